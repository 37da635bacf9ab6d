"""Owns why a consequence is so ("A, so B"), and what things are used for; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Question, Rule, Sentence, inverted
from quizgen.generate.question_words import of_no_one
from quizgen.language.casing import lower_first
from quizgen.language.clause import SUBJECTS, Clause, clause_of, is_pronoun, phrase
from quizgen.language.lexicon import words
from quizgen.language.surface import text_of
from quizgen.model import RuleId


def _so(sentence: Sentence) -> Iterator[Fact]:
    """ "A, so B": "Why B?"."""
    doc = sentence.doc
    so = next((t for t in doc[2:-1] if t.lower_ == "so" and t.nbor(-1).text == ","), None)
    if so is None or so.nbor().lower_ in ("that", "far", "long") or sentence.item is not None:
        return
    clause = _consequence(so)
    before = list(doc[: so.i - 1])
    if clause is None or clause.subject.i < so.i or clause.past or not _told(clause) or not _states(before):
        return
    known = {t.lemma_ for t in before if t.pos_ == "NOUN"}
    points = any(t.tag_ in ("PRP", "PRP$") or (t.lower_ == "the" and t.head.lemma_ in known) for t in clause.body)
    rest = [t for t in clause.body if t.i > so.i]
    if points or clause.body[-1].i < len(doc) - 2 or len(rest) < _SHORTEST:
        return
    reason = lower_first(text_of(before), sentence.proper | sentence.people)
    asked = tuple(t for t in clause.body if t.i <= so.i)
    fact = inverted("why", clause, asked, ())
    yield Question(fact.frame, fact.slots, f"because {reason}")


_SHORTEST = 5


def _consequence(so: Token) -> Clause | None:
    """The clause that follows "so", whichever of the two the parser took for the main one."""
    verb = so.head
    if verb.i < so.i:
        verb = next((v for v in verb.conjuncts if v.i > so.i), verb)
    return clause_of(verb) if verb.i > so.i else None


def _told(clause: Clause) -> bool:
    """Whether what is explained names what it speaks of."""
    return not is_pronoun(clause.subject) and not of_no_one(clause.subject) and clause.subject.left_edge.tag_ != "PRP$"


def _states(before: list[Token]) -> bool:
    """Whether a reason is a statement whose subject is named."""
    subjects = [t for t in before if t.dep_ in SUBJECTS]
    finite = any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in before)
    return finite and bool(subjects) and not any(is_pronoun(t) for t in subjects) and before[0].pos_ != "SCONJ"


def _used_for(sentence: Sentence) -> Iterator[Fact]:
    """ "X is used to do Y": "What is X used for?"; of other deeds: "Why is X added?"."""
    clause = sentence.clause
    if clause is None or not _told(clause) or clause.negated or clause.verb.lemma_ not in words("whys-deeds"):
        return
    if not any(aux.dep_ == "auxpass" for aux in clause.auxes[-1:]):
        return
    aims = [c for c in clause.children("xcomp", "advcl") if c.tag_ == "VB" and c.left_edge.i == clause.verb.i + 1]
    if len(aims) != 1 or aims[0].left_edge.tag_ != "TO" or aims[0].right_edge.i < clause.body[-1].i:
        return
    tokens = phrase(aims[0])
    serving = clause.verb.lemma_ in ("use", "employ")
    fact = inverted("what" if serving else "why", clause, tokens, tokens)
    yield Question(fact.frame, {**fact.slots, "behind": "for"} if serving else fact.slots, fact.answer)


RULES = (
    Rule(
        RuleId("so"),
        0.60,
        _so,
        examples=(
            (
                "Mules have an odd number of chromosomes, so a foal of two mules is hardly ever seen.",
                "Why is a foal of two mules hardly ever seen?",
                "because mules have an odd number of chromosomes",
            ),
        ),
        counters=(
            "Mules are sterile, so they have no foals.",
            "It is a hybrid, so a foal of two mules is hardly ever seen.",
            "Hang the plumb line freely, so that the weight can swing.",
        ),
    ),
    Rule(
        RuleId("used-for"),
        0.64,
        _used_for,
        examples=(
            (
                "Calipers are used to measure the thickness of a pipe.",
                "What are calipers used for?",
                "to measure the thickness of a pipe",
            ),
            (
                "Gypsum is added to slow the setting of cement.",
                "Why is gypsum added?",
                "to slow the setting of cement",
            ),
        ),
        counters=("It is used to measure the thickness of a pipe.", "Calipers are used by plumbers to measure pipes."),
    ),
)
