"""Facts about which cards a sitting asks: the store's part of the queue, day by day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quizgen.commands import agenda, clock
from quizgen.commands.agenda import Wish
from quizgen.model import Card, ClozePart, Edit, Guid, Memory, Note, Rating, Review, State, Status, Wording
from quizgen.store import BuiltDocument, Filters, Store
from tests.conftest import DECIDED_AT
from tests.quiz import stored
from tests.quiz.notes import NOW, cloze, in_learning, in_review, memory_of, new, qa
from tests.quiz.stored import DOCUMENT, Clock

DAY = timedelta(days=1)
GAPS = cloze("gaps", ClozePart("The "), ClozePart("heart", 1), ClozePart(" pumps "), ClozePart("blood", 2))


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stored.set_clock(monkeypatch)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        yield opened


def fill(store: Store, *cards: Card, notes: tuple[Note, ...] = ()) -> Store:
    """The store holds the cards given, of notes made for them unless given, in that order."""
    guids = dict.fromkeys(card.guid for card in cards)
    known = {note.guid for note in notes}
    return stored.fill(store, (*notes, *(qa(guid) for guid in guids if guid not in known)), cards)


def due(store: Store, wish: Wish | None = None, now: datetime = NOW) -> list[tuple[str, int]]:
    return [(card.guid, card.ordinal) for card in agenda.due(store, wish or Wish(), now=now)]


def guids(store: Store, wish: Wish | None = None, now: datetime = NOW) -> list[str]:
    return [guid for guid, _ in due(store, wish, now)]


def answer(store: Store, card: Card, at: datetime, due_at: datetime, *, interval_days: int = 0) -> None:
    """The card was answered, and is due at that moment; `interval_days` is what it had before."""
    memory = Memory(State.REVIEW, None, 5.0, 5.0, due_at, at, 1, 0, 5)
    identity = round(at.timestamp() * 1000)
    review = Review(identity, card.guid, card.ordinal, Rating.GOOD, at, 1000, last_interval_days=interval_days)
    store.quizzes.answer(review, memory)


# ---------------------------------------------------------------- order and siblings


def test_steps_come_first_then_reviews_with_new_cards_between_them(store: Store) -> None:
    """Cards in steps by when they end, reviews in their order, new ones in document order between them."""
    fill(store, new("n1"), new("n2"), in_review("r1"), in_review("r2"), *steps("late", "soon"))

    assert guids(store) == ["soon", "late", "r1", "n1", "r2", "n2"]


def steps(late: str, soon: str) -> tuple[Card, Card]:
    return in_learning(late, timedelta(minutes=9)), in_learning(soon, timedelta(minutes=3))


def test_cards_are_read_as_they_are(store: Store) -> None:
    """Each has its memory and its flag."""
    card = replace(in_review("heart"), flag=3)
    fill(store, card)
    store.quizzes.flag(card.guid, 0, 3, now=DECIDED_AT)

    assert agenda.due(store, Wish(), now=NOW) == (card,)


def test_of_a_note_one_card_is_asked(store: Store) -> None:
    """A review comes before a new card of the same note, wherever that stands; the new card waits."""
    fill(store, new("gaps", 0), in_review("gaps", 1), notes=(GAPS,))

    assert due(store) == [("gaps", 1)]


def test_a_sibling_in_steps_comes_before_a_review(store: Store) -> None:
    """The review of the other gap waits until tomorrow."""
    learning = replace(in_learning("gaps", timedelta()), ordinal=1)
    fill(store, in_review("gaps", 0), learning, notes=(GAPS,))

    assert due(store) == [("gaps", 1)]


def test_siblings_of_a_card_answered_earlier_today_are_not_asked(store: Store) -> None:
    """Of notes already answered today only cards in their steps are asked; the others come tomorrow."""
    fill(store, in_learning("gaps", -timedelta(minutes=1)), new("gaps", 1), new("other"), notes=(GAPS,))
    today = due(store)
    answer(store, new("gaps", 0), NOW, NOW + 9 * DAY)

    assert (today, due(store)) == ([("gaps", 0), ("other", 0)], [("other", 0)])
    assert due(store, now=NOW + DAY) == [("gaps", 1), ("other", 0)]


def test_a_card_whose_fact_changed_is_asked_though_answered_today(store: Store) -> None:
    """A build that changed the fact since the answer is reason enough."""
    fill(store, new("heart"))
    answer(store, new("heart"), NOW - timedelta(hours=1), NOW + 9 * DAY)
    before = due(store)
    store.build([BuiltDocument(DOCUMENT, asked_again=((Guid("heart"), 0),))], now=NOW)

    assert (before, due(store)) == ([], [("heart", 0)])


def test_new_siblings_of_what_is_due_wait(store: Store) -> None:
    """A note with a review today, though there was no room for it, is no place to introduce a card."""
    fill(store, in_review("gaps", 0), in_review("heart"), new("gaps", 1), notes=(GAPS,))
    store.set_options("", {"reviews_per_day": 1}, now=DECIDED_AT)

    assert len(due(store, Wish(new_per_day=9))) == 1


# ---------------------------------------------------------------- the day


def test_a_card_is_due_when_its_day_begins(store: Store) -> None:
    """Due at 04:00, it is not asked at 03:59."""
    fill(store, new("heart"))
    morning = datetime(2025, 3, 2, 4, tzinfo=UTC)
    answer(store, new("heart"), NOW - DAY, morning)

    found = [guids(store, now=morning - timedelta(minutes=1)), guids(store, now=morning)]

    assert found == [[], ["heart"]]


@pytest.mark.parametrize(
    ("change", "hours"), [(datetime(2025, 3, 30, tzinfo=UTC), 23), (datetime(2025, 10, 26, tzinfo=UTC), 25)]
)
def test_the_day_turns_at_four_on_the_clocks_that_change(
    store: Store, in_zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, change: datetime, hours: int
) -> None:
    """In Berlin the day before the clocks change has 23 or 25 hours, and the limit of new cards is that day's."""
    in_zone("Europe/Berlin")
    monkeypatch.setattr(clock, "LOCAL_ZONE", None)
    berlin_morning = datetime(change.year, change.month, change.day, 4).astimezone()
    day_before = datetime(change.year, change.month, change.day - 1, 4).astimezone()
    fill(store, new("a"), new("b"))
    answer(store, new("a"), day_before, NOW + 900 * DAY)
    wish = Wish(new_per_day=1)

    found = [guids(store, wish, now=moment) for moment in (berlin_morning - timedelta(seconds=1), berlin_morning)]

    assert berlin_morning - day_before == timedelta(hours=hours)
    assert found == [[], ["b"]]


