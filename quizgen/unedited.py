"""Owns which drafts say what a note said, word for word; must not weigh edited ones."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.comparing import ANY, flat, is_another_fact, prompt, read
from quizgen.model import Draft


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
    return not is_another_fact(read(old, ANY), read(new, ANY), ANY)


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


def cards(drafts: Sequence[Draft]) -> dict[int, Card]:
    contents: list[Hashable] = [(draft.kind, flat(prompt(draft)), flat(draft.answer)) for draft in drafts]
    return {
        place: Card(
            draft=draft,
            quote=flat(draft.evidence.quote),
            fact=(draft.rule, draft.kind, flat(draft.evidence.quote)),
            content=contents[place],
            answer=flat(draft.answer),
            before=contents[place - 1] if place else None,
            after=contents[place + 1] if place + 1 < len(drafts) else None,
        )
        for place, draft in enumerate(drafts)
    }
