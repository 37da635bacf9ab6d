"""The options of a multiple choice question: four, one right, none of the others right too."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.model import Anchor, Card, ClozePart, Evidence, Guid, Memory, Note, RuleId, Span, State
from quizgen.quiz.choosing.asked import folded
from quizgen.quiz.choosing.choice import options
from tests.quiz.notes import NOW, cloze, new, qa


def gap(guid: str, before: str, hidden: str, after: str = ".", rule: str = "cloze") -> Note:
    """A cloze note of a sentence that stands by itself in its document."""
    note = cloze(guid, ClozePart(before), ClozePart(hidden, 1, "…"), ClozePart(after))
    return told(note, f"{before}{hidden}{after}", rule)


def question(guid: str, asked: str, answer: str, context: str, rule: str = "subject") -> Note:
    return told(qa(guid, asked, answer), context, rule)


def told(note: Note, sentence: str, rule: str) -> Note:
    start = 1000 * sum(map(ord, note.guid))
    span = Span(start, start + len(sentence))
    draft = replace(note.draft, context=sentence, evidence=Evidence(sentence, span, 1), rule=RuleId(rule))
    return replace(note, draft=replace(draft, anchor=Anchor(f"body/{note.guid}")))


LUNGS = gap("lungs", "Oxygen enters the blood in the ", "lungs")
KIDNEYS = gap("kidneys", "Waste is filtered out in the ", "kidneys")
INTESTINES = gap("intestines", "Fat is absorbed in the ", "intestines")
MUSCLES = gap("muscles", "Glycogen is burnt in the ", "muscles")
MERCHANTS = gap("merchants", "Salt was brought north by ", "merchants")
ORGANS = (LUNGS, KIDNEYS, INTESTINES, MUSCLES, MERCHANTS)


def test_options_are_things_of_the_same_kind() -> None:
    """Beside an organ stand organs, and no merchants."""
    shown = options(LUNGS, new("lungs"), ORGANS)

    assert sorted(shown) == ["intestines", "kidneys", "lungs", "muscles"]


def test_too_few_of_a_kind_are_no_options() -> None:
    """Where the document names only two other things of the kind, nothing is offered."""
    assert options(LUNGS, new("lungs"), ORGANS[:3]) == ()


def test_the_order_changes_with_reviews() -> None:
    """The right answer does not keep its place from review to review; the options stay."""
    seen = {options(LUNGS, reviewed(reps), ORGANS) for reps in range(12)}

    assert len(seen) > 3
    assert {frozenset(shown) for shown in seen} == {frozenset(options(LUNGS, new("lungs"), ORGANS))}


def reviewed(reps: int) -> Card:
    memory = Memory(State.REVIEW, None, 4.0, 5.0, NOW, NOW, reps, 0, 4)
    return Card(Guid("lungs"), 0, memory)


def test_the_order_of_the_pool_changes_nothing() -> None:
    """Whatever order the notes come in, the options are the same."""
    assert len({options(LUNGS, new("lungs"), pool) for pool in permutations(ORGANS)}) == 1


def test_the_same_document_comes_first() -> None:
    """An answer of another document stands aside for three of the same one."""
    elsewhere = replace(gap("livers", "Iron is kept in the ", "livers"), source="other.md")

    assert "livers" not in options(LUNGS, new("lungs"), (elsewhere, *ORGANS))
    assert "livers" in options(LUNGS, new("lungs"), (elsewhere, *ORGANS[:3]))


def test_what_the_sentence_names_is_no_option() -> None:
    """What the card's own text says cannot be its gap."""
    note = gap("lungs", "Blood comes from the muscles and takes up oxygen in the ", "lungs")

    assert options(note, new("lungs"), ORGANS) == ()


def test_an_answer_to_the_same_question_is_no_option() -> None:
    """Whatever else the document answers the question with is right too."""
    also = gap("skin", "Oxygen enters the blood of frogs in the ", "gills")
    livers = gap("livers", "Iron is kept in the ", "livers")
    shown = options(LUNGS, new("lungs"), (*ORGANS[:3], also, livers))

    assert sorted(shown) == ["intestines", "kidneys", "livers", "lungs"]


def test_a_wider_term_is_no_option() -> None:
    """Where "scalp" is right, "skin" is right too."""
    plexus = gap("membrane", "Cold is felt first in the ", "membranes")
    epithelia = gap("skins", "Heat is felt in the ", "retinas")
    pool = (*ORGANS[:3], gap("organ", "Blood flows through the ", "viscera"), plexus, epithelia)

    assert options(LUNGS, new("lungs"), pool) == ()


def test_what_stands_in_a_series_is_offered_although_no_note_names_it() -> None:
    """Beside a vein stand the other vessels, the nearest of the series first; no wider term, none in the question."""
    vein = gap("vein", "A needle is put into the ", "vein")
    artery = gap("artery", "An artery has thicker walls than a ", "vein")

    assert sorted(options(vein, new("vein"), (vein,))) == ["artery", "capillary", "lymph vessel", "vein"]
    assert "artery" not in options(artery, new("artery"), (artery,))


def test_one_of_several_things_told_together_is_not_asked_by_choice() -> None:
    """Beside "and" another thing of the series may be right too."""
    note = gap("vein", "Blood comes back through capillaries and ", "veins")

    assert options(note, new("vein"), (note,)) == ()


def test_a_word_of_the_question_does_not_tell_the_answer() -> None:
    """Where the card shows a word like the answer nothing is offered."""
    note = question("vein", "Which venous vessels bring blood back?", "veins", "Veins bring blood back.")
    told = replace(note, draft=replace(note.draft, question="Which veinlike vessels bring blood back?"))

    assert len(options(note, new("vein"), (note,))) == 4
    assert options(told, new("vein"), (told,)) == ()


