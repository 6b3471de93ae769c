"""From whom: of whom a speaker says to have something: "said he had it from a porter", "told us she learned of the plan from the radio".

In: the tokens of a sentence, its finds, its tree. Out: the finds with those voices, each in the words of whoever tells of it.
Refuses: what came from a place or a direction, and what the narrator tells; nobody is credited with it then.
"""

from collections.abc import Sequence

from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range, trim
from whence.read.text.layout import Token
from whence.read.text.syntax import Tree

_LEARNS = frozenset({"heard", "hears", "learned", "learnt", "learns", "understood", "understands", "gathered", "gathers"})
_HAS = frozenset({"had", "has", "have", "got", "gets", "received"})
_THINGS = frozenset(
    {"it", "this", "that", "them", "what", "which", "so", "news", "story", "name", "number", "claim", "tale", "order", "figure"}
)
_BETWEEN = 7  # words between the verb and "from"


def with_from_whom(tokens: Sequence[Token], finds: Sequence[Find], tree: Tree | None) -> list[Find]:
    """Return the finds, and one more for each "from somebody" that no find has as its cue."""
    made = list(finds)
    if tree is None:
        return made
    for at in range(2, len(tokens) - 1):
        if tokens[at].low != "from" or any(first <= at < after for f in made for first, after in f.cue):
            continue
        verb = _verb(tokens, tree, at)
        teller = _teller(made, at)
        source = _source(tokens, tree, at)
        if verb is None or teller is None or source is None or made[teller].content[0][0] > verb:
            continue
        content = _content(tokens, tree, verb, at, source)
        if content is not None:
            made.append(Find(AttributionKind.STATEMENT, "from", ((at, at + 1),), source, (content,), under=made[teller].cue[0]))
    return sorted(made, key=lambda f: f.cue[0])


def _verb(tokens: Sequence[Token], tree: Tree, at: int) -> int | None:
    """Return the verb of having or hearing that stands before a "from", with what was had or heard between them."""
    for verb in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        low = tokens[verb].low
        if low in _LEARNS and tree.is_verb(verb):
            return verb
        if low in _HAS and any(tokens[k].low in _THINGS for k in range(verb + 1, at)):
            return verb
        if not tokens[verb].word or (tree.is_verb(verb) and low not in _HAS):
            return None
    return None


def _teller(made: Sequence[Find], at: int) -> int | None:
    holding = [k for k, f in enumerate(made) if any(first <= at < after for first, after in f.content)]
    return min(holding, key=lambda k: sum(after - first for first, after in made[k].content), default=None)


def _source(tokens: Sequence[Token], tree: Tree, at: int) -> Range | None:
    """Return the phrase behind "from" where somebody or something that can tell stands there."""
    head = tree.heads[at]
    if tree.relations[at] != "case" or head <= at or not (tree.is_noun(head) or tree.upos[head] == "PRON"):
        return None
    if tree.kinds[head] in ("place", "time") or tokens[head].low in ("direction", "directions", "start", "beginning"):
        return None
    first, after = tree.phrase(head)
    return max(first, at + 1), after


def _content(tokens: Sequence[Token], tree: Tree, verb: int, at: int, source: Range) -> Range | None:
    """Return what was heard: the "that" clause behind whom it is from, else what stands between the verb and "from"."""
    behind = source[1]
    if behind < len(tokens) and tokens[behind].low == "that":
        end = max((tree.after[c] for c in tree.children[verb] if c > behind), default=behind + 1)
        return trim(tokens, behind, max(end, behind + 1))
    between = trim(tokens, verb + 1, at)
    return between if between[0] < between[1] else None
