"""A sample document's way through all stages."""

from pathlib import Path

import pytest

from quizgen.documents import read
from quizgen.generate import pipeline
from quizgen.model import Document, Draft, Harvest
from tests.conftest import make_note

pytestmark = pytest.mark.model

SAMPLE = Path(__file__).parents[2] / "decks" / "vitamin-b12-deficiency-anemia.txt"


@pytest.fixture(scope="module")
def document() -> Document:
    return read(SAMPLE, SAMPLE.name)


@pytest.fixture(scope="module")
def drafts(document: Document) -> tuple[Draft, ...]:
    return tuple(found for _, harvest in pipeline.harvest(document, document.sections) for found in harvest.drafts)


def test_evidence_is_a_verbatim_slice_of_the_file(document: Document, drafts: tuple[Draft, ...]) -> None:
    """Every draft quotes the file exactly where its span says, on the line it names."""
    text = document.text

    assert drafts
    for draft in drafts:
        span = draft.evidence.span
        assert text[span.start : span.end] == draft.evidence.quote
        assert text.count("\n", 0, span.start) + 1 == draft.evidence.line


def test_no_card_rests_on_the_noise_at_the_end(document: Document, drafts: tuple[Draft, ...]) -> None:
    """References, captions and trial records give nothing."""
    noise = document.text.index("eds.")

    assert max(draft.evidence.span.end for draft in drafts) < noise


def test_sections_one_at_a_time_give_what_they_give_together(document: Document, drafts: tuple[Draft, ...]) -> None:
    """A section's drafts do not depend on which other sections are worked through."""
    alone = [
        found
        for section in reversed(document.sections)
        for _, harvest in pipeline.harvest(document, (section,))
        for found in harvest.drafts
    ]

    assert sorted(map(repr, alone)) == sorted(map(repr, drafts))


def test_the_same_document_gives_the_same_drafts(document: Document, drafts: tuple[Draft, ...]) -> None:
    """Read and worked through again, it gives them in the same order with the same scores."""
    again = read(SAMPLE, SAMPLE.name)

    assert tuple(found for _, harvest in pipeline.harvest(again, again.sections) for found in harvest.drafts) == drafts
    assert again == document


def test_every_chosen_card_passes_the_recheck(document: Document, drafts: tuple[Draft, ...]) -> None:
    """What the checks let pass when a card is made, they let pass when it is looked at alone."""
    chosen = pipeline.select(Harvest(drafts), document, pipeline.DEFAULT_THRESHOLD).kept

    assert chosen
    assert [(found.answer, pipeline.recheck(make_note(draft=found))) for found in chosen] == [
        (found.answer, ()) for found in chosen
    ]


def test_every_refusal_names_a_reason(document: Document) -> None:
    """A refused candidate keeps its wording, its place and the name of what is wrong with it."""
    refused = [found for _, harvest in pipeline.harvest(document, document.sections) for found in harvest.rejections]

    assert refused
    assert all(found.reason for found in refused)
    quoted = [found.draft.evidence for found in refused]
    assert all(document.text[evidence.span.start : evidence.span.end] == evidence.quote for evidence in quoted)


def test_cards_stand_in_the_section_of_their_evidence(document: Document, drafts: tuple[Draft, ...]) -> None:
    """Heading path and anchor are those of the section that the quote lies in."""
    places = {section.anchor: section for section in document.sections}

    for draft in drafts:
        section = places[draft.anchor]
        assert draft.section == section.heading_path
        assert any(block.span.start < draft.evidence.span.end <= block.span.end for block in section.blocks)


def test_a_section_has_the_same_fingerprint_wherever_it_stands(document: Document, tmp_path: Path) -> None:
    """Text above moves a section without changing what it gives; its own text and heading change it."""
    moved = tmp_path / SAMPLE.name
    moved.write_text("\n\n\n" + document.text, encoding="utf-8")
    edited = tmp_path / "edited.txt"
    edited.write_text(document.text.replace("bone marrow", "red marrow", 1), encoding="utf-8")

    here = pipeline.fingerprints(document)

    assert pipeline.fingerprints(read(moved, SAMPLE.name)) == here
    assert sum(a != b for a, b in zip(here, pipeline.fingerprints(read(edited, SAMPLE.name)), strict=True)) == 1


