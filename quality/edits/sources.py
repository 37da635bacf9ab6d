"""Owns which documents are edited: those of ours that may be read."""

from quality.corpus import OURS, ROOT

DECKS = ROOT.parent / "decks"


def sources() -> dict[str, str]:
    """The text of each document, by name, in the order of the names."""
    found = [*(OURS / "tuning").glob("*.*"), *DECKS.glob("*.*")]
    paths = sorted((path for path in found if path.suffix in (".md", ".txt")), key=lambda path: path.name)
    return {path.name: path.read_text(encoding="utf-8") for path in paths}
