"""Reads files into documents: bytes in, sections of blocks out; must not know spaCy."""
