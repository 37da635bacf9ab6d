"""Protobuf is read as it was written, and is none where it is broken."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.reading import protobuf


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", {}),
        (b"\x08\x96\x01", {1: [150]}),
        (b"\x12\x07testing", {2: [b"testing"]}),
        (b"\x08\x01\x08\x02", {1: [1, 2]}),
        (b"\x0d\x00\x00\x80\x3f", {1: [b"\x00\x00\x80\x3f"]}),
        (b"\x09" + bytes(8), {1: [bytes(8)]}),
        (b"\x08" + b"\xff" * 9 + b"\x01", {1: [2**64 - 1]}),
    ],
)
def test_parsed(data: bytes, message: protobuf.Message) -> None:
    """Each field has its values, in order."""
    assert protobuf.parsed(data) == message


@pytest.mark.parametrize(
    "data", [b"\x08", b"\x08\x80", b"\x12\x07test", b"\x0d\x00", b"\x00\x01", b"\x0b", b"\x0f", b"\x08" + b"\xff" * 11]
)
def test_broken(data: bytes) -> None:
    """What ends too early or is of no kind is no message."""
    assert protobuf.parsed(data) is None


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    """No bytes break the reader, nor what is asked of the message."""
    message = protobuf.parsed(data) or {}
    for field in message:
        protobuf.number(message, field)
        protobuf.text(message, field)
        protobuf.floats(message, field)


@given(st.lists(st.floats(width=32, allow_nan=False)), st.booleans())
def test_floats(numbers: list[float], packed: bool) -> None:
    """A list of numbers is the same whether it was packed or not."""
    single = [struct.pack("<f", number) for number in numbers]
    joined = b"".join(single)
    message: protobuf.Message = {6: [joined] if packed else list(single)}

    assert protobuf.floats(message, 6) == tuple(numbers)


def test_last_counts() -> None:
    """Of a field given twice the last value counts, and one of the other kind does not."""
    message: protobuf.Message = {1: [1, 2, b"x"], 2: [b"a", b"b", 3]}

    assert (protobuf.number(message, 1), protobuf.text(message, 2)) == (2, "b")
    assert (protobuf.number(message, 9), protobuf.text(message, 9)) == (None, "")
