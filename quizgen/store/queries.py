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
SET_OPTIONS = """INSERT INTO deck_options (deck, options, set_at) VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET options = excluded.options, set_at = excluded.set_at"""
TAKE_BACK = """INSERT INTO review_undos (guid, ordinal, id, undone_at) VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET undone_at = max(undone_at, excluded.undone_at)"""
"""Undone not before it was last redone: the caller's clock is later."""
MODIFIED = "UPDATE notes SET modified_at = ? WHERE guid = ?"
PUT_CARD = """INSERT INTO cards (guid, ordinal, hidden, suspended)
SELECT :guid, :ordinal, :hidden, coalesce(max(suspended), 0) FROM cards WHERE guid = :guid
ON CONFLICT DO UPDATE SET hidden = excluded.hidden, present = 1"""
"""A new card of a suspended note is suspended too."""
ASK_AGAIN = "UPDATE cards SET due_at = ?, asked_again_at = ? WHERE guid = ? AND ordinal = ? AND due_at IS NOT NULL"
ASK_AS_BEFORE = "UPDATE cards SET due_at = ?, asked_again_at = ? WHERE guid = ? AND ordinal = ? AND last_review_at IS ?"
ADD_REVIEW = f"INSERT INTO reviews ({', '.join(rows.REVIEW)}) VALUES ({', '.join('?' for _ in rows.REVIEW)})"
SET_MEMORY = f"UPDATE cards SET {', '.join(f'{name} = ?' for name in rows.MEMORY)} WHERE guid = ? AND ordinal = ?"

STANDS = """NOT EXISTS (
    SELECT 1 FROM review_undos AS undone
    WHERE undone.guid = reviews.guid AND undone.ordinal = reviews.ordinal AND undone.id = reviews.id
    AND undone.redone_at <= undone.undone_at
)"""
"""Of a row of reviews, where the view that says the same would hide an index."""
STANDS_SET = "(undone_at = '' OR redone_at > undone_at)"
"""Of a row of reschedules."""

DOCUMENTS = f"SELECT {_columns('documents', rows.DOCUMENT)} FROM documents"
NOTES = f"""SELECT {_columns("notes", (*rows.NOTE, *rows.DECISION))}, (
    SELECT json_group_array(json_array(cards.ordinal + 1, cards.hidden)) FROM cards WHERE cards.guid = notes.guid
) FROM notes"""
CARDS = f"SELECT {_CARD} FROM cards"
REVIEWED = f"""SELECT notes.deck, {_CARD} FROM cards JOIN notes USING (guid)
WHERE cards.state NOT NULL ORDER BY cards.guid, cards.ordinal"""
RESCHEDULES_OF = f"""SELECT {", ".join(rows.RESCHEDULE)} FROM reschedules
WHERE guid = :guid AND ordinal = :ordinal AND {STANDS_SET} ORDER BY id"""
REVIEWS = f"SELECT {_columns('standing_reviews', rows.REVIEW)} FROM standing_reviews"
DOCUMENT_BEFORE = f"{DOCUMENTS} WHERE path = ?"
NOTE_BEFORE = f"SELECT {_columns('notes', ('path', *rows.NOTE))} FROM notes WHERE guid = ?"
CARD_BEFORE = "SELECT due_at, asked_again_at, last_review_at FROM cards WHERE guid = ? AND ordinal = ?"
LATEST_BUILD = """SELECT id, built_at, imported FROM builds
WHERE undone_at IS NULL AND id > (SELECT max(id) FROM builds) - ?
AND (imported IS NOT NULL OR EXISTS (SELECT 1 FROM builds_before WHERE builds_before.build = builds.id))
ORDER BY id DESC LIMIT 1"""
PROGRESS = """SELECT guid, (SELECT count(*) FROM standing_reviews WHERE standing_reviews.guid = cards.guid), min(due_at)
FROM cards WHERE guid IN (SELECT value FROM json_each(?)) GROUP BY guid"""
CONTENT = (
    f"SELECT 'document', {_columns('documents', rows.DOCUMENT[:-1])} FROM documents WHERE sha256 <> '' ORDER BY path",
    f"""SELECT 'note', path, {_columns("notes", tuple(n for n in (*rows.NOTE, *rows.DECISION) if n != "modified_at"))}
    FROM notes WHERE withdrawn = 0 ORDER BY guid""",
    """SELECT 'card', cards.guid, ordinal, suspended, hidden FROM cards JOIN notes USING (guid)
    WHERE present = 1 AND withdrawn = 0 ORDER BY cards.guid, ordinal""",
    "SELECT DISTINCT 'rescue', candidate FROM rescues ORDER BY candidate",
)
"""All that a learner has, progress and times of change aside."""
DOCUMENT_ORDER = "notes.source, notes.path, notes.span_start, notes.guid"

