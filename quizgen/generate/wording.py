"""Owns the question templates: one jinja2 file a frame, the user's own folder before ours; must not render clauses."""

import os
from collections.abc import Mapping
from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.paths import templates
from quizgen.templating import fill

FOLDER_VARIABLE = "QUIZGEN_TEMPLATES"


def folders() -> tuple[Path, ...]:
    """Where wordings are looked up, in order."""
    own = os.environ.get(FOLDER_VARIABLE)
    return (Path(own), templates("questions")) if own else (templates("questions"),)


def word(frame: str, slots: Mapping[str, str]) -> str:
    """The question of a frame: capitalised, single-spaced, ending in one question mark."""
    from jinja2 import TemplateError

    from quizgen.language.casing import upper_first
    from quizgen.language.surface import clean

    try:
        text = fill(folders(), f"{frame}.j2", dict(slots))
    except TemplateError as error:
        raise QuizgenError(
            f"question template '{frame}.j2' cannot be used: {error}",
            where=", ".join(str(folder) for folder in folders()),
            hint=f"its slots are {', '.join(sorted(slots))}",
        ) from error
    return upper_first(clean(text.strip().rstrip("?").strip())) + "?"
