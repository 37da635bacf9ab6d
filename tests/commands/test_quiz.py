"""`quizgen quiz` asks what is due, keeps each answer, and says what to do when there is nothing to ask."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from quizgen.commands import clock
from quizgen.model import ClozePart, Rating
from quizgen.store import Store
from tests.commands import samples
from tests.commands.conftest import Quizgen

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon, a second later at each look."""
    set_clock(monkeypatch, NOON)


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """It is `moment`, a second later at each look."""
    seconds = ticks()
    monkeypatch.setattr(clock, "now", lambda: moment + next(seconds))


def ticks() -> Iterator[timedelta]:
    """0 s, 1 s, 2 s, …"""
    return (timedelta(seconds=second) for second in count())


def ratings(path: Path) -> list[tuple[str, Rating]]:
    """The answers the store keeps."""
    with Store.open(path) as store:
        return [(review.guid, review.rating) for review in store.reviews()]


def test_answers_are_kept(quizgen: Quizgen, filled: Path) -> None:
    """Each card asked, revealed and rated leaves its review in the store."""
    result = quizgen("quiz", answers="\n4\n\n4\n")

    assert (result.exit_code, ratings(filled)) == (0, [("aaa111", Rating.EASY), ("aab222", Rating.EASY)])


def test_an_answer_taken_back_is_not_kept(quizgen: Quizgen, filled: Path) -> None:
    """u undoes the last answer in the store too."""
    quizgen("quiz", answers="\n4\nu\nq\n")

    assert ratings(filled) == []


def test_answers_before_the_end_of_input_are_kept(quizgen: Quizgen, filled: Path) -> None:
    """A quiz whose terminal goes away has lost nothing."""
    result = quizgen("quiz", answers="\n4\n")

    assert (result.exit_code, ratings(filled)) == (0, [("aaa111", Rating.EASY)])


@pytest.mark.usefixtures("filled")
def test_the_limit_ends_a_quiz(quizgen: Quizgen, store: Path) -> None:
    """--limit 1 asks one card, though two are new."""
    quizgen("quiz", "--limit", "1", answers="\n4\n\n4\n")

    assert len(ratings(store)) == 1


@pytest.mark.usefixtures("filled")
def test_new_cards_are_rationed_over_the_whole_day(quizgen: Quizgen, store: Path) -> None:
    """With --new 1 a second quiz on the same day brings no second new card."""
    quizgen("quiz", "--new", "1", answers="\n4\n\n4\n")

    result = quizgen("quiz", "--new", "1", answers="\n4\n")

    assert (len(ratings(store)), result.exit_code, "nothing is due now" in result.stderr) == (1, 0, True)


@pytest.mark.usefixtures("filled")
def test_the_ration_is_new_on_the_next_day(quizgen: Quizgen, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After 04:00 the day's new cards are there again."""
    quizgen("quiz", "--new", "1", answers="\n4\n")
    set_clock(monkeypatch, NOON + timedelta(days=1))

    quizgen("quiz", "--new", "1", answers="\n4\n")

    assert len(ratings(store)) == 2


@pytest.mark.usefixtures("filled")
def test_when_nothing_is_due_it_is_said_when_something_is(quizgen: Quizgen, in_utc: None) -> None:
    """The message names the moment of the next card and the new cards left."""
    quizgen("quiz", "--new", "1", answers="\n4\n")

    result = quizgen("quiz", "--new", "1")

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "nothing is due now\n"
        "the next card is due on Tuesday, 10 March 2026 at 04:00\n"
        "1 new card left: ask more today with a higher --new\n",
    )


def test_siblings_of_new_cards_do_not_use_up_the_ration(quizgen: Quizgen, store: Path, two_gaps: None) -> None:
    """With --new 2 a note with two gaps and a question give one card each."""
    quizgen("quiz", "--new", "2", answers="\n4\n\n4\n\n4\n")

    assert [guid for guid, _ in ratings(store)] == ["gaps", "question"]


@pytest.mark.usefixtures("filled")
def test_only_the_deck_asked_for_is_asked(quizgen: Quizgen, store: Path) -> None:
    """--deck leaves the cards of other decks alone."""
    with Store.open(store) as opened:
        other = samples.note("ddd444", samples.question("Where?", "there"), deck="Elsewhere")
        opened.save(samples.document("/study/other.md", deck="Elsewhere"), [other])

    quizgen("quiz", "--deck", "Elsewhere", answers="\n4\n\n4\n\n4\n")

    assert [guid for guid, _ in ratings(store)] == ["ddd444"]


def test_an_empty_store_says_how_to_fill_it(quizgen: Quizgen, store: Path) -> None:
    """Without any document there is nothing to ask, and the way out is named."""
    Store.open(store).close()

    result = quizgen("quiz")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: there are no cards yet\n  hint: make some with `quizgen build notes.md`\n",
    )


def test_an_unknown_deck_is_told(quizgen: Quizgen, filled: Path) -> None:
    """A misspelt deck is the user's problem."""
    result = quizgen("quiz", "--deck", "Blod")

    assert (result.exit_code, "deck 'Blod' not found" in result.stderr) == (1, True)


def test_a_quiz_loads_nothing_that_only_building_needs(filled: Path) -> None:
    """Neither spaCy nor genanki, jinja2 and markdown-it are imported by a quiz."""
    script = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from quizgen.cli import cli\n"
        f"result = CliRunner().invoke(cli, ['--store', {str(filled)!r}, 'quiz'], input='\\n4\\nq\\n')\n"
        "assert result.exit_code == 0, result.output\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'genanki', 'jinja2', 'markdown_it', 'wordfreq', 'lemminflect'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.fixture
def two_gaps(store: Path) -> None:
    """A store with a cloze of two deletions, then a question."""
    gaps = samples.cloze(start=5)
    parts = (*gaps.cloze, ClozePart("In the "), ClozePart("spleen", 2))
    with Store.open(store) as opened:
        opened.save(
            samples.document(),
            [
                samples.note("gaps", replace(gaps, cloze=parts)),
                samples.note("question", samples.question(start=60)),
            ],
        )
