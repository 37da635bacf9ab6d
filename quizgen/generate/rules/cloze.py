"""Owns prose cloze: the words of a plain statement that a teacher would hide; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Gap, Rule, Sentence
from quizgen.generate.gaps import Spot, spots
from quizgen.generate.given import commonness, grades, is_fairly_common, one_word
from quizgen.generate.naming import names_topic
from quizgen.generate.rules.names import given_name
from quizgen.generate.topic import content_stems
from quizgen.language.clause import Clause, tails
from quizgen.model import RuleId

_SHORTEST, _LONGEST = 6, 32
_LEAST_WORTH = 1.5
_MOST = 5


def _cloze(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    words = len(sentence.text.split())
    if sentence.block.term and sentence.start == 0:
        return
    if sentence.item is not None or not _SHORTEST <= words <= _LONGEST + _left_out(clause) or not _states(sentence):
        return
    if clause is not None and clause.past and not _placed(sentence):
        return
    named = _named_term(sentence)
    found = [
        spot
        for spot in spots(sentence.doc, _opened_until(sentence), len(sentence.text), sentence.topic.words)
        if named is None or (spot.start < named[1] and named[0] < spot.end)
    ]
    told = content_stems(sentence.raw)
    worthy = (
        spot
        for spot in found
        if not _one_of_many(sentence, spot)
        and spot.worth >= _LEAST_WORTH
        and _told(content_stems(sentence.text[spot.start : spot.end]), told, sentence)
    )
    open_ = [spot for spot in worthy if not _given_away(sentence.text, spot.start, spot.end)]
    defines = clause is not None and clause.copular and clause.child("attr") is not None
    for spot in open_[:_MOST]:
        behind = open_[0].worth - spot.worth
        lesser = (
            behind > _LESSER
            and not defines
            and (_guessed(sentence.text[spot.start : spot.end]) or _by_the_way(sentence, spot))
        )
        if not (lesser or _in_the_open(sentence, spot)):
            yield Gap(spot.start, spot.end, worth=spot.worth, behind=behind)


def _told(hidden: frozenset[str], told: frozenset[str], sentence: Sentence) -> bool:
    """Whether the source says the hidden words here; of a person's name it may have told the rest before."""
    return hidden <= told or bool(hidden & told and hidden - told <= content_stems(" ".join(sentence.people)))


def _in_the_open(sentence: Sentence, spot: Spot) -> bool:
    """Whether a known word that opens the sentence is hidden: what is told of it is the fact, and it stays shown."""
    word = sentence.doc.char_span(spot.start, spot.end)
    if spot.start > _opened_until(sentence) + 1 or word is None or len(word) > 1 or word.text in sentence.proper:
        return False
    return word[0].pos_ == "NOUN" and is_fairly_common(word.text.lower())


_LESSER = 1.0
"""How far behind the best gap of its sentence one has to be for a known word not to be worth asking."""
_GUESSED = 3.4


def _guessed(hidden: str) -> bool:
    """Whether one known word is hidden: beside a better gap of its sentence, readers kept 23 % of them."""
    return one_word(hidden) and commonness(hidden) >= _GUESSED


def _by_the_way(sentence: Sentence, spot: Spot) -> bool:
    """Whether only the degree of a circumstance is hidden: beside a better gap, readers kept 2 of 18 such cards."""
    span = sentence.doc.char_span(spot.start, spot.end)
    if span is None or span.start == 0 or not grades(span.text):
        return False
    before = sentence.doc[span.start - 1]
    if before.pos_ == "DET" and before.i > 0:
        before = before.nbor(-1)
    return before.pos_ == "ADP"


def _one_of_many(sentence: Sentence, spot: Spot) -> bool:
    """Whether the gap hides one member of a long list of examples, which no one can tell from its neighbours."""
    span = sentence.doc.char_span(spot.start, spot.end, alignment_mode="expand")
    if span is None or len(span.root.conjuncts) < _MANY:
        return False
    first = min(token.left_edge.idx for token in (span.root, *span.root.conjuncts))
    return bool(_EXAMPLES.search(sentence.text[max(0, first - 25) : first]))


_MANY = 4
_EXAMPLES = re.compile(r"\b(?:such as|including|includes?|like|among them|for example|e\.g\.)\b")


def _left_out(clause: Clause | None) -> int:
    """Words behind the main clause, which a long cloze does not show."""
    return sum(not clause.doc[at].is_punct for at in tails(clause)) if clause is not None else 0


def _named_term(sentence: Sentence) -> tuple[int, int] | None:
    """Where the name stands in a sentence that names what it describes: only the name is asked."""
    for verb in sentence.doc:
        if verb.lower_ not in _NAMING or verb.head != verb:
            continue
        name = given_name(verb)
        if name is not None:
            return name.left_edge.idx, name.right_edge.idx + len(name.right_edge.text)
    return None


_NAMING = ("called", "termed", "known", "named", "referred", "dubbed")


def _states(sentence: Sentence) -> bool:
    """Whether it says something of a subject that it names."""
    if sentence.clause is not None:
        subject = sentence.clause.subject
        return subject.lower_ not in ("it", "i", "we") or _named_before(subject)
    root = next(token for token in sentence.doc if token.head == token)
    told = {child.dep_ for child in root.children if child.lower_ not in ("it", "i", "we")}
    return root.pos_ in ("VERB", "AUX") and root.tag_ != "VB" and bool(told & {"nsubj", "nsubjpass", "expl", "csubj"})


def _named_before(pronoun: Token) -> bool:
    """Whether a clause before the main one has named what "it" is: "Once the mould is found, it can be …"."""
    return pronoun.lower_ == "it" and any(
        token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "advcl" and token.pos_ in ("NOUN", "PROPN")
        for token in pronoun.doc[: pronoun.i]
    )


def _opened_until(sentence: Sentence) -> int:
    """Where the sentence itself begins, after an "In <topic>, " that was put in front of it."""
    opened = any(step.startswith("opened with") for step in sentence.trace)
    return sentence.text.find(", ") + 1 if opened else 0


def _placed(sentence: Sentence) -> bool:
    """Whether a statement about the past says of whom or when: a name, a number or the topic."""
    named = any(t.pos_ == "PROPN" or t.like_num for t in sentence.doc)
    return named or names_topic(sentence.topic, sentence.text)


def _given_away(text: str, start: int, end: int) -> bool:
    """Whether what stays shown answers the gap, or the gap cuts a range or a compound name in two."""
    before, hidden, after = text[:start], text[start:end], text[end:]
    if re.match(r"one\b", hidden, re.IGNORECASE) or re.match(r"[^.]{0,25}: ", after):
        return True
    last = content_stems(hidden.split()[-1])
    if last and last <= content_stems(before + " " + after):
        return True
    split_range = re.search(r"(?:[\w%][-–/]|\b(?:to|between|from)\s)$", before) and re.match(r"\d", hidden)
    return bool(split_range or re.search(r"\w[-–/]$", before) or re.match(r"[-–/]\w", after))


RULES = (
    Rule(
        RuleId("cloze"),
        0.60,
        _cloze,
        examples=(
            (
                "The hormone melatonin is released by the pineal gland at night.",
                "The hormone melatonin is released by the {{pineal gland}} at night.",
                "pineal gland",
            ),
        ),
        counters=("It is good.", "Many people like it."),
    ),
)
