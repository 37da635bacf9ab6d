"""Owns which note each draft continues; must not change a note or a draft.

First what stayed the same, in passes, each on what the ones before left; then, for all that was edited, the one
assignment of greatest weight. Active notes are tried before the others. Where it is not clear which note a draft
continues, none is chosen: a history lost is better than a wrong one. Nothing matches a question with a cloze.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from quizgen.assignment import Neighbours, assign, candidates, clear
from quizgen.comparing import (
    ANY,
    CONTAINED,
    Reading,
    answers_alike,
    are_one,
    are_parts,
    compared,
    evidences_alike,
    is_another_fact,
    read,
    share_a_gap,
    text,
    weight,
)
from quizgen.likeness import Vocabulary, telling, vocabulary
from quizgen.model import Draft, Kind, Note, Status
from quizgen.unedited import PASSES, Card, Pair, cards

PLACE = 0.02
"""What the same place adds: so little that it decides only between pairs of equal content."""
FLOOR = 0.62
"""Least weight of a pair that continues a history, from anywhere in the document."""
AT_HOME = 0.12
"""By how much the floor is lower for a pair that stands in the same place."""
MARGIN = 0.1
"""By how much a pair must outweigh a rival's that is unlike it; half of the difference for one that is like it."""
LEAST_MARGIN = 0.01
"""The margin between pairs of equal content: half of what their places can differ by."""
SAME_FACT = 0.6
"""Least likeness of the evidences of two drafts that ask one fact."""


