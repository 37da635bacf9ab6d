"""Owns the figures of the measuring scripts beside the project: coverage, flags, an expert's facts; '' without them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from quality.corpus import SHARED

SCRIPTS = SHARED.parent / "eval"
GOLD = SHARED.parent / "gold"
DECKS = {
    "med": (SHARED / "dev_med",),
    "textbook": tuple(sorted((SHARED / "dev_textbook").glob("*.md"))),
    "textbook_nobold": (SHARED / "dev_textbook" / "nobold",),
    "squad": (SHARED / "dev_squad" / "txt",),
    "expert": (
        *sorted((SHARED.parent / "seed").glob("*.txt")),
        *sorted((SHARED / "labelled" / "documents").glob("*gout*")),
    ),
}
"""What the scripts want to see built, by the name they know it by; "expert" is what only the gold facts are about."""
GOLD_OF = {"hemorrhoids": "med", "huntington_disease": "med", "psychology_stages_of_sleep": "textbook_nobold"}
FIGURES = (
    "cards", "kinds", "noise_pct", "duplicate_pct", "leak_full_pct", "dangling_pct", "section_coverage_pct",
    "list_item_recall_pct", "kp_union3_mean_recall", "term_as_answer_pct", "term_definitional_pct",
    "answer_recall_top1n_pct", "answer_recall_top2n_pct",
)  # fmt: skip


def lines() -> Iterator[str]:
    """A line for each measured deck and each expert; nothing where the scripts are not at hand."""
    if not SCRIPTS.is_dir():
        return
    with TemporaryDirectory() as folder:
        decks = {name: _deck(Path(folder), name, paths) for name, paths in DECKS.items()}
        out = Path(folder) / "out.json"
        _script("run_all.py", "--dev", SHARED, out, folder)
        for name, found in json.loads(out.read_text(encoding="utf-8")).items():
            told = {key: found[key] for key in FIGURES if key in found} if isinstance(found, dict) else {}
            if told:
                yield f"{name}: {told}"
        for gold in sorted(GOLD.glob("*.jsonl")):
            deck = decks[GOLD_OF.get(gold.stem, "expert")]
            yield f"{gold.stem}: {_script('gold_recall.py', deck, gold).splitlines()[-1]}"


def _deck(folder: Path, name: str, paths: tuple[Path, ...]) -> Path:
    deck = folder / f"{name}.jsonl"
    quizgen = [sys.executable, "-m", "quizgen", "--store", str(folder / f"{name}.db")]
    subprocess.run([*quizgen, "build", *map(str, paths)], check=True, capture_output=True)
    subprocess.run([*quizgen, "export", "--format", "jsonl", "-o", str(deck)], check=True, capture_output=True)
    return deck


def _script(name: str, *arguments: object) -> str:
    command = [sys.executable, "-B", str(SCRIPTS / name), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=SCRIPTS).stdout
