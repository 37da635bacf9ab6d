"""A row is what a note says in Anki."""

from datetime import timedelta

import pytest

from quizgen.anki.rows import rows
from quizgen.model import ClozePart, Edit, Wording
from tests.anki.samples import HEART, MADE, changed, cloze, qa, retired, typed


def test_fields_of_a_question() -> None:
    """A QA note fills Question, Answer, Context, Source, Section, Sent, Live and Key, and leaves the rest empty."""
    (row,) = rows([qa("g1")])

    context = "The heart is a muscle that pumps blood."
    before = ("What pumps blood?", "The heart", "", "", context, "", "body/heart.md")
    assert row.fields == (*before, "Circulation › The heart", *[""] * 3, "9b291ca03f77cd2d", *[""] * 3, "1", "g1")


def test_cards() -> None:
    """A question has card 0; a cloze note one card for each number, gaps kept; a retired note none."""
    made = rows([qa("a"), typed("b"), cloze("c"), retired(cloze("d"))])

    assert [row.ordinals for row in made] == [(0,), (0,), (0, 2), ()]


def test_retired_cloze_has_no_deletion() -> None:
    """A retired cloze note keeps its words without deletions, and its Live field is empty."""
    (row,) = rows([retired(cloze("c"))])

    assert (row.fields[0], row.fields[-2]) == ("The heart pumps blood", "")


def reworded(note, question: str = "", answer: str = "", parts: tuple[ClozePart, ...] = ()):
    """The note in the learner's words."""
    return changed(note, edit=Edit(Wording(question, answer, parts, "Mine."), note.draft.wording))


def test_the_learners_wording_is_shipped() -> None:
    """Question, answer and context of a question, text and cards of a text with gaps; nothing of the document's."""
    gaps = (ClozePart("Blood is pumped by the "), ClozePart("heart", 1))

    question, text = rows([reworded(qa("a"), "Who pumps?", "A heart"), reworded(cloze("b"), "", "heart", gaps)])

    assert (question.fields[0], question.fields[1], question.fields[4:6]) == ("Who pumps?", "A heart", ("Mine.", ""))
    assert (text.fields[0], text.ordinals) == ("Blood is pumped by the {{c1::heart}}", (0,))


def test_a_changed_document_is_told_in_extra() -> None:
    """The document's present wording stands beside the learner's, escaped like all else."""
    question = changed(reworded(qa("a"), "Who pumps?", "A heart"), answer="A < B")
    text = changed(reworded(cloze("b"), "", "heart", HEART[:2]), context="")
    text = changed(text, cloze=(*HEART, ClozePart(".")))

    extras = [row.fields[5] for row in rows([question, text])]

    assert extras == [
        "The document now says:<br>What pumps blood?<br>A &lt; B<br>The heart is a muscle that pumps blood.",
        "The document now says:<br>The heart pumps blood.",
    ]


def test_a_rejected_note_ships_as_a_retired_one() -> None:
    """It has no card, no deletion and is not live."""
    row, retired_row = rows([changed(cloze("a"), rejected=True), retired(cloze("b"))])

    assert (row.ordinals, row.fields[:-1]) == (retired_row.ordinals, retired_row.fields[:-1])


@pytest.mark.parametrize("note", [cloze("c", context="The heart\npumps  blood"), qa("q", "Q?", "A.", context="A.")])
def test_context_is_not_said_twice(note) -> None:
    """A context that only repeats the card is left out."""
    (row,) = rows([note])

    assert row.fields[4] == ""


def test_created_differ() -> None:
    """Notes made at one moment get ids a millisecond apart, by guid and whatever their order."""
    notes = [qa("b"), qa("c", created_at=MADE + timedelta(milliseconds=1)), qa("a")]

    made = {row.guid: row.created_ms for row in rows(notes)}

    first = round(MADE.timestamp() * 1000)
    assert made == {"a": first, "b": first + 1, "c": first + 2}
    assert made == {row.guid: row.created_ms for row in rows(notes[::-1])}


def test_modified_in_whole_seconds() -> None:
    """A row is modified in the second its note was."""
    (row,) = rows([qa("a", modified_at=MADE + timedelta(milliseconds=1999))])

    assert row.modified_s == int(MADE.timestamp()) + 1


def test_shared_guid_is_refused() -> None:
    """Two notes with one guid are never written: Anki would keep both and update one."""
    with pytest.raises(ValueError, match="guid"):
        rows([qa("a"), qa("a")])


def test_key_tells_rows_apart() -> None:
    """Rows that differ in anything have different keys."""
    notes = [qa("a"), qa("b"), qa("a", answer="B"), qa("a", tags=()), qa("a", deck="D"), typed("a")]
    more = [cloze("a"), cloze("a", (*HEART, ClozePart(".", 4))), retired(cloze("a"))]

    keys = {rows([note])[0].key() for note in notes + more}

    assert len(keys) == len(notes) + len(more)
