"""Writes Anki packages; must not know the quiz."""
