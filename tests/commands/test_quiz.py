"""`quizgen quiz` asks what is due, keeps each answer, and says what to do when there is nothing to ask."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from quizgen.cli import quizzing
from quizgen.commands import clock
from quizgen.model import ClozePart, Rating
from quizgen.quiz import sitting
from quizgen.quiz.modes import Mode
from quizgen.store import Store
from quizgen.store.rows import stamp
from tests.commands import samples
from tests.commands.conftest import Quizgen
from tests.conftest import DECIDED_AT

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


def test_filters_are_told_when_nothing_is_due(quizgen: Quizgen, filled: Path, in_utc: None) -> None:
    """What is said of the next card is said of those that pass."""
    quizgen("quiz", answers="\n4\n\n3\n\n3\n")

    found = [quizgen("quiz", *filters).stderr for filters in (("--search", "oxygen"), ("--search", "no such thing"))]

    assert found == [
        "nothing is due now\nthe next card is due on Tuesday, 10 March 2026 at 04:00\n",
        "no cards match\n",
    ]


def test_reviews_held_back_are_told(quizgen: Quizgen, filled: Path, in_utc: None) -> None:
    """A review that waits for room or for a sibling comes when the day turns, and the reason is said."""
    quizgen("quiz", "--limit", "1", answers="\n4\n")
    with Store.open(filled) as store:
        store.set_options("", {"reviews_per_day": 0}, now=DECIDED_AT)
        store._connection.execute("UPDATE cards SET due_at = ? WHERE due_at IS NOT NULL", (stamp(NOON),))

    result = quizgen("quiz", "--new", "0")

    assert result.stderr == (
        "nothing is due now\n"
        "the next card is due on Tuesday, 03 March 2026 at 04:00\n"
        "reviews wait until tomorrow: today's limit is reached, or another card of their notes was asked\n"
        "1 new card left: ask more today with a higher --new\n"
    )


def test_a_step_that_runs_is_told(quizgen: Quizgen, filled: Path, in_utc: None) -> None:
    """A card whose step ends later today is due then."""
    with Store.open(filled) as store:
        store.set_options("", {"learning_steps": [7200], "new_per_day": 1}, now=DECIDED_AT)
    quizgen("quiz", answers="\n1\n")

    result = quizgen("quiz")

    assert "the next card is due on Monday, 02 March 2026 at 14:00\n" in result.stderr


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--deck", "Blod", "error: deck 'Blod' not found\n  hint: did you mean 'Blood'? `quizgen decks` lists"),
        ("--tag", "biologi", "error: tag 'biologi' not found\n  hint: did you mean 'biology'? `quizgen cards --json`"),
    ],
)
def test_unknown_names_are_told_with_near_ones(
    quizgen: Quizgen, filled: Path, option: str, name: str, said: str
) -> None:
    """A misspelt deck or tag is the user's problem."""
    result = quizgen("quiz", option, name)

    assert (result.exit_code, said in result.stderr) == (1, True)


def test_a_tag_is_known_in_any_case_and_by_its_beginning(quizgen: Quizgen, filled: Path) -> None:
    """The learner's own tags count, and a tag stands for those below it."""
    quizgen("tag", "Exam::hard", "aab222")

    result = quizgen("quiz", "--tag", "exam", answers="\n4\n\n")

    assert (result.exit_code, ratings(filled)) == (0, [("aab222", Rating.EASY)])


def test_cramming_changes_nothing(quizgen: Quizgen, filled: Path) -> None:
    """All that pass are asked, due or not, and the store is as before."""
    quizgen("quiz", answers="\n4\n\n4\n")
    before = filled.read_bytes()

    result = quizgen("quiz", "--cram", answers="\n1\n\n3\n\n4\n\n")

    assert result.stdout.count("What carries oxygen?") == 2
    assert result.stdout.endswith("Cramming: no answer was saved, and no card is due sooner or later for it.\n")
    assert filled.read_bytes() == before


def test_minutes_end_a_quiz(quizgen: Quizgen, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When they are over no card is drawn any more."""
    minutes = (timedelta(seconds=40 * number) for number in count())
    monkeypatch.setattr(clock, "now", lambda: NOON + next(minutes))

    result = quizgen("quiz", "--minutes", "3", answers="\n4\n\n4\n\n")

    assert "The time is over.\n" in result.stdout
    assert len(ratings(filled)) == 1


def test_a_clock_set_back_is_told(
    quizgen: Quizgen, filled: Path, in_utc: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With answers from the future it is said; what the clock says is due is asked, and ids go on from the last one."""
    quizgen("quiz", "--limit", "1", answers="\n4\n")
    set_clock(monkeypatch, NOON - timedelta(days=30))

    result = quizgen("quiz", answers="\n4\n")

    assert result.stderr == (
        "the clock of this computer stands before your last answer, of Monday, 02 March 2026 at 12:00; "
        "cards are asked as of the time it shows now\n"
    )
    assert [guid for guid, _ in ratings(filled)] == ["aab222", "aaa111"]
    with Store.open(filled) as store:
        later, earlier = store.reviews()
        assert later.id == earlier.id + 1


def test_answers_are_typed_where_that_is_wanted(quizgen: Quizgen, filled: Path) -> None:
    """--mode type asks for the answer and proposes its rating."""
    result = quizgen("quiz", "--mode", "type", "--limit", "1", answers="haemoglobin\n\n\n")

    assert "right: haemoglobin\n" in result.stdout
    assert ratings(filled) == [("aaa111", Rating.GOOD)]


def test_decks_have_limits_of_their_own(quizgen: Quizgen, filled: Path) -> None:
    """What is set for a deck holds without options, and --new stands above it."""
    with Store.open(filled) as store:
        store.set_options("Blood", {"new_per_day": 1}, now=DECIDED_AT)
    quizgen("quiz", answers="\n4\n\n4\n")
    limited = len(ratings(filled))

    quizgen("quiz", "--new", "2", answers="\n4\n\n4\n")

    assert (limited, len(ratings(filled))) == (1, 2)


def test_the_options_name_all_there_is() -> None:
    """The command line knows every flag and every mode, which it names without loading the quiz."""
    assert (sitting.FLAGS[1:], tuple(Mode)) == (quizzing.FLAGS, quizzing.MODES)


def test_an_empty_store_says_how_to_fill_it(quizgen: Quizgen, store: Path) -> None:
    """Without any document there is nothing to ask, and the way out is named."""
    Store.open(store).close()

    result = quizgen("quiz")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: there are no cards yet\n  hint: make some with `quizgen build notes.md`\n",
    )


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
