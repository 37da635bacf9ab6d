"""Lists asked as one."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline
from quizgen.model import Draft

pytestmark = pytest.mark.model

ASKED = "# Gout\n\n## What is gout?\n\nGout is a disease.\n\n## What causes gout?\n\nAcid causes gout.\n"


def made(folder: Path, text: str, heading: str = "Care") -> list[Draft]:
    path = folder / "notes.md"
    path.write_text(f"{ASKED}\n## {heading}\n\n{text}\n", encoding="utf-8")
    document = read(path, path.name)
    harvests = (harvest for _, harvest in pipeline.harvest(document, document.sections))
    return [draft for harvest in harvests for draft in harvest.drafts if draft.rule in ("list", "inline-list")]


def listed(*items: str) -> str:
    return "\n".join(f"- {item}" for item in items)


@pytest.mark.parametrize(
    ("stem", "question"),
    [
        ("The most common triggers of gout are:", "What are the three most common triggers of gout?"),
        ("Three foods can set off gout:", "Which three foods can set off gout?"),
        ("Gout causes:", "Which three things does gout cause?"),
        ("Gout affects the body in three ways:", "Gout affects the body in which three ways?"),
        ("Gout is found by doing the following tests:", "Gout is found by doing which three tests?"),
        ("There are three main types of gout:", "What are the three main types of gout?"),
        ("Gout is helped by:", "Gout is helped by which three things?"),
        ("Three ways to treat gout:", "What are three ways to treat gout?"),
    ],
)  # fmt: skip
def test_a_short_list_is_asked_as_one(tmp_path: Path, stem: str, question: str) -> None:
    """The stem says of what the items are some, and so what is asked."""
    found = made(tmp_path, f"{stem}\n\n{listed('Red meat', 'Beer', 'Sweet drinks')}")

    assert [(draft.question, draft.answer) for draft in found] == [(question, "red meat; beer; sweet drinks")]


def test_what_is_done_is_a_way(tmp_path: Path) -> None:
    """Behind "by" stand deeds or things."""
    found = made(tmp_path, f"Doctors treat gout by:\n\n{listed('Cooling the joint', 'Giving colchicine')}")

    assert [draft.question for draft in found] == ["In which two ways do doctors treat gout?"]


def test_items_are_said_without_their_explanation(tmp_path: Path) -> None:
    """Only what each is goes into the answer; the evidence is the whole list."""
    text = listed("Red meat, which is rich in purines", "Beer (most kinds)", "Seafood. Mussels are the worst.")
    found = made(tmp_path, f"The main triggers of gout are:\n\n{text}")

    assert [draft.answer for draft in found] == ["red meat; beer; seafood"]
    assert found[0].evidence.quote.startswith("The main triggers of gout are")
    assert found[0].evidence.quote.endswith("Mussels are the worst.")


@pytest.mark.parametrize(
    "text",
    [
        "Symptoms of gout may include:\n\n" + listed("Warmth", "Redness"),
        "Several foods can set off gout:\n\n" + listed("Red meat", "Beer"),
        "Triggers of gout include:\n\n" + listed("Beer", "Wine"),
        "You are more likely to have gout if you:\n\n" + listed("Are a man", "Drink much beer"),
        "The triggers of gout are:\n\n" + listed("Meat", "Beer", "Cider", "Wine", "Honey", "Juice"),
        "The triggers of gout are:\n\n" + listed("Eating far too much red meat at one sitting every day", "Beer"),
        "The triggers of gout are:\n\n" + listed("Red meat, veal, and pork", "Beer"),
        "The other triggers of gout are:\n\n" + listed("Red meat", "Beer"),
        "Gout is not caused by:\n\n" + listed("Rain", "Snow"),
        "2 phases\n\n" + listed("Swelling 1648-49", "Healing 1650-53"),
        "Good sources are:\n\n" + listed("Milk", "Cherries"),
        "Four triggers of gout are known:\n\n" + listed("Red meat", "Beer"),
        "Call your doctor if you have:\n\n" + listed("A fever", "A rash"),
        "Gout is treated as follows:\n\n" + listed("Ice cools the swollen joint well", "Rest"),
    ],
)
def test_no_question_without_a_short_list_and_a_stem_that_says_what_it_holds(tmp_path: Path, text: str) -> None:
    """Long lists, long or compound items, and stems that point elsewhere, deny, miscount or order are left alone."""
    assert made(tmp_path, text) == []


def test_a_series_is_asked_as_one(tmp_path: Path) -> None:
    """In prose the members are those that the parser joins, up to the end of the sentence."""
    found = made(tmp_path, "Gout crystals consist of uric acid, sodium, and water.")

    assert [draft.answer for draft in found] == ["uric acid; sodium; water"]


def test_an_open_series_is_not(tmp_path: Path) -> None:
    """What is included is not all."""
    assert made(tmp_path, "Early signs of gout can include warmth, red skin, and stiff joints.") == []


def test_two_things_behind_what_goes_with_both_are_not_hidden_alone(tmp_path: Path) -> None:
    """ "Bleeding from the [mouth or gums]" is guessed; the item is what it says."""
    path = tmp_path / "notes.md"
    path.write_text(f"{ASKED}\n## Care\n\nSigns of gout include:\n\n- Bleeding from the mouth or gums\n- Stiffness\n")
    document = read(path, path.name)
    drafts = [draft for _, harvest in pipeline.harvest(document, document.sections) for draft in harvest.drafts]

    hidden = [draft.answer for draft in drafts if draft.rule == "list-item"]
    assert "bleeding from the mouth or gums" in hidden
    assert "mouth or gums" not in hidden
