"""Syntax mend: what a tree cannot be, set right by words whose place in a sentence is known.

In: the words of one line with heads, relations and tags as the model gives them. Out: the same lists, mended in place.
An article goes to the noun after it, a number to the noun it counts, a preposition to the noun it leads; a noun with a preposition is no
subject; "was" before a participle makes a passive; the second subject of a verb, behind it, is its object; a participle between nouns
describes the first; "if" opens the clause right behind it; ", killing" goes with the verb of its sentence.
Refuses: to move anything else; where no noun follows, the model's reading stands.
"""

from collections.abc import Sequence

from whence.read.text.senses import grammar

_NEAR = 6
_CLAUSE = 20
_TRAILING = frozenset({"acl", "conj", "dep", "nmod", "appos", "advcl"})
_BARE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "xcomp", "dep", "dislocated", "orphan", "reparandum", "ccomp"})


class Links:
    """The links of one line that are being mended: `heads` and `relations`, by `low`, `upos`, `xpos` and `kinds` of its words."""

    __slots__ = ("heads", "kinds", "low", "relations", "upos", "xpos")

    def __init__(
        self,
        low: list[str],
        heads: list[int],
        relations: list[str],
        upos: Sequence[str],
        xpos: Sequence[str],
        *,
        kinds: Sequence[str],
    ) -> None:
        self.low, self.heads, self.relations, self.upos, self.xpos, self.kinds = low, heads, relations, upos, xpos, kinds

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
            elif found is not None or not (
                tag in ("JJ", "JJS", "JJR", "CD", "DT", "PRP$", "POS", "HYPH") or self.low[here] in grammar("articles")
            ):
                break
        return found


def mend(links: Links) -> None:
    """Set right what closed words show to be wrong. Linear in the number of words."""
    for at, low in enumerate(links.low):
        if low in grammar("articles"):
            _attach(
                links,
                at,
                "nmod:poss" if low in grammar("owners") else "det",
                ("det", "nmod:poss", "det:predet", "fixed", "nsubj", "obj"),
            )
        elif links.xpos[at] == "CD":
            _attach(links, at, "nummod", ())
        elif low in grammar("leads_noun") and _leads_nothing(links, at):
            _attach(links, at, "case", ("case",))
        elif low in grammar("opens_clause") and links.relations[at] in ("mark", "advmod", "case"):
            _open_clause(links, at)
    _part_subjects(links)
    _describe(links)
    _trail(links)
    _passives(links)


def _leads_nothing(links: Links, at: int) -> bool:
    """Say whether a preposition hangs on something that is no noun behind it."""
    if links.relations[at] in ("mark", "compound:prt", "fixed", "cc", "advmod"):
        return False
    head = links.heads[at]
    return links.relations[at] != "case" or head < at or links.xpos[head].startswith("VB")


def _open_clause(links: Links, at: int) -> None:
    """Give "if" or "after" to the first verb behind it, where that one opens a clause of the verb that the model gave it to."""
    over = links.heads[at]
    for verb in range(at + 1, min(over, at + _CLAUSE)):
        if links.heads[verb] == over and links.relations[verb] == "advcl":
            links.link(at, verb, "mark")
            return


def _describe(links: Links) -> None:
    """Tie a participle that stands as a noun's neighbour but was read as one to that noun, and its "by" to the participle."""
    for at, tag in enumerate(links.xpos):
        if tag != "VBN" or not at:
            continue
        if links.relations[at] in _BARE - {"xcomp", "ccomp"} and links.xpos[at - 1].startswith("NN"):
            links.link(at, at - 1, "acl")
        if (
            links.low[at + 1 : at + 2] == ["by"]
            and (noun := links.noun_after(at + 1)) is not None
            and links.kinds[noun] != "time"
        ):
            if links.heads[noun] != at:
                links.link(noun, at, "obl:agent")
            if links.heads[noun] == at:
                links.relations[noun] = "obl:agent"


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
    led = {
        links.heads[at]
        for at, r in enumerate(links.relations)
        if r == "case" and links.heads[at] > at and links.low[at] in grammar("leads_noun")
    }
    for at, relation in enumerate(links.relations):
        head = links.heads[at]
        if relation in _BARE and at in led and links.xpos[at].startswith(("NN", "PRP", "CD")):
            links.relations[at] = "obl" if links.upos[head] == "VERB" else "nmod"
        elif relation in ("nsubj", "nsubj:pass"):
            if links.low[at] in grammar("be_forms") or links.low[at] in grammar("have_forms"):
                continue
            if head in first and at > head and links.upos[head] == "VERB":
                links.relations[at] = "obj"
            elif head in first and at < head:
                _give_back(links, first[head])
            first[head] = at if at < head else first.get(head, at)


