"""`quizgen import` of an Anki file: what was answered and decided there counts here, once."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgen.model import Card, Guid, Note, Rating, State
from quizgen.store import Store
from tests.anki.samples import HEART, cloze, qa
from tests.commands.conftest import Quizgen
from tests.commands.in_anki import FIRST_MS, InAnki
from tests.conftest import make_document

DAY_MS = 86_400_000
NOW = datetime(2026, 11, 1, tzinfo=UTC)
MANY = tuple(f"many-{number}" for number in range(12))


@pytest.fixture
def stored(store: Path) -> Path:
    """The test's store with a question, a cloze text with two cards and a dozen questions more."""
    notes = [qa("heart"), cloze("gaps"), *(qa(guid, f"What is number {guid}?") for guid in MANY)]
    with Store.open(store) as opened:
        opened.save(make_document(source="body/heart.md"), notes)
    return store


@pytest.fixture
def anki(stored: Path, tmp_path: Path) -> InAnki:
    """A collection into which the package of those notes was imported."""
    with Store.open(stored) as opened:
        return InAnki(tmp_path / "collection.anki2", opened.notes())


def note(store: Path, guid: str) -> Note:
    with Store.open(store) as opened:
        return opened.note(guid)


def cards(store: Path, guid: str) -> tuple[Card, ...]:
    with Store.open(store) as opened:
        return opened.cards(Guid(guid))


def whole(store: Path) -> str:
    with Store.open(store) as opened:
        return opened.whole_hash()


# ---------------------------------------------------------------- answers


def test_answers_come_home_and_give_the_memory(quizgen: Quizgen, stored: Path, anki: InAnki, in_utc: None) -> None:
    """The interval that Anki gave says when the card is due; the memory is replayed."""
    anki.answer("heart")
    anki.answer("heart", at_ms=FIRST_MS + 600_000, ivl=5)

    result = quizgen("import", anki.path)

    (card,) = cards(stored, "heart")
    assert (result.exit_code, result.stdout) == (0, "collection.anki2: 2 reviews\n")
    assert card.memory is not None
    assert (card.memory.state, card.memory.interval_days, card.memory.reps) == (State.REVIEW, 5, 2)


