from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Ambiguity, Change, Draft, Guid, Note, Notetype, Plan, Status
from quizgen.reconcile import reconcile, settle
from tests.conftest import MONDAY, make_cloze, make_document, make_draft, make_note

TUESDAY = MONDAY + timedelta(days=1)
INTRINSIC = "A special protein, called intrinsic factor, helps your body absorb vitamin B12."
ASKED = "Which protein helps your body absorb vitamin B12?"


def settled(
    plan: Plan, *, now: datetime = TUESDAY, tags: tuple[str, ...] = ("exam",), **changes: Any
) -> tuple[Note, ...]:
    document = replace(make_document(), **changes)
    return settle(plan, document=document, tags=tags, typed=False, taken=lambda _: False, now=now)


def rebuilt(notes: tuple[Note, ...], drafts: list[Draft]) -> tuple[Note, ...]:
    """All notes of a document after a build."""
    plan = reconcile(notes, drafts)
    taken = {note.guid for note in notes}
    written = settle(plan, document=make_document(), tags=("exam",), typed=False, taken=taken.__contains__, now=TUESDAY)
    return tuple(({note.guid: note for note in notes} | {note.guid: note for note in written}).values())


class TestReconcile:
    def test_first_build_adds(self) -> None:
        """Without notes every draft is added, in document order."""
        late, early = make_draft("Late.", start=50), make_draft("Early.", start=0)

        plan = reconcile([], [late, early])

        assert plan == Plan(added=(early, late))

    def test_same_draft_leaves_note_unchanged(self) -> None:
        """A draft equal to the note's changes nothing."""
        note = make_note()

        plan = reconcile([note], [make_draft()])

        assert plan == Plan(unchanged=(note,))

    def test_missing_text_retires(self) -> None:
        """A note no draft continues is retired."""
        note = make_note()

        plan = reconcile([note], [])

        assert plan == Plan(retired=(note,))

    def test_retired_note_stays_dormant(self) -> None:
        """A retired note whose text is still gone is left alone."""
        note = make_note(status=Status.RETIRED)

        plan = reconcile([note], [])

        assert plan == Plan(dormant=(note,))

    def test_returning_text_revives(self) -> None:
        """A retired note whose text is back is revived."""
        note = make_note(status=Status.RETIRED)

        plan = reconcile([note], [make_draft()])

        assert plan == Plan(revived=(Change(note, make_draft()),))

    @pytest.mark.parametrize("change", [{"start": 90}, {"score": 0.5}, {"trace": ()}, {"anchor": "x"}])
    def test_other_place_moves(self, change: dict[str, Any]) -> None:
        """A draft that differs only in what the learner does not see moves the note."""
        note, draft = make_note(), make_draft(**change)

        plan = reconcile([note], [draft])

        assert plan == Plan(shifted=(Change(note, draft),))

    @pytest.mark.parametrize("change", [{"question": "What binds oxygen?"}, {"context": "Iron."}])
    def test_other_words_change_the_note(self, change: dict[str, Any]) -> None:
        """A draft with other words changes the note."""
        note, draft = make_note(), make_draft(**change)

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_another_heading_moves_the_note(self) -> None:
        """A draft under another heading moves the note, which the learner sees."""
        note, draft = make_note(), make_draft(section=("Red",))

        plan = reconcile([note], [draft])

        assert plan == Plan(moved=(Change(note, draft),))

    def test_rewrapped_evidence_is_the_same_evidence(self) -> None:
        """Line breaks within a quote do not count."""
        note, draft = make_note(), make_draft("Iron carries\noxygen.", context="Iron carries oxygen.")

        plan = reconcile([note], [draft])

        assert plan == Plan(shifted=(Change(note, draft),))

    def test_question_never_becomes_cloze(self) -> None:
        """A cloze of the same evidence and answer starts fresh, linked to the question it replaces."""
        note = make_note()
        draft = make_cloze("", "iron", " carries oxygen.", rule=note.draft.rule, context=note.draft.context)
        draft = replace(draft, evidence=note.draft.evidence)

        plan = reconcile([note], [draft])

        assert plan == Plan(replaced=(Change(note, draft),))

    def test_recut_answer_of_the_only_draft_updates(self) -> None:
        """The one draft a rule makes of a sentence keeps its note when the answer is cut otherwise."""
        note = make_note(draft=make_draft(INTRINSIC, question=ASKED, answer="intrinsic factor"))
        draft = make_draft(INTRINSIC, question="What absorbs B12?", answer="a protein called intrinsic factor")

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_another_answer_of_the_sentence_is_another_fact(self) -> None:
        """A draft of the same sentence with another question and answer starts fresh."""
        note = make_note(draft=make_draft(INTRINSIC, question=ASKED, answer="intrinsic factor"))
        draft = make_draft(INTRINSIC, question="Which vitamin does it help absorb?", answer="B12")

        plan = reconcile([note], [draft])

        assert plan == Plan(added=(draft,), retired=(note,))

    def test_content_found_elsewhere_moves(self) -> None:
        """Question and answer from quite another sentence and section keep the note."""
        note = make_note()
        draft = make_draft("In our red cells, it is iron that does it.", anchor="cells", start=80)

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_content_found_twice_elsewhere_is_unclear(self) -> None:
        """The same content at two new places continues no note, and the plan says so."""
        note = make_note()
        drafts = tuple(make_draft(f"Place {n} says so.", anchor=f"s{n}", start=n) for n in (1, 2))

        plan = reconcile([note], drafts)

        assert plan == Plan(added=drafts, ambiguous=(Ambiguity(note, drafts),))

    def test_edited_sentence_with_same_answer_updates(self) -> None:
        """A light edit of a sentence keeps the note when the answer stays."""
        note = make_note(draft=make_draft(INTRINSIC, question=ASKED, answer="intrinsic factor"))
        draft = make_draft(
            INTRINSIC.replace("special protein", "protein of the stomach"),
            question="Which protein of the stomach helps your body absorb vitamin B12?",
            answer="intrinsic factor",
        )

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_corrected_answer_updates(self) -> None:
        """A corrected number in a sentence keeps the note when the question stays."""
        note = make_note(draft=make_cloze("Start treatment within ", "6 months", " of the first symptom."))
        draft = make_cloze("Start treatment within ", "3 months", " of the first symptom.")

        plan = reconcile([note], [draft])

        assert plan == Plan(answer_changed=(Change(note, draft, ((0, "the answer changed"),)),))

    def test_slip_in_a_list_item_updates(self) -> None:
        """A misspelling mended in an item of one word keeps the note."""
        note = make_note(draft=replace(make_cloze("Symptoms: ", "Diarhea"), context=""))
        draft = make_cloze("Symptoms: ", "Diarrhea", context="")

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_slip_in_question_and_answer_updates(self) -> None:
        """A name misspelt in question and answer alike keeps the note when its sentence is clear."""
        quote = "Pernicous anemia follows when gastritis atrophicans destroys pernicous cells of the stomach."
        note = make_note(
            draft=make_draft(quote, question="What follows when pernicous cells die?", answer="pernicous anemia")
        )
        mended = quote.replace("ernicous", "ernicious")
        draft = make_draft(mended, question="What follows when pernicious cells die?", answer="pernicious anemia")

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_fact_of_a_renamed_section_that_now_stands_twice(self) -> None:
        """Of two equal facts under new headings the first keeps the note."""
        note, drafts = make_note(), (make_draft(anchor="x", start=1), make_draft(anchor="y", start=2))

        plan = reconcile([note], drafts)

        assert plan == Plan(added=(drafts[1],), shifted=(Change(note, drafts[0]),))

    def test_reworded_fact_that_stands_twice_in_a_section(self) -> None:
        """Equal facts of one section are reworded in order, though a third one elsewhere is gone."""
        notes = [make_note(f"n{n}", make_draft(start=n, anchor=anchor)) for n, anchor in enumerate("aab")]
        drafts = [make_draft(start=n, anchor="a", question="What binds it?") for n in (0, 1)]

        plan = reconcile(notes, drafts)

        assert plan == Plan(changed=tuple(map(Change, notes, drafts)), retired=(notes[2],))

    def test_half_rewritten_sentence_with_same_answer_updates(self) -> None:
        """Two thirds of the words are enough when the answer stays."""
        note = make_note(
            draft=make_draft(
                "Intrinsic factor comes from the stomach lining.", question="What comes?", answer="intrinsic factor"
            )
        )
        draft = make_draft(
            "Intrinsic factor is released by the stomach lining.", question="Which one?", answer="intrinsic factor"
        )

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_same_answer_in_a_reworded_sentence_goes_on(self) -> None:
        """The same words turned round, with the same answer, are the same fact."""
        note = make_note(
            draft=make_draft(
                "Intrinsic factor is made by cells of the stomach.", question="What?", answer="intrinsic factor"
            )
        )
        draft = make_draft(
            "Some cells of the stomach release intrinsic factor.", question="Which?", answer="intrinsic factor"
        )

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_changed_question_and_answer_need_a_very_like_sentence(self) -> None:
        """Six tenths of the words are not enough when question and answer changed."""
        note = make_note(
            draft=make_draft(
                "Chronic gastritis may destroy the lining cells.",
                question="What may chronic gastritis destroy?",
                answer="the lining cells",
            )
        )
        draft = make_draft(
            "Chronic gastritis may slowly thin the gland cells of people.",
            question="What may chronic gastritis slowly thin?",
            answer="the gland cells",
        )

        plan = reconcile([note], [draft])

        assert plan == Plan(added=(draft,), retired=(note,))

    def test_of_two_drafts_the_one_corrected_goes_on(self) -> None:
        """Of two drafts of a corrected sentence the one that asks the note's fact continues it."""
        quote = "Pernicous anemia follows when gastritis destroys pernicous cells of the stomach."
        note = make_note(
            draft=make_draft(quote, question="What follows when pernicous cells die?", answer="pernicous anemia")
        )
        mended = quote.replace("ernicous", "ernicious")
        drafts = (
            make_draft(mended, question="What does gastritis destroy?", answer="pernicious cells"),
            make_draft(mended, question="What follows when pernicious cells die?", answer="pernicious anemia"),
        )

        plan = reconcile([note], drafts)

        assert plan == Plan(added=drafts[:1], changed=(Change(note, drafts[1]),))

    def test_rewritten_sentence_starts_fresh(self) -> None:
        """A sentence with little left of it continues no note, though the answer is the same."""
        note = make_note(draft=make_draft(INTRINSIC, question=ASKED, answer="intrinsic factor"))
        draft = make_draft(
            "Cells of the stomach make intrinsic factor.", question="What do they make?", answer="intrinsic factor"
        )

        plan = reconcile([note], [draft])

        assert plan == Plan(added=(draft,), retired=(note,))

    def test_edited_sentence_in_another_section_goes_on(self) -> None:
        """A sentence edited and put under another heading continues its note."""
        note = make_note(draft=make_draft(INTRINSIC, question=ASKED, answer="intrinsic factor"))
        draft = make_draft(
            INTRINSIC.replace("special ", ""), question="Which one?", answer="intrinsic factor", anchor="other"
        )

        plan = reconcile([note], [draft])

        assert plan == Plan(changed=(Change(note, draft),))

    def test_swapped_sentences_keep_their_histories(self) -> None:
        """Two nearly identical sentences that change places keep their own notes."""
        one, two = (make_cloze(f"Type {n} diabetes is treated with ", "insulin", ".") for n in (1, 2))
        notes = [make_note("one", replace_start(one, 0)), make_note("two", replace_start(two, 50))]
        drafts = [replace_start(one, 50), replace_start(two, 0)]

        plan = reconcile(notes, drafts)

        assert plan.shifted == (Change(notes[1], drafts[1]), Change(notes[0], drafts[0]))

    def test_question_keeps_its_note_though_another_sentence_has_the_answer(self) -> None:
        """A sentence whose answer changed goes on, asked again, beside a new one with the old answer."""
        note = make_note(
            draft=make_draft(
                "Aspirin may damage the stomach.", question="What may aspirin damage?", answer="the stomach"
            )
        )
        drafts = (
            make_draft("Aspirin may damage the kidney.", question="What may aspirin damage?", answer="the kidney"),
            make_draft(
                "Alcohol may damage the stomach.", question="What may alcohol damage?", answer="the stomach", start=60
            ),
        )

        plan = reconcile([note], drafts)

        assert plan == Plan(added=drafts[1:], answer_changed=(Change(note, drafts[0], ((0, "the answer changed"),)),))

    def test_two_likely_notes_are_unclear(self) -> None:
        """A sentence equally like two that are gone continues neither."""
        notes = [
            make_note(
                str(n),
                make_draft(
                    f"Vitamin {n} is stored in the liver.", question=f"Where is {n}?", answer="the liver", start=n
                ),
            )
            for n in (1, 2)
        ]
        draft = make_draft("Vitamin 3 is stored in the liver.", question="Where is 3?", answer="the liver")

        plan = reconcile(notes, [draft])

        assert plan == Plan(added=(draft,), retired=tuple(notes))

    def test_fact_that_stands_in_two_sections_keeps_its_own_note(self) -> None:
        """When one of two equal facts goes, the note of its section is the one retired."""
        here, there = make_draft(anchor="a"), make_draft(anchor="b", start=70)
        notes = [make_note("here", here), make_note("there", there)]

        plan = reconcile(notes, [replace_start(there, 10)])

        assert plan == Plan(shifted=(Change(notes[1], replace_start(there, 10)),), retired=(notes[0],))

    def test_renamed_title_rewords_equal_facts_in_order(self) -> None:
        """Equal facts of several sections keep their notes, in order, when all headings and questions change."""
        notes = [make_note(f"n{n}", make_draft(start=n, anchor=f"old/{n}")) for n in range(3)]
        drafts = [make_draft(start=n, anchor=f"new/{n}", question="What now carries it?") for n in range(3)]

        plan = reconcile(notes, drafts)

        assert plan.changed == tuple(map(Change, notes, drafts))

    def test_own_retired_note_comes_before_a_similar_active_one(self) -> None:
        """Text that is back revives its own note rather than passing to a similar one."""
        one, two = (
            make_draft(f"Vitamin {n} is stored in the liver.", question=f"{n}?", answer="the liver") for n in (1, 2)
        )
        active, retired = make_note("one", one), make_note("two", two, status=Status.RETIRED)

        plan = reconcile([active, retired], [two])

        assert plan == Plan(revived=(Change(retired, two),), retired=(active,))

    def test_active_note_comes_before_an_equal_retired_one(self) -> None:
        """Of two notes with the same content the active one goes on."""
        active, retired = make_note("zzz"), make_note("aaa", status=Status.RETIRED)

        plan = reconcile([active, retired], [make_draft()])

        assert plan == Plan(unchanged=(active,), dormant=(retired,))

    def test_whole_document_rewritten(self) -> None:
        """Three hundred notes and as many unrelated drafts of one section are all told apart."""
        notes = [make_note(f"n{n:04}", numbered_draft(n, "old")) for n in range(300)]
        drafts = [numbered_draft(n, "new") for n in range(300)]

        plan = reconcile(notes, drafts)

        assert (len(plan.added), len(plan.retired)) == (300, 300)


