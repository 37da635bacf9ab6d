"""A card of any notetype reads as text as Anki shows it."""

import re
import time
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from quizgen.anki import rendering
from quizgen.anki.foreign import ForeignNote, ForeignNotetype
from quizgen.anki.rendering import Shown, Unshown
from quizgen.model import ClozePart

HR = "<hr id=answer>"


def notetype(front: str, back: str, *, is_cloze: bool = False) -> ForeignNotetype:
    """A notetype of one template with the fields A and B."""
    return ForeignNotetype(1, "Mine", is_cloze, ("A", "B"), (("Card 1", front, back),))


def note(*fields: str, tags: tuple[str, ...] = ()) -> ForeignNote:
    """A note with these fields."""
    return ForeignNote("guid", 1, 1, 1, tags, fields)


def shown(front: str, back: str, *fields: str, ordinal: int = 0) -> Shown | Unshown:
    """What there is of a question."""
    return rendering.shown(notetype(front, back), note(*fields), ordinal, "Bio::Cells")


@pytest.mark.parametrize(
    ("front", "back", "expected"),
    [
        ("{{A}}", "{{FrontSide}}" + HR + "{{B}}", ("one", "two")),
        ("{{A}}", "{{A}}\n\n<hr id='answer' class=x>\n\n{{B}}", ("one", "two")),
        ("Say: <b>{{A}}</b>", "Say: {{A}}<br>Well: {{B}}", ("Say: one", "Well: two")),
        ("{{A}}", "{{B}}" + HR + "({{A}})", ("one", "two\n(one)")),
        ("{{A}} {{type:B}}", "{{A}}" + HR + "{{type:B}}", ("one", "two")),
        ("{{A}} {{type:nc:B}}", "{{FrontSide}}", ("one", "two")),
        ("{{A}}{{hint:B}}", "{{FrontSide}}" + HR + "{{hint:B}}", ("one", "two")),
        ("{{text:A}} {{tts en_US:A}} {{nosuch:A}}", "{{B}}", ("one  one", "two")),
        ("{{=<% %>=}}<%A%> {{A}}", "{{=<% %>=}}<%#B%><%B%><%/B%>", ("one {{A}}", "two")),
        ("{{! note }}<!-- {{Nope}} -->{{ A }}", "{{#B}}{{^A}}no{{/A}}{{B}}{{/B}}", ("one", "two")),
        ("{{Deck}} {{Subdeck}} {{Type}} {{Card}}{{#Tags}}!{{/Tags}}", "{{B}}", ("Bio::Cells Cells Mine Card 1", "two")),
        ("{{A}} {{B", "{{B}}", ("one {{B", "two")),
    ],
)  # fmt: skip
def test_question(front: str, back: str, expected: tuple[str, str]) -> None:
    """The answer has what the back says and the front does not."""
    assert shown(front, back, "one", "two") == Shown(*expected)


@pytest.mark.parametrize(
    ("front", "back", "fields", "reason"),
    [
        ("{{A}}", "{{B}}", ("", "x"), Unshown.EMPTY_FRONT),
        ("{{#B}}{{A}}{{/B}}", "{{A}}", ("x", "<br>"), Unshown.EMPTY_FRONT),
        ("{{A}}", "{{FrontSide}}" + HR + "{{B}}", ("x", "&nbsp;"), Unshown.EMPTY_BACK),
        ("{{A}}", "{{B}}", ('<img src="a.png">', "x"), Unshown.MEDIA_FRONT),
        ("{{A}}", "{{B}}", ("x", "[sound:a.mp3]"), Unshown.MEDIA_BACK),
        ("{{C}}", "{{B}}", ("x", "y"), Unshown.BROKEN),
        ("{{#A}}{{A}}", "{{B}}", ("x", "y"), Unshown.BROKEN),
        ("{{A}}{{/A}}", "{{B}}", ("x", "y"), Unshown.BROKEN),
        ("{{#A}}{{^B}}{{/A}}{{/B}}", "{{B}}", ("x", "y"), Unshown.BROKEN),
        ("{{#C}}{{/C}}{{A}}", "{{B}}", ("x", "y"), Unshown.BROKEN),
    ],
)
def test_unshown(front: str, back: str, fields: tuple[str, str], reason: Unshown) -> None:
    """What cannot be asked in words has a named reason."""
    assert shown(front, back, *fields) is reason


