"""Which mention of a speaker stands behind another: beside it in the report, or in a report that its own took from.

In: mentions, derivations. Out: for a mention, at most one other that it is to be tied to.
Refuses: to follow a link (a link says what to read, not where words came from), and to follow an edge that is narrowed down to other
claims of the report.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from whence.match.statements.mentions import Mention
from whence.match.statements.speakers import BODY, NOBODY, Spoken
from whence.model.evidence import Evidence
from whence.model.traced import Derivation
from whence.model.vocabulary import Bearing, Certainty, DerivationType, Direction

_FIRM = {Certainty.EXPLICIT: 0, Certainty.STRONG: 1, Certainty.LIKELY: 2, Certainty.INFERRED: 3}


class Parents:
    """The derivations of an incident's reports, seen from the child; surest and most specific first."""

    def __init__(self, evidence: Evidence) -> None:
        self._edges: defaultdict[str, list[tuple[str, Derivation]]] = defaultdict(list)
        self.children: defaultdict[str, list[str]] = defaultdict(list)
        """Children of a parent that nobody captured: what one of them carries may have come to its siblings too."""
        for edge in sorted(evidence.derivations.values(), key=_edge_order):
            if edge.type is DerivationType.LINKS:
                continue
            self._edges[edge.child].append((edge.parent, edge))
            if edge.direction is Direction.UNKNOWN:
                self._edges[edge.parent].append((edge.child, edge))
            if edge.parent in evidence.inferred:
                self.children[edge.parent].append(edge.child)

    def of(self, mention: Mention, *, whole: bool = False) -> list[str]:
        """Return where the mention's words may come from, the edge that names this very claim first; `whole`: the report's edges too."""
        ids = [mention.report, *([mention.post] if mention.post else [])]
        claim = mention.claim.id
        edges = [(parent, edge) for id in ids for parent, edge in self._edges.get(id, ())]
        fitting = [
            (parent, edge) for parent, edge in edges if whole or not edge.about or claim in edge.about or edge.child not in ids
        ]
        return [parent for parent, _ in sorted(fitting, key=lambda entry: claim not in entry[1].about)]


def _edge_order(edge: Derivation) -> tuple[int, float, str]:
    return _FIRM[edge.certainty], -(edge.share or 0.0), edge.id


