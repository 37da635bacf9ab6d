import pytest

from quizgen.fact import ANSWER, DENIAL, NUMBER, TERM, answers_differ, asked_again
from quizgen.model import Draft
from tests.conftest import make_cloze, make_draft


def question(asked: str, answer: str) -> Draft:
    return make_draft(f"{asked} {answer}.", question=asked, answer=answer)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("6 months", "12 months"),
        ("6 months", "six weeks"),
        ("insulin", "metformin"),
        ("1.5 liters", "1.7 liters"),
        ("a fever", "no fever"),
        ("the left atrium", "the right atrium"),
    ],
)
def test_another_answer(old: str, new: str) -> None:
    """Whoever knows the old answer would be wrong now."""
    assert answers_differ(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("6 months", "six months"),
        ("intrinsic factor", "a protein called intrinsic factor"),
        ("diarhea", "diarrhea"),
        ("The Spleen", "spleen"),
        ("iron, and zinc", "iron and zinc"),
        ("one of the kidneys", "one of the kidneys"),
    ],
)
def test_the_same_answer(old: str, new: str) -> None:
    """Case, spelling, small words and how much of the sentence is cut out do not count."""
    assert not answers_differ(old, new)


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        (("When to treat?", "within 6 months"), ("When to treat?", "within 3 months"), ((0, ANSWER),)),
        (("What happens after 6 months?", "anemia"), ("What happens after 3 months?", "anemia"), ((0, NUMBER),)),
        (("Which drug does harm?", "aspirin"), ("Which drug does no harm?", "aspirin"), ((0, DENIAL),)),
        (("Which sort is faster?", "heapsort"), ("Which sort is slower?", "heapsort"), ((0, DENIAL),)),
        (("What colour has ammonia?", "none"), ("What colour has methane?", "none"), ((0, TERM),)),
        (("What colour has haemoglobin?", "red"), ("What colour has hemoglobin?", "red"), ()),
        (("What usually stops it?", "iron"), ("What normally halts it?", "iron"), ()),
        (("What carries oxygen?", "iron"), ("What takes oxygen along?", "iron"), ()),
    ],
)
def test_asked_again(old: tuple[str, str], new: tuple[str, str], reasons: tuple[tuple[int, str], ...]) -> None:
    """A card is asked again for another answer, another number or a denial, and not for other words."""
    assert asked_again(question(*old), question(*new)) == reasons


def test_number_in_the_naming_of_the_topic_is_no_other_fact() -> None:
    """A title with a number in it changes the question and not what is known."""
    old = make_draft("The war began in Sarajevo.", question="Where did the war begin?", answer="Sarajevo")
    new = make_draft("The war began in Sarajevo.", question="In lecture 3, where did the war begin?", answer="Sarajevo")

    assert asked_again(old, new) == ()


def test_each_gap_for_itself() -> None:
    """Of a note with two gaps only the one that hides something else is asked again."""
    old = make_cloze("Iron lasts ", "6 months", " in the body")
    new = make_cloze("Iron lasts ", "9 months", " in the body")

    assert asked_again(old, new) == ((0, ANSWER),)
