"""Owns the traps: near-identical sentences, planted before the edit, that are swapped, dropped or replaced by it."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from quality.edits import layout
from quality.edits.edit import Change, Edit, Nature
from quality.edits.pieces import Piece, Pieces, Role
from quality.edits.wording import Reworded, identifier, number, synonym, typo, words

_GAPS = (" ", "\n\n")
"""Between twins: one paragraph, or two."""
_COPIED = 0.35
"""How often a twin is a copy of a sentence of the document."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A document that holds two near-identical sentences, and how each is lightly edited."""

    edit: Edit
    one: Piece
    two: Piece
    light: tuple[tuple[str, str], ...] = ()
    """Words to exchange; where there are none any synonym or slip will do."""


def swapped(random: Random, edit: Edit) -> Edit | None:
    """The twins have exchanged places."""
    planted = _planted(random, edit)
    return _exchanged(planted, planted.one, planted.two) if planted else None


def edited_and_swapped(random: Random, edit: Edit) -> Edit | None:
    """The twins are both edited lightly and have exchanged places."""
    planted = _planted(random, edit)
    if not planted:
        return None
    one, changes = _lightly(random, planted, planted.one)
    two, more = _lightly(random, planted, planted.two)
    made = _exchanged(planted, one, two)
    return replace(made, changes=(*changes, *more))


def one_deleted(random: Random, edit: Edit) -> Edit | None:
    """One twin is gone and the other edited lightly."""
    planted = _planted(random, edit)
    if not planted:
        return None
    gone, kept = random.sample((planted.one, planted.two), 2)
    new, changes = _lightly(random, planted, kept)
    after = list(planted.edit.after)
    after[after.index(kept)] = new
    return replace(planted.edit, after=layout.without(tuple(after), after.index(gone)), changes=changes)


def replaced(random: Random, edit: Edit) -> Edit | None:
    """A sentence has made way for its twin, which speaks of something else."""
    planted = _planted(random, edit)
    if not planted or not planted.light:
        return None
    before = layout.without(planted.edit.before, planted.edit.before.index(planted.two))
    stranger = replace(planted.two, units=())
    after = tuple(stranger if piece == planted.one else piece for piece in before)
    return replace(planted.edit, before=before, after=after)


def turned_round(random: Random, edit: Edit) -> Edit | None:
    """A planted statement is now in the passive, or in the active again."""
    one, two = random.sample(random.choice(words()["voices"]["statements"]), 2)
    place = _place(random, edit.before)
    if place is None:
        return None
    old = Piece(one, Role.SENTENCE, (_next(edit.before),))
    new = replace(old, text=two)
    before, after = (layout.inserted(edit.before, place, piece) for piece in (old, new))
    return replace(edit, before=before, after=after)


# ---------------------------------------------------------------- planting


def _planted(random: Random, edit: Edit) -> Planted | None:
    if random.random() < _COPIED and (copied := _copied(random, edit)):
        return copied
    place = _place(random, edit.before)
    if place is None:
        return None
    template = random.choice(words()["twins"])
    texts = _texts(random, template)
    first = _next(edit.before)
    one, two = (Piece(text, Role.SENTENCE, (first + number,)) for number, text in enumerate(texts))
    run = (Piece("\n\n", Role.GAP), one, Piece(random.choice(_GAPS), Role.GAP), two)
    before = (*edit.before[: place + 1], *run, *edit.before[place + 1 :])
    return Planted(replace(edit, before=before, after=before), one, two, (tuple(template["swap"]),))


def _place(random: Random, pieces: Pieces) -> int | None:
    """The position of a paragraph's last sentence."""
    ends = [places[-1] for places in layout.paragraphs(pieces) if layout.is_editable(pieces[places[-1]])]
    return random.choice(ends) if ends else None


def _next(pieces: Pieces) -> int:
    return max((unit for piece in pieces for unit in piece.units), default=-1) + 1


def _texts(random: Random, template: dict[str, Any]) -> list[str]:
    names, quantities = random.sample(template["names"], 2), random.sample(range(11, 60), 2)
    what = random.sample(template.get("what", ["", ""]), 2)
    subject = random.choice(template["subjects"])
    return [
        template["text"].format(n=name, s=subject, q=quantity, w=thing)
        for name, quantity, thing in zip(names, quantities, what, strict=True)
    ]


def _copied(random: Random, edit: Edit) -> Planted | None:
    """A sentence of the document is followed by its copy with another name or number."""
    places = [p for p in layout.editable(edit.before) if edit.before[p].role is Role.SENTENCE]
    random.shuffle(places)
    for place in places:
        one = edit.before[place]
        if found := identifier(random, one.text) or number(random, one.text):
            two = Piece(found.parts[0], Role.SENTENCE, (_next(edit.before),))
            before = layout.inserted(edit.before, place, two)
            return Planted(replace(edit, before=before, after=before), one, two)
    return None


# ---------------------------------------------------------------- editing


def _exchanged(planted: Planted, one: Piece, two: Piece) -> Edit:
    """The twins, perhaps edited, each where the other one stood."""
    there = {planted.one: two, planted.two: one}
    return replace(planted.edit, after=tuple(there.get(piece, piece) for piece in planted.edit.after))


def _lightly(random: Random, planted: Planted, piece: Piece) -> tuple[Piece, tuple[Change, ...]]:
    found = _by_swap(planted, piece) or synonym(random, piece.text) or typo(random, piece.text)
    if not found:
        return piece, ()
    changes = tuple(Change(unit, *swap) for swap in found.swaps for unit in piece.units)
    return replace(piece, text=found.parts[0]), changes


def _by_swap(planted: Planted, piece: Piece) -> Reworded | None:
    swaps = [(old, new, Nature.SURFACE) for old, new in planted.light if old in piece.text]
    text = piece.text
    for old, new, _ in swaps:
        text = text.replace(old, new)
    return Reworded((text,), tuple(swaps)) if swaps else None
