"""What statistics ask of the store, counted in SQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.figures import HardCard, Place, Tally, together
from quizgen.model import Guid, Rating, Review, State, Status
from quizgen.store import Store
from quizgen.store.history import _BETWEEN, History
from tests.conftest import (
    DECIDED_AT,
    MONDAY,
    make_cloze,
    make_document,
    make_draft,
    make_memory,
    make_note,
    make_review,
)

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with a note 'aaa' in Biology, section Blood, and 'bbb' in Physics::Waves, sections Light > Colour."""
    notes = [make_note("aaa"), make_note("bbb", make_draft(section=("Light", "Colour")), deck="Physics::Waves")]
    with Store.open(tmp_path / "library.db") as opened:
        opened.save(make_document(), notes)
        yield opened


def tally_of(review: Review) -> Tally:
    """One review counted, as the words of Tally say it."""
    ratings = {rating.name.lower(): int(review.rating is rating) for rating in Rating}
    recalled, days = int(review.rating is not Rating.AGAIN), review.last_interval_days
    young, mature = int(1 <= days < 21), int(days >= 21)
    return Tally(
        **ratings,
        duration_ms=review.duration_ms,
        young_recalled=young * recalled,
        young_asked=young,
        mature_recalled=mature * recalled,
        mature_asked=mature,
    )


# ---------------------------------------------------------------- answers

moments = st.integers(0, 4 * 24 * 60).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
answers = st.builds(
    Review,
    id=st.just(0),
    guid=st.sampled_from([Guid("aaa"), Guid("bbb")]),
    ordinal=st.just(0),
    rating=st.sampled_from(Rating),
    reviewed_at=moments,
    duration_ms=st.integers(0, 60_000),
    last_interval_days=st.sampled_from([0, 1, 20, 21, 400]),
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_answers=st.lists(st.tuples(answers, st.booleans()), max_size=20), deck=st.sampled_from([None, "Physics"]))
def test_tallies_are_those_of_the_reviews_that_stand(
    tmp_path_factory: pytest.TempPathFactory, given_answers: list[tuple[Review, bool]], deck: str | None
) -> None:
    """Counting in SQL gives what counting the reviews one by one gives, whatever was taken back."""
    with Store.open(tmp_path_factory.mktemp("store") / "library.db") as store:
        store.save(make_document(), [make_note("aaa"), make_note("bbb", deck="Physics::Waves")])
        for number, (answer, is_undone) in enumerate(given_answers):
            review = replace(answer, id=number)
            store.record(review, make_memory())
            if is_undone:
                store.undo(review, None, now=DECIDED_AT)
        bounds = [MONDAY + number * DAY for number in range(4)]

        counted = store.history(deck=deck).tallies(bounds)

        standing = [review for review in store.reviews() if deck is None or review.guid == "bbb"]
        assert counted == tuple(
            together(tally_of(review) for review in standing if bound <= review.reviewed_at < bound + DAY)
            for bound in bounds[:-1]
        )


def test_a_review_belongs_to_the_day_that_begins_with_it(store: Store) -> None:
    """What is answered at a bound counts after it, not before."""
    store.record(make_review(at=MONDAY), make_memory())

    counted = store.history().tallies([MONDAY - DAY, MONDAY, MONDAY + DAY])

    assert [tally.reviews for tally in counted] == [0, 1]


def test_learning_begins_with_the_first_review(store: Store) -> None:
    """Before any review there is no beginning."""
    before = store.history().begun_at()
    store.record(make_review(at=MONDAY), make_memory())
    store.record(make_review(at=MONDAY - DAY), make_memory())

    assert (before, store.history().begun_at()) == (None, MONDAY - DAY)


def test_days_are_counted_along_their_index(store: Store) -> None:
    """A day reads its own reviews, from the index alone."""
    plan = store._connection.execute(f"EXPLAIN QUERY PLAN {_BETWEEN.format(table='reviews', chosen='')}", ("a", "b"))

    assert [row[3] for row in plan] == [
        "SEARCH answers USING COVERING INDEX reviews_in_time (reviewed_at>? AND reviewed_at<?)"
    ]


# ---------------------------------------------------------------- cards


def test_states_are_of_the_cards_that_are_asked(store: Store) -> None:
    """A suspended card is only that; retired and rejected notes have none."""
    store.save(
        make_document(),
        [make_note("ccc"), make_note("ddd", status=Status.RETIRED), make_note("eee", make_cloze("Iron is ", "red"))],
    )
    store.record(make_review("aaa"), make_memory(state=State.LEARNING, step=0))
    store.record(make_review("eee"), make_memory())
    store.suspend([Guid("ccc")], suspended=True, now=DECIDED_AT)
    store.decide([replace(make_note("bbb"), rejected=True)], now=DECIDED_AT)

    states = store.history().states()

    assert states == {"new": 0, "learning": 1, "review": 1, "relearning": 0, "suspended": 1}


def test_due_cards_are_young_or_mature(store: Store) -> None:
    """Up to a moment, in time order; 21 days is mature."""
    store.record(make_review("aaa"), make_memory(MONDAY + DAY, interval_days=20))
    store.record(make_review("bbb"), make_memory(MONDAY, interval_days=21))

    history = store.history()

    assert history.due(before=MONDAY + 2 * DAY) == ((MONDAY, 0, 1), (MONDAY + DAY, 1, 0))
    assert history.due(before=MONDAY + DAY) == ((MONDAY, 0, 1),)


