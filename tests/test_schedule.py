"""Facts about scheduling: it agrees with Anki, and nothing but the reviews decides it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Card, Guid, Memory, Rating, Reschedule, Review, State
from quizgen.options import Options
from quizgen.schedule import (
    Scheduler,
    day_end,
    day_start,
    day_starts,
    elapsed_days,
    intervals,
    is_leech,
    outcomes,
    reappraised,
    review,
)
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS
from quizgen.scheduling.replaying import replay

NEW_YORK = ZoneInfo("America/New_York")
PLAIN = Scheduler(timezone=UTC)
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
NEW = Card(Guid("g"), 0)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def answered(*ratings: Rating, gap: timedelta = timedelta(days=1)) -> list[Review]:
    """Reviews of one card from NOON on, `gap` apart."""
    moments = [NOON + number * gap for number in range(len(ratings))]
    return [
        Review(int(at.timestamp() * 1000), Guid("g"), 0, rating, at, 0)
        for at, rating in zip(moments, ratings, strict=True)
    ]


def card(memory: Memory | None) -> Card:
    return replace(NEW, memory=memory)


def in_review() -> Memory:
    memory = replay(answered(Rating.EASY), PLAIN)
    assert memory is not None
    return memory


# ---------------------------------------------------------------- answers


def test_new_card_goes_through_its_steps() -> None:
    """A new card is due in 1, 5.5 or 10 minutes; only Easy takes it straight to Review."""
    found = intervals(NEW, now=NOON, scheduler=PLAIN)

    assert found == {
        Rating.AGAIN: minutes(1),
        Rating.HARD: minutes(5.5),
        Rating.GOOD: minutes(10),
        Rating.EASY: timedelta(days=8),
    }


def test_interval_labels_tell_what_the_answer_does() -> None:
    """The interval beside a key is the one the card gets for it."""
    memory = in_review()
    labels = intervals(card(memory), now=memory.due_at, scheduler=PLAIN)

    after = review(card(memory), Rating.GOOD, now=memory.due_at, scheduler=PLAIN)

    assert labels[Rating.GOOD] == timedelta(days=after.interval_days)


def test_lapse_counts_only_from_review() -> None:
    """Again in Review is a lapse; Again while learning or relearning is not."""
    lapsed = review(card(in_review()), Rating.AGAIN, now=NOON + timedelta(days=9), scheduler=PLAIN)
    again = review(card(lapsed), Rating.AGAIN, now=lapsed.due_at, scheduler=PLAIN)

    assert (lapsed.state, lapsed.lapses) == (State.RELEARNING, 1)
    assert (again.state, again.lapses) == (State.RELEARNING, 1)


def test_review_at_night_and_next_morning_is_a_day_apart() -> None:
    """Learnt by 22:00 and answered at 08:00, one day has passed: the stability grows as over a day."""
    night = NOON.replace(hour=22)
    begun = review(NEW, Rating.GOOD, now=night - minutes(10), scheduler=PLAIN)
    learnt = review(card(begun), Rating.GOOD, now=night, scheduler=PLAIN)

    memory = review(card(learnt), Rating.GOOD, now=night + timedelta(hours=10), scheduler=PLAIN)

    assert (memory.stability, memory.interval_days) == (7.3193, 7)


def test_good_is_at_least_a_day_after_hard() -> None:
    """Good on the same day in Review gives 3 days where FSRS alone would give 2: Hard has the 2."""
    learnt = review(NEW, Rating.GOOD, now=NOON, scheduler=PLAIN)
    graduated = review(card(learnt), Rating.GOOD, now=NOON + minutes(10), scheduler=PLAIN)

    days = {
        rating: memory.interval_days
        for rating, memory in outcomes(card(graduated), now=NOON + minutes(20), scheduler=PLAIN).items()
    }

    assert days == {Rating.AGAIN: 1, Rating.HARD: 2, Rating.GOOD: 3, Rating.EASY: 4}


def test_step_into_the_next_day_is_due_as_it_begins() -> None:
    """A step of ten minutes begun at 03:55 is due at 04:00, when the next day begins."""
    before_rollover = NOON.replace(hour=3, minute=55)

    memory = review(NEW, Rating.GOOD, now=before_rollover, scheduler=PLAIN)

    assert memory.due_at == NOON.replace(hour=4)


def test_step_over_the_night_the_clocks_change_is_a_day_long() -> None:
    """A step of 24 hours from 04:56 is due the next day, although that night has an hour more."""
    berlin = ZoneInfo("Europe/Berlin")
    morning = datetime(2025, 10, 25, 4, 56, tzinfo=berlin)
    scheduler = Scheduler(timezone=berlin, learning_steps=(timedelta(days=1),))

    memory = review(NEW, Rating.AGAIN, now=morning, scheduler=scheduler)

    assert memory.due_at == datetime(2025, 10, 26, 4, tzinfo=berlin)


def test_longest_interval_is_kept() -> None:
    """No interval is longer than the setting, even where Easy must be longer than Good."""
    scheduler = Scheduler(timezone=UTC, maximum_interval_days=3)

    days = [memory.interval_days for memory in outcomes(card(in_review()), now=NOON, scheduler=scheduler).values()]

    assert max(days) == 3


def test_lower_retention_asks_later() -> None:
    """A learner content with 80 % meets an easy new card after 28 days instead of 8."""
    scheduler = Scheduler(timezone=UTC, desired_retention=0.8)

    found = intervals(NEW, now=NOON, scheduler=scheduler)

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
        memory = review(card(memory), rating, now=now, scheduler=PLAIN)
        reviews.append(Review(int(now.timestamp() * 1000), Guid("g"), 0, rating, now, 0))

    replayed = replay(reviews, PLAIN)

    assert replayed == memory


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 90 * 24 * 60)), max_size=8), st.booleans())
def test_a_better_rating_is_never_due_sooner(steps: list[tuple[Rating, int]], fuzz: bool) -> None:
    """Whatever the history, with fuzz or without, the card comes back no sooner for a better rating."""
    memory, now, scheduler = None, NOON, replace(PLAIN, fuzz=fuzz)
    for rating, later in steps:
        now += minutes(later)
        memory = review(card(memory), rating, now=now, scheduler=scheduler)

    due = [after.due_at for after in outcomes(card(memory), now=now, scheduler=scheduler).values()]

    assert all(sooner <= later for sooner, later in pairwise(due))


def test_card_without_steps_comes_back_when_it_is_wanted() -> None:
    """Without steps a new card answered Again is back in five hours, its first stability, and not in Review."""
    scheduler = Scheduler(timezone=UTC, learning_steps=())

    memory = review(NEW, Rating.AGAIN, now=NOON, scheduler=scheduler)

    assert (memory.state, memory.due_at) == (State.LEARNING, NOON + timedelta(seconds=18_316))


def test_card_without_steps_is_in_review_where_parameters_know_no_same_day() -> None:
    """Parameters that say nothing of the same day send a card without steps to Review at once."""
    parameters = (*DEFAULT_PARAMETERS[:17], 0.0, 0.0, 0.0, DEFAULT_PARAMETERS[20])
    scheduler = Scheduler(timezone=UTC, learning_steps=(), parameters=parameters)

    memory = review(NEW, Rating.AGAIN, now=NOON, scheduler=scheduler)

    assert (memory.state, memory.interval_days) == (State.REVIEW, 1)


# ---------------------------------------------------------------- fuzz

FUZZY = replace(PLAIN, fuzz=True)


def learnt(guid: str) -> Card:
    """A card with a stability of 100 days that is due."""
    memory = replace(in_review(), stability=100.0, interval_days=100, last_review_at=NOON - timedelta(days=100))
    return Card(Guid(guid), 0, memory)


def test_fuzz_spreads_cards_answered_alike() -> None:
    """Cards of one day that would come back together are spread around that day, and none strays far."""
    plain = intervals(learnt("g"), now=NOON, scheduler=PLAIN)[Rating.GOOD].days

    days = [intervals(learnt(str(number)), now=NOON, scheduler=FUZZY)[Rating.GOOD].days for number in range(200)]

    assert (plain, min(days), max(days)) == (350, 331, 370)
    assert len(set(days)) > 30


def test_fuzz_is_the_same_whenever_it_is_asked_for() -> None:
    """The interval shown beside a key, today or on another computer, is the one the answer gives."""
    labels = intervals(learnt("k3Jd"), now=NOON, scheduler=FUZZY)

    after = {rating: review(learnt("k3Jd"), rating, now=NOON, scheduler=FUZZY) for rating in Rating}

    assert {
        rating: timedelta(days=after[rating].interval_days) for rating in list(Rating)[1:]
    }.items() <= labels.items()
    assert labels == {
        Rating.AGAIN: minutes(10),
        Rating.HARD: timedelta(days=265),
        Rating.GOOD: timedelta(days=369),
        Rating.EASY: timedelta(days=598),
    }


def test_fuzz_differs_from_repetition_to_repetition() -> None:
    """A card that drew a long interval once draws anew at its next repetition."""
    card = learnt("g")
    assert card.memory is not None
    cards = [replace(card, memory=replace(card.memory, reps=reps)) for reps in range(100)]

    days = {intervals(again, now=NOON, scheduler=FUZZY)[Rating.GOOD] for again in cards}

    assert len(days) > 20


def test_replay_draws_the_same_fuzz() -> None:
    """The memory kept answer by answer is replay's with fuzz too."""
    reviews = answered(Rating.EASY, Rating.GOOD, Rating.GOOD, Rating.HARD, gap=timedelta(days=9))
    card = NEW
    for given_at in reviews:
        card = replace(card, memory=review(card, given_at.rating, now=given_at.reviewed_at, scheduler=FUZZY))

    assert replay(reviews, FUZZY) == card.memory


