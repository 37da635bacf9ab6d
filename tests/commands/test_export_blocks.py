"""`quizgen export --format md`: cards as blocks that `quizgen import` reads."""

from pathlib import Path

from quizgen.model import Note
from quizgen.store import Store
from tests.commands.conftest import Quizgen


def test_exported_as_markdown_cards_come_back_the_same(
    quizgen: Quizgen, store: Path, filled: Path, tmp_path: Path
) -> None:
    """Wording, deck and tags, of cards from documents and by hand."""
    cards = tmp_path / "blood.md"
    cards.write_text("Q: What carries *oxygen*?\nA: haemoglobin\nTags: exam\n\nC: The [heart] pumps [blood].\n")
    quizgen("import", cards, "--deck", "By::me")
    quizgen("export", "--format", "md", "-o", "all.md")
    other = tmp_path / "other.db"
    quizgen("--store", other, "import", "all.md")

    assert _said(other) == _said(store)


def _said(store: Path) -> list[object]:
    return sorted(
        (repr(note.shown.wording), note.deck, sorted({*note.tags, *note.own_tags}))
        for note in _notes(store)
        if note.is_asked
    )


def _notes(store: Path) -> tuple[Note, ...]:
    with Store.open(store) as opened:
        return opened.notes()
