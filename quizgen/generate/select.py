"""Owns which drafts of a document become notes: a total order, no fact twice; must not score."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from quizgen.generate.topic import content_stems
from quizgen.model import Draft, Kind

AN_ANSWER = 2
"""Prose cloze with one and the same answer at most: what a document names all the time is no question."""
A_SENTENCE = 2
"""Notes from one piece of evidence at most."""
FLOOR = 0.5
SERVED = 0.6
"""At thresholds up to SERVED each section keeps its best card above FLOOR; who asks for surer cards gets none."""
PROSE = ("cloze", "inline-item")
MOST_PROSE = 0.6
SURER = 0.1


def choose(drafts: Sequence[Draft], threshold: float) -> tuple[Draft, ...]:
    """The drafts worth keeping, in document order; the same for any order of the input."""
    ranked = sorted(drafts, key=_rank)
    seen = _Seen()
    kept = [draft for draft in ranked if draft.score >= threshold and seen.admits(draft)]
    kept = _balanced(kept, threshold + SURER)
    floor = FLOOR if FLOOR <= threshold <= SERVED else threshold
    served = {draft.anchor for draft in kept}
    for draft in ranked:
        if draft.anchor not in served and draft.score >= floor and seen.admits(draft):
            kept.append(draft)
            served.add(draft.anchor)
    return tuple(sorted(kept, key=_place))


def _balanced(kept: list[Draft], sure: float) -> list[Draft]:
    """Prose cloze beyond MOST_PROSE of the notes must score `sure`; each section's best may stay below."""
    prose = [draft for draft in kept if draft.rule in PROSE]
    allowed = int((len(kept) - len(prose)) * MOST_PROSE / (1 - MOST_PROSE))
    best: dict[str, Draft] = {}
    for draft in prose:
        best.setdefault(draft.anchor, draft)
    chosen = {id(draft) for draft in (*best.values(), *prose[:allowed])}
    return [draft for draft in kept if draft.rule not in PROSE or draft.score >= sure or id(draft) in chosen]


def _rank(draft: Draft) -> tuple[object, ...]:
    return (-draft.score, draft.kind is Kind.CLOZE, *_place(draft))


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
        self._hidden: set[tuple[int, int]] = set()
        self._hidden_answers: Counter[frozenset[str]] = Counter()
        self._facts: dict[frozenset[str], list[frozenset[str]]] = defaultdict(list)

    def admits(self, draft: Draft) -> bool:
        """Whether the draft asks something new; if so it is remembered."""
        place = (draft.evidence.span.start, draft.evidence.span.end)
        answer = content_stems(draft.answer)
        prompt = content_stems(_prompt(draft))
        fact = answer | prompt
        asked = re.sub(r"\W+", " ", _prompt(draft)).lower().strip()
        if (
            asked in self._questions
            or self._per_sentence[place] >= A_SENTENCE
            or (draft.rule in PROSE and place in self._hidden)
        ):
            return False
        if draft.rule in PROSE and self._hidden_answers[answer] >= AN_ANSWER:
            return False
        if any(_overlap(answer, other) >= 0.5 for other in self._answers[place]):
            return False
        if any(_overlap(fact, other) >= 0.75 for other in self._facts[answer]):
            return False
        self._per_sentence[place] += 1
        if draft.rule in PROSE:
            self._hidden.add(place)
            self._hidden_answers[answer] += 1
        self._answers[place].append(answer)
        self._questions.add(asked)
        self._facts[answer].append(fact)
        return True


def _prompt(draft: Draft) -> str:
    return draft.question or "".join(part.text if not part.number else " " for part in draft.cloze)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, len(left | right))
