"""Days to come: a day beside what occurred that is still to come when the report appears, and so is of something else.

In: a claim, when its report appeared. Out: what changes of the claim. Refuses: a claim of a plan, and a day's difference, which time zones and late
editions make.
"""

from datetime import datetime
from typing import Any

from whence.model.base import replace
from whence.model.said import Claim, When
from whence.model.vocabulary import Modality, Phase

_A_DAY = 86_400


def without_days_to_come(claim: Claim, published: datetime | None) -> dict[str, Any]:
    """Return what changes of a claim that tells of what occurred, where a day beside it is still to come when its report appears.

    "The light is promised for Saturday, because a second transformer was found to be leaking": the leak is not of Saturday. Nothing changes
    where no such day is named.
    """
    frame = claim.frame
    occurred = frame is not None and frame.phase is Phase.OCCURRED and claim.modality in (Modality.ASSERTED, Modality.OBSERVED)
    if frame is None or published is None or not occurred:
        return {}
    told = {
        name: tuple(w for w in times if not _is_to_come(w, published))
        for name, times in (("frame", frame.times), ("own", claim.times))
    }
    if (told["frame"], told["own"]) == (frame.times, claim.times):
        return {}
    return {"frame": replace(frame, times=told["frame"]), "times": told["own"]}


def _is_to_come(when: When, published: datetime) -> bool:
    """Say whether a time begins more than a day after publication: clocks and late editions make one day's difference."""
    return when.start is not None and when.start.timestamp() > published.timestamp() + _A_DAY
