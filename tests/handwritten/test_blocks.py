"""Cards in plain text, as people write them."""

from quizgen.handwritten import blocks
from quizgen.handwritten.card import Refused, Written


def _cards(text: str) -> list[Written]:
    return [entry for entry in blocks.read(text, "cards.md").entries if isinstance(entry, Written)]


def _refused(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in blocks.read(text, "cards.md").entries if isinstance(one, Refused)]


def test_an_answer_goes_on_until_the_next_marker() -> None:
    """With its lines and its blank lines."""
    (card, other) = _cards("Q: What?\nA: one\n\n- two\n\nQ: Who?\nA: he\n")

    assert (card.question, card.answer, other.answer) == ("What?", "one\n\n- two", "he")


def test_a_card_ends_with_a_line_of_dashes() -> None:
    """What stands below it is of no card."""
    assert [card.answer for card in _cards("Q: What?\nA: that\n---\nsome remark\n")] == ["that"]


def test_a_card_knows_its_headings_and_its_line() -> None:
    """As a card of a document does."""
    (card,) = _cards("# Heart\n\n## Valves\n\nQ: How many?\nA: four\n")

    assert (card.section, card.line) == (("Heart", "Valves"), 5)


def test_code_is_kept_as_it_is() -> None:
    """A marker, a heading or emphasis in it is text."""
    (card,) = _cards("Q: How?\nA:\n```\n# one\nQ: *x*\n\n  y\n```\n")

    assert card.answer == "# one\nQ: *x*\n\n  y"


def test_a_tag_that_is_no_markup_is_text() -> None:
    """What a card asks about stays on it."""
    (card,) = _cards("Q: What does <div> do to **this**?\nA: <b>group</b>\n")

    assert (card.question, card.answer) == ("What does <div> do to this?", "group")


def test_formulas_keep_their_delimiters() -> None:
    """Anki shows them by these."""
    assert _cards("Q: What is \\(a_1*b_2*c\\)?\nA: x\n")[0].question == "What is \\(a_1*b_2*c\\)?"


def test_tags_are_of_the_card_they_stand_in() -> None:
    """Separated by spaces or commas; above the first card they are the file's."""
    cards = blocks.read("Tags: all\n\nQ: a\nA: b\nTags: one two\n\nC: [c]\nTags: three, four five\n", "cards.md")

    assert cards.tags == ("all",)
    assert [card.tags for card in cards.entries if isinstance(card, Written)] == [
        ("one", "two"),
        ("three", "four_five"),
    ]


def test_a_deck_is_that_of_all_cards_below() -> None:
    """Wherever it stands between cards."""
    assert [card.deck for card in _cards("Q: a\nA: b\n---\nDeck: X::Y\nQ: c\nA: d\n\nQ: e\nA: f\n")] == [
        "",
        "X::Y",
        "X::Y",
    ]


def test_front_matter_names_deck_and_tags() -> None:
    """In YAML, or with the name that other tools write."""
    yaml = blocks.read("---\ndeck: A::B\ntags: [x]\n---\nQ: a\nA: b\n", "cards.md")
    toml = blocks.read('---\nname = "A B"\n---\nQ: a\nA: b\n', "cards.md")

    assert (yaml.deck, yaml.tags, toml.deck) == ("A::B", ("x",), "A B")
    assert len(toml.entries) == len(yaml.entries) == 1


def test_a_line_of_dashes_at_the_top_need_not_be_front_matter() -> None:
    """Cards may stand between two of them."""
    assert len(_cards("---\nDeck: X\nQ: a\nA: b\n---\nQ: c\nA: d\n")) == 2


def test_a_bad_card_loses_no_other() -> None:
    """It is refused with its line, and the next one is read."""
    text = "A: alone\n\nC: none\n\nQ: a\nA: b\nA: c\n\nQ: good\nA: card\n"

    assert [card.question for card in _cards(text)] == ["good"]
    assert [line for line, _ in _refused(text)] == [1, 3, 5]
