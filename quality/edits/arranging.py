"""Owns the edits that put in, take out, move and rename whole sentences, items and sections; must not reword."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

from quality.edits import clauses, layout
from quality.edits.edit import Change, Edit, Nature
from quality.edits.pieces import Piece, Pieces, Role
from quality.edits.wording import Rewording, words

Maker = Callable[[Random, Edit], Edit | None]
"""An edit carried further on its text after; None where the document offers no hold."""
_TRIES = 40


def rewording(change: Rewording, *, most: int = 5, roles: tuple[Role, ...] = (Role.SENTENCE, Role.ITEM)) -> Maker:
    """The maker that rewords one to `most` units, each once."""

    def make(random: Random, edit: Edit) -> Edit | None:
        wanted = random.randint(1, most)
        places = [place for place in layout.editable(edit.after) if edit.after[place].role in roles]
        random.shuffle(places)
        made = edit
        for place in sorted(places[:_TRIES], key=places.index):
            if wanted and (further := _reworded(random, made, edit.after[place], change)):
                made, wanted = further, wanted - 1
        return made if made is not edit else None

    return make


def _reworded(random: Random, edit: Edit, piece: Piece, change: Rewording) -> Edit | None:
    found = change(random, piece.text)
    if not found:
        return None
    new = [replace(piece, text=part) for part in found.parts]
    if len(new) > 1:
        new[1:1] = [Piece(" ", Role.GAP)]
    place = edit.after.index(piece)
    changes = tuple(Change(unit, *swap) for swap in found.swaps for unit in piece.units)
    return replace(edit, after=(*edit.after[:place], *new, *edit.after[place + 1 :]), changes=(*edit.changes, *changes))


# ---------------------------------------------------------------- sentences


def _long_paragraphs(pieces: Pieces, least: int) -> list[list[int]]:
    found = layout.paragraphs(pieces)
    return [places for places in found if len(places) >= least and all(layout.is_editable(pieces[p]) for p in places)]


def repeated(once: Maker, *, most: int) -> Maker:
    """The maker that makes an edit one to `most` times over."""

    def make(random: Random, edit: Edit) -> Edit | None:
        made = edit
        for _ in range(random.randint(1, most)):
            made = once(random, made) or made
        return made if made is not edit else None

    return make


def merge(random: Random, edit: Edit) -> Edit | None:
    """Two sentences of a paragraph are one."""
    pairs = [pair for places in layout.paragraphs(edit.after) for pair in pairwise(places)]
    random.shuffle(pairs)
    for one, two in pairs:
        first, second = edit.after[one], edit.after[two]
        if text := clauses.joined(random, first.text, second.text):
            piece = Piece(text, Role.SENTENCE, first.units + second.units)
            return replace(edit, after=(*edit.after[:one], piece, *edit.after[two + 1 :]))
    return None


def insert(random: Random, edit: Edit) -> Edit | None:
    """A sentence more."""
    places = [place for place in layout.editable(edit.after) if edit.after[place].role is Role.SENTENCE]
    if not places:
        return None
    sentence = Piece(random.choice(words()["added"]["sentences"]), Role.SENTENCE)
    return replace(edit, after=layout.inserted(edit.after, random.choice(places), sentence))


def delete(random: Random, edit: Edit) -> Edit | None:
    """A sentence less."""
    paragraphs = _long_paragraphs(edit.after, 2)
    if not paragraphs:
        return None
    return replace(edit, after=layout.without(edit.after, random.choice(random.choice(paragraphs))))


def move_sentence(random: Random, edit: Edit) -> Edit | None:
    """A sentence stands elsewhere: in its paragraph, or at the end of another one."""
    paragraphs = _long_paragraphs(edit.after, 2)
    if not paragraphs:
        return None
    home = random.choice(paragraphs)
    place = random.choice(home)
    near = [other for other in home if other not in (place, place - 2)]
    far = [found[-1] for found in paragraphs if found is not home]
    goal = random.choice(near if near and random.random() < 0.5 else far or near or [place])
    sentence, target = edit.after[place], edit.after[goal]
    if goal == place:
        return None
    left = layout.without(edit.after, place)
    return replace(edit, after=layout.inserted(left, left.index(target), sentence))


def duplicate(random: Random, edit: Edit) -> Edit | None:
    """A paragraph stands twice: behind itself or at the end of the section after next."""
    paragraphs = _long_paragraphs(edit.after, 1)
    if not paragraphs:
        return None
    source = random.choice(paragraphs)
    goal = random.choice([source, random.choice(paragraphs)])[-1]
    copy = edit.after[source[0] : source[-1] + 1]
    after = (*edit.after[: goal + 1], Piece("\n\n", Role.GAP), *copy, *edit.after[goal + 1 :])
    return replace(edit, after=after)


# ---------------------------------------------------------------- sections and headings


def move_section(random: Random, edit: Edit) -> Edit | None:
    """A section stands before or behind another one."""
    intro, sections = layout.opened(edit.after)
    if len(sections) < 3:
        return None
    place, goal = random.sample(range(len(sections)), 2)
    section = sections.pop(place)
    sections.insert(goal, section)
    return replace(edit, after=layout.closed(intro, sections))


def rename_heading(random: Random, edit: Edit) -> Edit | None:
    """A heading has other words."""
    places = layout.headings(edit.after)[1:]
    if not places:
        return None
    place = random.choice(places)
    old = edit.after[place].text
    number = re.match(r"[\d.]+ +", old)
    ways = [*words()["added"]["headings"], f"More on {old[0].lower()}{old[1:]}", f"{old.rstrip('?')} in short"]
    new = random.choice(ways) if not number else number.group() + random.choice(words()["added"]["headings"])
    return _renamed(edit, place, new)


def retitle(random: Random, edit: Edit) -> Edit | None:
    """The document has another title."""
    places = layout.headings(edit.after)
    if not places:
        return None
    title = edit.after[places[0]].text
    return _renamed(edit, places[0], random.choice(words()["added"]["titles"]).format(title))


def _renamed(edit: Edit, place: int, new: str) -> Edit:
    piece = edit.after[place]
    change = [Change(unit, piece.text, new, Nature.SURFACE) for unit in piece.units]
    after = (*edit.after[:place], replace(piece, text=new), *edit.after[place + 1 :])
    return replace(edit, after=after, changes=(*edit.changes, *change))


# ---------------------------------------------------------------- lists


def _a_list(random: Random, edit: Edit) -> list[int]:
    found = layout.lists(edit.after)
    return random.choice(found) if found else []


def item_added(random: Random, edit: Edit) -> Edit | None:
    """A list has an item more, at any place."""
    items = _a_list(random, edit)
    if not items:
        return None
    wanted = [edit.after[place] for place in items]
    wanted.insert(random.randint(0, len(wanted)), Piece(random.choice(words()["added"]["items"]), Role.ITEM))
    return replace(edit, after=layout.relisted(edit.after, items, wanted))


def item_removed(random: Random, edit: Edit) -> Edit | None:
    """A list has an item less."""
    items = _a_list(random, edit)
    if not items:
        return None
    wanted = [edit.after[place] for place in items]
    del wanted[random.randrange(len(wanted))]
    return replace(edit, after=layout.relisted(edit.after, items, wanted))


def items_reordered(random: Random, edit: Edit) -> Edit | None:
    """A list's items stand in another order."""
    items = _a_list(random, edit)
    wanted = [edit.after[place] for place in items]
    random.shuffle(wanted)
    after = layout.relisted(edit.after, items, wanted) if items else edit.after
    return replace(edit, after=after) if after != edit.after else None