def test_importing_twice_is_importing_once(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Nothing is new, and there is nothing more to undo."""
    anki.answer("heart")
    anki.suspend("gaps")
    anki.tag("heart", "exam")
    quizgen("import", anki.path)
    before = whole(stored)

    result = quizgen("import", anki.path)

    assert (result.exit_code, result.stdout, whole(stored)) == (0, "collection.anki2: nothing new\n", before)
    quizgen("undo")
    assert quizgen("undo").stdout.startswith("undone: the build")


def test_dry_run_changes_nothing(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """It says what would come, and the store is the same to the byte."""
    anki.answer("heart")
    anki.flag("heart", 3)
    before = stored.read_bytes()

    result = quizgen("import", anki.path, "--dry-run")

    assert result.stdout.splitlines() == [
        "collection.anki2: would bring 1 review, 1 decision about cards",
        "    flag 3: heart  What pumps blood?",
    ]
    assert stored.read_bytes() == before


def test_an_answer_of_ours_that_comes_back_later_is_the_same(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Anki has one answer a millisecond: one it was sent may stand a little later there."""
    with Store.open(stored) as opened:
        for at_ms in (FIRST_MS, FIRST_MS + DAY_MS):
            card = opened.cards(Guid("heart"))[0]
            review, memory = answered(card, at_ms)
            opened.record(review, memory)
    anki.answer("heart", at_ms=FIRST_MS + 7)
    anki.answer("heart", at_ms=FIRST_MS + DAY_MS, time=2999)

    result = quizgen("import", anki.path)

    assert result.stdout == "collection.anki2: nothing new\n"


def answered(card: Card, at_ms: int) -> tuple:
    from quizgen import schedule
    from quizgen.model import Review

    at = datetime.fromtimestamp(at_ms / 1000, UTC)
    memory = schedule.review(card, Rating.GOOD, now=at, scheduler=schedule.Scheduler(UTC))
    return Review(at_ms, card.guid, 0, Rating.GOOD, at, 3000), memory


def test_crammed_answers_are_none(quizgen: Quizgen, anki: InAnki) -> None:
    """Anki does not count answers in a filtered deck that does not reschedule."""
    anki.answer("heart", type=3, factor=0)

    assert json.loads(quizgen("import", anki.path, "--json").stdout)["reviews"] == 0


def test_a_forgotten_card_is_new_again(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """What was answered before stays on record and counts no more."""
    anki.answer("heart", ivl=3)
    anki.answer("heart", 0, at_ms=FIRST_MS + DAY_MS, ivl=0, factor=0, type=4)

    result = quizgen("import", anki.path)

    assert result.stdout == "collection.anki2: 1 review, 1 reschedule\n"
    assert cards(stored, "heart")[0].memory is None


def test_answers_of_cards_that_a_note_has_not_are_named(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """They cannot be kept: a review belongs to a card."""
    anki.answer("heart")
    anki._do("UPDATE cards SET ord = 4 WHERE nid = (SELECT id FROM notes WHERE guid = 'heart')")

    result = quizgen("import", anki.path)

    assert "1 review of cards that no note here has were left out: heart card 5" in result.stderr
    with Store.open(stored) as opened:
        assert opened.reviews() == ()


def test_retired_and_rejected_notes_get_their_answers(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Their history is theirs, asked or not."""
    anki.answer("heart")
    quizgen("reject", "heart")

    result = quizgen("import", anki.path)

    assert result.stdout.startswith("collection.anki2: 1 review")
    assert note(stored, "heart").rejected


# ---------------------------------------------------------------- undo


def everything(anki: InAnki) -> None:
    """Something of each kind is done in Anki."""
    anki.answer("heart")
    anki.answer("gaps", ordinal=2, at_ms=FIRST_MS + 1)
    anki.answer("many-1", 0, at_ms=FIRST_MS + 2, ivl=4, factor=2500, type=4)
    anki.suspend("heart")
    anki.flag("gaps", 2)
    anki.tag("many-2", "exam", "hard")
    anki.write("many-3", front="Who pumps blood?")


def test_undo_after_an_import_is_nothing(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Content and all that counts of progress are as before; a new import brings the same again."""
    before = whole(stored)
    everything(anki)
    quizgen("import", anki.path)
    after = whole(stored)

    result = quizgen("undo")

    assert (result.stdout, whole(stored)) == ("undone: the import of collection.anki2\n", before)
    assert cards(stored, "heart")[0].memory is None
    quizgen("import", anki.path)
    assert whole(stored) == after != before
    quizgen("undo")
    assert whole(stored) == before


def test_what_was_decided_since_stays(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """The last word is the learner's, not that of an undo."""
    anki.tag("heart", "exam")
    quizgen("import", anki.path)
    quizgen("tag", "mine", "heart")

    quizgen("undo")

    assert note(stored, "heart").own_tags == ("exam", "mine")


def test_an_answer_taken_back_here_stays_so(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Neither another import nor an undone one brings it back."""
    anki.answer("heart")
    quizgen("import", anki.path)
    with Store.open(stored) as opened:
        (review,) = opened.reviews()
        opened.undo(review, None, now=NOW)
    quizgen("undo")

    result = quizgen("import", anki.path)

    with Store.open(stored) as opened:
        assert (result.exit_code, opened.reviews()) == (0, ())


# ---------------------------------------------------------------- cards


def test_what_was_suspended_and_flagged_there_is_so_here(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """And taken away again when it is taken away there."""
    anki.suspend("heart")
    anki.flag("heart", 4)
    quizgen("import", anki.path)
    first = cards(stored, "heart")[0]
    anki.suspend("heart", suspended=False)
    anki.flag("heart", 0)

    quizgen("import", anki.path)

    second = cards(stored, "heart")[0]
    assert [(card.suspended, card.flag) for card in (first, second)] == [(True, 4), (False, 0)]


def test_a_card_suspended_here_stays_so_when_anki_never_was_told(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """That it is not suspended there is no decision."""
    quizgen("suspend", "heart")

    quizgen("import", anki.path)

    assert cards(stored, "heart")[0].suspended


def test_what_was_decided_here_later_stays(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """The plan names it, with both values."""
    anki.flag("heart", 4)
    with Store.open(stored) as opened:
        opened.quizzes.flag(Guid("heart"), 0, 1, now=NOW)

    result = quizgen("import", anki.path)

    assert cards(stored, "heart")[0].flag == 1
    assert "kept, decided here later: heart  card 1: flag 1 (in Anki: flag 4)" in result.stdout


def test_what_was_decided_there_later_counts(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """The last word counts, wherever it was said."""
    with Store.open(stored) as opened:
        opened.quizzes.flag(Guid("heart"), 0, 1, now=datetime(2026, 2, 1, tzinfo=UTC))
    anki.flag("heart", 4)

    quizgen("import", anki.path)

    assert cards(stored, "heart")[0].flag == 4


# ---------------------------------------------------------------- tags and wording


def test_tags_are_given_and_taken_one_by_one(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """What was given here and there meanwhile is kept; Anki's own `leech` is none."""
    anki.tag("heart", "exam", "hard", "leech", "marked")
    quizgen("import", anki.path)
    quizgen("tag", "mine", "heart")
    anki.tag("heart", "hard", "marked", "new")

    quizgen("import", anki.path)

    assert note(stored, "heart").own_tags == ("hard", "marked", "mine", "new")


def test_a_wording_made_there_is_an_edit_here(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """As if it were made by `quizgen edit`, over the document's."""
    anki.write("heart", front="What <b>moves</b> blood &amp; lymph?", answer="the heart<br>beats")

    result = quizgen("import", anki.path)

    said = note(stored, "heart")
    assert (said.shown.question, said.shown.answer) == ("What moves blood & lymph?", "the heart\nbeats")
    assert (said.shown.context, said.is_overtaken) == (said.draft.context, False)
    assert "now says 'What moves blood & lymph? → the heart beats': heart" in result.stdout


def test_the_documents_wording_resets_an_edit(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Written again in Anki, it is no edit."""
    front = anki.field("heart", "front")
    anki.write("heart", front="Other words?")
    quizgen("import", anki.path)
    anki.write("heart", front=front)

    quizgen("import", anki.path)

    assert note(stored, "heart").edit is None


def test_a_cloze_text_keeps_its_numbers(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Shown words may change, and a new deletion is a new card; the answer follows."""
    anki.write("gaps", front="A {{c1::heart::organ}} moves {{c3::blood}} in {{c4::vessels}}")

    quizgen("import", anki.path)

    said = note(stored, "gaps")
    assert said.shown.answer == "heart; blood; vessels"
    assert [card.ordinal for card in cards(stored, "gaps")] == [0, 2, 3]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"front": "No gaps any more"}, "gaps: left as it is, the text has no deletion"),
        ({"front": "The {{c3::heart}} pumps {{c1::blood}}"}, "gaps: left as it is, 'blood' is c3, and cannot become c1"),
        ({"front": ""}, "gaps: left as it is,"),
    ],
)
def test_a_wording_that_cannot_be_is_told(
    quizgen: Quizgen, stored: Path, anki: InAnki, fields: dict[str, str], reason: str
) -> None:
    """The note stays as it is, and so it is not told again."""
    anki.write("gaps", **fields)

    first, second = quizgen("import", anki.path), quizgen("import", anki.path)

    assert (reason in first.stderr, "left as it is" in second.stderr) == (True, False)
    assert note(stored, "gaps").shown.cloze == HEART


def test_an_edit_made_here_later_stays(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Anki's wording is shown beside it."""
    anki.write("heart", front="Anki's words?")
    quizgen("edit", "heart", "--question", "My words?")

    result = quizgen("import", anki.path)

    assert note(stored, "heart").shown.question == "My words?"
    assert "heart  wording: My words? → The heart (in Anki: Anki's words? → The heart)" in result.stdout


def test_a_note_of_an_older_package_is_unedited_until_changed_there(
    quizgen: Quizgen, stored: Path, anki: InAnki
) -> None:
    """Without what was sent, the time of its last change tells."""
    for guid in ("heart", "gaps"):
        anki._do("UPDATE notes SET mod = mod - 5 WHERE guid = ?", guid)
    anki.modified_s = 1_600_000_000
    anki.write("heart", sent="", front="An old wording")
    anki.modified_s = FIRST_MS // 1000
    anki.write("many-1", sent="", front="Edited there")
    anki.write("many-2", sent="")

    quizgen("import", anki.path)

    edited = [guid for guid in ("heart", "many-1", "many-2") if note(stored, guid).edit]
    assert edited == ["many-1"]


# ---------------------------------------------------------------- deleting


def test_a_note_deleted_there_is_rejected(quizgen: Quizgen, stored: Path, anki: InAnki, tmp_path: Path) -> None:
    """When it is there again, it is wanted again."""
    quizgen("import", anki.path)
    shutil.copy(anki.path, tmp_path / "kept.anki2")
    anki.delete("heart")

    result = quizgen("import", anki.path)
    rejected = note(stored, "heart").rejected
    quizgen("import", tmp_path / "kept.anki2")

    assert "deleted in Anki, rejected: heart" in result.stdout
    assert (rejected, note(stored, "heart").rejected) == (True, False)


def test_an_extract_deletes_nothing(quizgen: Quizgen, stored: Path, anki: InAnki, package_of: Callable[..., Path]) -> None:
    """What is not in an .apkg may well be in the collection."""
    quizgen("import", anki.path)
    anki.delete("heart")

    quizgen("import", package_of(anki))

    assert not note(stored, "heart").rejected


@pytest.fixture
def package_of(tmp_path: Path) -> Callable[[InAnki], Path]:
    import zipfile

    def make(anki: InAnki) -> Path:
        path = tmp_path / "some.apkg"
        with zipfile.ZipFile(path, "w") as package:
            package.write(anki.path, "collection.anki2")
            package.writestr("media", "{}")
        return path

    return make


def test_many_deleted_notes_need_the_learners_word(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Nobody can be asked here: nothing is changed without --yes."""
    quizgen("import", anki.path)
    before = whole(stored)
    anki.delete(*MANY[:6])

    refused = quizgen("import", anki.path)
    unchanged = whole(stored) == before
    agreed = quizgen("import", anki.path, "--yes")

    assert (refused.exit_code, unchanged, agreed.exit_code) == (1, True, 0)
    assert "would reject more than a third of the notes" in refused.stderr
    assert agreed.stdout.startswith("collection.anki2: 6 notes rejected")


def test_another_collection_of_the_same_day_deletes_nothing(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """It goes by the same name, but has few of the notes."""
    quizgen("import", anki.path)
    anki.delete("heart", "gaps", *MANY[1:])

    result = quizgen("import", anki.path, "--yes")

    assert result.stdout == "collection.anki2: nothing new\n"


# ---------------------------------------------------------------- files


def test_a_file_without_notes_of_ours_is_told(quizgen: Quizgen, stored: Path, tmp_path: Path) -> None:
    """With what to do about it."""
    other = InAnki(tmp_path / "other.anki2", [qa("stranger")])

    result = quizgen("import", other.path)

    assert (result.exit_code, result.stdout) == (0, "other.anki2: nothing new\n")
    assert "no note in the file is quizgen's" in result.stderr


def test_a_broken_file_changes_nothing(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """It is a user's problem, told as such."""
    anki.path.write_bytes(anki.path.read_bytes()[:9000])
    before = stored.read_bytes()

    result = quizgen("import", anki.path)

    assert (result.exit_code, stored.read_bytes()) == (1, before)
    assert result.stderr.startswith("error: the Anki file is damaged")


def test_json_has_the_whole_plan(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Every change, and what was left."""
    everything(anki)

    told = json.loads(quizgen("import", anki.path, "--json").stdout)

    assert (told["reviews"], told["reschedules"], told["notes_met"]) == (2, 1, 14)
    assert [(change["guid"], change["what"], change["is"]) for change in told["cards"]] == [
        ("gaps", "flag", 2),
        ("gaps", "flag", 2),
        ("heart", "suspended", 1),
    ]
    assert [change["guid"] for change in told["notes"]] == ["many-2", "many-3"]
