-- The store as it is now. Not executed by quizgen: migrations/ builds it, and a test proves both equal.
--
-- Times (columns ending in _at) are ISO 8601 text in UTC, always with microseconds and "+00:00", so that text
-- order is time order and nothing is lost on the way. Lists are JSON arrays. Text is plain, never escaped.
-- application_id 1363625294 ("QGEN") marks our files; user_version is the number of the last migration.

-- Each document that was ever built. path is its identity here, source the name learners see.
CREATE TABLE documents (
    path     TEXT NOT NULL PRIMARY KEY,
    source   TEXT NOT NULL,
    title    TEXT NOT NULL,
    deck     TEXT NOT NULL,
    sha256   TEXT NOT NULL,  -- of the file's bytes
    settings TEXT NOT NULL,  -- hash of all else that decides the drafts
    built_at TEXT NOT NULL
) STRICT;

-- What generation gave for a section, so that an unchanged section is not parsed again. A cache: a migration
-- that changes the shape of content simply empties it.
CREATE TABLE harvests (
    path        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    content     BLOB NOT NULL,  -- zlib-compressed JSON, see harvest_cache.py
    PRIMARY KEY (path, fingerprint)
) STRICT;

-- Drafts with identity. A note is never deleted: when its text goes, it is retired and keeps its history.
CREATE TABLE notes (
    guid        TEXT NOT NULL PRIMARY KEY,
    path        TEXT NOT NULL REFERENCES documents (path),
    notetype    TEXT NOT NULL CHECK (notetype IN ('qa', 'qa-typed', 'cloze')),
    source      TEXT NOT NULL,
    deck        TEXT NOT NULL,
    tags        TEXT NOT NULL,  -- JSON array
    status      TEXT NOT NULL CHECK (status IN ('active', 'retired')),
    created_at  TEXT NOT NULL,
    modified_at TEXT NOT NULL,  -- last change of what the learner sees
    kind        TEXT NOT NULL CHECK (kind IN ('qa', 'cloze')),
    question    TEXT NOT NULL,  -- empty for a cloze
    answer      TEXT NOT NULL,
    cloze       TEXT NOT NULL,  -- JSON array of [text, number, hint]; empty for a QA
    context     TEXT NOT NULL,
    quote       TEXT NOT NULL,  -- the evidence, verbatim
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    anchor      TEXT NOT NULL,
    section     TEXT NOT NULL,  -- JSON array: the heading path
    rule        TEXT NOT NULL,
    score       REAL NOT NULL,
    trace       TEXT NOT NULL   -- JSON array
, reasons TEXT NOT NULL DEFAULT '[]'  -- JSON array: what moved the score most
, replaces TEXT REFERENCES notes (guid)  -- the note that asked this fact in the other kind
, withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))  -- its build was undone; retired as well
, rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1))  -- from here on: the learner's
, own_tags TEXT NOT NULL DEFAULT '[]'  -- JSON array
, edit TEXT  -- JSON: the learner's wording and the document's it was made over
, media TEXT NOT NULL DEFAULT '[]') STRICT;  -- the build's: JSON array of [sha256, suffix, description, target]

