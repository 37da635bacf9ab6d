"""Facts about which files are documents."""

from pathlib import Path

import pytest

from quizgen.documents import discover
from quizgen.errors import QuizgenError


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Cells divide.")


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in discover(folder)]


def test_a_folder_gives_its_documents_at_every_depth_in_a_fixed_order(tmp_path: Path) -> None:
    """Order is that of the paths without regard to case; other kinds of file are left out."""
    make(tmp_path, "b.md", "A.txt", "c/z.markdown", "c/Y.TEXT", "image.png", "notes")

    assert found(tmp_path) == ["A.txt", "b.md", "c/Y.TEXT", "c/z.markdown"]


def test_names_that_differ_in_case_only_have_a_fixed_order(tmp_path: Path) -> None:
    """The exact spelling breaks the tie."""
    make(tmp_path, "a.txt", "A.txt")

    assert found(tmp_path) == sorted({"A.txt", "a.txt"} & set(found(tmp_path)))


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    """A leading dot hides a file, and a folder with all in it."""
    make(tmp_path, ".a.txt", ".git/b.txt", "c.txt")

    assert found(tmp_path) == ["c.txt"]


def test_a_link_back_up_is_followed_once(tmp_path: Path) -> None:
    """A folder that contains itself does not loop, nor give its files twice."""
    make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert found(tmp_path) == ["a/b.txt"]


def test_a_broken_link_is_skipped(tmp_path: Path) -> None:
    """A link to nothing is no document."""
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")

    assert found(tmp_path) == ["a.txt"]


def test_a_file_gives_itself(tmp_path: Path) -> None:
    """A named file need not be searched for."""
    make(tmp_path, "a.md")

    assert discover(tmp_path / "a.md") == (tmp_path / "a.md",)


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    """The hint lists what can be read."""
    make(tmp_path, "a.pdf")

    with pytest.raises(QuizgenError) as caught:
        discover(tmp_path)

    assert caught.value == QuizgenError(
        "no documents in this folder", str(tmp_path), "quizgen reads .txt, .text, .md and .markdown"
    )


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """The kind is named."""
    make(tmp_path, "a.docx")

    with pytest.raises(QuizgenError, match=r"cannot read '.docx' files"):
        discover(tmp_path / "a.docx")


def test_a_misspelt_path_names_its_neighbour(tmp_path: Path) -> None:
    """A near name in the same folder is suggested."""
    make(tmp_path, "anemia.txt")

    with pytest.raises(QuizgenError) as caught:
        discover(tmp_path / "anemai.txt")

    assert caught.value.hint.startswith("did you mean 'anemia.txt'?")
