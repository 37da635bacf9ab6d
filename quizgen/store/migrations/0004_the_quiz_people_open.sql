-- What a learner does to a card in a quiz besides answering it. Flags are Anki's seven colours, 0 none.
ALTER TABLE cards ADD COLUMN flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN 0 AND 7);
ALTER TABLE cards ADD COLUMN buried_until TEXT;

-- The interval that a card in Review had when it was answered; 0 while new or in steps. Before this column it
-- was not kept: the days since the answer before, to the nearest, come close.
DROP VIEW standing_reviews;
DROP TRIGGER reviews_stand;
ALTER TABLE reviews ADD COLUMN last_interval_days INTEGER NOT NULL DEFAULT 0 CHECK (last_interval_days >= 0);
UPDATE reviews SET last_interval_days = coalesce((
    SELECT CAST(round(julianday(reviews.reviewed_at) - julianday(max(earlier.reviewed_at))) AS INTEGER)
    FROM reviews AS earlier
    WHERE earlier.guid = reviews.guid AND earlier.ordinal = reviews.ordinal AND earlier.reviewed_at < reviews.reviewed_at
), 0);
CREATE TRIGGER reviews_stand BEFORE UPDATE ON reviews
BEGIN
    SELECT raise(ABORT, 'reviews are append-only');
END;
CREATE VIEW standing_reviews AS
SELECT id, guid, ordinal, rating, reviewed_at, duration_ms, source, last_interval_days
FROM reviews
WHERE NOT EXISTS (
    SELECT 1 FROM review_undos AS undone
    WHERE undone.guid = reviews.guid AND undone.ordinal = reviews.ordinal AND undone.id = reviews.id
);

-- What was set for a deck and the decks below it; '' is all decks. What is not set is the parent's.
CREATE TABLE deck_options (
    deck    TEXT NOT NULL PRIMARY KEY,
    options TEXT NOT NULL
) STRICT;
