"""Who in a document is a person."""

import pytest

from quizgen.generate.people import people


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("The psychiatrist Carl Jung wrote of dreams.", {"Carl", "Jung"}),
        ("Marie Curie studied radium.", {"Marie", "Curie"}),
        ("Archimedes (287 BC) lived in Syracuse. Euclid (300 BC) did not.", {"Archimedes", "Euclid"}),
        ("Tamerlane, a Turkic commander, took Delhi.", {"Tamerlane"}),
        ("Avicenna, a famous physician, was born near Bukhara.", {"Avicenna"}),
        ("Olympus Mons is a volcano. Hawaii has some too.", set()),
    ],
)
def test_a_title_a_life_or_a_given_name_makes_a_person(prose: str, found: set[str]) -> None:
    """A capital alone does not: places have one too."""
    assert people(prose) == frozenset(found)
