"""Cards that somebody wrote in a file of their own: text in, cards and refusals out; no I/O, no store."""
