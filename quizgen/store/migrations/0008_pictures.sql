-- Pictures of documents, each once, so that a package can be made later and elsewhere.
CREATE TABLE media (
    sha256  TEXT NOT NULL PRIMARY KEY,
    suffix  TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
ALTER TABLE notes ADD COLUMN media TEXT NOT NULL DEFAULT '[]';

-- What notes were before a build has the new column too, or older builds could not be undone.
UPDATE builds_before SET before = json_insert(before, '$[#]', '[]') WHERE kind = 'note' AND before IS NOT NULL;
