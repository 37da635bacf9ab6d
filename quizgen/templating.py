"""Owns jinja2: the one place where templates of ours are looked up and filled; must not know what they say."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment(places: tuple[Path, ...], *, html: bool) -> "Environment":
    """Where templates come from, the first folder that has one; in a page, text is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader([str(place) for place in places])
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=html, trim_blocks=html, lstrip_blocks=html)


def fill(places: Sequence[Path], name: str, values: dict[str, object], *, html: bool = False) -> str:
    """The template `name` with these values; jinja2's TemplateError when it cannot be used."""
    return environment(tuple(places), html=html).get_template(name).render(values)