def test_items_of_open_lists_are_not_asked_by_choice() -> None:
    """Other symptoms than the listed ones may be symptoms, too."""
    fever = gap("fever", "Symptoms may include ", "fever")
    others = [gap(word, f"The {word} text is about ", word) for word in ("nausea", "headache", "fatigue", "cough")]

    assert options(fever, new("fever"), (fever, *others)) == ()


def test_the_article_says_nothing() -> None:
    """After "an" stand words that begin with a vowel, or no options are offered."""
    elbow = gap("elbow", "The sleeve was cut above an ", "elbow")
    hip = gap("hip", "The belt was worn below a ", "hip")

    assert options(elbow, new("elbow"), (elbow,)) == ()
    assert sorted(options(hip, new("hip"), (hip,))) == ["hip", "knee", "shin", "thigh"]


def test_options_take_the_article_of_the_answer() -> None:
    """Beside "the heart" the others have "the", too."""
    heart = question("heart", "What drives blood round?", "the heart", "The heart drives blood round.")

    assert sorted(options(heart, new("heart"), (heart,))) == ["the brain", "the heart", "the kidney", "the liver"]


KERNEL = {
    "kernel": "the program that is always in memory",
    "shell": "a program that reads what a user types",
    "compiler": "a program that turns text into code",
    "linker": "the program that joins pieces of code",
    "mutex": "a lock that one process owns at a time",
}


def defined(meant: dict[str, str]) -> list[Note]:
    return [
        question(term, f'What does "{term}" mean?', text, f"{term}: {text}", "definition-line")
        for term, text in meant.items()
    ]


def test_definitions_stand_beside_definitions_of_one_genus() -> None:
    """What a program is stands beside what other programs are, and no lock."""
    pool = defined(KERNEL)

    assert sorted(options(pool[0], new("kernel"), pool)) == sorted([*KERNEL.values()][:4])


def test_terms_stand_beside_terms_of_one_genus() -> None:
    """A term that is defined as a program is chosen among those that are defined as programs."""
    pool = [
        question(term, f"Which term is defined as “{text}”?", term, f"{term}: {text}", "term-line")
        for term, text in KERNEL.items()
    ]

    assert sorted(options(pool[0], new("kernel"), pool)) == ["compiler", "kernel", "linker", "shell"]


def test_definitions_of_another_length_are_not_offered() -> None:
    """The right one must not be the longest or the shortest by far."""
    long = "a program that reads what a user types, and starts whatever other program the user asks for by name"
    pool = defined({**KERNEL, "shell": long})

    assert options(pool[0], new("kernel"), pool) == ()


def test_years_are_made_where_there_are_none() -> None:
    """A year is offered beside other years, none of them in the text."""
    note = gap("war", "The war that began in 1914 ended in ", "1918")
    shown = options(note, new("war"), (note,))

    assert len({*shown}) == 4
    assert "1918" in shown
    assert "1914" not in shown
    assert all(1868 < int(year) < 1968 for year in shown)


def test_a_card_that_is_not_there_has_no_options() -> None:
    """A number that hides nothing is not asked."""
    assert options(LUNGS, new("lungs", 4), ORGANS) == ()


_SAID = (
    "lungs kidneys muscles liver Paris Rome Madrid Vienna fever oxygen hydrogen nitrogen carbon an the of 1914 1939 "
    "45% 12 months three DNA RNA ATP and farmers soldiers because is small growing network-card"
)
_WORDS = st.sampled_from(_SAID.split())
_TEXTS = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@st.composite
def pools(draw: st.DrawFn) -> tuple[Note, ...]:
    """Notes of two documents, of both kinds."""
    notes = []
    for n in range(draw(st.integers(1, 9))):
        lead, answer, rest = draw(_TEXTS), draw(_TEXTS), draw(_TEXTS)
        rule = draw(st.sampled_from(("cloze", "list-item", "term-line", "definition-line", "subject")))
        if draw(st.booleans()):
            note = gap(f"n{n}", f"{lead} ", answer, f" {rest}.", rule)
        else:
            note = question(f"n{n}", f'What does "{lead}" mean?', answer, f"{lead} {answer} {rest}.", rule)
        notes.append(replace(note, source=draw(st.sampled_from(("a.md", "b.md")))))
    return tuple(notes)


@settings(max_examples=150, deadline=None)
@given(pools())
def test_there_are_four_options_or_none(pool: tuple[Note, ...]) -> None:
    """Four different texts with the right one among them, or nothing, for any notes."""
    for note in pool:
        shown = options(note, new(note.guid), pool)

        assert len({text.casefold() for text in shown}) in (0, 4)
        assert not shown or note.draft.answer in shown


@settings(max_examples=100, deadline=None)
@given(pools())
def test_options_are_the_same_for_any_order_of_notes(pool: tuple[Note, ...]) -> None:
    """The same card and the same notes give the same options in the same order."""
    for note in pool:
        assert options(note, new(note.guid), pool) == options(note, new(note.guid), pool[::-1])


@settings(max_examples=100, deadline=None)
@given(pools())
def test_no_option_stands_in_the_question(pool: tuple[Note, ...]) -> None:
    """A wrong option is nowhere in the text of the card."""
    for note in pool:
        shown = f" {folded(note.draft.question or ''.join(part.text for part in note.draft.cloze if not part.number))} "
        wrong = [text for text in options(note, new(note.guid), pool) if text != note.draft.answer]

        assert not [text for text in wrong if f" {folded(text)} " in shown]
