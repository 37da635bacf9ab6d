"""Owns the SQL of a merge over reviews, reschedules and the memory they give; must not run it."""

from quizgen.store import queries, rows
from quizgen.store.merging_sql import ANSWER, BOTH, BOTH_REVIEWS, of, same

_REVIEW = ", ".join((*rows.REVIEW, "imported_at"))
TRIGGERS = "SELECT name, sql FROM main.sqlite_schema WHERE name IN ('reviews_stand', 'notetypes_stay') ORDER BY name"
"""What keeps single statements from changing what stands; a merge may, where two stores have the same thing."""
_GREATER = f"({of('theirs', ANSWER)}) > ({of('ours', ANSWER)})"
IS_LOOSENED = f"""SELECT EXISTS (
    SELECT 1 {BOTH_REVIEWS} WHERE {_GREATER} OR coalesce(theirs.imported_at, '') < coalesce(ours.imported_at, '')
) OR EXISTS (
    SELECT 1 {BOTH} WHERE theirs.notetype <> ours.notetype
    AND (theirs.created_at, theirs.notetype) < (ours.created_at, ours.notetype)
)"""
_TIMES = """ON CONFLICT DO UPDATE SET undone_at = max(undone_at, excluded.undone_at),
        redone_at = max(redone_at, excluded.redone_at)"""
_LATER = "(excluded.undone_at > undone_at OR excluded.redone_at > redone_at)"
REVIEWS = (
    f"""UPDATE main.reviews SET ({", ".join(ANSWER)}) = ({of("theirs", ANSWER)}) FROM other.reviews AS theirs
    WHERE {same("theirs", "reviews")} AND ({of("theirs", ANSWER)}) > ({of("reviews", ANSWER)})""",
    # What was answered there, or imported there earlier, was not brought by an import here: undoing one leaves it.
    f"""UPDATE main.reviews SET imported_at = theirs.imported_at FROM other.reviews AS theirs
    WHERE {same("theirs", "reviews")} AND coalesce(theirs.imported_at, '') < coalesce(reviews.imported_at, '')""",
    f"""INSERT INTO main.reviews ({_REVIEW}) SELECT {_REVIEW} FROM other.reviews AS theirs
    WHERE NOT EXISTS (SELECT 1 FROM main.reviews AS ours WHERE {same("ours", "theirs")})""",
    f"""INSERT INTO main.review_undos (guid, ordinal, id, undone_at, redone_at)
    SELECT guid, ordinal, id, undone_at, redone_at FROM other.review_undos WHERE true
    {_TIMES} WHERE {_LATER}""",
    f"""INSERT INTO main.reschedules (guid, ordinal, id, interval_days, imported_at, undone_at, redone_at)
    SELECT guid, ordinal, id, interval_days, imported_at, undone_at, redone_at FROM other.reschedules WHERE true
    {_TIMES}, interval_days = max(interval_days, excluded.interval_days),
        imported_at = min(imported_at, excluded.imported_at)
    WHERE {_LATER} OR excluded.interval_days > interval_days OR excluded.imported_at < imported_at""",
)
_STANDING = f"SELECT id, {', '.join(ANSWER)} FROM {{schema}}.standing_reviews"
_SET = "SELECT id, interval_days, '', '', '', '', '' FROM {schema}.reschedules"
_HERE = "guid = merge_touched.guid AND ordinal = merge_touched.ordinal"


def _log(schema: str) -> str:
    """All that stands of a touched card's log in one of the stores."""
    reviews, reschedules = (part.format(schema=schema) for part in (_STANDING, _SET))
    return f"SELECT * FROM ({reviews} WHERE {_HERE} UNION ALL {reschedules} WHERE {_HERE} AND {queries.STANDS_SET})"


ADOPT = (
    "DROP TABLE IF EXISTS temp.merge_adopted",
    f"""CREATE TEMP TABLE merge_adopted AS SELECT guid, ordinal
    FROM merge_touched CROSS JOIN main.notes USING (guid)
    WHERE notes.deck IN (SELECT value FROM json_each(:decks))
    AND NOT EXISTS ({_log("main")} EXCEPT {_log("other")}) AND NOT EXISTS ({_log("other")} EXCEPT {_log("main")})""",
    f"""UPDATE main.cards SET ({", ".join(rows.MEMORY)}) = ({of("theirs", rows.MEMORY)})
    FROM merge_adopted CROSS JOIN other.cards AS theirs USING (guid, ordinal)
    WHERE theirs.guid = cards.guid AND theirs.ordinal = cards.ordinal""",
    "DELETE FROM merge_touched WHERE (guid, ordinal) IN (SELECT guid, ordinal FROM merge_adopted)",
)
"""Cards whose whole log is the other store's, in decks with its options, remember what they do there."""
OPTIONS_THERE = "SELECT deck, options FROM other.deck_options WHERE options <> '{}'"
TOUCHED = f"""SELECT notes.deck, {of("cards", rows.CARD)}
FROM merge_touched CROSS JOIN main.cards USING (guid, ordinal) CROSS JOIN main.notes USING (guid)
ORDER BY cards.guid, cards.ordinal"""
