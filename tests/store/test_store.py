import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.errors import QuizgenError
from quizgen.model import (
    Card,
    ClozePart,
    DeckCount,
    Draft,
    Evidence,
    Guid,
    Harvest,
    Memory,
    Note,
    Notetype,
    Rejection,
    Span,
    State,
    Status,
)
from quizgen.store import Store, queries
from tests.conftest import (
    DECIDED_AT,
    MONDAY,
    make_cloze,
    make_document,
    make_draft,
    make_memory,
    make_note,
    make_review,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        yield opened


def saved(store: Store, *notes: Note, **changes: Any) -> None:
    store.save(make_document(**changes), notes)


def query_plan(store: Store, sql: str, *values: object) -> list[str]:
    rows = store._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
    return [row[3] for row in rows]


class TestDocuments:
    def test_document_comes_back(self, store: Store) -> None:
        """A saved document is known by its path."""
        saved(store)

        assert store.known("/notes/blood.md") == make_document()
        assert store.known("/notes/heart.md") is None

    def test_document_is_replaced(self, store: Store) -> None:
        """Saving a document again replaces what was known of it."""
        saved(store)

        saved(store, title="Blood and iron")

        assert store.documents() == (make_document(title="Blood and iron"),)

    def test_documents_are_in_order(self, store: Store) -> None:
        """Documents come by source, then path."""
        for path, source in [("/b", "z.md"), ("/c", "a.md"), ("/a", "z.md")]:
            saved(store, path=path, source=source)

        assert [document.path for document in store.documents()] == ["/c", "/a", "/b"]

    def test_times_are_utc(self, store: Store) -> None:
        """A time of another zone comes back as the same instant in UTC."""
        local = MONDAY.astimezone(timezone(timedelta(hours=5)))

        saved(store, built_at=local)

        assert store.documents()[0].built_at.isoformat() == "2026-03-02T09:00:00+00:00"

    def test_time_without_zone_is_our_mistake(self, store: Store) -> None:
        """A time without a zone is refused."""
        with pytest.raises(ValueError, match="without a zone"):
            saved(store, built_at=MONDAY.replace(tzinfo=None))

    def test_harvests_come_back(self, store: Store) -> None:
        """What generation gave is cached by section fingerprint."""
        rejection = Rejection(replace(make_draft(), signs=(("answer number", 1.0),)), "unresolved-pronoun")
        harvests = {"f1": Harvest((make_draft(), make_cloze("A ", "b")), (rejection,)), "f2": Harvest(())}

        store.remember_harvests(make_document().path, harvests)

        assert store.harvests("/notes/blood.md") == harvests
        assert store.harvests("/notes/heart.md") == {}

    def test_a_rescued_candidate_is_remembered(self, store: Store) -> None:
        """Its note is there at once with its card, and twice is once."""
        store.save(make_document("/a"), [])
        store.save(make_document("/b"), [])

        for _ in range(2):
            store.rescue("/a", "c0ffee", make_note("aaa"), now=MONDAY)

        assert store.rescued() == frozenset(["c0ffee"])
        assert [card.ordinal for card in store.cards(Guid("aaa"))] == [0]

    def test_harvests_are_replaced(self, store: Store) -> None:
        """New harvests replace all cached ones of their document, and only theirs."""
        store.remember_harvests("/a", {"old": Harvest(())})
        store.remember_harvests("/b", {"other": Harvest(())})

        store.remember_harvests("/a", {"new": Harvest(())})

        assert (list(store.harvests("/a")), list(store.harvests("/b"))) == (["new"], ["other"])

    def test_harvests_stay_through_a_build(self, store: Store) -> None:
        """A build leaves what is cached."""
        store.remember_harvests(make_document().path, {"kept": Harvest(())})

        store.save(make_document(), [])

        assert list(store.harvests("/notes/blood.md")) == ["kept"]


class TestNotes:
    def test_note_comes_back(self, store: Store) -> None:
        """A saved note comes back as it was."""
        note = make_note(draft=make_cloze("Iron ", "carries «oxygen»", " & more."), tags=("a", "b"))

        saved(store, note)

        assert store.notes() == (note,)

    def test_note_is_replaced(self, store: Store) -> None:
        """Saving a note again replaces its content."""
        saved(store, make_note())
        changed = make_note(draft=make_draft(answer="haem iron"), status=Status.RETIRED)

        saved(store, changed)

        assert store.notes() == (changed,)

    def test_notes_are_in_document_order(self, store: Store) -> None:
        """Notes come by source, place in the document, guid."""
        here = [make_note(guid, make_draft(start=start)) for guid, start in [("c", 9), ("b", 10), ("a", 10)]]
        saved(store, *here)
        saved(store, make_note("d", source="a.md"), path="/a", source="a.md")

        assert [note.guid for note in store.notes()] == ["d", "c", "a", "b"]

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({}, ["a", "b", "c"]),
            ({"path": "/notes/blood.md"}, ["a", "b", "c"]),
            ({"path": "/notes"}, []),
            ({"deck": "Bio"}, ["a", "b"]),
            ({"deck": "Bio::Cells"}, ["b"]),
            ({"deck": "bio"}, []),
            ({"section": "ÜBER"}, ["a"]),
            ({"section": "cells"}, ["b"]),
            ({"search": "CARRIES OX"}, ["a"]),
            ({"search": "copper"}, ["b"]),
            ({"search": "within six months of"}, ["c"]),
            ({"search": "%"}, []),
            ({"status": Status.RETIRED}, ["b"]),
            ({"deck": "Bio", "status": Status.ACTIVE}, ["a"]),
        ],
    )
    def test_filters(self, store: Store, filters: dict[str, Any], expected: list[str]) -> None:
        """Every filter given must hold; a deck holds its subdecks, texts match in any case."""
        saved(
            store,
            make_note("a", make_draft(section=("Über Blut",)), deck="Bio"),
            make_note(
                "b",
                make_draft(section=("X", "Red cells"), answer="copper", question="What?"),
                deck="Bio::Cells",
                status=Status.RETIRED,
            ),
            make_note("c", make_cloze("Treat within ", "six months", " of onset."), deck="Biology"),
        )

        found = store.notes(**filters)

        assert [note.guid for note in found] == expected

    def test_several_notes_are_asked_for_at_once(self, store: Store) -> None:
        """Each known guid has its note, a retired one too; an unknown guid is left out."""
        kept, retired = make_note("abc"), make_note("abd", status=Status.RETIRED)
        saved(store, kept, retired, make_note("abe"))

        assert store.notes_of([Guid("abd"), Guid("nope"), Guid("abc"), Guid("abc")]) == {"abc": kept, "abd": retired}

    def test_guid_that_begins_another(self, store: Store) -> None:
        """A whole guid names its note, even where another guid begins with it."""
        saved(store, make_note("abc1"), make_note("abc"))

        assert store.note("abc").guid == "abc"

    def test_unmistakable_prefix_is_enough(self, store: Store) -> None:
        """The beginning of one guid names its note."""
        saved(store, make_note("abc1"), make_note("xyz"))

        assert store.note("a").guid == "abc1"

    def test_unknown_guid(self, store: Store) -> None:
        """An id no note has is an error that says where ids are."""
        with pytest.raises(QuizgenError) as raised:
            store.note("nope")

        assert str(raised.value) == (
            f"error: no card has the id 'nope'\n  --> store {store.path}\n  hint: `quizgen cards` lists the ids"
        )

    def test_ambiguous_prefix(self, store: Store) -> None:
        """A beginning that several notes share is an error that names the first of them."""
        saved(store, *(make_note(f"ab{n}") for n in range(7)))

        with pytest.raises(QuizgenError) as raised:
            store.note("ab")

        assert str(raised.value) == (
            "error: several cards have an id that begins with 'ab'\n"
            f"  --> store {store.path}\n"
            "  hint: give more of the id: ab0, ab1, ab2, ab3, ab4, …"
        )

    def test_taken(self, store: Store) -> None:
        """A guid is taken once a note has it, retired or not."""
        saved(store, make_note("aaa", status=Status.RETIRED))

        assert store.taken(Guid("aaa"))
        assert not store.taken(Guid("aa"))

    def test_notes_are_never_deleted(self, store: Store) -> None:
        """The file itself refuses to delete a note."""
        saved(store, make_note())

        with pytest.raises(sqlite3.IntegrityError, match="retired, never deleted"):
            store._connection.execute("DELETE FROM notes")

    def test_notetype_never_changes(self, store: Store) -> None:
        """The file itself refuses another notetype for a note."""
        saved(store, make_note())

        with pytest.raises(sqlite3.IntegrityError, match="keeps its notetype"):
            saved(store, make_note(notetype=Notetype.QA_TYPED))


