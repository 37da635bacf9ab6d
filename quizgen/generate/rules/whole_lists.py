"""Owns lists asked as one: which four, what are four, in which three cases; must not find single items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Inverted, Question, Rule, Sentence, Slot, opening
from quizgen.generate.naming import names_topic
from quizgen.generate.topic import Intent
from quizgen.language.casing import lower_first
from quizgen.language.clause import Clause, is_plural, is_pronoun, phrase
from quizgen.language.inflect import NUMBERS, number_word
from quizgen.language.surface import text_of
from quizgen.model import RuleId


@dataclass(frozen=True)
class ListStem:
    """What stands before the items of a list, as tokens of the sentence that it makes with them."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    count: int

    @property
    def clause(self) -> Clause | None:
        return self.sentence.clause

    @property
    def text(self) -> str:
        return self.sentence.text[: self.end]

    @property
    def end(self) -> int:
        return self.tokens[-1].idx + len(self.tokens[-1].text)

    @property
    def items(self) -> frozenset[int]:
        """The tokens behind it, which are what is asked for."""
        return frozenset(t.i for t in self.sentence.doc if t.i > self.tokens[-1].i)


Asked = tuple[str, dict[str, Slot]]


def _whole(sentence: Sentence) -> Iterator[Fact]:
    """The whole list, asked once."""
    if not sentence.listed or sentence.item is None:
        return
    stem = stem_of(sentence, sentence.item[0], len(sentence.listed))
    if stem is None or _unspoken(stem):
        return
    asked = _cases(stem) or _ways(stem) or members(stem) or _instances(stem) or _objects(stem) or _named(stem)
    if asked is not None:
        yield Question(*asked, answer="; ".join(_answers(stem)))


def _answers(stem: ListStem) -> list[str]:
    """The items; a case is told with the words that its items complete: "if you" + "smoke"."""
    match = _CASE.search(stem.text)
    opening = f"{match.group(1).strip()} " if match and match.group(1) else ""
    return [f"{opening}{item}" for item in stem.sentence.listed]


def stem_of(sentence: Sentence, start: int, count: int) -> ListStem | None:
    """The stem whose items begin at character `start`; None where nothing stands before them."""
    tokens = [t for t in sentence.doc if t.idx < start]
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    return ListStem(sentence, tuple(tokens), count) if tokens else None


def _unspoken(stem: ListStem) -> bool:
    """Whether it denies, miscounts, or leaves out what it is about where its document asks about one thing."""
    topic = stem.sentence.topic
    lost = topic.firm and topic.asked and not names_topic(topic, stem.text)
    counted = _counts([t for t in stem.tokens if t.head.tag_ == "NNS"], stem.count)
    return lost or denied(stem) or open_ended(stem) or not counted


def open_ended(stem: ListStem) -> bool:
    """Whether there may be more than the items named, of which others would be right too: "may include", "several".

    Of 19 such lists asked as one readers kept 5, of 20 others 15.
    """
    counted = any(t.lower_ in NUMBERS[2:] for t in stem.tokens)
    return not counted and bool(_OPEN.search(stem.text))


_OPEN = re.compile(
    r"\b(?:may|might|can|could|often|commonly|usually|generally|typically|sometimes|likely|risk|includes?|including|"
    r"such as|some|many|several|various|possible)\b",
    re.IGNORECASE,
)


def denied(stem: ListStem) -> bool:
    """Whether it says what is not so, of which no list is an answer."""
    return bool(_DENIED.search(stem.text))


_DENIED = re.compile(r"\b(?:not|no|never|cannot|without|following|except)\b|n't\b", re.IGNORECASE)


