from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.matching import Matching, match, same_fact
from quizgen.model import Anchor, ClozePart, Draft, Note, Status
from tests.conftest import make_cloze, make_draft, make_note

Gapped = str
"""A sentence with what a cloze hides in braces."""


def cloze(text: Gapped, start: int = 0, **changes: Any) -> Draft:
    """A cloze draft of a sentence, its gaps in braces numbered from 1."""
    pieces = text.replace("}", "{").split("{")
    parts = tuple(ClozePart(piece, (at + 1) // 2 if at % 2 else 0) for at, piece in enumerate(pieces) if piece)
    return replace(make_cloze("", "".join(pieces), start=start, **changes), cloze=parts, answer="; ".join(pieces[1::2]))


def matched(before: list[Draft], after: list[Draft]) -> Matching:
    """What becomes of notes that have the first drafts, in the order given."""
    return match([make_note(f"n{place}", draft) for place, draft in enumerate(before)], after)


def clozes(*texts: Gapped) -> list[Draft]:
    return [cloze(text, 100 * place) for place, text in enumerate(texts)]


LEFT, RIGHT = "The left ventricle pumps {blood} to the body.", "The right ventricle pumps {blood} to the lungs."
LEFT_NOW = "In each beat, the left ventricle pumps {blood} to the whole body."
RIGHT_NOW = "In each beat, the right ventricle pumps {blood} to both lungs."
TYPE_1, TYPE_2 = "Type 1 diabetes is treated with {insulin}.", "Type 2 diabetes is treated with {insulin}."


class TestEdits:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("The {iron} in blood carries oxigen.", "The {iron} in blood carries oxygen."),
            ("Symptoms: {Diarhea}", "Symptoms: {Diarrhea}"),
            ("Iron carries {oxygen}, slowly.", "Iron carries {oxygen} slowly!"),
            ("Iron carries {oxygen} slowly.", "IRON CARRIES {OXYGEN} SLOWLY."),
            ("{Gastritis} may damage the lining of the stomach.", "{Gastritis} may harm the lining of the stomach."),
            ("{Gastritis} damages the stomach.", "The stomach is damaged by {gastritis}."),
            ("When cold, {copper} contracts a little.", "{Copper} contracts a little when cold."),
            ("The liver stores {iron}, and the kidney filters blood.", "The liver stores {iron}."),
            ("The liver stores {iron}.", "The liver stores {iron}, and the kidney filters blood."),
            ("A dose of 5 mg of {iron} is enough.", "A dose of 10 mg of {iron} is enough."),
            ("The war ended in 1918 in {France}.", "The war ended in 1919 in {France}."),
            ("It was found by the World Health Organization in {Geneva}.", "It was found by the WHO in {Geneva}."),
            ("They are absorbed with vitamin B12 in the {gut}.", "They are absorbed with vitamin B-12 in the {gut}."),
            ("The law of Nweton describes the {force} well.", "The law of Newton describes the {force} well."),
            ("Start within {6 months} of the first symptom.", "Start within {3 months} of the first symptom."),
            ("Diabetes of this kind is {type 1}.", "Diabetes of this kind is {type 2}."),
            (
                "As of 2025, Saturn had {274 confirmed moons}, far more than any other planet.",
                "As of 2026, Saturn had {292 confirmed moons}, far more than any other planet.",
            ),
            ("The largest, {Tambora}, erupted in {1815}.", "The largest, {Tambora}, erupted in {1816}."),
            ("A {hash table} is fast for plain lookups.", "A {hash table} is fast for {plain lookups}."),
        ],
    )
    def test_edited_sentence_goes_on(self, before: Gapped, after: Gapped) -> None:
        """An ordinary edit of a sentence keeps its note."""
        assert matched(clozes(before), clozes(after)) == Matching(found={0: 0})

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (TYPE_1, TYPE_2),
            ("The trial of stage 2 tests the {dose}.", "The trial of stage 3 tests the {dose}."),
            ("A drug in phase II gives {proof} of effect.", "A drug in phase III gives {proof} of effect."),
            ("The gene on chromosome 11 makes {globin}.", "The gene on chromosome 16 makes {globin}."),
            ("The body needs vitamin B12 for its {nerves}.", "The body needs vitamin B6 for its {nerves}."),
            ("Plants take up CO2 through their {leaves}.", "Plants take up O2 through their {leaves}."),
            ("The liver stores vitamin A for {months}.", "The liver stores vitamin K for {months}."),
            ("The law that Newton found is about {force}.", "The law that Hooke found is about {force}."),
            ("The war with Iran lasted {eight years}.", "The war with Iraq lasted {eight years}."),
            ("The left ventricle pumps to {the body}.", "The right ventricle pumps to {the lungs}."),
            ("Water boils at 100 {degrees}.", "Ethanol boils at 78 {degrees}."),
            ("Mimas has a {crater} while Iapetus is dark.", "Iapetus has a {crater} while Mimas is dark."),
            ("It is native to {western Asia}.", "It is native to {western America}."),
            ("The {north tower} was done in {1842}.", "The {south tower} was done in {1857}."),
            ("Within 2 days, 95 % of {cells} are dead.", "Within 3 days, 90 % of {cells} are surely dead."),
        ],
    )
    def test_another_fact_starts_fresh(self, before: Gapped, after: Gapped) -> None:
        """Another name or number that tells which one, or both sides anew, is another fact."""
        assert matched(clozes(before), clozes(after)) == Matching()

    def test_synonym_beside_an_unlike_new_sentence(self) -> None:
        """An unrelated draft with the same answer does not get in the way."""
        before = clozes("Gastritis damages the {stomach} of many people.")
        after = clozes("Gastritis harms the {stomach} of many people.", "Acid is made in the {stomach}.")

        assert matched(before, after) == Matching(found={0: 0})

    def test_rule_may_change(self) -> None:
        """A question that another rule now makes keeps its note."""
        before = [make_draft(rule="subject")]
        after = [make_draft("It is iron that carries the oxygen.", question="What carries the oxygen?", rule="cleft")]

        assert matched(before, after) == Matching(found={0: 0})

    def test_section_may_change(self) -> None:
        """An edited sentence under another heading keeps its note."""
        before, after = clozes(LEFT), [replace(draft, anchor=Anchor("heart")) for draft in clozes(LEFT_NOW)]

        assert matched(before, after) == Matching(found={0: 0})

    def test_either_part_of_a_note_goes_on_as_it(self) -> None:
        """When the gaps of a note now stand in two drafts, one of them continues it."""
        before = clozes("A cell has {46 chromosomes} in {23 pairs}.")
        after = clozes("A cell has {46 chromosomes}.", "A cell has 46 chromosomes in {23 pairs}.")

        assert len(matched(before, after).found) == 1

    def test_siblings_are_told_apart_by_their_answers(self) -> None:
        """Cards cut from one sentence keep their own histories when it is edited."""
        before = [
            cloze("{Barnacles} close their shells to keep water in."),
            cloze("Barnacles close their {shells} to keep water in."),
            cloze("Barnacles close their shells to keep {water} in."),
        ]
        after = [
            cloze("At low tide, barnacles close their shells so as to keep {water} in."),
            cloze("At low tide, {barnacles} close their shells so as to keep water in."),
            cloze("At low tide, barnacles close their {shells} so as to keep water in."),
        ]

        assert matched(before, after) == Matching(found={0: 2, 1: 0, 2: 1})


