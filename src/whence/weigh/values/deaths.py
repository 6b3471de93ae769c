"""Deaths: what was done to somebody who died, as an answer to what he died of, where that is at issue.

In: the claims of an incident of one death, and what it is told as. Out: per claim the cause that its telling amounts to: "officers beat him with
batons", "of having beaten him to death", "heard the beating" tell of a beating, where others say that it was his heart.
Refuses: an incident in which nobody says what the death came of, or that is no death in somebody's hands.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from whence.language.words.normal import fold
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType as T
from whence.model.vocabulary import Modality, Polarity, QuestionKind
from whence.weigh.values.causes import Cause, cause_in

_HELD = frozenset([T.KILLING, T.ILL_TREATMENT, T.DETENTION])
_OF_ONE = frozenset({"illness", "own_hand", "violence", "falling"})
_REAL = frozenset([Modality.ASSERTED, Modality.OBSERVED])


def beatings_told(claims: Iterable[Claim], kind: T) -> Iterator[tuple[Claim, Cause]]:
    """Yield the claims that tell of violence done to somebody whose death others put down to an illness, a fall or himself."""
    told = list(claims)
    if kind not in _HELD or not any(_is_of_one(cause) for claim in told for cause in _causes(claim)):
        return
    for claim in told:
        words = _violence(claim)
        cause = cause_in(words) if words is not None else None
        if cause is not None:
            yield claim, cause


def _causes(claim: Claim) -> Iterator[Cause]:
    frame = claim.frame
    words = [frame.cause.name] if frame is not None and frame.cause is not None else []
    words += [claim.subject.name] if claim.about is QuestionKind.CAUSE and claim.subject is not None else []
    yield from (cause for each in words if (cause := cause_in(each)) is not None)


def _is_of_one(cause: Cause) -> bool:
    return cause.key.startswith("c:") and cause.key.split(":")[1] in _OF_ONE


def _violence(claim: Claim) -> str | None:
    """Return the noun for what was done by the words of an occurrence ("beat to death", "beaten with"), `None` where it is none or denied."""
    frame = claim.frame
    if frame is None or claim.polarity is Polarity.DENIED or claim.modality not in _REAL:
        return None
    first, *behind = fold(frame.predicate).split() or [""]
    deadly = behind[-2:] == ["to", "death"]
    if frame.type is not T.ILL_TREATMENT and not deadly:
        return None
    return next((noun for noun, words in _nouns().items() if {first, *behind} & words), None)


@cache
def _nouns() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "causes.toml").read_text(encoding="utf-8"))
    return {noun: frozenset(words.split()) for noun, words in raw["violence"].items()}
