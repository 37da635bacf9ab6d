"""Owns what is wrong with a package by itself; must not know a collection."""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from quizgen.anki.foreign import ForeignNote
from quizgen.diagnosis import ours
from quizgen.diagnosis.findings import Example, Findings
from quizgen.diagnosis.importing import Collection, Group, groups_of
from quizgen.diagnosis.kinds import Kind

_SHOWN = re.compile(
    r"""<(?:img|audio|video|source)\b[^<>]*?\bsrc\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""", re.IGNORECASE
)
_HEARD = re.compile(r"\[sound:([^\[\]]+)\]")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)


def look(findings: Findings, package: Collection, media: frozenset[str]) -> None:
    """What is wrong with the package is found; `media` are the files in it."""
    looks = ours.looks(package.notetypes())
    missing: dict[str, ForeignNote] = {}
    for _, group in groups_of(package.notes(), package.cards()):
        _group(findings, group, looks)
        for note in group.notes:
            for name in _files(note):
                if name not in media:
                    missing.setdefault(name, note)
    for name, note in sorted(missing.items(), key=lambda pair: pair[0]):
        findings.add(Kind.NO_MEDIA, _missing, name, note)
    _same_but_for_case(findings, package.about().decks)


def _missing(name: str, note: ForeignNote) -> Example:
    return Example(note.guid, f"{name}: {ours.example(note).text}")


def _group(findings: Findings, group: Group, looks: dict[int, ours.Look]) -> None:
    if not group.notes:
        return
    if len(group.notes) > 1:
        findings.add(Kind.TWICE, ours.example, group.notes[0])
    look = looks.get(group.notes[0].notetype_id)
    is_blank = look is not None and look.blank(group.notes[0].fields, (0,))
    if not group.cards and not is_blank:
        findings.add(Kind.CARDLESS, ours.example, group.notes[0])


def _files(note: ForeignNote) -> Iterator[str]:
    """The names of the files that a note's fields show or play."""
    for text in note.fields:
        if "<" in text or "[sound:" in text:
            shown = ("".join(found) for found in _SHOWN.findall(text))
            for name in (*shown, *_HEARD.findall(text)):
                plain = html.unescape(name)
                if not _ELSEWHERE.match(plain):
                    yield unquote(plain)


def _same_but_for_case(findings: Findings, decks: Iterable[str]) -> None:
    first: dict[str, str] = {}
    for name in decks:
        other = first.setdefault(name.casefold(), name)
        if other != name:
            findings.add(Kind.CASE, Example, "", f"{name} and {other}")
