"""Owns which note each draft continues; must not change a note or a draft.

First what stayed the same, in passes, each on what the ones before left; then, for all that was edited, the one
assignment of greatest weight. Active notes are tried before the others. Where it is not clear which note a draft
continues, none is chosen: a history lost is better than a wrong one. Nothing matches a question with a cloze.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from quizgen.assignment import Neighbours, assign, candidates, clear
from quizgen.likeness import Difference, Names, Vocabulary, compare, exchanged, names, renamed, telling, vocabulary
from quizgen.model import Draft, Kind, Note, Status

EVIDENCE, PROMPT, ANSWER = 0.35, 0.3, 0.35
"""What the likeness of each part adds to the weight of a pair."""
CONTAINED = 0.9
"""Likeness of two answers of which one holds the other."""
REPLACED = 0.3
"""Likeness of an answer to the one that now stands in its place, the prompt telling the same, word for word."""
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
_ANY = Vocabulary()
"""Where only two drafts are compared."""


@dataclass(frozen=True, slots=True)
class Matching:
    """What becomes of notes and drafts, by their positions; who stands nowhere is gone, or new."""

    found: dict[int, int] = field(default_factory=dict)
    """Draft to the note it continues, of the same kind."""
    ambiguous: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Active note to the drafts that could continue it, none of them clearly."""
    kin: dict[int, int] = field(default_factory=dict)
    """Draft to the note that asks the same fact in the other kind; neither stands in another field."""


@dataclass(frozen=True, slots=True)
class Card:
    """A draft, or that of a note, with what makes it the same as another; the neighbours by their content."""

    draft: Draft
    quote: str
    fact: Hashable
    content: Hashable
    answer: str
    before: Hashable = None
    after: Hashable = None


Cards = Mapping[int, Card]
"""Those not matched yet, by position in document order."""
Pair = tuple[int, int]
"""Positions of a note and of the draft that continues it."""
Key = Callable[[Card], Hashable]


def match(notes: Sequence[Note], drafts: Sequence[Draft]) -> Matching:
    """Which draft continues which note, both in document order; each stands in one field at most."""
    theirs, ours = _cards([note.draft for note in notes]), _cards(drafts)
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
    known = vocabulary(*([_text(card.draft) for card in cards.values()] for cards in (theirs, ours)))
    edits = Edits(active, others, left, found, known)
    edits.settle(active)
    ambiguous = edits.set_aside()
    edits.settle(others)
    return Matching(dict(sorted(found.items())), ambiguous, edits.kin(_barred(notes)))


def same_fact(note_draft: Draft, draft: Draft) -> bool:
    """Whether a draft asks, in whatever wording or kind, what another asks: clearly like evidence, and an answer
    that is the same or holds it."""
    old, new = _read(note_draft, _ANY), _read(draft, _ANY)
    answers = _answers(old, new, _ANY)
    if old.kind is new.kind and answers < 1 and _compare(old.prompt, new.prompt, _ANY).swapped:
        return False
    return answers >= CONTAINED and _evidence(old, new, _ANY) >= SAME_FACT


def _barred(notes: Sequence[Note]) -> frozenset[int]:
    """Notes nothing is to be linked to: unwanted, or replaced already."""
    replaced = {note.replaces for note in notes}
    return frozenset(place for place, note in enumerate(notes) if note.rejected or note.guid in replaced)


# ---------------------------------------------------------------- what stayed the same


def exact_here(notes: Cards, drafts: Cards) -> Iterator[Pair]:
    """The same in the same section: the first to have a fact that stands in several."""
    return _nearest(notes, drafts, lambda card: (card.draft.anchor, card.fact, card.content))


def exact(notes: Cards, drafts: Cards) -> Iterator[Pair]:
    """The same rule, evidence and content: headings were renamed or the text moved."""
    return _nearest(notes, drafts, lambda card: (card.fact, card.content))


def reworded_here(notes: Cards, drafts: Cards) -> Iterator[Pair]:
    """The same rule, evidence and answer in the same section: the wording changed."""
    pairs = _as_often(notes, drafts, lambda card: (card.draft.anchor, card.fact, card.answer))
    return ((old, new) for old, new in pairs if _is_reworded(notes[old].draft, drafts[new].draft))


def reworded(notes: Cards, drafts: Cards) -> Iterator[Pair]:
    """The same rule, evidence and answer under another heading, as often as before."""
    pairs = _as_often(notes, drafts, lambda card: (card.fact, card.answer))
    return ((old, new) for old, new in pairs if _is_reworded(notes[old].draft, drafts[new].draft))


