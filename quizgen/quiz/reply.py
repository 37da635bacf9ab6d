"""Owns what the learner answered before the answer was shown, and what rating that proposes; must not show it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.model import Kind, Rating, hidden
from quizgen.quiz import faces
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.sitting import Question

if TYPE_CHECKING:
    from quizgen.quiz.typed.itemwise import ItemsVerdict

Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """`lines` are typed, `chosen` is one of `options`; `verdict` says what was typed beside what was right."""

    lines: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    chosen: str = ""
    right: str = ""
    proposed: Rating | None = None
    verdict: tuple[Line, ...] = ()


# ---------------------------------------------------------------- chosen


def choosing(asked: Question, chosen: str) -> Reply:
    """One of the options was chosen; '' for none."""
    answer = _squeezed(_answer(asked))
    right = next((option for option in asked.options if _squeezed(option) == answer), "")
    proposed = Rating.GOOD if chosen and chosen == right else Rating.AGAIN
    return Reply(options=asked.options, chosen=chosen, right=right, proposed=proposed)


def _answer(asked: Question) -> str:
    draft = asked.note.shown
    return hidden(draft, asked.card.ordinal + 1) if draft.kind is Kind.CLOZE else draft.answer


def _squeezed(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- typed; what judges it is loaded for the first one


def items(asked: Question) -> int:
    """How many things are to be typed."""
    from quizgen.quiz.typed.itemwise import items_of

    return len(items_of(asked.note, asked.card))


def is_ordered(asked: Question) -> bool:
    """Whether each line typed is for one gap, so that an empty one leaves a gap out."""
    return asked.note.shown.kind is Kind.CLOZE


def typing(asked: Question, lines: tuple[str, ...]) -> Reply:
    """These lines were typed."""
    from quizgen.quiz.typed.itemwise import compare_gaps, compare_items, items_of

    expected = items_of(asked.note, asked.card)
    question = "".join(run.text for run in faces.front(asked.note, asked.card))
    if len(expected) == 1:
        return _one(expected[0], lines, question)
    compared = (compare_gaps if is_ordered(asked) else compare_items)(expected, lines, asked=question)
    return Reply(lines, proposed=compared.rating, verdict=_of_items(compared))


def _one(expected: str, lines: tuple[str, ...], question: str) -> Reply:
    from quizgen.quiz.typed.difference import difference
    from quizgen.quiz.typed.grade import Outcome, compare

    found = compare(expected, " ".join(lines), asked=question)
    shown = (Run(found.typed),) if found.outcome is Outcome.RIGHT else difference(found)
    nothing = (Run("nothing was typed", Tone.STRONG),)
    return Reply(lines, proposed=found.rating, verdict=((_mark(found.outcome), *shown) if found.typed else nothing,))


def _of_items(compared: "ItemsVerdict") -> tuple[Line, ...]:
    from quizgen.quiz.typed.difference import differences

    lines = differences(compared)
    marks = [_mark(item.outcome) for item in compared.items] + [_mark(0)] * len(compared.surplus)
    heading = (Run(f"{compared.found} of {len(compared.items)}", Tone.STRONG),)
    return (heading, *((mark, *line) for mark, line in zip(marks, lines, strict=True)))


def _mark(outcome: int) -> Run:
    return Run(("wrong: ", "close: ", "right: ")[outcome], Tone.STRONG)
