"""Which drafts become notes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizgen.generate.select import A_SENTENCE, FLOOR, LEEWAY, UNLIKELY, Standing, asked, candidate_id, choose
from quizgen.model import Anchor, ClozePart, Draft, Evidence, Kind, RuleId, Span

WORDS = ("heart", "lung", "liver", "kidney", "spleen", "stomach", "brain", "skin")


def draft(number: int, score: float, *, cloze: bool = False) -> Draft:
    word, other = WORDS[number % 8], WORDS[(number // 3) % 8]
    place = 100 * (number // 3)
    return Draft(
        kind=Kind.CLOZE if cloze else Kind.QA,
        question="" if cloze else f"What does the {other} send to the {number}th vessel?",
        answer=f"{word} {number}",
        cloze=(ClozePart(f"Vessel {number} of the {other} leads to the "), ClozePart(f"{word} {number}", 1))
        if cloze
        else (),
        context="",
        evidence=Evidence("quote", Span(place, place + 50), number + 1),
        anchor=Anchor(f"section-{number // 6}"),
        section=("Section",),
        rule=RuleId("cloze" if cloze else "object"),
        score=score,
    )


DRAFTS = st.lists(
    st.builds(draft, st.integers(0, 30), st.floats(0.3, 0.99), cloze=st.booleans()),
    max_size=25,
    unique_by=lambda found: (found.evidence.span, found.question, found.answer, found.kind),
)


@given(DRAFTS, st.randoms())
def test_the_order_of_the_drafts_does_not_matter(drafts: list[Draft], chance: object) -> None:
    """However the drafts come, the same notes are chosen."""
    other = list(drafts)
    chance.shuffle(other)  # type: ignore[attr-defined]

    assert choose(other, 0.6) == choose(drafts, 0.6)


@given(DRAFTS)
def test_a_sentence_gives_only_so_many_notes(drafts: list[Draft]) -> None:
    """No piece of evidence is asked about more often than allowed."""
    cards = [
        (found.evidence.span, part.number if part else 0)
        for found in choose(drafts, 0.5).kept
        for part in ([part for part in found.cloze if part.number] or [None])
    ]
    places = [place for place, _ in cards]

    assert all(places.count(place) <= A_SENTENCE for place in places)


@given(DRAFTS)
def test_who_asks_for_surer_cards_gets_no_other(drafts: list[Draft]) -> None:
    """Above the default threshold every note has the score asked for."""
    assert all(found.score >= 0.8 for found in choose(drafts, 0.8).kept)


def test_a_statement_turned_round_is_asked_again_only_when_sure() -> None:
    """Who founded it and when it was founded is one fact; what else its sentence tells is another."""
    first = replace(draft(1, 0.8), question="In which year did Ada Marsh found the Ryde Observatory?", answer="1871")
    again = replace(first, question="Who founded the Ryde Observatory in 1871?", answer="Ada Marsh", score=0.47)
    other = replace(again, question="Which comet was first seen through its lens?", answer="Comet Wye")

    assert choose([first, again], 0.45).kept == (first,)
    assert set(choose([first, replace(again, score=0.55)], 0.45).kept) == {first, replace(again, score=0.55)}
    assert other in choose([first, other], 0.45).kept


def test_a_question_is_asked_before_a_cloze_that_is_hardly_surer() -> None:
    """It is recalled and not read; a much surer cloze is asked instead, as readers want it."""
    question = draft(1, 0.7)

    assert choose([draft(1, 0.8, cloze=True), question], 0.6).kept == (question,)
    assert question not in choose([draft(1, 0.9, cloze=True), question], 0.6).kept


def test_a_fact_is_asked_once() -> None:
    """Of two drafts that ask the same, the surer is kept."""
    sure = draft(1, 0.9)
    unsure = replace(sure, score=0.7)

    assert choose([unsure, sure], 0.6).kept == (sure,)


def test_a_section_keeps_its_best_card_at_the_default() -> None:
    """A section without a card above the threshold is served by its best one above the floor."""
    low = draft(1, 0.55)

    assert choose([low], 0.6).kept == (low,)


def test_a_section_without_a_card_above_the_floor_gets_none() -> None:
    """What is below the floor is not shown for the sake of its section."""
    assert choose([draft(1, FLOOR - 0.01)], 0.6).kept == ()


def test_a_served_section_needs_no_card_below_the_threshold() -> None:
    """The floor holds for sections that would have nothing."""
    good = draft(1, 0.9)
    low = draft(3, 0.55)

    assert choose([low, good], 0.6).kept == (good,)


@given(DRAFTS, st.floats(0.3, 0.95))
def test_no_question_is_asked_twice(drafts: list[Draft], threshold: float) -> None:
    """All prompts of a document are different, and every question is one of its drafts."""
    chosen = choose(drafts, threshold).kept
    prompts = [found.question or "".join(part.text for part in found.cloze) for found in chosen]

    assert len(set(prompts)) == len(prompts)
    assert all(found in drafts for found in chosen if found.question)


@given(DRAFTS)
def test_notes_come_in_document_order(drafts: list[Draft]) -> None:
    """The evidence of each note begins no earlier than that of the one before."""
    places = [found.evidence.span.start for found in choose(drafts, 0.5).kept]

    assert places == sorted(places)


TEXT = "The hormone insulin is made in the pancreas."


def gap(hidden: str, score: float) -> Draft:
    """A cloze of TEXT that hides one word."""
    before, after = TEXT.split(hidden)
    parts = tuple(part for part in (ClozePart(before), ClozePart(hidden, 1, "hint"), ClozePart(after)) if part.text)
    return replace(draft(0, score, cloze=True), answer=hidden, cloze=parts)


def test_two_gaps_of_one_sentence_are_siblings() -> None:
    """They become one note with two numbers, each with its hint, and the text stays whole."""
    (note,) = choose([gap("pancreas", 0.9), gap("insulin", 0.8)], 0.6).kept

    assert [(part.text, part.number, part.hint) for part in note.cloze] == [
        ("The hormone ", 0, ""),
        ("insulin", 1, "hint"),
        (" is made in the ", 0, ""),
        ("pancreas", 2, "hint"),
        (".", 0, ""),
    ]
    assert (note.answer, note.score) == ("insulin; pancreas", 0.9)


def test_a_further_gap_must_be_nearly_as_sure_as_the_best() -> None:
    """Of two gaps of a sentence the one that is clearly less the point is not asked."""
    chosen = choose([gap("pancreas", 0.9), gap("insulin", 0.7)], 0.35)

    assert [note.answer for note in chosen.kept] == ["pancreas"]
    assert [(left.draft.answer, left.reason) for left in chosen.rejected] == [("insulin", UNLIKELY)]


def question(rule: str, asked: str, answer: str, score: float) -> Draft:
    """A question on the first sentence of a document."""
    return replace(draft(0, score), rule=RuleId(rule), question=asked, answer=answer)


def test_a_definition_is_asked_from_one_end() -> None:
    """Of two questions that tell the same words the one that asks for the name is kept."""
    forwards = question("apposition", "What is a stoma?", "a tiny pore of a leaf that lets in air", 0.8)
    backwards = question("apposition-which", "Which tiny pore of a leaf lets in air?", "a stoma", 0.75)

    chosen = choose([forwards, backwards], 0.35)

    assert [note.answer for note in chosen.kept] == ["a stoma"]
    assert [left.reason for left in chosen.rejected] == ["same-fact-both-ways"]


def test_the_lines_of_a_glossary_are_asked_from_both_ends() -> None:
    """A term with its line is learned in both directions."""
    forwards = question("definition-line", 'What does "stoma" mean?', "a tiny pore of a leaf", 0.8)
    backwards = question("term-line", "Which term is defined as “a tiny pore of a leaf”?", "stoma", 0.8)

    assert len(choose([forwards, backwards], 0.35).kept) == 2


@given(DRAFTS, st.floats(0.3, 0.95))
def test_every_draft_is_kept_or_rejected_for_a_reason(drafts: list[Draft], threshold: float) -> None:
    """Nothing is lost between the notes and the rejections."""
    chosen = choose(drafts, threshold)
    cards = sum(max(1, len([part for part in note.cloze if part.number])) for note in chosen.kept)

    assert cards + len(chosen.rejected) == len(drafts)
    assert all(refusal.reason for refusal in chosen.rejected)


def test_a_rejection_says_why() -> None:
    """Below the threshold, or asked already."""
    sure, unsure, same = draft(1, 0.9), draft(2, 0.4), replace(draft(1, 0.7), rule=RuleId("subject"))

    assert {refusal.reason for refusal in choose([sure, unsure, same], 0.6).rejected} == {UNLIKELY, "same-question"}


def test_a_rescued_candidate_is_kept_whatever_it_scores() -> None:
    """The learner's wish stands above the threshold."""
    unsure = draft(2, 0.1)

    assert choose([unsure], 0.6, Standing(rescued=frozenset([candidate_id(unsure)]))).kept == (unsure,)


