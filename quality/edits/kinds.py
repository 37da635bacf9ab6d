"""Owns the kinds of edit and the corpus of them drawn from a seed; must not build decks."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from random import Random

from quality.edits import arranging, clauses, twins, wording
from quality.edits.arranging import Maker, repeated, rewording
from quality.edits.edit import Change, Edit, after_text, before_text
from quality.edits.pieces import Role, pieces_of

EACH = 21
"""Edits of each kind."""
_LAPS = 4
"""How often the documents are gone through for a kind that few of them offer a hold to."""
_SENTENCES = (Role.SENTENCE,)


def _typo(random: Random, edit: Edit) -> Edit | None:
    """Slips come in, or are put right."""
    made = rewording(wording.typo)(random, edit)
    return _undone(made) if made and random.random() < 0.5 else made


def _undone(edit: Edit) -> Edit:
    changes = tuple(Change(each.unit, each.new, each.old, each.nature) for each in reversed(edit.changes))
    return replace(edit, before=edit.after, after=edit.before, changes=changes)


def _voice(random: Random, edit: Edit) -> Edit | None:
    """The active as passive or the other way round, of a planted statement where the document holds none."""
    made = rewording(clauses.turned, roles=_SENTENCES)(random, edit)
    return made or twins.turned_round(random, edit)


def _several(random: Random, edit: Edit) -> Edit | None:
    """Three to five edits of other kinds at once."""
    made = edit
    for name in random.sample(sorted(_MIXED), random.choice((3, 4, 5))):
        made = _MIXED[name](random, made) or made
    return made if made is not edit else None


_MIXED: Mapping[str, Maker] = {
    "typo": rewording(wording.typo),
    "punctuation": rewording(wording.punctuation),
    "case": rewording(wording.case),
    "synonym": rewording(wording.synonym),
    "clauses reordered": rewording(clauses.reordered, roles=_SENTENCES),
    "sentence split": rewording(clauses.split, roles=_SENTENCES),
    "sentences merged": repeated(arranging.merge, most=4),
    "sentence inserted": repeated(arranging.insert, most=4),
    "sentence deleted": repeated(arranging.delete, most=4),
    "sentence moved": repeated(arranging.move_sentence, most=4),
    "section moved": arranging.move_section,
    "heading renamed": arranging.rename_heading,
    "item added": repeated(arranging.item_added, most=2),
    "item removed": repeated(arranging.item_removed, most=2),
    "items reordered": repeated(arranging.items_reordered, most=2),
    "number changed": rewording(wording.number),
}
KINDS: Mapping[str, Maker] = {
    **_MIXED,
    "typo": _typo,
    "active or passive": _voice,
    "retitled": arranging.retitle,
    "identifier changed": rewording(wording.identifier),
    "negation": rewording(wording.negation, roles=_SENTENCES),
    "paragraph duplicated": arranging.duplicate,
    "twins swapped": twins.swapped,
    "twins edited and swapped": twins.edited_and_swapped,
    "twin deleted, other edited": twins.one_deleted,
    "replaced by a twin": twins.replaced,
    "several at once": _several,
}


def corpus(documents: Mapping[str, str], seed: int, each: int = EACH) -> Iterator[Edit]:
    """`each` edits of every kind, spread over the documents; the same for the same seed."""
    times = Counter(dict.fromkeys(documents, 0))
    for kind in KINDS:
        made = list(islice(_of_kind(kind, documents, seed, times), each))
        times.update(edit.document for edit in made)
        yield from made


def _of_kind(kind: str, documents: Mapping[str, str], seed: int, times: Counter[str]) -> Iterator[Edit]:
    """Edits of one kind, of the documents edited least first."""
    names = sorted(documents)
    Random(f"{seed} {kind}").shuffle(names)
    names.sort(key=times.__getitem__)
    for lap in range(_LAPS):
        for name in names:
            pieces = pieces_of(documents[name])
            random = Random(f"{seed} {kind} {name} {lap}")
            edit = KINDS[kind](random, Edit(kind, name, pieces, pieces))
            if edit and before_text(edit) != after_text(edit):
                yield edit
