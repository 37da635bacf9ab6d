"""Owns what may be taken off a sentence before parsing without changing what it says; must not parse."""

import re
from dataclasses import dataclass

_LEADS = (
    "however|therefore|thus|hence|moreover|furthermore|additionally|consequently|accordingly|nevertheless|"
    "nonetheless|likewise|similarly|meanwhile|interestingly|importantly|notably|clearly|indeed|finally|"
    "in addition|in fact|in other words|in contrast|in turn|in short|in general|in particular|as a result|"
    "as a consequence|as such|as mentioned earlier|as noted earlier|as mentioned above|as noted above|"
    "for this reason|for these reasons|on the other hand|by contrast|of course|that is|even so|lastly|"
    "alternatively|further on|strictly speaking|technically|historically|traditionally|for now|by then|at first|"
    "much later|later|later on|soon after|soon afterwards?|shortly afterwards?|at this point|"
    "to a certain extent|to some extent|above all|after all|more recently|recently|today|"
    "first|second|third|next|then|also|still|instead|again|so|and|but|yet|unfortunately|surprisingly"
)
_LEAD = re.compile(rf"^(?:{_LEADS}),?\s+(?=\S)", re.IGNORECASE)
_COMMA_LEAD = re.compile(rf"^(?:{_LEADS}),\s+", re.IGNORECASE)
_BARE = frozenset(("so", "and", "but", "yet", "thus", "therefore", "hence", "also"))
_INNER = re.compile(
    r",? (?:however|therefore|for example|for instance|in turn|of course|in fact|in other words|on the other hand|"
    r"by contrast|in contrast|too|as well|moreover|nevertheless|still|then|though|meanwhile),"
)
_OPENING = re.compile(r"(?:In|At|On|By|For|From|With|Among|During|Under|Until|More|Most|Less)\b[\w' -]{1,30}")
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
_CERTAIN = re.compile(r"\bcertain (\w+) \((\w+) \1\)")
"""'certain cells (epithelial cells)': the bracket says which."""
_NOTE_MARK = re.compile(r"([.!?])\d{1,2}$")
"""The number of a note after the full stop."""
_OTHER = re.compile(r"^(?:Other|Additional) (?=[\w-]+ (?:that|which|who|of) )")
_ANOTHER = re.compile(r"^(?:Another|A further) (?=[\w-]+ (?:of|for|that|which) |[\w-]+ [\w-]+ (?:is|was) )")
_FURTHER = re.compile(
    r" (?:goes|go|went) (?:even |much |still )?further(?: still)?,? and(?= [a-z])|"
    r"(?<!goes)(?<!go)(?<!went)(?<!any)(?<!no)(?<!and)(?<=[a-z]) further(?=\.?$)"
)
"""How far a deed goes beyond one told before: "went further and made", "raised output further"."""
_DENIED = re.compile(r"\b(?:not|no|never|cannot|neither|nor|without)\b|n't\b", re.IGNORECASE)
_ALSO = re.compile(r" also(?= \w)(?! called| known| referred| named| termed)")
_LINK = re.compile(
    r"(?<=\w) (?:therefore|thus|hence|accordingly|consequently|nevertheless|then)(?= [a-z])|"
    r"(?<=\w) (?:as well|too|either)(?=\.?$)|"
    r"(?<=\w),? (?:though|however)(?=\.?$)"
)
_ORDER = re.compile(
    r"(?<!shortly)(?<!soon)(?<!long)(?<!immediately) (?:subsequently|thereafter)(?= [a-z])|"
    r"(?<=\bhad) already(?= [a-z])"
)
"""Words that only say "after what was told"."""
_SELDOM = re.compile(
    r"^Less (?:often|commonly|frequently|usually), (?:((?:(?!that|which|who|if|when)[\w'-]+ ){1,8}?)"
    r"(is|are|was|were|may|can|might|could) )?(?=[a-z])"
)
"""How seldom something is so beside what was told before: "Less often, the cause is …"."""
_EXAMPLE = re.compile(r"^(?:for example|for instance|e\.g\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aside:
    """What stood in brackets, and the plain text just before it."""

    before: str
    text: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A sentence ready to parse; `trace` names what was taken off."""

    text: str
    asides: tuple[Aside, ...]
    trace: tuple[str, ...]
    example: bool


def normalise(sentence: str) -> Plain:
    """The sentence without discourse leads and brackets, with straight quotes and single spaces."""
    text = re.sub(r"\s+", " ", sentence).strip()
    text = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
    text = _NOTE_MARK.sub(r"\1", text)
    trace: list[str] = []
    example = bool(_EXAMPLE.match(text))
    text = _CERTAIN.sub(r"\2 \1", text)
    text, asides = _without_asides(text)
    if asides:
        trace.append("brackets removed")
    without_lead = _without_lead(text)
    if without_lead != text:
        trace.append("discourse lead removed")
    without_lead = _ALSO.sub("", without_lead)
    if not _DENIED.search(without_lead):
        without_lead = _FURTHER.sub("", without_lead)
    without_lead = _ORDER.sub("", _LINK.sub("", without_lead))
    compared = _without_inner(without_lead)
    often = _SELDOM.sub(_how_often, compared)
    if often != compared:
        trace.append("how often, without a comparison")
    inner = _ANOTHER.sub("One ", _OTHER.sub("", often))
    return Plain(inner[:1].upper() + inner[1:], asides, tuple(trace), example)


def _how_often(match: re.Match[str]) -> str:
    """The same without a comparison: "The cause is sometimes …", "Sometimes bats sleep …"."""
    subject, finite = match.groups()
    return f"{subject}{finite} sometimes " if subject else "sometimes "


def _without_asides(text: str) -> tuple[str, tuple[Aside, ...]]:
    asides = tuple(Aside(text[: match.start()].rstrip(), match.group(1).strip()) for match in _ASIDE.finditer(text))
    return re.sub(r"\s+([,;:?!]|\.(?![a-z]))", r"\1", _ASIDE.sub("", text)), asides


def _without_inner(text: str) -> str:
    """The text without remarks between commas; the phrase that opens it keeps its own comma."""
    return _INNER.sub(lambda match: "," if _OPENING.fullmatch(text[: match.start()]) else "", text)


def _without_lead(text: str) -> str:
    match = _COMMA_LEAD.match(text)
    if match:
        return text[match.end() :]
    first = text.split(" ", 1)[0].lower()
    if first in _BARE and (match := _LEAD.match(text)):
        return text[match.end() :]
    return text
