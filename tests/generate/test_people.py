"""Who in a document is a person."""

import pytest

from quizgen.generate.people import full_names, people


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("The psychiatrist Carl Jung wrote of dreams.", {"Carl", "Jung"}),
        ("Marie Curie studied radium.", {"Marie", "Curie"}),
        ("Archimedes (287 BC) lived in Syracuse. Euclid (300 BC) did not.", {"Archimedes", "Euclid"}),
        ("Tamerlane, a Turkic commander, took Delhi.", {"Tamerlane"}),
        ("Avicenna, a famous physician, was born near Bukhara.", {"Avicenna"}),
        ("Cairo fell to Selim I in 1517. Selim sailed home. He died soon.", {"Selim"}),
        ("Novgorod fell to Ivan III of Moscow.", {"Ivan"}),
        ("In 1348 Pope Clement bought Avignon.", {"Clement"}),
        ("Apollo II was never built.", set()),
        ("Olympus Mons is a volcano. Hawaii has some too.", set()),
    ],
)
def test_a_title_a_life_or_a_given_name_makes_a_person(prose: str, found: set[str]) -> None:
    """A capital alone does not: places have one too."""
    assert people(prose) == frozenset(found)


@pytest.mark.parametrize(
    ("prose", "word", "name"),
    [
        ("Then Marie Curie studied radium. Curie died in 1934.", "Curie", "Marie Curie"),
        ("President John F. Kennedy spoke. John F. Kennedy was shot.", "Kennedy", "President John F. Kennedy"),
        ("Selim I marched on Cairo. Selim took it.", "Selim", "Selim I"),
        ("Wernher von Braun came. Hermann Oberth taught Braun.", "Braun", "Wernher von Braun"),
        ("Marie Curie and Pierre Curie studied radium.", "Curie", ""),
        ("The Curie Institute is old.", "Curie", ""),
    ],
)
def test_a_person_has_one_full_name(prose: str, word: str, name: str) -> None:
    """Not where two share the word, and not where it is a part of another name."""
    assert full_names(prose, frozenset([word])).get(word, "") == name
