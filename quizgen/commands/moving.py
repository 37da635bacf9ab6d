"""Owns recognising a document whose file was renamed or moved, so that its notes go with it; must not build."""

from dataclasses import replace
from pathlib import Path

from quizgen.model import KnownDocument
from quizgen.store import Store

GONE = ""
"""The sha256 of a known document whose file is no longer there: no file's, so a file that is back is read."""


def followed(store: Store, path: str, sha256: str | None) -> KnownDocument | None:
    """The known document that now stands at `path`, notes and all: one whose file is missing had these bytes.

    None when there is no such document. Source and deck stay those of its first build.
    """
    former = next((known for known in store.documents() if _was_moved(known, sha256)), None)
    if former is None:
        return None
    moved = replace(former, path=path)
    store.save(moved, store.notes(path=former.path), store.harvests(former.path))
    store.save(replace(former, sha256=GONE), (), {})
    return moved


def _was_moved(known: KnownDocument, sha256: str | None) -> bool:
    return known.sha256 == sha256 and not Path(known.path).exists()
