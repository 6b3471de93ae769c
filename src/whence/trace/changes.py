"""Changes: what an edge altered, in neutral words, with both passages.

In: child and parent with their claims, and the words that they share. Out: `Change`s. Claims are compared where they tell of the same
kind of occurrence and their words or figures tie them together; without claims, the words around shared passages are.
Refuses: to call a change an error; to report that something was lost where the child says it elsewhere about the same occurrence.
"""

from collections.abc import Iterable, Iterator, Sequence

from whence.language.words.normal import fold
from whence.model.captured import Report
from whence.model.said import Claim, Figure, Frame, Slot, Voice
from whence.model.traced import Change
from whence.model.vocabulary import ChangeKind, FigureModifier, HedgeClass, IncidentType, QuestionKind, SourceKind
from whence.trace.comparable import in_headline, in_paragraphs, shared_words, taken, through_others
from whence.trace.counted import renamed
from whence.trace.likeness import WIDE
from whence.trace.passages import Run
from whence.trace.reworded import reworded
from whence.trace.sides import Side, Taking
from whence.trace.tops import changes_at_top
from whence.trace.wording import is_other_name
from whence.trace.wordlists import kinds_in

_ALIKE = 0.25
# "a large number of prisoners": the figure says no more of what it counts than the claim does.
_BARE = "number"
_ATTACKS = frozenset({IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.BOMBING, IncidentType.DESTRUCTION})
_MOST = 12


def changes_between(child: Side, parent: Side, runs: Sequence[Run], taking: Taking) -> tuple[Change, ...]:
    """Return what the child's telling altered of the parent's, at most one of a kind per pair of passages.

    `runs` are seen from the child.
    """
    found: dict[tuple[str, str], Change] = {}
    ours, theirs = _comparable(child, parent, runs, taking)
    for change in (
        *_of_claims(child, parent, ours, theirs),
        *_of_names(child, parent, ours, theirs, taking),
        *_of_media(child, parent),
    ):
        if change.kind is not ChangeKind.CREDIT_REMOVED or taking.took:
            found.setdefault(_what(change), change)  # a post stands beside the host's words, with its own credits
    texts = reworded(child, parent, runs, taking)
    top = changes_at_top(child.report, parent.report, copied=taking.copied) if taking.whole and parent.post is None else ()
    for change in (*texts, *top):
        if change.kind not in {kind for kind, _ in found} or change.kind is ChangeKind.NAME_CHANGED:
            found.setdefault(_what(change), change)
    return tuple(found.values())[:_MOST]


def _what(change: Change) -> tuple[str, str]:
    """Return what a change is, by its words: one that two rules see is one."""
    return change.kind, change.note.replace("'", "")


def _comparable(child: Side, parent: Side, runs: Sequence[Run], taking: Taking) -> tuple[list[Claim], list[Claim]]:
    """Return the claims of both that the edge is about."""
    elsewhere = _from_others(child, parent, taking)
    ours = [c for c in child.told() if (child.post or not c.post) and c.id not in elsewhere]
    theirs = parent.told()
    if taking.about:
        return [c for c in ours if c.id in taking.about], theirs
    if taking.whole or not runs:
        return ours, theirs
    near, around = taken(child.report, child.words, runs, child=True), taken(parent.report, parent.words, runs, child=False)
    return [c for c in ours if in_headline(child.report, c) or c in in_paragraphs(ours, near)], in_paragraphs(theirs, around)


def _from_others(child: Side, parent: Side, taking: Taking) -> frozenset[str]:
    outlet = (parent.report.outlet,) if parent.post is None and parent.report.outlet else ()
    return through_others(child.claims, (*outlet, *taking.called))


# ------------------------------------------------------------------------------------------------ claims


def _of_claims(child: Side, parent: Side, ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Change]:
    for claim in ours:
        told = _counterpart(claim, theirs)
        if told is None:
            continue
        if in_headline(child.report, claim):
            yield from _of_headline(claim, told, [c for c in ours if not in_headline(child.report, c)])
        elif _answers(claim, told, child.report, ours):
            yield from _of_pair(claim, told, child, parent)


