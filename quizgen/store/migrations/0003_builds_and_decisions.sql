-- What learners decide about notes, which no build touches; what builds change, so that they can be undone.
ALTER TABLE notes ADD COLUMN replaces TEXT REFERENCES notes (guid);
ALTER TABLE notes ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
ALTER TABLE notes ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1));
ALTER TABLE notes ADD COLUMN own_tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE notes ADD COLUMN edit TEXT;
DROP INDEX notes_in_order;
CREATE INDEX notes_in_order ON notes (status, rejected, source, path, span_start, guid);

-- Whether a note's text still has the card, and what it hides: numbers are given once.
ALTER TABLE cards ADD COLUMN present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1));
ALTER TABLE cards ADD COLUMN hidden TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN asked_again_at TEXT;
UPDATE cards SET hidden = coalesce((
    SELECT group_concat(part.value ->> 0, ' | ') FROM notes, json_each(notes.cloze) AS part
    WHERE notes.guid = cards.guid AND part.value ->> 1 = cards.ordinal + 1
), '');
UPDATE cards SET present = 0 WHERE hidden = '' AND guid IN (SELECT guid FROM notes WHERE kind = 'cloze');

-- A cache need not wait for its document.
DROP TABLE harvests;
CREATE TABLE harvests (
    path        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    content     BLOB NOT NULL,
    PRIMARY KEY (path, fingerprint)
) STRICT;

CREATE TABLE builds (
    id        INTEGER PRIMARY KEY,
    built_at  TEXT NOT NULL,
    undone_at TEXT
) STRICT;

CREATE TABLE builds_before (
    build  INTEGER NOT NULL REFERENCES builds (id),
    kind   TEXT NOT NULL CHECK (kind IN ('document', 'note', 'card')),
    key    TEXT NOT NULL,
    before TEXT,
    PRIMARY KEY (build, kind, key)
) STRICT, WITHOUT ROWID;