# CROSS JOIN fixes the order of the loops: along the index that already has the wanted order.
DUE = (
    f"SELECT {_CARD} FROM cards CROSS JOIN notes USING (guid) "
    "WHERE cards.suspended = 0 AND cards.due_at < ?1 AND cards.present = 1 "
    "AND (cards.buried_until IS NULL OR cards.buried_until < ?1) "
    "AND notes.status = 'active' AND notes.rejected = 0{deck} "
    "ORDER BY cards.due_at, cards.guid, cards.ordinal"
)
FRESH = (
    f"SELECT {_CARD} FROM notes CROSS JOIN cards USING (guid) "
    "WHERE notes.status = 'active' AND notes.rejected = 0 AND cards.present = 1 "
    "AND cards.suspended = 0 AND cards.due_at IS NULL{deck} "
    f"ORDER BY {DOCUMENT_ORDER}, cards.ordinal LIMIT ?"
)
DECK_COUNTS = """
SELECT deck, sum(asked), sum(fresh), sum(due), sum(retired)
FROM (
    SELECT notes.deck, notes.status = 'active' AND notes.rejected = 0 AS asked,
        notes.status = 'retired' AND notes.withdrawn = 0 AS retired,
        count(*) FILTER (WHERE notes.status = 'active' AND notes.rejected = 0 AND cards.present = 1
                         AND cards.suspended = 0 AND cards.guid NOTNULL AND cards.due_at IS NULL
                         AND (cards.buried_until IS NULL OR cards.buried_until < ?1)) AS fresh,
        count(*) FILTER (WHERE notes.status = 'active' AND notes.rejected = 0 AND cards.present = 1
                         AND cards.suspended = 0 AND cards.due_at < ?1
                         AND (cards.buried_until IS NULL OR cards.buried_until < ?1)) AS due
    FROM notes LEFT JOIN cards USING (guid)
    GROUP BY notes.guid
)
GROUP BY deck
ORDER BY deck
"""

IN_SECTION = """notes.section IN (
    SELECT section FROM (SELECT DISTINCT section FROM notes) AS placed
    WHERE EXISTS (SELECT 1 FROM json_each(placed.section) AS heading WHERE instr(casefold(heading.value), ?))
)"""
"""Sections are few: each is looked into once, not once a note."""
SAYS = """instr(casefold(
    coalesce(notes.edit ->> '$[0][0]', notes.question) || char(10)
    || coalesce(notes.edit ->> '$[0][1]', notes.answer) || char(10) || (
        SELECT coalesce(group_concat(part.value ->> 0, ''), '')
        FROM json_each(coalesce(notes.edit -> '$[0][2]', notes.cloze)) AS part
    )), ?)"""
"""Of what the learner reads."""

Filter = tuple[str, tuple[str, ...]]
"""A condition and its parameters."""


def in_deck(deck: str) -> Filter:
    """Notes of a deck or a deck below it."""
    # ';' is the character after ':', so the range holds all of 'deck::…'.
    return "(notes.deck = ? OR (notes.deck >= ? AND notes.deck < ?))", (deck, f"{deck}::", f"{deck}:;")


def note_filters(  # noqa: PLR0913 (one parameter a filter)
    *,
    path: str | None,
    deck: str | None,
    section: str | None,
    search: str | None,
    status: Status | None,
    rejected: bool | None,
) -> tuple[Filter, ...]:
    """The conditions that were asked for."""
    asked = (
        ("notes.path = ?", (path,)) if path is not None else None,
        in_deck(deck) if deck is not None else None,
        (IN_SECTION, (section.casefold(),)) if section is not None else None,
        (SAYS, (search.casefold(),)) if search is not None else None,
        (_STATUS[status], ()) if status is not None else None,
        (_REJECTED[rejected], ()) if rejected is not None else None,
    )
    return tuple(condition for condition in asked if condition is not None)


_STATUS = {
    Status.ACTIVE: "notes.status = 'active'",
    Status.RETIRED: "notes.status = 'retired' AND notes.withdrawn = 0",
    Status.WITHDRAWN: "notes.withdrawn = 1",
}
_REJECTED = {True: "notes.rejected = 1", False: "notes.rejected = 0"}
