"""Owns what a verb takes with a preposition: "X consists of Y", "X formed after Y"; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Question, Rule, Sentence, inverted
from quizgen.generate.question_words import known_kind, of_no_one, question_word, told_kind, vague_quantity, which_kind
from quizgen.generate.rules.subjects import told
from quizgen.language.clause import Clause, core, is_pronoun, phrase
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_LONGEST = 9
_STRANDED = frozenset(("of", "from", "to", "with", "on", "for", "into", "as", "by", "against", "upon"))
_WHEN = frozenset(("during", "after", "before"))
_WEAK = words("complements-weak")
_MOMENTS = words("complements-moments")


def _clause_of(sentence: Sentence) -> Clause | None:
    clause = sentence.clause
    if clause is None or is_pronoun(clause.subject) or clause.negated or clause.copular:
        return None
    return clause


def _closing(clause: Clause, start: Token) -> bool:
    """Whether nothing but punctuation follows the phrase that `start` opens."""
    return not any(not t.is_punct for t in clause.body if t.i > start.right_edge.i)


def _complement(sentence: Sentence) -> Iterator[Fact]:
    """The noun after a verb's own preposition, the preposition left behind: "What is brass made of?"."""
    clause = _clause_of(sentence)
    if clause is None or clause.verb.lemma_ in _WEAK or of_no_one(clause.subject):
        return
    for start in clause.children("prep"):
        said = next((c for c in start.children if c.dep_ == "pobj"), None)
        if start.i != clause.verb.i + 1 or start.lower_ not in _STRANDED or said is None or not _closing(clause, start):
            continue
        tokens = tuple(t for t in phrase(start) if t.i > start.i)
        wh = question_word(said, sentence.people)
        if is_pronoun(said) or vague_quantity(said) or len(tokens) > _LONGEST or not wh or _counts(said):
            continue
        if start.lower_ == "by" and (said.lemma_.lower() in _MOMENTS or said.ent_type_ == "DATE"):
            continue
        yield _asked(clause, wh, start, tokens)


def _counts(said: Token) -> bool:
    """Whether it is a number, or things of which only the number is told: "split into four or five stages"."""
    return said.like_num or any(c.dep_ == "nummod" and c.lower_ != "one" for c in said.children)


def _asked(clause: Clause, wh: str, start: Token, tokens: tuple[Token, ...]) -> Question:
    if wh == "who":
        return inverted(f"{start.lower_} whom", clause, phrase(start), tokens)
    return inverted(wh, clause, tokens, tokens)


def _kind(sentence: Sentence) -> Iterator[Fact]:
    """The named one of a kind after a preposition: "On which chromosome is the gene located?"."""
    clause = _clause_of(sentence)
    if clause is None:
        return
    for start in clause.children("prep"):
        said = next((c for c in start.children if c.dep_ == "pobj"), None)
        if said is None or start.i < clause.verb.i or not _closing(clause, start) or vague_quantity(said):
            continue
        wh = which_kind(said) or told_kind(said) or known_kind(said)
        if wh and len(core(said)) <= _LONGEST and not any(c.dep_ == "conj" for c in said.children):
            yield inverted(f"{start.lower_} {wh}", clause, phrase(start), core(said))


def _fronted(sentence: Sentence) -> Iterator[Fact]:
    """The one of its kind in which all the rest is so: "At divergent boundaries, plates part"."""
    clause = sentence.clause
    if clause is None or is_pronoun(clause.subject) or any(step.startswith("opened") for step in sentence.trace):
        return
    if clause.copular or clause.subject.lower_ in words("subjects-people"):
        return
    for start in clause.children("prep"):
        said = next((c for c in start.children if c.dep_ == "pobj"), None)
        if said is None or start.i > clause.subject.i or start.lower_ not in _FRAMING or vague_quantity(said):
            continue
        if is_pronoun(said) or len(phrase(start)) > _LONGEST or any(c.dep_ in ("conj", "relcl") for c in said.children):
            continue
        wh = question_word(said, sentence.people)
        if wh.startswith("which") and told(clause, besides=phrase(start)):
            yield inverted(f"{start.lower_} {wh}", clause, phrase(start), core(said))


_FRAMING = frozenset(("in", "at", "on", "during", "within", "under", "through", "by", "with", "inside"))


def _moment(sentence: Sentence) -> Iterator[Fact]:
    """ "X happens during Y": "When does X happen?"."""
    clause = _clause_of(sentence)
    if clause is None:
        return
    for start in clause.children("prep"):
        said = next((c for c in start.children if c.dep_ == "pobj"), None)
        if said is None or start.i < clause.verb.i or not _closing(clause, start) or is_pronoun(said):
            continue
        timed = start.lower_ in _WHEN or (start.lower_ in ("at", "in", "on") and said.lemma_.lower() in _MOMENTS)
        named = clause.verb.lemma_ in ("name", "call", "appear") or any(c.dep_ == "acomp" for c in clause.verb.children)
        if timed and len(phrase(start)) <= _LONGEST and clause.child("dobj") is None and not named:
            yield inverted("when", clause, phrase(start), phrase(start))


RULES = (
    Rule(
        RuleId("complement"),
        0.52,
        _complement,
        every_clause=True,
        examples=(
            ("Brass is made of copper and zinc.", "What is brass made of?", "copper and zinc"),
            ("Butterflies develop from caterpillars.", "What do butterflies develop from?", "caterpillars"),
        ),
        counters=(
            "It is made of copper.",
            "She listened to him.",
            "The play is split into five acts.",
            "The town was starving by the autumn.",
            "The oldest beads date from the Bronze Age.",
            "Some people suffer from hay fever.",
        ),
    ),
    Rule(
        RuleId("kind"),
        0.60,
        _kind,
        every_clause=True,
        examples=(
            (
                "Color blindness is inherited in an X-linked pattern.",
                "In which pattern is color blindness inherited?",
                "an X-linked pattern",
            ),
        ),
        counters=("It is found on chromosome 7.", "Turtles live in a small lake."),
    ),
    Rule(
        RuleId("fronted"),
        0.62,
        _fronted,
        every_clause=True,
        examples=(
            (
                "In anaphase, the sister chromatids are pulled toward opposite poles.",
                "In which phase are the sister chromatids pulled toward opposite poles?",
                "anaphase",
            ),
            (
                "At convergent boundaries, plates move toward each other.",
                "At which type of boundary do plates move toward each other?",
                "convergent boundaries",
            ),
        ),
        counters=("In a way, plates move toward each other.", "At night it rains."),
    ),
    Rule(
        RuleId("moment"),
        0.55,
        _moment,
        every_clause=True,
        examples=(
            ("Most hedgehogs hibernate during the winter.", "When do most hedgehogs hibernate?", "during the winter"),
        ),
        counters=("They hibernate during the winter.",),
    ),
)
