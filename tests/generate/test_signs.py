"""What is seen on a card, from which its score is made."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline

pytestmark = pytest.mark.model


def seen(folder: Path, text: str, hidden: str) -> dict[str, float]:
    """The signs of the gap in the text that hides these words."""
    path = folder / "notes.md"
    path.write_text(f"# Bridges\n\n{text}\n", encoding="utf-8")
    document = read(path, path.name)
    drafts = [draft for _, harvest in pipeline.harvest(document, document.sections) for draft in harvest.drafts]
    return dict(next(draft.signs for draft in drafts if draft.rule == "cloze" and draft.answer == hidden))


def test_everyday_words_side_by_side_are_seen(tmp_path: Path) -> None:
    """ "strong wind" is put back by feel, "suspension cables" is not."""
    text = "The deck of the bridge hangs from suspension cables, which resist a strong wind for years."

    assert seen(tmp_path, text, "strong wind")["gap of everyday words"] == 1
    assert seen(tmp_path, text, "strong wind")["gap begins with common word"] > 0
    assert "gap of everyday words" not in seen(tmp_path, text, "suspension cables")


def test_a_verb_beside_the_gap_is_seen(tmp_path: Path) -> None:
    """What a verb is said of is mostly known; what it does something to is mostly the fact."""
    found = seen(tmp_path, "Bridge engineers tested tension cables while rivets corroded.", "tension cables")

    assert found["gap after verb"] == 1
    assert "gap before verb" not in found


def test_what_only_grades_is_seen(tmp_path: Path) -> None:
    """ "a strong wind" is a matter of degree, "suspension cables" are of a kind."""
    text = "The deck of the bridge hangs from suspension cables, which resist a strong wind for years."

    assert seen(tmp_path, text, "strong wind")["gap grades"] == 1
    assert "answer three everyday words" not in seen(tmp_path, text, "strong wind")
    assert "gap grades" not in seen(tmp_path, text, "suspension cables")


def test_three_everyday_words_are_seen(tmp_path: Path) -> None:
    """They say more than two that go together by themselves."""
    text = "Engineers inspect the steel cables of a suspension bridge with a small flying camera."

    assert "answer three everyday words" not in seen(tmp_path, text, "steel cables")
    assert seen(tmp_path, text, "small flying camera")["answer three everyday words"] == 1


def test_who_cares_for_the_reader_is_seen(tmp_path: Path) -> None:
    """What a doctor does with everybody is seldom the fact."""
    text = "A bridge worker with a swollen elbow may get a splint from the doctor."

    assert seen(tmp_path, text, "splint")["prompt carer"] == 1


def test_a_jotted_line_is_seen(tmp_path: Path) -> None:
    """A bullet without a stop and small words is a jotting; a sentence is none, nor is a bullet written out."""
    jotted = seen(tmp_path, "- Bridge engineers tested tension cables while rivets corroded", "tension cables")
    line = "- Bridge engineers tested tension cables in a storm while the rivets of a tower corroded."
    written = seen(tmp_path, line, "tension cables")

    assert jotted["sentence jotted"] > 0
    assert "sentence jotted" not in written


@pytest.mark.parametrize(
    ("text", "describes"),
    [
        ("# Lakes\n\nA tarn is a small mountain lake of glacial origin with clear water.\n", True),
        ("# Lakes\n\nA glacier is a slow river of ice that forms where snow piles up for many years.\n", False),
    ],
)
def test_a_definition_that_only_describes_is_seen(tmp_path: Path, text: str, describes: bool) -> None:
    """What a thing does, or what is done with it, defines it; a mere attribute is one of many."""
    path = tmp_path / "notes.md"
    path.write_text(text, encoding="utf-8")
    document = read(path, path.name)
    drafts = [draft for _, harvest in pipeline.harvest(document, document.sections) for draft in harvest.drafts]
    found = next(dict(draft.signs) for draft in drafts if draft.rule == "definition")

    assert found.get("definition without a clause", 0) == describes


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("In 1712 a lantern of copper guided the fleet of Ancona through the Adriatic.", "doer is any"),
        ("The Danish bakers had closed the harbor of Whitby to traders in 1340.", "doer is known"),
    ],
)
def test_how_a_doer_is_introduced_is_seen(tmp_path: Path, text: str, sign: str) -> None:
    """Who is told with "a" is seldom the one answer."""
    path = tmp_path / "notes.md"
    path.write_text(f"# Harbours\n\n{text}\n", encoding="utf-8")
    document = read(path, path.name)
    drafts = [draft for _, harvest in pipeline.harvest(document, document.sections) for draft in harvest.drafts]

    assert next(dict(draft.signs) for draft in drafts if draft.rule == "subject")[sign] == 1
