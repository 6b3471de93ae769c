"""Accounts: what an occurrence is said to have been, as an answer to what caused it, where voices tell it as different things.

In: the claims of an incident. Out: per claim the cause that its telling amounts to. One side tells of an air strike, the other of a roadside
bomb: no claim says "the cause was", and yet the cause is what they differ on.
Of an aircraft that is said to have been hit, the weapon is the account, or that it was shot down.
Refuses: to make a cause of a telling that nobody disputes; to set "a blast" or "bombs" against what dropped them.
"""

from collections.abc import Iterable, Iterator

from whence.model.said import Claim, Frame
from whence.model.vocabulary import IncidentType, Modality, Polarity
from whence.weigh.scope.names import Names
from whence.weigh.values.causes import Cause, breaks, cause_in, causes_conflict, is_craft, is_instead, is_mishap
from whence.weigh.values.used import used_in

_DEEDS = {IncidentType.AIR_STRIKE: "air strike", IncidentType.SHELLING: "shelling"}
_SHOT_DOWN = "shot_down"
_STRIKES = frozenset(
    [IncidentType.AIR_STRIKE, IncidentType.SHELLING, IncidentType.BOMBING, IncidentType.KILLING, IncidentType.DESTRUCTION]
)
_BY_MEANS = frozenset([IncidentType.BOMBING, IncidentType.DESTRUCTION, IncidentType.KILLING])
_TELLINGS = _BY_MEANS | _DEEDS.keys() | {IncidentType.ACCIDENT_DISASTER, IncidentType.OTHER}
_REAL = frozenset([Modality.ASSERTED, Modality.OBSERVED])


def rival_accounts(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Cause]]:
    """Yield the claims whose tellings cannot both be what happened, each with its telling as a cause; nothing where all tell one."""
    told = [(claim, account) for claim in claims if (account := _account(claim)) is not None]
    kinds = dict.fromkeys(account.key for _, account in told)
    rivals = {key for key in kinds if any(causes_conflict(key, other) for other in kinds)}
    yield from ((claim, account) for claim, account in told if account.key in rivals)


def denies_account_only(claims: Iterable[Claim], names: Names) -> frozenset[str]:
    """Return the ids of the denials whose own voice tells of the occurrence in the same report: it denies how it was told, not that it was.

    "No aircraft was in the air ... the bus was destroyed by a roadside bomb, the ministry said."
    """
    told = [(c, c.frame.type, (c.report, _voice(c, names))) for c in claims if c.frame is not None and c.chain]
    tellings = [(kind, voice) for c, kind, voice in told if c.polarity is Polarity.AFFIRMED and kind in _TELLINGS]
    return frozenset(
        c.id
        for c, kind, voice in told
        if c.polarity is Polarity.DENIED and kind in _TELLINGS and any(v == voice and other != kind for other, v in tellings)
    )


def denies_outcome_only(claims: Iterable[Claim], kind: IncidentType, names: Names) -> frozenset[str]:
    """Return the ids of the denials of another type than the incident is told as, whose voice affirms that in the same report.

    "Men rioted in the prison, and not one of them got out": a riot that happened.
    """
    told = [(c, (c.report, _voice(c, names))) for c in claims if c.frame is not None and c.chain]
    affirmed = {voice for c, voice in told if c.frame and c.frame.type is kind and c.polarity is Polarity.AFFIRMED}
    denied = [(c, voice) for c, voice in told if c.polarity is Polarity.DENIED and c.frame and c.frame.type is not kind]
    return frozenset(c.id for c, voice in denied if voice in affirmed)


def _voice(claim: Claim, names: Names) -> str:
    """Return who speaks, by party where that is known: a spokesman and his ministry are one voice here."""
    name = claim.chain[-1].name
    return names.party(name) or names.key(name)


def _account(claim: Claim) -> Cause | None:
    frame = claim.frame
    if frame is None or claim.polarity is Polarity.DENIED or claim.modality not in _REAL:
        return None
    own = cause_in(frame.cause.name) if frame.cause is not None else None
    if own is not None and is_instead(own):
        return own  # set on fire by falling debris: no shelling, whatever word the sentence has for it
    if frame.mode == _SHOT_DOWN or (frame.type in _STRIKES and any(is_craft(slot.name) for slot in frame.victims)):
        weapons = [
            cause for means in used_in(claim) if (cause := cause_in(means.shown)) is not None and cause.key.startswith("c:")
        ]
        return weapons[0] if weapons else cause_in("shot down")
    words = _DEEDS.get(frame.type) or _means(frame) or _nature(frame)
    return cause_in(words) if words else None


def _nature(frame: Frame) -> str | None:
    """Return the kind of accident that says why something else fell in or burst: an earthquake, blasting, methane, an engine that failed."""
    if frame.type is not IncidentType.ACCIDENT_DISASTER:
        return None
    for words in (frame.predicate, frame.means.name if frame.means is not None else ""):
        cause = cause_in(words) if words else None
        if cause is not None and (breaks(cause) or is_mishap(cause)) and is_instead(cause):
            return words
    return None


def _means(frame: Frame) -> str | None:
    """Return the means that say what it was: a device that was planted or carried, not bombs or shells that anything may have dropped."""
    if frame.type not in _BY_MEANS or frame.means is None:
        return None
    cause = cause_in(frame.means.name)
    return frame.means.name if cause is not None and cause.key.startswith(("c:car_bomb:", "c:explosives:")) else None
