"""Labelled edits of our own documents: whether a note's review history follows its fact through them."""
