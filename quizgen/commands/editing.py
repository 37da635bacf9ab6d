"""Owns the way through a text editor: a form goes out, a wording comes back; must not know notes or the store."""

import os
import tempfile
from collections.abc import Callable
from typing import TypeVar

import click

from quizgen.commands import output
from quizgen.errors import QuizgenError

T = TypeVar("T")


def edited(form: str, read: Callable[[str], T], *, otherwise: str) -> T | None:
    """What `read` makes of the form as the user saved it; None when it was left as it was.

    Where `read` refuses it, whoever sits at a terminal may mend it; else its QuizgenError says where the text is
    kept. `otherwise` is how to do without an editor.
    """
    text: str | None = form
    while (text := _from_editor(text or form, otherwise)) is not None and text != form:
        try:
            return read(text)
        except QuizgenError as refused:
            if not (output.reads_terminal() and _is_mended(refused)):
                raise _kept(refused, text.encode()) from refused
    return None


def _from_editor(form: str, otherwise: str) -> str | None:
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR") or output.reads_terminal()):
        raise QuizgenError("there is no terminal to open an editor in", hint=otherwise)
    try:
        saved = click.edit(form.encode(), require_save=False)
    except click.ClickException as failure:
        raise QuizgenError(
            f"the editor failed: {failure.message}; nothing was changed",
            hint=f"name another one in the environment variable EDITOR, or {otherwise}",
        ) from failure
    try:
        return saved.decode("utf-8-sig").replace("\r\n", "\n") if saved is not None else None
    except UnicodeDecodeError as failure:
        raise _kept(QuizgenError("the editor did not save UTF-8"), saved or b"") from failure


def _is_mended(refused: QuizgenError) -> bool:
    output.remark(str(refused))
    return click.confirm("open it again?", default=True, err=True)


def _kept(refused: QuizgenError, text: bytes) -> QuizgenError:
    handle, name = tempfile.mkstemp(prefix="quizgen-edit-", suffix=".txt")
    with os.fdopen(handle, "wb") as file:
        file.write(text)
    place = f"{refused.where}; your text is kept in {name}" if refused.where else f"your text is kept in {name}"
    return QuizgenError(f"{refused.fact}; nothing was changed", where=place, hint=refused.hint)
