"""Owns made-up notes to measure with; must not write them."""

from datetime import UTC, datetime, timedelta

from quizgen.model import Anchor, Draft, Evidence, Guid, Kind, Note, Notetype, RuleId, Span, Status

_START = datetime(2026, 1, 1, tzinfo=UTC)


def made(count: int) -> tuple[Note, ...]:
    """That many question notes of one document, no two alike and always the same."""
    return tuple(_note(number) for number in range(count))


def _note(number: int) -> Note:
    quote = f"Answer {number} belongs to question {number}, as every learner of the subject knows."
    draft = Draft(
        kind=Kind.QA,
        question=f"Question {number}: what belongs to it?",
        answer=f"answer {number}",
        cloze=(),
        context=quote,
        evidence=Evidence(quote, Span(100 * number, 100 * number + len(quote)), number + 1),
        anchor=Anchor("bench"),
        section=("Bench",),
        rule=RuleId("definition"),
        score=0.8,
    )
    at = _START + timedelta(seconds=number)
    return Note(Guid(f"bench{number:08}"), Notetype.QA, draft, "bench.md", "Bench", ("bench",), Status.ACTIVE, at, at)
