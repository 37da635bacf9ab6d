"""Joining a list item to its stem."""

import pytest

from quizgen.generate.listing import (
    Cue,
    gist,
    join,
    open_clause,
    points_back,
    stem_from_heading,
    tidy_stem,
    told_in_part,
)
from quizgen.generate.topic import Intent, Topic

NAMES: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("stem", "item", "text"),
    [
        ("Symptoms can include:", "Loss of appetite", "Symptoms can include loss of appetite."),
        ("Gout may occur if:", "Your body makes too much acid", "Gout may occur if your body makes too much acid."),
        ("Symptoms of acute gout:", "A red joint.", "Symptoms of acute gout: a red joint."),
        ("Tests include the following:", "Urea test;", "Tests include urea test."),
    ],
)
def test_an_item_completes_its_stem(stem: str, item: str, text: str) -> None:
    """Open clauses, conditions and noun phrases each take the item in their own way."""
    joined = join(stem, item, NAMES, Cue(), opens=False)

    assert joined is not None
    assert joined.text == text
    assert joined.text[joined.start : joined.end].lower() == item.rstrip(".;").lower()


def test_neighbours_stand_around_a_short_item() -> None:
    """The hidden item keeps its place in its list."""
    joined = join("It affects", "hips", NAMES, Cue(("Thighs",), ("Legs",)), opens=True)

    assert joined is not None
    assert joined.text == "It affects thighs, hips, and legs."
    assert joined.text[joined.start : joined.end] == "hips"


def test_a_stem_that_counts_its_items_takes_none_alone() -> None:
    """ "more than one of the following" cannot be completed by one item."""
    assert join("People have more than one of the following:", "Pain", NAMES, Cue(), opens=False) is None


def test_a_stem_may_only_point_back() -> None:
    """ "They include" says nothing by itself."""
    assert points_back("They include:")
    assert not points_back("Symptoms include:")
    assert tidy_stem("Do the following:") == "Do"


@pytest.mark.parametrize(
    ("stem", "form"),
    [("Symptoms can include:", "open"), ("Rest if:", "clause"), ("Symptoms of gout:", "colon")],
)
def test_a_joined_item_knows_its_form(stem: str, form: str) -> None:
    """An open clause is completed, a condition is followed by a clause, a noun phrase by a colon."""
    joined = join(stem, "You feel pain", NAMES, Cue(), opens=False)

    assert joined is not None
    assert joined.form == form


def test_a_parsed_stem_may_open_without_saying_so() -> None:
    """A stem whose last word is its verb takes the item, though no list of words knows that verb."""
    joined = join("Doctors use:", "Ice", NAMES, Cue(), opens=True)

    assert not open_clause("Doctors use")
    assert joined is not None
    assert joined.text == "Doctors use ice."


@pytest.mark.parametrize("cue", [Cue(("Hips",)), Cue((), ("Hips",))])
def test_one_neighbour_needs_no_comma(cue: Cue) -> None:
    """Two items are joined by "and" alone."""
    joined = join("It affects", "knees", NAMES, cue, opens=True)

    assert joined is not None
    assert joined.text in ("It affects hips and knees.", "It affects knees and hips.")
    assert joined.text[joined.start : joined.end] == "knees"


def test_a_condition_stands_without_its_neighbours() -> None:
    """Whole clauses make no cue."""
    joined = join("Rest if:", "You feel pain", NAMES, Cue(("You fall",)), opens=False)

    assert joined is not None
    assert joined.text == "Rest if you feel pain."


def test_names_keep_their_capital_inside_the_joined_sentence() -> None:
    """An item is lowered like any first word."""
    joined = join("Cities include:", "Paris", frozenset({"Paris"}), Cue(("Lagos",)), opens=False)

    assert joined is not None
    assert joined.text == "Cities include Lagos and Paris."


@pytest.mark.parametrize(
    ("stem", "item"), [("", "Pain"), ("Symptoms include:", " .;"), ("It is one of:", "Pain"), ("It is", "word " * 40)]
)
def test_what_does_not_fit_is_not_joined(stem: str, item: str) -> None:
    """Nothing to join, a stem that asks for one of many, or an item of endless length."""
    assert join(stem, item, NAMES, Cue(), opens=False) is None


def test_a_heading_gives_a_stem_where_it_promises_a_list() -> None:
    """Only under a heading for symptoms, causes and their like, and only with a sure topic."""
    gout = Topic("gout", True, frozenset({"gout"}))

    assert stem_from_heading(Intent.SYMPTOMS, gout) == "Symptoms of gout include"
    assert stem_from_heading(Intent.OTHER, gout) == ""
    assert stem_from_heading(Intent.SYMPTOMS, Topic("gout", False, frozenset())) == ""


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        ("The main causes are", "The main causes include"),
        ("The causes were", "The causes included"),
        ("Bile is made up of", "Bile includes"),
        ("The cause is", ""),
        ("You are at risk if you are", "You are at risk if you are"),
        ("Acid can harm", "Acid can harm"),
    ],
)
def test_a_list_is_said_to_include_what_it_shows(stem: str, said: str) -> None:
    """One of several things is not what they all are; what is called one thing cannot be shown in part."""
    assert told_in_part(stem) == said


def test_an_item_alone_does_not_stand_for_its_list() -> None:
    """Where others are left out, the stem says so; where it cannot, there is no sentence."""
    joined = join("The main causes are", "Acid", NAMES, Cue(left_out=True), opens=True)

    assert joined is not None
    assert joined.text == "The main causes include acid."
    assert join("The cause is", "Acid", NAMES, Cue(left_out=True), opens=True) is None


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("Red eyes, sore ears, stiff joints", "red eyes, sore ears, and stiff joints"),
        ("Hard work, especially in damp, cold rooms", "hard work, especially in damp, cold rooms"),
        ("Early death, whether at sea or, if none, at home", "early death, whether at sea or, if none, at home"),
    ],
)
def test_only_things_beside_each_other_get_an_and(item: str, shown: str) -> None:
    """Adjectives and additions are no members of a series."""
    joined = join("Signs include", item, NAMES, Cue(), opens=True)

    assert joined is not None
    assert joined.text == f"Signs include {shown}."


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Beer, which is brewed", "Beer"),
        ("Fish such as cod", "Fish"),
        ("Conditions such as rickets", "Conditions such as rickets"),
        ("Rash (red spots)", "Rash"),
        ("Surgery. It takes an hour.", "Surgery"),
        ("Rickets, a disease of the bones", "Rickets"),
        ("Pain, a rash, or fever", "Pain, a rash, or fever"),
        ("Therapy, where it is needed", "Therapy, where it is needed"),
    ],
)
def test_the_gist_of_an_item_is_what_it_is_without_why(item: str, said: str) -> None:
    """Explanations fall away, conditions and members of a series stay."""
    assert gist(item) == said


def test_tests_that_follow_are_certain_tests() -> None:
    """A stem keeps the noun that says what its items are."""
    assert tidy_stem("The doctor may do the following tests:") == "The doctor may do certain tests"
