"""Whatever two or three stores hold, merging them in any order, or twice, gives the same, and nothing is lost."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.commands import clock, merge
from quizgen.model import Card, ClozePart, Edit, Guid, Memory, Note, Rating, Review, Status, Wording
from quizgen.options import inherited
from quizgen.reconcile import rewritten
from quizgen.schedule import Scheduler
from quizgen.scheduling.replaying import replay
from quizgen.store import Store
from tests.conftest import MONDAY, make_cloze, make_document, make_draft, make_memory, make_note

Action = Callable[[Store, str], None]


def at(minute: int) -> datetime:
    return MONDAY + timedelta(minutes=minute)


# ---------------------------------------------------------------- what happens to a store


def build(name: str, words: str, minute: int, status: Status) -> Action:
    """A build says this of the note."""

    def act(store: Store, path: str) -> None:
        before = store.notes_of([Guid(name)]).get(Guid(name))
        draft = make_draft(question=f"What is {words}?", answer=words)
        if name.startswith("c"):
            draft = make_cloze("It is ", words, " and more")
            if words > "m":
                draft = replace(draft, cloze=(*draft.cloze, ClozePart(f"other {words}", 2)))
        note = make_note(name, draft, created_at=at(minute), modified_at=at(minute), status=status)
        if before:
            note = replace(before, draft=draft, status=status)
        written = rewritten(before, note, at(minute)) if before else [note]
        store.save(store.known(path) or make_document(path), written)

    return act


def decide(name: str, kind: str, value: str, minute: int) -> Action:
    """The learner decides something of the note, if there is one."""

    def act(store: Store, _: str) -> None:
        note = store.notes_of([Guid(name)]).get(Guid(name))
        if note:
            store.decide(rewritten(note, decided(note, kind, value), at(minute)), now=at(minute))

    return act


def decided(note: Note, kind: str, value: str) -> Note:
    if kind == "edit":
        return replace(note, edit=Edit(mine(note, value), note.draft.wording) if value > "f" else None)
    if kind == "rejected":
        return replace(note, rejected=value > "m")
    return replace(note, own_tags=(value,))


def mine(note: Note, value: str) -> Wording:
    if note.draft.cloze:
        return Wording("", "", (ClozePart("Mine is "), ClozePart(value, 1 + (value > "m"))), "")
    return Wording(f"What is my {value}?", value, (), "")


def answer(name: str, ordinal: int, second: int, rating: Rating) -> Action:
    """The card is answered, if there is one and it was not at that moment."""

    def act(store: Store, _: str) -> None:
        moment = at(60) + timedelta(hours=5 * second)
        review = Review(round(moment.timestamp() * 1000), Guid(name), ordinal, rating, moment, 1000)
        known = {(card.guid, card.ordinal) for card in store.cards(Guid(name))}
        if (review.guid, ordinal) in known and (*card_key(review), review.id) not in keys(store):
            with store.locked():
                store.record(review, make_memory())
                settle(store, review.guid, ordinal)

    return act


def take_back(name: str, minute: int) -> Action:
    """The first standing review of the note is taken back."""

    def act(store: Store, _: str) -> None:
        found = store.reviews(guid=Guid(name))
        if found:
            store.undo(found[0], None, now=at(minute))
            settle(store, found[0].guid, found[0].ordinal)

    return act


def put(name: str, kind: str, number: int, minute: int) -> Action:
    """A flag, a suspension, or an option of all decks is set."""

    def act(store: Store, _: str) -> None:
        if kind == "options":
            store.set_options("", {"new_per_day": number}, now=at(minute))
        elif kind == "suspended":
            store.suspend([Guid(name)], suspended=number > 2, now=at(minute))
        elif store.cards(Guid(name)):
            store.quizzes.flag(Guid(name), store.cards(Guid(name))[0].ordinal, number, now=at(minute))

    return act


def card_key(review: Review) -> tuple[Guid, int]:
    return review.guid, review.ordinal


def remembered(store: Store, card: Card) -> Memory | None:
    """What the card's standing reviews give."""
    scheduler = Scheduler.of(inherited("Biology", store.options()), clock.LOCAL_ZONE)
    return replay(store.quizzes.reviews_of(card.guid, card.ordinal), scheduler)


def settle(store: Store, guid: Guid, ordinal: int) -> None:
    card = Card(guid, ordinal)
    store.remember([replace(card, memory=remembered(store, card))])


def keys(store: Store) -> set[tuple[str, int, int]]:
    """Of all reviews on record, those taken back too."""
    return set(store._connection.execute("SELECT guid, ordinal, id FROM reviews"))


# ---------------------------------------------------------------- stores

