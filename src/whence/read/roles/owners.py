"""Owners: who stands behind a deed or a device by the words right around it.

In: a line and the noun of a deed or device. Out: the range of tokens that names whose it is. "A government air strike", "an army shell",
"a bomb which rebels had planted".
Refuses: a body that only stands near; whoever the device was meant for ("a bomb for the minister").
"""

from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.nations import state_behind
from whence.language.words.verbs import lemma_forms
from whence.model.vocabulary import IncidentType
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, lead_names, phrase
from whence.read.text.senses import grammar
from whence.read.text.syntax import Tree

_BACK = 3
_RELATIVES = frozenset({"who", "which", "that", "whom"})


def body_before(line: Line, at: int) -> Range | None:
    """Return the body, written small, that stands before the noun at `at` as its owner, adjectives between ("government fighter jet")."""
    stops = grammar("determiners") | grammar("prepositions") | grammar("conjunctions") | grammar("subordinators")
    for j in range(at - 1, max(-1, at - 1 - _BACK), -1):
        low = line.low[j].removesuffix("'s").removesuffix("’s")
        if low in _bodies():
            return Range(j, j + 1)
        if low in stops or not low[:1].isalnum():
            return None
    return None


def is_of_a_state(line: Line, at: int, after: int) -> bool:
    """Say whether a noun at `[at, after)` is a state's deed: "the Norlandic bombing of a jail"; "a Norlandic bombing" may be one there."""
    nation = at > 0 and state_behind(line.low[at - 1], IncidentType.AIR_STRIKE) is not None
    return nation and line.low[after : after + 1] == ("of",)


def owners(line: Line, means: Range) -> list[Range]:
    """Return whose the means of a deed are: names or a body before the thing, or who put it in place."""
    last = _head(line, means)
    before = lead_names(line, means) or body_before(line, last)
    found = [before] if before is not None else layers(line, last) or _launched_by(line, last)
    return [r for r in found if not (r.first < last < r.after)]


def _launched_by(line: Line, at: int) -> list[Range]:
    """Return who launched or laid what stands at `at`, by the participle right behind it ("rockets launched by rebels")."""
    if line.low[at + 2 : at + 3] != ("by",) or line.low[at + 1] not in _lays():
        return []
    found = phrase(line, at + 3, ())
    return [] if found is None else [found]


def _head(line: Line, found: Range) -> int:
    """Return the noun of a phrase: the token before the words tied to it ("bomb" of "a bomb which rebels had planted")."""
    stops = grammar("prepositions") | grammar("subordinators")
    end = next(
        (at for at in range(found.first + 1, found.after) if line.low[at] in stops or line.low[at] in _RELATIVES), found.after
    )
    launched = line.low[end : end + 1] == ("by",) and line.low[end - 1] in _lays() and end - 2 >= found.first
    return end - 2 if launched else end - 1


def layers(line: Line, at: int) -> list[Range]:
    """Return who put the device at `at` in place, by the verb that it is the object of or that explains it."""
    tree = line.tree
    if tree is None:
        return []
    found: list[Range] = []
    for verb in _laying(line, tree, at):
        doer = tree.subject_of(verb)
        if doer is None or line.low[doer] in _RELATIVES or doer == at or line.low[doer] in grammar("pronouns"):
            continue
        if any(tree.relations[c] == "nsubj:pass" for c in tree.children[verb]):
            continue
        found.append(Range(*tree.phrase(doer)))
    return found


def _laying(line: Line, tree: Tree, at: int) -> list[int]:
    """Return the verbs of laying that have the device as object: its own head, or the relative clause behind it."""
    head = tree.heads[at]
    own = [head] if head != at and tree.relations[at] == "obj" else []
    if line.low[at + 1 : at + 2] and line.low[at + 1] in _RELATIVES and tree.relations[at + 1] == "obj":
        own.append(tree.heads[at + 1])  # "a rocket that the Front, which holds the hamlet, had aimed at": the relative's verb
    return [verb for verb in (*own, *tree.listed(at, "acl:relcl")) if line.low[verb] in _lays()]


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load("roles")["offices"]["before"].split())


@cache
def _lays() -> frozenset[str]:
    return frozenset(form for verb in load("roles")["offices"]["lays"].split() for form in lemma_forms(verb))