def replace_start(draft: Draft, start: int) -> Draft:
    evidence = draft.evidence
    span = replace(evidence.span, start=start, end=start + len(evidence.quote))
    return replace(draft, evidence=replace(evidence, span=span))


def numbered_draft(number: int, word: str) -> Draft:
    quote = " ".join(f"{word}{number * 7 + place}" for place in range(12))
    return make_draft(quote, question=f"{word} {number}?", answer=f"{word}{number}", start=number * 100)


class TestUnwanted:
    def test_rejected_note_comes_back_in_no_kind(self) -> None:
        """What asks in other words or the other kind what a learner rejected becomes no note."""
        note = replace(make_note(), rejected=True)
        draft = make_cloze("", "iron", " carries oxygen.", context=note.draft.context)
        draft = replace(draft, evidence=note.draft.evidence)

        plan = reconcile([note], [draft])

        assert plan == Plan(retired=(note,))

    def test_note_replaced_by_a_rejected_one_stays_asleep(self) -> None:
        """A retired note that asks what was rejected since is not revived."""
        cloze = replace(make_cloze("", "iron", " carries oxygen."), evidence=make_draft().evidence)
        old = make_note("old", cloze, status=Status.RETIRED)
        note = replace(make_note("new"), rejected=True, replaces=old.guid)

        plan = reconcile([old, note], [cloze])

        assert plan == Plan(retired=(note,), dormant=(old,))


