"""Owns which sections of a document are worked through anew and which are remembered; must not judge drafts.

What is remembered counts from the section's first block, so that it still fits after the section moved.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from quizgen.generate import pipeline
from quizgen.model import Document, Draft, Harvest, Section, Span

Shown = Callable[[Iterable[tuple[Section, Harvest]], int], Iterable[tuple[Section, Harvest]]]
"""Passes the results on, telling the user how many of how many there are."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a document's sections gave, in their order; `remembered` is what to cache, by fingerprint."""

    harvest: Harvest
    remembered: dict[str, Harvest]
    worked: int
    """How many of the sections were worked through anew."""
    sections: int


def gathered(document: Document, cached: Mapping[str, Harvest], shown: Shown) -> Gathered:
    """What the document gives, only the sections missing from `cached` being worked through."""
    pairs = zip(document.sections, pipeline.fingerprints(document), strict=True)
    prints = [(section, mark) for section, mark in pairs if section.blocks]
    missing = {mark: section for section, mark in prints if mark not in cached}
    marks = {section.anchor: mark for mark, section in missing.items()}
    fresh: dict[str, Harvest] = {}
    if missing:
        results = pipeline.harvest(document, tuple(missing.values()))
        fresh = {marks[section.anchor]: lifted(harvest, section) for section, harvest in shown(results, len(missing))}
    remembered = {mark: fresh[mark] if mark in fresh else cached[mark] for _, mark in prints}
    placed = [placed_in(remembered[mark], section) for section, mark in prints]
    return Gathered(
        harvest=Harvest(
            tuple(draft for harvest in placed for draft in harvest.drafts),
            tuple(refused for harvest in placed for refused in harvest.rejections),
        ),
        remembered=remembered,
        worked=len(missing),
        sections=len(prints),
    )


def lifted(harvest: Harvest, section: Section) -> Harvest:
    """The harvest with places counted from the section's first block."""
    first = section.blocks[0]
    return _shifted(harvest, -first.span.start, -first.line)


def placed_in(harvest: Harvest, section: Section) -> Harvest:
    """A lifted harvest where the section stands now, under its present headings."""
    first = section.blocks[0]
    moved = _shifted(harvest, first.span.start, first.line)

    def here(draft: Draft) -> Draft:
        return replace(draft, anchor=section.anchor, section=section.heading_path)

    refused = tuple(replace(refusal, draft=here(refusal.draft)) for refusal in moved.rejections)
    return Harvest(tuple(map(here, moved.drafts)), refused)


def _shifted(harvest: Harvest, characters: int, lines: int) -> Harvest:
    def shift(draft: Draft) -> Draft:
        evidence = draft.evidence
        span = Span(evidence.span.start + characters, evidence.span.end + characters)
        return replace(draft, evidence=replace(evidence, span=span, line=evidence.line + lines))

    return Harvest(
        drafts=tuple(map(shift, harvest.drafts)),
        rejections=tuple(replace(refused, draft=shift(refused.draft)) for refused in harvest.rejections),
    )
