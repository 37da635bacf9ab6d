"""`quizgen import --adopt`: notes of others come with what was answered and decided about them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from quizgen.store import Store
from tests.commands.conftest import Quizgen

pytestmark = pytest.mark.anki


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """A collection with two notes of two cards each, all answered; the last is suspended and has a flag."""
    from anki.collection import Collection

    col = Collection(str(tmp_path / "collection.anki2"))
    for number in (1, 2):
        note = col.new_note(col.models.by_name("Basic (and reversed card)"))
        note["Front"], note["Back"] = f"front {number}", f"back {number}"
        col.add_note(note, col.decks.id("Biology::Cells"))
    ids = sorted(col.find_cards(""))
    for ident in ids:
        card = col.get_card(ident)
        card.start_timer()
        states = col._backend.get_scheduling_states(ident)
        col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=2))
    col.set_user_flag_for_cards(3, ids[-1:])
    col.sched.suspend_cards(ids[-1:])
    col.close()
    return tmp_path / "collection.anki2"


def standing(store: Path) -> list[Any]:
    with Store.open(store) as opened:
        cards = [card for note in opened.notes() if note.is_asked for card in opened.cards(note.guid)]
        return sorted((card.memory.reps if card.memory else 0, card.suspended, card.flag) for card in cards)


def whole(store: Path) -> str:
    with Store.open(store) as opened:
        return opened.whole_hash()


def test_adopted_cards_come_with_their_history(quizgen: Quizgen, store: Path, others: Path) -> None:
    """Each card is a note here; the second time nothing is new, with or without adopting."""
    result = quizgen("import", others, "--adopt", "deck:Biology")

    assert result.stdout.startswith("collection.anki2: 4 notes adopted, 4 reviews, 2 decisions about cards\n")
    assert standing(store) == [(1, False, 0), (1, False, 0), (1, False, 0), (1, True, 3)]
    again = [quizgen("import", others, *more).stdout for more in (("--adopt", "deck:Biology"), ())]
    assert again == ["collection.anki2: nothing new\n"] * 2


def test_dry_run_adopts_nothing(quizgen: Quizgen, store: Path, others: Path) -> None:
    """There is not even a store."""
    told = json.loads(quizgen("import", others, "--adopt", "deck:Biology", "--dry-run", "--json").stdout)

    assert (len(told["adopted"]), told["reviews"], store.exists()) == (4, 4, False)


def test_undo_withdraws_what_was_adopted(quizgen: Quizgen, store: Path, others: Path) -> None:
    """Adopted once more, it is all there again."""
    quizgen("import", others, "--adopt", "deck:Biology")
    after = whole(store)

    quizgen("undo")

    assert standing(store) == []
    quizgen("import", others, "--adopt", "deck:Biology")
    assert whole(store) == after


def test_answers_given_later_come_without_adopting_again(quizgen: Quizgen, store: Path, others: Path) -> None:
    """The names under which cards were adopted are known."""
    quizgen("import", others, "--adopt", "deck:Biology")
    with closing(sqlite3.connect(others)) as connection:
        connection.execute("INSERT INTO revlog SELECT id + 999999, cid, usn, 1, -60, ivl, factor, time, 0 FROM revlog")
        connection.commit()

    result = quizgen("import", others)

    assert result.stdout == "collection.anki2: 4 reviews\n"
    assert {reps for reps, *_ in standing(store)} == {2}