class TestTwins:
    @pytest.mark.parametrize(
        ("before", "after", "found"),
        [
            ((LEFT, RIGHT), (RIGHT, LEFT), {0: 1, 1: 0}),
            ((LEFT, RIGHT), (RIGHT_NOW, LEFT_NOW), {0: 1, 1: 0}),
            ((LEFT, RIGHT), (LEFT_NOW, RIGHT_NOW), {0: 0, 1: 1}),
            ((LEFT, RIGHT), (RIGHT_NOW,), {0: 1}),
            ((LEFT, RIGHT), (LEFT_NOW,), {0: 0}),
            ((TYPE_1, TYPE_2), (TYPE_2.replace("is", "is often"), TYPE_1.replace("is", "is always")), {0: 1, 1: 0}),
            ((TYPE_1, TYPE_2), (TYPE_2.replace("is", "is often"),), {0: 1}),
        ],
    )
    def test_twins_never_swap(
        self, before: tuple[Gapped, ...], after: tuple[Gapped, ...], found: dict[int, int]
    ) -> None:
        """Of two nearly identical sentences, edited, swapped or deleted, each goes on as itself."""
        assert matched(clozes(*before), clozes(*after)) == Matching(found=found)

    def test_third_twin_is_unclear(self) -> None:
        """A draft as like one note as another continues neither."""
        before = clozes("The upper lobe makes {mucus} all day.", "The lower lobe makes {mucus} all day.")
        after = clozes("The middle lobe makes {mucus} all day.")

        assert matched(before, after) == Matching(ambiguous={0: (0,), 1: (0,)})

    def test_content_found_twice_elsewhere_is_unclear(self) -> None:
        """The same content at two new places continues no note."""
        after = [make_draft(f"Place {n} says so.", anchor=f"s{n}", start=n) for n in (1, 2)]

        assert matched([make_draft()], after) == Matching(ambiguous={0: (0, 1)})

    def test_equal_content_is_paired_in_order(self) -> None:
        """Equal cards as often as before keep their histories in document order, whatever their sections are called."""
        before = [make_draft(start=place, anchor=f"old{place}") for place in range(3)]
        after = [make_draft(start=place, anchor=f"new{place}") for place in range(3)]

        assert matched(before, after) == Matching(found={0: 0, 1: 1, 2: 2})

    def test_equal_content_is_told_apart_by_its_neighbours(self) -> None:
        """When one of two equal cards is gone, the one whose neighbours stayed goes on."""
        one, two = clozes("Zinc is in {meat}.", "Gold is in {rings}.")
        before = [make_draft(start=0), one, make_draft(start=100), two]
        after = [one, make_draft(start=100), two]

        assert matched(before, after).found == {0: 1, 1: 2, 2: 3}


