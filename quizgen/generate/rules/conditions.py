"""Owns conditions and deadlines: "if A, B", "B when A", "within N of A"; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Inverted, Phrase, Question, Rule, Sentence, inverted, opening
from quizgen.generate.topic import Intent
from quizgen.language.clause import Clause, clause_of, core, is_pronoun, phrase
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_GETTING = words("conditions-getting")


def _condition(clause: Clause) -> Token | None:
    """The verb of the one if/when clause that the clause hangs on."""
    found = [
        child
        for child in clause.verb.children
        if child.dep_ == "advcl"
        and any(
            mark.lower_ in ("if", "when", "unless", "after", "before")
            for mark in child.children
            if mark.i == child.left_edge.i
        )
    ]
    return found[0] if len(found) == 1 else None


def _if_tokens(condition: Token) -> tuple[Token, ...]:
    return tuple(t for t in phrase(condition) if not (t.is_punct and t.i == condition.right_edge.i))


def _when(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    condition = _condition(clause) if clause is not None else None
    if clause is None or condition is None or (is_pronoun(clause.subject) and clause.subject.lower_ not in ("you",)):
        return
    if (
        condition.i < clause.verb.i
        or _pronoun_subject(condition)
        or condition.left_edge.lower_ not in ("if", "when")
        or _timed(clause, condition)
        or clause.past  # what happened once is asked for its date
        or not _states(condition)
    ):
        return
    yield inverted("when", clause, phrase(condition), _if_tokens(condition))


def _states(condition: Token) -> bool:
    """Whether a condition is a clause, or a participle of which more is told: "when taken early", no "if slowly"."""
    finite = any(
        t.tag_ in ("VBZ", "VBP", "VBD", "MD") and t in (condition, *condition.children) for t in phrase(condition)
    )
    more = any(t.i > condition.i and t.pos_ in ("NOUN", "ADJ", "ADV", "NUM") for t in condition.children)
    return finite or (condition.tag_ in ("VBN", "VBG") and (more or any(c.dep_ == "prep" for c in condition.children)))


def _timed(clause: Clause, condition: Token) -> bool:
    """Whether a time or a number is told besides, or words that a reader would take for it: "begin 8 years after …"."""
    besides = [t for t in clause.body if t.i > clause.verb.i and t not in set(phrase(condition))]
    return any(t.lemma_ in words("quantities-units") or t.lower_ in ("after", "before") for t in besides)


def _pronoun_subject(verb: Token) -> bool:
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("it", "they", "this", "he", "she") for c in verb.children
    )


def _consequence(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    condition = _condition(clause) if clause is not None else None
    if clause is None or condition is None or condition.i > clause.verb.i or clause.negated:
        return
    asked = clause.child("dobj")
    if asked is None or clause.verb.lemma_ not in _GETTING or is_pronoun(asked):
        return
    tokens = frozenset(t.i for t in phrase(asked))
    yield Question(
        "inverted",
        {"wh": "what", "lead": Phrase(_if_tokens(condition)), "said": Inverted(clause, tokens), "behind": ""},
        Phrase(core(asked)),
    )


def _happens(sentence: Sentence) -> Iterator[Fact]:
    """ "When A, B": "What happens when A?"."""
    clause = sentence.clause
    condition = _condition(clause) if clause is not None else None
    if clause is None or condition is None or condition.i > clause.subject.i or clause.past or clause.negated:
        return
    if condition.left_edge.i > 0 or condition.left_edge.lower_ not in ("if", "when") or _pronoun_subject(condition):
        return
    follows = tuple(t for t in clause.body if t.i >= clause.subject.left_edge.i)
    spoken = any(t.tag_ in ("PRP", "PRP$") for t in (*phrase(condition), *follows))
    if spoken or clause.copular or len(follows) > _LONGEST_EVENT or any(aux.tag_ == "MD" for aux in clause.auxes):
        return
    if len([t for t in phrase(condition) if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]) >= _CONDITION_WORDS:
        yield Question("happens", {"condition": Phrase(_if_tokens(condition))}, Phrase(follows))


_LONGEST_EVENT, _CONDITION_WORDS = 12, 3


def _advice(sentence: Sentence) -> Iterator[Fact]:
    """ "Call your provider if A" under a heading that asks when to."""
    root = next((t for t in sentence.doc if t.head == t), None)
    if sentence.intent is not Intent.CONTACT or root is None or root.tag_ not in ("VB", "VBP") or root.i != 0:
        return
    if not {t.lower_ for t in sentence.doc} & _URGENT:  # every leaflet says when to call a provider
        return
    condition = next((c for c in root.children if c.dep_ == "advcl" and c.left_edge.lower_ in ("if", "when")), None)
    if condition is not None:
        said = tuple(t for t in sentence.doc if t.i < condition.left_edge.i)
        yield Question("advice", {"action": Phrase(said)}, Phrase(_if_tokens(condition)))


_URGENT = frozenset(("emergency", "911", "999", "112", "ambulance", "hospital"))


def _deadline(sentence: Sentence) -> Iterator[Fact]:
    """ "Y may happen if you do not do X within N units of Z": the N units."""
    clause = sentence.clause
    condition = _condition(clause) if clause is not None else None
    if clause is None or condition is None or condition.left_edge.lower_ != "if":
        return
    inner = clause_of(condition)
    limit = _limit(condition)
    if inner is None or limit is None or not inner.negated:
        return
    unit = next(c for c in limit.children if c.dep_ == "pobj")
    after = tuple(t for t in phrase(limit) if t.i > unit.i)
    done = tuple(t for t in inner.body if t.i > inner.verb.i and t.i < limit.left_edge.i)
    rest = tuple(t for t in clause.body if clause.subject.left_edge.i <= t.i < condition.left_edge.i)
    yield Question(
        "deadline",
        {
            "lead": opening(clause),
            "unit": unit.text,
            "of": Phrase(after),
            "who": Phrase(inner.subject_span),
            "do": inner.verb.lemma_,
            "what": Phrase(done),
            "otherwise": Phrase(rest),
        },
        Phrase(tuple(t for t in phrase(limit) if limit.i < t.i <= unit.i)),
    )


def _limit(verb: Token) -> Token | None:
    for token in verb.subtree:
        if token.dep_ == "prep" and token.lower_ == "within":
            unit = next((c for c in token.children if c.dep_ == "pobj"), None)
            if unit is not None and any(c.dep_ == "nummod" and c.like_num for c in unit.children):
                return token
    return None


def _within(sentence: Sentence) -> Iterator[Fact]:
    """ "X happens within N units of Z": "Within how many units of Z does X happen?"."""
    clause = sentence.clause
    limit = _limit(clause.verb) if clause is not None else None
    if (
        clause is None
        or limit is None
        or limit.head not in (clause.verb, *clause.verb.children)
        or limit.head.dep_ == "advcl"
        or is_pronoun(clause.subject)
    ):
        return
    unit = next(c for c in limit.children if c.dep_ == "pobj")
    if limit.i < clause.subject.i:
        return
    after = tuple(t for t in phrase(limit) if t.i > unit.i)
    drop = frozenset(t.i for t in phrase(limit))
    wh = Phrase(after) if after else ""
    yield Question(
        "within",
        {"unit": unit.text, "of": wh, "lead": opening(clause), "said": Inverted(clause, drop)},
        Phrase(tuple(t for t in phrase(limit) if limit.i < t.i <= unit.i)),
    )


RULES = (
    Rule(
        RuleId("when"),
        0.66,
        _when,
        examples=(
            (
                "Frost forms when moist air touches a surface below freezing.",
                "When does frost form?",
                "when moist air touches a surface below freezing",
            ),
        ),
        counters=(
            "It forms when the air is cold.",
            "Frost forms when it is cold.",
            "Screening begins two years after birth if a parent has the gene.",
            "Assignments make a local variable unless you say otherwise.",
            "Wool keeps its shape when heated and so is used for hats.",
            "Wool was washed again when soap arrived.",
        ),
    ),
    Rule(
        RuleId("consequence"),
        0.68,
        _consequence,
        examples=(
            (
                "If you stay in the sun for hours, you can get a painful burn.",
                "If you stay in the sun for hours, what can you get?",
                "a painful burn",
            ),
        ),
        counters=("If it rains, it can do harm.",),
    ),
    Rule(
        RuleId("happens"),
        0.60,
        _happens,
        examples=(
            (
                "When two continental plates collide, mountains rise slowly.",
                "What happens when two continental plates collide?",
                "mountains rise slowly",
            ),
        ),
        counters=("When it rains, water flows.", "When the king died in 1300, war broke out."),
    ),
    Rule(RuleId("advice"), 0.70, _advice, counters=("Wash your hands.",)),
    Rule(
        RuleId("deadline"),
        0.85,
        _deadline,
        examples=(
            (
                "Hearing loss may be permanent if you do not see a surgeon within 2 days of a head injury.",
                "Within how many days of a head injury must you see a surgeon, or hearing loss may be permanent?",
                "2 days",
            ),
        ),
        counters=("Hearing loss may be permanent if you see a surgeon within 2 days.",),
    ),
    Rule(
        RuleId("within"),
        0.74,
        _within,
        examples=(
            (
                "Scarlet fever goes away within 3 days of the first dose.",
                "Within how many days of the first dose does scarlet fever go away?",
                "3 days",
            ),
        ),
        counters=(
            "Scarlet fever goes away within days.",
            "Hearing loss may be permanent if you do not see a surgeon within 2 days.",
        ),
    ),
)
