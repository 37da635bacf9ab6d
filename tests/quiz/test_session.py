"""Facts about a sitting: what is asked when, what an answer changes, and that it can be taken back."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Card, Guid, Rating, State
from quizgen.quiz import session as sittings
from quizgen.quiz.session import Counts, Session, back, begin, counts, cram, draw, reveal, summary
from tests.quiz.notes import NOW, in_learning, in_review, memory_of, new, remembered

MINUTE = timedelta(minutes=1)


def sitting(*cards: Card) -> Session:
    return begin(cards, now=NOW, timezone=UTC)


def answer(session: Session, rating: Rating = Rating.GOOD, after: timedelta = timedelta()) -> Session:
    assert session.current is not None
    now = NOW + after
    memory = remembered(session.current, rating, now)
    return draw(sittings.answer(reveal(session), rating, memory, now=now), now=now)


def order(session: Session) -> list[str]:
    """The guids in the order asked, were every card answered Easy at once."""
    asked: list[str] = []
    while session.current is not None:
        asked.append(session.current.guid)
        session = answer(session, Rating.EASY)
    return asked


def asking(session: Session) -> str | None:
    return session.current.guid if session.current else None


def taken_back(session: Session) -> Session:
    before = back(session, now=NOW)
    assert before is not None
    return before


def to_come(session: Session) -> list[tuple[str, int]]:
    """What of the queue is still to be asked."""
    return [(card.guid, card.ordinal) for card in session.queue[session.at :] if card.guid not in session.skipped]


# ---------------------------------------------------------------- what is asked


def test_empty_sitting_asks_nothing() -> None:
    """Without cards nothing is asked and nothing can be undone."""
    session = sitting()

    assert session.current is None
    assert back(session, now=NOW) is None


def test_cards_are_asked_in_the_order_given() -> None:
    """Reviews and new cards come as the queue has put them."""
    session = sitting(in_review("a"), new("x"), in_review("b"), new("y"))

    assert order(session) == ["a", "x", "b", "y"]


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
    session = begin([new("a")], now=late, timezone=UTC)
    memory = remembered(new("a"), Rating.GOOD, late)

    after = draw(sittings.answer(reveal(session), Rating.GOOD, memory, now=late), now=late)

    assert memory.state is State.LEARNING
    assert after.current is None


# ---------------------------------------------------------------- siblings


def test_siblings_of_an_answered_card_wait_until_tomorrow() -> None:
    """Answering one card of a note removes its other cards from the queue."""
    session = sitting(new("a", 0), new("a", 1), in_review("a", 2), new("b"))

    after = answer(session, Rating.EASY)

    assert (asking(after), to_come(after)) == ("b", [])


def test_a_sibling_in_steps_does_not_wait() -> None:
    """Answering one card of a note leaves a sibling that is being learnt in the sitting."""
    session = sitting(in_learning("a", 5 * MINUTE), Card(new("a").guid, 1))

    after = answer(session, Rating.EASY)

    assert after.current is not None
    assert (after.current.guid, after.current.ordinal) == ("a", 0)


# ---------------------------------------------------------------- answers


def test_hidden_answer_cannot_be_rated() -> None:
    """Rating before the answer is shown is refused."""
    with pytest.raises(ValueError, match="revealed"):
        sittings.answer(sitting(new("a")), Rating.GOOD, remembered(new("a"), Rating.GOOD), now=NOW)


def test_next_card_is_not_revealed() -> None:
    """After an answer the next card shows its front."""
    session = answer(sitting(new("a"), new("b")))

    assert not session.revealed


def test_review_tells_card_time_and_duration() -> None:
    """The review names the card, its moment and how long it was looked at."""
    session = answer(sitting(new("a", 2)), Rating.HARD, after=timedelta(seconds=7, milliseconds=1))

    (review,) = session.reviews
    assert (review.guid, review.ordinal, review.rating) == ("a", 2, Rating.HARD)
    assert review.id == 1740830407001
    assert review.reviewed_at == NOW + timedelta(seconds=7, milliseconds=1)
    assert review.duration_ms == 7001


def test_long_absence_counts_as_a_minute() -> None:
    """Whoever leaves the desk for an hour has not thought for an hour."""
    (review,) = answer(sitting(new("a")), after=timedelta(hours=1)).reviews

    assert review.duration_ms == 60_000


def test_review_keeps_the_interval_the_card_had() -> None:
    """The interval of a card in Review is kept with its answer; cards that are new or in steps have none."""
    card = in_review("a")

    found = [
        answer(sitting(asked)).reviews[0].last_interval_days for asked in (card, new("b"), in_learning("c", -MINUTE))
    ]

    assert found == [memory_of(card).interval_days, 0, 0]


def test_review_ids_are_never_given_twice() -> None:
    """Answers within one millisecond get ascending ids; an undone id is not used again."""
    session = answer(answer(sitting(*map(new, "abc"))))

    redone = answer(taken_back(session))

    first, second = session.reviews
    assert first.id < second.id < redone.reviews[-1].id


def test_counts_follow_the_answers() -> None:
    """The card being asked is counted; answering moves it between the kinds."""
    session = sitting(in_review("b"), new("a"), in_learning("c", 5 * MINUTE))

    reviewed = answer(session, Rating.GOOD)
    learning = answer(reviewed, Rating.GOOD)

    assert counts(session) == Counts(new=1, learning=1, review=1)
    assert counts(reviewed) == Counts(new=1, learning=1, review=0)
    assert counts(learning) == Counts(new=0, learning=2, review=0)


def test_summary_counts_answers_that_stand() -> None:
    """The summary holds answers, Agains and time, without what was undone."""
    session = answer(sitting(*map(new, "abc")), Rating.AGAIN, after=timedelta(seconds=5))
    again = answer(session, Rating.AGAIN, after=timedelta(seconds=9))

    found = summary(taken_back(again))

    assert (found.answered, found.again, found.duration) == (1, 1, timedelta(seconds=5))
    assert found.left == Counts(new=2, learning=1, review=0)
    assert found.next_due_at == NOW + timedelta(seconds=65)


# ---------------------------------------------------------------- other steps


def test_a_card_left_out_is_not_asked_again() -> None:
    """A card left is gone from the sitting, its siblings are not."""
    session = sitting(new("a", 0), new("a", 1), new("b"))

    after = draw(sittings.leave(session), now=NOW)

    assert [after.current, to_come(after)] == [new("a", 1), [("b", 0)]]


def test_a_note_left_out_takes_its_siblings_along() -> None:
    """Siblings of a note left are gone too, those in their steps as well."""
    session = sitting(new("a", 0), new("a", 1), in_learning("a", 5 * MINUTE), new("b"))

    after = draw(sittings.leave_note(session), now=NOW)

    assert [asking(after), to_come(after), after.learning] == ["b", [], ()]


def test_a_dropped_card_is_no_step() -> None:
    """A card that turned out not to be asked is passed over, and nothing can be taken back for it."""
    session = draw(sittings.drop(sitting(new("a"), new("b"))), now=NOW)

    assert asking(session) == "b"
    assert back(session, now=NOW) is None


def test_an_earlier_card_asked_again_puts_the_present_one_next() -> None:
    """What was being asked comes after the card that is taken up again."""
    session = sitting(new("b"), new("c"))

    again = sittings.ask(session, in_review("a"), now=NOW)

    assert order(again) == ["a", "b", "c"]


def test_cramming_asks_whatever_the_state() -> None:
    """New cards, cards in steps and cards in Review come in the order given."""
    session = cram([new("a"), in_learning("b", 5 * MINUTE), in_review("c")], now=NOW, timezone=UTC)
    asked = []
    while session.current is not None:
        asked.append(session.current.guid)
        session = draw(sittings.leave(session), now=NOW)

    assert asked == ["a", "b", "c"]


def test_cramming_repeats_what_was_not_known() -> None:
    """A card to be repeated comes once more, after all others."""
    session = cram([new("a"), new("b")], now=NOW, timezone=UTC)

    again = draw(sittings.repeat(session), now=NOW)

    assert [asking(again), to_come(again)] == ["b", [("a", 0)]]


# ---------------------------------------------------------------- undo


def test_undo_after_the_last_card_asks_it_again() -> None:
    """When nothing is left the last answer can still be taken back."""
    session = sitting(in_review("a"))
    done = answer(session)

    assert done.current is None
    assert taken_back(done).current == session.current


def test_undo_reaches_back_to_the_first_answer() -> None:
    """Three answers are taken back one by one, the last first; then none is left."""
    session, undone = answer(answer(answer(sitting(*map(new, "abc"))))), []
    while before := back(session, now=NOW):
        session = before
        undone.append(asking(session))

    assert undone == ["c", "b", "a"]


def test_undo_brings_buried_siblings_back() -> None:
    """Taking an answer back returns the siblings it removed to the queue."""
    session = sitting(new("a", 0), new("a", 1))

    assert to_come(taken_back(answer(session, Rating.EASY))) == [("a", 1)]


CARDS = st.lists(
    st.one_of(
        st.tuples(st.just("new"), st.sampled_from("abcdef"), st.integers(0, 2)),
        st.tuples(st.just("review"), st.sampled_from("ghijk"), st.integers(0, 2)),
    ),
    min_size=1,
    max_size=8,
    unique=True,
)
ANSWERS = st.lists(
    st.tuples(st.sampled_from([*Rating, "leave", "leave_note", "repeat"]), st.integers(0, 900)),
    min_size=1,
    max_size=15,
)


def stepped(session: Session, what: Rating | str, after: timedelta) -> Session:
    if isinstance(what, Rating):
        return answer(session, what, after)
    return draw(getattr(sittings, what)(session), now=NOW + after)


@given(CARDS, ANSWERS)
def test_undo_is_the_inverse_of_every_step(
    kinds: list[tuple[str, str, int]], steps: list[tuple[Rating | str, int]]
) -> None:
    """After any steps, undo gives back the queue, the card, its memory and the answers, step by step."""
    make = {"new": new, "review": in_review}
    session, after = sitting(*(make[kind](guid, ordinal) for kind, guid, ordinal in kinds)), timedelta()
    before = []
    for what, seconds in steps:
        if session.current is None:
            break
        after += timedelta(seconds=seconds)
        before.append(shape(session))
        session = stepped(session, what, after)

    undone = []
    while found := back(session, now=NOW + after):
        session = found
        undone.append(shape(session))

    assert undone == before[::-1]


def shape(session: Session) -> tuple[object, ...]:
    return (
        session.current,
        session.queue,
        session.at,
        session.skipped,
        session.learning,
        session.waiting,
        session.reviews,
    )


@given(CARDS, ANSWERS)
def test_no_card_is_lost(kinds: list[tuple[str, str, int]], steps: list[tuple[Rating | str, int]]) -> None:
    """Each card of a note never answered is still to be asked; each answered card is to be asked or waits, once."""
    make = {"new": new, "review": in_review}
    cards = [make[kind](guid, ordinal) for kind, guid, ordinal in kinds]
    session = sitting(*cards)
    for what, seconds in steps:
        if session.current is not None and isinstance(what, Rating):
            session = answer(session, what, after=timedelta(seconds=seconds))

    others = [*session.learning, *session.waiting, *([session.current] if session.current else [])]
    keys = [*to_come(session), *((card.guid, card.ordinal) for card in others)]
    touched = {review.guid for review in session.reviews}
    expected = {(card.guid, card.ordinal) for card in cards if card.guid not in touched}
    expected |= {(review.guid, review.ordinal) for review in session.reviews}

    assert len(keys) == len(set(keys))
    assert set(keys) == expected


def test_memory_of_an_answer_is_on_the_card() -> None:
    """A card that comes back carries the memory its answer gave."""
    after = answer(sitting(new("a")), Rating.AGAIN)

    assert memory_of(after.current) == remembered(new("a"), Rating.AGAIN)


def test_cards_put_back_by_many_undos_are_all_asked_again() -> None:
    """What was being asked comes next, though its note was done with before."""
    session = replace(sitting(new("a"), new("b")), skipped=frozenset({Guid("a")}))

    again = sittings.ask(session, new("c"), now=NOW)

    assert [card.guid for card in (sittings.draw(sittings.drop(again), now=NOW).current,) if card] == ["a"]