words = st.sampled_from(("air", "bone", "nerve", "water"))
minutes = st.integers(0, 9)
names = st.sampled_from(("aaa", "bbb", "ccc"))
statuses = st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.RETIRED, Status.WITHDRAWN))
builds = st.builds(build, names, words, minutes, statuses)
actions = st.one_of(
    builds,
    st.builds(decide, names, st.sampled_from(("edit", "rejected", "own_tags")), words, minutes),
    st.builds(answer, names, st.integers(0, 1), st.integers(0, 4), st.sampled_from(Rating)),
    st.builds(take_back, names, minutes),
    st.builds(put, names, st.sampled_from(("flag", "suspended", "options")), st.integers(0, 5), minutes),
)
histories = st.tuples(st.lists(builds, min_size=1, max_size=3), st.lists(actions, max_size=8)).map(
    lambda both: [*both[0], *both[1]]
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store without anything, to be copied: making one takes a while."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Store.open(path).close()
    return path


class Folder:
    """Stores of one example, by name."""

    def __init__(self, place: Path, empty: Path) -> None:
        self._place, self._empty = place, empty

    def store(self, name: str, history: list[Action]) -> Path:
        path = Path(shutil.copy(self._empty, self._place / name))
        with Store.open(path) as store:
            for act in history:
                act(store, f"/{name}/blood.md")
        return path

    def merged(self, *paths: Path) -> Path:
        """A copy of the first store, with the others merged into it one after the other."""
        name = "-".join(path.name for path in paths) + "+"
        here = Path(shutil.copy(paths[0], self._place / name))
        for other in paths[1:]:
            merge.run(here, merge.Request(other))
        return here


def whole(path: Path) -> str:
    """All that a learner has, the logs too."""
    with Store.open(path) as store:
        found = [store.whole_hash()]
    with closing(sqlite3.connect(path)) as connection:
        for query in LOGS:
            found += map(repr, connection.execute(query))
    return "\n".join(found)


LOGS = (
    "SELECT * FROM decisions ORDER BY 1, 2, 3, 4",
    "SELECT * FROM reviews ORDER BY 1, 2, 3",
    "SELECT * FROM review_undos ORDER BY 1, 2, 3",
    "SELECT * FROM deck_options ORDER BY 1",
    "SELECT guid, ordinal, suspended, flag, state, due_at, stability FROM cards ORDER BY 1, 2",
    "SELECT guid, created_at, notetype, status, withdrawn FROM notes ORDER BY 1",
)


@settings(max_examples=25)
@given(histories, histories)
def test_either_order_gives_the_same(empty: Path, one: list[Action], two: list[Action]) -> None:
    """A with B is B with A."""
    with TemporaryDirectory() as place:
        folder = Folder(Path(place), empty)
        a, b = folder.store("one", one), folder.store("two", two)

        assert whole(folder.merged(a, b)) == whole(folder.merged(b, a))


@settings(max_examples=25)
@given(histories, histories, histories)
def test_three_stores_in_any_order_are_the_same(
    empty: Path, one: list[Action], two: list[Action], three: list[Action]
) -> None:
    """(A with B) with C is A with (B with C)."""
    with TemporaryDirectory() as place:
        folder = Folder(Path(place), empty)
        a, b, c = folder.store("one", one), folder.store("two", two), folder.store("three", three)

        assert whole(folder.merged(a, b, c)) == whole(folder.merged(a, folder.merged(b, c)))


@settings(max_examples=25)
@given(histories, histories)
def test_merging_twice_changes_nothing(empty: Path, one: list[Action], two: list[Action]) -> None:
    """What is merged already, in either direction, brings nothing: not a byte of the store is another."""
    with TemporaryDirectory() as place:
        folder = Folder(Path(place), empty)
        a, b = folder.store("one", one), folder.store("two", two)
        once = folder.merged(a, b)
        before = once.read_bytes()

        merge.run(once, merge.Request(b))
        merge.run(once, merge.Request(folder.merged(b, once)))

        assert once.read_bytes() == before


@settings(max_examples=25)
@given(histories, histories)
def test_nothing_is_lost(empty: Path, one: list[Action], two: list[Action]) -> None:
    """Every review and every decision of either store is in the merged one."""
    with TemporaryDirectory() as place:
        folder = Folder(Path(place), empty)
        a, b = folder.store("one", one), folder.store("two", two)

        merged = logged(folder.merged(a, b))

        assert merged == logged(a) | logged(b)


@settings(max_examples=25)
@given(histories, histories)
def test_memory_is_what_replaying_gives(empty: Path, one: list[Action], two: list[Action]) -> None:
    """Every card of the merged store remembers what its standing reviews give."""
    with TemporaryDirectory() as place:
        folder = Folder(Path(place), empty)
        a, b = folder.store("one", one), folder.store("two", two)
        with Store.open(folder.merged(a, b)) as store:
            cards = [card for name in ("aaa", "bbb", "ccc") for card in store.cards(Guid(name))]

            assert [card.memory for card in cards] == [remembered(store, card) for card in cards]


@settings(max_examples=25)
@given(histories, histories)
def test_anki_takes_every_note_that_shows_something_else(empty: Path, one: list[Action], two: list[Action]) -> None:
    """A merged note is a second later than each store's that shows something else."""
    with TemporaryDirectory() as place:
        folder = Folder(Path(place), empty)
        a, b = folder.store("one", one), folder.store("two", two)
        merged = shown(folder.merged(a, b))

        stale = [
            guid
            for before in (shown(a), shown(b))
            for guid, (second, sight) in before.items()
            if merged[guid][1] != sight and merged[guid][0] <= second
        ]

        assert stale == []


def logged(path: Path) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        reviews = set(connection.execute("SELECT guid, ordinal, id FROM reviews"))
        return reviews | set(connection.execute("SELECT guid, ordinal, kind, decided_at FROM decisions"))


def shown(path: Path) -> dict[Guid, tuple[int, object]]:
    with Store.open(path) as store:
        return {
            note.guid: (
                int(note.modified_at.timestamp()),
                (note.shown.wording, note.own_tags, note.tags, note.is_asked, note.source),
            )
            for note in store.notes()
        }
