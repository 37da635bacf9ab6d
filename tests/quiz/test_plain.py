"""Facts about the quiz in lines: what is said, which keys work, and when answers are saved."""

import io
import shlex
import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizgen.commands.desk import StoreDesk
from quizgen.model import Card, Guid, Memory, Note, Rating
from quizgen.quiz import session
from quizgen.quiz.faces import Run
from quizgen.quiz.modes import Mode, Way
from quizgen.quiz.plain import farewell, run
from quizgen.quiz.screen import LineScreen
from quizgen.quiz.session import Counts, Summary
from quizgen.quiz.sitting import Rules, Sitting
from quizgen.store import Store
from tests.quiz import stored
from tests.quiz.notes import NOW, in_review, new, qa
from tests.quiz.stored import Clock

HEART = qa("heart")
LUNG = qa("lung", "Which organ takes up oxygen?", "the lung")
BEGUN_AT = NOW - timedelta(days=1)


class Slow(io.StringIO):
    """Input of somebody who takes two seconds for a line."""

    clock: Clock

    def readline(self, size: int | None = -1) -> str:
        self.clock.go_on(seconds=2)
        return super().readline(size)


@dataclass
class Quiz:
    """A quiz over a store, with its input and its output."""

    clock: Clock
    keys: str
    store: Store = field(default_factory=Store.in_memory)
    out: io.StringIO = field(default_factory=io.StringIO)

    def sitting(self, *cards: Card, notes: tuple[Note, ...] = (HEART, LUNG), rules: Rules | None = None) -> Sitting:
        stored.fill(self.store, notes, cards)
        rules = rules or Rules()
        begin = session.cram if rules.is_cram else session.begin
        return Sitting(begin(cards, now=NOW, timezone=UTC), StoreDesk(self.store), rules)

    def play(self, *cards: Card, notes: tuple[Note, ...] = (HEART, LUNG), rules: Rules | None = None) -> Summary:
        return run(self.sitting(*cards, notes=notes, rules=rules), self.screen())

    def screen(self) -> LineScreen:
        return LineScreen(self.stdin(), self.out)

    def stdin(self) -> Slow:
        keys = Slow(self.keys)
        keys.clock = self.clock
        return keys

    @property
    def said(self) -> str:
        return self.out.getvalue()

    @property
    def saved(self) -> list[tuple[str, Rating]]:
        """The answers given since the quiz began that stand."""
        return [(given.guid, given.rating) for given in self.store.reviews(since=BEGUN_AT)]

    def memory(self, guid: str) -> Memory | None:
        return self.store.cards(Guid(guid))[0].memory

    def standing(self, guid: str) -> Card:
        return self.store.cards(Guid(guid))[0]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stored.set_clock(monkeypatch)


def test_whole_quiz(clock: Clock) -> None:
    """A quiz of one card says, in order: place, question, answer, evidence, source, keys, what was saved."""
    quiz = Quiz(clock, "\n3\n")

    quiz.play(in_review("heart"))

    assert quiz.said == (
        "\n"
        "body › Circulation › Organs  (0 new, 0 learning, 1 review)\n"
        "Which organ pumps blood?\n"
        "Enter: answer  ?: help\n"
        "\n"
        "the heart\n"
        "The heart pumps blood through the body.\n"
        "body.md:7\n"
        "1 Again <10m  2 Hard 1.6mo  3 Good 2.6mo  4 Easy 4.5mo\n"
        "Good: 2.6mo\n"
        "\n"
        "No cards are left for now.\n"
        "Enter: end  u: take back the last answer\n"
        "\n"
        "1 answer saved, 0 Again, in 0:04 minutes.\n"
        "Nothing is left for today; the next of these is due in 77 days.\n"
    )


def test_script_can_feed_answers(clock: Clock) -> None:
    """Lines from a pipe answer card after card; the summary counts them."""
    quiz = Quiz(clock, "\n4\n\n1\n\n3\n\n3\n\n")

    found = quiz.play(new("heart"), new("lung"))

    assert quiz.saved == [
        ("heart", Rating.EASY),
        ("lung", Rating.AGAIN),
        ("lung", Rating.GOOD),
        ("lung", Rating.GOOD),
    ]
    assert (found.answered, found.again) == (4, 1)


def test_answer_is_hidden_until_asked_for(clock: Clock) -> None:
    """Before Enter neither answer nor evidence is on the screen."""
    quiz = Quiz(clock, "q\n")

    quiz.play(new("heart"))

    assert "heart" not in quiz.said


