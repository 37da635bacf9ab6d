"""Facts about a sitting: what is asked when, what an answer changes, and that it can be taken back."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Card, Guid, Rating, State
from quizgen.quiz.session import Counts, Session, begin, counts, draw, rate, reveal, summary, undo
from tests.quiz.notes import NOW, SCHEDULER, in_learning, in_review, memory_of, new

MINUTE = timedelta(minutes=1)


def sitting(*cards: Card, answered_today: Sequence[Guid] = ()) -> Session:
    return begin(cards, {}, now=NOW, scheduler=SCHEDULER, answered_today=answered_today)


def answer(session: Session, rating: Rating = Rating.GOOD, after: timedelta = timedelta()) -> Session:
    return rate(reveal(session), rating, now=NOW + after)[0]


def order(session: Session) -> list[str]:
    """The guids in the order asked, were every card answered Easy at once."""
    asked: list[str] = []
    while session.current is not None:
        asked.append(session.current.guid)
        session = answer(session, Rating.EASY)
    return asked


def asking(session: Session) -> str | None:
    return session.current.guid if session.current else None


# ---------------------------------------------------------------- what is asked


def test_empty_sitting_asks_nothing() -> None:
    """Without cards nothing is asked and nothing can be undone."""
    session = sitting()

    assert session.current is None
    assert undo(session, now=NOW) is None


def test_new_cards_are_spread_between_reviews() -> None:
    """Two new cards among four reviews come a third and two thirds of the way."""
    session = sitting(*map(in_review, "abcd"), new("x"), new("y"))

    assert order(session) == ["a", "x", "b", "c", "y", "d"]


def test_ended_step_comes_first() -> None:
    """A learning card whose step has ended is asked before the queue."""
    session = sitting(in_review("a"), in_learning("step", -MINUTE))

    assert asking(session) == "step"


def test_running_step_waits_for_the_queue() -> None:
    """A learning card due in five minutes is asked only after the queue."""
    session = sitting(in_review("a"), new("b"), in_learning("step", 5 * MINUTE))

    assert order(session)[-1] == "step"


def test_learning_card_comes_back_when_its_step_ends() -> None:
    """A card answered Again is asked again as soon as its minute is over, before the rest of the queue."""
    session = answer(sitting(*map(new, "abc")), Rating.AGAIN)

    later = answer(session, Rating.EASY, after=2 * MINUTE)

    assert asking(session) == "b"
    assert asking(later) == "a"


def test_learn_ahead_reaches_twenty_minutes() -> None:
    """With nothing else left a step due in 20 minutes is asked now, one due later is not."""
    assert asking(sitting(in_learning("step", 20 * MINUTE))) == "step"
    assert asking(sitting(in_learning("step", 20 * MINUTE + timedelta(seconds=1)))) is None


def test_waiting_card_can_be_drawn_later() -> None:
    """A sitting that asks nothing asks the learning card once its step is near."""
    session = sitting(in_learning("step", 30 * MINUTE))

    assert asking(draw(session, now=NOW + 10 * MINUTE)) == "step"


def test_learn_ahead_prefers_another_card() -> None:
    """When steps are all that is left, the card just answered is not asked twice running."""
    session = sitting(in_learning("first", 5 * MINUTE), in_learning("second", 8 * MINUTE))

    after = answer(session, Rating.AGAIN)

    assert [asking(session), asking(after)] == ["first", "second"]


def test_last_card_is_asked_again_ahead() -> None:
    """A card that is alone in the sitting comes back at once until it has left its steps."""
    session = sitting(new("a"))

    again = answer(session, Rating.AGAIN)
    good = answer(again, Rating.GOOD)
    done = answer(good, Rating.GOOD)

    assert [asking(again), asking(good), asking(done)] == ["a", "a", None]


def test_step_into_tomorrow_is_not_asked_today() -> None:
    """A step that ends after 04:00 belongs to the next day, even if that is minutes away."""
    late = NOW.replace(hour=3, minute=55)
    session = begin([new("a")], {}, now=late, scheduler=SCHEDULER)

    after, _, memory = rate(reveal(session), Rating.GOOD, now=late)

    assert memory.state is State.LEARNING
    assert after.current is None


# ---------------------------------------------------------------- siblings


def test_siblings_of_an_answered_card_wait_until_tomorrow() -> None:
    """Answering one card of a note removes its other cards from the queue."""
    session = sitting(new("a", 0), new("a", 1), in_review("a", 2), new("b"))

    after = answer(session, Rating.EASY)

    assert {card.guid for card in (after.current, *after.queue) if card} == {"b"}


def test_siblings_of_a_card_answered_earlier_today_are_not_asked() -> None:
    """Of notes already answered today only cards in their steps are asked."""
    session = sitting(new("a", 1), new("b"), in_learning("a", -MINUTE), answered_today=[Guid("a")])

    cards = [session.current, *session.queue, *session.learning]

    assert [(card.guid, card.ordinal) for card in cards if card] == [("a", 0), ("b", 0)]


# ---------------------------------------------------------------- answers


def test_hidden_answer_cannot_be_rated() -> None:
    """Rating before the answer is shown is refused."""
    with pytest.raises(ValueError, match="revealed"):
        rate(sitting(new("a")), Rating.GOOD, now=NOW)


def test_next_card_is_not_revealed() -> None:
    """After an answer the next card shows its front."""
    session = answer(sitting(new("a"), new("b")))

    assert not session.revealed


def test_review_tells_card_time_and_duration() -> None:
    """The review names the card, the moment to the millisecond and how long it was looked at."""
    now = NOW + timedelta(seconds=7, microseconds=1999)

    _, review, memory = rate(reveal(sitting(new("a", 2))), Rating.HARD, now=now)

    assert (review.guid, review.ordinal, review.rating) == ("a", 2, Rating.HARD)
    assert review.id == 1740830407001
    assert review.reviewed_at == memory.last_review_at == NOW + timedelta(seconds=7, milliseconds=1)
    assert review.duration_ms == 7001


def test_long_absence_counts_as_a_minute() -> None:
    """Whoever leaves the desk for an hour has not thought for an hour."""
    _, review, _ = rate(reveal(sitting(new("a"))), Rating.GOOD, now=NOW + timedelta(hours=1))

    assert review.duration_ms == 60_000


def test_review_ids_are_never_given_twice() -> None:
    """Answers within one millisecond get ascending ids; an undone id is not used again."""
    session = answer(answer(sitting(*map(new, "abc"))))
    undone = undo(session, now=NOW)
    assert undone is not None

    redone = answer(undone[0])

    first, second = session.reviews
    assert first.id < second.id < redone.reviews[-1].id


def test_counts_follow_the_answers() -> None:
    """The card being asked is counted; answering moves it between the kinds."""
    session = sitting(new("a"), in_review("b"), in_learning("c", 5 * MINUTE))

    reviewed = answer(session, Rating.GOOD)
    learning = answer(reviewed, Rating.GOOD)

    assert counts(session) == Counts(new=1, learning=1, review=1)
    assert counts(reviewed) == Counts(new=1, learning=1, review=0)
    assert counts(learning) == Counts(new=0, learning=2, review=0)


def test_summary_counts_answers_that_stand() -> None:
    """The summary holds answers, Agains and time, without what was undone."""
    session = answer(sitting(*map(new, "abc")), Rating.AGAIN, after=timedelta(seconds=5))
    again = answer(session, Rating.AGAIN, after=timedelta(seconds=9))
    undone = undo(again, now=NOW)
    assert undone is not None

    found = summary(undone[0])

    assert (found.answered, found.again, found.duration) == (1, 1, timedelta(seconds=5))
    assert found.left == Counts(new=2, learning=1, review=0)
    assert found.next_due_at == NOW + timedelta(seconds=65)


# ---------------------------------------------------------------- undo


def test_undo_after_the_last_card_asks_it_again() -> None:
    """When nothing is left the last answer can still be taken back."""
    session = sitting(in_review("a"))
    done = answer(session)

    undone = undo(done, now=NOW)

    assert done.current is None
    assert undone is not None
    assert undone[0].current == session.current


def test_undo_reaches_back_to_the_first_answer() -> None:
    """Three answers are taken back one by one, the last first; then none is left."""
    session, undone = answer(answer(answer(sitting(*map(new, "abc"))))), []
    while step := undo(session, now=NOW):
        session = step[0]
        undone.append(step[1].guid)

    assert undone == ["c", "b", "a"]


def test_undo_brings_buried_siblings_back() -> None:
    """Taking an answer back returns the siblings it removed to the queue."""
    session = sitting(new("a", 0), new("a", 1))

    undone = undo(answer(session, Rating.EASY), now=NOW)

    assert undone is not None
    assert undone[0].queue == session.queue


CARDS = st.lists(
    st.one_of(
        st.tuples(st.just("new"), st.sampled_from("abcdef"), st.integers(0, 2)),
        st.tuples(st.just("review"), st.sampled_from("ghijk"), st.integers(0, 2)),
    ),
    min_size=1,
    max_size=8,
    unique=True,
)
ANSWERS = st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 900)), min_size=1, max_size=15)


@given(CARDS, ANSWERS)
def test_undo_is_the_inverse_of_rate(kinds: list[tuple[str, str, int]], answers: list[tuple[Rating, int]]) -> None:
    """After any answers, undo gives back the queue, the card, its memory and the review made."""
    make = {"new": new, "review": in_review}
    session, now = sitting(*(make[kind](guid, ordinal) for kind, guid, ordinal in kinds)), NOW
    for rating, seconds in answers:
        if session.current is None:
            break
        now += timedelta(seconds=seconds)
        after, review, _ = rate(reveal(session), rating, now=now)

        undone = undo(after, now=now)

        assert undone is not None
        before, review_undone, memory = undone
        assert review_undone == review
        assert memory == session.current.memory
        assert shape(before) == shape(session)
        session = after


def shape(session: Session) -> tuple[object, ...]:
    return session.current, session.queue, session.learning, session.done, session.reviews


@given(CARDS, ANSWERS)
def test_no_card_is_lost(kinds: list[tuple[str, str, int]], answers: list[tuple[Rating, int]]) -> None:
    """Each card of a note never answered is still waiting; each answered card is waiting or done, once."""
    make = {"new": new, "review": in_review}
    cards = [make[kind](guid, ordinal) for kind, guid, ordinal in kinds]
    session = sitting(*cards)
    for rating, seconds in answers:
        if session.current is not None:
            session = answer(session, rating, after=timedelta(seconds=seconds))

    left = [*session.queue, *session.learning, *session.done, *([session.current] if session.current else [])]
    keys = [(card.guid, card.ordinal) for card in left]
    touched = {review.guid for review in session.reviews}
    expected = {(card.guid, card.ordinal) for card in cards if card.guid not in touched}
    expected |= {(review.guid, review.ordinal) for review in session.reviews}

    assert len(keys) == len(set(keys))
    assert set(keys) == expected


def test_memory_of_an_answer_is_on_the_card() -> None:
    """A card that comes back carries the memory its answer gave."""
    after, _, memory = rate(reveal(sitting(new("a"))), Rating.AGAIN, now=NOW)

    assert memory_of(after.current) == memory
