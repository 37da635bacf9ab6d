"""Measures writing an Anki package against plain genanki; as a program it is either side of the measurement."""

import sys
import time
from pathlib import Path

from bench import notes
from bench.measurement import Measurement
from bench.process import best, run

NOTES = 10_000


def measured(folder: Path) -> Measurement:
    """NOTES notes of equal content through our writer and through genanki's own."""

    def take(side: str) -> tuple[float, float]:
        taken = best(5, lambda: run("-m", "bench.writing", side, str(folder / f"{side}.apkg")))
        return float(taken.output), taken.peak

    ours, peak = take("quizgen")
    reference, reference_peak = take("genanki")
    name = f"package of {NOTES:,} notes, s"
    return Measurement(name, ours, reference, "plain genanki", "≤", 1.5, peak, reference_peak)


def _write_quizgen(path: Path) -> float:
    from quizgen.anki import package

    package.write(path, notes.made(1))
    made = notes.made(NOTES)
    begun = time.perf_counter()
    package.write(path, made)
    return time.perf_counter() - begun


def _write_genanki(path: Path) -> float:
    import genanki

    from quizgen.anki import rows

    made = rows.rows(notes.made(NOTES))
    begun = time.perf_counter()
    fields = [{"name": f"field {number}"} for number in range(len(made[0].fields))]
    template = {"name": "card", "qfmt": "{{field 0}}", "afmt": "{{field 1}}"}
    model = genanki.Model(1_600_000_000, "bench", fields=fields, templates=[template])
    deck = genanki.Deck(1_700_000_000, "Bench")
    for row in made:
        deck.add_note(genanki.Note(model=model, fields=list(row.fields), guid=row.guid, tags=list(row.tags)))
    genanki.Package(deck).write_to_file(str(path))
    return time.perf_counter() - begun


if __name__ == "__main__":
    sides = {"quizgen": _write_quizgen, "genanki": _write_genanki}
    print(sides[sys.argv[1]](Path(sys.argv[2])))
