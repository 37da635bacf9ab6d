"""Owns a real Anki collection with a long history, and every kind of file Anki makes of it; must not test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from quizgen.anki.package import write
from tests.anki import samples

NOTES = 80
ANSWERS = 1000
FIRST_ANSWER_MS = 1_760_000_000_000
BETWEEN_MS = 7_000_001
PARAMETERS = [0.5 + 0.01 * place for place in range(21)]
PACKAGES = ("new.apkg", "old.apkg", "new.colpkg", "old.colpkg")


@dataclass(frozen=True)
class Learned:
    """An open collection, and the folder in which packages of it are."""

    col: Any
    folder: Path

    @property
    def live(self) -> Path:
        return Path(self.col.path)


def package(folder: Path, notes: int = NOTES) -> Path:
    """Our own package: half the notes have two cards."""
    path = folder / "ours.apkg"
    halves = [
        note
        for number in range(notes // 2)
        for note in (
            samples.qa(f"qa-{number:03}", deck=f"Body::Ünit {number % 3}"),
            samples.cloze(f"cloze-{number:03}", deck="Body::Heart"),
        )
    ]
    write(path, halves)
    return path


@contextmanager
def learned(folder: Path, notes: int = NOTES, answers: int = ANSWERS) -> Iterator[Learned]:
    """A collection with our cards answered, suspended, flagged, buried and filtered, exported in every way."""
    from anki.collection import Collection

    col = Collection(str(folder / "collection.anki2"))
    try:
        _import(col, package(folder, notes))
        _set_up(col)
        _answer(col, answers)
        _decide(col)
        _export(col, folder)
        yield Learned(col, folder)
    finally:
        if col.db is not None:
            col.close()


def _import(col: Any, path: Path) -> None:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions()))


def _set_up(col: Any) -> None:
    """FSRS is on, with parameters of its own for one deck and a step of two days for another."""
    col.set_config("fsrs", True)
    preset = col.decks.add_config("own")
    preset["fsrsParams6"] = PARAMETERS
    preset["lapse"]["delays"] = [2880]
    col.decks.update_config(preset)
    for name in ("Body::Ünit 1", "Body::Heart"):
        col.decks.set_config_id_for_deck_dict(col.decks.by_name(name), preset["id"])


def _answer(col: Any, answers: int) -> None:
    """Answer cards at random, but each for the first time before any again."""
    from anki.scheduler.v3 import CardAnswer

    random = Random("learned")
    cards = sorted(col.find_cards(""))
    for number in range(answers):
        card = cards[number] if number < len(cards) - 10 else random.choice(cards[:-10])
        states = col._backend.get_scheduling_states(card)
        rating = random.choices(range(4), (15, 10, 60, 15))[0]
        chosen = (states.again, states.hard, states.good, states.easy)[rating]
        col._backend.answer_card(
            CardAnswer(
                card_id=card,
                current_state=states.current,
                new_state=chosen,
                rating=rating,
                answered_at_millis=FIRST_ANSWER_MS + number * BETWEEN_MS,
                milliseconds_taken=random.randrange(1, 60_000),
            )
        )


def _decide(col: Any) -> None:
    cards = sorted(col.find_cards("is:review"))
    waiting = sorted(col.find_cards("is:new"))
    col.sched.suspend_cards([*cards[0:3], waiting[0]])
    col.sched.bury_cards(cards[3:5], manual=True)
    col.sched.bury_cards(cards[5:7], manual=False)
    for flag, card in enumerate(cards[7:14], start=1):
        col.set_user_flag_for_cards(flag, [card])
    col.sched.set_due_date(cards[14:16], "5")
    col.sched.schedule_cards_as_new(cards[16:18])
    col.tags.bulk_add(col.find_notes("cloze")[:3], "my::tag other")
    col.remove_notes(col.find_notes("")[-1:])
    _filter(col, [*cards[20:24], waiting[1], waiting[2], *sorted(col.find_cards("is:learn"))[:3]])


def _filter(col: Any, cards: list[int]) -> None:
    deck = col.sched.get_or_create_filtered_deck(0)
    deck.name = "Tonight"
    terms = deck.config.search_terms
    terms[0].search = "cid:" + ",".join(map(str, cards))
    terms[0].limit = 100
    col.sched.add_or_update_filtered_deck(deck)


def _export(col: Any, folder: Path) -> None:
    from anki.collection import ExportAnkiPackageOptions

    for name in PACKAGES:
        path, is_old = str(folder / name), name.startswith("old")
        if name.endswith(".colpkg"):
            col.export_collection_package(path, include_media=False, legacy=is_old)
            col.reopen()
        else:
            options = ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=True, with_media=False, legacy=is_old
            )
            col.export_anki_package(out_path=path, options=options, limit=None)
