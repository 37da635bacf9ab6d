"""Owns whether a statement leans on what was told before by a word that needs its partner; must not resolve it."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from quizgen.generate.contrast import contrasted
from quizgen.language.clause import Clause, main_clause
from quizgen.language.lexicon import words

_RELATIONAL = words("leaning-nouns")
_WANTING = words("leaning-predicates")
_RANKING = words("definite-ranking") | words("definite-ordering") | {"strict", "further", "common", "frequent"}
_SAYING = ("prep", "relcl", "acl", "compound", "nmod", "poss", "appos", "ccomp")


def leaning(doc: Doc, known: Callable[[str], bool]) -> str:
    """The words that lean on something told before; '' when there are none.

    `known` tells whether something like a noun is what the text is about.
    """
    clause = main_clause(doc)
    found = [_further(doc), _neither(doc), _compared(doc), _instead(doc), _run_together(doc), contrasted(doc)]
    if clause is not None:
        found += [_relation(clause, known), _related(clause), _wanting(clause), _others(clause), _feeling(clause)]
        found.append(_more(clause))
    return next((words for words in found if words), "")


def _run_together(doc: Doc) -> str:
    """A note's verbs with commas alone between them: "marches on Rome, wins the war, dictator"."""
    root = next((token for token in doc if token.head == token), None)
    if root is None or root.tag_ not in _FINITE or any(child.dep_ in ("cc", "mark") for child in root.subtree):
        return ""
    joined = [child for child in root.children if child.dep_ in ("conj", "dep", "ccomp") and child.tag_ in _FINITE]
    subject = next((child for child in root.children if child.dep_ == "nsubj"), root)
    one_comma = [token.text for token in doc[subject.i : root.i]].count(",") == 1  # the first verb read as a noun
    for later in [*(other if other.i > root.i else root for other in joined), *([root] if one_comma else [])]:
        if doc[later.i - 1].text == ",":
            return f", {later.text}"
    return ""


_FINITE = ("VBZ", "VBP")  # a past form may be a participle: "a wall, built of stone"


def _relation(clause: Clause, known: Callable[[str], bool]) -> str:
    """A subject that is of something, without what it is of: "opposition", "the usual range"."""
    head = clause.subject
    noun = head.lemma_.lower()
    if head.pos_ != "NOUN" or noun not in _RELATIONAL or known(head.lower_) or _told_before(head):
        return ""
    for child in head.children:
        pointing = child.dep_ == "det" and child.lower_ not in ("a", "an", "the", "no", "each", "every", "one")
        telling = child.dep_ == "amod" and child.lower_ not in _RANKING
        if child.dep_ in _SAYING or pointing or telling:
            return ""
    return head.text


def _told_before(head: Token) -> bool:
    return any(other.lemma_ == head.lemma_ for other in head.doc[: head.left_edge.i])


def _related(clause: Clause) -> str:
    """What a subject is said to be of something that is not told: "are the usual culprits", "is another option"."""
    head = clause.child("attr")
    if head is None or not clause.copular or not _of_something(head):
        return ""
    pointing = head.left_edge.lower_ in ("the", "another", "one") or head.tag_ == "NNS"
    adjectives = [child for child in head.children if child.dep_ == "amod" and child.lower_ != "side"]
    ranked = all(child.lower_ in _RANKING or child.tag_ == "JJS" for child in adjectives)
    said = any(child.dep_ in (*_SAYING, "nummod") and child.lower_ not in ("side", "one") for child in head.children)
    return head.text if pointing and ranked and not said and not _told_before(head) else ""


def _of_something(noun: Token) -> bool:
    side = noun.lemma_ == "effect" and any(child.lower_ == "side" for child in noun.children)
    return noun.pos_ == "NOUN" and (noun.lemma_.lower() in _RELATIONAL or side)


