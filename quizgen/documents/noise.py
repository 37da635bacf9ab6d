"""Owns leaving out whole pieces that teach nothing; must not change the words of the rest."""

import re
from collections.abc import Sequence

from quizgen.documents import noise_kinds as kinds
from quizgen.documents.piece import Piece, Role
from quizgen.documents.stems import ENDED, SENTENCE_GAP
from quizgen.documents.terms import term_of

NUMBER = re.compile(r"(?:(?:chapter|section|part)\s+)?[\d.]*[.:)]?\s*", re.IGNORECASE)
LEFT_OUT = re.compile(
    r"""references?|bibliography|works\ cited|citations?|notes\ and\ references|footnotes|endnotes
    |(?:further|additional|suggested|recommended)\ (?:reading|research|resource|information|link)s?
    |see\ also|external\ links|related\ (?:topics|articles|links|pages|information|health\ topics)
    |(?:useful\ )?links|(?:online\ |web\ |useful\ |other\ )?resources|link\ to\ learning|learn\ more
    |(?:for\ )?more\ information(?:\ (?:about|on)\b.*)?|(?:art|visual)\ connections?
    |(?:(?:chapter|section|unit)\ )?(?:review|practice|discussion|study|self-check|critical\ thinking)
     \ (?:questions?|problems|exercises|quiz)|critical\ thinking|exercises|(?:section\ )?quiz
    |self-?check|self-?test|test\ yourself|check\ your\ (?:understanding|knowledge)|multiple\ choice
    |short\ answer|free\ response|homework|answers?(?:\ key)?|assignments?
    |acknowledge?ments?|copyright|licen[sc]e|attributions?|credits|disclaimer|changelog
    |(?:image|photo|picture)\ (?:credits?|sources)|images|gallery|(?:about\ the\ )?authors?
    |contact(?:\ us|\ information)?|(?:table\ of\ )?contents
    |clinical\ trials?|journal\ articles|research\ articles
    |(?:where|how)\ (?:can|do|could)\ (?:i|you|people|one)\ (?:find|get|learn)
     \ (?:more|further|additional|out\ more)\b.*
    |(?:what|which)\ (?:other\ )?(?:resources|organizations|websites)\b.*""",
    re.VERBOSE | re.IGNORECASE,
)
OBJECTIVES = re.compile(
    r"(?:learning|chapter|section|lesson|unit|course)?\s?(?:objectives|outcomes|goals)|by the end of .*",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b(?:names?|synonyms?|also (?:known|called)|aliases|abbreviations?|terms?)\b", re.IGNORECASE)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|will|must|should|does|do|did|causes?|occurs?|makes?)\b"
)
CAPTION_WORDS = 12
PROSE_WORDS = 30
"""A paragraph of this many words and two sentences after a heading is text again, not a record."""


