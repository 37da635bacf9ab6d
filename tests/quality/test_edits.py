"""The corpus of edits, and what should become of a note."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest

from quality.edits import by_hand
from quality.edits.edit import Change, Edit, Nature, Outcome, after_text, before_text, provenance
from quality.edits.kinds import KINDS, corpus
from quality.edits.pieces import UNITS, Piece, Role, pieces_of, text_of
from quality.edits.report import Mark, judged
from quality.edits.sources import sources
from quality.edits.truth import Expected, Scene, expected
from quizgen.model import Anchor, ClozePart, Draft, Evidence, Kind, RuleId, Span

TEXT = "Pumps\n\nThe red pump needs 5 bar. The blue pump needs oil.\n\n- Steel rods\n- Brass rods\n- Copper rods\n"
FIRST, SECOND = "The red pump needs 5 bar.", "The blue pump needs oil."


@pytest.fixture(scope="module")
def documents() -> Mapping[str, str]:
    return sources()


@pytest.fixture(scope="module")
def edits(documents: Mapping[str, str]) -> list[Edit]:
    return list(corpus(documents, 1))


def _edit(after: str, *, units: Mapping[str, tuple[int, ...]], changes: tuple[Change, ...] = ()) -> Edit:
    """An edit of TEXT, whose units after it are named by their text."""
    pieces = (Piece(p.text, p.role, units.get(p.text, ())) for p in pieces_of(after))
    return Edit("test", "pumps.txt", pieces_of(TEXT), tuple(pieces), changes)


def _draft(text: str, sentence: str, gap: str) -> Draft:
    start = text.index(sentence)
    before, after = sentence.split(gap)
    cloze = (ClozePart(before), ClozePart(gap, 1), ClozePart(after))
    evidence = Evidence(sentence, Span(start, start + len(sentence)), 1)
    return Draft(Kind.CLOZE, "", gap, cloze, sentence, evidence, Anchor("pumps"), ("Pumps",), RuleId("cloze"), 0.9)


# ---------------------------------------------------------------- pieces and provenance


def test_a_document_cut_up_is_still_the_document(documents: Mapping[str, str]) -> None:
    """Nothing is lost, and each sentence, item, row and heading is a unit with its own number."""
    for text in documents.values():
        pieces = pieces_of(text)

        units = [piece.units for piece in pieces if piece.role in UNITS]
        assert text_of(pieces) == text
        assert units == [(number,) for number in range(len(units))]


def test_a_text_falls_into_headings_sentences_and_items() -> None:
    """Bullets and blank lines belong to no unit."""
    units = [(piece.role, piece.text) for piece in pieces_of(TEXT) if piece.units]

    assert units == [
        (Role.HEADING, "Pumps"),
        (Role.SENTENCE, FIRST),
        (Role.SENTENCE, SECOND),
        (Role.ITEM, "Steel rods"),
        (Role.ITEM, "Brass rods"),
        (Role.ITEM, "Copper rods"),
    ]


def test_spans_lead_to_the_text_of_their_unit(edits: list[Edit]) -> None:
    """Before the edit, and after it where the unit did not change."""
    for edit in edits:
        before, after = before_text(edit), after_text(edit)
        for unit in provenance(edit):
            old = before[unit.before.start : unit.before.end].split()
            kept = [after[span.start : span.end].split() == old for span in unit.after]
            assert old
            assert unit.changed or not unit.after or all(kept)


def test_units_cover_the_text_before_once(edits: list[Edit]) -> None:
    """No two of them overlap, and they stand in order."""
    for edit in edits:
        spans = [unit.before for unit in provenance(edit)]

        assert all(one.end <= two.start for one, two in pairwise(spans))


def test_of_two_sentences_that_change_places_both_are_moved() -> None:
    """What stands around them is not."""
    edit = _edit(
        TEXT.replace(f"{FIRST} {SECOND}", f"{SECOND} {FIRST}"),
        units={"Pumps": (0,), FIRST: (1,), SECOND: (2,), "Steel rods": (3,), "Brass rods": (4,), "Copper rods": (5,)},
    )

    assert [unit.unit for unit in provenance(edit) if unit.moved] == [1, 2]


# ---------------------------------------------------------------- the corpus


def test_the_same_seed_gives_the_same_corpus(documents: Mapping[str, str]) -> None:
    """And another seed another one."""
    assert list(corpus(documents, 3, 2)) == list(corpus(documents, 3, 2))
    assert list(corpus(documents, 3, 2)) != list(corpus(documents, 4, 2))


def test_there_are_five_hundred_edits_equally_many_of_each_kind(edits: list[Edit]) -> None:
    """Each of them changes the text."""
    kinds = Counter(edit.kind for edit in edits)

    assert set(kinds) == set(KINDS)
    assert len(set(kinds.values())) == 1
    assert len(edits) >= 500
    assert all(before_text(edit) != after_text(edit) for edit in edits)


def test_every_document_is_edited_about_as_often(edits: list[Edit], documents: Mapping[str, str]) -> None:
    """None less than half as often as the mean."""
    times = Counter(edit.document for edit in edits)

    assert set(times) == set(documents)
    assert min(times.values()) >= len(edits) / len(documents) / 2


def test_no_document_to_judge_by_is_edited(documents: Mapping[str, str]) -> None:
    """Only the bundled decks and the documents to tune on are."""
    from quality.corpus import judging

    assert not {path.name for path in judging()} & set(documents)


def test_sixty_edits_are_written_by_hand(documents: Mapping[str, str]) -> None:
    """What each of them looks for stands once in its document, and each makes a difference."""
    entries = by_hand.entries()

    assert len(entries) == 60
    assert [documents[entry["document"]].count(entry["find"]) for entry in entries] == [1] * 60
    assert all(entry["find"] != entry["replace"] for entry in entries)


def test_edits_by_hand_touch_what_they_declare(documents: Mapping[str, str]) -> None:
    """Each unit that something is declared of is touched by its edit."""
    for edit in by_hand.edits(documents):
        touched = {unit.unit for unit in provenance(edit) if unit.touched}

        assert {declared.unit for declared in edit.declared if declared.outcome is not Outcome.FOLLOW} <= touched
        assert touched


# ---------------------------------------------------------------- the truth

STAYED = {"Pumps": (0,), SECOND: (2,), "Steel rods": (3,), "Brass rods": (4,), "Copper rods": (5,)}


@pytest.mark.parametrize(
    ("new", "changes", "gap", "outcome"),
    [
        (FIRST, (), "bar", Outcome.FOLLOW),
        ("The red pump requires 5 bar.", (Change(1, "needs", "requires", Nature.SURFACE),), "bar", Outcome.FOLLOW),
        ("The red pump needs 5 baar.", (Change(1, "bar", "baar", Nature.SURFACE),), "baar", Outcome.FOLLOW),
        ("The red pump needs 7 bar.", (Change(1, "5", "7", Nature.QUANTITY),), "bar", Outcome.RESET),
        ("The green pump needs 5 bar.", (Change(1, "red", "green", Nature.IDENTITY),), "bar", Outcome.END),
        ("The red pump needs 5 bar.", (), "red", Outcome.END),
    ],
)
def test_what_is_due_follows_from_what_was_changed(
    new: str, changes: tuple[Change, ...], gap: str, outcome: Outcome
) -> None:
    """A surface change is followed, another quantity asked again; another thing ends it, and so does no draft."""
    after = TEXT.replace(FIRST, new)
    edit = _edit(after, units={**STAYED, new: (1,)}, changes=changes)

    due = expected(Scene.of(edit, [_draft(after, new, gap)]), _draft(TEXT, FIRST, "bar"))

    assert due.outcome is outcome
    assert due.right == (frozenset() if outcome is Outcome.END else frozenset([0]))


def test_a_note_ends_with_its_sentence_though_a_twin_stands_there() -> None:
    """The text in its place has no unit."""
    new = "The grey pump needs 5 bar."
    after = TEXT.replace(FIRST, new)

    due = expected(Scene.of(_edit(after, units=STAYED), [_draft(after, new, "bar")]), _draft(TEXT, FIRST, "bar"))

    assert (due.outcome, due.right, due.touched) == (Outcome.END, frozenset(), True)


@pytest.mark.parametrize(
    ("outcome", "place", "is_reset", "mark"),
    [
        (Outcome.FOLLOW, 0, False, Mark.FOLLOWED),
        (Outcome.FOLLOW, 0, True, Mark.NEEDLESS),
        (Outcome.FOLLOW, 1, False, Mark.WRONG),
        (Outcome.FOLLOW, None, False, Mark.LOST),
        (Outcome.RESET, 0, True, Mark.RESET),
        (Outcome.RESET, 0, False, Mark.NOT_ASKED_AGAIN),
        (Outcome.END, None, False, Mark.ENDED),
        (Outcome.END, 0, False, Mark.WRONG),
        (Outcome.END, 1, True, Mark.RESET_FOR_END),
        (Outcome.END, 2, True, Mark.WRONG),
    ],
)
def test_a_mark_says_what_was_done_for_what_was_due(
    outcome: Outcome, place: int | None, is_reset: bool, mark: Mark
) -> None:
    """A reset on the note's own text is never a wrong inheritance; going on with another text always is."""
    right = frozenset() if outcome is Outcome.END else frozenset([0])

    assert judged(Expected(outcome, right, frozenset([0, 1]), True), place, is_reset=is_reset) is mark
