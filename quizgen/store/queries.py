"""Owns the text of the longer SQL statements and their filters; must not run them."""

from quizgen.model import Status
from quizgen.store import rows


def _columns(table: str, names: tuple[str, ...]) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


def _upsert(table: str, names: tuple[str, ...], key: str) -> str:
    values = ", ".join("?" for _ in names)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != key)
    insert = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})"
    return f"{insert} ON CONFLICT ({key}) DO UPDATE SET {changes}"


_CARD = _columns("cards", rows.CARD)

UPSERT_DOCUMENT = _upsert("documents", rows.DOCUMENT, "path")
UPSERT_NOTE = _upsert("notes", ("path", *rows.NOTE), "guid")
ADD_CARD = "INSERT INTO cards (guid, ordinal) VALUES (?, ?) ON CONFLICT DO NOTHING"
ADD_REVIEW = f"INSERT INTO reviews ({', '.join(rows.REVIEW)}) VALUES ({', '.join('?' for _ in rows.REVIEW)})"
SET_MEMORY = f"UPDATE cards SET {', '.join(f'{name} = ?' for name in rows.MEMORY)} WHERE guid = ? AND ordinal = ?"

DOCUMENTS = f"SELECT {_columns('documents', rows.DOCUMENT)} FROM documents"
NOTES = f"SELECT {_columns('notes', rows.NOTE)} FROM notes"
CARDS = f"SELECT {_CARD} FROM cards"
REVIEWS = f"SELECT {_columns('standing_reviews', rows.REVIEW)} FROM standing_reviews"
DOCUMENT_ORDER = "notes.source, notes.path, notes.span_start, notes.guid"

# CROSS JOIN fixes the order of the loops: along the index that already has the wanted order.
DUE = (
    f"SELECT {_CARD} FROM cards CROSS JOIN notes USING (guid) "
    "WHERE cards.suspended = 0 AND cards.due_at < ? AND notes.status = 'active'{deck} "
    "ORDER BY cards.due_at, cards.guid, cards.ordinal"
)
FRESH = (
    f"SELECT {_CARD} FROM notes CROSS JOIN cards USING (guid) "
    "WHERE notes.status = 'active' AND cards.suspended = 0 AND cards.due_at IS NULL{deck} "
    f"ORDER BY {DOCUMENT_ORDER}, cards.ordinal LIMIT ?"
)
INTRODUCED = """
SELECT count(*) FROM (
    SELECT DISTINCT guid, ordinal FROM standing_reviews WHERE reviewed_at >= :moment
) AS recent
WHERE NOT EXISTS (
    SELECT 1 FROM standing_reviews AS earlier
    WHERE earlier.guid = recent.guid AND earlier.ordinal = recent.ordinal AND earlier.reviewed_at < :moment
)
"""
DECK_COUNTS = """
SELECT deck, sum(status = 'active'), sum(fresh), sum(due), sum(status = 'retired')
FROM (
    SELECT notes.deck, notes.status,
        count(*) FILTER (WHERE notes.status = 'active' AND cards.suspended = 0 AND cards.guid NOTNULL
                         AND cards.due_at IS NULL) AS fresh,
        count(*) FILTER (WHERE notes.status = 'active' AND cards.suspended = 0 AND cards.due_at < ?) AS due
    FROM notes LEFT JOIN cards USING (guid)
    GROUP BY notes.guid
)
GROUP BY deck
ORDER BY deck
"""

_IN_SECTION = "EXISTS (SELECT 1 FROM json_each(notes.section) AS heading WHERE instr(casefold(heading.value), ?))"
_SAYS = """instr(casefold(notes.question || char(10) || notes.answer || char(10) || (
    SELECT coalesce(group_concat(part.value ->> 0, ''), '') FROM json_each(notes.cloze) AS part
)), ?)"""

Filter = tuple[str, tuple[str, ...]]
"""A condition and its parameters."""


def in_deck(deck: str) -> Filter:
    """Notes of a deck or a deck below it."""
    # ';' is the character after ':', so the range holds all of 'deck::…'.
    return "(notes.deck = ? OR (notes.deck >= ? AND notes.deck < ?))", (deck, f"{deck}::", f"{deck}:;")


def note_filters(
    *, path: str | None, deck: str | None, section: str | None, search: str | None, status: Status | None
) -> tuple[Filter, ...]:
    """The conditions that were asked for."""
    asked = (
        ("notes.path = ?", (path,)) if path is not None else None,
        in_deck(deck) if deck is not None else None,
        (_IN_SECTION, (section.casefold(),)) if section is not None else None,
        (_SAYS, (search.casefold(),)) if search is not None else None,
        ("notes.status = ?", (status.value,)) if status is not None else None,
    )
    return tuple(condition for condition in asked if condition is not None)