class TestSettle:
    def test_new_note(self) -> None:
        """A new note has a guid, the document's deck and source, and the time of the build."""
        now = TUESDAY.replace(microsecond=7)

        (note,) = settled(Plan(added=(make_draft(),)), now=now)

        expected = make_note(note.guid, created_at=now, modified_at=TUESDAY)
        assert note == expected

    def test_equal_drafts_get_guids_of_their_own(self) -> None:
        """Two equal drafts make two notes."""
        first, second = settled(Plan(added=(make_draft(), make_draft())))

        assert first.guid != second.guid

    def test_guid_in_use_is_not_minted(self) -> None:
        """A new note never gets a guid the store already knows."""
        plan = Plan(added=(make_draft(),))
        (first,) = settled(plan)

        (second,) = settle(
            plan,
            document=make_document(),
            tags=(),
            typed=False,
            taken=lambda guid: guid == first.guid,
            now=TUESDAY,
        )

        assert second.guid != first.guid

    @pytest.mark.parametrize(
        ("draft", "typed", "expected"),
        [
            (make_draft(answer="red blood cells"), True, Notetype.QA_TYPED),
            (make_draft(answer="the red blood cells"), True, Notetype.QA),
            (make_draft(answer="iron"), False, Notetype.QA),
            (make_cloze("Carried by ", "iron"), True, Notetype.CLOZE),
        ],
    )
    def test_notetype(self, draft: Draft, typed: bool, expected: Notetype) -> None:
        """A short answer is typed when asked for; a cloze is a cloze."""
        (note,) = settle(
            Plan(added=(draft,)),
            document=make_document(),
            tags=(),
            typed=typed,
            taken=lambda _: False,
            now=TUESDAY,
        )

        assert note.notetype is expected

    def test_existing_note_keeps_its_notetype(self) -> None:
        """A note made for typing is still typed when its answer has grown."""
        note = make_note(notetype=Notetype.QA_TYPED)

        (after,) = settled(Plan(changed=(Change(note, make_draft(answer="one two three four")),)))

        assert after.notetype is Notetype.QA_TYPED

    def test_updated_note_is_modified_now(self) -> None:
        """What the learner sees anew carries the time of the build, in whole seconds."""
        note, draft = make_note(), make_draft(question="What binds oxygen?")

        written = settled(Plan(changed=(Change(note, draft),)), now=TUESDAY.replace(microsecond=7))

        assert written == (replace(note, draft=draft, modified_at=TUESDAY),)

    def test_modified_at_moves_in_the_same_second(self) -> None:
        """Two builds within a second still give two times of modification."""
        note, draft = make_note(), make_draft(question="What binds oxygen?")

        (after,) = settled(Plan(changed=(Change(note, draft),)), now=MONDAY.replace(microsecond=500))

        assert after.modified_at == MONDAY + timedelta(seconds=1)

    def test_modified_at_never_goes_back(self) -> None:
        """A clock set back does not make a note older."""
        note, draft = make_note(), make_draft(question="What binds oxygen?")

        (after,) = settled(Plan(changed=(Change(note, draft),)), now=datetime(2020, 1, 1, tzinfo=UTC))

        assert after.modified_at == MONDAY + timedelta(seconds=1)

    def test_moved_note_is_written_but_not_modified(self) -> None:
        """Another place in the file is stored, and is no change to the learner."""
        note, draft = make_note(), make_draft(start=500)

        written = settled(Plan(shifted=(Change(note, draft),)))

        assert written == (replace(note, draft=draft),)

    def test_unchanged_note_is_not_written(self) -> None:
        """A note that stays as it is is not returned."""
        assert settled(Plan(unchanged=(make_note(),), dormant=(make_note("bbb"),))) == ()

    @pytest.mark.parametrize(("change", "modified_at"), [({"deck": "Medicine"}, MONDAY), ({"source": "x.md"}, TUESDAY)])
    def test_other_home(self, change: dict[str, Any], modified_at: datetime) -> None:
        """Another deck is stored without, another source with a new time of modification."""
        note = make_note()

        written = settled(Plan(unchanged=(note,)), **change)

        assert written == (replace(note, modified_at=modified_at, **change),)

    def test_other_tags_modify(self) -> None:
        """The learner sees a change of tags."""
        note = make_note()

        written = settled(Plan(unchanged=(note,)), tags=("exam", "week-2"))

        assert written == (replace(note, tags=("exam", "week-2"), modified_at=TUESDAY),)

    def test_retired_note(self) -> None:
        """A note whose text is gone is retired and modified, nothing else."""
        note = make_note()

        written = settled(Plan(retired=(note,)))

        assert written == (replace(note, status=Status.RETIRED, modified_at=TUESDAY),)

    def test_revived_note(self) -> None:
        """A note whose text is back is active and modified."""
        note = make_note(status=Status.RETIRED)

        written = settled(Plan(revived=(Change(note, make_draft()),)))

        assert written == (replace(note, status=Status.ACTIVE, modified_at=TUESDAY),)


