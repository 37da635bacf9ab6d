"""`quizgen coverage`: shows what of a built document is asked, and what is not; must not change the store."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from quizgen.commands import candidates, library, output, rows
from quizgen.commands.candidates import Candidates
from quizgen.errors import QuizgenError
from quizgen.language.sentences import split
from quizgen.model import Block, BlockKind, Note, Rejection, Section, Span
from quizgen.paths import templates
from quizgen.templating import fill

CARDED, BARE = "●", "○"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, item or row, the notes that rest on it, and the candidates it gave besides."""

    text: str
    line: int
    begins_item: bool
    notes: tuple[Note, ...]
    rejected: tuple[Rejection, ...]

    @property
    def cards(self) -> tuple[dict[str, str], ...]:
        """What is asked, for a page."""
        return tuple({"asks": rows.asked(note), "answer": rows.one_line(note.shown.answer)} for note in self.notes)

    @property
    def reason(self) -> str:
        """Why nothing is asked: of the likeliest candidate; '' when there is a card."""
        if self.notes:
            return ""
        best = max(self.rejected, key=lambda refusal: refusal.draft.score, default=None)
        return f"{best.reason} ({best.draft.score:.2f})" if best else "no candidate"


@dataclass(frozen=True, slots=True)
class Covered:
    """A section as its passages."""

    heading: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def asked(self) -> int:
        """How many of the passages have a card."""
        return sum(bool(passage.notes) for passage in self.passages)


def run(store_path: Path | None, name: str, page: Path | None, *, as_json: bool) -> None:
    """The document is on stdout with each passage marked, or in the file `page` as HTML."""
    with library.existing(store_path) as store:
        (path, *_) = library.document_paths(store, name)
        known = store.known(path)
        assert known is not None  # document_paths lists known ones
        here = candidates.of(store, known)
    sections = tuple(_covered(here))
    if page is not None:
        _write(page, here, sections)
        click.echo(f"page: {page}")
    elif as_json:
        output.show_json([_record(section) for section in sections])
    else:
        output.show("\n".join(_lines(here, sections)))


def _covered(here: Candidates) -> Iterator[Covered]:
    for section in here.document.sections:
        yield Covered(section.heading_path, tuple(_passages(section, here)))


def _passages(section: Section, here: Candidates) -> Iterator[Passage]:
    for block in section.blocks:
        ranges = _ranges(block)
        ends = [start for start, _ in ranges[1:]] + [len(block.text.plain)]
        for (start, end), until in zip(ranges, ends, strict=True):
            span = block.text.locate(start, end)
            yield Passage(
                text=block.text.plain[start:until].rstrip(),
                line=block.line + here.document.text.count("\n", block.span.start, span.start),
                begins_item=block.kind is BlockKind.ITEM and start == 0,
                notes=tuple(note for note in here.notes if _rests_on(note.draft.evidence.span, span)),
                rejected=tuple(r for r in here.rejected if _rests_on(r.draft.evidence.span, span)),
            )


def _ranges(block: Block) -> Sequence[tuple[int, int]]:
    plain = block.text.plain
    return [(0, len(plain))] if block.kind is BlockKind.ROW else split(plain)


def _rests_on(evidence: Span, passage: Span) -> bool:
    return evidence.start < passage.end and passage.start < evidence.end


def _lines(here: Candidates, sections: Sequence[Covered]) -> Iterator[str]:
    asked, passages = sum(s.asked for s in sections), sum(len(s.passages) for s in sections)
    cards = sum(rows.number_of_cards(note.shown) for note in here.notes)
    yield f"{here.known.source}: {asked:,} of {passages:,} passages asked, {output.counted(cards, 'card')}"
    for section in sections:
        yield ""
        yield f"{rows.one_line(' > '.join(section.heading)) or '(start)'}  {section.asked} of {len(section.passages)}"
        for passage in section.passages:
            yield f"  {CARDED if passage.notes else BARE} {rows.one_line(passage.text)}"


def _record(section: Covered) -> dict[str, object]:
    return {
        "section": " > ".join(section.heading),
        "asked": section.asked,
        "passages": [
            {
                "text": passage.text,
                "line": passage.line,
                "cards": list(passage.cards),
                "reason": passage.reason,
            }
            for passage in section.passages
        ],
    }


def _write(page: Path, here: Candidates, sections: Sequence[Covered]) -> None:
    values: dict[str, object] = {"title": here.document.title, "source": here.known.source, "sections": sections}
    html = fill([templates("pages")], "coverage.html.j2", values, html=True)
    try:
        page.write_text(html, encoding="utf-8")
    except OSError as error:
        raise QuizgenError(
            f"the page cannot be written: {error.strerror}", where=str(page), hint="name another file with --html"
        ) from error
