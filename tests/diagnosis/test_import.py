"""What is foretold of an import is what the real Anki logs of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quizgen.anki.package import write
from quizgen.anki.reading import opened
from quizgen.diagnosis import importing
from quizgen.diagnosis.findings import Findings
from quizgen.diagnosis.kinds import Kind
from quizgen.model import ClozePart, Note
from tests.anki.conftest import Learner
from tests.anki.samples import HEART, cloze, later, qa, retired, typed

pytestmark = pytest.mark.anki

LOGGED = {
    "new": (Kind.NEW,),
    "updated": (Kind.UPDATED,),
    "duplicate": (Kind.SAME, Kind.EDITED_THERE, Kind.STALE),
    "conflicting": (Kind.FROZEN, Kind.OTHER_NOTETYPE),
}
"""Which findings stand behind each list of Anki's log."""
FIRST = (qa("a"), qa("b", "What beats?"), typed("c"), cloze("d"))
EDITED = (later(qa("a"), answer="The heart muscle"), qa("b", "What beats?"), typed("c"), cloze("d"))
FEWER = (*FIRST[:3], later(cloze("d", HEART[:2])))
MORE = (*FIRST[:3], later(cloze("d", (*HEART, ClozePart("!", 4)))))

ALWAYS: Any = 1
"""Anki's number of Update notes: Always."""
Deed = Callable[[Learner], None]


@dataclass(frozen=True)
class Story:
    """What was imported, what the learner did then, what is imported now, and what is to be found besides the log."""

    name: str
    first: Sequence[Note]
    deed: Deed
    then: Sequence[Note]
    found: dict[Kind, int]


def nothing(_: Learner) -> None:
    pass


def edits(learner: Learner) -> None:
    note = learner.note("a")
    note["Answer"] = "My own words"
    learner.col.update_note(note)


def edits_long_ago(learner: Learner) -> None:
    """As if the learner's edit was before the document's."""
    edits(learner)
    learner.col.db.execute("update notes set mod = 1000 where guid = 'a'")


def tags_long_ago(learner: Learner) -> None:
    note = learner.note("a")
    note.tags.append("mine")
    learner.col.update_note(note)
    learner.col.db.execute("update notes set mod = 1000 where guid = 'a'")


def of_qa(change: Callable[[Any, Any], None]) -> Deed:
    def deed(learner: Learner) -> None:
        models = learner.col.models
        model = models.by_name("quizgen QA")
        change(models, model)
        models.update_dict(model)

    return deed


def adds_field(models: Any, model: Any) -> None:
    models.add_field(model, models.new_field("Mine"))


def adds_card_type(models: Any, model: Any) -> None:
    template = models.new_template("Reverse") | {"qfmt": "{{Answer}}", "afmt": "{{Question}}"}
    models.add_template(model, template)


def renames(models: Any, model: Any) -> None:
    models.rename_field(model, model["flds"][12], "Mine")
    model["tmpls"][0]["name"] = "Asked"


def removes(models: Any, model: Any) -> None:
    models.remove_field(model, model["flds"][12])


def moves(models: Any, model: Any) -> None:
    models.reposition_field(model, model["flds"][12], 0)


def reshaped_and_imported(learner: Learner) -> None:
    """Notes that are new since stand under a second notetype, which updates do reach."""
    of_qa(adds_field)(learner)
    learner.imports([*FIRST, qa("e")])


def converts(learner: Learner) -> None:
    """The learner changes the note type of one note."""
    note, target = learner.note("a"), learner.col.models.by_name("quizgen QA (typed)")
    target = target or next(
        learner.col.models.get(other.id)
        for other in learner.col.models.all_names_and_ids()
        if other.name.startswith("quizgen QA") and other.id != note.mid
    )
    info = learner.col.models.change_notetype_info(old_notetype_id=note.mid, new_notetype_id=target["id"])
    info.input.note_ids.extend([note.id])
    learner.col.models.change_notetype_of_notes(info.input)


def deletes(learner: Learner) -> None:
    learner.col.remove_notes([learner.note("a").id])


def moves_deck(learner: Learner) -> None:
    learner.col.set_deck(list(learner.note("a").card_ids()), learner.col.decks.id("Mine"))


def renames_deck(learner: Learner) -> None:
    learner.col.decks.rename(learner.col.decks.id_for_name("Body::Heart"), "Mine")


def empties_cards(learner: Learner) -> None:
    learner.imports(FEWER)


