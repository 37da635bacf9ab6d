"""What is wrong with a package is found without a collection."""

import pytest

from quizgen.diagnosis import packaged
from quizgen.diagnosis.findings import Findings
from quizgen.diagnosis.kinds import Kind
from tests.diagnosis.in_hand import InHand, card, note


def found(package: InHand, *media: str) -> dict[Kind, list[str]]:
    findings = Findings()
    packaged.look(findings, package, frozenset(media))
    return {kind: [one.text for one in examples] for kind, _, examples in findings.told()}


def test_sound() -> None:
    """Of a sound package nothing is found."""
    assert found(InHand([note("a"), note("b")], [card("a"), card("b")])) == {}


def test_guid_twice() -> None:
    """Notes that share a guid are found, once a guid."""
    assert found(InHand([note("a", "one"), note("a", "two")], [card("a")])) == {Kind.TWICE: ["one"]}


def test_no_card() -> None:
    """A note without a card is found."""
    assert found(InHand([note("a")])) == {Kind.CARDLESS: ["front"]}


@pytest.mark.parametrize(
    "html", ['<img src="a b.png">', "<img alt=x src='a%20b.png'>", "[sound:a b.png]", '<audio src="a b.png">']
)
def test_missing_media(html: str) -> None:
    """A file that a field shows or plays and that is not in the package is named."""
    package = InHand([note("a", html)], [card("a")])

    assert [text.split(":")[0] for text in found(package)[Kind.NO_MEDIA]] == ["a b.png"]
    assert found(package, "a b.png") == {}


def test_media_elsewhere() -> None:
    """What is on the web or in the field itself is no file of the package."""
    html = '<img src="https://example.org/a.png"><img src="data:image/png;base64,AA==">'

    assert found(InHand([note("a", html)], [card("a")])) == {}


def test_decks_that_differ_in_case() -> None:
    """Two spellings of one deck are named."""
    assert found(InHand(decks=("Bio", "Default", "bio"))) == {Kind.CASE: ["bio and Bio"]}
