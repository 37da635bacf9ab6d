"""How likely a reader keeps a card."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.generate.rank import WEIGHTS, Spoken, Weights, of_document, scored, weights
from quizgen.model import Anchor, Block, BlockKind, Document, Draft, Kind, Section, Span, Text
from tests.conftest import make_draft

PROSE = "Insulin lowers blood sugar. Insulin is made in the pancreas. Insulin is a hormone."
BLOCK = Block(BlockKind.PARAGRAPH, Text(PROSE, ((0, 0),)), Span(0, len(PROSE)), 1)
TEXT = Document("notes.md", "Hormones", (Section(Anchor("blood"), ("Blood",), (BLOCK,), 1),), PROSE, "")
SIGNS = st.lists(
    st.tuples(st.sampled_from([*sorted(weights().weights)[:40], "never seen"]), st.floats(0, 5)), max_size=20
).map(tuple)


def drafted(**changes: object) -> Draft:
    return replace(make_draft(), **changes)  # type: ignore[arg-type]


@given(SIGNS)
def test_a_score_is_a_probability(signs: tuple[tuple[str, float], ...]) -> None:
    """It stays between 0 and 1, and the same card has the same score."""
    (once,) = scored([drafted(signs=signs)], TEXT)
    (again,) = scored([drafted(signs=signs)], TEXT)

    assert 0 <= once.score <= 1
    assert once == again


@pytest.mark.parametrize("sign", ["rule definition", "rule term-line", "rule year"])
def test_what_readers_kept_raises_a_score(sign: str) -> None:
    """A sign with a positive weight makes a card surer, and is named as a reason."""
    (plain,) = scored([drafted()], TEXT)
    (better,) = scored([drafted(signs=((sign, 1.0),))], TEXT)

    assert better.score > plain.score
    assert any(reason.startswith(f"{sign} +") for reason in better.reasons)


@pytest.mark.parametrize("sign", ["rule subject", "answer everyday word"])
def test_what_readers_rejected_lowers_a_score(sign: str) -> None:
    """A sign with a negative weight makes a card less sure."""
    (plain,) = scored([drafted()], TEXT)
    (worse,) = scored([drafted(signs=((sign, 1.0),))], TEXT)

    assert worse.score < plain.score


def test_a_word_of_the_document_is_its_key() -> None:
    """What a document says often and English seldom is central to it; what it never says is not."""
    spoken = Spoken.of(TEXT)

    assert spoken.key("insulin") > spoken.key("sugar") > spoken.key("liver") == 0


def test_the_document_says_how_often_it_speaks_of_an_answer() -> None:
    """Three mentions are neither one nor all the time."""
    told = dict(of_document(drafted(answer="insulin"), Spoken.of(TEXT)))

    assert "answer said three to eight times" in told
    assert "answer said once" not in told


def test_a_section_says_how_often_it_speaks_of_a_card() -> None:
    """What a section returns to is told of it; a card of another section is not measured by this one."""
    spoken = Spoken.of(TEXT)
    here = dict(of_document(drafted(question="What lowers blood sugar?", answer="insulin"), spoken))
    elsewhere = dict(of_document(drafted(answer="insulin", anchor=Anchor("urine")), spoken))

    assert here["section speaks of answer"] == 2.0
    assert here["section length"] == pytest.approx(0.13)
    assert "section speaks of answer" not in elsewhere


def test_a_question_is_weighed_by_weights_of_its_own() -> None:
    """They come on top of those of every card; a sign that neither knows adds nothing."""
    known = Weights(0.0, {"answer name": 0.5}, {"answer name": 0.25})

    assert known.weight("answer name", Kind.CLOZE) == 0.5
    assert known.weight("answer name", Kind.QA) == 0.75
    assert known.weight("never seen", Kind.QA) == 0.0


def test_the_weights_lie_beside_their_report() -> None:
    """Plain data, and how well it does on documents it was not learned from."""
    assert WEIGHTS.with_name("weights-report.json").exists()
