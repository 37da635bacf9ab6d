"""Owns which pictures of a document its notes show, and where they are found; must not write anything."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from quizgen import documents
from quizgen.errors import QuizgenError
from quizgen.model import Block, Document, Draft, Image, KnownDocument, Media, Status
from quizgen.store import Store

MOST = 3
"""How many pictures a note shows."""
LARGEST = 20 * 1024 * 1024
_SHOWS = re.compile(rb"!\[|<img\b", re.IGNORECASE)
"""What a document without pictures does not have."""
SUFFIXES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico", "tif", "tiff"})


@dataclass(frozen=True, slots=True)
class Pictured:
    """Drafts with the pictures they show, where each of these is found, and what was left out and why."""

    drafts: tuple[Draft, ...] = ()
    files: tuple[tuple[Media, Path], ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _Search:
    """Pictures being looked for beside one document, each once."""

    folder: Path
    earlier: Mapping[str, Media]
    found: dict[str, Media | None] = field(default_factory=dict)
    files: dict[Media, Path] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def media(self, image: Image, source: str) -> Media | None:
        """The picture with its digest; None when there is none to carry."""
        if image.target not in self.found:
            try:
                self.found[image.target] = self._looked_up(image)
            except QuizgenError as error:
                kept = self.earlier.get(image.target)
                what = "; the picture kept from before stays" if kept else ""
                self.left_out.append(f"{source}:{image.line}: picture '{image.target}' {error.fact}{what}")
                self.found[image.target] = kept
        media = self.found[image.target]
        return replace(media, alt=image.alt) if media else None

    def _looked_up(self, image: Image) -> Media | None:
        parts = urlsplit(image.target) if "://" in image.target or ":" in image.target[:12] else None
        if (parts and len(parts.scheme) > 1) or image.target.startswith("//"):
            return None  # of the network, or of the document itself
        path = _inside(self.folder, image.target)
        suffix = path.suffix.lower().removeprefix(".")
        if suffix not in SUFFIXES:
            raise QuizgenError("is of no kind that Anki shows")
        media = Media(_digest(path), suffix, target=image.target)
        self.files[media] = path
        return media


def pictured(drafts: Sequence[Draft], document: Document, path: Path, earlier: Mapping[str, Media]) -> Pictured:
    """The drafts with the pictures that stand in the block they rest on, or alone below it.

    `earlier` is what was found by the same name before: it stays where the file cannot be read now.
    """
    if not document.images:
        return Pictured(tuple(drafts))
    search = _Search(path.parent.resolve(), earlier)
    shown = [(block, media) for block, image in _hosts(document) if (media := search.media(image, document.source))]
    done = tuple(replace(draft, media=_of(draft, shown)) for draft in drafts)
    used = {replace(media, alt="") for draft in done for media in draft.media}
    files = tuple((media, file) for media, file in search.files.items() if media in used)
    return Pictured(done, files, tuple(search.left_out))


def earlier(store: Store, path: str) -> dict[str, Media]:
    """The pictures that a document's notes show, by the names it calls them."""
    return {media.target: media for note in store.notes(path=path) for media in note.draft.media}


def is_current(store: Store, known: KnownDocument, path: Path) -> bool:
    """Whether the notes of a document whose bytes did not change show its pictures as they are now."""
    if not _SHOWS.search(path.read_bytes().replace(b"\0", b"")):
        return True
    drafts = [note.draft for note in store.notes(path=known.path, status=Status.ACTIVE)]
    now = pictured(drafts, documents.read(path, known.source), path, earlier(store, known.path))
    return [draft.media for draft in now.drafts] == [draft.media for draft in drafts]


def content(media: Media, path: Path) -> bytes:
    """The picture's bytes; QuizgenError when they are no longer those that were found."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QuizgenError(f"picture '{path.name}' cannot be read", where=str(path), hint="build again") from error
    if hashlib.sha256(data).hexdigest() != media.sha256:
        raise QuizgenError(f"picture '{path.name}' changed meanwhile", where=str(path), hint="build again")
    return data


def _hosts(document: Document) -> Iterator[tuple[Block, Image]]:
    """Each picture with the blocks whose notes show it."""
    blocks = [block for section in document.sections for block in section.blocks]
    for image in document.images:
        near = [block for block in blocks if image.reach[0] <= block.line < image.reach[1]]
        inside = [block for block in near if block.span.start < image.span.end and image.span.start < block.span.end]
        if inside and not image.is_alone:
            yield from ((block, image) for block in inside)
            continue
        above = [block for block in near if block.span.end <= image.span.start]
        below = [block for block in near if block.span.start >= image.span.end]
        yield from ((block, image) for block in above[-1:] or below[:1])


def _of(draft: Draft, shown: Sequence[tuple[Block, Media]]) -> tuple[Media, ...]:
    span = draft.evidence.span
    here = {
        media.sha256: media for block, media in shown if block.span.start < span.end and span.start < block.span.end
    }
    return tuple(here.values())[:MOST]


def _inside(folder: Path, target: str) -> Path:
    """The file below the folder; QuizgenError when it would be elsewhere."""
    name = target.partition("?")[0].partition("#")[0]
    try:
        path = (folder / name).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise QuizgenError("has no name that a file can have") from error
    if Path(name).is_absolute() or not path.is_relative_to(folder):
        raise QuizgenError("lies outside of the document's folder")
    return path


def _digest(path: Path) -> str:
    try:
        if not path.is_file():
            raise QuizgenError("is missing")
        if path.stat().st_size > LARGEST:
            raise QuizgenError(f"is larger than {LARGEST // 1024 // 1024} MB")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise QuizgenError("cannot be read") from error
