"""Which statements count, and as how many.

Lower bound: statements on the speaker's own authority that it happened, as far as they are surely different ones. Upper bound: also
partial and presupposing ones, what is relayed, confirmations that rest on others, and candidates nobody has merged.
Refuses: to count denials, what only speaks of sourcing, and an outlet's own unattributed word.
"""

from collections.abc import Sequence

from whence.model.vocabulary import Bearing
from whence.model.weighed import Utterance

COUNTED = (Bearing.ASSERTS, Bearing.PARTLY, Bearing.PRESUPPOSES, Bearing.RELAYS, Bearing.RESTS_ON)
ORIGINAL = (Bearing.ASSERTS, Bearing.PARTLY, Bearing.PRESUPPOSES)
"""What can stand at a root; a voice that relays or rests on others is explained by them."""


def counted_statements(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Return the statements that the upper bound counts."""
    return [u for u in utterances if u.bearing in COUNTED]


def surely_different(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Return the statements that the lower bound counts: asserted, and not possibly another one that is counted."""
    asserted = {u.id: u for u in utterances if u.bearing is Bearing.ASSERTS}
    return [u for u in asserted.values() if not any(_may_be(u, asserted.get(id)) for id in u.candidates)]


def _may_be(one: Utterance, other: Utterance | None) -> bool:
    """Say whether `one` may be `other` told with less detail, or told again.

    A candidate that does not name this one back is the more exact of the two. Of two that name each other, told to the same, the
    first counts; told to two addressees they are two statements whoever the speaker is.
    """
    if other is None:
        return False
    if one.id not in other.candidates:
        return True
    return one.addressee == other.addressee and (other.day or "9", other.id) < (one.day or "9", one.id)
