"""Owns names: other names, "is called", "known as", acronyms; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Gap, Phrase, Predicate, Question, Rule, Sentence, inverted, opening
from quizgen.generate.rules.definitions import RARE, is_term
from quizgen.generate.topic import Intent, content_stems, stem
from quizgen.language.casing import lower_first
from quizgen.language.clause import Clause, core, is_plural, is_pronoun, phrase
from quizgen.language.inflect import is_plural_word, number_word, singular
from quizgen.language.normalise import Aside
from quizgen.model import RuleId

_CALLED = frozenset(("called", "named", "termed", "known", "dubbed", "nicknamed"))
_NAMING = frozenset(("call", "name", "term", "know", "dub", "refer"))


def _other_names(sentence: Sentence) -> Iterator[Fact]:
    """One name of a section of alternative names."""
    if sentence.intent is not Intent.NAMES or not sentence.topic.firm or len(sentence.raw.split()) > 25:
        return
    name = lower_first(sentence.raw.strip(" .;"), sentence.proper)
    be = "are" if sentence.topic.plural else "is"
    if not name or len(name.split()) > 7 or re.search(r"[.:?]", name) or _is_variant(name, sentence.topic.name):
        return
    if sentence.alone and not sentence.siblings:
        yield Question("other-name", {"term": sentence.topic.name}, name)
    yield Question("known-as", {"be": be, "name": name, "kind": _kind(sentence)}, sentence.topic.name)


def _is_variant(name: str, topic: str) -> bool:
    """Whether a name is read off the other one, as "gouty arthritis" off "gout", or turned round for an index.

    A word for what both are, at the end of both, gives nothing away: "pernicious anemia", "vitamin B12 anemia".
    """
    known, said = ([word[:_ROOT].lower() for word in re.findall(r"[A-Za-z]{4,}", text)] for text in (topic, name))
    if len(known) > 1 and known[-1:] == said[-1:]:
        known, said = known[:-1], said[:-1]
    return bool(set(known) & set(said)) or bool(re.search(r" - |, ", name))


_ROOT = 4
_MOST_NAMES = 4


def _all_names(sentence: Sentence) -> Iterator[Fact]:
    """All names of a section of names, asked once, at the first."""
    if not (sentence.alone and sentence.topic.firm and 0 < len(sentence.siblings) < _MOST_NAMES):
        return
    names = [lower_first(name.strip(" .;"), sentence.proper) for name in (sentence.raw, *sentence.siblings)]
    if all(len(name.split()) <= 7 and not _is_variant(name, sentence.topic.name) for name in names):
        yield Question("other-names", {"count": number_word(len(names)), "term": sentence.topic.name}, "; ".join(names))


def _kind(sentence: Sentence) -> str:
    last = sentence.topic.name.split()[-1].lower()
    known = ("disease", "syndrome", "disorder", "infection", "gene", "virus", "deficiency", "condition")
    return last if last in known else "condition"


def _called(sentence: Sentence) -> Iterator[Fact]:
    """ "X is called Y", "X is also known as Y"."""
    clause = sentence.clause
    if clause is None or clause.verb.lemma_ not in _NAMING or not any(aux.dep_ == "auxpass" for aux in clause.auxes):
        return
    name = given_name(clause.verb)
    if name is None or name.pos_ == "ADJ" or clause.subject.pos_ == "PRON" or clause.negated:
        return
    lead = opening(clause)
    if _is_bare(clause.subject, sentence) or clause.past or (isinstance(lead, Phrase) and len(lead.tokens) > _LEAD):
        return
    conditions = (child for child in clause.children("advcl") if child.i > clause.verb.i)
    if any(t.lower_ in ("when", "if", "once", "where", "unless") for child in conditions for t in child.children):
        return
    short = is_term(clause.subject) and len(core(clause.subject)) <= 4
    also = any(child.lower_ in ("also", "sometimes", "often") for child in clause.verb.children)
    be = "are" if is_plural(clause.subject) else "is"
    if short and also:
        yield Question("other-name", {"term": Phrase(core(clause.subject))}, Phrase(core(name)))
    else:
        thing = Phrase(phrase(clause.subject))
        yield Question("called", {"lead": lead, "be": be, "thing": thing}, Phrase(core(name)))


_LEAD = 8
"""Words of an opening phrase that a question may begin with."""


def _is_bare(subject: Token, sentence: Sentence) -> bool:
    """Whether a subject points at what was told before: "the whole sequence", "each pair"."""
    first = subject.left_edge.lower_
    if first in ("each", "only", "both", "either"):
        return True
    told = any(child.dep_ in ("prep", "relcl", "acl", "amod") and child.i > subject.i for child in subject.children)
    ranked = any(t.tag_ in ("JJS", "RBS") for t in phrase(subject))
    known = stem(subject.text) in sentence.topic.words or zipf(subject.lower_) < RARE
    return first == "the" and subject.pos_ == "NOUN" and not (told or ranked or known)


def given_name(verb: Token) -> Token | None:
    """The noun that a verb of naming gives as a name: "is called X", "is known as X", "is referred to as X"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("oprd", "attr", "dobj") and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            return child
        if child.dep_ == "prep" and child.lower_ in ("as", "to"):
            found = [g for g in child.subtree if g.dep_ == "pobj" and g.head.lower_ == "as"] or [
                g for g in child.children if g.dep_ == "pobj"
            ]
            if child.lower_ == "as" or (found and found[0].head.lower_ == "as"):
                return found[0] if found else None
    return None


