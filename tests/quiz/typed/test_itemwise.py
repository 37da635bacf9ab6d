"""Facts about answers typed item by item."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import ClozePart, Rating
from quizgen.quiz.typed.grade import Outcome, Verdict
from quizgen.quiz.typed.itemwise import ItemsVerdict, compare_gaps, compare_items, items_of
from tests.quiz.notes import cloze, new, qa

FLOWER = ("sepals", "petals", "stamens", "carpels")


def test_a_list_is_typed_item_by_item() -> None:
    """An answer joined with semicolons is as many items; any other answer is one."""
    assert items_of(qa("a", answer="sepals; petals; stamens"), new("a")) == ("sepals", "petals", "stamens")
    assert items_of(qa("a", answer="the heart; "), new("a")) == ("the heart; ",)
    assert items_of(qa("a"), new("a")) == ("the heart",)


def test_gaps_of_one_number_are_items() -> None:
    """A cloze card asks the gaps of its own number, in order."""
    parts = (ClozePart("a", 1), ClozePart(" b "), ClozePart("c", 2), ClozePart(" d "), ClozePart("e", 1))
    note = cloze("c", *parts)

    assert items_of(note, new("c", 0)) == ("a", "e")
    assert items_of(note, new("c", 1)) == ("c",)


def test_the_learners_wording_is_typed() -> None:
    """An edited note asks for the learner's answer."""
    note = qa("a")
    edited = replace(note, draft=replace(note.draft, answer="x; y"))

    assert items_of(edited, new("a")) == ("x", "y")


def test_each_item_is_found_in_any_order() -> None:
    """Each item has the line that gave it; an item without one has nothing typed."""
    verdict = compare_items(FLOWER, ["petal", "stamen ", "roots", "sepals"])

    assert verdict == ItemsVerdict(
        (
            Verdict(Outcome.RIGHT, "sepals", "sepals"),
            Verdict(Outcome.RIGHT, "petals", "petal"),
            Verdict(Outcome.RIGHT, "stamens", "stamen"),
            Verdict(Outcome.WRONG, "carpels", ""),
        ),
        ("roots",),
    )
    assert (verdict.found, verdict.rating) == (3, Rating.HARD)


def test_one_line_gives_one_item() -> None:
    """What is typed twice counts once, and is no guess too many."""
    verdict = compare_items(FLOWER, ["petals", "Petals", "a petal"])

    assert (verdict.found, verdict.surplus, verdict.rating) == (1, (), Rating.AGAIN)


def test_a_line_may_list_several() -> None:
    """Commas and "and" part a line, unless an item has them itself."""
    assert compare_items(FLOWER, ["sepals, petals,stamens and carpels"]).rating is Rating.GOOD
    assert compare_items(["salt and pepper", "oil"], ["salt and pepper; oil"]).rating is Rating.GOOD
    assert compare_items(["1,000", "2,000"], ["2,000, 1,000"]).rating is Rating.GOOD


def test_bullets_are_no_part_of_an_item() -> None:
    """A numbered or dashed line says what follows."""
    assert compare_items(FLOWER, ["1. sepals", "2) petals", "- stamens", "* carpels"]).rating is Rating.GOOD


def test_a_guess_too_many_or_a_slip_is_hard() -> None:
    """All items found propose Good only when nothing else was typed and all were right."""
    assert compare_items(FLOWER, [*FLOWER, "roots"]).rating is Rating.HARD
    assert compare_items(FLOWER, [*FLOWER[:3], "carpells"]).rating is Rating.HARD
    assert compare_items(FLOWER, FLOWER).rating is Rating.GOOD


def test_half_a_list_is_again() -> None:
    """Most of a list is more than half of it."""
    assert compare_items(FLOWER, FLOWER[:2]).rating is Rating.AGAIN
    assert compare_items(FLOWER, FLOWER[:3]).rating is Rating.HARD


def test_a_near_line_leaves_the_exact_item_to_another() -> None:
    """The assignment finds as many items as can be found, not the first that fits."""
    verdict = compare_items(["Isaac Newton", "Newton"], ["newton", "isaac newton"])

    assert [item.typed for item in verdict.items] == ["isaac newton", "newton"]


def test_gaps_are_typed_in_order() -> None:
    """The second gap's text in the first gap is wrong; a line too many fits nothing."""
    swapped = compare_gaps(["arteries", "veins"], ["veins", "arteries"])
    more = compare_gaps(["arteries", "veins"], ["arteries", "vein", "heart", " "])

    assert (swapped.found, swapped.rating) == (0, Rating.AGAIN)
    assert (more.found, more.surplus) == (2, ("heart",))
    assert compare_gaps(["arteries", "veins"], ["arteries"]).found == 1


LINES = st.lists(st.sampled_from([*FLOWER, "petls", "carpells", "roots", "leaves", ""]), max_size=7)


@given(LINES, st.sampled_from(FLOWER))
def test_another_item_never_lowers_the_rating(lines: list[str], item: str) -> None:
    """Whoever types one more item that was missing is proposed no less."""
    before = compare_items(FLOWER, lines)

    after = compare_items(FLOWER, [*lines, item])

    assert after.found >= before.found
    assert after.rating >= before.rating


@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(lines: list[str], random: object) -> None:
    """The same lines in another order find the same items."""
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert compare_items(FLOWER, shuffled).found == compare_items(FLOWER, lines).found
    assert compare_items(FLOWER, shuffled).rating == compare_items(FLOWER, lines).rating
