"""Owns reading protobuf's wire format, as far as Anki's settings need it; must not know what fields mean."""

import struct
from collections.abc import Iterator

VARINT, FIXED_64, BYTES, FIXED_32 = 0, 1, 2, 5
_LONGEST_VARINT = 10
_WIDTHS = {FIXED_64: 8, FIXED_32: 4}

Message = dict[int, list[int | bytes]]
"""What each field number was given, in order; numbers for varints, else raw bytes."""


def parsed(data: bytes) -> Message | None:
    """The fields of a message, or None when it is none."""
    found: Message = {}
    try:
        for number, value in _fields(data):
            found.setdefault(number, []).append(value)
    except (IndexError, ValueError):
        return None
    return found


def number(message: Message, field: int) -> int | None:
    """The number last given to the field: that is the one that counts."""
    return next((value for value in reversed(message.get(field, [])) if isinstance(value, int)), None)


def octets(message: Message, field: int) -> bytes | None:
    """The bytes last given to the field."""
    return next((value for value in reversed(message.get(field, [])) if isinstance(value, bytes)), None)


def text(message: Message, field: int) -> str:
    """The text last given to the field; empty is how protobuf says nothing."""
    return (octets(message, field) or b"").decode(errors="replace")


def floats(message: Message, field: int) -> tuple[float, ...]:
    """The 32-bit numbers of a repeated field, whether they were packed or not."""
    packed = b"".join(value for value in message.get(field, []) if isinstance(value, bytes))
    return struct.unpack(f"<{len(packed) // 4}f", packed[: len(packed) // 4 * 4])


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        field, kind = key >> 3, key & 7
        if not field:
            raise ValueError("no field has the number 0")
        if kind == VARINT:
            value, at = _varint(data, at)
            yield field, value
            continue
        length, at = _varint(data, at) if kind == BYTES else (_width(kind), at)
        if length > len(data) - at:
            raise ValueError("a field is cut off")
        yield field, data[at : at + length]
        at += length


def _width(kind: int) -> int:
    if kind not in _WIDTHS:
        raise ValueError("a field is of no known kind")
    return _WIDTHS[kind]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST_VARINT):
        byte = data[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value & (1 << 64) - 1, at + place + 1
    raise ValueError("a number does not end")
