"""Owns the view of a parsed sentence as a clause: subject, verb, what stands where; must not render text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from quizgen.language.inflect import can_be_noun, can_be_verb, is_adjectival

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
AUXILIARIES = ("aux", "auxpass")
_DENYING = ("not", "no", "neither", "nor")


@dataclass(frozen=True)
class Clause:
    """A finite main clause: `subject` heads the noun phrase before `verb`; `auxes` stand before the verb."""

    doc: Doc
    verb: Token
    subject: Token
    auxes: tuple[Token, ...]

    @cached_property
    def copular(self) -> bool:
        return self.verb.lemma_ == "be" and self.verb.pos_ in ("AUX", "VERB")

    @property
    def past(self) -> bool:
        finite = self.auxes[0] if self.auxes else self.verb
        return finite.tag_ == "VBD"

    @cached_property
    def negated(self) -> bool:
        """Whether the verb or the whole subject is denied: "not every volcano"."""
        return any(child.dep_ == "neg" for child in self.verb.children) or self.subject.left_edge.lower_ in _DENYING

    @property
    def subject_span(self) -> tuple[Token, ...]:
        """The whole subject phrase, contiguous."""
        return phrase(self.subject)

    @cached_property
    def body(self) -> tuple[Token, ...]:
        """All tokens of the clause but the closing punctuation."""
        tokens = list(phrase(self.verb))
        while tokens and tokens[-1].is_punct and tokens[-1].text not in (")", '"', "”", "%"):
            tokens.pop()
        return tuple(tokens)

    def children(self, *deps: str) -> tuple[Token, ...]:
        """The verb's own dependents of these kinds, in order."""
        return tuple(child for child in self.verb.children if child.dep_ in deps)

    def child(self, *deps: str) -> Token | None:
        """The first of `children`."""
        return next(iter(self.children(*deps)), None)


def main_clause(doc: Doc) -> Clause | None:
    """The clause of the root, when it is finite, has a subject before the verb and no second root."""
    roots = [token for token in doc if token.head == token and not token.is_space]
    if len(roots) != 1 or roots[0].pos_ not in ("VERB", "AUX"):
        return None
    clause = clause_of(roots[0])
    return None if clause is None or misread(clause) else clause


_GIVING = frozenset(
    ("give", "award", "grant", "offer", "pay", "teach", "show", "tell", "ask", "send", "lend", "deny", "allow", "call",
     "name", "elect", "appoint", "consider", "declare", "term", "dub", "crown", "assign", "charge", "make")
)  # fmt: skip
"""Verbs whose passive may have an object of its own."""


def misread(clause: Clause) -> bool:
    """Whether the parse cannot be right: a verb that is none, two objects, an object of a passive verb, a subject of
    another number, a lone preposition or adjective before the subject."""
    if _is_no_verb(clause):
        return True
    objects = clause.children("dobj")
    passive = any(aux.dep_ == "auxpass" for aux in clause.auxes)
    if len(objects) > 1 or (passive and objects and clause.verb.lemma_ not in _GIVING):
        return True
    if _beheaded(clause):
        return True
    if clause.verb.tag_ == "VBP" and clause.verb.text.isalpha() and not can_be_verb(clause.verb.text):
        return True
    many = clause.subject.tag_ == "NNS" and not clause.subject.lower_.endswith("ics")
    agrees = not (many and clause.verb.tag_ == "VBZ" and not clause.auxes and clause.verb.lemma_ != "be")
    return not agrees or any(_torn_off(child, clause) for child in clause.verb.children)


def _beheaded(clause: Clause) -> bool:
    """Whether the subject of a second clause was taken for the end of the first: "over winter and spring | is late"."""
    loose = tails(clause)
    for i in loose:
        token, before = clause.doc[i], clause.doc[i - 1]
        finite = token.tag_ in ("VBZ", "VBP", "VBD", "MD") and i - 1 not in loose
        if finite and before.pos_ in ("NOUN", "PROPN") and any(t.dep_ == "conj" for t in (before, before.head)):
            return True
    return False


def _torn_off(child: Token, clause: Clause) -> bool:
    """Whether a word before the subject belongs to it, or has lost what belongs to it: "Long, stiff fibers push"."""
    alone = child.left_edge == child.right_edge and child.i < clause.subject.left_edge.i
    return alone and (child.pos_ in ("ADP", "SCONJ") or (child.pos_ == "ADJ" and child.dep_ not in ("advmod", "acomp")))


