"""Owns the SQL of a merge with a store attached as `other`; must not run it.

Every statement that changes something changes only what is not so already, so that what was merged is known by the
rows changed. A table that begins with `merge_` is of this connection alone.
"""

from quizgen.store import rows

_KEPT = ("guid", "notetype", "created_at", "modified_at")
_BUILT = tuple(name for name in rows.NOTE if name not in _KEPT)
"""What goes with the row that counts."""
_SEEN = (
    *("question", "answer", "cloze", "context", "section", "source", "tags", "status"),
    *rows.DECISION,
)
ANSWER = ("rating", "reviewed_at", "duration_ms", "source", "last_interval_days", "interval")


def of(table: str, names: tuple[str, ...]) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


def _rank(table: str) -> str:
    """The greater one's row counts: written later; else not withdrawn, active; else whatever is greater."""
    texts = ", ".join(f"coalesce({table}.{name}, '')" for name in _BUILT)
    return f"(written_at({table}.modified_at), {table}.withdrawn = 0, {table}.status = 'active', {texts})"


def same(first: str, second: str) -> str:
    keys = ("guid", "ordinal", "id")
    return " AND ".join(f"{first}.{name} = {second}.{name}" for name in keys)


_BUILT_DIFFERS = f"({of('theirs', _BUILT)}) IS NOT ({of('ours', _BUILT)})"
_DECIDED_DIFFERS = f"({of('theirs', rows.DECISION)}) IS NOT ({of('ours', rows.DECISION)})"
BOTH = "FROM other.notes AS theirs CROSS JOIN main.notes AS ours ON ours.guid = theirs.guid"
BOTH_REVIEWS = f"FROM other.reviews AS theirs CROSS JOIN main.reviews AS ours ON {same('ours', 'theirs')}"

# ---------------------------------------------------------------- what is to come

PREPARE = (
    # Notes of both that are not the same: what is shown here, and whether theirs is the row that counts.
    f"""CREATE TEMP TABLE merge_differing AS
    SELECT theirs.guid AS guid, ours.modified_at AS modified_at, json_array({of("ours", _SEEN)}) AS seen,
        {_BUILT_DIFFERS} AND {_rank("theirs")} > {_rank("ours")} AS is_theirs
    {BOTH} WHERE theirs.modified_at <> ours.modified_at OR {_BUILT_DIFFERS} OR {_DECIDED_DIFFERS}""",
    "CREATE UNIQUE INDEX temp.merge_differing_guid ON merge_differing (guid)",
    """CREATE TEMP TABLE merge_new AS SELECT guid FROM other.notes AS theirs
    WHERE NOT EXISTS (SELECT 1 FROM main.notes AS ours WHERE ours.guid = theirs.guid)""",
    "CREATE UNIQUE INDEX temp.merge_new_guid ON merge_new (guid)",
    """CREATE TEMP TABLE merge_words AS SELECT DISTINCT guid, ordinal, kind FROM other.decisions AS theirs
    WHERE NOT EXISTS (
        SELECT 1 FROM main.decisions AS ours
        WHERE ours.guid = theirs.guid AND ours.ordinal = theirs.ordinal AND ours.kind = theirs.kind
        AND ours.decided_at = theirs.decided_at AND (ours.value, ours.source) >= (theirs.value, theirs.source)
    )""",
    "CREATE TEMP TABLE merge_homes (path TEXT PRIMARY KEY, home TEXT NOT NULL)",
    """CREATE TEMP TABLE merge_touched (
        guid TEXT NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (guid, ordinal)
    ) WITHOUT ROWID""",
    # Cards of which another review counts than before.
    f"""INSERT OR IGNORE INTO merge_touched SELECT guid, ordinal FROM other.reviews AS theirs
    WHERE NOT EXISTS (SELECT 1 FROM main.reviews AS ours WHERE {same("ours", "theirs")})""",
    f"""INSERT OR IGNORE INTO merge_touched SELECT theirs.guid, theirs.ordinal {BOTH_REVIEWS}
    WHERE ({of("theirs", ANSWER)}) > ({of("ours", ANSWER)})""",
    *(
        f"""INSERT OR IGNORE INTO merge_touched SELECT theirs.guid, theirs.ordinal
        FROM other.{table} AS theirs LEFT JOIN main.{table} AS ours ON {same("ours", "theirs")}
        WHERE ours.guid IS NULL OR theirs.undone_at > ours.undone_at OR theirs.redone_at > ours.redone_at{more}"""
        for table, more in (("review_undos", ""), ("reschedules", " OR theirs.interval_days > ours.interval_days"))
    ),
)
FORGET = tuple(
    f"DROP TABLE IF EXISTS temp.merge_{name}" for name in ("differing", "new", "words", "homes", "touched", "adopted")
)

