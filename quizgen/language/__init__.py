"""Owns the pinned spaCy model and what is known of English; must not know the store."""
