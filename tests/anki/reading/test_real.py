"""What Anki has is what is read, whichever kind of file Anki made of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from struct import Struct
from typing import Any

import pytest

from quizgen.anki.foreign import ForeignCard, ForeignNote, ForeignReview, Stage
from quizgen.anki.reading import opened
from tests.anki.reading.learned import ANSWERS, PACKAGES, PARAMETERS, Learned, learned, package

pytestmark = pytest.mark.anki
FILES = ("live", "closed", *PACKAGES)
DAY_S = 86_400
SINGLE = Struct("<f")


@pytest.fixture
def file(anki: Learned, tmp_path: Path) -> Callable[[str], Path]:
    return lambda name: {"live": anki.live, "closed": closed(anki, tmp_path)}.get(name, anki.folder / name)


def closed(anki: Learned, folder: Path) -> Path:
    """The same collection after Anki was closed: its log is folded into it."""
    from anki.collection import Collection

    path = folder / "collection.anki2"
    for ending in ("", "-wal"):
        copyfile(f"{anki.live}{ending}", f"{path}{ending}")
    Collection(str(path)).close()
    return path


def ankis_notes(col: Any) -> list[ForeignNote]:
    notes = [col.get_note(id_) for id_ in col.find_notes("")]
    return sorted(
        ForeignNote(note.guid, note.id, note.mid, note.mod, tuple(note.tags), tuple(note.fields)) for note in notes
    )


def ankis_cards(col: Any) -> list[ForeignCard]:
    return sorted((ankis_card(col, col.get_card(id_)) for id_ in col.find_cards("")), key=lambda card: card[:2])


def ankis_card(col: Any, card: Any) -> ForeignCard:
    memory = card.memory_state
    due = card.odue or card.due
    if card.type in (Stage.LEARNING, Stage.RELEARNING) and due < 1_000_000_000:
        due = due * DAY_S + int(datetime.fromtimestamp(col.crt, UTC).replace(hour=4).timestamp())
    return ForeignCard(
        guid=card.note().guid,
        ordinal=card.ord,
        id=card.id,
        deck=col.decks.name(card.odid or card.did),
        stage=Stage(card.type),
        due=due,
        interval_days=card.ivl,
        reps=card.reps,
        lapses=card.lapses,
        suspended=card.queue == -1,
        buried=card.queue in (-2, -3),
        flag=card.user_flag(),
        stability=memory.stability if memory else None,
        difficulty=memory.difficulty if memory else None,
        desired_retention=card.desired_retention or None,
        last_review_s=card.last_review_time,
        modified_s=card.mod,
    )


def in_32_bits(card: ForeignCard) -> ForeignCard:
    """Anki's interface widens its numbers from 32 bits; its file has their shortest decimals."""
    numbers = {name: getattr(card, name) for name in ("stability", "difficulty", "desired_retention")}
    return card._replace(
        **{name: None if value is None else SINGLE.unpack(SINGLE.pack(value))[0] for name, value in numbers.items()}
    )


def ankis_reviews(col: Any) -> list[ForeignReview]:
    found = []
    for id_ in col.find_cards(""):
        card = col.get_card(id_)
        rows = col.db.all("select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ?", id_)
        found += [ForeignReview(card.note().guid, card.ord, *row) for row in rows]
    return sorted(found)


@pytest.mark.parametrize("name", FILES)
def test_notes(anki: Learned, file: Callable[[str], Path], name: str) -> None:
    """Notes are Anki's own, in the order of their guids."""
    with opened(file(name)) as collection:
        found = list(collection.notes())

    assert found == ankis_notes(anki.col)


@pytest.mark.parametrize("name", FILES)
def test_cards(anki: Learned, file: Callable[[str], Path], name: str) -> None:
    """Cards are Anki's own: filtered ones as in their home decks, the others where they are."""
    with opened(file(name)) as collection:
        found = [in_32_bits(card) for card in collection.cards()]

    assert found == ankis_cards(anki.col)


@pytest.mark.parametrize("name", FILES)
def test_reviews(anki: Learned, file: Callable[[str], Path], name: str) -> None:
    """Reviews are Anki's own, in the order of guid, ordinal and time."""
    with opened(file(name)) as collection:
        found = list(collection.reviews())

    assert found == ankis_reviews(anki.col)


