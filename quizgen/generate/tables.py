"""Owns the cells of a table as sentences: what is told of what; must not find facts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.generate.candidate import Sentence
from quizgen.generate.piece import Piece, Setting, sentence_of
from quizgen.language.casing import lower_first
from quizgen.language.clause import is_plural
from quizgen.language.normalise import normalise
from quizgen.language.parser import parsed
from quizgen.model import Block

_OF_FEATURES = re.compile(
    r"(?:features?|aspects?|property|properties|characteristics?|criteri(?:on|a)|points?|basis|attributes?|comparison|"
    r"differences?|question|topic|category|)(?: of comparison)?$",
    re.IGNORECASE,
)
"""Names of a first column whose cells are what is told, and not what it is told of."""
_EMPTY = frozenset(("", "-", "–", "—", "n/a", "N/A", "?"))
_LONGEST_CELL = 12
_LONGEST_NAME = 7
_LONGEST_FEATURE = 4


def row_sentences(block: Block, setting: Setting) -> Iterator[Sentence]:
    """One sentence for each cell that says something: "The diameter of Saturn is 116,000 km."."""
    told = [block.text.plain[start:end] for start, end in block.cells]
    if len(told) != len(block.columns) or not told:
        return
    by_feature = bool(_OF_FEATURES.match(block.columns[0].strip(" :")))
    for column, cell in zip(block.columns[1:], told[1:], strict=True):
        feature, thing = (told[0], column) if by_feature else (column, told[0])
        if _tells(feature, thing, cell):
            kind = "" if by_feature else block.columns[0]
            yield from _sentence(block, setting, (_of_kind(_feature(feature), kind), _running(thing, setting), cell))


def _of_kind(feature: str, kind: str) -> str:
    """ "type of protocol" for a "type" of what the first column names "Protocol"."""
    named = re.fullmatch(r"[A-Za-z]+(?: [a-z]+)?", kind.strip(" :"))
    return f"{feature} of {kind.strip(' :').lower()}" if feature in ("type", "kind", "class") and named else feature


def _feature(name: str) -> str:
    """A label in running text; it is no name, so only an acronym keeps its capitals."""
    name = re.sub(r"\s*\([^)]*\)", "", name).strip(" :")
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _running(name: str, setting: Setting) -> str:
    return lower_first(re.sub(r"\s*\([^)]*\)", "", name).strip(" :"), setting.proper)


def _tells(feature: str, thing: str, cell: str) -> bool:
    named = all(0 < len(name.split()) <= _LONGEST_NAME and not re.search(r"[,?]", name) for name in (feature, thing))
    short = len(re.sub(r"\s*\([^)]*\)", "", feature).split()) <= _LONGEST_FEATURE
    return named and short and cell not in _EMPTY and len(cell.split()) <= _LONGEST_CELL


def _sentence(block: Block, setting: Setting, cell: tuple[str, str, str]) -> Iterator[Sentence]:
    feature, thing, said = cell
    name = parsed(feature)
    head = next((t for t in name if t.head == t), None)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or name[0].tag_ in ("WP", "WRB", "WDT"):
        return
    be = "are" if is_plural(head) else "is"
    statement = parsed(f"The {feature} of {thing} {be} {lower_first(said, setting.proper)}.")
    piece = Piece(block, 0, len(block.text.plain), normalise(block.text.plain), statement)
    yield replace(sentence_of(piece, setting, statement), cell=cell, unresolved="a cell of a table")
