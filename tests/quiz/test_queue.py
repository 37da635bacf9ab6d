"""Facts about today's queue: its order, what today still allows, and siblings."""

from collections.abc import Mapping
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import DueCard, Guid, NewCard
from quizgen.options import Options
from quizgen.quiz import queue
from quizgen.quiz.queue import Day, Done, Limits
from quizgen.scheduling.forgetting import DECAY, daily_loss
from tests.quiz.notes import NOW

DAY = timedelta(days=1)
BEGAN = NOW.replace(hour=4)
TODAY = Day(NOW, BEGAN, BEGAN + DAY)


def due(guid: str, overdue_days: int = 0, interval_days: int = 10, *, ordinal: int = 0, deck: str = "a") -> DueCard:
    """A card in Review whose stability is its interval."""
    due_at = BEGAN - overdue_days * DAY
    return DueCard(Guid(guid), ordinal, deck, due_at, due_at - interval_days * DAY, float(interval_days))


def new(guid: str, ordinal: int = 0, *, deck: str = "a") -> NewCard:
    return NewCard(Guid(guid), ordinal, deck)


def guids(cards: list[DueCard] | list[NewCard] | list[queue.Key]) -> list[str]:
    return [card.guid for card in cards]


def ordered(*cards: DueCard) -> list[str]:
    return guids([*queue.in_order(cards, TODAY, lambda _: DECAY)])


def limits(
    top: str | None = None, given: Mapping[str, Options] | None = None, done: Mapping[str, Done] | None = None
) -> Limits:
    """The limits of decks, by name; of the others none worth mentioning."""
    return Limits(top, lambda deck: (given or {}).get(deck, Options(new_per_day=99, reviews_per_day=99)), done or {})


# ---------------------------------------------------------------- order


def test_reviews_due_today_come_before_overdue_ones() -> None:
    """However much an overdue card loses by waiting, what fell due today is asked first."""
    assert ordered(due("overdue", 1, 1), due("today", 0, 300)) == ["today", "overdue"]