def quiet(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without noise, in order."""
    rest = without_introduced(without_tails(without_sections(pieces)))
    return without_captions([piece for piece in rest if not _is_noise(piece)])


def without_sections(pieces: Sequence[Piece]) -> list[Piece]:
    """Without sections whose heading says that they hold references, exercises and the like."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        title = _title(pieces[at]) if pieces[at].role is Role.HEADING else ""
        if LEFT_OUT.fullmatch(title):
            at = _section_end(pieces, at)
        elif OBJECTIVES.fullmatch(title):
            at = _list_end(pieces, at + 1)
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def without_introduced(pieces: Sequence[Piece]) -> list[Piece]:
    """Without lists of links or learning objectives, and the lines that introduce them."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1].role if at + 1 < len(pieces) else Role.HEADING
        if piece.role is Role.PROSE and following is Role.ITEM and kinds.leads_to_links(piece.text.plain):
            at = _list_end(pieces, at + 1)
        else:
            kept.append(piece)
            at += 1
    return kept


def without_tails(pieces: Sequence[Piece]) -> list[Piece]:
    """Without what follows a reference or record up to the next real heading, and the captions before it."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        if not _starts_tail(pieces, at):
            kept.append(pieces[at])
            at += 1
            continue
        _pop_captions(kept)
        at += 1
        while at < len(pieces) and not _ends_tail(pieces, at):
            at += 1
    return kept


def without_captions(pieces: Sequence[Piece]) -> list[Piece]:
    """Without lone short phrases, unless the section holds nothing else or is about names."""
    kept: list[Piece] = []
    for section in _sections(pieces):
        about_names = section[0].role is Role.HEADING and bool(NAMES.search(section[0].text.plain))
        has_text = any(p.role is not Role.HEADING and not is_caption(p) for p in section)
        kept += [
            piece
            for at, piece in enumerate(section)
            if about_names or not has_text or not is_caption(piece) or _in_list(section, at)
        ]
    return kept


def is_caption(piece: Piece) -> bool:
    """A paragraph of a few words that says nothing: no verb, no stop, no definition."""
    return _is_bare(piece) and not term_of(piece.text.plain, (), item=True)[0]


def _is_bare(piece: Piece) -> bool:
    plain = piece.text.plain
    few = len(plain.split()) <= CAPTION_WORDS
    return piece.role is Role.PROSE and few and not (ENDED.search(plain) or plain[-1] in ":;," or FINITE.search(plain))


def _in_list(section: Sequence[Piece], at: int) -> bool:
    """Whether this paragraph introduces a list, or follows a line that introduces something."""
    before = section[at - 1] if at else None
    introduced = before is not None and before.role is Role.PROSE and before.text.plain.endswith((":", ","))
    return introduced or (at + 1 < len(section) and section[at + 1].role is Role.ITEM)


def _is_noise(piece: Piece) -> bool:
    plain = piece.text.plain
    return piece.role not in (Role.HEADING, Role.ROW) and (kinds.is_noise_line(plain) or kinds.is_reference(plain))


def _starts_tail(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    if piece.role is Role.ROW:
        return False
    if piece.role is Role.HEADING:
        return not piece.firm and at + 1 < len(pieces) and _starts_record(pieces, at + 1)
    return kinds.is_reference(piece.text.plain) or _starts_record(pieces, at)


def _starts_record(pieces: Sequence[Piece], at: int) -> bool:
    plain = pieces[at].text.plain
    if plain.rstrip(".") == "Clinical Trial" or kinds.is_sure_record(plain):
        return True
    following = pieces[at + 1].text.plain if at + 1 < len(pieces) else ""
    return kinds.is_record(plain) and (kinds.is_record(following) or kinds.is_sure_record(following))


def _ends_tail(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    if piece.role is not Role.HEADING:
        return False
    after = pieces[at + 1].text.plain if at + 1 < len(pieces) else ""
    is_text = len(after.split()) >= PROSE_WORDS and bool(SENTENCE_GAP.search(after))
    return piece.firm or (is_text and not kinds.is_noise_line(after) and not kinds.is_reference(after))


def _pop_captions(kept: list[Piece]) -> None:
    """Takes back the captions that ended the section before a tail; a section of nothing else stays."""
    end = len(kept)
    while end and (_is_bare(kept[end - 1]) or (kept[end - 1].role is Role.HEADING and not kept[end - 1].firm)):
        end -= 1
    if end and kept[end - 1].role is not Role.HEADING:
        del kept[end:]


def _sections(pieces: Sequence[Piece]) -> list[list[Piece]]:
    sections: list[list[Piece]] = []
    for piece in pieces:
        if not sections or piece.role is Role.HEADING:
            sections.append([])
        sections[-1].append(piece)
    return sections


def _section_end(pieces: Sequence[Piece], at: int) -> int:
    level = pieces[at].level
    at += 1
    while at < len(pieces) and not (pieces[at].role is Role.HEADING and pieces[at].level <= level):
        at += 1
    return at


def _list_end(pieces: Sequence[Piece], at: int) -> int:
    """Behind the list that begins at `at` or behind the paragraph there."""
    if at < len(pieces) and pieces[at].role is Role.PROSE:
        at += 1
    while at < len(pieces) and pieces[at].role in {Role.ITEM, Role.MORE}:
        at += 1
    return at


def _title(heading: Piece) -> str:
    return NUMBER.sub("", heading.text.plain, count=1).strip(" .:?*")
