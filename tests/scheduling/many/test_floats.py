"""Facts about many floats of 32 bits at once: each is what it is alone."""

from random import Random

import numpy as np

from quizgen.scheduling import float32
from quizgen.scheduling.many.floats import exp, power


def test_exponentials_are_those_of_one() -> None:
    """Ten thousand exponentials at once are the same bits as one by one."""
    random = Random("exp")
    numbers = [float32.nearest(random.uniform(-80, 80)) for _ in range(10_000)]

    found = exp(np.array(numbers, np.float32)).tolist()

    assert found == [float32.exp(number) for number in numbers]


def test_powers_are_those_of_one() -> None:
    """Ten thousand powers at once, of bases and exponents as FSRS has them, are the same bits as one by one."""
    random = Random("power")
    bases = [float32.nearest(10 ** random.uniform(-3, 8)) for _ in range(1000)]
    for exponent in (float32.nearest(random.uniform(-2, 2)) for _ in range(10)):
        found = power(np.array(bases, np.float32), exponent).tolist()

        assert found == [float32.power(base, exponent) for base in bases]
