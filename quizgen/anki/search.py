"""Owns the part of Anki's search language in which notes to adopt are named; must not search anything."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.errors import QuizgenError

_TERM = re.compile(r'\s*((?:\\.|"(?:\\.|[^"\\])*"|[^\s"\\])+)', re.DOTALL)
_PIECE = re.compile(r"\\(.)|(\*+)|(_)|([^\\*_]+|\\)", re.DOTALL)
_KEYS = ("deck", "tag", "note")
_NAMES_NO_DECK = ("current", "filtered")
UNDERSTOOD = (
    'understood are deck:NAME (with the decks below), tag:NAME and note:NOTETYPE, all of which must hold; "…" around'
    " names with spaces, * for any text"
)

Names = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What was searched for: all of it must hold."""

    decks: Names
    tags: Names
    notetypes: Names
    untagged: bool = False

    def takes_deck(self, deck: str) -> bool:
        """Whether a card in this deck is meant, as far as decks go."""
        return all(_is(name, deck) for name in self.decks)

    def takes_note(self, tags: Iterable[str], notetype: str) -> bool:
        """Whether a note with these tags and this notetype is meant, as far as these go."""
        given = tuple(tags)
        return (
            all(any(_is(name, tag) for tag in given) for name in self.tags)
            and all(_is(name, notetype) for name in self.notetypes)
            and not (self.untagged and given)
        )


def parsed(text: str) -> Query:
    """The search; QuizgenError when it says anything that is not understood, or nothing."""
    found: dict[str, list[re.Pattern[str]]] = {key: [] for key in _KEYS}
    untagged = False
    for term in _terms(text):
        key, colon, name = term.partition(":")
        key = key.casefold()
        if key == "and" and not colon:
            continue
        if key not in _KEYS or not name or (key == "deck" and name.casefold() in _NAMES_NO_DECK):
            raise QuizgenError(f"the search '{term}' is not understood", hint=UNDERSTOOD)
        if key == "tag" and name.casefold() == "none":
            untagged = True
        else:
            found[key].append(_pattern(name, "" if key == "note" else "(?:::.*)?"))
    if not (untagged or any(found.values())):
        raise QuizgenError("the search names nothing", hint=UNDERSTOOD)
    return Query(tuple(found["deck"]), tuple(found["tag"]), tuple(found["note"]), untagged)


def _terms(text: str) -> Iterable[str]:
    at = 0
    while text[at:].strip():
        term = _TERM.match(text, at)
        if term is None:
            raise QuizgenError(f"the search '{text}' has a quotation mark too many", hint=UNDERSTOOD)
        yield re.sub(r'(\\.)|"', lambda found: found[1] or "", term[1], flags=re.DOTALL)
        at = term.end()


def _pattern(name: str, below: str) -> re.Pattern[str]:
    """As Anki reads names: `*` is any text, `_` any character, a backslash takes either for itself."""
    pieces = (
        re.escape(escaped or plain) if escaped or plain else ".*" if stars else "."
        for escaped, stars, _, plain in _PIECE.findall(unicodedata.normalize("NFC", name))
    )
    return re.compile("".join(pieces) + below, re.IGNORECASE | re.DOTALL)


def _is(name: re.Pattern[str], text: str) -> bool:
    return name.fullmatch(unicodedata.normalize("NFC", text)) is not None
