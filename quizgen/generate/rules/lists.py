"""Owns lists, one thing at a time: items with their stem, steps, members of a series; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from quizgen.generate.candidate import Fact, Gap, Question, Rule, Sentence
from quizgen.generate.gaps import Spot, partner_of, spots
from quizgen.generate.given import commonness, is_plain
from quizgen.generate.rules.terms import first_sentence
from quizgen.generate.topic import Intent, content_stems, is_generic
from quizgen.language.casing import lower_first
from quizgen.language.clause import SUBJECTS, phrase
from quizgen.language.inflect import verb_form
from quizgen.model import RuleId


def _item(sentence: Sentence) -> Iterator[Fact]:
    """A short item is hidden whole; in a longer one the words, or the two parts, that carry it."""
    if sentence.item is None or sentence.block.term or _COUNTED.search(sentence.text[: sentence.item[0]]):
        return
    start, end = sentence.item
    item = sentence.text[start:end]
    words = len(item.split())
    first = next(token for token in sentence.doc if token.idx >= start)
    tells = first.tag_ == "VBZ" and words > 1  # "works at about pH 5" is no thing to name
    gaps: list[Gap] = []
    if words <= _HIDDEN_WHOLE and not tells and not re.search(r"[,;:]", item):
        gaps.append(Gap(_after_article(sentence.text, start), end))
    if words > _SHORT_ITEM:
        inside = _inside(sentence, start, end, len(gaps))
        whole = bool(gaps)
        gaps.extend(gap for gap in inside if not (whole and _pairs(sentence.text, gap)))
    advice = _advises(sentence)
    for gap in gaps:
        hidden = sentence.text[gap.start : gap.end]
        if not _is_known_pair(hidden) and not (advice and is_plain(hidden)):
            yield gap


def _pairs(text: str, gap: Gap) -> bool:
    """Whether two things are hidden behind what goes with both: "bleeding from the [mouth or gums]" is guessed."""
    return bool(re.search(r" (?:and|or) ", text[gap.start : gap.end])) and not text[: gap.start].endswith(", ")


def _advises(sentence: Sentence) -> bool:
    """Whether a reader is told what to do: of that, only what is not known to all is worth a card."""
    if sentence.intent in (Intent.PREVENTION, Intent.CONTACT) or _YOU_ARE_TO.search(sentence.text):
        return True
    root = next(token for token in sentence.doc if token.head == token)
    return root.tag_ == "VB" and not any(child.dep_ in (*SUBJECTS, "aux") for child in root.children)


_YOU_ARE_TO = re.compile(r"\b(?:you|your [\w -]{4,24}) (?:will|should|must|need to)\b", re.IGNORECASE)


_HIDDEN_WHOLE = 6
_SHORT_ITEM = 3
"""Words up to which an item is hidden only as a whole."""


def _after_article(text: str, start: int) -> int:
    match = re.match(r"(?:an?|the|having|being|a lack of) ", text[start:], re.IGNORECASE)
    return start + match.end() if match else start


def _inside(sentence: Sentence, start: int, end: int, asked: int) -> Iterator[Gap]:
    """The words that carry an item; known ones at its end only where it is not `asked` otherwise."""
    known = sentence.topic.words | content_stems(sentence.text[:start])
    found = [
        spot
        for spot in spots(sentence.doc, start, end, known)
        if not _whole(spot, start, end) and not _heads(sentence.text, spot, start)
    ]
    found = [spot for spot in found if not _half(sentence.doc, spot, start)]
    inner = [spot for spot in found if not _closes(sentence.doc, spot, end)]
    telling = [spot for spot in inner if not _incidental(sentence.text, spot)]
    found = telling or ([] if asked else inner or found)
    chosen: list[Spot] = []
    for spot in sorted(found, key=lambda spot: (-spot.worth + _opens(spot, start), spot.start))[:4]:
        if all(spot.end <= other.start or other.end <= spot.start for other in chosen):
            chosen.append(spot)
    wanted = 2 if re.search(r", ", sentence.text[start:end]) else 1
    for spot in chosen[:wanted]:
        yield Gap(spot.start, spot.end)


_COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|combination|series|both|each)\b[^.]*: ", re.IGNORECASE)
"""A stem that promises more than the one item after it."""


def _opens(spot: Spot, start: int) -> float:
    """The head of an item ("loss of …") is what a reader guesses from; what follows is what is to be known."""
    return 1.2 if spot.start == start else 0.0


def _incidental(text: str, spot: Spot) -> bool:
    """Whether known words are hidden that are no pair and no member of the item's own list: "loss of [hearing]"."""
    hidden = text[spot.start : spot.end]
    member = _MEMBER_BEFORE.search(text[: spot.start]) and _MEMBER_AFTER.match(text[spot.end :])
    named = text[: spot.start].endswith(('"', "“"))
    return not (member or named or _PAIR.search(hidden)) and commonness(hidden) >= _KNOWN


