"""Which things stand beside one another."""

from quizgen.quiz.choosing.series import fellows


def test_the_nearest_of_the_series_comes_first() -> None:
    """Its neighbours, then theirs."""
    assert fellows("Mars") == ("Venus", "Jupiter", "Mercury", "Saturn", "Uranus", "Neptune")


def test_counted_things_stand_in_the_plural_too() -> None:
    """Beside a plural only plurals."""
    assert fellows("ticks") == ("mites", "fleas", "mosquitoes", "lice")
    assert fellows("wheats") == ()


def test_what_is_in_no_series_has_no_fellows() -> None:
    """Nothing is guessed."""
    assert fellows("printing press") == ()
