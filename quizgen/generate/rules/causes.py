"""Owns causes: X causes Y, Y is caused by X, Y is due to X; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Phrase, Predicate, Question, Rule, Sentence, inverted, opening
from quizgen.language.clause import Clause, core, is_pronoun, phrase
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_CAUSING = {"cause": "", "trigger": "", "produce": "", "lead": "to", "result": "in"}
_ABSTRACT = words("causes-abstract")


def _parts(sentence: Sentence) -> tuple[Clause, Token] | None:
    """An active causing clause and its effect."""
    clause = sentence.clause
    if clause is None or clause.negated or is_pronoun(clause.subject) or clause.verb.lemma_ not in _CAUSING:
        return None
    if any(aux.dep_ == "auxpass" for aux in clause.auxes):
        return None
    effect = _effect(clause)
    return (clause, effect) if effect is not None else None


def _effect(clause: Clause) -> Token | None:
    preposition = _CAUSING[clause.verb.lemma_]
    if not preposition:
        return clause.child("dobj")
    found = [c for p in clause.children("prep") if p.lower_ == preposition for c in p.children if c.dep_ == "pobj"]
    return found[0] if found else None


def _effect_asked(sentence: Sentence) -> Iterator[Fact]:
    parts = _parts(sentence)
    if parts is None:
        return
    clause, effect = parts
    if not is_pronoun(effect) and not any(child.dep_ in ("xcomp", "ccomp") for child in clause.verb.children):
        after = frozenset(t.i for t in clause.body if t.i > effect.right_edge.i)
        if len(after) <= 12:
            yield inverted("what", clause, phrase(effect), core(effect))


def _cause_asked(sentence: Sentence) -> Iterator[Fact]:
    parts = _parts(sentence)
    if parts is None or any(aux.tag_ == "MD" for aux in parts[0].auxes) or parts[0].subject.lower_ in _ABSTRACT:
        return
    clause = parts[0]
    yield Question(
        "subject",
        {"wh": "what", "lead": opening(clause), "said": Predicate(clause, singular=True)},
        Phrase(phrase(clause.subject)),
    )


def _caused_by(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or clause.verb.lemma_ not in ("cause", "trigger", "produce") or clause.negated:
        return
    agent = clause.child("agent")
    if agent is None or is_pronoun(clause.subject):
        return
    doers = _alone(tuple(t for t in phrase(agent) if t.i != agent.i))
    modal = next((aux.lower_ for aux in clause.auxes if aux.tag_ == "MD"), "")
    verb = f"{modal} {clause.verb.lemma_}" if modal else _present(clause)
    if doers:
        yield Question(
            "causer",
            {"verb": verb, "lead": opening(clause), "effect": Phrase(phrase(clause.subject))},
            Phrase(doers),
        )


def _alone(cause: tuple[Token, ...]) -> tuple[Token, ...]:
    """A cause without the clause that tells more of it: ", which lies on chromosome 11"."""
    told = (i for i, t in enumerate(cause[:-1]) if t.text == "," and cause[i + 1].tag_ in ("WDT", "WP", "WRB"))
    return cause[: next(told, len(cause))]


def _present(clause: Clause) -> str:
    return clause.verb.lower_ if clause.past else clause.verb.lemma_ + "s"


def _due_to(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or not clause.copular or is_pronoun(clause.subject) or clause.negated:
        return
    for due in clause.children("acomp", "prep"):
        if due.lower_ != "due":
            continue
        cause = [t for t in phrase(due) if t.i > due.i and t.lower_ != "to"]
        if cause:
            yield inverted("what", clause, tuple(cause), tuple(cause))


RULES = (
    Rule(
        RuleId("effect"),
        0.50,
        _effect_asked,
        examples=(("Heavy rain can cause floods.", "What can heavy rain cause?", "floods"),),
        counters=("It can cause floods.", "Rain does not cause floods."),
    ),
    Rule(
        RuleId("cause"),
        0.58,
        _cause_asked,
        examples=(
            (
                "Mutations in the CFTR gene cause cystic fibrosis.",
                "What causes cystic fibrosis?",
                "mutations in the CFTR gene",
            ),
        ),
        counters=("Many factors can cause headaches.",),
    ),
    Rule(
        RuleId("caused-by"),
        0.62,
        _caused_by,
        examples=(
            (
                "Malaria is caused by a parasite carried by mosquitoes.",
                "What causes malaria?",
                "a parasite carried by mosquitoes",
            ),
        ),
        counters=("It is caused by a parasite.",),
    ),
    Rule(
        RuleId("due-to"),
        0.68,
        _due_to,
        examples=(
            (
                "Night blindness may be due to a lack of vitamin A.",
                "What may night blindness be due to?",
                "a lack of vitamin A",
            ),
        ),
        counters=("The rent is due on Monday.",),
    ),
)
