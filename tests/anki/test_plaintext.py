"""An Anki field is read as the text that a learner sees."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki import escape, plaintext
from quizgen.model import ClozePart

_HOSTILE = st.text("<>&;:{}[]/!-=\"' \n\tabcdivplrt1,$\\()\x00\x1f\u00a0\u0338e\u0301", max_size=60)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
        ("a<div><br></div><div>b</div>", "a\n\nb"),
        ("<p>a</p>\n\n<p>b</p>", "a\nb"),
        ("<div>a<br></div><div>b</div>", "a\nb"),
        ("one\n  two", "one two"),
        ("a&nbsp;b &lt;c&gt; &amp;amp; &eacute; &#8364;&eacute", "a b <c> &amp; é €é"),
        ("<b>bold</b> <i>italic</i> <span style='color: red'>red</span>", "bold italic red"),
        ("<ul><li>a</li>\n<li><p>b</p></li></ul>after", "- a\n- b\nafter"),
        ("x<ol><li>a<ul><li>deep</ul><li></li><li>c</ol>", "x\n1. a\n  - deep\n3. c"),
        ("<table><tr><th>a</th> <th>b</th></tr>\n<tr><td><p>1</p></td><td>2<br>3</td></tr></table>", "a | b\n1 | 2 3"),
        ("H<sub>2</sub>O, x<sub>n + 1</sub>", "H2O, x_(n + 1)"),
        ("10<sup>3</sup> m, 10<sup>-3</sup>, e<sup>x + 1</sup>, 1<sup>st</sup>", "10^3 m, 10^-3, e^(x + 1), 1st"),
        (
            '<img src="a.png" alt="a &lt; b > c"> <img src=b.png><img src="data:image/png;base64,AA">',
            "[image: a < b > c] [image: b.png][image]",
        ),
        ("[sound:x.mp3] [latex]\\frac[/latex] [$]x[/$] [$$]y[/$$]", "[sound: x.mp3] \\frac \\(x\\) \\[y\\]"),
        (r"\(x_{1} &lt; 2\) \[\ce{H2O}\]", r"\(x_{1} < 2\) \[\ce{H2O}\]"),
        ("a<!-- b --><script>c < d</script><style>e</style>f", "af"),
        ("[anki:tts lang=en_US]said[/anki:tts] [$]x [/latex]", r"said \(x [/latex]"),
        ("<pre>def f():\n    return 1</pre>", "def f():\n    return 1"),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt></ruby>", "漢字(かんじ)"),
        ("a < b and 3 > 2 </3", "a < b and 3 > 2 </3"),
        ("a <b unclosed", "a <b unclosed"),
        ("a <!-- unclosed", "a"),
        ("&#99999999999999999999999;&#x110000;", "\ufffd\ufffd"),
    ],
)
def test_text(html: str, expected: str) -> None:
    """What is shown is kept line for line; what only looks is not."""
    assert plaintext.text(html) == expected


@given(st.text())
def test_text_is_the_reverse_of_escaping(text: str) -> None:
    """A text that was written into a field is read again, but for white space at its edges."""
    assert plaintext.text(escape.field(text)) == escape.clean(text).strip()


@given(_HOSTILE)
def test_hostile_text_is_the_reverse_of_escaping(text: str) -> None:
    """Nor does markup in the text change it."""
    assert plaintext.text(escape.field(text)) == escape.clean(text).strip()


@given(_HOSTILE)
def test_anything_can_be_read(html: str) -> None:
    """No field, however broken, is refused, and what comes of it can be written."""
    shown = plaintext.text(html)
    parts = plaintext.cloze(html)

    assert escape.clean(shown) == shown
    assert plaintext.cloze(escape.cloze(parts)) == parts


@given(st.lists(st.tuples(_HOSTILE, st.integers(0, 3), _HOSTILE), max_size=5))
def test_cloze_is_the_reverse_of_escaping(given_parts: list[tuple[str, int, str]]) -> None:
    """Deletions that were written are read again with number, text and hint; shown text is in one part."""
    parts = tuple(
        ClozePart(text, number, hint.strip() if number else "")
        for position, (text, number, hint) in enumerate(given_parts)
    )

    assert plaintext.cloze(escape.cloze(parts)) == _expected(parts)


def _expected(parts: tuple[ClozePart, ...]) -> tuple[ClozePart, ...]:
    merged: list[ClozePart] = []
    for part in parts:
        clean = ClozePart(escape.clean(part.text), part.number, escape.clean(part.hint).strip())
        if merged and not part.number and not merged[-1].number:
            merged[-1] = ClozePart(escape.clean(merged[-1].text + clean.text))
        else:
            merged.append(clean)
    if merged and not merged[0].number:
        merged[0] = ClozePart(merged[0].text.lstrip())
    if merged and not merged[-1].number:
        merged[-1] = ClozePart(merged[-1].text.rstrip())
    return tuple(part for part in merged if part.number or part.text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("The {{c1::heart}} pumps.", (("The ", 0, ""), ("heart", 1, ""), (" pumps.", 0, ""))),
        ("{{c1::a <b>b</b>::h<i>i</i>}}", (("a b", 1, "hi"),)),
        ("{{c1::std::vector::x}}", (("std", 1, "vector::x"),)),
        ("{{c1::a {{c2::b::h2}} c::h1}}", (("a b c", 1, "h1"),)),
        ("{{c3,2::x}} {{c2::y}}", (("x", 2, ""), (" ", 0, ""), ("y", 2, ""))),
        (r"{{c1::\(a^{b^{c}}\)}}", ((r"\(a^{b^{c", 1, ""), (r"\)}}", 0, ""))),
        ("a }} {{c1::b}} {{c2::open", (("a }} ", 0, ""), ("b", 1, ""), (" open", 0, ""))),
        ("{{c99999::z}} {{c,::y}}", (("{{c99999::z}} {{c,::y}}", 0, ""),)),
        ("{{c1::}}", (("", 1, ""),)),
        ("a<div>{{c1::b}}</div>c", (("a\n", 0, ""), ("b", 1, ""), ("\nc", 0, ""))),
        ("a{{c1::<div>b</div>}}c", (("a\n", 0, ""), ("b", 1, ""), ("\nc", 0, ""))),
        ("<ul><li>{{c1::a}}</li><li>b</li></ul>", (("- ", 0, ""), ("a", 1, ""), ("\n- b", 0, ""))),
        ("{{c1::a}}\n{{c2::b}}<b>{{c3::<i>c}}</i></b>", (("a", 1, ""), (" ", 0, ""), ("b", 2, ""), ("c", 3, ""))),
    ],
)
def test_cloze(html: str, expected: tuple[tuple[str, int, str], ...]) -> None:
    """Deletions are found as Anki finds them; HTML inside and around them is read as text."""
    assert plaintext.cloze(html) == tuple(ClozePart(*part) for part in expected)


@pytest.mark.parametrize(
    "unit",
    [
        *("<", "<a", "<a ", "<a ='", '<a ="', "<!--", "<!", "<script", "<script>", "</", "&", "&#9", "{{c1::", "}}"),
        *("::", "<sup>x", "<ul><li>", "<td>", "<tr><td>a", "<br>", "[sound:", "[anki:tts ", "[$]", " ", " \n", "<pre>"),
        *("<img alt=", "<img alt='", "a<div>", " <b>"),
    ],
)
def test_reading_is_linear(unit: str) -> None:
    """A long field of anything is read about as fast as any other of its length."""
    html = unit * (500_000 // len(unit))
    started = time.process_time()

    plaintext.text(html)

    assert time.process_time() - started < 3


def test_two_megabytes_of_open_tags() -> None:
    """Two megabytes of '<' are read within a second."""
    started = time.process_time()

    plaintext.text("<" * 2_000_000)

    assert time.process_time() - started < 1


def test_cloze_is_linear() -> None:
    """So are deletions inside one another, and never closed."""
    started = time.process_time()

    plaintext.cloze("{{c1::a::" * 50_000 + "}}" * 25_000)

    assert time.process_time() - started < 3
