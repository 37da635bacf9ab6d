"""`quizgen edit` gives a card the learner's own wording."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.commands import output
from quizgen.model import ClozePart, Guid, Note
from quizgen.store import Store
from tests.commands import editors, samples
from tests.commands.conftest import Quizgen
from tests.commands.editors import Editor

pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    return editors.install(tmp_path / "editor", monkeypatch)


def note(store: Path, guid: str = "aaa111") -> Note:
    with Store.open(store) as opened:
        return opened.note(guid)


def rebuilt(store: Path, changed: Note) -> None:
    """A build has written this."""
    with Store.open(store) as opened:
        opened.save(samples.document(), [changed])


def test_what_is_saved_in_the_editor_is_the_wording(quizgen: Quizgen, store: Path, editor: Editor) -> None:
    """The card says it from then on; the document's wording stays beside it."""
    editor.does(("What carries oxygen?", "What binds oxygen?"))
    before = note(store)

    result = quizgen("edit", "aaa")

    after = note(store)
    assert (result.exit_code, result.stdout) == (0, "aaa111  What binds oxygen?\n    → haemoglobin\n")
    assert (after.shown.question, after.draft, after.modified_at > before.modified_at) == (
        "What binds oxygen?",
        before.draft,
        True,
    )
    assert "quizgen edit aaa111 --reset" in result.stderr


def test_the_form_says_where_the_card_is_from(quizgen: Quizgen, editor: Editor) -> None:
    """Document, section and line stand above the fields."""
    quizgen("edit", "aaa")

    assert editor.opened.startswith("# Card aaa111: notes/blood.md > Blood > Red cells:3\n")
    assert "\nQuestion:\nWhat carries oxygen?\n\nAnswer:\nhaemoglobin\n\nContext:\nHaemoglobin carries oxygen.\n" in (
        editor.opened
    )


def test_saving_the_form_as_it_is_changes_nothing(quizgen: Quizgen, store: Path, editor: Editor) -> None:
    """White space and comments are no wording either."""
    before = note(store)
    editor.does(("haemoglobin\n", "haemoglobin  \n\n\n"), ("# Card", "# My card"))

    result = quizgen("edit", "aaa")

    assert (result.exit_code, result.stdout) == (0, "nothing to change: aaa111 is as it was\n")
    assert note(store) == before


@pytest.mark.parametrize("arguments", [("--reset",), ()])
def test_the_documents_wording_comes_back(
    quizgen: Quizgen, store: Path, editor: Editor, arguments: tuple[str, ...]
) -> None:
    """With --reset, or with an emptied file."""
    quizgen("edit", "aaa", "--answer", "iron")
    editor.does(saves="")

    result = quizgen("edit", "aaa", *arguments)

    assert (result.exit_code, result.stdout) == (0, "aaa111  What carries oxygen?\n    → haemoglobin\n")
    assert note(store).edit is None


def test_typing_the_documents_wording_is_to_take_it(quizgen: Quizgen, store: Path) -> None:
    """No edit is left that only repeats the document."""
    quizgen("edit", "aaa", "--answer", "iron")

    quizgen("edit", "aaa", "--answer", "haemoglobin")

    assert note(store).edit is None


def test_a_question_is_edited_without_an_editor(quizgen: Quizgen, store: Path) -> None:
    """What is not given stays."""
    quizgen("edit", "aaa", "--question", "  What binds oxygen? ")
    result = quizgen("edit", "aaa", "--answer", "iron")

    shown = note(store).shown
    assert (result.exit_code, shown.question, shown.answer, shown.context) == (
        0,
        "What binds oxygen?",
        "iron",
        "Haemoglobin carries oxygen.",
    )


def test_a_text_with_gaps_is_edited_without_an_editor(quizgen: Quizgen, store: Path) -> None:
    """The answer is what the gaps hide, and the cards are those of the text."""
    result = quizgen("edit", "aab", "--cloze", "{{c2::Red cells}} live {{c1::four months}}.")

    with Store.open(store) as opened:
        shown, ordinals = opened.note("aab222").shown, [card.ordinal for card in opened.cards(Guid("aab222"))]
    assert (result.exit_code, shown.answer, ordinals) == (0, "Red cells; four months", [0, 1])
    assert shown.cloze == (ClozePart("Red cells", 2), ClozePart(" live "), ClozePart("four months", 1), ClozePart("."))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("aab", "--question", "Why?"), "card aab222 is a text with gaps and cannot become a question"),
        (("aaa", "--cloze", "{{c1::x}}"), "card aaa111 is a question and cannot become a text with gaps"),
        (("aaa", "--question", " "), "there is no question"),
        (("aab", "--cloze", "Red cells live."), "the text has no deletion"),
        (("aab", "--cloze", "Red cells live {{c2::120 days}}."), "'120 days' is c1, and cannot become c2"),
        (("zzz", "--answer", "x"), "no card has the id 'zzz'"),
    ],
)
def test_what_a_card_cannot_say_is_refused(
    quizgen: Quizgen, store: Path, arguments: tuple[str, ...], said: str
) -> None:
    """It stays what it is, and so does what each number hides."""
    before = note(store, "aaa111"), note(store, "aab222")

    result = quizgen("edit", *arguments)

    assert (result.exit_code, result.stdout, said in result.stderr) == (1, "", True)
    assert (note(store, "aaa111"), note(store, "aab222")) == before


