"""Facts about how the screens look: pictures that a person has looked at, in __snapshots__."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from quizgen.model import ClozePart, Note
from quizgen.quiz.app.app import QuizApp
from quizgen.quiz.sitting import Sitting
from tests.quiz.app.playing import NARROW, USUAL, WIDE, asking, choosing, typing
from tests.quiz.notes import cloze, qa

LIGHT = {"QUIZGEN_THEME": "light"}
CHAMBER = qa("chamber", "Which chamber of the heart pumps blood into the lungs?", "the right ventricle")
VALVES = qa("valves", "Which valves has the heart?", "aortic; mitral; tricuspid")
GAP = cloze("gap", ClozePart("In the "), ClozePart("lung", 1, "organ"), ClozePart(", blood takes up oxygen."))
LONG = qa("long", "Which word is long? " + "Donaudampfschifffahrtsgesellschaft" * 3, "many words, " * 60)
CHINESE = qa("chinese", "哪个器官把血液输送到全身,并且在一个人的一生中从不停止跳动?", "心脏 (heart)")
HEBREW = qa("hebrew", "איזה איבר מזרים את הדם בגוף האדם?", "הלב")
HOSTILE = qa("hostile", "What does \x1b[2J\u202e do to [bold red]text[/]?", "\x07nothing [@click=app.quit]here[/]")


def one(note: Note) -> Callable[[], Sitting]:
    return lambda: asking(note)[0]


def typed(note: Note) -> Callable[[], Sitting]:
    return lambda: typing(note)[0]


def offered() -> Sitting:
    return choosing()[0]


def failing() -> Sitting:
    sitting, desk = asking()
    desk.failing = True
    return sitting


def marked() -> Sitting:
    """With a flag and tags."""
    sitting, _ = asking()
    sitting.flag()
    sitting.tag(("exam", "hard"))
    sitting.remark = ""
    return sitting


def evidence(note: Note, context: str) -> Note:
    return replace(note, draft=replace(note.draft, context=context))


@dataclass(frozen=True, slots=True)
class Picture:
    """A sitting, the keys pressed on it, and the terminal it is seen on."""

    name: str
    sitting: Callable[[], Sitting]
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = USUAL
    environment: dict[str, str] | None = None


HEART = one(qa("heart"))
HEBREW_CARD = one(evidence(HEBREW, "הלב מזרים את הדם בגוף."))
CHINESE_CARD = one(evidence(CHINESE, "心脏是推动血液流动的器官。"))
LEFT = (*"left", "space", *"ventricle", "enter")
TWO = (*"mitral", "enter", *"lung", "enter", "enter")

PICTURES = (
    Picture("question", HEART),
    Picture("answer", HEART, ("space",)),
    Picture("question-wide", HEART, size=WIDE),
    Picture("answer-wide", HEART, ("space",), WIDE),
    Picture("question-narrow", HEART, size=NARROW),
    Picture("answer-narrow", HEART, ("space",), NARROW),
    Picture("answer-light", HEART, ("space",), environment=LIGHT),
    Picture("answer-no-colour", HEART, ("space",), environment={"NO_COLOR": "1"}),
    Picture("marked", marked, ("space",)),
    Picture("cloze-question", one(GAP)),
    Picture("cloze-answer", one(GAP), ("space",)),
    Picture("typing", typed(CHAMBER), tuple("left")),
    Picture("typed", typed(CHAMBER), LEFT),
    Picture("typed-narrow", typed(CHAMBER), LEFT, NARROW),
    Picture("typed-light", typed(CHAMBER), LEFT, environment=LIGHT),
    Picture("list-begun", typed(VALVES), (*"mitral", "enter")),
    Picture("list", typed(VALVES), TWO),
    Picture("choice", offered),
    Picture("choice-wrong", offered, ("a",)),
    Picture("choice-narrow", offered, ("a",), NARROW),
    Picture("choice-no-colour", offered, ("a",), environment={"NO_COLOR": "1"}),
    Picture("chinese", CHINESE_CARD, ("space",)),
    Picture("chinese-narrow", CHINESE_CARD, ("space",), NARROW),
    Picture("hebrew", HEBREW_CARD, ("space",)),
    Picture("long-narrow", one(LONG), ("space",), NARROW),
    Picture("hostile", one(HOSTILE), ("space",)),
    Picture("not-saved", failing, ("space", "3")),
    Picture("source", HEART, ("o",)),
    Picture("source-narrow", HEART, ("o",), NARROW),
    Picture("edit", HEART, ("e",)),
    Picture("tag", marked, ("t",)),
    Picture("help", HEART, ("f1",)),
    Picture("help-narrow", HEART, ("f1",), NARROW),
    Picture("end", one(CHAMBER), ("space", "4")),
    Picture("end-narrow", one(CHAMBER), ("space", "4"), NARROW),
)


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
def test_picture(snap_compare: Any, picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen looks as it did when a person looked at it."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in (picture.environment or {}).items():
        monkeypatch.setenv(name, value)  # Textual reads NO_COLOR itself
    app = QuizApp(picture.sitting(), picture.environment or {})

    assert snap_compare(app, press=picture.keys, terminal_size=picture.size)
