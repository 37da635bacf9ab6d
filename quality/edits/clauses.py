"""Owns the edits that turn a sentence's clauses round, split it or join two; must not exchange words."""

import re
from random import Random

from quality.edits.wording import Reworded

_INNER = r"[^.;:()?!–]"
_BECAUSE = re.compile(
    r"(?P<main>[A-Z][^.,;:()?!–]+?),? (?P<lead>because|although|while|when|if) (?P<sub>[^.,;:()?!–]+)\."
)
_FRONTED = re.compile(
    rf"(?P<lead>Because|Although|When|If|As|While|In|On|At|During|By|After|Before|Under) "
    rf"(?P<sub>[^.,;:()?!–]{{3,70}}), (?P<main>{_INNER}+)\."
)
_SPLITS = (
    (re.compile(rf"(?P<one>{_INNER}+), which (?P<two>{_INNER}+)\."), "This "),
    (re.compile(rf"(?P<one>{_INNER}+), but (?P<two>{_INNER}+)\."), "However, "),
    (re.compile(rf"(?P<one>{_INNER}+), so (?P<two>{_INNER}+)\."), "Therefore, "),
    (re.compile(rf"(?P<one>{_INNER}+), and (?P<two>(?:it|they|the|this|these|a|its|their) {_INNER}+)\."), ""),
    (re.compile(rf"(?P<one>{_INNER}+); (?P<two>{_INNER}+)\."), ""),
)
_JOINABLE = re.compile(r"(?:The|It|They|This|These|A|An|Its|Their|In|He|She|Most|Some|Many|Such|Each|There)\b")
_ACTIVE = re.compile(
    r"(?P<one>(?:[Tt]he |[Aa]n? )?[\w' -]{3,40}?) "
    r"(?P<verb>causes?|produces?|causes|controls?|covers?|stores?|destroys?|attacks?|carries|carry|regulates?|protects?|"
    r"discovered|described|published|designed|developed|proposed|introduced|invented|replaced|measures?|surrounds?) "
    r"(?P<two>[\w' -]{3,60})\."
)
_PASSIVE = re.compile(r"(?P<one>[\w' -]{3,50}?) (?P<be>is|are|was|were) (?P<verb>[a-z]+ed) by (?P<two>[\w' -]{3,50})\.")


def reordered(random: Random, text: str) -> Reworded | None:
    """'X because Y.' as 'Because Y, X.', and 'If A, B.' as 'B if A.'; one way or the other."""
    ways = [way for way in (_to_front(text), _to_back(text)) if way]
    return Reworded((random.choice(ways),)) if ways else None


def _to_front(text: str) -> str:
    match = _BECAUSE.fullmatch(text)
    if not match:
        return ""
    return f"{match['lead'].capitalize()} {match['sub']}, {_lowered(match['main'])}."


def _to_back(text: str) -> str:
    match = _FRONTED.fullmatch(text)
    if not match or re.match(r"(?:for example|for instance|and|or)\b", match["main"]):
        return ""
    comma = "," if match["lead"] in ("Although", "While") else ""
    return f"{_raised(match['main'])}{comma} {match['lead'].lower()} {match['sub']}."


_LOWERED = re.compile(
    r"(?:The|A|An|It|They|This|These|Most|Many|Some|In|Each|Its|Their|He|She|There|Such|No|If|When)\b"
)


def _lowered(text: str) -> str:
    """The start of a sentence where it no longer starts one; names keep their capital."""
    return text[0].lower() + text[1:] if _LOWERED.match(text) else text


def _raised(text: str) -> str:
    return text[0].upper() + text[1:]


def split(random: Random, text: str) -> Reworded | None:
    """One sentence as two."""
    ways = [
        (f"{match['one']}.", _raised(lead + match["two"]) + ".")
        for pattern, lead in _SPLITS
        if (match := pattern.fullmatch(text)) and " " in match["two"] and len(match["one"].split()) > 3
    ]
    return Reworded(random.choice(ways)) if ways else None


def joined(random: Random, one: str, two: str) -> str:
    """Two sentences as one; '' where the second must stay on its own."""
    if not (one.endswith(".") and _JOINABLE.match(two) and "; " not in one + two):
        return ""
    glue = random.choice((", and ", "; ", ", while "))
    return one[:-1] + glue + two[0].lower() + two[1:]


def turned(_: Random, text: str) -> Reworded | None:
    """The active as the passive or the other way round."""
    if match := _PASSIVE.fullmatch(text):
        return Reworded((f"{_raised(match['two'])} {_active(match)} {_lowered(match['one'])}.",))
    if match := _ACTIVE.fullmatch(text):
        return Reworded((_passive(match),))
    return None


def _active(match: re.Match[str]) -> str:
    from quizgen.language.inflect import base, third_person

    if match["be"] in ("was", "were"):
        return match["verb"]
    return base(match["verb"]) if _is_plural(match["two"]) else third_person(match["verb"])


def _passive(match: re.Match[str]) -> str:
    from lemminflect import getInflection

    from quizgen.language.inflect import base

    verb, many = match["verb"], _is_plural(match["two"])
    past = verb.endswith("ed")
    be = ("were" if many else "was") if past else ("are" if many else "is")
    participle = getInflection(base(verb), tag="VBN")[0]
    return f"{_raised(match['two'])} {be} {participle} by {_lowered(match['one'])}."


def _is_plural(phrase: str) -> bool:
    head = re.split(r" (?:of|in|on|from|with|for|by|at|to|that)\b", phrase, maxsplit=1)[0].split()[-1]
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))
