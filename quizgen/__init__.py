"""quizgen turns study documents into spaced-repetition flashcards, offline, and keeps them through edits."""

__version__ = "0.1.0"