class TestStatus:
    def test_active_note_is_tried_first(self) -> None:
        """An earlier wording that is retired is no rival of the active one."""
        notes = [make_note("a", cloze(LEFT)), make_note("b", cloze(LEFT), status=Status.RETIRED)]

        assert match(notes, clozes(LEFT_NOW)) == Matching(found={0: 0})

    def test_retired_note_comes_before_its_active_twin(self) -> None:
        """A draft that is clearly the edited text of a retired note does not go to an active twin."""
        notes = [make_note("a", cloze(LEFT)), make_note("b", cloze(RIGHT), status=Status.RETIRED)]

        assert match(notes, clozes(RIGHT_NOW)) == Matching(found={0: 1})


class TestKin:
    QUESTION = make_draft("Iron carries oxygen in the blood.", question="What carries oxygen in the blood?")

    @pytest.mark.parametrize("text", ["{Iron} carries oxygen in the blood.", "In blood, {iron} carries the oxygen."])
    def test_other_kind_of_the_same_fact(self, text: Gapped) -> None:
        """A cloze on what a question asked is linked to it and does not continue it."""
        assert matched([self.QUESTION], clozes(text)) == Matching(kin={0: 0})

    @pytest.mark.parametrize("text", ["Iron carries {oxygen} in the blood.", "{Iron} rusts in damp air."])
    def test_another_fact_is_no_kin(self, text: Gapped) -> None:
        """A cloze with another answer, or from another sentence, is no kin."""
        assert matched([self.QUESTION], clozes(text)) == Matching()

    def test_unwanted_note_has_no_kin(self) -> None:
        """Nothing is linked to a note the learner rejected."""
        note = make_note(draft=self.QUESTION, rejected=True)

        assert match([note], clozes("{Iron} carries oxygen in the blood.")) == Matching()

    def test_note_is_replaced_once(self) -> None:
        """Nothing is linked to a note that another one has replaced."""
        notes = [
            make_note("a", self.QUESTION, status=Status.RETIRED),
            make_note("b", cloze("Zinc heals {wounds}.", 80), replaces="a"),
        ]

        assert match(notes, clozes("{Iron} carries oxygen in the blood.")) == Matching()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Iron} carries oxygen in the blood.", True),
        ("The {iron} carries oxygen in our blood.", True),
        ("Iron carries {oxygen} in the blood.", False),
        ("{Iron} rusts in damp air.", False),
    ],
)
def test_same_fact_in_another_kind(text: Gapped, expected: bool) -> None:
    """The same fact is like evidence with the same answer, in whatever kind."""
    assert same_fact(TestKin.QUESTION, cloze(text)) is expected


