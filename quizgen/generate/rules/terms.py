"""Owns definition lines, "**Term**: what it is": asked forwards and backwards; must not render text."""

import re
from collections.abc import Iterator

from quizgen.generate.candidate import Fact, Phrase, Question, Rule, Sentence
from quizgen.generate.topic import content_stems, is_generic
from quizgen.language.casing import lower_first
from quizgen.language.clause import main_clause
from quizgen.language.inflect import verb_form
from quizgen.language.parser import parsed
from quizgen.language.sentences import split
from quizgen.model import RuleId

_LONGEST_TERM = 5


def _definition_line(sentence: Sentence) -> Iterator[Fact]:
    first = _said(sentence)
    if not 3 <= len(first.split()) <= 16 or (not _FORMULA.search(first) and len(first.split(",")[0]) < 3):
        return
    term, context = _term(sentence), _context(sentence)
    if _FORMULA.search(first):
        yield from _formula(first, context, term)
    elif _leans(first):
        return
    elif verb_form(first.split()[0]) == "VBZ":
        if (first.split()[0] not in _STATES and any(char.isupper() for char in term)) or term.startswith(
            ("a ", "an ", "the ")
        ):
            yield Question("does", {"context": context, "term": term}, first)
    elif _names_kind(first):
        yield Question("meant", {"context": context, "term": term}, first)


def _said(sentence: Sentence) -> str:
    """What a definition line says of its term, up to the first stop; '' when it is none."""
    block = sentence.block
    if not block.term or sentence.start > 0 or len(block.term.split()) > _LONGEST_TERM:
        return ""
    if _LABELS.match(block.term) or _DATE.search(block.term):
        return ""
    return first_sentence(block.text.plain[block.body_at :].strip())


def _formula(body: str, context: str, term: str) -> Iterator[Fact]:
    formula = _FORMULA_END.split(body)[0].strip()
    if "=" in formula and "!" not in formula and _LAW.search(term):
        yield Question("formula", {"context": context, "term": term}, formula)


def _names_kind(body: str) -> bool:
    """Whether the body of a definition line is a noun phrase or a doing, and no statement or number of its own."""
    if _ENUMERATES.match(body):
        return False
    doc = parsed(body)
    root = next(token for token in doc if token.head == token)
    opens = doc[0].tag_ in ("DT", "JJ", "NN", "NNS", "VBG", "PDT") or doc[0].lower_ in ("any", "all")
    told = root.tag_ == "VBG" or (root.pos_ == "NOUN" and any(child.dep_ in _TELLING_OF for child in root.children))
    return opens and main_clause(doc) is None and told


_TELLING_OF = ("det", "poss", "prep", "relcl", "acl")
"""What makes a noun phrase a definition: "first responders" only adds to the term."""
_ENUMERATES = re.compile(r"(?!an? |the |any |all )[^,(]+, [^,(]+, ", re.IGNORECASE)
"""A body that lists remarks on its term: "bits on the wire, voltages, connectors"."""


def _term_line(sentence: Sentence) -> Iterator[Fact]:
    """A definition line asked backwards: which term it defines."""
    first = _said(sentence)
    if not 4 <= len(first.split()) <= 22:
        return
    if _FORMULA.search(first) or _leans(first):
        return
    slots: dict[str, str | Phrase] = {"context": _context(sentence), "said": lower_first(first, sentence.proper)}
    if verb_form(first.split()[0]) == "VBZ":
        yield Question("what-does", slots, _term(sentence))
    elif _names_kind(first):
        yield Question("term-line", slots, _term(sentence))


def _leans(body: str) -> bool:
    """Whether a body says something only beside its neighbours."""
    return bool(_POINTS.search(body) or _STANDS_FOR.search(body))


_DATE = re.compile(
    r"^(?:c\. ?|ca\.? )?\d|\b(?:1\d|20)\d\d\b|^(?:early |mid |late )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""What a line of a chronicle bears: it tells what happened then, and defines nothing."""
_LABELS = re.compile(
    r"(?:also|only|note|see|example|e\.g|key|main|why|how|when|where|what|if|not|next|last|today|homework|reading|due|week)\b",
    re.IGNORECASE,
)
"""What opens a label that is no term."""


_FORMULA = re.compile(r"^[^ ]{1,6} ?= |^.{0,12} = ")
_LAW = re.compile(r"\b(?:law|equation|formula|theorem|relation|identity|principle|inequality)\b", re.IGNORECASE)
"""What has one formula; of "energy" there are many."""
_FORMULA_END = re.compile(r",? where |[,;] |\. ")
_POINTS = re.compile(
    r"\b(?:both|it's|they|this|these|those)\b(?! and)|\bof the (?:two|three)\b|\b(?:the two|one|ones)$", re.IGNORECASE
)
_STANDS_FOR = re.compile(r"^(?!.*\b(?:that|which|who)\b.* (?:it|them)\b).*\b(?:it|them)\b", re.IGNORECASE)
"""A pronoun, but in "the part of a plant that anchors it"."""
_STATES = ("is", "has", "means", "contains", "includes", "was")
"""Verbs of a body that say what the term is or has, not what it does."""


def first_sentence(text: str) -> str:
    text = text.split(" – ", maxsplit=1)[0]
    return next((text[start:end] for start, end in split(text)), "").strip().rstrip(" .")


def _term(sentence: Sentence) -> str:
    """The term of a definition line in running text, without what stands in brackets behind it."""
    return lower_first(re.sub(r"\s*\([^)]*\)", "", sentence.block.term), sentence.proper)


def _context(sentence: Sentence) -> str:
    topic = sentence.topic
    if topic.name and not is_generic(topic.name):
        named = topic.words <= content_stems(sentence.block.term) or "," in topic.name
        return "" if named else topic.name
    heading = re.sub(r"^[\d.]+\s+|\s*\([^)]*\)", "", sentence.heading)
    shared = content_stems(heading) & content_stems(sentence.block.term)
    if heading.endswith("?") or len(heading.split()) > 5 or shared or is_generic(heading):
        return ""
    return lower_first(heading, sentence.proper)


RULES = (
    Rule(RuleId("definition-line"), 0.76, _definition_line, joined=True, pointing=True),
    Rule(RuleId("term-line"), 0.70, _term_line, joined=True, pointing=True),
)
