"""Owns the one SQLite file and all SQL over it; rows never leave."""
