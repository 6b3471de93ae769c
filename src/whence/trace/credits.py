"""Credits: whom a report says it has something from, other than the people it quotes.

In: a report and what was read in it. Out: the outlets and agencies it credits, each with the words that do so.
Refuses: to take the report's own outlet for a credit, or a person or body for an outlet.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.language.normal import key
from whence.model.base import Record
from whence.model.captured import Report
from whence.model.passage import Passage, passage
from whence.model.said import Attribution, Claim, Voice
from whence.model.vocabulary import SourceKind

_OUTLETS = (SourceKind.AGENCY, SourceKind.OUTLET)


class Credit(NamedTuple):
    """One credited outlet: its name as written, its key, where it is credited, and the claims that come through it.

    `whole` is true for a credit of the item itself (a credit line, a dateline), false for one of single statements.
    """

    name: str
    key: str
    where: Passage | None
    claims: tuple[str, ...]
    whole: bool


def credits_of(report: Report, said: Sequence[Record]) -> list[Credit]:
    """Return the report's credits, one per outlet, credit lines before statements."""
    own = key(report.outlet) if report.outlet else ""
    found: dict[str, Credit] = {}
    for name in report.credits:
        _keep(found, own, Credit(name, key(name), _written(report, name), (), True))
    for attribution in (r for r in said if isinstance(r, Attribution) and not r.self_citation):
        for voice in (*attribution.chain, *((attribution.addressee,) if attribution.addressee else ())):
            if voice.kind in _OUTLETS and voice.basis != "metadata":
                _keep(found, own, Credit(voice.name, key(voice.name), _place(report, voice), _carried(voice, said), False))
    return list(found.values())


def _keep(found: dict[str, Credit], own: str, credit: Credit) -> None:
    if not credit.key or credit.key == own or (own and (own.startswith(credit.key + " ") or credit.key.startswith(own + " "))):
        return  # "the Post" in the Harbour Post is the outlet itself
    earlier = found.get(credit.key)
    if earlier is None:
        found[credit.key] = credit
    else:
        found[credit.key] = earlier._replace(
            claims=tuple(dict.fromkeys((*earlier.claims, *credit.claims))), where=earlier.where or credit.where
        )


def _place(report: Report, voice: Voice) -> Passage | None:
    return passage(report.id, report.text, voice.start, voice.end) if voice.start is not None and voice.end is not None else None


def _written(report: Report, name: str) -> Passage | None:
    at = report.text.find(name)
    return passage(report.id, report.text, at, at + len(name)) if at >= 0 else None


def _carried(voice: Voice, said: Sequence[Record]) -> tuple[str, ...]:
    wanted = key(voice.name)
    return tuple(
        c.id for c in said if isinstance(c, Claim) and any(v.kind in _OUTLETS and key(v.name) == wanted for v in c.chain)
    )