def given(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """(rule, prompt, answer) of every draft of a Markdown text."""
    path = folder / "notes.md"
    path.write_text(text, encoding="utf-8")
    notes = read(path, path.name)
    drafts = (found for _, harvest in pipeline.harvest(notes, notes.sections) for found in harvest.drafts)
    return [
        (draft.rule, draft.question or "".join("___" if p.number else p.text for p in draft.cloze), draft.answer)
        for draft in drafts
    ]


TITAN = """# Saturn

Saturn is a planet. Saturn has rings, and Saturn has moons.

## Probes

The Cassini orbiter released the Huygens probe over Titan in 2005 near the Xanadu plateau of Titan.
"""


def test_prose_that_does_not_say_its_topic_is_told_it_in_brackets(tmp_path: Path) -> None:
    """Every card of such a sentence begins with the topic; those of a sentence that names it do not."""
    cards = given(tmp_path, TITAN)
    about_titan = [prompt for _, prompt, _ in cards if "Huygens" in prompt or "Xanadu" in prompt]

    assert about_titan
    assert all(prompt.startswith("(Saturn) ") for prompt in about_titan)
    assert not any(prompt.startswith("(") for _, prompt, _ in cards if prompt not in about_titan)


def test_what_a_cloze_leaves_out_says_no_topic(tmp_path: Path) -> None:
    """The end that only adds names the topic, but the learner does not see it."""
    said = "The Huygens probe landed near the Xanadu plateau in January 2005 under a parachute sewn in Turin"
    tail = ", which made Saturn a goal of later missions"

    fronts = [prompt for _, prompt, _ in given(tmp_path, f"{TITAN}\n{said}{tail}.\n") if "landed" in prompt]
    short = [front for front in fronts if "made Saturn a goal" not in front]

    assert short
    assert all(front.startswith("(Saturn) ") for front in short)


def test_an_item_is_told_its_topic_in_brackets_where_its_stem_does_not_say_it(tmp_path: Path) -> None:
    """A phrase that opens the stem already leaves no place for the topic."""
    probes = "During a close flyby a probe can measure:\n\n- Magnetic storms\n- Dust impacts"
    rings = "The rings of Saturn can hold:\n\n- Frozen ammonia\n- Silicate dust"
    told = [prompt for rule, prompt, _ in given(tmp_path, TITAN + probes) if rule == "list-item"]
    named = [prompt for rule, prompt, _ in given(tmp_path, TITAN + rings) if rule == "list-item"]

    assert told
    assert all(prompt.startswith("(Saturn) During") for prompt in told)
    assert named
    assert not any(prompt.startswith("(") for prompt in named)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Part B. Filling the tank", "In filling the tank, "),
        ("Filling the tank", "In filling the tank, "),
        ("How do you fill the tank?", "In aquarium care, "),
        ("Before you buy a fish", "In aquarium care, "),
    ],
)
def test_a_step_is_asked_under_what_its_steps_do(tmp_path: Path, heading: str, told: str) -> None:
    """Neither the count of a heading nor its question is part of that."""
    care = "# Aquarium care\n\nAquarium care begins early. Aquarium care is slow work, and aquarium care pays.\n\n"
    steps = "1. Rinse the gravel in clear water\n2. Pour the water onto a plate\n3. Switch on the pump\n"
    asked = [prompt for rule, prompt, _ in given(tmp_path, f"{care}## {heading}\n\n{steps}") if rule == "next-step"]

    assert asked
    assert all(told in prompt for prompt in asked)


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("- **Ohm's law**: V = IR, where R is the resistance", ["V = IR"]),
        ("- **Kinetic energy**: E = mv²/2, where m is the mass", []),
        ("- **Unit**: volt, and 1 V = 1 J/C", []),
        ("- **Spinlock**: fast, small and cheap lock", []),
        ("- **23 July 1914**: the ultimatum to Serbia of 48 hours", []),
        ("- **Agadir 1911**: a crisis over a gunboat in Morocco", []),
        ("- **Mutex**: a lock with one owner", ["a lock with one owner", "Mutex"]),
    ],
)
def test_only_a_line_that_defines_is_a_definition(tmp_path: Path, line: str, answers: list[str]) -> None:
    """A formula has two sides, and a definition says of what or which; remarks on a term define nothing."""
    cards = given(tmp_path, f"# Notes\n\n## Basics\n\n{line}\n- **Bit**: a digit of base two\n")

    assert [
        answer for rule, _, answer in cards if "-line" in rule and "digit" not in answer and answer != "bit"
    ] == answers


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Typical table vinegar from Modena comes out at about 0.83 M in acetic acid.", "0"),
        ("In Donoghue v Stevenson [1932] the House of Lords found a duty of care towards the consumer.", "1932"),
    ],
)
def test_a_part_of_a_figure_is_no_gap(tmp_path: Path, text: str, hidden: str) -> None:
    """Neither what stands before a decimal point nor the year of a citation."""
    assert hidden not in [answer for _, _, answer in given(tmp_path, f"# Notes\n\n## Basics\n\n{text}\n")]


