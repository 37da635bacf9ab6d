"""A definition line shows whether it was written out or jotted down."""

from quizgen.generate.candidate import Question
from quizgen.generate.line_signs import of_line


def _seen(body: str, term: str = "spindle") -> dict[str, float]:
    found = of_line(Question("term-line", {"context": "", "said": body}, term))
    return {name: float(amount) for name, amount in found if amount}


def test_a_whole_phrase_shows_its_article_and_small_words() -> None:
    """ "a rod that turns at the heart of a lathe"."""
    seen = _seen("a rod that turns at the heart of a lathe")

    assert {"line opens with article", "line small words"} <= seen.keys()
    assert not {"line loose pieces", "line symbols", "line short"} & seen.keys()


def test_a_jotting_shows_its_pieces_symbols_and_years() -> None:
    """ "wheel of 1820, worn out, wood + iron"."""
    seen = _seen("wheel of 1820, worn out, wood + iron")

    assert seen["line loose pieces"] == 2
    assert {"line symbols", "line year", "line short"} <= seen.keys()


def test_both_directions_show_the_same() -> None:
    """A line asked forwards has its body as the answer, and its term with an article."""
    body = "a rod that turns"
    forwards = Question("definition", {"lead": "", "be": "is", "term": "a spindle"}, body)

    assert list(of_line(forwards)) == list(of_line(Question("term-line", {"context": "", "said": body}, "spindle")))


def test_a_formula_shows_nothing() -> None:
    """What a law's formula is, is no phrase."""
    assert not list(of_line(Question("formula", {"context": "", "term": "Moor's law"}, "F = ma")))
