"""List items with their stem."""

from pathlib import Path

import pytest

from quizgen.generate.candidate import Sentence
from tests.generate.reading_of import sentences_of

pytestmark = pytest.mark.model


def items(folder: Path, text: str, heading: str = "Causes") -> list[Sentence]:
    """The items of a document that asks about gout, whose last section is `heading` over `text`."""
    asked = "# Gout\n\n## What is gout?\n\nGout is a disease.\n\n## What causes gout?\n\nAcid causes gout.\n"
    found = sentences_of(folder, f"{asked}\n## {heading}\n\n{text}\n")
    return [sentence for sentence in found if sentence.block.list_number]


def hidden(sentence: Sentence) -> str:
    start, end = sentence.item or (0, 0)
    return sentence.text[start:end]


def test_an_item_completes_the_stem_of_its_list(tmp_path: Path) -> None:
    """Short neighbours are shown around it, and it knows where it stands in the sentence."""
    first, second = items(tmp_path, "Foods that cause gout include:\n\n- Red meat\n- Sweet drinks")

    assert first.text == second.text == "Foods that cause gout include red meat and sweet drinks."
    assert [hidden(first), hidden(second)] == ["red meat", "sweet drinks"]
    assert first.siblings == ("Sweet drinks",)


def test_they_include_is_spoken_out(tmp_path: Path) -> None:
    """The sentence before the stem says what "they" are."""
    text = "Certain foods can raise the level of uric acid. They include:\n\n- Red meat\n- Sweet drinks"
    first = items(tmp_path, text)[0]

    assert first.text == "Foods that can raise the level of uric acid include red meat and sweet drinks."
    assert first.trace[0] == "'They' spoken out"


def test_they_include_after_nothing_leaves_the_item_open(tmp_path: Path) -> None:
    """Without a sentence before there is nobody to include."""
    first = items(tmp_path, "They include:\n\n- Red meat\n- Sweet drinks", heading="Foods")[0]

    assert (first.text, first.item, first.unresolved) == ("Red meat", None, "an item without its stem")


def test_a_heading_is_the_stem_of_a_list_without_one(tmp_path: Path) -> None:
    """What the heading promises of the topic is what the list holds."""
    first = items(tmp_path, "- Swollen joints\n- Fever", heading="What are the symptoms of gout?")[0]

    assert first.text == "Symptoms of gout include swollen joints and fever."
    assert first.trace == ("stem from heading: 'Symptoms of gout include'", "joined to its stem (open)")


def test_a_heading_that_promises_nothing_is_no_stem(tmp_path: Path) -> None:
    """The item stays as it is."""
    first = items(tmp_path, "- Swollen joints\n- Fever", heading="History")[0]

    assert (first.item, first.unresolved) == (None, "an item without its stem")


def test_a_stem_names_the_topic_of_its_heading(tmp_path: Path) -> None:
    """ "Symptoms include" are those of the topic."""
    first = items(tmp_path, "Symptoms include:\n\n- Swollen joints\n- Fever", heading="Symptoms")[0]

    assert first.text == "Symptoms of gout include swollen joints and fever."


def test_a_condition_takes_a_whole_sentence(tmp_path: Path) -> None:
    """Even an item that is a clause needs its "if"."""
    found = items(
        tmp_path, "Contact your doctor if:\n\n- You have a fever\n- The pain lasts for a week", heading="Care"
    )

    assert [hidden(sentence) for sentence in found] == ["you have a fever", "the pain lasts for a week"]
    assert all("doctor if " in sentence.text for sentence in found)


def test_an_item_that_is_a_sentence_stands_alone(tmp_path: Path) -> None:
    """A full sentence is not joined to a stem that it does not complete."""
    text = "Treatments for gout include:\n\n- Colchicine eases the pain of gout.\n- Ice cools a swollen joint."
    first = items(tmp_path, text)[0]

    assert (first.text, first.item) == ("Colchicine eases the pain of gout.", None)


def test_an_item_of_several_sentences_gives_each(tmp_path: Path) -> None:
    """The opening phrase joins the stem; what follows is prose whose evidence begins with the phrase."""
    text = "Treatments for gout include:\n\n- Ice packs. Cold water eases the pain of gout.\n- Rest at home"
    opening, prose = items(tmp_path, text)[:2]

    assert opening.text == "Treatments for gout include ice packs and rest at home."
    assert "cold water eases the pain of gout" in prose.text.lower()
    assert prose.raw == "Ice packs. Cold water eases the pain of gout."


def test_an_order_does_not_complete_a_list_of_things(tmp_path: Path) -> None:
    """ "Symptoms include take a pill" is not written."""
    first = items(tmp_path, "Treatments for gout include:\n\n- Drink more water\n- Take a pill")[0]

    assert (first.item, first.unresolved) == (None, "an item without its stem")


def test_a_stem_that_points_outside_leaves_its_items_open(tmp_path: Path) -> None:
    """What "it" is was never told."""
    first = items(tmp_path, "It may harm:\n\n- Red joints\n- Weak bones", heading="Foods")[0]

    assert (first.item, first.unresolved) == (None, "an item without its stem")


def test_a_list_ends_where_its_last_item_ends(tmp_path: Path) -> None:
    """Cards on whole lists rest on all of it."""
    text = "Foods that cause gout include:\n\n- Red meat\n- Sweet drinks"
    first, second = items(tmp_path, text)

    assert first.list_end == second.block.span.end