class TestCards:
    def test_question_has_one_card(self, store: Store) -> None:
        """A QA note has the new card 0."""
        saved(store, make_note())

        assert store.cards(Guid("aaa")) == (Card(Guid("aaa"), 0),)

    def test_cloze_has_a_card_for_each_number(self, store: Store) -> None:
        """A cloze note has one card for each cloze number, counted from 0."""
        parts = (ClozePart("a", 3), ClozePart(" and "), ClozePart("b", 1), ClozePart("c", 3))
        saved(store, make_note(draft=replace(make_cloze("", "a"), cloze=parts)))

        assert [card.ordinal for card in store.cards(Guid("aaa"))] == [0, 2]

    def test_saving_again_keeps_the_memory(self, store: Store) -> None:
        """A note saved again keeps what its cards remember."""
        saved(store, make_note())
        store.record(make_review(), make_memory())

        saved(store, make_note(draft=make_draft(answer="haem iron")))

        assert store.cards(Guid("aaa")) == (Card(Guid("aaa"), 0, make_memory()),)

    def test_memory_is_all_or_nothing(self, store: Store) -> None:
        """The file itself refuses half a memory."""
        saved(store, make_note())

        with pytest.raises(sqlite3.IntegrityError, match="memory_is_whole"):
            store._connection.execute("UPDATE cards SET due_at = '2026'")

    def test_due_cards_are_in_order(self, store: Store) -> None:
        """Cards due before the moment come longest overdue first, then by guid."""
        saved(store, *(make_note(guid) for guid in "abcd"))
        for guid, due_at in [("d", MONDAY), ("a", MONDAY), ("b", MONDAY - HOUR), ("c", MONDAY + HOUR)]:
            store.record(make_review(guid), make_memory(due_at))

        due = store.due(before=MONDAY + HOUR)

        assert [card.guid for card in due] == ["b", "a", "d"]
        assert due[0] == Card(Guid("b"), 0, make_memory(MONDAY - HOUR))

    def test_fresh_cards_are_in_document_order(self, store: Store) -> None:
        """New cards come in document order, no more than asked for."""
        saved(store, *(make_note(guid, make_draft(start=start)) for guid, start in [("a", 30), ("b", 20), ("c", 10)]))
        store.record(make_review("c"), make_memory())

        assert [card.guid for card in store.fresh(limit=9)] == ["b", "a"]
        assert [card.guid for card in store.fresh(limit=1)] == ["b"]
        assert store.fresh(limit=0) == ()

    @pytest.mark.parametrize("deck", ["Bio", "Bio::Cells"])
    def test_deck_holds_its_subdecks(self, store: Store, deck: str) -> None:
        """Due and new cards of a deck are those of its subdecks too, not of decks that begin alike."""
        saved(
            store,
            make_note("new", deck="Bio::Cells"),
            make_note("due", deck="Bio::Cells"),
            make_note("new2", deck="Biology"),
            make_note("due2", deck="Biology"),
        )
        for guid in ("due", "due2"):
            store.record(make_review(guid), make_memory())

        assert [card.guid for card in store.due(before=MONDAY + HOUR, deck=deck)] == ["due"]
        assert [card.guid for card in store.fresh(limit=9, deck=deck)] == ["new"]

    def test_retired_and_suspended_cards_are_not_asked(self, store: Store) -> None:
        """Cards of retired notes and suspended cards are neither due nor new, nor counted so."""
        saved(store, *(make_note(guid) for guid in ("gone-due", "gone-new", "held-due", "held-new")))
        for guid in ("gone-due", "held-due"):
            store.record(make_review(guid), make_memory())
        saved(store, *(make_note(guid, status=Status.RETIRED) for guid in ("gone-due", "gone-new")))
        store._connection.execute("UPDATE cards SET suspended = 1 WHERE guid LIKE 'held%'")

        assert store.due(before=MONDAY + HOUR) == ()
        assert store.fresh(limit=9) == ()
        assert store.deck_counts(before=MONDAY + HOUR) == (DeckCount("Biology", 2, 0, 0, 2),)
        assert store.cards(Guid("held-new")) == (Card(Guid("held-new"), 0, suspended=True),)

    def test_deck_counts(self, store: Store) -> None:
        """Each deck is counted by itself: active notes, new and due cards, retired notes."""
        two = replace(make_cloze("", "a"), cloze=(ClozePart("a", 1), ClozePart("b", 2)))
        saved(
            store,
            make_note("a", two, deck="B"),
            make_note("b", deck="B"),
            make_note("c", deck="A", status=Status.RETIRED),
            make_note("d", deck="B::C"),
        )
        store.record(make_review("b"), make_memory(MONDAY))
        store.record(make_review("d"), make_memory(MONDAY + HOUR))

        counts = store.deck_counts(before=MONDAY + HOUR)

        assert counts == (DeckCount("A", 0, 0, 0, 1), DeckCount("B", 2, 2, 1, 0), DeckCount("B::C", 1, 0, 0, 0))