-- Pictures of documents, each once, so that a package can be made later and elsewhere.
CREATE TABLE media (
    sha256  TEXT NOT NULL PRIMARY KEY,
    suffix  TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

-- Candidates that became no card by themselves and that the learner wants all the same.
CREATE TABLE rescues (
    path       TEXT NOT NULL REFERENCES documents (path),
    candidate  TEXT NOT NULL,  -- what it asks, hashed
    rescued_at TEXT NOT NULL,
    PRIMARY KEY (path, candidate)
) STRICT;

-- Document order, the order in which new cards are introduced.
CREATE INDEX notes_in_order ON notes (status, rejected, source, path, span_start, guid);
CREATE INDEX notes_of_document ON notes (path);
CREATE INDEX notes_asked ON notes (guid, deck, status, rejected) WHERE status = 'active' AND rejected = 0;
CREATE INDEX notes_in_deck ON notes (deck, guid);

-- Where each note is and whether it is asked, in the order of the cards: statistics go through all of them.
CREATE INDEX notes_beside_cards ON notes (guid, deck, section, status, rejected, withdrawn);

CREATE TRIGGER notes_stay BEFORE DELETE ON notes
BEGIN
    SELECT raise(ABORT, 'notes are retired, never deleted');
END;

CREATE TRIGGER notetypes_stay BEFORE UPDATE OF notetype ON notes WHEN new.notetype <> old.notetype
BEGIN
    SELECT raise(ABORT, 'a note keeps its notetype');
END;

-- One row for each thing asked. From state on, the columns are the memory: a cache of what replaying the
-- reviews gives. All are null for a card never reviewed; step is null in state Review (2) as well.
CREATE TABLE cards (
    guid           TEXT NOT NULL REFERENCES notes (guid),
    ordinal        INTEGER NOT NULL CHECK (ordinal >= 0),
    suspended      INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
    state          INTEGER CHECK (state IN (1, 2, 3)),
    step           INTEGER,
    stability      REAL,
    difficulty     REAL,
    due_at         TEXT,
    last_review_at TEXT,
    reps           INTEGER,
    lapses         INTEGER,
    interval_days  INTEGER
    -- Whether the note's text still has the card; what it hides: a number, once given, names nothing else; and
    -- when a changed fact made it due at once. Flags are Anki's seven colours, 0 none; until buried_until the card
    -- is not asked.
, present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)), hidden TEXT NOT NULL DEFAULT ''
, asked_again_at TEXT
, flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN 0 AND 7), buried_until TEXT,
    PRIMARY KEY (guid, ordinal),
    CONSTRAINT memory_is_whole CHECK (
        (state IS NULL) = (stability IS NULL)
        AND (state IS NULL) = (difficulty IS NULL)
        AND (state IS NULL) = (due_at IS NULL)
        AND (state IS NULL) = (last_review_at IS NULL)
        AND (state IS NULL) = (reps IS NULL)
        AND (state IS NULL) = (lapses IS NULL)
        AND (state IS NULL) = (interval_days IS NULL)
        AND (state IS NOT NULL OR step IS NULL)
    )
) STRICT, WITHOUT ROWID;

-- What the queue of a day depends on, along indexes alone: no note or card is read that is not asked.
CREATE INDEX cards_due ON cards (
    due_at, guid, ordinal, state, last_review_at, stability, buried_until, flag, suspended, present
) WHERE due_at IS NOT NULL AND suspended = 0 AND present = 1;
CREATE INDEX cards_new ON cards (guid, ordinal, buried_until, flag, suspended, present, due_at)
WHERE due_at IS NULL AND suspended = 0 AND present = 1;

-- What a learner decided, here or in Anki, of a note (ordinal -1) or a card: the last word on each kind counts, and
-- the column of that name is a cache of it. value is JSON, or what the column holds.
CREATE TABLE decisions (
    guid       TEXT NOT NULL REFERENCES notes (guid),
    ordinal    INTEGER NOT NULL CHECK (ordinal >= -1),
    kind       TEXT NOT NULL CHECK (kind IN ('rejected', 'own_tags', 'edit', 'suspended', 'flag')),
    decided_at TEXT NOT NULL,
    value      TEXT NOT NULL,
    source     TEXT NOT NULL,
    PRIMARY KEY (guid, ordinal, kind, decided_at)
) STRICT, WITHOUT ROWID;

-- Every answer ever given: append-only, the truth about progress. id is milliseconds since the epoch.
CREATE TABLE reviews (
    guid        TEXT NOT NULL,
    ordinal     INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    rating      INTEGER NOT NULL CHECK (rating IN (1, 2, 3, 4)),
    reviewed_at TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    source      TEXT NOT NULL
    -- The interval that a card in Review had when it was answered; 0 while new or in steps. The interval that the
    -- answer gave in Anki: days when positive, seconds when negative; 0 for answers given here, which replaying tells.
    -- And the import that brought it.
, last_interval_days INTEGER NOT NULL DEFAULT 0 CHECK (last_interval_days >= 0)
, interval INTEGER NOT NULL DEFAULT 0, imported_at TEXT,
    PRIMARY KEY (guid, ordinal, id),
    FOREIGN KEY (guid, ordinal) REFERENCES cards (guid, ordinal)
) STRICT, WITHOUT ROWID;

