"""Syntax mend: what a tree cannot be, set right by words whose place in a sentence is known.

In: the words of one line with heads, relations and tags as the model gives them. Out: the same lists, mended in place.
An article goes to the noun after it, a number to the noun it counts, a preposition to the noun it leads; a noun with a preposition is no
subject; "was" before a participle makes a passive; the second subject of a verb, behind it, is its object.
Refuses: to move anything else; where no noun follows, the model's reading stands.
"""

from collections.abc import Sequence

from whence.read.senses import grammar

_NEAR = 6
_ARTICLES = frozenset("the a an this these those its his their her our my your every each".split())  # noqa: SIM905
_OWNERS = frozenset("its his their her our my your".split())  # noqa: SIM905
_BE = frozenset("was were is are been being be am".split())  # noqa: SIM905
_HAVE = frozenset("has have had having".split())  # noqa: SIM905
_LEADS = frozenset(
    "of in on at by from with against near for to into inside outside between around under over across through toward towards "
    "during behind beside along off among".split()  # noqa: SIM905
)
_BARE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "xcomp", "dep", "dislocated", "orphan", "reparandum", "ccomp"})


class Links:
    """The links of one line that are being mended: `low`, `heads`, `relations`, `upos`, `xpos`."""

    __slots__ = ("heads", "low", "relations", "upos", "xpos")

    def __init__(
        self, low: Sequence[str], heads: list[int], relations: list[str], upos: Sequence[str], xpos: Sequence[str]
    ) -> None:
        self.low, self.heads, self.relations, self.upos, self.xpos = low, heads, relations, upos, xpos

    def link(self, at: int, head: int, relation: str) -> None:
        """Hang `at` on `head`, unless `head` hangs on it."""
        here = head
        for _ in range(24):
            if here == at:
                return
            if self.heads[here] == here:
                break
            here = self.heads[here]
        else:
            return
        self.heads[at], self.relations[at] = head, relation

    def noun_after(self, at: int) -> int | None:
        """Return the head of the noun phrase that goes on right after `at`: the last noun before anything else but adjectives."""
        found = None
        for here in range(at + 1, min(len(self.low), at + 1 + _NEAR)):
            tag = self.xpos[here]
            if tag.startswith("NN"):
                found = here
            elif tag == "PRP" and found is None:
                return here
            elif found is not None or not (tag in ("JJ", "JJS", "JJR", "CD", "DT", "PRP$", "POS", "HYPH") or self.low[here] in _ARTICLES):
                break
        return found


def mend(links: Links) -> None:
    """Set right what closed words show to be wrong. Linear in the number of words."""
    for at, low in enumerate(links.low):
        if low in _ARTICLES:
            _attach(links, at, "nmod:poss" if low in _OWNERS else "det", ("det", "nmod:poss", "det:predet", "fixed", "nsubj", "obj"))
        elif links.xpos[at] == "CD":
            _attach(links, at, "nummod", ())
        elif low in _LEADS and links.relations[at] not in ("case", "mark", "compound:prt", "fixed", "cc", "advmod"):
            _attach(links, at, "case", ("case",))
    _part_subjects(links)
    _passives(links)


def _attach(links: Links, at: int, relation: str, right: Sequence[str]) -> None:
    """Hang a small word on the noun after it where it hangs on something else, or in another way."""
    noun = links.noun_after(at)
    if noun is None or (links.heads[at] == noun and links.relations[at] in (relation, *right)):
        return
    if relation == "nummod" and (links.heads[at] != links.heads[noun] or noun - at > 2) and links.relations[at] not in _BARE:
        return
    if at < links.heads[at] <= noun and links.relations[at] in (relation, "compound", "nummod"):
        return
    if links.heads[at] == at or links.relations[at] == "conj":
        return
    links.link(at, noun, relation)


def _part_subjects(links: Links) -> None:
    """Make an oblique of a noun behind a preposition, and an object of the second subject that stands behind its verb."""
    first: dict[int, int] = {}
    led = {links.heads[at] for at, r in enumerate(links.relations) if r == "case" and links.heads[at] > at and links.low[at] in _LEADS}
    for at, relation in enumerate(links.relations):
        head = links.heads[at]
        if relation in _BARE and at in led and links.xpos[at].startswith(("NN", "PRP", "CD")):
            links.relations[at] = "obl" if links.upos[head] == "VERB" else "nmod"
        elif relation in ("nsubj", "nsubj:pass"):
            if links.low[at] in _BE or links.low[at] in _HAVE:
                continue
            if head in first and at > head and links.upos[head] == "VERB":
                links.relations[at] = "obj"
            first.setdefault(head, at)


def _passives(links: Links) -> None:
    """Read "was" or "been" before a participle as a passive, "has" as the perfect, and their subject by it."""
    passive = set()
    for at, tag in enumerate(links.xpos):
        if tag not in ("VBN", "VBD"):
            continue
        for back in range(at - 1, max(-1, at - 4), -1):
            low = links.low[back]
            if low in _BE and tag == "VBN":
                if links.relations[back] not in ("aux:pass", "cop") or links.heads[back] != at:
                    links.link(back, at, "aux:pass")
                if links.heads[back] == at:
                    passive.add(at)
                break
            if low in _HAVE and links.heads[back] == at and links.relations[back] != "aux":
                links.relations[back] = "aux"
            if low not in grammar("adverbs") and low not in ("not", "reportedly", "allegedly") and not low.endswith("ly"):
                break
    for at, relation in enumerate(links.relations):
        if relation == "nsubj" and links.heads[at] in passive and at < links.heads[at]:
            links.relations[at] = "nsubj:pass"
