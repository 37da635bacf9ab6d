-- With what statistics ask of a review, so that a million of them are counted day by day along the index alone.
DROP INDEX reviews_in_time;
CREATE INDEX reviews_in_time ON reviews (
    reviewed_at, guid, ordinal, id, rating, duration_ms, last_interval_days
);

-- Where each note is and whether it is asked, in the order of the cards: statistics go through all of them.
CREATE INDEX notes_beside_cards ON notes (guid, deck, section, status, rejected, withdrawn);
