"""A notetype keeps its shape through renamings, and what changed it is said."""

from dataclasses import replace

from quizgen.anki.fate import differences, landing, shape
from quizgen.anki.foreign import ForeignNotetype

OURS = ForeignNotetype(1, "Ours", False, ("Front", "Back"), (("Card", "f", "b"),), (11, 12), (21,), 1)
WIDER = replace(OURS, fields=("Front", "Back", "Mine"), field_ids=(11, 12, 13))


def test_renaming() -> None:
    """Ids decide, where there are any."""
    renamed = replace(OURS, fields=("Vorne", "Back"), templates=(("Karte", "x", "y"),))

    assert shape(renamed) == shape(OURS)
    assert differences(OURS, renamed) == ()


def test_names_without_ids() -> None:
    """Without ids a renamed field is another one."""
    old, new = (replace(OURS, field_ids=(), fields=names) for names in (("Front", "Back"), ("Vorne", "Back")))

    assert differences(old, new) == ("field 'Vorne' was added", "field 'Front' was removed")


def test_order() -> None:
    """The same fields in another order are another shape."""
    moved = replace(OURS, fields=("Back", "Front"), field_ids=(12, 11))

    assert differences(OURS, moved) == ("fields stand in another order",)


def test_added() -> None:
    """A field and a card type more are named."""
    more = replace(WIDER, templates=(*OURS.templates, ("Reverse", "b", "f")), template_ids=(21, 22))

    assert differences(OURS, more) == ("field 'Mine' was added", "card type 'Reverse' was added")


def test_landing() -> None:
    """The same shape stays under its id; another one goes to the second notetype, which may be there already."""
    second = replace(OURS, id=99)

    assert landing({1: OURS}, {1: OURS}) == {1: 1}
    assert landing({1: OURS}, {}) == {1: 1}
    assert landing({1: OURS}, {1: WIDER}) == {1: None}
    assert landing({1: OURS}, {1: WIDER, 99: second}) == {1: 99}
