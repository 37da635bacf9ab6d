"""The real Anki takes our packages, keeps what a learner did, and shows text as it was written."""

import html
import re

import pytest

from quizgen.anki.notetypes import MODIFIED, shapes
from quizgen.model import ClozePart, Note
from tests.anki.conftest import Learner
from tests.anki.samples import HEART, cloze, later, qa, retired, typed

pytestmark = pytest.mark.anki

HOSTILE = [
    "std::vector",
    ":",
    "::",
    "a }} b",
    "a {{ b",
    "{a}",
    "}",
    "set {1, 2}}",
    "<b>bold</b>",
    "a & b &amp; c",
    "one\x1ftwo",
    "{{c2::x}}",
    "{{Field}} {{FrontSide}}",
    "{{#Live}}",
    "<!-- x",
    "[[type:Answer]]",
    "[sound:x.mp3]",
    r"\(x_{1} < 2\)",
    "חלב & ماء",
    "a\nb",
    "\ud800\x00x",
]


def shown(side: str) -> str:
    """The words a rendered side shows, white space as one blank."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", side)).split())


def words(text: str) -> str:
    return " ".join(re.sub("[\x00\x1f\ud800]", "", text).split())


def test_counts(learner: Learner) -> None:
    """Anki has as many notes and cards as the package was said to hold."""
    notes = [qa("a"), typed("b"), cloze("c")]

    assert learner.imports(notes) == {"new": 3}
    assert (learner.col.note_count(), learner.col.card_count()) == (3, 4)
    assert learner.empty_cards() == []


def test_many_decks(learner: Learner) -> None:
    """Two hundred nested decks arrive with their notes, and parents are made."""
    notes = [qa(f"g{number}", deck=f"Body::Part {number}") for number in range(200)]

    learner.imports(notes)

    names = {deck.name for deck in learner.col.decks.all_names_and_ids(include_filtered=False)}
    assert names == {"Default", "Body", *(note.deck for note in notes)}
    assert all(len(learner.col.find_cards(f'"deck:{note.deck}"')) == 1 for note in notes)


def test_colliding_decks(learner: Learner) -> None:
    """Decks that differ in case alone are one deck in Anki, with no second 'body_'."""
    learner.imports([qa("a", deck="Body::Heart"), qa("b", deck="body::Lung"), qa("c", deck="BODY::::heart")])

    names = [deck.name for deck in learner.col.decks.all_names_and_ids()]
    assert names == ["Body", "Body::Heart", "Body::Lung", "Default"]


def test_new_cards_in_order(learner: Learner) -> None:
    """New cards come up in the order of the notes, whatever their guids."""
    learner.imports([qa("c"), qa("a"), cloze("b")])

    due = learner.col.db.list("select n.guid from cards c join notes n on n.id = c.nid order by c.due, c.ord")
    assert due == ["c", "a", "b", "b"]


def test_note_arrives_whole(learner: Learner) -> None:
    """Tags, times and fields are those of the note."""
    note = qa("g")
    learner.imports([note])

    found = learner.note("g")
    assert found.guid == "g"
    assert found.id == round(note.created_at.timestamp() * 1000)
    assert found.mod == int(note.modified_at.timestamp())
    assert found.tags == [
        "quizgen::rule::is-a",
        "quizgen::section::circulation::the-heart",
        "quizgen::source::body::heart.md",
        "quizgen::tag::exam",
    ]
    assert {name: value for name, value in found.items() if value} == {
        "Question": "What pumps blood?",
        "Answer": "The heart",
        "Context": "The heart is a muscle that pumps blood.",
        "Source": "body/heart.md",
        "Section": "Circulation › The heart",
        "Sent": "9b291ca03f77cd2d",
        "Live": "1",
        "Key": "g",
    }


def test_notetypes_arrive_whole(learner: Learner) -> None:
    """Anki keeps our ids of notetypes, templates and fields, and guards the fields."""
    learner.imports([qa("a"), typed("b"), cloze("c")])

    for shape in shapes():
        found = learner.col.models.get(shape.id)
        assert (found["name"], found["mod"]) == (shape.name, MODIFIED)
        assert [(field["name"], field["id"]) for field in found["flds"]] == list(shape.fields)
        assert [(template["name"], template["id"]) for template in found["tmpls"]] == [shape.template]
        assert all(field["preventDeletion"] for field in found["flds"])


def test_same_package_again(learner: Learner) -> None:
    """Importing unchanged notes updates none."""
    notes = [qa("a"), typed("b"), cloze("c"), retired(qa("d"))]
    learner.imports(notes)

    assert learner.imports(notes) == {"duplicate": 4}


def test_edit_reaches_one_note(learner: Learner) -> None:
    """An edit updates that note alone: its schedule stays, and so does the learner's tag on another."""
    learner.imports([qa("a"), qa("b")])
    schedule = learner.answers("a")
    other = learner.note("b")
    other.tags.append("mine")
    learner.col.update_note(other)

    report = learner.imports([later(qa("a"), answer="The heart muscle"), qa("b")])

    assert report == {"updated": 1, "duplicate": 1}
    assert learner.note("a")["Answer"] == "The heart muscle"
    assert learner.schedule("a") == schedule
    assert schedule[5] == 2
    assert "mine" in learner.note("b").tags


