"""Owns how a good Anki file is spoilt at random; the same seed spoils it in the same way."""

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random

import zstandard

from tests.anki.reading.byte_mutations import (
    cut_out,
    flipped,
    flipped_at_end,
    flipped_in_front,
    number_set,
    page_swapped,
    truncated,
)
from tests.anki.reading.database_mutations import protobuf_changed, row_changed, schema_changed

MEMBERS = ("collection.anki21b", "collection.anki21", "collection.anki2", "meta", "media", "../../etc/passwd", "")

File = bytes
Mutation = Callable[[Random, File], File]


def mutated(random: Random, file: File) -> File:
    """The file spoilt in one or two of many ways."""
    for _ in range(random.choice((1, 1, 2))):
        file = random.choice(_WAYS)(random, file)
    return file


def inside(random: Random, file: File) -> File:
    """The collection in a package is spoilt, and packed again without a flaw; or the collection itself."""
    way = random.choice(
        (row_changed, row_changed, row_changed, protobuf_changed, schema_changed, flipped, page_swapped)
    )
    try:
        members = _members(file)
        name = next(name for name in MEMBERS[:3] if name in members)
        is_compressed = name == MEMBERS[0]
        data = members[name]
        data = zstandard.ZstdDecompressor().decompressobj().decompress(data) if is_compressed else data
    except Exception:  # it is no package, or was spoilt before
        return way(random, file)
    data = way(random, data)
    members[name] = zstandard.compress(data) if is_compressed else data
    return _packed(members)


def members_changed(random: Random, file: File) -> File:
    """Members are missing, exchanged, doubled, named otherwise or cut off."""
    try:
        members = _members(file)
    except Exception:  # it is no zip, or was spoilt before
        return flipped(random, file)
    names = list(members)
    name = random.choice(names)
    change = random.randrange(5)
    if change == 0:
        del members[name]
    elif change == 1:
        members[name] = members[random.choice(names)]
    elif change == 2:
        members[random.choice(MEMBERS)] = members[name]
    elif change == 3:
        members[name] = flipped(random, members[name])
    else:
        members[name] = truncated(random, members[name])
    return _packed(members, random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)))


def _members(file: File) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> File:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression, compresslevel=1) as package:
        for name, data in members.items():
            package.writestr(name or "?", data)
    return file.getvalue()


_WAYS: Sequence[Mutation] = (
    flipped,
    flipped_in_front,
    flipped_at_end,
    number_set,
    truncated,
    cut_out,
    page_swapped,
    members_changed,
    *(inside,) * 8,
)