def test_a_buried_card_is_due_when_it_is_dug_out(store: Store) -> None:
    """Not before, and not earlier than it was due."""
    store.record(make_review("aaa"), make_memory(MONDAY))
    store.record(make_review("bbb"), make_memory(MONDAY + 3 * DAY))
    store._connection.execute("UPDATE cards SET buried_until = '2026-03-03T04:00:00.000000+00:00'")

    due = store.history().due(before=MONDAY + 9 * DAY)

    assert due == ((datetime.fromisoformat("2026-03-03T04:00:00+00:00"), 1, 0), (MONDAY + 3 * DAY, 1, 0))


def test_stability_and_difficulty_are_counted(store: Store) -> None:
    """Without their decimals, ascending, new cards left out."""
    store.record(make_review("aaa"), make_memory(stability=3.99, difficulty=9.5))

    history = store.history()

    assert (list(history.stabilities()), list(history.difficulties())) == ([(3, 1)], [(9, 1)])


def test_hardest_cards_lapsed_most(store: Store) -> None:
    """By lapses, then difficulty; what was taken back does not count, and who never lapsed is not hard."""
    store.save(make_document(), [make_note("ccc"), make_note("ddd")])
    for number, rating in enumerate((Rating.AGAIN, Rating.GOOD, Rating.AGAIN)):
        review = make_review("aaa", MONDAY + number * DAY, rating=rating)
        store.record(review, make_memory(lapses=1, difficulty=5.0))
    store.undo(review, make_memory(lapses=1, difficulty=5.0), now=DECIDED_AT)
    store.record(make_review("bbb"), make_memory(lapses=1, difficulty=6.0))
    store.record(make_review("ccc"), make_memory(lapses=2, difficulty=1.0))
    store.record(make_review("ddd"), make_memory(lapses=0, difficulty=9.0))
    store.suspend([Guid("ccc")], suspended=True, now=DECIDED_AT)

    hardest = store.history().hardest(limit=3)

    assert hardest == (
        HardCard(Guid("ccc"), 0, lapses=2, difficulty=1.0, reviews=1, again=0, duration_ms=4000, suspended=True),
        HardCard(Guid("bbb"), 0, lapses=1, difficulty=6.0, reviews=1, again=0, duration_ms=4000, suspended=False),
        HardCard(Guid("aaa"), 0, lapses=1, difficulty=5.0, reviews=2, again=1, duration_ms=8000, suspended=False),
    )


# ---------------------------------------------------------------- places


def test_places_are_sections_of_decks(store: Store) -> None:
    """With notes, what waits in them, and the answers since a moment; a note of two cards is one note."""
    two = make_cloze("Iron is ", "red", start=50)
    two = replace(two, cloze=(*two.cloze, replace(two.cloze[1], number=2)), section=("Blood",))
    store.save(make_document(), [make_note("ccc", two), make_note("ddd", status=Status.RETIRED)])
    store.record(make_review("aaa", MONDAY - DAY), make_memory())
    again = make_review("aaa", MONDAY, rating=Rating.AGAIN, last_interval_days=30)
    store.record(again, make_memory(MONDAY))

    places = store.history().places(since=MONDAY, before=MONDAY + DAY)

    assert places == (
        Place("Biology", ("Blood",), notes=2, new=2, due=1, retired=1, answered=1, tally=tally_of(again)),
        Place("Physics::Waves", ("Light", "Colour"), notes=1, new=1, due=0, retired=0, answered=0, tally=Tally()),
    )


def test_a_card_that_its_text_no_longer_has_is_not_asked(store: Store) -> None:
    """It is neither new nor due; what was answered of it counts all the same."""
    one = make_cloze("Iron is ", "red", section=("Metals",))
    two = replace(one, cloze=(*one.cloze, replace(one.cloze[1], number=2)))
    store.save(make_document(), [make_note("ccc", two)])
    gone = make_review("ccc", ordinal=1)
    store.record(gone, make_memory(MONDAY))
    store.save(make_document(), [make_note("ccc", one)])

    history = store.history(section="Metals")

    assert (history.states(), history.places(since=MONDAY, before=MONDAY + DAY)) == (
        {"new": 1, "learning": 0, "review": 0, "relearning": 0, "suspended": 0},
        (Place("Biology", ("Metals",), notes=1, new=1, due=0, retired=0, answered=1, tally=tally_of(gone)),),
    )


def test_suspended_cards_wait_nowhere(store: Store) -> None:
    """Neither new nor due, nor in the forecast; their notes count."""
    store.record(make_review("aaa"), make_memory(MONDAY))
    store.suspend([Guid("aaa"), Guid("bbb")], suspended=True, now=DECIDED_AT)

    history = store.history()

    places = history.places(since=MONDAY, before=MONDAY + DAY)
    assert [(place.notes, place.new, place.due) for place in places] == [(1, 0, 0), (1, 0, 0)]
    assert history.due(before=MONDAY + DAY) == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["Biology", "Physics::Waves"]),
        ({"deck": "Physics"}, ["Physics::Waves"]),
        ({"section": "COLOUR"}, ["Physics::Waves"]),
        ({"section": "light"}, ["Physics::Waves"]),
        ({"deck": "Biology", "section": "colour"}, []),
    ],
    ids=["all", "deck above", "whatever the case", "any heading above", "both"],
)
def test_filters_choose_places(store: Store, filters: dict[str, str], expected: list[str]) -> None:
    """By deck and below it, by a part of any heading."""
    places = store.history(**filters).places(since=MONDAY, before=MONDAY)

    assert [place.deck for place in places] == expected


def test_history_is_asked_for_again(store: Store) -> None:
    """A second history sees what was answered since the first."""
    store.history()
    store.record(make_review("aaa"), make_memory())

    assert store.history().states()["review"] == 1


def test_a_store_that_may_only_be_read_has_a_history(store: Store) -> None:
    """What is chosen is kept beside the store, not in it."""
    store.record(make_review("aaa"), make_memory())
    with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as connection:
        states = History(store.path, connection, ()).states()

    assert states["review"] == 1