def test_a_traveller_is_asked_by_the_day_where_they_are(
    store: Store, in_zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is due in Berlin at 04:00 is due in New York the evening before, and in Tokyo when that day has begun."""
    monkeypatch.setattr(clock, "LOCAL_ZONE", None)
    fill(store, new("heart"))
    due_at = datetime(2025, 1, 15, 3, tzinfo=UTC)
    answer(store, new("heart"), due_at - 9 * DAY, due_at)
    moments = [datetime(2025, 1, 14, hour, tzinfo=UTC) for hour in (2, 10, 20)]

    found = {}
    for zone in ("Europe/Berlin", "America/New_York", "Asia/Tokyo"):
        in_zone(zone)
        found[zone] = [guids(store, now=moment) for moment in moments]

    assert found == {
        "Europe/Berlin": [[], [], []],
        "America/New_York": [[], ["heart"], ["heart"]],
        "Asia/Tokyo": [[], [], ["heart"]],
    }


# ---------------------------------------------------------------- limits


def test_limits_hold_over_a_whole_day(store: Store) -> None:
    """Reviews and introductions of earlier sittings count, a card introduced and asked again only once."""
    cards = [in_review(f"r{n}") for n in range(3)]
    fill(store, *cards, *(new(f"n{n}") for n in range(3)))
    store.set_options("biology::body", {"reviews_per_day": 4, "new_per_day": 2}, now=DECIDED_AT)
    answer(store, cards[0], NOW, NOW + 9 * DAY, interval_days=5)
    answer(store, new("n0"), NOW, NOW + 9 * DAY)
    answer(store, new("n0"), NOW + timedelta(minutes=1), NOW + 9 * DAY)

    now = NOW + timedelta(minutes=2)
    assert sorted(guids(store, now=now)) == ["n1", "r1", "r2"]
    assert sorted(guids(store, now=now + DAY)) == ["n1", "n2", "r1", "r2"]


def test_reviews_of_earlier_sittings_use_up_the_limit(store: Store) -> None:
    """A deck that allows two reviews has one left after one; with none left, none are introduced."""
    cards = [in_review(f"r{n}") for n in range(3)]
    fill(store, *cards, new("n"))
    store.set_options("biology::body", {"reviews_per_day": 2}, now=DECIDED_AT)
    answer(store, cards[0], NOW, NOW + 9 * DAY, interval_days=5)

    assert guids(store) == ["r1"]


def test_answers_taken_back_do_not_count(store: Store) -> None:
    """A card whose introduction was taken back can be introduced again today."""
    fill(store, new("a"), new("b"))
    answer(store, new("a"), NOW, NOW + 9 * DAY)
    (review,) = store.reviews()
    store.quizzes.take_back(review, None, now=DECIDED_AT)

    assert guids(store, Wish(new_per_day=1)) == ["a"]


def test_the_number_of_cards_asked_for_is_not_exceeded(store: Store) -> None:
    """--limit counts every card, in the order asked."""
    fill(store, *steps("late", "soon"), *(new(f"n{n}") for n in range(3)))

    assert guids(store, Wish(limit=3)) == ["soon", "late", "n0"]


# ---------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(deck="biology"), ["leg", "heart", "lung"]),
        (Filters(deck="biology::body::limbs"), ["leg"]),
        (Filters(deck="bio"), []),
        (Filters(tag="exam"), ["leg", "lung"]),
        (Filters(tag="EXAM::hard"), ["leg"]),
        (Filters(tag="exa"), []),
        (Filters(section="ORGAN"), ["heart"]),
        (Filters(flag=2), ["lung"]),
        (Filters(search="thigh"), ["leg"]),
        (Filters(search="mine"), ["heart"]),
        (Filters(search="ÄHM"), ["lung"]),
        (Filters(deck="biology", tag="exam", flag=2), ["lung"]),
        (Filters(deck="biology::body::limbs", flag=2), []),
    ],
)
@pytest.mark.parametrize("state", ["new", "review", "learning", "cram"])
def test_filters(store: Store, filters: Filters, expected: list[str], state: str) -> None:
    """Deck and tag hold those below them, tags are the documents' and the learner's; the flag is the card's."""
    leg = replace(qa("leg", "What is the thigh?"), deck="biology::body::limbs", tags=("Exam::Hard",))
    heart = qa("heart")
    heart = replace(heart, edit=Edit(Wording("Mine?", "yes", (), ""), heart.draft.wording))
    lung = qa("lung", "What is an ähm?")
    lung = replace(lung, own_tags=("exam",), draft=replace(lung.draft, section=("Breath",)))
    leg = replace(leg, draft=replace(leg.draft, section=("Bones",)))
    make = {"new": new, "review": in_review, "learning": lambda guid: in_learning(guid, timedelta()), "cram": new}[
        state
    ]
    fill(store, *map(make, ("leg", "heart", "lung")), notes=(leg, heart, lung))
    store.decide([heart, lung], now=DECIDED_AT)
    store.quizzes.flag(Guid("lung"), 0, 2, now=DECIDED_AT)

    if state == "cram":
        found = [card.guid for card in agenda.everything(store, Wish(filters), now=NOW)]
    else:
        found = guids(store, Wish(filters))

    assert sorted(found) == sorted(expected)


# ---------------------------------------------------------------- what is never asked


@pytest.mark.parametrize("state", ["new", "review", "learning", "cram"])
@pytest.mark.parametrize("how", ["retired", "rejected", "suspended", "buried", "gone"])
def test_what_is_not_to_be_asked_is_not_in_the_queue(store: Store, how: str, state: str) -> None:
    """Cards of retired or rejected notes, suspended, buried or cut ones are not asked, not crammed, not counted due."""
    make = {"new": new, "review": in_review, "learning": lambda guid: in_learning(guid, timedelta()), "cram": new}[
        state
    ]
    fill(store, make("gaps"), notes=(GAPS,))
    store.quizzes.suspend(Guid("gaps"), 1, suspended=True, now=DECIDED_AT)
    note = store.note("gaps")
    match how:
        case "retired":
            store.build([BuiltDocument(DOCUMENT, (replace(note, status=Status.RETIRED),))], now=NOW)
        case "rejected":
            store.decide([replace(note, rejected=True)], now=DECIDED_AT)
        case "suspended":
            store.suspend([note.guid], suspended=True, now=DECIDED_AT)
        case "buried":
            store.quizzes.bury(note.guid, [(0, NOW + DAY)])
        case "gone":
            less = replace(note, draft=replace(note.draft, cloze=note.draft.cloze[2:]))
            store.build([BuiltDocument(DOCUMENT, (less,))], now=NOW)

    (count,) = store.deck_counts(before=NOW + timedelta(minutes=1))
    assert (guids(store), agenda.everything(store, Wish(), now=NOW)) == ([], ())
    assert (count.new, count.due) == (0, 0)


def test_cramming_takes_all_in_document_order(store: Store) -> None:
    """Due or not, whatever today allows, siblings too; --limit ends it."""
    later = replace(in_review("b"), memory=replace(memory_of(in_review("b")), due_at=NOW + 90 * DAY))
    fill(store, new("gaps", 0), new("gaps", 1), later, in_learning("c", timedelta(hours=5)), notes=(GAPS,))
    store.set_options("", {"reviews_per_day": 0, "new_per_day": 0}, now=DECIDED_AT)

    def crammed(wish: Wish) -> list[tuple[str, int]]:
        return [(card.guid, card.ordinal) for card in agenda.everything(store, wish, now=NOW)]

    assert crammed(Wish()) == [("gaps", 0), ("gaps", 1), ("b", 0), ("c", 0)]
    assert crammed(Wish(limit=2)) == [("gaps", 0), ("gaps", 1)]
