"""`quizgen stats`: how learning goes, in numbers."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quizgen.commands import stats_picture, stats_record, stats_screen
from quizgen.commands.stats import Request, gathered
from quizgen.figures import Figures
from quizgen.model import Guid
from quizgen.store import Store
from tests.commands import samples
from tests.commands.conftest import Quizgen
from tests.commands.learning import learnt
from tests.conftest import DECIDED_AT, MONDAY, make_document, make_memory, make_note, make_review

NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
def learning(store: Path) -> Iterator[Store]:
    """The test's store after a month of learning."""
    with learnt(store) as opened:
        yield opened


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal has 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")


def on_monday(store: Store, **asked: str | int) -> Figures:
    """The figures at the moment of tests, in UTC."""
    return gathered(store, Request(**asked), now=MONDAY, zone=UTC)  # type: ignore[arg-type]


# ---------------------------------------------------------------- the screen


@pytest.mark.usefixtures("wide")
def test_the_morning_screen(learning: Store) -> None:
    """Today, the next week, what is recalled, the last year and the decks, in 80 columns."""
    screen = stats_screen.essentials(on_monday(learning))

    assert screen.splitlines() == [
        "cards    1 new, 0 learning, 3 review, 0 relearning, 0 suspended",
        "today    1 due (1 overdue), 2 reviews in 8 s",
        "30 days  8 reviews in 32 s: 1 s a day, 4.0 s a review, 11 s a card",
        "streak   4 days",
        "",
        "due in 7 days  ▒ young █ mature    recalled    young  mature     all  asked",
        "today  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  1     today       50.0%       –   50.0%      2",
        "Tue 3  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  1     yesterday  100.0%       –  100.0%      1",
        "Wed 4                        0     week        66.7%    0.0%   50.0%      4",
        "Thu 5                        0     month       66.7%    0.0%   50.0%      4",
        "Fri 6                        0     year        75.0%    0.0%   60.0%      5",
        "Sat 7                        0     all time    75.0%    0.0%   60.0%      5",
        "Sun 8                        0",
        "",
        "reviews a day",
        "        Apr May Jun  Jul Aug  Sep Oct Nov  Dec Jan Feb",
        "Mon ····················································▒",
        "    ····················································",
        "Wed ····················································",
        "    ····················································",
        "Fri ···············································░···░",
        "    ···············································░···▓",
        "Sun ···················································▒",
        "    ░ 1+  ▒ 2+  ▓ 3+",
        "",
        "decks, with the reviews of 30 days",
        "due  new  recalled  time  notes  retired  deck",
        "  1    0     66.7%  24 s      2        0  Biology",
        "  0    1      0.0%   8 s      2        0  Physics",
    ]


