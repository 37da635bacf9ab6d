PRAGMA journal_mode = WAL;
PRAGMA application_id = 1363625294;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
    interval_days  INTEGER,
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
INSERT INTO "cards" VALUES('aaa',0,0,2,NULL,2.3065,2.118,'2026-03-02T09:00:00.000000+00:00','2026-03-02T09:00:00.000000+00:00',1,0,2);
INSERT INTO "cards" VALUES('bbb',0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE documents (
    path     TEXT NOT NULL PRIMARY KEY,
    source   TEXT NOT NULL,
    title    TEXT NOT NULL,
    deck     TEXT NOT NULL,
    sha256   TEXT NOT NULL,  -- of the file's bytes
    settings TEXT NOT NULL,  -- hash of all else that decides the drafts
    built_at TEXT NOT NULL
) STRICT;
INSERT INTO "documents" VALUES('/notes/blood.md','blood.md','Blood','Biology','0000000000000000000000000000000000000000000000000000000000000000','1111111111111111','2026-03-02T09:00:00.000000+00:00');
CREATE TABLE harvests (
    path        TEXT NOT NULL REFERENCES documents (path),
    fingerprint TEXT NOT NULL,
    content     BLOB NOT NULL,  -- zlib-compressed JSON, see harvest_cache.py
    PRIMARY KEY (path, fingerprint)
) STRICT;
INSERT INTO "harvests" VALUES('/notes/blood.md','f1',X'78018B8E8E562A4C54D2510ACF482C51484E2C2ACA4C2D56C8AFA84C4FCDB3070A6716E5E701A9E85820E10964A329D1C3296CA06364A063A8A39494939F9F02322146C909C48C510219555C9A94959A5CA2A463A0676E0A96848A80A4636375A2636301033C30B0');
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
) STRICT;
INSERT INTO "notes" VALUES('aaa','/notes/blood.md','qa','blood.md','Biology','["exam"]','active','2026-03-02T09:00:00.000000+00:00','2026-03-02T09:00:00.000000+00:00','qa','What carries oxygen?','iron','[]','Iron carries oxygen.','Iron carries oxygen.',0,20,1,'blood','["Blood"]','subject',0.75,'["subject"]');
INSERT INTO "notes" VALUES('bbb','/notes/blood.md','qa','blood.md','Biology','["exam"]','active','2026-03-02T09:00:00.000000+00:00','2026-03-02T09:00:00.000000+00:00','qa','What carries oxygen?','iron','[]','Iron carries oxygen.','Iron carries oxygen.',40,60,1,'blood','["Blood"]','subject',0.75,'["subject"]');
CREATE TABLE review_undos (
    guid    TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    id      INTEGER NOT NULL,
    PRIMARY KEY (guid, ordinal, id),
    FOREIGN KEY (guid, ordinal, id) REFERENCES reviews (guid, ordinal, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "review_undos" VALUES('bbb',0,1772442000000);
CREATE TABLE reviews (
    guid        TEXT NOT NULL,
    ordinal     INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    rating      INTEGER NOT NULL CHECK (rating IN (1, 2, 3, 4)),
    reviewed_at TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    source      TEXT NOT NULL,
    PRIMARY KEY (guid, ordinal, id),
    FOREIGN KEY (guid, ordinal) REFERENCES cards (guid, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO "reviews" VALUES('aaa',0,1772442000000,3,'2026-03-02T09:00:00.000000+00:00',4000,'quizgen');
INSERT INTO "reviews" VALUES('bbb',0,1772442000000,3,'2026-03-02T09:00:00.000000+00:00',4000,'quizgen');
CREATE INDEX notes_in_order ON notes (status, source, path, span_start, guid);
CREATE INDEX notes_of_document ON notes (path);
CREATE TRIGGER notes_stay BEFORE DELETE ON notes
BEGIN
    SELECT raise(ABORT, 'notes are retired, never deleted');
END;
CREATE TRIGGER notetypes_stay BEFORE UPDATE OF notetype ON notes WHEN new.notetype <> old.notetype
BEGIN
    SELECT raise(ABORT, 'a note keeps its notetype');
END;
CREATE INDEX cards_due ON cards (due_at, guid, ordinal) WHERE due_at IS NOT NULL AND suspended = 0;
CREATE INDEX reviews_in_time ON reviews (reviewed_at, guid, ordinal, id);
CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews
BEGIN
    SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER reviews_stand BEFORE UPDATE ON reviews
BEGIN
    SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER review_undos_stay BEFORE DELETE ON review_undos
BEGIN
    SELECT raise(ABORT, 'undos are append-only');
END;
CREATE TRIGGER review_undos_stand BEFORE UPDATE ON review_undos
BEGIN
    SELECT raise(ABORT, 'undos are append-only');
END;
CREATE VIEW standing_reviews AS
SELECT id, guid, ordinal, rating, reviewed_at, duration_ms, source
FROM reviews
WHERE NOT EXISTS (
    SELECT 1 FROM review_undos AS undone
    WHERE undone.guid = reviews.guid AND undone.ordinal = reviews.ordinal AND undone.id = reviews.id
);
COMMIT;
