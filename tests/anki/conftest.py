"""Gives tests a real, empty Anki collection and what its learner would do with a package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quizgen.anki.package import write
from quizgen.model import Note


@dataclass(frozen=True)
class Learner:
    """An Anki collection and the package file imported into it, with the import dialog's defaults unless told."""

    col: Any
    package: Path

    def imports(self, notes: Sequence[Note], **options: bool) -> dict[str, int]:
        """How many notes Anki says were new, updated, …, without the zeros."""
        write(self.package, notes)
        return self.takes(**options)

    def takes(self, **options: bool) -> dict[str, int]:
        """The same, of the package as it lies there."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        request = ImportAnkiPackageRequest(package_path=str(self.package), options=ImportAnkiPackageOptions(**options))
        log = self.col.import_anki_package(request).log
        self.col.models._clear_cache()  # as the program does after an import
        counts = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
        return {name: number for name, number in counts.items() if number}

    def note(self, guid: str) -> Any:
        (found,) = self.col.find_notes(f"Key:{guid}")
        return self.col.get_note(found)

    def sides(self, guid: str, card: int = 0) -> tuple[str, str]:
        """Front and back of a card as Anki renders them."""
        output = self.note(guid).cards()[card].render_output()
        return output.question_text, output.answer_text

    def answers(self, guid: str) -> tuple[Any, ...]:
        """The card's schedule after it was answered Good, twice."""
        for _ in range(2):
            (card,) = self.note(guid).cards()
            card.start_timer()
            states = self.col._backend.get_scheduling_states(card.id)
            self.col.sched.answer_card(self.col.sched.build_answer(card=card, states=states, rating=3))
        return self.schedule(guid)

    def schedule(self, guid: str) -> tuple[Any, ...]:
        (card,) = self.note(guid).cards()
        reviews = self.col.db.scalar("select count() from revlog where cid = ?", card.id)
        return card.id, card.type, card.queue, card.due, card.ivl, card.reps, card.factor, reviews

    def empty_cards(self) -> list[int]:
        """Ids of the cards that Tools > Empty Cards would take away."""
        return sorted(card for note in self.col.get_empty_cards().notes for card in note.card_ids)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    from anki.collection import Collection

    col = Collection(str(tmp_path / "collection.anki2"))
    yield Learner(col, tmp_path / "deck.apkg")
    col.close()
