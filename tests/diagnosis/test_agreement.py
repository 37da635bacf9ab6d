"""Of every card that both sides have they agree, or it is said why not."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quizgen.anki.foreign import ForeignCard, ForeignReview, Stage
from quizgen.diagnosis import agreement
from quizgen.diagnosis.agreement import Terms
from quizgen.diagnosis.findings import Findings
from quizgen.diagnosis.kinds import Kind
from quizgen.model import Card, Guid, Memory, State
from quizgen.options import Options
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS
from quizgen.store.walking import Standing
from tests.diagnosis.in_hand import about, card, due

LAST = datetime(2026, 1, 5, 9, tzinfo=UTC)
MEMORY = Memory(State.REVIEW, None, 10.0, 5.0, due(14), LAST, 3, 0, 10)
THERE = card("a", stage=Stage.REVIEW, due=14, interval_days=10, stability=10.0, difficulty=5.0, desired_retention=0.9)
STEP = Memory(State.LEARNING, 1, 2.0, 5.0, LAST + timedelta(minutes=10), LAST, 1, 0, 0)
IN_STEPS = card("a", stage=Stage.LEARNING, due=int(LAST.timestamp()) + 605, stability=2.0)
Said = tuple[str, int, int, int]


def standing(memory: Memory | None = MEMORY, asked_again_at: datetime | None = None, **changes: Any) -> Standing:
    return Standing(asked_again_at, "Blood", Card(Guid("a"), 0, memory, **changes))


def answered(ident: int, rating: int = 3) -> ForeignReview:
    return ForeignReview("a", 0, ident, rating, 10, 5, 250, 3000, 1)


def found(
    here: Standing,
    there: ForeignCard,
    mine: Sequence[Said] = (),
    theirs: Sequence[ForeignReview] = (),
    **terms: Any,
) -> dict[Kind, int]:
    findings = Findings()
    given = {"about": about(), "options_of": lambda _: Options(), "zone": UTC} | terms
    agreement.look(findings, ((here,), (there,)), (mine, theirs), Terms(**given))
    return dict(findings.counts)


def why(memory: Memory | None, there: ForeignCard) -> str:
    return agreement.apart(memory, there, Terms(about(), lambda _: Options(), UTC))


@pytest.mark.parametrize(
    ("memory", "there"),
    [(None, card("a")), (MEMORY, THERE), (STEP, IN_STEPS), (MEMORY, THERE._replace(stability=10.00004))],
)
def test_agreeing(memory: Memory | None, there: ForeignCard) -> None:
    """New in both, due on the same day, or in a step that ends at the same time: nothing is found."""
    assert found(standing(memory), there) == {}


@pytest.mark.parametrize(
    ("memory", "there", "words"),
    [
        (None, THERE, "new here, not in Anki"),
        (MEMORY, card("a"), "new in Anki, not here"),
        (MEMORY, THERE._replace(due=15), "due 2026-01-15 here, 2026-01-16 in Anki"),
        (MEMORY, THERE._replace(interval_days=9), "interval 10 days here, 9 in Anki"),
        (MEMORY, THERE._replace(stability=11.0), "stability 10 days here, 11 in Anki"),
        (MEMORY, IN_STEPS, "due 2026-01-15 here, 2026-01-05 in Anki"),
    ],
)
def test_apart(memory: Memory | None, there: ForeignCard, words: str) -> None:
    """What differs is said in words."""
    assert why(memory, there) == words


def test_same_answers_other_schedule() -> None:
    """A card apart without a reason that the file tells is told as such."""
    assert found(standing(), THERE._replace(due=15)) == {Kind.APART: 1}


def test_answered_here_alone() -> None:
    """The answer that Anki lacks is the reason."""
    assert found(standing(), THERE._replace(due=15), [("a", 0, 5, 3)]) == {Kind.ANSWERED_HERE: 1}


def test_answered_there_alone() -> None:
    """An answer in Anki alone is the import's to tell, and no other reason is looked for."""
    assert found(standing(), THERE._replace(due=15), theirs=[answered(5)]) == {}


def test_same_answer_a_little_later() -> None:
    """Anki's log has one row a millisecond: the answer that made way is the same answer."""
    assert found(standing(), THERE, [("a", 0, 5, 3)], [answered(6)]) == {}


def test_asked_again() -> None:
    """A card that a changed answer made due here is told as that."""
    again = LAST + timedelta(days=1)
    memory = Memory(State.REVIEW, None, 10.0, 5.0, again, LAST, 3, 0, 10)

    assert found(standing(memory, again), THERE) == {Kind.ASKED_AGAIN: 1}


def test_fsrs_off() -> None:
    """FSRS off in the collection is found, and is the reason for a card without its memory."""
    there = THERE._replace(due=15, stability=None, desired_retention=None)

    assert found(standing(), there, about=about(fsrs=False)) == {Kind.FSRS_OFF: 1, Kind.APART_FSRS: 1}


def test_package_says_nothing_of_fsrs() -> None:
    """A package has no switch, so it is not found off."""
    assert found(standing(), THERE, about=about(fsrs=False, is_whole=False)) == {}


def test_other_parameters() -> None:
    """A deck with other parameters is found, and is the reason for a card apart."""
    other = about(fsrs_parameters=(("blood", (0.5, *DEFAULT_PARAMETERS[1:])),))

    assert found(standing(), THERE._replace(due=15), about=other) == {Kind.PARAMETERS: 1, Kind.APART_OPTIONS: 1}


def test_other_retention() -> None:
    """A card that Anki scheduled for another retention is found."""
    assert found(standing(), THERE._replace(desired_retention=0.8)) == {Kind.RETENTION: 1}


@pytest.mark.parametrize(("here", "there"), [({"suspended": True}, {}), ({}, {"flag": 2}), ({"flag": 1}, {"flag": 2})])
def test_decided_here(here: dict[str, Any], there: dict[str, Any]) -> None:
    """A suspension or a flag that only one side has is found."""
    assert found(standing(**here), THERE._replace(**there)) == {Kind.DECIDED_HERE: 1}


def test_decided_there() -> None:
    """What an import brings home is not told twice."""
    decided = frozenset([("a", 0, "flag")])

    assert found(standing(), THERE._replace(flag=2), decided_there=decided) == {}


def test_card_of_one_side_alone() -> None:
    """Only shared cards are compared."""
    assert found(standing(), THERE._replace(guid="b", due=99)) == {}
