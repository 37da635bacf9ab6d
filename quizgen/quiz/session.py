"""Owns one sitting: the card asked, its rating, taking it back; must not do I/O or read the clock."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from quizgen.model import Card, Guid, Memory, Note, Rating, Review, State
from quizgen.schedule import Scheduler, day_end, review

LEARN_AHEAD = timedelta(minutes=20)
"""A learning card may be asked this much before its step ends when nothing else is left, as in Anki."""
SOONEST = timedelta(hours=12)
"""No answer in Review is due sooner, but for one given late at night, which the next day does not count as its own."""
LONGEST_ANSWER = timedelta(seconds=60)
"""Whoever takes longer has left the desk; Anki's log counts no more either."""


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting at one moment.

    `current` is being asked; None when nothing is left for now. `queue` holds Review and new cards in
    order, `learning` those in (Re)learning by due time, `done` those not asked again today.
    """

    notes: Mapping[Guid, Note] = field(repr=False)
    scheduler: Scheduler
    queue: tuple[Card, ...]
    learning: tuple[Card, ...]
    done: tuple[Card, ...] = ()
    current: Card | None = None
    revealed: bool = False
    shown_at: datetime | None = None
    reviews: tuple[Review, ...] = ()
    last_id: int = 0
    """Highest review id given, undone ones included: ids are not given twice."""
    before: "Session | None" = field(default=None, repr=False, compare=False)
    """The sitting before the last answer."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards left today, the one being asked included."""

    new: int
    learning: int
    review: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sitting came to. `next_due_at` knows only the cards of this sitting."""

    answered: int
    again: int
    duration: timedelta
    left: Counts
    next_due_at: datetime | None


def begin(
    cards: Sequence[Card],
    notes: Mapping[Guid, Note],
    *,
    now: datetime,
    scheduler: Scheduler,
    answered_today: Collection[Guid] = (),
) -> Session:
    """A sitting over due and new `cards`, each kind in the order given, asking the first.

    Of a note in `answered_today` only cards in (Re)learning are asked, and those whose fact changed since: their
    siblings wait until tomorrow.
    """
    learning = [card for card in cards if _in_steps(card)]
    rest = [
        card for card in cards if not _in_steps(card) and (card.guid not in answered_today or _changed_since(card, now))
    ]
    queue = _spread([card for card in rest if card.memory], [card for card in rest if not card.memory])
    session = Session(notes=notes, scheduler=scheduler, queue=queue, learning=_by_due(learning))
    return draw(session, now=now)


def _changed_since(card: Card, now: datetime) -> bool:
    """Whether a card in Review is due again sooner than any answer puts it off."""
    memory = card.memory
    return memory is not None and memory.due_at <= now and memory.due_at - memory.last_review_at < SOONEST


def draw(session: Session, *, now: datetime) -> Session:
    """The session asking the next card, or none; unchanged while a card is being asked."""
    if session.current is not None:
        return session
    card = _next(session, now)
    return replace(
        session,
        current=card,
        revealed=False,
        shown_at=now,
        queue=tuple(other for other in session.queue if other is not card),
        learning=tuple(other for other in session.learning if other is not card),
    )


def reveal(session: Session) -> Session:
    """The session with the answer shown."""
    return replace(session, revealed=session.current is not None)


def rate(session: Session, rating: Rating, *, now: datetime) -> tuple[Session, Review, Memory]:
    """Answer the card being asked: the session asking the next, and what to save before showing it.

    Siblings of the card leave the queue until tomorrow. ValueError when no answer is being shown.
    """
    if session.current is None or not session.revealed:
        raise ValueError("only a revealed card can be rated")
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # what a review keeps, so that replay is exact
    card = session.current
    memory = review(card, rating, now=now, scheduler=session.scheduler)
    answered = _answered(session, card, rating, now)
    after = replace(
        session,
        current=None,
        queue=tuple(other for other in session.queue if other.guid != card.guid),
        reviews=(*session.reviews, answered),
        last_id=answered.id,
        before=session,
    )
    return draw(_put_back(after, replace(card, memory=memory), now), now=now), answered, memory


def undo(session: Session, *, now: datetime) -> tuple[Session, Review, Memory | None] | None:
    """Take the last answer back: the session asking that card again, the review undone, the memory before it.

    None when this sitting has no answer left to undo.
    """
    if session.before is None or session.before.current is None:
        return None
    again = replace(session.before, revealed=False, shown_at=now, last_id=session.last_id)
    return again, session.reviews[-1], session.before.current.memory


def counts(session: Session) -> Counts:
    """How many cards are left today, by kind."""
    current = () if session.current is None else (session.current,)
    left = (*current, *session.queue, *session.learning)
    new = sum(card.memory is None for card in left)
    learning = sum(_in_steps(card) for card in left)
    return Counts(new=new, learning=learning, review=len(left) - new - learning)


def summary(session: Session) -> Summary:
    """What the sitting has come to so far."""
    waiting = (*session.learning, *session.done)
    return Summary(
        answered=len(session.reviews),
        again=sum(answered.rating is Rating.AGAIN for answered in session.reviews),
        duration=timedelta(milliseconds=sum(answered.duration_ms for answered in session.reviews)),
        left=counts(session),
        next_due_at=min((card.memory.due_at for card in waiting if card.memory), default=None),
    )


def _in_steps(card: Card) -> bool:
    return card.memory is not None and card.memory.state is not State.REVIEW


def _spread(reviews: Sequence[Card], new: Sequence[Card]) -> tuple[Card, ...]:
    """Both in their order, the fewer spread evenly between the others."""
    placed = [
        ((index + 1) / (len(cards) + 1), kind, index, card)
        for kind, cards in enumerate((reviews, new))
        for index, card in enumerate(cards)
    ]
    return tuple(card for *_, card in sorted(placed, key=lambda place: place[:3]))


def _by_due(cards: Sequence[Card]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: (_due_at(card), card.guid, card.ordinal)))


def _due_at(card: Card) -> datetime:
    if card.memory is None:
        raise ValueError("a new card is never due")
    return card.memory.due_at


def _next(session: Session, now: datetime) -> Card | None:
    """A step that has ended, else the queue, else a step about to end (another card than the last if any)."""
    if session.learning and _due_at(session.learning[0]) <= now:
        return session.learning[0]
    if session.queue:
        return session.queue[0]
    soon = [card for card in session.learning if _due_at(card) <= now + LEARN_AHEAD]
    others = [card for card in soon if not _was_last(session, card)]
    return next(iter(others or soon), None)


def _was_last(session: Session, card: Card) -> bool:
    last = session.reviews[-1] if session.reviews else None
    return last is not None and (last.guid, last.ordinal) == (card.guid, card.ordinal)


def _answered(session: Session, card: Card, rating: Rating, now: datetime) -> Review:
    took = now - (session.shown_at or now)
    return Review(
        id=max(round(now.timestamp() * 1000), session.last_id + 1),
        guid=card.guid,
        ordinal=card.ordinal,
        rating=rating,
        reviewed_at=now,
        last_interval_days=card.memory.interval_days if card.memory and not _in_steps(card) else 0,
        duration_ms=max(timedelta(), min(took, LONGEST_ANSWER)) // timedelta(milliseconds=1),
    )


def _put_back(session: Session, card: Card, now: datetime) -> Session:
    if _in_steps(card) and _due_at(card) < day_end(now, session.scheduler.timezone):
        return replace(session, learning=_by_due((*session.learning, card)))
    return replace(session, done=(*session.done, card))
