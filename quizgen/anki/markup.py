"""Owns how the HTML of an Anki field reads as plain text, piece by piece; must not know cloze deletions.

It reads tags as a browser does, in one pass whose cost grows with the length alone: fields come from strangers.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape

_TOKEN = re.compile(
    r"<!--(?:.*?-->|.*\Z)"
    r"|<(?P<unseen>script|style|template|rp)\b[^>]*+(?:>.*?(?:</(?P=unseen)[^>]*+(?:>|\Z)|\Z)|\Z)"
    r"""|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+(?:>|\Z)"""
    r"|<[!?][^>]*+(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""\b(alt|src|block)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_BLOCKS = re.compile(
    "address|article|aside|blockquote|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6r]"
    "|header|legend|li|main|nav|[ou]l|p|pre|section|summary|table|tbody|tfoot|thead|tr"
)
_BLANK = re.compile(r"[ \t\r\n]+")
_SOFT = "\r"
"""Stands for white space in which the file breaks its line: a space between words, nothing at a line's edge."""
_OVERLONG = re.compile("&#[0-9]{9,}+;?")  # no character has such a number, and int() refuses the longest
_MEDIA = re.compile(r"\[(sound|anki:play):([^\]\n]{1,150})\]", re.IGNORECASE)
_BRACKET = re.compile(r"\[(?P<end>/?)(?P<kind>\$\$?|latex|anki:tts)(?:(?<=s)[^\]\n]{0,150})?\]", re.IGNORECASE)
_BRACKETS = {"$": (r"\(", r"\)"), "$$": (r"\[", r"\]"), "latex": ("", ""), "anki:tts": ("", "")}
_DEEPEST = 8
_ORDINAL = re.compile("(?:st|nd|rd|th)")
_ONE_THING = re.compile(r"[+\-−–]?\w*[+\-−–*′']?")


