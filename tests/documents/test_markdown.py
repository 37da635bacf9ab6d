"""Facts about reading Markdown."""

import pytest

from quizgen.model import BlockKind
from tests.documents.reading import blocks, paths, plains, read_text

MD = "a.md"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Cells *divide* and **grow** in `code` now.", "Cells divide and grow in code now."),
        ('See [the *cell*](http://x.org/a_(b) "Its (title)") here.', "See the cell here."),
        ("See [the cell][1] and [water] now.\n\n[1]: http://x.org\n[water]: /w", "See the cell and water now."),
        ("A map at <http://x.org> shows all cells.", "A map at http://x.org shows all cells."),
        ("Salt &amp; water, 3 \\* 4, H<sub>2</sub>O.", "Salt & water, 3 * 4, H2O."),
        ("One line<br>two  \nthree\\\nfour\nfive.", "One line two three four five."),
        ("A ![picture of a (cell)](c.png 'It') cell divides.", "A cell divides."),
        ("Use ``a ` b`` and snake_case and 2 * 3 here.", "Use a ` b and snake_case and 2 * 3 here."),
        ("An **artisan**{: data-type='term'} works\\: by hand.", "An artisan works: by hand."),
        ("Broken **bold and [word]( stay as they are.", "Broken **bold and [word]( stay as they are."),
    ],
)
def test_markup_is_taken_off(written: str, plain: str) -> None:
    """Emphasis, code, links, escapes, entities, HTML and images leave their words only."""
    assert plains(written, MD) == [plain]


def test_each_word_knows_its_place() -> None:
    """Behind any markup a word's span is that word in the file."""
    written = "> A **cell** [wall](http://cell.wall 'wall') is\n> made of `cellulose` &amp; *water* here."
    document = read_text(written, MD)
    text = document.sections[0].blocks[0].text

    for word in ("cell", "wall", "is", "made", "cellulose", "water", "here."):
        at = text.plain.index(word)
        span = text.locate(at, at + len(word))
        assert document.text[span.start : span.end] == word
    wall = text.locate(text.plain.index("wall"), text.plain.index("wall") + 4)
    assert wall.start == written.index("[wall") + 1


def test_bold_ranges_are_kept() -> None:
    """They are ranges of the plain text, across line ends too."""
    block = blocks("The **cell\nwall** and __core__ hold.", MD)[0]

    assert [block.text.plain[start:end] for start, end in block.strong] == ["cell wall", "core"]


def test_headings_make_paths() -> None:
    """ATX and setext headings nest by level; closing marks and anchors are no part of them."""
    text = "Top\n===\n\nOne.\n\n## Part A ## {#a}\n\nTwo.\n\n### Sub {: .x}\n\nThree.\n\nNext\n----\n\nFour."

    assert paths(text, MD) == [("Top",), ("Top", "Part A"), ("Top", "Part A", "Sub"), ("Top", "Next")]


def test_equal_headings_have_different_anchors() -> None:
    """The second of the same path is numbered."""
    document = read_text("# A\n\nOne.\n\n## B c\n\nTwo.\n\n## B c\n\nThree.", MD)

    assert [section.anchor for section in document.sections] == ["a", "a/b-c", "a/b-c-2"]


def test_nested_items_know_what_introduces_them() -> None:
    """The stem of the outer list, then the parent item, outermost first."""
    text = "Plants have:\n\n1. Roots\n2. Leaves:\n   - upper side\n   - lower side\n3. Stems"

    found = [(b.text.plain, b.stems, b.list_number, b.position, b.ordered) for b in blocks(text, MD)]

    assert found == [
        ("Roots", ("Plants have:",), 1, 1, True),
        ("Leaves:", ("Plants have:",), 1, 2, True),
        ("upper side", ("Plants have:", "Leaves:"), 2, 1, False),
        ("lower side", ("Plants have:", "Leaves:"), 2, 2, False),
        ("Stems", ("Plants have:",), 1, 3, True),
    ]


