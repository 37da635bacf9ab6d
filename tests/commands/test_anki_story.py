"""A learner's year in Anki: packages come again and again, and nothing learnt there is lost."""

from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges

from tests.commands.conftest import Quizgen

pytestmark = [pytest.mark.anki, pytest.mark.model]

BLOOD = """# Blood

Haemoglobin is a protein that carries oxygen in red blood cells. Red blood cells live for about 120 days.

Platelets are small cell fragments that stop bleeding. The spleen removes old red blood cells from the blood.
"""
EDITED = BLOOD.replace("120 days", "115 days")
EARLIER, LATER = 1_700_000_000, 2_000_000_000
"""Times of builds before and after the learner edits a note in Anki, which happens now."""


@pytest.fixture
def blood(tmp_path: Path) -> Path:
    """The document studied."""
    path = tmp_path / "blood.md"
    path.write_text(BLOOD, encoding="utf-8")
    return path


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of the learner's."""
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


def imported(anki: Collection, package: Path) -> ImportLogWithChanges.Log:
    """Import as the dialog of a fresh profile does: if newer, without learning progress."""
    options = ImportAnkiPackageOptions()
    request = ImportAnkiPackageRequest(package_path=str(package.resolve()), options=options)
    return anki.import_anki_package(request).log


def guids(anki: Collection, entries: object) -> set[str]:
    """The guids of the notes in one list of an import's log."""
    return {anki.get_note(entry.id.nid).guid for entry in entries}  # type: ignore[attr-defined]


def about(anki: Collection, text: str) -> set[str]:
    """The guids of Anki's notes that show `text`."""
    return {anki.get_note(note).guid for note in anki.find_notes(f'"{text}"')}


def schedules(anki: Collection) -> dict[int, tuple[int, ...]]:
    """What Anki knows of the learner's progress, by card."""
    cards = (anki.get_card(card) for card in anki.find_cards(""))
    return {card.id: (card.type, card.queue, card.due, card.ivl, card.reps, card.lapses) for card in cards}


def review_all(anki: Collection) -> None:
    """The learner answers every new card once, Easy."""
    anki.decks.select(anki.decks.id_for_name("Blood"))
    while card := anki.sched.getCard():
        anki.sched.answerCard(card, 4)


def test_every_note_arrives_and_a_second_import_changes_nothing(
    quizgen: Quizgen, anki: Collection, blood: Path
) -> None:
    """The first import is all new; the same package again updates no note."""
    quizgen("build", blood, "-o", "blood.apkg")
    first = imported(anki, Path("blood.apkg"))

    second = imported(anki, Path("blood.apkg"))

    assert (len(first.new) > 3, len(first.new)) == (True, anki.note_count())
    assert (len(second.new), len(second.updated), len(second.duplicate)) == (0, 0, len(first.new))


def test_a_rebuild_without_changes_updates_no_note(quizgen: Quizgen, anki: Collection, blood: Path) -> None:
    """Touching the file's line ends makes a build but no update in Anki."""
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    blood.write_bytes(BLOOD.replace("\n", "\r\n").encode())
    quizgen("build", blood, "-o", "again.apkg")

    log = imported(anki, Path("again.apkg"))

    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 0, 0)


def test_an_edited_sentence_updates_exactly_its_notes(quizgen: Quizgen, anki: Collection, blood: Path) -> None:
    """Only the notes of the sentence that changed are updated, none is new."""
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    blood.write_text(EDITED, encoding="utf-8")
    quizgen("build", blood, "-o", "blood.apkg")

    log = imported(anki, Path("blood.apkg"))

    updated = guids(anki, log.updated)
    assert (updated, len(updated) > 0, len(log.new)) == (about(anki, "115 days"), True, 0)


def test_reviewed_cards_keep_their_schedule_through_an_edit(quizgen: Quizgen, anki: Collection, blood: Path) -> None:
    """After edit, rebuild and import every card is where the learner's answers put it."""
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    review_all(anki)
    before = schedules(anki)
    blood.write_text(EDITED, encoding="utf-8")
    quizgen("build", blood, "-o", "blood.apkg")

    imported(anki, Path("blood.apkg"))

    assert {reps for *_, reps, _ in before.values()} == {1}
    assert schedules(anki) == before


def test_a_learners_tag_on_another_note_survives_an_edit(quizgen: Quizgen, anki: Collection, blood: Path) -> None:
    """Notes of sentences that did not change are not touched, so their tags in Anki stay."""
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    marked = anki.find_notes('"Platelets"')
    anki.tags.bulk_add(marked, "mine")
    blood.write_text(EDITED, encoding="utf-8")
    quizgen("build", blood, "-o", "blood.apkg")

    imported(anki, Path("blood.apkg"))

    assert (list(anki.find_notes("tag:mine")), len(marked) > 0) == (list(marked), True)


def test_cut_text_retires_its_notes_in_anki(quizgen: Quizgen, anki: Collection, blood: Path) -> None:
    """Notes whose sentence is gone come tagged as retired, and their cards are empty."""
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    cut = about(anki, "Platelets")
    blood.write_text(BLOOD.replace("Platelets are small cell fragments that stop bleeding. ", ""), encoding="utf-8")
    quizgen("build", blood, "-o", "blood.apkg")

    imported(anki, Path("blood.apkg"))

    retired = {anki.get_note(note).guid for note in anki.find_notes("tag:quizgen::retired")}
    assert (retired, len(cut) > 0) == (cut, True)


def empty_cards_removed(anki: Collection) -> int:
    """Tools ▸ Empty Cards, then Delete; how many cards went."""
    report = anki.get_empty_cards()
    cards = [card for note in report.notes for card in note.card_ids]
    anki.remove_cards_and_orphaned_notes(cards)
    return len(cards)


