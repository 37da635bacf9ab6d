"""Owns one known parser trap: "DNA encodes proteins" read as a noun phrase; must not touch sentences that parse."""

from spacy.tokens import Doc, Token

from quizgen.language.clause import main_clause
from quizgen.language.inflect import verb_form
from quizgen.language.parser import parse

_LATEST_VERB = 5
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "VERB", "PUNCT")


def repaired(doc: Doc) -> Doc:
    """The sentence parsed again with a pronoun for its subject, when that gives it a clause; else as it was."""
    if not doc.text.endswith(".") or len(doc) < 4 or not _suspect(doc):
        return doc
    for verb in doc[1 : _LATEST_VERB + 1]:
        form = verb_form(verb.text)
        if verb.dep_ != "punct" and form and not _described(verb) and all(t.pos_ in _NOMINAL for t in doc[: verb.i]):
            pronoun = "It" if form == "VBZ" else "They"
            subject, probe = parse((doc[: verb.i].text, f"{pronoun} {doc[verb.i :].text}"))
            named = _top(subject).pos_ in ("NOUN", "PROPN")
            aligned = named and len(subject) == verb.i and len(probe) == len(doc) - verb.i + 1
            if aligned and _stands(probe):
                return _composed(doc, subject, probe)
    return doc


def _described(word: Token) -> bool:
    """Whether a relative clause follows, as after the noun of "The blood test, which …"."""
    after = word.doc[word.i + 1 : word.i + 3]
    return len(after) == 2 and after[0].text == "," and after[1].tag_ in ("WDT", "WP", "WP$")


def _suspect(doc: Doc) -> bool:
    """No clause at all, or one whose subject ends in what may be the verb: "TCP detects lost segments"."""
    clause = main_clause(doc)
    if clause is None:
        return True
    head = clause.subject
    if clause.auxes or head.i == 0 or head.i != clause.verb.i - 1 or verb_form(head.text) != "VBZ":
        return False
    return clause.verb.tag_ == "VBD" or (head.tag_ == "NNS" and clause.verb.tag_ == "VBZ")


def _stands(probe: Doc) -> bool:
    clause = main_clause(probe)
    return clause is not None and clause.subject.i == 0 and clause.verb.i == 1 and clause.verb.pos_ == "VERB"


def _top(doc: Doc) -> Token:
    return next(token for token in doc if token.head == token)


def _composed(doc: Doc, subject: Doc, probe: Doc) -> Doc:
    """The original words with the subject's own parse and the probe's parse of the rest."""
    shift = len(subject) - 1
    tokens: list[Token] = [*subject, *probe[1:]]
    heads = [token.head.i for token in subject] + [token.head.i + shift for token in probe[1:]]
    deps = [token.dep_ for token in tokens]
    top = _top(subject).i
    heads[top], deps[top] = len(subject), "nsubj"
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=deps,
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        lemmas=[token.lemma_ for token in tokens],
    )
