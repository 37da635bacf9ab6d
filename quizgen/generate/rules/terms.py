"""Owns definition lines, "**Term**: what it is": asked forwards and backwards; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Phrase, Question, Rule, Sentence
from quizgen.generate.rules.bodies import Body, Says, read
from quizgen.generate.rules.noted import both, fragment, is_letter, noun_above, remarked, spelled_out
from quizgen.generate.rules.termed import (
    definite,
    in_process,
    is_adjective,
    is_law,
    is_plural_term,
    is_process,
    is_property,
    is_role,
    law_of,
    name_of,
    with_article,
)
from quizgen.generate.topic import content_stems, is_generic, stem
from quizgen.generate.usage import folded
from quizgen.language.article import indefinite, is_counted
from quizgen.language.casing import lower_first
from quizgen.language.inflect import singular, verb_form
from quizgen.language.lexicon import words
from quizgen.language.sentences import split
from quizgen.model import RuleId

_LONGEST_TERM = 5


def _definition_line(sentence: Sentence) -> Iterator[Fact]:
    first = _said(sentence)
    if _is_of_topic(sentence):
        return
    if not 3 <= len(first.split()) <= 16 or (not _FORMULA.search(first) and len(first.split(",")[0]) < 3):
        return
    if _FORMULA.search(first):
        yield from _formula(first, _context(sentence), name_of(sentence))
    elif not _leans(first) and not is_adjective(name_of(sentence)):
        said = lower_first(first, sentence.proper)
        body = read(first)
        if body.says is Says.KIND:
            yield from _what_it_is(sentence, said, body)
        elif body.says is Says.DOES:
            yield from _what_it_does(sentence, said)
        elif body.says is Says.HAPPENS:
            yield from _what_happens(sentence, said)


def _what_it_is(sentence: Sentence, said: str, body: Body) -> Iterator[Fact]:
    term, context = name_of(sentence), _context_for(sentence, name_of(sentence))
    if is_role(term, body):
        yield _what(f"the role of {term}", "is", context, said)
    elif (known := with_article(term, body, sentence.usage)) is not None:
        yield _what(known, "are" if is_plural_term(term) else "is", context, _for_one(said, term))
    else:
        yield Question("meant", {"context": context, "term": term}, _for_one(said, term))


def _what(term: str, be: str, context: str, said: str) -> Question:
    return Question("definition", {"lead": f"in {context}" if context else "", "be": be, "term": term}, said)


def _what_it_does(sentence: Sentence, said: str) -> Iterator[Fact]:
    term = name_of(sentence)
    asked = term if any(char.isupper() for char in term) or _DETERMINED.match(term) else None
    if asked is None and folded(term) in sentence.usage.counted:
        asked = indefinite(term)
    if asked is not None:
        yield Question("does", {"context": _context_for(sentence, term), "term": asked}, both(said))


def _what_happens(sentence: Sentence, said: str) -> Iterator[Fact]:
    term = name_of(sentence)
    context = _context_for(sentence, term)
    if is_law(term):
        yield Question("states", {"context": context, "term": definite(term)}, said)
    elif is_process(term):
        yield Question("happens-in", {"context": context, "term": in_process(term)}, said)
    elif is_property(term):
        yield Question("meant", {"context": context, "term": term}, said)


def _term_line(sentence: Sentence) -> Iterator[Fact]:
    """A definition line asked backwards: which term it defines."""
    first, term = _said(sentence), name_of(sentence)
    if (
        not 4 <= len(first.split()) <= 22
        or _FORMULA.search(first)
        or _leans(first)
        or is_adjective(term)
        or _is_of_topic(sentence)
    ):
        return
    said, body = lower_first(first, sentence.proper), read(first)
    slots: dict[str, str | Phrase] = {"context": _unless_named(_context(sentence), said), "said": said}
    if body.says is Says.DOES:
        told = both(re.sub(r"\s*\([^)]*\)$", "", said))
        kind = _kind_of_list(sentence, term)
        if not kind or stem(kind) != stem(told.split(" ")[0]):
            yield Question("what-does", {**slots, "said": told, "kind": kind}, term)
    elif body.says is Says.KIND and not is_role(term, body):
        yield Question("term-line", {**slots, "said": _NAME_FOR.sub("", _defining(_for_one(said, term), body))}, term)
    elif body.says is Says.HAPPENS and is_law(term):
        yield Question("law", {**slots, "kind": law_of(term)}, term)
    elif body.says is Says.HAPPENS and (is_process(term) or is_property(term)) and not _CONDITION.match(said):
        yield Question("called-when", slots, term)


_NAME_FOR = re.compile(r"^(?:the|a) (?:name|term|word) (?:for|of|given to) ")
_CONDITION = re.compile(r"(?:when|if|as|once|after|while|where|either|in)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:an?|the) ")


def _kind_of_list(sentence: Sentence, term: str) -> str:
    """What the list or section gathers, when the term is one by its last word: "join" of "Joins"; else ''."""
    over = (*sentence.block.stems[-1:], sentence.heading)
    many = [match.group().lower() for text in over if (match := _LAST_WORD.search(text))]
    last = term.rsplit(" ", maxsplit=1)[-1]
    return last if " " in term and any(word != last and singular(word) == last for word in many) else ""


_LAST_WORD = re.compile(r"[A-Za-z-]+(?=[:.]?$)")


def _is_of_topic(sentence: Sentence) -> bool:
    """Whether a line is a remark on one word of the topic: "Network: routing packets" of computer networks."""
    return content_stems(sentence.block.term) < sentence.topic.words


def _for_one(said: str, term: str) -> str:
    """The body with the term's own noun for "one": "a process that …" of a reversible process."""
    return re.sub(r"^one(?= (?:that|which|who|in|with)\b)", indefinite(term.rsplit(" ", maxsplit=1)[-1]), said)