@dataclass(frozen=True, slots=True)
class Matching:
    """What becomes of notes and drafts, by their positions; who stands nowhere is gone, or new."""

    found: dict[int, int] = field(default_factory=dict)
    """Draft to the note it continues, of the same kind."""
    ambiguous: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Active note to the drafts that could continue it, none of them clearly."""
    kin: dict[int, int] = field(default_factory=dict)
    """Draft to the note that asks the same fact in the other kind; neither stands in another field."""


def match(notes: Sequence[Note], drafts: Sequence[Draft]) -> Matching:
    """Which draft continues which note, both in document order; each stands in one field at most."""
    theirs, ours = cards([note.draft for note in notes]), cards(drafts)
    active = {place: card for place, card in theirs.items() if notes[place].status is Status.ACTIVE}
    others = {place: card for place, card in theirs.items() if place not in active}
    left = dict(ours)
    found: dict[int, int] = {}
    for search in PASSES:
        for waiting in (active, others):
            for old, new in search(waiting, left):
                found[new] = old
                del waiting[old], left[new]
    if not left or not (active or others):
        return Matching(found)
    known = vocabulary(*([text(card.draft) for card in cards.values()] for cards in (theirs, ours)))
    edits = Edits(active, others, left, found, known)
    edits.settle(active)
    ambiguous = edits.set_aside()
    edits.settle(others)
    return Matching(dict(sorted(found.items())), ambiguous, edits.kin(_barred(notes)))


def same_fact(note_draft: Draft, draft: Draft) -> bool:
    """Whether a draft asks, in whatever wording or kind, what another asks: clearly like evidence, and an answer
    that is the same or holds it."""
    old, new = read(note_draft, ANY), read(draft, ANY)
    answers = answers_alike(old, new, ANY)
    share = any(are_one(was, now) for was, now in product(old.gaps, new.gaps))
    said = (old.whole, new.whole) if share and old.kind is new.kind is Kind.CLOZE else (old.prompt, new.prompt)
    if old.kind is new.kind and answers < 1 and compared(*said, ANY).swapped:
        return False
    return (share or answers >= CONTAINED) and evidences_alike(old, new, ANY) >= SAME_FACT


def _barred(notes: Sequence[Note]) -> frozenset[int]:
    """Notes nothing is to be linked to: unwanted, or replaced already."""
    replaced = {note.replaces for note in notes}
    return frozenset(place for place, note in enumerate(notes) if note.rejected or note.guid in replaced)


class Edits:
    """What the passes left, being matched; whatever is decided goes from the notes and drafts that wait."""

    def __init__(
        self,
        active: dict[int, Card],
        others: dict[int, Card],
        left: dict[int, Card],
        found: dict[int, int],
        known: Vocabulary,
    ) -> None:
        self.active, self.others, self.left, self.found, self.known = active, others, left, found, known
        # Within one side any two spellings may be one word misspelt.
        self.one_side = replace(known, old=frozenset(), new=frozenset())
        self.notes, self.drafts = {**active, **others}, {**left}
        self.old = {place: read(card.draft, known) for place, card in sorted(self.notes.items())}
        self.new = {place: read(card.draft, known) for place, card in left.items()}
        self.asked = {_question(one) for one in self.old.values()} - {None}
        self.asks = {_question(one) for one in self.new.values()} - {None}
        self.weights = dict(self._weighed(Neighbours(found)))

    def settle(self, waiting: dict[int, Card]) -> None:
        """Whatever is clear goes on; then what that makes clear, until nothing more is."""
        while pairs := self._clear(waiting):
            for old, new in pairs.items():
                self.found[new] = old
                del waiting[old], self.left[new]

    def set_aside(self) -> dict[int, tuple[int, ...]]:
        """Active notes that only a rival keeps from going on, with the drafts that could continue them."""
        around = Neighbours(self.found)
        could: defaultdict[int, list[int]] = defaultdict(list)
        for pair, value in sorted(self._open(self.active).items()):
            if value >= FLOOR - AT_HOME * self._place(pair, around):
                could[pair[0]].append(pair[1])
        for old in could:
            del self.active[old]
        for new in {new for rivals in could.values() for new in rivals}:
            del self.left[new]
        return {old: tuple(rivals) for old, rivals in could.items()}

    def kin(self, barred: frozenset[int]) -> dict[int, int]:
        """Drafts that ask the fact of a note in the other kind; nothing is linked to the barred notes."""
        given: dict[int, int] = {}
        for waiting in (self.active, self.others):
            notes = {place: _keys(self.old[place]) for place in waiting if place not in barred}
            drafts = {place: _keys(self.new[place]) for place in self.left if place not in given}
            alike = {(new, old): self._same_in_other_kind(old, new) for new, old in candidates(drafts, notes)}
            given |= assign({pair: value for pair, value in alike.items() if value >= SAME_FACT})
        return dict(sorted(given.items()))

    def _same_in_other_kind(self, note: int, draft: int) -> float:
        old, new = self.old[note], self.new[draft]
        return evidences_alike(old, new, self.known) if old.kind is not new.kind and share_a_gap(old, new) else 0.0

    def _weighed(self, around: Neighbours) -> Iterator[tuple[Pair, float]]:
        """Each pair of one kind worth weighing that may be one fact, with its weight."""
        for kind in Kind:
            notes = {at: (*_keys(one), *around.of_left(at)) for at, one in self.old.items() if one.kind is kind}
            drafts = {at: (*_keys(one), *around.of_right(at)) for at, one in self.new.items() if one.kind is kind}
            for new, old in candidates(drafts, notes):
                if self._is_anothers_question(old, new):
                    continue
                if not is_another_fact(self.old[old], self.new[new], self.known):
                    yield (old, new), weight(self.old[old], self.new[new], self.known)

    def _is_anothers_question(self, old: int, new: int) -> bool:
        """Whether another note asks the draft's question word for word, or another draft the note's: its answer is
        another now, or two answers were swapped."""
        was, now = _question(self.old[old]), _question(self.new[new])
        return was != now and (now in self.asked or was in self.asks)

    def _open(self, waiting: Mapping[int, Card]) -> dict[Pair, float]:
        """The pairs of what waits; none of an active note with the draft that clearly continues another note."""
        rivals: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for (old, new), value in self.weights.items():
            if old in self.others and old not in waiting:
                rivals[new].append((old, value))
        return {
            (old, new): value
            for (old, new), value in self.weights.items()
            if old in waiting
            and new in self.left
            and not any(
                best - value > max(LEAST_MARGIN, self._notes_apart(new, rival, old)) for rival, best in rivals[new]
            )
        }

    def _clear(self, waiting: Mapping[int, Card]) -> dict[int, int]:
        """Of the best assignment the pairs that are heavy enough, and clearly heavier than their rivals."""
        around = Neighbours(self.found)
        waiting_pairs = self._open(waiting)
        places = {pair: self._place(pair, around) for pair in waiting_pairs}
        over = {pair: value - FLOOR + AT_HOME * places[pair] for pair, value in waiting_pairs.items()}
        near = {pair: waiting_pairs[pair] + PLACE * places[pair] for pair in over if over[pair] >= -MARGIN}
        chosen = clear(near, self._notes_apart, self._drafts_apart)
        return {old: new for old, new in chosen.items() if over[old, new] >= 0}

    def _place(self, pair: Pair, around: Neighbours) -> float:
        """How much of the place is the same: section, neighbours, rule; 0 to 1."""
        old, new = self.notes[pair[0]].draft, self.drafts[pair[1]].draft
        beside = len({*around.of_left(pair[0])} & {*around.of_right(pair[1])})
        return 0.4 * (old.anchor == new.anchor) + 0.2 * beside + 0.2 * (old.rule == new.rule)

    def _notes_apart(self, draft: int, one: int, other: int) -> float:
        if are_parts(self.new[draft], self.old[one], self.old[other]):
            return _NO_RIVAL
        return self._apart(self.notes[one], self.notes[other], self.old[one], self.old[other])

    def _drafts_apart(self, note: int, one: int, other: int) -> float:
        if are_parts(self.old[note], self.new[one], self.new[other]):
            return _NO_RIVAL
        return self._apart(self.drafts[one], self.drafts[other], self.new[one], self.new[other])

    def _apart(self, one: Card, other: Card, read: Reading, rival: Reading) -> float:
        """Half of what tells two cards apart, MARGIN at most: the draft must be clearly nearer to one of them."""
        if one.quote == other.quote and one.answer == other.answer:
            return _NO_RIVAL
        return min(MARGIN, max(LEAST_MARGIN, (1 - weight(read, rival, self.one_side)) / 2))


_NO_RIVAL = float("-inf")


def _question(reading: Reading) -> tuple[Kind, tuple[str, ...]] | None:
    """What is asked, word for word; None when it is too little to tell one card from another."""
    stems = reading.prompt.stems
    return (reading.kind, stems) if len(telling(stems)) > 1 else None


def _keys(reading: Reading) -> Iterator[str]:
    """What two drafts must share to be worth comparing: a side, a rare word or two in a row, a word's start or end."""
    yield f"answer {' '.join(reading.answer.stems)}"
    yield f"prompt {' '.join(reading.prompt.stems)}"
    said = telling(reading.evidence.stems)
    yield from (f"{one} {other}" for one, other in pairwise(said))
    for stem in (*said, *telling(reading.prompt.stems)):
        yield stem
        if len(stem) > 4:
            yield from (f"{stem[:4]}…", f"…{stem[-4:]}")
