"""Owns appositions: "X, a G that …, does Y" defines X; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Phrase, Question, Rule, Sentence
from quizgen.generate.rules.definitions import RARE, SAYS, VAGUE, telling, which
from quizgen.language.clause import core, is_plural, phrase
from quizgen.language.lexicon import words
from quizgen.model import RuleId


def pairs(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Each noun of the sentence with the noun that says between commas what it is."""
    for token in sentence.doc:
        head = _told_of(token) if _stands_beside(token) or _adds_plural(token) else None
        if head is None or token.pos_ not in ("NOUN", "PROPN") or head.pos_ not in ("NOUN", "PROPN"):
            continue
        first = token.left_edge
        closed = token.right_edge.i + 1 >= len(sentence.doc) or sentence.doc[token.right_edge.i + 1].is_punct
        beside = (child for child in (*token.children, *head.children) if child != token)
        listed = any(child.dep_ in ("conj", "cc") for child in beside) or _goes_on(token)
        if (first.lower_ in ("a", "an", "the") or _adds_plural(token)) and closed and not listed:
            yield head, token


def _goes_on(said: Token) -> bool:
    """Whether it is the second of a list: "a hoarse voice, a puffy face, a slow pulse or …"."""
    return any(t.text == "," and t.nbor(1).lower_ in ("a", "an") for t in phrase(said)[:-1])


def _stands_beside(said: Token) -> bool:
    """Whether a noun is an apposition, or one that closes the sentence and hangs on the verb for want of a place."""
    loose = said.dep_ in ("npadvmod", "oprd") and said.left_edge.lower_ in ("a", "an")
    return said.dep_ == "appos" or (loose and said.right_edge.i >= len(said.doc) - 2)


def _told_of(said: Token) -> Token | None:
    """The noun that ends just before the comma of an apposition, or which has that noun behind "of" or "in".

    A parser likes to tell it of the subject: "Mutations cause IPEX, a disease". None where there is no such noun.
    """
    first = said.left_edge.i
    if first < 2 or said.doc[first - 1].text != ",":
        return None
    last = said.doc[first - 2]
    near = last
    while near.dep_ == "compound" and near.head.i <= last.i:
        near = near.head
    if near.pos_ not in ("NOUN", "PROPN"):
        return None
    beyond = said.head
    reaches = (
        beyond.pos_ in ("NOUN", "PROPN")
        and beyond in near.ancestors
        and all(
            token.dep_ in ("prep", "pobj", "acl", "oprd")
            for token in (near, *near.ancestors)
            if _between(token, beyond)
        )
    )
    return beyond if reaches else near


def _between(token: Token, beyond: Token) -> bool:
    return token.i > beyond.i


def _adds_plural(said: Token) -> bool:
    """Whether a plural at the end says without an article what a plural is: "antennules, brushes of hairs"."""
    first = said.left_edge.i
    if said.tag_ != "NNS" or first < 2 or said.doc[first - 1].text != "," or said.doc[first - 2].tag_ != "NNS":
        return False
    told = any(child.dep_ in ("prep", "relcl", "acl") and child.i > said.i for child in said.children)
    single = sum(token.text == "," for token in said.sent) <= _COMMAS
    return told and single and said.right_edge.i >= len(said.doc) - 2


_COMMAS = 2
"""More than one for the apposition and one for an opening phrase make a list."""


def named(head: Token) -> tuple[Token, ...]:
    """The noun phrase without what follows its noun; empty when the parser took a clause for one."""
    tokens = tuple(t for t in core(head) if t.i <= head.i and not _so_called(t))
    return () if any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in tokens) else tokens


def _so_called(token: Token) -> bool:
    """Whether a token is of "so-called", which is no part of a name."""
    verb = token if token.lower_ == "called" else token.head
    return verb.lower_ == "called" and verb.dep_ == "amod" and token.i <= verb.i


def _apposition(sentence: Sentence) -> Iterator[Fact]:
    for head, said in pairs(sentence):
        if not _defines(head, said):
            continue
        term, answer = Phrase(_without_article(head)), Phrase(_told(said))
        if is_person(head, said, sentence.people):
            if not _given_name_alone(head):
                be = "was" if _past(said, sentence) else "is"
                yield Question("who-is", {"be": be, "thing": term}, answer)
        else:
            yield Question("definition", {"term": term, "be": "are" if is_plural(head) else "is", "lead": ""}, answer)


def _without_article(head: Token) -> tuple[Token, ...]:
    """The term, several things without "the": "chloroplasts"."""
    tokens = named(head)
    return tokens[1:] if is_plural(head) and len(tokens) > 1 and tokens[0].lower_ == "the" else tokens


def _told(said: Token) -> tuple[Token, ...]:
    """What is told, without what is added behind a comma where enough is left."""
    short = core(said)
    return short if len(short) >= SAYS else phrase(said)


