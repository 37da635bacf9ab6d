"""Which pictures a Markdown document shows, and where."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.model import Image


def _images(folder: Path, text: str) -> tuple[Image, ...]:
    path = folder / "notes.md"
    path.write_text(text)
    return read(path, "notes.md").images


@pytest.mark.parametrize(
    "written",
    [
        "![A heart](a%20b/heart.png)",
        "![A heart](<a b/heart.png> 'title')",
        "[![A heart](a%20b/heart.png)](large.html)",
        '<img alt="A heart" src="a b/heart.png">',
        'Text <img src="a b/heart.png" alt="A  heart"/> more',
        "![A *heart*][one]\n\n[one]: <a b/heart.png>",
    ],
)
def test_pictures_are_found_however_written(tmp_path: Path, written: str) -> None:
    """In Markdown or HTML, with the description they have."""
    (image,) = _images(tmp_path, f"Some text.\n\n{written}\n")

    assert (image.target, image.alt.replace("*", ""), image.line) == ("a b/heart.png", "A heart", 3)


def test_a_picture_knows_its_block(tmp_path: Path) -> None:
    """And whether anything else stands in it."""
    text = "Before.\n\nThe heart pumps.\n![](a.png)\n\n![](b.png)\n![](c.png)\n"
    images = _images(tmp_path, text)

    assert [image.is_alone for image in images] == [False, True, True]
    assert text[images[0].span.start : images[0].span.end] == "The heart pumps.\n![](a.png)"


def test_a_picture_reaches_from_heading_to_heading(tmp_path: Path) -> None:
    """Whatever counts as one in the document."""
    images = _images(tmp_path, "![](a.png)\n\n# One\n\nText.\n\n![](b.png)\n\n**Two**\n\nText.\n\n![](c.png)\n")

    assert [image.reach[0] for image in images] == [0, 3, 9]
    assert [image.reach[1] for image in images[:2]] == [3, 9]


@pytest.mark.parametrize(
    "text", ["`![a](b.png)`", "```\n![a](b.png)\n```", "<!-- <img src='b.png'> -->", "no picture!"]
)
def test_what_is_only_written_about_is_no_picture(tmp_path: Path, text: str) -> None:
    """In code and in comments."""
    assert _images(tmp_path, f"Some text.\n\n{text}\n") == ()
