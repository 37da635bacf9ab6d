"""Measures quizgen against what it stands on, as ratios taken in one run; no part of what is installed."""
