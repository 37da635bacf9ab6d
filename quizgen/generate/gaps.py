"""Owns which words of a sentence a teacher would hide; must not decide whether the sentence is worth a card."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from quizgen.frequency import zipf
from quizgen.generate.given import is_fairly_common
from quizgen.generate.topic import content_stems, stem
from quizgen.language.clause import SUBJECTS
from quizgen.language.inflect import NUMBERS, verb_form
from quizgen.language.lexicon import words

_DULL = words("gaps-dull")
_FIGURE_WORTH = 4.2
_QUANTITIES = words("gaps-quantities")
_CONTAINERS = words("gaps-containers")
_SKIPPED_DETERMINERS = ("DET", "PRON")
_DEGREES = words("gaps-degrees")
_ACTORS = words("people-groups") | words("subjects-people") | words("gaps-actors")
"""Who does or thinks what is told: the deed is the fact."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A run of tokens that could be hidden, and how much a reader would have to know to put it back."""

    start: int
    end: int
    worth: float


def spots(doc: Doc, start: int, end: int, known: frozenset[str]) -> list[Spot]:
    """What could be hidden within characters [start, end), best first; nothing made of `known` stems."""
    inside = [t for t in doc if start <= t.idx and t.idx + len(t.text) <= end]
    found = [
        spot
        for token in inside
        for spot in (*_around(token, inside, known), *_with_of(token, inside, known), *_pair(token, inside, known))
    ]
    figures = _figures(doc, start, end)
    found = [spot for spot in found if not any(f.start <= spot.start and spot.end <= f.end for f in figures)]
    unique = {(spot.start, spot.end): spot for spot in (*found, *figures)}
    text = doc.text
    whole = (
        spot
        for spot in unique.values()
        if not _CONTINUED.match(text, spot.end)
        and not _lists(text[spot.start : spot.end], text[spot.end :])
        and text[max(0, spot.start - 1) : spot.start] not in ("-", "–", "/")
        and text[spot.end : spot.end + 1] not in ("-", "–", "/")
        and not _cuts(doc, spot)
    )
    return sorted(whole, key=lambda spot: (-spot.worth, spot.start))


def _cuts(doc: Doc, spot: Spot) -> bool:
    """Whether an edge of the gap lies inside a phrase: "that [infect bacteria]", "[severe and last] longer"."""
    span = doc.char_span(spot.start, spot.end, alignment_mode="expand")
    if span is None:
        return True
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if any(token.tag_ == "PRP$" for token in span) or not (span[0].text[:1].isalnum() or span[0].text[0] in "$€£"):
        return True
    if after is not None and _joins_clauses(span, after):
        return True
    if after is not None and after.tag_ in ("RBR", "JJR") and any(t.dep_ == "cc" for t in span):
        return True
    if before is not None and (_modifies(before, span) or _within_name(before, span) or _grades(before, span)):
        return True
    return before is not None and len(span) > 1 and _runs_on(before, span[0])


def _modifies(before: Token, span: Span) -> bool:
    """Whether a word of the term is left outside: "gluten [sensitivity]"; a vague one may be."""
    noun = before.pos_ in ("ADJ", "NOUN", "PROPN") and before.lower_ not in _QUANTITIES and not before.like_num
    return noun and before.tag_ not in ("JJR", "JJS") and before.head in span and before.dep_ != "advmod"


def _grades(before: Token, span: Span) -> bool:
    """Whether a degree is left outside that belongs to the first of several words: "very [small towns]"."""
    graded = span[0].pos_ == "ADJ" or span[0].tag_ == "VBN"
    if not graded or len(span) == 1 or before.pos_ != "ADV":
        return False
    return before.lower_ in _DEGREES or (before.lower_.endswith("ly") and span[0].lower_.endswith("ed"))


def _within_name(before: Token, span: Span) -> bool:
    """Whether the gap is the end of a name: "Republic of the [Congo]", "East [Asian]"."""
    if span[0].pos_ != "PROPN":
        return False
    of = span.root.head
    return before.pos_ == "PROPN" or (of.lower_ == "of" and of.head.pos_ == "PROPN" and of.head not in span)


