"""Who does what a statement tells."""

from types import SimpleNamespace
from typing import Any

import pytest
from spacy.tokens import Doc

from quizgen.generate.rules.subjects import RULES
from quizgen.language.clause import main_clause
from quizgen.language.parser import model

pytestmark = pytest.mark.model


def test_what_is_no_passive_has_no_doer() -> None:
    """The parser calls a "by" behind an active verb its agent now and then: there is no passive to turn round."""
    said = Doc(
        model().vocab,
        words=["The", "castle", "fell", "by", "archers", "."],
        tags=["DT", "NN", "VBD", "IN", "NNS", "."],
        pos=["DET", "NOUN", "VERB", "ADP", "NOUN", "PUNCT"],
        lemmas=["the", "castle", "fall", "by", "archer", "."],
        deps=["det", "nsubj", "ROOT", "agent", "pobj", "punct"],
        heads=[1, 2, 2, 2, 3, 2],
    )
    sentence: Any = SimpleNamespace(clause=main_clause(said), people=frozenset(), doc=said)
    doer = next(rule for rule in RULES if rule.id == "doer")

    assert sentence.clause is not None
    assert list(doer.find(sentence)) == []
