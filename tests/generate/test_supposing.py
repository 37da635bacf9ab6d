"""Which sentences tell an invented case."""

from pathlib import Path

import pytest

from tests.generate.reading_of import sentences_of

pytestmark = pytest.mark.model

LEVER = """# Levers

## The law of the lever

Suppose that a crate of 60 kg hangs 2 m from the pivot. A weight of 40 kg balances the crate at 3 m. The law of the
lever was proved by Archimedes in 1870.

A seesaw is a lever with a pivot in its middle.
"""

MARKET = """# Auctions

## Bids

Consider a village with three bidders, whose bids are as follows:

| Round | Bids | Price |
|---|---|---|
| First | 9 | 20 |
| Second | 4 | 30 |

At $20 there are nine bids for the cow. The second-price auction was described by William Vickrey.

At $450 million Salvator Mundi was the dearest painting ever sold.
"""


def _reasons(folder: Path, text: str) -> dict[str, str]:
    return {found.raw[:12]: found.unresolved for found in sentences_of(folder, text)}


def test_a_case_goes_on_in_its_paragraph_with_its_figures(tmp_path: Path) -> None:
    """What is true of every case stands beside it, and behind it."""
    reasons = _reasons(tmp_path, LEVER)

    assert reasons["Suppose that"] == reasons["A weight of "] == "of an invented case"
    assert reasons["The law of t"] == reasons["A seesaw is "] == ""


def test_a_case_goes_on_behind_its_table(tmp_path: Path) -> None:
    """The rows are of it too; the paragraph after the next is not."""
    reasons = _reasons(tmp_path, MARKET)

    assert reasons["At $20 there"] == "of an invented case"
    assert reasons["The second-p"] == reasons["At $450 mill"] == ""
    assert not any("First" in raw for raw in reasons)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A farmer who sells eggs at $4 a dozen will keep more hens.", "of an invented case"),
        ("A worker who joins a union pays dues.", ""),
        ("Imagine that you stand on the moon.", "of an invented case"),
    ],
)
def test_a_case_may_be_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    """Somebody with a sum of money, or the reader somewhere."""
    (found,) = sentences_of(tmp_path, f"# Trade\n\n{text}\n")

    assert found.unresolved == told
