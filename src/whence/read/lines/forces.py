"""Forces: a force of nature that strikes somewhere attacks nobody ("the quake, which struck at dawn"), nor does what only falls or burns.

In: a line and its triggers. Out: the triggers without the verbs of striking whose subject is a force of nature, without "falling debris",
without "on fire" as gunfire, and without shots into the air, which hit nobody.
Refuses: to drop the force itself, which is what happened; to touch a verb whose subject is not known.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.vocabulary import IncidentType
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line

_LINKS = frozenset({"which", "that", "has", "have", "had", "also", "first", "then", "suddenly", "just", ","})
_BACK = 6
_INTO_AIR = 5  # words behind a verb of firing: "fired several shots into the air"
_AIR = frozenset({("the", "air"), ("the", "sky")})


def without_strokes(line: Line, found: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers of a line that are no verb for what a force of nature does where it strikes."""
    return [t for t in found if t.casualty or not (is_stroke(line, t.at) or _sets_off(line, t) or _only_describes(line, t))]


def is_stroke(line: Line, at: int) -> bool:
    """Say whether the word at `at` is a verb of striking that a force of nature is the subject of."""
    if line.low[at] not in _strokes():
        return False
    subject = _subject(line, at)
    return subject is not None and line.low[subject] in _forces()


def _sets_off(line: Line, trigger: Trigger) -> bool:
    """Say whether what is set off is a force of nature ("setting off landslides"), no device."""
    return line.low[trigger.last] == "off" and any(low in _forces() for low in line.low[trigger.last + 1 : trigger.last + 3])


def _only_describes(line: Line, trigger: Trigger) -> bool:
    """Say whether a word of falling describes debris, or "fire" is what something is set on."""
    at = trigger.at
    debris = load("roles")["reasons"]["debris"].split()
    if line.low[at] in ("falling", "fallen", "flying") and line.low[at + 1 : at + 2] and line.low[at + 1] in debris:
        return True
    ahead = line.low[at + 1 : at + 1 + _INTO_AIR]
    if trigger.sense.type is IncidentType.KILLING and any(
        ahead[i : i + 2] in _AIR and ahead[i - 1] in ("in", "into") for i in (1, 2, 3)
    ):
        return True
    return trigger.sense.type is IncidentType.SHELLING and line.low[at] == "fire" and line.low[max(0, at - 1) : at] == ("on",)


def _subject(line: Line, at: int) -> int | None:
    """Return the subject of a verb: by the tree, through "which" to its noun; without a tree the noun right before it."""
    tree = line.tree
    if tree is not None and tree.is_verb(at):
        subject = tree.subject_of(at)
        relative = tree.relations[at] == "acl:relcl" and (subject is None or line.low[subject] in _LINKS)
        return tree.heads[at] if relative else subject
    here = at - 1
    while here > max(0, at - _BACK) and line.low[here] in _LINKS:
        here -= 1
    return here if here >= 0 else None


@cache
def _forces() -> frozenset[str]:
    return frozenset(load("roles")["reasons"]["nature"].split())


@cache
def _strokes() -> frozenset[str]:
    return frozenset(form for verb in load("roles")["reasons"]["strokes"].split() for form in lemma_forms(verb))