def test_a_number_that_hid_something_else_once_is_refused(quizgen: Quizgen) -> None:
    """In Anki the number is the card; the message names a free one."""
    quizgen("edit", "aab", "--cloze", "{{c2::Red cells}} live {{c1::120 days}}.")
    quizgen("edit", "aab", "--cloze", "Red cells live {{c1::120 days}}.")

    refused = quizgen("edit", "aab", "--cloze", "Red cells {{c2::live}} {{c1::120 days}}.")
    free = quizgen("edit", "aab", "--cloze", "Red cells {{c3::live}} {{c1::120 days}}.")
    again = quizgen("edit", "aab", "--cloze", "{{c2::Red cells}} {{c3::live}} {{c1::120 days}}.")

    assert (refused.exit_code, free.exit_code, again.exit_code) == (1, 0, 0)
    assert "c2 hid 'Red cells' once, and cannot hide 'live'" in refused.stderr
    assert "a new gap is c3" in refused.stderr


def test_a_form_that_is_refused_is_kept(quizgen: Quizgen, store: Path, editor: Editor) -> None:
    """The message says what is wrong and in which file the text is; the card is as it was."""
    editor.does(("haemoglobin\n", "\n"), ("oxygen?", "oxygen in the blood?"))

    result = quizgen("edit", "aaa")

    kept = re.search(r"your text is kept in (\S+)", result.stderr)
    assert (result.exit_code, "there is no answer; nothing was changed" in result.stderr) == (1, True)
    assert kept
    assert "What carries oxygen in the blood?" in Path(kept[1]).read_text(encoding="utf-8")
    assert note(store).edit is None
    Path(kept[1]).unlink()


def test_at_a_terminal_a_refused_form_can_be_mended(
    quizgen: Quizgen, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor opens again on what was written, not on what was there before."""
    monkeypatch.setattr(output, "reads_terminal", lambda: True)
    editor.does(("haemoglobin\n", "\n"))

    result = quizgen("edit", "aaa", answers="y\nn\n")

    assert (result.exit_code, result.stderr.count("open it again? [Y/n]")) == (1, 2)
    assert "haemoglobin" not in editor.opened
    kept = re.search(r"your text is kept in (\S+)", result.stderr)
    assert kept
    Path(kept[1]).unlink()


def test_a_text_in_another_encoding_is_kept(quizgen: Quizgen, editor: Editor) -> None:
    """Nothing is lost by an editor that saves Latin-1."""
    editor.does(saves="Question:\n\udce9?\nAnswer:\nx\nContext:\n")

    result = quizgen("edit", "aaa")

    kept = re.search(r"your text is kept in (\S+)", result.stderr)
    assert (result.exit_code, "the editor did not save UTF-8" in result.stderr) == (1, True)
    assert kept
    assert b"\xe9?" in Path(kept[1]).read_bytes()
    Path(kept[1]).unlink()


def test_without_a_terminal_or_an_editor_it_is_said_what_to_do(
    quizgen: Quizgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The options that need no editor are named."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    result = quizgen("edit", "aaa")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: there is no terminal to open an editor in\n"
        "  hint: give the wording with --question and --answer, or with --cloze\n",
    )


@pytest.mark.parametrize("command", ["", "no-such-editor-here"])
def test_an_editor_that_fails_changes_nothing(
    quizgen: Quizgen, store: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Whether it is missing or ends badly, what it saved does not count."""
    editor.does(("oxygen", "iron"), code=1)
    monkeypatch.setenv("EDITOR", command or editor.command)

    result = quizgen("edit", "aaa")

    assert (result.exit_code, "the editor failed" in result.stderr, note(store).edit) == (1, True, None)


def test_both_wordings_stand_in_the_form_when_the_document_changed(
    quizgen: Quizgen, store: Path, editor: Editor
) -> None:
    """What was edited and what the document says now, beside the learner's own."""
    quizgen("edit", "aaa", "--question", "What binds oxygen?")
    before = note(store)
    rebuilt(store, replace(before, draft=replace(before.draft, answer="hemoglobin")))

    result = quizgen("edit", "aaa")

    assert (
        "# The document changed since you worded this card. You changed:\n#   What carries oxygen? → haemoglobin"
        in (editor.opened)
    )
    assert "# The document now says:\n#   What carries oxygen? → hemoglobin" in editor.opened
    assert "\nQuestion:\nWhat binds oxygen?\n" in editor.opened
    assert (result.exit_code, note(store).is_overtaken) == (0, True)
    assert "the document now says: What carries oxygen? → hemoglobin" in result.stderr


def test_the_learners_wording_can_be_kept_over_a_changed_document(quizgen: Quizgen, store: Path) -> None:
    """With --keep the card is no longer flagged."""
    quizgen("edit", "aaa", "--question", "What binds oxygen?")
    before = note(store)
    rebuilt(store, replace(before, draft=replace(before.draft, answer="hemoglobin")))

    result = quizgen("edit", "aaa", "--keep")

    after = note(store)
    assert (result.exit_code, after.is_overtaken, after.shown.answer) == (0, False, "haemoglobin")


@pytest.mark.parametrize(
    "options",
    [("--reset", "--keep"), ("--reset", "--answer", "x"), ("--cloze", "x", "--question", "y")],
)
def test_options_that_contradict_each_other_are_wrong_usage(quizgen: Quizgen, options: tuple[str, ...]) -> None:
    """One way at a time."""
    assert quizgen("edit", "aaa", *options).exit_code == 2
