"""Owns joining the readers' stages: a file becomes a document; must not know any format itself."""

from collections.abc import Sequence
from pathlib import Path

from quizgen.documents import plain
from quizgen.documents.decode import load
from quizgen.documents.discover import MARKDOWN
from quizgen.documents.frontmatter import FrontMatter, front_matter
from quizgen.documents.marks import unmark
from quizgen.documents.noise import quiet
from quizgen.documents.piece import Piece, Role
from quizgen.documents.sections import sections_of
from quizgen.documents.title import title_of
from quizgen.model import Document, Image


def read(path: Path, source: str) -> Document:
    """The document in this file; QuizgenError when it is missing, too large, empty or no text."""
    decoded = load(path)
    is_markdown = path.suffix.lower() in MARKDOWN
    asked, pieces = _pieces(decoded.text, source, is_markdown=is_markdown)
    unmarked = [piece for piece in (piece if piece.role is Role.ROW else unmark(piece) for piece in pieces) if piece]
    return Document(
        source=source,
        title=asked.title or title_of(unmarked, path.stem),
        sections=sections_of(quiet(unmarked)),
        text=decoded.text,
        sha256=decoded.sha256,
        deck=asked.deck,
        tags=asked.tags,
        images=_images(decoded.text, asked.end, pieces) if is_markdown else (),
    )


def _images(text: str, start: int, pieces: Sequence[Piece]) -> tuple[Image, ...]:
    from quizgen.documents.images import images_of

    return images_of(text, start, [piece.line for piece in pieces if piece.role is Role.HEADING])


def _pieces(text: str, source: str, *, is_markdown: bool) -> tuple[FrontMatter, list[Piece]]:
    if not is_markdown:
        return FrontMatter(), plain.pieces_of(text)
    from quizgen.documents import markdown  # its parser is not needed where nothing changed

    asked = front_matter(text, source)
    return asked, markdown.pieces_of(text, asked.end)