def test_other_cell_of_a_row_is_another_fact() -> None:
    """Two cells of one row with answers that hold one another are told apart by what is asked."""
    row = "Insert | O(log n) | O(n)"
    average = make_draft(row, question="What is the average case of insert?", answer="O(log n)")
    worst = make_draft(row, question="What is the worst case of insert?", answer="O(n)")

    assert not same_fact(average, worst)


# ---------------------------------------------------------------- what must always hold

TEXTS = st.sampled_from([LEFT, RIGHT, LEFT_NOW, RIGHT_NOW, TYPE_1, TYPE_2, LEFT.replace("left", "heart's")])
DRAFTS = st.lists(st.builds(cloze, TEXTS) | st.just(TestKin.QUESTION), max_size=8)


def placed(drafts: list[Draft]) -> list[Draft]:
    """The drafts at places of their own."""
    return [replace(draft, anchor=Anchor(f"s{place % 2}"), score=place / 100) for place, draft in enumerate(drafts)]


class TestAlways:
    @given(DRAFTS, DRAFTS, st.lists(st.sampled_from(Status), min_size=8, max_size=8))
    def test_each_stands_once(self, before: list[Draft], after: list[Draft], statuses: list[Status]) -> None:
        """Each note and each draft stands in one field at most, and no kind goes on as the other."""
        notes = [make_note(f"n{at}", draft, status=statuses[at]) for at, draft in enumerate(placed(before))]

        matching = match(notes, placed(after))

        old = [*matching.found.values(), *matching.kin.values(), *matching.ambiguous]
        assert len(old) == len({*old})
        contested = {draft for drafts in matching.ambiguous.values() for draft in drafts}
        assert not {*matching.found} & {*matching.kin}
        assert not contested & {*matching.found, *matching.kin}
        assert all(notes[note].draft.kind is after[draft].kind for draft, note in matching.found.items())
        assert all(notes[note].draft.kind is not after[draft].kind for draft, note in matching.kin.items())

    @given(DRAFTS, DRAFTS, st.randoms(use_true_random=False))
    def test_order_of_input_does_not_matter(self, before: list[Draft], after: list[Draft], random: Random) -> None:
        """Shuffled input, put into document order again, gives the same matching."""
        notes = [make_note(f"n{at}", draft) for at, draft in enumerate(placed(before))]
        drafts = placed(after)
        shuffled_notes, shuffled = [*notes], [*drafts]
        random.shuffle(shuffled_notes)
        random.shuffle(shuffled)

        again = match(
            sorted(shuffled_notes, key=lambda note: note.draft.score), sorted(shuffled, key=lambda draft: draft.score)
        )

        assert again == match(notes, drafts)

    @given(DRAFTS)
    def test_nothing_changed(self, drafts: list[Draft]) -> None:
        """Without an edit every draft continues its own note."""
        notes: list[Note] = [make_note(f"n{at}", draft) for at, draft in enumerate(placed(drafts))]

        assert match(notes, placed(drafts)) == Matching(found={at: at for at in range(len(drafts))})


def test_answers_exchanged_between_questions() -> None:
    """Two questions whose answers were swapped keep their notes: what each asks is another fact now."""
    root, leaf = "the one node that has no parent", "a node without children"
    facts = (("root", root), ("leaf", leaf)), (("root", leaf), ("leaf", root))
    old, new = (
        [
            make_draft(f"{term}: {said}", question=f'In trees, what does "{term}" mean?', answer=said, start=40 * place)
            for place, (term, said) in enumerate(side)
        ]
        for side in facts
    )
    notes = [make_note(str(place), draft) for place, draft in enumerate(old)]

    assert match(notes, new).found in ({0: 0, 1: 1}, {})


def test_gap_cut_otherwise_asks_the_same() -> None:
    """A reworded sentence whose gap holds part of what it held, beside a second gap, asks the same fact."""
    old = make_cloze("The largest tides are found in the ", "Bay of Fundy", " in Canada.")
    new = make_cloze("The largest tides are found within the Bay of ", "Fundy", " in Canada.")

    assert same_fact(old, new)
