"""Long results are paged at a terminal, and only there."""

import sys
from pathlib import Path

import pexpect
import pytest

from quizgen.commands import output
from quizgen.store import Store
from tests.commands import samples


@pytest.mark.terminal
@pytest.mark.parametrize(("number", "is_paged"), [(1, False), (30, True)], ids=["short", "long"])
def test_only_what_does_not_fit_the_terminal_is_paged(store: Path, number: int, is_paged: bool) -> None:
    """A listing longer than the terminal goes through PAGER, a short one does not."""
    with Store.open(store) as opened:
        notes = [samples.note(f"guid{index:03}", samples.question(start=index)) for index in range(number)]
        opened.save(samples.document(), notes)

    shown = pexpect.run(
        f"{sys.executable} -m quizgen --store {store} cards",
        env={"PAGER": "sed s/^/paged:/", "TERM": "xterm", "PATH": "/usr/bin:/bin"},
        encoding="utf-8",
    )

    assert (shown.startswith("paged:guid000"), "guid000" in shown) == (is_paged, True)


@pytest.mark.parametrize(("number", "text"), [(0, "0 cards"), (1, "1 card"), (2, "2 cards"), (12345, "12,345 cards")])
def test_one_is_singular(number: int, text: str) -> None:
    """A count and its noun agree."""
    assert output.counted(number, "card") == text