# ---------------------------------------------------------------- other parameters


def test_other_parameters_change_the_memory_but_no_due() -> None:
    """With other parameters a card has the stability and difficulty they give its reviews, and is due as before."""
    reviews = answered(Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.GOOD, gap=timedelta(days=5))
    memory = replay(reviews, PLAIN)
    other = replace(PLAIN, parameters=(1.0, 2.0, 5.0, 20.0, *DEFAULT_PARAMETERS[4:]))
    assert memory is not None

    after = reappraised(memory, reviews, other)

    expected = replay(reviews, other)
    assert expected is not None
    assert expected.stability != memory.stability
    assert after == replace(memory, stability=expected.stability, difficulty=expected.difficulty)


def test_same_parameters_change_nothing() -> None:
    """Reappraised by the parameters it has, a memory stays as it is."""
    reviews = answered(Rating.GOOD, Rating.EASY, Rating.GOOD)
    memory = replay(reviews, PLAIN)
    assert memory is not None

    assert reappraised(memory, reviews, PLAIN) == memory


def test_answers_before_forgetting_are_not_reappraised() -> None:
    """A card forgotten in Anki begins anew: other parameters see only what was answered since."""
    reviews = answered(Rating.AGAIN, Rating.AGAIN, Rating.GOOD, Rating.GOOD, gap=timedelta(days=5))
    forgotten = Reschedule(reviews[1].id + 1, reviews[1].guid, reviews[1].ordinal, 0, reviews[1].reviewed_at)
    memory = replay(reviews, PLAIN, [forgotten])
    assert memory is not None

    assert reappraised(memory, reviews, PLAIN) == memory


