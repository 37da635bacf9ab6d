"""Short documents that the tests build, and what became of them."""

from pathlib import Path

from quizgen.model import Guid, Note, Status
from quizgen.store import Store

BLOOD = """# Blood

## Red cells

Haemoglobin is a protein that carries oxygen in red blood cells. Red blood cells live for about 120 days.

## Platelets

Platelets are small cell fragments that stop bleeding. The spleen removes old red blood cells from the blood.
"""
HEART = """# Heart

The aorta is the largest artery in the body. The mitral valve separates the left atrium from the left ventricle.
"""


def notes(store: Path, *, status: Status | None = None) -> dict[Guid, Note]:
    """All notes of the store, by guid."""
    with Store.open(store) as opened:
        return {note.guid: note for note in opened.notes(status=status)}
