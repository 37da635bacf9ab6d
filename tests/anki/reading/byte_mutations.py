"""Owns how the bytes of a file are spoilt at random; must not know what they mean."""

import struct
from random import Random

NUMBERS = (0, 1, -1, 2, 18, 127, 255, 2**31 - 1, 2**31, 2**32, 2**53 + 1, 2**63 - 1, -(2**63), 253_402_300_800_000)


def flipped(random: Random, file: bytes) -> bytes:
    """A few bytes are others."""
    data = bytearray(file)
    for _ in range(random.choice((1, 1, 2, 8, 64)) if data else 0):
        data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def flipped_in_front(random: Random, file: bytes) -> bytes:
    """Where headers are, every byte counts."""
    return flipped(random, file[:200]) + file[200:]


def flipped_at_end(random: Random, file: bytes) -> bytes:
    """Where a zip has its list of members."""
    return file[:-400] + flipped(random, file[-400:])


def number_set(random: Random, file: bytes) -> bytes:
    """Four or eight bytes are a number at the edge of something."""
    number = random.choice(NUMBERS) & (2**64 - 1)
    size = random.choice((2, 4, 8))
    order = random.choice(("<", ">"))
    packed = struct.pack(f"{order}Q", number)
    part = packed[:size] if order == "<" else packed[-size:]
    at = random.randrange(max(1, len(file) - size))
    return file[:at] + part + file[at + size :]


def truncated(random: Random, file: bytes) -> bytes:
    return file[: random.randrange(len(file) + 1)]


def cut_out(random: Random, file: bytes) -> bytes:
    """A piece is missing, or there twice."""
    start, end = sorted(random.randrange(len(file) + 1) for _ in range(2))
    return file[:start] + file[end:] if random.random() < 0.5 else file[:end] + file[start:]


def page_swapped(random: Random, file: bytes) -> bytes:
    """Two pages of a database have changed places, or one is there twice."""
    pages = max(1, len(file) // 4096)
    one, other = (random.randrange(pages) * 4096 for _ in range(2))
    first, second = file[one : one + 4096], file[other : other + 4096]
    data = bytearray(file)
    data[one : one + len(second)] = second
    if random.random() < 0.5:
        data[other : other + len(first)] = first
    return bytes(data)