def test_sample(anki: Learned) -> None:
    """The history that all this is checked on has something of everything."""
    with opened(anki.live) as collection:
        cards, reviews = list(collection.cards()), list(collection.reviews())

    assert len(cards) > 100
    assert len(reviews) > ANSWERS * 0.95
    assert {card.stage for card in cards} == set(Stage)
    assert {card.flag for card in cards} == set(range(8))
    assert sum(card.suspended for card in cards) >= 4
    assert sum(card.buried for card in cards) == 4
    assert {review.kind for review in reviews} >= {0, 1, 2, 4}
    assert {review.rating for review in reviews} == set(range(5))
    assert "Tonight" not in {card.deck for card in cards}
    assert anki.col.db.scalar("select count() from cards where odid")
    assert anki.col.db.scalar("select count() from cards where type = 3 and queue = 3")
    assert anki.live.with_name("collection.anki2-wal").stat().st_size > 0


@pytest.mark.parametrize("name", FILES)
def test_notetypes(anki: Learned, file: Callable[[str], Path], name: str) -> None:
    """Notetypes of all notes are as Anki has them, with the ids of their fields."""
    with opened(file(name)) as collection:
        found = collection.notetypes()
        used = {note.notetype_id for note in collection.notes()}

    for id_ in used:
        model = anki.col.models.get(id_)
        assert found[id_].name == model["name"]
        assert found[id_].is_cloze == (model["type"] == 1)
        assert found[id_].fields == tuple(field["name"] for field in model["flds"])
        assert found[id_].field_ids == tuple(field["id"] for field in model["flds"])
        assert found[id_].templates == tuple((one["name"], one["qfmt"], one["afmt"]) for one in model["tmpls"])


@pytest.mark.parametrize("name", FILES)
def test_about(anki: Learned, file: Callable[[str], Path], name: str) -> None:
    """A file tells its decks, its counts, and the FSRS parameters of each deck that has its own."""
    with opened(file(name)) as collection:
        about = collection.about()
        counts = [sum(1 for _ in source()) for source in (collection.notes, collection.cards, collection.reviews)]

    assert about.is_whole == (not name.endswith(".apkg"))
    assert about.schema == (11 if name.startswith("old") else 18)
    assert about.decks == tuple(sorted(deck.name for deck in anki.col.decks.all_names_and_ids()))
    assert [about.notes, about.cards, about.reviews] == counts
    assert about.fsrs is (None if name.endswith(".apkg") else True)
    assert [deck for deck, _ in about.fsrs_parameters] == ["Body::Heart", "Body::Ünit 1"]
    assert about.fsrs_parameters[0][1] == pytest.approx(PARAMETERS)


def test_deleted_notes(anki: Learned) -> None:
    """A note deleted in Anki is named, where the file is the whole collection."""
    with opened(anki.live) as collection:
        found = collection.deleted_notes()

    assert found == set(anki.col.db.list("select oid from graves where type = 1"))
    assert len(found) == 1


def test_ours(tmp_path: Path) -> None:
    """A package of our own is read as any other."""
    with opened(package(tmp_path, 10)) as collection:
        about = collection.about()

    assert (about.notes, about.cards, about.reviews, about.is_whole) == (10, 15, 0, False)


def test_filtered(tmp_path: Path) -> None:
    """A card in a filtered deck is read as Anki has it once the filtered deck is emptied."""
    with learned(tmp_path, notes=40, answers=300) as anki, opened(anki.live) as collection:
        filtered = anki.col.db.list("select id from cards where odid")
        read = {card.id: (card.deck, card.due) for card in collection.cards()}
        anki.col.sched.empty_filtered_deck(anki.col.decks.id_for_name("Tonight"))
        cards = {card.id: (card.deck, card.due) for card in ankis_cards(anki.col)}

        assert filtered
        assert all(read[id_] == cards[id_] for id_ in filtered)


@pytest.mark.parametrize(("west", "rollover"), [(0, 4), (300, 4), (-330, 2), (-840, 23), (720, 0)])
def test_day_zero(tmp_path: Path, west: int, rollover: int) -> None:
    """Today's number counted from day zero is Anki's own count of days."""
    with learned(tmp_path, notes=30, answers=0) as anki:
        col = anki.col
        col.db.execute("update col set crt = crt - 400 * 86400 + 3600 * 9")
        col.set_config("creationOffset", west)
        col.set_config("rollover", rollover)
        path = col.path
        col.close()
        col.reopen()
        timing = col._backend.sched_timing_today()
        with opened(Path(path)) as collection:
            day_zero = collection.about().day_zero
    today = datetime.fromtimestamp(timing.next_day_at, UTC).astimezone() - timedelta(days=1)

    assert (today.date() - day_zero.date()).days == timing.days_elapsed
    assert today.hour == day_zero.hour == rollover
