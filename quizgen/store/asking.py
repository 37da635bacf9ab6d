"""Owns the SQL that finds what a quiz can ask; must not run it."""

from dataclasses import dataclass
from typing import Any

from quizgen.store import queries, rows

_CARD = ", ".join(f"cards.{name}" for name in rows.CARD)
_NOTE = ", ".join(f"notes.{name}" for name in (*rows.NOTE, *rows.DECISION))
_HIDDEN = (
    "(SELECT json_group_array(json_array(others.ordinal + 1, others.hidden)) FROM cards AS others "
    "WHERE others.guid = notes.guid)"
)
_ASKED = (
    "notes.status = 'active' AND notes.rejected = 0 AND cards.suspended = 0 AND cards.present = 1 "
    "AND (cards.buried_until IS NULL OR cards.buried_until <= :now)"
)
# CROSS JOIN fixes the order of the loops, INDEXED BY the indexes that hold all a condition needs.
_NOTE_OF = "CROSS JOIN notes INDEXED BY notes_asked ON notes.guid = cards.guid"
_LEARNT = f"FROM cards INDEXED BY cards_due {_NOTE_OF} WHERE {_ASKED}"
_IN_ORDER = f"ORDER BY {queries.DOCUMENT_ORDER}, cards.ordinal"
_NEW_OF = "CROSS JOIN cards INDEXED BY cards_new ON cards.guid = notes.guid"

IN_STEPS = (
    f"SELECT cards.guid, cards.ordinal {_LEARNT} AND cards.due_at < :before AND cards.state <> 2{{filters}} "
    "ORDER BY cards.due_at, cards.guid, cards.ordinal"
)
DUE = (
    "SELECT cards.guid, cards.ordinal, notes.deck, cards.due_at, cards.last_review_at, cards.stability "
    f"{_LEARNT} AND cards.due_at < :before AND cards.state = 2{{filters}}"
)
FRESH = (
    f"SELECT cards.guid, cards.ordinal, notes.deck FROM notes INDEXED BY notes_in_order {_NEW_OF} "
    f"WHERE {_ASKED} AND cards.due_at IS NULL{{filters}} {_IN_ORDER}"
)
ALL = (
    "SELECT cards.guid, cards.ordinal FROM notes CROSS JOIN cards USING (guid) "
    f"WHERE {_ASKED}{{filters}} {_IN_ORDER} LIMIT :limit"
)
_DUG_OUT = "max(cards.due_at, coalesce(cards.buried_until, ''))"
_WHENEVER = _LEARNT.replace(":now", "'9999'")
COMING = f"""SELECT
    (SELECT min({_DUG_OUT}) {_WHENEVER} AND cards.due_at > '' AND cards.state <> 2{{filters}}),
    (SELECT min({_DUG_OUT}) {_WHENEVER} AND cards.due_at > '' AND cards.state = 2{{filters}}),
    (SELECT count(*) FROM cards INDEXED BY cards_new {_NOTE_OF}
    WHERE {_ASKED.replace(":now", "'9999'")} AND cards.due_at IS NULL{{filters}})"""
