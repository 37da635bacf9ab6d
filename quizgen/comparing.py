"""Owns how alike two drafts are, and whether they can be one fact; must not choose between them."""

import re
from dataclasses import dataclass

from quizgen.likeness import Difference, Vocabulary, compare, telling
from quizgen.model import Draft, Kind
from quizgen.names import Names, exchanged, names, renamed

EVIDENCE, PROMPT, ANSWER = 0.35, 0.3, 0.35
"""What the likeness of each part adds to the weight of a pair."""
CONTAINED = 0.9
"""Likeness of two answers of which one holds the other."""
REPLACED = 0.3
"""Likeness of an answer to the one that now stands in its place, the prompt telling the same, word for word."""
ANY = Vocabulary()
"""Where only two drafts are compared."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft by its words; `gaps` are the answers of its deletions, `whole` is the prompt with them filled in."""

    kind: Kind
    section: tuple[str, ...]
    evidence: Names
    prompt: Names
    whole: Names
    answer: Names
    gaps: tuple[tuple[str, ...], ...]


_TOPIC = re.compile(r"^\([^()]*\) ")
"""The topic in front of a question that does not name it."""


def read(draft: Draft, known: Vocabulary) -> Reading:
    hidden = draft.answer.split(";") if draft.kind is Kind.CLOZE else [draft.answer]
    return Reading(
        draft.kind,
        draft.section,
        names(draft.evidence.quote, known),
        names(_TOPIC.sub("", prompt(draft)), known),
        names(_TOPIC.sub("", "".join(part.text for part in draft.cloze)), known),
        names(draft.answer, known),
        tuple(_core(names(gap, known)) for gap in hidden),
    )


def _core(said: Names) -> tuple[str, ...]:
    """The telling stems; all where none tells."""
    return telling(said.stems) or said.stems


def weight(old: Reading, new: Reading, known: Vocabulary) -> float:
    """How alike two drafts are in evidence, prompt and answer: 0 to 1."""
    answer = answers_alike(old, new, known)
    if telling(old.prompt.stems) == telling(new.prompt.stems):
        answer = max(answer, REPLACED)
    evidence = compared(old.evidence, new.evidence, known).alike
    prompt = compared(*_prompts(old, new), known).alike
    return EVIDENCE * evidence + PROMPT * prompt + ANSWER * answer


def compared(old: Names, new: Names, known: Vocabulary) -> Difference:
    return compare(old.stems, new.stems, known)


def share_a_gap(old: Reading, new: Reading) -> bool:
    return not {*map(frozenset, old.gaps)}.isdisjoint(map(frozenset, new.gaps))


def _prompts(old: Reading, new: Reading) -> tuple[Names, Names]:
    """What is asked; of two clozes that hide one thing alike, whatever else they hide, the whole texts."""
    if old.kind is new.kind is Kind.CLOZE and share_a_gap(old, new):
        return old.whole, new.whole
    return old.prompt, new.prompt


def answers_alike(old: Reading, new: Reading, known: Vocabulary) -> float:
    was, now = _core(old.answer), _core(new.answer)
    if sorted(was) == sorted(now):
        return 1.0
    alike = compare(was, now, known).alike
    contained = {*was} <= {*now} or {*now} <= {*was} or share_a_gap(old, new)
    return max(alike, CONTAINED) if contained else alike


def evidences_alike(old: Reading, new: Reading, known: Vocabulary) -> float:
    """How alike the evidences are; not at all when they name different things."""
    if renamed(old.evidence, new.evidence, known):
        return 0.0
    return compared(old.evidence, new.evidence, known).alike


def are_one(gap: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two gaps hides all that the other hides."""
    return bool(gap and other) and ({*gap} <= {*other} or {*other} <= {*gap})


def is_another_fact(old: Reading, new: Reading, known: Vocabulary) -> bool:
    """Whether two drafts differ in what no rewording changes: both sides, a name, or a number and a word as well."""
    answers = compare(_core(old.answer), _core(new.answer), known)
    if old.prompt.stems == new.prompt.stems:
        return _says_anew(old, new, known)
    was, now = _prompts(old, new)
    if old.evidence.stems == new.evidence.stems and answers_alike(old, new, known) == 1:
        # A prompt names what the headings name; under the same headings another name was put in before it.
        return old.section == new.section and renamed(was, now, known)
    prompts = compared(was, now, known)
    same_answer = not answers.swapped or answers_alike(old, new, known) >= CONTAINED
    if not same_answer and (prompts.lost or prompts.gained) and not (_counts(prompts) and _counts(answers)):
        return True
    evidences = compared(old.evidence, new.evidence, known)
    if (_counts_anew(prompts) and not _counts(evidences)) or exchanged(old.evidence.stems, new.evidence.stems):
        return True
    sides = ((was, now), (old.answer, new.answer), (old.evidence, new.evidence))
    return any(renamed(*side, known) for side in sides)


def _says_anew(old: Reading, new: Reading, known: Vocabulary) -> bool:
    """Whether answers to one prompt are not one answer replaced: a name within one, or all gaps of several."""
    if max(len(old.gaps), len(new.gaps)) > 1 and not share_a_gap(old, new):
        # To each card of a note the other gaps are its prompt.
        answers = compare(_core(old.answer), _core(new.answer), known)
        return answers.swapped and not _counts(answers)
    nouns = {noun for noun, _ in (*old.answer.labels, *new.answer.labels)}
    shared = {*telling(old.answer.stems)} & {*telling(new.answer.stems)} - nouns
    return bool(shared) and renamed(old.answer, new.answer, known)


def _counts(difference: Difference) -> bool:
    """Whether numbers gave way to as many others, and nothing else changed."""
    stems = (*difference.lost, *difference.gained)
    return len(difference.lost) == len(difference.gained) and all(stem[0].isdigit() for stem in stems)


def _counts_anew(difference: Difference) -> bool:
    """Whether a number gave way to another one."""
    return all(any(stem[0].isdigit() for stem in side) for side in (difference.lost, difference.gained))


def are_parts(whole: Reading, one: Reading, other: Reading) -> bool:
    """Whether a cloze hides what two others hide, and these nothing in common: each is a part of it, not a rival."""
    return share_a_gap(whole, one) and share_a_gap(whole, other) and not share_a_gap(one, other)


def prompt(draft: Draft) -> str:
    """What is asked, with each cloze deletion hidden."""
    if draft.kind is Kind.QA:
        return draft.question
    return "".join("[…]" if part.number else part.text for part in draft.cloze)


def text(draft: Draft) -> str:
    said = draft.question or "".join(part.text for part in draft.cloze)
    return f"{draft.evidence.quote} . {said} . {draft.answer}"


def flat(text: str) -> str:
    return " ".join(text.split())
