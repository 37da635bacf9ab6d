"""Owns what line mode says about keys, sources and the end of a sitting; must not write it anywhere."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from quizgen.quiz.desk import Source
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.reply import Reply
from quizgen.quiz.session import Summary
from quizgen.quiz.sitting import Sitting

KEYS_TO_REVEAL = "Enter or space shows the answer, u takes back the last one, q ends the quiz, ? is help"
KEYS_TO_RATE = "1 to 4 rate, u takes back the last answer, q ends the quiz, ? is help"
KEYS_AT_END = "Enter ends the quiz, u takes back the last answer"
CRAMMED = "Cramming: no answer was saved, and no card is due sooner or later for it."
KEYS_TO_CRAM = "1 Again  2 Hard  3 Good  4 Easy"
HELP = (
    "Think of the answer, then press Enter or space to see it. Rate how well you knew it: 1 Again (you did "
    "not), 2 Hard, 3 Good, 4 Easy; beside each key stands when the card comes back.",
    "u takes the last answer back, q ends the quiz. Every answer is saved at once.",
    "e edits the card, t tags it, f flags it, o shows where it comes from. s suspends the card, b buries it until "
    "tomorrow, x rejects it; u takes that back too.",
    "Where the answer is typed, a colon stands before these keys: :u, :q. Enter rates as it is proposed.",
)


def left(sitting: Sitting) -> str:
    """How many cards are left today, by kind; cramming, how many in all."""
    counts = sitting.counts()
    if sitting.rules.is_cram:
        return f"({counts.total} left)"
    return f"({counts.new} new, {counts.learning} learning, {counts.review} review)"


def sentence(remark: str) -> str:
    """The remark as a sentence; nothing when there is none."""
    return f"{remark[0].upper()}{remark[1:]}." if remark else ""


def to_type(number: int, total: int) -> str:
    """What is asked for where answers are typed."""
    if total == 1:
        return "Type the answer, then Enter (nothing: show it)  :?: help"
    return f"Type answer {number} of {total}, then Enter (nothing: no more)  :?: help"


def choice(reply: Reply) -> Iterator[tuple[Run, ...]]:
    """What was chosen, and whether that was right; nothing where nothing was."""
    if reply.chosen:
        verdict = "right" if reply.chosen == reply.right else "wrong"
        yield (Run(f"{verdict}: ", Tone.STRONG), Run(reply.chosen))


def at_end(*, is_over_time: bool) -> str:
    """Why nothing is asked any more."""
    return "The time is over." if is_over_time else "No cards are left for now."


def source(found: Source) -> Iterator[tuple[Run, ...]]:
    """Place and headings, then the text line by line, the evidence between '>>' and '<<'."""
    yield (Run(" › ".join((found.place, *found.headings)), Tone.FAINT),)
    if found.remark:
        yield (Run(found.remark),)
    text = found.text
    if found.evidence:
        start, end = found.evidence.start, found.evidence.end
        text = f"{text[:start]}>>{text[start:end]}<<{text[end:]}"
    for line in text.splitlines():
        yield (Run(line),) if line.strip() else ()


def parting(sitting: Sitting) -> tuple[str, ...]:
    """What is said when a sitting ends: one or two lines."""
    if sitting.rules.is_cram:
        return (CRAMMED,)
    return farewell(sitting.summary(), now=sitting.desk.now())


def buried(sitting: Sitting) -> str:
    """What burying did: cramming moves no card."""
    return "not asked again in this sitting" if sitting.rules.is_cram else "buried until tomorrow"


def farewell(summary: Summary, *, now: datetime) -> tuple[str, ...]:
    """What the sitting came to, and what comes next: one or two lines."""
    if not summary.answered:
        return ("Nothing was answered.",) if summary.left.total else ("Nothing is due.",)
    minutes, seconds = divmod(round(summary.duration.total_seconds()), 60)
    cards = "1 answer" if summary.answered == 1 else f"{summary.answered} answers"
    first = f"{cards} saved, {summary.again} Again, in {minutes}:{seconds:02} minutes."
    return (first, _next(summary, now))


def _next(summary: Summary, now: datetime) -> str:
    if summary.left.total:
        return f"{summary.left.total} left for today."
    if summary.next_due_at is None:
        return "Nothing is left for today."
    return f"Nothing is left for today; the next of these is due in {_until(summary.next_due_at - now)}."


def _until(time: timedelta) -> str:
    """A time in words: '10 minutes', '5 hours', '1 day'."""
    minutes = max(1, round(time / timedelta(minutes=1)))
    for unit, size in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= size:
            number = round(minutes / size)
            return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
    raise AssertionError(minutes)
