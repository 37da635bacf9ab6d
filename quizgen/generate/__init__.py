"""Turns sections into drafts, purely: no clock, no files but the question templates."""
