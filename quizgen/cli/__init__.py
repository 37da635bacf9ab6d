"""Owns the command line: importing it registers every command; each body is one call into `commands/`."""

from quizgen.cli import building, deciding, diagnosing, exchanging, joining, quizzing, showing
from quizgen.cli.root import cli

__all__ = ["building", "cli", "deciding", "diagnosing", "exchanging", "joining", "main", "quizzing", "showing"]


def main() -> None:
    """The command line was carried out; the process ends with its exit code."""
    cli(prog_name="quizgen")