@dataclass
class Watching(LineScreen):
    """A line screen that notes how many answers were saved whenever a question is put."""

    quiz: Quiz = field(kw_only=True)
    seen: list[tuple[str, int]] = field(default_factory=list)

    def write(self, *runs: Run) -> None:
        said = "".join(run.text for run in runs)
        if said.endswith("?"):
            self.seen.append((said, len(self.quiz.saved)))
        super().write(*runs)


def test_answer_is_saved_before_the_next_card_is_shown(clock: Clock) -> None:
    """When the second question appears the first answer has been recorded."""
    quiz = Quiz(clock, "\n4\n\n4\n")
    screen = Watching(quiz.stdin(), quiz.out, quiz=quiz)

    run(quiz.sitting(new("heart"), new("lung")), screen)

    assert screen.seen == [("Which organ pumps blood?", 0), ("Which organ takes up oxygen?", 1)]


def test_wrong_key_is_answered_with_the_keys_that_work(clock: Clock) -> None:
    """A key that does nothing says so, names the keys, and the card is still asked."""
    quiz = Quiz(clock, "3\n\n9\n4\n")

    quiz.play(new("heart"))

    assert "'3' does nothing here: Enter or space shows the answer, u takes back" in quiz.said
    assert "'9' does nothing here: 1 to 4 rate, u takes back" in quiz.said
    assert quiz.saved == [("heart", Rating.EASY)]


def test_enter_does_not_rate(clock: Clock) -> None:
    """A second Enter does not rate by accident."""
    quiz = Quiz(clock, "\n\nq\n")

    quiz.play(new("heart"))

    assert quiz.saved == []


def test_hostile_key_is_shown_harmless(clock: Clock) -> None:
    """An escape sequence typed as a key is echoed as text."""
    quiz = Quiz(clock, "\x1b[2J\nq\n")

    quiz.play(new("heart"))

    assert "'\\x1b[2j' does nothing here" in quiz.said


def test_help_is_given_at_question_and_answer(clock: Clock) -> None:
    """? explains the keys on either side and asks again."""
    quiz = Quiz(clock, "?\n\n?\n4\n")

    quiz.play(new("heart"))

    assert quiz.said.count("u takes the last answer back") == 2
    assert quiz.saved == [("heart", Rating.EASY)]


def test_undo_asks_the_last_card_again(clock: Clock) -> None:
    """u at the next question takes the answer back and asks that card anew."""
    quiz = Quiz(clock, "\n1\nu\n\n4\nq\n")

    found = quiz.play(in_review("heart"), new("lung"))

    assert quiz.saved == [("heart", Rating.EASY)]
    assert "Taken back: Again.\n\nbody › Circulation › Organs  (1 new, 0 learning, 1 review)\n" in quiz.said
    assert (found.answered, found.again) == (1, 0)


def test_undo_works_after_the_last_card(clock: Clock) -> None:
    """At the end screen the last answer can still be taken back; a new card has no memory then."""
    quiz = Quiz(clock, "\n4\nu\nq\n")

    found = quiz.play(new("heart"))

    assert (quiz.saved, quiz.memory("heart"), found.answered) == ([], None, 0)


def test_undo_works_before_rating_the_next_card(clock: Clock) -> None:
    """u with the next answer already shown takes the last answer back, too."""
    quiz = Quiz(clock, "\n4\n\nu\nq\n")

    found = quiz.play(new("heart"), new("lung"))

    assert (quiz.saved, found.answered) == ([], 0)


def test_undo_without_answers_says_so(clock: Clock) -> None:
    """u before the first answer changes nothing."""
    quiz = Quiz(clock, "u\nq\n")

    quiz.play(new("heart"))

    assert "There is no answer to take back." in quiz.said


@pytest.mark.parametrize("keys", ["q\n", "\nq\n", "", "\n"])
def test_quiz_can_be_left_at_any_time(clock: Clock, keys: str) -> None:
    """q, or the end of input, on either side ends the quiz and says that nothing was answered."""
    quiz = Quiz(clock, keys)

    quiz.play(new("heart"))

    assert quiz.said.endswith("\nNothing was answered.\n")


def test_leaving_halfway_says_what_is_saved_and_left(clock: Clock) -> None:
    """q after one of two answers tells of both."""
    quiz = Quiz(clock, "\n4\nq\n")

    quiz.play(new("heart"), new("lung"))

    assert quiz.said.endswith("\n1 answer saved, 0 Again, in 0:04 minutes.\n1 left for today.\n")


def test_nothing_due_is_said_without_asking(clock: Clock) -> None:
    """A quiz without cards says so and reads no key."""
    quiz = Quiz(clock, "")

    quiz.play()

    assert quiz.said == "\nNothing is due.\n"


