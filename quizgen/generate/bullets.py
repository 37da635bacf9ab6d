"""Owns the bullet of a note that is a whole sentence in lower case: it is read like prose; must not find facts."""

import re
from dataclasses import replace

from quizgen.generate.listing import announces
from quizgen.generate.piece import Piece
from quizgen.language.casing import upper_first
from quizgen.language.clause import main_clause
from quizgen.language.parser import parsed
from quizgen.language.repair import repaired
from quizgen.model import BlockKind

SHORTEST = 5
"""Tokens from which on an item may be a sentence of its own."""


def capital(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a block, the first with a capital where a note's bullet states something without one."""
    if not pieces or not states(pieces[0]):
        return pieces
    first = pieces[0]
    plain = replace(first.plain, text=upper_first(first.plain.text))
    return [replace(first, plain=plain, doc=repaired(parsed(plain.text))), *pieces[1:]]


def states(piece: Piece) -> bool:
    """Whether an item in lower case states something of a subject of its own: "ratchets hold the wheel"."""
    block, clause = piece.block, main_clause(piece.doc)
    if block.kind is not BlockKind.ITEM or block.ordered or block.term or announces(block.stems[-1:]):
        return False
    if clause is None or not re.match(r"[a-z]+ ", piece.raw) or _JOTTED.search(piece.raw):
        return False
    subject, verb = clause.subject, clause.auxes[0] if clause.auxes else clause.verb
    named = subject.left_edge.i == 0 and subject.i < verb.i and verb.tag_ in ("VBZ", "VBP", "MD")
    return named and (subject.tag_ == "NNS" or subject.left_edge.pos_ == "DET") and len(piece.doc) >= SHORTEST


_JOTTED = re.compile(r"[→=+]|->|^(?:e\.g|i\.e|so|also|then|but|and|or)\b")
