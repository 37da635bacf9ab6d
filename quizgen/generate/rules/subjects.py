"""Owns questions whose answer is the subject, the object or the agent of a statement; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Phrase, Predicate, Question, Rule, Sentence, inverted, lead_of
from quizgen.language.clause import Clause, core, is_pronoun, phrase
from quizgen.language.inflect import singular
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_WEAK_VERBS = words("subjects-weak-verbs")
_STRONG_VERBS = words("subjects-strong-verbs")
_PEOPLE = words("subjects-people")


def _told(clause: Clause) -> bool:
    """Whether the predicate alone says enough to lead to one answer."""
    said = [t for t in clause.body if t.i > clause.subject.right_edge.i]
    telling = {
        t.lemma_
        for t in said
        if t.pos_ == "PROPN" or (t.pos_ in ("NOUN", "ADJ", "VERB", "NUM") and zipf(t.lower_) < _TELLING)
    }
    return len(telling) >= 2 and not any(t.lower_ in ("their", "its", "them", "then") for t in said)


_TELLING = 4.3


def _subject(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or clause.negated or clause.copular or clause.subject.pos_ not in ("NOUN", "PROPN"):
        return
    if clause.verb.lemma_ in _WEAK_VERBS or not _told(clause):
        return
    if clause.subject.lower_ in _PEOPLE - words("people-groups") or (
        not clause.past and clause.subject.lower_ in words("people-groups")
    ):
        return
    tokens = core(clause.subject)
    wh = question_word(clause.subject, sentence.people)
    if len(tokens) > 6 or vague_quantity(clause.subject) or not wh or (clause.past and not _placed(clause)):
        return
    said = Predicate(clause, singular=True)
    yield Question("subject", {"wh": wh, "lead": lead_of(clause), "said": said}, Phrase(tokens))


def question_word(head: Token, people: frozenset[str]) -> str:
    """What asks for a noun phrase: "who", "which type of wave", "what"; '' when the words do not tell."""
    if head.text in people or (head.pos_ == "PROPN" and any(t.text in people for t in core(head))):
        return "who"
    if head.lower_ in words("people-groups"):
        return "who"
    if head.pos_ == "PROPN" and head.text.isalpha() and head.text.istitle():
        kind = head.lower_
        return f"which {kind}" if kind in words("subjects-kinds") and len(core(head)) > 1 else ""
    return which_kind(head) or _which_type(head) or "what"


def which_kind(head: Token) -> str:
    """ "which gene" for "the HBB gene", "which chromosome" for "chromosome 11": a kind, and a name that tells it apart.

    '' when the words before the noun are too common to be a name.
    """
    if head.lemma_.lower() not in words("subjects-common-kinds") or head.text.isupper():
        return ""
    before = [t for t in core(head) if t.i < head.i and t.dep_ in ("compound", "amod", "nmod", "nummod", "npadvmod")]
    numbered = head.i + 1 < len(head.doc) and head.doc[head.i + 1].like_num and head.doc[head.i + 1].head == head
    named = any(t.pos_ == "PROPN" or not t.text.islower() or zipf(t.lower_) < _NAMING for t in before)
    if any(t.like_num or t.tag_ in ("JJS", "JJR", "RBS", "RBR") for t in before) or not (named or numbered):
        return ""
    return f"which {singular(head.lower_)}"


_NAMING = 4.3
"""Zipf frequency below which a word before a noun tells one of its kind apart."""


def _which_type(head: Token) -> str:
    """ "which type of wave" for "theta waves": a noun told apart by one of its own kind of modifiers."""
    tokens = [t for t in core(head) if t.i <= head.i and t.pos_ != "DET"]
    if (
        len(head.text) < _SHORTEST_KIND
        or len(tokens) != 2
        or tokens[0].dep_ not in ("compound", "amod")
        or not tokens[0].text.islower()
    ):
        return ""
    if head.left_edge.lower_ == "the" or head.lemma_.lower() in _KIND_WORDS:
        return ""  # "the spinal cord" is no type of cord
    modifier = tokens[0]
    telling = modifier.pos_ in ("NOUN", "ADJ") and zipf(modifier.lower_) < _CLASSIFYING and modifier.tag_ == "JJ"
    if not telling and modifier.dep_ != "compound":
        return ""
    return f"which type of {singular(head.text)}" if zipf(head.lower_) > _KNOWN_KIND else ""


_KIND_WORDS = frozenset(("form", "type", "kind", "sort", "version", "way"))
_SHORTEST_KIND = 3
"""Letters of a word that can name a kind: "chlorophyll b" is no type of b."""
_CLASSIFYING = 4.2
_KNOWN_KIND = 3.5


def _placed(clause: Clause) -> bool:
    """Whether the predicate of a past statement says of whom or when: a name or a number."""
    said = [t for t in clause.body if t.i > clause.subject.right_edge.i or t.i < clause.subject.left_edge.i]
    return any(t.pos_ == "PROPN" or t.like_num for t in said)


_QUANTITIES = words("subjects-quantities")


def vague_quantity(head: Token) -> bool:
    """Whether a noun phrase opens with a quantity or an owner that no one could recall as an answer."""
    first = next((t for t in phrase(head) if not t.is_punct), head)
    return first.lower_ in _QUANTITIES or first.tag_ == "PRP$"


def _object(sentence: Sentence) -> Iterator[Fact]:
    if sentence.clause is not None and sentence.clause.verb.lemma_ in _STRONG_VERBS:
        yield from _objects(sentence, sentence.clause)


def _any_object(sentence: Sentence) -> Iterator[Fact]:
    """The object of a verb that fits many: only what else is said can make it the one answer."""
    clause = sentence.clause
    if clause is None or clause.verb.lemma_ in _STRONG_VERBS | _WEAK_VERBS or not _told(clause):
        return
    yield from _objects(sentence, clause)


def _objects(sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    if is_pronoun(clause.subject) or clause.negated:
        return
    if any(aux.dep_ == "auxpass" for aux in clause.auxes) or any(c.dep_ == "conj" for c in clause.verb.children):
        return
    asked = clause.child("dobj")
    if asked is None or is_pronoun(asked) or len(core(asked)) > 8 or vague_quantity(asked):
        return
    if any(t.dep_ in ("relcl", "advcl") for t in clause.body if t.i > asked.i):
        return
    wh = question_word(asked, sentence.people)
    if wh:
        yield inverted("whom" if wh == "who" else wh, clause, phrase(asked), phrase(asked))


def _depends(sentence: Sentence) -> Iterator[Fact]:
    """ "X depends on Y", "X consists of Y"."""
    clause = sentence.clause
    pairs = {"depend": "on", "consist": "of", "rely": "on", "belong": "to"}
    if clause is None or is_pronoun(clause.subject) or clause.verb.lemma_ not in pairs or clause.negated:
        return
    for start in clause.children("prep"):
        if start.lower_ == pairs[clause.verb.lemma_]:
            tokens = tuple(t for t in phrase(start) if t.i > start.i)
            if tokens and len(tokens) <= 12 and tokens[-1].i >= clause.body[-1].i:
                yield inverted("what", clause, tokens, tokens)


def _passive_agent(sentence: Sentence) -> Iterator[Fact]:
    """ "X is released by Y": "What releases X?" asked in the passive's own order."""
    clause = sentence.clause
    if (
        clause is None
        or is_pronoun(clause.subject)
        or clause.negated
        or clause.verb.lemma_ in ("cause", "follow", "accompany", "characterize")
    ):
        return
    agent = clause.child("agent")
    doer = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    if agent is None or doer is None or doer.pos_ == "PRON" or agent.right_edge.i < clause.body[-1].i:
        return
    tokens = tuple(t for t in phrase(agent) if t.i > agent.i)
    wh = question_word(doer, sentence.people)
    if not wh or len(tokens) > 9:
        return
    asked = (*phrase(agent),) if wh == "who" else tokens
    yield inverted("by whom" if wh == "who" else wh, clause, asked, tokens)


