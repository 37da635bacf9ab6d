"""Owns what can be seen on a card that may say whether a reader keeps it, as named numbers; must not weigh them."""

import re
from collections.abc import Iterator
from math import log

from spacy.tokens import Span, Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Gap, Question, Rule, Sentence
from quizgen.generate.definite import leading_definite
from quizgen.generate.gaps import partner_of
from quizgen.generate.given import commonness, everyday_thought, grades, is_fairly_common, one_word
from quizgen.generate.line_signs import jotted, of_line
from quizgen.generate.naming import anchors
from quizgen.generate.shown import GAP, prompt_of
from quizgen.generate.topic import Intent, content_stems, stem
from quizgen.language.lexicon import words
from quizgen.model import Draft

Signs = tuple[tuple[str, float], ...]
"""(name, amount) pairs, in a fixed order; what is not there amounts to nothing."""

_WORD = re.compile(r"[^\W_][\w'’-]*")
_COUNTED_IN_PROMPT = (
    ("hedge", r"\b(?:some|many|most|often|usually|sometimes|generally|typically|several|various|certain)\b"),
    ("modal", r"\b(?:may|can|could|might)\b"),
    ("negation", r"\b(?:not|no|never|without|nor)\b|n't\b"),
    ("leaning", r"\b(?:other|another|such|still|also|even|these|both|instead|further|then|similar|same)\b"),
    ("you", r"\b(?:you|your)\b"),
    (
        "carer",
        r"\b(?:doctor|provider|nurse|surgeon|dentist|specialist|optician|physician|pharmacist|midwife|therapist)s?\b",
    ),
    ("comma", r","),
    ("symbol", r"[+=&÷→]|\bw/|\b(?:incl|impt|approx|v)\. "),
    ("colon", r": "),
    ("time", r"\b(?:recent|recently|today|now|current|currently|new|modern)\b"),
    ("belief", r"\b(?:think|thought|believed?|suggests?|claims?|argued?|seems?|appears?|according|considered)\b"),
)
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _COUNTED_IN_PROMPT)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:its|his|her|their)\b", re.IGNORECASE)
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|hood|ure|th)s?$")
_ENDED = re.compile(r"[.!?]\s")
_OF_LINES = ("definition-line", "term-line")
_DEFINING = ("definition", "apposition")
_TELLING = re.compile(r"\b(?:that|which|who|whose|where|when|how|by|into)\b|\w{3}(?:ed|ing)\b")
"""What says in a definition what a thing does, or what is done with it; without that it only describes."""
_ADVICE = (Intent.CONTACT, Intent.PREVENTION, Intent.OUTLOOK)


def signs(draft: Draft, rule: Rule, fact: Fact, sentence: Sentence) -> Signs:
    """All that is seen on the card and in the sentence it was made of, without what amounts to nothing."""
    found = {f"rule {rule.id}": 1.0, "rule prior": log(rule.prior / (1 - rule.prior))}
    for group in (_of_answer(draft, sentence), _of_prompt(draft, sentence), _of_sentence(sentence)):
        found.update(group)
    if isinstance(fact, Gap) and sentence.item is not None:
        found.update(_of_item(fact, sentence, sentence.item))
    elif isinstance(fact, Gap):
        found.update(_of_gap(fact, sentence))
    else:
        found.update(_of_question(draft))
        found.update(_of_doer(draft) if rule.id in _DOERS else ())
        found["definition without a clause"] = float(rule.id in _DEFINING and not _TELLING.search(draft.answer))
    if isinstance(fact, Question) and rule.id in _OF_LINES:
        found.update(of_line(fact))
    return tuple((name, round(float(amount), 3)) for name, amount in found.items() if amount)


