"""`quizgen build` brings the store up to date with documents, and touches nothing that did not change."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quizgen.language import parser
from quizgen.model import Guid, Note, Status
from quizgen.store import Store
from quizgen.store.rows import hidden_texts
from tests.commands.conftest import Quizgen
from tests.commands.texts import BLOOD, HEART, notes

pytestmark = pytest.mark.model

NOISE = """# Empty

```
code = only
```
"""


def misplaced(found: dict[Guid, Note], text: str) -> list[Guid]:
    """The notes whose evidence does not stand in the text where they say."""
    places = {guid: note.draft.evidence for guid, note in found.items()}
    return [
        guid
        for guid, place in places.items()
        if text[place.span.start : place.span.end] != place.quote
        or text.count("\n", 0, place.span.start) + 1 != place.line
    ]


def record(quizgen: Quizgen, *arguments: str | Path) -> dict[str, Any]:
    """What a build tells scripts."""
    result = quizgen("build", "--json", *arguments)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


# ---------------------------------------------------------------- building and building again


def test_a_document_becomes_notes_that_quote_it(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Each note's evidence stands verbatim at its span and line of the file."""
    result = quizgen("build", blood)

    found = notes(store)
    assert (result.exit_code, len(found) > 3, misplaced(found, BLOOD)) == (0, True, [])


