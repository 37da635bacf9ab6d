"""A learner reviews at the desk and on the phone: at every step both sides agree, or doctor says why not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.commands.test_anki_story import BLOOD, EDITED
from tests.conftest import DECIDED_AT

pytestmark = [pytest.mark.anki, pytest.mark.model]


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of the learner's, with FSRS on."""
    collection = Collection(str(tmp_path / "collection.anki2"))
    collection.set_config("fsrs", True)
    yield collection
    collection.close()


@pytest.fixture
def desk(quizgen: Quizgen, store: Path, tmp_path: Path) -> Path:
    """The document studied, built into the store; intervals are not fuzzed."""
    path = tmp_path / "blood.md"
    path.write_text(BLOOD, encoding="utf-8")
    quizgen("build", path)
    with Store.open(store) as opened:
        opened.set_options("", {"fuzz": False}, now=DECIDED_AT)
    return path


def answered_here(quizgen: Quizgen, number: int) -> None:
    """So many new cards are answered Easy in the terminal."""
    quizgen("quiz", "--plain", "--new", str(number), answers="\n4\n" * number)


def answered_in_anki(anki: Collection) -> int:
    """All that is due and new in Anki is answered Easy; how many cards."""
    anki.decks.select(anki.decks.id_for_name("Blood"))
    number = 0
    while card := anki.sched.getCard():
        anki.sched.answerCard(card, 4)
        number += 1
    return number


def exported(quizgen: Quizgen, anki: Collection) -> None:
    """The store's package, with progress, is imported into Anki."""
    quizgen("export", "--with-progress", "-o", "blood.apkg")
    options = ImportAnkiPackageOptions(with_scheduling=True)
    anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(Path("blood.apkg").resolve()), options=options))


def brought_home(quizgen: Quizgen, anki: Collection) -> None:
    """The collection, closed for that, is imported into the store."""
    anki.close()
    result = quizgen("import", Path(anki.path))
    anki.reopen()
    assert result.exit_code == 0, result.output


def disagreements(quizgen: Quizgen, anki: Collection) -> set[str]:
    """What doctor has to say, but for what is the same."""
    anki.close()
    told = json.loads(quizgen("doctor", "--collection", Path(anki.path), "--json").stdout)
    anki.reopen()
    return {one["kind"] for one in told["findings"]} - {"same"}


def log_here(store: Path) -> set[tuple[str, int, int, int]]:
    """Guid, ordinal, id and rating of every review in the store."""
    with Store.open(store) as opened:
        return {(one.guid, one.ordinal, one.id, one.rating) for one in opened.reviews()}


def log_there(anki: Collection) -> set[tuple[str, int, int, int]]:
    """The same of Anki's log."""
    found = anki.db.all("select n.guid, c.ord, r.id, r.ease from revlog r join cards c on c.id = r.cid "
                        "join notes n on n.id = c.nid where r.ease > 0")  # fmt: skip
    return {tuple(row) for row in found}


def standing_here(store: Path) -> dict[tuple[str, int], tuple[float, float, int]]:
    """Stability, difficulty and interval of every reviewed card here."""
    with Store.open(store) as opened:
        cards = [card for _, card in opened.reviewed() if card.memory]
    return {
        (card.guid, card.ordinal): (card.memory.stability, card.memory.difficulty, card.memory.interval_days)
        for card in cards
        if card.memory
    }


def standing_there(anki: Collection) -> dict[tuple[str, int], tuple[float, float, int]]:
    """The same in Anki, rounded as Anki rounds."""
    cards = [anki.get_card(ident) for ident in anki.find_cards("-is:new")]
    return {
        (card.note().guid, card.ord): (
            round(card.memory_state.stability, 4),
            round(card.memory_state.difficulty, 3),
            card.ivl,
        )
        for card in cards
        if card.memory_state
    }


def test_desk_and_phone_have_one_log(quizgen: Quizgen, store: Path, desk: Path, anki: Collection) -> None:
    """Review here, export, review in Anki, import, edit, build, export, import: nothing is lost, doubled or apart."""
    answered_here(quizgen, 2)
    exported(quizgen, anki)
    assert (log_here(store), len(log_here(store))) == (log_there(anki), 2)
    assert standing_here(store) == standing_there(anki)
    assert disagreements(quizgen, anki) == set()

    number = answered_in_anki(anki)
    assert disagreements(quizgen, anki) == {"answered-there"}
    brought_home(quizgen, anki)
    assert (log_here(store), len(log_here(store))) == (log_there(anki), 2 + number)
    assert standing_here(store) == standing_there(anki)
    assert disagreements(quizgen, anki) == set()

    desk.write_text(EDITED, encoding="utf-8")
    quizgen("build", desk, "--yes")
    assert {"updated", "asked-again"} == disagreements(quizgen, anki)
    exported(quizgen, anki)
    brought_home(quizgen, anki)
    assert log_here(store) == log_there(anki)
    assert {key: value for key, value in standing_here(store).items() if key in standing_there(anki)} == standing_there(
        anki
    )
    assert disagreements(quizgen, anki) == {"asked-again"}
