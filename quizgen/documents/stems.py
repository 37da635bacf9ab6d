"""Owns telling the line that introduces a list from the statements before it; must not build blocks."""

import re

SENTENCE_GAP = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z\d])")
ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Fig|No|vs|cf|ca|approx|e\.g|i\.e|etc|al|U\.S|U\.K|a\.m|p\.m|[A-Z]))\.$"
)
ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
POINTS_DOWN = re.compile(
    r"\b(?:following|as follows|below|listed here)\b|\b(?:these|they) (?:are|include)\b", re.IGNORECASE
)
# What a statement cannot end in: the items must complete it.
OPEN_END = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|is|are|was|were|be|being|by|if|when|where|while|to|for|in|of|from|with|on|at|into"
    r"|as|that|who|which|than|like|and|or|because|through|between|about|may|can|could|might|must|should|will"
    r"|would|has|have|had|do|does|people|patients|you|they|it|cause|causes|affects?|experience|involves?|means?)$",
    re.IGNORECASE,
)
OPEN_START = re.compile(
    r"(?:in|for|to|when|if|as|during|because|with|by|after|before|while|on|at|among|under)\b", re.IGNORECASE
)
FEWEST_WORDS = 4


def stem_start(plain: str) -> int | None:
    """Where in `plain` the sentence that introduces a list begins; None when there is none."""
    if not ENDED.search(plain):
        return last_sentence(plain)
    start = last_sentence(plain)
    return start if POINTS_DOWN.search(plain, start) else None


def last_sentence(plain: str) -> int:
    """Where the last sentence begins."""
    start = 0
    for gap in SENTENCE_GAP.finditer(plain):
        if not ABBREVIATED.search(plain, max(0, gap.start() - 12), gap.start()):
            start = gap.end()
    return start


def is_statement(stem: str) -> bool:
    """Whether the stem says something without its list ("There are two kinds:")."""
    if ENDED.search(stem):
        return True
    body = stem.rstrip(" :")
    whole = stem.rstrip().endswith(":") and len(body.split()) >= FEWEST_WORDS
    return whole and not OPEN_END.search(body) and not OPEN_START.match(body)