class TestReviews:
    def test_reviews_are_in_time_order(self, store: Store) -> None:
        """Reviews come back as they were, in time order."""
        saved(store, make_note("aaa"), make_note("bbb"))
        late, early = make_review("aaa", MONDAY + HOUR), make_review("bbb", MONDAY)
        store.record(late, make_memory())
        store.record(early, make_memory())

        assert store.reviews() == (early, late)
        assert store.reviews(guid=Guid("aaa")) == (late,)
        assert store.reviews(since=MONDAY + HOUR) == (late,)
        assert store.reviews(guid=Guid("bbb"), since=MONDAY + HOUR) == ()

    def test_undone_review_does_not_count(self, store: Store) -> None:
        """A review taken back is not listed, and its card remembers what it did before."""
        saved(store, make_note())
        first, second = make_review(at=MONDAY), make_review(at=MONDAY + HOUR)
        store.record(first, make_memory())
        store.record(second, make_memory(MONDAY + HOUR, reps=2))

        store.undo(second, make_memory(), now=DECIDED_AT)

        assert store.reviews() == (first,)
        assert store.cards(Guid("aaa")) == (Card(Guid("aaa"), 0, make_memory()),)

    def test_undone_first_review_makes_the_card_new(self, store: Store) -> None:
        """A card whose only review is taken back is new again."""
        saved(store, make_note())
        store.record(make_review(), make_memory())

        store.undo(make_review(), None, now=DECIDED_AT)

        assert store.fresh(limit=9) == (Card(Guid("aaa"), 0),)

    def test_undone_review_stays_on_record(self, store: Store) -> None:
        """The row of a review taken back is still in the file."""
        saved(store, make_note())
        store.record(make_review(), make_memory())

        store.undo(make_review(), None, now=DECIDED_AT)

        assert store._connection.execute("SELECT count(*) FROM reviews").fetchone() == (1,)

    @pytest.mark.parametrize("table", ["reviews", "review_undos"])
    @pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET id = 1"])
    def test_reviews_are_append_only(self, store: Store, table: str, sql: str) -> None:
        """The file itself refuses to change or delete a review or an undo."""
        saved(store, make_note())
        store.record(make_review(), make_memory())
        store.undo(make_review(), None, now=DECIDED_AT)

        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store._connection.execute(sql.format(table))

    def test_review_of_unknown_card_is_our_mistake(self, store: Store) -> None:
        """A review of a card that is not there is refused whole."""
        with pytest.raises(sqlite3.IntegrityError):
            store.record(make_review("nobody"), make_memory())

        assert store.reviews() == ()

    def test_reviews_of_retired_notes_stay(self, store: Store) -> None:
        """Retiring a note leaves its reviews and its memory."""
        saved(store, make_note())
        store.record(make_review(), make_memory())

        saved(store, make_note(status=Status.RETIRED))

        assert store.reviews() == (make_review(),)
        assert store.cards(Guid("aaa"))[0].memory == make_memory()