def _is_reworded(old: Draft, new: Draft) -> bool:
    return not is_another_fact(_read(old, _ANY), _read(new, _ANY), _ANY)


def moved_here(notes: Cards, drafts: Cards) -> Iterator[Pair]:
    """The same content in the same section, as often as before, from another sentence."""
    return _as_often(notes, drafts, lambda card: (card.draft.anchor, card.content))


def moved(notes: Cards, drafts: Cards) -> Iterator[Pair]:
    """The same content as often as before, wherever it now comes from."""
    return _as_often(notes, drafts, lambda card: card.content)


PASSES = (exact_here, exact, reworded_here, reworded, moved_here, moved)
_NEIGHBOURS: tuple[Key, ...] = (
    lambda card: (card.before, card.after),
    lambda card: card.before,
    lambda card: card.after,
    lambda _: None,
)


def _as_often(notes: Cards, drafts: Cards, key: Key) -> Iterator[Pair]:
    """Equal keys in document order, where both sides have equally many."""
    for old, new in _groups(notes, drafts, key):
        if len(old) == len(new):
            yield from zip(old, new, strict=True)


def _nearest(notes: Cards, drafts: Cards, key: Key) -> Iterator[Pair]:
    """Equal keys in document order; where one side has more, those with the same neighbours first."""
    for old, new in _groups(notes, drafts, key):
        if len(old) == len(new):
            yield from zip(old, new, strict=True)
            continue
        theirs, ours = {place: notes[place] for place in old}, {place: drafts[place] for place in new}
        for around in _NEIGHBOURS:
            pairs = [pair for group in _groups(theirs, ours, around) for pair in zip(*group, strict=False)]
            yield from pairs
            for one, other in pairs:
                del theirs[one], ours[other]


def _groups(notes: Cards, drafts: Cards, key: Key) -> list[tuple[list[int], list[int]]]:
    """Positions of notes and drafts with equal keys."""
    groups: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, cards in enumerate((notes, drafts)):
        for place, card in cards.items():
            groups[key(card)][side].append(place)
    return [group for group in groups.values() if all(group)]


def _cards(drafts: Sequence[Draft]) -> dict[int, Card]:
    contents: list[Hashable] = [(draft.kind, _flat(_prompt(draft)), _flat(draft.answer)) for draft in drafts]
    return {
        place: Card(
            draft=draft,
            quote=_flat(draft.evidence.quote),
            fact=(draft.rule, draft.kind, _flat(draft.evidence.quote)),
            content=contents[place],
            answer=_flat(draft.answer),
            before=contents[place - 1] if place else None,
            after=contents[place + 1] if place + 1 < len(drafts) else None,
        )
        for place, draft in enumerate(drafts)
    }


def _prompt(draft: Draft) -> str:
    """What is asked, with each cloze deletion hidden."""
    if draft.kind is Kind.QA:
        return draft.question
    return "".join("[…]" if part.number else part.text for part in draft.cloze)


def _text(draft: Draft) -> str:
    said = draft.question or "".join(part.text for part in draft.cloze)
    return f"{draft.evidence.quote} . {said} . {draft.answer}"


