"""Measures `quizgen build` of many documents: against bare parsing, and building them again, edited or not.

As a program (`python -m bench.building FOLDER`) it is the reference: it prints the seconds spaCy alone takes.
"""

import sys
import time
from pathlib import Path

from bench import texts
from bench.measurement import Measurement
from bench.process import Taken, best, run

_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def measured(folder: Path) -> tuple[Measurement, ...]:
    """The full build against spaCy over the same sentences; nothing new, and one new sentence, against the full one."""
    documents = folder / "documents"
    documents.mkdir()
    words = texts.written(documents)

    def build(store: str = "library.db") -> Taken:
        return run("-m", "quizgen", "--store", str(folder / store), "build", str(documents))

    parsing = run("-m", "bench.building", str(documents))
    full = build()
    again = best(7, build)
    edits = iter(range(9))

    def build_edited() -> Taken:
        _edit(documents, next(edits))
        return build()

    edited = best(3, build_edited)
    return (
        Measurement(
            "full build, words/s",
            words / full.seconds,
            words / float(parsing.output),
            "bare spaCy",
            *("≥", 0.4, full.peak, parsing.peak),
        ),
        Measurement(
            f"{texts.DOCUMENTS} documents unchanged, s",
            again.seconds,
            full.seconds,
            "full build",
            *("≤", 0.005, again.peak, full.peak),
        ),
        Measurement(
            f"one sentence edited in {texts.DOCUMENTS:,} documents, s",
            edited.seconds,
            full.seconds,
            "full build",
            *("≤", 0.005, edited.peak, full.peak),
        ),
    )


def _edit(documents: Path, number: int) -> None:
    """One word of one document is another."""
    path = sorted(documents.iterdir())[number]
    path.write_text(path.read_text(encoding="utf-8").replace(" the ", f" the {_ORDER[number]} ", 1), encoding="utf-8")


def _parse(folder: Path) -> float:
    """The seconds the model takes, with its default settings, for every sentence of the documents."""
    import spacy

    from quizgen.language.parser import PACKAGES

    model = spacy.load(next(package for package in PACKAGES if spacy.util.is_package(package)))
    sentences = _sentences(folder)
    begun = time.perf_counter()
    for _ in model.pipe(sentences):
        pass
    return time.perf_counter() - begun


def _sentences(folder: Path) -> list[str]:
    from quizgen import documents
    from quizgen.language.sentences import split

    found = (documents.read(path, path.name) for path in documents.discover(folder))
    blocks = (block.text.plain for document in found for section in document.sections for block in section.blocks)
    return [text[start:end] for text in blocks for start, end in split(text)]


if __name__ == "__main__":
    print(_parse(Path(sys.argv[1])))
