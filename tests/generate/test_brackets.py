"""What stands in brackets before a card that does not say what it is about."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizgen import documents
from quizgen.generate import pipeline
from quizgen.generate.brackets import label, of_term, told
from quizgen.generate.topic import Topic, content_stems

SATURN = Topic("Saturn", True, content_stems("Saturn"), named=True)
PAIR = Topic("buses and railways", False, content_stems("buses and railways"))


@pytest.mark.parametrize(
    ("text", "answer", "shown"),
    [
        ("The probe landed in 2005.", "2005", "(Saturn) "),
        ("The rings of Saturn are made of ice.", "ice", ""),
        ("The probe flew to a planet.", "Saturn", ""),
        ("The probe flew to a planet.", "the sixth planet, called Saturn", "(Saturn) "),
        ("Which booster took off?", "the expendable Saturn", "(Saturn) "),
        ("Which model won?", "the new Saturn", ""),
    ],
)
def test_a_card_from_prose_is_told_its_topic(text: str, answer: str, shown: str) -> None:
    """In brackets, where the sentence says nothing of it and the answer is not made of it."""
    assert label((SATURN,), text, answer) == shown


def test_what_is_said_of_a_bare_word_of_the_name_is_said_of_more() -> None:
    """ "Anemia is …" speaks of every anemia; "Aplastic anemia is …" of one."""
    anemia = Topic("pernicious anemia", True, content_stems("pernicious anemia"), named=True)

    assert label((anemia,), "Anemia is a lack of red cells.", "red cells", "Anemia") == ""
    assert label((anemia,), "Coffee is allowed.", "Coffee", "Coffee") == "(Pernicious anemia) "


def test_a_topic_of_two_things_is_told_where_neither_is_said() -> None:
    """A text about both says nothing of either by its title; one of several words, said in full, is enough."""
    (shown,) = told(PAIR, "", content_stems("bus railway ticket"))

    assert label((shown,), "A ticket is checked at the door.", "ticket") == "(Buses and railways) "
    assert label((shown,), "Railways need signals.", "signals") == ""


def test_a_title_that_is_no_name_is_not_told() -> None:
    """Its words are nowhere in the text; the section's heading serves where the text speaks of that."""
    story = Topic("long road home", False, content_stems("long road home"))

    assert told(story, "Fire", frozenset()) == ()
    assert [one.name for one in told(story, "2.3 Marsh plants", content_stems("marsh plant"))] == ["Marsh plants"]
    assert told(story, "What came after", content_stems("what came after")) == ()


def test_the_heading_is_told_where_the_topic_gives_the_answer_away() -> None:
    """The next name in line serves."""
    heading = replace(SATURN, name="rings", words=content_stems("rings"))

    assert label((SATURN, heading), "They belong to a planet.", "Saturn") == "(Rings) "


def test_a_title_that_names_no_topic_is_told_last() -> None:
    """It says at least which story it is; a question or a mere kind of text says nothing."""
    story = Topic("the road to avignon", False, content_stems("the road to avignon"), title="The Road to Avignon")

    (title,) = told(story, "", frozenset())
    assert label((title,), "In 1309 Clement moved his court.", "1309") == "(The Road to Avignon) "
    assert label((title,), "Clement moved to Avignon.", "Clement") == ""
    assert told(story, "Marsh plants", content_stems("marsh plant"))[0].name == "Marsh plants"
    assert told(replace(story, title="Why did they leave?"), "", frozenset()) == ()
    assert told(replace(story, title="Key terms"), "", frozenset()) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The tolls of the canal rose.", "(Kiel Canal) "),
        ("Ships reach Kiel within a day.", "(Kiel Canal) "),
        ("Its builder knew the Suez Canal.", "(Kiel Canal) "),
        ("The Kiel Canal opened in 1895.", ""),
        ("The Canal opened in 1895.", ""),
    ],
)
def test_a_common_noun_does_not_say_a_name(text: str, shown: str) -> None:
    """ "The canal" alone may be any other one, "Kiel" is a town, and another canal has a name of its own."""
    canal = Topic("the Kiel Canal", True, content_stems("the Kiel Canal"), named=True)

    assert label((canal,), text, "1895") == shown


@pytest.mark.parametrize(
    ("term", "names"),
    [("Box plot", ["Box plot"]), ("TTL (time to live)", ["TTL"]), ("Time", []), ("Worked example", []), ("3 May", [])],
)
def test_a_term_that_is_a_name_is_told(term: str, names: list[str]) -> None:
    """A common word, an example or a date that heads a note says nothing of it."""
    assert [one.name for one in of_term(term)] == names


NOTES = """# Knots

A knot ties a rope. A knot holds a rope. Every knot weakens its rope.

- **Bowline**: a knot that makes a fixed loop at the end of a rope. Sailors fasten dinghies to jetties with it.
- **Sheet bend**: a knot that joins two ropes. Weavers in Lancashire mended snapped threads in 1794.
"""


@pytest.mark.model
def test_what_a_note_adds_to_its_definition_is_told_its_term(tmp_path: Path) -> None:
    """What weavers did is said of the sheet bend."""
    path = tmp_path / "knots.md"
    path.write_text(NOTES, encoding="utf-8")
    document = documents.read(path, path.name)

    fronts = [
        draft.question or draft.cloze[0].text
        for _, harvest in pipeline.harvest(document, document.sections)
        for draft in harvest.drafts
        if "eavers" in draft.context
    ]

    assert fronts
    assert all(front.startswith("(Sheet bend) ") for front in fronts)


SLEEP = """# Narcolepsy

Narcolepsy is a disorder of sleep. Narcolepsy begins in youth. People with narcolepsy nap often.

## Signs

By day a person may:

- fall asleep within a few minutes
- drop a cup after a sudden laugh
"""


@pytest.mark.model
def test_an_item_is_told_the_topic_that_neither_it_nor_its_stem_says(tmp_path: Path) -> None:
    """A person may do so for many reasons."""
    path = tmp_path / "sleep.md"
    path.write_text(SLEEP, encoding="utf-8")
    document = documents.read(path, path.name)

    fronts = [
        "".join(part.text for part in draft.cloze)
        for _, harvest in pipeline.harvest(document, document.sections)
        for draft in harvest.drafts
        if draft.rule == "list-item"
    ]

    assert fronts
    assert all("arcolepsy" in front for front in fronts)