def _called_noun(sentence: Sentence) -> Iterator[Fact]:
    """ "a protein called intrinsic factor": asked with "Which protein" as a subject, hidden elsewhere."""
    clause = sentence.clause
    for verb in sentence.doc:
        if verb.dep_ != "acl" or verb.lower_ not in _CALLED or verb.head.pos_ != "NOUN":
            continue
        name = given_name(verb)
        if name is None:
            continue
        also = any(child.lower_ in ("also", "sometimes", "often", "commonly") for child in verb.children)
        if also or stem(verb.head.text) in sentence.topic.words:
            yield from _also_called(verb, name)
        elif clause is not None and clause.subject == verb.head:
            said = Predicate(clause, singular=False)
            yield Question("subject", {"wh": _which(verb), "lead": "", "said": said}, Phrase(core(name)))
        elif clause is not None and (question := _called_behind(clause, verb, name)):
            yield question
        else:
            tokens = [t for t in core(name) if not t.is_punct and (t.pos_ != "DET" or t.i != name.left_edge.i)]
            start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
            if sentence.item is None or sentence.item[0] <= start < sentence.item[1]:
                yield Gap(start, end)


def _called_behind(clause: Clause, verb: Token, name: Token) -> Question | None:
    """ "X releases a gas called Y": "Which gas does X release?"; None where the noun is not the verb's own."""
    thing, start = verb.head, verb.head.head
    owned = thing.dep_ == "dobj" and start == clause.verb
    behind = thing.dep_ == "pobj" and start.dep_ == "prep" and start.head == clause.verb and start.i > clause.verb.i
    if is_pronoun(clause.subject) or clause.negated or not (owned or behind) or verb.i > name.i:
        return None
    if any(c.dep_ in ("conj", "appos") for c in thing.children) or thing.tag_ != "NN" or verb.head.i + 1 != verb.i:
        return None
    asked, which = (phrase(thing), _which(verb)) if owned else (phrase(start), f"{start.lower_} {_which(verb)}")
    return inverted(which, clause, asked, core(name))


def _which(verb: Token) -> str:
    head = verb.head
    kept = [t.text for t in head.lefts if t.dep_ in ("compound", "nmod")]
    return " ".join(["which", *kept, head.text if kept else head.text.lower()])


def _also_called(verb: Token, name: Token) -> Iterator[Fact]:
    head = verb.head
    if is_term(head) or head.pos_ == "PROPN":
        yield Question("other-name", {"term": Phrase(core(head))}, Phrase(core(name)))


