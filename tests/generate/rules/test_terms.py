"""Definition lines are asked by what they are: a kind of thing, a doing, an event, a law; remarks are not asked."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline

pytestmark = pytest.mark.model


def asked(folder: Path, *lines: str, title: str = "Tools", prose: str = "") -> list[tuple[str, str]]:
    """(question, answer) of the definition lines of a document."""
    path = folder / "notes.md"
    body = "\n".join(f"- **{line.split(':', 1)[0]}**:{line.split(':', 1)[1]}" for line in lines)
    path.write_text(f"# {title}\n\n{prose}\n\n## Basics\n\n{body}\n", encoding="utf-8")
    notes = read(path, path.name)
    drafts = (found for _, harvest in pipeline.harvest(notes, notes.sections) for found in harvest.drafts)
    return [(draft.question, draft.answer) for draft in drafts if draft.rule in ("definition-line", "term-line")]


def test_a_term_is_not_asked_for_in_an_amount(tmp_path: Path) -> None:
    """ "In rate of flow" is no field; the topic stands in brackets there."""
    made = asked(tmp_path, "Glowhorn: a lamp without a flame", title="Rate of flow", prose="The rate of flow rises.")

    assert made
    assert not [question for question, _ in made if question.startswith("In rate")]


@pytest.mark.parametrize(
    ("line", "prose", "card"),
    [
        (
            "Glowhorn: a lamp without a flame",
            "Every glowhorn is warm.",
            ("(Tools) What is a glowhorn?", "a lamp without a flame"),
        ),
        ("Glowhorn: a lamp without a flame", "", ('(Tools) What does "glowhorn" mean?', "a lamp without a flame")),
        ("Bed lamp: a lamp with a small shade", "", ("In tools, what is a bed lamp?", "a lamp with a small shade")),
        ("Baskets: goods that are kept in store", "", ("In tools, what are baskets?", "goods that are kept in store")),
    ],
)
def test_a_thing_is_asked_with_the_article_the_text_shows(
    tmp_path: Path, line: str, prose: str, card: tuple[str, str]
) -> None:
    """Where nothing shows whether a term is counted, it is asked in quotation marks."""
    assert card in asked(tmp_path, line, "Rake: a comb on a long pole", prose=prose)


@pytest.mark.parametrize(
    ("line", "cards"),
    [
        (
            "Leaf filtration: water pressure forces sand and small stones through the mesh",
            [
                ("What happens in leaf filtration?", "water pressure forces sand and small stones through the mesh"),
                (
                    "What is it called when water pressure forces sand and small stones through the mesh?",
                    "leaf filtration",
                ),
            ],
        ),
        (
            "Moor's rule: the second wheel turns so that the belt stays tight",
            [
                ("What does Moor's rule say?", "the second wheel turns so that the belt stays tight"),
                ("Which rule says that the second wheel turns so that the belt stays tight?", "Moor's rule"),
            ],
        ),
        ("Guards: defence against stray dogs", [("What is the role of guards?", "defence against stray dogs")]),
    ],
)
def test_what_is_no_definition_is_asked_as_what_it_is(tmp_path: Path, line: str, cards: list[tuple[str, str]]) -> None:
    """A clause tells what happens or what a law says; a function tells a role, and leads back to no one term."""
    found = [(q.removeprefix("In tools, ").capitalize(), a) for q, a in asked(tmp_path, line)]

    assert [(q.capitalize(), a) for q, a in cards] == found


@pytest.mark.parametrize(
    "line",
    [
        "Closed: exchanges heat with the room",
        "Wooden: the old planks, which keep the water out of the hull",
        "Luminance: L, measured in glims (G)",
        "Flat tariff: changes with the number of guests",
        "Passive lift: no fuel needed, goes down the slope",
        "Zero lamp: less than 5 minutes of the usual light",
    ],
)
def test_a_remark_on_a_term_is_not_asked(tmp_path: Path, line: str) -> None:
    """An adjective whose noun stands elsewhere, a symbol, a measure, a telegram, a verb that fits many things."""
    assert not asked(tmp_path, line)


def test_a_note_gets_the_articles_it_left_out(tmp_path: Path) -> None:
    """Backwards the body stands in a sentence; "one" is a thing of the term's own kind."""
    questions = [
        question
        for question, _ in asked(
            tmp_path,
            "Firebrick: block made only of sand and clay",
            "Slow walk: one that passes through every gate of the town",
        )
    ]

    assert "In tools, what is the term for a block made only of sand and clay?" in questions
    assert "In tools, what is the term for a walk that passes through every gate of the town?" in questions


def test_a_longer_word_for_what_the_prompt_says_is_given_away(tmp_path: Path) -> None:
    """ "electron" begins "electronvolt"."""
    answers = [answer for _, answer in asked(tmp_path, "Hammerfold: the bend that a heavy hammer leaves in a sheet")]

    assert "hammerfold" not in [answer.lower() for answer in answers]


