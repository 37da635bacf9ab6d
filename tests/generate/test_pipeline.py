"""Fingerprints, settings and the rest of what commands call."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline
from quizgen.generate.gate import CHECKS, failures
from quizgen.generate.shown import Shown
from quizgen.generate.topic import content_stems
from quizgen.generate.wording import FOLDER_VARIABLE
from quizgen.model import Document, Harvest, Kind
from tests.conftest import make_cloze, make_draft, make_note

NOTES = """# Blood

Blood carries oxygen.

## Cells

Red cells hold iron.

## Vessels

Arteries lead away from the heart.
"""


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """The rule set's digest is taken again in each test, and by whoever comes after."""
    pipeline.ruleset.cache_clear()
    yield
    pipeline.ruleset.cache_clear()


def document(folder: Path, text: str) -> Document:
    path = folder / "blood.md"
    path.write_text(text, encoding="utf-8")
    return read(path, "blood.md")


def changed(folder: Path, text: str) -> list[bool]:
    """For each section of NOTES whether its fingerprint in `text` is another."""
    before = pipeline.fingerprints(document(folder, NOTES))
    after = pipeline.fingerprints(document(folder, text))
    return [old != new for old, new in zip(before, after, strict=True)]


def test_text_moved_down_the_file_keeps_its_fingerprints(tmp_path: Path) -> None:
    """Where a section stands does not decide what it gives."""
    assert changed(tmp_path, "\n\n\n" + NOTES) == [False, False, False]


def test_an_edited_section_alone_changes_its_fingerprint(tmp_path: Path) -> None:
    """The sections above and below are not generated again."""
    assert changed(tmp_path, NOTES.replace("hold iron", "hold much iron")) == [False, True, False]


def test_a_paragraph_split_in_two_changes_the_fingerprint(tmp_path: Path) -> None:
    """The same words in another layout may give other cards."""
    assert changed(tmp_path, NOTES.replace("lead away", "lead\n\naway")) == [False, False, True]


def test_a_renamed_heading_changes_its_sections_fingerprint(tmp_path: Path) -> None:
    """What a heading promises decides what its section gives."""
    assert changed(tmp_path, NOTES.replace("## Cells", "## Causes")) == [False, True, False]


def test_another_topic_changes_every_fingerprint(tmp_path: Path) -> None:
    """The topic is put into sentences of all sections."""
    assert changed(tmp_path, NOTES.replace("# Blood\n", "# Rivers\n")) == [True, True, True]


def test_another_wording_changes_fingerprints_and_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template of the user's own makes other questions of the same text."""
    notes = document(tmp_path, NOTES)
    fingerprints, settings = pipeline.fingerprints(notes), pipeline.settings(0.6)
    (tmp_path / "definition.j2").write_text("Define {{ term }}?", encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    pipeline.ruleset.cache_clear()

    assert not set(pipeline.fingerprints(notes)) & set(fingerprints)
    assert pipeline.settings(0.6) != settings


def test_settings_change_with_the_threshold() -> None:
    """A build with another threshold is another build; with the same one it is the same."""
    assert pipeline.settings(0.6) == pipeline.settings(0.6)
    assert pipeline.settings(0.6) != pipeline.settings(0.78)


def test_selection_is_in_document_order(tmp_path: Path) -> None:
    """However sure they are, drafts come in the order of their evidence."""
    first = make_draft(start=0, score=0.7)
    second = make_draft(start=90, score=0.9, question="What stores copper?", answer="the liver")

    chosen = pipeline.select(Harvest((second, first)), document(tmp_path, NOTES), 0.0)

    assert [note.question for note in chosen.kept] == [first.question, second.question]


def test_a_good_note_passes_the_recheck() -> None:
    """Nothing is wrong with what a learner sees of it, question or cloze."""
    question = make_note(draft=make_draft())
    cloze = make_note(draft=make_cloze("The blood carries ", "bicarbonate", " to the lungs."))

    assert (pipeline.recheck(question), pipeline.recheck(cloze)) == ((), ())


def test_a_recheck_names_what_is_wrong() -> None:
    """Each hard check that an edited note fails is told by its name."""
    note = make_note(draft=make_draft(question="What does this carry?", answer="—"))

    assert pipeline.recheck(note) == ("unresolved-pronoun", "answer-empty")
    assert set(pipeline.recheck(note)) <= {name for name, _ in CHECKS}


def test_a_recheck_does_not_ask_for_the_score() -> None:
    """A note stays good however unsure it was."""
    note = make_note()

    assert pipeline.recheck(replace(note, draft=replace(note.draft, score=0.1))) == pipeline.recheck(note)


def test_a_recheck_leaves_out_what_only_the_topic_can_clear() -> None:
    """A build lets "the parasite" stand beside the topic's name; a stored note no longer knows the topic."""
    text = ("Cysticercosis comes from the larvae of the parasite ", "Taenia solium", ".")
    shown = Shown(Kind.CLOZE, "cloze", f"{text[0]}[...]{text[2]}", text[1])

    assert failures(shown) == ("generic-definite",)
    assert failures(replace(shown, topic_words=content_stems("cysticercosis"))) == ()
    assert pipeline.recheck(make_note(draft=make_cloze(*text))) == ()


LIGHT = """
import sys
from pathlib import Path
from quizgen.documents import read
from quizgen.generate import pipeline
from quizgen.model import Harvest
from tests.conftest import make_draft, make_note

path = Path(sys.argv[1])
assert pipeline.fingerprints(read(path, path.name))
pipeline.settings(pipeline.DEFAULT_THRESHOLD)
pipeline.select(Harvest((make_draft(),)), read(path, path.name), pipeline.STRICT_THRESHOLD)
pipeline.recheck(make_note())
print(*sorted({name.split(".")[0] for name in sys.modules} & {"spacy", "thinc", "numpy"}))
"""


def test_a_build_without_changes_never_loads_the_language_model(tmp_path: Path) -> None:
    """Fingerprints, settings, selection and re-check do without spaCy."""
    document(tmp_path, NOTES)
    command = [sys.executable, "-c", LIGHT, str(tmp_path / "blood.md")]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