def _is_no_verb(clause: Clause) -> bool:
    """Whether the verb is none: a noun ("A blood test, taken early"), or a participle ("Rods, made of iron, are …")."""
    verb, subject = clause.verb, clause.subject
    if clause.auxes:
        return False
    if verb.tag_ == "VBP":
        counted = any(child.lower_ in ("a", "an") for child in subject.children if child.dep_ == "det")
        of = any(child.dep_ == "prep" and child.lower_ == "of" for child in subject.children)  # "a number of people"
        return counted and not of and subject.tag_ == "NN" and not is_plural(subject)
    if verb.tag_ == "VBZ" and _goes_on_as_noun(verb, subject):
        return True
    apart = verb.tag_ == "VBD" and verb.i == subject.i + 2 and verb.nbor(-1).text == ","
    joined = any(child.dep_ == "cc" for child in verb.children)
    return apart and not joined and any(c.dep_ in AUXILIARIES for child in verb.conjuncts for c in child.children)


def _goes_on_as_noun(verb: Token, subject: Token) -> bool:
    """Whether a verb just behind a bare noun takes what a noun takes: "Urine tests to rule out …"."""
    bare = subject.tag_ in ("NN", "NNP") and subject.left_edge == subject and verb.i == subject.i + 1
    if not bare or not can_be_noun(verb.text) or any(c.dep_ == "dobj" for c in verb.children):
        return False
    behind = next((t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 2]), "")
    return behind in ("of", "such", "that") or (behind == "to" and verb.lemma_ not in _WITH_TO)


_WITH_TO = ("help", "need", "start", "work", "serve", "act", "move", "turn", "change", "return", "rise", "fall", "flow")


def clause_of(verb: Token) -> Clause | None:
    """The clause a verb heads, when it has a subject before it and a finite form."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].i > verb.i:
        return None
    auxes = tuple(child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i)
    finite = auxes[0] if auxes else verb
    if finite.tag_ not in ("VBZ", "VBP", "VBD", "MD") or verb.tag_ == "MD":  # "most will auto-launch it"
        return None
    if any(aux.i < subjects[0].left_edge.i for aux in auxes):
        return None
    return Clause(verb.doc, verb, subjects[0], auxes)


def phrase(head: Token) -> tuple[Token, ...]:
    """All tokens of the subtree, in text order, as one run (gaps of a non-projective parse are filled)."""
    return tuple(head.doc[head.left_edge.i : head.right_edge.i + 1])


def core(head: Token) -> tuple[Token, ...]:
    """A noun phrase without what merely adds to it: relative clauses and appositions after a comma, asides."""
    end = head.right_edge.i + 1
    for child in head.rights:
        before = head.doc[child.left_edge.i - 1]
        loose = child.left_edge.i > head.i + 1 and before.text in (",", "(", "—", "–", "-", ";", ":")
        if (
            loose
            and not _of_adjectives(before)
            and child.dep_ in ("relcl", "appos", "acl", "punct", "prep", "advcl", "amod", "parataxis")
        ):
            end = min(end, before.i)
        elif child.dep_ == "punct" and child.text in ("(", "—"):
            end = min(end, child.i)
    return tuple(head.doc[head.left_edge.i : end])


def essence(head: Token) -> tuple[Token, ...]:
    """The core of a noun phrase without what its last noun is told to be after a comma: "…, the protein that …"."""
    tokens = core(head)
    for token in tokens[1:]:
        before = token.doc[token.left_edge.i - 1]
        loose = token.dep_ in ("appos", "relcl") and before.text == "," and before.i > head.i
        if loose and token.right_edge.i >= tokens[-1].i:
            return tuple(t for t in tokens if t.i < before.i)
    return tokens


def _of_adjectives(comma: Token) -> bool:
    """Whether a comma parts the adjectives of one noun: "an itchy, crusted lip"."""
    opened = comma.i > 1 and comma.text == "," and comma.nbor(-2).lower_ in ("a", "an")
    return opened and is_adjectival(comma.nbor(-1).text)


def conjuncts(head: Token) -> tuple[Token, ...]:
    """The head and everything coordinated with it, in text order."""
    return (head, *head.conjuncts)


_SINGULAR = ("sis", "itis", "ss")
"""Endings of nouns that a tagger takes for plurals: "acidosis"."""


def is_plural(head: Token) -> bool:
    """Whether a noun phrase takes a plural verb."""
    if any(child.dep_ == "conj" for child in head.children) and any(
        child.dep_ == "cc" and child.lower_ == "and" for child in head.children
    ):
        return True
    named = head.tag_ in ("NNS", "NNPS") and not head.lower_.endswith(_SINGULAR)
    return named or head.lower_ in ("they", "these", "those", "people", "we")


def is_pronoun(token: Token) -> bool:
    """Whether a phrase's head names nothing by itself."""
    return token.pos_ == "PRON" or (token.pos_ == "DET" and token.dep_ in (*SUBJECTS, "dobj", "pobj"))


