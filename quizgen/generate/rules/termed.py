"""Owns what the term of a definition line is: its wording, number, article, what it names; must not find facts."""

import re

from quizgen.generate.candidate import Sentence
from quizgen.generate.rules.bodies import Body
from quizgen.generate.rules.noted import cut_down, noun_above
from quizgen.generate.usage import Usage, folded
from quizgen.language.article import indefinite
from quizgen.language.casing import lower_first
from quizgen.language.inflect import is_adjectival, is_plural_word
from quizgen.language.lexicon import words


def name_of(sentence: Sentence) -> str:
    """The term in running text: without what stands in brackets behind it, lowered where the text lowers it, with the
    noun above it that it lacks."""
    noun = noun_above(sentence) if cut_down(sentence) else ""
    return f"{_lowered(sentence)} {noun}".strip()


def _lowered(sentence: Sentence) -> str:
    block = sentence.block
    term = re.sub(r"\s*\([^)]*\)", "", block.term)
    first = term.split(" ")[0]
    told = re.search(rf"\b{re.escape(first.lower())}\b", block.text.plain[block.body_at :])
    if first[1:].islower() and not re.search(r"['’]", first) and (told or folded(term) in sentence.usage.lowered):
        return term[:1].lower() + term[1:]
    return term if _OF_SOMEBODY.match(term) and is_law(term) else lower_first(term, sentence.proper)


_OF_SOMEBODY = re.compile(r"[A-Z][a-z]+['’]s ")
"""Before a law, a name: "Hooke's law"."""


def is_adjective(term: str) -> bool:
    """Whether a term is the adjective of a noun that stands elsewhere: "closed" below "Types of systems"."""
    return " " not in term and is_adjectival(term)


def is_plural_term(term: str) -> bool:
    """Whether a term is a plural, by its last word."""
    last = term.rsplit(" ", maxsplit=1)[-1]
    return last.islower() and is_plural_word(last)


def is_role(term: str, body: Body) -> bool:
    """Whether the body tells what several do, and not what they are: "defence against worms" of eosinophils."""
    return is_plural_term(term) and body.head is not None and body.head.lower_ in words("terms-roles")


def with_article(term: str, body: Body, usage: Usage) -> str | None:
    """The term as it is asked for by "What is", where the text shows whether it is counted; else None."""
    head = body.head
    if is_plural_term(term):
        return term if head is not None and head.tag_ == "NNS" else None
    if re.match(r"(?:an?|the) ", term) or (head is not None and head.tag_ == "NNS"):
        return None
    known = folded(term)
    of_one = head is not None and head.left_edge.lower_ in ("a", "an")
    same = head is not None and head.lower_ == known.split(" ")[-1]
    counted = known in usage.counted or (of_one and (same or known in usage.plural))
    bare = (known in usage.bare and not of_one) or bool(_NEVER_COUNTED.search(known))
    if counted == bare:
        return None
    return indefinite(term) if counted else term


_NEVER_COUNTED = re.compile(r"(?:[^n]osis|lysis|genesis|ology|[^nrh]ism)$")


def is_law(term: str) -> bool:
    """Whether a term names what is so: "Lenz's law", "law of demand"."""
    return law_of(term) != ""


def law_of(term: str) -> str:
    """The noun that says so: "law", "principle"; '' when the term is no law."""
    parts = term.lower().split(" ")
    named = parts[0] if len(parts) > 1 and parts[1] == "of" else parts[-1]
    return named if len(parts) > 1 and named in words("terms-laws") else ""


def definite(term: str) -> str:
    """A law with the article it wants: "the loop rule", but "Lenz's law"."""
    return term if re.match(r"[\w-]+['’]", term) else f"the {term}"


def is_process(term: str) -> bool:
    """Whether a term names what happens: "filtration", "dirty read"."""
    last = term.rsplit(" ", maxsplit=1)[-1]
    named = last in words("terms-processes") or bool(_HAPPENING.search(last))
    return named and last[1:].islower() and last not in words("terms-things")


_HAPPENING = re.compile(r"(?:[ts]ion|sis|[a-z]{3}ing|[a-z]{4}ment|leakage)$")


def in_process(term: str) -> str:
    """The process as it stands behind "in": "glomerular filtration", "the lectin pathway", "a dirty read"."""
    last = term.rsplit(" ", maxsplit=1)[-1]
    if last in ("pathway", "phase", "stage", "step", "cycle"):
        return f"the {term}"
    counted = last in words("terms-processes") and last not in _UNCOUNTED
    return indefinite(term) if counted else term


_UNCOUNTED = ("transport", "diffusion", "disease", "syndrome", "disorder", "leakage", "start", "flow", "drift", "decay")


def is_property(term: str) -> bool:
    """Whether a term names what holds of something: "atomicity"."""
    return bool(re.search(r"[a-z]{3}(?:ity|cy|ness)$", term))
