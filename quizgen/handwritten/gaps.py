"""Owns the notations in which people mark what a text hides; must not know where the text is from.

`{{c1::heart::organ}}` is Anki's, with or without the second brace; `{heart}`, `{{heart}}` and `[heart]` number
themselves. A backslash takes the meaning from a mark; code, links and formulas hold none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quizgen.errors import QuizgenError
from quizgen.model import ClozePart

LAST_NUMBER = 500
"""Anki has no more cards a note."""
MARKED = re.compile(r"\{\{?c?[0-9]{1,4}::")
"""Where a gap with a number opens."""
_TOKEN = re.compile(
    r"""(?P<kept>
        \\\((?:(?!\\\)).)+\\\) | \\[!-/:-@\[-`{-~]
        | (?<!`)(?P<ticks>`+)(?!`)[^`](?:(?!(?P=ticks)).){0,2000}?(?<!`)(?P=ticks)(?!`)
        | \$\$[^$]+\$\$ | \$(?=\S)[^$\n]*?(?<=\S)\$(?!\d)
        | !?\[[^\[\]\n]*\]\([^()\s]*\) | !\[[^\[\]\n]*\] | \[\^[^\[\]\s]+\]
      )
      | (?P<numbered>\{\{?c?(?P<number>[0-9]{1,4})::)
      | (?P<mark>\{\{|\}\}|[{}\[\]]) | (?P<hint>::)""",
    re.VERBOSE | re.DOTALL,
)
_PARTS = re.compile("\x02([^\x02-\x04]*)(?:\x04([^\x02-\x04]*))?\x03")
_MARKS = str.maketrans("", "", "\x02\x03\x04")
_HOW = "mark what it hides: {heart}, [heart] or {{c1::heart}}"


@dataclass(frozen=True, slots=True)
class _Style:
    """One way to mark gaps."""

    opening: tuple[str, ...]
    closing: tuple[str, ...]


_NUMBERED = _Style((), ("}}", "}"))
_BRACES = _Style(("{{", "{"), ("}}", "}"))
_BRACKETS = _Style(("[",), ("]",))


def cloze(text: str, seen: Callable[[str], str]) -> tuple[ClozePart, ...]:
    """The text as parts, what `seen` shows of each; QuizgenError when nothing is hidden, or it is unclear what."""
    text = text.translate(_MARKS)
    tokens = list(_TOKEN.finditer(text))
    if any(token["numbered"] for token in tokens):
        marked, numbers = _marked(text, tokens, _NUMBERED)
    else:
        marked, numbers = _unnumbered(text, tokens)
    parts = tuple(_parts(seen(marked), numbers))
    if sum(bool(part.number) for part in parts) != len(numbers):
        raise QuizgenError("a gap stands where it cannot be seen", hint=_HOW)
    for part in parts:
        _check(part)
    return parts


def _unnumbered(text: str, tokens: Sequence[re.Match[str]]) -> tuple[str, list[int]]:
    """In the one style that the text has gaps of."""
    found: list[tuple[str, list[int]]] = []
    wrong: list[QuizgenError] = []
    for style in (_BRACES, _BRACKETS):
        try:
            marked, numbers = _marked(text, tokens, style)
        except QuizgenError as error:
            wrong.append(error)
            continue
        if numbers:
            found.append((marked, numbers))
    if len(found) == 1:
        return found[0]
    if found:
        raise QuizgenError("it has both {gaps} and [gaps]", hint="put a backslash before what hides nothing: \\[")
    raise wrong[0] if wrong else QuizgenError("nothing is hidden in it", hint=_HOW)


def _marked(text: str, tokens: Sequence[re.Match[str]], style: _Style) -> tuple[str, list[int]]:
    """The text with control characters for the marks, which no markup takes for its own, and the gaps' numbers."""
    out: list[str] = []
    numbers: list[int] = []
    at, closer, hinted = 0, "", False
    for token in tokens:
        said = token[0]
        opens = bool(token["numbered"]) or said in style.opening
        mark = ""
        if opens and closer:
            raise QuizgenError("a gap opens within another one", hint=_HOW)
        if opens:
            mark, hinted = "\x02", False
            closer = _closer(said, style)
            numbers.append(int(token["number"]) if token["number"] else len(numbers) + 1)
        elif closer and said == closer:
            mark, closer = "\x03", ""
        elif closer and token["hint"] and not hinted:
            mark, hinted = "\x04", True
        if mark:
            out += [text[at : token.start()], mark]
            at = token.end()
    if closer:
        raise QuizgenError(f"a gap is not closed with '{closer}'", hint=_HOW)
    return "".join((*out, text[at:])), numbers


def _closer(opening: str, style: _Style) -> str:
    if opening.startswith("["):
        return "]"
    return style.closing[0] if opening.startswith("{{") else style.closing[1]


def _parts(marked: str, numbers: Sequence[int]) -> Iterator[ClozePart]:
    at = 0
    for number, gap in zip(numbers, _PARTS.finditer(marked), strict=False):
        if at < gap.start():
            yield ClozePart(marked[at : gap.start()])
        yield ClozePart(gap[1], number, (gap[2] or "").strip())
        at = gap.end()
    if at < len(marked):
        yield ClozePart(marked[at:])


def _check(part: ClozePart) -> None:
    if part.number and not part.text.strip():
        raise QuizgenError("a gap hides nothing", hint=_HOW)
    if part.number > LAST_NUMBER:
        raise QuizgenError(f"a gap has the number {part.number}", hint=f"numbers go from 1 to {LAST_NUMBER}")
