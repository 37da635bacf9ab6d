"""Each hard check has a card that it refuses, beside one that passes them all."""

import pytest

from quizgen.generate.gate import CHECKS, Shown, failures
from quizgen.model import Kind

GOOD = Shown(Kind.QA, "subject", "Which organ stores bile?", "the gallbladder")


def qa(prompt: str, answer: str = "the gallbladder", rule: str = "subject") -> Shown:
    return Shown(Kind.QA, rule, prompt, answer)


def cloze(prompt: str, answer: str = "bile", topic: frozenset[str] = frozenset()) -> Shown:
    return Shown(Kind.CLOZE, "cloze", prompt, answer, topic)


REFUSED = {
    "unresolved-pronoun": qa("When does it store bile?"),
    "document-words": qa("Which organ is shown in Figure 2?"),
    "first-person": qa("Which organ do we call a store of bile?"),
    "generic-advice": qa("What should you do before you talk to your doctor?"),
    "research-news": cloze("Researchers are looking at [...] in mice."),
    "institution": qa("What does NIH stand for?", "National Institutes of Health", "acronym"),
    "unit-answer": cloze("Water boils at one hundred degrees [...].", "Celsius"),
    "anecdote": cloze("Susan went to a clinic for her [...] pains."),
    "discourse-opener": cloze("However, the liver makes [...] every day."),
    "generic-definite": qa("Which organ does the disease attack first?"),
    "weak-answer": qa("Who stores bile?", "some people"),
    "answer-pointing": qa("What stores bile?", "this organ"),
    "answer-truncated": qa("What stores bile?", "the sac of"),
    "answer-empty": qa("What stores bile?", "—"),
    "answer-too-long": qa(
        "What stores bile?", "a small and hollow sac that hangs under the right half of the large liver"
    ),
    "prompt-too-long": qa("What stores bile " + "and other things " * 12 + "?"),
    "prompt-too-thin": cloze("[...] flows.", "Bile"),
    "answer-in-prompt": qa("What does the gallbladder in the gallbladder do?"),
    "initials-in-prompt": qa("What is another name for MRI scans?", "magnetic resonance imaging"),
    "which-repeated": qa("Which organ stores bile?", "a hollow organ"),
    "gap-is-topic": cloze("The liver makes [...] every day.", "bile", frozenset({"bile"})),
    "run-on": qa("What stores bile; does the liver make it too?"),
    "doubled-word": qa("What stores the the bile?"),
    "unbalanced": qa("What stores bile (and salts?"),
    "punctuation": qa("What stores bile,?"),
    "markup": qa("What stores **bile**?"),
}


def test_a_good_card_passes() -> None:
    """Nothing is wrong with a plain question."""
    assert failures(GOOD) == ()


@pytest.mark.parametrize(("name", "shown"), REFUSED.items(), ids=REFUSED)
def test_a_check_refuses_what_it_is_named_for(name: str, shown: Shown) -> None:
    """The check of that name is among those that fail."""
    assert name in failures(shown)


def test_every_check_has_a_card_it_refuses() -> None:
    """No check stands untested."""
    assert set(REFUSED) == {name for name, _ in CHECKS}
