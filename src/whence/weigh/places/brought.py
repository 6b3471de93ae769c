"""Brought: towns to which people were brought or went, and towns of the hospitals that cared for them.

In: a place of a claim, the claim's frame, the text that both stand in. Out: whether the place only says where somebody came to afterwards ("the
wounded were flown to Ostra", "the hospital in Ostra said", "they died at a clinic in Ostra"), so that it is not where it happened.
Refuses: what is itself a movement or a custody; a hospital that was hit; patients, who are hurt where they lie.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from whence.language.words.normal import fold
from whence.model.said import Frame, Where
from whence.model.vocabulary import IncidentType as T

_HARMS = frozenset(
    [T.KILLING, T.AIR_STRIKE, T.SHELLING, T.BOMBING, T.ARMED_CLASH, T.CHEMICAL_ATTACK, T.ACCIDENT_DISASTER, T.RIOT, T.PROTEST, T.DESTRUCTION,
     T.ILL_TREATMENT, T.SEXUAL_VIOLENCE, T.TERRITORY_CHANGE, T.OTHER, T.RELEASE_TRANSFER]
)  # fmt: skip
AROUND = 110
"""Characters before a name in which the words are looked for that lead to it."""

_WORD = re.compile(r"[^\W_][\w'’-]*|[^\w\s]")
_DONE_THERE = re.compile(r"[\s,]*(?:and|where|then|before|to be)\b[^.;!?]{0,40}$", re.IGNORECASE)
"""What stands between a place and what was done to those who were brought there."""

_IN = frozenset({"in", "at", "of"})
_NEAR = 7  # words from "to" to the name: "to the military hospital in the town of Ostra"
_VERB = 5  # words from the verb to "to": "took the two wounded men to"
_WARD = 5  # words of "the field hospital in the town of"
_LED = 4  # words before such a phrase that say who works or what was done there


def is_where_brought(where: Where, frame: Frame, text: str) -> bool:
    """Say whether people were brought or went to the place after what the frame tells of, or were cared for there."""
    if frame.type not in _HARMS or text[where.start : where.end] != where.as_written:
        return False
    before = _folded(text[max(0, where.start - AROUND) : where.start])
    stop = next((at for at in range(len(before) - 1, -1, -1) if before[at] in (".", "!", "?", ";")), -1)
    low = before[stop + 1 :]
    there = _DONE_THERE.match(text[where.end : frame.trigger.start]) is not None  # "taken to Ostra and shot"
    return (not there and _is_destination(low)) or _is_town_of_care(low, frame, text[where.end : where.end + AROUND])


def _folded(text: str) -> list[str]:
    """Return words and marks, folded; a mark that folds to nothing stands as it is."""
    return [fold(word) or word for word in _WORD.findall(text)]


def _is_destination(low: Sequence[str]) -> bool:
    """Say whether "to" leads to the name that follows, behind a verb of bringing or of going away."""
    to = next((j for j in range(len(low) - 1, max(-1, len(low) - 1 - _NEAR), -1) if low[j] in ("to", "toward", "towards")), None)
    if to is None:
        return False
    between = low[to + 1 :]
    if any(not word[0].isalpha() for word in between) or not _words("sayings").isdisjoint(between):
        return False
    if between and between[-1] in _IN and _words("received_at").isdisjoint(between):
        return False
    verbs = _words("brought") | (_words("sent_off") if low[to] != "to" else frozenset())
    for word in reversed(low[max(0, to - _VERB) : to]):
        if word in verbs:
            return True
        if not word[0].isalnum() or word in _words("clauses"):
            return False
    return False


def _is_town_of_care(low: Sequence[str], frame: Frame, behind: str) -> bool:
    """Say whether a hospital stands in the town that speaks, whose staff speaks, or in which those harmed died or are treated."""
    ward = next((j for j in range(len(low) - 1, max(-1, len(low) - 1 - _WARD), -1) if low[j] in _words("wards")), None)
    if (
        ward is None
        or low[ward + 1 : ward + 2] == []
        or low[ward + 1] not in _IN
        or any(not word[0].isalpha() for word in low[ward:])
    ):
        return False
    first = ward
    while first > 0 and low[first - 1][0].isalpha() and low[first - 1] not in _words("ends_left") | _words("sayings"):
        first -= 1
    lead, led = low[first - 1] if first else "", low[max(0, first - 1 - _LED) : max(0, first - 1)]
    follows = _folded(behind)[:2]
    if (lead not in _IN and not _words("sayings").isdisjoint(follows)) or low[max(0, first - 2) : first] == ["according", "to"]:
        return True
    if lead in _IN | {"from"} and not _words("ward_staff").isdisjoint(led):
        return True
    dies = (fold(frame.predicate).split() or [""])[0] in ("die", "succumb", "be") or not _words("cared_for").isdisjoint(led)
    told = not led or not led[-1][0].isalnum() or not _words("cared_for").isdisjoint(led)
    patients = not _words("lie_there").isdisjoint(led) or any(
        not _words("lie_there").isdisjoint(fold(slot.name).split()) for slot in frame.victims
    )
    return lead in ("in", "at") and dies and told and not patients


@cache
def _words(name: str) -> frozenset[str]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "places.toml").read_text(encoding="utf-8"))
    return frozenset(raw["brought"][name].split())
