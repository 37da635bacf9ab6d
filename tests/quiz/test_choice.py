"""The options of a multiple choice question: four, one right, none of the others right too."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.model import Anchor, Card, ClozePart, Evidence, Guid, Memory, Note, RuleId, Span, State
from quizgen.quiz.asked import folded
from quizgen.quiz.choice import options
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
    elsewhere = replace(gap("bones", "Marrow is found in the ", "bones"), source="other.md")

    assert "bones" not in options(LUNGS, new("lungs"), (elsewhere, *ORGANS))
    assert "bones" in options(LUNGS, new("lungs"), (elsewhere, *ORGANS[:3]))


def test_what_the_sentence_names_is_no_option() -> None:
    """What the card's own text says cannot be its gap."""
    note = gap("lungs", "Blood comes from the muscles and takes up oxygen in the ", "lungs")

    assert options(note, new("lungs"), ORGANS) == ()


def test_an_answer_to_the_same_question_is_no_option() -> None:
    """Whatever else the document answers the question with is right too."""
    also = gap("skin", "Oxygen enters the blood of frogs in the ", "gills")
    bones = gap("bones", "Marrow is found in the ", "bones")
    shown = options(LUNGS, new("lungs"), (*ORGANS[:3], also, bones))

    assert sorted(shown) == ["bones", "intestines", "kidneys", "lungs"]


def test_a_wider_term_is_no_option() -> None:
    """Where "vein" is right, "blood vessel" is right too."""
    vein = gap("vein", "A needle is put into the ", "vein")
    others = (
        gap("vessel", "Blood flows through the ", "blood vessel"),
        gap("heart", "Blood is pushed on by the ", "heart"),
    )
    more = (gap("liver", "Iron is kept in the ", "liver"), gap("brain", "Sugar is used up in the ", "brain"))

    assert sorted(options(vein, new("vein"), (*others, *more))) == ["brain", "heart", "liver", "vein"]


def test_items_of_open_lists_are_not_asked_by_choice() -> None:
    """Other symptoms than the listed ones may be symptoms, too."""
    fever = gap("fever", "Symptoms may include ", "fever")
    others = [gap(word, f"The {word} text is about ", word) for word in ("nausea", "headache", "fatigue", "cough")]

    assert options(fever, new("fever"), (fever, *others)) == ()


def test_number_and_article_say_nothing() -> None:
    """After "an" stand words that begin with a vowel, beside a singular only singulars."""
    artery = gap("artery", "Blood leaves the heart through an ", "artery")
    ear = gap("ear", "Sound is caught by an ", "ear")
    eye = gap("eye", "Light is caught by an ", "eye")
    arm = gap("arm", "The hand hangs on an ", "arm")
    others = (ear, eye, arm, gap("leg", "The foot hangs on a ", "leg"), *ORGANS)

    assert sorted(options(artery, new("artery"), (artery, *others))) == ["arm", "artery", "ear", "eye"]


def test_options_take_the_article_of_the_answer() -> None:
    """Beside "the heart" the others have "the", too."""
    heart = question("heart", "What drives blood round?", "the heart", "The heart drives blood round.")
    others = [gap(word, f"The {word} text is about the ", word) for word in ("liver", "brain", "skin")]

    assert sorted(options(heart, new("heart"), (heart, *others))) == ["the brain", "the heart", "the liver", "the skin"]


def test_definitions_stand_beside_definitions() -> None:
    """What a term means is chosen from what other terms of the document mean."""
    meant = {
        "kernel": "the part of the system that is always in memory",
        "deadlock": "a set of processes that wait for one another",
        "semaphore": "an integer with two atomic operations",
        "mutex": "a lock that one process owns at a time",
    }
    pool = [
        question(term, f'What does "{term}" mean?', text, f"{term}: {text}", "definition-line")
        for term, text in meant.items()
    ]

    assert sorted(options(pool[0], new("kernel"), pool)) == sorted(meant.values())


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
