"""Facts about the options of decks."""

from datetime import timedelta

from quizgen.options import Options, inherited, origin, plain
from quizgen.store import Store
from tests.conftest import DECIDED_AT


def test_nothing_set_gives_the_defaults() -> None:
    """A deck for which nothing was set, nor above it, has the defaults."""
    assert inherited("Biology::Cells", {"Chemistry": {"fuzz": False}}) == Options()


def test_nearest_deck_above_counts() -> None:
    """Each option is as the nearest deck at or above has it."""
    given = {"": {"fuzz": False, "new_per_day": 5}, "Biology": {"new_per_day": 7, "desired_retention": 0.8}}

    assert inherited("Biology::Cells", given) == Options(fuzz=False, new_per_day=7, desired_retention=0.8)


def test_origin_is_the_nearest_deck_that_has_the_option() -> None:
    """It is told from where a deck has an option; None when nobody set it."""
    given = {"": {"fuzz": False}, "Biology": {"fuzz": True, "new_per_day": 7}}

    assert origin("Biology::Cells", "fuzz", given) == "Biology"
    assert origin("Chemistry", "fuzz", given) == ""
    assert origin("Chemistry", "new_per_day", given) is None


def test_name_that_only_begins_alike_is_no_parent() -> None:
    """'Bio' is not above 'Biology'."""
    assert inherited("Biology", {"Bio": {"fuzz": False}}) == Options()


def test_options_come_back_from_a_store() -> None:
    """Steps and parameters survive being stored."""
    steps = (timedelta(seconds=30), timedelta(hours=1))
    with Store.in_memory() as store:
        store.set_options("A", plain({"learning_steps": steps, "parameters": (0.1, 0.2)}), now=DECIDED_AT)

        assert inherited("A", store.options()) == Options(learning_steps=steps, parameters=(0.1, 0.2))


def test_no_options_of_its_own_are_no_row() -> None:
    """Setting nothing takes what was set away."""
    with Store.in_memory() as store:
        store.set_options("A", {"fuzz": False}, now=DECIDED_AT)
        store.set_options("A", {}, now=DECIDED_AT)

        assert store.options() == {}
