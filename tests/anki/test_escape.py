"""Plain text becomes HTML that shows exactly that text."""

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki import escape
from quizgen.model import ClozePart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("one\ntwo\r\nthree\rfour\u2028five", "one<br>two<br>three<br>four<br>five"),
        ("a\x1fb\x00c\x07d\ud800e\x7ff", "abcdef"),
        ("cafe\u0301", "café"),
        (r"\(x_{1} < 2\)", r"\(x_{1} &lt; 2\)"),
        ("[sound:a.mp3] [latex]x[/latex] [1]", "&#91;sound:a.mp3] &#91;latex]x[/latex] [1]"),
        ("[[type:Answer]]", "&#91;[type:Answer]]"),
        ('"quoted" {{Field}}', '"quoted" {{Field}}'),
    ],
)
def test_field(text: str, expected: str) -> None:
    """Markup, line ends, unwritable characters and Anki's own brackets are dealt with; the rest stays."""
    assert escape.field(text) == expected


@given(st.text())
def test_field_shows_its_text(text: str) -> None:
    """What a browser shows of a field is the cleaned text, line for line."""
    shown = html.unescape(escape.field(text).replace("<br>", "\n"))

    assert shown == escape.clean(text)


@given(st.text(alphabet="\n>=<\u0338a\u0301{}:"))
def test_field_survives_normalisation(text: str) -> None:
    """Anki's own normalisation of whole fields changes nothing: no tag melts into a combining mark."""
    made = escape.field(text)

    assert unicodedata.normalize("NFC", made) == made


def test_deletion_with_hint() -> None:
    """A numbered part is a deletion with its number and hint, another is shown."""
    made = escape.cloze((ClozePart("The "), ClozePart("heart", 2, "organ"), ClozePart(".")))

    assert made == "The {{c2::heart::organ}}."


@given(st.lists(st.tuples(st.text(":{}<&c1a"), st.text(":{}<&h")), min_size=1, max_size=4))
def test_cloze_syntax_is_ours_alone(texts: list[tuple[str, str]]) -> None:
    """No text, shown, hidden or hint, adds a brace or a '::' to the cloze syntax around it."""
    parts = tuple(ClozePart(text, number, hint) for number, (text, hint) in enumerate(texts))

    made = escape.cloze(parts)

    hidden = len(parts) - 1
    assert (made.count("{"), made.count("}")) == (2 * hidden, 2 * hidden)
    hints = sum(1 for part in parts[1:] if part.hint)
    assert sum(piece.count("::") for piece in made.split("{{c")[1:]) >= hidden + hints
    assert made.count("&#58;") == sum(part.text.count(":") + part.hint.count(":") for part in parts[1:])