def _defines(head: Token, said: Token) -> bool:
    """Whether a pair is a term and what it is: no rank, no kind of nothing, no phrase that only describes."""
    telling = [t for t in phrase(said) if not t.is_punct and t.pos_ not in ("DET", "ADP")]
    partitive = (
        said.tag_ == "NN"
        and said.lemma_.lower() in _OF_WHAT
        and not any(child.lower_ == "of" for child in said.children)
    )
    described = head.dep_ == "attr" and head.left_edge.lower_ in ("a", "an")
    deps = [child.dep_ for child in head.children]
    owned = head.pos_ == "NOUN" and "poss" in deps and ("amod" in deps or head.left_edge.tag_ == "PRP$")
    return (
        said.pos_ == "NOUN"
        and (said.lemma_.lower() not in VAGUE or _that(said))
        and not any(t.tag_ in ("JJS", "RBS") for t in phrase(said))
        and len(telling) >= 3
        and head.left_edge.lower_ not in ("this", "these", "one")
        and not head.left_edge.like_num
        and not (partitive or described or owned)
        and any(t.pos_ == "PROPN" or zipf(t.lower_) < _TELLING for t in named(head))
    )


def _that(said: Token) -> bool:
    """Whether a vague noun is told by a whole statement: "the idea that light is a wave"."""
    said_so = (child for child in said.children if child.dep_ in ("acl", "ccomp"))
    return any(t.dep_ == "mark" and t.lower_ == "that" for child in said_so for t in child.children)


_OF_WHAT = frozenset(("genus", "species", "type", "kind", "form", "group", "family", "class", "order", "variety"))
"""Nouns that say nothing without "of": "a genus that navigates by clicking"."""
_TELLING = 3.7
"""Zipf frequency below which a word names something: "a thin membrane" is no term to ask for."""


def is_person(head: Token, said: Token, people: frozenset[str]) -> bool:
    """Whether what is told of is a person: by the document's votes, by "who", or by what the noun names."""
    who = any(t.tag_ == "WP" and t.lower_ == "who" for c in said.children if c.dep_ == "relcl" for t in c.subtree)
    titled = said.lemma_.lower() in words("people-titles") | _HUMAN
    return head.text in people or (head.pos_ == "PROPN" and not is_plural(said) and (who or titled))


_HUMAN = frozenset(
    ("man", "woman", "boy", "girl", "son", "daughter", "brother", "sister", "wife", "husband", "designer")
)


def _given_name_alone(head: Token) -> bool:
    return len(named(head)) == 1 and head.lower_ in words("given-names")


def _past(said: Token, sentence: Sentence) -> bool:
    """Whether the person is spoken of in the past, by the sentence or by what is said of them."""
    told = any(t.tag_ == "VBD" for child in said.children if child.dep_ == "relcl" for t in (child, *child.children))
    return told or (sentence.clause is not None and sentence.clause.past)


def _apposition_which(sentence: Sentence) -> Iterator[Fact]:
    for head, said in pairs(sentence):
        names = zipf(said.lower_) < min(RARE, zipf(head.lower_))
        if said.pos_ == "NOUN" and named(head) and not names:
            yield from which(said, Phrase(named(head)))


def _apposition_term(sentence: Sentence) -> Iterator[Fact]:
    """The term asked by a definition between commas that says enough to lead back to it."""
    for head, said in pairs(sentence):
        proper = any(t.pos_ == "PROPN" or t.text[1:] != t.lower_[1:] for t in named(head))
        related = any(child.dep_ == "relcl" for child in said.children)
        if _defines(head, said) and telling(said) and not (proper or related or is_person(head, said, sentence.people)):
            yield Question("term", {"definition": Phrase(_told(said))}, Phrase(named(head)))


RULES = (
    Rule(
        RuleId("apposition"),
        0.58,
        _apposition,
        joined=True,
        examples=(
            (
                "Insulin, a hormone made in the pancreas, lowers blood sugar.",
                "What is insulin?",
                "a hormone made in the pancreas",
            ),
            (
                "Barbara Strozzi, an Italian composer from Venice, published eight books of songs.",
                "Who was Barbara Strozzi?",
                "an Italian composer from Venice",
            ),
            (
                "A fault in one gene causes batrosis, a severe wasting disease of childhood.",
                "What is batrosis?",
                "a severe wasting disease of childhood",
            ),
            (
                "Some wasps have slender antennules, brushes of stiff hairs on the hind legs.",
                "What are slender antennules?",
                "brushes of stiff hairs on the hind legs",
            ),
            (
                "Travel books spread the so-called Grey Legend, the idea that the marsh people ate no bread.",
                "What is the Grey Legend?",
                "the idea that the marsh people ate no bread",
            ),
            (
                "Ulrich Marden, the rocket designer who ran the yard in Kiel, had long thought of a ship.",
                "Who was Ulrich Marden?",
                "the rocket designer who ran the yard in Kiel",
            ),
        ),
        counters=(
            "Paris, the capital, is large.",
            "A thin sheet, a part of the whole wing, is warm.",
            "It shows in a gravelly voice, a puffy face, a slow pulse or cold hands and feet.",
            "The exception is Vampyrum, a genus that hunts birds at night.",
        ),
    ),
    Rule(
        RuleId("apposition-which"),
        0.68,
        _apposition_which,
        joined=True,
        examples=(
            (
                "Frostbite, a type of injury that occurs when skin freezes, needs care.",
                "Which type of injury occurs when skin freezes?",
                "frostbite",
            ),
        ),
    ),
    Rule(
        RuleId("apposition-term"),
        0.64,
        _apposition_term,
        examples=(
            (
                "Wealth was passed on through primogeniture, a custom giving all property to the first child.",
                "What is the term for a custom giving all property to the first child?",
                "primogeniture",
            ),
        ),
        counters=("Insulin, a hormone made in the pancreas, lowers blood sugar.",),
    ),
)