# ---------------------------------------------------------------- what must always hold

QUOTES = [
    "Type 1 diabetes is treated with insulin.",
    "Type 2 diabetes is treated with insulin.",
    "Type 2 diabetes is often treated with insulin.",
    "Fatigue",
    "Fatige",
]
drafts_strategy = st.lists(
    st.builds(
        make_draft,
        st.sampled_from(QUOTES),
        question=st.sampled_from(["What?", "What is treated with insulin?", "Why?"]),
        answer=st.sampled_from(["insulin", "fatigue", "type 2 diabetes"]),
        start=st.integers(0, 3),
        anchor=st.sampled_from(["a", "b"]),
        rule=st.sampled_from(["subject", "object"]),
    )
    | st.builds(make_cloze, st.sampled_from(["Treated with ", "Symptom: "]), st.sampled_from(["insulin", "rash"])),
    max_size=7,
)


@st.composite
def notes_strategy(draw: st.DrawFn) -> tuple[Note, ...]:
    drafts = draw(drafts_strategy)
    statuses = draw(st.lists(st.sampled_from(Status), min_size=len(drafts), max_size=len(drafts)))
    return tuple(
        make_note(f"guid{place}", draft, status=status)
        for place, (draft, status) in enumerate(zip(drafts, statuses, strict=True))
    )


