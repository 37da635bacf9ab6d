"""`quizgen export` writes JSONL and CSV for scripts and packages for Anki."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.commands.conftest import Quizgen

FIELDS = [
    *("guid", "kind", "question", "answer", "text", "deck", "tags", "status", "source_file", "section"),
    *("evidence", "line", "start", "end", "rule", "score"),
    *("own_tags", "edited", "rejected", "suspended", "overtaken"),
]


@pytest.mark.usefixtures("filled")
def test_jsonl_is_one_active_note_a_line_on_stdout(quizgen: Quizgen) -> None:
    """Each line is one record with the promised fields."""
    result = quizgen("export", "--format", "jsonl")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(list(record), record["guid"]) for record in records] == [(FIELDS, "aaa111"), (FIELDS, "aab222")]


@pytest.mark.usefixtures("filled")
def test_retired_notes_come_when_asked_for(quizgen: Quizgen) -> None:
    """--retired adds the retired notes, marked by their status."""
    result = quizgen("export", "--format", "jsonl", "--retired")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["status"] for record in records] == ["active", "active", "retired"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_rejected_notes_come_with_the_retired(quizgen: Quizgen, kind: str) -> None:
    """What the learner does not want is left out, too, unless it is asked for."""
    quizgen("reject", "aaa")

    without = quizgen("export", "--format", kind).stdout
    everything = quizgen("export", "--format", kind, "--retired").stdout

    assert ("aaa111" in without, "aaa111" in everything) == (False, True)


@pytest.mark.usefixtures("filled")
def test_the_learners_wording_and_tags_are_exported(quizgen: Quizgen) -> None:
    """Own tags stand beside those of the document."""
    quizgen("edit", "aaa", "--answer", "iron")
    quizgen("tag", "exam", "aaa")
    quizgen("tag", "hard", "aaa")

    (row, _) = csv.DictReader(io.StringIO(quizgen("export", "--format", "csv").stdout))
    assert (row["answer"], row["tags"], row["own_tags"], row["edited"]) == ("iron", "biology", "exam hard", "True")


@pytest.mark.usefixtures("filled")
def test_csv_has_a_heading_and_tags_as_anki_writes_them(quizgen: Quizgen) -> None:
    """The first line names the fields; what is null elsewhere is empty here."""
    result = quizgen("export", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert (list(rows[0]), [(row["tags"], row["text"]) for row in rows]) == (
        FIELDS,
        [("biology", ""), ("biology", "Red cells live {{c1::120 days::how long}}.")],
    )


@pytest.mark.usefixtures("filled")
def test_text_goes_to_a_file_when_one_is_named(quizgen: Quizgen, tmp_path: Path) -> None:
    """With -o stdout stays empty and the file has the lines."""
    result = quizgen("export", "--format", "jsonl", "-o", tmp_path / "cards.jsonl")

    lines = (tmp_path / "cards.jsonl").read_text(encoding="utf-8").splitlines()
    assert (result.exit_code, result.stdout, len(lines)) == (0, "", 2)


@pytest.mark.usefixtures("filled")
def test_a_file_that_cannot_be_written_is_told(quizgen: Quizgen, tmp_path: Path) -> None:
    """An output in a folder that is not there is the user's problem."""
    result = quizgen("export", "--format", "csv", "-o", tmp_path / "nowhere" / "cards.csv")

    assert (result.exit_code, "No such file or directory" in result.stderr) == (1, True)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ((), "decks/quizgen.apkg"),
        (("--deck", "Blood"), "decks/Blood.apkg"),
        (("-o", "mine.apkg"), "mine.apkg"),
    ],
)
def test_a_package_has_its_default_place_in_the_current_folder(
    quizgen: Quizgen, arguments: tuple[str, ...], path: str
) -> None:
    """The package is at decks/<deck>.apkg, or where -o says, and its path is all of stdout."""
    result = quizgen("export", *arguments)

    assert (result.exit_code, result.stdout, zipfile.is_zipfile(path)) == (0, f"{path}\n", True)


@pytest.mark.usefixtures("filled")
def test_an_unchanged_package_is_not_written_again(quizgen: Quizgen) -> None:
    """Exporting twice leaves the first file alone."""
    quizgen("export", "-o", "mine.apkg")
    before = Path("mine.apkg").stat().st_mtime_ns

    result = quizgen("export", "-o", "mine.apkg")

    assert ("already up to date" in result.stderr, Path("mine.apkg").stat().st_mtime_ns) == (True, before)