@dataclass
class Interrupted(LineScreen):
    """A line screen at which the learner presses Ctrl-C when the keys run out."""

    def ask(self, prompt: str) -> str:
        try:
            return super().ask(prompt)
        except EOFError:
            raise KeyboardInterrupt from None


def test_interrupt_goes_on_after_saying_what_was_saved(clock: Clock) -> None:
    """Ctrl-C after one answer leaves it saved, says so, and reaches the caller."""
    quiz = Quiz(clock, "\n4\n")

    with pytest.raises(KeyboardInterrupt):
        run(quiz.sitting(new("heart"), new("lung")), Interrupted(quiz.stdin(), quiz.out))

    assert quiz.saved == [("heart", Rating.EASY)]
    assert "1 answer saved" in quiz.said


def test_answer_that_could_not_be_saved_is_not_counted(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """When recording is interrupted the answer is not said to be saved."""
    quiz = Quiz(clock, "\n4\n")
    sitting = quiz.sitting(new("heart"))

    def interrupted(_step: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(sitting.desk, "do", interrupted)

    with pytest.raises(KeyboardInterrupt):
        run(sitting, quiz.screen())

    assert quiz.said.endswith("Nothing was answered.\n")


# ---------------------------------------------------------------- other keys


def test_suspending_asks_the_next_card(clock: Clock) -> None:
    """s suspends the card, says how it comes back, and the next is asked; u takes that back."""
    quiz = Quiz(clock, "s\nu\ns\nq\n")

    quiz.play(new("heart"), new("lung"))

    assert quiz.said.count("Suspended: not asked until `quizgen unsuspend`.\n") == 2
    assert "Taken back: suspended.\n" in quiz.said
    assert [quiz.standing(guid).suspended for guid in ("heart", "lung")] == [True, False]


def test_burying_puts_off_until_tomorrow(clock: Clock) -> None:
    """b leaves the note for tomorrow."""
    quiz = Quiz(clock, "b\nq\n")

    quiz.play(new("heart"), new("lung"))

    assert "Buried until tomorrow.\n" in quiz.said
    assert quiz.store.quizzes.buried(Guid("heart")) == ((0, datetime(2025, 3, 2, 4, tzinfo=UTC)),)


def test_rejecting_is_for_good(clock: Clock) -> None:
    """x rejects the note, with the answer shown too; u takes it back."""
    quiz = Quiz(clock, "\nx\nu\nx\nq\n")

    quiz.play(new("heart"), new("lung"))

    assert quiz.said.count("Rejected: never asked again.\n") == 2
    assert quiz.store.note("heart").rejected


def test_flag_goes_through_the_colours(clock: Clock) -> None:
    """f gives the next of Anki's flags and says which; the card stays."""
    quiz = Quiz(clock, "f\nf\nq\n")

    quiz.play(new("heart"))

    assert "Flag: red.\n" in quiz.said
    assert "Flag: orange.\n" in quiz.said
    assert quiz.standing("heart").flag == 2


@pytest.mark.parametrize("keys", ["t exam Hard::one\nq\n", "t\nexam Hard::one\nq\n"])
def test_tags_are_given_on_the_line_or_asked_for(clock: Clock, keys: str) -> None:
    """t with names, or t and then names, makes these the learner's tags of the note."""
    quiz = Quiz(clock, keys)

    quiz.play(new("heart"))

    assert quiz.store.note("heart").own_tags == ("exam", "Hard::one")
    assert "Tags: exam Hard::one.\n" in quiz.said


def test_tags_can_be_left_and_taken_away(clock: Clock) -> None:
    """Enter leaves the tags as they are and '-' takes them away; what is there is said."""
    quiz = Quiz(clock, "t exam\nt\n\nt -\nq\n")

    quiz.play(new("heart"))

    assert "Tags, separated by blanks (now: exam; Enter: as they are; -: none)\n" in quiz.said
    assert quiz.store.note("heart").own_tags == ()


def test_what_cannot_be_a_tag_is_told(clock: Clock) -> None:
    """A refused tag says why, and the card is still asked."""
    quiz = Quiz(clock, "t quizgen::x\n\n4\n")

    quiz.play(new("heart"))

    assert "error: 'quizgen::x' cannot be a tag of yours\n" in quiz.said
    assert quiz.saved == [("heart", Rating.EASY)]


def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *steps: str) -> None:
    """An editor that saves, one call after the other, what sed makes of the form."""
    script = tmp_path / "editor"
    done = tmp_path / "done"
    cases = "".join(f'{number}) sed -i {shlex.quote(step)} "$1";;\n' for number, step in enumerate(steps))
    script.write_text(
        f"#!/bin/sh\nn=$(cat {done} 2>/dev/null || echo 0)\necho $((n + 1)) > {done}\ncase $n in\n{cases}esac\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))


def test_a_card_is_edited_in_place(clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """e opens the form in the editor; what is saved there is asked at once."""
    editor(monkeypatch, tmp_path, "s/Which organ/What/")
    quiz = Quiz(clock, "e\nq\n")

    quiz.play(new("heart"))

    assert "The card is in your words; no build changes it.\n" in quiz.said
    assert "\nWhat pumps blood?\n" in quiz.said


def test_an_impossible_wording_can_be_mended(clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Enter opens the editor again on what was written; q leaves the card as it was."""
    editor(monkeypatch, tmp_path, "s/the heart//", "s/^Answer:/Answer:\\nthe pump/", "s/the pump//")
    quiz = Quiz(clock, "e\n\ne\nq\nq\n")

    quiz.play(new("heart"))

    assert quiz.said.count("error: there is no answer\nhint: write it below a line 'Answer:'\n") == 2
    assert quiz.store.note("heart").shown.answer == "the pump"


def test_without_an_editor_it_is_said(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe no editor is guessed."""
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    quiz = Quiz(clock, "e\nq\n")

    quiz.play(new("heart"))

    assert "error: there is no terminal to open an editor in\n" in quiz.said


def test_the_source_is_shown_with_the_evidence_marked(clock: Clock, tmp_path: Path) -> None:
    """o prints the section line by line, the evidence between '>>' and '<<'."""
    path = tmp_path / "body.md"
    path.write_text("# Body\n\n## Organs\n\nMany are known. The heart\npumps blood through the body. It beats.\n")
    quiz = Quiz(clock, "o\nq\n")
    stored.fill(quiz.store, [HEART], (), path.as_posix())
    sitting = Sitting(session.begin([new("heart")], now=NOW, timezone=UTC), StoreDesk(quiz.store), Rules())

    run(sitting, quiz.screen())

    assert (
        "Enter: answer  ?: help\n"
        "body.md:5 › Body › Organs\n"
        "Many are known. >>The heart\n"
        "pumps blood through the body.<< It beats.\n"
        "Enter: answer  ?: help\n"
    ) in quiz.said


def test_a_full_disk_ends_no_quiz(clock: Clock) -> None:
    """An answer that could not be saved is asked for again, and the reason is said."""
    quiz = Quiz(clock, "\n1\n" * 200 + "q\n")
    sitting = quiz.sitting(new("heart"))
    quiz.store._connection.execute("PRAGMA max_page_count = 1")  # as many as there are

    run(sitting, quiz.screen())

    assert "error: the disk is full\n" in quiz.said
    assert "hint: nothing was saved; make room and try again\n" in quiz.said
    assert f"\n{len(quiz.saved)} answers saved" in quiz.said


# ---------------------------------------------------------------- typed and chosen answers


def typing(clock: Clock, keys: str, note: Note = HEART) -> Quiz:
    quiz = Quiz(clock, keys)
    quiz.play(new(note.guid), notes=(note,), rules=Rules(Mode.TYPE))
    return quiz


def test_a_typed_answer_proposes_its_rating(clock: Clock) -> None:
    """What was typed is judged, and Enter takes the rating proposed."""
    quiz = typing(clock, "The Heart\n\n")

    assert "Type the answer, then Enter (nothing: show it)  :?: help\n\nright: The Heart\nthe heart\n" in quiz.said
    assert "Enter: Good  1 Again <1m  2 Hard <6m  3 Good <10m  4 Easy 8d\n" in quiz.said
    assert quiz.saved == [("heart", Rating.GOOD)]


def test_a_wrong_answer_can_be_overruled(clock: Clock) -> None:
    """The learner decides: 4 rates Easy though Again was proposed."""
    quiz = typing(clock, "the liver\n4\n")

    assert "wrong: " in quiz.said
    assert "Enter: Again  1 Again" in quiz.said
    assert quiz.saved == [("heart", Rating.EASY)]


def test_nothing_typed_shows_the_answer(clock: Clock) -> None:
    """An empty line is no answer: nothing is judged, and Enter rates nothing."""
    quiz = typing(clock, "\n\n3\n")

    assert "wrong" not in quiz.said
    assert quiz.saved == [("heart", Rating.GOOD)]


def test_a_colon_stands_before_keys_where_answers_are_typed(clock: Clock) -> None:
    """':f' flags, ':' alone helps, ':q' ends; a colon that is typed has a backslash before it."""
    quiz = typing(clock, ":f\n:\n\\:q\n:q\nq\n")

    assert "Flag: red.\n" in quiz.said
    assert "u takes the last answer back" in quiz.said
    assert "[-:q-]" in quiz.said


def test_a_list_is_typed_item_by_item(clock: Clock) -> None:
    """Each item is asked for; an empty line says that there are no more."""
    organs = qa("organs", "Name three organs.", "heart; lung; liver")
    quiz = typing(clock, "lung\nheart\n\n\n", organs)

    assert "Type answer 1 of 3, then Enter (nothing: no more)  :?: help\n" in quiz.said
    assert "Type answer 3 of 3, then Enter (nothing: no more)  :?: help\n" in quiz.said
    assert "2 of 3\n" in quiz.said
    assert quiz.saved == [("organs", Rating.HARD)]


def choosing(clock: Clock, keys: str) -> Quiz:
    quiz = Quiz(clock, keys)
    sitting = quiz.sitting(new("heart"))
    assert sitting.question is not None
    options = ("the liver", "the heart", "the lung", "the skin")
    sitting.question = replace(sitting.question, way=Way.CHOICE, options=options)
    run(sitting, quiz.screen())
    return quiz


def test_answers_to_choose_from_are_numbered(clock: Clock) -> None:
    """The four stand below the question; a number chooses, and the rating is proposed."""
    quiz = choosing(clock, "2\n\n")

    assert (
        "Which organ pumps blood?\n"
        "1: the liver\n2: the heart\n3: the lung\n4: the skin\n"
        "1 to 4: choose  Enter: answer  ?: help\n"
        "\n"
        "right: the heart\n"
    ) in quiz.said
    assert quiz.saved == [("heart", Rating.GOOD)]


def test_a_wrong_choice_proposes_again(clock: Clock) -> None:
    """What was chosen is said to be wrong; 5 chooses nothing."""
    quiz = choosing(clock, "5\n1\n\nq\n")

    assert "'5' does nothing here" in quiz.said
    assert "wrong: the liver\n" in quiz.said
    assert quiz.saved == [("heart", Rating.AGAIN)]


# ---------------------------------------------------------------- cram, minutes


def test_cramming_saves_nothing(clock: Clock) -> None:
    """Cards come until they were known, keys stand without intervals, and no answer is saved."""
    quiz = Quiz(clock, "\n1\n\n3\n\n3\n\n")

    quiz.play(new("heart"), new("lung"), rules=Rules(is_cram=True))

    assert quiz.said.count("Which organ pumps blood?") == 2
    assert "1 Again  2 Hard  3 Good  4 Easy\n" in quiz.said
    assert "body › Circulation › Organs  (2 left)\n" in quiz.said
    assert quiz.said.endswith("Cramming: no answer was saved, and no card is due sooner or later for it.\n")
    assert (quiz.saved, quiz.memory("heart")) == ([], None)


def test_undo_while_cramming_asks_again(clock: Clock) -> None:
    """u brings the last card back, whether known or not."""
    quiz = Quiz(clock, "\n3\nu\nq\n")

    quiz.play(new("heart"), new("lung"), rules=Rules(is_cram=True))

    assert quiz.said.count("Which organ pumps blood?") == 2


def test_after_the_minutes_no_card_is_drawn(clock: Clock) -> None:
    """The card being asked is still answered; then it is said that the time is over."""
    quiz = Quiz(clock, "\n4\n\n")

    quiz.play(new("heart"), new("lung"), rules=Rules(until=NOW + timedelta(seconds=3)))

    assert quiz.saved == [("heart", Rating.EASY)]
    assert "\nThe time is over.\nEnter: end  u: take back the last answer\n" in quiz.said
    assert quiz.said.endswith("1 left for today.\n")


@pytest.mark.parametrize(
    ("due_in", "said"),
    [
        (timedelta(minutes=12), "due in 12 minutes."),
        (timedelta(hours=16), "due in 16 hours."),
        (timedelta(days=1), "due in 1 day."),
    ],
)
def test_farewell_names_the_next_due(due_in: timedelta, said: str) -> None:
    """The second line tells when the next of the answered cards is due."""
    summary = Summary(3, 1, timedelta(seconds=75), Counts(0, 0, 0), NOW + due_in)

    first, second = farewell(summary, now=NOW)

    assert first == "3 answers saved, 1 Again, in 1:15 minutes."
    assert second.endswith(said)


def test_quiz_loads_neither_spacy_nor_genanki() -> None:
    """Importing the quiz leaves the heavy libraries alone."""
    code = "import sys, quizgen.quiz.plain; print(sorted({'spacy', 'genanki', 'jinja2'} & set(sys.modules)))"

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"
