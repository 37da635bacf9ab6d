"""`quizgen reject`, `restore`, `suspend`, `unsuspend` and `tag`: decisions about many cards at once."""

import json
from pathlib import Path

import pytest

from quizgen.commands import output
from quizgen.model import Note
from quizgen.store import Store
from tests.commands.conftest import Quizgen

pytestmark = pytest.mark.usefixtures("filled")


def note(store: Path, guid: str) -> Note:
    with Store.open(store) as opened:
        return opened.note(guid)


def fresh(store: Path) -> list[str]:
    """The notes that would be asked."""
    with Store.open(store) as opened:
        return [card.guid for card in opened.fresh(limit=10)]


def test_a_rejected_card_is_asked_no_more(quizgen: Quizgen, store: Path) -> None:
    """Neither asked nor listed; what Anki has of it changes."""
    before = note(store, "aaa111")

    result = quizgen("reject", "aaa")

    assert (result.exit_code, result.stdout, fresh(store)) == (0, "1 card rejected\n", ["aab222"])
    assert "aaa111" not in quizgen("cards").stdout
    assert note(store, "aaa111").modified_at > before.modified_at


def test_a_restored_card_is_as_before(quizgen: Quizgen, store: Path) -> None:
    """Only the time of its last change is another."""
    quizgen("reject", "aaa")

    result = quizgen("restore", "aaa")

    assert (result.exit_code, result.stdout, fresh(store)) == (0, "1 card restored\n", ["aaa111", "aab222"])


def test_a_suspended_card_waits(quizgen: Quizgen, store: Path) -> None:
    """It is listed, but not asked until it is unsuspended."""
    suspended = quizgen("suspend", "aaa")
    waiting = fresh(store)
    unsuspended = quizgen("unsuspend", "aaa")

    assert (suspended.stdout, waiting) == ("1 card suspended\n", ["aab222"])
    assert (unsuspended.stdout, fresh(store)) == ("1 card unsuspended\n", ["aaa111", "aab222"])


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("reject",), "nothing to change: 1 card is rejected already\n"),
        (("suspend",), "nothing to change: 1 card is suspended already\n"),
        (("tag", "exam"), "nothing to change: 1 card is tagged 'exam' already\n"),
    ],
)
def test_deciding_twice_changes_nothing(quizgen: Quizgen, store: Path, command: tuple[str, ...], said: str) -> None:
    """The second time says so, and no time moves."""
    quizgen(*command, "aaa")
    before = note(store, "aaa111")

    result = quizgen(*command, "aaa", "aaa111")

    assert (result.exit_code, result.stdout, note(store, "aaa111")) == (0, said, before)


@pytest.mark.parametrize(
    ("command", "so"),
    [
        (("restore",), "not rejected"),
        (("unsuspend",), "not suspended"),
        (("tag", "--remove", "biology"), "not tagged 'biology' by you"),
    ],
)
def test_undoing_what_was_not_decided_changes_nothing(quizgen: Quizgen, command: tuple[str, ...], so: str) -> None:
    """It is no failure either; a document's tag is not the learner's to take away."""
    result = quizgen(*command, "aaa")

    assert (result.exit_code, result.stdout) == (0, f"nothing to change: 1 card is {so}\n")


def test_a_search_that_finds_nothing_is_no_failure(quizgen: Quizgen) -> None:
    """It says so."""
    result = quizgen("reject", "--search", "kidney")

    assert (result.exit_code, result.stdout) == (0, "nothing to change: no cards match\n")


def test_an_unknown_card_among_others_stops_all(quizgen: Quizgen, store: Path) -> None:
    """All or none."""
    result = quizgen("reject", "aaa", "zzz")

    assert (result.exit_code, "no card has the id 'zzz'" in result.stderr) == (1, True)
    assert not note(store, "aaa111").rejected


