"""How likely a reader keeps a card."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.generate.rank import WEIGHTS, Spoken, of_document, scored, trees
from quizgen.model import Anchor, Block, BlockKind, Document, Draft, Section, Span, Text
from tests.conftest import make_draft

PROSE = "Insulin lowers blood sugar. Insulin is made in the pancreas. Insulin is a hormone."
BLOCK = Block(BlockKind.PARAGRAPH, Text(PROSE, ((0, 0),)), Span(0, len(PROSE)), 1)
TEXT = Document("notes.md", "Hormones", (Section(Anchor("blood"), ("Blood",), (BLOCK,), 1),), PROSE, "")
SIGNS = st.lists(st.tuples(st.sampled_from([*trees().signs[:40], "never seen"]), st.floats(0, 5)), max_size=20).map(
    tuple
)


def drafted(**changes: object) -> Draft:
    return replace(make_draft(), **changes)  # type: ignore[arg-type]


@given(SIGNS)
def test_a_score_is_a_probability(signs: tuple[tuple[str, float], ...]) -> None:
    """It stays between 0 and 1, and the same card has the same score."""
    (once,) = scored([drafted(signs=signs)], TEXT)
    (again,) = scored([drafted(signs=signs)], TEXT)

    assert 0 <= once.score <= 1
    assert once == again


def test_what_moved_a_score_most_is_told() -> None:
    """The reasons name signs with what they added, the greatest first; other signs give another score."""
    (year,) = scored([drafted(signs=(("rule year", 1.0), ("answer number", 1.0)))], TEXT)
    (shown,) = scored([drafted(signs=(("answer shown in part", 1.0), ("answer one word", 1.0)))], TEXT)
    effects = [abs(float(reason.rsplit(" ", 1)[1])) for reason in shown.reasons]

    assert shown.score < year.score
    assert effects
    assert effects == sorted(effects, reverse=True)


def test_evidence_that_gives_more_cards_says_so() -> None:
    """Drafts on the same words count together; a refused one is scored, and counts for nothing."""
    drafts = [drafted(answer="insulin"), drafted(answer="blood sugar")]
    told = dict(of_document(drafts[0], Spoken.of(TEXT, drafts)))

    assert told["evidence gives cards"] == 2.0
    assert len(scored(drafts, TEXT, [drafted(answer="pancreas")])) == 3


def test_a_word_of_the_document_is_its_key() -> None:
    """What a document says often and English seldom is central to it; what it never says is not."""
    spoken = Spoken.of(TEXT)

    assert spoken.key("insulin") > spoken.key("sugar") > spoken.key("liver") == 0


def test_the_document_says_how_often_it_speaks_of_an_answer() -> None:
    """Three mentions are neither one nor all the time."""
    told = dict(of_document(drafted(answer="insulin"), Spoken.of(TEXT)))

    assert "answer said three to eight times" in told
    assert "answer said once" not in told


def test_a_document_of_lines_without_a_stop_is_jotted() -> None:
    """Prose is not."""
    lines = replace(BLOCK, text=Text("insulin -> less sugar", ((0, 0),)))
    notes = replace(TEXT, sections=(replace(TEXT.sections[0], blocks=(BLOCK, lines)),))

    assert Spoken.of(TEXT).jotted == 0
    assert Spoken.of(notes).jotted == pytest.approx(4 / 18)


def test_a_section_says_how_often_it_speaks_of_a_card() -> None:
    """What a section returns to is told of it; a card of another section is not measured by this one."""
    spoken = Spoken.of(TEXT)
    here = dict(of_document(drafted(question="What lowers blood sugar?", answer="insulin"), spoken))
    elsewhere = dict(of_document(drafted(answer="insulin", anchor=Anchor("urine")), spoken))

    assert here["section speaks of answer"] == 2.0
    assert here["section length"] == pytest.approx(0.13)
    assert "section speaks of answer" not in elsewhere


def test_the_weights_lie_beside_their_report() -> None:
    """Plain data, and how well it does on documents it was not learned from."""
    assert WEIGHTS.with_name("weights-report.json").exists()
