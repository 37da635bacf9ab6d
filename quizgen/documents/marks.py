"""Owns removing citation and figure marks inside running text; must not drop whole blocks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.documents.piece import Piece, Role
from quizgen.documents.texts import Range, drop, ranges_of, tidy

FLOAT = r"(?i:figs?\.?|figures?|tables?|box(?:es)?|charts?|plates?|appendix|equations?|eq\.)"
LABEL = r"(?:\d[\w.–-]*|[A-Z]\b)"
NUMBERED = rf"{FLOAT}\s*{LABEL}(?:\s*(?:,|and|&|to|or)\s*(?:{FLOAT}\s*)?{LABEL}){{0,4}}"
LINK = r"\[(?:link|image)\]"
MARK = re.compile(
    rf"""\s?\[[1-9]\d{{0,2}}(?:\s?[,–-]\s?\d{{1,3}}){{0,9}}\]
    | (?<=[.,;:)])\[[a-z]\]
    | \s?\[(?:(?:note|nb|n)\s\d{{1,3}}|\^[^\]\s]{{1,40}})\](?!:)
    | \s?\[(?i:citation|clarification|page|verification|better\ source)\s(?:is\s)?needed\]
    | \s?\[(?:who|when|where|why|which|according\ to\ whom|by\ whom|edit|source|update|dubious)\??\]
    | ,?\s?(?:as\ )?(?:shown|illustrated(?:\ and\ pictured)?|pictured|depicted|seen|described|discussed|listed
        |summarized)\ (?:here\ )?in\ (?:{LINK}|{NUMBERED}(?=[\s,.;)]|$))(?:,(?=\ and\b))?
    | \s?\(\s*(?:see\ (?:also\ )?|as\ shown\ in\ |shown\ in\ |cf\.\ ?)?(?:{LINK}|{NUMBERED})\s*\)
    | (?:\s(?:in|see|at))?\s?{LINK}
    | \s?\((?:image\ |photo\ |figure\ )?credits?\b[^()]{{0,200}}(?:\([^()]{{0,100}}\)[^()]{{0,200}})?\)
    | \s?\{{[:#][^{{}}]{{0,200}}\}}
    | (?<=[a-z)]\.)\d{{1,2}}(?:,\s?\d{{1,2}}){{0,4}}(?=\s+["“(]?[A-Z]|\s*$)""",
    re.VERBOSE,
)
LEAD = re.compile(r"(?:\[[ xX]\]|\[![A-Za-z]+\])\s+")
"""A task list's box, a quotation's label."""
BRACKETED = re.compile(r"\s?\(([^()]{4,300})\)")
CITED = re.compile(
    r"""(?:(?:see|see\ also|e\.g\.,?|cf\.|as\ (?:discussed|reviewed|cited)\ in|but\ see)\s)?
    (?:[A-Z][\w.'’-]*|&|and|et\ al\.?,?|van|von|de|der|la)
    (?:,?\s(?:[A-Z][\w.'’-]*|&|and|et\ al\.?|van|von|de|der|la)){0,12}
    ,?\s(?:1[6-9]|20)\d\d[a-z]?(?:,\s?(?:(?:1[6-9]|20)\d\d)?[a-z]?){0,4}(?:[,:]\s?(?:pp?\.\s?)?\d+(?:[–-]\d+)?)?""",
    re.VERBOSE,
)
DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer"
    r"|Autumn|Fall|Winter|In|Since|From|Until|By|After|Before|Born|Died|Founded|Published)\b"
)
SOUND = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def unmark(piece: Piece) -> Piece | None:
    """The piece without marks; None when nothing else was in it."""
    text = drop(piece.text, _merged(piece))
    lead = LEAD.match(text.plain) if piece.role is not Role.HEADING else None
    if lead:
        text = drop(text, [lead.span()])
    text = tidy(text)
    return replace(piece, text=text) if re.search(r"\w", text.plain) else None


def _merged(piece: Piece) -> list[Range]:
    """The marks' ranges outside code, ascending and disjoint."""
    code = ranges_of(piece.text, piece.code)
    merged: list[Range] = []
    for start, end in sorted(_marks(piece.text.plain)):
        if any(start < stop and begin < end for begin, stop in code):
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _marks(plain: str) -> Iterator[Range]:
    for match in MARK.finditer(plain):
        yield match.span()
    for match in BRACKETED.finditer(plain):
        if _is_citation(match[1]) or _is_pronunciation(match[1]):
            yield match.span()


def _is_citation(inside: str) -> bool:
    """Authors and years, as in (Smith et al., 2010; Poe, 2011)."""
    entries = [entry.strip() for entry in inside.split(";")]
    return all(CITED.fullmatch(entry) and not DATED.match(entry) for entry in entries)


def _is_pronunciation(inside: str) -> bool:
    """Syllables with the stressed one in capitals, as in (kon-JEN-ih-tal)."""
    words = [word for word in re.split(r"[,\s]+", inside.strip()) if word not in {"or", ""}]
    return any(word.count("-") >= 2 for word in words) and all(_is_spoken(word) for word in words)


def _is_spoken(word: str) -> bool:
    syllables = word.split("-")
    stressed = [syllable for syllable in syllables if syllable.isupper() and len(syllable) > 1]
    quiet = [syllable for syllable in syllables if syllable.islower()]
    return (
        bool(SOUND.fullmatch(word))
        and len(stressed) <= 1
        and len(stressed) + len(quiet) == len(syllables)
        and all(len(syllable) <= 5 for syllable in syllables)
        and (bool(stressed) or len(syllables) == 1)
    )
