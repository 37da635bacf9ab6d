"""Pictures are kept in the store, and notes know theirs."""

from dataclasses import replace
from pathlib import Path

from quizgen.model import Media
from quizgen.store import Store
from tests.conftest import make_document, make_draft, make_note

MEDIA = Media("ab" * 32, "png", "a heart")


def test_a_picture_is_kept_once() -> None:
    """What is kept first stays."""
    with Store.in_memory() as store:
        store.pictures.keep(MEDIA, b"content")
        store.pictures.keep(replace(MEDIA, alt="other words"), b"content")

        assert store.pictures.has(MEDIA)
        assert store.pictures.content(MEDIA) == b"content"


def test_a_picture_that_is_not_kept_has_no_content() -> None:
    """A package is made without it."""
    with Store.in_memory() as store:
        assert (store.pictures.has(MEDIA), store.pictures.content(MEDIA)) == (False, None)


def test_a_note_comes_back_with_its_pictures(tmp_path: Path) -> None:
    """With their descriptions and what the document calls them."""
    note = make_note("aaa", make_draft(media=(MEDIA, Media("cd" * 32, "svg", "", "img/x.svg"))))
    with Store.open(tmp_path / "library.db") as store:
        store.save(make_document(), [note])
        (found,) = store.notes()

    assert found == note
    assert [media.target for media in found.draft.media] == ["", "img/x.svg"]
