"""Facts about what the sides of a card say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quizgen.model import Card, ClozePart, Edit, Guid, Note, Rating, Wording
from quizgen.quiz import faces
from quizgen.quiz.faces import Run, Tone
from tests.quiz.notes import cloze, new, qa

GAPS = cloze(
    "c",
    ClozePart("The "),
    ClozePart("heart", 1, hint="organ"),
    ClozePart(" pumps "),
    ClozePart("blood", 2),
    ClozePart("."),
)


def text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def titled(note: Note, deck: str, *section: str) -> Note:
    return replace(note, deck=deck, draft=replace(note.draft, section=section))


def test_cloze_front_shows_the_hint_in_its_own_gap_only() -> None:
    """Card 1 hides deletion 1 behind its hint and shows deletion 2."""
    assert text(faces.front(GAPS, new("c", 0))) == "The [organ] pumps blood."


def test_cloze_without_hint_shows_dots() -> None:
    """A deletion without a hint is asked as [...]."""
    assert text(faces.front(GAPS, new("c", 1))) == "The heart pumps [...]."


def test_beside_options_no_hint_spells_the_answer() -> None:
    """First letters would give it away; the class of a figure does not. The learner's wording stays."""
    spelled = cloze(
        "c", ClozePart("The "), ClozePart("heart", 1, hint="h…"), ClozePart("beats "), ClozePart("70", 2, "#")
    )
    mine = replace(GAPS, edit=Edit(Wording("", "", spelled.draft.cloze, ""), GAPS.draft.wording))

    assert text(faces.front(faces.beside_options(spelled), new("c", 0))) == "The [...]beats 70"
    assert text(faces.front(faces.beside_options(mine), new("c", 1))) == "The heartbeats [#]"


def test_cloze_back_sets_the_answer_off() -> None:
    """The back holds the answer in brackets and in the strong tone, and nothing else so."""
    back = faces.back(GAPS, new("c", 1))

    assert text(back) == "The heart pumps [blood]."
    assert [run.text for run in back if run.tone is Tone.STRONG] == ["[blood]"]


def test_context_is_left_out_when_the_card_says_it() -> None:
    """Evidence equal to the cloze text is not shown again; evidence that says more is."""
    quote = "The heart pumps  blood."

    same = replace(GAPS, draft=replace(GAPS.draft, context=quote))

    assert faces.context(same) == ()
    assert text(faces.context(GAPS)) == "The heart pumps blood through the body."


def test_source_names_file_and_line() -> None:
    """The source is where the evidence stands."""
    assert text(faces.source(qa("a"))) == "body.md:7"


def test_a_note_by_hand_has_no_line() -> None:
    """Its source stands alone."""
    note = qa("a")
    evidence = replace(note.draft.evidence, line=0)

    assert text(faces.source(replace(note, draft=replace(note.draft, evidence=evidence)))) == "body.md"


def test_the_learners_wording_is_asked() -> None:
    """Both sides and the context are the learner's; a heading that gives the learner's answer away is left out."""
    note = titled(qa("a"), "Hearts", "Pumps")
    mine = replace(note, edit=Edit(Wording("Who pumps?", "a pump", (), "Mine."), note.draft.wording))

    sides = faces.front(mine, new("a")), faces.back(mine, new("a")), faces.context(mine)

    assert [text(side) for side in sides] == ["Who pumps?", "a pump", "Mine."]
    assert faces.breadcrumb(replace(mine, deck="a pump is a heart"), new("a")) == "Pumps"


@pytest.mark.parametrize(
    ("deck", "section", "expected"),
    [
        ("biology::body", ("Circulation", "Organs"), "body › Circulation › Organs"),
        ("biology::body", ("Body", "Circulation", "Organs", "Pump"), "body › Organs › Pump"),
        ("Organs", ("organs",), "Organs"),
        ("body", ("Pumps", "How the  Heart works"), "body › Pumps"),
        ("the heart", (), ""),
    ],
)
def test_breadcrumb_is_short_and_keeps_the_secret(deck: str, section: tuple[str, ...], expected: str) -> None:
    """Deck and last two headings, each once, without those that name the answer."""
    note = titled(qa("a", answer="heart"), deck, *section)

    assert faces.breadcrumb(note, new("a")) == expected


def test_breadcrumb_hides_the_answer_of_the_asked_deletion() -> None:
    """A heading that names deletion 2 is left out on card 2 and shown on card 1."""
    note = titled(GAPS, "body", "Blood")

    assert faces.breadcrumb(note, Card(Guid("c"), 0)) == "body › Blood"
    assert faces.breadcrumb(note, Card(Guid("c"), 1)) == "body"


@pytest.mark.parametrize(
    ("time", "label"),
    [
        (timedelta(minutes=1), "<1m"),
        (timedelta(minutes=5.5), "<6m"),
        (timedelta(minutes=10), "<10m"),
        (timedelta(hours=2), "<2h"),
        (timedelta(days=1), "1d"),
        (timedelta(days=29), "29d"),
        (timedelta(days=45), "1.5mo"),
        (timedelta(days=730), "2.0y"),
    ],
)
def test_interval_is_short(time: timedelta, label: str) -> None:
    """Times until due are written as Anki writes them on its buttons."""
    assert faces.interval(time) == label


def test_keys_stand_beside_their_intervals() -> None:
    """Each rating shows its key, its name and when the card comes back."""
    after = dict(zip(Rating, [timedelta(minutes=10), *(timedelta(days=days) for days in (2, 4, 9))], strict=True))

    assert faces.keys(after) == "1 Again <10m  2 Hard 2d  3 Good 4d  4 Easy 9d"
