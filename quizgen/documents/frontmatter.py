"""Owns the YAML block at the head of a Markdown file; must not know what the rest says."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from quizgen.errors import QuizgenError

FENCE = re.compile(r"---[ \t]*\n(?=[\w-]+[ \t]*:|#|---|\.\.\.|\n*[\w-]+[ \t]*:)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block asks for; `end` is where the document proper begins."""

    title: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    end: int = 0


def front_matter(text: str, source: str) -> FrontMatter:
    """The block at the head of `text`, empty when there is none; an error names the wrong line."""
    opening = FENCE.match(text)
    if not opening:
        return FrontMatter()
    closing = CLOSING.search(text, text.index("\n") + 1)
    if not closing:
        raise QuizgenError("the front matter is not closed", where=f"{source}:1", hint="end it with a line '---'")
    values = _values(text[text.index("\n") + 1 : closing.start()], source)
    return FrontMatter(
        title=_line(values, "title", source),
        deck=_line(values, "deck", source),
        tags=_tags(values, source),
        end=closing.end(),
    )


def _values(block: str, source: str) -> dict[str, Any]:
    try:
        values = yaml.safe_load(block)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _malformed(error.problem or "it is not YAML", f"{source}:{line}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _malformed("it is not YAML", f"{source}:2") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise _malformed("it is not a list of 'name: value' lines", f"{source}:2")
    return values


def _malformed(why: str, where: str) -> QuizgenError:
    hint = "write one 'name: value' a line, and quote values that hold a colon"
    return QuizgenError(f"cannot read the front matter: {why}", where=where, hint=hint)


def _line(values: dict[str, Any], name: str, source: str) -> str:
    value = values.get(name)
    if isinstance(value, (dict, list)):
        raise QuizgenError(f"'{name}' in the front matter is not one line of text", where=source)
    return "" if value is None else " ".join(str(value).split())


def _tags(values: dict[str, Any], source: str) -> tuple[str, ...]:
    """Tags of a list, or of one line separated by commas or else spaces; Anki's tags hold no spaces."""
    value = values.get("tags")
    if isinstance(value, list):
        tags = [str(tag) for tag in value if not isinstance(tag, (dict, list)) and tag is not None]
    else:
        line = _line(values, "tags", source)
        tags = line.split(",") if "," in line else line.split()
    return tuple(dict.fromkeys("_".join(tag.split()) for tag in tags if tag.strip()))