def _joins_clauses(span: Span, after: Token) -> bool:
    """Whether the second of two joined things is the subject of what follows: "over the [winter and mating] is …"."""
    joined = any(token.dep_ == "cc" for token in span)
    subject = any(token.dep_ in SUBJECTS for token in (*span, *span.root.ancestors))
    return joined and not subject and after.tag_ in ("VBZ", "VBP", "VBD", "MD")


def _runs_on(before: Token, first: Token) -> bool:
    """Whether the word before the gap belongs to the first one in it: "keep [forming stones]", "several [thousand]"."""
    if first.tag_ == "VBG" and before.pos_ in ("VERB", "AUX"):
        return True
    counted = first.lower_ in _POWERS and (before.like_num or before.lower_ in _QUANTITIES | {"a", "about"})
    return counted or before.lower_ == "who" or (before.lower_ in ("that", "which") and before.dep_ == "nsubj")


_POWERS = frozenset(("hundred", "thousand", "million", "billion", "dozen"))


def _lists(hidden: str, after: str) -> bool:
    """Whether the gap holds a comma, or counts what is named behind it: "[two carriers], ATP and NADPH"."""
    counts = hidden.split(" ", maxsplit=1)[0].lower() in NUMBERS and after.startswith(",")
    return counts or ("," in hidden and not hidden[:1].isdigit())


_CONTINUED = re.compile(r" (?:such as|including|called|known as|named|termed|that|who|whose)\b|\s?[—:]")
"""What follows a noun that is only the class of what is meant: "[special molecules] that catalyze …"."""


_UNIT = (
    r"(?: ?%| percent| ?°[CF]?)?(?: (?:million|billion|thousand|hundred))?"
    r"(?: (?:mg|g|kg|ml|mL|cm|mm|km|m|Hz|nm|mg/dL|minutes?|hours?|days?|weeks?|months?|years?|seconds?|degrees?|miles?|"
    r"meters|feet|foot|inch|inches|(?:milli|centi|kilo)?(?:meter|metre|gram|litre|liter))\b)?"
)
_NUMBER = rf"\d[\d,.]*{_UNIT}"
_PART = re.compile(
    r"\s?×|[⁰¹²³⁴-⁹⁻]| (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""What shows that a number is only part of one, or the day of a month."""
_FIGURE = re.compile(
    rf"(?<![\w.,/-])(?:\d+(?: or \d+)? (?:in|out of)(?: every)? )?[$€£]?{_NUMBER}"
    rf"(?:(?: to | and |(?<!,) or |[–-])(?:more than )?{_NUMBER})?(?: per \d[\d,]*)?(?![\w-])"
)


def _figures(doc: Doc, start: int, end: int) -> list[Spot]:
    """Numbers with their range and unit: "40 to 50", "6 months"."""
    found = []
    whole = doc.text
    for match in _FIGURE.finditer(whole, start, end):
        text = match.group().rstrip(".,")
        first = doc.char_span(match.start(), match.start() + len(text), alignment_mode="strict")
        part = _PART.match(whole, match.start() + len(text)) or "×" in whole[max(0, match.start() - 3) : match.start()]
        cited = whole[max(0, match.start() - 1) : match.start()] == "["
        if first is not None and not part and not cited and not (first[0].i > 0 and first[0].nbor(-1).pos_ == "PROPN"):
            found.append(
                Spot(match.start(), match.start() + len(text), _FIGURE_WORTH + match.start() / max(1, len(whole)))
            )
    return found


def _around(token: Token, inside: list[Token], known: frozenset[str]) -> list[Spot]:
    tokens = _nominal(token) or _adjectival(token) or _verbal(token)
    if not tokens or tokens[0] not in inside or tokens[-1] not in inside:
        return []
    words = [t for t in tokens if not t.is_punct]
    stems = content_stems(" ".join(t.text for t in words))
    head = tokens[-1]
    before = [token.doc[tokens[0].i - 1]] if tokens[0].i else []
    compared = any(t.tag_ in ("JJR", "RBR", "JJS", "RBS", "POS") for t in (*words, *before))
    if not stems or stems <= known or len(words) > 5 or compared or _goes_on(head) or _misread(head):
        return []
    if head.lower_ in _DULL | _CONTAINERS and all(t == head or t.like_num or t.lower_ in _SIZES for t in words):
        return []
    split = CUT_SHORT if any(c.dep_ == "prep" and c.lower_ == "of" for c in head.rights) else 0.0
    return [Spot(tokens[0].idx, head.idx + len(head.text), _worth(tokens, known) - split)]


def _goes_on(head: Token) -> bool:
    """Whether a noun follows at once: the parser took a verb or a modifier for the end of the phrase."""
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    if after is not None and after.lower_ in ("how", "whether"):
        return True
    return (
        after is not None
        and after.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "VERB")
        and after.tag_ not in ("VBN", "VBG", "VBD", "VBZ", "VBP", "WDT", "WP", "WP$", "EX")
    )


