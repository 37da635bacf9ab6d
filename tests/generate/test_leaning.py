"""Statements that lean on what was told before by a word that needs its partner."""

import pytest

from quizgen.generate.leaning import leaning
from quizgen.language.parser import parsed

pytestmark = pytest.mark.model


def unknown(noun: str) -> bool:
    """Nothing is what the text is about."""
    return False


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Opposition was strongest in the northern valleys.", "Opposition"),
        ("The usual range is about 4 to 9 metres.", "range"),
        ("A solution needs three steps.", "solution"),
        ("Brass, which does not rust, is suitable.", "suitable"),
        ("Most farmers in the valley were not convinced.", "convinced"),
        ("In Norway, two other species are caught.", "other species"),
        ("Neither theory has been proved.", "neither theory"),
        ("Far more dangerous are the avalanches of spring.", "dangerous"),
        ("Worried, the king fled to Varennes in 1791.", "Worried"),
        ("Further down, the stream joins the Tamar.", "further down"),
        ("Brutus marches on the town, wins the battle, consul 12.", ", wins"),
        ("Hail and wind are the usual culprits.", "culprits"),
        ("Nausea and headache are common side effects.", "effects"),
        ("A bypass is another option.", "option"),
        ("Shetland ponies are stockier, with shorter legs.", "stockier"),
        ("Zinc is slower, because its surface is smooth.", "slower"),
        ("At dawn there is instead a flood.", "instead"),
        ("Elsewhere, geese are kept as guards.", "elsewhere"),
        ("More often, the wood is simply too wet.", "more often"),
        ("Pine logs are split differently: a wedge is driven in from the side.", "differently"),
        ("New strains of wheat raised yields further, until the soil was spent.", "further"),
        ("Roughly one in six will need another within a year.", "another"),
        ("Larches are unlike the others because they shed their needles.", "the others"),
        ("Rust and rot are frequent culprits.", "culprits"),
        ("A reading of 40 or more is high.", "reading of"),
        ("Chalk, with a value of about 9, is soft.", "value of"),
        ("Fabius delays the war, wins the battle at Zama.", ", wins"),
    ],
)
def test_a_word_without_its_partner_leans(said: str, words: str) -> None:
    """What it is of, for or beside was told in another sentence."""
    assert leaning(parsed(said), unknown) == words


@pytest.mark.parametrize(
    "said",
    [
        "Opposition to the tax was strongest in the northern valleys.",
        "The boiling range is about 4 to 9 degrees.",
        "Brass is suitable for hinges.",
        "Most farmers were not convinced by the new plough.",
        "Two other species of trout are caught in Norway.",
        "Avalanches are more dangerous than rockfalls.",
        "Nausea and headache are common side effects of quinine.",
        "A bypass is an expensive option.",
        "Frost is more common in valleys.",
        "Copper is easier to bend.",
        "Learning is quicker with a teacher.",
        "The larvae cannot fly and crawl instead.",
        "Geese are kept as guards on farms and elsewhere.",
        "Twins may respond differently from their parents.",
        "Each of the rivers behaves differently in spring.",
        "The glacier spread further than the maps show.",
        "Salt is further employed in tanning.",
        "Grain is carried from one port to another.",
        "Each bee may follow another.",
        "A compass reading of 40 or more is rare.",
        "The hardness of chalk has a value of 1.",
    ],
)
def test_a_word_with_its_partner_does_not(said: str) -> None:
    """A complement or a compound says what was meant."""
    assert leaning(parsed(said), unknown) == ""


def test_what_the_text_is_about_leans_on_nothing() -> None:
    """In a text about voting, "a majority" is one of votes."""
    assert leaning(parsed("A majority is needed in both chambers."), lambda noun: noun == "majority") == ""
