-- Why a draft scored as it did, for `explain`; cached harvests have another shape now.
ALTER TABLE notes ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]';
DELETE FROM harvests;

-- Candidates that became no card by themselves and that the learner wants all the same.
CREATE TABLE rescues (
    path       TEXT NOT NULL REFERENCES documents (path),
    candidate  TEXT NOT NULL,
    rescued_at TEXT NOT NULL,
    PRIMARY KEY (path, candidate)
) STRICT;
