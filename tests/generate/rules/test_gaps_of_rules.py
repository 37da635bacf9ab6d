"""Which of the words a rule could hide it leaves in the open, because they are guessed."""

from pathlib import Path

import pytest

from quizgen.generate.candidate import Gap
from quizgen.generate.rules.cloze import RULES as CLOZE
from quizgen.generate.rules.lists import RULES as LISTS
from tests.generate.reading_of import sentences_of

pytestmark = pytest.mark.model
ITEM = next(rule for rule in LISTS if rule.id == "list-item")


def hidden(folder: Path, text: str) -> list[str]:
    """What the rules for gaps hide of the text's sentences."""
    return [
        sentence.text[fact.start : fact.end]
        for sentence in sentences_of(folder, text)
        for rule in (*CLOZE, ITEM)
        for fact in rule.find(sentence)
        if isinstance(fact, Gap)
    ]


def test_a_known_word_beside_a_better_gap_is_left_in_the_open(tmp_path: Path) -> None:
    """Of several gaps, those are asked that have to be learned."""
    found = hidden(
        tmp_path,
        "# Mosses\n\nMosses release gametes called antherozoids from their antheridia in a film of moisture.\n",
    )

    assert "antheridia" in found
    assert "moisture" not in found


def test_a_circumstance_that_only_grades_is_left_in_the_open(tmp_path: Path) -> None:
    """ "for [short periods]" is beside the point where terms are told."""
    found = hidden(tmp_path, "# Mosses\n\nMosses release antherozoids from their antheridia for short periods.\n")

    assert "antheridia" in found
    assert "short periods" not in found


def test_a_known_word_of_a_definition_may_be_hidden(tmp_path: Path) -> None:
    """What a thing is told to be is the fact, however common its words."""
    found = hidden(tmp_path, "# Mosses\n\nAn antheridium is a stalked organ of a moss that makes sperm and moisture.\n")

    assert {"antheridium", "moisture"} <= set(found)


def test_a_known_word_that_opens_a_sentence_is_no_gap(tmp_path: Path) -> None:
    """What is told of the subject is the fact, and it stands in the open; a name may be asked."""
    assert "Complications" not in hidden(
        tmp_path, "# Scabies\n\nComplications of scabies are rare in healthy adults.\n"
    )
    assert "Caesar" in hidden(tmp_path, "# Rome\n\nCaesar was murdered by a group of senators in 44 BC in Rome.\n")


ABOUT = "# Scabies\n\nScabies is caused by a mite. Scabies itches.\n\n"
LIST = ABOUT + "## Signs\n\nSigns of scabies include:\n\n- {}\n- Burrows\n"


def test_known_words_at_the_end_of_an_item_are_left_in_the_open(tmp_path: Path) -> None:
    """What only places an item is guessed; what it names is not."""
    found = hidden(tmp_path, LIST.format("Greyish burrows of the female mite in the folds of the wrists"))

    assert "folds of the wrists" not in found
    assert "female mite" in found


def test_a_member_of_an_item_may_be_hidden(tmp_path: Path) -> None:
    """ "Small hard blisters, rough patches, and scales": each is a fact."""
    assert "rough patches" in hidden(tmp_path, LIST.format("Small hard blisters, rough patches, and scales"))


@pytest.mark.parametrize(
    ("item", "left", "asked"),
    [
        ("Itching or soreness of the skin that keeps you awake", "soreness", "mite"),
        ("Fever or itching", "fever or itching", "mite"),
        ("Greyish burrows of the tiny female mite in a crust of eczema", "crust of eczema", "tiny female mite"),
        ("Rough patches, scabs, or swelling of glands in the armpit", "swelling", "scabs"),
        ("Weakness of the jaw muscle in babies with severe anemia", "severe anemia", "jaw muscle"),
    ],
)
def test_one_of_a_pair_and_the_known_end_of_an_item_are_left_in_the_open(
    tmp_path: Path, item: str, left: str, asked: str
) -> None:
    """Of two words joined each says the other, and with what or in whom a thing is so is guessed."""
    found = hidden(tmp_path, LIST.format(item))

    assert left not in found
    assert asked in found


ADVICE = ABOUT + "## Treatment\n\nIf you have scabies, you should:\n\n- {}\n- wait a week\n"


def test_of_advice_only_what_has_to_be_learned_is_asked(tmp_path: Path) -> None:
    """What everybody would do anyway is no fact about the disease."""
    assert "hot water" not in hidden(tmp_path, ADVICE.format("wash all your bedding in hot water"))
    assert "permethrin" in hidden(tmp_path, ADVICE.format("treat the skin with permethrin"))
