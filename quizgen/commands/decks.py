"""`quizgen decks`: lists the decks and what waits in them; must not change the store."""

from collections.abc import Iterable
from pathlib import Path

from quizgen.commands import clock, library, output
from quizgen.model import DeckCount
from quizgen.schedule import day_end


def run(store_path: Path | None, *, as_json: bool) -> None:
    """One line a deck is on stdout: its notes, new cards and cards due until the day turns."""
    with library.existing(store_path) as store:
        counts = store.deck_counts(before=day_end(clock.now(), clock.LOCAL_ZONE))
    if as_json:
        output.show_json([record(count) for count in counts])
    elif counts:
        output.show(table(counts))
    else:
        output.remark("no decks yet: make one with `quizgen build notes.md`")


def table(counts: Iterable[DeckCount]) -> str:
    """The counts as aligned columns under a heading, names last because they vary most in length."""
    lines = [f"{count.notes:>7,} {count.new:>7,} {count.due:>7,} {count.retired:>8,}  {count.deck}" for count in counts]
    return "\n".join([f"{'notes':>7} {'new':>7} {'due':>7} {'retired':>8}  deck", *lines])


def record(count: DeckCount) -> dict[str, object]:
    """The count as scripts read it."""
    return {
        "deck": count.deck,
        "notes": count.notes,
        "new": count.new,
        "due": count.due,
        "retired": count.retired,
    }