def listed(plan: Plan) -> tuple[list[Guid], list[Draft]]:
    """The guid of every note in the plan, and every draft in it but those of unchanged notes."""
    changes = [*plan.answer_changed, *plan.changed, *plan.moved, *plan.shifted, *plan.revived, *plan.replaced]
    leaving = [*(unclear.note for unclear in plan.ambiguous), *plan.retired, *plan.dormant]
    notes = [*(change.note for change in changes), *plan.unchanged, *leaving]
    drafts = [*plan.added, *(change.draft for change in changes), *(note.draft for note in plan.unchanged)]
    return sorted(note.guid for note in notes), sorted(map(unnumbered, drafts), key=repr)


def unnumbered(draft: Draft) -> Draft:
    """The draft with every deletion under number 1."""
    return replace(draft, cloze=tuple(replace(part, number=min(part.number, 1)) for part in draft.cloze))


FACTS = [
    (f"Type {n} diabetes is {often}treated with {drug}.", f"What is type {n} diabetes {often}treated with?", drug)
    for n in (1, 2)
    for often in ("", "often ")
    for drug in ("insulin", "metformin")
]
told_strategy = st.lists(
    st.tuples(st.sampled_from(FACTS), st.sampled_from(["a", "b"])),
    unique_by=lambda told: told[0][1],
    max_size=4,
).map(
    lambda told: [
        make_draft(quote, question=question, answer=answer, start=50 * place, anchor=anchor)
        for place, ((quote, question, answer), anchor) in enumerate(told)
    ]
)
"""Documents of which no two sentences answer one question."""