class TestMemories:
    def test_reviewed_cards_come_with_their_deck(self, store: Store) -> None:
        """Every card with a memory is told, suspended and retired ones too, and no new one."""
        saved(store, make_note("new"), make_note("old", deck="A"), make_note("gone", deck="B"))
        for guid in ("old", "gone"):
            store.record(make_review(guid), make_memory())
        store.suspend([Guid("old")], suspended=True, now=DECIDED_AT)
        saved(store, make_note("new"), make_note("old", deck="A"), make_note("gone", deck="B", status=Status.RETIRED))

        assert store.reviewed() == (
            ("B", Card(Guid("gone"), 0, make_memory())),
            ("A", Card(Guid("old"), 0, make_memory(), suspended=True)),
        )

    def test_memories_are_replaced_without_a_review(self, store: Store) -> None:
        """What a card remembers is another, its reviews and everything else about it stay."""
        saved(store, make_note())
        store.record(make_review(), make_memory())
        store.suspend([Guid("aaa")], suspended=True, now=DECIDED_AT)
        other = replace(make_memory(), stability=77.5, difficulty=2.5)

        store.remember([Card(Guid("aaa"), 0, other)])

        assert store.cards(Guid("aaa")) == (Card(Guid("aaa"), 0, other, suspended=True),)
        assert store.reviews() == (make_review(),)