def _misread(head: Token) -> bool:
    """Whether the verb of a clause was taken for its noun: "but [trade flourishes] in", "lets the [water rise]",
    "in which an [acid reacts]"."""
    if head.pos_ != "NOUN" or not verb_form(head.text):
        return False
    joined = partner_of(head) is not None and head.dep_ == "conj" and head.head.pos_ in ("VERB", "AUX")
    allowed = head.dep_ == "dobj" and head.head.lower_ in ("let", "lets", "letting")
    verbless = (head, *head.conjuncts)[-1 if head.dep_ == "conj" else 0].dep_ == "relcl"
    singular = head.tag_ == "NNS" and any(left.lower_ in ("a", "an") for left in head.lefts)
    return (
        joined
        or allowed
        or verbless
        or singular
        or any(left.tag_ == "WRB" for up in _nouns_above(head) for left in up.lefts)
    )


def _nouns_above(token: Token) -> list[Token]:
    """The word and those it depends on, up to the verb: a clause that "how" opens has none in between."""
    found = [token]
    while found[-1].head != found[-1] and found[-1].head.pos_ in ("NOUN", "PROPN", "ADP"):
        found.append(found[-1].head)
    return found


_SIZES = frozenset(("large", "small", "high", "low", "great", "single", "little", "few"))


CUT_SHORT = 1.5
"""What it costs to hide "loss" of "loss of hearing": what is to be known comes after."""
_LONGEST_SPOT = 5


def _with_of(token: Token, inside: list[Token], known: frozenset[str]) -> list[Spot]:
    """A noun with its "of" phrase, when both are short: "loss of hearing"."""
    left = _nominal(token)
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if (
        not left
        or token.lower_ in _CONTAINERS
        or of is None
        or of.i != token.i + 1
        or of.right_edge not in inside
        or left[0] not in inside
    ):
        return []
    tokens = [*left, *token.doc[of.i : of.right_edge.i + 1]]
    words = [t for t in tokens if not t.is_punct]
    inner = any(t.dep_ in ("relcl", "acl", "conj") or t.is_punct for t in tokens[len(left) :])
    if (
        inner
        or _misread(tokens[-1])
        or len(words) > _LONGEST_SPOT
        or not content_stems(" ".join(t.text for t in words)) - known
    ):
        return []
    last = tokens[-1]
    return [Spot(tokens[0].idx, last.idx + len(last.text), _worth([*left, last], known) + 0.3)]


def _pair(token: Token, inside: list[Token], known: frozenset[str]) -> list[Spot]:
    """Two short phrases joined by "and" or "or": either would give the other away, so both are hidden."""
    partner = partner_of(token)
    if partner is None or partner.i < token.i or token.pos_ not in ("NOUN", "ADJ") or partner.pos_ != token.pos_:
        return []
    left = _nominal(token) or [token]
    run = list(token.doc[left[0].i : partner.i + 1])
    after = token.doc[partner.i + 1] if partner.i + 1 < len(token.doc) else None
    halved = token.pos_ == "ADJ" and any(t.pos_ == "DET" for t in run)  # "a [hydrophobic and a hydrophilic] part"
    if halved or any(t.text == "," for t in run) or _is_verb(partner, token):
        return []
    tailed = after is not None and after.pos_ in ("NOUN", "VERB", "ADP", "PROPN")
    words = [t for t in run if not t.is_punct]
    if (
        tailed
        or len(words) > 5
        or run[0] not in inside
        or run[-1] not in inside
        or any(t.pos_ in ("VERB", "AUX") for t in words)
    ):
        return []
    if content_stems(" ".join(t.text for t in words)) & known:
        return []
    worth = max(_worth([token], known), _worth([partner], known)) + PAIRED + 0.6
    return [Spot(run[0].idx, run[-1].idx + len(run[-1].text), worth)]


