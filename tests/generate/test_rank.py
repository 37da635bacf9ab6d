"""How likely a reader keeps a card."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.generate.rank import GAP, Traits, score
from quizgen.model import Kind

WORDS = st.lists(
    st.sampled_from(["iron", "may", "some", "often", "Paris", "hemoglobin", "7", "carries", ",", "or", "like", GAP]),
    min_size=1,
    max_size=45,
).map(" ".join)
TRAITS = st.builds(
    Traits,
    kind=st.sampled_from(Kind),
    prior=st.floats(0.3, 0.95),
    prompt=WORDS,
    answer=WORDS,
    sentence=WORDS,
    rewrites=st.integers(0, 4),
    topic_named=st.booleans(),
)
PLAIN = Traits(
    kind=Kind.QA,
    prior=0.7,
    prompt="Which protein carries oxygen in the blood?",
    answer="hemoglobin",
    sentence="Hemoglobin carries oxygen in the blood.",
    rewrites=0,
    topic_named=False,
)


@given(TRAITS)
def test_a_score_is_a_probability(traits: Traits) -> None:
    """It stays between 0 and 1, and the same card has the same score."""
    assert 0 < score(traits) < 1
    assert score(traits) == score(replace(traits))


@given(TRAITS, st.floats(0.3, 0.95))
def test_a_better_rule_never_scores_lower(traits: Traits, prior: float) -> None:
    """Of two cards alike in all else, that of the rule with the higher prior is the surer."""
    low, high = sorted((prior, traits.prior))

    assert score(replace(traits, prior=low)) <= score(replace(traits, prior=high))


def test_a_much_better_rule_scores_higher() -> None:
    """The prior is seen in the score."""
    assert score(replace(PLAIN, prior=0.9)) > score(replace(PLAIN, prior=0.6))


@pytest.mark.parametrize(
    "worse",
    [
        {"rewrites": 1},
        {"prompt": "Which protein may carry oxygen in the blood?"},
        {"prompt": "Which protein usually carries oxygen in the blood?"},
        {"answer": "a protein in the blood that has a red color and holds iron"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_readers_rejected_lowers_a_score(worse: dict[str, object]) -> None:
    """Rewrites, modals, hedges and long answers each make a card less sure."""
    assert score(replace(PLAIN, **worse)) < score(PLAIN)  # type: ignore[arg-type]


def test_a_card_that_names_its_topic_is_surer() -> None:
    """A reader knows what is asked about."""
    assert score(replace(PLAIN, topic_named=True)) > score(PLAIN)


def test_half_of_a_pair_is_guessed() -> None:
    """A gap beside the other of two joined words all but says itself."""
    cloze = replace(PLAIN, kind=Kind.CLOZE, sentence="Ginger helps against nausea or vomiting.", answer="vomiting")
    half = replace(cloze, prompt=f"Ginger helps against nausea or {GAP}.")
    whole = replace(cloze, prompt=f"Ginger helps against {GAP}.")

    assert score(half) < score(whole)