RENAMED = tuple(later(note, 0, deck="Body::Pump") for note in FIRST)
STORIES = [
    Story("fresh", (), nothing, FIRST, {}),
    Story("again", FIRST, nothing, FIRST, {}),
    Story("edited document", FIRST, nothing, EDITED, {}),
    Story("edited in Anki", FIRST, edits, FIRST, {Kind.EDITED_THERE: 1}),
    Story("edited in both, Anki later", FIRST, edits, EDITED, {Kind.EDITED_THERE: 1}),
    Story("edited in both, document later", FIRST, edits_long_ago, EDITED, {Kind.OVERWRITTEN: 1}),
    Story("tagged in Anki, document later", FIRST, tags_long_ago, EDITED, {Kind.OVERWRITTEN: 1}),
    Story("field added", FIRST, of_qa(adds_field), EDITED, {Kind.RESHAPED: 1, Kind.FROZEN: 2}),
    Story("card type added", FIRST, of_qa(adds_card_type), EDITED, {Kind.RESHAPED: 1, Kind.FROZEN: 2}),
    Story("renamed", FIRST, of_qa(renames), EDITED, {}),
    Story("field removed", FIRST, of_qa(removes), EDITED, {Kind.RESHAPED: 1, Kind.FROZEN: 2}),
    Story("field moved", FIRST, of_qa(moves), EDITED, {Kind.RESHAPED: 1, Kind.FROZEN: 2}),
    Story("second notetype", FIRST, reshaped_and_imported, (*EDITED, later(qa("e"))), {Kind.FROZEN: 2}),
    Story("converted", FIRST, converts, EDITED, {Kind.OTHER_NOTETYPE: 1}),
    Story("deleted in Anki", FIRST, deletes, FIRST, {Kind.RETURNING: 1}),
    Story("renamed deck", FIRST, nothing, RENAMED, {Kind.OTHER_DECK: 5, Kind.EMPTY_DECK: 1}),
    Story("card moved in Anki", FIRST, moves_deck, FIRST, {Kind.OTHER_DECK: 1}),
    Story("deck renamed in Anki", FIRST, renames_deck, FIRST, {Kind.OTHER_DECK: 5, Kind.EMPTY_DECK: 1}),
    Story("retired", FIRST, nothing, (retired(FIRST[0]), *FIRST[1:]), {Kind.GOES_BLANK: 1}),
    Story("retired before", (retired(FIRST[0]), *FIRST[1:]), nothing, (retired(FIRST[0]), *FIRST[1:]), {}),
    Story("gap gone", FIRST, nothing, FEWER, {Kind.GOES_BLANK: 1}),
    Story("gap gone before", FIRST, empties_cards, FEWER, {Kind.BLANK: 1}),
    Story("gap back", FIRST, empties_cards, [*FIRST[:3], later(cloze("d"), 2)], {}),
    Story("gap added", FIRST, nothing, MORE, {Kind.NEW_CARDS: 1}),
    Story("older package", EDITED, nothing, FIRST, {Kind.STALE: 1}),
]
TELLING = {Kind.RESHAPED, Kind.OVERWRITTEN, Kind.RETURNING, Kind.OTHER_DECK, Kind.EMPTY_DECK, Kind.GOES_BLANK} | {
    *(Kind.BLANK, Kind.NEW_CARDS, Kind.FROZEN, Kind.OTHER_NOTETYPE, Kind.EDITED_THERE, Kind.STALE)
}


@pytest.fixture(params=STORIES, ids=lambda story: story.name.replace(" ", "-"))
def story(request: pytest.FixtureRequest, learner: Learner) -> Story:
    """A story up to the import that is foretold."""
    told: Story = request.param
    if told.first:
        learner.imports(told.first)
    told.deed(learner)
    return told


def foretold(learner: Learner, notes: Sequence[Note], folder: Path) -> Findings:
    """What doctor finds of the package and the collection, which Anki closes meanwhile."""
    path = folder / "foretold.apkg"
    write(path, notes)
    findings = Findings(100)
    learner.col.close()
    with opened(path) as package, opened(folder / "collection.anki2") as there:
        importing.look(findings, package, there)
    learner.col.reopen()
    return findings


def logged(findings: Findings) -> dict[str, int]:
    counts = {name: sum(findings.counts[kind] for kind in kinds) for name, kinds in LOGGED.items()}
    return {name: number for name, number in counts.items() if number}


def decks(learner: Learner) -> set[str]:
    return {deck.name for deck in learner.col.decks.all_names_and_ids()}


def test_log_is_foretold(story: Story, learner: Learner, tmp_path: Path) -> None:
    """Anki logs as many new, updated, left and conflicting notes as were foretold."""
    findings = foretold(learner, story.then, tmp_path)

    assert logged(findings) == learner.imports(story.then)


def test_findings(story: Story, learner: Learner, tmp_path: Path) -> None:
    """What is found besides is what the story is about."""
    findings = foretold(learner, story.then, tmp_path)

    assert {kind: number for kind, number in findings.counts.items() if kind in TELLING and number} == story.found | {
        kind: findings.counts[kind] for kind in (Kind.RESHAPED,) if "second" in story.name
    }


def test_blank_cards_are_foretold(story: Story, learner: Learner, tmp_path: Path) -> None:
    """After the import Anki's Empty Cards finds as many of our cards as were foretold."""
    findings = foretold(learner, story.then, tmp_path)
    learner.imports(story.then)

    assert len(learner.empty_cards()) == findings.counts[Kind.BLANK] + findings.counts[Kind.GOES_BLANK]


def test_cards_and_decks_are_foretold(story: Story, learner: Learner, tmp_path: Path) -> None:
    """The import adds the decks and, to notes that were there, the cards that were foretold."""
    findings = foretold(learner, story.then, tmp_path)
    before, known = decks(learner), set(learner.col.find_notes(""))
    cards = len(learner.col.find_cards(""))
    learner.imports(story.then)

    new_notes = [note for note in learner.col.find_notes("") if note not in known]
    on_new = sum(len(learner.col.card_ids_of_note(note)) for note in new_notes)
    empty = {one.text for one in findings.examples.get(Kind.EMPTY_DECK, [])}
    assert len(learner.col.find_cards("")) - cards - on_new == findings.counts[Kind.NEW_CARDS]
    added = decks(learner) - before
    assert {deck for deck in added if not learner.col.find_cards(f'"deck:{deck}"')} == empty


def test_merging_thaws_frozen_notes(learner: Learner) -> None:
    """The way out of a notetype with a field more is true: merged, with Update notes: Always, the notes are updated."""
    learner.imports(FIRST)
    of_qa(adds_field)(learner)

    assert learner.imports(EDITED, merge_notetypes=True, update_notes=ALWAYS) == {"updated": 2, "duplicate": 2}
    assert learner.note("a")["Answer"] == "The heart muscle"
