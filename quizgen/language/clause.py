"""Owns the view of a parsed sentence as a clause: subject, verb, what stands where; must not render text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
AUXILIARIES = ("aux", "auxpass")


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
        return any(child.dep_ == "neg" for child in self.verb.children)

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
    return None if clause is not None and _misread(clause) else clause


def _misread(clause: Clause) -> bool:
    """Whether the verb is none: a noun ("A blood test, taken early"), or a participle ("Rods, made of iron, are …")."""
    verb, subject = clause.verb, clause.subject
    if clause.auxes:
        return False
    if verb.tag_ == "VBP":
        counted = any(child.lower_ in ("a", "an") for child in subject.children if child.dep_ == "det")
        of = any(child.dep_ == "prep" and child.lower_ == "of" for child in subject.children)  # "a number of people"
        return counted and not of and subject.tag_ == "NN" and not is_plural(subject)
    apart = verb.tag_ == "VBD" and verb.i == subject.i + 2 and verb.nbor(-1).text == ","
    joined = any(child.dep_ == "cc" for child in verb.children)
    return apart and not joined and any(c.dep_ in AUXILIARIES for child in verb.conjuncts for c in child.children)


def clause_of(verb: Token) -> Clause | None:
    """The clause a verb heads, when it has a subject before it and a finite form."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].i > verb.i:
        return None
    auxes = tuple(child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i)
    finite = auxes[0] if auxes else verb
    if finite.tag_ not in ("VBZ", "VBP", "VBD", "MD"):
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
        if loose and child.dep_ in ("relcl", "appos", "acl", "punct", "prep", "advcl", "amod", "parataxis"):
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
        found.update(range(start, token.right_edge.i + 1))
    return frozenset(found)


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
        return any(child.dep_ in (*SUBJECTS, *AUXILIARIES) for child in token.children)
    if token.dep_ == "advcl" and token.head == clause.verb:
        contrast = any(child.dep_ == "mark" and child.lower_ in _CONTRAST for child in token.children)
        return contrast or (before == "," and token.tag_ == "VBG")
    return token.dep_ == "relcl" and before == ","
