"""Rows come in order, and their values are what they should be, whatever stands in the file."""

from pathlib import Path

import pytest

from quizgen.anki.foreign import ForeignCard, Stage
from quizgen.anki.reading import opened
from quizgen.errors import QuizgenError
from tests.anki.reading import surgery
from tests.anki.reading.learned import package

REVIEW = "INSERT INTO revlog VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return surgery.collection(package(tmp_path_factory.mktemp("good"), 6))


def first_card(raw: bytes, path: Path, assignment: str, *values: object) -> ForeignCard:
    file = surgery.operated(raw, path / "collection.anki2", (f"UPDATE cards SET {assignment}", values))
    with opened(file) as collection:
        return next(collection.cards())


def test_order_of_text(raw: bytes, tmp_path: Path) -> None:
    """Guids are in Python's own order of strings, beyond the first plane of Unicode too."""
    guids = ["é", "\uffff", "😀", "z", "", "Z"]
    steps = [
        ("UPDATE notes SET guid = ? WHERE id = (SELECT id FROM notes ORDER BY id LIMIT 1 OFFSET ?)", (guid, place))
        for place, guid in enumerate(guids)
    ]
    with opened(surgery.operated(raw, tmp_path / "collection.anki2", *steps)) as collection:
        found = [note.guid for note in collection.notes()]

    assert found == sorted(guids)


def test_order_of_shared_guids(raw: bytes, tmp_path: Path) -> None:
    """Reviews of two cards with one guid and ordinal come in the order of their times."""
    ids = "(SELECT min(id) FROM cards)", "(SELECT max(id) FROM cards)"
    rows = [f"INSERT INTO revlog VALUES ({at}, {ids[at % 2]}, 0, 3, 1, 1, 0, 0, 1)" for at in range(1, 9)]
    steps = ("UPDATE notes SET guid = 'same'", "UPDATE cards SET ord = 0", *rows)
    with opened(surgery.operated(raw, tmp_path / "collection.anki2", *steps)) as collection:
        found = [(review.guid, review.ordinal, review.id) for review in collection.reviews()]

    assert found == [("same", 0, at) for at in range(1, 9)]


def test_orphans(raw: bytes, tmp_path: Path) -> None:
    """Reviews of cards that are gone, and cards of notes that are gone, are neither given nor counted."""
    steps = ((REVIEW, (5, 1, 3, 1, 1, 0, 0, 1)), "DELETE FROM notes WHERE guid = 'qa-000'")
    with opened(surgery.operated(raw, tmp_path / "collection.anki2", *steps)) as collection:
        about, cards = collection.about(), list(collection.cards())
        reviews = list(collection.reviews())

    assert (about.notes, about.cards, about.reviews) == (5, len(cards), len(reviews)) == (5, 8, 0)


@pytest.mark.parametrize(("ease", "rating"), [(0, 0), (1, 1), (4, 4), (5, 0), (-1, 0), ("x", 0), (None, 0), (2.5, 2)])
def test_ratings(raw: bytes, tmp_path: Path, ease: object, rating: int) -> None:
    """A rating is 1 to 4, and anything else is none."""
    columns = "id INTEGER PRIMARY KEY, cid, usn, ease, ivl, lastIvl, factor, time, type"
    row = ("INSERT INTO revlog SELECT 7, min(id), 0, ?, 1, 1, 0, 0, 1 FROM cards", [ease])
    steps = ("DROP TABLE revlog", f"CREATE TABLE revlog ({columns})", row)
    with opened(surgery.operated(raw, tmp_path / "collection.anki2", *steps)) as collection:
        (review,) = collection.reviews()

    assert review.rating == rating


@pytest.mark.parametrize(
    ("data", "memory"),
    [
        ("", (None, None, None, None)),
        ('{"s":36.1506,"d":2.097,"dr":0.9,"decay":0.154,"lrt":1794463561}', (36.1506, 2.097, 0.9, 1794463561)),
        ('{"s":36.1506}', (36.1506, None, None, None)),
        ('{"s":"36","d":NaN,"dr":true,"lrt":"x"}', (None, None, None, None)),
        ('{"s":1e999,"d":-Infinity,"lrt":1e30}', (None, None, None, 0)),
        ("[1]", (None, None, None, None)),
        ("{", (None, None, None, None)),
        ("[" * 100_000, (None, None, None, None)),
        (b"\xff\x00", (None, None, None, None)),
    ],
)
def test_memory(raw: bytes, tmp_path: Path, data: object, memory: tuple[object, ...]) -> None:
    """What FSRS remembers is read where it is there, number by number."""
    card = first_card(raw, tmp_path, "data = ?", data)

    assert (card.stability, card.difficulty, card.desired_retention, card.last_review_s) == memory


@pytest.mark.parametrize(
    ("queue", "suspended", "buried"), [(-1, True, False), (-2, False, True), (-3, False, True), (2, False, False)]
)
def test_queues(raw: bytes, tmp_path: Path, queue: int, suspended: bool, buried: bool) -> None:
    """A card is suspended, or buried by the learner or by Anki."""
    card = first_card(raw, tmp_path, "queue = ?", queue)

    assert (card.suspended, card.buried) == (suspended, buried)


@pytest.mark.parametrize(("flags", "flag"), [(0, 0), (7, 7), (8, 0), (13, 5), (-1, 7)])
def test_flags(raw: bytes, tmp_path: Path, flags: int, flag: int) -> None:
    """A flag is the last three bits."""
    assert first_card(raw, tmp_path, "flags = ?", flags).flag == flag


def test_unknown_deck(raw: bytes, tmp_path: Path) -> None:
    """A card in a deck that is gone is in the deck that cannot be."""
    assert first_card(raw, tmp_path, "did = 5").deck == "Default"


def test_unknown_stage(raw: bytes, tmp_path: Path) -> None:
    """A stage that Anki does not have is the first."""
    assert first_card(raw, tmp_path, "type = 9").stage is Stage.NEW


def test_long_step(raw: bytes, tmp_path: Path) -> None:
    """A step that Anki counts in days is due when its day begins."""
    file = surgery.operated(raw, tmp_path / "collection.anki2", "UPDATE cards SET type = 3, queue = 3, due = 10")
    with opened(file) as collection:
        card, about = next(collection.cards()), collection.about()

    assert card.due == about.day_zero.timestamp() + 10 * 86_400


def test_damage_while_iterating(raw: bytes, tmp_path: Path) -> None:
    """Damage met on the way says in which file it is."""
    file = surgery.operated(raw, tmp_path / "collection.anki2", "UPDATE notes SET flds = CAST(x'ff' AS TEXT)")
    with opened(file) as collection, pytest.raises(QuizgenError, match="damaged") as caught:
        list(collection.notes())

    assert caught.value.where == f"file {file}"
