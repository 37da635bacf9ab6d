"""Facts about the quiz in lines: what is said, which keys work, and when answers are saved."""

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from quizgen.model import Card, Guid, Memory, Note, Rating, Review
from quizgen.quiz.faces import Run
from quizgen.quiz.plain import farewell, run
from quizgen.quiz.screen import LineScreen
from quizgen.quiz.session import Counts, Summary, begin
from tests.quiz.notes import NOW, SCHEDULER, in_review, new, qa

HEART = qa("heart")
LUNG = qa("lung", "Which organ takes up oxygen?", "the lung")


@dataclass
class Desk:
    """A quiz with its input, its output, a clock that a question moves by 2 s, and what was saved."""

    keys: str
    saved: list[tuple[str, Rating]] = field(default_factory=list)
    undone: list[tuple[str, Memory | None]] = field(default_factory=list)
    out: io.StringIO = field(default_factory=io.StringIO)

    def quiz(self, *cards: Card, notes: tuple[Note, ...] = (HEART, LUNG)) -> Summary:
        ticks = self.ticks()
        return run(
            begin(cards, {note.guid: note for note in notes}, now=NOW, scheduler=SCHEDULER),
            screen=self.screen(),
            clock=lambda: next(ticks),
            record=self.record,
            undo=self.undo,
        )

    def screen(self) -> LineScreen:
        return LineScreen(io.StringIO(self.keys), self.out)

    def ticks(self) -> Iterator[datetime]:
        now = NOW
        while True:
            yield (now := now + timedelta(seconds=2))

    def record(self, review: Review, _memory: Memory) -> None:
        self.saved.append((review.guid, review.rating))

    def undo(self, review: Review, before: Memory | None) -> None:
        self.undone.append((review.guid, before))

    @property
    def said(self) -> str:
        return self.out.getvalue()