def members(stem: ListStem) -> Asked | None:
    """ "Symptoms of X may include": what are four possible symptoms of X."""
    clause = stem.clause
    if clause is None or not _lists(clause) or clause.verb.i != stem.tokens[-1].i or is_pronoun(clause.subject):
        return None
    head, span = clause.subject, clause.subject_span
    if not is_plural(head) or head.pos_ != "NOUN":
        return None
    before = [t for t in span if t.i < head.i]
    if any(t.lower_ in _ELSE or t.tag_ == "PRP$" for t in before) or not _counts(before, stem.count):
        return None
    kept = [t for t in span if t.i >= head.i or (t.lower_ not in _QUANTITIES and t.lower_ not in NUMBERS)]
    the = bool(before) and (before[0].lower_ == "the" or any(t.tag_ in ("JJS", "RBS") for t in before))
    if kept[0].lower_ == "the":
        kept = kept[1:]
    if not any(t.dep_ in ("prep", "acl", "relcl", "compound") for t in head.children):
        return None
    return "list-of", {
        "lead": opening(clause),
        "the": "the " if the else "",
        "count": number_word(stem.count),
        "of": lower_first(text_of(kept), stem.sentence.proper),
    }


def _lists(clause: Clause) -> bool:
    return clause.verb.lemma_ == "include" or clause.copular


def which_of(stem: ListStem, clause: Clause, noun: str) -> Asked:
    """The clause as a question for its items, by a noun for what they are: "which four symptoms may X cause"."""
    return _inverted(f"which {number_word(stem.count)} {noun}", clause, stem.items)


def _inverted(wh: str, clause: Clause, gone: frozenset[int]) -> Asked:
    return "inverted", {"wh": wh, "lead": opening(clause), "said": Inverted(clause, gone), "behind": ""}


_OTHERS = ("other", "another", "such", "these", "those", "this", "its", "each")
_ELSE = (*_OTHERS, "additional", "further", "all", "both")
_QUANTITIES = ("some", "many", "several", "various", "certain", "different", "any")


def _counts(before: list[Token], count: int) -> bool:
    """Whether a number among the words is that of the items."""
    return all(NUMBERS.index(t.lower_) == count for t in before if t.lower_ in NUMBERS)


def _instances(stem: ListStem) -> Asked | None:
    """ "Several factors may cause swelling, including": which four factors may cause swelling."""
    head = _listed_head(stem)
    if head is None:
        return None
    before = [t for t in phrase(head) if t.i < head.i]
    start = next((t for t in before if t.lower_ in _DETERMINERS), None) or head.left_edge
    rest = [t for t in before if t.lower_ not in _DETERMINERS]
    if any(t.lower_ in _OTHERS or t.tag_ == "PRP$" for t in rest) or not _counts(before, stem.count):
        return None
    opening, behind = stem.text[: start.idx], _INCLUDING.sub("", stem.text[head.idx :])
    told = f"{number_word(stem.count)} {text_of(rest)}".strip()
    exists = _EXISTS.sub("", opening)
    asks = "which" if exists == opening else "what are the"
    said = f"{exists}{asks} {told} {behind}"
    return "list-in", {"said": lower_first(said, stem.sentence.proper)}


_DETERMINERS = (*_QUANTITIES, *NUMBERS, "the", "all", "both")
_EXISTS = re.compile(r"\bthere (?:is|are) $", re.IGNORECASE)
_INCLUDING = re.compile(r",?\s*(?:including|such as|among them|like)$")


def _listed_head(stem: ListStem) -> Token | None:
    """The plural noun that the items are instances of: one that is counted, or that "including" belongs to."""
    nouns = [t for t in stem.tokens if t.tag_ == "NNS"]
    counted = [n for n in nouns if any(t.lower_ in _COUNTING for t in n.lefts)]
    said = stem.clause is not None or _EXISTS.search(stem.text[: counted[0].left_edge.idx]) if counted else False
    if len(counted) == 1 and (said or _INCLUDING.search(stem.text)):
        return counted[0]
    if counted or not _INCLUDING.search(stem.text):
        return None
    mark = next(t for t in reversed(stem.tokens) if t.lower_ in ("including", "as", "them", "like"))
    head = mark.head
    if head.pos_ in ("VERB", "AUX") and stem.clause is not None and head == stem.clause.verb:
        return stem.clause.subject if stem.clause.subject.tag_ == "NNS" else None
    return head if head.tag_ == "NNS" and head.i < mark.i else None


