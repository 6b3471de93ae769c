"""Orders: orders and findings that stand in somebody's words as nouns: "said he passed on an order to fire", "rejects the inquiry's finding that".

In: the tokens of a sentence, its finds, its tree. Out: the finds with those voices: whose order or finding it is where words say so, else nobody's.
Refuses: "in order to", and what the narrator himself calls an order.
"""

from collections.abc import Sequence

from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range, trim
from whence.read.text.layout import Token
from whence.read.text.syntax import Tree

_ORDERS = frozenset({"order", "orders", "instruction", "instructions", "command", "commands"})
_MAKER = 8  # words of whoever found it
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FINDINGS = frozenset({"finding", "findings", "conclusion", "verdict"})


def with_orders(tokens: Sequence[Token], finds: Sequence[Find], tree: Tree | None) -> list[Find]:
    """Return the finds, and one more for each such noun that no find has as its cue, or has with words around it as its source."""
    made = list(finds)
    if tree is None:
        return made
    for at in range(1, len(tokens) - 2):
        low = tokens[at].low
        if low not in _ORDERS | _FINDINGS:
            continue
        found = _order(tokens, tree, at) if low in _ORDERS else _finding(tokens, tree, at)
        known = [f for f in made if any(first <= at < after for first, after in f.cue)]
        if known and (found is None or low in _ORDERS or tokens[at + 1].low != "of"):
            continue
        made = [f for f in made if f not in known]
        holding = [f for f in made if any(first <= at < after for first, after in f.content)]
        if found is not None and known and not holding:
            made.append(found)
        elif found is not None and holding:
            teller = min(holding, key=lambda f: sum(after - first for first, after in f.content))
            made.append(found._replace(under=teller.cue[0]))
    return sorted(made, key=lambda f: f.cue[0])


def _order(tokens: Sequence[Token], tree: Tree, at: int) -> Find | None:
    """Return the find of "an order to fire", "the governor's orders not to shoot"."""
    if tokens[at - 1].low in ("in", "by", "on"):
        return None
    to = at + 1 + (tokens[at + 1].low == "not")
    if tokens[to].low != "to" or to + 1 >= len(tokens) or not tree.xpos[to + 1].startswith("VB"):
        return None
    content = trim(tokens, at + 1, max(tree.after[to + 1], to + 2))
    return Find(AttributionKind.DEMAND, "order", ((at, at + 1),), _owner(tree, at), (content,))


def _finding(tokens: Sequence[Token], tree: Tree, at: int) -> Find | None:
    """Return the find of "the finding of the inquiry that nobody knew", "its finding that"."""
    after, source, cue = at + 1, _owner(tree, at), (at, at + 1)
    if tokens[after].low == "of":
        near = range(after + 2, min(after + 2 + _MAKER, len(tokens) - 1))
        that = next((k for k in near if tokens[k].low == "that" or not tokens[k].word), None)
        if that is None:
            return None
        source, cue, after = (after + 1, that), (at, after + 1), that
    if tokens[after].low != "that" or source is None or tree.is_verb(after + 1):
        return None
    finite = next(
        (k for k in range(after + 1, len(tokens)) if tree.xpos[k] in _FINITE and tree.relations[k] != "acl:relcl"), None
    )
    if finite is None:
        return None
    verb = tree.heads[finite] if tree.relations[finite].startswith(("aux", "cop")) else finite
    return Find(AttributionKind.STATEMENT, "finding", (cue,), source, (trim(tokens, after, max(tree.after[verb], verb + 1)),))


def _owner(tree: Tree, at: int) -> Range | None:
    owner = tree.child(at, "nmod:poss")
    return tree.phrase(owner) if owner is not None and owner < at else None