def _of_names(child: Side, parent: Side, ours: list[Claim], theirs: list[Claim], taking: Taking) -> Iterator[Change]:
    """Yield other names beside one figure, in a whole retelling also where only the figure was read."""
    if taking.whole:
        elsewhere = _from_others(child, parent, taking)
        ours = [*ours, *(c for c in child.unframed() if c.id not in elsewhere)]
        theirs = [*theirs, *parent.unframed()]
    ends = [(s.report, s.words, s.unit) for s in (child, parent)]
    yield from renamed(ends[0], ours, ends[1], theirs)


def _counterpart(claim: Claim, theirs: Sequence[Claim]) -> Claim | None:
    """Return the parent's claim that tells the same: same type, most in common by words, figures and places."""
    if claim.frame is None:
        return None
    same = [c for c in theirs if c.frame is not None and c.frame.type == claim.frame.type and c.modality == claim.modality]
    best = max(((shared_words(claim, c), -c.passage.start, c) for c in same), key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] >= _ALIKE else None


def _answers(claim: Claim, told: Claim, report: Report, ours: Sequence[Claim]) -> bool:
    """Say whether no other claim of the child's text tells it more closely: else the two are of different occurrences."""
    mine = shared_words(claim, told)
    rivals = (c for c in _of_type(ours, claim) if c is not claim and not in_headline(report, c))
    return all(shared_words(c, told) <= mine for c in rivals)


def _of_headline(ours: Claim, theirs: Claim, body: Sequence[Claim]) -> Iterator[Change]:
    """Yield the first thing that a headline says otherwise; a cause also for itself, where the body nowhere puts it right."""
    for change in (*_figures(ours, theirs), *_causes(ours, theirs), *_sites(ours, theirs)):
        yield Change(kind=ChangeKind.HEADLINE_DIFFERS, note=f"headline: {change.note}", child=change.child, parent=change.parent)
        near = any("near" in kinds_in("nearness", c.passage.quote) for c in body if _is_attack(c))
        if change.kind is ChangeKind.CAUSE_CHANGED and not near:
            yield change
        return


def _of_pair(ours: Claim, theirs: Claim, child: Side, parent: Side) -> Iterator[Change]:
    mine, yours = _limits(ours), _limits(theirs)
    if yours and not mine and not _is_limited(child, ours, theirs):
        yield _change(
            ChangeKind.HEDGE_LOST, f"the parent says it with {', '.join(yours)}, the child without a hedge", ours, theirs
        )
    if mine and not yours and not _is_limited(parent, theirs, ours):
        yield _change(ChangeKind.HEDGE_ADDED, f"the child adds {', '.join(mine)}", ours, theirs)
    yield from _figures(ours, theirs)
    yield from _causes(ours, theirs)
    yield from _sites(ours, theirs)
    yield from _roles(ours, theirs)
    yield from _voices(ours, theirs, child.report)
    yield from _scope(ours, theirs)


def _is_limited(side: Side, claim: Claim, hedged: Claim) -> bool:
    """Say whether one side limits it elsewhere: in another claim of the type, or with such a hedge in the same paragraph."""
    if any(_limits(c) for c in _of_type(side.told(), claim)):
        return True
    around = side.report.block_at(claim.passage.start)
    kinds = {h.kind for h in hedged.hedges}
    beside = in_paragraphs(side.claims, [(around.start, around.end)]) if around is not None else []
    return any(h.kind in kinds for c in beside for h in c.hedges)


def _change(kind: ChangeKind, note: str, ours: Claim, theirs: Claim) -> Change:
    return Change(kind=kind, note=note, child=ours.passage, parent=theirs.passage)


def _of_type(claims: Iterable[Claim], like: Claim) -> list[Claim]:
    return [c for c in claims if c.frame is not None and like.frame is not None and c.frame.type == like.frame.type]


def _limits(claim: Claim) -> list[str]:
    return [repr(h.cue) for h in claim.hedges if h.kind is not HedgeClass.ALTERNATIVE]


