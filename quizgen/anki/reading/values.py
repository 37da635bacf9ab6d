"""Owns taking a value for what it should be, whatever it is; must not know where it stands."""

import json
import math
import struct
from collections.abc import Mapping, Sequence
from typing import Any

_MOST = (1 << 63) - 1
_FLOAT = struct.Struct("<f")


def whole(value: object, otherwise: int = 0) -> int:
    """The value as a number of 64 bits, or `otherwise` when it is none."""
    if isinstance(value, float) and math.isfinite(value):
        value = int(value)
    return value if isinstance(value, int) and -_MOST <= value <= _MOST else otherwise


def between(low: int, value: int, high: int) -> int:
    """The value, or the bound it is beyond."""
    return max(low, min(value, high))


def real(value: object) -> float | None:
    """The value as a finite number, or None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def text(value: object) -> str:
    """The value as text that can be written anywhere; empty when it is none."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return value.encode(errors="replace").decode() if isinstance(value, str) else ""


def octets(value: object) -> bytes:
    """The value as bytes; empty when it is none."""
    return value if isinstance(value, bytes) else text(value).encode()


def parameters(value: Sequence[object]) -> tuple[float, ...]:
    """FSRS' parameters in the 32 bits Anki keeps them in; none when one of them is no number."""
    found = tuple(_single(one) for one in value)
    return tuple(one for one in found if one is not None) if None not in found else ()


def parsed(written: object) -> Any:
    """What the JSON says, or None when it is none."""
    try:
        return json.loads(written) if isinstance(written, str | bytes) else None
    except (ValueError, RecursionError):
        return None


def mapping(value: object) -> Mapping[str, Any]:
    """The value as a JSON object; empty when it is none."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> Sequence[Any]:
    """The value as a JSON array; empty when it is none."""
    return value if isinstance(value, list) else ()


def _single(value: object) -> float | None:
    found = real(value)
    try:
        return None if found is None else float(_FLOAT.unpack(_FLOAT.pack(found))[0])
    except OverflowError:
        return None
