"""Notes and cards the quiz tests ask; holds no tests."""

from datetime import UTC, datetime, timedelta

from quizgen.model import (
    Anchor,
    Card,
    ClozePart,
    Draft,
    Evidence,
    Guid,
    Kind,
    Memory,
    Note,
    Notetype,
    Rating,
    RuleId,
    Span,
    Status,
)
from quizgen.schedule import Scheduler, review

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
SCHEDULER = Scheduler(timezone=UTC)


def qa(guid: str, question: str = "Which organ pumps blood?", answer: str = "the heart") -> Note:
    return _note(guid, Notetype.QA, question=question, answer=answer)


def cloze(guid: str, *parts: ClozePart) -> Note:
    answer = next(part.text for part in parts if part.number)
    return _note(guid, Notetype.CLOZE, cloze=parts, answer=answer)


def _note(
    guid: str,
    notetype: Notetype,
    *,
    question: str = "",
    answer: str = "",
    cloze: tuple[ClozePart, ...] = (),
) -> Note:
    quote = "The heart pumps blood through the body."
    draft = Draft(
        kind=Kind.CLOZE if notetype is Notetype.CLOZE else Kind.QA,
        question=question,
        answer=answer,
        cloze=cloze,
        context=quote,
        evidence=Evidence(quote, Span(0, len(quote)), 7),
        anchor=Anchor("circulation/organs"),
        section=("Circulation", "Organs"),
        rule=RuleId("agent"),
        score=0.9,
    )
    return Note(
        guid=Guid(guid),
        notetype=notetype,
        draft=draft,
        source="body.md",
        deck="biology::body",
        tags=(),
        status=Status.ACTIVE,
        created_at=NOW,
        modified_at=NOW,
    )


def new(guid: str, ordinal: int = 0) -> Card:
    return Card(Guid(guid), ordinal)


def in_review(guid: str, ordinal: int = 0) -> Card:
    """A card learnt a month ago, due by now."""
    learnt_at = NOW - timedelta(days=30)
    return Card(Guid(guid), ordinal, review(None, Rating.EASY, now=learnt_at, scheduler=SCHEDULER))


def in_learning(guid: str, due_in: timedelta) -> Card:
    """A card in its last learning step, due at NOW + due_in."""
    begun_at = NOW + due_in - timedelta(minutes=10)
    return Card(Guid(guid), 0, review(None, Rating.GOOD, now=begun_at, scheduler=SCHEDULER))


def memory_of(card: Card | None) -> Memory:
    assert card is not None
    assert card.memory is not None
    return card.memory


def remembered(card: Card, rating: Rating, now: datetime = NOW) -> Memory:
    """What the card remembers once it is answered so."""
    return review(card.memory, rating, now=now, scheduler=SCHEDULER)