def _defining(said: str, body: Body) -> str:
    """The body with the article that a note leaves out: "a compound made only of …", "the rate of flow"."""
    head = body.head
    if head is None and (match := _ONE_THAT.match(said)) and verb_form(match.group(2)) == "VBZ":
        return indefinite(said) if is_counted(match.group(1)) else said
    if head is None or head.tag_ not in ("NN", "JJ") or _told_of_how_many(head) or not said[:1].islower():
        return said
    behind = head.doc[head.i + 1].lower_ if head.i + 1 < len(head.doc) else ""
    if behind == "of":
        if head.lower_ in words("terms-relational"):
            return f"the {said}"
        return said if _DOING.search(head.lower_) or not is_counted(head.lower_) else indefinite(said)
    return indefinite(said) if is_counted(head.lower_) and behind not in (",", "and") else said


_ONE_THAT = re.compile(r"([a-z-]+) (?:that|which) (\w+)")
"""A noun of which the verb behind shows that it is one, where a parser saw no noun phrase."""


def _told_of_how_many(head: Token) -> bool:
    first = head.left_edge
    return first.pos_ in ("DET", "NUM") or first.lower_ in words("definitions-quantifiers")


_DOING = re.compile(r"(?:tion|sion|ment|ing|ance|ence|ure|ness|ity|al|sis)$")
"""The end of a noun that names what happens, which a note leaves bare: "diffusion of heat"."""


def _said(sentence: Sentence) -> str:
    """What a definition line says of its term, up to the first stop; '' when it is none."""
    block = sentence.block
    if not block.term or sentence.start > 0 or len(block.term.split()) > _LONGEST_TERM:
        return ""
    if _LABELS.match(block.term) or _REMARK.match(block.term) or _DATE.search(block.term) or remarked(sentence):
        return ""
    if is_letter(block.term) and not noun_above(sentence):
        return ""
    return spelled_out(first_sentence(block.text.plain[block.body_at :].strip()))


def _formula(body: str, context: str, term: str) -> Iterator[Fact]:
    formula = _FORMULA_END.split(body)[0].strip()
    if "=" in formula and "!" not in formula and _LAW.search(term):
        yield Question("formula", {"context": context, "term": term}, formula)