_KNOWN = 3.4
_MEMBER_BEFORE = re.compile(r"(?:, |\b(?:and|or|include|includes|including|as) )(?:an? |the )?$")
_PAIR = re.compile(r" (?:and|or) ")
_MEMBER_AFTER = re.compile(r",| and\b| or\b|\.?$")


def _is_known_pair(hidden: str) -> bool:
    """Whether two known words are hidden together: "n… or v…" says "nausea or vomiting" to everybody."""
    return bool(re.fullmatch(r"[a-z-]+ (?:and|or) [a-z-]+", hidden)) and is_plain(hidden)


def _half(doc: Doc, spot: Spot, start: int) -> bool:
    """Whether a word is hidden beside the one other that it is joined to: "tingling or [numbness]"."""
    span = doc.char_span(spot.start, spot.end, alignment_mode="expand")
    if span is None or not re.fullmatch(r"[a-z-]+", span.text):
        return False
    partner = partner_of(span.root)
    opens = spot.start == start and re.match(r" (?:and|or) [a-z-]+(?: (?!or\b|and\b)|[.,]?$)", doc.text[spot.end :])
    return bool(opens) or (partner is not None and partner.idx >= start)


def _closes(doc: Doc, spot: Spot, end: int) -> bool:
    """Whether known words are hidden at the end of an item, which only say where, with what or of what kind it is:
    of 14 such cards readers kept 3, of 9 that hid a rare word there 7."""
    span = doc.char_span(spot.start, spot.end, alignment_mode="expand")
    if span is None or spot.end < end or not commonness(span.text):
        return False
    root = span.root
    added = root.dep_ == "dobj" and root.head.dep_ in ("relcl", "advcl") and root.head.tag_ in ("VBZ", "VBP", "VBD")
    return added or (root.dep_ == "pobj" and root.head.lower_ not in _EXAMPLES)


_EXAMPLES = ("as", "like", "including")
"""Behind these stands what an item is, not where."""


def _heads(text: str, spot: Spot, start: int) -> bool:
    """Whether the gap would be the first word of "shortness of breath"."""
    alone = spot.start == start or re.fullmatch(r"[a-z]+", text[spot.start : spot.end])
    return bool(alone) and text[spot.end :].startswith(" of ") and not re.search(r"\ban? $", text[: spot.start])


def _whole(spot: Spot, start: int, end: int) -> bool:
    return spot.start <= start and spot.end >= end


def _inline(sentence: Sentence) -> Iterator[Fact]:
    """ "foods such as A, B, and C": one of at least three is hidden, its neighbours are the cue."""
    if sentence.item is not None or sentence.unresolved:
        return
    match = re.search(r"\b(?:such as|including|include|includes) ", sentence.text)
    if match is None:
        return
    heads = [
        t
        for t in sentence.doc
        if (t.idx >= match.end() and t.dep_ == "pobj") or (t.dep_ == "dobj" and t.idx >= match.end())
    ]
    for head in heads[:1]:
        parts = [head, *head.conjuncts]
        if len(parts) >= 3:
            yield from _least_common(parts, sentence)