def test_no_such_template() -> None:
    """A card of a template that is gone cannot be shown."""
    assert shown("{{A}}", "{{B}}", "x", "y", ordinal=1) is Unshown.NO_TEMPLATE


@pytest.mark.parametrize(
    ("name", "expected"), [("furigana", "日本(にほん)語(ご)x"), ("kana", "にほんごx"), ("kanji", "日本語x")]
)
def test_readings(name: str, expected: str) -> None:
    """Words with their reading in brackets are shown as their filter says."""
    made = shown(f"{{{{{name}:A}}}}", "{{B}}", "日本[にほん] 語[ご]x", "y")

    assert made == Shown(expected, "y")


def cloze(front: str, back: str, *fields: str) -> Shown | Unshown:
    """What there is of a cloze note."""
    return rendering.shown(notetype(front, back, is_cloze=True), note(*fields), 0)


def test_cloze_has_its_whole_text() -> None:
    """A cloze note is its text with all deletions; what its back says besides is its context."""
    made = cloze(
        "({{B}}) {{cloze:A}} {{type:cloze:A}}", "{{cloze:A}}<br>{{B}}", "{{c1::a}} or {{c2::b::h}}", "{{c3::x}}"
    )

    assert made == Shown(
        "", "", (ClozePart("({{c3::x}}) "), ClozePart("a", 1), ClozePart(" or "), ClozePart("b", 2, "h")), "{{c3::x}}"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{c1::image-occlusion:rect:left=.1:top=.2}}", Unshown.OCCLUSION),
        ("no deletion {{c1::}}", Unshown.NO_CLOZE),
        ("what: {{c1::<img src=a.png>}}", Unshown.MEDIA_BACK),
    ],
)
def test_unshown_cloze(text: str, reason: Unshown) -> None:
    """Pictures with masks, and texts that hide nothing, have a named reason."""
    assert cloze("{{cloze:A}}", "{{cloze:A}}", text, "") is reason


@pytest.mark.parametrize("unit", ["{{", "{{#A}}", "{{A}}", "<!--", "{{#A}}{{/A}}", "<hr id=", "<hr "])
def test_templates_are_read_in_linear_time(unit: str) -> None:
    """Nor does a stranger's template hold anybody up."""
    template = unit * (200_000 // len(unit))
    started = time.process_time()

    shown(template, template, "a [b] [c]" * 1000, "")

    assert time.process_time() - started < 5


# ---------------------------------------------------------------- the real thing


def words(html: str) -> list[str]:
    """What a reader sees of a side that Anki rendered, word by word."""
    html = re.sub(r"<style>.*?</style>|\[\[type:.*?\]\]", " ", html, flags=re.DOTALL)
    return unescape(re.sub(r"<br>|</?div>|<hr[^>]*>", " ", html).replace("&nbsp;", " ")).split()


def anki_words(html: str) -> list[str]:
    """Likewise without any other tag."""
    return words(re.sub(r"</?(?:b|i|span|ruby|rb|rt)\b[^>]*>", "", html))


@pytest.fixture
def col(tmp_path: Path) -> Any:
    """A real, empty collection."""
    from anki.collection import Collection

    made = Collection(str(tmp_path / "collection.anki2"))
    yield made
    made.close()


def foreign(col: Any, name: str, fields: Sequence[str]) -> tuple[ForeignNotetype, ForeignNote, list[Any]]:
    """A note that was added to Anki, as it will be read from it, and its cards."""
    kind = col.models.by_name(name)
    added = col.new_note(kind)
    added.fields = list(fields)
    col.add_note(added, 1)
    templates = tuple((each["name"], each["qfmt"], each["afmt"]) for each in kind["tmpls"])
    names = tuple(each["name"] for each in kind["flds"])
    own = ForeignNotetype(kind["id"], name, kind["type"] == 1, names, templates)
    return own, ForeignNote(added.guid, added.id, kind["id"], 1, (), tuple(added.fields)), added.cards()


@pytest.mark.anki
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Basic", ("What is <b>H&amp;E</b>?<div>A stain</div>", "haematoxylin<br>&amp; eosin")),
        ("Basic (and reversed card)", ("heart", "<i>cor</i>")),
        ("Basic (optional reversed card)", ("heart", "cor", "y")),
        ("Basic (optional reversed card)", ("heart", "cor", "")),
        ("Custom", ("heart", "cor", "")),
        ("Custom", ("heart", "cor", "x")),
    ],
)
def test_words_agree_with_anki(col: Any, name: str, fields: tuple[str, ...]) -> None:
    """Question and answer have the words that Anki shows, the answer without those of the front."""
    _custom(col)
    kind, added, cards = foreign(col, name, fields)

    for card in cards:
        made = rendering.shown(kind, added, card.ord, "Default")
        assert isinstance(made, Shown)
        assert made.question.split() == anki_words(card.question())
        assert [*made.question.split(), *made.answer.split()] == anki_words(card.answer())