class Kin:
    """Finds, for a mention, the mention that it is another carriage of. Look-ups are by place and speaker, never over all mentions."""

    def __init__(self, mentions: Sequence[Mention], parents: Parents) -> None:
        self._mentions = mentions
        self._parents = parents
        self._same: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._exact: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._anybody: defaultdict[str, list[int]] = defaultdict(list)
        self._office: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._house: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for at, mention in enumerate(mentions):
            for place in self._places(mention, parents):
                self._enter(place, at, mention)

    @staticmethod
    def _places(mention: Mention, parents: Parents) -> Iterator[str]:
        yield mention.report
        if mention.post:
            yield mention.post
        yield from (parent for parent in parents.of(mention) if parent in parents.children)

    def _enter(self, place: str, at: int, mention: Mention) -> None:
        self._same[place, mention.spoken.speaker].append(at)
        if mention.spoken.rank > BODY:
            self._exact[place, mention.spoken.root].append(at)
        if (
            mention.spoken.rank > BODY
            and not mention.spoken.relays
            and mention.bearing in (Bearing.ASSERTS, Bearing.RESTS_ON, Bearing.PARTLY)
        ):
            self._named[place].append(at)
        if mention.spoken.home:
            self._house[place, f"actor:{mention.spoken.home}"].append(at)
        if mention.spoken.rank > NOBODY:
            self._anybody[place].append(at)
        if mention.spoken.speaker.startswith("unnamed:") and not is_unplaced(mention.spoken):
            self._office[place, office_of(mention.spoken)].append(at)

    def same_in_parents(self, at: int) -> int | None:
        """Return the same speaker's mention in the nearest parent, or in an elder sibling by a parent nobody captured."""
        mention = self._mentions[at]
        for parent in self._parents.of(mention):
            for other in self._same.get((parent, mention.spoken.speaker), ()):
                if other == at:
                    break  # the eldest of its siblings: there is nothing to tie it to there
                if self._mentions[other].report != mention.report and _one_addressee(mention, self._mentions[other]):
                    return other
        return None

    def exact_beside(self, at: int) -> int | None:
        """Return the exact speaker of the same body (or any voice, for nobody's word) that stands nearest in the same report."""
        return self._nearest(at, self._exacter(at, self._mentions[at].report))

    def exact_in_parents(self, at: int) -> int | None:
        """Return the exact speaker of the same body in the nearest parent that has one."""
        nobody = self._mentions[at].spoken.rank == NOBODY
        for parent in self._parents.of(self._mentions[at], whole=nobody):
            found = self._nearest(at, self._exacter(at, parent))
            if found is not None:
                return found
        return None

    def office_in_parents(self, at: int) -> int | None:
        """Return the one unnamed voice of the same body in a parent: a copy may call an official a spokesperson."""
        spoken = self._mentions[at].spoken
        if not (spoken.speaker.startswith("unnamed:") and spoken.slug):
            return None
        for parent in self._parents.of(self._mentions[at]):
            there = [
                o
                for o in self._exact.get((parent, spoken.root), ())[:_MOST]
                if self._mentions[o].report != self._mentions[at].report
            ]
            voices = {self._mentions[o].spoken.speaker for o in there if self._mentions[o].spoken.speaker.startswith("unnamed:")}
            if len(voices) == 1:
                return next(o for o in there if self._mentions[o].spoken.speaker in voices)
        return None

    def _exacter(self, at: int, place: str) -> Sequence[int]:
        spoken = self._mentions[at].spoken
        house = self._house.get((place, spoken.speaker), ())
        if house:
            return house[:_MOST]  # "the paper says": what its own sources told it
        if is_unplaced(spoken):
            # "A border official told Cable Wire ... the NDF official said": one report's unnamed official is one voice.
            same_office = [
                other for other in self._office.get((place, office_of(spoken)), ())[:_MOST] if self._may_be_told(at, other)
            ]
            if same_office:
                return same_office
        if self._mentions[at].heading and spoken.slug is None:
            # "Officials say", "researcher confirms": a headline has no room for the name that its body gives.
            return [other for other in self._named.get(place, ())[:_MOST] if not self._mentions[other].heading]
        if spoken.rank > BODY:
            return ()
        if spoken.rank == NOBODY:
            return self._anybody.get(place, ())[:_MOST]
        return [
            other
            for other in self._exact.get((place, spoken.root), ())[:_MOST]
            if spoken.addressee is None or self._mentions[other].spoken.addressee == spoken.addressee
        ]

    def _may_be_told(self, at: int, other: int) -> bool:
        return _one_addressee(self._mentions[at], self._mentions[other])

    def _nearest(self, at: int, others: Sequence[int]) -> int | None:
        start = self._mentions[at].claim.passage.start
        report = self._mentions[at].report

        def distance(other: int) -> tuple[int, int]:
            there = self._mentions[other]
            return (abs(there.claim.passage.start - start) if there.report == report else 0), other

        return min((other for other in others if other != at), key=distance, default=None)


_MOST = 50


def is_unplaced(spoken: Spoken) -> bool:
    """Say whether a voice is an office without a body that the register knows ("a border official")."""
    return spoken.speaker.startswith("unnamed:") and spoken.slug is None


def office_of(spoken: Spoken) -> str:
    """Return the office of an unnamed voice."""
    return spoken.speaker.rsplit(":", 1)[1]


def _one_addressee(child: Mention, parent: Mention) -> bool:
    """Say whether child and parent may have the same words: told to the same, or to nobody named for certain."""
    a, b = child.spoken, parent.spoken
    return a.addressee is None or b.addressee is None or a.addressee == b.addressee or a.soft or b.soft
