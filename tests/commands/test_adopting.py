"""Notes of somebody's Anki collection become notes here, which behave like any other."""

import json
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizgen.anki import search
from quizgen.anki.foreign import ForeignCard, ForeignNote, ForeignNotetype, Stage
from quizgen.anki.notetypes import shapes
from quizgen.commands import adopting, by_hand, moving, passage
from quizgen.commands.adopting import Adoption, Foreign
from quizgen.model import ClozePart, Edit, Guid, Kind, Note, Wording
from quizgen.store import Store
from tests.commands import samples
from tests.commands.conftest import Quizgen

ASKS = ("Card 1", "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}")
GAPS = ("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}")
BASIC = ForeignNotetype(1, "Basic", False, ("Front", "Back"), (ASKS,))
REVERSED = replace(BASIC, id=2, name="Both", templates=(*BASIC.templates, ("Card 2", "{{Back}}", "{{Front}}")))
CLOZE = ForeignNotetype(3, "Cloze", True, ("Text", "Extra"), (GAPS,))
OURS = ForeignNotetype(shapes()[0].id, "quizgen QA", False, ("Question", "Answer"), BASIC.templates)
TYPES = {kind.id: kind for kind in (BASIC, REVERSED, CLOZE, OURS)}
ADDED = 1_700_000_000_000
LATER = samples.NOW + timedelta(days=1)


def note(guid: str, kind: ForeignNotetype, *fields: str, tags: tuple[str, ...] = ()) -> ForeignNote:
    """A note in Anki."""
    return ForeignNote(guid, ADDED, kind.id, 1_700_000_000, tags, fields)


def card(guid: str, ordinal: int = 0, deck: str = "Biology") -> ForeignCard:
    """A new card in Anki."""
    return ForeignCard(
        guid, ordinal, 1, deck, Stage.NEW, 1, 0, 0, 0, False, False, 0, None, None, None, None, 1_700_000_000
    )


def adopt(
    notes: list[ForeignNote],
    cards: list[ForeignCard],
    *known: Note,
    query: str = "deck:*",
    now: datetime = samples.NOW,
) -> Adoption:
    """What becomes of them, where these notes are known."""
    found = {each.guid: each for each in known}
    foreign = Foreign(TYPES, notes, cards)
    wanted = search.parsed(query)
    return adopting.notes(foreign, wanted, lambda guids: {g: found[g] for g in guids if g in found}, now=now)


def only(adoption: Adoption) -> Note:
    """The one note of it."""
    ((_, made),) = adoption.notes
    return made


HEART = note("heart", BASIC, "Heart in <b>Latin</b>?", "cor<br>(n.)", tags=("latin", "quizgen::x", "a b"))


def test_a_note_of_one_card_is_a_question() -> None:
    """It has its guid, its words, its deck, its tags and the time at which it was added."""
    made = only(adopt([HEART], [card("heart", deck="Bio::Latin")]))

    assert (made.guid, made.deck, made.own_tags) == ("heart", "Bio::Latin", ("latin",))
    assert (made.draft.kind, made.draft.question, made.draft.answer) == (Kind.QA, "Heart in Latin?", "cor\n(n.)")
    assert made.created_at == datetime.fromtimestamp(ADDED / 1000, UTC)


def test_each_further_card_is_a_note_of_its_own() -> None:
    """A note with two cards is two questions, each in the deck of its card; a card that is not there is none."""
    both, one = note("both", REVERSED, "a", "b"), note("one", REVERSED, "c", "d")

    made = adopt([both, one], [card("both"), card("both", 1, "Other"), card("one", 1)])

    assert [(put.guid, put.deck, put.draft.question, put.draft.answer) for _, put in made.notes] == [
        ("both", "Biology", "a", "b"),
        ("one~1", "Biology", "d", "c"),
        ("both~1", "Other", "b", "a"),
    ]


def test_a_cloze_note_is_one_note() -> None:
    """With the numbers it has in Anki; what its back says besides is its context."""
    made = only(adopt([note("c", CLOZE, "{{c2::a}} and {{c1::b}}", "more")], [card("c"), card("c", 1)]))

    assert made.draft.cloze == (ClozePart("a", 2), ClozePart(" and "), ClozePart("b", 1))
    assert (made.guid, made.draft.answer, made.draft.context) == ("c", "a; b", "more")


