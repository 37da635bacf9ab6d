"""Spoils Anki files at random and reads them: `python -m tests.anki.reading.fuzz [NUMBER [FIRST SEED]]`.

Whatever is not read must be refused in words; anything else breaks off with the seed that shows it again.
"""

import math
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, get_origin, get_type_hints

from quizgen.anki.foreign import About, ForeignCard, ForeignNote, ForeignReview, Stage
from quizgen.anki.reading import ForeignCollection, opened, rows
from quizgen.errors import QuizgenError
from tests.anki.reading.learned import PACKAGES, Learned, learned
from tests.anki.reading.mutations import mutated

FLAVOURS = ("ours.apkg", "collection.anki2", *PACKAGES)
INPUTS = 10_000


def flavours(anki: Learned) -> dict[str, bytes]:
    """A good file of each kind; the live collection is without what its log says."""
    return {name: (anki.folder / name).read_bytes() for name in FLAVOURS}


def outcome(file: bytes, path: Path) -> str:
    """What came of reading all that a file has: 'read', or the first words of the refusal."""
    path.write_bytes(file)
    try:
        with opened(path) as collection:
            about = collection.about()
            collection.deleted_notes()
            counts = [
                sum(map(check, source)) for source in (collection.notes(), collection.cards(), collection.reviews())
            ]
            check_collection(collection, about)
    except QuizgenError as error:
        str(error).encode()  # it can be printed
        return " ".join(error.fact.split()[:9])
    if counts != [about.notes, about.cards, about.reviews]:
        raise AssertionError(f"{counts} rows where there should be {about}")
    return "read"


def check_collection(collection: ForeignCollection, about: About) -> None:
    """What is said of a collection can be printed and reckoned with."""
    about.day_zero + timedelta(days=rows.MOST_DAYS)
    repr(about).encode()
    for notetype in collection.notetypes().values():
        repr(notetype).encode()
        if len(notetype.fields) != len(notetype.field_ids):
            raise AssertionError(notetype)


def check(row: ForeignNote | ForeignCard | ForeignReview) -> int:
    """1; AssertionError when a value of the row is not of its type, and when a time is none."""
    for value, kinds in zip(row, KINDS[type(row)], strict=True):
        if not isinstance(value, kinds):
            raise AssertionError(row)
    datetime.fromtimestamp(row.id / 1000, UTC)
    if isinstance(row, ForeignCard):
        is_day = row.stage in (Stage.NEW, Stage.REVIEW)
        for moment in (row.last_review_s or 0, row.modified_s, 0 if is_day else row.due):
            datetime.fromtimestamp(moment, UTC)
        numbers = (row.stability, row.difficulty, row.desired_retention)
        if not all(math.isfinite(number) for number in numbers if number is not None):
            raise AssertionError(row)
    if isinstance(row, ForeignReview) and row.rating not in range(5):
        raise AssertionError(row)
    return 1


def _kinds(row: type) -> tuple[Any, ...]:
    """The types of a named tuple's values, tuples without what is in them."""
    return tuple(get_origin(kind) if get_origin(kind) is tuple else kind for kind in get_type_hints(row).values())


KINDS = {row: _kinds(row) for row in (ForeignNote, ForeignCard, ForeignReview)}


def main(inputs: int, first: int) -> None:
    started = time.monotonic()
    outcomes: Counter[str] = Counter()
    slowest = (0.0, 0)
    with tempfile.TemporaryDirectory() as folder, learned(Path(folder), notes=30, answers=60) as anki:
        good = flavours(anki)
        temporary = Path(folder) / "temporary"
        temporary.mkdir()
        tempfile.tempdir = str(temporary)
        for seed in range(first, first + inputs):
            random = Random(seed)
            name = random.choice(FLAVOURS)
            file = mutated(random, good[name])
            began = time.monotonic()
            try:
                outcomes[outcome(file, Path(folder) / f"spoilt-{name}")] += 1
            except BaseException:
                sys.stderr.write(f"seed {seed} ({name})\n")
                raise
            slowest = max(slowest, (time.monotonic() - began, seed))
        if any(temporary.iterdir()):
            raise AssertionError("temporary files were left behind")
        tempfile.tempdir = None
    for fact, count in outcomes.most_common(40):
        sys.stdout.write(f"{count:>7}  {fact}\n")
    spent = time.monotonic() - started
    sys.stdout.write(f"{inputs} spoilt files in {spent:.0f} s; slowest {slowest[0]:.2f} s (seed {slowest[1]})\n")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(numbers[0] if numbers else INPUTS, numbers[1] if len(numbers) > 1 else 0)
