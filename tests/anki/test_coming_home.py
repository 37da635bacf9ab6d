"""What was answered in the real Anki comes home: nothing lost, nothing doubled, and the memory that Anki has."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from quizgen.anki.foreign import ForeignCard, Stage
from quizgen.anki.reading import opened
from quizgen.cli import cli
from quizgen.model import Card
from quizgen.schedule import day_start
from quizgen.store import Store
from tests.anki import samples
from tests.anki.reading.learned import NOTES, PACKAGES, Learned, learned
from tests.conftest import make_document

pytestmark = pytest.mark.anki
Key = tuple[str, int, int]


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learned]:
    with learned(tmp_path_factory.mktemp("learned")) as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the notes that the collection got from us."""
    path = tmp_path / "library.db"
    halves = range(NOTES // 2)
    notes = [
        *(samples.qa(f"qa-{number:03}", deck=f"Body::Ünit {number % 3}") for number in halves),
        *(samples.cloze(f"cloze-{number:03}", deck="Body::Heart") for number in halves),
    ]
    with Store.open(path) as opened_store:
        opened_store.save(make_document(source="body/heart.md"), notes)
    return path


def imported(store: Path, file: Path) -> str:
    result = CliRunner().invoke(cli, ["--store", str(store), "import", str(file)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def reviews(store: Path) -> list[Key]:
    with Store.open(store) as opened_store:
        return sorted((review.guid, review.ordinal, review.id) for review in opened_store.reviews())


def answers(col: Any) -> list[Key]:
    """Of cards that are still there; Anki drops the notes of others."""
    found = col.db.all(
        "SELECT n.guid, c.ord, r.id FROM revlog r JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid "
        "WHERE r.ease > 0 ORDER BY 1, 2, 3"
    )
    return [(guid, ordinal, ident) for guid, ordinal, ident in found]


@pytest.mark.parametrize("name", [*PACKAGES, "collection.anki2"])
def test_no_answer_is_lost_or_doubled(anki: Learned, store: Path, name: str) -> None:
    """A thousand answers over more than a hundred cards, in every kind of file, open in Anki or not."""
    imported(store, anki.folder / name)
    second = imported(store, anki.folder / name)

    assert reviews(store) == answers(anki.col)
    assert len({key[:2] for key in reviews(store)}) >= 100
    assert second == f"{name}: nothing new\n"


def test_files_of_one_collection_say_the_same(anki: Learned, store: Path) -> None:
    """After the first of them none has anything new."""
    imported(store, anki.folder / PACKAGES[0])

    told = [imported(store, anki.folder / name) for name in (*PACKAGES, "collection.anki2")]

    assert all(line.endswith(": nothing new\n") for line in told)


def test_cards_are_suspended_and_flagged_as_in_anki(anki: Learned, store: Path) -> None:
    """Each of them, and no other."""
    imported(store, anki.folder / "new.colpkg")

    with opened(anki.folder / "new.colpkg") as collection:
        there = {(card.guid, card.ordinal): (card.suspended, card.flag) for card in collection.cards()}
    with Store.open(store) as opened_store:
        here = {(card.guid, card.ordinal): card for guid, _ in there for card in opened_store.cards(guid)}
    assert {key: (here[key].suspended, here[key].flag) for key in there} == there


# ---------------------------------------------------------------- memory


def test_cards_remember_what_anki_remembers(tmp_path: Path, store: Path) -> None:
    """Stability, difficulty, interval and the day a card is due are Anki's, whatever was answered."""
    from anki.collection import Collection

    col = Collection(str(tmp_path / "collection.anki2"))
    _answered_now(col, store, tmp_path)
    col.close()

    imported(store, tmp_path / "collection.anki2")

    with opened(tmp_path / "collection.anki2") as collection:
        day_zero = collection.about().day_zero
        there = [card for card in collection.cards() if card.stage is not Stage.NEW]
    with Store.open(store) as opened_store:
        here = {(card.guid, card.ordinal): card for _, card in opened_store.reviewed()}
    assert len(there) >= 100
    assert {(card.guid, card.ordinal): _of_anki(card, day_zero) for card in there} == {
        key: _of_ours(card) for key, card in here.items()
    }


def _answered_now(col: Any, store: Path, folder: Path) -> None:
    """Every card once, and many again and again, all on this day."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    from quizgen.anki.package import write

    with Store.open(store) as opened_store:
        write(folder / "ours.apkg", opened_store.notes())
    request = ImportAnkiPackageRequest(package_path=str(folder / "ours.apkg"), options=ImportAnkiPackageOptions())
    col.import_anki_package(request)
    col.set_config("fsrs", True)
    random, cards = Random("now"), sorted(col.find_cards(""))
    for card in (*cards, *random.choices(cards, k=200)):
        _answer(col, card, random.choices((0, 1, 2, 3), (10, 10, 60, 20))[0])


def _answer(col: Any, ident: int, rating: int) -> None:
    card = col.get_card(ident)
    card.start_timer()
    states = col._backend.get_scheduling_states(ident)
    col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=rating))


def _of_anki(card: ForeignCard, day_zero: datetime) -> tuple[Any, ...]:
    assert card.stability is not None
    assert card.difficulty is not None
    in_review = card.stage is Stage.REVIEW
    at = day_zero + timedelta(days=card.due) if in_review else datetime.fromtimestamp(card.due, UTC)
    day = day_start(at + timedelta(hours=in_review), None)
    memory = round(card.stability, 4), round(card.difficulty, 3)
    return int(card.stage), *memory, day, card.interval_days if in_review else None, card.reps, card.lapses


def _of_ours(card: Card) -> tuple[Any, ...]:
    memory = card.memory
    assert memory is not None
    in_review = memory.step is None
    day = day_start(memory.due_at + timedelta(hours=in_review), None)
    counts = memory.interval_days if in_review else None, memory.reps, memory.lapses
    return int(memory.state), memory.stability, memory.difficulty, day, *counts
