"""Owns Anki's template language: a side of a card as HTML; must not know which side is asked, nor what it says.

Read as Anki reads it: conditions nest, an unknown filter changes nothing, an unknown field is an error.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

Filled = Callable[[str, Sequence[str]], str]
"""What stands for a field, given its name and its filters, the outermost first; a KeyError when there is none."""

_OTHER_BRACKETS = "{{=<% %>=}}"
_COMMENT = re.compile(r"<!--(?:.*?-->|.*\Z)", re.DOTALL)
_NOTHING = re.compile(r"(?:\s|</?(?:br|div)\s?/?>)*+")
_LONGEST = 4_000_000
"""Characters of a side: no card has more, but a template that repeats a field may."""


class BrokenTemplateError(ValueError):
    """Anki would show an error in place of the card."""


def side(template: str, values: Mapping[str, str], filled: Filled) -> str:
    """The template with its fields filled in; `values` say which of its conditions hold."""
    out: list[str] = []
    conditions: list[tuple[str, bool]] = []
    failing = length = 0
    for kind, said in _tokens(template):
        if kind in "#^":
            conditions.append((said, is_empty(_value(values, said)) == (kind == "^")))
            failing += not conditions[-1][1]
        elif kind == "/":
            failing -= not _ended(conditions, said)
        elif not failing:
            out.append(said if kind == "text" else _field(said, filled))
            length += len(out[-1])
            if length > _LONGEST:
                raise BrokenTemplateError("too long")
    if conditions:
        raise BrokenTemplateError(f"{{{{#{conditions[-1][0]}}}}} has no end")
    return "".join(out)


def filters(template: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each field that the template shows, with its filters."""
    for kind, said in _tokens(template):
        if kind == "field":
            *around, name = said.split(":")
            yield name.strip(), tuple(each.strip() for each in around)


def is_empty(html: str) -> bool:
    """Whether Anki takes the field for empty."""
    return _NOTHING.fullmatch(html) is not None


def _ended(conditions: list[tuple[str, bool]], name: str) -> bool:
    """Whether the condition that ends here held."""
    if not conditions or conditions[-1][0] != name:
        raise BrokenTemplateError(f"{{{{/{name}}}}} ends nothing")
    return conditions.pop()[1]


def _value(values: Mapping[str, str], name: str) -> str:
    if name in values:
        return values[name]
    if re.fullmatch("c[0-9]+", name):  # set on the card of that cloze number alone
        return ""
    raise BrokenTemplateError(f"there is no field '{name}'")


def _field(said: str, filled: Filled) -> str:
    *around, name = (part.strip() for part in said.split(":"))
    try:
        return filled(name, around)
    except KeyError:
        raise BrokenTemplateError(f"there is no field '{name}'") from None


@lru_cache(maxsize=256)
def _tokens(template: str) -> tuple[tuple[str, str], ...]:
    """('text', …), ('field', 'filter:Name'), ('#', name), ('^', name) and ('/', name), in order."""
    opening, closing = "{{", "}}"
    if template.startswith(_OTHER_BRACKETS):
        template, opening, closing = template.removeprefix(_OTHER_BRACKETS), "<%", "%>"
    return tuple(_read(_COMMENT.sub("", template), opening, closing))


def _read(template: str, opening: str, closing: str) -> Iterator[tuple[str, str]]:
    at = 0
    while (start := template.find(opening, at)) >= 0 and (end := template.find(closing, start)) >= 0:
        yield "text", template[at:start]
        yield from _marked(template[start + len(opening) : end].lstrip("{").strip())
        at = end + len(closing)
    yield "text", template[at:]


def _marked(said: str) -> Iterator[tuple[str, str]]:
    """A comment in brackets is nothing; Anki no longer takes it, but old notetypes have it."""
    if said[:1] in ("#", "^", "/"):
        yield said[0], said[1:].strip()
    elif said[:1] != "!":
        yield "field", said
