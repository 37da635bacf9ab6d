"""Owns the one clause renderer: facts of tokens become question, answer and cloze text; must not find facts."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from quizgen.generate.candidate import Active, Gap, Inverted, Phrase, Predicate, Slot
from quizgen.generate.topic import content_stems
from quizgen.language.casing import lower_first
from quizgen.language.clause import Clause, core, second_verbs, tails
from quizgen.language.inflect import base, past, third_person
from quizgen.language.surface import clean, text_of
from quizgen.model import ClozePart

_DO = {"VBZ": "does", "VBP": "do", "VB": "do", "VBD": "did"}


def slot_text(slot: Slot, proper: frozenset[str]) -> str:
    """The slot as it stands inside a sentence: no closing punctuation, first letter lowered unless a name."""
    if isinstance(slot, str):
        return slot
    if isinstance(slot, Phrase):
        return _inside(slot.tokens, proper)
    if isinstance(slot, Predicate):
        return _predicate(slot)
    if isinstance(slot, Active):
        return _active(slot, proper)
    return _inverted(slot, proper)


def _inside(tokens: Sequence[Token], proper: frozenset[str]) -> str:
    """The tokens' text; its first letter is lowered where they open their sentence: elsewhere it is a name's."""
    text = text_of(tokens)
    opens = bool(tokens) and (tokens[0].tag_ == "DT" or not any(t.is_alpha for t in tokens[0].doc[: tokens[0].i]))
    return lower_first(text, proper) if opens else text


def _predicate(slot: Predicate) -> str:
    clause = slot.clause
    last_of_subject = clause.subject.right_edge.i
    drop = _dropped(clause, slot.drop)
    tokens = [t for t in clause.body if t.i > last_of_subject and t.i not in drop]
    replaced: dict[int, str] = {}
    if slot.singular:
        finite = clause.auxes[0] if clause.auxes else clause.verb
        for verb in (finite, *_same_subject(clause)):
            if verb.tag_ in ("VBP", "VB") or verb.lower_ == "were":
                replaced[verb.i] = third_person(verb.text)
    return text_of(tokens, replaced)


def _dropped(clause: Clause, asked: frozenset[int]) -> frozenset[int]:
    """What is left out: what is asked, and what only adds, unless the one lies in the other."""
    added = tails(clause)
    return asked | added if not asked & added else asked


def _active(slot: Active, proper: frozenset[str]) -> str:
    """The verb as it goes with a singular doer, its object (the passive's subject), then the rest up to a comma behind
    the doer, after which more is told of the doer."""
    clause = slot.clause
    *helping, passive = clause.auxes
    drop = slot.drop | tails(clause) | second_verbs(clause)
    between = [t for t in clause.doc[clause.auxes[0].i : clause.verb.i] if t not in clause.auxes]
    particles = [t for t in clause.children("prt") if t.i == clause.verb.i + 1]
    told = next((t.i for t in clause.body if t.text == "," and t.i > max(slot.drop)), len(clause.doc))
    rest = [t for t in clause.body if clause.verb.i < t.i < told and t.i not in drop and t not in particles]
    if not helping:
        verb = past(clause.verb.text) if passive.tag_ == "VBD" else third_person(clause.verb.text)
    else:
        finite = third_person(helping[0].text) if helping[0].tag_ == "VBP" else helping[0].lower_
        verb = f"{finite} {base(clause.verb.text) if helping[0].tag_ == 'MD' else clause.verb.lower_}"
    adverbs = text_of(between)
    said = f"{verb.partition(' ')[0]} {adverbs} {verb.partition(' ')[2]}" if helping else f"{adverbs} {verb}"
    done = _inside(core(clause.subject), proper)
    return clean(" ".join((said, text_of(particles), done, text_of(rest))))


def _told_besides(clause: Clause, asked: frozenset[int]) -> frozenset[int]:
    """The later verbs of the subject, of which nothing is asked: "How many plants do bats pollinate [and feed]?"."""
    second = second_verbs(clause)
    return second if asked and second and max(asked) < min(second) else frozenset()


def _same_subject(clause: Clause) -> list[Token]:
    """Verbs coordinated with the clause's verb that share its subject and are finite.

    After a plural present the tagger calls the second verb a base form, after a past a participle.
    """
    finite = ["VBZ", "VBP", "VBD"]
    if clause.auxes:
        finite += ["VB"] if clause.auxes[0].tag_ == "VBP" and clause.auxes[0].lemma_ in ("be", "have") else []
    else:
        finite += {"VBP": ["VB"], "VBD": ["VBN"]}.get(clause.verb.tag_, [])
    return [
        verb
        for verb in clause.verb.conjuncts
        if verb.tag_ in finite and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ]


def _inverted(slot: Inverted, proper: frozenset[str]) -> str:
    clause = slot.clause
    drop = _dropped(clause, slot.drop) | _told_besides(clause, slot.drop)
    finite = clause.auxes[0] if clause.auxes else clause.verb
    last_of_subject = min(clause.subject.right_edge.i, finite.i - 1)
    subject = [t for t in core(clause.subject) if t.i <= last_of_subject and t.i not in drop]
    rest = [t for t in clause.body if t.i > last_of_subject and t.i not in drop]
    replaced = {t.i: " not" for t in rest if t.lower_ == "n't"}
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
    return " ".join(part for part in (auxiliary, _named(subject, proper), text_of(rest, replaced)) if part)


def _named(subject: list[Token], proper: frozenset[str]) -> str:
    """A subject inside a question: with the comma that closes what was told of it in between."""
    text = _inside(subject, proper)
    after = subject[-1].i + 1 if subject else 0
    told = any(t.text == "," for t in subject) and not any(t.dep_ == "cc" and t.head.dep_ != "appos" for t in subject)
    return f"{text}," if told and after < len(subject[0].doc) and subject[0].doc[after].text == "," else text


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