class TestAlways:
    @given(notes_strategy(), drafts_strategy)
    def test_every_note_and_draft_stands_once(self, notes: tuple[Note, ...], drafts: list[Draft]) -> None:
        """Every note and every draft stands in exactly one list of the plan."""
        plan = reconcile(notes, drafts)

        assert listed(plan) == (sorted(note.guid for note in notes), sorted(map(unnumbered, drafts), key=repr))

    @given(notes_strategy(), drafts_strategy)
    def test_kind_never_changes(self, notes: tuple[Note, ...], drafts: list[Draft]) -> None:
        """A note is only ever continued by a draft of its kind."""
        plan = reconcile(notes, drafts)

        changes = (*plan.answer_changed, *plan.changed, *plan.moved, *plan.shifted, *plan.revived)
        assert [c.note.draft.kind for c in changes] == [c.draft.kind for c in changes]

    @given(notes_strategy(), drafts_strategy)
    def test_building_again_changes_nothing(self, notes: tuple[Note, ...], drafts: list[Draft]) -> None:
        """A second build of the same document finds every note unchanged or dormant."""
        after = rebuilt(notes, drafts)

        plan = reconcile(after, drafts)

        assert plan == Plan(unchanged=plan.unchanged, dormant=plan.dormant)
        assert len(plan.unchanged) == len(drafts)

    @given(notes_strategy(), drafts_strategy, st.randoms(use_true_random=False))
    def test_order_does_not_matter(self, notes: tuple[Note, ...], drafts: list[Draft], random: Random) -> None:
        """Notes and drafts in another order give the same plan."""
        shuffled_notes, shuffled_drafts = list(notes), list(drafts)
        random.shuffle(shuffled_notes)
        random.shuffle(shuffled_drafts)

        assert reconcile(shuffled_notes, shuffled_drafts) == reconcile(notes, drafts)

    @given(notes_strategy(), drafts_strategy)
    def test_guids_are_unique_and_none_is_lost(self, notes: tuple[Note, ...], drafts: list[Draft]) -> None:
        """After a build every old note is there, and there is one active note for each draft."""
        after = rebuilt(notes, drafts)

        assert {note.guid for note in notes} <= {note.guid for note in after}
        assert sum(note.status is Status.ACTIVE for note in after) == len(drafts)

    @given(told_strategy, told_strategy)
    def test_inverse_edit_brings_every_history_back(self, before: list[Draft], edited: list[Draft]) -> None:
        """Whatever an edit was, taking it back has the same notes active, with the content they had."""
        notes = rebuilt((), before)

        after = rebuilt(rebuilt(notes, edited), before)

        def active(found: tuple[Note, ...]) -> list[tuple[Guid, Draft]]:
            return sorted(((n.guid, n.draft) for n in found if n.status is Status.ACTIVE), key=repr)

        assert active(after) == active(notes)