def test_the_morning_screen_is_narrow_where_the_terminal_is(learning: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 40 columns, one below the other."""
    monkeypatch.setenv("COLUMNS", "40")

    screen = stats_screen.essentials(on_monday(learning))

    assert screen.splitlines() == [
        "cards    1 new, 0 learning, 3 review, 0",
        "         relearning, 0 suspended",
        "today    1 due (1 overdue), 2 reviews in",
        "         8 s",
        "30 days  8 reviews in 32 s: 1 s a day,",
        "         4.0 s a review, 11 s a card",
        "streak   4 days",
        "",
        "due in 7 days  ▒ young █ mature",
        "today  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  1",
        "Tue 3  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  1",
        "Wed 4                        0",
        "Thu 5                        0",
        "Fri 6                        0",
        "Sat 7                        0",
        "Sun 8                        0",
        "",
        "recalled    young  mature     all  asked",
        "today       50.0%       –   50.0%      2",
        "yesterday  100.0%       –  100.0%      1",
        "week        66.7%    0.0%   50.0%      4",
        "month       66.7%    0.0%   50.0%      4",
        "year        75.0%    0.0%   60.0%      5",
        "all time    75.0%    0.0%   60.0%      5",
        "",
        "reviews a day",
        "    Jul Aug  Sep Oct Nov  Dec Jan Feb",
        "Mon ···································▒",
        "    ···································",
        "Wed ···································",
        "    ···································",
        "Fri ······························░···░",
        "    ······························░···▓",
        "Sun ··································▒",
        "    ░ 1+  ▒ 2+  ▓ 3+",
        "",
        "decks, with the reviews of 30 days",
        "due  new  recalled  deck",
        "  1    0     66.7%  Biology",
        "  0    1      0.0%  Physics",
    ]


@pytest.mark.usefixtures("wide")
def test_all_of_it(learning: Store) -> None:
    """The forecast of the days asked for, ratings, histograms, hardest cards and sections too."""
    screen = stats_screen.all_of(on_monday(learning, days=7))

    assert screen.splitlines() == [
        "cards   1 new, 0 learning, 3 review, 0 relearning, 0 suspended",
        "today   1 due (1 overdue), 2 reviews in 8 s",
        "7 days  8 reviews in 32 s: 5 s a day, 4.0 s a review, 11 s a card",
        "streak  4 days",
        "",
        "due in 7 days  ▒ young █ mature    minutes in 7 days",
        "today  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  1     Mon 2     0",
        "Tue 3  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  1     Sun 1     0",
        "Wed 4                        0     Sat 28    0",
        "Thu 5                        0     Fri 27    0",
        "Fri 6                        0     Thu 26    0",
        "Sat 7                        0     Wed 25    0",
        "Sun 8                        0     Tue 24    0",
        "",
        "recalled    young  mature     all  asked    ratings of 7 days",
        "today       50.0%       –   50.0%      2    Again  2  25.0%",
        "yesterday  100.0%       –  100.0%      1    Hard   1  12.5%",
        "week        66.7%    0.0%   50.0%      4    Good   4  50.0%",
        "month       66.7%    0.0%   50.0%      4    Easy   1  12.5%",
        "year        75.0%    0.0%   60.0%      5",
        "all time    75.0%    0.0%   60.0%      5",
        "",
        "reviews a day",
        "        Apr May Jun  Jul Aug  Sep Oct Nov  Dec Jan Feb",
        "Mon ····················································▒",
        "    ····················································",
        "Wed ····················································",
        "    ····················································",
        "Fri ···············································░···░",
        "    ···············································░···▓",
        "Sun ···················································▒",
        "    ░ 1+  ▒ 2+  ▓ 3+",
        "",
        "stability in days                   difficulty",
        "0–1      ██████████            1    1–2                        0",
        "1–3      ████████████████████  2    2–3  ████████████████████  2",
        "3–7                            0    3–4                        0",
        "7–14                           0    4–5                        0",
        "14–30                          0    5–6                        0",
        "30–90                          0    6–7                        0",
        "90–180                         0    7–8                        0",
        "180–365                        0    8–9  ██████████            1",
        "365+                           0    9+                         0",
        "",
        "hardest cards",
        " id  lapses   Again  time  asks",
        "ccc       1  1 of 2   8 s  What bends light?",
        "aaa       1  1 of 4  16 s  What carries oxygen?",
        "",
        "decks, with the reviews of 7 days",
        "due  new  recalled  time  notes  retired  deck",
        "  1    0     66.7%  24 s      2        0  Biology",
        "  0    1      0.0%   8 s      2        0  Physics",
        "",
        "sections, with the reviews of 7 days",
        "due  new  recalled  time  notes  retired  section",
        "  0    0    100.0%  16 s      1        0  Blood > Colour",
        "  1    0      0.0%   8 s      1        0  Blood",
        "  0    1      0.0%   8 s      2        0  Light",
    ]


@pytest.mark.usefixtures("filled", "wide")
def test_before_the_first_review_there_is_little_to_say(quizgen: Quizgen) -> None:
    """What there is, how to begin, and the decks; nothing is claimed of memory."""
    result = quizgen("stats")

    assert result.stdout == (
        "cards  2 new, 0 learning, 0 review, 0 relearning, 0 suspended\n"
        "today  0 due, 0 reviews\n"
        "       no reviews yet: begin with `quizgen quiz`\n"
        "\n"
        "decks, with the reviews of 30 days\n"
        "due  new  recalled  time  notes  retired  deck\n"
        f"  0    2         –     –      2        1  {samples.document().deck}\n"
    )


@pytest.mark.usefixtures("filled", "wide")
def test_all_of_it_before_the_first_review(quizgen: Quizgen) -> None:
    """Histograms without cards are left out."""
    result = quizgen("stats", "--all")

    assert [line.split(",")[0] for line in result.stdout.splitlines() if not line.startswith(" ")] == [
        "cards  2 new",
        "today  0 due",
        "",
        "decks",
        "due  new  recalled  time  notes  retired  deck",
        "",
        "sections",
        "due  new  recalled  time  notes  retired  section",
    ]


def test_only_undone_reviews_are_no_beginning(store: Path) -> None:
    """A review that was taken back leaves the figures as before it."""
    with Store.open(store) as opened:
        opened.save(make_document(), [make_note()])
        before = on_monday(opened)
        opened.record(make_review(), make_memory())
        opened.undo(make_review(), None, now=DECIDED_AT)

        assert on_monday(opened) == before


@pytest.mark.usefixtures("wide")
def test_many_decks_are_shown_by_what_is_due(store: Path) -> None:
    """The eight with most due; the others are counted."""
    with Store.open(store) as opened:
        notes = [make_note(f"n{number}", deck=f"Deck {number}") for number in range(10)]
        opened.save(make_document(), notes)
        for number in (3, 9):
            opened.record(make_review(f"n{number}"), make_memory(MONDAY))

        screen = stats_screen.essentials(on_monday(opened))

    assert screen.splitlines()[-9:] == [
        *("  1    0         –   4 s      1        0  Deck 3", "  1    0         –   4 s      1        0  Deck 9"),
        *(f"  0    1         –     –      1        0  Deck {number}" for number in (0, 1, 2, 4, 5, 6)),
        "and 2 more: `quizgen stats --all`",
    ]


def test_a_card_cannot_rewrite_the_terminal(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control characters and what looks like markup are shown as plain text."""
    monkeypatch.setenv("COLUMNS", "100")
    with Store.open(store) as opened:
        opened.save(make_document(), [make_note("aaa", samples.question("[bold]What\x1b[2J is this?[/]"))])
        opened.record(make_review("aaa"), make_memory(lapses=1))

        screen = stats_screen.all_of(on_monday(opened))

    assert "aaa       1  0 of 1   4 s  [bold]What [2J is this?[/]" in screen.splitlines()


def test_the_screen_loads_little() -> None:
    """Neither a language model nor what draws pictures."""
    heavy = "{'spacy', 'genanki', 'jinja2', 'matplotlib', 'numpy', 'textual'}"
    code = (
        f"import sys, quizgen.commands.stats, quizgen.commands.stats_screen; print(sorted({heavy} & set(sys.modules)))"
    )

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"


# ---------------------------------------------------------------- days


def test_days_turn_at_four_by_the_local_clock(store: Path) -> None:
    """03:59 is yesterday and 04:00 today, also on the day on which the clocks go forward."""
    turn = datetime(2026, 3, 8, 4, tzinfo=NEW_YORK)
    with Store.open(store) as opened:
        opened.save(make_document(), [make_note()])
        for at in (turn - timedelta(minutes=1), turn, turn + timedelta(hours=1)):
            opened.record(make_review(at=at.astimezone(UTC)), make_memory())

        figures = gathered(opened, Request(), now=turn + timedelta(hours=2), zone=NEW_YORK)

    assert [(f"{day.date}", day.tally.reviews) for day in figures.days[-2:]] == [("2026-03-07", 1), ("2026-03-08", 2)]


def test_the_zone_is_the_computers(store: Path, in_zone: Callable[[str], None]) -> None:
    """With its daylight saving at the date in question: 03:59 in winter is another hour than in summer."""
    in_zone("America/New_York")
    winter, summer = datetime(2026, 1, 15, 8, 59, tzinfo=UTC), datetime(2026, 6, 15, 7, 59, tzinfo=UTC)
    with Store.open(store) as opened:
        opened.save(make_document(), [make_note()])
        for at in (winter, winter + timedelta(minutes=1), summer):
            opened.record(make_review(at=at), make_memory())

        figures = gathered(opened, Request(), now=summer, zone=None)

    assert [f"{day.date}" for day in figures.days if day.tally.reviews] == ["2026-01-14", "2026-01-15", "2026-06-14"]


def test_old_reviews_count(store: Path) -> None:
    """The days go back to the first review, a year at least."""
    with Store.open(store) as opened:
        opened.save(make_document(), [make_note()])
        before = len(on_monday(opened).days)
        opened.record(make_review(at=MONDAY - timedelta(days=1000)), make_memory())

        figures = on_monday(opened)

    assert (before, len(figures.days), figures.days[0].tally.reviews) == (365, 1001, 1)


def test_a_review_of_tomorrow_is_not_counted(store: Path) -> None:
    """A clock that was wrong spoils no figures."""
    with Store.open(store) as opened:
        opened.save(make_document(), [make_note()])
        opened.record(make_review(at=MONDAY + timedelta(days=400)), make_memory())

        figures = on_monday(opened)

    assert (len(figures.days), figures.is_begun) == (365, False)


def test_the_forecast_begins_with_what_is_overdue(learning: Store) -> None:
    """Among today's cards, and said apart; later days have what falls due on them."""
    forecast = on_monday(learning, days=10).forecast

    assert (forecast.overdue, [(day.young, day.mature) for day in forecast.days]) == (
        1,
        [(1, 0), (1, 0), *[(0, 0)] * 7, (0, 1)],
    )


# ---------------------------------------------------------------- JSON


def test_scripts_get_every_figure(learning: Store) -> None:
    """The names are a promise; days are by date, time in milliseconds, rates null when nothing was asked."""
    record = stats_record.record(on_monday(learning, days=2))

    record["reviews_by_day"] = record["reviews_by_day"][-1:]
    record["true_retention"] = {name: record["true_retention"][name] for name in ("today", "all_time")}
    record["stability_days"], record["difficulty"] = record["stability_days"][:2], record["difficulty"][-2:]
    record["hardest"], record["sections"] = record["hardest"][:1], record["sections"][:1]
    assert record == {
        "cards": {"new": 1, "learning": 0, "review": 3, "relearning": 0, "suspended": 0},
        "due_today": 1,
        "overdue": 1,
        "reviewed_today": 2,
        "duration_ms_today": 8000,
        "retention": {"days": 2, "recalled": 2, "asked": 3, "rate": 2 / 3},
        "true_retention": {
            "today": {
                "young": {"recalled": 1, "asked": 2, "rate": 0.5},
                "mature": {"recalled": 0, "asked": 0, "rate": None},
                "all": {"recalled": 1, "asked": 2, "rate": 0.5},
            },
            "all_time": {
                "young": {"recalled": 3, "asked": 4, "rate": 0.75},
                "mature": {"recalled": 0, "asked": 1, "rate": 0.0},
                "all": {"recalled": 3, "asked": 5, "rate": 0.6},
            },
        },
        "ratings": {"days": 2, "again": 1, "hard": 1, "good": 1, "easy": 1},
        "time": {"days": 2, "cards": 2, "reviews": 4, "duration_ms": 16000},
        "streak": {"current_days": 4, "longest_days": 4},
        "forecast": [
            {"date": "2026-03-02", "young": 1, "mature": 0},
            {"date": "2026-03-03", "young": 1, "mature": 0},
        ],
        "reviews_by_day": [
            {"date": "2026-03-02", "reviews": 2, "duration_ms": 8000, "again": 1, "hard": 0, "good": 0, "easy": 1}
        ],
        "stability_days": [{"from": 0, "below": 1, "cards": 1}, {"from": 1, "below": 3, "cards": 2}],
        "difficulty": [{"from": 8, "below": 9, "cards": 1}, {"from": 9, "below": None, "cards": 0}],
        "hardest": [
            {
                "guid": "ccc",
                "ordinal": 0,
                "question": "What bends light?",
                "lapses": 1,
                "difficulty": 8.25,
                "reviews": 2,
                "again": 1,
                "duration_ms": 8000,
                "suspended": False,
            }
        ],
        "decks": [
            {**waiting("Biology", notes=2, new=0, due=1), **answered(1, 2, recalled=2, asked=2, rate=1.0)},
            {**waiting("Physics", notes=2, new=1, due=0), **answered(1, 2, recalled=0, asked=1, rate=0.0)},
        ],
        "sections": [
            {
                "section": ["Blood"],
                **waiting("Biology", notes=1, new=0, due=1),
                **answered(0, 0, recalled=0, asked=0, rate=None),
            }
        ],
    }


def waiting(deck: str, *, notes: int, new: int, due: int) -> dict[str, object]:
    """What is in a deck or section of which nothing is retired."""
    return {"deck": deck, "notes": notes, "new": new, "due": due, "retired": 0}


def answered(cards: int, reviews: int, *, recalled: int, asked: int, rate: float | None) -> dict[str, object]:
    """Reviews of so many cards, which took four seconds each."""
    return {
        "answered": cards,
        "reviews": reviews,
        "duration_ms": 4000 * reviews,
        "recalled": recalled,
        "asked": asked,
        "rate": rate,
    }


@pytest.mark.usefixtures("filled")
def test_a_new_library_has_only_new_cards(quizgen: Quizgen) -> None:
    """Retired notes are not counted, and no retention is claimed."""
    result = quizgen("stats", "--json")

    figures = json.loads(result.stdout)
    assert (figures["cards"], figures["due_today"], figures["reviewed_today"], figures["retention"]) == (
        {"new": 2, "learning": 0, "review": 0, "relearning": 0, "suspended": 0},
        0,
        0,
        {"days": 30, "recalled": 0, "asked": 0, "rate": None},
    )


@pytest.mark.usefixtures("filled")
def test_rejected_cards_are_not_counted(quizgen: Quizgen) -> None:
    """Suspended ones are, as such."""
    quizgen("reject", "aaa")
    quizgen("suspend", "aab")

    figures = json.loads(quizgen("stats", "--json").stdout)

    assert figures["cards"] == {"new": 0, "learning": 0, "review": 0, "relearning": 0, "suspended": 1}


@pytest.mark.usefixtures("filled")
def test_decks_have_the_counts_that_decks_lists(quizgen: Quizgen) -> None:
    """Notes, new, due and retired are the same in both."""
    listed = json.loads(quizgen("decks", "--json").stdout)
    figures = json.loads(quizgen("stats", "--json").stdout)

    assert [{name: deck[name] for name in listed[0]} for deck in figures["decks"]] == listed


# ---------------------------------------------------------------- filters


def test_a_deck_is_looked_at_alone(learning: Store) -> None:
    """Its cards, its answers, its hardest."""
    figures = on_monday(learning, deck="Physics")

    assert (figures.states["review"], figures.recent.reviews, [card.guid for card in figures.hardest]) == (
        1,
        2,
        [Guid("ccc")],
    )


def test_a_section_is_looked_at_alone(learning: Store) -> None:
    """By a part of a heading."""
    figures = on_monday(learning, section="colour")

    assert ([place.section for place in figures.places], figures.recent.reviews) == ([("Blood", "Colour")], 4)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--deck", "Bloot"],
            "error: deck 'Bloot' not found\n  hint: did you mean 'Blood'? `quizgen decks` lists the decks there are\n",
        ),
        (
            ["--section", "xyz"],
            "error: no card is below a heading with 'xyz'\n"
            "  hint: `quizgen cards` lists the cards, `quizgen coverage DOC` the headings of a document\n",
        ),
        (
            ["--deck", "Blood", "--section", "xyz"],
            "error: no card is below a heading with 'xyz'\n"
            "  --> deck 'Blood'\n"
            "  hint: `quizgen cards` lists the cards, `quizgen coverage DOC` the headings of a document\n",
        ),
    ],
    ids=["deck", "section", "section of a deck"],
)
@pytest.mark.usefixtures("filled")
def test_filters_that_match_nothing_are_told(quizgen: Quizgen, arguments: list[str], told: str) -> None:
    """With what could have been meant."""
    result = quizgen("stats", *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


# ---------------------------------------------------------------- the picture


def test_the_picture_is_a_png(learning: Store, tmp_path: Path) -> None:
    """One page of plots; the same figures give the same bytes."""
    pages = [tmp_path / "one.png", tmp_path / "two.png"]

    for page in pages:
        stats_picture.write(on_monday(learning), page)

    one, two = (page.read_bytes() for page in pages)
    assert (one[:8], one == two) == (b"\x89PNG\r\n\x1a\n", True)


@pytest.mark.usefixtures("filled")
def test_the_picture_stands_for_the_screen(quizgen: Quizgen, tmp_path: Path) -> None:
    """Before any review too; nothing is on stdout, where it went is on stderr."""
    result = quizgen("stats", "--png", tmp_path / "learning.png")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"wrote {tmp_path / 'learning.png'}\n")


@pytest.mark.usefixtures("filled")
def test_a_picture_that_cannot_be_written_is_told(quizgen: Quizgen, tmp_path: Path) -> None:
    """With the reason and the way out."""
    result = quizgen("stats", "--png", tmp_path / "missing" / "learning.png")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: the picture cannot be written: no such file or directory\n"
        f"  --> {tmp_path / 'missing' / 'learning.png'}\n"
        "  hint: name another file with --png\n",
    )


@pytest.mark.usefixtures("filled")
def test_without_matplotlib_there_is_no_picture(
    quizgen: Quizgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How to get it is told."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)

    result = quizgen("stats", "--png", tmp_path / "learning.png")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: pictures need matplotlib, which is not installed\n"
        "  hint: install it with `pip install 'quizgen[plots]'`, or leave out --png\n",
    )
