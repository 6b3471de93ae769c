"""Counted fates: what became of people who are called by what had happened to them before, and who holds whom.

In: the lower-case words on both sides of a figure and its noun, the head of that noun. Out: one word for what is counted now, or `None`.
"Four of the abducted are free" and "six hostages were let go" are released, "one fugitive had been recaptured" recaptured, "two of the party were dug
out alive" rescued, "all but seven have been let out" leaves seven held, "prosecutors hold two brothers" holds them.
Refuses: the dead and the hurt; anything that is only hoped for or planned.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words.lexicon import load

_BE = frozenset({"is", "are", "was", "were", "been", "be"})
_HELPING = _BE | frozenset(
    "have has had since later now already also then all both safely finally eventually soon again so far".split()  # noqa: SIM905
)
_JOINING = frozenset({"and", "but", "or", "while", "when", "after", "who", "which", "that"})
_STOPS = frozenset(".;:!?\n—–,()")
_LEFT = {"released": "held", "recaptured": "escaped", "rescued": "missing"}
"""What those are whom "all but" leaves out."""

_LIFTED = frozenset({("picked", "up"), ("taken", "off"), ("fished", "out"), ("plucked", "up")})
_LONGEST = 3
_REACH = 9
_HOLDERS_BACK = 4


def fate(before: Sequence[str], after: Sequence[str], head: str) -> str | None:
    """Return what became of those whom a figure counts, where their noun or "all but" says only who they were."""
    if list(before[-2:]) == ["all", "but"]:
        return _LEFT.get(_told(_clause(after)) or "")
    if before[-1:] and before[-1] in _words("holding") and not _words("holders").isdisjoint(before[-1 - _HOLDERS_BACK : -1]):
        return "detained" if head else None
    clause = _clause(after)
    if not head and list(clause[:2]) == ["of", "the"]:
        head, clause = (*clause[2:3], "")[0], clause[3:]
    described = bool(head) and bool(clause[:1]) and (clause[0].endswith("ed") or clause[0] in _words("participles"))
    if described:
        aux = next((at for at, low in enumerate(clause) if low in _BE or low in ("have", "has", "had")), len(clause))
        described = _JOINING.isdisjoint(clause[:aux]) and not any(low.isdigit() for low in clause[:aux])
    return _told(clause) if described or head in _words("called") else None


def told_of(words: Sequence[str]) -> str | None:
    """Return the fate that a participle or "let go" opens these words with; `None` for other words."""
    if tuple(words[:2]) in _LIFTED and words[2:3] and words[2] == "by":
        return "rescued" if not set(load("counted")["moved"]["vessels"]).isdisjoint(words[3:]) else None
    for length in range(_LONGEST, 0, -1):
        found = _fates().get(" ".join(words[:length]))
        if found is not None and len(words) >= length:
            return found
    return None


def _told(clause: Sequence[str]) -> str | None:
    """Return what a passive or "are free" says near the start of a clause; "of those picked up" may stand before it."""
    at = next((at for at, low in enumerate(clause[:_REACH]) if low in _BE or low in ("have", "has", "had")), None)
    if at is None:
        return None
    verb = next((j for j in range(at, len(clause)) if clause[j] not in _HELPING), len(clause))
    if _BE.isdisjoint(clause[at:verb]):
        return None
    return told_of(clause[verb:])


def _clause(words: Sequence[str]) -> Sequence[str]:
    end = next((at for at, low in enumerate(words) if low in _STOPS), len(words))
    return words[:end]


@cache
def _fates() -> dict[str, str]:
    return {phrase: of for of, listed in load("counted")["fate"]["of"].items() for phrase in listed}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("counted")["fate"][name])
