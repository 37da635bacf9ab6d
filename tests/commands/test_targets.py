"""Which documents a build means, and what they and their decks are called."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.commands import targets
from quizgen.commands.targets import Target
from quizgen.errors import QuizgenError
from quizgen.model import Document
from tests.commands import samples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with heart.md and biology/cells.md."""
    notes = tmp_path / "notes"
    (notes / "biology").mkdir(parents=True)
    (notes / "heart.md").write_text("# Heart\n", encoding="utf-8")
    (notes / "biology" / "cells.md").write_text("# Cells\n", encoding="utf-8")
    return notes


def document(title: str, *, deck: str = "") -> Document:
    """A document without text."""
    return Document(source="x.md", title=title, sections=(), text="", sha256="", deck=deck)


# ---------------------------------------------------------------- which documents


def test_a_file_is_called_by_its_name(folder: Path) -> None:
    """The source of a file named itself is its name."""
    found = targets.named([folder / "biology" / "cells.md"])

    assert found == (Target(folder / "biology" / "cells.md", "cells.md"),)


def test_a_folder_gives_its_documents_called_by_their_path_in_it(folder: Path) -> None:
    """The source of a document in a folder is its path below that folder."""
    found = targets.named([folder])

    assert found == (
        Target(folder / "biology" / "cells.md", "biology/cells.md"),
        Target(folder / "heart.md", "heart.md"),
    )


def test_a_document_named_twice_is_built_once(folder: Path) -> None:
    """The first naming of a document counts."""
    found = targets.named([folder / "heart.md", folder])

    assert [target.source for target in found] == ["heart.md", "biology/cells.md"]


def test_a_relative_path_is_the_same_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Identity does not depend on the current folder."""
    monkeypatch.chdir(folder)

    found = targets.named([Path("biology/../heart.md")])

    assert [target.identity for target in found] == [(folder / "heart.md").as_posix()]


def test_a_link_is_the_document_it_leads_to(folder: Path) -> None:
    """A document reached through a link has the identity of the document."""
    (folder / "link.md").symlink_to(folder / "heart.md")

    found = targets.named([folder / "link.md"])

    assert found == (Target(folder / "heart.md", "link.md"),)


def test_a_missing_path_is_told_before_anything_is_built(folder: Path) -> None:
    """One missing path among good ones is an error that names it and its neighbour."""
    with pytest.raises(QuizgenError, match=r"hart\.md' does not exist[\s\S]+did you mean 'heart\.md'"):
        targets.named([folder, folder / "hart.md"])


def test_a_known_document_below_a_folder_whose_file_is_missing_is_gone(folder: Path) -> None:
    """Gone are known documents below the folders named, neither present ones nor those elsewhere."""
    paths = [folder / "heart.md", folder / "lungs.md", folder.parent / "notes2" / "liver.md"]
    known = [samples.document(path.as_posix()) for path in paths]

    gone = targets.gone([folder], known)

    assert gone == (known[1],)


def test_nothing_is_gone_when_only_files_were_named(folder: Path) -> None:
    """Naming a file says nothing about its neighbours."""
    known = [samples.document((folder / "lungs.md").as_posix())]

    gone = targets.gone([folder / "heart.md"], known)

    assert gone == ()


# ---------------------------------------------------------------- decks


@pytest.mark.parametrize(
    ("title", "front_matter", "source", "parent", "deck"),
    [
        ("Cells", "", "cells.md", None, "Cells"),
        ("Cells", "", "biology/cells.md", None, "biology::Cells"),
        ("Cells", "", "a/b/cells.md", None, "a::b::Cells"),
        ("std::vector", "", "a::b/vector.md", None, "a:b::std:vector"),
        ("", "", "biology/cells.md", None, "biology::cells"),
        ("Cells", "Exam", "biology/cells.md", None, "Exam"),
        ("Cells", "", "cells.md", "Study", "Study::Cells"),
        ("Cells", "Exam", "biology/cells.md", "Study", "Study::biology::Cells"),
    ],
)
def test_the_name_of_a_deck_never_changes(
    title: str, front_matter: str, source: str, parent: str | None, deck: str
) -> None:
    """Front matter, folders, title and a parent give exactly these names, for ever."""
    name = targets.deck_of(document(title, deck=front_matter), source, parent)

    assert name == deck


@pytest.mark.parametrize(
    ("deck", "wanted", "keeps"),
    [
        ("Blood", None, True),
        ("Blood", "Blood", True),
        ("Study::Blood", "Study", True),
        ("Blood", "Study", False),
        ("Studying", "Study", False),
    ],
)
def test_a_deck_is_kept_until_another_is_wanted(deck: str, wanted: str | None, keeps: bool) -> None:
    """A document stays in its deck unless a deck is named that is neither it nor above it."""
    known = replace(samples.document(), deck=deck)

    assert targets.keeps_deck(known, wanted) is keeps


@pytest.mark.parametrize("deck", ["", " ", "a::", "::a", "a::::b"])
def test_a_deck_needs_a_name_at_every_level(deck: str) -> None:
    """A blank part in a deck's name is refused."""
    with pytest.raises(QuizgenError, match="cannot name a deck"):
        targets.check_deck(deck)
