"""Facts about reading a whole file, in either format."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.documents import read
from quizgen.errors import QuizgenError
from quizgen.model import Block, BlockKind, Document
from tests.documents.reading import digest, plains, read_text

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT.parent / "shared" / "data" / "dev_med"
SNIPPETS = st.sampled_from(
    ["# ", "## Head", "\n", "\n\n", "- ", "  - ", "1. ", "**", "*", "_", "`", "```\n", "[", "](", ")", "<b>", "\\",
     "&amp;", "> ", "| a | b |\n| - | - |\n", "---\n", "===\n", ": ", "• ", "What is it?", "Cells divide.",
     "such as:", " ", "\t", "[12]", "(Figure 1)", "![a](b)", "Term", "é", "\u200b", "\u00a0", "https://x.org",
     "{#id}", "<br>", "(Poe, 2010)"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(SNIPPETS, max_size=40).map("".join))
NAMES = st.sampled_from(["a.txt", "a.md"])


def all_blocks(document: Document) -> list[Block]:
    return [block for section in document.sections for block in section.blocks]


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@given(TEXTS, NAMES)
def test_any_text_is_read_or_refused_and_every_span_is_true(text: str, name: str) -> None:
    """Whatever the text, reading it gives blocks whose spans stand in it in order, or a QuizgenError."""
    try:
        document = read_text(text, name)
    except QuizgenError:
        return
    found = all_blocks(document)

    assert [b.span.start for b in found] == sorted(b.span.start for b in found)
    for block in found:
        quote = document.text[block.span.start : block.span.end]
        assert 0 <= block.span.start < block.span.end <= len(document.text)
        assert block.span == block.text.locate(0, len(block.text.plain))
        assert block.text.plain == " ".join(block.text.plain.split())
        if "&" not in quote:  # an entity is written otherwise than it is shown
            assert is_subsequence(block.text.plain.replace(" ", ""), re.sub(r"\s", "", quote))
        assert all(0 <= start < end <= len(block.text.plain) for start, end in block.strong)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}( [a-z]{2,8}){6,12}\.", fullmatch=True), min_size=1, max_size=5), NAMES)
def test_prose_without_marks_is_read_whole(sentences: list[str], name: str) -> None:
    """Paragraphs of plain sentences come back word for word."""
    assert plains("\n\n".join(sentences), name) == sentences


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=8, max_size=40), NAMES)
def test_each_slice_of_a_wrapped_paragraph_is_located(words: list[str], name: str) -> None:
    """A slice of a hard-wrapped paragraph is, up to white space, the file's text at its span."""
    written = "The\n" + "\n".join(words) + " end."
    document = read_text(written, name)
    text = all_blocks(document)[0].text
    spans = [text.locate(at, at + 5) for at in range(len(text.plain) - 5)]

    assert [document.text[span.start : span.end].replace("\n", " ") for span in spans] == [
        text.plain[at : at + 5] for at in range(len(text.plain) - 5)
    ]


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    """sha256 is that of the file as stored, before any decoding."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfCells divide.\r\n")

    document = read(path, "a.txt")

    assert (document.sha256, document.text) == (digest(path.read_bytes()), "Cells divide.\n")


def test_the_same_file_read_twice_is_the_same_document() -> None:
    """Reading has no memory."""
    text = (ROOT / "decks" / "tides.txt").read_text(encoding="utf-8")

    assert read_text(text) == read_text(text)


@pytest.mark.parametrize("name", ["words.txt", "words.md"])
def test_a_line_of_a_megabyte_is_read(name: str) -> None:
    """A paragraph without any line end is one block."""
    sentence = "Enzymes speed up **many** reactions. "

    found = plains(sentence * 30_000, name)

    assert [len(plain) > 900_000 for plain in found] == [True]


@pytest.mark.parametrize("name", ["deep.txt", "deep.md"])
def test_a_thousand_levels_of_lists_do_not_break_the_reader(name: str) -> None:
    """Nesting too deep to be honest is read as far as it goes."""
    text = "\n".join("  " * depth + f"- item number {depth}" for depth in range(1000))

    assert plains(text, name)[:2] == ["item number 0", "item number 1"]


ARTICLE_PATHS = sorted(ARTICLES.glob("*.txt"))


@pytest.mark.skipif(not ARTICLE_PATHS, reason="the development articles are not here")
@pytest.mark.parametrize("path", ARTICLE_PATHS, ids=lambda path: path.stem)
def test_an_article_keeps_its_text_and_loses_its_noise(path: Path) -> None:
    """Of an article with labelled noise, all items, prose and sections outside the noise are kept, and no other."""
    gold = json.loads((ARTICLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    noisy = {line for r in gold["noise"] for line in range(r["line_start"], r["line_end"] + 1)}

    document = read(path, path.name)

    found = all_blocks(document)
    said = " ".join([b.text.plain for b in found] + [s for b in found for s in b.stems])
    headings = {heading for section in document.sections for heading in section.heading_path}
    lines = document.text.split("\n")
    marks = r"\s?\((?:Figure \d|[a-zA-Z]+(?:-[a-zA-Z]+){2,})\)|(?<=[a-z]\.)\d\b"
    prose = [re.sub(marks, "", lines[n - 1]).strip() for n in gold["prose_lines"] if n not in noisy]
    items = [item for entry in gold["lists"] for item in entry["items"]]
    assert [b.text.plain for b in found if b.line in noisy] == []
    assert [line for line in prose if line not in headings and any(w not in said for w in line.split(". "))] == []
    assert [i for i in items if i not in {b.text.plain for b in found if b.kind is BlockKind.ITEM}] == []
    assert [s["heading"] for s in gold["sections"] if _has_text(s, noisy, lines) and s["heading"] not in headings] == []
    assert document.title == gold["title"]


def _has_text(section: dict[str, int], noisy: set[int], lines: list[str]) -> bool:
    body = range(section["line_start"] + 1, section["line_end"] + 1)
    return any(n not in noisy and lines[n - 1].strip() for n in body)
