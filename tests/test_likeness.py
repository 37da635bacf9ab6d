import pytest

from quizgen.likeness import Vocabulary, compare, contains, is_slip, likeness, stem, stems, vocabulary

NOTHING = Vocabulary()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Iron carries oxygen.", "iron  carries\noxygen", 1.0),
        ("Iron carries oxygen.", "Iron binds oxygen.", 2 / 3),
        ("Take it for 6 months", "Take it for 3 months", 4 / 5),
        ("Iron carries oxygen.", "Dogs bark loudly.", 0.0),
        ("1990", "1991", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_is_the_share_of_common_words(first: str, second: str, expected: float) -> None:
    """Likeness is the share of words in common, whatever case, punctuation and spacing."""
    assert likeness(first, second) == pytest.approx(expected)


def test_misspelt_word_is_nearly_the_word() -> None:
    """A slip in the only word still leaves the texts alike."""
    assert likeness("Diarhea", "Diarrhea") > 0.9


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("intrinsic factor", "a protein called intrinsic factor", True),
        ("6 months", "6", True),
        ("iron", "copper", False),
        ("", "copper", False),
    ],
)
def test_contains_looks_both_ways(first: str, second: str, expected: bool) -> None:
    """One text contains the other when all its words stand there."""
    assert contains(first, second) is expected


class TestStem:
    @pytest.mark.parametrize(
        "forms",
        [
            "carry carries carried",
            "release releases released releasing",
            "store stored stores",
            "stop stopped stopping",
            "process processes processed",
            "add added adding",
            "cell cells cell's",
        ],
    )
    def test_forms_of_a_word_have_one_stem(self, forms: str) -> None:
        """Plural, tense and participle do not count."""
        assert len({stem(form) for form in forms.split()}) == 1

    @pytest.mark.parametrize("word", ["gas", "red", "virus", "glass", "b12"])
    def test_end_of_a_word_is_no_ending(self, word: str) -> None:
        """Letters that only look like an ending stay."""
        assert stem(word) == word

    def test_hyphen_in_a_code(self) -> None:
        """A code is the same with and without its hyphen; a decimal number is one word."""
        assert stems("Vitamin B-12: 2.4 mg") == ("vitamin", "b12", "2.4", "mg")


class TestVocabulary:
    def test_rare_stem_tells_more(self) -> None:
        """A stem in one text tells more than one in all, and this more than a word that only joins."""
        known = vocabulary(["iron in blood", "iron in wine"], ["iron in meat"])

        assert known.weight("blood") > known.weight("iron") > known.weight("in")

    def test_name_is_always_capitalised(self) -> None:
        """A word with a capital within a sentence is a name, unless it stands elsewhere without."""
        assert vocabulary(["So Newton and Iron met", "so did iron"], []).names == {"newton"}

    def test_two_words_of_both_sides_are_no_misspelling(self) -> None:
        """Two spellings that either side has are two words; one that a side lacks may be a slip."""
        twins = vocabulary(["afferent", "efferent"], ["afferent", "efferent"])

        assert not twins.is_misspelling("afferent", "efferent")
        assert vocabulary(["oxigen"], ["oxygen"]).is_misspelling("oxigen", "oxygen")


class TestCompare:
    def test_order_does_not_count(self) -> None:
        """Active and passive say the same."""
        active, passive = stems("Gastritis damages the stomach"), stems("The stomach is damaged by gastritis")

        difference = compare(active, passive, NOTHING)

        assert (difference.lost, difference.gained) == ((), ())
        assert difference.alike > 0.9

    def test_what_gave_way_to_what(self) -> None:
        """Telling stems that one text alone has are named; misspellings and small words are not."""
        difference = compare(stems("a red oxigen tank"), stems("the blue oxygen tank"), NOTHING)

        assert (difference.lost, difference.gained) == (("red",), ("blu",))

    def test_part_of_a_longer_text(self) -> None:
        """A sentence that stands whole in a merged one is more like it than its share of the words."""
        part = stems("The liver stores iron")
        whole = stems("The liver stores iron, and kidneys filter blood")

        assert compare(part, whole, NOTHING).alike > 0.8

    @pytest.mark.parametrize(("old", "new"), [("", "iron"), ("iron", ""), ("", "")])
    def test_text_without_words_is_like_nothing(self, old: str, new: str) -> None:
        """Without words there is no likeness."""
        assert compare(stems(old), stems(new), NOTHING).alike == 0


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("oxigen", "oxygen", True),
        ("diarhea", "diarrhea", True),
        ("recieve", "receive", True),
        ("iron", "irno", True),
        ("hypertension", "hypotension", False),
        ("cat", "car", False),
        ("1990", "1991", False),
    ],
)
def test_slip_is_one_letter(old: str, new: str, expected: bool) -> None:
    """A slip is one letter put in, left out, put for another or swapped, in a word of four letters or more."""
    assert is_slip(old, new) is is_slip(new, old) is expected
