"""`quizgen merge` joins two stores of one learner, and says what they do not agree about."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from quizgen.model import GONE, Card, ClozePart, Edit, Guid, Memory, Note, Notetype, Rating, Status, Wording
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS
from quizgen.store import Store, migration
from tests.commands.conftest import Quizgen
from tests.conftest import MONDAY, make_cloze, make_document, make_draft, make_memory, make_note, make_review

T = TypeVar("T")
A = Guid("aaa")
HOUR = timedelta(hours=1)
VERSION_1 = Path(__file__).parent.parent / "store" / "version_1.sql"


def filled(path: Path, *notes: Note, folder: str = "/notes") -> Path:
    """A store at `path` with these notes of blood.md in `folder`, or with one."""
    with Store.open(path) as store:
        store.save(make_document(f"{folder}/blood.md"), notes or [make_note()])
    return path


@pytest.fixture
def desk(store: Path) -> Path:
    """The test's own store, with one note."""
    return filled(store)


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """The other store, with the same note of a document elsewhere."""
    return filled(tmp_path / "laptop.db", folder="/elsewhere")


def change(path: Path, act: Callable[[Store], object]) -> None:
    with Store.open(path) as store:
        act(store)


def seen(path: Path, look: Callable[[Store], T]) -> T:
    with Store.open(path) as store:
        return look(store)


def decide(path: Path, note: Note, now: datetime = MONDAY) -> None:
    change(path, lambda store: store.decide([note], now=now))


def sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