def _flat(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- what was edited


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


def _read(draft: Draft, known: Vocabulary) -> Reading:
    hidden = draft.answer.split(";") if draft.kind is Kind.CLOZE else [draft.answer]
    return Reading(
        draft.kind,
        draft.section,
        names(draft.evidence.quote, known),
        names(_TOPIC.sub("", _prompt(draft)), known),
        names(_TOPIC.sub("", "".join(part.text for part in draft.cloze)), known),
        names(draft.answer, known),
        tuple(_core(names(gap, known)) for gap in hidden),
    )


def _core(said: Names) -> tuple[str, ...]:
    """The telling stems; all where none tells."""
    return telling(said.stems) or said.stems


def weight(old: Reading, new: Reading, known: Vocabulary) -> float:
    """How alike two drafts are in evidence, prompt and answer: 0 to 1."""
    answer = _answers(old, new, known)
    if telling(old.prompt.stems) == telling(new.prompt.stems):
        answer = max(answer, REPLACED)
    evidence = _compare(old.evidence, new.evidence, known).alike
    prompt = _compare(*_prompts(old, new), known).alike
    return EVIDENCE * evidence + PROMPT * prompt + ANSWER * answer


def _compare(old: Names, new: Names, known: Vocabulary) -> Difference:
    return compare(old.stems, new.stems, known)


def _share_a_gap(old: Reading, new: Reading) -> bool:
    return not {*map(frozenset, old.gaps)}.isdisjoint(map(frozenset, new.gaps))


def _prompts(old: Reading, new: Reading) -> tuple[Names, Names]:
    """What is asked; of two clozes that hide one thing alike, whatever else they hide, the whole texts."""
    if old.kind is new.kind is Kind.CLOZE and _share_a_gap(old, new):
        return old.whole, new.whole
    return old.prompt, new.prompt


def _answers(old: Reading, new: Reading, known: Vocabulary) -> float:
    was, now = _core(old.answer), _core(new.answer)
    if sorted(was) == sorted(now):
        return 1.0
    alike = compare(was, now, known).alike
    contained = {*was} <= {*now} or {*now} <= {*was} or _share_a_gap(old, new)
    return max(alike, CONTAINED) if contained else alike


def _evidence(old: Reading, new: Reading, known: Vocabulary) -> float:
    """How alike the evidences are; not at all when they name different things."""
    if renamed(old.evidence, new.evidence, known):
        return 0.0
    return _compare(old.evidence, new.evidence, known).alike


def is_another_fact(old: Reading, new: Reading, known: Vocabulary) -> bool:
    """Whether two drafts differ in what no rewording changes: both sides, a name, or a number and a word as well."""
    answers = compare(_core(old.answer), _core(new.answer), known)
    if old.prompt.stems == new.prompt.stems:
        return _says_anew(old, new, known)
    was, now = _prompts(old, new)
    if old.evidence.stems == new.evidence.stems and _answers(old, new, known) == 1:
        # A prompt names what the headings name; under the same headings another name was put in before it.
        return old.section == new.section and renamed(was, now, known)
    prompts = _compare(was, now, known)
    same_answer = not answers.swapped or _answers(old, new, known) >= CONTAINED
    if not same_answer and (prompts.lost or prompts.gained) and not (_counts(prompts) and _counts(answers)):
        return True
    evidences = _compare(old.evidence, new.evidence, known)
    if (_counts_anew(prompts) and not _counts(evidences)) or exchanged(old.evidence.stems, new.evidence.stems):
        return True
    sides = ((was, now), (old.answer, new.answer), (old.evidence, new.evidence))
    return any(renamed(*side, known) for side in sides)


def _says_anew(old: Reading, new: Reading, known: Vocabulary) -> bool:
    """Whether answers to one prompt are not one answer replaced: a name within one, or all gaps of several."""
    if max(len(old.gaps), len(new.gaps)) > 1 and not _share_a_gap(old, new):
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


def _are_parts(whole: Reading, one: Reading, other: Reading) -> bool:
    """Whether a cloze hides what two others hide, and these nothing in common: each is a part of it, not a rival."""
    return _share_a_gap(whole, one) and _share_a_gap(whole, other) and not _share_a_gap(one, other)


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
        self.old = {place: _read(card.draft, known) for place, card in sorted(self.notes.items())}
        self.new = {place: _read(card.draft, known) for place, card in left.items()}
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
        return _evidence(old, new, self.known) if old.kind is not new.kind and _share_a_gap(old, new) else 0.0

    def _weighed(self, around: Neighbours) -> Iterator[tuple[Pair, float]]:
        """Each pair of one kind worth weighing that may be one fact, with its weight."""
        for kind in Kind:
            notes = {at: (*_keys(one), *around.of_left(at)) for at, one in self.old.items() if one.kind is kind}
            drafts = {at: (*_keys(one), *around.of_right(at)) for at, one in self.new.items() if one.kind is kind}
            for new, old in candidates(drafts, notes):
                if not is_another_fact(self.old[old], self.new[new], self.known):
                    yield (old, new), weight(self.old[old], self.new[new], self.known)

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
        if _are_parts(self.new[draft], self.old[one], self.old[other]):
            return _NO_RIVAL
        return self._apart(self.notes[one], self.notes[other], self.old[one], self.old[other])

    def _drafts_apart(self, note: int, one: int, other: int) -> float:
        if _are_parts(self.old[note], self.new[one], self.new[other]):
            return _NO_RIVAL
        return self._apart(self.drafts[one], self.drafts[other], self.new[one], self.new[other])

    def _apart(self, one: Card, other: Card, read: Reading, rival: Reading) -> float:
        """Half of what tells two cards apart, MARGIN at most: the draft must be clearly nearer to one of them."""
        if one.quote == other.quote and one.answer == other.answer:
            return _NO_RIVAL
        return min(MARGIN, max(LEAST_MARGIN, (1 - weight(read, rival, self.one_side)) / 2))


_NO_RIVAL = float("-inf")


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
