"""`quizgen tag`: gives cards a tag of the learner's own, or takes it away; must not touch the documents' tags."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from quizgen.commands import decide
from quizgen.commands.choosing import Choice
from quizgen.commands.decide import Decision
from quizgen.errors import QuizgenError
from quizgen.model import Note

TO_ANKI = "`quizgen export` tells Anki"
RESERVED = "quizgen"
"""The tags of ours in Anki stand below it."""
_UNWRITABLE = re.compile(r'[\s"\x00-\x1f\x7f-\x9f\ud800-\udfff]')


def run(store_path: Path | None, tag: str, choice: Choice, *, removed: bool) -> None:
    """Every card chosen has the tag, or has it no longer; how many that changed is on stdout."""
    name = checked(tag)
    decide.run(store_path, choice, _untagging(name) if removed else _tagging(name))


def checked(tag: str) -> str:
    """The tag as Anki would spell it; QuizgenError when it cannot be one tag there."""
    name = unicodedata.normalize("NFC", tag)
    if _UNWRITABLE.search(name):
        raise QuizgenError(
            f"'{tag}' cannot be a tag: it holds white space, quotes or control characters",
            hint="join words with '-' or '_', and levels with '::'",
        )
    levels = name.split("::")
    if not all(levels):
        raise QuizgenError(f"'{tag}' cannot be a tag", hint="every part between '::' needs a name")
    if levels[0].casefold() == RESERVED:
        raise QuizgenError(f"'{tag}' cannot be a tag of yours", hint=f"tags below '{RESERVED}' are quizgen's own")
    return name


def _tagging(tag: str) -> Decision:
    words = f"give the tag '{tag}' to", f"tagged '{tag}'", f"tagged '{tag}' already"
    return decide.of_notes(words, lambda note: tagged(note, tag), then=TO_ANKI)


def _untagging(tag: str) -> Decision:
    words = f"take the tag '{tag}' from", f"no longer tagged '{tag}'", f"not tagged '{tag}' by you"
    return decide.of_notes(words, lambda note: _without(note, tag), then=TO_ANKI, finds_rejected=None)


def tagged(note: Note, tag: str) -> Note:
    """The note with the tag, unless it has it in any case: Anki takes 'Exam' and 'exam' for one."""
    return note if _has(note, tag) else replace(note, own_tags=(*note.own_tags, tag))


def _without(note: Note, tag: str) -> Note:
    left = tuple(own for own in note.own_tags if own.casefold() != tag.casefold())
    return replace(note, own_tags=left)


def _has(note: Note, tag: str) -> bool:
    return any(own.casefold() == tag.casefold() for own in note.own_tags)