def test_whole_quiz() -> None:
    """A quiz of one card says, in order: place, question, answer, evidence, source, keys, what was saved."""
    desk = Desk("\n3\n")

    desk.quiz(in_review("heart"))

    assert desk.said == (
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


def test_script_can_feed_answers() -> None:
    """Lines from a pipe answer card after card; the summary counts them."""
    desk = Desk("\n4\n\n1\n\n3\n\n3\n\n")

    found = desk.quiz(new("heart"), new("lung"))

    assert desk.saved == [
        ("heart", Rating.EASY),
        ("lung", Rating.AGAIN),
        ("lung", Rating.GOOD),
        ("lung", Rating.GOOD),
    ]
    assert (found.answered, found.again) == (4, 1)


def test_answer_is_hidden_until_asked_for() -> None:
    """Before Enter neither answer nor evidence is on the screen."""
    desk = Desk("q\n")

    desk.quiz(new("heart"))

    assert "heart" not in desk.said


@dataclass
class Watching(LineScreen):
    """A line screen that notes how many answers were saved whenever a question is put."""

    desk: Desk = field(default_factory=lambda: Desk(""))
    seen: list[tuple[str, int]] = field(default_factory=list)

    def write(self, *runs: Run) -> None:
        said = "".join(run.text for run in runs)
        if said.endswith("?"):
            self.seen.append((said, len(self.desk.saved)))
        super().write(*runs)


def test_answer_is_saved_before_the_next_card_is_shown() -> None:
    """When the second question appears the first answer has been recorded."""
    desk = Desk("\n4\n\n4\n")
    screen = Watching(io.StringIO(desk.keys), desk.out, desk=desk)
    sitting = begin(
        [new("heart"), new("lung")],
        {Guid("heart"): HEART, Guid("lung"): LUNG},
        now=NOW,
        scheduler=SCHEDULER,
    )

    run(sitting, screen=screen, clock=lambda: NOW, record=desk.record, undo=desk.undo)

    assert screen.seen == [("Which organ pumps blood?", 0), ("Which organ takes up oxygen?", 1)]


def test_wrong_key_is_answered_with_the_keys_that_work() -> None:
    """A key that does nothing says so, names the keys, and the card is still asked."""
    desk = Desk("3\n\n9\n4\n")

    desk.quiz(new("heart"))

    assert "'3' does nothing here: Enter or space shows the answer, u takes back" in desk.said
    assert "'9' does nothing here: 1 to 4 rate, u takes back" in desk.said
    assert desk.saved == [("heart", Rating.EASY)]


def test_enter_does_not_rate() -> None:
    """A second Enter does not rate by accident."""
    desk = Desk("\n\nq\n")

    desk.quiz(new("heart"))

    assert desk.saved == []


def test_hostile_key_is_shown_harmless() -> None:
    """An escape sequence typed as a key is echoed as text."""
    desk = Desk("\x1b[2J\nq\n")

    desk.quiz(new("heart"))

    assert "'\\x1b[2j' does nothing here" in desk.said


def test_help_is_given_at_question_and_answer() -> None:
    """? explains the keys on either side and asks again."""
    desk = Desk("?\n\n?\n4\n")

    desk.quiz(new("heart"))

    assert desk.said.count("u takes the last answer back") == 2
    assert desk.saved == [("heart", Rating.EASY)]


def test_undo_asks_the_last_card_again() -> None:
    """u at the next question takes the answer back and asks that card anew."""
    desk = Desk("\n1\nu\n\n4\nq\n")
    card = in_review("heart")

    found = desk.quiz(card, new("lung"))

    assert desk.undone == [("heart", card.memory)]
    assert desk.saved == [("heart", Rating.AGAIN), ("heart", Rating.EASY)]
    assert (found.answered, found.again) == (1, 0)


def test_undo_works_after_the_last_card() -> None:
    """At the end screen the last answer can still be taken back; a new card had no memory."""
    desk = Desk("\n4\nu\n\n4\n\n")

    found = desk.quiz(new("heart"))

    assert desk.undone == [("heart", None)]
    assert found.answered == 1


def test_undo_works_before_rating_the_next_card() -> None:
    """u with the next answer already shown takes the last answer back, too."""
    desk = Desk("\n4\n\nu\nq\n")

    found = desk.quiz(new("heart"), new("lung"))

    assert [guid for guid, _ in desk.undone] == ["heart"]
    assert found.answered == 0


def test_undo_without_answers_says_so() -> None:
    """u before the first answer changes nothing."""
    desk = Desk("u\nq\n")

    desk.quiz(new("heart"))

    assert "There is no answer to take back." in desk.said
    assert desk.undone == []


@pytest.mark.parametrize("keys", ["q\n", "\nq\n", "", "\n"])
def test_quiz_can_be_left_at_any_time(keys: str) -> None:
    """q, or the end of input, on either side ends the quiz and says that nothing was answered."""
    desk = Desk(keys)

    desk.quiz(new("heart"))

    assert desk.said.endswith("\nNothing was answered.\n")


def test_leaving_halfway_says_what_is_saved_and_left() -> None:
    """q after one of two answers tells of both."""
    desk = Desk("\n4\nq\n")

    desk.quiz(new("heart"), new("lung"))

    assert desk.said.endswith("\n1 answer saved, 0 Again, in 0:04 minutes.\n1 left for today.\n")


def test_nothing_due_is_said_without_asking() -> None:
    """A quiz without cards says so and reads no key."""
    desk = Desk("")

    desk.quiz()

    assert desk.said == "\nNothing is due.\n"


@dataclass
class Interrupted(LineScreen):
    """A line screen at which the learner presses Ctrl-C when the keys run out."""

    def ask(self, prompt: str) -> str:
        try:
            return super().ask(prompt)
        except EOFError:
            raise KeyboardInterrupt from None


def test_interrupt_goes_on_after_saying_what_was_saved() -> None:
    """Ctrl-C after one answer leaves it saved, says so, and reaches the caller."""
    desk = Desk("\n4\n")
    screen = Interrupted(io.StringIO(desk.keys), desk.out)
    sitting = begin(
        [new("heart"), new("lung")],
        {Guid("heart"): HEART, Guid("lung"): LUNG},
        now=NOW,
        scheduler=SCHEDULER,
    )

    with pytest.raises(KeyboardInterrupt):
        run(sitting, screen=screen, clock=lambda: NOW, record=desk.record, undo=desk.undo)

    assert desk.saved == [("heart", Rating.EASY)]
    assert "1 answer saved" in desk.said


def test_answer_that_could_not_be_saved_is_not_counted() -> None:
    """When recording is interrupted the answer is not said to be saved."""
    desk = Desk("\n4\n")
    sitting = begin([new("heart")], {Guid("heart"): HEART}, now=NOW, scheduler=SCHEDULER)

    def interrupted(_review: Review, _memory: Memory) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(sitting, screen=desk.screen(), clock=lambda: NOW, record=interrupted, undo=desk.undo)

    assert desk.said.endswith("Nothing was answered.\n")


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
