"""Facts about floats of 32 bits: they come out as a C program would have them, to the last bit."""

import ctypes
import ctypes.util
import platform
from random import Random

import pytest

from quizgen.scheduling.float32 import exp, nearest, power

glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="compares with glibc")


def function(name: str, arguments: int) -> "ctypes._NamedFuncPointer":
    found = getattr(ctypes.CDLL(ctypes.util.find_library("m")), name)
    found.restype, found.argtypes = ctypes.c_float, [ctypes.c_float] * arguments
    return found


@glibc
def test_exponential_is_that_of_c() -> None:
    """Ten thousand exponentials are those of the C library."""
    random, expected = Random("exp"), function("expf", 1)
    numbers = [nearest(random.uniform(-10, 10)) for _ in range(10_000)]

    assert [exp(number) for number in numbers] == [expected(number) for number in numbers]


@glibc
def test_power_is_that_of_c() -> None:
    """Ten thousand powers, of bases and exponents as FSRS has them, are those of the C library."""
    random, expected = Random("power"), function("powf", 2)
    pairs = [(nearest(10 ** random.uniform(-3, 5)), nearest(random.uniform(-6, 3))) for _ in range(10_000)]

    assert [power(*pair) for pair in pairs] == [expected(*pair) for pair in pairs]


def test_nothing_grows_by_nothing() -> None:
    """The powers of one and the powers by nought are exactly one, on every computer."""
    assert (exp(0.0), power(10.0, 0.0), power(1.0, -0.1542)) == (1.0, 1.0, 1.0)


def test_too_large_is_no_float() -> None:
    """What 32 bits cannot hold is an error, not infinity."""
    with pytest.raises(OverflowError):
        nearest(1e40)