def _least_common(parts: list[Token], sentence: Sentence) -> Iterator[Fact]:
    known = sentence.topic.words | content_stems(sentence.text[: parts[0].left_edge.idx])
    first, last = parts[0].left_edge.idx, max(t.idx + len(t.text) for p in parts for t in phrase(p))
    found = [
        spot for spot in spots(sentence.doc, first, last, known) if any(spot.start <= p.idx < spot.end for p in parts)
    ]
    for spot in found[:1]:
        yield Gap(spot.start, spot.end)


def _gloss(sentence: Sentence) -> Iterator[Fact]:
    """ "Psychosis (losing contact with reality)" as a list item: the bracket defines the item."""
    for aside in sentence.asides[:1]:
        term = aside.before.strip()
        whole = sentence.item is not None and sentence.text[sentence.item[0] :].rstrip(".").lower() == term.lower()
        if (
            whole
            and len(term.split()) <= 3
            and re.match(r"(?:an? \w+ \w+|\w+ing \w+)", aside.text)
            and "," not in aside.text
        ):
            yield Question(
                "definition", {"lead": "", "be": "is", "term": lower_first(term, sentence.proper)}, aside.text
            )


def _next_step(sentence: Sentence) -> Iterator[Fact]:
    """In a numbered procedure: what comes after the step before this one."""
    block = sentence.block
    if not block.ordered or block.position < 2 or sentence.start > 0 or not sentence.previous_item:
        return
    before, step = _command(sentence.previous_item), _command(block.text.plain)
    about = _procedure(sentence)
    if (
        before
        and step
        and about
        and step not in ("repeat",)
        and not is_generic(about)
        and len(before.split()) <= 14
        and len(step.split()) <= 14
    ):
        yield Question("next-step", {"about": about, "before": lower_first(before, frozenset())}, step)


def _command(item: str) -> str:
    """The first sentence of an item that tells to do something, without its full stop; else ''."""
    first = first_sentence(item.strip()).rstrip(" ;")
    opening = re.match(r"[A-Z][a-z]+", first)
    told = opening is not None and verb_form(opening.group().lower()) == "VBP"
    return lower_first(first, frozenset()) if told and not re.search(r"\b(?:it|this|them|that)\b", first) else ""


def _procedure(sentence: Sentence) -> str:
    """What the steps of a list do, in running text: the heading, unless that asks, or the topic."""
    heading = re.sub(r"^[\d.]+\s+|^(?:Steps?|Procedure|Method)\b[\s:–-]*", "", sentence.heading).rstrip(" :")
    heading = _LABEL.sub("", re.sub(r": (.+)$", r" (\1)", heading))
    if heading.endswith("?") or _NO_DOING.match(heading):
        heading = ""
    return lower_first(heading, sentence.proper) or (sentence.topic.name if sentence.topic.firm else "")


_NO_DOING = re.compile(r"(?:before|after|when|while|if|in|how|what|where|during|to)\b", re.IGNORECASE)
"""How a heading begins that says when the steps are taken, not what they do."""
_LABEL = re.compile(r"^(?:Part|Phase|Stage|Section|Task) (?:[A-Z]|\d+|[IVX]+)\b[.:) –—-]+\s*(?=\w)")
"""What only counts a heading: "Part B. Filling the tank"."""


RULES = (
    Rule(RuleId("gloss"), 0.70, _gloss, joined=True),
    Rule(RuleId("list-item"), 0.74, _item, joined=True),
    Rule(RuleId("next-step"), 0.60, _next_step, joined=True, pointing=True),
    Rule(
        RuleId("inline-item"),
        0.46,
        _inline,
        examples=(
            (
                "Chile exports metals such as copper, nickel, and vanadium.",
                "Chile exports metals such as copper, nickel, and {{vanadium}}.",
                "vanadium",
            ),
        ),
        counters=("Chile exports metals such as copper.",),
    ),
)
