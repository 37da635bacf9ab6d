"""Owns how alike two texts are, in words; must not know notes or drafts."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from math import log

_WORD = re.compile(r"\w+")
TERM = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W\d_]+)?")
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W\d_]+)?|[^\w\s]")
"""Numbers, words and every other mark."""
_OPENS = frozenset('.!?:("“[*')
"""After these a capital is no name."""
_SMALL_LETTER = re.compile(r"\b[a-zß-öø-ÿ][^\W\d_]*")
_SLIP = 0.75
"""Least share of letters two spellings of one word have in common ("diarhea", "diarrhea": 0.93)."""
_FUNCTION_WEIGHT = 0.1
"""What a word that only joins others counts, the rarest other word counting 1."""
_SHORT = 3
"""A text of fewer telling words may stand in another by chance."""
_SMALL = (
    "a about above after all also although always among an and any are as at be because been before being below "
    "between both but by can could did do does during each either every few for from had has have he her hers him "
    "his how however i if in into is it its itself may me might more most must my near no nor not of off often on "
    "once one only onto or other our out over own per quite rather s same several shall she should since so some "
    "such than that the their them themselves then there these they this those though through thus to too toward "
    "towards under until up upon us very via was we were what when where whereas which while who whom whose why "
    "will with within without would you your"
)
_FEW = 4
"""So many words may all be misspelt."""
FUNCTION_WORDS = frozenset(_SMALL.split())
"""Words that only join others."""


def likeness(first: str, second: str) -> float:
    """The share of words both texts have, in order: 0 to 1. A misspelt word counts by its letters.

    Case, punctuation and spacing do not count; texts without a word are like nothing.
    """
    old, new = words(first), words(second)
    if not old or not new:
        return 0.0
    common = 0.0
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            common += i_end - i
        elif tag == "replace":
            common += sum(map(_slip, old[i:i_end], new[j:j_end]))
    return 2 * common / (len(old) + len(new))


def contains(first: str, second: str) -> bool:
    """Whether all words of one text stand in the other."""
    old, new = set(words(first)), set(words(second))
    return bool(old and new) and (old <= new or new <= old)


def words(text: str) -> list[str]:
    """The words of a text, case folded."""
    return _WORD.findall(text.casefold())


def _slip(old: str, new: str) -> float:
    # Another number is another fact, however alike the digits.
    if not (old.isalpha() and new.isalpha()):
        return 0.0
    share = SequenceMatcher(None, old, new, autojunk=False).ratio()
    return share if share >= _SLIP else 0.0


# ---------------------------------------------------------------- words by what they tell


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How much each stem tells, 0 to 1: the rarer, the more. `old` and `new` are the stems of either side;
    `names` are those only ever written with a capital, also within a sentence."""

    weights: Mapping[str, float] = field(default_factory=dict)
    old: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def weight(self, stem: str) -> float:
        return _FUNCTION_WEIGHT if stem in FUNCTION_WORDS else self.weights.get(stem, 1.0)

    def of(self, stems: Iterable[str]) -> float:
        """What the stems tell together."""
        return sum(map(self.weight, stems))

    def is_misspelling(self, old: str, new: str) -> bool:
        """Whether one stem is a slip for the other; two words that either side has are two words."""
        return is_slip(old, new) and not (old in self.new and new in self.old)


def vocabulary(old: Collection[str], new: Collection[str]) -> Vocabulary:
    """Of all texts of two sides; a stem in every text tells a third of what the rarest one tells."""
    texts = {text: frozenset(stems(text)) for text in dict.fromkeys((*old, *new))}
    times = Counter(stem for said in texts.values() for stem in said)
    rarest = log(1 + 2 * len(texts))
    weights = {stem: max(1 / 3, log(1 + 2 * len(texts) / n) / rarest) for stem, n in times.items()}
    lower = frozenset(stem(word) for text in texts for word in _SMALL_LETTER.findall(text))
    names = frozenset(name for text in texts for name in capitalised(text)) - lower
    before, after = (frozenset(stem for text in side for stem in texts[text]) for side in (old, new))
    return Vocabulary(weights, before, after, names)


