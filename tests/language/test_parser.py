"""The pinned language model."""

import pytest

from quizgen.language.parser import PACKAGES, VERSION, model, parse, version_note

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Too little vitamin B12 causes anemia.", "vitamin B12"),
        ("Vitamin A helps the eyes.", "Vitamin A"),
        ("People with type 2 diabetes need insulin.", "type 2"),
        ("World War II ended in 1945.", "World War II"),
        ("Trisomy 21 causes Down syndrome.", "Trisomy 21"),
    ],
)
def test_a_name_with_a_code_is_one_token(text: str, name: str) -> None:
    """A noun and the letter or number that names it are not taken apart."""
    doc = next(parse([text]))

    assert name in [token.text for token in doc]
    assert doc.text == text


def test_texts_come_back_in_order() -> None:
    """One parse a text, even beyond one batch."""
    texts = [f"Cell {number} divides." for number in range(70)]

    assert [doc.text for doc in parse(texts)] == texts


def test_the_pinned_model_needs_no_note() -> None:
    """The model the project is developed with is the one that is installed with it."""
    assert model().meta["version"] == VERSION
    assert version_note() == ""


def test_another_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build with another version says so, with both versions."""
    monkeypatch.setitem(model().meta, "version", "3.7.1")

    assert version_note().startswith(f"language model {PACKAGES[-1]} is 3.7.1, not {VERSION}")
