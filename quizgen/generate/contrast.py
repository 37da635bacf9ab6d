"""Owns whether a statement is set beside something told before by a word of comparison; must not resolve it."""

from spacy.tokens import Doc, Token

from quizgen.language.lexicon import words

_MEASURES = words("leaning-measures")
_EACH = frozenset(("each", "every", "different", "various", "two", "both", "all"))
_WITH_WHAT = ("from", "than", "to", "depending", "in", "for", "on", "according", "when", "if")


def contrasted(doc: Doc) -> str:
    """The words that compare with what the statement does not say; '' when there are none."""
    found = (_elsewhere(doc), _more_often(doc), _unlike_others(doc), _one_more(doc), *map(_compares, doc))
    return next((words for words in found if words), "")


def _elsewhere(doc: Doc) -> str:
    return "elsewhere" if doc[:2].text == "Elsewhere," else ""


def _more_often(doc: Doc) -> str:
    """How often at the very start, before a comma: "More often, …" than what was told."""
    first = doc[:2].text.lower()
    return first if first in ("more often", "more commonly", "more frequently") and doc[2:3].text == "," else ""


def _unlike_others(doc: Doc) -> str:
    """ "The others" that something is unlike, when nothing before tells of several."""
    for token in doc[2:]:
        alone = token.lower_ == "others" and not any(child.i > token.i for child in token.children)
        if alone and doc[token.i - 1].lower_ == "the" and doc[token.i - 2].lower_ in ("from", "than", "unlike"):
            return "" if any(t.lower_ in ("one", *_EACH) for t in doc[: token.i]) else "the others"
    return ""


def _one_more(doc: Doc) -> str:
    """What somebody has "another" of, and no noun says what."""
    for token in doc:
        alone = token.lower_ == "another" and token.dep_ == "dobj" and not list(token.children)
        if alone and not any(t.lower_ in ("a", "an", "each", "one") and t.dep_ == "det" for t in doc[: token.i]):
            return "another"
    return ""


def _compares(token: Token) -> str:
    if token.lower_ == "differently" and not _set_apart(token):
        return token.lower_
    if token.lower_ == "further" and _goes_on(token):
        return token.lower_
    return f"{token.lower_} of" if _measures_nothing(token) else ""


def _set_apart(token: Token) -> bool:
    """Whether what is different from what is said: by a phrase behind it, or by several that differ among them."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    subject = [child for child in token.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    several = any(t.lower_ in _EACH or t.dep_ == "conj" for child in subject for t in child.subtree)
    return after in _WITH_WHAT or several


def _goes_on(token: Token) -> bool:
    """Whether a deed went "further" than one told before: behind its verb, with nothing that says how far."""
    last = token.i + 1 == len(token.doc)
    ends = last or token.nbor(1).is_punct or token.nbor(1).lower_ in ("and", "still")
    denied = any(child.dep_ == "neg" for child in token.head.children)
    return token.dep_ == "advmod" and token.head.pos_ == "VERB" and token.head.i < token.i and ends and not denied


def _measures_nothing(token: Token) -> bool:
    """Whether it is "a reading of 40" that does not say what is read, and is not what something is said to have."""
    if token.lemma_.lower() not in _MEASURES or token.left_edge.lower_ not in ("a", "an", token.lower_):
        return False
    of = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
    told = any(child.dep_ in ("compound", "amod", "relcl", "acl") for child in token.children)
    led = token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.lower_ == "with")
    amount = any(
        child.dep_ == "pobj" and (child.like_num or child.lower_ == "percent") for o in of for child in o.children
    )
    return led and amount and not told