def test_what_cannot_be_shown_has_its_reason() -> None:
    """Each refused card is named with how its note begins."""
    notes = [
        note("picture", BASIC, "<img src='a.png'>", "x"),
        note("blank", REVERSED, "a", ""),
        note("nested", CLOZE, "{{c1::a {{c2::b}}}}", ""),
        note("odd\x1b", BASIC, "a", "b"),
    ]
    cards = [card("picture"), card("blank"), card("blank", 1), card("nested"), card("nested", 1), card("odd\x1b")]

    made = adopt(notes, cards)

    assert [(each.guid, each.ordinal, each.says) for each in made.refused] == [
        ("picture", 0, "[image: a.png]"),
        ("blank", 0, "a"),
        ("blank", 1, "a"),
        ("nested", 1, "{{c1::a {{c2::b}}}}"),
        ("odd\x1b", 0, "a"),
    ]
    assert only(made).guid == "nested"


def test_our_own_notes_are_never_adopted() -> None:
    """Neither those of our notetypes nor any whose guid a note of ours has."""
    mine = samples.note("mine", samples.question())

    made = adopt([note("x", OURS, "a", "b"), note("mine", BASIC, "a", "b")], [card("x"), card("mine")], mine)

    assert (made.notes, made.own, made.refused) == ((), 2, ())


def test_a_guid_is_adopted_once() -> None:
    """Of two notes with one guid, which broken packages make, the first is taken."""
    made = adopt([HEART, note("heart", BASIC, "other", "x")], [card("heart")])

    assert (only(made).draft.question, [each.reason for each in made.refused]) == (
        "Heart in Latin?",
        [adopting.SAME_GUID],
    )


def test_the_search_says_which() -> None:
    """Only cards in the deck are meant, and only notes with the tag."""
    notes = [HEART, note("b", REVERSED, "a", "b", tags=("latin",)), note("c", BASIC, "e", "f")]
    cards = [card("heart"), card("b", 0, "Other"), card("b", 1), card("c")]

    made = adopt(notes, cards, query="deck:Biology tag:latin")

    assert [put.guid for _, put in made.notes] == ["heart", "b~1"]


# ---------------------------------------------------------------- again


def test_nothing_is_written_again_when_nothing_changed() -> None:
    """A second time, an unchanged note is only counted."""
    before = only(adopt([HEART], [card("heart")]))

    made = adopt([HEART], [card("heart")], before, now=LATER)

    assert (made.notes, made.unchanged) == ((), 1)


def test_wording_and_deck_follow_anki() -> None:
    """What changed in Anki changes here, with the time at which it did."""
    before = only(adopt([HEART], [card("heart")]))
    changed = HEART._replace(fields=("Heart?", "cor"))

    made = only(adopt([changed], [card("heart", deck="New")], before, now=LATER))

    assert (made.shown.question, made.deck, made.modified_at) == ("Heart?", "New", LATER)
    assert made.created_at == before.created_at


def test_the_learners_wording_stays_on_top() -> None:
    """A note edited here shows the edit, and that Anki's wording changed since."""
    before = only(adopt([HEART], [card("heart")]))
    edited = replace(before, edit=Edit(Wording("Mine?", "cor", (), ""), before.draft.wording))

    made = only(adopt([HEART._replace(fields=("Heart?", "cor"))], [card("heart")], edited, now=LATER))

    assert (made.shown.question, made.is_overtaken, made.modified_at) == ("Mine?", True, before.modified_at)


def test_tags_of_both_sides_are_merged() -> None:
    """A tag given or taken in Anki is given or taken here; those of the learner here stay as they are."""
    before = only(adopt([HEART._replace(tags=("kept", "dropped", "gone"))], [card("heart")]))
    tagged = replace(before, own_tags=("kept", "gone", "mine"))

    made = only(adopt([HEART._replace(tags=("kept", "dropped", "new"))], [card("heart")], tagged, now=LATER))

    assert made.own_tags == ("kept", "mine", "new")


def test_another_kind_is_refused() -> None:
    """A question stays a question: its history is that of its one card."""
    before = only(adopt([HEART], [card("heart")]))

    made = adopt([note("heart", CLOZE, "{{c1::x}}", "")], [card("heart")], before)

    assert (made.notes, [each.reason for each in made.refused]) == ((), [adopting.OTHER_KIND])


# ---------------------------------------------------------------- in the store


@pytest.fixture
def adopted(filled: Path) -> Path:
    """The filled store with a question and a cloze note of Anki's beside."""
    notes = [HEART, note("gaps", CLOZE, "{{c1::Veins}} and {{c2::arteries}}", "")]
    with Store.open(filled) as store:
        store.adopt(adopt(notes, [card("heart"), card("gaps"), card("gaps", 1)]).notes, now=samples.NOW)
    return filled


