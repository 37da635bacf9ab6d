"""Owns what the screens are made of; must not do what a learner does."""
