from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.encoder.trees import _tree


def is_tree(heads: list[int]) -> bool:
    roots = [n for n, head in enumerate(heads) if head == n]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at] != at and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if heads[at] != at:
            return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_every_sentence_gets_one_root_and_no_circle(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    assert is_tree(_tree(scores))


@pytest.mark.parametrize("seed", range(60))
def test_below_its_root_the_tree_is_the_best_there_is(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 4)).astype(np.float32)
    found = _tree(scores)
    root = next(n for n, head in enumerate(found) if head == n)
    able = [list(heads) for heads in product(range(4), repeat=4) if heads[root] == root and is_tree(list(heads))]
    best = max(able, key=lambda heads: sum(scores[n, h] for n, h in enumerate(heads) if n != root))
    assert sum(scores[n, h] for n, h in enumerate(found) if n != root) == pytest.approx(
        sum(scores[n, h] for n, h in enumerate(best) if n != root), abs=1e-5
    )