def stems(text: str) -> tuple[str, ...]:
    """The words of a text without case and inflection, in order; "B-12" is "b12"."""
    return tuple(stem(word) for word in TERM.findall(joined(text).casefold()))


def joined(text: str) -> str:
    """The text with hyphenated labels in one word: "B-12" is "B12"."""
    return re.sub(r"(?<=[^\W\d_])-(?=\d)", "", text)


@cache
def stem(word: str) -> str:
    """A case-folded word without the endings of plural, tense and participle: "carries", "carried" -> "carri"."""
    word = _CLITIC.sub("", word)
    if len(word) < 4 or not word.isalpha() or word in FUNCTION_WORDS:
        return word
    word = _PLURAL.sub("", _IES.sub("y", word))
    word = _DOUBLED.sub(r"\1", _PARTICIPLE.sub(r"\1", word))
    return _FINAL_Y.sub("i", _FINAL_E.sub("", word))


_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m)?$")
_IES = re.compile(r"ies$")
_PLURAL = re.compile(r"(?:(?<=[sxz])es|(?<=[^suia])s)$")
_PARTICIPLE = re.compile(r"(\w*[aeiouy]\w*\w)(?:ing|ed)$")
_DOUBLED = re.compile(r"([^aeioulsd])\1$")
_FINAL_E = re.compile(r"(?<=...)e$")
_FINAL_Y = re.compile(r"(?<=..)y$")


def capitalised(text: str) -> list[str]:
    """Stems of the words written with a capital within a sentence."""
    tokens = TOKEN.findall(joined(text))
    return [
        stem(word.casefold())
        for before, word in pairwise(tokens)
        if word[0].isupper() and before not in _OPENS and word.casefold() not in FUNCTION_WORDS
    ]


def telling(stems: Iterable[str]) -> tuple[str, ...]:
    """The stems that say something by themselves."""
    return tuple(stem for stem in stems if stem not in FUNCTION_WORDS)


@dataclass(frozen=True, slots=True)
class Difference:
    """How alike two texts are, 0 to 1, and the telling stems they do not share, misspellings aside."""

    alike: float
    lost: tuple[str, ...]
    gained: tuple[str, ...]

    @property
    def swapped(self) -> bool:
        """Whether telling stems gave way to others."""
        return bool(self.lost and self.gained)


def compare(old: Iterable[str], new: Iterable[str], known: Vocabulary) -> Difference:
    """Of two texts as stems. Order does not count; a text that stands whole in the other is more alike than its
    share of it."""
    before, after = Counter(old), Counter(new)
    lost, gained = list((before - after).elements()), list((after - before).elements())
    credit_old = credit_new = known.of((before & after).elements())
    # Looking for slips is dear, and texts with more lost than kept are not one text misspelt.
    slips = () if len(lost) > max(_FEW, len(before) - len(lost)) else tuple(lost)
    for gone in slips:
        come = next((word for word in gained if known.is_misspelling(gone, word)), None)
        if come is not None:
            lost.remove(gone)
            gained.remove(come)
            credit_old += known.weight(gone) * _slip(gone, come)
            credit_new += known.weight(come) * _slip(gone, come)
    whole_old, whole_new = known.of(before.elements()), known.of(after.elements())
    alike = (credit_old + credit_new) / (whole_old + whole_new) if before and after else 0.0
    if min(len(telling(before)), len(telling(after))) >= _SHORT:
        alike = (alike + max(credit_old / whole_old, credit_new / whole_new)) / 2
    return Difference(alike, telling(lost), telling(gained))


def is_slip(old: str, new: str) -> bool:
    """Whether two words of four letters or more differ by one letter put in, left out, put for another or swapped."""
    if old[:1] != new[:1] and old[-1:] != new[-1:]:  # one slip leaves the start or the end; most words part here
        return False
    if min(len(old), len(new)) < 4 or abs(len(old) - len(new)) > 1 or not (old.isalpha() and new.isalpha()):
        return False
    at = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new)))
    was, now = old[at:], new[at:]
    return was[1:] in (now, now[1:]) or was == now[1:] or (was[1::-1] == now[:2] and was[2:] == now[2:])
