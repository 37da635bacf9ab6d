"""Owns what is asked next in one sitting, and how that is taken back; must not do I/O or read the clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo

from quizgen.model import Card, Guid, Memory, Rating, Review, State
from quizgen.schedule import day_end

LEARN_AHEAD = timedelta(minutes=20)
"""A learning card may be asked this much before its step ends when nothing else is left, as in Anki."""
LONGEST_ANSWER = timedelta(seconds=60)
"""Whoever takes longer has left the desk; Anki's log counts no more either."""
KEPT_STEPS = 100
"""How many steps a sitting itself can take back; the store knows older answers."""


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting at one moment.

    `current` is being asked; None when nothing is left for now. `queue` holds cards in the order they are asked in,
    from `at` on those not asked yet; `learning` those in (Re)learning by due time. No card of a note in `skipped` is
    taken from the queue any more. `waiting` are cards answered that come back another day.
    """

    timezone: tzinfo | None
    queue: tuple[Card, ...] = field(repr=False)
    learning: tuple[Card, ...] = ()
    at: int = 0
    skipped: frozenset[Guid] = frozenset()
    waiting: tuple[Card, ...] = ()
    current: Card | None = None
    revealed: bool = False
    shown_at: datetime | None = None
    reviews: tuple[Review, ...] = ()
    last_id: int = 0
    """Highest review id given, undone ones included: ids are not given twice."""
    past: "tuple[Session, ...]" = field(default=(), repr=False, compare=False)
    """The sitting before each of the last steps, without their own past."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards left today, the one being asked included."""

    new: int
    learning: int
    review: int

    @property
    def total(self) -> int:
        return self.new + self.learning + self.review


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sitting came to. `next_due_at` knows only the cards of this sitting."""

    answered: int
    again: int
    duration: timedelta
    left: Counts
    next_due_at: datetime | None


def begin(cards: Sequence[Card], *, now: datetime, timezone: tzinfo | None) -> Session:
    """A sitting over `cards` in the order given, those in (Re)learning when their steps end; the first is asked."""
    queue = tuple(card for card in cards if not in_steps(card))
    learning = _by_due(card for card in cards if in_steps(card))
    return draw(Session(timezone, queue, learning), now=now)


def cram(cards: Sequence[Card], *, now: datetime, timezone: tzinfo | None) -> Session:
    """A sitting over `cards` in the order given, whatever their state; the first is asked."""
    return draw(Session(timezone, tuple(cards)), now=now)


def draw(session: Session, *, now: datetime) -> Session:
    """The session asking the next card, or none; unchanged while a card is being asked."""
    if session.current is not None:
        return session
    at = next((at for at, _ in _left(session)), len(session.queue))
    card = _next(session, at, now)
    return replace(
        session,
        current=card,
        revealed=False,
        shown_at=now,
        at=at + 1 if at < len(session.queue) and session.queue[at] is card else at,
        learning=tuple(other for other in session.learning if other is not card),
    )


def reveal(session: Session) -> Session:
    """The session with the answer shown."""
    return replace(session, revealed=session.current is not None)


def answer(session: Session, rating: Rating, memory: Memory, *, now: datetime) -> Session:
    """The card being asked was answered and now has `memory`: nothing is asked until drawn; reviews[-1] is the answer.

    Siblings wait until tomorrow, but for those in (Re)learning. ValueError when no answer is being shown.
    """
    card = session.current
    if card is None or not session.revealed:
        raise ValueError("only a revealed card can be rated")
    given = _review(session, card, rating, now)
    after = replace(_stepped(session), reviews=(*session.reviews, given), last_id=given.id)
    return _put_back(replace(after, skipped=after.skipped | {card.guid}), replace(card, memory=memory), now)


def repeat(session: Session) -> Session:
    """The card being asked comes once more after all others; nothing is asked until drawn."""
    card = session.current
    return session if card is None else replace(_stepped(session), queue=(*session.queue, card))


def leave(session: Session) -> Session:
    """The card being asked is not asked again in this sitting; nothing is asked until drawn."""
    return _stepped(session)


def leave_note(session: Session) -> Session:
    """Nor are its siblings."""
    if session.current is None:
        return session
    guid = session.current.guid
    learning = tuple(card for card in session.learning if card.guid != guid)
    return replace(_stepped(session), learning=learning, skipped=session.skipped | {guid})


def drop(session: Session) -> Session:
    """The card being asked turned out not to be asked at all: no step that could be taken back."""
    return replace(session, current=None, revealed=False)


def ask(session: Session, card: Card, *, now: datetime) -> Session:
    """`card` is asked now; what was being asked comes next, though its note was done with."""
    rest = session
    if session.current is not None:
        rest = _put_first(session, session.current)
        rest = replace(rest, skipped=rest.skipped - {session.current.guid})
    learning = tuple(other for other in rest.learning if _key(other) != _key(card))
    waiting = tuple(other for other in rest.waiting if _key(other) != _key(card))
    return replace(rest, current=card, revealed=False, shown_at=now, learning=learning, waiting=waiting)


def back(session: Session, *, now: datetime) -> Session | None:
    """The sitting before the last step, its card asked again; None when this sitting remembers no step."""
    if not session.past:
        return None
    before = replace(session.past[-1], past=session.past[:-1], last_id=session.last_id)
    return replace(before, revealed=False, shown_at=now)


def counts(session: Session) -> Counts:
    """How many cards are left today, by kind."""
    current = () if session.current is None else (session.current,)
    left = (*current, *(card for _, card in _left(session)), *session.learning)
    new = sum(card.memory is None for card in left)
    learning = sum(in_steps(card) for card in left)
    return Counts(new=new, learning=learning, review=len(left) - new - learning)


def summary(session: Session) -> Summary:
    """What the sitting has come to so far."""
    coming = (*session.learning, *session.waiting)
    return Summary(
        answered=len(session.reviews),
        again=sum(given.rating is Rating.AGAIN for given in session.reviews),
        duration=timedelta(milliseconds=sum(given.duration_ms for given in session.reviews)),
        left=counts(session),
        next_due_at=min((card.memory.due_at for card in coming if card.memory), default=None),
    )


def in_steps(card: Card) -> bool:
    """Whether the card is in Learning or Relearning."""
    return card.memory is not None and card.memory.state is not State.REVIEW


def _left(session: Session) -> Iterator[tuple[int, Card]]:
    """What of the queue is still to be asked, with its places."""
    for at in range(session.at, len(session.queue)):
        if session.queue[at].guid not in session.skipped:
            yield at, session.queue[at]


def _next(session: Session, at: int, now: datetime) -> Card | None:
    """A step that has ended, else the queue, else a step about to end (another card than the last if any)."""
    if session.learning and _due_at(session.learning[0]) <= now:
        return session.learning[0]
    if at < len(session.queue):
        return session.queue[at]
    soon = [card for card in session.learning if _due_at(card) <= now + LEARN_AHEAD]
    others = [card for card in soon if not _was_last(session, card)]
    return next(iter(others or soon), None)


def _was_last(session: Session, card: Card) -> bool:
    last = session.reviews[-1] if session.reviews else None
    return last is not None and (last.guid, last.ordinal) == _key(card)


def _key(card: Card) -> tuple[Guid, int]:
    return card.guid, card.ordinal


def _by_due(cards: Iterator[Card] | Sequence[Card]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: (_due_at(card), card.guid, card.ordinal)))


def _due_at(card: Card) -> datetime:
    if card.memory is None:
        raise ValueError("a new card is never due")
    return card.memory.due_at


def _review(session: Session, card: Card, rating: Rating, now: datetime) -> Review:
    took = now - (session.shown_at or now)
    return Review(
        id=max(round(now.timestamp() * 1000), session.last_id + 1),
        guid=card.guid,
        ordinal=card.ordinal,
        rating=rating,
        reviewed_at=now,
        duration_ms=max(timedelta(), min(took, LONGEST_ANSWER)) // timedelta(milliseconds=1),
        last_interval_days=card.memory.interval_days if card.memory and not in_steps(card) else 0,
    )


def _stepped(session: Session) -> Session:
    """Nothing is asked, and what was can be taken back."""
    past = (*session.past, replace(session, past=()))[-KEPT_STEPS:]
    return replace(session, current=None, revealed=False, past=past)


def _put_back(session: Session, card: Card, now: datetime) -> Session:
    if in_steps(card) and _due_at(card) < day_end(now, session.timezone):
        return replace(session, learning=_by_due((*session.learning, card)))
    return replace(session, waiting=(*session.waiting, card))


def _put_first(session: Session, card: Card) -> Session:
    if in_steps(card):
        return replace(session, learning=_by_due((*session.learning, card)))
    return replace(session, queue=(*session.queue[: session.at], card, *session.queue[session.at :]))
