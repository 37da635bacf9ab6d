"""Owns what becomes of the words before a clause's subject in a question: they open it, close it or are left out."""

from dataclasses import dataclass

from spacy.tokens import Token

from quizgen.language.clause import Clause, phrase
from quizgen.language.lexicon import words

_CONTRAST = frozenset(("while", "although", "though", "whereas"))
_CONDITION = frozenset(("if", "when", "unless", "where", "once", "after", "before", "until"))
_REMARKS = words("leading-remarks")


@dataclass(frozen=True, slots=True)
class Lead:
    """The tokens that open a question and those that close it."""

    opening: tuple[Token, ...] = ()
    closing: tuple[Token, ...] = ()


def lead(clause: Clause, asked: tuple[Token, ...] = (), *, placing: bool = False) -> Lead:
    """What a question keeps of what stands before its subject, without what is `asked`.

    A question for a place or a time (`placing`) opens with its question word: "On the water, in which year …?" is
    no English. A name there goes to its end, and of what happened once the rest is told well enough without.
    """
    parts = [part for part in _parts(clause) if not _left_out(part, clause) and not set(part) & set(asked)]
    if not placing or any(_conditions(part) for part in parts):
        return Lead(_joined(clause, parts))
    behind = [part for part in parts if any(t.pos_ == "PROPN" or t.like_num for t in part)]
    if len(behind) == 1 and len(parts) == 1:
        return Lead(closing=behind[0])
    return Lead() if clause.past else Lead(_joined(clause, parts))


def _parts(clause: Clause) -> list[tuple[Token, ...]]:
    """The phrases before the subject, each with all that belongs to it."""
    first = clause.subject.left_edge.i
    heads = [child for child in clause.verb.children if child.i < first and not child.is_punct and child.dep_ != "cc"]
    return [tuple(t for t in phrase(head) if t.i < first) for head in heads]


def _joined(clause: Clause, parts: list[tuple[Token, ...]]) -> tuple[Token, ...]:
    """The parts as they stand, with the commas between them."""
    kept = {t.i for part in parts for t in part}
    if not kept:
        return ()
    return tuple(
        t
        for t in clause.doc[min(kept) : max(kept) + 1]
        if t.i in kept or (t.is_punct and t.i + 1 in kept and t.i - 1 in kept)
    )


def _left_out(part: tuple[Token, ...], clause: Clause) -> bool:
    """Whether it is a statement of its own, contrasts, remarks on what is said, or describes the subject."""
    head = next((t for t in part if t.head == clause.verb), part[0])
    if head.dep_ == "advcl":
        return part[0].lower_ in _CONTRAST or (head.pos_ in ("ADJ", "NOUN") and part[0].tag_ in ("DT", "JJ", "NN"))
    if head.dep_ in ("appos", "attr", "dep", "nmod", "ccomp", "parataxis"):
        return True
    return head.dep_ == "advmod" and (head.lower_ in _REMARKS or part[0].lower_ in _REMARKS)


def _conditions(part: tuple[Token, ...]) -> bool:
    return part[0].lower_ in _CONDITION
