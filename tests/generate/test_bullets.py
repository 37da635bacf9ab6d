"""A note's bullet that is a whole sentence is read like prose, under what it is a remark on."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline
from tests.generate.reading_of import sentences_of

pytestmark = pytest.mark.model


def _read(folder: Path, above: str, item: str) -> list[tuple[str, str]]:
    found = sentences_of(folder, f"# Tools\n\n## Basics\n\n- {above}\n  - {item}\n")
    return [(sentence.text, sentence.unresolved) for sentence in found if item[1:9] in sentence.text]


def test_a_bullet_with_a_subject_of_its_own_is_a_sentence(tmp_path: Path) -> None:
    """It gets its capital, and not the bullet above it with a colon."""
    assert _read(tmp_path, "Winch: a drum on a frame", "ratchets hold a drum in its place") == [
        ("Ratchets hold a drum in its place", "")
    ]


@pytest.mark.parametrize("item", ["drum of oak with two handles", "lifts up to four hundred pounds"])
def test_a_remark_below_a_bullet_is_not_joined_to_it(tmp_path: Path, item: str) -> None:
    """A line that does not announce a list is no stem."""
    assert all(unresolved for _, unresolved in _read(tmp_path, "Winch: a drum on a frame", item))


def test_brackets_tell_the_bullet_above(tmp_path: Path) -> None:
    """ "(Winch) Ratchets hold …"."""
    path = tmp_path / "notes.md"
    path.write_text(
        "# Tools\n\n## Basics\n\n- Winch: a drum on a frame\n  - iron ratchets hold the heavy drum in its place\n",
        encoding="utf-8",
    )
    notes = read(path, path.name)
    drafts = [found for _, harvest in pipeline.harvest(notes, notes.sections) for found in harvest.drafts]
    shown = [draft.question or draft.cloze[0].text for draft in drafts if draft.rule != "definition-line"]

    assert any(text.startswith("(Winch)") for text in shown)