def _trail(links: Links) -> None:
    """Hang ", killing" on the verb of its sentence and not on a noun, and a noun right behind a verb on that verb, not on one before it."""
    for at, tag in enumerate(links.xpos):
        if links.upos[at] != "VERB" or not tag.startswith("VB"):
            continue
        if tag == "VBG" and at and links.low[at - 1] == "," and links.relations[at] in _TRAILING:
            verb = _verb_over(links, links.heads[at])
            main = None if verb is None else _out_of_relative(links, verb)
            if main is not None and main < at:
                links.link(at, main, "advcl")
        follows = links.noun_after(at) if tag in ("VBG", "VBD", "VB", "VBZ", "VBP") else None
        if follows is not None and links.heads[follows] < at and links.relations[follows] in _BARE:
            links.link(follows, at, "obj")


def _out_of_relative(links: Links, verb: int) -> int:
    """Return the verb that a relative clause's verb stands under: in "fired on a crowd that tried to storm it, killing three", "fired"."""
    here = verb
    for _ in range(12):
        relation = links.relations[here]
        if relation == "xcomp":
            here = links.heads[here]
        elif _is_relative(links, here) and links.heads[here] != here:
            above = _verb_over(links, links.heads[here])
            if above is None:
                break
            verb = here = above
        else:
            break
    return verb


def _is_relative(links: Links, verb: int) -> bool:
    """Say whether a verb describes a noun: by its relation, or by "that" or "who" as its subject."""
    if links.relations[verb] in ("acl", "acl:relcl"):
        return True
    return any(links.heads[at] == verb and links.xpos[at] in ("WDT", "WP") for at in range(max(0, verb - _NEAR), verb))


def _verb_over(links: Links, at: int) -> int | None:
    """Return the nearest verb above a word, the word included."""
    for _ in range(12):
        if links.upos[at] == "VERB":
            return at
        if links.heads[at] == at:
            return None
        at = links.heads[at]
    return None


def _give_back(links: Links, noun: int) -> None:
    """Make the earlier of two subjects before one verb the object of the verb right before it."""
    verb = next((b for b in range(noun - 1, max(-1, noun - 5), -1) if links.upos[b] in ("VERB", "PUNCT", "ADP")), None)
    if verb is not None and links.upos[verb] == "VERB":
        links.link(noun, verb, "obj")


def _passives(links: Links) -> None:
    """Read "was" or "been" before a participle as a passive, "has" as the perfect, and their subject by it."""
    passive = set()
    for at, tag in enumerate(links.xpos):
        if tag not in ("VBN", "VBD"):
            continue
        for back in range(at - 1, max(-1, at - 4), -1):
            low = links.low[back]
            if low in grammar("be_forms") and tag == "VBN":
                if links.relations[back] not in ("aux:pass", "cop") or links.heads[back] != at:
                    links.link(back, at, "aux:pass")
                if links.heads[back] == at:
                    passive.add(at)
                break
            if low in grammar("have_forms") and links.heads[back] == at and links.relations[back] != "aux":
                links.relations[back] = "aux"
            if low not in grammar("adverbs") and low not in ("not", "reportedly", "allegedly") and not low.endswith("ly"):
                break
    for at, relation in enumerate(links.relations):
        if relation == "nsubj" and links.heads[at] in passive and at < links.heads[at]:
            links.relations[at] = "nsubj:pass"
