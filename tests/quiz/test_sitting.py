"""Facts about what a learner does in a sitting, whatever screen shows it."""

from collections.abc import Iterator
from datetime import UTC, timedelta

import pytest

from quizgen.commands.desk import StoreDesk
from quizgen.model import Card, Rating
from quizgen.quiz import session
from quizgen.quiz.desk import Answered, Crammed
from quizgen.quiz.modes import Mode, Way
from quizgen.quiz.sitting import Rules, Sitting
from quizgen.store import Store
from tests.quiz import stored
from tests.quiz.notes import NOW, in_learning, new, qa
from tests.quiz.stored import Clock


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stored.set_clock(monkeypatch)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        yield stored.fill(opened, (qa("heart"), qa("lung")), ())


def sitting(store: Store, *cards: Card, rules: Rules | None = None) -> Sitting:
    rules = rules or Rules()
    begin = session.cram if rules.is_cram else session.begin
    return Sitting(begin(cards, now=NOW, timezone=UTC), StoreDesk(store), rules)


def asked(asking: Sitting) -> str | None:
    return asking.question and asking.question.note.guid


def test_an_answer_that_is_hidden_cannot_be_rated(store: Store) -> None:
    """Neither in a quiz nor while cramming."""
    for rules in (Rules(), Rules(is_cram=True)):
        with pytest.raises(ValueError, match="revealed"):
            sitting(store, new("heart"), rules=rules).rate(Rating.GOOD)


def test_nothing_can_be_done_where_nothing_is_asked(store: Store) -> None:
    """With no card there is none to suspend."""
    with pytest.raises(ValueError, match="nothing is being asked"):
        sitting(store).suspend()


def test_without_good_wrong_answers_a_card_is_turned_over(store: Store) -> None:
    """Where there is nothing to choose from, the card is asked all the same."""
    stored.fill(store, (qa("pump", answer="because it contracts"),), ())
    asking = sitting(store, new("pump"), rules=Rules(Mode.CHOICE))

    assert asking.question is not None
    assert (asking.question.way, asking.question.options) == (Way.FLIP, ())


def test_waiting_brings_what_has_become_due(store: Store, clock: Clock) -> None:
    """A sitting with nothing to ask asks a card in steps once its step is near."""
    card = in_learning("heart", timedelta(minutes=30))
    stored.fill(store, (qa("heart"),), [card])
    asking = sitting(store, card)
    before = asking.wait()
    clock.go_on(minutes=11)

    assert (before, asking.wait(), asked(asking)) == (False, True, "heart")


def test_a_card_being_asked_when_the_time_ends_is_still_answered(store: Store, clock: Clock) -> None:
    """After the minutes the answer counts and no card is drawn; taken back, it is asked again."""
    asking = sitting(store, new("heart"), new("lung"), rules=Rules(until=NOW + timedelta(minutes=1)))
    clock.go_on(minutes=2)
    asking.reveal()
    counted = asking.rate(Rating.EASY)
    after = asked(asking), asking.is_over_time, asking.counts().total
    asking.undo()

    assert (counted, after, asked(asking)) == (True, (None, True, 1), "heart")


def test_what_can_be_taken_back_is_known(store: Store) -> None:
    """Nothing at first, then a step of this sitting, then one of an earlier sitting; while cramming only its own."""
    first = sitting(store, new("heart"))
    before = first.can_undo
    first.reveal()
    first.rate(Rating.EASY)
    later = sitting(store)
    cramming = sitting(store, new("lung"), rules=Rules(is_cram=True))

    assert [before, first.can_undo, later.can_undo, cramming.can_undo] == [False, True, True, False]


def test_cramming_is_taken_back_without_a_trace(store: Store) -> None:
    """Steps that write and answers that do not are taken back in their order."""
    asking = sitting(store, new("heart"), new("lung"), rules=Rules(is_cram=True))
    asking.reveal()
    asking.rate(Rating.AGAIN)
    asking.suspend()
    steps = [type(asking.undo()), asked(asking), type(asking.undo()), asked(asking), asking.undo()]

    assert [getattr(step, "__name__", step) for step in steps] == ["Suspended", "lung", "Crammed", "heart", None]
    assert not any(card.suspended for guid in ("heart", "lung") for card in store.cards(qa(guid).guid))


def test_burying_while_cramming_leaves_the_schedule_alone(store: Store) -> None:
    """The note is not asked any more in this sitting, and tomorrow's quiz does not hear of it."""
    asking = sitting(store, new("heart"), new("lung"), rules=Rules(is_cram=True))

    asking.bury()

    assert (asked(asking), store.quizzes.buried(qa("heart").guid)) == ("lung", ((0, None),))
    assert isinstance(asking.undo(), Crammed)


def test_a_sitting_forgets_what_the_store_knows_better(store: Store, clock: Clock) -> None:
    """Of very many answers the sitting takes back the last, and the store the ones before."""
    asking = sitting(store, new("heart"))
    for _ in range(session.KEPT_STEPS + 2):
        clock.go_on(seconds=5)
        asking.reveal()
        asking.rate(Rating.AGAIN)

    undone = [asking.undo() for _ in range(session.KEPT_STEPS + 3)]

    assert [type(step) for step in undone] == [*[Answered] * (session.KEPT_STEPS + 2), type(None)]
    assert (store.reviews(), asking.summary().answered) == ((), 0)
    assert asking.question is not None
    assert asking.question.card == new("heart")
