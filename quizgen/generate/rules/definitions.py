"""Owns definitions: "X is a G that …" asked forwards (What is X?) and backwards (Which G …?); must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Inverted, Phrase, Predicate, Question, Rule, Sentence, opening
from quizgen.generate.topic import Intent, content_stems
from quizgen.language.clause import Clause, clause_of, core, essence, is_plural, phrase
from quizgen.language.lexicon import words
from quizgen.language.surface import text_of
from quizgen.model import RuleId

VAGUE = words("definitions-vague")
_EVERYDAY = 4.8
"""Zipf frequency from which on every word of a bare singular shows that it is no name."""
_QUANTIFIERS = words("definitions-quantifiers")


def is_term(head: Token) -> bool:
    """Whether a noun phrase names a thing that a learner could be asked to define."""
    tokens = core(head)
    first = tokens[0]
    everyday = len(tokens) > 1 and all(zipf(t.lower_) >= _EVERYDAY for t in tokens)
    if head.tag_ == "NN" and first.pos_ == "ADJ" and first.is_alpha and everyday:
        return False  # "Old name is …": it wants an article
    if head.pos_ not in ("NOUN", "PROPN") or first.lower_ in _QUANTIFIERS or first.tag_ in ("PRP$", "CD"):
        return False
    own = (head, *(t for t in head.lefts if t.dep_ in ("amod", "compound") and t.is_alpha))
    rare = any(zipf(t.lower_) < RARE for t in own)
    if first.lower_ == "the" and head.pos_ != "PROPN" and not rare:
        return False
    if any(child.dep_ in ("relcl", "acl") for child in head.children):
        return False
    words = [t for t in tokens if not t.is_punct and t.pos_ != "DET"]
    return 1 <= len(words) <= 6 and head.lemma_.lower() not in VAGUE


def genus(clause: Clause) -> Token | None:
    """The noun that a copular clause puts its subject under, when enough is said of it to define."""
    head = clause.child("attr")
    if not clause.copular or clause.negated or head is None or head.pos_ != "NOUN":
        return None
    first = phrase(head)[0]
    if first.lower_ in ("this", "that", "these", "those", "its", "their", "one") or head.lemma_.lower() in VAGUE:
        return None
    if first.lower_ == "the" and not _one_of_its_kind(clause.subject, head):
        return None
    if any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children):
        return None  # "a rival at home but an ally abroad" says what it is when
    if first.lower_ not in ("a", "an", "the") and head.tag_ != "NNS" and not _mass(head):
        return None
    whole = _ends_whole(head) and not _measures(head) and len(head.conjuncts) < _LISTED
    return head if whole and _informative(head) else None


def _one_of_its_kind(subject: Token, head: Token) -> bool:
    """Whether "X is the N that …" defines a rare X: no rank, no role that others could have."""
    ranked = any(t.tag_ in ("JJS", "RBS") or t.lower_ in _RANKS for t in phrase(head) if t.i < head.i)
    told = any(child.dep_ in ("prep", "relcl", "acl") and child.i > head.i for child in head.children)
    rare = min(zipf(t.lower_) for t in core(subject) if t.pos_ != "DET") < RARE
    return told and rare and not ranked and (head.tag_ == "NN" or not is_plural(subject))


_RANKS = frozenset(("first", "second", "third", "last", "only", "main", "same", "other", "next", "new"))
_LISTED = 2
"""From so many nouns beside the first on a predicate lists things and defines nothing."""


def _measures(head: Token) -> bool:
    """Whether a noun phrase is an amount: "a little more than two micrometers", what something is long or wide."""
    compared = any(t.lower_ == "than" and t.i < head.i for t in phrase(head))
    return compared or bool(_UNIT.search(head.lower_))


_UNIT = re.compile(
    r"(?:meters?|metres?|grams?|lit(?:er|re)s?|seconds?|miles?|feet|inch(?:es)?|degrees?|percent|years?)$"
)


def _ends_whole(head: Token) -> bool:
    """Whether a noun phrase is all that stands there: nothing of it went to a verb that the parser hung elsewhere."""
    behind = head.doc[head.right_edge.i + 1] if head.right_edge.i + 1 < len(head.doc) else None
    if behind is not None and behind.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
        return False
    loose = (child for child in head.rights if child.dep_ == "acl" and child.tag_ in ("VBP", "VB"))
    return not any(head.doc[child.i - 1].text == "," for child in loose)


def _mass(head: Token) -> bool:
    return (head.tag_ == "NN" and head.left_edge.pos_ in ("ADJ", "NOUN", "VERB")) or head.left_edge == head


_SAYS_LITTLE = words("definitions-says-little")


def _informative(head: Token) -> bool:
    described = [
        t for t in phrase(head) if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and t.lower_ not in _SAYS_LITTLE
    ]
    return len(described) >= 4


def _definition(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or clause.auxes or not is_term(clause.subject):
        return
    if clause.past and clause.subject.pos_ != "PROPN":
        return
    if text_of(clause.subject_span).lower() in words("places"):
        return  # everybody knows what Norway is; what is told of it is one of many things
    head = genus(clause)
    if head is None and _of_topic(clause, sentence):
        yield from _defined_topic(clause)
    if head is None or any(t.dep_ == "advcl" for t in clause.verb.children):
        return
    said = next((t for t in (essence(head), core(head)) if len(t) >= SAYS), phrase(head))
    yield Question(
        "definition",
        {
            "term": Phrase(core(clause.subject)),
            "be": clause.verb.lower_,
            "lead": opening(clause) or _field(clause, sentence),
        },
        Phrase(said),
    )


def _field(clause: Clause, sentence: Sentence) -> str:
    """ "In <topic>" before a term that means other things elsewhere: an acronym, or a word in daily use."""
    term = [t for t in core(clause.subject) if t.pos_ != "DET"]
    topic = sentence.topic
    daily = len(term) == 1 and (term[0].text.isupper() or zipf(term[0].lower_) >= DAILY)
    named = topic.words & content_stems(" ".join(t.text for t in term))
    return f"in {topic.name}" if daily and topic.firm and not topic.asked and not named else ""


DAILY = 3.7
RARE = 3.5
"""Zipf frequency below which "the X" names a thing of its own kind ("the epidermis")."""


def _of_topic(clause: Clause, sentence: Sentence) -> bool:
    """Whether the section of definitions speaks of its topic itself."""
    named = content_stems(" ".join(t.text for t in core(clause.subject)))
    return (
        sentence.intent is Intent.DEFINITION and named == sentence.topic.words and clause.copular and not clause.negated
    )


def _defined_topic(clause: Clause) -> Iterator[Fact]:
    """The whole predicate, where the parser saw an adjective in "swollen and inflamed veins around …"."""
    said = tuple(t for t in clause.body if t.i > clause.verb.i)
    nouns = [t for t in said if t.pos_ == "NOUN" and t.lemma_.lower() not in VAGUE]
    if (
        len(said) >= 5
        and nouns
        and said[0].pos_ in ("ADJ", "VERB")
        and said[0].lower_ not in _SAYS_LITTLE
        and clause.child("attr") is None
    ):
        yield Question(
            "definition", {"term": Phrase(core(clause.subject)), "be": clause.verb.lower_, "lead": ""}, Phrase(said)
        )


def _reverse(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or clause.auxes or not is_term(clause.subject):
        return
    head = genus(clause)
    if head is not None:
        yield from which(head, Phrase(core(clause.subject)))


def which(head: Token, answer: Phrase) -> Iterator[Fact]:
    """The term asked by its genus and what the relative clause says of it."""
    told = next((child for child in head.children if child.dep_ == "relcl"), None)
    named = tuple(t for t in phrase(head) if t.i < (told.left_edge.i if told is not None else 0))
    kind = tuple(t for t in named if t.pos_ != "DET" or t.i != named[0].i)
    if told is None or not kind or sum(not t.is_punct for t in kind) > _LONGEST_KIND or _no_noun(kind):
        return
    inner = clause_of(told)
    if inner is None:
        return
    if inner.subject.tag_ in ("WDT", "WP"):
        yield Question("which", {"kind": Phrase(kind), "pied": "", "said": Predicate(inner)}, answer)
        return
    pied = _pied_preposition(inner)
    if pied is not None:
        drop = frozenset(t.i for t in phrase(pied))
        yield Question("which", {"kind": Phrase(kind), "pied": pied.lower_, "said": Inverted(inner, drop)}, answer)


_LONGEST_KIND = 6


def _no_noun(kind: tuple[Token, ...]) -> bool:
    """Whether what would be asked for has an article inside: "shorter and stronger the bond"."""
    return any(t.pos_ == "DET" and t.lower_ in ("the", "a", "an") for t in kind)


def _pied_preposition(inner: Clause) -> Token | None:
    for child in inner.verb.children:
        if child.dep_ == "prep" and any(grand.tag_ == "WDT" for grand in child.children):
            return child
    return None


def _term_for(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or clause.auxes or not is_term(clause.subject) or clause.past or is_plural(clause.subject):
        return
    head = genus(clause)
    if head is None or any(child.dep_ == "relcl" for child in head.children) or not telling(head):
        return
    yield Question("term", {"definition": Phrase(essence(head))}, Phrase(core(clause.subject)))


def telling(head: Token) -> bool:
    """Whether a definition says enough to lead back to one term."""
    said = [t for t in phrase(head) if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM")]
    return len([t for t in said if t.lower_ not in _SAYS_LITTLE]) >= 5


def _meaning(sentence: Sentence) -> Iterator[Fact]:
    """ "X means / refers to / is defined as Y"."""
    clause = sentence.clause
    if clause is None or clause.negated:
        return
    used = clause.child("dobj") if clause.verb.lemma_ == "use" else None
    head = clause.subject if used is None else used
    said = _said_meaning(clause) if used is None else _described_by(clause)
    tokens = _called_term(head)
    if said is None or len(phrase(said)) < 3 or not (is_term(head) or (tokens and tokens != core(head))):
        return
    if used is not None and tokens == core(head):
        return
    if tokens != core(head):
        yield Question("meant", {"context": "", "term": Phrase(tokens)}, Phrase(phrase(said)))
        return
    be, lead = "are" if is_plural(head) else "is", opening(clause)
    yield Question("definition", {"term": Phrase(tokens), "be": be, "lead": lead}, Phrase(phrase(said)))


_WORDS_FOR = ("term", "word", "phrase", "expression")


def _called_term(head: Token) -> tuple[Token, ...]:
    """A term without what only says that it is one: "ecosystem" of "the term ecosystem"."""
    tokens = core(head)
    at = next((n for n, t in enumerate(tokens[:-1]) if t.lower_ in _WORDS_FOR and n <= 1), None)
    return tokens if at is None else tuple(t for t in tokens[at + 1 :] if not t.is_quote)


def _described_by(clause: Clause) -> Token | None:
    """What a term is used to describe: "Lawyers use the term X to describe Y"."""
    verb = clause.child("xcomp", "advcl")
    if verb is None or verb.lemma_ not in ("describe", "mean", "denote"):
        return None
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _said_meaning(clause: Clause) -> Token | None:
    verb = clause.verb.lemma_
    if verb in ("mean", "denote", "describe") and not clause.auxes:
        return clause.child("dobj")
    preposition = {"refer": "to", "define": "as"}.get(verb)
    passive = any(aux.dep_ == "auxpass" for aux in clause.auxes)
    if preposition is None or passive != (verb == "define"):
        return None
    found = [c for p in clause.children("prep") if p.lower_ == preposition for c in p.children if c.dep_ == "pobj"]
    return found[0] if found else None


SAYS = 4
"""Words from which on a definition is enough without what is added behind a comma."""

RULES = (
    Rule(
        RuleId("definition"),
        0.80,
        _definition,
        examples=(
            (
                "A glacier is a slow river of ice that forms where snow piles up for many years.",
                "What is a glacier?",
                "a slow river of ice that forms where snow piles up for many years",
            ),
            (
                "A stoma is a tiny pore in the outer layer of a leaf, the epidermis, which is one cell thick.",
                "What is a stoma?",
                "a tiny pore in the outer layer of a leaf",
            ),
            (
                "Imbibition is the process by which a dry seed takes up water.",
                "What is imbibition?",
                "the process by which a dry seed takes up water",
            ),
            (
                "Scabies is a very catching infestation that causes an itchy, blistering rash.",
                "What is scabies?",
                "a very catching infestation that causes an itchy, blistering rash",
            ),
            (
                "Enzymes are proteins that speed up chemical reactions.",
                "What are enzymes?",
                "proteins that speed up chemical reactions",
            ),
        ),
        counters=(
            "It is a disease that spreads quickly.",
            "The result is a loss of energy.",
            "Gout is a type of arthritis.",
            "A tardigrade is a little less than two millimeters in its natural state.",
            "Old song is a tune of four short lines.",
            "Norway is a constitutional monarchy, a member of two unions of the north.",
            "Plankton is the main food of the whales that live here.",
            "Frequent intruders are brown rats, grey squirrels, house mice and wild dogs.",
            "Glucagon is a hormone that helps glycogen, a starch, get from the liver into the blood.",
        ),
    ),
    Rule(
        RuleId("definition-which"),
        0.64,
        _reverse,
        examples=(
            (
                "A glacier is a slow river of ice that forms where snow piles up for many years.",
                "Which slow river of ice forms where snow piles up for many years?",
                "a glacier",
            ),
            (
                "Drought is a condition in which soil holds too little water.",
                "In which condition does soil hold too little water?",
                "drought",
            ),
        ),
        counters=("It is a disease that spreads quickly.", "Gout is a type of arthritis."),
    ),
    Rule(
        RuleId("definition-term"),
        0.74,
        _term_for,
        examples=(
            (
                "A stent is a small mesh tube placed in a narrowed artery.",
                "What is the term for a small mesh tube placed in a narrowed artery?",
                "a stent",
            ),
        ),
        counters=("The result is a large drop in pressure.",),
    ),
    Rule(
        RuleId("meaning"),
        0.62,
        _meaning,
        examples=(
            (
                "Erosion refers to the wearing away of rock by wind and water.",
                "What is erosion?",
                "the wearing away of rock by wind and water",
            ),
            (
                "The term ecosystem refers to all living things of an area.",
                'What does "ecosystem" mean?',
                "all living things of an area",
            ),
            (
                "Potters use the term leather hardness to describe the state of half-dried clay.",
                'What does "leather hardness" mean?',
                "the state of half-dried clay",
            ),
        ),
        counters=("She refers to the old book.", "Farmers use the long rake to describe circles in the sand."),
    ),
)
