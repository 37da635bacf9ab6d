"""Facts about a quiz's desk over a store: what is written, taken back, and refused when others were first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.commands.desk import StoreDesk
from quizgen.errors import QuizgenError
from quizgen.model import Card, ClozePart, Guid, Memory, Note, Rating, Status
from quizgen.options import Options, plain
from quizgen.quiz import session
from quizgen.quiz.desk import Answered, Buried
from quizgen.quiz.modes import Mode
from quizgen.quiz.sitting import Rules, Sitting
from quizgen.scheduling.replaying import replay
from quizgen.store import BuiltDocument, Store
from tests.conftest import DECIDED_AT
from tests.quiz import stored
from tests.quiz.notes import NOW, SCHEDULER, cloze, in_learning, in_review, memory_of, new, qa
from tests.quiz.stored import DOCUMENT, Clock

DAY = timedelta(days=1)
GAPS = cloze("gaps", ClozePart("The "), ClozePart("heart", 1), ClozePart(" pumps "), ClozePart("blood", 2))
NOTES = (qa("heart"), qa("lung"), GAPS)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stored.set_clock(monkeypatch)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        yield opened


def sitting(store: Store, *cards: Card, notes: tuple[Note, ...] = NOTES) -> Sitting:
    """A quiz over these cards, which the store has now."""
    return begun(stored.fill(store, notes, cards), *cards)


def begun(store: Store, *cards: Card) -> Sitting:
    """Another quiz over cards of the store."""
    return Sitting(session.begin(cards, now=NOW, timezone=UTC), StoreDesk(store), Rules())


def answer(asking: Sitting, rating: Rating = Rating.GOOD) -> bool:
    asking.reveal()
    return asking.rate(rating)


def asked(asking: Sitting) -> str | None:
    return asking.question and asking.question.note.guid


def card(store: Store, guid: str, ordinal: int = 0) -> Card:
    (found,) = store.quizzes.cards([(Guid(guid), ordinal)])
    return found


def memory(store: Store, guid: str) -> Memory:
    found = card(store, guid).memory
    assert found is not None
    return found


def content(store: Store) -> list[tuple[object, ...]]:
    """All that is in the store, but for answers taken back."""
    tables = ("documents", "notes", "cards", "standing_reviews", "rescues", "deck_options")
    return [row for table in tables for row in store._connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]


def build(store: Store, *notes: Note, again: tuple[tuple[Guid, int], ...] = (), now: datetime = NOW) -> None:
    """A build beside the quiz."""
    store.build([BuiltDocument(DOCUMENT, notes, again)], now=now)


# ---------------------------------------------------------------- what is asked


def test_cards_are_asked_as_they_are_now(store: Store) -> None:
    """A note reworded by a build after the queue was made is asked in its new words."""
    asking = sitting(store, new("heart"), new("lung"))
    lung = store.note("lung")
    build(store, replace(lung, draft=replace(lung.draft, question="What breathes?")))

    answer(asking, Rating.EASY)

    assert asking.question is not None
    assert asking.question.note.shown.question == "What breathes?"


@pytest.mark.parametrize("how", ["retired", "rejected", "suspended", "buried", "gone", "answered"])
def test_what_is_not_to_be_asked_any_more_is_passed_over(store: Store, how: str) -> None:
    """A card whose note was retired or rejected, or that was suspended, buried, cut or answered, is not asked."""
    asking = sitting(store, new("heart"), new("gaps"), new("lung"))
    note = store.note("gaps")
    match how:
        case "retired":
            build(store, replace(note, status=Status.RETIRED))
        case "rejected":
            store.decide([replace(note, rejected=True)], now=DECIDED_AT)
        case "suspended":
            store.suspend([note.guid], suspended=True, now=DECIDED_AT)
        case "buried":
            store.quizzes.bury(note.guid, [(0, NOW + DAY)])
        case "gone":
            build(store, replace(note, draft=replace(note.draft, cloze=note.draft.cloze[2:])))
        case "answered":
            answer(begun(store, new("gaps")))

    answer(asking, Rating.EASY)

    assert asked(asking) == "lung"


def test_a_card_that_is_no_card_is_passed_over(store: Store) -> None:
    """A card the store does not know is not asked."""
    assert asked(sitting(store, new("nobody"), new("lung"))) == "lung"


def test_burial_ends_when_the_day_turns(store: Store, clock: Clock) -> None:
    """A buried note is asked again from 04:00 on, not a moment before."""
    asking = sitting(store, new("heart"))
    asking.bury()

    clock.moment = NOW.replace(hour=4) + DAY - timedelta(microseconds=1)
    before = asked(begun(store, new("heart")))
    clock.go_on(microseconds=1)

    assert (before, asked(begun(store, new("heart")))) == (None, "heart")


# ---------------------------------------------------------------- taking back


STEPS = st.lists(
    st.tuples(
        st.sampled_from([*Rating, "suspend", "bury", "reject"]),
        st.integers(0, 5000),
    ),
    min_size=1,
    max_size=8,
)
LEECH = {"leech_lapses": 1}


@settings(max_examples=40)
@given(STEPS)
def test_taking_back_is_the_inverse_of_every_step(steps: list[tuple[Rating | str, int]]) -> None:
    """Answers (leeches too), suspensions, burials and rejections, taken back, leave store and sitting as before."""
    with pytest.MonkeyPatch.context() as patch, Store.in_memory() as store:
        clock = stored.set_clock(patch)
        store.set_options("", LEECH, now=DECIDED_AT)
        cards = (in_review("heart"), in_learning("lung", timedelta()), new("gaps", 0), new("gaps", 1))
        asking = sitting(store, *cards)
        before: list[tuple[object, ...]] = []
        for step, seconds in steps:
            if asking.question is None:
                break
            before.append((content(store), asking.question))
            clock.go_on(seconds=seconds)
            if isinstance(step, Rating):
                answer(asking, step)
            else:
                getattr(asking, step)()

        after = []
        while len(after) < len(before) and asking.undo() is not None:
            after.append((content(store), asking.question))

        assert after == before[::-1]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 400_000)), min_size=1, max_size=8))
def test_an_answer_is_taken_back_after_a_restart(answers: list[tuple[Rating, int]]) -> None:
    """A later quiz knows the card as it was before its last answer: by replaying the answers before that."""
    with pytest.MonkeyPatch.context() as patch, Store.in_memory() as store:
        clock = stored.set_clock(patch)
        stored.fill(store, NOTES, ())
        for rating, seconds in answers:
            clock.go_on(seconds=seconds)
            before = content(store)
            asking = Sitting(
                session.begin([card(store, "heart")], now=clock.moment + DAY, timezone=UTC), StoreDesk(store), Rules()
            )
            answer(asking, rating)

        later = Sitting(session.begin((), now=clock.moment, timezone=UTC), StoreDesk(store), Rules())
        step = later.undo()

        assert isinstance(step, Answered)
        assert content(store) == before
        assert asked(later) == "heart"


def test_replaying_the_answers_gives_the_memory(store: Store, clock: Clock) -> None:
    """What the store remembers of a card is what its standing answers give."""
    asking = sitting(store, new("heart"))
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.HARD, Rating.GOOD):
        clock.go_on(minutes=11)
        answer(asking, rating)
    asking.undo()

    reviews = store.quizzes.reviews_of(Guid("heart"), 0)

    assert len(reviews) == 3
    assert memory(store, "heart") == replay(reviews, SCHEDULER)


def test_only_the_answers_of_today_are_taken_back(store: Store, clock: Clock) -> None:
    """An answer from before the day turned stands."""
    answer(sitting(store, new("heart")))
    clock.go_on(days=1)

    assert begun(store).undo() is None


def test_answers_of_earlier_sittings_go_one_by_one(store: Store, clock: Clock) -> None:
    """What this sitting did is taken back first, then what earlier ones did today, the last first."""
    answer(sitting(store, new("heart")), Rating.EASY)
    clock.go_on(minutes=1)
    later = begun(store, new("lung"))
    answer(later, Rating.EASY)

    undone = [step.card.guid if (step := later.undo()) else None for _ in range(3)]

    assert undone == ["lung", "heart", None]
    assert store.reviews() == ()


def test_of_two_answers_in_one_moment_the_later_goes_first(store: Store) -> None:
    """A later quiz goes by the order in which they were given."""
    asking = sitting(store, new("heart"), new("lung"))
    for _ in range(2):
        answer(asking, Rating.EASY)
    later = begun(store)

    undone = [step.card.guid if (step := later.undo()) else None for _ in range(2)]

    assert undone == ["lung", "heart"]


def test_a_leech_taken_back_after_a_restart_is_asked_again(store: Store) -> None:
    """Its suspension goes with the answer that made it a leech."""
    store.set_options("", LEECH, now=DECIDED_AT)
    asking = sitting(store, in_review("heart"))
    answer(asking, Rating.AGAIN)
    held = card(store, "heart").suspended

    later = begun(store)
    later.undo()

    assert (held, card(store, "heart").suspended, asked(later)) == (True, False, "heart")


def test_a_card_suspended_otherwise_stays_so(store: Store) -> None:
    """Taking an answer back does not unsuspend a card that is no leech."""
    answer(sitting(store, in_review("heart")), Rating.AGAIN)
    store.suspend([Guid("heart")], suspended=True, now=DECIDED_AT)

    begun(store).undo()

    assert card(store, "heart").suspended


def test_an_answer_taken_back_stays_on_record(store: Store) -> None:
    """The review is in the file for good, and marked as taken back."""
    asking = sitting(store, new("heart"))
    answer(asking)
    asking.undo()

    rows = [store._connection.execute(f"SELECT count(*) FROM {table}") for table in ("reviews", "review_undos")]

    assert [row.fetchone()[0] for row in rows] == [1, 1]


# ---------------------------------------------------------------- leeches, options


def test_a_leech_is_suspended_and_said(store: Store) -> None:
    """At the lapses its deck allows, a card is suspended with its answer."""
    store.set_options("biology", LEECH, now=DECIDED_AT)
    asking = sitting(store, in_review("heart"))

    answer(asking, Rating.AGAIN)

    assert card(store, "heart").suspended
    assert asking.remark == "a leech: forgotten 1 times, and suspended; put it in other words"


@pytest.mark.parametrize(
    ("lapses", "threshold", "expected"),
    [
        (7, 8, False),
        (8, 8, True),
        (9, 8, False),
        (12, 8, True),
        (1, 0, False),
        (1, 1, True),
        (2, 1, True),
        (5, 3, True),
    ],
)
def test_leeches_come_at_the_threshold_and_at_every_half_of_it(
    store: Store, lapses: int, threshold: int, expected: bool
) -> None:
    """As in Anki; a threshold of 0 knows none."""
    store.set_options("", {"leech_lapses": threshold}, now=DECIDED_AT)
    before = replace(memory_of(in_review("heart")), lapses=lapses - 1)
    after = replace(before, lapses=lapses)

    assert StoreDesk(store).is_leech(qa("heart"), before, after) is expected
    assert not StoreDesk(store).is_leech(qa("heart"), after, after)


def test_a_deck_is_scheduled_by_its_options(store: Store) -> None:
    """Retention, steps and the longest interval are those set for the nearest deck above the note."""
    given = Options(desired_retention=0.95, learning_steps=(timedelta(minutes=5),), maximum_interval_days=9, fuzz=False)
    names = ("desired_retention", "learning_steps", "maximum_interval_days", "fuzz")
    store.set_options("biology", plain({name: getattr(given, name) for name in names}), now=DECIDED_AT)

    scheduler = StoreDesk(store).scheduler(qa("heart"))

    assert scheduler == replace(
        SCHEDULER, desired_retention=0.95, learning_steps=(timedelta(minutes=5),), maximum_interval_days=9
    )


# ---------------------------------------------------------------- others beside


def test_a_card_answered_in_one_quiz_is_refused_in_the_other(tmp_path: Path) -> None:
    """Both were asking it: the second answer is not counted, which is said, and the quiz goes on."""
    with Store.open(tmp_path / "a.db") as here, Store.open(tmp_path / "a.db") as there:
        first = sitting(here, new("heart"), new("lung"))
        second = begun(there, new("heart"), new("lung"))

        counted = [answer(first, Rating.EASY), answer(second, Rating.AGAIN)]

        assert counted == [True, False]
        assert second.remark == "this card was answered elsewhere meanwhile; your answer was not counted"
        assert asked(second) == "lung"
        assert [(review.guid, review.rating) for review in here.reviews()] == [("heart", Rating.EASY)]
        assert second.summary().answered == 0


@pytest.mark.parametrize("step", ["suspend", "bury", "reject"])
def test_no_step_is_taken_with_a_card_answered_elsewhere(store: Store, step: str) -> None:
    """What the learner saw is no longer so."""
    first = sitting(store, new("heart"), new("lung"))
    second = begun(store, new("heart"), new("lung"))
    answer(first)
    before = content(store)

    getattr(second, step)()

    assert content(store) == before
    assert asked(second) == "lung"


def test_an_answer_taken_back_under_a_later_one_leaves_that_one(store: Store, clock: Clock) -> None:
    """Of two answers in two quizzes the first, taken back, leaves what the second alone gives."""
    first = sitting(store, new("heart"))
    answer(first, Rating.AGAIN)
    clock.go_on(minutes=2)
    answer(begun(store, card(store, "heart")), Rating.EASY)

    first.undo()

    (left,) = store.reviews()
    assert left.rating is Rating.EASY
    assert memory(store, "heart") == replay([left], SCHEDULER)


def test_an_answer_to_words_read_before_a_build_does_not_put_the_card_off(store: Store, clock: Clock) -> None:
    """The card whose fact changed while it was asked is due at once, and is asked the next time."""
    asking = sitting(store, in_review("heart"))
    clock.go_on(seconds=9)
    build(store, again=((Guid("heart"), 0),), now=NOW + timedelta(seconds=5))

    answer(asking)

    assert memory(store, "heart").due_at == NOW + timedelta(seconds=9, milliseconds=1)
    assert asked(begun(store, card(store, "heart"))) == "heart"


def test_an_answer_to_the_new_words_puts_the_card_off(store: Store, clock: Clock) -> None:
    """A card that was due because its fact changed is answered like any other."""
    stored.fill(store, NOTES, [in_review("heart")])
    build(store, again=((Guid("heart"), 0),))
    clock.go_on(seconds=9)

    answer(begun(store, card(store, "heart")))

    assert memory(store, "heart").due_at > NOW + DAY


def test_a_card_asked_again_by_a_build_is_so_after_an_undo(store: Store, clock: Clock) -> None:
    """Whether the sitting or a later one takes the answer back, the card is due since the build."""
    stored.fill(store, NOTES, [in_review("heart")])
    build(store, again=((Guid("heart"), 0),))
    before = content(store)
    clock.go_on(seconds=9)
    asking = begun(store, card(store, "heart"))
    answer(asking)
    asking.undo()
    here = content(store)
    answer(asking)

    begun(store).undo()

    assert (here, content(store)) == (before, before)


def test_a_card_asked_again_since_its_answer_is_due_when_that_is_taken_back(store: Store, clock: Clock) -> None:
    """A build between the answer and its undo makes the card due, in the same sitting and in a later one."""
    asking = sitting(store, in_review("heart"))
    answer(asking)
    build(store, again=((Guid("heart"), 0),), now=NOW + timedelta(seconds=5))
    clock.go_on(seconds=9)

    last = begun(store).desk.last_answer()
    asking.undo()

    assert last is not None
    assert memory_of(last.card).due_at == NOW + timedelta(seconds=5)
    assert memory(store, "heart") == memory_of(last.card)


def test_a_note_retired_while_asked_keeps_the_answer(store: Store) -> None:
    """The answer is counted; the note is not asked any more."""
    asking = sitting(store, new("heart"))
    build(store, replace(store.note("heart"), status=Status.RETIRED))

    assert answer(asking, Rating.AGAIN)
    assert [review.guid for review in store.reviews()] == ["heart"]
    assert asking.question is None


def test_a_store_that_is_written_elsewhere_loses_no_answer(tmp_path: Path) -> None:
    """While another program holds the store for too long the answer is refused; afterwards it can be given."""
    with Store.open(tmp_path / "a.db") as here, Store.open(tmp_path / "a.db") as there:
        asking = sitting(here, new("heart"))
        asking.reveal()
        here._connection.execute("PRAGMA busy_timeout = 0")
        with there.locked(), pytest.raises(QuizgenError, match="the store is in use by another program"):
            asking.rate(Rating.EASY)

        assert (asked(asking), asking.is_revealed) == ("heart", True)
        assert asking.rate(Rating.EASY)
        assert len(there.reviews()) == 1


# ---------------------------------------------------------------- clock, disk


def test_the_clock_of_a_quiz_never_goes_back(store: Store, clock: Clock) -> None:
    """Set back by an hour while a quiz goes on, it stands still."""
    desk = StoreDesk(store)
    first = desk.now()
    clock.go_on(hours=-1)

    assert desk.now() == first


def test_an_answer_comes_after_the_one_before_whatever_the_clock_says(store: Store, clock: Clock) -> None:
    """With the clock set back between two quizzes the order of answers is kept, so that replay gives the memory."""
    answer(sitting(store, new("heart")), Rating.GOOD)
    clock.go_on(hours=-5)
    answer(begun(store, card(store, "heart")), Rating.AGAIN)

    reviews = store.quizzes.reviews_of(Guid("heart"), 0)

    assert [review.rating for review in reviews] == [Rating.GOOD, Rating.AGAIN]
    assert reviews[1].reviewed_at == NOW + timedelta(milliseconds=1)
    assert memory(store, "heart") == replay(reviews, SCHEDULER)


def test_a_full_disk_loses_nothing_and_counts_nothing(tmp_path: Path, clock: Clock) -> None:
    """The answer is refused with the reason, the card is still asked, and can be rated when there is room again."""
    with Store.open(tmp_path / "a.db") as store:
        asking = sitting(store, new("heart"))
        store._connection.execute("PRAGMA max_page_count = 1")  # as many as there are
        with pytest.raises(QuizgenError, match="the disk is full"):
            answer_on(asking, clock)
        given = asking.summary().answered
        refused = asked(asking), asking.is_revealed, len(store.reviews())
        memorised = memory(store, "heart")
        store._connection.execute("PRAGMA max_page_count = 1000000")

        assert refused == ("heart", True, given)
        assert memorised == replay(store.reviews(), SCHEDULER)
        assert asking.rate(Rating.GOOD)
        assert len(store.reviews()) == given + 1


def answer_on(asking: Sitting, clock: Clock) -> None:
    """Again and again, until it is refused."""
    for _ in range(1000):
        clock.go_on(seconds=5)
        answer(asking, Rating.AGAIN)


# ---------------------------------------------------------------- note and card


def test_a_flag_is_the_cards(store: Store) -> None:
    """One card of the note is flagged, in the store too."""
    asking = sitting(store, new("gaps", 0))

    asking.flag()

    assert asking.question is not None
    assert (asking.question.card.flag, asking.remark) == (1, "flag: red")
    assert [found.flag for found in store.cards(Guid("gaps"))] == [1, 0]


def test_after_the_last_flag_comes_none(store: Store) -> None:
    """Eight times f is round once."""
    asking = sitting(store, new("heart"))
    for _ in range(8):
        asking.flag()

    assert (card(store, "heart").flag, asking.remark) == (0, "flag: none")


def test_tags_are_spelt_as_anki_would(store: Store) -> None:
    """A tag given twice in different case is one."""
    asking = sitting(store, new("heart"))

    asking.tag(("Exam", "exam", "hard::one"))

    assert store.note("heart").own_tags == ("Exam", "hard::one")


def test_a_card_reworded_is_asked_in_the_new_words(store: Store) -> None:
    """The edited form is the note's wording from now on, and no build's."""
    asking = sitting(store, new("heart"))
    text = asking.form().replace("Which organ pumps blood?", "What pumps?")

    asking.reword(text)

    assert asking.question is not None
    assert asking.question.note.shown.question == "What pumps?"
    assert store.note("heart").draft.question == "Which organ pumps blood?"


def test_a_form_that_says_nothing_possible_is_refused(store: Store) -> None:
    """The reason is told, and the note is as it was."""
    asking = sitting(store, new("heart"))

    with pytest.raises(QuizgenError, match="there is no answer"):
        asking.reword("Question:\nWhat?\n\nAnswer:\n\nContext:\n")

    assert store.note("heart").edit is None


def test_a_gap_that_is_edited_away_is_not_asked_on(store: Store) -> None:
    """When the new wording has the card no longer, the next one is asked, which is said."""
    asking = sitting(store, new("gaps", 0), new("lung"))

    asking.reword("Text:\nThe heart pumps {{c2::blood}}\n\nContext:\n")

    assert asked(asking) == "lung"
    assert asking.remark == "the card is no longer in your wording"


def test_wrong_answers_come_from_the_same_document_first(store: Store) -> None:
    """Notes of the document, the nearest first, then those of its deck; never the note itself."""
    stored.fill(store, (qa("far"), qa("near"), qa("heart"), qa("next")), ())
    other = replace(DOCUMENT, path="/study/other.md")
    store.build([BuiltDocument(other, (qa("elsewhere"), replace(qa("beyond"), deck="physics")))], now=NOW)

    pool = StoreDesk(store).pool(store.note("heart"))

    assert [note.guid for note in pool] == ["near", "next", "far", "elsewhere"]


def test_burying_twice_keeps_the_longer_burial(store: Store) -> None:
    """A sibling buried for longer stays so, and both come back as they were."""
    asking = sitting(store, new("gaps", 0))
    longer = NOW + 9 * DAY
    store.quizzes.bury(Guid("gaps"), [(1, longer)])
    before = store.quizzes.buried(Guid("gaps"))

    asking.bury()
    buried = store.quizzes.buried(Guid("gaps"))
    step = asking.undo()

    assert buried == ((0, NOW.replace(hour=4) + DAY), (1, longer))
    assert isinstance(step, Buried)
    assert store.quizzes.buried(Guid("gaps")) == before


# ---------------------------------------------------------------- what may change meanwhile


def test_undo_after_a_restart_gives_back_the_interval_whatever_was_set_since(store: Store, clock: Clock) -> None:
    """Other options would replay to another state: what the undone answer found stands with that answer."""
    sitting(store, in_review("heart"))
    found = card(store, "heart")
    store.set_options(
        "", {"fuzz": False, "desired_retention": 0.8, "learning_steps": [60, 600, 3600, 86400, 172800]}, now=DECIDED_AT
    )
    asking = begun(store, found)
    answer(asking)

    begun(store).undo()

    assert card(store, "heart") == found


def test_an_answer_taken_back_elsewhere_is_not_taken_back_again(tmp_path: Path) -> None:
    """Two terminals undo the same answer: the second finds it undone."""
    with Store.open(tmp_path / "a.db") as here, Store.open(tmp_path / "a.db") as there:
        first = sitting(here, new("heart"))
        answer(first)
        begun(there).undo()

        first.undo()

        assert (here.reviews(), card(here, "heart").memory) == ((), None)


def test_options_set_beside_count_from_the_next_card_on(store: Store) -> None:
    """Whoever changes a deck in another terminal need not end the quiz."""
    asking = sitting(store, new("heart"), new("lung"))
    store.set_options("", {"fuzz": False, "learning_steps": [300]}, now=DECIDED_AT)
    answer(asking)

    assert asking.intervals()[Rating.AGAIN] == timedelta(minutes=5)


def test_options_of_a_choice_follow_the_new_words(store: Store) -> None:
    """Four options without the right one would make every choice wrong."""
    stored.fill(store, (qa("heart"),), [])
    started = session.begin([new("heart")], now=NOW, timezone=UTC)
    asking = Sitting(started, StoreDesk(store), Rules(Mode.CHOICE))
    before = asking.question.options if asking.question else ()
    asking.reword(asking.form().replace("the heart", "a blorbish thing"))

    assert "the heart" in before
    assert asking.question is not None
    assert "the heart" not in asking.question.options


def test_an_answer_given_in_a_quiz_beside_is_not_taken_back(tmp_path: Path, clock: Clock) -> None:
    """Each of two open quizzes takes back its own steps, and what was answered before it began."""
    with Store.open(tmp_path / "a.db") as here, Store.open(tmp_path / "a.db") as there:
        first = sitting(here, new("heart"), new("lung"))
        second = begun(there, new("lung"))
        clock.go_on(seconds=2)
        answer(second)

        assert first.undo() is None
        assert len(here.reviews()) == 1


def test_undo_after_a_restart_knows_that_the_card_was_forgotten_in_anki(store: Store) -> None:
    """A card that was made new again in Anki is new again when its first answer since is taken back."""
    sitting(store, in_review("heart"))
    forgotten = int(NOW.timestamp() * 1000) - 1
    store._connection.execute(
        "INSERT INTO reschedules (guid, ordinal, id, interval_days, imported_at) VALUES ('heart', 0, ?, 0, '')",
        (forgotten,),
    )
    store.remember([new("heart")])
    answer(begun(store, new("heart")))

    begun(store).undo()

    assert card(store, "heart").memory is None