def _figures(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = _counts(ours.frame), _counts(theirs.frame)
    pairs = ((a, b) for a in mine for b in yours if a.of == b.of or (a.of == _BARE and len(mine) == len(yours) == 1))
    for one, other in pairs:
        if _is_other_count(one, other):
            yield _change(ChangeKind.COUNT_CHANGED, f"{other.of}: {other.as_written!r} became {one.as_written!r}", ours, theirs)
            return


def _counts(frame: Frame | None) -> list[Figure]:
    return [f for f in frame.figures if f.of and not f.standing] if frame is not None else []


def _is_other_count(a: Figure, b: Figure) -> bool:
    if (a.lo is None and a.hi is None) or (b.lo is None and b.hi is None):
        return FigureModifier.ORDER_OF_MAGNITUDE in (a.modifier, b.modifier) and a.modifier is not b.modifier
    bounds = {a.modifier, b.modifier}
    if bounds in ({FigureModifier.EXACT, FigureModifier.AT_LEAST}, {FigureModifier.EXACT, FigureModifier.AT_MOST}):
        return True
    low = max(a.lo or 0.0, b.lo or 0.0)
    high = min(a.hi if a.hi is not None else float("inf"), b.hi if b.hi is not None else float("inf"))
    return low > high


def _causes(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = _cause(ours), _cause(theirs)
    if _is_attack(ours) and _nearness(theirs.passage.quote, ours.passage.quote):
        yield _change(ChangeKind.CAUSE_CHANGED, "what the parent says came down near, the child says hit", ours, theirs)
        return
    if mine is None or yours is None:
        return
    old, new = kinds_in("causes", yours.name), kinds_in("causes", mine.name)
    if (old and new and not old & new) or _nearness(yours.name, mine.name):
        yield _change(ChangeKind.CAUSE_CHANGED, f"cause: {yours.name!r} became {mine.name!r}", ours, theirs)


def _is_attack(claim: Claim) -> bool:
    return claim.frame is not None and claim.frame.type in _ATTACKS


def _nearness(old: str, new: str) -> bool:
    """Say whether what was near is now a hit."""
    return kinds_in("nearness", old) == {"near"} and kinds_in("nearness", new) == {"hit"}


def _cause(claim: Claim) -> Slot | None:
    return claim.frame.cause if claim.frame is not None else None


def _sites(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = ours.frame, theirs.frame
    if mine is None or yours is None:
        return
    old, new = kinds_in("sites", theirs.passage.quote), kinds_in("sites", ours.passage.quote)
    if old and new and not old & new:
        yield _change(ChangeKind.PLACE_CHANGED, f"{', '.join(sorted(old))} became {', '.join(sorted(new))}", ours, theirs)
        return
    if kinds_in("country", ours.passage.quote) and not kinds_in("country", theirs.passage.quote):
        both = {w.place for w in mine.places if w.place} & {w.place for w in yours.places if w.place}
        town = next((w for w in mine.places if w.place in both and w.precision not in WIDE), None)
        if town is not None:
            yield _change(ChangeKind.PLACE_CHANGED, f"{town.as_written!r} became the country around it", ours, theirs)
            return
    for a, b in ((mine.sites, yours.sites), (mine.places, yours.places)):
        ids, others = ({w.place for w in side if w.place and w.precision not in WIDE} for side in (a, b))
        inside = {i for w in (*a, *b) for i in w.inside}
        if ids and others and not ids & others and not (ids | others) & inside:
            yield _change(ChangeKind.PLACE_CHANGED, f"{b[0].as_written!r} became {a[0].as_written!r}", ours, theirs)
            return


def _roles(ours: Claim, theirs: Claim) -> Iterator[Change]:
    mine, yours = ours.frame, theirs.frame
    if mine is None or yours is None:
        return
    for a, b in ((mine.agent, yours.agent), (mine.victims, yours.victims)):
        new, old = _proper(a), _proper(b)
        if new and old and all(is_other_name(x, y) for x in new for y in old):
            yield _change(ChangeKind.NAME_CHANGED, f"{', '.join(old)} became {', '.join(new)}", ours, theirs)


def _proper(slots: Iterable[Slot]) -> list[str]:
    """Return the proper names in role fillers: runs of capitalised words, the first word only where it stands alone."""
    found: list[str] = []
    for slot in slots:
        words = [w.strip(".,'’\"()") for w in slot.name.split()]
        run: list[str] = []
        for word in [*(words[1:] if len(words) > 1 else words), ""]:
            if word[:1].isupper():
                run.append(word)
            elif run:
                found.append(" ".join(run))
                run = []
    return found


def _voices(ours: Claim, theirs: Claim, child: Report) -> Iterator[Change]:
    mine, yours = _speakers(ours), _speakers(theirs)
    if yours and not mine and ours.attribution is None and not _is_beside(yours[-1], ours, child):
        yield _change(ChangeKind.CREDIT_REMOVED, f"the parent has it from {yours[-1].name}, the child from nobody", ours, theirs)
    elif mine and yours:
        new, old = _rank(mine), _rank(yours)
        if new is not None and old is not None and new > old:
            yield _change(ChangeKind.RANK_RAISED, f"{yours[-1].name!r} became {mine[-1].name!r}", ours, theirs)


def _is_beside(voice: Voice, claim: Claim, report: Report) -> bool:
    """Say whether the paragraph of a claim names this person, by surname, whether or not it was read as the claim's."""
    block = report.block_at(claim.passage.start)
    words = fold(voice.name).split() if voice.kind is SourceKind.NAMED_PERSON else []
    return block is not None and bool(words) and words[-1] in fold(report.text[block.start : block.end]).split()


def _speakers(claim: Claim) -> list[Voice]:
    left_out = (SourceKind.NONE, SourceKind.OUTLET, SourceKind.AGENCY)
    return [v for v in claim.chain if v.basis != "metadata" and v.kind not in left_out]


def _rank(voices: Sequence[Voice]) -> int | None:
    """Return how high the highest description of the speakers stands, or `None` where none says a rank."""
    found = [int(kind) for v in voices for kind in kinds_in("ranks", f"{v.as_written or v.name} {v.role or ''}")]
    return max(found, default=None)


def _of_media(child: Side, parent: Side) -> Iterator[Change]:
    """Yield where a video or image is said to come from somebody higher than the parent says."""
    theirs = [m for m in parent.media if parent.post is None or m.post == parent.post.id]
    for mine in (m for m in child.media if m.post is None or (child.post is not None and m.post == child.post.id)):
        for yours in (m for m in theirs if m.noun == mine.noun or len(theirs) == 1):
            new, old = _rank(mine.releasers), _rank(yours.releasers)
            if new is not None and old is not None and new > old:
                note = f"{yours.releasers[-1].name!r} became {mine.releasers[-1].name!r}"
                yield Change(kind=ChangeKind.RANK_RAISED, note=note, child=mine.passage, parent=yours.passage)
    shown = [[c for c in s.unframed() if c.about is QuestionKind.MEDIA_SHOWS] for s in (child, parent)]
    for a, b in ((a, b) for a in shown[0] for b in shown[1] if shared_words(a, b) >= _ALIKE):
        high, low = (max((int(k) for k in kinds_in("ranks", c.passage.quote)), default=0) for c in (a, b))
        if high > low > 0:
            note = f"{b.passage.quote!r} became {a.passage.quote!r}"
            yield _change(ChangeKind.RANK_RAISED, note, a, b)
            return


def _scope(ours: Claim, theirs: Claim) -> Iterator[Change]:
    old, new = kinds_in("scope", theirs.passage.quote), kinds_in("scope", ours.passage.quote)
    if new == {"wide"} and old == {"narrow"} and not (_counts(ours.frame) or _counts(theirs.frame)):
        yield _change(ChangeKind.SCOPE_WIDENED, "the child says it of more than the parent does", ours, theirs)