_COUNTING = (*_QUANTITIES, *NUMBERS[2:], "additional")


def _objects(stem: ListStem) -> Asked | None:
    """ "X may cause": which four symptoms may X cause."""
    clause, last = stem.clause, stem.tokens[-1]
    if clause is None or is_pronoun(clause.subject) or all(stem.sentence.doc[i].is_punct for i in stem.items):
        return None
    if clause.subject.pos_ == "NUM":  # "2 phases" is no clause
        return None
    active = not any(aux.dep_ == "auxpass" for aux in clause.auxes)
    if active and clause.verb.i == last.i and clause.verb.lemma_ not in ("be", "have", "do", "include"):
        symptoms = clause.verb.lemma_ == "cause" and stem.sentence.intent is Intent.SYMPTOMS
        return which_of(stem, clause, "symptoms" if symptoms else "things")
    for ending, noun in _ENDINGS:
        if ending.search(stem.text):
            return "list-in", {
                "said": lower_first(f"{stem.text} which {number_word(stem.count)} {noun}", stem.sentence.proper)
            }
    return None


_ENDINGS = (
    (
        re.compile(r"\b(?:people|persons|patients|adults|children|infants|those)(?: who (?:have|had)| with)$"),
        "conditions",
    ),
    (re.compile(r"\bused for$"), "purposes"),
    (re.compile(r"\b(?:consists?|made up|composed) of$"), "components"),
    (re.compile(r"\b(?:depends? on|because of|due to|(?:is|are|was|were) \w+ed by)$"), "things"),
)
"""Ends of a stem that tell of what kind its items are."""


def _cases(stem: ListStem) -> Asked | None:
    """ "You are at higher risk if you": in which three cases are you at higher risk."""
    match, clause = _CASE.search(stem.text), stem.clause
    if match is None or clause is None or clause.verb.idx > match.start() or "case of" in stem.text:
        return None
    gone = frozenset(t.i for t in stem.sentence.doc if t.idx >= match.start())
    if any(t.i in gone for t in (clause.subject, clause.verb)):
        return None
    return _inverted(f"in which {number_word(stem.count)} cases", clause, gone)


_CASE = re.compile(r" (?:if|when)((?: (?:you|they|people|it))?(?: (?:have|are|has|is))?)$")


def _ways(stem: ListStem) -> Asked | None:
    """ "A castle was taken by", of what was done: in which three ways was a castle taken."""
    clause, last = stem.clause, stem.tokens[-1]
    done = all(re.match(r"(?:not )?[a-z]+ing\b", item) for item in stem.sentence.listed)
    if clause is None or last.lower_ != "by" or not done or clause.verb.i >= last.i:
        return None
    return _inverted(f"in which {number_word(stem.count)} ways", clause, stem.items | {last.i})


def _named(stem: ListStem) -> Asked | None:
    """ "Three ways to change the flux:": what are three ways to change the flux."""
    roots = [t for t in stem.tokens if t.tag_ == "NNS" and t.head == t]
    if stem.clause is not None or len(roots) != 1:
        return None
    head = roots[0]
    before = [t for t in stem.tokens if t.i < head.i]
    behind = [t for t in stem.tokens if t.i > head.i]
    framed = bool(behind) and behind[0].tag_ in ("IN", "TO", "WDT", "VBN", "WP")
    if not framed or any(t.lower_ in _ELSE or t.is_punct for t in before) or not _counts(before, stem.count):
        return None
    kept = [t for t in (*before, head, *behind) if t.i >= head.i or t.lower_ not in (*_DETERMINERS, "the")]
    the = "the " if before and before[0].lower_ == "the" else ""
    of = lower_first(text_of(kept), stem.sentence.proper)
    return "list-of", {"lead": "", "the": the, "count": number_word(stem.count), "of": of}


RULES = (Rule(RuleId("list"), 0.78, _whole, joined=True, whole=True),)
