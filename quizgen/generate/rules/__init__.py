"""One module a rule family; a rule finds facts and must not render text. The order here is the order of trial."""

from quizgen.generate.candidate import Rule
from quizgen.generate.rules import (
    appositions,
    causes,
    cells,
    cloze,
    complements,
    conditions,
    definitions,
    descriptions,
    figures,
    glosses,
    lists,
    names,
    quantities,
    reasons,
    series,
    subjects,
    terms,
    whole_lists,
)

RULES: tuple[Rule, ...] = (
    *definitions.RULES,
    *names.RULES,
    *appositions.RULES,
    *glosses.RULES,
    *lists.RULES,
    *whole_lists.RULES,
    *series.RULES,
    *terms.RULES,
    *cells.RULES,
    *causes.RULES,
    *conditions.RULES,
    *reasons.RULES,
    *quantities.RULES,
    *figures.RULES,
    *descriptions.RULES,
    *complements.RULES,
    *subjects.RULES,
    *cloze.RULES,
)
