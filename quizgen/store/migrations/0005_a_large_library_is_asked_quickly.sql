-- What the queue of a day depends on, along indexes alone: no note or card is read that is not asked.
DROP INDEX cards_due;
CREATE INDEX cards_due ON cards (
    due_at, guid, ordinal, state, last_review_at, stability, buried_until, flag, suspended, present
) WHERE due_at IS NOT NULL AND suspended = 0 AND present = 1;
CREATE INDEX cards_new ON cards (guid, ordinal, buried_until, flag, suspended, present, due_at)
WHERE due_at IS NULL AND suspended = 0 AND present = 1;
CREATE INDEX notes_asked ON notes (guid, deck, status, rejected) WHERE status = 'active' AND rejected = 0;
CREATE INDEX notes_in_deck ON notes (deck, guid);