class TestRefusals:
    def test_missing(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """A store that is not there is named, and not made."""
        result = quizgen("merge", tmp_path / "none.db")

        assert (result.exit_code, (tmp_path / "none.db").exists()) == (1, False)
        assert "error: there is no such store\n  --> store" in result.stderr

    @pytest.mark.parametrize(
        "content", [b"", b"%PDF-1.7", b"SQLite format 3\x00" + bytes(84)], ids=["empty", "other", "damaged"]
    )
    def test_foreign(self, quizgen: Quizgen, desk: Path, tmp_path: Path, content: bytes) -> None:
        """A file that is no store is refused and left as it is."""
        other = tmp_path / "other.db"
        other.write_bytes(content)

        result = quizgen("merge", other)

        assert (result.exit_code, other.read_bytes()) == (1, content)
        assert "is not a quizgen store" in result.stderr

    def test_folder(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """A folder is no store."""
        result = quizgen("merge", tmp_path)

        assert (result.exit_code, "the store is a folder" in result.stderr) == (1, True)

    def test_other_program(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """Another program's database is refused."""
        other = tmp_path / "other.db"
        sql(other, "CREATE TABLE t (x)")

        result = quizgen("merge", other)

        assert (result.exit_code, "the file is not a quizgen store" in result.stderr) == (1, True)
        assert "--store" not in result.stderr

    def test_newer(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A store of a newer quizgen is refused, with the way out."""
        sql(laptop, f"PRAGMA user_version = {migration.latest() + 1}")

        result = quizgen("merge", laptop)

        assert (result.exit_code, "use the newer quizgen that wrote it" in result.stderr) == (1, True)

    def test_itself(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """A store under another name is still itself."""
        link = tmp_path / "link.db"
        link.symlink_to(desk)

        result = quizgen("merge", link)

        assert (result.exit_code, "cannot be merged with itself" in result.stderr) == (1, True)

    def test_locked(self, quizgen: Quizgen, desk: Path, laptop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A store that another program holds for itself is told so, after a while."""
        monkeypatch.setattr("quizgen.store.opening.BUSY_SECONDS", 0.05)
        with closing(sqlite3.connect(laptop, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("UPDATE notes SET deck = 'Other'")

            result = quizgen("merge", laptop)

        assert (result.exit_code, "the store is in use by another program" in result.stderr) == (1, True)

    def test_no_store_is_made_in_vain(self, quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
        """Where there is no store yet, one that cannot be read makes none."""
        quizgen("merge", tmp_path / "none.db")

        assert not store.exists()

    def test_nothing_is_changed(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """After a refusal the store has not one other byte, and no copy."""
        before = desk.read_bytes()
        (tmp_path / "other.db").write_bytes(b"text")

        quizgen("merge", tmp_path / "other.db")

        assert (desk.read_bytes(), desk.with_name("library.db.before-merge").exists()) == (before, False)


class TestOther:
    def test_is_not_changed(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Not a byte of the other store is another, and no file stands beside it."""
        change(laptop, lambda store: store.record(make_review(), make_memory()))
        before, beside = laptop.read_bytes(), {*laptop.parent.glob("laptop*")}

        quizgen("merge", laptop)

        assert (laptop.read_bytes(), {*laptop.parent.glob("laptop*")}) == (before, beside)

    def test_of_an_older_quizgen(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """An older store is read as a store of today, and stays an older one."""
        old = tmp_path / "old.db"
        with closing(sqlite3.connect(old)) as connection:
            connection.executescript(VERSION_1.read_text(encoding="utf-8"))
        before = old.read_bytes()

        result = quizgen("merge", old)

        assert (result.exit_code, old.read_bytes()) == (0, before)
        assert len(seen(desk, Store.notes)) > 1

    def test_in_use(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """What is still in the log of a store in use counts."""
        with Store.open(laptop) as opened:
            opened.record(make_review(), make_memory())
            log = laptop.with_name("laptop.db-wal").read_bytes()

            result = quizgen("merge", laptop)

            assert (result.exit_code, laptop.with_name("laptop.db-wal").read_bytes()) == (0, log)
        assert seen(desk, Store.reviews) == (make_review(),)


class TestWayBack:
    def test_copy(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """The store as it was is beside it, and stdout says where."""
        before = seen(desk, Store.whole_hash)
        change(laptop, lambda store: store.record(make_review(), make_memory()))

        result = quizgen("merge", laptop)

        copy = desk.with_name("library.db.before-merge")
        assert str(copy) in result.stdout
        assert (seen(copy, Store.whole_hash), seen(desk, Store.whole_hash) == before) == (before, False)

    def test_copy_stays_when_nothing_comes(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Merging again does not write over the way back."""
        change(laptop, lambda store: store.record(make_review(), make_memory()))
        quizgen("merge", laptop)
        copy = desk.with_name("library.db.before-merge").read_bytes()

        result = quizgen("merge", laptop)

        assert "nothing to merge" in result.stdout
        assert desk.with_name("library.db.before-merge").read_bytes() == copy

    def test_replaces_an_older_one(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """The copy of the merge before is replaced, and nothing half-written is left."""
        desk.with_name("library.db.before-merge").write_bytes(b"old")
        desk.with_name("library.db.before-merge-wal").write_bytes(b"old")
        change(laptop, lambda store: store.record(make_review(), make_memory()))

        quizgen("merge", laptop)

        assert sorted(path.name for path in desk.parent.glob("library.db*")) == [
            "library.db",
            "library.db.before-merge",
        ]

    def test_broken_off(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A merge that fails in the middle has changed nothing."""
        change(laptop, lambda store: store.record(make_review(), make_memory()))
        sql(desk, "CREATE TRIGGER broken BEFORE INSERT ON reviews BEGIN SELECT raise(ABORT, 'broken'); END")
        before = seen(desk, Store.whole_hash)

        result = quizgen("merge", laptop)

        assert (result.exit_code, seen(desk, Store.whole_hash)) == (3, before)
        assert not desk.with_name("library.db.before-merge").exists()

    def test_where_no_store_is(self, quizgen: Quizgen, store: Path, laptop: Path) -> None:
        """Without a store here, the other one's content becomes one."""
        change(laptop, lambda opened: opened.record(make_review(), make_memory()))

        result = quizgen("merge", laptop)

        assert (result.exit_code, seen(store, Store.whole_hash)) == (0, seen(laptop, Store.whole_hash))

    def test_undo_does_not_take_back_merges(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Undoing the build here leaves what the other store brought, and the note its reviews are of."""
        change(laptop, lambda store: store.record(make_review(), make_memory()))
        decide(laptop, make_note(own_tags=("hard",)))
        quizgen("merge", laptop)

        result = quizgen("undo")

        note = seen(desk, lambda store: store.note(A))
        assert (result.exit_code, note.status, note.own_tags) == (0, Status.ACTIVE, ("hard",))
        assert seen(desk, Store.reviews) == (make_review(),)


class TestTold:
    def test_trial(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """--dry-run tells what would come, and nothing is changed."""
        change(laptop, lambda store: store.record(make_review(), make_memory()))
        change(laptop, lambda store: store.save(make_document("/elsewhere/blood.md"), [make_note("bbb")]))
        before = desk.read_bytes()

        result = quizgen("merge", "--dry-run", laptop)

        assert "1 review to come, 1 note to come" in result.stdout
        assert "nothing was changed" in result.stderr
        assert (desk.read_bytes(), desk.with_name("library.db.before-merge").exists()) == (before, False)

    def test_conflict(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """What both decided otherwise is listed with both values and which counts."""
        decide(desk, make_note(own_tags=("exam",)), MONDAY)
        decide(laptop, make_note(own_tags=("hard",)), MONDAY + HOUR)

        result = quizgen("merge", laptop)

        assert "'What carries oxygen?' (aaa): tags exam (2026-03-02" in result.stdout
        assert "the later one counts: that of there" in result.stdout
        assert seen(desk, lambda store: store.note(A)).own_tags == ("hard",)

    def test_conflict_as_json(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Scripts get both values and the one that counts."""
        change(desk, lambda store: store.quizzes.flag(A, 0, 1, now=MONDAY + HOUR))
        change(laptop, lambda store: store.quizzes.flag(A, 0, 2, now=MONDAY))

        told = json.loads(quizgen("merge", "--json", laptop).stdout)

        (conflict,) = told["conflicts"]
        assert [conflict[name]["value"] for name in ("here", "there", "counts")] == [1, 2, 1]
        assert (conflict["id"], conflict["card"], conflict["kind"]) == ("aaa", 0, "flag")
        assert (told["merged"], told["copy"]) == (True, str(desk) + ".before-merge")

    def test_a_later_word_on_the_same_is_no_conflict(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Where only one store decided since they had the same last word, there is nothing to settle."""
        for path in (desk, laptop):
            decide(path, make_note(own_tags=("exam",)), MONDAY)
        decide(laptop, make_note(own_tags=("hard",)), MONDAY + HOUR)

        told = json.loads(quizgen("merge", "--dry-run", "--json", laptop).stdout)

        assert (told["conflicts"], [one["counts"]["value"] for one in told["decisions"]]) == ([], [["hard"]])

    def test_review_rated_otherwise(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """One review with two ratings has the better one, and is listed."""
        change(desk, lambda store: store.record(make_review(rating=Rating.AGAIN), make_memory()))
        change(laptop, lambda store: store.record(make_review(rating=Rating.EASY), make_memory()))

        result = quizgen("merge", laptop)

        assert "rated 1 here, 4 there; 4 counts" in result.stdout
        assert [review.rating for review in seen(desk, Store.reviews)] == [Rating.EASY]

    def test_number_that_hides_two_things(self, quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
        """A cloze number that unrelated texts were given in the two stores is listed."""
        first, second = make_cloze("It is ", "red"), make_cloze("It is ", "elephants")
        filled(store, make_note(draft=first))
        other = filled(tmp_path / "laptop.db", make_note(draft=second, modified_at=MONDAY + HOUR))

        result = quizgen("merge", other)

        assert "c1 of 'It is {{c1::red}}' (aaa) hides 'red' here, 'elephants' there" in result.stdout
        assert seen(store, lambda opened: opened.note(A)).draft == second


class TestNotes:
    def test_the_one_written_later_counts(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Of a note of both, the words written last are shown, below the document here."""
        later = make_note(draft=make_draft(answer="haemoglobin"), modified_at=MONDAY + HOUR)
        change(laptop, lambda store: store.save(make_document("/elsewhere/blood.md"), [later]))

        quizgen("merge", laptop)

        assert seen(desk, lambda store: store.note(A)) == later
        assert seen(desk, lambda store: store.placed([A])) == {A: "/notes/blood.md"}

    def test_one_written_earlier_does_not(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Words written earlier do not come."""
        later = make_note(draft=make_draft(answer="haemoglobin"), modified_at=MONDAY + HOUR)
        change(desk, lambda store: store.save(make_document(), [later]))

        quizgen("merge", laptop)

        assert seen(desk, lambda store: store.note(A)) == later

    def test_what_only_both_together_show_is_later_than_both(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A note with the edit of one and the tags of the other is news to Anki."""
        edit = Edit(Wording("What is mine?", "this", (), ""), make_draft().wording)
        decide(desk, make_note(edit=edit, modified_at=MONDAY + HOUR), MONDAY + HOUR)
        decide(laptop, make_note(own_tags=("hard",), modified_at=MONDAY + HOUR), MONDAY + HOUR)

        quizgen("merge", laptop)

        note = seen(desk, lambda store: store.note(A))
        assert (note.edit, note.own_tags) == (edit, ("hard",))
        assert note.modified_at.replace(microsecond=0) == MONDAY + HOUR + timedelta(seconds=1)

    def test_notetype_is_that_of_the_first(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """A note made twice has the notetype of the store that made it first."""
        typed = make_note(notetype=Notetype.QA_TYPED, created_at=MONDAY - HOUR)

        quizgen("merge", filled(tmp_path / "laptop.db", typed))

        note = seen(desk, lambda store: store.note(A))
        assert (note.notetype, note.created_at) == (Notetype.QA_TYPED, MONDAY - HOUR)

    def test_former_numbers_are_kept(self, quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
        """A number that only the other store has given stays given, with its reviews."""
        one = make_cloze("It is ", "red")
        two = replace(one, cloze=(*one.cloze, ClozePart("warm", 2)))
        filled(store, make_note(draft=one, modified_at=MONDAY + HOUR))
        other = filled(tmp_path / "laptop.db", make_note(draft=two))
        change(other, lambda opened: opened.record(make_review(ordinal=1), make_memory()))

        quizgen("merge", other)

        assert seen(store, lambda opened: opened.note(A)).former == ((2, "warm"),)
        assert seen(store, Store.reviews) == (make_review(ordinal=1),)


class TestDocuments:
    def test_new_note_goes_below_the_document_here(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A note of a document that is here, in another folder, belongs to the one here."""
        change(laptop, lambda store: store.save(make_document("/elsewhere/blood.md"), [make_note("bbb")]))

        quizgen("merge", laptop)

        assert [document.path for document in seen(desk, Store.documents)] == ["/notes/blood.md"]
        assert seen(desk, lambda store: len(store.notes(path="/notes/blood.md"))) == 2

    def test_document_of_another_name_with_the_same_notes(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """What is called otherwise but has our notes is our document."""
        other = tmp_path / "laptop.db"
        renamed = make_document("/elsewhere/b.md", source="b.md", title="B")
        change(other, lambda store: store.save(renamed, [make_note(), make_note("bbb")]))

        quizgen("merge", other)

        assert seen(desk, lambda store: set(store.placed([A, Guid("bbb")]).values())) == {"/notes/blood.md"}

    def test_unknown_document_comes_along(self, quizgen: Quizgen, desk: Path, tmp_path: Path) -> None:
        """A document that is not here comes with its notes, as it was built."""
        light = make_document("/elsewhere/light.md", source="light.md", title="Light", sha256="2" * 64)
        other = tmp_path / "laptop.db"
        change(other, lambda store: store.save(light, [make_note("bbb")]))

        quizgen("merge", other)

        assert seen(desk, lambda store: store.known("/elsewhere/light.md")) == light

    def test_changed_document_is_built_again(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """The file of a document that got notes is looked at by the next build: it is neither known nor gone."""
        change(laptop, lambda store: store.save(make_document("/elsewhere/blood.md"), [make_note("bbb")]))

        quizgen("merge", laptop)

        known = seen(desk, lambda store: store.known("/notes/blood.md"))
        assert known is not None
        assert known.sha256 not in {GONE, make_document().sha256}


class TestTheRest:
    def test_rescues(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """What was rescued there is wanted here."""
        change(laptop, lambda store: store.rescue("/elsewhere/blood.md", "c1", make_note("bbb"), now=MONDAY))

        quizgen("merge", laptop)

        assert seen(desk, Store.rescued) == {"c1"}

    def test_options(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Of the options of a deck the later ones count, no options being options too."""
        change(desk, lambda store: store.set_options("", {"new_per_day": 5}, now=MONDAY))
        change(desk, lambda store: store.set_options("Biology", {"new_per_day": 6}, now=MONDAY + HOUR))
        change(laptop, lambda store: store.set_options("", {}, now=MONDAY + HOUR))
        change(laptop, lambda store: store.set_options("Biology", {"new_per_day": 7}, now=MONDAY))

        result = quizgen("merge", laptop)

        assert seen(desk, Store.options) == {"Biology": {"new_per_day": 6}}
        assert "options of all decks were set there later" in result.stdout

    def test_buried(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A card is buried for as long as in either store."""
        change(desk, lambda store: store.quizzes.bury(A, [(0, MONDAY)]))
        change(laptop, lambda store: store.quizzes.bury(A, [(0, MONDAY + HOUR)]))

        quizgen("merge", laptop)

        assert seen(desk, lambda store: store.quizzes.buried(A)) == ((0, MONDAY + HOUR),)

    def test_asked_again(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A card whose fact changed there after its last answer is due here."""
        for path in (desk, laptop):
            change(path, lambda store: store.record(make_review(), make_memory(MONDAY + 99 * HOUR)))
        change(laptop, lambda store: store.quizzes.ask_again(A, 0, now=MONDAY + HOUR))

        quizgen("merge", laptop)

        assert memory(desk).due_at == MONDAY + HOUR

    def test_suspended_without_a_word(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A card that is suspended though nobody said so is suspended in both."""
        sql(laptop, "UPDATE cards SET suspended = 1")

        quizgen("merge", laptop)

        assert seen(desk, Store.suspended) == {A}

    def test_unsuspended_later(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """The last word counts, wherever it was said."""
        for path in (desk, laptop):
            change(path, lambda store: store.suspend([A], suspended=True, now=MONDAY))
        change(laptop, lambda store: store.suspend([A], suspended=False, now=MONDAY + HOUR))

        quizgen("merge", laptop)

        assert seen(desk, Store.suspended) == frozenset()

    def test_rescheduled(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A card that was forgotten in Anki, as the other store knows, is new."""
        for path in (desk, laptop):
            change(path, lambda store: store.record(make_review(), make_memory()))
        later = make_review().id + 1
        sql(laptop, f"INSERT INTO reschedules VALUES ('aaa', 0, {later}, 0, '2026', '', '')")
        change(laptop, lambda store: store.remember([Card(A, 0)]))

        quizgen("merge", laptop)

        assert seen(desk, lambda store: store.cards(A))[0].memory is None

    def test_memory_there_is_kept(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A card that was answered only there remembers here what it does there."""
        there = make_memory(MONDAY + 99 * HOUR, stability=5.5)
        change(laptop, lambda store: store.record(make_review(), there))

        quizgen("merge", laptop)

        assert memory(desk) == there

    def test_memory_under_other_options_is_not(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Where the deck has other options here, the card's answers are replayed by those."""
        change(desk, lambda store: store.set_options("", {"desired_retention": 0.8}, now=MONDAY))
        change(laptop, lambda store: store.record(make_review(), make_memory(stability=5.5)))

        quizgen("merge", laptop)

        assert memory(desk).stability == pytest.approx(2.3065)

    def test_rescheduled_and_answered(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A card answered here and forgotten in Anki afterwards, as the other store knows, is new."""
        change(desk, lambda store: store.record(make_review(), make_memory()))
        change(laptop, lambda store: store.record(make_review(at=MONDAY + HOUR), make_memory()))
        later = make_review(at=MONDAY + 2 * HOUR).id
        sql(laptop, f"INSERT INTO reschedules VALUES ('aaa', 0, {later}, 0, '2026', '', '')")

        quizgen("merge", laptop)

        assert seen(desk, lambda store: store.cards(A))[0].memory is None

    def test_reviews_of_both_are_one_history(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A card answered in both stores remembers both answers."""
        change(desk, lambda store: store.record(make_review(), make_memory()))
        change(laptop, lambda store: store.record(make_review(at=MONDAY + 48 * HOUR), make_memory()))

        quizgen("merge", laptop)

        assert (memory(desk).reps, memory(desk).last_review_at) == (2, MONDAY + 48 * HOUR)

    def test_parameters_set_there(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """Parameters fitted there change what a card remembers here, not when it is due."""
        for path in (desk, laptop):
            change(path, lambda store: store.record(make_review(), make_memory(MONDAY + 99 * HOUR)))
        parameters = [0.1, 0.2, 1.25, 8.5, *DEFAULT_PARAMETERS[4:]]
        change(laptop, lambda store: store.set_options("", {"parameters": parameters}, now=MONDAY))

        quizgen("merge", laptop)

        assert (memory(desk).stability, memory(desk).due_at) == (pytest.approx(1.25), MONDAY + 99 * HOUR)

    def test_taken_back_there(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A review taken back in one store counts in neither."""
        for path in (desk, laptop):
            change(path, lambda store: store.record(make_review(), make_memory()))
        change(laptop, lambda store: store.undo(make_review(), None, now=MONDAY + HOUR))

        result = quizgen("merge", laptop)

        assert "1 review taken back there" in result.stdout
        assert (seen(desk, Store.reviews), seen(desk, lambda store: store.cards(A))) == ((), (Card(A, 0),))

    def test_seen_of_anki(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """What an import of the other store saw later is known here, and is nothing to undo."""
        sql(laptop, "INSERT INTO builds (id, built_at, imported) VALUES (7, '2026-05', 'a.colpkg')")
        sql(laptop, "INSERT INTO anki_seen VALUES ('c', 'aaa', 7, 1, '', 'd', '', '[]')")

        quizgen("merge", laptop)

        found = sql(desk, "SELECT digest, built_at, imported FROM anki_seen JOIN builds ON builds.id = build")
        assert found == [("d", "2026-05", None)]

    def test_answered_there_outlives_an_import_here(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """A review that an import brought here and that was answered there is no import's."""
        for path in (desk, laptop):
            change(path, lambda store: store.record(make_review(), make_memory()))
        sql(desk, "DROP TRIGGER reviews_stand")
        sql(desk, "UPDATE reviews SET imported_at = '2026'")

        quizgen("merge", laptop)

        assert sql(desk, "SELECT imported_at FROM reviews") == [(None,)]

    def test_reviews_still_stand(self, quizgen: Quizgen, desk: Path, laptop: Path) -> None:
        """After a merge that settled one review, none can be changed."""
        change(desk, lambda store: store.record(make_review(rating=Rating.AGAIN), make_memory()))
        change(laptop, lambda store: store.record(make_review(rating=Rating.EASY), make_memory()))

        quizgen("merge", laptop)

        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            sql(desk, "UPDATE reviews SET rating = 2")


def memory(path: Path) -> Memory:
    found = seen(path, lambda store: store.cards(A))[0].memory
    assert found is not None
    return found
