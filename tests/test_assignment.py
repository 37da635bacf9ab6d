from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.assignment import Neighbours, assign, candidates, clear

WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 1000).map(lambda n: n / 1000))


def greatest(weights: dict[tuple[int, int], float]) -> float:
    """The greatest total weight, by trying everything."""
    options = [[None, *(right for left, right in weights if left == one)] for one in range(5)]
    totals = [
        sum(weights[left, right] for left, right in enumerate(chosen) if right is not None)
        for chosen in product(*options)
        if len(given := [right for right in chosen if right is not None]) == len({*given})
    ]
    return max(totals)


class TestAssign:
    @given(WEIGHTS)
    def test_total_is_the_greatest(self, weights: dict[tuple[int, int], float]) -> None:
        """No other one-to-one assignment weighs more."""
        given_ = assign(weights)

        assert len({*given_.values()}) == len(given_)
        assert sum(weights[pair] for pair in given_.items()) == pytest.approx(greatest(weights))

    @given(WEIGHTS, st.randoms(use_true_random=False))
    def test_order_does_not_matter(self, weights: dict[tuple[int, int], float], random: object) -> None:
        """Weights told in another order give the same assignment."""
        pairs = list(weights.items())
        random.shuffle(pairs)  # type: ignore[attr-defined]

        assert list(assign(dict(pairs)).items()) == list(assign(weights).items())

    def test_best_pair_gives_way_to_a_better_whole(self) -> None:
        """The heaviest pair is not chosen when two others together weigh more."""
        assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == {0: 1, 1: 0}

    def test_nobody_must_be_given_anything(self) -> None:
        """Of two that want one thing, one goes without."""
        assert assign({(0, 0): 0.5, (1, 0): 0.6}) == {1: 0}

    def test_tie_goes_to_the_earlier(self) -> None:
        """Of equal weights the first left and the first right are joined."""
        assert assign({(1, 1): 0.5, (1, 0): 0.5, (0, 1): 0.5, (0, 0): 0.5}) == {0: 0, 1: 1}


class TestClear:
    @pytest.mark.parametrize(
        ("weights", "expected"),
        [
            ({(0, 0): 0.9, (0, 1): 0.8}, {0: 0}),
            ({(0, 0): 0.9, (0, 1): 0.85}, {}),
            ({(0, 0): 0.9, (1, 0): 0.85}, {}),
            ({(0, 0): 0.9, (1, 0): 0.7, (1, 1): 0.9}, {0: 0, 1: 1}),
        ],
    )
    def test_pair_that_another_comes_near_is_left_out(
        self, weights: dict[tuple[int, int], float], expected: dict[int, int]
    ) -> None:
        """A pair stands when every other pair of its left and of its right weighs less by what is asked."""
        assert clear(weights, lambda *_: 0.09, lambda *_: 0.09) == expected


class TestCandidates:
    def test_who_shares_a_key(self) -> None:
        """A left is weighed against those that share a key, those that share the rarest first."""
        lefts, rights = {0: ["iron", "blood"]}, {0: ["blood"], 1: ["blood", "gold"], 2: ["iron"], 3: ["gold"]}

        assert list(candidates(lefts, rights)) == [(0, 2), (0, 0), (0, 1)]

    def test_key_of_everybody_is_no_key(self) -> None:
        """A key that very many have joins nobody."""
        assert list(candidates({0: ["the"]}, {right: ["the"] for right in range(100)})) == []

    def test_at_most_twelve(self) -> None:
        """However many share a key, a left is weighed against few."""
        assert len(list(candidates({0: ["iron"]}, {right: ["iron"] for right in range(50)}))) == 12


def test_neighbours_are_the_nearest_assigned() -> None:
    """A left and a right between the same two pairs have both neighbours in common."""
    near = Neighbours({0: 10, 5: 20})

    assert near.of_left(12) == near.of_right(3) == ("after 0", "before 5")
    assert near.of_left(22) == near.of_right(6) == ("after 5", "before -1")
