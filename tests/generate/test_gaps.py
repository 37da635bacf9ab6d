"""Which runs of words of a sentence can be hidden."""

import pytest

from quizgen.generate.gaps import spots
from quizgen.language.parser import parsed

pytestmark = pytest.mark.model


def hidden(text: str) -> list[str]:
    """What could be hidden of the sentence, best first."""
    return [text[spot.start : spot.end] for spot in spots(parsed(text), 0, len(text), frozenset())]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Medicines help people who keep forming stones.", "forming stones"),
        ("Squid live at depths of several thousand metres.", "thousand metres"),
        ("Every bar has a magnetic and a metallic core.", "magnetic and a metallic"),
        ("After a day the cell has lost 63% of its charge.", "63% of its charge"),
    ],
)
def test_the_edges_of_a_gap_are_edges_of_phrases(text: str, cut: str) -> None:
    """What begins or ends inside a phrase is never hidden."""
    assert cut not in hidden(text)


def test_a_number_with_its_power_and_unit_is_hidden_whole() -> None:
    """ "1.4 billion" without its unit is no answer beside "1.4 billion kilometres"."""
    assert "1.4 billion kilometres" in hidden("The distance to the Sun is 1.4 billion kilometres.")


@pytest.mark.parametrize("container", ["types of wax", "lots of wax", "large amounts", "two types"])
def test_what_only_holds_or_counts_is_not_hidden(container: str) -> None:
    """Of "two types of wax" no more than the wax is worth knowing."""
    assert container not in hidden("Bees make two types of wax, and large amounts, lots of wax, are sold.")


def test_a_vague_adjective_stays_outside_the_gap() -> None:
    """ "an important constituent" is known by its noun."""
    found = hidden("Cholesterol is an important constituent of the membrane.")

    assert "constituent" in found
    assert "important constituent" not in found


def test_a_gap_does_not_join_two_clauses() -> None:
    """Two nouns that only seem joined, where the second is the subject of what follows, are not hidden as one."""
    text = "In cold regions mating takes place in autumn, but seed is stored over the winter and growth is delayed."

    assert "winter and growth" not in hidden(text)
    assert "hail or sleet" in hidden("A layer of hail or sleet can be seen on the coast of Norway.")


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("In autumn the government called for a levée en masse.", "levée en masse", "masse"),
        ("The disease leads to weak bones and to ectasia durae.", "ectasia durae", "durae"),
        ("The largest crabs live in the Bay of Fundy.", "Bay of Fundy", "Fundy"),
        ("Glass was first made in New Brunswick.", "New Brunswick", "Brunswick"),
    ],
)
def test_a_term_is_hidden_whole_or_not_at_all(text: str, whole: str, part: str) -> None:
    """Half of a foreign phrase or of a name gives the other half away."""
    found = hidden(text)

    assert whole in found
    assert part not in found


def test_an_everyday_participle_is_the_frame_and_not_the_fact() -> None:
    """ "A crab [weighing] two kilograms" asks for nothing; a term may be asked."""
    found = hidden("A crab weighing two kilograms was seen in a pond.")

    assert "weighing" not in found


def test_of_two_joined_things_rather_the_first_is_hidden() -> None:
    """ "Nausea or [vomiting]" is put back by ear, "[nausea] or vomiting" less so."""
    found = hidden("The poison of the toad causes numbness and faintness in dogs.")

    assert found.index("numbness") < found.index("faintness")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Mountain goats have very large hooves.", "large hooves"),
        ("Mongolia is the most sparsely populated country of all.", "populated country"),
        ("Flooding is the most common cause of damage.", "common cause of damage"),
    ],
)
def test_a_gap_does_not_leave_a_degree_outside(text: str, cut: str) -> None:
    """ "very [large hooves]" shows half of what is said of the hooves."""
    assert cut not in hidden(text)


def test_a_hedge_outside_a_gap_cuts_nothing() -> None:
    """ "nearly" says something of all that follows it."""
    assert "pure silica" in hidden("The glaze is nearly pure silica.")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Trucks have ended the long mule trains, but racing flourishes in the hill towns.", "racing flourishes"),
        ("A valve lets its inner pressure drop from about 9 bar to 2 bar.", "inner pressure drop"),
        ("Engines come in two basic types, told apart by how the parts of the piston move.", "piston move"),
        (
            "Engines come in two basic types, told apart by how the parts of the piston move.",
            "parts of the piston move",
        ),
    ],
)
def test_a_verb_taken_for_a_noun_is_not_hidden_with_its_subject(text: str, cut: str) -> None:
    """A clause that has lost its verb to a noun phrase shows where the parser went wrong."""
    assert cut not in hidden(text)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Rust is a crust in which an oxide forms with water.", "oxide forms"),
        ("Bleaching is a process in which the dye fades more quickly than it should.", "dye fades"),
    ],
)
def test_a_clause_whose_verb_became_a_noun_has_no_gap_in_both(text: str, cut: str) -> None:
    """A relative clause needs a verb, and "an" no plural."""
    assert cut not in hidden(text)


@pytest.mark.parametrize(
    "whole", ["7 or 8 in every 10", "60 or 70 million"], ids=["a share of so many", "two numbers with their power"]
)
def test_two_numbers_of_one_thing_are_hidden_together(whole: str) -> None:
    """Either would give the other away."""
    found = hidden(f"About {whole} barrels are lost.")

    assert whole in found
    assert whole.split(" ", maxsplit=1)[0] not in found


def test_a_number_and_what_it_comes_to_are_two() -> None:
    """ "8 of 40, or 20 percent" says one thing twice."""
    assert "40, or 20 percent" not in hidden("The dam has lost 8 barrels of 40, or 20 percent.")