class TestSpeed:
    def test_ten_thousand_notes_are_saved_and_read(self, store: Store) -> None:
        """A large library comes back whole."""
        notes = [make_note(f"{n:05}", make_draft(start=n)) for n in range(10_000)]

        saved(store, *notes)

        assert store.notes() == tuple(notes)

    @pytest.mark.parametrize("deck", ["", " AND (notes.deck = 'a' OR (notes.deck >= 'a::' AND notes.deck < 'a:;'))"])
    def test_due_walks_its_index(self, store: Store, deck: str) -> None:
        """Due cards are read in order from an index, without sorting."""
        plan = query_plan(store, queries.DUE.format(deck=deck), "2026")

        assert plan == [
            "SEARCH cards USING INDEX cards_due (due_at<?)",
            "SEARCH notes USING INDEX sqlite_autoindex_notes_1 (guid=?)",
        ]

    def test_fresh_walks_its_index(self, store: Store) -> None:
        """New cards are read in order from an index; only the cards of one note are sorted."""
        plan = query_plan(store, queries.FRESH.format(deck=""), 20)

        assert plan == [
            "SEARCH notes USING COVERING INDEX notes_in_order (status=? AND rejected=?)",
            "SEARCH cards USING PRIMARY KEY (guid=?)",
            "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
        ]

    def test_note_is_searched_by_guid(self, store: Store) -> None:
        """A note is found by an index, whether by guid or by prefix."""
        plan = query_plan(store, f"{queries.NOTES} WHERE guid >= ? AND guid < ? ORDER BY guid", "a", "b")

        assert plan == [
            "SEARCH notes USING INDEX sqlite_autoindex_notes_1 (guid>? AND guid<?)",
            "CORRELATED SCALAR SUBQUERY 1",
            "SEARCH cards USING PRIMARY KEY (guid=?)",
        ]


# ---------------------------------------------------------------- what must always hold

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
moments = st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (made aware)
drafts = st.builds(
    Draft,
    kind=st.just(make_draft().kind),
    question=texts,
    answer=texts,
    cloze=st.tuples(st.builds(ClozePart, texts, st.integers(0, 500), texts)) | st.just(()),
    context=texts,
    evidence=st.builds(Evidence, texts, st.builds(Span, st.integers(0, 99), st.integers(0, 99)), st.integers(0, 99)),
    anchor=texts,
    section=st.tuples(texts, texts),
    rule=texts,
    score=st.floats(allow_nan=False),
    trace=st.tuples(texts),
)
notes = st.builds(
    Note,
    guid=texts,
    notetype=st.sampled_from(Notetype),
    draft=drafts,
    source=texts,
    deck=texts,
    tags=st.tuples(texts),
    status=st.sampled_from(Status),
    created_at=moments,
    modified_at=moments,
)
memories = st.builds(
    Memory,
    state=st.sampled_from(State),
    step=st.none() | st.integers(0, 9),
    stability=st.floats(0.001, 36500),
    difficulty=st.floats(1, 10),
    due_at=moments,
    last_review_at=moments,
    reps=st.integers(0, 9999),
    lapses=st.integers(0, 9999),
    interval_days=st.integers(0, 36500),
)


class TestAlways:
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(note=notes)
    def test_notes_round_trip(self, tmp_path_factory: pytest.TempPathFactory, note: Note) -> None:
        """Whatever a note holds comes back the same."""
        with Store.open(tmp_path_factory.mktemp("any") / "library.db") as store:
            store.remember_harvests(make_document().path, {"f": Harvest((note.draft,))})
            store.save(make_document(), [note])

            assert store.notes() == (note,)
            assert store.harvests("/notes/blood.md") == {"f": Harvest((note.draft,))}

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(before=st.none() | memories, after=memories, at=moments)
    def test_undo_takes_back_a_review(
        self, tmp_path_factory: pytest.TempPathFactory, before: Memory | None, after: Memory, at: datetime
    ) -> None:
        """A memory round-trips, and undoing a review gives back the card as it was."""
        with Store.open(tmp_path_factory.mktemp("any") / "library.db") as store:
            saved(store, make_note())
            if before:
                store.record(make_review(id=1), before)
            review = make_review(id=2, reviewed_at=at)
            store.record(review, after)
            assert store.cards(Guid("aaa")) == (Card(Guid("aaa"), 0, after),)

            store.undo(review, before, now=DECIDED_AT)

            assert store.cards(Guid("aaa")) == (Card(Guid("aaa"), 0, before),)
