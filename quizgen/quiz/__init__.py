"""Asks what is due: a pure session, and the screens over it."""