def test_a_card_that_stands_is_not_tipped_over_by_an_edit_elsewhere() -> None:
    """It may lose a little of its score, and a newcomer that is a little surer does not displace it."""
    held = draft(1, 0.55)
    standing = Standing(asked=asked(held))
    newcomer = replace(held, question="What does the pancreas make?", score=0.6)

    assert choose([held, newcomer], 0.6, standing).kept == (held,)
    assert choose([replace(held, score=0.6 - LEEWAY - 0.3)], 0.6, standing).kept == ()


def test_a_card_of_an_edited_sentence_stands_too() -> None:
    """The card in the edited words keeps the lead of the one it was; another answer has none."""
    held = draft(1, 0.9)
    standing = Standing(asked=asked(held))
    edited = replace(held, question=held.question.replace("send", "lead"), score=0.75)

    assert choose([edited], 0.8, standing).kept == (edited,)
    assert choose([replace(edited, answer="bile")], 0.8, standing).kept == ()


def of_list(rule: str, score: float, span: Span, quote: str, answer: str) -> Draft:
    asked_for = rule == "list"
    return replace(
        draft(1, score, cloze=not asked_for),
        rule=RuleId(rule),
        evidence=Evidence(quote, span, 1),
        question="What are two organs of the chest?" if asked_for else "",
        cloze=() if asked_for else (ClozePart("Organs of the chest include the "), ClozePart(answer, 1)),
        answer=answer,
    )


WHOLE = of_list(
    "list", 0.5, Span(0, 60), "Organs of the chest include:\n- the heart\n- the lungs, which breathe", "heart; lungs"
)


def test_a_list_asked_as_one_leaves_its_items_out() -> None:
    """Though they are surer; but an item that says more than its name is still asked."""
    item = of_list("list-item", 0.8, Span(30, 40), "the heart", "heart")
    more = of_list("list-item", 0.8, Span(42, 60), "the lungs, which breathe", "lungs")

    assert [found.answer for found in choose([item, more, WHOLE], 0.4).kept] == ["heart; lungs", "lungs"]
    assert [found.answer for found in choose([item, WHOLE], 0.6).kept] == ["heart"]
