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


@pytest.mark.parametrize(
    ("table", "cards"),
    [
        (
            "| Rover | Type |\n|---|---|\n| Skipper | six-wheeled crawler |",
            [("In planets, what type of rover is Skipper?", "six-wheeled crawler")],
        ),
        (
            "| Feature | Moons |\n|---|---|\n| Type of body | satellite |",
            [("In planets, what type of body are moons?", "satellite")],
        ),
        (
            "| Group | Examples |\n|---|---|\n| Trojans | Hektor |\n| Centaurs | Chiron, Nessus |",
            [
                ("In planets, what is an example of Trojans?", "Hektor"),
                ("In planets, what are examples of centaurs?", "Chiron, Nessus"),
            ],
        ),
        ("| Crew | Depth |\n|---|---|\n| Adult | 5 cm |", []),
        ("| Planet | The idea in five words or so |\n|---|---|\n| Saturn | rings all around it |", []),
        ("| Planet | Rings? |\n|---|---|\n| Saturn | seven main ones |", []),
    ],
)
def test_headers_make_english_or_no_question(tmp_path: Path, table: str, cards: list[tuple[str, str]]) -> None:
    """A type is one of what the first column names; people have no depth; a long or asking header names no feature."""
    assert [(question.lower(), answer) for question, answer in asked(tmp_path, table)] == [
        (question.lower(), answer) for question, answer in cards
    ]


def test_a_row_about_a_feature_is_asked_of_its_columns(tmp_path: Path) -> None:
    """In a comparison the columns are the things."""
    table = "| Feature | Moons | Comets |\n|---|---|---|\n| Length of a day | 24.6 hours | 243 days |"

    assert asked(tmp_path, table) == [
        ("In planets, what is the length of a day for moons?", "24.6 hours"),
        ("In planets, what is the length of a day for comets?", "243 days"),
    ]
