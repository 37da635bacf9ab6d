"""List items with their stem."""

from pathlib import Path

import pytest

from quizgen.generate.candidate import Sentence
from tests.generate.reading_of import sentences_of

pytestmark = pytest.mark.model


def items(folder: Path, text: str, heading: str = "Causes") -> list[Sentence]:
    """The items of a document that asks about gout, whose last section is `heading` over `text`, one by one."""
    asked = "# Gout\n\n## What is gout?\n\nGout is a disease.\n\n## What causes gout?\n\nAcid causes gout.\n"
    found = sentences_of(folder, f"{asked}\n## {heading}\n\n{text}\n")
    return [sentence for sentence in found if sentence.block.list_number and not sentence.listed]


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


def test_of_they_symptoms_only_the_noun_is_spoken_out(tmp_path: Path) -> None:
    """How rare complications are, or how slowly symptoms begin, is no part of what they are."""
    slow = "Symptoms often begin at night. They may include:\n\n- Swollen joints\n- Fever"
    rare = "Complications are rare with early treatment. They include:\n\n- Kidney stones\n- Lumps"

    assert items(tmp_path, slow)[0].text == "Symptoms of gout may include swollen joints and fever."
    assert items(tmp_path, rare)[0].text == "Complications of gout include kidney stones and lumps."


@pytest.mark.parametrize("stem", ["With gout, you should:", "A child may be at risk of gout if he or she:"])
def test_a_modal_or_he_or_she_is_completed_without_a_colon(tmp_path: Path, stem: str) -> None:
    """The item is the rest of the clause."""
    first = items(tmp_path, f"{stem}\n\n- drinks beer at night\n- sleeps badly")[0]

    assert first.text.startswith(f"{stem.rstrip(':')} drinks beer")


def test_an_item_that_only_reads_like_a_sentence_completes_an_open_stem(tmp_path: Path) -> None:
    """A phrase misread as a clause has no full stop; a sentence of its own has one."""
    stem = "With gout, the doctor may see:\n\n"
    phrase = items(tmp_path, f"{stem}- A joint that is stiff at first and later feels hot\n- Swelling")[0]
    sentence = items(tmp_path, f"{stem}- The toe looks red and shiny at night.\n- Swelling")[0]

    assert phrase.text.startswith("With gout, the doctor may see a joint that is stiff at first")
    assert sentence.item is None


def test_whom_to_call_is_no_fact_without_its_topic(tmp_path: Path) -> None:
    """A stem that only tells to call someone leaves its items open, in every kind of document."""
    text = "# Saturn\n\nSaturn is a planet. Saturn has rings.\n\n## Help\n\n{}\n\n- Dizzy spells\n- A rash\n"
    calls = sentences_of(tmp_path, text.format("Contact your doctor if you have:"))
    tells = sentences_of(tmp_path, text.format("During a flyby you may have:"))

    assert [s.unresolved for s in calls if s.item and not s.listed] == ["it does not say what it is about"] * 2
    assert [s.unresolved for s in tells if s.item and not s.listed] == [""] * 2


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


def test_what_there_is_includes_nothing(tmp_path: Path) -> None:
    """A stem with a verb of its own is no name of what its items are."""
    first = items(tmp_path, "There are two types of gout:\n\n- Acute gout\n- Chronic gout")[0]

    assert "include" not in first.text


def test_options_are_for_what_the_sentence_before_speaks_of(tmp_path: Path) -> None:
    """ "Options include" is spoken out."""
    text = "If attacks are frequent, gene therapy may be tried. Options include:\n\n- Plasmids\n- Viruses"
    first = items(tmp_path, text)[0]

    assert first.text.lower().endswith("options for gene therapy include plasmids and viruses.")


def test_nothing_is_shown_behind_an_explanation(tmp_path: Path) -> None:
    """It would be read as part of it."""
    found = items(tmp_path, "Triggers of gout include:\n\n- Meat, especially veal\n- Beer\n- Cherries")

    assert found[0].text == "Triggers of gout include meat, especially veal."


def test_a_document_that_asks_about_one_thing_is_named(tmp_path: Path) -> None:
    """An item that leaves that to its headings says nothing alone."""
    found = items(tmp_path, "To feel better at home:\n\n- Wear loose shoes\n- Rest the foot", heading="Care")

    assert {sentence.unresolved for sentence in found} <= {
        "it does not say what it is about",
        "an item without its stem",
    }


def test_a_short_list_is_spoken_of_as_one(tmp_path: Path) -> None:
    """Beside its items stands a sentence on all of them."""
    found = sentences_of(tmp_path, "# Gout\n\nGout may harm:\n\n- The kidneys\n- The joints\n")

    assert [(sentence.text, sentence.listed) for sentence in found if sentence.listed] == [
        ("Gout may harm two things.", ("the kidneys", "the joints"))
    ]


def test_as_many_items_are_shown_as_the_sentence_bears(tmp_path: Path) -> None:
    """The nearest first; under a long stem the far ones are left out."""
    foods = ("Roast beef", "Dry cider", "Clear honey", "Apple juice", "Fried squid", "Very cold sweet white wine")
    listed = "\n".join(f"- {food}" for food in foods)
    short = items(tmp_path, f"Triggers of gout include:\n\n{listed}")[1]
    told = "that doctors have long thought to cause attacks of great pain in the feet of men of middle or old age"
    long = items(tmp_path, f"Triggers of gout {told} include:\n\n{listed}")[1]

    assert short.text.endswith(
        "include roast beef, dry cider, clear honey, apple juice, fried squid, and very cold sweet white wine."
    )
    assert long.text.endswith("include roast beef, dry cider, clear honey, apple juice, and fried squid.")


def test_an_item_wholly_in_brackets_says_nothing(tmp_path: Path) -> None:
    """A remark of the author's is passed over, and its neighbours are read."""
    read = items(tmp_path, "Foods that cause gout include:\n\n- Red meat\n- (sources differ on sugar)\n- Beer")

    assert [hidden(sentence) for sentence in read] == ["red meat", "beer"]
