"""Word and pattern lists are data."""

from pathlib import Path

import pytest

from quizgen.language import lexicon

LISTS = sorted(path.stem for path in (Path(lexicon.__file__).parent / "words").glob("*.txt"))


@pytest.mark.parametrize("name", LISTS)
def test_each_list_opens_by_saying_what_it_is_for(name: str) -> None:
    """The first line of a list is a comment."""
    path = Path(lexicon.__file__).parent / "words" / f"{name}.txt"

    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", LISTS)
def test_each_list_holds_something(name: str) -> None:
    """No list is empty, and none holds its comments."""
    found = lexicon.words(name)

    assert found
    assert "#" not in found


def test_patterns_match_in_any_case() -> None:
    """A pattern list is one expression that any of its lines matches."""
    assert lexicon.pattern("gate-document").search("As Shown in the text")
