"""Owns `python -m quizgen`; holds no logic."""

from quizgen.cli import main

if __name__ == "__main__":
    main()
