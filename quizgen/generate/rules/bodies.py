"""Owns what the body of a definition line is: a kind of thing, something that happens, a doing; must not find facts."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from spacy.tokens import Doc, Token

from quizgen.language.article import is_counted
from quizgen.language.casing import lower_first, upper_first
from quizgen.language.clause import Clause, main_clause, phrase
from quizgen.language.inflect import can_be_noun, verb_form
from quizgen.language.lexicon import words
from quizgen.language.parser import parsed
from quizgen.language.repair import repaired


class Says(StrEnum):
    """What a body says of its term."""

    KIND = "what kind of thing it is"
    DOES = "what it does"
    HAPPENS = "what happens then"
    NOTHING = "nothing that could be asked"


@dataclass(frozen=True, slots=True)
class Body:
    """A body read; `head` is the noun of a kind of things, None elsewhere or where a doing is named."""

    says: Says
    head: Token | None = None


@lru_cache(maxsize=64)
def read(body: str) -> Body:
    """What the body of a definition line says of its term."""
    first = body.split(maxsplit=1)[0]
    if first in words("bodies-no-doing") or _ASKS.match(body):
        return Body(Says.NOTHING)
    if verb_form(first) == "VBZ" and not _RELATED.match(body) and not _SUBJECT.match(body):
        return Body(Says.DOES)
    if _ENUMERATES.match(body):
        return Body(Says.NOTHING)
    plain = parsed(re.sub(r"\s*\([^)]*\)", "", body))
    says = Says.NOTHING if _orders(plain) else Says.HAPPENS if _hidden_verb(plain) else None
    if says is not None:
        return Body(says)
    found = None if plain[0].tag_ == "VBG" and main_clause(plain) else _kind(body) or _kind_as_it_stands(plain)
    if found is not None:
        return found
    clause = main_clause(repaired(parsed(f"{upper_first(body)}.")))
    return Body(Says.HAPPENS if clause is not None and _tells_all(clause, body) else Says.NOTHING)


def _orders(doc: Doc) -> bool:
    """Whether a note tells in a bare verb what is done: "judge probability by resemblance", "underestimate time"."""
    if len(doc) < 3 or verb_form(doc[0].text) != "VBP":
        return False
    first = doc[0]
    return not can_be_noun(first.text) or (first.dep_ == "compound" and doc[1].pos_ == "NOUN" and doc[2].pos_ == "ADP")


_ASKS = re.compile(r"(?:what|where|how|why|when|who)\b|\W", re.IGNORECASE)
"""What opens a body that is no statement: "how big the step is", a quotation."""
_RELATED = re.compile(r"\w+ (?:between|of|that|who|with|taken|made|used)\b")
"""A noun that could be a verb, but for what follows: "frames between neighbours", "goods that …"."""
_SUBJECT = re.compile(
    r"\w+ (?:can(?:['’]t|not)?|could|may|might|will|would|must|should|are(?:n['’]t)?|were|have|do|don['’]t|did)\b"
)
"""A plural that could be a verb, before its own verb: "plants can't …"."""
_ENUMERATES = re.compile(r"(?!an? |the |any |all )[^,(]+, [^,(]+, (?!(?:which|that|including|is|are)\b)", re.IGNORECASE)
"""A body that lists remarks on its term: "bits on the wire, voltages, connectors"."""


def _kind(body: str) -> Body | None:
    """The body as a kind of things or a doing, when it completes "It is …" and more is told than its noun."""
    doc = parsed(f"It is {_FORMULA_BEHIND.sub('', lower_first(body, frozenset()))}.")
    root = next(token for token in doc if token.head == token)
    if root.tag_ == "VBG" and root.i == 2:
        plain = all(child.lower_ == "is" for child in root.children if child.dep_ in ("aux", "auxpass"))
        return Body(Says.KIND) if plain else None
    head = _completes(root)
    return Body(Says.KIND, head) if head is not None and head.left_edge.i == 2 and _defines(head) else None


_FORMULA_BEHIND = re.compile(r",? \S{1,4} = .*$")


def _completes(root: Token) -> Token | None:
    """The noun that "It is" is completed by, when nothing else hangs on the verb that states something."""
    if root.lower_ != "is":
        return None
    after = [child for child in root.children if child.i > root.i]
    nouns = [c for c in after if c.dep_ == "attr" or (c.dep_ == "acomp" and _of(c))]
    beside = [c for c in after if c.tag_ in ("VBZ", "VBP", "VBD", "MD") and c.left_edge.lower_ not in _SUBORDINATING]
    return nouns[0] if len(nouns) == 1 and not beside else None


def _of(noun: Token) -> bool:
    return any(child.lower_ == "of" for child in noun.children)


_SUBORDINATING = frozenset(("that", "which", "who", "where", "when", "as", "because", "if"))


def _kind_as_it_stands(doc: Doc) -> Body | None:
    """The same of a body whose own parse shows it."""
    root = next(token for token in doc if token.head == token)
    if root.tag_ == "VBG" and root.i == 0:
        states = any(
            c.tag_ in ("VBZ", "VBP", "VBD", "MD") and c.dep_ in ("ccomp", "conj", "xcomp") for c in root.children
        )
        return Body(Says.KIND) if main_clause(doc) is None and not states else None
    return Body(Says.KIND, root) if main_clause(doc) is None and _defines(root) else None


def _defines(head: Token) -> bool:
    """Whether a noun phrase says of what or which: "first responders" only adds to the term, "L" names a symbol."""
    first = head.left_edge
    noun = head.pos_ in ("NOUN", "PROPN") or (
        head.pos_ == "ADJ" and _of(head) and head.lower_ in words("terms-relational")
    )
    named = noun and head.tag_ not in ("NNP", "NNPS") and len(head.text) > 1 and head.lemma_.lower() not in _UNITS
    opens = (
        first.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "ADV") or first.tag_ in ("VBN", "VBG") or first.lower_ == "one"
    )
    return named and opens and any(child.dep_ in _TELLING_OF for child in head.children)


_UNITS = words("quantities-units") | {"percent"}
_TELLING_OF = ("det", "poss", "prep", "relcl", "acl")


def _hidden_verb(doc: Doc) -> bool:
    """Whether a verb stands in what a parser takes for a noun phrase: "blood pressure forces water through …"."""
    for token in doc[1:_LATEST] if doc[0].pos_ != "ADP" else ():
        if token.lower_ in _SUBORDINATING or token.lower_ in ("and", "or", "to", "of"):
            return False
        before = doc[token.i - 1]
        form = verb_form(token.text) if token.pos_ in ("NOUN", "PROPN", "VERB") and token.i + 1 < len(doc) else ""
        after_one = before.tag_ in ("NN", "NNP") or (before.tag_ in ("JJ", "VBN", "VBD") and can_be_noun(before.text))
        if (after_one if form == "VBZ" else form and before.tag_ == "NNS") and _stands(doc, token, form):
            return True
    return False


_LATEST = 16


def _stands(doc: Doc, verb: Token, form: str) -> bool:
    pronoun = "It" if form == "VBZ" else "They"
    probe = parsed(f"{pronoun} {doc[verb.i :].text.rstrip('.')}.")
    clause = main_clause(probe)
    said = clause is not None and clause.subject.i == 0 and clause.verb.i == 1 and clause.verb.pos_ == "VERB"
    return said and len(probe) > 3 and probe[2].lower_ not in ("that", "which", "who", "of", ",", "and", "or")


def _tells_all(clause: Clause, body: str) -> bool:
    """Whether a clause tells by itself what happens: no telegram, no other's verb, and nobody addressed."""
    subject, verb = clause.subject, clause.verb
    opens = subject.left_edge.i == 0 or clause.doc[0].lower_ in _OPENING
    if subject.pos_ in ("PRON", "DET") or _ADDRESSES.search(body) or not opens:
        return False
    finite = clause.auxes[0] if clause.auxes else verb
    if [t.text for t in clause.doc[subject.i : finite.i]].count(",") == 1:  # "no energy needed, goes down"
        return False
    between = clause.doc[subject.i + 1 : verb.i + 2]
    if any(t.lower_ in ("that", "which", "who", "whom") for t in between) or clause.past or verb.tag_ == "VBN":
        return bool(clause.auxes) and not clause.past
    bare = len(phrase(subject)) == 1 and subject.tag_ == "NN" and len(subject.text) > 1
    return not (bare and is_counted(subject.lower_)) and (bool(clause.auxes) or bool(verb_form(verb.text)))


_OPENING = frozenset(("when", "if", "as", "once", "after", "while", "either", "in"))


_ADDRESSES = re.compile(r"\b(?:you|your|we|our|I|she|he)\b|[;→<>=+]")
