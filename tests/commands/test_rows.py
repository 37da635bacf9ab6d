"""The flat shape of a note: its field names are a promise to scripts."""

from dataclasses import replace

from quizgen.commands import rows
from quizgen.model import ClozePart, Edit, Wording
from tests.commands import samples


def test_a_question_gives_every_field_and_no_text() -> None:
    """A question's record has all fields in their order, `text` being null."""
    note = samples.note("g1", samples.question())

    record = rows.row(note, suspended=())

    assert list(record.items()) == [
        ("guid", "g1"),
        ("kind", "qa"),
        ("question", "What carries oxygen?"),
        ("answer", "haemoglobin"),
        ("text", None),
        ("deck", "Blood"),
        ("tags", ["biology"]),
        ("status", "active"),
        ("source_file", "blood.md"),
        ("section", "Red cells"),
        ("evidence", "Haemoglobin carries oxygen."),
        ("line", 3),
        ("start", 10),
        ("end", 37),
        ("rule", "subject"),
        ("score", 0.875),
        ("own_tags", []),
        ("edited", False),
        ("rejected", False),
        ("suspended", False),
        ("overtaken", False),
    ]


def test_decisions_stand_at_the_end() -> None:
    """The record is in the learner's wording, and says what was decided."""
    plain = samples.note("g1", samples.question())
    mine = Wording("What binds oxygen?", "iron", (), "")
    note = replace(plain, edit=Edit(mine, plain.draft.wording), own_tags=("exam",), rejected=True)

    record = rows.row(note, suspended={"g1"})

    assert (record["question"], record["answer"]) == ("What binds oxygen?", "iron")
    assert list(record.values())[-5:] == [["exam"], True, True, True, False]


def test_a_changed_context_is_told_when_nothing_else_changed() -> None:
    """Else the document would seem to say the same."""
    plain = samples.note("g1", samples.question())
    over = replace(plain.draft.wording, context="Haemoglobin binds oxygen.")
    note = replace(plain, edit=Edit(Wording("Q?", "A", (), ""), over))

    assert rows.document_says(note) == "What carries oxygen? → haemoglobin (Haemoglobin carries oxygen.)"


def test_a_cloze_gives_its_text_in_ankis_notation_and_no_question() -> None:
    """A cloze's record has `text` with numbered deletions and a null question."""
    note = samples.note("g2", samples.cloze())

    record = rows.row(note, suspended=())

    assert (record["kind"], record["question"], record["text"]) == (
        "cloze",
        None,
        "Red cells live {{c1::120 days::how long}}.",
    )


def test_a_deletion_without_hint_has_no_second_colons() -> None:
    """A cloze deletion without a hint is number and text alone."""
    parts = (ClozePart("A"), ClozePart("b", 2))

    text = rows.cloze_text(parts)

    assert text == "A{{c2::b}}"


def test_one_line_drops_what_could_drive_a_terminal() -> None:
    """Line breaks and control characters become single spaces."""
    text = "a\n\x1b[31mb\t\x07 c\x9b"

    line = rows.one_line(text)

    assert line == "a [31mb c"