"""Buried cards wait as well."""
_IN_TIME = "FROM reviews INDEXED BY reviews_in_time"
TODAY = f"""SELECT notes.guid, notes.deck, sum(reviews.last_interval_days > 0), count(DISTINCT CASE
    WHEN reviews.last_interval_days = 0 AND NOT EXISTS (
        SELECT 1 FROM standing_reviews AS earlier
        WHERE earlier.guid = reviews.guid AND earlier.ordinal = reviews.ordinal AND earlier.reviewed_at < :since
    ) THEN reviews.ordinal END)
{_IN_TIME} CROSS JOIN notes ON notes.guid = reviews.guid
WHERE reviews.reviewed_at >= :since AND {queries.STANDS} GROUP BY notes.guid ORDER BY notes.guid"""
CHANGED = """SELECT cards.guid, cards.ordinal FROM json_each(:guids) AS busy CROSS JOIN cards ON cards.guid = busy.value
WHERE cards.asked_again_at > cards.last_review_at"""
LAST_ID = "SELECT max(id) FROM (SELECT id FROM reviews ORDER BY reviewed_at DESC LIMIT 100)"
CARDS_OF = f"""SELECT {_CARD} FROM json_each(:keys) AS wanted CROSS JOIN cards
ON cards.guid = wanted.value ->> 0 AND cards.ordinal = wanted.value ->> 1 ORDER BY wanted.key"""
TAGS = """SELECT DISTINCT value FROM (
    SELECT tag.value FROM notes, json_each(notes.tags) AS tag
    UNION SELECT tag.value FROM notes, json_each(notes.own_tags) AS tag
) ORDER BY value"""
STANDING = f"""SELECT {_ASKED}, cards.asked_again_at, {_CARD}, {_NOTE}, {_HIDDEN}
FROM cards JOIN notes USING (guid) WHERE cards.guid = :guid AND cards.ordinal = :ordinal"""
REVIEWS_OF = f"{queries.REVIEWS} WHERE guid = :guid AND ordinal = :ordinal ORDER BY reviewed_at, id"
LAST_REVIEW = f"""SELECT {", ".join(f"reviews.{name}" for name in rows.REVIEW)} {_IN_TIME}
WHERE reviewed_at = (
    SELECT reviewed_at {_IN_TIME} WHERE {queries.STANDS} ORDER BY reviewed_at DESC LIMIT 1
) AND {queries.STANDS} ORDER BY id DESC LIMIT 1"""
DUE_IF_ASKED_AGAIN = """UPDATE cards SET due_at = asked_again_at
WHERE guid = ? AND ordinal = ? AND asked_again_at > last_review_at"""

_OTHER = """FROM notes JOIN notes AS this ON this.guid = :guid
WHERE notes.guid <> :guid AND notes.status = 'active' AND notes.rejected = 0"""
NEAR = f"""SELECT {_NOTE}, {_HIDDEN} {_OTHER} AND notes.path = this.path
ORDER BY abs(notes.span_start - this.span_start), notes.guid LIMIT :limit"""
OF_DECK = f"""SELECT {_NOTE}, {_HIDDEN} {_OTHER} AND notes.deck = this.deck AND notes.path <> this.path
ORDER BY notes.guid LIMIT :limit"""

_TAGGED = """EXISTS (
    SELECT 1 FROM json_each(notes.{column}) AS tag WHERE substr(casefold(tag.value) || '::', 1, length(:tag)) = :tag
)"""
_IN_DECK = "(notes.deck = :deck OR (notes.deck >= :deck || '::' AND notes.deck < :deck || ':;'))"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which cards are meant; None lets everything through. A deck and a tag hold those below them."""

    deck: str | None = None
    tag: str | None = None
    section: str | None = None
    search: str | None = None
    flag: int | None = None

    def sql(self) -> tuple[str, dict[str, Any]]:
        """What to put behind a WHERE, and the values it needs."""
        tagged = " OR ".join(_TAGGED.format(column=column) for column in ("tags", "own_tags"))
        asked: dict[str, tuple[str, Any]] = {
            "deck": (_IN_DECK, self.deck),
            "tag": (f"({tagged})", None if self.tag is None else f"{self.tag.casefold()}::"),
            "section": (queries.IN_SECTION.replace("?", ":section"), self.section and self.section.casefold()),
            "search": (queries.SAYS.replace("?", ":search"), self.search and self.search.casefold()),
            "flag": ("cards.flag = :flag", self.flag),
        }
        given = {name: found for name, found in asked.items() if found[1] is not None}
        conditions = "".join(f" AND {condition}" for condition, _ in given.values())
        return conditions, {name: value for name, (_, value) in given.items()}