RULES = (
    Rule(
        RuleId("subject"),
        0.45,
        _subject,
        examples=(
            (
                "Red algae produce a gel that thickens ice cream.",
                "What produces a gel that thickens ice cream?",
                "red algae",
            ),
        ),
        counters=(
            "It produces a thick gel used in ice cream.",
            "Some plants may produce a thick gel used in ice cream.",
            "Most databases use locks.",
            "Boston founded a town named New Amsterdam.",
        ),
    ),
    Rule(
        RuleId("object"),
        0.52,
        _object,
        examples=(("The left lung contains two lobes.", "What does the left lung contain?", "two lobes"),),
        counters=("It contains two lobes.", "The lung has two lobes."),
    ),
    Rule(
        RuleId("any-object"),
        0.42,
        _any_object,
        examples=(
            (
                "Glaciers carve deep valleys into granite slopes.",
                "What do glaciers carve into granite slopes?",
                "deep valleys",
            ),
        ),
        counters=("They carve deep valleys into granite slopes.",),
    ),
    Rule(
        RuleId("depends"),
        0.68,
        _depends,
        examples=(
            (
                "The height of a tide depends on the positions of the moon and the sun.",
                "What does the height of a tide depend on?",
                "the positions of the moon and the sun",
            ),
        ),
        counters=("It depends on the moon.",),
    ),
    Rule(
        RuleId("agent"),
        0.36,
        _passive_agent,
        examples=(
            (
                "Bile is stored by a small organ under the liver.",
                "What is bile stored by?",
                "a small organ under the liver",
            ),
        ),
        counters=("It is stored by the liver.",),
    ),
)
