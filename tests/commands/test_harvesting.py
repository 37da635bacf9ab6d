"""What is remembered of a section fits wherever the section stands."""

from dataclasses import replace

from quizgen.commands.harvesting import lifted, placed_in
from quizgen.model import Anchor, Block, BlockKind, Evidence, Harvest, Rejection, Section, Span, Text
from tests.commands import samples


def section(*, start: int, line: int, anchor: str = "blood/red-cells", heading: str = "Red cells") -> Section:
    """A section of one paragraph that begins at `start`."""
    text = Text("Haemoglobin carries oxygen.", ((0, start),))
    block = Block(BlockKind.PARAGRAPH, text, Span(start, start + 27), line)
    return Section(Anchor(anchor), ("Blood", heading), (block,), line)


def refused(*, start: int, line: int) -> Rejection:
    """A candidate the gate refused."""
    evidence = Evidence("Haemoglobin", Span(start, start + 11), line)
    return Rejection(replace(samples.question(), evidence=evidence), "answer-in-prompt")


def test_a_lifted_harvest_put_back_is_what_it_was() -> None:
    """Lifting and placing in the same section changes nothing."""
    here = section(start=10, line=3)
    harvest = Harvest((samples.question(start=10),), (refused(start=10, line=3),))

    again = placed_in(lifted(harvest, here), here)

    assert again == harvest


def test_a_section_that_moved_takes_its_drafts_and_refusals_along() -> None:
    """Spans and lines follow the section's first block."""
    harvest = Harvest((samples.question(start=10),), (refused(start=12, line=4),))
    remembered = lifted(harvest, section(start=10, line=3))

    moved = placed_in(remembered, section(start=110, line=13))

    evidence = replace(samples.question().evidence, span=Span(110, 137), line=13)
    assert moved == Harvest((replace(samples.question(), evidence=evidence),), (refused(start=112, line=14),))


def test_drafts_stand_under_the_headings_the_section_has_now() -> None:
    """Anchor and headings are those of the section placed in, not of the one remembered."""
    here = section(start=10, line=3)
    remembered = lifted(Harvest((samples.question(start=10),)), here)

    moved = placed_in(remembered, section(start=10, line=3, anchor="blood/cells", heading="Cells"))

    assert [(draft.anchor, draft.section) for draft in moved.drafts] == [("blood/cells", ("Blood", "Cells"))]