COUNTS = f"""SELECT
    (SELECT count(*) FROM other.reviews AS theirs
    WHERE NOT EXISTS (SELECT 1 FROM main.reviews AS ours WHERE {same("ours", "theirs")})),
    (SELECT count(*) FROM other.review_undos AS theirs JOIN main.standing_reviews AS ours
    ON {same("ours", "theirs")} LEFT JOIN main.review_undos AS known ON {same("known", "theirs")}
    WHERE max(theirs.undone_at, coalesce(known.undone_at, '')) >= max(theirs.redone_at, coalesce(known.redone_at, ''))),
    (SELECT count(*) FROM merge_new CROSS JOIN other.notes USING (guid) WHERE withdrawn = 0),
    (SELECT count(*) FROM merge_differing WHERE is_theirs)"""
WORDS = """SELECT guid, ordinal, kind, decided_at, value, is_theirs FROM merge_words CROSS JOIN (
    SELECT guid AS g, ordinal AS o, kind AS k, decided_at, value, 0 AS is_theirs FROM main.decisions
    UNION ALL SELECT guid, ordinal, kind, decided_at, value, 1 FROM other.decisions
) ON g = guid AND o = ordinal AND k = kind
WHERE EXISTS (SELECT 1 FROM main.notes WHERE notes.guid = merge_words.guid) ORDER BY guid, ordinal, kind"""
RENUMBERED = """SELECT theirs.guid, theirs.ordinal, ours.hidden, theirs.hidden
FROM other.cards AS theirs CROSS JOIN main.cards AS ours
ON ours.guid = theirs.guid AND ours.ordinal = theirs.ordinal
WHERE ours.hidden <> theirs.hidden AND ours.hidden <> '' AND theirs.hidden <> '' ORDER BY 1, 2"""
DISPUTED = f"""SELECT theirs.guid, theirs.ordinal, theirs.id, ours.rating, theirs.rating {BOTH_REVIEWS}
WHERE ours.rating <> theirs.rating ORDER BY 1, 2, 3"""
_OPTIONS_LATER = "(theirs.set_at, theirs.options) > (ours.set_at, ours.options)"
OPTIONS = f"""SELECT theirs.deck FROM other.deck_options AS theirs LEFT JOIN main.deck_options AS ours USING (deck)
WHERE (ours.deck IS NULL AND theirs.options <> '{{}}') OR ({_OPTIONS_LATER} AND theirs.options <> ours.options)
ORDER BY 1"""
DOCUMENTS = f"SELECT {', '.join(rows.DOCUMENT)} FROM {{schema}}.documents ORDER BY path"
SHARED = f"SELECT theirs.path, ours.path, count(*) {BOTH} GROUP BY 1, 2 ORDER BY 1, 2"
HOME = "INSERT INTO merge_homes (path, home) VALUES (?, ?)"

# ---------------------------------------------------------------- notes

