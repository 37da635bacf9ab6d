"""Owns which documents there are to tune on and to judge by, and what style each is in."""

from pathlib import Path

ROOT = Path(__file__).parent
OURS = ROOT / "documents"
SHARED = ROOT.parents[1] / "shared" / "data"
"""Documents that are not ours: where they are laid beside the project, their cards can be judged too."""
STYLES = ("leaflet", "notes", "encyclopedia", "narrative", "textbook", "procedure", "glossary", "comparison", "law")
EASY = ("leaflet", "notes", "encyclopedia")


def tuning() -> tuple[Path, ...]:
    """Documents that whoever writes rules may read."""
    shared = [*SHARED.glob("labelled/documents/*"), *SHARED.glob("dev_med/*.txt"), *SHARED.glob("dev_squad/txt/*.txt")]
    bundled = (ROOT.parent / "decks").glob("*.*")
    found = [*(OURS / "tuning").glob("*.*"), *bundled, *shared, *SHARED.glob("dev_textbook/nobold/*.md")]
    return tuple(sorted(path for path in found if path.suffix in (".md", ".txt")))


def judging() -> tuple[Path, ...]:
    """Documents that nobody who writes rules has read."""
    return tuple(sorted((OURS / "judging").glob("*.*")))


def is_ours(name: str) -> bool:
    """Whether we wrote the document, so that its text may stand in the dataset."""
    places = (OURS / "tuning", OURS / "judging", ROOT.parent / "decks")
    return any((place / name).exists() for place in places)


def style(name: str) -> str:
    """The style a document's name says it is in; '' when it does not."""
    return next((style for style in STYLES if style in name), "")