def cards_of(anki: Collection, guid: str) -> list[int]:
    """The cards of the note with this guid."""
    return [
        card for note in anki.find_notes("") if anki.get_note(note).guid == guid for card in anki.card_ids_of_note(note)
    ]


def edit_in_anki(anki: Collection, guid: str, *, extra: str, tag: str) -> None:
    """The learner writes into a note and tags it."""
    (ident,) = (note for note in anki.find_notes("") if anki.get_note(note).guid == guid)
    note = anki.get_note(ident)
    note["Extra"] = extra
    note.tags.append(tag)
    anki.update_note(note)


def test_a_whole_year(quizgen: Quizgen, anki: Collection, blood: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build, import, review, edit, import, retire, Empty Cards, revive, import: nothing learnt is lost."""
    days = chain([EARLIER], count(LATER, 86_400))

    def built() -> ImportLogWithChanges.Log:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(next(days)))
        assert quizgen("build", blood, "-o", "blood.apkg", "--yes").exit_code == 0
        return imported(anki, Path("blood.apkg"))

    built()
    review_all(anki)
    learnt = schedules(anki)
    spleen, platelets, live = about(anki, "spleen"), about(anki, "bleeding"), about(anki, "120 days")
    mine = min(spleen)
    edit_in_anki(anki, mine, extra="my own remark", tag="exam")
    assert all((spleen, platelets, live))

    retired_cards = [card for guid in spleen | platelets for card in cards_of(anki, guid)]

    blood.write_text(BLOOD.replace("120 days", "115 days"), encoding="utf-8")
    edited = built()
    assert guids(anki, edited.updated) == live, "another answer updates its notes alone"
    assert schedules(anki) == learnt, "in Anki every card stays where it was"
    assert about(anki, "my own remark") == {mine}, "the learner's words and tag stay on untouched notes"
    assert {anki.get_note(note).guid for note in anki.find_notes("tag:exam")} == {mine}

    moved = EDITED.replace("Platelets are", "## Clotting\n\nPlatelets are")
    blood.write_text(moved, encoding="utf-8")
    log = built()
    assert guids(anki, log.updated) == spleen | platelets, "a note under another heading says so"
    in_clotting = {anki.get_note(note).guid for note in anki.find_notes("tag:quizgen::section::blood::clotting")}
    assert in_clotting == spleen | platelets
    assert schedules(anki) == learnt

    blood.write_text(moved[: moved.index("## Clotting")], encoding="utf-8")
    retired = built()
    assert guids(anki, retired.updated) == spleen | platelets
    assert {anki.get_note(note).guid for note in anki.find_notes("tag:quizgen::retired")} == spleen | platelets
    assert schedules(anki) == learnt, "blank cards keep their history until they are taken away"

    blood.write_text(moved, encoding="utf-8")
    built()
    assert schedules(anki) == learnt, "text that is back before Empty Cards has its schedule"
    assert anki.find_notes("tag:quizgen::retired") == []

    blood.write_text(moved[: moved.index("## Clotting")], encoding="utf-8")
    built()
    assert empty_cards_removed(anki) == len(retired_cards)
    kept = {card: schedule for card, schedule in learnt.items() if card in schedules(anki)}
    assert schedules(anki) == kept

    blood.write_text(moved, encoding="utf-8")
    built()
    assert about(anki, "spleen") == spleen, "the same notes come back after Empty Cards"
    assert {**schedules(anki), **kept} == schedules(anki), "and the others were never touched"
    assert len(schedules(anki)) == len(learnt)


def test_undo_reaches_anki(quizgen: Quizgen, anki: Collection, blood: Path) -> None:
    """After an undo the next import shows the old words again."""
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    blood.write_text(EDITED, encoding="utf-8")
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    quizgen("undo")
    quizgen("export", "-o", "blood.apkg")

    log = imported(anki, Path("blood.apkg"))

    assert guids(anki, log.updated) == about(anki, "120 days")
    assert about(anki, "115 days") == set()


def test_decisions_reach_anki(quizgen: Quizgen, anki: Collection, blood: Path) -> None:
    """A learner's wording and tags ship; a rejected card goes blank; an overtaken edit shows both wordings."""
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))
    (live,) = about(anki, "120 days")
    gone = min(about(anki, "bleeding"))
    quizgen("edit", live, "--cloze", "Red cells get {{c1::some 120 days}} old.")
    quizgen("tag", "exam::blood", live)
    quizgen("reject", gone)
    quizgen("build", blood, "-o", "blood.apkg")
    log = imported(anki, Path("blood.apkg"))
    assert guids(anki, log.updated) == {live, gone}
    assert about(anki, "Red cells get") == {live}
    assert {anki.get_note(note).guid for note in anki.find_notes("tag:exam::blood")} == {live}
    assert {card for note in anki.get_empty_cards().notes for card in note.card_ids} == set(cards_of(anki, gone))

    blood.write_text(EDITED, encoding="utf-8")
    quizgen("build", blood, "-o", "blood.apkg")
    imported(anki, Path("blood.apkg"))

    (note,) = anki.find_notes("tag:quizgen::overtaken")
    fields = anki.get_note(note)
    assert (fields.guid, fields["Text"]) == (live, "Red cells get {{c1::some 120 days}} old.")
    assert "115 days" in fields["Extra"]
    assert about(anki, "bleeding") >= {gone}, "a rejected card stays away, blank"
    assert fields.guid not in {anki.get_note(note).guid for note in anki.find_notes("tag:quizgen::retired")}