def _more(clause: Clause) -> str:
    """A comparison that does not say with what: "Lambs are stockier", but not "rarer in the north", "easier to see"."""
    told = clause.child("acomp") if clause.copular else None
    if told is None or not any(t.tag_ in ("JJR", "RBR") for t in (told, *told.children)):
        return ""
    frequent = told.lower_ in ("common", "likely", "frequent", "rare", "rarer", "commoner")
    if frequent or any(t.lower_ in ("than", "as", "whereas", "while") and t.i > clause.subject.i for t in clause.doc):
        return ""
    behind = [c for c in (*told.children, *clause.verb.children) if c.i > told.i]
    with_what = [c for c in behind if c.dep_ in ("prep", "advcl", "xcomp", "ccomp", "npadvmod")]
    return "" if any(_says_with_what(child) for child in with_what) else told.text


def _says_with_what(child: Token) -> bool:
    """Whether a phrase sets the things compared apart; a reason or what comes behind a comma does not."""
    reason = any(c.lower_ in ("because", "since") for c in child.children)
    return not reason and child.doc[child.left_edge.i - 1].text != ","


def _instead(doc: Doc) -> str:
    """ "Instead" of what was told before; what a denial of the same sentence says is told."""
    for token in doc:
        alone = token.lower_ == "instead" and (token.i + 1 == len(doc) or token.nbor(1).lower_ != "of")
        if alone and not any(t.dep_ == "neg" or t.lower_ in ("no", "unable") for t in doc[: token.i]):
            return token.text
    return ""


def _wanting(clause: Clause) -> str:
    """A predicate without what it is for: "is suitable", "are all implicated", "helps"."""
    verb = clause.verb
    told = clause.child("acomp") if clause.copular else verb
    if told is None or not {told.lemma_.lower(), told.lower_} & _WANTING:
        return ""
    said = [child for child in (*told.children, *verb.children) if child.i > told.i]
    return "" if any(child.dep_ in _COMPLETING for child in said) or _opens_with(clause, "for") else told.text


_COMPLETING = ("dobj", "prep", "xcomp", "ccomp", "agent", "dative", "prt", "advcl", "conj", "pcomp")


def _opens_with(clause: Clause, preposition: str) -> bool:
    return any(t.lower_ == preposition and t.dep_ == "prep" for t in clause.doc[: clause.subject.i])


def _others(clause: Clause) -> str:
    """A subject that is other than what it does not say: "two other species"."""
    head = clause.subject
    other = any(child.lower_ == "other" and child.dep_ == "amod" for child in head.children)
    counted = any(child.dep_ == "nummod" or child.lower_ in ("several", "some") for child in head.children)
    named = any(child.dep_ in ("prep", "relcl", "acl") for child in head.children) or _told_before(head)
    return f"other {head.text}" if other and counted and not named else ""


def _neither(doc: Doc) -> str:
    """ "Neither idea" of two that were told before."""
    return next((f"neither {t.head.text}" for t in doc if t.lower_ == "neither" and t.dep_ == "det"), "")


def _compared(doc: Doc) -> str:
    """A comparison put first because its second part went before: "Far more dangerous are …"."""
    for token in doc:
        first = token.dep_ == "acomp" and token.i < token.head.i and token.head.dep_ == "ROOT"
        said = list(token.subtree) if first else []
        if any(t.tag_ in ("JJR", "RBR") for t in said) and not any(t.lower_ == "than" for t in said):
            return token.text
    return ""


def _feeling(clause: Clause) -> str:
    """What somebody felt at something told before: "Alarmed, …"."""
    first = clause.doc[0]
    felt = first.head == clause.verb and first.dep_ == "advcl" and first.lower_.endswith("ed")
    return first.text if felt and clause.past and first.nbor(1).text == "," else ""


def _further(doc: Doc) -> str:
    """An opening that goes on from a place or point told before: "Further down", "By comparison"."""
    first = [t.lower_ for t in doc[:2]]
    on = first[:1] == ["further"] and first[-1] in _WAYS
    return " ".join(first) if on or first in (["by", "comparison"], ["by", "contrast"]) else ""


_WAYS = ("down", "up", "on", "along", "away", "out", "in", "inland", "north", "south", "east", "west")
