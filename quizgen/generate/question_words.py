"""Owns what asks for a noun phrase: "who", "which gland", "what", or nothing; must not find facts."""

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.language.clause import core, phrase
from quizgen.language.inflect import can_be_noun, singular
from quizgen.language.lexicon import table, words
from quizgen.quiz.choosing.kinds import group, sorts


def question_word(head: Token, people: frozenset[str]) -> str:
    """What asks for a noun phrase: "who", "which type of wave", "what"; '' when the words do not tell."""
    if head.text in people or (head.pos_ == "PROPN" and any(t.text in people for t in core(head))):
        return "who"
    if head.lower_ in words("people-groups") or (head.head.tag_ == "VBD" and _group(head) == "person"):
        return "who"
    kind = which_kind(head) or told_kind(head) or known_kind(head)
    if not kind and head.pos_ == "PROPN" and head.text.isalpha() and head.text.istitle() and not _is_term(head):
        last = head.lower_
        return f"which {last}" if last in words("subjects-kinds") and len(core(head)) > 1 else ""
    return kind or _which_type(head) or "what"


def _is_term(head: Token) -> bool:
    """Whether a noun has its capital only because it opens the sentence; what did something once may be a person."""
    return head.i == 0 and can_be_noun(head.text) and head.head.tag_ != "VBD"


def told_kind(head: Token) -> str:
    """ "which gland" for "the pituitary, a pea-sized gland at the base of the brain"."""
    for said in head.rights:
        indefinite = said.left_edge.lower_ in ("a", "an")
        if said.dep_ == "appos" and indefinite and said.lemma_.lower() in words("subjects-common-kinds"):
            return f"which {singular(said.lower_)}"
    return ""


def known_kind(head: Token) -> str:
    """ "which hormone" for "insulin": the kind of a noun that has one sense, or whose ending tells its kind."""
    if any(child.dep_ != "det" for child in head.lefts) or any(child.dep_ in ("prep", "conj") for child in head.rights):
        return ""
    noun = head.lower_
    kind = table("kinds-of").get(noun, "")
    if not kind and zipf(noun) < _COINED:
        kind = next((kind for ending, kind in _ENDINGS if noun.endswith(ending)), "")
    return f"which {kind}" if kind else ""


_COINED = 3.4
"""Zipf frequency below which a noun means what its ending says: "catalase", not "disease"."""
_ENDINGS = (("phase", "phase"), ("ectomy", "operation"), ("otomy", "operation"), ("ase", "enzyme"))


def which_kind(head: Token) -> str:
    """ "which gene" for "the HBB gene", "which chromosome" for "chromosome 11": a kind, and a name that tells it apart.

    '' when the words before the noun are too common to be a name.
    """
    if head.lemma_.lower() not in words("subjects-common-kinds") or head.text.isupper():
        return ""
    before = [t for t in core(head) if t.i < head.i and t.dep_ in ("compound", "amod", "nmod", "nummod", "npadvmod")]
    numbered = head.i + 1 < len(head.doc) and head.doc[head.i + 1].like_num and head.doc[head.i + 1].head == head
    named = any(t.pos_ == "PROPN" or not t.text.islower() or zipf(t.lower_) < _naming(t) for t in before)
    if any(t.like_num or t.tag_ in ("JJS", "JJR", "RBS", "RBR") for t in before) or not (named or numbered):
        return ""
    if any(t.text == "," for t in core(head) if t.i < head.i):  # "the white, fragrant flowers" are described
        return ""
    return f"which {singular(head.lower_)}"


def _naming(word: Token) -> float:
    """Zipf frequency below which a word before a noun tells one of its kind apart; one that describes, hardly any."""
    if word.tag_ in ("VBG", "VBN") or word.lower_.endswith(("ing", "ed")):
        return 0.0
    return _NAMING if word.tag_ != "JJ" else _DESCRIBING


_NAMING, _DESCRIBING = 4.3, 3.9


def _which_type(head: Token) -> str:
    """ "which type of wave" for "theta waves": a noun told apart by one of its own kind of modifiers."""
    tokens = [t for t in core(head) if t.i <= head.i and t.pos_ != "DET"]
    if (
        len(head.text) < _SHORTEST_KIND
        or len(tokens) != 2
        or tokens[0].dep_ not in ("compound", "amod")
        or not tokens[0].text.islower()
    ):
        return ""
    if head.left_edge.lower_ == "the" or head.lemma_.lower() in _KIND_WORDS | words("subjects-people"):
        return ""  # "the spinal cord" is no type of cord
    modifier = tokens[0]
    described = modifier.lower_.endswith(("ing", "ed"))
    telling = modifier.pos_ in ("NOUN", "ADJ") and zipf(modifier.lower_) < _CLASSIFYING and modifier.tag_ == "JJ"
    telling = telling and not described
    if not telling and modifier.dep_ != "compound":
        return ""
    compound = head.lower_.endswith(("ide", "ate"))  # "sulfur dioxide" is no type of dioxide
    return f"which type of {singular(head.text)}" if zipf(head.lower_) > _KNOWN_KIND and not compound else ""


_KIND_WORDS = frozenset(("form", "type", "kind", "sort", "version", "way", "anatomy", "baby"))
_SHORTEST_KIND = 3
"""Letters of a word that can name a kind: "chlorophyll b" is no type of b."""
_CLASSIFYING = 4.2
_KNOWN_KIND = 3.5


_QUANTITIES = words("subjects-quantities")


def vague_quantity(head: Token) -> bool:
    """Whether a noun phrase opens with a quantity or an owner that no one could recall as an answer."""
    first = next((t for t in phrase(head) if not t.is_punct), head)
    return first.lower_ in _QUANTITIES or first.tag_ == "PRP$"


def is_place(head: Token) -> bool:
    """Whether a noun names a part of a body, a building or a landscape."""
    return _group(head) in ("body", "place", "building")


def is_being(head: Token) -> bool:
    """Whether a noun names people, a person or an animal."""
    return _group(head) in ("person", "people", "animal")


def is_stuff(head: Token) -> bool:
    """Whether a noun names a substance."""
    return _group(head) in ("substance", "fluid", "food") and head.tag_ == "NN"


def is_named(tokens: tuple[Token, ...]) -> bool:
    """Whether a noun phrase names something: it has a name or a word that is no common one, and nobody's."""
    told = any(t.pos_ == "PROPN" or (t.pos_ in ("NOUN", "ADJ") and zipf(t.lower_) < _A_TERM) for t in tokens)
    return told and not any(t.tag_ == "PRP$" for t in tokens)


_A_TERM = 4.3


def is_measure(head: Token) -> bool:
    """Whether a noun phrase says how much: "20 centimetres", "a pair"."""
    return head.like_num or (_group(head) == "measure" and any(c.dep_ in ("nummod", "quantmod") for c in head.children))


def _group(head: Token) -> str:
    known = sorts(head.lower_)
    return group(known[0]) if known else ""