def test_the_store_gives_back_what_was_adopted(adopted: Path) -> None:
    """Adopted again from the store, nothing changed; each note has its cards."""
    notes = [HEART, note("gaps", CLOZE, "{{c1::Veins}} and {{c2::arteries}}", "")]
    with Store.open(adopted) as store:
        foreign = Foreign(TYPES, notes, [card("heart"), card("gaps"), card("gaps", 1)])
        made = adopting.notes(foreign, search.parsed("deck:*"), store.notes_of, now=LATER)
        cards = [each.ordinal for each in store.cards(Guid("gaps"))]

    assert (made.notes, made.unchanged, cards) == ((), 2, [0, 1])


def test_a_note_moves_with_its_deck(adopted: Path) -> None:
    """Adopted again from another deck, it stands below that one's document."""
    with Store.open(adopted) as store:
        foreign = Foreign(TYPES, [HEART], [card("heart", deck="New")])
        store.adopt(adopting.notes(foreign, search.parsed("deck:*"), store.notes_of, now=LATER).notes, now=LATER)
        placed = store.placed([Guid("heart")])

    assert placed == {"heart": "anki:New"}


def test_no_file_is_missed(adopted: Path) -> None:
    """What adopted notes stand below is no document that could be lost, renamed or read."""
    with Store.open(adopted) as store:
        known = store.known("anki:Biology")
        former = moving.formers(store, [adopted.parent / "new.md"])

    assert known is not None
    assert not by_hand.is_file(known)
    assert "anki:Biology" not in {one.path for one in former.values()}


@pytest.mark.usefixtures("adopted")
def test_explain_tells_that_it_is_adopted(quizgen: Quizgen) -> None:
    """There is no line, quote or check to show."""
    result = quizgen("explain", "heart")

    assert "adopted from Anki" in result.stdout
    assert "line" not in result.stdout


@pytest.mark.usefixtures("adopted")
def test_adopted_notes_are_listed_and_decided_on(quizgen: Quizgen) -> None:
    """They are found by their tag, rejected, edited and suspended like any other."""
    assert "Heart in Latin?" in quizgen("cards", "--tag", "latin").stdout
    for command in (("suspend", "heart"), ("edit", "heart", "--answer", "cor, cordis"), ("tag", "mine", "heart")):
        assert quizgen(*command).exit_code == 0
    assert quizgen("reject", "heart").exit_code == 0

    (row,) = json.loads(quizgen("cards", "--decided", "--json").stdout)

    assert (row["guid"], row["answer"], row["own_tags"]) == ("heart", "cor, cordis", ["latin", "mine"])


@pytest.mark.usefixtures("adopted")
def test_check_and_coverage_leave_them_alone(quizgen: Quizgen) -> None:
    """No rule worded them, and there is no document to cover."""
    checked = quizgen("check", "--json", "--verbose").stdout

    assert {row["guid"] for row in json.loads(checked)}.isdisjoint({"heart", "gaps"})
    assert "is no document" in quizgen("coverage", "Anki").stderr


@pytest.mark.usefixtures("adopted")
def test_records_hold_them_and_packages_do_not(quizgen: Quizgen, tmp_path: Path) -> None:
    """Anki has them already, under another notetype."""
    records = quizgen("export", "--format", "jsonl").stdout
    package = quizgen("export", "-o", tmp_path / "all.apkg")

    assert {"heart", "gaps"} <= {json.loads(line)["guid"] for line in records.splitlines()}
    assert package.stderr.startswith("3 notes")
    assert zipfile.is_zipfile(tmp_path / "all.apkg")


@pytest.mark.usefixtures("adopted")
def test_they_are_asked(quizgen: Quizgen) -> None:
    """The quiz asks them in their words and names where they are from."""
    result = quizgen("quiz", "--plain", "--deck", "Biology", answers="\n3\n\n3\n\n3\nq\n")

    assert "Heart in Latin?" in result.stdout
    assert "Anki" in result.stdout


def test_the_source_of_an_adopted_note_is_itself() -> None:
    """The quiz's source page says that no document stands behind it."""
    shown = passage.source(only(adopt([HEART], [card("heart")])), "anki:Biology")

    assert (shown.place, shown.evidence, shown.remark) == ("Anki", None, passage.ADOPTED)


def test_thousands_of_notes_are_adopted_in_seconds(store: Path) -> None:
    """All in one transaction."""
    notes = [note(f"n{n}", BASIC, f"<div>Question <b>{n}</b></div>", f"answer {n}") for n in range(2_000)]
    cards = [card(f"n{n}") for n in range(2_000)]
    started = time.process_time()

    with Store.open(store) as opened:
        opened.adopt(adopt(notes, cards).notes, now=samples.NOW)

    assert time.process_time() - started < 15
