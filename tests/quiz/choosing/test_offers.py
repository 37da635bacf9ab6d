"""What a note offers as options for other cards."""

from dataclasses import replace

from quizgen.model import ClozePart, Note
from quizgen.quiz.choosing.offers import offers
from tests.quiz.notes import cloze, qa


def told(note: Note, sentence: str) -> Note:
    return replace(note, draft=replace(note.draft, context=sentence))


def test_a_note_offers_its_answers_and_what_its_sentence_names() -> None:
    """Nouns after a joining word or a verb, and names; no verbs, no nouns that say little."""
    note = cloze("a", ClozePart("The "), ClozePart("heart", 1), ClozePart(" sends blood to the lungs."))
    shown = offers(told(note, "The heart sends blood to the lungs in Paris by means of the aorta."))

    assert [offer.text for offer in shown] == ["heart", "heart", "blood", "lungs", "Paris", "aorta"]
    assert [offer.is_answer for offer in shown] == [True, False, False, False, False, False]


def test_a_question_what_a_term_means_offers_the_term() -> None:
    """The term is as good an option as an answer; the meaning keeps its article."""
    note = told(qa("a", 'What does "deadlock" mean?', "a set of processes"), "")
    note = replace(note, draft=replace(note.draft, evidence=replace(note.draft.evidence, quote="")))

    assert [offer.text for offer in offers(note)] == ["set of processes", "deadlock"]