@pytest.mark.parametrize("note", [qa("a"), typed("a"), cloze("a", HEART[:2])])
def test_retired_note_is_blank(learner: Learner, note: Note) -> None:
    """A retired note is tagged, and its card is one that Empty Cards takes away."""
    learner.imports([note, qa("b")])
    (card,) = learner.note("a").card_ids()

    assert learner.imports([retired(note), qa("b")]) == {"updated": 1, "duplicate": 1}
    assert learner.empty_cards() == [card]
    assert "quizgen::retired" in learner.note("a").tags
    assert "blood?" not in learner.sides("a")[0]


@pytest.mark.parametrize("note", [qa("a"), typed("a"), cloze("a", HEART[:2])])
def test_revived_note_keeps_its_schedule(learner: Learner, note: Note) -> None:
    """A note that was retired and is back is shown again where its schedule stood."""
    learner.imports([note])
    schedule, sides = learner.answers("a"), learner.sides("a")
    learner.imports([retired(note)])

    assert learner.imports([later(note, 2)]) == {"updated": 1}
    assert learner.schedule("a") == schedule
    assert learner.sides("a") == sides
    assert learner.empty_cards() == []
    assert "quizgen::retired" not in learner.note("a").tags


def test_retired_note_brings_no_card(learner: Learner) -> None:
    """A retired note gives no empty card and no deck to a learner who never had it."""
    assert learner.imports([retired(qa("a")), retired(cloze("c"))]) == {"new": 2}
    assert learner.col.card_count() == 0
    assert [deck.name for deck in learner.col.decks.all_names_and_ids()] == ["Default"]


def test_taken_away_and_revived(learner: Learner) -> None:
    """A note revived after Empty Cards took its card has a card again."""
    learner.imports([qa("a")])
    learner.imports([retired(qa("a"))])
    learner.col.remove_cards_and_orphaned_notes(learner.empty_cards())
    learner.imports([retired(qa("a"))])

    learner.imports([later(qa("a"), 2)])

    assert len(learner.note("a").cards()) == 1


def test_one_notetype_for_all_packages(learner: Learner) -> None:
    """Notes of an earlier package and of a later one share one notetype."""
    learner.imports([qa("a")])
    learner.imports([qa("a"), qa("b")])

    assert learner.note("a").mid == learner.note("b").mid
    assert [name for name in learner.col.models.all_names() if name.startswith("quizgen QA+")] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_question_and_answer(learner: Learner, text: str) -> None:
    """Whatever a question, answer, context, source or heading holds is shown as it stands."""
    note = qa("g", f"Q {text}", f"A {text}", context=f"C {text}", section=(f"S {text}",), source=f"F {text}")
    learner.imports([note])

    front, back = learner.sides("g")

    assert shown(front) == words(f"Q {text}")
    assert shown(back) == words(f"Q {text} A {text} C {text} F {text} · S {text}")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cloze(learner: Learner, text: str) -> None:
    """Whatever a cloze text holds before, in, beside and after a deletion is shown as it stands."""
    around = (ClozePart(text), ClozePart(text, 1, text), ClozePart(text), ClozePart(f"z{text}", 2))
    learner.imports([cloze("g", around, context="C", source="F", section=())])

    sides = [*learner.sides("g"), learner.sides("g", 1)[0]]

    assert [solid(shown(side)) for side in sides] == [
        solid(words(f"{text} [{text}] {text} z{text}")),
        solid(words(f"{text} {text} {text} z{text} CF")),
        solid(words(f"{text} {text} {text} [...]")),
    ]


def solid(text: str) -> str:
    """The text without white space: tags around a deletion leave none or one."""
    return "".join(text.split())


def test_typed_answer_is_compared_as_text(learner: Learner) -> None:
    """Typing the very words of a hostile answer is right."""
    learner.imports([typed("g", answer="a < b & {c} :: <b>d</b>")])

    assert "[[type:Answer]]" in learner.sides("g")[0]
    made = learner.col.compare_answer(learner.note("g")["Answer"], "a < b & {c} :: <b>d</b>")
    assert "typeGood" in made
    assert "typeBad" not in made
