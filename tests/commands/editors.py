"""A text editor for tests: it keeps what it was given to edit, and saves what it is told to."""

import json
import shlex
import sys
from pathlib import Path

import pytest

_SCRIPT = """
import json, pathlib, sys
folder, form = pathlib.Path(__file__).parent, pathlib.Path(sys.argv[-1])
text = form.read_text(encoding="utf-8")
(folder / "opened.txt").write_text(text, encoding="utf-8")
orders = json.loads((folder / "orders.json").read_text(encoding="utf-8"))
text = text if orders["saves"] is None else orders["saves"]
for old, new in orders["replaces"]:
    text = text.replace(old, new)
form.write_bytes(text.encode("utf-8", "surrogateescape"))
sys.exit(orders["code"])
"""


class Editor:
    """What $EDITOR is during a test."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self.command = f"{shlex.quote(sys.executable)} {shlex.quote(str(folder / 'editor.py'))}"
        (folder / "editor.py").write_text(_SCRIPT, encoding="utf-8")
        self.does()

    def does(self, *replaces: tuple[str, str], saves: str | None = None, code: int = 0) -> None:
        """From now on it saves this text, or the form with these replacements, and ends with this exit code."""
        orders = {"replaces": replaces, "saves": saves, "code": code}
        (self._folder / "orders.json").write_text(json.dumps(orders), encoding="utf-8")

    @property
    def opened(self) -> str:
        """The form it was last given."""
        return (self._folder / "opened.txt").read_text(encoding="utf-8")


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """The editor in a new folder, as the one that quizgen opens."""
    editor = Editor(folder)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor.command)
    return editor
