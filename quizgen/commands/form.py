"""Owns the plain-text form in which a learner reads and writes a wording; must not open an editor.

A field is its name and a colon on a line of their own, then its text. Lines that begin with '#' are comments. In a
text with gaps, `{{c1::heart::organ}}` hides "heart" behind the hint "organ". A backslash takes the meaning from a
brace or colon behind it, and from a line that would be read as a comment or as the name of a field.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.errors import QuizgenError
from quizgen.model import ClozePart, Wording

QUESTION, ANSWER, TEXT, CONTEXT = "Question", "Answer", "Text", "Context"
LAST_NUMBER = 500
"""Anki has no more cards a note."""

_LABELS = {f"{name}:": name for name in (QUESTION, ANSWER, TEXT, CONTEXT)}
_OPENING = re.compile(r"\{\{c([0-9]{1,9})::")
_ESCAPED = re.compile(r"\\([{}:\\])")
# Before what would be read as syntax: a backslash before syntax, every second brace or colon, and what stands last.
_ESCAPING_SHOWN = re.compile(r"\\(?=[{}:\\]|\Z)|\{(?=\{|\Z)|\}(?=\}|\Z)")
_ESCAPING_HIDDEN = re.compile(rf"{_ESCAPING_SHOWN.pattern}|:(?=:|\Z)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_HOW_TO_HIDE = "write {{c1::heart}} around what the first card hides"
_HOW_TO_SHOW = r"a brace that is to be seen twice has a backslash before it: \{{ and \}}"


def render(wording: Wording, comments: Iterable[str] = ()) -> str:
    """The form that gives this wording, tidied, below the comments."""
    wording = tidy(wording)
    gaps = {TEXT: cloze_text(wording.cloze)} if wording.cloze else {}
    fields = gaps or {QUESTION: wording.question, ANSWER: wording.answer}
    return _form({**fields, CONTEXT: wording.context}, comments)


def blank(comments: Iterable[str] = ()) -> str:
    """The form that is still to be filled, whichever kind of card it becomes."""
    return _form(dict.fromkeys(_LABELS.values(), ""), comments)


def parse(text: str) -> Wording | None:
    """The wording that a form gives; None when nothing but comments and names of fields is left of it.

    QuizgenError when it is no wording: something is missing, said twice, or a deletion is not closed.
    """
    fields = _fields(text)
    if not any(text.strip() for text in fields.values()):
        return None
    wording = worded(fields)
    if CONTEXT not in fields:  # misspelt, it and the text below it would become part of the field above
        raise QuizgenError(f"the line '{CONTEXT}:' is missing", hint="leave it there, with nothing below it for none")
    return wording


def worded(fields: Mapping[str, str]) -> Wording:
    """The wording that these fields give; QuizgenError when they give none."""
    said = {name: tidy_text(text) for name, text in fields.items()}
    question, answer, gaps, context = (said.get(name, "") for name in (QUESTION, ANSWER, TEXT, CONTEXT))
    if gaps and (question or answer):
        raise QuizgenError(
            "a card is a question with its answer or a text with gaps, not both",
            hint=f"leave '{TEXT}:' empty, or '{QUESTION}:' and '{ANSWER}:'",
        )
    if gaps or (TEXT in fields and QUESTION not in fields):
        cloze = parsed_cloze(gaps)
        return Wording("", hidden_texts(cloze), cloze, context)
    for name in (QUESTION, ANSWER):
        if not said.get(name):
            raise QuizgenError(f"there is no {name.lower()}", hint=f"write it below a line '{name}:'")
    return Wording(question, answer, (), context)


def tidy(wording: Wording) -> Wording:
    """The wording as a form can say it: no white space around fields, no empty runs, no control characters."""
    runs = (replace(part, text=_clean(part.text), hint=tidy_text(part.hint)) for part in wording.cloze)
    cloze = _trimmed(_merged(runs))
    answer = hidden_texts(cloze) if cloze else tidy_text(wording.answer)
    return Wording(tidy_text(wording.question), answer, cloze, tidy_text(wording.context))


def tidy_text(text: str) -> str:
    """The text without control characters and without white space around it."""
    return _clean(text).strip()


def hidden_texts(cloze: Sequence[ClozePart]) -> str:
    """The answer of a text with gaps: what they hide, in order, each once."""
    return "; ".join(dict.fromkeys(part.text.strip() for part in cloze if part.number))


def cloze_text(parts: Iterable[ClozePart]) -> str:
    """The parts in Anki's notation, with a backslash before what would be read as a part of it."""
    return "".join(_marked(part) if part.number else _ESCAPING_SHOWN.sub(_backslashed, part.text) for part in parts)


def parsed_cloze(text: str) -> tuple[ClozePart, ...]:
    """The parts of a text in that notation; QuizgenError when it has no deletion or one is not closed."""
    parts: list[ClozePart] = []
    place = 0
    while place < len(text):
        opening = _OPENING.match(text, place)
        part, place = _deletion(text, opening) if opening else _shown(text, place)
        parts.append(part)
    if not any(part.number for part in parts):
        raise QuizgenError("the text has no deletion, so that nothing would be asked", hint=_HOW_TO_HIDE)
    return _trimmed(_merged(parts))


