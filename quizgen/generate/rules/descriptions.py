"""Owns "the one" that fits a description, and how many there are: "X is the largest Y"; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Phrase, Predicate, Question, Rule, Sentence, Slot, inverted, opening
from quizgen.generate.question_words import is_being, is_place, of_animals, question_word
from quizgen.language.clause import Clause, core, is_plural, is_pronoun, phrase, second_verbs, tails
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_LONGEST = 8
_UNTELLING = 4.9


def _definite(head: Token) -> bool:
    """Whether a noun phrase describes one thing: "the largest moon", "the capital of Peru", "the first king"."""
    tokens = phrase(head)
    if head.pos_ != "NOUN" or tokens[0].lower_ != "the" or len(tokens) < 3:
        return False
    return any(child.dep_ in ("prep", "relcl", "acl") for child in head.rights)


def _superlative(head: Token) -> bool:
    """Whether it is the first or the most of its kind: "the most common cause of croup"."""
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "only", "last") for t in phrase(head) if t.i < head.i)


def _sides(sentence: Sentence) -> tuple[Clause, Token] | None:
    clause = sentence.clause
    attr = clause.child("attr") if clause is not None and clause.copular and not clause.negated else None
    if clause is None or attr is None or is_pronoun(clause.subject) or is_pronoun(attr):
        return None
    return clause, attr


def _named_one(sentence: Sentence) -> Iterator[Fact]:
    """ "X is the largest Y": "What is the largest Y?"."""
    sides = _sides(sentence)
    if sides is None or not _definite(sides[1]) or _definite(sides[0].subject):
        return
    clause, attr = sides
    tokens = core(clause.subject)
    agrees = clause.verb.lower_ not in ("is", "was") or not is_plural(attr)
    if not agrees or clause.subject.pos_ not in ("NOUN", "PROPN") or len(tokens) > _LONGEST:
        return
    if tokens[0].lower_ in ("this", "these", "one", "another", "both"):
        return
    wh = "who" if _human(clause.subject, attr, sentence.people) else "what"
    said = Predicate(clause, singular=not is_plural(attr))
    yield Question("subject", {"wh": wh, "lead": opening(clause), "said": said}, Phrase(tokens))


def _human(one: Token, attr: Token, people: frozenset[str]) -> bool:
    """Whether a person is described: a land, a group or an animal is none, whatever its name looks like."""
    if attr.lemma_.lower() in words("people-titles"):
        return True
    other = is_place(attr) or is_being(attr) or of_animals(attr)
    return question_word(one, people) == "who" and not other


def _described_one(sentence: Sentence) -> Iterator[Fact]:
    """ "The most common Y is X": "What is the most common Y?"."""
    sides = _sides(sentence)
    if sides is None or not _definite(sides[0].subject) or sides[0].auxes:
        return
    clause, attr = sides
    answer = core(attr)
    if not _superlative(clause.subject) and not _is_term(answer):
        return
    told = [t for t in answer if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and zipf(t.lower_) < _UNTELLING]
    tail = [t for t in clause.body if t.i > attr.right_edge.i and not t.is_punct]
    if len(answer) > _LONGEST + 2 or not told or tail:
        return
    wh_is: dict[str, Slot] = {"be": clause.verb.lower_, "thing": Phrase(clause.subject_span)}
    frame = "who-is" if question_word(attr, sentence.people) == "who" else "what-is"
    yield Question(frame, wh_is, Phrase(answer))


def _is_term(answer: tuple[Token, ...]) -> bool:
    """Whether a short noun phrase with "the" or alone is what a description stands for: "the nephron"."""
    nouns = [t for t in answer if t.pos_ in ("NOUN", "PROPN")]
    return len(answer) <= _SHORT and answer[0].lower_ not in ("a", "an") and any(zipf(t.lower_) < _RARE for t in nouns)


_SHORT, _RARE = 3, 3.6


def _how_many(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or clause.negated or is_pronoun(clause.subject):
        return
    for head in (clause.subject, clause.child("dobj"), clause.child("attr")):
        if head is None:
            continue
        number = next((c for c in head.children if c.dep_ == "nummod" and c.i < head.i and c.like_num), None)
        if number is None or number.lower_ in _GUESSED:
            continue
        if head.tag_ != "NNS" or any(t.tag_ == "PRP$" or t.dep_ == "poss" for t in head.lefts):
            continue
        yield from _counted(clause, head, number)


_YEAR = re.compile(r"[12]\d{3}")
_GUESSED = ("one", "two", "1", "2")
"""Counts that are right at the first guess, and say little without the names of what is counted."""


def _counted(clause: Clause, head: Token, number: Token) -> Iterator[Fact]:
    amount = phrase(number)
    besides = {*amount, *(clause.doc[i] for i in tails(clause) | second_verbs(clause))}
    besides |= {t for t in clause.body if t.i < clause.subject.left_edge.i and _YEAR.fullmatch(t.text)}
    if any(t.like_num and t not in besides for t in clause.body) or any(c.dep_ == "conj" for c in head.rights):
        return
    rest = tuple(t for t in core(head) if t.i > number.i)
    if clause.doc[head.left_edge.i : number.left_edge.i].text.lower() not in ("", "the", "about", "some"):
        return
    if any(t.tag_ in ("JJS", "RBS") for t in rest) or (rest and rest[-1].pos_ == "ADP"):
        return  # "how many largest banks" is no English
    wh = "how many " + "".join(t.text_with_ws for t in rest).strip()
    if head == clause.subject:
        yield Question("subject", {"wh": wh, "lead": opening(clause), "said": Predicate(clause)}, Phrase(amount))
    elif not clause.copular:
        yield inverted(wh, clause, phrase(head), amount)


RULES = (
    Rule(
        RuleId("named-one"),
        0.62,
        _named_one,
        every_clause=True,
        examples=(
            (
                "Lima is the capital of Peru.",
                "What is the capital of Peru?",
                "Lima",
            ),
            (
                "Andorra is the least visited country in Europe.",
                "What is the least visited country in Europe?",
                "Andorra",
            ),
        ),
        counters=("It is the capital of Peru.", "Lima is a city in Peru."),
    ),
    Rule(
        RuleId("described-one"),
        0.62,
        _described_one,
        every_clause=True,
        examples=(
            (
                "The most common cause of croup is a virus.",
                "What is the most common cause of croup?",
                "a virus",
            ),
            (
                "The functional unit of the kidney is the nephron.",
                "What is the functional unit of the kidney?",
                "the nephron",
            ),
        ),
        counters=("The cause is a virus.",),
    ),
    Rule(
        RuleId("how-many"),
        0.70,
        _how_many,
        every_clause=True,
        examples=(
            ("The human heart has four chambers.", "How many chambers does the human heart have?", "four"),
            (
                "About 200 species of spiders live in Ireland.",
                "How many species of spiders live in Ireland?",
                "about 200",
            ),
        ),
        counters=("The heart has many chambers.", "The three largest harbors lie on the eastern coast."),
    ),
)