def test_a_term_of_a_list_of_its_kind_is_asked_by_the_kind(tmp_path: Path) -> None:
    """ "Which join combines …?" under "Joins"."""
    path = tmp_path / "notes.md"
    path.write_text("# Wood\n\n## Joints\n\n- **Cross joint**: combines two beams at the middle\n", encoding="utf-8")
    notes = read(path, path.name)
    drafts = [found for _, harvest in pipeline.harvest(notes, notes.sections) for found in harvest.drafts]

    assert ("In wood, which joint combines two beams at the middle?", "cross joint") in [
        (draft.question, draft.answer) for draft in drafts
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Planning slip: underestimate the time that a job will take",
        "Quick guess: judge distance by the size of a tree",
        "used in trade: the first price sets the scale for others",
        "Remedy: a cup of tea and a long sleep",
    ],
)
def test_a_remark_or_an_order_is_no_definition(tmp_path: Path, line: str) -> None:
    """A bare verb and a label of something above it define nothing."""
    assert asked(tmp_path, line, "Rake: a comb on a long pole") == asked(tmp_path, "Rake: a comb on a long pole")


def _under(folder: Path, above: str, *lines: str) -> list[tuple[str, str]]:
    """(question, answer) of the definition lines below a heading and, when it is told, a line."""
    path = folder / "notes.md"
    items = "\n".join(f"  - {line}" for line in lines)
    path.write_text(f"# Tools\n\n## Basics\n\n- {above}\n{items}\n", encoding="utf-8")
    notes = read(path, path.name)
    drafts = (found for _, harvest in pipeline.harvest(notes, notes.sections) for found in harvest.drafts)
    return [(draft.question, draft.answer) for draft in drafts if draft.rule in ("definition-line", "term-line")]


def test_a_term_cut_down_to_an_adjective_gets_the_noun_above_it(tmp_path: Path) -> None:
    """ "external" and "internal" below "Kinds of threads"; remarks are not asked, and other lines name nothing."""
    lines = ("external: a spiral ridge around a rod", "internal: a spiral ridge inside a hole")

    assert ("In tools, what is the term for a spiral ridge around a rod?", "external thread") in _under(
        tmp_path, "Kinds of threads:", *lines
    )
    assert not _under(tmp_path, "Pros and cons:", *lines)
    assert "external" in {answer for _, answer in _under(tmp_path, "What they call it:", *lines)}


def test_a_letter_alone_is_no_term(tmp_path: Path) -> None:
    """ "B" below "Layers" is the B layer."""
    answers = {answer for _, answer in _under(tmp_path, "Layers:", "B: a bed of sand that lets the water through")}

    assert "B layer" in answers
    assert not _under(tmp_path, "How it goes:", "B: a bed of sand that lets the water through")


@pytest.mark.parametrize(
    "line",
    [
        "Steam saw: fast, no need of a second man",
        "Bench clamp: holds a beam in place by pressing on:",
        "Dry rot: plants can't hold the bank any more",
        "Old smith: smith, tutor to the heir",
    ],
)
def test_a_piece_of_what_is_told_is_no_definition(tmp_path: Path, line: str) -> None:
    """One word before another remark, the head of a list, a plural taken for a verb."""
    assert not asked(tmp_path, line)


def test_what_a_note_writes_as_signs_is_spelled_out(tmp_path: Path) -> None:
    """ "sand + clay w/ straw", and two verbs beside one another."""
    cards = asked(
        tmp_path,
        "Mud brick: a block of sand + clay w/ straw inside",
        "Hearth tax: a yearly fee introduced 1604 for every chimney",
        "The ratchet: lifts the bar, leaves the bolt alone",
    )

    assert "a block of sand and clay with straw inside" in [answer for _, answer in cards]
    assert "a yearly fee introduced in 1604 for every chimney" in [answer for _, answer in cards]
    assert "lifts the bar and leaves the bolt alone" in [answer for _, answer in cards]


def test_a_heap_of_things_gets_its_article_backwards(tmp_path: Path) -> None:
    """ "the term for a stack of …"; what happens stays bare, as notes and books alike have it."""
    questions = [question for question, _ in asked(tmp_path, "Plywood: stack of thin sheets that are glued together")]

    assert "In tools, what is the term for a stack of thin sheets that are glued together?" in questions


def test_a_note_gets_the_article_that_its_verb_shows(tmp_path: Path) -> None:
    """ "enzyme that attaches CO2": one of several."""
    made = asked(tmp_path, "Carboxase: enzyme that attaches CO2 to RuBX (5C)")

    assert any("an enzyme that attaches CO2" in question for question, _ in made)


def test_a_label_that_joins_a_remark_to_the_line_above_is_no_term(tmp_path: Path) -> None:
    """ "BUT old lamps" opens an exception."""
    assert not asked(tmp_path, "BUT old lamps: a wick that is cut by hand")
