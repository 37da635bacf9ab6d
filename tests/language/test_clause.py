"""A parsed sentence as a clause."""

import pytest

from quizgen.language.clause import (
    Clause,
    conjuncts,
    core,
    further_clauses,
    is_plural,
    main_clause,
    phrase,
    second_verbs,
    tails,
)
from quizgen.language.parser import parse

pytestmark = pytest.mark.model


def clause_of(text: str) -> Clause:
    found = main_clause(next(parse([text])))
    assert found is not None
    return found


def test_a_statement_has_subject_verb_and_auxiliaries() -> None:
    """The parts of a finite clause, without the closing stop."""
    clause = clause_of("The liver can store iron.")

    assert (clause.subject.text, clause.verb.text) == ("liver", "store")
    assert [aux.text for aux in clause.auxes] == ["can"]
    assert [token.text for token in clause.body] == ["The", "liver", "can", "store", "iron"]


@pytest.mark.parametrize("text", ["Store the milk.", "Is the liver red?", "What a day!", "Running."])
def test_orders_questions_and_phrases_are_no_clause(text: str) -> None:
    """A clause needs a subject before a finite verb."""
    assert main_clause(next(parse([text]))) is None


@pytest.mark.parametrize(
    ("text", "copular", "past", "negated"),
    [
        ("The liver is an organ.", True, False, False),
        ("The liver makes bile.", False, False, False),
        ("The liver was studied in 1900.", False, True, False),
        ("The liver did not store iron.", False, True, True),
    ],
)
def test_a_clause_knows_its_kind(text: str, copular: bool, past: bool, negated: bool) -> None:
    """Whether it says what something is, tells of the past, or denies; a passive "was" is no copula."""
    clause = clause_of(text)

    assert (clause.copular, clause.past, clause.negated) == (copular, past, negated)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The heart, which is a muscle, pumps blood through the body.", "The heart"),
        ("Insulin, a hormone, lowers blood sugar.", "Insulin"),
        ("The cells of the liver can store iron.", "The cells of the liver"),
    ],
)
def test_the_core_of_a_phrase_leaves_out_what_merely_adds(text: str, shown: str) -> None:
    """Relative clauses and appositions after a comma go; what narrows the noun stays."""
    assert " ".join(token.text for token in core(clause_of(text).subject)) == shown


def test_a_phrase_holds_everything_below_its_head() -> None:
    """Also what merely adds."""
    subject = clause_of("Insulin, a hormone, lowers blood sugar.").subject

    assert [token.text for token in phrase(subject)] == ["Insulin", ",", "a", "hormone", ","]


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Cells can store iron.", True),
        ("People need iron.", True),
        ("The liver can store iron.", False),
        ("The liver or the spleen can store iron.", False),
        ("The liver and the spleen can store iron.", True),
    ],
)
def test_a_subject_is_plural_where_its_verb_would_be(text: str, plural: bool) -> None:
    """Two joined by "and" are plural, two joined by "or" are not."""
    assert is_plural(clause_of(text).subject) is plural


def test_conjuncts_stand_in_text_order() -> None:
    """The head comes first, then all that is joined to it."""
    subject = clause_of("The liver or the spleen can store iron.").subject

    assert [token.text for token in conjuncts(subject)] == ["liver", "spleen"]


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("The heart pumps blood, whereas the lungs take up oxygen.", ", whereas the lungs take up oxygen"),
        ("The heart pumps blood, and the lungs take up oxygen.", ", and the lungs take up oxygen"),
        ("The heart pumps blood, sending oxygen to the cells.", ", sending oxygen to the cells"),
        ("The heart pumps blood, which carries oxygen.", ", which carries oxygen"),
        ("The heart pumps blood that carries oxygen.", ""),
        ("The heart pumps blood and fills itself again.", ""),
        ("The valve is opened by hand, or it is lifted by the steam.", ""),
    ],
)
def test_the_tails_of_a_clause_only_add(text: str, tail: str) -> None:
    """A contrast, a loose participle or relative; not what narrows, a second verb, nor what else may be so."""
    clause = clause_of(text)
    added = "".join(token.text_with_ws for token in clause.body if token.i in tails(clause))

    assert added.strip() == tail


def test_a_singular_in_s_is_no_plural() -> None:
    """ "acidosis" takes "is", whatever the tagger calls it."""
    heads = [t for t in next(parse(["Acidosis and hepatitis are rare."])) if t.lower_ in ("acidosis", "hepatitis")]
    for head in heads:
        head.tag_ = "NNS"

    assert not is_plural(heads[1])


@pytest.mark.parametrize(
    "text",
    [
        "A fasting plasma glucose test, done after at least 8 hours without food.",
        "The thin filaments, made chiefly of the protein actin, are anchored at each end of the sarcomere.",
        "Urine tests to find out the dose.",
    ],
)
def test_a_noun_or_participle_read_as_the_verb_makes_no_clause(text: str) -> None:
    """A singular subject takes no "test", and a comma parts no subject from its verb."""
    assert main_clause(next(parse([text]))) is None


@pytest.mark.parametrize(
    "text",
    [
        "Tusks are elongated upper incisors and continue to grow.",
        "On, the children of the village slept.",
        "Bulbs are kept over the winter and planting is put off until spring.",
        "Since 2.1, gpg and most related processes will auto-launch dirmngr if needed.",
    ],
)
def test_a_parse_that_cannot_be_right_is_no_clause(text: str) -> None:
    """ "Are elongated incisors" is no passive, and a lone preposition has lost its noun."""
    assert main_clause(next(parse([text]))) is None


def test_a_whole_subject_may_be_denied() -> None:
    """ "Not every lake" freezes."""
    assert clause_of("Not every lake freezes in winter.").negated


def test_a_later_verb_is_told_besides() -> None:
    """From the word that joins it on."""
    clause = clause_of("Bees pollinate plants and make honey.")

    assert [clause.doc[i].text for i in sorted(second_verbs(clause))] == ["and", "make", "honey"]


@pytest.mark.parametrize(
    ("text", "further"),
    [
        ("Bees make honey and wasps eat meat.", [("wasps", "eat")]),
        ("Bees pollinate plants and make honey.", [("Bees", "make")]),
        ("Bees make honey and they eat nectar.", []),
        ("Bees make the honey and the honey feeds larvae.", []),
    ],
)
def test_a_further_clause_points_at_nothing_before(text: str, further: list[tuple[str, str]]) -> None:
    """It has a subject of its own, or that of the first clause."""
    assert [(other.subject.text, other.verb.text) for other in further_clauses(clause_of(text))] == further