def test_an_item_of_two_paragraphs_is_an_item_and_a_paragraph() -> None:
    """The second paragraph is text, not a second item."""
    found = blocks("- First thing.\n\n  More on it here.\n\n- Second thing.", MD)

    assert [(b.kind, b.position) for b in found] == [
        (BlockKind.ITEM, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.ITEM, 2),
    ]


@pytest.mark.parametrize(
    "block",
    [
        "```\nprint(1)\n```",
        "    indented code",
        "<div>\nraw words\n</div>",
        "![a picture](p.png)",
        "[^1]: A footnote stands here.",
        "<!-- a comment -->",
        "***",
    ],
    ids=["fence", "indented", "html", "image", "footnote", "comment", "rule"],
)
def test_what_is_no_prose_is_left_out(block: str) -> None:
    """Code, HTML, images and footnotes give no block."""
    assert plains(f"Cells divide often.\n\n{block}\n\nCells also grow.", MD) == [
        "Cells divide often.",
        "Cells also grow.",
    ]


def test_a_row_of_a_table_is_a_block_with_cells() -> None:
    """Each knows its cells, the names of their columns, and the way back to the file."""
    text = "Cells divide.\n\n| Planet | **Moons** |\n| - | - |\n| Mars | two `small` ones |\n| Venus | |\n"
    _, mars, venus = blocks(text, MD)

    assert (mars.kind, mars.text.plain, mars.columns) == (BlockKind.ROW, "Mars | two small ones", ("Planet", "Moons"))
    assert [mars.text.plain[start:end] for start, end in mars.cells] == ["Mars", "two small ones"]
    assert text[mars.span.start : mars.span.end].startswith("Mars | two `small")
    assert [venus.text.plain[start:end] for start, end in venus.cells] == ["Venus", ""]


def test_a_definition_list_is_a_definition_line() -> None:
    """A term above a line that begins with a colon is read as one line."""
    block = blocks("Osmosis\n: water moving through a membrane", MD)[0]

    assert (block.text.plain, block.term) == ("Osmosis: water moving through a membrane", "Osmosis")


def test_typed_bullets_are_items() -> None:
    """Lines that begin with a bullet character form a list, though CommonMark does not know it."""
    found = blocks("Cells have:\n• a wall\n• a core\n  of acid", MD)

    assert [(b.text.plain, b.stems, b.position) for b in found] == [
        ("a wall", ("Cells have:",), 1),
        ("a core of acid", ("Cells have:",), 2),
    ]


def test_lines_that_define_stand_alone() -> None:
    """Notes put one term under the other without a blank line; each keeps its own line."""
    found = blocks("**Root**: what anchors a plant\n**Leaf**: what catches\nlight\nStem: what carries both", MD)

    assert [(b.text.plain, b.term, b.line) for b in found] == [
        ("Root: what anchors a plant", "Root", 1),
        ("Leaf: what catches light", "Leaf", 2),
        ("Stem: what carries both", "Stem", 4),
    ]


def test_a_colon_in_the_middle_of_a_paragraph_defines_nothing() -> None:
    """Only a paragraph that begins with a definition is a list of them."""
    found = blocks("The plant needs two things.\nWater: it comes from below.\nLight: from above.", MD)

    assert [b.line for b in found] == [1]


def test_a_short_line_all_in_bold_is_a_heading() -> None:
    """Notes often mark their parts so."""
    assert paths("# Cells\n\n**Cell walls**\n\nThey protect the cell.", MD) == [("Cells", "Cell walls")]


def test_a_bold_line_with_a_colon_introduces() -> None:
    """It is the stem of the list below it."""
    assert blocks("**Cells have:**\n\n- a wall", MD)[0].stems == ("Cells have:",)


def test_a_paragraph_too_long_to_parse_is_read_without_looking_for_markup() -> None:
    """Brackets by the ten thousand cost no more than letters."""
    assert len(plains("Cells divide. " * 4000 + "[" * 10_000, MD)[0]) > 60_000


def test_a_row_begins_with_its_first_cell_that_says_anything() -> None:
    """An empty first cell leaves no bar before the next one."""
    assert plains("# Organs\n\n| Organ | Makes |\n|---|---|\n| <br> | bile |\n", "notes.md") == ["bile"]