def _of_answer(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, float]]:
    answer = _WORD.findall(draft.answer)
    figure = any(char.isdigit() for char in draft.answer)
    telling = [word for word in answer if len(word) > 2 and word.lower() not in words("topic-small")]
    frequencies = [zipf(word.lower()) for word in telling]
    stems = content_stems(draft.answer)
    shared = stems & content_stems(prompt_of(draft).replace(GAP, " "))
    yield "answer one word", len(answer) == 1
    yield "answer two or three words", 2 <= len(answer) <= 3
    yield "answer words over four", min(10, max(0, len(answer) - 4))
    yield "answer rarity", max(0.0, 5.0 - min(frequencies, default=5.0))
    yield "answer mean rarity", max(0.0, 5.0 - sum(frequencies) / max(1, len(frequencies))) if frequencies else 0
    yield "answer length", min(4.0, len(draft.answer) / 10)
    yield "answer commonness", max(0.0, max(frequencies, default=5.0) - 5.0)
    yield "answer single common word", len(answer) == 1 and frequencies != [] and min(4.6, frequencies[0]) == 4.6
    yield "answer single fairly common word", len(answer) == 1 and frequencies != [] and 3.8 <= frequencies[0] < 4.6
    common = len(answer) > 1 and frequencies != [] and min(frequencies) >= 4.5
    yield "answer all common words", common and not figure
    yield "answer three everyday words", everyday_thought(draft.answer)
    yield "answer unknown word", any(frequency == 0 for frequency in frequencies)
    yield "answer everyday word", max(0.0, commonness(draft.answer) - _RARE) if len(telling) == 1 else 0
    named = bool(sentence.topic.words & content_stems(prompt_of(draft)))
    yield "answer common beside no topic", not named and is_fairly_common(draft.answer)
    yield "answer number", figure
    yield "answer name", any(word[0].isupper() for word in answer)
    yield "answer place", bool(answer) and answer[-1].lower() in words("places")
    yield "answer acronym", bool(re.search(r"\b[A-Z]{2,}\b", draft.answer))
    yield "answer joined", bool(re.search(r"\b(?:and|or)\b", draft.answer))
    yield "answer with of", " of " in draft.answer
    yield "answer dull", bool(answer) and answer[-1].lower() in words("gaps-dull")
    yield "answer abstract", bool(answer) and not figure and bool(_ABSTRACT.search(answer[-1]))
    yield "answer is topic", len(stems & sentence.topic.words) / max(1, len(stems))
    yield "answer shown in part", len(shared) / max(1, len(stems))


def _of_prompt(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, float]]:
    prompt = prompt_of(draft).replace(GAP, " ")
    said = _WORD.findall(prompt)
    rare = {word.lower() for word in said if len(word) > 3 and zipf(word.lower()) < 4.2}
    yield "prompt short", max(0, 9 - len(said))
    yield "prompt long", max(0, len(said) - 18) if sentence.item is None else 0
    heard = [zipf(word.lower()) for word in said if len(word) > 3]
    yield "prompt mean rarity", max(0.0, 6.0 - sum(heard) / max(1, len(heard))) if heard else 0
    yield "prompt telling words", min(6, len(rare))
    yield "prompt no telling word", not rare
    yield "prompt names", min(4, sum(word[0].isupper() for word in said[1:]))
    shown = draft.question or draft.cloze[0].text
    yield "topic in brackets", shown.startswith("(")
    yield "title in brackets", shown.startswith(f"({sentence.topic.title}) ") and not sentence.topic.named
    yield "prompt names topic", bool(sentence.topic.words & content_stems(prompt))
    yield "prompt bare definites", min(3, len(re.findall(r"\bthe [a-z]+(?= (?!of|that|which|for|in)|[.,?])", prompt)))
    for name, pattern in _PATTERNS:
        if name not in ("comma", "colon") or sentence.item is None:
            yield f"prompt {name}", min(3, len(pattern.findall(prompt)))


