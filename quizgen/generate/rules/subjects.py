"""Owns questions whose answer does what a statement tells: its subject or agent; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Active, Fact, Phrase, Predicate, Question, Rule, Sentence, inverted, opening
from quizgen.generate.question_words import asks_for_many, is_abstract, is_role, question_word, vague_quantity
from quizgen.language.clause import Clause, core, is_pronoun, phrase, tails
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_WEAK_VERBS = words("subjects-weak-verbs")
_PEOPLE = words("subjects-people")


def told(clause: Clause, *, besides: tuple[Token, ...] = ()) -> bool:
    """Whether what is said, without the answer, is enough to lead to it."""
    left_out = tails(clause)
    said = [t for t in clause.body if t not in besides and t.i not in left_out]
    content = {t.lemma_ for t in said if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and zipf(t.lower_) < _COMMON}
    return len(content) >= 2


_COMMON = 5.6


def tells(clause: Clause) -> bool:
    """Whether the predicate alone says enough to lead to one answer: by names, or by much where it asks for no term."""
    left_out = tails(clause)
    said = [t for t in clause.body if t not in clause.subject_span and t.i not in left_out]
    content = {t.lemma_ for t in said if t.pos_ in ("PROPN", "NOUN", "ADJ", "VERB", "NUM")}
    names = {t.lemma_ for t in said if t.pos_ == "PROPN"}
    term = zipf(clause.subject.lower_) < _NAME_LIKE and clause.subject.pos_ == "NOUN"
    rare = any(zipf(t.lower_) < _RARE for t in said if t.lemma_ in names)
    enough = len(names) >= 2 or len(content) >= (2 if rare else 3 if term or names else 5)
    return enough and not any(_points(t, clause) for t in said if t.i > clause.verb.i)


_NAME_LIKE = 3.8
_RARE = 3.4
"""Zipf frequency below which a name leads to what is asked, even beside plain words."""


def _points(token: Token, clause: Clause) -> bool:
    """Whether a word may mean something outside the question: "their" does, behind a noun it need not."""
    if token.lower_ in ("them", "then"):
        return True
    behind = (t for t in clause.doc[clause.subject.right_edge.i + 1 : token.i])
    return token.lower_ in ("their", "its") and not any(t.pos_ in ("NOUN", "PROPN") for t in behind)


def _subject(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or clause.negated or clause.subject.pos_ not in ("NOUN", "PROPN"):
        return
    if not leads_to(clause):
        return
    if not tells(clause) or cut_short(clause):
        return
    if clause.subject.lower_ in _PEOPLE - words("people-groups") or (not clause.past and _any_role(clause.subject)):
        return
    tokens = core(clause.subject)
    wh = question_word(clause.subject, sentence.people)
    if len(tokens) > 6 or vague_quantity(clause.subject) or not wh or (clause.past and not _placed(clause)):
        return
    said = Predicate(clause, singular=not asks_for_many(wh))
    yield Question("subject", {"wh": wh, "lead": opening(clause), "said": said}, Phrase(tokens))


def _any_role(subject: Token) -> bool:
    """Whether it is whoever has a trade or part, whom nobody has to learn: "a surgeon removes the stone"."""
    return subject.lower_ in words("people-groups") or is_role(subject)


def leads_to(clause: Clause) -> bool:
    """Whether the predicate is one by which a thing is known: "is responsible for …", "is used to …", no weak verb."""
    if clause.copular:
        quality = clause.child("acomp")
        return quality is not None and quality.lower_ in _DECIDING and any(c.dep_ == "prep" for c in quality.children)
    if any(aux.dep_ == "auxpass" for aux in clause.auxes) and clause.verb.lemma_ in _NAMING:
        return False  # "Which rock is termed magma?" asks for what the name stands for
    serving = clause.verb.lemma_ in ("use", "help") and clause.child("xcomp", "advcl", "ccomp") is not None
    return serving or clause.verb.lemma_ not in _WEAK_VERBS


_NAMING = frozenset(("term", "name", "call", "dub", "label", "title"))
_DECIDING = frozenset(("responsible", "essential", "necessary", "sufficient", "crucial", "famous", "rich", "known"))


def cut_short(clause: Clause) -> bool:
    """Whether words between subject and verb belong to the subject ("German expansion eastward created …"), or the
    verb is a sign."""
    finite = clause.auxes[0] if clause.auxes else clause.verb
    between = clause.doc[clause.subject.right_edge.i + 1 : finite.i]
    if not clause.verb.text[0].isalpha() or any(t.pos_ in ("VERB", "ADP", "NOUN", "PROPN") for t in between):
        return True
    return any(t.pos_ == "ADV" and not t.lower_.endswith("ly") and t.lower_ not in _BEFORE_VERBS for t in between)


_BEFORE_VERBS = words("subjects-before-verbs")


def _placed(clause: Clause) -> bool:
    """Whether the predicate of a past statement says of whom or when: a name or a number."""
    said = [t for t in clause.body if t.i > clause.subject.right_edge.i or t.i < clause.subject.left_edge.i]
    return any(t.pos_ == "PROPN" or t.like_num for t in said)


def _passive_agent(sentence: Sentence) -> Iterator[Fact]:
    """ "X is released by Y": "What releases X?"."""
    clause = sentence.clause
    if (
        clause is None
        or is_pronoun(clause.subject)
        or clause.negated
        or clause.verb.lemma_ in _NO_DEED | _WEAK_VERBS | {"give"}
    ):
        return
    agent = clause.child("agent")
    doer = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    helping = [aux.lemma_ for aux in clause.auxes]
    passive = any(aux.dep_ == "auxpass" for aux in clause.auxes[-1:])
    if agent is None or doer is None or is_pronoun(doer) or doer.like_num or not passive or "be" in helping[:-1]:
        return
    tokens, wh = core(doer), question_word(doer, sentence.people)
    if (
        not wh
        or asks_for_many(wh)
        or len(tokens) > _LONGEST_DOER
        or _is_manner(tokens)
        or vague_quantity(doer)
        or len(core(clause.subject)) > _LONGEST_DEED
    ):
        return
    if is_abstract(doer):
        if tokens[-1].i >= clause.body[-1].i:
            yield inverted(wh, clause, tokens, tokens)
        return
    said = Active(clause, frozenset(t.i for t in phrase(agent)))
    yield Question("subject", {"wh": wh, "lead": opening(clause), "said": said}, Phrase(tokens))


def _is_manner(tokens: tuple[Token, ...]) -> bool:
    """Whether "by" says how rather than who: "by hand", "by law"."""
    return len(tokens) == 1 and tokens[0].tag_ == "NN" and zipf(tokens[0].lower_) >= _PLAIN


_PLAIN = 4.9
_NO_DEED = frozenset(("cause", "trigger", "follow", "accompany", "characterize", "mark", "affect", "surround"))
"""Verbs asked by other rules, or whose active says something else: "What marks REM sleep?"."""
_LONGEST_DOER, _LONGEST_DEED = 9, 10


RULES = (
    Rule(
        RuleId("subject"),
        0.45,
        _subject,
        every_clause=True,
        examples=(
            (
                "Red algae produce a gel that thickens ice cream.",
                "What produces a gel that thickens ice cream?",
                "red algae",
            ),
            (
                "The Danish bakers had closed the harbor of Whitby to traders in 1340.",
                "Who had closed the harbor of Whitby to traders in 1340?",
                "the Danish bakers",
            ),
            (
                "Ancestors of modern wolves crossed the frozen Bering Strait into Alaska 20,000 years ago.",
                "What crossed the frozen Bering Strait into Alaska 20,000 years ago?",
                "ancestors of modern wolves",
            ),
            (
                "The sacral nerves control the bladder by slow contractions of the smooth muscle in its wall.",
                "Which nerves control the bladder by slow contractions of the smooth muscle in its wall?",
                "the sacral nerves",
            ),
            (
                "Boris II of Bulgaria conquered the duchy of Styria in 1260.",
                "Who conquered the duchy of Styria in 1260?",
                "Boris II of Bulgaria",
            ),
        ),
        counters=(
            "It produces a thick gel used in ice cream.",
            "Some plants may produce a thick gel used in ice cream.",
            "Most databases use locks.",
            "Boston founded a town named New Amsterdam.",
            "Molten glass below the furnace mouth is termed metal.",
            "A goldsmith melts the ore in a small crucible.",
        ),
    ),
    Rule(
        RuleId("doer"),
        0.60,
        _passive_agent,
        every_clause=True,
        examples=(
            (
                "Bile is stored by a small organ under the liver.",
                "What stores bile?",
                "a small organ under the liver",
            ),
            (
                "Tenants are bound by contracts.",
                "What are tenants bound by?",
                "contracts",
            ),
        ),
        counters=("It is stored by the liver.",),
    ),
)
