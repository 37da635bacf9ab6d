"""Owns which drafts of a document become notes: a total order, no fact twice, two gaps as siblings; must not score."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.generate.topic import content_stems
from quizgen.likeness import contains, words
from quizgen.model import ClozePart, Draft, Kind, Rejection, Span

AN_ANSWER = 2
"""Prose cloze with one and the same answer at most: what a document names all the time is no question."""
A_SENTENCE = 3
"""Cards from one piece of evidence at most; one more for a long one."""
LONG = 22
"""Words from which on a piece of evidence is long."""
FLOOR = 0.3
SERVED = 0.7
"""At thresholds up to SERVED each section keeps its best card above FLOOR; who asks for surer cards gets none."""
ASKED_FIRST = 0.15
"""How much surer a cloze must be to be preferred to a question on the same fact: a question is recalled, not read.

Where readers were given both, they kept three of four clozes and three of five questions."""
SAME = 0.5
"""Share of their words from which on two answers to one piece of evidence are one fact."""
PLAIN = 0.4
"""Score below which no gap in plain prose is kept, however low the threshold: it is put back by feel."""
FURTHER = 0.6
"""Score below which no further gap of a sentence is kept, nor a third question on one statement, …"""
BEHIND = 0.15
"""… and how much less sure it may be than the best: of several gaps those are asked that are the point."""
AGAIN = 0.5
"""Score below which no second question on one statement is kept: "Who did it in N?" beside "In which year …?"."""
BOTH_WAYS = 0.75
"""Share of their words from which on two questions on one piece of evidence ask one fact from its two ends."""
NAMED = 0.3
"""How much surer a question must be to be preferred to one that asks for the name of what both tell."""
NAMING = ("definition-which", "definition-term", "apposition-which", "apposition-term")
LEEWAY = 0.1
"""How much a card that stands may lose when the text around it changes."""
PROSE = ("cloze", "inline-item")
LINES = ("term-line", "definition-line", "cell", "acronym")
"""Rules whose lines and rows are learned from both ends."""
WHOLE = ("list", "inline-list")
"""Rules that ask for all of a list: …"""
TOGETHER = 0.5
"""… how much surer one of its items must be to be asked instead."""
EDITED = 0.75
"""Least share of words that an edited card has in common with what it was."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The drafts that become notes, in document order, and the others with the reason why not."""

    kept: tuple[Draft, ...]
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What earlier builds leave to a document: candidates a learner rescued, which are kept whatever, and the
    cards its notes ask, which an edit elsewhere in the text must not tip over."""

    rescued: frozenset[str] = frozenset()
    asked: frozenset[tuple[str, str]] = frozenset()


NEW = Standing()


def choose(drafts: Sequence[Draft], threshold: float, standing: Standing = NEW) -> Selection:
    """The drafts worth keeping; the same for any order of the input."""
    lead = {id(draft): LEEWAY for draft in _standing(drafts, standing.asked)}
    ranked = sorted(drafts, key=lambda draft: _rank(draft, lead.get(id(draft), 0.0)))
    seen = _Seen()
    kept: list[Draft] = []
    rest: list[Draft] = []
    for draft in ranked:
        (kept if candidate_id(draft) in standing.rescued else rest).append(draft)
    for draft in kept:
        seen.remember(draft)
    rejected: list[Rejection] = []
    floor = min(FLOOR, threshold) if threshold <= SERVED else threshold
    for draft in rest:
        needed = max(threshold, seen.least(draft)) - lead.get(id(draft), 0.0)
        _decide(draft, needed, seen, kept, rejected)
    served = {draft.anchor for draft in kept}
    left: list[Rejection] = []
    for refusal in rejected:
        draft = refusal.draft
        if draft.anchor not in served and draft.score >= floor and not seen.objection(draft):
            seen.remember(draft)
            kept.append(draft)
            served.add(draft.anchor)
        else:
            left.append(refusal)
    notes = tuple(replace(draft, signs=()) for draft in sorted(_siblings(kept), key=_place))
    return Selection(notes, tuple(sorted(left, key=lambda refusal: _place(refusal.draft))))


def _standing(drafts: Sequence[Draft], known: frozenset[tuple[str, str]]) -> Iterator[Draft]:
    """The drafts that ask what was asked before, in the same words or in those of an edited sentence."""
    cards = {id(draft): asked(draft) for draft in drafts}
    lost = [(frozenset(words(text)), hidden) for text, hidden in known.difference(*cards.values())]
    for draft in drafts:
        if all(card in known or _resembles(card, lost) for card in cards[id(draft)]):
            yield draft


def _resembles(card: tuple[str, str], lost: Sequence[tuple[frozenset[str], str]]) -> bool:
    here = frozenset(words(card[0]))
    return any(
        2 * len(here & there) >= EDITED * (len(here) + len(there)) and contains(hidden, card[1])
        for there, hidden in lost
    )


def _decide(draft: Draft, threshold: float, seen: "_Seen", kept: list[Draft], rejected: list[Rejection]) -> None:
    objection = UNLIKELY if draft.score < threshold else seen.objection(draft)
    if objection == TURNED_ROUND:
        seen.pass_over(draft)
    if objection:
        rejected.append(Rejection(draft, objection))
    else:
        seen.remember(draft)
        kept.append(draft)


UNLIKELY = "score-below-threshold"
TURNED_ROUND = "same-fact-both-ways"


def candidate_id(draft: Draft) -> str:
    """Names a candidate by what it asks and what it hides, so that a learner can point at it."""
    hidden = tuple((part.text, part.number) for part in draft.cloze)
    told = repr((draft.kind.value, draft.question, hidden, draft.answer))
    return "c" + hashlib.sha256(told.encode()).hexdigest()[:9]


def asked(draft: Draft) -> frozenset[tuple[str, str]]:
    """Each card of a draft as its whole text and what is hidden of it, which joining gaps does not change."""
    if draft.question:
        return frozenset([(draft.question, draft.answer)])
    text = "".join(part.text for part in draft.cloze)
    return frozenset((text, part.text) for part in draft.cloze if part.number)


def _siblings(kept: Sequence[Draft]) -> list[Draft]:
    """Two gaps in one and the same text become one note with two numbers, in the order of their places."""
    by_text: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in kept:
        shown = "".join(part.text for part in draft.cloze) if draft.kind is Kind.CLOZE else draft.question
        by_text[draft.kind, draft.rule, draft.evidence.span.start, shown].append(draft)
    return [joined for group in by_text.values() for joined in _joined(sorted(group, key=_gap))]


def _joined(group: Sequence[Draft]) -> list[Draft]:
    first, *others = group
    if first.kind is not Kind.CLOZE:
        return list(group)
    for number, other in enumerate(others, start=2):
        start, end = _gap(other)
        first = replace(
            first,
            cloze=_with_gap(first.cloze, (start, end), ClozePart(other.answer, number, _hint(other))),
            answer=f"{first.answer}; {other.answer}",
            score=max(first.score, other.score),
        )
    return [first]


def _gap(draft: Draft) -> tuple[int, int]:
    """Where in its text the one deletion of a cloze stands."""
    at = 0
    for part in draft.cloze:
        if part.number:
            return at, at + len(part.text)
        at += len(part.text)
    return 0, 0


def _hint(draft: Draft) -> str:
    return next(part.hint for part in draft.cloze if part.number)


def _with_gap(parts: Sequence[ClozePart], gap: tuple[int, int], hidden: ClozePart) -> tuple[ClozePart, ...]:
    """The parts with one more deletion, which lies in shown text."""
    found: list[ClozePart] = []
    at = 0
    for part in parts:
        end = at + len(part.text)
        if part.number == 0 and at <= gap[0] and gap[1] <= end:
            pieces = (ClozePart(part.text[: gap[0] - at]), hidden, ClozePart(part.text[gap[1] - at :]))
            found.extend(piece for piece in pieces if piece.text)
        else:
            found.append(part)
        at = end
    return tuple(found)


def _rank(draft: Draft, lead: float) -> tuple[object, ...]:
    preferred = ASKED_FIRST if draft.kind is Kind.QA else 0.0
    preferred += NAMED if draft.rule in NAMING else TOGETHER if draft.rule in WHOLE else 0.0
    return (-draft.score - preferred - lead, draft.kind is Kind.CLOZE, *_place(draft))


def _place(draft: Draft) -> tuple[object, ...]:
    return (
        draft.evidence.span.start,
        draft.rule,
        draft.question,
        tuple((p.text, p.number) for p in draft.cloze),
        draft.answer,
    )


class _Seen:
    """What the kept drafts already ask."""

    def __init__(self) -> None:
        self._per_sentence: Counter[tuple[int, int]] = Counter()
        self._answers: dict[tuple[int, int], list[frozenset[str]]] = defaultdict(list)
        self._questions: set[str] = set()
        self._hidden_answers: Counter[frozenset[str]] = Counter()
        self._facts: dict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
        self._gaps: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._best_gap: dict[tuple[int, int], float] = {}
        self._told: dict[tuple[int, int], list[frozenset[str]]] = defaultdict(list)
        self._stated: dict[tuple[int, int], list[frozenset[str]]] = defaultdict(list)
        self._lists: list[tuple[Span, frozenset[str]]] = []

    def objection(self, draft: Draft) -> str:
        """Why the draft asks nothing new, by name; '' when it does."""
        place = (draft.evidence.span.start, draft.evidence.span.end)
        answer = content_stems(draft.answer)
        fact = answer | content_stems(_prompt(draft))
        if _flat(_prompt(draft)) in self._questions:
            return "same-question"
        if self._per_sentence[place] >= A_SENTENCE + (len(draft.evidence.quote.split()) >= LONG):
            return "sentence-asked-enough"
        if draft.rule in PROSE and self._hidden_answers[answer] >= AN_ANSWER:
            return "answer-asked-enough"
        asked = any(_overlap(answer, other) >= SAME for other in self._answers[place]) or self._overlaps(draft)
        if asked or self._listed(draft, answer) or any(_overlap(fact, other) >= 0.75 for other in self._facts[answer]):
            return "same-fact"
        if self._turned(draft, _said(draft)):
            return TURNED_ROUND
        return ""

    def _listed(self, draft: Draft, answer: frozenset[str]) -> bool:
        """Whether it asks for members of a list that is asked as one, and its evidence says no more."""
        span = draft.evidence.span
        said = content_stems(draft.evidence.quote)
        return any(
            answer <= items
            and (span == whole or (whole.start <= span.start and span.end <= whole.end and said <= items))
            for whole, items in self._lists
        )

    def least(self, draft: Draft) -> float:
        """The score a draft from prose must have for what its sentence asks already; 0 for other drafts."""
        place = (draft.evidence.span.start, draft.evidence.span.end)
        if draft.kind is Kind.QA:
            return (0.0, AGAIN, FURTHER)[min(2, self._times_stated(draft))]
        if draft.rule not in PROSE:
            return 0.0
        best = self._best_gap.get(place)
        return PLAIN if best is None else max(FURTHER, best - BEHIND)

    def _times_stated(self, draft: Draft) -> int:
        """How many questions on its sentence say all that it says with its answer."""
        place = (draft.evidence.span.start, draft.evidence.span.end)
        others = () if draft.rule in LINES else self._stated[place]
        return sum(_overlap(_said(draft), other) >= BOTH_WAYS for other in others)

    def _overlaps(self, draft: Draft) -> bool:
        """Whether its gap lies over one that is kept in the same text."""
        start, end = _gap(draft)
        return any(start < last and first < end for first, last in self._gaps[_text(draft)])

    def _turned(self, draft: Draft, fact: frozenset[str]) -> bool:
        """Whether a question on its sentence tells the same words, asked from the other end."""
        told = self._told[draft.evidence.span.start, draft.evidence.span.end]
        return _may_turn(draft) and any(_overlap(fact, other) >= BOTH_WAYS for other in told)

    def pass_over(self, draft: Draft) -> None:
        """A fact asked from its other end keeps its place: no lesser card of the sentence fills it."""
        place = (draft.evidence.span.start, draft.evidence.span.end)
        self._per_sentence[place] += 1
        self._answers[place].append(content_stems(draft.answer))

    def remember(self, draft: Draft) -> None:
        """What the draft asks is asked from now on."""
        place = (draft.evidence.span.start, draft.evidence.span.end)
        answer = content_stems(draft.answer)
        self._questions.add(_flat(_prompt(draft)))
        self._per_sentence[place] += 1
        if draft.rule in PROSE:
            self._hidden_answers[answer] += 1
        self._answers[place].append(answer)
        self._facts[answer].append(answer | content_stems(_prompt(draft)))
        if draft.rule in PROSE:
            self._best_gap.setdefault(place, draft.score)
        if _may_turn(draft):
            self._told[place].append(_said(draft))
        if draft.kind is Kind.QA:
            self._stated[place].append(_said(draft))
        if draft.rule in WHOLE:
            self._per_sentence[place] += 1  # as much as two of its members
            self._lists.append((draft.evidence.span, answer))
        if draft.kind is Kind.CLOZE:
            self._gaps[_text(draft)].append(_gap(draft))


def _said(draft: Draft) -> frozenset[str]:
    """What a question and its answer say together, without the words that only ask."""
    return content_stems(f"{_ASKING.sub(' ', draft.question)} {draft.answer}")


_ASKING = re.compile(
    r"^(?:\([^()]*\) )?|\b(?:in which year|how (?:many|much|long)|what|which|who|whom|when|where|why|how|"
    r"is the term for|do|does|did|is|are|was|were)\b",
    re.I,
)


def _may_turn(draft: Draft) -> bool:
    """Whether it asks for what a sentence defines or for what causes what; a glossary is learned from both ends."""
    return draft.rule in TURNED


TURNED = ("definition", "meaning", "apposition", "cause", "effect", *NAMING)


def _flat(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()


def _text(draft: Draft) -> str:
    return "".join(part.text for part in draft.cloze)


def _prompt(draft: Draft) -> str:
    return draft.question or "".join(part.text if not part.number else " " for part in draft.cloze)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, len(left | right))
