"""Owns how tests read a small Markdown text into sentences; must not test."""

from pathlib import Path

from quizgen.documents import read
from quizgen.generate.candidate import Sentence
from quizgen.generate.reading import sentences
from quizgen.generate.topic import about


def sentences_of(folder: Path, text: str) -> list[Sentence]:
    """Every sentence of the document that `text` is, as the rules see it."""
    path = folder / "notes.md"
    path.write_text(text, encoding="utf-8")
    document = read(path, path.name)
    known = about(document)
    return [found for section in document.sections for found in sentences(section, known)]
