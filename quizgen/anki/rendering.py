"""Owns how a card of any notetype reads as text: what it asks and what it answers; must not choose cards.

What a screen of text cannot show is left out: a hint stands on the answer alone, as it is opened there at the latest; a
box to type in is its expected answer; speech is nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizgen.anki import plaintext, template_language
from quizgen.anki.foreign import ForeignNote, ForeignNotetype
from quizgen.anki.template_language import BrokenTemplateError
from quizgen.model import ClozePart


class Unshown(StrEnum):
    """Why a card cannot be asked in words."""

    NO_TEMPLATE = "its notetype has no such card"
    BROKEN = "its template is broken: Anki shows an error in place of the card"
    EMPTY_FRONT = "its front is empty"
    EMPTY_BACK = "its back says nothing more than its front"
    MEDIA_FRONT = "it asks with a picture or a sound alone"
    MEDIA_BACK = "its answer is a picture or a sound alone"
    OCCLUSION = "it hides parts of a picture (image occlusion)"
    NO_CLOZE = "its text has no cloze deletion that hides anything"


@dataclass(frozen=True, slots=True)
class Shown:
    """A card in words. A cloze note has `cloze`, the whole text, and no question or answer; `context` is what its back
    says besides."""

    question: str
    answer: str
    cloze: tuple[ClozePart, ...] = ()
    context: str = ""


_ANSWER_BEGINS = re.compile(r"""<hr\b[^<>]*\bid\s*=\s*["']?answer\b[^<>]*>""", re.IGNORECASE)
_MEDIUM = re.compile(r"\[(?:image|sound)(?:: [^\]]*)?\]")
_OCCLUDES = "image-occlusion:"
_SYNTAX = str.maketrans({"{": "&#123;", "}": "&#125;", ":": "&#58;"})
_READING = re.compile(r"\[([^\]\[]{1,200})\]")


def shown(notetype: ForeignNotetype, note: ForeignNote, ordinal: int, deck: str = "") -> Shown | Unshown:
    """The card of the note with this ordinal, or why words cannot show it; of a cloze note, all its cards at once."""
    place = 0 if notetype.is_cloze else ordinal
    if not 0 <= place < len(notetype.templates):
        return Unshown.NO_TEMPLATE
    name, front, back = notetype.templates[place]
    values = _values(notetype, note, name, deck) | {f"c{ordinal + 1}": "1"}
    try:
        return _cloze(front, back, values) if notetype.is_cloze else _asked(front, back, values)
    except BrokenTemplateError:
        return Unshown.BROKEN


def _values(notetype: ForeignNotetype, note: ForeignNote, card: str, deck: str) -> dict[str, str]:
    special = {
        "Tags": " ".join(note.tags),
        "Type": notetype.name,
        "Deck": deck,
        "Subdeck": deck.rpartition("::")[2],
        "Card": card,
        "CardFlag": "",
        "CardID": "",
        "FrontSide": "",
    }
    return special | dict(zip(notetype.fields, note.fields, strict=False))


# ---------------------------------------------------------------- questions


def _asked(front: str, back: str, values: dict[str, str]) -> Shown | Unshown:
    question = plaintext.text(
        template_language.side(front, values, lambda name, around: _on_front(values[name], around))
    )
    html = template_language.side(back, values, lambda name, around: _read(values[name], around))
    answer = _without_question(question, html) or _typed(front, values)
    reason = _unshown(question, Unshown.EMPTY_FRONT, Unshown.MEDIA_FRONT) or _unshown(
        answer, Unshown.EMPTY_BACK, Unshown.MEDIA_BACK
    )
    return reason or Shown(question, answer)


def _unshown(text: str, empty: Unshown, media: Unshown) -> Unshown | None:
    if not text:
        return empty
    return None if any(char.isalnum() for char in _MEDIUM.sub("", text)) or not _MEDIUM.search(text) else media


def _without_question(question: str, html: str) -> str:
    """The back without what it repeats of the front: before the line that Anki draws, or else at its beginning."""
    asked = {line.strip() for line in question.splitlines()}
    line = _ANSWER_BEGINS.search(html)
    before, after = (html[: line.start()], html[line.end() :]) if line else (html, "")
    lines = plaintext.text(before).splitlines()
    if line:
        own = [each for each in lines if each.strip() not in asked]
    else:
        first = next((place for place, each in enumerate(lines) if each.strip() not in asked), len(lines))
        own = lines[first:]
    return "\n".join(filter(None, ("\n".join(own).strip(), plaintext.text(after))))


def _typed(front: str, values: dict[str, str]) -> str:
    """What a box on the front expects, for a back that shows nothing but the box again."""
    expected = (values.get(name, "") for name, around in template_language.filters(front) if "type" in around)
    return "\n".join(filter(None, map(plaintext.text, expected)))


def _on_front(html: str, around: Sequence[str]) -> str:
    hidden = "type" in around or "hint" in around
    return "" if hidden else _read(html, around)


# ---------------------------------------------------------------- cloze texts


def _cloze(front: str, back: str, values: dict[str, str]) -> Shown | Unshown:
    def on_front(name: str, around: Sequence[str]) -> str:
        html = values[name]
        if "cloze" in around and "type" not in around:
            return html
        return _on_front(html, around).translate(_SYNTAX)

    def on_back(name: str, around: Sequence[str]) -> str:
        html = values[name]
        return "" if "cloze" in around else _read(html, around)

    parts = plaintext.cloze(template_language.side(front, values, on_front))
    parts = tuple(part for part in parts if part.text.strip() or not part.number)
    hidden = [part for part in parts if part.number]
    if any(part.text.startswith(_OCCLUDES) for part in hidden):
        return Unshown.OCCLUSION
    if not hidden:
        return Unshown.NO_CLOZE
    if all(_MEDIUM.fullmatch(part.text.strip()) for part in hidden):
        return Unshown.MEDIA_BACK
    shown_text = "".join(part.text for part in parts if not part.number)
    return Shown("", "", parts, _without_question(shown_text, template_language.side(back, values, on_back)))


# ---------------------------------------------------------------- filters


def _read(html: str, around: Iterable[str]) -> str:
    """The field through its filters, the innermost first."""
    for name in reversed(tuple(around)):
        if name.startswith("tts"):
            return ""
        if name in _RUBY:
            html = _with_readings(html, _RUBY[name])
    return html


_RUBY = {"furigana": "{0}({1})", "kana": "{1}", "kanji": "{0}"}


def _with_readings(html: str, form: str) -> str:
    """Words followed by their reading in brackets, in this form; a word begins at a space, which goes."""
    out: list[str] = []
    at = 0
    for reading in _READING.finditer(html):
        before, base = _word_at_end(html[at : reading.start()])
        if base and not reading[1].startswith("sound:"):
            out += (before, form.format(base, reading[1]))
        else:
            out.append(html[at : reading.end()])
        at = reading.end()
    return "".join((*out, html[at:]))


def _word_at_end(html: str) -> tuple[str, str]:
    start = max(html.rfind(" "), html.rfind(">")) + 1
    return html[:start].removesuffix(" "), html[start:]