def _is_verb(partner: Token, token: Token) -> bool:
    """Whether a second verb was taken for a plural noun: "hangs in the middle or falls"."""
    return (
        partner.tag_ == "NNS"
        and token.tag_ == "NN"
        and verb_form(partner.text) == "VBZ"
        and partner.i + 1 < len(partner.doc)
        and not partner.nbor().is_punct
    )


def partner_of(token: Token) -> Token | None:
    """The other member when a word is one of exactly two joined by "and" or "or"."""
    others = token.conjuncts
    return others[0] if len(others) == 1 else None


PAIRED = 2.0
"""What it costs to hide one of two: "nausea or [...]" all but says the other."""
FIRST = 0.8
"""How much less it costs to hide the first of two: readers kept 76 % of those, and 55 % of the second ones."""


def _nominal(token: Token) -> list[Token]:
    if token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in _ACTORS:
        return []
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in (
        "compound",
        "nmod",
        "nummod",
        "npadvmod",
        "quantmod",
    ):
        return []
    left = [t for t in token.doc[token.left_edge.i : token.i + 1] if t.head in (token, *token.children) or t == token]
    while left and (
        left[0].pos_ in _SKIPPED_DETERMINERS
        or left[0].pos_ in ("ADP", "PART", "ADV", "SCONJ", "CCONJ")
        or left[0].is_punct
        or left[0].tag_ in ("PRP$", "PDT", "CC", "POS")
        or (left[0].lower_ in _QUANTITIES and left[0].pos_ != "PROPN")  # but "New England" is hidden whole
    ):
        left.pop(0)
    if any(t.dep_ in ("relcl", "acl", "conj", "prep", "cc", "appos") for t in left if t != token):
        return []
    while left and left[0].i and _astray(left[0].nbor(-1)):
        left.insert(0, left[0].nbor(-1))
    return left if left and left[-1].i - left[0].i == len(left) - 1 else []


def _astray(token: Token) -> bool:
    """Whether a word of a foreign or unknown term was taken for a verb: "[ectopia] lentis", "[levée en] masse"."""
    verb = token.pos_ == "VERB" and token.tag_ in ("VB", "VBP", "VBZ")
    return token.pos_ == "X" or (verb and zipf(token.lower_) < _SAID and not verb_form(token.lower_))


_SAID = 4.0
"""Zipf frequency from which on a verb is one, though its form is irregular: "are"."""


def _adjectival(token: Token) -> list[Token]:
    """A predicate adjective that is a term ("haploid"): a common one is guessed."""
    predicate = token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd", "conj") and token.head.pos_ != "NOUN"
    return [token] if predicate and zipf(token.lower_) < _TERM else []


_TERM = 2.6
"""Zipf frequency below which an adjective says what only the subject knows."""


def _verbal(token: Token) -> list[Token]:
    """A participle or gerund that is no everyday word: a common one is the frame of its sentence, not the fact."""
    doing = token.tag_ == "VBG" and token.dep_ in ("xcomp", "acl", "ROOT") and token.i > 0
    return [token] if doing and not is_fairly_common(token.lower_) else []


def _worth(tokens: list[Token], known: frozenset[str]) -> float:
    words = [t for t in tokens if t.is_alpha and t.pos_ not in ("DET", "ADP")]
    fresh = [t for t in words if stem(t.text) not in known]
    rarity = max((7.0 - zipf(t.lower_) for t in fresh), default=0.0)
    head = tokens[-1]
    worth = min(rarity, 5.0)
    worth += 2.0 if any(t.like_num for t in tokens) else 0.0
    worth += 0.8 if head.pos_ == "PROPN" else 0.0
    worth += 0.5 if 2 <= len(words) <= 3 else 0.0
    worth -= 0.8 * (len(words) - len(fresh))
    partner = partner_of(head)
    worth -= 0.0 if partner is None else PAIRED if partner.i < head.i else PAIRED - FIRST
    worth -= 1.5 if head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ == "ROOT" else 0.0
    worth -= 1.5 if head.lower_ in _DULL else 0.0
    worth += 0.8 * head.i / max(1, len(head.doc))
    return worth
