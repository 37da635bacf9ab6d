"""Cards in columns."""

import pytest

from quizgen.errors import QuizgenError
from quizgen.handwritten import gaps, tables
from quizgen.handwritten.card import Refused, Written
from quizgen.handwritten.tables import Reading


def _never() -> Reading:
    raise QuizgenError("no HTML was expected")


def _cards(text: str, usual: str = ",") -> list[Written]:
    return [entry for entry in tables.read(text, usual, _never).entries if isinstance(entry, Written)]


def test_without_names_columns_are_front_and_back() -> None:
    """And a third is shown with the answer."""
    assert [(c.question, c.answer, c.context) for c in _cards("a,b,c\nd,e\n")] == [("a", "b", "c"), ("d", "e", "")]


@pytest.mark.parametrize("names", ["Front,Back", "QUESTION,answer", " q , A "])
def test_names_of_columns_are_known_in_any_case(names: str) -> None:
    """The row that names them is no card."""
    assert [(card.question, card.answer) for card in _cards(f"{names}\nx,y\n")] == [("x", "y")]


def test_columns_stand_in_any_order() -> None:
    """Names say which is which; unknown ones are left out."""
    (card,) = _cards("Tags,note,Deck,Answer,Question\na b,zzz,X::Y,four,How many?\n")

    assert (card.tags, card.deck, card.question, card.answer) == (("a", "b"), "X::Y", "How many?", "four")


def test_a_front_with_gaps_in_ankis_notation_is_a_cloze() -> None:
    """The second column is then shown with it."""
    (card,) = _cards("The {{c1::heart}} pumps,an organ\n")

    assert ([part.number for part in card.cloze], card.answer, card.context) == ([0, 1, 0], "", "an organ")


def test_a_text_column_has_gaps() -> None:
    """In any notation that a file of blocks may have."""
    assert [part.text for part in _cards("text,tags\nThe [heart] pumps,x\n")[0].cloze] == ["The ", "heart", " pumps"]


def test_quotes_hold_delimiters_lines_and_quotes() -> None:
    """As spreadsheets write them."""
    (card,) = _cards('"a, ""b""\nc","d"\n')

    assert (card.question, card.answer) == ('a, "b"\nc', "d")


def test_a_quote_left_open_loses_one_line_only() -> None:
    """The rows below it are read."""
    found = tables.read('a,b\n"c,d\ne,"f"\ng,h\n', ",", _never).entries

    assert [entry.line for entry in found if isinstance(entry, Refused)] == [2]
    assert [entry.question for entry in found if isinstance(entry, Written)] == ["a", "e", "g"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen(delimiter: str) -> None:
    """Spreadsheets of many countries write semicolons in .csv."""
    assert len(_cards(f"a{delimiter}b\nc{delimiter}d\n")) == 2


def test_what_anki_says_above_its_export_is_understood() -> None:
    """Which columns are no fields, what separates them, what all notes share."""
    text = "#separator:pipe\n#html:false\n#notetype column:1\n#deck column:2\n#tags column:5\nBasic|X::Y|a|b|t u\n"
    found = tables.read(text, "\t", _never)

    (card,) = (entry for entry in found.entries if isinstance(entry, Written))
    assert (card.question, card.answer, card.deck, card.tags, card.line) == ("a", "b", "X::Y", ("t", "u"), 6)


def test_fields_in_html_are_read_as_such() -> None:
    """Where Anki's export says that they are."""
    reading = Reading(lambda html: html.replace("<br>", "\n"), lambda html: gaps.cloze(html, str))
    (card,) = tables.read("#html:true\na<br>b\tc\n", "\t", lambda: reading).entries

    assert isinstance(card, Written)
    assert card.question == "a\nb"
