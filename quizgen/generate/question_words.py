"""Owns what asks for a noun phrase: "who", "which gland", "what", or nothing; must not find facts."""

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.language.clause import AUXILIARIES, core, phrase
from quizgen.language.inflect import can_be_noun, singular
from quizgen.language.lexicon import table, words
from quizgen.quiz.choosing.kinds import group, sorts


def question_word(head: Token, people: frozenset[str]) -> str:
    """What asks for a noun phrase: "who", "which type of wave", "what"; '' when the words do not tell."""
    if head.text in people or (head.pos_ == "PROPN" and any(t.text in people for t in core(head))):
        return "who"
    if _full_name(head) or (not of_animals(head) and (head.lower_ in words("people-groups") or _once_did(head))):
        return "who"
    kind = which_kind(head) or told_kind(head) or known_kind(head)
    if not kind and head.pos_ == "PROPN" and head.text.isalpha() and head.text.istitle() and not _is_term(head):
        last = head.lower_
        return f"which {last}" if last in words("subjects-kinds") and len(core(head)) > 1 else ""
    return kind or _which_type(head) or "what"


def asks_for_many(wh: str) -> bool:
    """Whether a question word takes a plural verb: "which glands"."""
    first, *kind = wh.split()
    return first == "which" and len(kind) == 1 and kind[0] != singular(kind[0])


def _full_name(head: Token) -> bool:
    """Whether a name of several words has a given name: "Boris II of Bulgaria"."""
    names = [t for t in core(head) if t.pos_ == "PROPN" and t.i <= head.i]
    return len(names) > 1 and names[0].lower_ in words("given-names") | words("people-given")


def _once_did(head: Token) -> bool:
    """Whether a person is told to have done something once, or to have been done something to."""
    told = (head.head, *(child for child in head.head.children if child.dep_ in AUXILIARIES))
    return any(token.tag_ == "VBD" for token in told) and is_role(head)


def is_role(head: Token) -> bool:
    """Whether a noun names persons by what they are or do ("a surgeon"), not an animal, and no machine ("a router")."""
    known = [group(sort) for sort in sorts(head.lower_)] if head.pos_ == "NOUN" else []
    return known[:1] == ["person"] and not {"artifact", "animal"} & set(known) and not of_animals(head)


def of_animals(head: Token) -> bool:
    """Whether it is told to be of animals: "ancestors of today's horses", "the deepest divers of any bird"."""
    of = (child for child in head.rights if child.dep_ == "prep" and child.lower_ == "of")
    return any(c.dep_ == "pobj" and _group(c) == "animal" for start in of for c in start.children)


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
    named = any(t.pos_ == "PROPN" or _has_capital(t) or zipf(t.lower_) < _naming(t) for t in before)
    if any(t.like_num or t.tag_ in ("JJS", "JJR", "RBS", "RBR") for t in before) or not (named or numbered):
        return ""
    if any(t.text == "," for t in core(head) if t.i < head.i):  # "the white, fragrant flowers" are described
        return ""
    if _joined(head):
        return ""
    return f"which {head.lower_ if head.tag_ == 'NNS' else singular(head.lower_)}"


def _has_capital(word: Token) -> bool:
    """Whether it is written with a capital, or a sign, that is not only that of its sentence's first word."""
    return not (word.text[1:].islower() if word.i == 0 else word.text.islower())


def _joined(head: Token) -> bool:
    """Whether something of another kind may stand beside it: "scarlet fever and a sore throat"."""
    return any(child.dep_ == "conj" and child.lemma_ != head.lemma_ for child in head.rights)


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
        or _joined(head)
    ):
        return ""
    if head.left_edge.lower_ == "the" or head.lemma_.lower() in _KIND_WORDS | words("subjects-people"):
        return ""  # "the spinal cord" is no type of cord
    modifier = tokens[0]
    described = modifier.lower_.endswith(("ing", "ed"))
    telling = modifier.pos_ in ("NOUN", "ADJ") and zipf(modifier.lower_) < _CLASSIFYING and modifier.tag_ == "JJ"
    if described or not (telling or modifier.dep_ == "compound"):
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


def of_no_one(head: Token) -> bool:
    """Whether a noun phrase speaks of some people or of many things, without saying which."""
    told = any(child.dep_ in ("prep", "relcl", "acl") for child in head.rights)
    return head.left_edge.lower_ in _NO_ONE and not told


_NO_ONE = ("some", "many", "other", "certain", "few", "any")


def is_place(head: Token) -> bool:
    """Whether a noun names a part of a body, a building or a landscape."""
    return _group(head) in ("body", "place", "building")


def is_being(head: Token) -> bool:
    """Whether a noun names people, a person or an animal."""
    return _group(head) in ("person", "people", "animal")


def is_abstract(head: Token) -> bool:
    """Whether a noun names a property, a measure, a state, an idea or a text, which do nothing themselves."""
    return _group(head) in ("trait", "measure", "state", "idea", "text")


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