-- With what statistics ask of a review, so that a million of them are counted day by day along the index alone.
CREATE INDEX reviews_in_time ON reviews (
    reviewed_at, guid, ordinal, id, rating, duration_ms, last_interval_days
);

CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews
BEGIN
    SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER reviews_stand BEFORE UPDATE ON reviews
BEGIN
    SELECT raise(ABORT, 'reviews are append-only');
END;

-- Reviews taken back, and those of them that count again. Append-only too: what happened stays on record, and times
-- only grow, so that two stores can agree.
CREATE TABLE review_undos (
    guid    TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    id      INTEGER NOT NULL, undone_at TEXT NOT NULL DEFAULT '', redone_at TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (guid, ordinal, id),
    FOREIGN KEY (guid, ordinal, id) REFERENCES reviews (guid, ordinal, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_undos_stay BEFORE DELETE ON review_undos
BEGIN
    SELECT raise(ABORT, 'undos are append-only');
END;

CREATE TRIGGER review_undos_stand BEFORE UPDATE ON review_undos
WHEN (new.guid, new.ordinal, new.id) IS NOT (old.guid, old.ordinal, old.id)
    OR new.undone_at < old.undone_at OR new.redone_at < old.redone_at
BEGIN
    SELECT raise(ABORT, 'undos are append-only');
END;

-- The reviews that count.
CREATE VIEW standing_reviews AS
SELECT id, guid, ordinal, rating, reviewed_at, duration_ms, source, last_interval_days, interval
FROM reviews
WHERE NOT EXISTS (
    SELECT 1 FROM review_undos AS undone
    WHERE undone.guid = reviews.guid AND undone.ordinal = reviews.ordinal AND undone.id = reviews.id
    AND undone.redone_at <= undone.undone_at
);

-- What was done to a card's schedule in Anki without an answer: a due date was set, or it was forgotten (interval 0)
-- and is new again. Part of the log as reviews are; undone_at and redone_at as of reviews.
CREATE TABLE reschedules (
    guid          TEXT NOT NULL,
    ordinal       INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    interval_days INTEGER NOT NULL CHECK (interval_days >= 0),
    imported_at   TEXT NOT NULL,
    undone_at     TEXT NOT NULL DEFAULT '',
    redone_at     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (guid, ordinal, id),
    FOREIGN KEY (guid, ordinal) REFERENCES cards (guid, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reschedules_stay BEFORE DELETE ON reschedules
BEGIN
    SELECT raise(ABORT, 'reschedules are append-only');
END;

-- What was set for a deck and the decks below it, as JSON; '' is all decks. What is not set is the parent's.
CREATE TABLE deck_options (
    deck    TEXT NOT NULL PRIMARY KEY,
    options TEXT NOT NULL, set_at TEXT NOT NULL DEFAULT '') STRICT;

-- One run of a build each, so that it can be undone; an import is one too, and names its file.
CREATE TABLE builds (
    id        INTEGER PRIMARY KEY,
    built_at  TEXT NOT NULL,
    undone_at TEXT, imported TEXT) STRICT;

-- What the rows that a build wrote were before it: keys and rows as JSON arrays, null where there was none.
CREATE TABLE builds_before (
    build  INTEGER NOT NULL REFERENCES builds (id),
    kind   TEXT NOT NULL CHECK (kind IN ('document', 'note', 'card')),
    key    TEXT NOT NULL,
    before TEXT,
    PRIMARY KEY (build, kind, key)
) STRICT, WITHOUT ROWID;

-- What an Anki collection (named by when it was made) said of a note when an import (build) read it: what differs
-- since then, its learner did. The row of the last import counts, an undone one's is gone. sent is what our package
-- had said of it, digest and tags what the note said then, cards [[ordinal, suspended, flag], …]; no cards and no
-- digest when the note was no longer there.
CREATE TABLE anki_seen (
    collection TEXT NOT NULL,
    guid       TEXT NOT NULL,
    build      INTEGER NOT NULL REFERENCES builds (id),
    note_id    INTEGER NOT NULL,
    sent       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    tags       TEXT NOT NULL,
    cards      TEXT NOT NULL,
    PRIMARY KEY (collection, guid, build)
) STRICT, WITHOUT ROWID;
