"""Other names of what a document is about."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline

pytestmark = pytest.mark.model


def asked(folder: Path, topic: str, *names: str) -> list[str]:
    """The questions that a section of other names gives."""
    text = f"# {topic.capitalize()}\n\n## What is {topic}?\n\nIt spoils the blood.\n\n## What causes {topic}?\n\n"
    path = folder / "leaflet.md"
    path.write_text(f"{text}Rust causes {topic}.\n\n## Other names\n\n" + "\n\n".join(names) + "\n", encoding="utf-8")
    document = read(path, path.name)
    drafts = [draft for _, harvest in pipeline.harvest(document, document.sections) for draft in harvest.drafts]
    return [draft.question.lower() for draft in drafts if draft.rule in ("other-names", "names-list")]


@pytest.mark.parametrize("name", ["Rustic arthritis", "Tophaceous rust", "Rust, hereditary", "Blight - acute"])
def test_a_name_read_off_the_other_is_not_asked(tmp_path: Path, name: str) -> None:
    """It holds the other name's word, or was turned round for an index."""
    assert asked(tmp_path, "rust", name, "Podagra") == ["which condition is also known as podagra?"]


@pytest.mark.parametrize("name", ["Podagra", "Megaloblastic anemia"])
def test_a_name_of_its_own_is_asked(tmp_path: Path, name: str) -> None:
    """A word for what both are, at the end of both, gives nothing away."""
    found = asked(tmp_path, "green leaf anemia", name)

    assert f"which condition is also known as {name.lower()}?" in found
