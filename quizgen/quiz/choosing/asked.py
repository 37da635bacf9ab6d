"""Owns what one card asks and what answers it, as plain text; must not choose options."""

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.likeness import TERM, stems, telling
from quizgen.model import Anchor, Guid, Kind, Note, RuleId

_ARTICLE = re.compile(r"(an?|the)\s+(?=\S)", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\s(]+)\s*$")
_TERM_ASKED = re.compile(r"(?:mean(?:t by)?|does|is|are|was|were) [\"“](?P<term>[^\"”]{2,60})[\"”](?: mean)?\?$")
_THING_ASKED = re.compile(r"(?:^|, )what (?:is|are) (?:an? )?(?P<term>[^,?]{2,60})\?$", re.IGNORECASE)
_DETERMINERS = "its their his her your our this that these those each every any some no which"
_OTHERS = frozenset(_DETERMINERS.split())


DEFINING = frozenset(("definition", "definition-line", "meaning", "apposition"))
"""Rules whose answers say what a term means."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One card in words: the text before and after the gap (of a question all of it is before), the answer without
    its article, and the article it stands with ("" none, "the" also for "its" and the like)."""

    guid: Guid
    source: str
    deck: str
    anchor: Anchor
    section: tuple[str, ...]
    rule: RuleId
    kind: Kind
    before: str
    after: str
    answer: str
    article: str
    context: str
    evidence: tuple[int, int]
    number: int

    @property
    def is_gap(self) -> bool:
        return self.kind is Kind.CLOZE

    @property
    def opens(self) -> bool:
        """Whether the answer begins a sentence, so that its capital says nothing."""
        return self.kind is Kind.CLOZE and (
            not self.before.strip() or bool(re.search(r"(?:[.!?]|^\([^()]*\))\s*$", self.before))
        )

    @property
    def shown(self) -> str:
        return f"{self.before} … {self.after}" if self.kind is Kind.CLOZE else self.before

    @property
    def verbatim(self) -> str:
        """The answer as the note has it."""
        return f"{self.article} {self.answer}" if self.kind is Kind.QA and self.article else self.answer


def asked(note: Note, ordinal: int) -> Asked | None:
    """What this card asks; None when the number hides nothing, or several places."""
    draft = note.shown
    if draft.kind is Kind.QA:
        return _of_question(note)
    at = [place for place, part in enumerate(draft.cloze) if part.number == ordinal + 1]
    if len(at) != 1 or not draft.cloze[at[0]].text.strip():
        return None
    before = "".join(part.text for part in draft.cloze[: at[0]])
    after = "".join(part.text for part in draft.cloze[at[0] + 1 :])
    last = _LAST_WORD.search(before.casefold())
    word = last[1] if last else ""
    article = (
        word
        if word in ("a", "an", "the")
        else "the"
        if word in _OTHERS or word.endswith(("'s", "’s", "s'", "s’"))
        else ""
    )
    return _told(note, before, after, (draft.cloze[at[0]].text, article), ordinal + 1)


def _of_question(note: Note) -> Asked | None:
    draft = note.shown
    said = _ARTICLE.match(draft.answer)
    answer = draft.answer[said.end() :] if said else draft.answer
    return _told(note, draft.question, "", (answer, said[1] if said else ""), 0) if answer.strip() else None


def _told(note: Note, before: str, after: str, answer: tuple[str, str], number: int) -> Asked:
    draft = note.shown
    span = draft.evidence.span
    return Asked(
        guid=note.guid,
        source=note.source,
        deck=note.deck,
        anchor=draft.anchor,
        section=draft.section,
        rule=draft.rule,
        kind=draft.kind,
        before=before,
        after=after,
        answer=answer[0],
        article=answer[1],
        context=draft.context or draft.evidence.quote,
        evidence=(span.start, span.end),
        number=number,
    )


@lru_cache(maxsize=4096)
def all_asked(note: Note) -> tuple[Asked, ...]:
    """All that a note asks, by ordinal."""
    numbers = sorted({part.number for part in note.shown.cloze if part.number}) or [1]
    return tuple(one for one in (asked(note, number - 1) for number in numbers) if one is not None)


def term_asked_about(one: Asked) -> str:
    """The term a question asks the meaning of: 'what does "deadlock" mean?', of a definition line also "what is a
    deadlock?"; empty when it asks something else."""
    found = _TERM_ASKED.search(one.before) if one.kind is Kind.QA else None
    if found is None and one.rule == "definition-line":
        found = _THING_ASKED.search(one.before)
    return found["term"] if found else ""


@lru_cache(maxsize=8192)
def said(text: str) -> frozenset[str]:
    """The telling stems of a text."""
    return frozenset(telling(stems(text)))


def folded(text: str) -> str:
    """The words of a text without case and marks, with one space between them."""
    return " ".join(TERM.findall(text.casefold()))
