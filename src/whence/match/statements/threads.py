"""Threads: mentions tied into one statement, step by step.

In: mentions. Out: for each the head of its thread, the thread's addressee, days and most exact voice. Ties cannot be undone. Cost is
linear in the number of mentions, as near as makes no difference.
"""

from collections.abc import Sequence

from whence.match.statements.mentions import Mention


class Threads:
    """A union-find over mentions that remembers, per thread, whom it was told to and on which days it was carried."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._up = list(range(len(mentions)))
        self._to = [m.spoken.addressee for m in mentions]
        self._soft = [m.spoken.soft for m in mentions]
        self._first = [m.day for m in mentions]
        self._last = [m.day for m in mentions]
        self._background = [m.background for m in mentions]
        self._rank = [m.spoken.rank for m in mentions]
        self._voice = list(range(len(mentions)))

    def head(self, at: int) -> int:
        """Return the head of the thread that mention `at` is in."""
        while self._up[at] != at:
            self._up[at] = self._up[self._up[at]]
            at = self._up[at]
        return at

    def heads(self) -> list[int]:
        """Return the heads of all threads, in order."""
        return sorted({self.head(at) for at in range(len(self._up))})

    def tie(self, a: int, b: int) -> None:
        """Make the threads of `a` and `b` one. Two named addressees stay apart, unless one is only what the page has."""
        a, b = self.head(a), self.head(b)
        if a == b:
            return
        if self._to[a] and self._to[b] and self._to[a] != self._to[b] and not (self._soft[a] or self._soft[b]):
            return
        low, high = min(a, b), max(a, b)
        self._up[high] = low
        firm = high if self._to[low] is None or (self._soft[low] and self._to[high] and not self._soft[high]) else low
        self._to[low], self._soft[low] = self._to[firm], self._soft[firm]
        self._first[low] = _least(self._first[low], self._first[high])
        self._last[low] = _most(self._last[low], self._last[high])
        self._background[low] = self._background[low] and self._background[high]
        if self._rank[high] > self._rank[low]:
            self._rank[low], self._voice[low] = self._rank[high], self._voice[high]

    def tie_all(self, heads: Sequence[int]) -> None:
        """Make all these threads one."""
        for head in heads[1:]:
            self.tie(head, heads[0])

    def voice(self, at: int) -> int:
        """Return the mention of the thread that names its speaker most exactly."""
        return self._voice[self.head(at)]

    def addressee(self, at: int) -> str | None:
        """Return whom the thread's words were told to, by key."""
        return self._to[self.head(at)]

    def is_soft(self, at: int) -> bool:
        """Say whether the addressee is only what the page has: its own outlet, or the agency on its byline."""
        return self._soft[self.head(at)]

    def day(self, at: int) -> int | None:
        """Return the first day on which the thread was carried."""
        return self._first[self.head(at)]

    def last_day(self, at: int) -> int | None:
        """Return the last day on which the thread was carried."""
        return self._last[self.head(at)]

    def is_background(self, at: int) -> bool:
        """Say whether the thread was only ever carried in the background of reports about something else."""
        return self._background[self.head(at)]


def _least(a: int | None, b: int | None) -> int | None:
    return min((x for x in (a, b) if x is not None), default=None)


def _most(a: int | None, b: int | None) -> int | None:
    return max((x for x in (a, b) if x is not None), default=None)