_NOTE = ("guid", "path", *rows.NOTE[1:], *rows.DECISION)
_COMING = """path IN (
    SELECT path FROM merge_new CROSS JOIN other.notes USING (guid)
    UNION SELECT path FROM other.rescues WHERE candidate NOT IN (SELECT candidate FROM main.rescues)
)"""
NOTES = (
    # The file of a document here says what its notes are: the next build has to look. One that comes along is not
    # here yet.
    """UPDATE main.documents SET sha256 = 'merged' WHERE sha256 NOT IN ('', 'merged') AND settings <> '' AND path IN (
        SELECT home FROM merge_new CROSS JOIN other.notes USING (guid) CROSS JOIN merge_homes USING (path)
        UNION SELECT ours.path FROM merge_differing CROSS JOIN main.notes AS ours USING (guid) WHERE is_theirs
    )""",
    f"""INSERT INTO main.documents ({", ".join(rows.DOCUMENT)})
    SELECT {", ".join(rows.DOCUMENT)} FROM other.documents JOIN merge_homes USING (path)
    WHERE home = path AND {_COMING} ON CONFLICT DO NOTHING""",
    f"""INSERT INTO main.notes ({", ".join(_NOTE)})
    SELECT {", ".join(f"theirs.{name}" if name != "path" else "home" for name in _NOTE)}
    FROM merge_new CROSS JOIN other.notes AS theirs USING (guid)
    CROSS JOIN merge_homes ON merge_homes.path = theirs.path""",
    f"""UPDATE main.notes SET ({", ".join(_BUILT)}) = (
        SELECT {of("theirs", _BUILT)} FROM other.notes AS theirs WHERE theirs.guid = notes.guid
    ) WHERE guid IN (SELECT guid FROM merge_differing WHERE is_theirs)""",
    # A note has the notetype it was made with.
    """UPDATE main.notes SET (created_at, notetype) = (theirs.created_at, theirs.notetype) FROM other.notes AS theirs
    WHERE theirs.guid = notes.guid AND theirs.kind = notes.kind
    AND (theirs.created_at, theirs.notetype) < (notes.created_at, notes.notetype)""",
    # A number once given is kept; whether the note still has it is told by its text.
    """INSERT INTO main.cards (guid, ordinal, suspended, flag, hidden, buried_until, asked_again_at, present)
    SELECT guid, ordinal, suspended, flag, hidden, buried_until, asked_again_at,
        present AND EXISTS (SELECT 1 FROM merge_new WHERE merge_new.guid = theirs.guid)
    FROM other.cards AS theirs WHERE NOT EXISTS (
        SELECT 1 FROM main.cards AS ours WHERE ours.guid = theirs.guid AND ours.ordinal = theirs.ordinal
    )""",
    """UPDATE main.cards SET buried_until = theirs.buried_until FROM other.cards AS theirs
    WHERE theirs.guid = cards.guid AND theirs.ordinal = cards.ordinal
    AND theirs.buried_until > coalesce(cards.buried_until, '')""",
    """UPDATE main.cards SET asked_again_at = theirs.asked_again_at FROM other.cards AS theirs
    WHERE theirs.guid = cards.guid AND theirs.ordinal = cards.ordinal
    AND theirs.asked_again_at > coalesce(cards.asked_again_at, '')""",
)
DUE_IF_ASKED_AGAIN = """UPDATE main.cards SET due_at = asked_again_at
WHERE asked_again_at > last_review_at AND due_at > asked_again_at
AND EXISTS (SELECT 1 FROM other.cards AS theirs WHERE theirs.guid = cards.guid AND theirs.ordinal = cards.ordinal)"""
REWORDED = """SELECT DISTINCT guid FROM (
    SELECT guid FROM merge_differing WHERE is_theirs
    UNION SELECT merge_words.guid FROM merge_words CROSS JOIN merge_differing USING (guid) WHERE kind = 'edit'
) ORDER BY guid"""
"""Notes of both whose cards may be others now."""
DIFFERING = f"""SELECT differing.guid, ours.modified_at, differing.modified_at, differing.seen = {{here}},
    theirs.modified_at, json_array({of("theirs", _SEEN)}) = {{here}}
FROM merge_differing AS differing
CROSS JOIN main.notes AS ours USING (guid) CROSS JOIN other.notes AS theirs USING (guid)
ORDER BY differing.guid""".format(here=f"json_array({of('ours', _SEEN)})")

# ---------------------------------------------------------------- decisions

_LAST = """(SELECT word.value FROM main.decisions AS word
    WHERE word.guid = {table}.guid AND word.ordinal = {ordinal} AND word.kind = '{kind}'
    ORDER BY word.decided_at DESC LIMIT 1)"""


