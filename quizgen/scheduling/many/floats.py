"""Owns exponentials of many floats of 32 bits, to the bit of scheduling/float32.py; must not know what is reckoned.

The same tables, and the same steps in the same order; what each step does is told there.
"""

import numpy as np

from quizgen.scheduling import float32
from quizgen.scheduling.many.columns import Doubles, Floats

_POWERS = np.array(float32.POWERS)
_INVERSES, _LOGARITHMS = (np.array(column) for column in zip(*float32.LOGARITHMS, strict=True))
_PARTS = float32.PARTS
_MANTISSA, _DOUBLE_MANTISSA = 23, 52


def exp(numbers: Floats) -> Floats:
    """e to the power of each number."""
    parts = numbers.astype(np.float64)
    parts *= float32.PER_LN_2 * _PARTS
    whole = np.rint(parts)
    a, b, c = float32.POWER_TERMS
    rest = parts - whole
    grown = (a / _PARTS**3 * rest + b / _PARTS**2) * (rest * rest) + (c / _PARTS * rest + 1)
    return _scaled(grown, whole)


def power(bases: Floats, exponent: float) -> Floats:
    """Each positive base to the power of `exponent`, which is a float of 32 bits too."""
    logarithm = exponent * _log2(bases)
    whole = np.rint(logarithm * _PARTS)
    a, b, c = float32.POWER_TERMS
    rest = logarithm - whole / _PARTS
    grown = (a * rest + b) * (rest * rest) + (c * rest + 1)
    return _scaled(grown, whole)


def _scaled(grown: Doubles, whole: Doubles) -> Floats:
    """Times 2 to the power of `whole` parts; the octaves are added to the exponent in the bits of the product."""
    number = whole.astype(np.int64)
    product = grown * _POWERS[number % _PARTS]
    bits = product.view(np.int64)
    bits += (number // _PARTS) << _DOUBLE_MANTISSA
    scaled: Floats = product.astype(np.float32)
    return scaled


def _log2(numbers: Floats) -> Doubles:
    bits = numbers.view(np.int32)
    above = bits - np.int32(float32.LOWEST)
    octave = above >> _MANTISSA
    part = (above >> (_MANTISSA - 4)) & 15
    within = (bits - (octave << _MANTISSA)).view(np.float32)
    a, b, c, d, e = float32.LOGARITHM_TERMS
    rest = within * _INVERSES[part] - 1
    square = rest * rest
    low = (c * rest + d) * square + (e * rest + (_LOGARITHMS[part] + octave))
    logarithm: Doubles = (a * rest + b) * (square * square) + low
    return logarithm
