"""Owns the text of the SQL by which progress comes in from elsewhere; must not run it."""

from quizgen.store import queries, rows
from quizgen.store.deciding import FROM_ANKI, TAKEN_BACK

_WANTED = "(SELECT value FROM json_each(:guids))"

STAGING = (
    "DROP TABLE IF EXISTS temp.arriving",
    "DROP TABLE IF EXISTS temp.seeing",
    """CREATE TEMP TABLE arriving (
        guid TEXT NOT NULL, ordinal INTEGER NOT NULL, id INTEGER NOT NULL, rating INTEGER NOT NULL,
        interval INTEGER NOT NULL, last_interval_days INTEGER NOT NULL, duration_ms INTEGER NOT NULL,
        fate TEXT NOT NULL, PRIMARY KEY (guid, ordinal, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TEMP TABLE seeing (
        guid TEXT NOT NULL PRIMARY KEY, note_id INTEGER NOT NULL, sent TEXT NOT NULL, digest TEXT NOT NULL,
        tags TEXT NOT NULL, cards TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

STAGE = "INSERT OR IGNORE INTO temp.arriving VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
STAGE_NEW = "INSERT OR IGNORE INTO temp.arriving VALUES (?, ?, ?, ?, ?, ?, ?, 'new')"
HAS_CARD = "SELECT 1 FROM cards WHERE guid = ? AND ordinal = ?"
HAS_NOTE = "SELECT 1 FROM notes WHERE guid = ?"
KNOWN_REVIEWS = f"""SELECT id, rating, duration_ms, source <> '{FROM_ANKI}', EXISTS (
    SELECT 1 FROM review_undos AS undone WHERE undone.guid = reviews.guid AND undone.ordinal = reviews.ordinal
    AND undone.id = reviews.id AND redone_at <= undone_at AND EXISTS (
        SELECT 1 FROM builds WHERE builds.imported NOTNULL AND builds.undone_at = undone.undone_at
    )) FROM reviews WHERE guid = ? AND ordinal = ?"""
"""With whether an answer was given here, and whether an import's undo took it back: then it can count again."""
KNOWN_RESCHEDULES = """SELECT id, undone_at > '' AND redone_at <= undone_at FROM reschedules
WHERE guid = ? AND ordinal = ?"""
FATES = """SELECT count(*) FILTER (WHERE fate <> 'unknown' AND rating > 0),
    count(*) FILTER (WHERE fate <> 'unknown' AND rating = 0), count(*) FILTER (WHERE fate = 'unknown')
FROM temp.arriving"""
UNKNOWN = """SELECT guid, ordinal, count(*) FROM temp.arriving WHERE fate = 'unknown'
GROUP BY guid, ordinal ORDER BY guid, ordinal"""
SEE = "INSERT OR REPLACE INTO temp.seeing VALUES (?, ?, ?, ?, ?, ?)"

LATEST_MOMENT = """SELECT max(moment) FROM (
    SELECT max(built_at) AS moment FROM builds UNION ALL SELECT max(undone_at) FROM builds
    UNION ALL SELECT max(decided_at) FROM decisions
)"""

# The milliseconds are written by hand: as a part of a fraction they would have to be rounded.
_MOMENT = "strftime('%Y-%m-%dT%H:%M:%S', id / 1000, 'unixepoch') || printf('.%03d000+00:00', id % 1000)"
_NEWS = "FROM temp.arriving WHERE fate = '{fate}' AND rating {rating}"
WRITE = (
    f"""INSERT INTO reviews (
        guid, ordinal, id, rating, reviewed_at, duration_ms, source, last_interval_days, interval, imported_at
    ) SELECT guid, ordinal, id, rating, {_MOMENT}, duration_ms, '{FROM_ANKI}', last_interval_days, interval, :now
    {_NEWS.format(fate="new", rating="> 0")} ORDER BY guid, ordinal, id""",
    f"""UPDATE review_undos SET redone_at = :now WHERE (guid, ordinal, id) IN (
        SELECT guid, ordinal, id {_NEWS.format(fate="redone", rating="> 0")})""",
    f"""INSERT INTO reschedules (guid, ordinal, id, interval_days, imported_at)
    SELECT guid, ordinal, id, interval, :now {_NEWS.format(fate="new", rating="= 0")}""",
    f"""UPDATE reschedules SET redone_at = :now WHERE (guid, ordinal, id) IN (
        SELECT guid, ordinal, id {_NEWS.format(fate="redone", rating="= 0")})""",
    """INSERT INTO anki_seen (collection, guid, build, note_id, sent, digest, tags, cards)
    SELECT :collection, guid, :build, note_id, sent, digest, tags, cards FROM temp.seeing""",
)
_TOUCHED = (
    "DROP TABLE IF EXISTS temp.touched",
    """CREATE TEMP TABLE touched (
        guid TEXT NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (guid, ordinal)) STRICT, WITHOUT ROWID""",
)
TOUCH = (
    *_TOUCHED,
    "INSERT INTO temp.touched SELECT DISTINCT guid, ordinal FROM temp.arriving WHERE fate <> 'unknown'",
)

_BROUGHT = f"FROM reviews WHERE imported_at = :moment AND {queries.STANDS}"
_REDONE = "FROM review_undos WHERE redone_at = :moment AND undone_at < redone_at"
_MOVED = """FROM reschedules
WHERE (imported_at = :moment AND undone_at = '') OR (redone_at = :moment AND undone_at < redone_at)"""
TAKE_BACK = (
    *_TOUCHED,
    f"""INSERT INTO temp.touched SELECT guid, ordinal {_BROUGHT}
    UNION SELECT guid, ordinal {_REDONE} UNION SELECT guid, ordinal {_MOVED}""",
    f"UPDATE review_undos SET undone_at = :now {_REDONE.removeprefix('FROM review_undos ')}",
    f"""INSERT INTO review_undos (guid, ordinal, id, undone_at) SELECT guid, ordinal, id, :now {_BROUGHT}
    ON CONFLICT DO UPDATE SET undone_at = excluded.undone_at""",
    f"UPDATE reschedules SET undone_at = :now {_MOVED.removeprefix('FROM reschedules')}",
    "DELETE FROM anki_seen WHERE build = :build",
)
LAST_WORDS = f"""SELECT guid, ordinal, kind, coalesce((
    SELECT value FROM decisions AS earlier WHERE earlier.guid = this.guid AND earlier.ordinal = this.ordinal
    AND earlier.kind = this.kind AND earlier.decided_at < this.decided_at ORDER BY decided_at DESC LIMIT 1
), CASE kind WHEN 'own_tags' THEN '[]' WHEN 'edit' THEN 'null' ELSE '0' END)
FROM decisions AS this WHERE decided_at = :moment AND source = '{FROM_ANKI}' AND NOT EXISTS (
    SELECT 1 FROM decisions AS later WHERE later.guid = this.guid AND later.ordinal = this.ordinal
    AND later.kind = this.kind AND later.decided_at > this.decided_at
) ORDER BY guid, ordinal, kind"""
"""What an import decided and nobody otherwise since, with the value before."""

TOUCHED = """SELECT notes.deck, touched.guid, touched.ordinal FROM temp.touched AS touched CROSS JOIN notes USING (guid)
ORDER BY touched.guid, touched.ordinal"""
ANSWERS = f"""SELECT reviews.guid, reviews.ordinal, reviews.id, rating, interval
FROM temp.touched AS touched CROSS JOIN reviews USING (guid, ordinal) WHERE {queries.STANDS}
ORDER BY touched.guid, touched.ordinal, reviews.id"""
RESCHEDULES = f"""SELECT {", ".join(f"log.{name}" for name in rows.RESCHEDULE)}
FROM temp.touched AS touched CROSS JOIN reschedules AS log USING (guid, ordinal)
WHERE {queries.STANDS_SET} ORDER BY touched.guid, touched.ordinal, log.id"""
DUE_IF_ASKED_AGAIN = """UPDATE cards SET due_at = asked_again_at
WHERE (guid, ordinal) IN (SELECT guid, ordinal FROM temp.touched) AND asked_again_at > last_review_at"""

NOTES = f"""SELECT guid, deck, modified_at, status = 'active' AND withdrawn = 0, rejected, own_tags, (
    SELECT source FROM decisions WHERE decisions.guid = notes.guid AND ordinal = -1 AND kind = 'rejected'
    ORDER BY decided_at DESC LIMIT 1
) FROM notes WHERE guid IN {_WANTED}"""
CARDS = f"SELECT guid, ordinal, suspended, flag FROM cards WHERE guid IN {_WANTED}"
DECIDED = f"""SELECT guid, ordinal, kind, max(decided_at) FROM decisions
WHERE guid IN {_WANTED} AND source NOT IN ('{FROM_ANKI}', '{TAKEN_BACK}') GROUP BY guid, ordinal, kind"""
_SEEN = "guid, note_id, sent, digest, tags, cards, max(build) FROM anki_seen WHERE collection = :collection"
SEEN = f"SELECT {_SEEN} AND guid IN {_WANTED} GROUP BY guid"
ALL_SEEN = f"SELECT {_SEEN} GROUP BY guid ORDER BY guid"

OF_RULE = """SELECT guid, ordinal FROM notes JOIN cards USING (guid) WHERE notes.rule = :rule
ORDER BY guid, ordinal"""
