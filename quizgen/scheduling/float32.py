"""Owns arithmetic in floats of 32 bits as C libraries do it; must not know what is reckoned.

Their exponentials are off by a few thousandths of the last bit, so that now and then that bit is not the one nearest
to the truth. Whoever wants the same bit must do the same steps: those of ARM's optimized routines, which glibc, musl,
Android and Windows use. A table of logarithms, a polynomial, a table of powers of two, a polynomial.
"""

from math import ldexp
from struct import Struct

_FLOAT, _BITS = Struct("<f"), Struct("<I")
PARTS = 32
POWERS = tuple(2.0 ** (part / PARTS) for part in range(PARTS))
POWER_TERMS = tuple(map(float.fromhex, ("0x1.c6af84b912394p-5", "0x1.ebfce50fac4f3p-3", "0x1.62e42ff0c52d6p-1")))
"""Of 2 ** r for a small r, highest power first; the last term is 1."""
PER_LN_2 = float.fromhex("0x1.71547652b82fep+0")
LOGARITHMS = tuple(
    (float.fromhex(inverse), float.fromhex(logarithm))
    for inverse, logarithm in (
        ("0x1.661ec79f8f3bep+0", "-0x1.efec65b963019p-2"),
        ("0x1.571ed4aaf883dp+0", "-0x1.b0b6832d4fca4p-2"),
        ("0x1.49539f0f010bp+0", "-0x1.7418b0a1fb77bp-2"),
        ("0x1.3c995b0b80385p+0", "-0x1.39de91a6dcf7bp-2"),
        ("0x1.30d190c8864a5p+0", "-0x1.01d9bf3f2b631p-2"),
        ("0x1.25e227b0b8eap+0", "-0x1.97c1d1b3b7afp-3"),
        ("0x1.1bb4a4a1a343fp+0", "-0x1.2f9e393af3c9fp-3"),
        ("0x1.12358f08ae5bap+0", "-0x1.960cbbf788d5cp-4"),
        ("0x1.0953f419900a7p+0", "-0x1.a6f9db6475fcep-5"),
        ("0x1p+0", "0x0p+0"),
        ("0x1.e608cfd9a47acp-1", "0x1.338ca9f24f53dp-4"),
        ("0x1.ca4b31f026aap-1", "0x1.476a9543891bap-3"),
        ("0x1.b2036576afce6p-1", "0x1.e840b4ac4e4d2p-3"),
        ("0x1.9c2d163a1aa2dp-1", "0x1.40645f0c6651cp-2"),
        ("0x1.886e6037841edp-1", "0x1.88e9c2c1b9ff8p-2"),
        ("0x1.767dcf5534862p-1", "0x1.ce0a44eb17bccp-2"),
    )
)
"""1 / c and log2(c), c in the middle of each sixteenth between two powers of two."""
LOGARITHM_TERMS = tuple(
    map(
        float.fromhex,
        (
            *("0x1.27616c9496e0bp-2", "-0x1.71969a075c67ap-2", "0x1.ec70a6ca7baddp-2"),
            *("-0x1.7154748bef6c8p-1", "0x1.71547652ab82bp+0"),
        ),
    )
)
"""Of log2(1 + r) for a small r, highest power first."""
LOWEST = 0x3F330000
"""The bits of the number where the first sixteenth begins."""


def nearest(number: float) -> float:
    """The float of 32 bits that is nearest; OverflowError when there is none."""
    value: float = _FLOAT.unpack(_FLOAT.pack(number))[0]
    return value


def exp(number: float) -> float:
    """e to the power of `number`, a float of 32 bits."""
    parts = number * (PER_LN_2 * PARTS)
    whole = round(parts)
    a, b, c = POWER_TERMS
    rest = parts - whole
    grown = (a / PARTS**3 * rest + b / PARTS**2) * (rest * rest) + (c / PARTS * rest + 1)
    return nearest(ldexp(grown * POWERS[whole % PARTS], whole // PARTS))


def power(base: float, exponent: float) -> float:
    """A positive `base` to the power of `exponent`, floats of 32 bits."""
    logarithm = exponent * _log2(base)
    whole = round(logarithm * PARTS)
    a, b, c = POWER_TERMS
    rest = logarithm - whole / PARTS
    grown = (a * rest + b) * (rest * rest) + (c * rest + 1)
    return nearest(ldexp(grown * POWERS[whole % PARTS], whole // PARTS))


def _log2(number: float) -> float:
    bits: int = _BITS.unpack(_FLOAT.pack(number))[0]
    above = bits - LOWEST
    octave = above >> 23
    inverse, logarithm = LOGARITHMS[(above >> 19) % 16]
    a, b, c, d, e = LOGARITHM_TERMS
    rest = ldexp(number, -octave) * inverse - 1
    square = rest * rest
    low = (c * rest + d) * square + (e * rest + (logarithm + octave))
    return (a * rest + b) * (square * square) + low