def test_what_loses_most_by_waiting_comes_first() -> None:
    """Of overdue cards the one that one day more costs most is asked first."""
    cards = [due("stable", 3, 200), due("half forgotten", 300, 2), due("weak", 3, 2)]

    losses = {card.guid: daily_loss((TODAY.ends_at - card.last_review_at) // DAY, card.stability) for card in cards}

    assert ordered(*cards) == sorted(losses, key=lambda guid: -losses[Guid(guid)])
    assert ordered(*cards)[0] == "weak"


def test_order_is_total() -> None:
    """Cards alike in all but their names come by guid, then ordinal, however they were found."""
    cards = [due("b"), due("a", ordinal=1), due("a")]

    found = [*queue.in_order(cards, TODAY, lambda _: DECAY)]

    assert [(card.guid, card.ordinal) for card in found] == [("a", 0), ("a", 1), ("b", 0)]
    assert [*queue.in_order(cards[::-1], TODAY, lambda _: DECAY)] == found


def test_every_deck_forgets_by_its_own_curve() -> None:
    """The decay is asked of the card's deck."""
    steep, flat = due("steep", 5, deck="steep"), due("flat", 5, deck="flat")
    decays = {"steep": 0.8, "flat": 0.1}

    found = guids([*queue.in_order([flat, steep], TODAY, decays.__getitem__)])

    days = (TODAY.ends_at - steep.last_review_at) // DAY
    assert daily_loss(days, 10, 0.8) > daily_loss(days, 10, 0.1)
    assert found == ["steep", "flat"]


def test_new_cards_are_spread_between_reviews() -> None:
    """Two new cards among four reviews come a third and two thirds of the way."""
    found = queue.spread([due(guid) for guid in "abcd"], [new("x"), new("y")])

    assert guids(found) == ["a", "x", "b", "c", "y", "d"]


@given(st.integers(0, 30), st.integers(0, 30))
def test_spreading_is_even_and_keeps_both_orders(reviews: int, introductions: int) -> None:
    """Both kinds keep their order, and between two of the fewer there are as many of the others, but for one."""
    found = guids(
        queue.spread([due(f"r{n:02}") for n in range(reviews)], [new(f"n{n:02}") for n in range(introductions)])
    )

    kinds = "".join(guid[0] for guid in found)
    rare = "n" if introductions < reviews else "r"
    gaps = [len(gap) for gap in kinds.split(rare)]
    assert [guid for guid in found if guid[0] == "r"] == [f"r{n:02}" for n in range(reviews)]
    assert [guid for guid in found if guid[0] == "n"] == [f"n{n:02}" for n in range(introductions)]
    assert max(gaps) - min(gaps) <= 1


# ---------------------------------------------------------------- siblings


def test_one_card_of_a_note_a_day() -> None:
    """The first of a note's cards is taken, of reviews and of new cards."""
    reviews = queue.reviews([due("a"), due("a", ordinal=1), due("b")], limits(), frozenset())
    introduced = queue.introductions([new("c"), new("c", 1), new("d")], limits(), frozenset())

    assert (guids(reviews), guids(introduced)) == (["a", "b"], ["c", "d"])


def test_busy_notes_wait() -> None:
    """Cards of notes that are asked or were answered today are left for tomorrow."""
    busy = {Guid("a")}

    assert guids(queue.reviews([due("a"), due("b")], limits(), busy)) == ["b"]
    assert guids(queue.introductions([new("a"), new("b")], limits(), busy)) == ["b"]


def test_a_changed_fact_does_not_wait() -> None:
    """A card of a busy note that a build has made due since its answer is asked all the same."""
    cards = [due("a"), due("a", ordinal=1)]

    assert queue.reviews(cards, limits(), {Guid("a")}, {(Guid("a"), 1)}) == [cards[1]]


def test_siblings_do_not_use_up_a_limit() -> None:
    """A limit of two new cards is two notes."""
    given = {"": Options(new_per_day=2)}

    found = queue.introductions([new("a"), new("a", 1), new("b"), new("c")], limits(given=given), frozenset())

    assert guids(found) == ["a", "b"]


# ---------------------------------------------------------------- limits


def test_a_deck_has_its_limit() -> None:
    """No more reviews of a deck than it allows, less what was done in it today; other decks have their own."""
    given = {"a": Options(reviews_per_day=3)}
    cards = [due("1"), due("2"), due("3", deck="b"), due("4", deck="b")]

    found = queue.reviews(cards, limits(given=given, done={"a": Done(reviews=2)}), frozenset())

    assert guids(found) == ["1", "3", "4"]


def test_the_limit_of_a_parent_holds_below_it() -> None:
    """A deck's limit counts the decks below it, what was done in them today too."""
    given = {"a": Options(new_per_day=3)}
    cards = [new("1", deck="a::b"), new("2", deck="a::c"), new("3", deck="a"), new("4", deck="ab")]

    found = queue.introductions(cards, limits(given=given, done={"a::b": Done(introduced=1)}), frozenset())

    assert guids(found) == ["1", "2", "4"]


def test_the_limit_of_a_deck_above_the_one_chosen_does_not_hold() -> None:
    """Whoever chooses a deck is asked by its own limits, as in Anki."""
    given = {"": Options(new_per_day=0), "a": Options(new_per_day=0)}

    found = queue.introductions([new("1", deck="a::b")], limits("a::b", given), frozenset())

    assert guids(found) == ["1"]


def test_new_cards_need_room_for_reviews() -> None:
    """On a day with as many reviews as are allowed none are introduced, as in Anki."""
    left = limits(given={"": Options(reviews_per_day=2)})
    queue.reviews([due("1"), due("2")], left, frozenset())

    assert queue.introductions([new("3")], left, frozenset()) == []


def test_a_number_of_new_cards_asked_for_stands_above_all_limits() -> None:
    """With --new N there are N a day, whatever the decks are set to, those introduced today included."""
    left = limits(given={"": Options(new_per_day=0, reviews_per_day=0)}, done={"b": Done(introduced=1)})
    left.set_new_in_all(3)

    found = queue.introductions([new(str(n)) for n in range(5)], left, frozenset())

    assert guids(found) == ["0", "1"]


def test_no_more_is_read_than_needed() -> None:
    """Of new cards only as many are read as are taken."""
    cards = iter([new("a"), new("b"), new("c")])

    queue.introductions(cards, limits(given={"": Options(new_per_day=1)}), frozenset())

    assert guids(list(cards)) == ["b", "c"]


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["x", "x::y", "x::z", "w"])), max_size=30),
    st.dictionaries(st.sampled_from(["", "x", "x::y", "w"]), st.integers(0, 5)),
)
def test_no_limit_is_ever_exceeded(cards: list[tuple[str, str]], given: dict[str, int]) -> None:
    """Whatever the decks, none and no deck above has more than it allows, and a card left out had no room."""
    options = {deck: Options(reviews_per_day=number) for deck, number in given.items()}
    waiting = [due(f"{guid}{place}", deck=deck) for place, (guid, deck) in enumerate(cards)]

    taken = queue.reviews(waiting, limits(given=options), frozenset())

    def full(deck: str) -> bool:
        here = [card for card in taken if not deck or card.deck == deck or card.deck.startswith(f"{deck}::")]
        assert len(here) <= given.get(deck, 99)
        return len(here) == given.get(deck, 99)

    above = {"x": ["", "x"], "x::y": ["", "x", "x::y"], "x::z": ["", "x", "x::z"], "w": ["", "w"]}
    for card in waiting:
        reasons = [full(deck) for deck in above[card.deck]]
        assert card in taken or any(reasons)
