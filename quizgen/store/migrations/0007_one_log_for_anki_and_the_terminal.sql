-- What a learner decides, as a log in which the last word counts: the columns of notes and cards are its cache.
CREATE TABLE decisions (
    guid       TEXT NOT NULL REFERENCES notes (guid),
    ordinal    INTEGER NOT NULL CHECK (ordinal >= -1),
    kind       TEXT NOT NULL CHECK (kind IN ('rejected', 'own_tags', 'edit', 'suspended', 'flag')),
    decided_at TEXT NOT NULL,
    value      TEXT NOT NULL,
    source     TEXT NOT NULL,
    PRIMARY KEY (guid, ordinal, kind, decided_at)
) STRICT, WITHOUT ROWID;
INSERT INTO decisions SELECT guid, -1, 'rejected', modified_at, '1', 'quizgen' FROM notes WHERE rejected = 1;
INSERT INTO decisions SELECT guid, -1, 'own_tags', modified_at, own_tags, 'quizgen' FROM notes WHERE own_tags <> '[]';
INSERT INTO decisions SELECT guid, -1, 'edit', modified_at, edit, 'quizgen' FROM notes WHERE edit IS NOT NULL;
INSERT INTO decisions
SELECT guid, ordinal, 'suspended', coalesce(last_review_at, modified_at), '1', 'quizgen'
FROM cards JOIN notes USING (guid) WHERE suspended = 1;
INSERT INTO decisions
SELECT guid, ordinal, 'flag', coalesce(last_review_at, modified_at), flag, 'quizgen'
FROM cards JOIN notes USING (guid) WHERE flag > 0;
ALTER TABLE deck_options ADD COLUMN set_at TEXT NOT NULL DEFAULT '';

-- Reviews that came from elsewhere, and a taking back that can be taken back.
ALTER TABLE reviews ADD COLUMN interval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reviews ADD COLUMN imported_at TEXT;
ALTER TABLE review_undos ADD COLUMN undone_at TEXT NOT NULL DEFAULT '';
ALTER TABLE review_undos ADD COLUMN redone_at TEXT NOT NULL DEFAULT '';
DROP TRIGGER review_undos_stand;
CREATE TRIGGER review_undos_stand BEFORE UPDATE ON review_undos
WHEN (new.guid, new.ordinal, new.id) IS NOT (old.guid, old.ordinal, old.id)
    OR new.undone_at < old.undone_at OR new.redone_at < old.redone_at
BEGIN
    SELECT raise(ABORT, 'undos are append-only');
END;
DROP VIEW standing_reviews;
CREATE VIEW standing_reviews AS
SELECT id, guid, ordinal, rating, reviewed_at, duration_ms, source, last_interval_days, interval
FROM reviews
WHERE NOT EXISTS (
    SELECT 1 FROM review_undos AS undone
    WHERE undone.guid = reviews.guid AND undone.ordinal = reviews.ordinal AND undone.id = reviews.id
    AND undone.redone_at <= undone.undone_at
);

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

-- An import is undone as a build is; what a collection said when it was last read tells what its learner did since.
ALTER TABLE builds ADD COLUMN imported TEXT;
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