def _acronym(sentence: Sentence) -> Iterator[Fact]:
    for aside in sentence.asides:
        short, long = _short_and_long(aside)
        if not long or content_stems(long) == sentence.topic.words:  # the title says what its initials stand for
            continue
        if short.endswith("s") and is_plural_word(long.split()[-1]):
            *before, last = long.split()
            short, long = short[:-1], " ".join([*before, singular(last)])
        yield Question("acronym", {"short": short, "about": _field(sentence, long)}, lower_first(long, sentence.proper))


def _short_and_long(aside: Aside) -> tuple[str, str]:
    """An acronym and what it stands for, whichever of them is in brackets; '' for what is not there."""
    inside = re.split(r"[,;]", aside.text)[0].strip()
    if _ACRONYM.fullmatch(inside) and sum(c.isupper() for c in inside) >= 2:
        long = _spelled_out(aside.before, inside.rstrip("s"))
        return inside, "" if "," in long else long
    outside = aside.before.rsplit(" ", maxsplit=1)[-1]
    if re.fullmatch(r"[A-Z]{2,8}", outside) and "," not in aside.text and _spelled_out(inside, outside) == inside:
        return outside, inside
    return "", ""


_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,7}")


def _field(sentence: Sentence, long: str) -> str:
    """The topic in which an acronym is asked; '' where what it stands for names it."""
    topic = sentence.topic
    known = (topic.firm or topic.named) and not topic.words <= content_stems(long)
    return topic.name if known else ""


def _spelled_out(before: str, short: str) -> str:
    """The words just before the bracket whose initials are the acronym; '' when they do not match."""
    letters = [c.lower() for c in short if c.isalpha()]
    words = before.split()
    for count in range(1, min(len(words), len(letters) + 3) + 1):
        tail = words[-count:]
        initials = [part[0].lower() for word in tail for part in re.split(r"[-/]", word) if part]
        if initials and initials[0] == letters[0] and _subsequence(letters, initials):
            return " ".join(tail).strip(" ,;")
    return ""


def _subsequence(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


RULES = (
    Rule(RuleId("other-names"), 0.85, _other_names, pointing=True),
    Rule(RuleId("names-list"), 0.70, _all_names, pointing=True, whole=True),
    Rule(
        RuleId("called"),
        0.68,
        _called,
        examples=(
            (
                "The outer layer of the skin is called the epidermis.",
                "What is the outer layer of the skin called?",
                "the epidermis",
            ),
            (
                "Hypertension is also known as high blood pressure.",
                "What is another name for hypertension?",
                "high blood pressure",
            ),
        ),
        counters=(
            "The doctor is called at night.",
            "The whole arrangement is called a regatta.",
            "A price is called sticky.",
            "The club was called the Rovers.",
        ),
    ),
    Rule(
        RuleId("called-noun"),
        0.74,
        _called_noun,
        joined=True,
        examples=(
            (
                "A gas called ozone protects living things from harmful rays.",
                "Which gas protects living things from harmful rays?",
                "ozone",
            ),
            ("Plants release a gas called oxygen.", "Which gas do plants release?", "oxygen"),
            (
                "Roots that get no gas called oxygen will rot.",
                "Roots that get no gas called {{oxygen}} will rot.",
                "oxygen",
            ),
        ),
    ),
    Rule(
        RuleId("acronym"),
        0.38,
        _acronym,
        joined=True,
        examples=(
            (
                "The heart is examined by magnetic resonance imaging (MRI).",
                "What does MRI stand for?",
                "magnetic resonance imaging",
            ),
            (
                "Each frame carries the TTL (time to live) of its packet.",
                "What does TTL stand for?",
                "time to live",
            ),
            (
                "Nausea is treated with selective pump blockers (SPBs).",
                "What does SPB stand for?",
                "selective pump blocker",
            ),
        ),
        counters=("The dose was raised (see below).", "They obey the rule of local, inner, built-in (LIB)."),
        pointing=True,
    ),
)
