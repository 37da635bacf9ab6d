"""How signs are weighed together."""

from quizgen.generate.trees import Trees

#      sign 0 > 1.5 ?   up to it: -0.5, then sign 1 > 0.5 ? +0.2 / -0.1;   above it: +0.7
ROOT = [0, 1.5, -0.5, [1, 0.5, 0.2, None, -0.1, None], 0.7, None]
TREES = Trees.of({"start": 0.1, "signs": ["rare", "name", "unused"], "trees": [ROOT, ROOT]})


def test_each_step_counts_for_the_sign_it_asks_for() -> None:
    """Both trees take both steps; a sign that is not there is none."""
    assert TREES.effects({"rare": 1.5}) == {"rare": -1.0, "name": 0.4}
    assert TREES.effects({"rare": 1.0, "name": 1.0}) == {"rare": -1.0, "name": -0.2}


def test_a_step_not_taken_counts_for_nothing() -> None:
    """Above the limit nothing more is asked."""
    assert TREES.effects({"rare": 2.0, "name": 1.0}) == {"rare": 1.4}
