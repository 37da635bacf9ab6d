"""Owns how findings read, as text of 80 columns and as JSON; must not judge them."""

import re
import textwrap
import unicodedata
from pathlib import Path
from typing import Any

from quizgen.commands import output, rows
from quizgen.diagnosis.findings import Example, Findings
from quizgen.diagnosis.kinds import Kind, Weight
from quizgen.diagnosis.tellings import TELLINGS

WIDTH = 79
_MARKS = {Weight.LOSS: "!! ", Weight.TO_DO: "!  ", Weight.TOLD: "   "}
_INDENT, _AT = "     ", "   "
_NO_PATH = "FILE"
_COMMAND, _HARD = re.compile("`[^`]*`"), "\x00"
"""What is to be typed stays on one line."""


def text(findings: Findings, collection: Path | None, notes: int) -> str:
    """Every finding with examples and the way out, a blank line between, and the verdict."""
    told = [_finding(kind, count, examples, collection) for kind, count, examples in findings.told()]
    return "\n\n".join((*told, verdict(findings, notes)))


def verdict(findings: Findings, notes: int) -> str:
    """One line that says whether anything needs doing."""
    losses, to_do = findings.number(Weight.LOSS), findings.number(Weight.TO_DO)
    if not losses + to_do:
        return f"All is well: {output.counted(notes, 'note')} in the package, nothing needs doing."
    parts = [f"{losses:,} of what gets stuck or lost (!!)"] * bool(losses) + [f"{to_do:,} to do (!)"] * bool(to_do)
    return f"{output.counted(notes, 'note')} in the package; findings: {', '.join(parts)}."


def record(findings: Findings, package: Path | None, collection: Path | None) -> dict[str, Any]:
    """The findings as JSON values."""
    return {
        "package": str(package) if package else None,
        "collection": str(collection) if collection else None,
        "findings": [
            {
                "kind": str(kind),
                "severity": TELLINGS[kind].weight.name.lower().replace("_", "-"),
                "count": count,
                "says": said(kind, count),
                "way_out": way_out(kind, collection),
                "examples": [{"guid": one.guid, "ordinal": one.ordinal, "text": one.text} for one in examples],
            }
            for kind, count, examples in findings.told()
        ],
    }


def said(kind: Kind, count: int) -> str:
    """The finding in one sentence."""
    telling = TELLINGS[kind]
    return f"{output.counted(count, telling.noun)} {telling.verbs[count != 1]} {telling.rest}"


def way_out(kind: Kind, collection: Path | None) -> str:
    """What helps; empty where nothing needs help."""
    return TELLINGS[kind].way_out.replace("{file}", str(collection) if collection else _NO_PATH)


def _finding(kind: Kind, count: int, examples: list[Example], collection: Path | None) -> str:
    lines = [_wrapped(said(kind, count), _MARKS[TELLINGS[kind].weight], _AT)]
    lines += [fitting(_INDENT + _example(one)) for one in examples]
    if examples and len(examples) < count and kind is not Kind.RESHAPED:
        lines.append(f"{_INDENT}… and {count - len(examples):,} more (-v shows all)")
    if helping := way_out(kind, collection):
        lines.append(_wrapped(helping, f"{_AT}→ ", _INDENT))
    return "\n".join(lines)


def _example(one: Example) -> str:
    card = "" if one.ordinal is None else f" card {one.ordinal + 1}"
    return rows.one_line("  ".join(filter(None, (f"{one.guid}{card}", one.text))))


def _wrapped(words: str, first: str, other: str) -> str:
    unbroken = _COMMAND.sub(lambda found: found[0].replace(" ", _HARD), words)
    filled = textwrap.fill(
        unbroken, WIDTH, initial_indent=first, subsequent_indent=other, break_long_words=False, break_on_hyphens=False
    )
    return filled.replace(_HARD, " ")


def fitting(line: str) -> str:
    """The line, cut to the width; some characters take two columns, some none."""
    taken = 0
    for place, char in enumerate(line):
        taken += 0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        if taken > WIDTH:
            return line[: max(0, place - 1)].rstrip() + "…"
    return line