def _of_sentence(sentence: Sentence) -> Iterator[tuple[str, float]]:
    clause = sentence.clause
    yield "sentence past", clause is not None and clause.past
    yield "sentence defines", clause is not None and clause.copular and clause.child("attr") is not None
    yield "sentence without clause", clause is None
    yield "sentence jotted", jotted(sentence)
    yield "sentence opened with topic", any(step.startswith("opened") for step in sentence.trace)
    opened = any(step.startswith("opened") for step in sentence.trace)
    bare = opened and bool(
        re.search(r", the [a-z]+ (?:is|are|was|were|can|may|has|have|will|[a-z]+s)\b", sentence.text)
    )
    yield "sentence opened over bare definite", bare
    yield "sentence rewritten", min(3, sum("' is '" in step for step in sentence.trace))
    yield "sentence topic named", any(step.startswith("topic named") for step in sentence.trace)
    yield "sentence advice", sentence.intent in _ADVICE
    yield "sentence brackets removed", bool(sentence.asides)
    compares = any(t.tag_ in ("JJR", "RBR") for t in sentence.doc) and " than " not in sentence.text
    yield "sentence addresses reader of a textbook", not sentence.topic.asked and bool(_YOU.search(sentence.text))
    yield "sentence compares with nothing", compares
    yield "sentence opens with the", sentence.text.startswith(("The ", "Each ", "Another ", "Other "))
    speaks_of = leading_definite(sentence.doc, lambda noun: stem(noun) in sentence.topic.words)
    yield "sentence speaks of a definite told before", bool(speaks_of)
    yield "sentence possessive", min(2, len(_POSSESSIVE.findall(sentence.text)))
    yield "sentence year carried on", "year carried on" in sentence.trace
    yield "sentence anchors", min(5, anchors(sentence.doc))
    yield "sentence topic firm", sentence.topic.firm
    yield "sentence patient text", sentence.topic.asked
    yield "sentence number", min(8, len(_ENDED.findall(sentence.block.text.plain[: sentence.start])))
    yield "sentence how far down", sentence.start / max(1, len(sentence.block.text.plain))
    yield "sentence of long paragraph", min(1.5, len(sentence.block.text.plain) / 1000)


def _of_item(gap: Gap, sentence: Sentence, item: tuple[int, int]) -> Iterator[tuple[str, float]]:
    start, end = item
    words_of_item = len(sentence.text[start:end].split())
    whole = gap.end - gap.start >= 0.8 * (end - start)
    yield "item hidden whole", whole
    yield "item hidden whole and long", max(0, words_of_item - 3) if whole else 0
    yield "item hidden in part", not whole
    yield "item long", max(0, words_of_item - 8)
    yield "item with neighbours", min(4, len(re.findall(r", | and | or ", sentence.text[:start] + sentence.text[end:])))
    yield "item alone", not whole and not re.search(r", | and | or ", sentence.text[end:])
    explained = bool(_EXPLAINED.match(sentence.text[gap.end :]))
    known = not whole and bool(re.fullmatch(r"[a-z-]+", sentence.text[gap.start : gap.end]))
    yield "item explained behind gap", explained
    yield "item bare word in part", known and not explained
    yield "item said to reader", bool(_YOU.search(sentence.text[:start]))
    yield "item last word", gap.end >= end - 1 and not whole
    yield "item first word", gap.start <= start + 1 and not whole
    yield "item of long list", max(0, min(8, len(sentence.siblings) - 5))
    yield "item in note", ": " in sentence.text[:start]
    yield (
        "item behind verb",
        bool(re.search(r"\b(?:affects?|includes?|are|is|causes?)(?: \w+)? $", sentence.text[:start])),
    )


_EXPLAINED = re.compile(
    r",? (?:such as|called|which|in which|where|an?|the|often|mainly|usually|especially|sometimes)\b"
)
"""What follows a thing that is then said more of, by which it can be told."""


def _of_question(draft: Draft) -> Iterator[tuple[str, float]]:
    match = re.search(
        r"\b(who|whom|which type|which|what|when|where|why|how many|how)\b", prompt_of(draft), re.IGNORECASE
    )
    asked = match.group().lower() if match else "what"
    yield f"asks {'who' if asked == 'whom' else asked}", 1
    yield "question opened", bool(match and match.start() > 8)
    yield "question comma behind", bool(match and "," in prompt_of(draft)[match.end() :])


_DOERS = ("subject", "doer")