class Reader:
    """Reads pieces of one field in order; blocks, lists and tables may begin in one piece and end in another."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._space: list[str] = []
        """White space not yet written: whether it is seen depends on what follows."""
        self._at_start = True
        self._broken = False
        """Whether what follows stands on a line of its own."""
        self._lists: list[int] = []
        """The lists around, innermost last: the number of the last item, or -1 where items have bullets."""
        self._cells = -1
        """The cells of the table row that is being read; -1 outside of a table."""
        self._mark = ""
        """The bullet or number of a list item of which no text was read yet."""
        self._verbatim = 0
        self._brackets: set[str] = set()
        self._script: int | None = None
        """Where a text set higher or lower begins among what is written."""

    def read(self, html: str) -> None:
        """The piece is read; what of it is seen is there to be taken."""
        at, html = 0, html.replace(_LEAD, "")
        for token in _TOKEN.finditer(html):
            self._text(html[at : token.start()])
            at = token.end()
            if not token[0].endswith(">"):
                self._unclosed(token)
            elif name := token["name"]:
                self._tag(name.lower(), token)
        self._text(html[at:])

    def take(self) -> tuple[bool, str]:
        """What was read since the last taking, and whether a block before it had it begin on a new line."""
        self._write_space()
        leads, text = bool(self._out) and self._out[0] == _LEAD, "".join(self._out).removeprefix(_LEAD)
        self._out, self._script = [], None
        return leads, text

    def begin_line(self) -> str:
        """What stands before the next text when a block or an item began: a line break, a bullet; now it is there."""
        before = ("\n" if self._broken else "") + self._mark
        self._at_start = self._at_start or self._broken
        self._broken, self._mark = False, ""
        return before

    # ------------------------------------------------------------ text

    def _unclosed(self, token: re.Match[str]) -> None:
        """A tag that never ends is text; what would be hidden and never ends stays hidden."""
        if token["name"] or not (token["unseen"] or token[0].startswith("<!--")):
            self._plain(token[0])

    def _text(self, html: str) -> None:
        if "[" in html:
            html = _BRACKET.sub(self._bracket, _MEDIA.sub(r"[\1: \2]", html).replace("[anki:play: ", "[sound: "))
        self._plain(html)

    def _bracket(self, found: re.Match[str]) -> str:
        """What Anki puts in place of its own brackets; one that closes nothing is text."""
        kind, is_end = found["kind"].lower(), bool(found["end"])
        if is_end and kind not in self._brackets:
            return found[0]
        self._brackets.add(kind)
        return _BRACKETS[kind][is_end]

    def _plain(self, html: str) -> None:
        if not html:
            return
        if not self._verbatim:
            html = _BLANK.sub(_softened, html)
        if "&" in html:
            html = unescape(_OVERLONG.sub("\ufffd", html.replace("&nbsp;", " ")))
        body = html.strip(" \t\r")
        if not body:
            self._space.append(html)
            return
        before = html.index(body[0])
        self._space.append(html[:before])
        self._write(body.replace(_SOFT, " "))
        self._space = [html[before + len(body) :]]

    def _write(self, text: str) -> None:
        if self._broken:
            self._broken, self._at_start = False, True
            self._out.append("\n" if self._out else _LEAD)
        self._write_space()
        self._out += (self._mark, text)
        self._mark = ""
        self._at_start = text.endswith("\n")

    def _write_space(self) -> None:
        if self._space and not self._broken:
            soft = "" if self._at_start else " "
            space = "".join(self._space)
            self._out.append(soft if _SOFT in space else space)
            self._space = []

    # ------------------------------------------------------------ tags

    def _tag(self, name: str, token: re.Match[str]) -> None:
        tag = token["end"] + name
        if _BLOCKS.fullmatch(name):
            self._block(tag)
        elif name == "br":
            self._line_break()
        elif name in ("sup", "sub"):
            self._scripted(tag)
        elif tag in ("td", "th"):
            self._cell()
        elif tag == "img":
            self._write(_image(token[0]))
        elif name in _SIGNS:
            self._write(_SIGNS[name](token[0])[tag.startswith("/")])

    def _line_break(self) -> None:
        if self._cells > 0:
            self._space.append(_SOFT)
            return
        self._space = [space for space in self._space if _SOFT not in space]
        self._write("\n")

    def _block(self, tag: str) -> None:
        if tag in ("tr", "/tr", "table", "/table"):
            self._cells = 0 if tag == "tr" else -1
        self._end_block()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag in ("/ul", "/ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._mark = self._bullet()
        elif tag in ("pre", "/pre"):
            self._verbatim = max(0, self._verbatim + (1 if tag == "pre" else -1))

    def _end_block(self) -> None:
        """Text that follows begins a line; nothing, where it does anyway. Cells of a table stay on their line."""
        if self._cells > 0:
            self._space.append(_SOFT)
            return
        self._broken = self._broken or not self._at_start
        self._space = []

    def _bullet(self) -> str:
        indent = "  " * min(len(self._lists) - 1, _DEEPEST)
        if not self._lists or self._lists[-1] < 0:
            return f"{indent}- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1]}. "

    def _cell(self) -> None:
        if self._cells < 0:
            self._space.append(_SOFT)
            return
        self._space = []
        self._cells += 1
        if self._cells > 1:
            self._write(" | ")
            self._at_start = True

    def _scripted(self, tag: str) -> None:
        if not tag.startswith("/"):
            self._write("")
            self._script = len(self._out)
        elif self._script is not None:
            text = "".join(self._out[self._script :])
            self._out[self._script :] = [_raised(text) if tag == "/sup" else _lowered(text)]
            self._script = None


_LEAD = "\x00"
_SIGNS: dict[str, Callable[[str], tuple[str, str]]] = {
    "anki-mathjax": lambda tag: (r"\[", r"\]") if "block" in dict(_attributes(tag)) else (r"\(", r"\)"),
    "rt": lambda _: ("(", ")"),
    "q": lambda _: ("“", "”"),
}


def _softened(blank: re.Match[str]) -> str:
    return _SOFT if "\n" in blank[0] or "\r" in blank[0] else blank[0]


def _image(tag: str) -> str:
    found = dict(_attributes(tag))
    name = found.get("alt") or found.get("src", "")
    return f"[image: {name}]" if name and not name.startswith("data:") else "[image]"


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    for name, value in _ATTRIBUTE.findall(tag):
        yield name.lower(), " ".join(unescape(_OVERLONG.sub("", value.strip("\"'"))).split())


def _raised(text: str) -> str:
    """As an exponent, in brackets where it would run into what follows; '1st' is no power."""
    if not text.strip() or _ORDINAL.fullmatch(text):
        return text
    return f"^{text}" if _ONE_THING.fullmatch(text) else f"^({text})"


def _lowered(text: str) -> str:
    return text if not text.strip() or _ONE_THING.fullmatch(text) else f"_({text})"