# ---------------------------------------------------------------- leeches


def lapses_told(options: Options) -> list[int]:
    """The lapses, of the first twenty, at which a card is found a leech."""
    memories = [replace(in_review(), lapses=lapses) for lapses in range(21)]
    return [after.lapses for before, after in pairwise(memories) if is_leech(before, after, options)]


def test_leech_is_told_at_eight_lapses_and_every_four_more() -> None:
    """As in Anki, a card that is taken up again after all is a leech again after half as many lapses more."""
    assert lapses_told(Options()) == [8, 12, 16, 20]


def test_threshold_of_leeches_can_be_set() -> None:
    """Half of an odd threshold is rounded up, and at 0 there are no leeches."""
    assert lapses_told(Options(leech_lapses=5)) == [5, 8, 11, 14, 17, 20]
    assert lapses_told(Options(leech_lapses=1)) == list(range(1, 21))
    assert lapses_told(Options(leech_lapses=0)) == []


def test_only_a_lapse_makes_a_leech() -> None:
    """A card with eight lapses that is recalled is not found a leech again."""
    memory = replace(in_review(), lapses=8)

    assert not is_leech(memory, replace(memory, reps=9), Options())


# ---------------------------------------------------------------- settings


def test_options_of_a_deck_are_the_settings() -> None:
    """What a deck's options say of scheduling is what its cards are scheduled by; no parameters are FSRS' own."""
    options = Options(0.8, 1, 2, (minutes(5),), (), 100, 8, fuzz=False)

    assert Scheduler.of(options, NEW_YORK) == Scheduler(
        timezone=NEW_YORK,
        desired_retention=0.8,
        learning_steps=(minutes(5),),
        relearning_steps=(),
        maximum_interval_days=100,
    )
    assert Scheduler.of(Options(parameters=(0.5,) * 21), UTC).parameters == (0.5,) * 21


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
    memory = review(NEW, Rating.EASY, now=learnt, scheduler=scheduler)
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
