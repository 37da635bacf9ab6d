"""Owns which sentences tell an invented case, whose people and figures nobody learns; must not parse."""

import re
from collections.abc import Mapping, Sequence

from quizgen.generate.piece import Piece
from quizgen.language.lexicon import pattern
from quizgen.model import Block, BlockKind

_OPENS = pattern("supposing-openers")
_GOES_ON = re.compile(r"\b(?:you|your|yourself)\b|[$£€]\s?\d|\b(?!(?:1\d|20)\d\d\b)\d", re.IGNORECASE)
"""What a sentence after it has of the same case: its reader, its sums or its figures, but no year."""


def invented(blocks: Sequence[Block], pieces: Mapping[int, Sequence[Piece]]) -> frozenset[tuple[int, int]]:
    """Where the sentences and rows of invented cases begin, as the block's id and the place in it.

    A case ends with its paragraph, unless its table stands between that and the next.
    """
    found: set[tuple[int, int]] = set()
    supposing = in_table = False
    for block in blocks:
        if block.kind is BlockKind.ROW:
            in_table = supposing
            found.update([(id(block), 0)] if supposing else [])
            continue
        supposing, in_table = in_table, False
        for piece in pieces.get(id(block), ()):
            opens = bool(_OPENS.search(piece.raw))
            supposing = supposing or opens
            if opens or (supposing and _GOES_ON.search(piece.raw)):
                found.add((id(block), piece.start))
    return frozenset(found)
