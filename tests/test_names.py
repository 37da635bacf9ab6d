import pytest

from quizgen.likeness import Vocabulary, stems, vocabulary
from quizgen.names import exchanged, names, renamed

NOTHING = Vocabulary()


class TestRenamed:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Type 1 diabetes", "Type 2 diabetes"),
            ("a trial in phase III", "a trial in phase II"),
            ("on chromosome 11.", "on chromosome 16."),
            ("a lack of B12", "a lack of B6"),
            ("much vitamin A", "much vitamin K"),
            ("Room A of the house at a time", "Room C of the house at a time"),
            ("found by Newton", "found by Hooke"),
            ("used in the United States", "used in the Brazil"),
            ("war in Iran", "war in Iraq"),
            ("the order Local, Enclosing, Global (LEG)", "the order Local, Maracaibo, Global (LEG)"),
            ("so the Moon moves while the Earth turns", "so the Moon moves while the Moon turns"),
        ],
    )
    def test_another_name(self, old: str, new: str) -> None:
        """A label or a proper name in the place of another names something else."""
        assert renamed(names(old, NOTHING), names(new, NOTHING), NOTHING)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("takes 6 months of care", "takes 3 months of care"),
            ("began in 1990.", "began in 1991."),
            ("found by Nweton", "found by Newton"),
            ("on Mont Blanc", "on Mount Blanc"),
            ("by the World Health Organization", "by the WHO"),
            ("at posittion 508 of it", "at position 508 of it"),
            ("found by Newton", "found later"),
            ("much Insulin", "much insulin"),
            ("Voyager 1 in 1980", "Voyager 1 came in 1980"),
        ],
    )
    def test_same_name(self, old: str, new: str) -> None:
        """A quantity, a misspelling, an abbreviation, a name left out or written small is no other name."""
        assert not renamed(names(old, NOTHING), names(new, NOTHING), NOTHING)

    def test_name_at_the_start_of_a_sentence(self) -> None:
        """A word known as a name is one at the start of a sentence too."""
        known = vocabulary(["Darwin wrote, and so Darwin", "Wallace wrote, and so Wallace"], [])

        assert renamed(names("Darwin wrote.", known), names("Wallace wrote.", known), known)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Mimas has a crater while Rhea is dark", "Rhea has a crater while Mimas is dark", True),
        ("It has eggs, milk and meat", "It has meat, milk and eggs", False),
        ("Iron carries oxygen", "Iron binds oxygen", False),
    ],
)
def test_exchanged(old: str, new: str, expected: bool) -> None:
    """Two words that changed places say each what the other said, unless they are items of a list."""
    assert exchanged(stems(old), stems(new)) is expected