def test_the_summary_counts_notes_and_names_the_next_step(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A line for the document and one for all are on stdout, the hint on stderr."""
    result = quizgen("build", blood)

    found = notes(store).values()
    number, cards = len(found), sum(len(hidden_texts(note)) for note in found)
    assert result.stdout.splitlines() == [
        f"blood.md: {number} new ({cards} cards)",
        f"1 document (1 built): {number} new",
    ]
    assert result.stderr == ("next: `quizgen quiz` asks what is due, `quizgen export` writes a package for Anki\n")


def test_nothing_is_done_for_an_unchanged_document(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A second build says so and leaves every note as it was."""
    quizgen("build", blood)
    before = notes(store)

    result = quizgen("build", blood)

    assert (result.stdout, notes(store)) == ("1 document (1 unchanged): nothing to change\n", before)
    assert before


def test_an_edited_sentence_changes_only_its_own_notes(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Notes of other sentences keep guid and time of change; places follow the text."""
    quizgen("build", blood)
    before = notes(store)
    blood.write_text(BLOOD.replace("120 days", "115 to 120 days"), encoding="utf-8")

    quizgen("build", blood)

    after = notes(store)
    edited = {guid for guid, note in before.items() if "120 days" in note.draft.evidence.quote}
    changed = {guid for guid, note in before.items() if after[guid].modified_at != note.modified_at}
    assert (set(after), changed) == (set(before), edited)
    assert edited


def test_text_added_above_moves_the_notes_below_without_change(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Evidence is found at its new place although its section was not worked through again."""
    quizgen("build", blood)
    before = notes(store)
    moved = BLOOD.replace("## Red cells", "## White cells\n\nWhite cells fight germs.\n\n## Red cells")
    blood.write_text(moved, encoding="utf-8")

    result = quizgen("build", "-v", blood)

    after = notes(store)
    assert ("3 sections, 1 worked through now" in result.stderr, misplaced(after, moved)) == (True, [])
    assert before
    assert {guid: after[guid].modified_at for guid in before} == {g: note.modified_at for g, note in before.items()}


def test_only_sections_that_changed_are_worked_through(quizgen: Quizgen, blood: Path) -> None:
    """-v tells that one of two sections was new."""
    quizgen("build", blood)
    blood.write_text(BLOOD.replace("120 days", "four months"), encoding="utf-8")

    result = quizgen("build", "-v", blood)

    assert "2 sections, 1 worked through now" in result.stderr


def test_cut_text_retires_its_notes_and_text_put_back_revives_them(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """No note is ever deleted, and the same notes come back."""
    quizgen("build", blood)
    before = set(notes(store))
    blood.write_text(BLOOD[: BLOOD.index("## Platelets")], encoding="utf-8")
    cut = record(quizgen, blood)
    blood.write_text(BLOOD, encoding="utf-8")

    back = record(quizgen, blood)

    assert (cut["totals"]["retired"] > 0, back["totals"]["revived"]) == (True, cut["totals"]["retired"])
    assert before
    assert set(notes(store, status=Status.ACTIVE)) == before


def test_a_document_gone_from_a_built_folder_retires_its_notes(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Building the folder says that the file is gone; no other note is touched; once is enough."""
    (blood.parent / "heart.md").write_text(HEART, encoding="utf-8")
    quizgen("build", blood.parent)
    blood.unlink()

    first = record(quizgen, blood.parent)
    second = record(quizgen, blood.parent)

    states = [{document["document"]: document["state"] for document in built["documents"]} for built in (first, second)]
    assert states == [{"heart.md": "unchanged", "blood.md": "gone"}, {"heart.md": "unchanged"}]
    assert {note.source for note in notes(store, status=Status.ACTIVE).values()} == {"heart.md"}


def test_a_document_that_comes_back_revives_its_notes(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A file moved away and back has its old notes again."""
    (blood.parent / "heart.md").write_text(HEART, encoding="utf-8")
    quizgen("build", blood.parent)
    before = set(notes(store, status=Status.ACTIVE))
    blood.unlink()
    quizgen("build", blood.parent)
    blood.write_text(BLOOD, encoding="utf-8")

    quizgen("build", blood.parent)

    assert before
    assert set(notes(store, status=Status.ACTIVE)) == before


def test_a_renamed_document_takes_its_notes_along(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A file under a new name, its bytes the same, is the old document: no note is new, none is retired."""
    quizgen("build", blood.parent)
    before = notes(store)
    blood.rename(blood.with_name("about blood.md"))

    built = record(quizgen, blood.parent)

    assert [(document["document"], document["state"]) for document in built["documents"]] == [
        ("about blood.md", "built")
    ]
    assert built["totals"]["unchanged"] == len(before) > 0
    assert notes(store) == before


def test_an_edit_after_a_rename_finds_the_notes(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """The renamed document goes on as any other, and the old path is forgotten."""
    quizgen("build", blood.parent)
    before = notes(store)
    renamed = blood.rename(blood.with_name("about blood.md"))
    quizgen("build", blood.parent)
    renamed.write_text(BLOOD.replace("120 days", "115 days"), encoding="utf-8")

    built = record(quizgen, blood.parent)

    assert (built["totals"]["new"], built["totals"]["answer_changed"] > 0, set(notes(store))) == (0, True, set(before))


def test_a_copy_of_a_document_has_notes_of_its_own(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """While the first file is there, an equal one beside it is another document."""
    quizgen("build", blood)
    before = notes(store)
    blood.with_name("copy.md").write_bytes(blood.read_bytes())

    built = record(quizgen, blood.parent)

    assert (built["totals"]["new"], built["totals"]["retired"]) == (len(before), 0)


# ---------------------------------------------------------------- decks, sources, thresholds


def decks(store: Path) -> set[str]:
    """The decks that have notes."""
    return {note.deck for note in notes(store).values()}


def test_decks_follow_folders_and_titles(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A document in a subfolder is in a deck below the folder's name."""
    (blood.parent / "organs").mkdir()
    (blood.parent / "organs" / "heart.md").write_text(HEART, encoding="utf-8")

    quizgen("build", blood.parent)

    assert decks(store) == {"Blood", "organs::Heart"}


def test_a_deck_named_holds_several_documents_below_it(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """--deck with several documents gives each a deck of its own below."""
    (blood.parent / "heart.md").write_text(HEART, encoding="utf-8")

    quizgen("build", blood.parent, "--deck", "Body")

    assert decks(store) == {"Body::Blood", "Body::Heart"}


def test_a_document_stays_in_the_deck_named_first(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A later build without --deck, with a new title even, keeps the deck."""
    quizgen("build", blood, "--deck", "Body")
    blood.write_text(BLOOD.replace("# Blood", "# On blood"), encoding="utf-8")

    quizgen("build", blood)

    assert decks(store) == {"Body"}


def test_another_deck_moves_the_notes(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Naming another deck moves the document's active notes though its file did not change."""
    quizgen("build", blood)

    quizgen("build", blood, "--deck", "Body")

    assert decks(store) == {"Body"}


def test_a_source_is_fixed_at_the_first_build(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Naming the file or a folder further up later does not change what learners see."""
    quizgen("build", blood)
    blood.write_text(BLOOD.replace("120 days", "four months"), encoding="utf-8")

    quizgen("build", blood.parent.parent)

    assert {note.source for note in notes(store).values()} == {"blood.md"}


def test_two_documents_of_one_name_are_kept_apart(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """The path is the identity: editing one leaves the other's notes alone."""
    twin = blood.parent / "twin" / "blood.md"
    twin.parent.mkdir()
    twin.write_text(BLOOD, encoding="utf-8")
    quizgen("build", blood, twin)
    twin.write_text("# Blood\n\n" + HEART, encoding="utf-8")

    built = record(quizgen, blood, twin)

    assert [(document["document"], document["state"]) for document in built["documents"]] == [
        (str(blood), "unchanged"),
        (str(twin), "built"),
    ]
    with Store.open(store) as opened:
        assert len(opened.notes(path=str(blood), status=Status.ACTIVE)) > 0


def test_strict_keeps_fewer_cards_and_a_threshold_decides_exactly(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Every note has at least the score asked for; a lower one asks of the same sentences and of more."""
    quizgen("build", blood, "--threshold", "0.75")
    few = notes(store, status=Status.ACTIVE)

    quizgen("build", blood)

    many = notes(store, status=Status.ACTIVE)
    assert min(note.draft.score for note in few.values()) >= 0.75
    assert {note.draft.evidence for note in few.values()} < {note.draft.evidence for note in many.values()}


def test_typed_concerns_new_questions_only(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A note keeps the notetype it was made with."""
    quizgen("build", blood)
    before = notes(store)
    blood.write_text(f"{BLOOD}\n## Marrow\n\nBone marrow is a soft tissue that makes blood cells.\n", encoding="utf-8")

    quizgen("build", blood, "--typed")

    kinds = {guid: note.notetype.value for guid, note in notes(store).items()}
    assert {kinds[guid] for guid in before} <= {"qa", "cloze"}
    assert "qa-typed" in {kind for guid, kind in kinds.items() if guid not in before}


def test_strict_and_threshold_exclude_each_other(quizgen: Quizgen, blood: Path) -> None:
    """Both at once is wrong usage."""
    result = quizgen("build", blood, "--strict", "--threshold", "0.5")

    assert result.exit_code == 2


# ---------------------------------------------------------------- packages


def test_a_package_is_written_beside_the_store_and_left_alone_when_nothing_changed(
    quizgen: Quizgen, blood: Path
) -> None:
    """-o writes all notes of the documents built; a rebuild does not touch the file."""
    quizgen("build", blood, "-o", "blood.apkg")
    before = Path("blood.apkg").stat().st_mtime_ns

    result = quizgen("build", blood, "-o", "blood.apkg")

    assert (result.exit_code, Path("blood.apkg").stat().st_mtime_ns) == (0, before)
    assert "package: blood.apkg" in result.stdout


def test_a_package_that_cannot_be_written_is_told_before_the_work(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A missing folder for -o ends the build before anything was read."""
    result = quizgen("build", blood, "-o", "nowhere/blood.apkg")

    assert (result.exit_code, store.exists()) == (1, False)


def test_equal_documents_give_equal_bytes_whatever_the_hash_seed(tmp_path: Path, blood: Path) -> None:
    """Two fresh stores under different PYTHONHASHSEED give byte-identical packages."""
    packages = []
    for seed in ("1", "2"):
        package = tmp_path / f"{seed}.apkg"
        command = [sys.executable, "-m", "quizgen", "--store", str(tmp_path / f"{seed}.db"), "build", str(blood)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1767225600"}
        subprocess.run([*command, "-o", str(package)], env=environment, check=True, capture_output=True)
        packages.append(package.read_bytes())

    assert packages[0] == packages[1]


def test_a_package_keeps_the_retired_notes_of_files_long_gone(quizgen: Quizgen, blood: Path) -> None:
    """Two builds after a file was deleted the package is the same: Anki may only now learn of it."""
    (blood.parent / "heart.md").write_text(HEART, encoding="utf-8")
    quizgen("build", blood.parent)
    blood.unlink()
    quizgen("build", blood.parent, "-o", "first.apkg")

    quizgen("build", blood.parent, "-o", "second.apkg")

    assert Path("first.apkg").read_bytes() == Path("second.apkg").read_bytes()


# ---------------------------------------------------------------- what a build must not do


def test_a_rebuild_without_changes_loads_no_language_model_and_no_reader(
    quizgen: Quizgen, store: Path, blood: Path
) -> None:
    """Neither spaCy, jinja2, markdown-it nor genanki are imported when nothing changed."""
    quizgen("build", blood, "-o", "blood.apkg")
    script = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from quizgen.cli import cli\n"
        f"result = CliRunner().invoke(cli, ['--store', {str(store)!r}, 'build', {str(blood)!r}, '-o', 'blood.apkg'])\n"
        "assert '1 unchanged' in result.output, result.output\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'genanki', 'jinja2', 'markdown_it', 'wordfreq', 'lemminflect'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_a_document_with_nothing_to_ask_is_no_failure(quizgen: Quizgen, tmp_path: Path) -> None:
    """Only noise gives no cards, which is said."""
    path = tmp_path / "empty.md"
    path.write_text(NOISE, encoding="utf-8")

    result = quizgen("build", path)

    assert (result.exit_code, "no cards: nothing to ask in 'empty.md'" in result.stderr) == (0, True)


def test_another_version_of_the_language_model_is_named(
    quizgen: Quizgen, blood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cards made with a model other than the pinned one come with a note on stderr."""
    monkeypatch.setattr(parser, "VERSION", "9.9.9")

    result = quizgen("build", blood)

    assert "language model en_core_web_sm is 3.8.0, not 9.9.9" in result.stderr


def test_a_build_of_which_nothing_came_names_no_next_command(quizgen: Quizgen, tmp_path: Path) -> None:
    """Where every document failed there is nothing to be asked."""
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")

    assert "next:" not in quizgen("build", empty).stderr
