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
, edit TEXT) STRICT;  -- JSON: the learner's wording and the document's it was made over

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

-- Every answer ever given: append-only, the truth about progress. id is milliseconds since the epoch.
CREATE TABLE reviews (
    guid        TEXT NOT NULL,
    ordinal     INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    rating      INTEGER NOT NULL CHECK (rating IN (1, 2, 3, 4)),
    reviewed_at TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    source      TEXT NOT NULL
    -- The interval that a card in Review had when it was answered; 0 while new or in steps.
, last_interval_days INTEGER NOT NULL DEFAULT 0 CHECK (last_interval_days >= 0),
    PRIMARY KEY (guid, ordinal, id),
    FOREIGN KEY (guid, ordinal) REFERENCES cards (guid, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX reviews_in_time ON reviews (reviewed_at, guid, ordinal, id);

CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews
BEGIN
    SELECT raise(ABORT, 'reviews are append-only');
END;

CREATE TRIGGER reviews_stand BEFORE UPDATE ON reviews
BEGIN
    SELECT raise(ABORT, 'reviews are append-only');
END;

-- Reviews taken back. Append-only too: what happened stays on record.
CREATE TABLE review_undos (
    guid    TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    id      INTEGER NOT NULL,
    PRIMARY KEY (guid, ordinal, id),
    FOREIGN KEY (guid, ordinal, id) REFERENCES reviews (guid, ordinal, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_undos_stay BEFORE DELETE ON review_undos
BEGIN
    SELECT raise(ABORT, 'undos are append-only');
END;

CREATE TRIGGER review_undos_stand BEFORE UPDATE ON review_undos
BEGIN
    SELECT raise(ABORT, 'undos are append-only');
END;

-- The reviews that count.
CREATE VIEW standing_reviews AS
SELECT id, guid, ordinal, rating, reviewed_at, duration_ms, source, last_interval_days
FROM reviews
WHERE NOT EXISTS (
    SELECT 1 FROM review_undos AS undone
    WHERE undone.guid = reviews.guid AND undone.ordinal = reviews.ordinal AND undone.id = reviews.id
);

-- What was set for a deck and the decks below it, as JSON; '' is all decks. What is not set is the parent's.
CREATE TABLE deck_options (
    deck    TEXT NOT NULL PRIMARY KEY,
    options TEXT NOT NULL
) STRICT;

-- One run of a build each, so that it can be undone.
CREATE TABLE builds (
    id        INTEGER PRIMARY KEY,
    built_at  TEXT NOT NULL,
    undone_at TEXT
) STRICT;

-- What the rows that a build wrote were before it: keys and rows as JSON arrays, null where there was none.
CREATE TABLE builds_before (
    build  INTEGER NOT NULL REFERENCES builds (id),
    kind   TEXT NOT NULL CHECK (kind IN ('document', 'note', 'card')),
    key    TEXT NOT NULL,
    before TEXT,
    PRIMARY KEY (build, kind, key)
) STRICT, WITHOUT ROWID;
