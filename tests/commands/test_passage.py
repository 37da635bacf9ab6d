"""Facts about where a card comes from: the section as the document has it now, with the evidence in it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.commands import by_hand, passage
from quizgen.model import Anchor, Note, Span
from quizgen.quiz.desk import Source
from tests.quiz.notes import qa

TEXT = """# Body

Before all.

## Organs

Many are known. The heart pumps blood through the body.

It beats.

## Vessels

The heart pumps blood through the body. Vessels carry it.
"""
QUOTE = "The heart pumps blood through the body."
ORGANS = "Many are known. The heart pumps blood through the body.\n\nIt beats."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "body.md"
    found.write_text(TEXT, encoding="utf-8")
    return found


def note(start: int = TEXT.index(QUOTE)) -> Note:
    """A card on the first mention of the heart, unless it begins elsewhere."""
    asked = qa("heart")
    evidence = replace(asked.draft.evidence, quote=QUOTE, span=Span(start, start + len(QUOTE)), line=7)
    return replace(asked, draft=replace(asked.draft, evidence=evidence, anchor=Anchor("body/organs")))


def evidence(source: Source) -> str | None:
    return source.evidence and source.text[source.evidence.start : source.evidence.end]


def test_the_section_of_the_evidence_is_shown(path: Path) -> None:
    """Place, headings and text of the section, as they stand in the file, with the evidence's place in it."""
    found = passage.source(note(), str(path))

    assert (found.place, found.headings, found.text) == ("body.md:7", ("Body", "Organs"), ORGANS)
    assert (found.evidence, evidence(found), found.remark) == (Span(16, 16 + len(QUOTE)), QUOTE, "")


def test_the_nearest_of_equal_sentences_is_meant(path: Path) -> None:
    """A text that the document says twice is found where the card was made."""
    assert passage.source(note(TEXT.rindex(QUOTE)), str(path)).headings == ("Body", "Vessels")


def test_evidence_is_found_where_it_went(path: Path) -> None:
    """After lines were put before it and it was wrapped anew, the evidence is where it is now."""
    moved = "New.\n\n" * 9 + TEXT.replace("The heart pumps", "The heart\npumps", 1)
    path.write_text(moved, encoding="utf-8")

    found = passage.source(note(), str(path))

    assert (found.place, evidence(found)) == ("body.md:25", QUOTE.replace("heart pumps", "heart\npumps"))


def test_evidence_that_is_gone_leaves_the_section(path: Path) -> None:
    """The section it stood in is shown as it is now, and it is said that the evidence is not in it."""
    path.write_text(TEXT.replace(QUOTE, "It pumps."), encoding="utf-8")

    found = passage.source(note(), str(path))

    assert (found.text, found.evidence) == ("Many are known. It pumps.\n\nIt beats.", None)
    assert found.remark == passage.CHANGED


def test_a_section_that_is_gone_leaves_the_document(path: Path) -> None:
    """Without section and evidence the whole document is shown."""
    path.write_text("# Body\n\nNothing is left.\n", encoding="utf-8")

    found = passage.source(note(), str(path))

    assert (found.text, found.headings, found.remark) == (
        "# Body\n\nNothing is left.\n",
        ("Circulation", "Organs"),
        passage.CHANGED,
    )


def test_a_document_that_is_gone_leaves_the_evidence(tmp_path: Path) -> None:
    """What it said when the card was made is shown, and that it cannot be read."""
    found = passage.source(note(), str(tmp_path / "body.md"))

    assert found == Source(
        "body.md:7",
        ("Circulation", "Organs"),
        QUOTE,
        Span(0, len(QUOTE)),
        "The document cannot be read any more; this is what it said when the card was made.",
    )


def test_a_card_by_hand_has_no_document() -> None:
    """It says so, and shows its own words."""
    asked = note()
    mine = replace(asked, source=by_hand.SOURCE, draft=replace(asked.draft, rule=by_hand.RULE))

    found = passage.source(mine, "hand:By hand")

    assert found == Source("by hand", (), QUOTE, None, "You wrote this card by hand: no document stands behind it.")


@given(st.text("ab .*(", max_size=30), st.text("ab .*(\n", max_size=60), st.integers(0, 60))
def test_what_is_located_says_the_quote(quote: str, text: str, near: int) -> None:
    """Whatever the characters, what is found differs from the quote only in its white space."""
    found = passage.located(text, quote, near)

    assert found is None or text[found.start : found.end].split() == quote.split()
    assert found is not None or not quote.split() or " ".join(quote.split()) not in " ".join(text.split())
