"""What comes into a store from an Anki collection is staged, written, taken back and counted again."""

from datetime import UTC, datetime, timedelta

import pytest

from quizgen.model import Guid, Rating
from quizgen.store import Store
from quizgen.store.arrived import Arrival, Seen
from quizgen.store.rows import stamp
from tests.conftest import DECIDED_AT, MONDAY, make_document, make_memory, make_note, make_review

AT_MS = 1_775_000_000_123
ANSWER = Arrival("aaa", 0, AT_MS, 3, 4, 2, 3000)
SEEN = Seen(Guid("aaa"), 1, "sent", "digest", ("exam",), ((0, True, 3),))


@pytest.fixture
def store() -> Store:
    """A store with two notes."""
    store = Store.in_memory()
    store.save(make_document(), [make_note("aaa"), make_note("bbb")])
    return store


def imported(store: Store, *arrivals: Arrival, seen: tuple[Seen, ...] = (), now: datetime = DECIDED_AT) -> datetime:
    """What comes is written; when it is held to have come."""
    moment = store.arrivals.moment(now)
    store.arrivals.stage(arrivals, seen)
    with store.locked():
        store.arrivals.write(store.arrivals.begin("a.apkg", now=moment), "1", now=moment)
    return moment


def undone(store: Store) -> None:
    record = store.last_build()
    assert record is not None
    now = store.arrivals.moment(DECIDED_AT)
    store.arrivals.take_back(record, now=now)
    store.undo_build(record, (), (), now=now)


def test_an_answer_is_written_as_anki_gave_it(store: Store) -> None:
    """Its time is that of its id, to the millisecond."""
    imported(store, ANSWER)

    (review,) = store.reviews()
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=AT_MS)
    assert review == make_review(
        at=at, id=AT_MS, duration_ms=3000, source="anki", last_interval_days=2, interval=4, rating=Rating.GOOD
    )


@pytest.mark.parametrize("identity", [0, 999, 1000, AT_MS, 253_402_300_799_999])
def test_times_are_stamped_as_everywhere(store: Store, identity: int) -> None:
    """SQL makes of an id the text that Python makes of it."""
    imported(store, ANSWER._replace(id=identity))

    ((found,),) = store._connection.execute("SELECT reviewed_at FROM reviews").fetchall()
    assert found == stamp(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=identity))


def test_news_tells_what_is_new(store: Store) -> None:
    """Known answers, and those of notes that are not ours, are none; ordinals a note has not are named."""
    imported(store, ANSWER)

    news = store.arrivals.stage(
        [ANSWER, ANSWER._replace(id=5), ANSWER._replace(id=6, rating=0), ANSWER._replace(ordinal=9),
         ANSWER._replace(guid="zzz")],
        (),
    )  # fmt: skip

    assert (news.answers, news.reschedules, news.unknown, news.unknown_cards) == (1, 1, 1, (("aaa", 9, 1),))


@pytest.mark.parametrize(
    ("change", "is_new"),
    [({"id": 1}, False), ({"id": 50}, False), ({"id": 51}, True), ({"id": -1}, True), ({"rating": 4, "id": 1}, True)],
)
def test_an_answer_given_here_may_come_back_a_little_later(store: Store, change: dict[str, int], is_new: bool) -> None:
    """With its rating and duration, at most 50 ms later."""
    store.record(make_review(id=AT_MS, at=MONDAY, duration_ms=3000), make_memory())

    news = store.arrivals.stage([ANSWER._replace(**change | {"id": AT_MS + change["id"]})], ())

    assert news.answers == is_new


def test_what_an_undo_took_back_counts_again(store: Store) -> None:
    """By the next import; and not what the learner took back."""
    imported(store, ANSWER, ANSWER._replace(id=AT_MS + 9000), ANSWER._replace(id=7, rating=0))
    store.undo(next(iter(store.reviews())), None, now=DECIDED_AT + timedelta(hours=1))
    before = store.whole_hash()
    undone(store)
    empty = store.reviews()

    imported(store, ANSWER, ANSWER._replace(id=AT_MS + 9000), ANSWER._replace(id=7, rating=0))

    assert (empty, [review.id for review in store.reviews()]) == ((), [AT_MS + 9000])
    assert store.whole_hash() == before


def test_moments_of_imports_differ_whatever_the_clock_says(store: Store) -> None:
    """So that what came with one can be told by it."""
    moments = [imported(store, ANSWER._replace(id=number)) for number in range(1, 4)]

    assert sorted({*moments}) == moments


def test_what_was_seen_is_known_until_undone(store: Store) -> None:
    """Of each note the last word."""
    imported(store, seen=(SEEN,))
    later = SEEN._replace(digest="other")
    imported(store, seen=(later,))
    second = store.arrivals.ours("1", ["aaa"])[Guid("aaa")].seen
    undone(store)

    first = store.arrivals.ours("1", ["aaa"])[Guid("aaa")].seen
    assert (first, second, list(store.arrivals.seen("1")), list(store.arrivals.seen("2"))) == (SEEN, later, [SEEN], [])


def test_very_many_answers_leave_the_schema_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index that is made anew is the same."""
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
    before = store._connection.execute(schema).fetchall()
    monkeypatch.setattr("quizgen.store.arriving.MANY", 1)

    imported(store, ANSWER)

    assert (store._connection.execute(schema).fetchall(), len(store.reviews())) == (before, 1)