def without(tokens: Iterable[Token], dropped: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens that are not dropped, in order."""
    gone = {token.i for token in dropped}
    return tuple(token for token in tokens if token.i not in gone)


_CONTRAST = ("whereas", "while", "although", "though")


def tails(clause: Clause) -> frozenset[int]:
    """Tokens after the verb that only add: a second clause, a contrast, a loose relative or participle."""
    found: set[int] = set()
    for token in clause.body:
        if token.i <= clause.verb.i or not _adds(token, clause):
            continue
        start = token.left_edge.i
        while start - 1 > clause.verb.i and (
            clause.doc[start - 1].dep_ in ("cc", "punct") or clause.doc[start - 1].text == ","
        ):
            start -= 1
        if not any(t.lower_ == "or" for t in clause.doc[start : token.left_edge.i + 1]):  # what else may be so
            found.update(range(start, token.right_edge.i + 1))
    return frozenset(found)


def second_verbs(clause: Clause) -> frozenset[int]:
    """Tokens of the later verbs that share the clause's subject, from the word that joins the first of them on."""
    found: set[int] = set()
    for verb in clause.verb.conjuncts:
        if verb.i < clause.verb.i or verb.head.i < clause.verb.i or any(c.dep_ in SUBJECTS for c in verb.children):
            continue
        start = verb.left_edge.i
        while start - 1 > clause.verb.i and (clause.doc[start - 1].dep_ == "cc" or clause.doc[start - 1].text == ","):
            start -= 1
        found.update(range(start, verb.right_edge.i + 1))
    return frozenset(found)


def further_clauses(clause: Clause) -> tuple[Clause, ...]:
    """The clauses joined to this one that point at nothing in it: with a subject of their own, or with this one's."""
    later = [verb for verb in clause.verb.conjuncts if verb.i > clause.verb.i]
    found = [other for verb in later if (other := clause_of(verb) or _sharing(clause, verb)) is not None]
    return tuple(other for other in found if not misread(other) and _stands_alone(other, clause))


def _sharing(first: Clause, verb: Token) -> Clause | None:
    """What a later finite verb says of the first one's subject, where nothing before that frames both."""
    framed = any(c.i < first.subject.left_edge.i and not c.is_punct for c in first.verb.children)
    tags = {"VBP": ("VBP", "VB")}.get(first.verb.tag_, (first.verb.tag_,))  # a tagger calls the second a base form
    if framed or first.auxes or verb.tag_ not in tags:
        return None
    own = any(c.dep_ in (*SUBJECTS, *AUXILIARIES, "expl") for c in verb.children)
    return None if own else Clause(first.doc, verb, first.subject, ())


def _stands_alone(other: Clause, first: Clause) -> bool:
    body = set(other.body)
    said = {t.lemma_ for t in first.body if t not in body and t.pos_ in ("NOUN", "PROPN")}
    said -= {t.lemma_ for t in other.subject_span}
    pointing = any(t.tag_ in ("PRP", "PRP$") or t.lower_ in _POINTING for t in body)
    again = any(t.lower_ == "the" and t.head.lemma_ in said for t in body)
    return not pointing and not again and not is_pronoun(other.subject) and other.verb.i > first.verb.i


_POINTING = frozenset(
    ("this", "these", "that", "those", "other", "others", "another", "second", "latter", "former", "such", "both")
) | frozenset(("then", "so", "there"))


def token_runs(clause: Clause, tokens: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Character ranges of the runs of neighbouring tokens, in order."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return tuple(
        (clause.doc[first].idx, clause.doc[end - 1].idx + len(clause.doc[end - 1].text)) for first, end in runs
    )


def _adds(token: Token, clause: Clause) -> bool:
    before = clause.doc[token.left_edge.i - 1].text if token.left_edge.i else ""
    if token.dep_ == "conj" and token.head in (clause.verb, *clause.verb.conjuncts):
        return any(child.dep_ in (*SUBJECTS, *AUXILIARIES, "expl") for child in token.children)
    if token.dep_ == "advcl" and token.head == clause.verb:
        contrast = any(child.dep_ == "mark" and child.lower_ in _CONTRAST for child in token.children)
        return contrast or (before == "," and token.tag_ == "VBG")
    return token.dep_ == "relcl" and before == ","
