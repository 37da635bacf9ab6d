"""Facts of tokens become text."""

import pytest

from quizgen.generate.candidate import Active, Gap, Inverted, Phrase, Predicate
from quizgen.generate.realise import cloze_parts, slot_text, trimmed
from quizgen.language.clause import Clause, main_clause
from quizgen.language.parser import parse
from quizgen.model import ClozePart

pytestmark = pytest.mark.model

NAMES: frozenset[str] = frozenset()


def clause_of(text: str) -> Clause:
    found = main_clause(next(parse([text])))
    assert found is not None
    return found


def object_of(clause: Clause) -> frozenset[int]:
    found = clause.child("dobj", "attr")
    assert found is not None
    return frozenset(token.i for token in found.subtree)


def test_a_phrase_stands_inside_a_sentence() -> None:
    """Without its capital, unless it begins with a name."""
    clause = clause_of("The liver makes bile.")

    assert slot_text(Phrase(clause.subject_span), NAMES) == "the liver"
    assert slot_text(Phrase(clause.subject_span), frozenset({"The"})) == "The liver"


def test_plain_text_is_left_as_it_is() -> None:
    """A slot of text was worded by its rule."""
    assert slot_text("Which Organ", NAMES) == "Which Organ"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Red blood cells carry oxygen.", "carries oxygen"),
        ("Red blood cells are made in bone marrow.", "is made in bone marrow"),
        ("Red blood cells can carry oxygen.", "can carry oxygen"),
        ("Red blood cells were seen in 1658.", "was seen in 1658"),
    ],
)
def test_a_predicate_agrees_with_a_singular_question_word(text: str, said: str) -> None:
    """ "What carries oxygen?" is asked of many cells too; modals do not change."""
    assert slot_text(Predicate(clause_of(text), singular=True), NAMES) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The liver makes bile.", "does the liver make"),
        ("Red blood cells carry oxygen.", "do red blood cells carry"),
        ("Marie Curie discovered radium.", "did Marie Curie discover"),
        ("The liver can store iron.", "can the liver store"),
        ("The liver is an organ.", "is the liver"),
        ("Insulin, a hormone, lowers blood sugar.", "does insulin lower"),
        ("The heart pumps blood, whereas the lungs take up oxygen.", "does the heart pump"),
    ],
)
def test_an_inverted_clause_asks_for_what_it_leaves_out(text: str, said: str) -> None:
    """With its own auxiliary or a form of "do", without what merely adds."""
    clause = clause_of(text)

    assert slot_text(Inverted(clause, object_of(clause)), NAMES) == said


@pytest.mark.parametrize(
    ("answer", "question", "short"),
    [
        ("a common cause of gout", "What is seen in people with gout?", "a common cause"),
        ("a common cause of pain", "What is seen in people with gout?", "a common cause of pain"),
        ("care of gout", "What is seen in people with gout?", "care of gout"),
    ],
)
def test_an_answer_does_not_repeat_its_question(answer: str, question: str, short: str) -> None:
    """A closing phrase of the question's own words goes, when two words are left."""
    assert trimmed(answer, question) == short


def test_a_cloze_shows_all_but_its_gap() -> None:
    """Its parts joined are the sentence, and only the gap is numbered."""
    parts = cloze_parts("The liver makes bile.", Gap(16, 20, hint="fluid"))

    assert parts == (ClozePart("The liver makes "), ClozePart("bile", 1, "fluid"), ClozePart("."))


def test_a_cloze_leaves_out_what_it_is_told_to() -> None:
    """A range of the shown text goes together with the comma before it."""
    parts = cloze_parts("The liver, a gland, makes bile.", Gap(26, 30), without=((11, 19),))

    assert "".join(part.text for part in parts) == "The liver makes bile."


def test_a_gap_at_the_start_has_nothing_before_it() -> None:
    """Empty parts are not kept."""
    assert cloze_parts("Bile flows.", Gap(0, 4)) == (ClozePart("Bile", 1), ClozePart(" flows."))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The kidneys filter the blood and make urine.", "filters the blood and makes urine"),
        ("The kidneys filter the blood and help to make urine.", "filters the blood and helps to make urine"),
    ],
)
def test_a_second_verb_agrees_with_the_question_word(text: str, said: str) -> None:
    """Every verb of a plural subject becomes singular, an infinitive does not."""
    assert slot_text(Predicate(clause_of(text), singular=True), NAMES) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Starch is broken down by amylase.", "breaks down starch"),
        ("Radium was mainly studied by chemists.", "mainly studied radium"),
        ("Leaves can be eaten by moose.", "can eat leaves"),
        ("Traces have been found by divers.", "has found traces"),
        ("The novel was written by Austen, who lived in Bath.", "wrote the novel"),
    ],
)
def test_a_passive_is_asked_in_the_active(text: str, said: str) -> None:
    """ "What breaks down starch?", without what is told of the doer."""
    clause = clause_of(text)
    agent = clause.child("agent")
    assert agent is not None

    assert slot_text(Active(clause, frozenset(t.i for t in agent.subtree)), NAMES) == said


def test_what_a_question_does_not_ask_of_a_second_verb_is_left_out() -> None:
    """ "How many plants do bats pollinate?", and not "… and scatter their seeds?"."""
    clause = clause_of("Bats pollinate many plants and scatter their seeds.")

    assert slot_text(Inverted(clause, object_of(clause)), NAMES) == "do bats pollinate"


def test_second_verbs_of_a_predicate_agree_too() -> None:
    """ "What is cut and falls?"."""
    clause = clause_of("The trees are cut and fall into the river.")

    assert slot_text(Predicate(clause, singular=True), NAMES) == "is cut and falls into the river"
