"""Which notes show which pictures, and which pictures are left out."""

from pathlib import Path

import pytest

from quizgen import documents
from quizgen.commands import picturing
from quizgen.commands.picturing import Pictured
from quizgen.model import Evidence, Media, Span
from tests.conftest import make_draft

HEART = "The heart is a muscle that pumps blood."
LUNG = "The lungs are organs that take up oxygen."


def _pictured(folder: Path, text: str, earlier: dict[str, Media] | None = None) -> Pictured:
    """With a draft that rests on each of the two sentences."""
    path = folder / "notes.md"
    path.write_text(text)
    drafts = []
    for quote in (HEART, LUNG):
        at = text.find(quote)
        if at >= 0:
            drafts.append(make_draft(quote, evidence=Evidence(quote, Span(at, at + len(quote)), 1)))
    return picturing.pictured(drafts, documents.read(path, "notes.md"), path, earlier or {})


def _shown(found: Pictured) -> list[list[str]]:
    return [[media.target for media in draft.media] for draft in found.drafts]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own with four pictures."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.png").write_bytes(name.encode())
    return folder


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{HEART} ![](a.png)\n\n{LUNG}\n", [["a.png"], []]),
        (f"{HEART}\n\n![](a.png)\n\n{LUNG}\n", [["a.png"], []]),
        (f"{HEART}\n\n![](a.png)\n\n![](b.png)\n\n{LUNG}\n", [["a.png", "b.png"], []]),
        (f"# One\n\n{HEART}\n\n# Two\n\n![](a.png)\n\n{LUNG}\n", [[], ["a.png"]]),
        (f"# One\n\n{HEART}\n\n# Two\n\n![](a.png)\n\n# Three\n\n{LUNG}\n", [[], []]),
        (f"- {HEART} ![](a.png)\n- {LUNG}\n", [["a.png"], []]),
        (f"{HEART} {LUNG} ![](a.png)\n", [["a.png"], ["a.png"]]),
    ],
)
def test_a_note_shows_the_picture_beside_what_it_rests_on(folder: Path, text: str, shown: list[list[str]]) -> None:
    """In the same block, or alone below it; alone at the top of a section, it is of the block below."""
    assert _shown(_pictured(folder, text)) == shown


def test_a_note_shows_three_pictures_at_most(folder: Path) -> None:
    """The first ones, each once."""
    found = _pictured(folder, f"{HEART} ![](a.png) ![](a.png) ![](b.png) ![](c.png) ![](d.png)\n")

    assert _shown(found) == [["a.png", "b.png", "c.png"]]


def test_a_picture_is_named_by_its_content(folder: Path) -> None:
    """So that a changed one is another file for Anki."""
    (first,) = _pictured(folder, f"{HEART} ![](a.png)\n").drafts[0].media
    (folder / "a.png").write_bytes(b"other")
    (second,) = _pictured(folder, f"{HEART} ![](a.png)\n").drafts[0].media

    assert first.name == "quizgen-ca978112ca1bbdca.png"
    assert first.name != second.name


@pytest.mark.parametrize("target", ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AA"])
def test_what_is_no_file_is_left_alone(folder: Path, target: str) -> None:
    """There is nothing to complain of."""
    found = _pictured(folder, f"{HEART} ![]({target})\n")

    assert (_shown(found), found.left_out) == ([[]], ())


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("none.png", "is missing"),
        ("../secret.png", "lies outside of the document's folder"),
        ("%2e%2e/secret.png", "lies outside of the document's folder"),
        ("/etc/secret.png", "lies outside of the document's folder"),
        ("link.png", "lies outside of the document's folder"),
        ("notes.md", "is of no kind that Anki shows"),
        ("folder.png", "is missing"),
    ],
)
def test_what_cannot_be_carried_is_named(folder: Path, target: str, reason: str) -> None:
    """With its line and the reason."""
    (folder.parent / "secret.png").write_bytes(b"secret")
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "folder.png").mkdir()
    found = _pictured(folder, f"{HEART} ![]({target})\n")

    assert _shown(found) == [[]]
    assert [said.partition("' ")[2] for said in found.left_out] == [reason]


def test_a_large_picture_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wants it on a telephone."""
    monkeypatch.setattr(picturing, "LARGEST", 0)
    found = _pictured(folder, f"{HEART} ![](a.png)\n")

    assert (_shown(found), "is larger than 0 MB" in found.left_out[0]) == ([[]], True)


def test_a_picture_that_went_missing_stays(folder: Path) -> None:
    """The notes have it, wherever the document is built the next time."""
    before = {"none.png": Media("0" * 64, "png", target="none.png")}
    found = _pictured(folder, f"{HEART} ![new words](none.png)\n", before)

    assert found.drafts[0].media == (Media("0" * 64, "png", "new words"),)
    assert found.left_out == ("notes.md:1: picture 'none.png' is missing; the picture kept from before stays",)
