"""Each rule's examples and counter-examples are its tests."""

from collections.abc import Iterator

import pytest

from quizgen.generate.candidate import Rule
from quizgen.generate.harvesting import Context, draft_of
from quizgen.generate.reading import sentences
from quizgen.generate.rules import RULES
from quizgen.generate.topic import About, Topic
from quizgen.model import Anchor, Block, BlockKind, Document, Draft, Section, Span, Text

pytestmark = pytest.mark.model

EXAMPLES = [(rule, *example) for rule in RULES for example in rule.examples]
COUNTERS = [(rule, text) for rule in RULES for text in rule.counters]


def cards(rule: Rule, text: str) -> Iterator[Draft]:
    block = Block(BlockKind.PARAGRAPH, Text(text, ((0, 0),)), Span(0, len(text)), 1)
    section = Section(Anchor("s"), ("Heading",), (block,), 1)
    document = Document("notes.txt", "Heading", (section,), text, "")
    about = About(Topic("heading", False, frozenset()))
    context = Context(document, about)
    for sentence in sentences(section, about):
        if not sentence.unresolved or rule.pointing:
            for fact in rule.find(sentence):
                yield draft_of(rule, fact, sentence, context.document, section)


def shown(draft: Draft) -> tuple[str, str]:
    cloze = "".join(f"{{{{{part.text}}}}}" if part.number else part.text for part in draft.cloze)
    return draft.question or cloze, draft.answer


@pytest.mark.parametrize(("rule", "text", "prompt", "answer"), EXAMPLES, ids=lambda value: getattr(value, "id", None))
def test_a_rule_makes_the_card_of_its_example(rule: Rule, text: str, prompt: str, answer: str) -> None:
    """The card shown in a rule's documentation is the card it makes."""
    made = [shown(draft) for draft in cards(rule, text)]

    assert (prompt, answer) in made


@pytest.mark.parametrize(("rule", "text"), COUNTERS, ids=lambda value: getattr(value, "id", None))
def test_a_rule_leaves_its_counter_example_alone(rule: Rule, text: str) -> None:
    """Where the rule's documentation says it stays silent, it does."""
    assert list(cards(rule, text)) == []
