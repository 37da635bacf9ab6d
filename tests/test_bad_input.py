"""What goes wrong outside quizgen is told with a message and an exit code, and nothing is lost by it."""

import contextlib
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import cli
from quizgen.model import Guid, Note
from quizgen.store import Store
from tests.commands import samples

GOOD = "# Blood\n\nHaemoglobin is a protein that carries oxygen in red blood cells.\n"
WORDS = "The spleen is an organ that removes old red blood cells from the blood "
GERMAN = (
    "# Blut\n\nDas Blut ist eine Körperflüssigkeit, die mit Unterstützung des Herz-Kreislauf-Systems die "
    "Funktionalität der verschiedenen Körpergewebe über vielfältige Transportfunktionen sicherstellt. Es wird "
    "von der mechanischen Tätigkeit des Herzens durch die Gefäße in alle Teile des Körpers gepumpt.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that already holds something worth not losing."""
    path = tmp_path / "library.db"
    samples.fill(path)
    return path


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A folder for documents."""
    folder = tmp_path / "study"
    folder.mkdir()
    return folder


def quizgen(store: Path, *arguments: str | Path, answers: str | None = None) -> Result:
    """Run quizgen on the store."""
    return CliRunner().invoke(cli, ["--store", str(store), *map(str, arguments)], input=answers)


def kept(store: Path) -> tuple[Note, ...]:
    """The notes of notes/blood.md, which no test here may touch."""
    with Store.open(store) as opened:
        return opened.notes(path=samples.document().path)


def notes(store: Path, path: Path) -> tuple[Note, ...]:
    """The notes made of the document at `path`."""
    with Store.open(store) as opened:
        return opened.notes(path=path.as_posix())


# ---------------------------------------------------------------- documents that are none


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.md", b"", "the document is empty"),
        ("blank.txt", b" \n\t\n", "the document is empty"),
        ("binary.txt", bytes(range(256)) * 40, "'binary.txt' is not a text document"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(200), "'picture.md' is not a text document"),
        ("nul.md", b"# Blood\n\nRed\x00cells carry oxygen.\n", "'nul.md' is not a text document"),
        ("paper.md", b"%PDF-1.7 and so on", "'paper.md' is not a text document"),
        ("big.txt", b"Blood is red. " * 4_000_000, "'big.txt' is larger than 10 MB"),
        ("blut.md", GERMAN.encode(), "document 'blut.md' does not look like English"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)
def test_a_file_that_is_no_english_document_is_told(
    store: Path, study: Path, name: str, content: bytes, said: str
) -> None:
    """The fact and the path are on stderr, the exit code is 1, and the store keeps what it had."""
    path = study / name
    path.write_bytes(content)

    result = quizgen(store, "build", path)

    assert (result.exit_code, result.stderr.startswith(f"error: {said}"), str(path) in result.stderr) == (
        1,
        True,
        True,
    )
    assert (kept(store), notes(store, path)) == (samples.notes(), ())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bloot.md", "does not exist"),
        ("picture.png", "cannot read '.png' files"),
        ("hollow", "no documents in this folder"),
    ],
)
def test_a_path_that_cannot_be_built_stops_the_build_before_it_begins(
    store: Path, study: Path, name: str, said: str
) -> None:
    """A good document named beside it is not built either: the learner mends the line and repeats it."""
    good = study / "blood.md"
    good.write_text(GOOD, encoding="utf-8")
    (study / "picture.png").touch()
    (study / "hollow").mkdir()

    result = quizgen(store, "build", good, study / name)

    assert (result.exit_code, said in result.stderr, notes(store, good)) == (1, True, ())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_document_that_may_not_be_read_is_told(store: Path, study: Path) -> None:
    """Missing permission is the user's problem, with the system's reason."""
    path = study / "secret.md"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)

    result = quizgen(store, "build", path)

    assert (result.exit_code, "cannot read 'secret.md'" in result.stderr) == (1, True)


@pytest.mark.model
def test_a_bad_document_in_a_folder_does_not_stop_the_others(store: Path, study: Path) -> None:
    """The others are built, the bad ones are told, and the exit code is 1."""
    (study / "a.md").write_bytes(b"")
    (study / "blood.md").write_text(GOOD, encoding="utf-8")
    (study / "blut.md").write_text(GERMAN, encoding="utf-8")

    result = quizgen(store, "build", study)

    assert (result.exit_code, result.stderr.count("error: "), len(notes(store, study / "blood.md")) > 0) == (
        1,
        2,
        True,
    )


@pytest.mark.model
def test_a_document_that_becomes_foreign_keeps_its_notes(store: Path, study: Path) -> None:
    """A document once English, now German, is told and its notes stay as they were."""
    path = study / "blood.md"
    path.write_text(GOOD, encoding="utf-8")
    quizgen(store, "build", path)
    before = notes(store, path)
    path.write_text(GERMAN, encoding="utf-8")

    result = quizgen(store, "build", path)

    assert (result.exit_code, notes(store, path) == before, len(before) > 0) == (1, True, True)


# ---------------------------------------------------------------- documents that are odd


@pytest.mark.model
@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.encode("utf-16-le"),
        GOOD.encode("utf-16-be"),
        GOOD.replace("Haem", "Hæm").encode("latin-1"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
    ],
    ids=["utf-8 marked", "utf-16 marked", "utf-16-le", "utf-16-be", "latin-1", "crlf", "cr"],
)
def test_encodings_and_line_ends_do_not_matter(store: Path, study: Path, content: bytes) -> None:
    """The notes are those of the same text in UTF-8 with newlines."""
    path = study / "blood.md"
    path.write_bytes(content)

    result = quizgen(store, "build", path)

    evidence = {note.draft.evidence.quote.replace("æ", "ae") for note in notes(store, path)}
    assert (result.exit_code, evidence) == (
        0,
        {"Haemoglobin is a protein that carries oxygen in red blood cells."},
    )


@pytest.mark.model
def test_a_line_of_a_megabyte_without_punctuation_ends_in_time(store: Path, study: Path) -> None:
    """The build ends, with few cards or none, within the time a test may take."""
    path = study / "line.txt"
    path.write_text(WORDS * (1_000_000 // len(WORDS)), encoding="utf-8")

    result = quizgen(store, "build", path)

    assert (result.exit_code, kept(store)) == (0, samples.notes())


@pytest.mark.model
def test_lists_nested_deeply_are_built(store: Path, study: Path) -> None:
    """A thousand levels of list do not exhaust the stack."""
    path = study / "deep.md"
    path.write_text("# Deep\n\n" + "".join(f"{'  ' * level}- {WORDS}{level}\n" for level in range(1000)))

    result = quizgen(store, "build", path)

    assert (result.exit_code, kept(store)) == (0, samples.notes())


@pytest.mark.model
def test_two_documents_of_one_name_get_their_own_notes(store: Path, study: Path) -> None:
    """The same file in two folders gives two sets of notes, and both are named by their path."""
    paths = [study / folder / "blood.md" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(GOOD, encoding="utf-8")

    result = quizgen(store, "build", *paths)

    guids = [{note.guid for note in notes(store, path)} for path in paths]
    assert (result.exit_code, len(guids[0]), guids[0] & guids[1]) == (0, len(guids[1]), set())
    assert all(str(path) in result.stdout for path in paths)


# ---------------------------------------------------------------- stores


@pytest.fixture
def blood(study: Path) -> Path:
    """A document that gives cards."""
    path = study / "blood.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["build", "cards", "quiz"])
def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path, blood: Path, command: str) -> None:
    """A text file named as store is told and not changed."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear Mum")

    result = quizgen(path, command, *([blood] if command == "build" else []))

    assert (result.exit_code, "the file is not a quizgen store" in result.stderr, path.read_text()) == (
        1,
        True,
        "Dear Mum",
    )


