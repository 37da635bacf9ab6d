"""Owns the one clause renderer: facts of tokens become question, answer and cloze text; must not find facts."""

import re

from spacy.tokens import Token

from quizgen.generate.candidate import Gap, Inverted, Phrase, Predicate, Slot
from quizgen.generate.topic import content_stems
from quizgen.language.casing import lower_first
from quizgen.language.clause import Clause, core, tails
from quizgen.language.inflect import base, third_person
from quizgen.language.surface import text_of
from quizgen.model import ClozePart

_DO = {"VBZ": "does", "VBP": "do", "VBD": "did"}


def slot_text(slot: Slot, proper: frozenset[str]) -> str:
    """The slot as it stands inside a sentence: no closing punctuation, first letter lowered unless a name."""
    if isinstance(slot, str):
        return slot
    if isinstance(slot, Phrase):
        return lower_first(text_of(slot.tokens), proper)
    if isinstance(slot, Predicate):
        return _predicate(slot)
    return _inverted(slot, proper)


def _predicate(slot: Predicate) -> str:
    clause = slot.clause
    last_of_subject = clause.subject.right_edge.i
    drop = _dropped(clause, slot.drop)
    tokens = [t for t in clause.body if t.i > last_of_subject and t.i not in drop]
    replaced: dict[int, str] = {}
    if slot.singular:
        finite = clause.auxes[0] if clause.auxes else clause.verb
        for verb in (finite, *(_same_subject(clause) if not clause.auxes else ())):
            if verb.tag_ in ("VBP", "VB") or verb.lower_ == "were":
                replaced[verb.i] = third_person(verb.text)
    return text_of(tokens, replaced)


def _dropped(clause: Clause, asked: frozenset[int]) -> frozenset[int]:
    """What is left out: what is asked, and what only adds, unless the one lies in the other."""
    added = tails(clause)
    return asked | added if not asked & added else asked


def _same_subject(clause: Clause) -> list[Token]:
    """Verbs coordinated with the clause's verb that share its subject and are finite.

    After a plural present the tagger calls the second verb a base form.
    """
    finite = ("VBZ", "VBP", "VBD", "VB") if clause.verb.tag_ == "VBP" else ("VBZ", "VBP", "VBD")
    return [
        verb
        for verb in clause.verb.conjuncts
        if verb.tag_ in finite and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ]


def _inverted(slot: Inverted, proper: frozenset[str]) -> str:
    clause = slot.clause
    drop = _dropped(clause, slot.drop)
    subject = [t for t in core(clause.subject) if t.i not in drop]
    last_of_subject = clause.subject.right_edge.i
    rest = [t for t in clause.body if t.i > last_of_subject and t.i not in drop]
    replaced = {t.i: "not" for t in rest if t.lower_ == "n't"}
    if clause.auxes:
        first = clause.auxes[0]
        auxiliary = _full(first)
        rest = [t for t in rest if t.i != first.i]
    elif clause.copular:
        auxiliary = clause.verb.lower_
        rest = [t for t in rest if t.i != clause.verb.i]
    else:
        auxiliary = _DO[clause.verb.tag_]
        for verb in (clause.verb, *_same_subject(clause)):
            replaced[verb.i] = base(verb.text)
    return " ".join(
        part for part in (auxiliary, lower_first(text_of(subject), proper), text_of(rest, replaced)) if part
    )


def _full(aux: Token) -> str:
    return {"'ve": "have", "'s": "is", "'re": "are", "'ll": "will", "'d": "would", "ca": "can", "wo": "will"}.get(
        aux.lower_, aux.lower_
    )


_TAIL = re.compile(r" (?:of|for|in|from) (?:the |an? )?([\w' -]+)$")


def trimmed(answer: str, question: str) -> str:
    """The answer without a closing phrase that only repeats the question ("the cause of <topic>")."""
    match = _TAIL.search(answer)
    if match and len(answer[: match.start()].split()) >= 2 and content_stems(match.group(1)) <= content_stems(question):
        return answer[: match.start()]
    return answer


def cloze_parts(text: str, gap: Gap, without: tuple[tuple[int, int], ...] = ()) -> tuple[ClozePart, ...]:
    """The sentence with one deletion; `without` are character ranges left out of the shown text."""
    before = _cut(text, 0, gap.start, without)
    after = _cut(text, gap.end, len(text), without)
    if without and not after.endswith((".", "!", "?")):
        after += "."
    parts = (ClozePart(before), ClozePart(text[gap.start : gap.end], 1, gap.hint), ClozePart(after))
    return tuple(part for part in parts if part.text)


def _cut(text: str, start: int, end: int, without: tuple[tuple[int, int], ...]) -> str:
    pieces, at = [], start
    for first, last in sorted(without):
        if start <= first and last <= end:
            pieces.append(text[at:first].rstrip(" ,"))
            at = last
    pieces.append(text[at:end])
    return "".join(pieces)