def _by_the_log(table: str, kind: str) -> str:
    ordinal, key = ("-1", "guid") if table == "notes" else ("cards.ordinal", "guid, ordinal")
    last = f"nullif({_LAST.format(table=table, ordinal=ordinal, kind=kind)}, 'null')"
    return f"""UPDATE main.{table} SET {kind} = {last}
    WHERE ({key}) IN (SELECT {key} FROM merge_words WHERE kind = '{kind}')
    AND {kind} IS NOT {last}"""


def _undecided(kind: str) -> str:
    return f"""UPDATE main.cards SET {kind} = theirs.{kind} FROM other.cards AS theirs
    WHERE theirs.guid = cards.guid AND theirs.ordinal = cards.ordinal AND theirs.{kind} > cards.{kind}
    AND NOT EXISTS (
        SELECT 1 FROM main.decisions AS word
        WHERE word.guid = cards.guid AND word.ordinal = cards.ordinal AND word.kind = '{kind}'
    )"""


DECISIONS = (
    """INSERT INTO main.decisions (guid, ordinal, kind, decided_at, value, source)
    SELECT guid, ordinal, kind, decided_at, value, source FROM merge_words CROSS JOIN other.decisions
    USING (guid, ordinal, kind) WHERE true
    ON CONFLICT DO UPDATE SET value = excluded.value, source = excluded.source
    WHERE (excluded.value, excluded.source) > (value, source)""",
    *(_by_the_log("notes", kind) for kind in rows.DECISION),
    *(_by_the_log("cards", kind) for kind in ("suspended", "flag")),
    *(_undecided(kind) for kind in ("suspended", "flag")),
)

# ---------------------------------------------------------------- the rest

REST = (
    """INSERT INTO main.media (sha256, suffix, content)
    SELECT sha256, suffix, content FROM other.media WHERE sha256 NOT IN (SELECT sha256 FROM main.media)""",
    """INSERT INTO main.rescues (path, candidate, rescued_at)
    SELECT home, candidate, min(rescued_at) FROM other.rescues AS theirs JOIN merge_homes USING (path)
    WHERE candidate NOT IN (SELECT candidate FROM main.rescues) GROUP BY candidate""",
    """INSERT INTO main.deck_options (deck, options, set_at)
    SELECT deck, options, set_at FROM other.deck_options WHERE true
    ON CONFLICT DO UPDATE SET options = excluded.options, set_at = excluded.set_at
    WHERE (excluded.set_at, excluded.options) > (set_at, options)""",
    # Undoing a build here takes away nothing that is the other store's as well, and puts no older text over its.
    """DELETE FROM main.builds_before WHERE kind = 'note' AND (
        key ->> 0 IN (SELECT guid FROM merge_differing WHERE is_theirs)
        OR (before IS NULL AND key ->> 0 IN (
            SELECT guid FROM other.notes WHERE withdrawn = 0 AND (
                guid IN (SELECT guid FROM merge_touched) OR guid IN (SELECT guid FROM merge_words)
            )
        ))
    )""",
)
_LATER_SEEN = """FROM other.anki_seen AS theirs JOIN other.builds AS read ON read.id = theirs.build
WHERE read.built_at > coalesce((
    SELECT max(builds.built_at) FROM main.anki_seen AS ours JOIN main.builds ON builds.id = ours.build
    WHERE ours.collection = theirs.collection AND ours.guid = theirs.guid
), '') AND NOT EXISTS (
    SELECT 1 FROM other.anki_seen AS later
    WHERE later.collection = theirs.collection AND later.guid = theirs.guid AND later.build > theirs.build
)"""
SEEN_TIMES = f"SELECT DISTINCT read.id, read.built_at {_LATER_SEEN} ORDER BY read.built_at, read.id"
SEEN_BUILD = "INSERT INTO main.builds (built_at) VALUES (?)"
"""Without what was before it, so that no undo finds it; its id is higher than those of imports here."""
SEEN = f"""INSERT INTO main.anki_seen (collection, guid, build, note_id, sent, digest, tags, cards)
SELECT theirs.collection, theirs.guid, :here, note_id, sent, digest, tags, cards {_LATER_SEEN}
AND theirs.build = :there"""
