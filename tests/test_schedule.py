"""Facts about scheduling: it agrees with Anki, and nothing but the reviews decides it."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Guid, Memory, Rating, Review, State
from quizgen.schedule import (
    Scheduler,
    day_end,
    day_start,
    day_starts,
    elapsed_days,
    intervals,
    outcomes,
    replay,
    review,
)
from tests.parity.record import FIELDS, VECTORS

NEW_YORK = ZoneInfo("America/New_York")
PLAIN = Scheduler(timezone=UTC)
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)

VECTOR_HISTORIES: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def answered(*ratings: Rating, gap: timedelta = timedelta(days=1)) -> list[Review]:
    """Reviews of one card from NOON on, `gap` apart."""
    moments = [NOON + number * gap for number in range(len(ratings))]
    return [
        Review(int(at.timestamp() * 1000), Guid("g"), 0, rating, at, 0)
        for at, rating in zip(moments, ratings, strict=True)
    ]


def in_review() -> Memory:
    memory = replay(answered(Rating.EASY), PLAIN)
    assert memory is not None
    return memory


# ---------------------------------------------------------------- parity with Anki


def zone_of(history: dict[str, Any]) -> str:
    return str(history["zone"])


def test_vectors_are_many() -> None:
    """The parity vectors hold at least 300 reviews in three zones, each state among them."""
    rows = [row for history in VECTOR_HISTORIES for row in history["reviews"]]

    assert len(rows) >= 300
    assert {history["zone"] for history in VECTOR_HISTORIES} == {"UTC", "America/New_York", "Europe/Berlin"}
    assert {row[2] for row in rows} == {"learning", "review", "relearning"}


@pytest.mark.parametrize("history", VECTOR_HISTORIES, ids=zone_of)
def test_every_review_agrees_with_anki(history: dict[str, Any]) -> None:
    """State, interval, due, counts, stability and difficulty are those Anki's backend gave."""
    zone = ZoneInfo(history["zone"])
    scheduler = Scheduler(timezone=zone)
    memory = None

    for row in history["reviews"]:
        anki = dict(zip(FIELDS.split(), row, strict=True))
        now = datetime.fromtimestamp(anki["answered_at"], UTC)
        memory = review(memory, Rating(anki["rating"]), now=now, scheduler=scheduler)

        assert memory.state.name.lower() == anki["state"]
        assert memory.interval_days == anki["interval_days"]
        assert (memory.reps, memory.lapses) == (anki["reps"], anki["lapses"])
        assert memory.stability == pytest.approx(anki["stability"], rel=1e-4)
        assert memory.difficulty == pytest.approx(anki["difficulty"], abs=1.5e-3)
        assert memory.due_at == anki_due_at(now, zone, anki["due_in"], anki["unit"])


def anki_due_at(now: datetime, zone: ZoneInfo, due_in: int, unit: str) -> datetime:
    """Anki's due as an instant: seconds from now, or 04:00 of a day counted on the local calendar."""
    if unit == "seconds":
        return now + timedelta(seconds=due_in)
    day = (now.astimezone(zone).replace(tzinfo=None) - timedelta(hours=4)).date() + timedelta(days=due_in)
    return datetime(day.year, day.month, day.day, 4, tzinfo=zone).astimezone(UTC)


# ---------------------------------------------------------------- answers


def test_new_card_goes_through_its_steps() -> None:
    """A new card is due in 1, 5.5 or 10 minutes; only Easy takes it straight to Review."""
    found = intervals(None, now=NOON, scheduler=PLAIN)

    assert found == {
        Rating.AGAIN: minutes(1),
        Rating.HARD: minutes(5.5),
        Rating.GOOD: minutes(10),
        Rating.EASY: timedelta(days=8),
    }


def test_interval_labels_tell_what_the_answer_does() -> None:
    """The interval beside a key is the one the card gets for it."""
    memory = in_review()
    labels = intervals(memory, now=memory.due_at, scheduler=PLAIN)

    after = review(memory, Rating.GOOD, now=memory.due_at, scheduler=PLAIN)

    assert labels[Rating.GOOD] == timedelta(days=after.interval_days)


def test_lapse_counts_only_from_review() -> None:
    """Again in Review is a lapse; Again while learning or relearning is not."""
    lapsed = review(in_review(), Rating.AGAIN, now=NOON + timedelta(days=9), scheduler=PLAIN)
    again = review(lapsed, Rating.AGAIN, now=lapsed.due_at, scheduler=PLAIN)

    assert (lapsed.state, lapsed.lapses) == (State.RELEARNING, 1)
    assert (again.state, again.lapses) == (State.RELEARNING, 1)


def test_review_at_night_and_next_morning_is_a_day_apart() -> None:
    """Learnt by 22:00 and answered at 08:00, one day has passed: the stability grows as over a day."""
    night = NOON.replace(hour=22)
    begun = review(None, Rating.GOOD, now=night - minutes(10), scheduler=PLAIN)
    learnt = review(begun, Rating.GOOD, now=night, scheduler=PLAIN)

    memory = review(learnt, Rating.GOOD, now=night + timedelta(hours=10), scheduler=PLAIN)

    assert (memory.stability, memory.interval_days) == (7.3193, 7)


def test_good_is_at_least_a_day_after_hard() -> None:
    """Good on the same day in Review gives 3 days where FSRS alone would give 2: Hard has the 2."""
    learnt = review(None, Rating.GOOD, now=NOON, scheduler=PLAIN)
    graduated = review(learnt, Rating.GOOD, now=NOON + minutes(10), scheduler=PLAIN)

    days = {
        rating: memory.interval_days
        for rating, memory in outcomes(graduated, now=NOON + minutes(20), scheduler=PLAIN).items()
    }

    assert days == {Rating.AGAIN: 1, Rating.HARD: 2, Rating.GOOD: 3, Rating.EASY: 4}


