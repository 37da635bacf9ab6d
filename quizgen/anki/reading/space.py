"""Owns how much may be unpacked and does the copying, piece by piece; must not know what is copied."""

import shutil
from pathlib import Path
from typing import Protocol

from quizgen.anki.reading.refusal import damaged, too_big

PIECE = 1 << 18
LARGEST = 16 << 30
"""No collection is larger than this; ten million reviews take about one part in ten of it."""
LEFT_FREE = 256 << 20
"""What the disk keeps for everybody else."""
UNSUSPICIOUS = 64 << 20
"""Up to here, nobody asks how small it was packed."""
LARGEST_RATIO = 250
"""Collections are packed ten- to fortyfold; a bomb ten-thousandfold."""


class Source(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> bytes: ...


def limit(folder: Path, packed: int) -> int:
    """How many bytes may be unpacked into `folder` out of `packed` ones."""
    return min(_room(folder), LARGEST, max(UNSUSPICIOUS, packed * LARGEST_RATIO))


def check(folder: Path, needed: int) -> None:
    """QuizgenError when `needed` bytes would not fit into `folder`, before one of them is written."""
    if needed > LARGEST:
        raise too_big(f"the collection would take {_told(needed)}: more than any collection of Anki does")
    if needed > _room(folder):
        room = _told(max(0, _room(folder)))
        raise too_big(f"unpacking the collection takes {_told(needed)}, and {folder.parent} has {room} to spare")


def copy(source: Source, target: Path, most: int) -> None:
    """`target` holds all that `source` gives; QuizgenError as soon as that is more than `most` bytes."""
    written = 0
    with target.open("wb") as file:
        while piece := source.read(PIECE):
            written += len(piece)
            if written > most:
                check(target.parent, written)
                raise damaged(f"it unpacks to more than {_told(most)}, out of all proportion to its size")
            file.write(piece)


def _room(folder: Path) -> int:
    return shutil.disk_usage(folder).free - LEFT_FREE


def _told(size: int) -> str:
    return f"{size / (1 << 20):,.0f} MB"
