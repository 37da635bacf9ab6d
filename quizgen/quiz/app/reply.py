"""Owns what the learner answered before the answer was shown, and what rating that proposes; must not show it."""

from dataclasses import dataclass

from quizgen.model import Kind, Rating, hidden
from quizgen.quiz.faces import Run
from quizgen.quiz.sitting import Question


@dataclass(frozen=True, slots=True)
class Reply:
    """`lines` are typed, `chosen` is one of `options`; `difference` shows what was typed beside what was right."""

    lines: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    chosen: str = ""
    right: str = ""
    proposed: Rating | None = None
    difference: tuple[Run, ...] = ()


def answer(asked: Question) -> str:
    """What the card asks for."""
    draft = asked.note.shown
    return hidden(draft, asked.card.ordinal + 1) if draft.kind is Kind.CLOZE else draft.answer


def choosing(asked: Question, chosen: str) -> Reply:
    """One of the options was chosen; '' for none."""
    right = answer(asked)
    proposed = Rating.GOOD if chosen == right else Rating.AGAIN
    return Reply(options=asked.options, chosen=chosen, right=right, proposed=proposed)


def items(asked: Question) -> int:
    """How many things the answer lists; 1 when it is no list."""
    return 1


def typing(asked: Question, lines: tuple[str, ...]) -> Reply:
    """These lines were typed."""
    right = answer(asked)
    proposed = Rating.GOOD if lines == (right,) else Rating.AGAIN
    return Reply(lines, right=right, proposed=proposed, difference=(Run(f"you: {' '.join(lines)}"),))
