"""The flat shape of a note: its field names are a promise to scripts."""

from quizgen.commands import rows
from quizgen.model import ClozePart
from tests.commands import samples


def test_a_question_gives_every_field_and_no_text() -> None:
    """A question's record has all fields in their order, `text` being null."""
    note = samples.note("g1", samples.question())

    record = rows.row(note)

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
    ]


def test_a_cloze_gives_its_text_in_ankis_notation_and_no_question() -> None:
    """A cloze's record has `text` with numbered deletions and a null question."""
    note = samples.note("g2", samples.cloze())

    record = rows.row(note)

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
