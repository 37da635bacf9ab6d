"""Owns how plain text becomes the HTML of an Anki field; must not know which field it is for."""

import re
import unicodedata
from collections.abc import Iterable
from html import escape

from quizgen.model import ClozePart

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# \x1f separates fields in Anki's file and NUL ends a string; lone surrogates cannot be written as UTF-8.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Anki acts on these wherever they stand in a rendered card: media, LaTeX, speech and the type-in box.
_SPOKEN_FOR = re.compile(r"\[(?=sound:|latex\]|\$|anki:|\[type:)", re.IGNORECASE)
# Anki normalises whole fields, and ">" + U+0338 composes: a tag before the mark would lose its end.
_LONG_SOLIDUS = "\u0338"
_CLOZE_SYNTAX = str.maketrans({"{": "&#123;", "}": "&#125;"})
# Every colon and brace, not only pairs: text ending in ":" or "}" would join the syntax around it.
_DELETION_SYNTAX = str.maketrans({"{": "&#123;", "}": "&#125;", ":": "&#58;"})


def clean(text: str) -> str:
    """The text in NFC, with '\\n' between lines and without characters that Anki's file cannot hold."""
    if not text.isprintable():  # most text is; the patterns are slow over thousands of notes
        text = _UNWRITABLE.sub("", _LINE_END.sub("\n", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def field(text: str) -> str:
    """HTML that shows exactly this text: nothing in it is markup, and MathJax delimiters stay."""
    html = escape(clean(text), quote=False)
    if "[" in html:
        html = _SPOKEN_FOR.sub("&#91;", html)
    return html.replace(_LONG_SOLIDUS, "&#824;").replace("\n", "<br>")


def picture(name: str, alt: str) -> str:
    """HTML of a picture of this name, with words for who cannot see it."""
    words = field(" ".join(alt.split())).replace('"', "&quot;")
    return f'<img src="{name}" alt="{words}">'


def cloze(parts: Iterable[ClozePart]) -> str:
    """HTML of a cloze field: each numbered part a deletion, every other character shown as it is."""
    return "".join(_deletion(part) if part.number else _shown(part.text) for part in parts)


def _shown(text: str) -> str:
    return field(text).translate(_CLOZE_SYNTAX)


def _deletion(part: ClozePart) -> str:
    hint = f"::{_hidden(part.hint)}" if part.hint.strip() else ""
    return f"{{{{c{part.number}::{_hidden(part.text)}{hint}}}}}"


def _hidden(text: str) -> str:
    return field(text).translate(_DELETION_SYNTAX)