@pytest.mark.anki
def test_typed_words_agree_with_anki(col: Any) -> None:
    """Where a box is typed into, the answer is what Anki compares with."""
    kind, added, (card,) = foreign(col, "Basic (type in the answer)", ("Capital of Italy?", "Rome"))

    made = rendering.shown(kind, added, 0)

    assert made == Shown(" ".join(anki_words(card.question())), "Rome")
    assert anki_words(card.answer()) == ["Capital", "of", "Italy?"]


@pytest.mark.anki
def test_cloze_words_agree_with_anki(col: Any) -> None:
    """Each card of a cloze note asks in the words in which Anki does."""
    text = "The {{c1::<b>heart</b>}} has {{c2::four::number}} chambers<br>and {{c1::beats}}"
    kind, added, cards = foreign(col, "Cloze", (text, "Extra <i>words</i>"))

    made = rendering.shown(kind, added, 0)

    assert isinstance(made, Shown)
    for card in cards:
        asked = "".join(_gap(part) if part.number == card.ord + 1 else part.text for part in made.cloze)
        assert asked.split() == anki_words(card.question())
        answered = "".join(part.text for part in made.cloze) + " " + made.context
        assert answered.split() == anki_words(card.answer())


@pytest.mark.anki
def test_image_occlusion_of_anki_is_named(col: Any) -> None:
    """Anki's own notetype for pictures with masks is recognised."""
    col._backend.add_image_occlusion_notetype()
    fields = ("{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}", "<img src=a.png>", "", "", "")
    kind, added, _ = foreign(col, "Image Occlusion", fields)

    assert rendering.shown(kind, added, 0) is Unshown.OCCLUSION


def _gap(part: ClozePart) -> str:
    return f"[{part.hint or '...'}]"


def _custom(col: Any) -> None:
    """A notetype with conditions, special fields and a template that repeats the front's fields."""
    kind = col.models.new("Custom")
    for name in ("Word", "Latin", "Note"):
        col.models.add_field(kind, col.models.new_field(name))
    for name, front, back in (
        ("Say", "{{Word}}{{#Note}} ({{Note}}){{/Note}}{{^Note}} - {{Deck}}/{{Card}}{{/Note}}", "{{Word}}"),
        ("Back", "Latin: {{Latin}}", "{{FrontSide}} {{Type}} {{#Note}}{{Note}}{{/Note}} <div>{{Word}}</div>"),
    ):
        template = col.models.new_template(name)
        template["qfmt"], template["afmt"] = front, (front + "<br>{{Latin}}" if name == "Say" else back)
        col.models.add_template(kind, template)
    col.models.add(kind)