def test_the_database_of_another_program_is_left_alone(tmp_path: Path, blood: Path) -> None:
    """Another program's SQLite file is told and not changed."""
    path = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()

    result = quizgen(path, "build", blood)

    assert (result.exit_code, "not a quizgen store" in result.stderr, path.read_bytes() == before) == (
        1,
        True,
        True,
    )


def test_a_store_of_a_newer_quizgen_is_left_alone(store: Path, blood: Path) -> None:
    """A store with a later format is told and not changed."""
    with contextlib.closing(sqlite3.connect(store)) as newer:
        newer.execute("PRAGMA user_version = 4711")
    before = store.read_bytes()

    result = quizgen(store, "build", blood)

    assert (result.exit_code, "format 4711" in result.stderr, store.read_bytes() == before) == (1, True, True)


@pytest.mark.model
def test_a_store_in_use_is_told_once_and_the_build_can_be_repeated(
    store: Path, blood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program writes nothing is saved, and the second document is not even tried."""
    monkeypatch.setattr("quizgen.store.opening.BUSY_SECONDS", 0.0)
    blood.with_name("more blood.md").write_text(GOOD, encoding="utf-8")
    with contextlib.closing(sqlite3.connect(store)) as other:
        other.execute("BEGIN IMMEDIATE")
        locked = quizgen(store, "build", blood.parent)

    again = quizgen(store, "build", blood.parent)

    assert (locked.exit_code, locked.stderr.count("error: the store is in use"), again.exit_code) == (1, 1, 0)


@pytest.mark.model
@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_store_can_be_read_and_says_so_when_written(store: Path, blood: Path) -> None:
    """Cards are listed; a build is refused with the reason."""
    store.chmod(0o444)

    read, written = quizgen(store, "cards"), quizgen(store, "build", blood)

    assert (read.exit_code, written.exit_code, "read-only" in written.stderr) == (0, 1, True)


def test_a_quiz_never_begins_on_a_store_that_is_a_folder(tmp_path: Path) -> None:
    """A folder named as store is told."""
    result = quizgen(tmp_path, "quiz")

    assert (result.exit_code, "the store is a folder" in result.stderr) == (1, True)


# ---------------------------------------------------------------- disks


def test_a_full_disk_leaves_the_old_package(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails the package that stood there is whole, and no scrap lies beside it."""
    package = tmp_path / "out" / "blood.apkg"
    package.parent.mkdir()
    quizgen(store, "export", "-o", package)
    before = package.read_bytes()
    with Store.open(store) as opened:
        opened.save(samples.document(), [samples.note(Guid("new"), samples.question("Why?", "because"))])

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    result = quizgen(store, "export", "-o", package)

    assert (result.exit_code, "no space left on device" in result.stderr) == (1, True)
    assert (package.read_bytes() == before, list(package.parent.iterdir())) == (True, [package])


# ---------------------------------------------------------------- Ctrl-C


@pytest.mark.model
def test_an_interrupted_build_keeps_what_was_finished_and_can_go_on(store: Path, study: Path) -> None:
    """After SIGINT the store opens, finished documents are in it, and the next build does the rest."""
    for number in range(60):
        (study / f"{number:02}.md").write_text(GOOD + f"\n{WORDS}{number}.\n" * 20, encoding="utf-8")
    command = [sys.executable, "-u", "-m", "quizgen", "--store", str(store), "build", str(study)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as building:
        assert building.stdout
        building.stdout.readline()  # the first document is finished
        building.send_signal(signal.SIGINT)
        _, said = building.communicate(timeout=60)

    again = quizgen(store, "build", study)

    assert (building.returncode, said.splitlines()[-1]) == (
        130,
        "interrupted: nothing is lost, everything finished so far is saved",
    )
    assert (again.exit_code, kept(store)) == (0, samples.notes())
    assert all(notes(store, path) for path in study.iterdir())


def test_an_interrupted_quiz_keeps_its_answers(store: Path) -> None:
    """After SIGINT between two cards the first answer is in the store."""
    command = [sys.executable, "-u", "-m", "quizgen", "--store", str(store), "quiz"]
    with asking(command) as quiz:
        assert quiz.stdin
        quiz.stdin.write("\n4\n")
        quiz.stdin.flush()
        until(quiz, "Easy:")
        quiz.send_signal(signal.SIGINT)
        quiz.wait(timeout=60)

    with Store.open(store) as opened:
        reviews = opened.reviews()
    assert (quiz.returncode, [review.guid for review in reviews]) == (130, ["aaa111"])


@contextlib.contextmanager
def asking(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """The quiz as a process that is over at the end."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as quiz:
        try:
            yield quiz
        finally:
            quiz.kill()


def until(quiz: subprocess.Popen[str], sign: str) -> None:
    """The quiz has printed a line with `sign`."""
    assert quiz.stdout
    for line in quiz.stdout:
        if sign in line:
            return
    raise AssertionError(f"the quiz ended without {sign!r}")