def _leans(body: str) -> bool:
    """Whether a body says something only beside its neighbours."""
    return bool(_POINTS.search(body) or _STANDS_FOR.search(body)) or fragment(body)


_DATE = re.compile(
    r"^(?:c\. ?|ca\.? )?\d|\b(?:1\d|20)\d\d\b|^(?:early |mid |late )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""What a line of a chronicle bears: it tells what happened then, and defines nothing."""
_LABELS = re.compile(
    r"(?:but|except|plus|also|only|note|see|example|e\.g|key|main|why|how|when|where|what|if|not|next|last|today|homework|reading|due|week|downside|upside|drawback|problem|consequence|trade-?off|benefit|goals?)\b",
    re.IGNORECASE,
)
"""What opens a label that is no term."""
_REMARK = re.compile(
    r"(?:remed(?:y|ies)|cures?|fix(?:es)?|solutions?|causes?|effects?|results?|idea|point|catch|trick|tips?|pros|cons|"
    r"advantages?|disadvantages?|limits?|limitations?|intuition|summary|origins?|history|uses?|usage|\w+ed "
    r"(?:in|by|for|with|to|on|at|as|from) .+)$",
    re.IGNORECASE,
)
"""A label of what is remarked on something named above it."""


_FORMULA = re.compile(r"^[^ ]{1,6} ?= |^.{0,12} = ")
_LAW = re.compile(r"\b(?:law|equation|formula|theorem|relation|identity|principle|inequality)\b", re.IGNORECASE)
"""What has one formula; of "energy" there are many."""
_FORMULA_END = re.compile(r",? where |[,;] |\. ")
_POINTS = re.compile(
    r"\b(?:both|it's|they|this|these|those)\b(?! and)|\bof the (?:two|three)\b|\b(?:the two|one|ones)$", re.IGNORECASE
)
_STANDS_FOR = re.compile(r"^(?!.*\b(?:that|which|who)\b.* (?:it|them)\b).*\b(?:it|them)\b", re.IGNORECASE)
"""A pronoun, but in "the part of a plant that anchors it"."""


def first_sentence(text: str) -> str:
    text = text.split(" – ", maxsplit=1)[0]
    return next((text[start:end] for start, end in split(text)), "").strip().rstrip(" .")


def _context_for(sentence: Sentence, term: str) -> str:
    """The topic to ask for a term in, where it does not name it nor has a word that is met in it alone."""
    rare = any(_is_rare(word) for word in re.findall(r"[A-Za-z-]{4,}", term))
    return "" if rare else _unless_named(_context(sentence), term)


def _unless_named(context: str, shown: str) -> str:
    return "" if content_stems(shown) & content_stems(context) else context


def _is_rare(word: str) -> bool:
    return word[1:].islower() and zipf(word.lower()) == 0


def _context(sentence: Sentence) -> str:
    topic = sentence.topic
    if topic.name and not is_generic(topic.name) and "," not in topic.name:
        named = topic.words <= content_stems(sentence.block.term)
        return "" if named or _is_amount(topic.name) else topic.name
    heading = re.sub(r"^[\d.]+\s+|\s*\([^)]*\)", "", sentence.heading)
    shared = content_stems(heading) & content_stems(sentence.block.term)
    if _NO_FIELD.search(heading) or _is_amount(heading) or len(heading.split()) > 5 or shared or is_generic(heading):
        return ""
    return lower_first(heading, sentence.proper)


def _is_amount(name: str) -> bool:
    """Whether a name is that of one thing that is measured or done, in which no term is met: "rate of flow"."""
    first, of, _ = name.lower().partition(" of ")
    return bool(of) and first.rsplit(" ", maxsplit=1)[-1] in words("terms-relational")


_NO_FIELD = re.compile(r"[?:]|^(?:\w–\w|week|lecture|unit|chapter|day|part)\b", re.IGNORECASE)
"""A heading that names no field: a question, the letters of a glossary."""

RULES = (
    Rule(RuleId("definition-line"), 0.76, _definition_line, joined=True, pointing=True),
    Rule(RuleId("term-line"), 0.70, _term_line, joined=True, pointing=True),
)
