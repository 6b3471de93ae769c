"""Compiled edited: how far a passage goes on beyond a run, in machine code, where numba is installed (`pip install whence[fast]`).

In: words of two texts and the runs that both have. Out: the words of edited passages, taken; the same that `edited` gives in the plain way; tests
hold both to it. What a loop means is said there.
"""

from typing import Any

from whence.trace.archive.compiled_ways import bare


@bare
def passages(
    own: Any, at: int, size: int, others: Any, there: int, other_size: int, runs: Any, first: int, after: int,
    changed: int, dropped: int, edited: int, shifted: int, free: Any, take: bool,
) -> tuple[int, int, int]:  # fmt: skip
    """Take the words of a text, which begins at `at`, that are in passages of the runs from `first` on, or only look.

    Return how many words these have, how many the longest, and how many one has at most that are the same in both texts.
    """
    begin = z = e = f = words = longest = same = most = 0
    for r in range(first, after + 1):
        last = r == after
        a, b = (size, 0) if last else (runs[r, 0], runs[r, 1])
        if r > first:
            if not last and a - e <= edited and abs(b - f - a + e) <= shifted:
                e, f, same = a + runs[r, 2], b + runs[r, 2], same + runs[r, 2]
                continue  # a few other words between two runs that go on alike
            on, more = _goes_on(own, at + e, others, there + f, 1, a - e, other_size - f, changed, dropped, shifted)
            z = e + on
            words, longest, most = words + z - begin, max(longest, z - begin), max(most, same + more)
            if take:
                for i in range(begin, z):
                    free[i] = 0
        if not last:
            back, same = _goes_on(own, at + a - 1, others, there + b - 1, -1, a - z, b, changed, dropped, shifted)
            begin, e, f, same = a - back, a + runs[r, 2], b + runs[r, 2], same + runs[r, 2]
    return words, longest, most


@bare
def _goes_on(
    own: Any, at: int, others: Any, there: int, step: int, size: int, other_size: int, changed: int, dropped: int, shifted: int
) -> tuple[int, int]:
    """Return how many words from `at` on, one way or the other, belong to the passage, and how many of these are the same in both texts."""
    i = j = reached = alike = score = top = same = 0
    while True:
        n, m = _skip(own, at + step * i, others, there + step * j, step, size - i, other_size - j, changed, shifted)
        score -= max(n, m)
        if n + m == 0 or score < top - dropped:
            return reached, alike
        i, j = i + n, j + m
        while i < size and j < other_size and own[at + step * i] == others[there + step * j] != 0:
            i, j, score, same = i + 1, j + 1, score + 1, same + 1
        if score > top:
            top, reached, alike = score, i, same


@bare
def _skip(
    own: Any, at: int, others: Any, there: int, step: int, size: int, other_size: int, most: int, shifted: int
) -> tuple[int, int]:
    """Return how many other words stand in each text before both go on alike by two words; none where they do not."""
    here = other = most
    for n in range(most):
        if n < here and (n >= size or own[at + step * n] == 0):
            here = n
        if n < other and (n >= other_size or others[there + step * n] == 0):
            other = n
    for n in range(1, max(here, other) + 1):
        for less in range(min(n, shifted) + 1):
            for turned in range(2 if less else 1):
                x, y = (n - less, n) if turned else (n, n - less)
                if (
                    x <= here
                    and y <= other
                    and x + 1 < size
                    and y + 1 < other_size
                    and own[at + step * x] == others[there + step * y] != 0
                    and own[at + step * (x + 1)] == others[there + step * (y + 1)] != 0
                ):
                    return x, y
    return 0, 0
