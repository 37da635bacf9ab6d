"""That what is learned is what is written."""

import numpy as np
import pytest

from quizgen.generate.trees import Trees

training = pytest.importorskip("quality.training")


def test_the_written_trees_say_what_the_model_says() -> None:
    """For documents that no rule was written for: the column that says otherwise is 0."""
    chance = np.random.default_rng(5)
    signs = chance.integers(0, 4, size=(400, 3)).astype(float)
    tuned = chance.integers(0, 2, size=(400, 1)).astype(float)
    table = np.hstack([tuned, signs])
    kept = (signs[:, 0] + tuned[:, 0] + chance.normal(size=400) > 2).astype(int)
    model = training._model().fit(table, kept)
    trees = Trees.of(training.grown(model, [training.TUNED, "a", "b", "c"]))

    said = [trees.start + sum(trees.effects(dict(zip("abc", row, strict=True))).values()) for row in signs]
    table[:, 0] = 0

    assert np.allclose(said, model.decision_function(table), atol=0.01)
