"""The tree over the log's lines (RFC 6962): one root that stands for every line and their order.

In: lines. Out: a root. `Frontier` keeps only the roots of the perfect subtrees to the left, so adding a line to a log of a million
touches twenty hashes, and opening a case reads them instead of the log. Source: RFC 6962, section 2.1.
"""

import hashlib
from collections.abc import Iterable, Sequence


def leaf(line: bytes) -> bytes:
    """Return the hash of one line (without its newline)."""
    return hashlib.sha256(b"\x00" + line).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The growing edge of the tree: size, and the roots of its perfect subtrees, widest first."""

    def __init__(self, size: int = 0, roots: Sequence[bytes] = ()) -> None:
        if len(roots) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} perfect subtrees, not {len(roots)}")
        self.size = size
        self.roots = list(roots)

    @classmethod
    def over(cls, lines: Iterable[bytes]) -> "Frontier":
        """Return the frontier of a whole log."""
        return cls.over_leaves(map(leaf, lines))

    @classmethod
    def over_leaves(cls, leaves: Iterable[bytes]) -> "Frontier":
        """Return the frontier of a whole log, given the hashes of its lines."""
        made = cls()
        for one in leaves:
            made.add_leaf(one)
        return made

    def copy(self) -> "Frontier":
        """Return one that can grow without this one growing."""
        return Frontier(self.size, self.roots)

    def add(self, line: bytes) -> None:
        """Add a line at the right."""
        self.add_leaf(leaf(line))

    def add_leaf(self, hashed: bytes) -> None:
        """Add a line at the right, given its hash."""
        self.roots.append(hashed)
        self.size += 1
        rest = self.size
        while rest % 2 == 0:
            right = self.roots.pop()
            self.roots[-1] = node(self.roots[-1], right)
            rest //= 2

    def root(self) -> bytes:
        """Return the root of all lines so far."""
        if not self.roots:
            return hashlib.sha256(b"").digest()
        made = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            made = node(left, made)
        return made
