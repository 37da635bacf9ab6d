"""What a table tells."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline

pytestmark = pytest.mark.model


def asked(folder: Path, table: str) -> list[tuple[str, str]]:
    path = folder / "planets.md"
    path.write_text(f"# Planets\n\nPlanets circle the Sun.\n\n{table}\n", encoding="utf-8")
    document = read(path, path.name)
    drafts = [draft for _, harvest in pipeline.harvest(document, document.sections) for draft in harvest.drafts]
    return [(draft.question, draft.answer) for draft in drafts if draft.rule == "cell"]


def test_a_row_about_a_thing_is_asked_by_its_columns(tmp_path: Path) -> None:
    """ "What is the diameter of Saturn?"; an empty cell asks nothing."""
    table = "| Planet | Diameter | Moon |\n|---|---|---|\n| Saturn | 116,460 km | – |"

    assert asked(tmp_path, table) == [("In planets, what is the diameter of Saturn?", "116,460 km")]


def test_a_row_about_a_feature_is_asked_of_its_columns(tmp_path: Path) -> None:
    """In a comparison the columns are the things."""
    table = "| Feature | Moons | Comets |\n|---|---|---|\n| Length of a day | 24.6 hours | 243 days |"

    assert asked(tmp_path, table) == [
        ("In planets, what is the length of a day of moons?", "24.6 hours"),
        ("In planets, what is the length of a day of comets?", "243 days"),
    ]