def test_step_into_the_next_day_is_due_as_it_begins() -> None:
    """A step of ten minutes begun at 03:55 is due at 04:00, when the next day begins."""
    before_rollover = NOON.replace(hour=3, minute=55)

    memory = review(None, Rating.GOOD, now=before_rollover, scheduler=PLAIN)

    assert memory.due_at == NOON.replace(hour=4)


def test_longest_interval_is_kept() -> None:
    """No interval is longer than the setting, even where Easy must be longer than Good."""
    scheduler = Scheduler(timezone=UTC, maximum_interval_days=3)

    days = [memory.interval_days for memory in outcomes(in_review(), now=NOON, scheduler=scheduler).values()]

    assert max(days) == 3


def test_lower_retention_asks_later() -> None:
    """A learner content with 80 % meets an easy new card after 28 days instead of 8."""
    scheduler = Scheduler(timezone=UTC, desired_retention=0.8)

    found = intervals(None, now=NOON, scheduler=scheduler)

    assert found[Rating.EASY] == timedelta(days=28)


@given(
    st.lists(
        st.tuples(st.sampled_from(Rating), st.integers(0, 40 * 24 * 60)),
        max_size=12,
    )
)
def test_replaying_reviews_gives_the_memory(steps: list[tuple[Rating, int]]) -> None:
    """The memory kept answer by answer is the one that replaying the reviews gives."""
    memory, now, reviews = None, NOON, []
    for rating, later in steps:
        now += minutes(later)
        memory = review(memory, rating, now=now, scheduler=PLAIN)
        reviews.append(Review(int(now.timestamp() * 1000), Guid("g"), 0, rating, now, 0))

    replayed = replay(reviews, PLAIN)

    assert replayed == memory


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 90 * 24 * 60)), max_size=8))
def test_a_better_rating_is_never_due_sooner(steps: list[tuple[Rating, int]]) -> None:
    """Whatever the history, the card comes back no sooner for a better rating."""
    memory, now = None, NOON
    for rating, later in steps:
        now += minutes(later)
        memory = review(memory, rating, now=now, scheduler=PLAIN)

    due = [after.due_at for after in outcomes(memory, now=now, scheduler=PLAIN).values()]

    assert all(sooner <= later for sooner, later in pairwise(due))


# ---------------------------------------------------------------- days


def test_day_turns_at_four_local() -> None:
    """At 03:59 in New York it is still yesterday; at 04:00 a new day has begun."""
    before = datetime(2025, 6, 2, 3, 59, tzinfo=NEW_YORK)
    after = datetime(2025, 6, 2, 4, 0, tzinfo=NEW_YORK)

    assert day_end(before, NEW_YORK) == day_start(after, NEW_YORK) == after
    assert day_start(before, NEW_YORK) == after - timedelta(days=1)


def test_day_without_an_hour_ends_at_four_all_the_same() -> None:
    """The evening before New York's clocks go forward, the day ends at 04:00 by the new time."""
    evening = datetime(2025, 3, 8, 22, tzinfo=NEW_YORK)

    assert day_end(evening, NEW_YORK) == datetime(2025, 3, 9, 8, tzinfo=UTC)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(NEW_YORK)))  # noqa: DTZ001
def test_days_leave_no_gap(now: datetime) -> None:
    """Every moment lies in its day, and the next day begins where it ends."""
    start, end = day_start(now, NEW_YORK), day_end(now, NEW_YORK)

    assert start <= now < end
    assert day_start(end, NEW_YORK) == end


def test_days_are_counted_on_the_local_calendar() -> None:
    """Around the night in which the clocks go forward, each day begins at 04:00 as the clocks show it."""
    now = datetime(2026, 3, 8, 12, tzinfo=NEW_YORK)

    starts = day_starts(now, NEW_YORK, range(-1, 2))

    assert [start.isoformat() for start in starts] == [
        "2026-03-07T09:00:00+00:00",
        "2026-03-08T08:00:00+00:00",
        "2026-03-09T08:00:00+00:00",
    ]


def test_card_is_not_due_before_its_day() -> None:
    """A card due on the day the clocks go forward is not due the evening before."""
    scheduler = Scheduler(timezone=NEW_YORK)
    learnt = datetime(2025, 3, 1, 12, tzinfo=NEW_YORK)
    memory = review(None, Rating.EASY, now=learnt, scheduler=scheduler)
    evening = datetime(2025, 3, 8, 22, tzinfo=NEW_YORK)

    assert memory.interval_days == 8
    assert memory.due_at >= day_end(evening, NEW_YORK)


def test_elapsed_days_count_turns_of_the_day() -> None:
    """Two minutes across 04:00 are a day; 23 hours within one day are none."""
    across = elapsed_days(NOON.replace(hour=3, minute=59), now=NOON.replace(hour=4, minute=1), timezone=UTC)
    morning = NOON.replace(hour=4, minute=1)
    within = elapsed_days(morning, now=morning + timedelta(hours=23), timezone=UTC)

    assert (across, within) == (1, 0)


def test_clock_set_back_counts_as_the_same_day() -> None:
    """A last review in the future is no days ago, never minus some."""
    assert elapsed_days(NOON + timedelta(days=3), now=NOON, timezone=UTC) == 0