# ---------------------------------------------------------------- lines and fields


def _form(fields: Mapping[str, str], comments: Iterable[str]) -> str:
    head = [f"# {line}".rstrip() for comment in comments for line in comment.split("\n")]
    body = [line for name, text in fields.items() for line in ("", f"{name}:", *map(_kept, text.split("\n")))]
    return "\n".join((*head, *body)) + "\n"


def _fields(text: str) -> dict[str, str]:
    """The text below each name; empty when nothing is said at all."""
    fields: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), start=1):
        name = _LABELS.get(line.strip())
        if name in fields:
            raise QuizgenError(f"'{name}:' is there twice", where=f"line {number} of the form")
        if name:
            lines = fields.setdefault(name, [])
        elif line.startswith("#"):
            continue
        elif lines is not None:
            lines.append(_read(line))
        elif line.strip():
            hint = f"each text stands below its name: {', '.join(_LABELS)}"
            raise QuizgenError(f"'{line.strip()}' belongs to no field", where=f"line {number} of the form", hint=hint)
    return {name: "\n".join(found) for name, found in fields.items()}


def _kept(line: str) -> str:
    return f"\\{line}" if _is_special(line) else line


def _read(line: str) -> str:
    return line[1:] if line.startswith("\\") and _is_special(line[1:]) else line


def _is_special(line: str) -> bool:
    """Whether the line, or what is left of it without backslashes before it, would not be read as text."""
    bare = line.lstrip("\\")
    return line.startswith("#") or line.strip() in _LABELS or (bare != line and _is_special(bare))


# ---------------------------------------------------------------- deletions


def _marked(part: ClozePart) -> str:
    texts = [_ESCAPING_HIDDEN.sub(_backslashed, text) for text in (part.text, part.hint) if text]
    return f"{{{{c{part.number}::{'::'.join(texts)}}}}}"


def _backslashed(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _shown(text: str, start: int) -> tuple[ClozePart, int]:
    """The text up to the next deletion, and where that begins."""
    place = start
    while place < len(text) and not _OPENING.match(text, place):
        if text.startswith(("{{", "}}"), place):
            raise _unbalanced(text, place)
        place += 2 if _ESCAPED.match(text, place) else 1
    return ClozePart(_plain(text[start:place])), place


def _deletion(text: str, opening: re.Match[str]) -> tuple[ClozePart, int]:
    """The deletion that opens here, and where it ends."""
    start = place = opening.end()
    colons = None
    while not text.startswith("}}", place):
        if place >= len(text) or text.startswith("{{", place):
            raise _unbalanced(text, opening.start())
        if colons is None and text.startswith("::", place):
            colons = place
            place += 2
        else:
            place += 2 if _ESCAPED.match(text, place) else 1
    hint = _plain(text[colons + 2 : place]).strip() if colons is not None else ""
    part = ClozePart(_plain(text[start : place if colons is None else colons]), int(opening[1]), hint)
    _check_deletion(part)
    return part, place + 2


def _check_deletion(part: ClozePart) -> None:
    if not part.text.strip():
        raise QuizgenError(f"deletion c{part.number} hides nothing", hint=_HOW_TO_HIDE)
    if not 1 <= part.number <= LAST_NUMBER:
        raise QuizgenError(f"a deletion has the number {part.number}", hint=f"numbers go from 1 to {LAST_NUMBER}")


def _unbalanced(text: str, place: int) -> QuizgenError:
    seen = text[place : place + 20].partition("\n")[0]
    if _OPENING.match(text, place):
        fact, hint = f"the deletion that begins with '{seen}' is not closed", "it ends with }}, and holds no other one"
    elif text.startswith("{{", place):
        fact, hint = f"'{seen}' opens no deletion", f"{_HOW_TO_HIDE}; {_HOW_TO_SHOW}"
    else:
        fact, hint = f"'{seen}' closes nothing", _HOW_TO_SHOW
    return QuizgenError(fact, hint=hint)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _merged(parts: Iterable[ClozePart]) -> list[ClozePart]:
    """Shown text in one run between deletions; what is empty is left out."""
    merged: list[ClozePart] = []
    for part in parts:
        if merged and not merged[-1].number and not part.number:
            merged[-1] = ClozePart(merged[-1].text + part.text)
        elif part.text:
            merged.append(part if part.number else ClozePart(part.text))
    return merged


def _trimmed(parts: Sequence[ClozePart]) -> tuple[ClozePart, ...]:
    """Without white space before the first shown text and after the last."""
    trimmed = list(parts)
    for place, side in ((0, str.lstrip), (-1, str.rstrip)):
        if trimmed and not trimmed[place].number:
            trimmed[place] = ClozePart(side(trimmed[place].text))
    return tuple(part for part in trimmed if part.text)


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n"))