def _of_doer(draft: Draft) -> Iterator[tuple[str, float]]:
    """How the one who does what is told is introduced: "a ship" is one of many, "the hull" has been told of."""
    article = draft.answer.partition(" ")[0].lower()
    yield "doer is any", article in ("a", "an")
    yield "doer is known", article == "the"


def _of_gap(gap: Gap, sentence: Sentence) -> Iterator[tuple[str, float]]:
    text = sentence.text
    span = sentence.doc.char_span(gap.start, gap.end, alignment_mode="expand")
    before, after = text[: gap.start], text[gap.end :]
    length = max(1, len(text))
    yield "gap lateness", gap.start / length
    yield "gap worth", min(_WORTHIEST, gap.worth)
    yield "gap behind the best", min(_WORTHIEST, gap.behind)
    yield "gap opens", gap.start < 5
    yield "gap closes", len(after) < 3
    yield "gap in open list", bool(re.search(r"\b(?:such as|including|includes?|like)\b[^.;]*$", before))
    yield "gap before of", after.startswith(" of ")
    yield "gap after a", bool(re.search(r"\ban? $", before))
    yield "gap after the", before.endswith("the ")
    yield "gap after quantity", bool(re.search(r"\b(?:about|around|than|to|least|most|over|nearly|roughly) $", before))
    yield "gap called", bool(re.search(r"\b(?:called|known as|named|termed)(?: the| an?)? $", before))
    yield "gap before noun", bool(re.match(r" [a-z]", after)) and span is not None and _modifies(span.root)
    if span is not None:
        yield from _of_edges(span)
        yield from _of_root(span.root)


def _of_edges(span: Span) -> Iterator[tuple[str, float]]:
    """Where the gap begins and ends: beside a verb, with an everyday word or with a doing."""
    before = span.doc[span.start - 1].tag_ if span.start else ""
    after = span.doc[span.end].tag_ if span.end < len(span.doc) else ""
    yield "gap after verb", before.startswith(_VERBAL)
    yield "gap before verb", after.startswith(_VERBAL)
    if not one_word(span.text):
        yield "gap begins with participle", span[0].tag_ in ("VBN", "VBG")
        yield "gap of everyday words", commonness(span.text) >= _EVERYDAY
        known = commonness(span.text) > 0  # no name, no figure
        yield "gap grades", grades(span.text)
        yield "gap begins with common word", known and max(0.0, zipf(span[0].lower_) - _COMMON_FIRST)


_VERBAL = ("VB", "MD")
_COMMON_FIRST = 3.8
"""Zipf frequency above which the first of several words is guessed from its letter."""
_EVERYDAY = 4.0
"""Zipf frequency from which on words side by side are guessed: readers kept 47 % of such gaps, and 69 % of others."""


_WORTHIEST = 7.0
_RARE = 3.3
"""Zipf frequency up to which a word has to be learned."""


def _modifies(root: Token) -> bool:
    return root.dep_ in ("compound", "amod", "nmod", "nummod")


_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "pobj": "after preposition",
    "attr": "predicate noun",
    "acomp": "predicate adjective",
    "conj": "joined",
    "oprd": "name given",
    "appos": "apposition",
}


def _of_root(root: Token) -> Iterator[tuple[str, float]]:
    yield f"gap {_ROLES.get(root.dep_, 'elsewhere')}", 1
    yield "gap adjective", root.pos_ == "ADJ"
    yield "gap verb", root.pos_ == "VERB"
    yield "gap deep", min(5, len(list(root.ancestors)))
    yield "gap in clause behind", any(a.dep_ in ("relcl", "advcl", "acl", "ccomp") for a in (root, *root.ancestors))
    yield "gap one of joined", min(4, len(root.conjuncts))
    partner = partner_of(root)
    yield "gap first of two", partner is not None and root.i < partner.i
    yield "gap second of two", partner is not None and partner.i < root.i
    if root.dep_ == "pobj":
        yield f"gap after {root.head.lower_}" if root.head.lower_ in _PREPOSITIONS else "gap after other preposition", 1


_PREPOSITIONS = ("of", "in", "by", "with", "for", "to", "from", "on", "at", "as", "into", "during")
