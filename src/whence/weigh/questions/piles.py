"""Piles: the claims that give one answer, while the answers of an incident are gathered.

In: answers with their claims, what the heads of reports say. Out: the piles with a report's own place and day in the place of what it only looks
aside at, and with people and means by the nouns that the reports have for them. Refuses: to leave an answer without a claim.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, QuestionKind
from whence.model.weighed import Value
from whence.weigh.questions.told_at_head import told_at_head
from whence.weigh.scope.scope import View
from whence.weigh.values.means import plainest
from whence.weigh.values.people import commonly_called
from whence.weigh.values.unnamed import bare_victims


@dataclass
class Pile:
    """The claims that give one answer, and the reports by the noun they have for it. It grows while the claims are gone through."""

    value: Value
    claims: list[Claim] = field(default_factory=list)
    denying: list[Claim] = field(default_factory=list)
    nouns: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


Piles = defaultdict[tuple[QuestionKind, str | None], dict[str, Pile]]


def hear_the_heads(view: View, told: Sequence[Claim], piles: Piles) -> None:
    """Put in what the heads of reports answer to "where", "which site" and "when", and take out what they show to be another occurrence's."""
    for kind in (QuestionKind.WHERE, QuestionKind.WHEN, QuestionKind.SITE):
        answered = piles[kind, None]
        found = told_at_head(view, told, kind, {key: (pile.value, pile.claims) for key, pile in answered.items()})
        not_its: defaultdict[str, set[str]] = defaultdict(set)
        for key, report in found.not_its:
            not_its[key].add(report)
        for key, reports in not_its.items():
            answered[key].claims = [claim for claim in answered[key].claims if claim.report not in reports]
        for claim, said in found.answers:
            answered.setdefault(said.key, Pile(said.value)).claims.append(claim)
        for key in [key for key, pile in answered.items() if not pile.claims and not pile.denying]:
            del answered[key]
        if not answered:
            del piles[kind, None]


def call_bare_people(told: Sequence[Claim], piles: Piles, kind: IncidentType) -> None:
    """Let a bare noun ("two men") answer who was harmed where nobody says more of them."""
    if (QuestionKind.VICTIMS, None) in piles:
        return
    for claim, filed, noun in bare_victims(told, kind):
        pile = piles[QuestionKind.VICTIMS, None].setdefault(filed, Pile(Value(actor=noun)))
        pile.claims += [claim] if claim not in pile.claims else []
        pile.nouns[noun].add(claim.report)


def call_by_their_nouns(piles: Piles) -> None:
    """Show every sort of people, and every means, by the noun that the reports have for it."""
    for kind in (QuestionKind.WHO, QuestionKind.VICTIMS):
        for pile in piles.get((kind, None), {}).values():
            if pile.nouns:
                pile.value = Value(actor=commonly_called(pile.value.actor or "", pile.nouns))
    for pile in piles.get((QuestionKind.MEANS, None), {}).values():
        pile.value = Value(text=plainest(pile.nouns)) if pile.nouns else pile.value
