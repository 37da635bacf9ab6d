"""Owns series within a sentence, asked as one: what are five kinds of lipids; must not find single members."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Question, Rule, Sentence
from quizgen.generate.rules.whole_lists import denied, members, open_ended, stem_of, which_of
from quizgen.language.casing import lower_first
from quizgen.language.clause import Clause, is_pronoun, phrase
from quizgen.language.inflect import NUMBERS
from quizgen.language.surface import text_of
from quizgen.model import RuleId

_LONGEST_ITEM = 7
_TOGETHER = 22


def _inline(sentence: Sentence) -> Iterator[Fact]:
    """ "Symptoms of X include A, B, and C": the series asked as one."""
    clause = sentence.clause
    if sentence.item is not None or sentence.unresolved or clause is None or clause.negated:
        return
    consists = _CONSISTS.search(sentence.text)
    head = clause.child("dobj") if clause.verb.lemma_ == "include" else _composed(clause) if consists else None
    if head is None or is_pronoun(clause.subject):
        return
    parts = _series(head)
    items = [text_of(_own(part)) for part in parts]
    stem = stem_of(sentence, head.left_edge.idx, len(parts))
    if stem is None or not _closed(parts, items) or denied(stem) or open_ended(stem):
        return
    asked = which_of(stem, clause, "components") if consists else members(stem)
    if asked is not None:
        yield Question(*asked, answer="; ".join(lower_first(item, sentence.proper) for item in items))


_CONSISTS = re.compile(r"\b(?:consists? of|(?:is|are) (?:made up|composed) of)\b")


def _series(head: Token) -> list[Token]:
    """The first member of a series and the others, also where the parser has a second object for the second one."""
    objects = [t for t in head.head.children if t.dep_ == head.dep_ and t.i >= head.i]
    return sorted({part for one in objects for part in (one, *one.conjuncts)} | {head}, key=lambda part: part.i)


def _composed(clause: Clause) -> Token | None:
    of = next((t for t in clause.body if t.lower_ == "of" and t.i > clause.verb.i), None)
    return next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None


def _own(part: Token) -> tuple[Token, ...]:
    """A member of a series without the members behind it."""
    end = min((t.left_edge.i for t in part.children if t.dep_ in ("cc", "conj")), default=part.right_edge.i + 1)
    return tuple(t for t in phrase(part) if t.i < end)


def _closed(parts: list[Token], items: list[str]) -> bool:
    """Whether the parts are three to five short things that end the sentence, each of which can stand for itself."""
    last = parts[-1].right_edge.i
    behind = [t for t in parts[0].doc if t.i > last and not t.is_punct and not t.is_space]
    if (
        len(behind) > 1
        and behind[0].dep_ == "cc"
        and behind[0].head == parts[0].head
        and behind[1].pos_ in ("AUX", "VERB")
    ):
        behind = []  # a second predicate of the same subject
    short = all(0 < len(item.split()) <= _LONGEST_ITEM and re.fullmatch(r"[\w'’%/ -]+", item) for item in items)
    nouns = not any(part.pos_ == "VERB" and part.tag_ != "VBG" for part in parts)
    joint = not any(t.dep_ == "cc" and t.lower_ == "or" for part in parts[:-1] for t in part.children)
    return 3 <= len(parts) <= 5 and short and nouns and joint and not behind and sum(map(_length, items)) <= _TOGETHER


def _length(item: str) -> int:
    return len(item.split())


def _counted(sentence: Sentence) -> Iterator[Fact]:
    """ "X has four parts: A, B, C, and D"."""
    if sentence.item is not None or sentence.unresolved:
        return
    match = re.match(r"^(.+?)\b(two|three|four|five) ([^:,;]*?s): ([^:;.]+)\.?$", sentence.text)
    if match is None:
        return
    items = [part for part in re.split(r",? and |, ", match.group(4)) if part]
    if len(items) == NUMBERS.index(match.group(2)) and all(len(item.split()) <= _LONGEST_ITEM for item in items):
        yield Question(
            "list-in", {"said": f"{match.group(1)}which {match.group(2)} {match.group(3)}"}, "; ".join(items)
        )


RULES = (
    Rule(
        RuleId("inline-list"),
        0.74,
        _inline,
        examples=(
            (
                "The shell of an egg consists of calcium, protein, and water.",
                "Which three components does the shell of an egg consist of?",
                "calcium; protein; water",
            ),
        ),
        counters=("Metals of Chile include copper, nickel, and vanadium.", "A shell consists of calcium."),
    ),
    Rule(
        RuleId("counted-list"),
        0.76,
        _counted,
        examples=(
            (
                "A flower has four main parts: sepals, petals, stamens, and carpels.",
                "A flower has which four main parts?",
                "sepals; petals; stamens; carpels",
            ),
        ),
        counters=("A flower has four main parts: sepals and petals.",),
    ),
)