def test_an_item_that_tells_what_happens_is_not_hidden_whole(tmp_path: Path) -> None:
    """ "Works at about pH 5" is no thing to name; what it tells may be hidden inside."""
    text = "# The cell\n\n## Lysosome\n\nA lysosome is a sac of enzymes:\n\n- works at about pH 5\n- breaks down food\n"
    hidden = [answer for _, _, answer in given(tmp_path, text)]

    assert "works at about pH 5" not in hidden
    assert "breaks down food" not in hidden


def test_a_number_that_counts_what_was_told_before_gives_no_card(tmp_path: Path) -> None:
    """ "The two" of nothing named says not which two; of two things just named it does."""
    lost = given(tmp_path, "# Notes\n\n## Basics\n\nThe two meet in the colder part of the thunderstorm.\n")
    told = given(
        tmp_path, "# Notes\n\n## Basics\n\nGraupel and crystals collide when the two meet in the colder thunderstorm.\n"
    )

    assert not lost
    assert told


def test_a_cause_is_told_without_what_more_is_said_of_it(tmp_path: Path) -> None:
    """One fact: what causes it, not where that lies."""
    text = "Cystic fibrosis is caused by variants in the CFTR gene, which lies on the long arm of chromosome 7."
    cards = given(tmp_path, f"# Notes\n\n## Basics\n\n{text}\n")

    assert ("caused-by", "What causes cystic fibrosis?", "variants in the CFTR gene") in cards


def test_a_verb_taken_for_the_end_of_a_name_is_not_hidden_with_it(tmp_path: Path) -> None:
    """What "how" follows is a verb, whatever the tagger calls it."""
    text = (
        "Individuals who make fetal hemoglobin beyond infancy have fewer symptoms, "
        "and variants in genes such as BCL11A influence how much of it they make."
    )
    answers = [answer for _, _, answer in given(tmp_path, f"# Notes\n\n## Basics\n\n{text}\n")]

    assert answers
    assert not any("influence" in answer for answer in answers)


def test_a_question_that_names_its_topic_itself_has_no_brackets(tmp_path: Path) -> None:
    """An acronym is asked "In volcanoes, …" already."""
    text = "The Volcanic Explosivity Index (VEI) rates each eruption by the volume of what it threw out."
    cards = given(tmp_path, f"# Volcanoes\n\nVolcanoes erupt. Volcanoes grow. Volcanoes sleep.\n\n## Size\n\n{text}\n")
    asked = [prompt for rule, prompt, _ in cards if rule == "acronym"]

    assert asked
    assert not any(prompt.startswith("(") for prompt in asked if "In volcanoes" in prompt)


def test_the_title_s_own_initials_are_not_asked(tmp_path: Path) -> None:
    """Of a text about restless arm syndrome it says nothing to ask what RAS stands for; others have their field."""
    text = "Restless arm syndrome (RAS) is found by deep nerve testing (DNT)."
    topic = "Restless arm syndrome is rare. Restless arm syndrome is mild. Restless arm syndrome is old."
    cards = given(tmp_path, f"# Restless arm syndrome\n\n{topic}\n\n## Tests\n\n{text}\n")
    asked = [(prompt, answer) for rule, prompt, answer in cards if rule == "acronym"]

    assert ("In restless arm syndrome, what does DNT stand for?", "deep nerve testing") in asked
    assert not any("RAS" in prompt + answer for prompt, answer in asked)


def test_only_an_emergency_is_asked_as_advice(tmp_path: Path) -> None:
    """When to call a provider stands in every leaflet; the topic is in brackets, not behind "about"."""
    told = "Call your provider if the rash lasts for a month. Call 911 if the throat of a child swells."
    text = "Nettle rash is common. Nettle rash is mild. Nettle rash is short."
    cards = given(tmp_path, f"# Nettle rash\n\n{text}\n\n## When to contact a medical professional\n\n{told}\n")
    asked = [(prompt, answer) for rule, prompt, answer in cards if rule == "advice"]

    assert asked == [("(Nettle rash) When should you call 911?", "if the throat of a child swells")]