@pytest.mark.parametrize("arguments", [(), ("aaa", "--search", "oxygen")])
def test_cards_are_named_in_one_way(quizgen: Quizgen, arguments: tuple[str, ...]) -> None:
    """By ids or by a search."""
    assert quizgen("reject", *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--search", "OXYGEN"), ["aaa111"]),
        (("--deck", "Blood"), ["aaa111", "aab222"]),
        (("--section", "red"), ["aaa111", "aab222"]),
        (("--document", "notes/blood.md", "--search", "days"), ["aab222"]),
        (("--tag", "Biology"), ["aaa111", "aab222"]),
        (("--tag", "bio"), []),
    ],
)
def test_cards_are_found_by_filters(quizgen: Quizgen, store: Path, filters: tuple[str, ...], found: list[str]) -> None:
    """Those of `quizgen cards`, of active cards; --yes says that they are meant."""
    quizgen("reject", "--yes", *filters)

    with Store.open(store) as opened:
        assert [note.guid for note in opened.notes(rejected=True)] == found


def test_a_search_without_a_terminal_needs_yes(quizgen: Quizgen, store: Path) -> None:
    """What it would touch is listed, and nothing is changed."""
    result = quizgen("reject", "--search", "oxygen")

    assert (result.exit_code, result.stdout, fresh(store)) == (1, "", ["aaa111", "aab222"])
    assert result.stderr == (
        "  aaa111  What carries oxygen?\n"
        "error: nobody can be asked whether to reject 1 card; nothing was changed\n"
        "  hint: say yes with --yes, or name the cards by their ids\n"
    )


@pytest.mark.parametrize(("answer", "expected"), [("y\n", (0, ["aab222"])), ("n\n", (130, ["aaa111", "aab222"]))])
def test_at_a_terminal_a_search_asks(
    quizgen: Quizgen, store: Path, monkeypatch: pytest.MonkeyPatch, answer: str, expected: tuple[int, list[str]]
) -> None:
    """The cards found are listed before; only yes goes on."""
    monkeypatch.setattr(output, "reads_terminal", lambda: True)

    result = quizgen("reject", "--search", "oxygen", answers=answer)

    assert (result.exit_code, fresh(store)) == expected
    assert "  aaa111  What carries oxygen?\nreject 1 card? [y/N]: " in result.stderr


def test_what_is_decided_already_is_not_asked_about(quizgen: Quizgen) -> None:
    """A search that finds nothing to change needs no yes."""
    quizgen("suspend", "--deck", "Blood", "--yes")

    result = quizgen("suspend", "--deck", "Blood")

    assert (result.exit_code, result.stdout) == (0, "nothing to change: 2 cards are suspended already\n")


def test_a_search_restores_what_is_rejected(quizgen: Quizgen, store: Path) -> None:
    """Restoring looks among rejected cards, rejecting among the others."""
    quizgen("reject", "--deck", "Blood", "--yes")

    result = quizgen("restore", "--search", "oxygen", "--yes")

    assert (result.stdout, fresh(store)) == ("1 card restored\n", ["aaa111"])


# ---------------------------------------------------------------- tags


def test_tags_of_ones_own_come_and_go(quizgen: Quizgen, store: Path) -> None:
    """In any case of letters, as in Anki."""
    given = quizgen("tag", "Exam::hard", "aaa", "aab")
    taken = quizgen("tag", "--remove", "exam::HARD", "aaa")

    assert (given.stdout, taken.stdout) == (
        "2 cards tagged 'Exam::hard'\n",
        "1 card no longer tagged 'exam::HARD'\n",
    )
    assert (note(store, "aaa111").own_tags, note(store, "aab222").own_tags) == ((), ("Exam::hard",))


def test_a_tag_is_found_again_by_its_first_level(quizgen: Quizgen) -> None:
    """`a` finds `a::b`."""
    quizgen("tag", "exam::hard", "aaa")

    found = json.loads(quizgen("cards", "--tag", "Exam", "--json").stdout)

    assert [(record["guid"], record["own_tags"], record["tags"]) for record in found] == [
        ("aaa111", ["exam::hard"], ["biology"])
    ]


@pytest.mark.parametrize("tag", ["two words", "", "a::", "::a", "a::::b", 'say"so', "quizgen::retired", "Quizgen"])
def test_what_cannot_be_one_tag_is_refused(quizgen: Quizgen, store: Path, tag: str) -> None:
    """Anki would split it, rename it, or take it for one of ours."""
    result = quizgen("tag", tag, "aaa")

    assert (result.exit_code, f"'{tag}' cannot be a tag" in result.stderr) == (1, True)
    assert note(store, "aaa111").own_tags == ()
