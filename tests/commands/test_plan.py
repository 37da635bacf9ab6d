"""`quizgen plan` says what a build would do, and does nothing."""

import json
from pathlib import Path

import pytest

from quizgen.commands.plan_text import difference
from quizgen.model import Rating
from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.commands.reviewing import review_all
from tests.commands.texts import BLOOD, notes
from tests.conftest import MONDAY

pytestmark = pytest.mark.model


def test_a_plan_changes_nothing(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """After a plan the store holds what it held, and a build still has everything to do."""
    quizgen("build", blood)
    with Store.open(store) as opened:
        before = opened.content_hash()
    blood.write_text(BLOOD.replace("120 days", "115 days"), encoding="utf-8")

    first, second = quizgen("plan", blood), quizgen("plan", blood)

    with Store.open(store) as opened:
        assert opened.content_hash() == before
    assert (first.exit_code, first.stdout) == (0, second.stdout)
    assert "answer changed" in first.stdout


def test_a_plan_makes_no_store(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Asking what a first build would do leaves no file behind."""
    result = quizgen("plan", blood)

    assert (result.exit_code, store.exists()) == (0, False)
    assert "new" in result.stdout


def test_check_tells_scripts(quizgen: Quizgen, blood: Path) -> None:
    """--check exits with 2 when a build would change anything, with 0 when not."""
    before = quizgen("plan", "--check", blood).exit_code
    quizgen("build", blood)

    after = quizgen("plan", "--check", blood)

    assert (before, after.exit_code, after.stdout) == (2, 0, "nothing to change\n")


def test_reviews_at_stake_are_told(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Of a card whose answer changed the plan says why it is asked again, with its words and its reviews."""
    quizgen("build", blood)
    review_all(store, Rating.GOOD)
    blood.write_text(BLOOD.replace("120 days", "115 days"), encoding="utf-8")

    result = quizgen("plan", "-v", blood)

    assert "asked again: the answer changed; has 1 review" in result.stdout
    assert "[-{{c1::120-] {+{{c1::115+} days}}" in result.stdout


def test_kept_reviews_are_told(quizgen: Quizgen, store: Path, blood: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a reworded card the plan says that its reviews stay, and when it is due."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MONDAY.timestamp())))
    quizgen("build", blood)
    review_all(store, Rating.EASY)
    blood.write_text(BLOOD.replace("small cell", "tiny cell"), encoding="utf-8")

    result = quizgen("plan", "-v", blood)

    assert "keeps 1 review, due in" in result.stdout


def test_scripts_get_every_note(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """--json lists each note with what happens to it."""
    quizgen("build", blood)
    blood.write_text(BLOOD[: BLOOD.index("## Platelets")], encoding="utf-8")

    (document,) = json.loads(quizgen("plan", "--json", blood).stdout)["documents"]

    gone = {note["guid"] for note in document["notes"] if note["what"] == "retired"}
    assert gone == {guid for guid, note in notes(store).items() if note.draft.section[-1] == "Platelets"}
    assert gone


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "a x c", "a [-b-] {+x+} c"),
        ("a b", "a b c", "a b {+c+}"),
        ("a b c", "b c", "[-a-] b c"),
    ],
)
def test_difference(old: str, new: str, told: str) -> None:
    """Words that went stand in [-…-], words that came in {+…+}."""
    assert difference(old, new) == told
