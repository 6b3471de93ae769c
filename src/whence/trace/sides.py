"""The two sides of an edge as changes are looked for on them, and what the edge says of the taking.

In: a report or a post with its words and what was read in it. Out: `Side`, `Taking`. Refuses nothing; it only holds.
"""

from itertools import islice
from typing import NamedTuple

from whence.model.captured import Post, Report
from whence.model.said import Claim, MediaMention
from whence.trace.texts import Words

_COMPARED = 60


class Side(NamedTuple):
    """One side of an edge: the report in whose text it stands, the post where it is one, its words and claims."""

    report: Report
    post: Post | None
    words: Words
    claims: tuple[Claim, ...]
    media: tuple[MediaMention, ...] = ()

    @property
    def unit(self) -> int:
        """Return which of the words are its own: 0 for a report's, else those of the post."""
        return self.words.seams.index((self.post.text_start, self.post.text_end)) + 1 if self.post is not None else 0

    def holds(self, claim: Claim) -> bool:
        """Say whether a claim is this side's own."""
        return claim.post == self.post.id if self.post is not None else not claim.post

    def told(self) -> list[Claim]:
        """Return its claims of occurrences, without repeats."""
        told = (c for c in self.claims if c.frame is not None and not c.repeats and (self.post is None or self.holds(c)))
        return list(islice(told, _COMPARED))

    def unframed(self) -> list[Claim]:
        """Return its own claims of no occurrence: bare figures, what footage shows."""
        return list(islice((c for c in self.claims if c.frame is None and self.holds(c)), _COMPARED))


class Taking(NamedTuple):
    """What an edge says of the taking: `whole`, the child as a whole retells the parent, else only `about` or the shared passages do.

    `names_parent` is false where the child nowhere says that it has this from the parent; `took` is false where the edge is only a
    credit for part of it, or a post that stands beside the host's words. `called` is how the child names the parent;
    `copied`, its text is the parent's.
    """

    whole: bool = True
    about: tuple[str, ...] = ()
    names_parent: bool = True
    took: bool = True
    called: tuple[str, ...] = ()
    copied: bool = False
