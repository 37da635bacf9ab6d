"""Owns how a document's prose uses the terms of its definition lines: counted, bare, in lower case; must not parse."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizgen.language.lexicon import words

_TOKEN = re.compile(r"[\w'’-]+|[^\w\s]")
_COUNTING = frozenset(("a", "an", "each", "every", "another", "any", "one"))
_BEFORE_BARE = frozenset(("of", "by", "in", "through", "from", "with", "without", "for", "during", "to"))


@dataclass(frozen=True, slots=True)
class Usage:
    """Terms in lower case: `counted` those that stand with "a", `plural` those that stand in the plural, `bare` those
    that stand without an article, `lowered` those that a sentence writes in lower case."""

    counted: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    lowered: frozenset[str] = frozenset()

    def of(self, terms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """What it says of these terms alone."""
        known = sorted({folded(term) for term in terms})
        each = (self.counted, self.plural, self.bare, self.lowered)
        return tuple(tuple(term for term in known if term in found) for found in each)


UNSEEN = Usage()
"""Of a document without definition lines."""


def folded(term: str) -> str:
    """A term as it is looked up: lower case, without what stands in brackets."""
    return " ".join(re.sub(r"\([^)]*\)", " ", term).lower().split())


def usage(terms: Iterable[str], prose: str) -> Usage:
    """How the prose uses the terms."""
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for term in sorted({folded(term) for term in terms} - {""}):
        for form in (term, plural_of(term)):
            parts = tuple(_TOKEN.findall(form))
            forms[parts[0]].append((parts, term))
    said = list(_said(forms, _TOKEN.findall(prose))) if forms else []
    each = ("counted", "plural", "bare", "lowered")
    return Usage(*(frozenset(term for term, how in said if how == one) for one in each))


def _said(forms: dict[str, list[tuple[tuple[str, ...], str]]], tokens: list[str]) -> Iterator[tuple[str, str]]:
    lower = [token.lower() for token in tokens]
    for at, token in enumerate(lower):
        for parts, term in forms.get(token, ()):
            end = at + len(parts)
            if tuple(lower[at:end]) != parts:
                continue
            before = lower[at - 1] if at else ""
            after = lower[end] if end < len(lower) else "."
            if tokens[at].islower() and before not in ("", ".", "?", "!"):
                yield term, "lowered"
            if parts != tuple(_TOKEN.findall(term)):
                yield term, "plural"
            elif before in _COUNTING:
                yield term, "counted"
            elif before in _BEFORE_BARE and (not after[0].isalnum() or after in words("gate-function-words")):
                yield term, "bare"


def plural_of(term: str) -> str:
    """The regular plural: it is only looked for in the text, and costs no dictionary."""
    if re.search(r"(?:s|x|z|ch|sh)$", term):
        return f"{term}es"
    if re.search(r"[^aeiou]y$", term):
        return f"{term[:-1]}ies"
    return f"{term}es" if term.endswith("ano") else f"{term}s"
