"""Claims: one checkable assertion after the other, each with its words, its chain, and how firmly it is put.

In: a report, its posts, its attributions and hedges. Out: `Claim`s in the order of the text.
Refuses: to make an occurrence of a plan, a warning or a demand (claims without a frame); to credit a claim of responsibility as its own source.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from whence.model.base import replace
from whence.model.captured import Post, Report
from whence.model.passage import Span, passage
from whence.model.said import Attribution, Claim, Figure, Hedge, MediaMention, Slot, Voice
from whence.model.vocabulary import AttributionKind, HedgeClass, Modality, Polarity, QuestionKind, SourceKind
from whence.read.causes.causes_told import with_causes_told
from whence.read.causes.remarks import Matter, faults_left, matter_of, remark_on, weapons_left
from whence.read.claims.culprits import about_the_subject, culprits, doers_told
from whence.read.claims.denied import denial_of, names_somebody
from whence.read.claims.focus import focus_of
from whence.read.claims.frames import mentions
from whence.read.claims.references import TakenUp, is_disowned, taken_up
from whence.read.claims.statements import counts_left, plain_statements, stance_of, standing_figures
from whence.read.claims.wholes import wholes
from whence.read.counts.told_before import long_past
from whence.read.lines.hedges_bearing import hedges_on
from whence.read.lines.left_over import clauses_left
from whence.read.lines.lines import Line, Page, page
from whence.read.lines.modality import holds_open
from whence.read.lines.repeats import mark_repeats
from whence.read.media.footage import Item
from whence.read.media.media import described_shots, media_items, read_media, releases
from whence.read.people.harmed_left import Harmed, harmed_left
from whence.read.places.days_to_come import without_days_to_come
from whence.read.roles.mention import Mention
from whence.read.text.overlaps import Overlaps
from whence.read.voices.chains import chain_at

METHOD = "read.claims/1"
_MAY_DISOWN = frozenset({AttributionKind.STATEMENT, AttributionKind.BELIEF, AttributionKind.CONFIRMATION})
_CARRIERS = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})
_UNREAL = frozenset({Modality.PLANNED, Modality.NORMATIVE, Modality.CONDITIONAL})


class _Source(NamedTuple):
    """What the claims of one report are read from."""

    report: Report
    posts: Sequence[Post]
    attributions: Mapping[str, Attribution]
    credited: Overlaps[Attribution]
    takers: Sequence[Attribution]
    hedges: Sequence[Hedge]
    items: Sequence[Item]
    media: Sequence[MediaMention]
    shots: Overlaps[MediaMention]
    page: Page


class _Told(NamedTuple):
    """Who stands behind a stretch of words."""

    chain: tuple[Voice, ...]
    chain_alt: tuple[tuple[Voice, ...], ...]
    attribution: Attribution | None


def read_claims(
    report: Report,
    posts: Sequence[Post],
    attributions: Sequence[Attribution],
    hedges: Sequence[Hedge],
    *,
    read: Page | None = None,
    media: tuple[Sequence[Item], Sequence[MediaMention]] | None = None,
) -> Iterator[Claim]:
    """Yield the claims of a report in the order of its text.

    One per occurrence that a sentence mentions, under its innermost attribution; further ones, without a frame, for plans, demands, opinions and
    standing figures, for claims of responsibility, for what media show and who released them.
    `read` is the report's page, `media` its items and what `read_media` makes of them; they are read here where they are left out.
    """
    pages = page(report, posts) if read is None else read
    items = media[0] if media is not None else media_items(pages)
    mentioned = media[1] if media is not None else list(read_media(report, posts, attributions, items))
    credited = Overlaps((s.start, s.end, a) for a in attributions for s in a.content)
    voices = Overlaps((v.start, v.end or 0, v) for a in attributions for v in a.sources if v.start is not None)
    shots = Overlaps((s.start, s.end, m) for m in mentioned for s in m.shown)
    takers = [a for a in attributions if a.kind is AttributionKind.RESPONSIBILITY_CLAIM]
    source = _Source(report, posts, {a.id: a for a in attributions}, credited, takers, hedges, items, mentioned, shots, pages)
    when = report.published.at if report.published else None
    made = [_renewed(c, **later) if (later := without_days_to_come(c, when)) else c for c in _of_occurrences(source)]
    made += _of_media(source, [c.frame.trigger for c in made if c.frame])
    spoken = {f.start for line in pages.lines for f in line.figures if voices.touching(f.start, f.end)}
    for counted in (standing_figures, counts_left, wholes):
        for statement in counted(source.page, {f.start for c in made if c.modality not in _UNREAL for f in c.figures} | spoken):
            span = Span(start=statement.start, end=statement.end)
            count = _plain(source, span, figures=statement.figures, about=QuestionKind.HOW_MANY)
            line = pages.line_at(statement.start)
            made.append(_renewed(count, times=then) if line is not None and (then := long_past(line, when)) else count)
    matter = matter_of(made)
    for attribution in plain_statements(source.page, attributions, [c for c in made if c.about is not QuestionKind.WHO]):
        made.append(_remark(source, attribution.content[0], matter))
    left = [c for c in clauses_left(source.page, attributions, made) if not _hangs_on_a_condition(source, c)]
    made += [_remark(source, clause, matter) for clause in left]
    faults = [Span(start=f.start, end=f.end) for f in (faults_left(source.page, made) if matter.mishap else ())]
    made += [_remark(source, fault, matter) for fault in faults]
    arms = [(s, Span(start=s.start, end=s.end)) for s in weapons_left(source.page, made, matter)]
    made += [_renewed(_plain(source, span, about=QuestionKind.MEANS), subject=slot) for slot, span in arms]
    made += _of_people(source, harmed_left(source.page, made, voices, when))
    made = with_causes_told(
        pages, made, attributions, matter, lambda span: _plain(source, span, about=QuestionKind.CAUSE, modality=None)
    )
    made += _of_conditions(source, made)
    ordered = sorted({c.id: c for c in made}.values(), key=lambda c: (c.passage.start, c.passage.end, c.frame is None, c.id))
    yield from mark_repeats(report, ordered)


def _remark(source: _Source, span: Span, matter: Matter) -> Claim:
    """Return a claim without an occurrence; where the report tells of a mishap, a fault says what caused it, a poison what was let loose."""
    claim = _plain(source, span, modality=None)
    told = remark_on(source.page, span, matter) if claim.about is None else None
    return claim if told is None else _renewed(claim, about=told[0], subject=told[1])


def _of_people(source: _Source, harmed: Sequence[Harmed]) -> list[Claim]:
    """Return the claims that somebody was harmed; none of what is denied or lies ahead."""
    told = [(h, _plain(source, h.span, about=QuestionKind.VICTIMS, modality=None)) for h in harmed]
    real = [(h, claim) for h, claim in told if claim.modality not in _UNREAL and claim.polarity is Polarity.AFFIRMED]
    return [_renewed(claim, subject=h.slot, times=h.times or claim.times) for h, claim in real]


def _hangs_on_a_condition(source: _Source, span: Span) -> bool:
    """Say whether a clause is put under a condition ("if true, this is a blow"): it stays with its sentence, see `_of_conditions`."""
    return any(h.kind is HedgeClass.CONDITIONAL for h in _hedges_in(source, span))


def _hedges_in(source: _Source, span: Span | Line) -> tuple[Hedge, ...]:
    first, after = (bisect_left(source.hedges, at, key=attrgetter("start")) for at in (span.start, span.end))
    return tuple(source.hedges[first:after])


def _of_conditions(source: _Source, made: Sequence[Claim]) -> list[Claim]:
    """Return what is said under a hedge that no claim and no attribution carries ("if true, this is a blow"): the sentence as it stands."""
    carried = {h.start for c in made for h in c.hedges}
    credited = {h.start for a in source.attributions.values() for h in a.hedges}
    found = []
    for hedge in source.hedges:
        line = source.page.line_at(hedge.start)
        condition = hedge.kind is HedgeClass.CONDITIONAL
        loose = condition or (hedge.kind is not HedgeClass.ALTERNATIVE and hedge.start not in credited)
        if loose and hedge.start not in carried and line is not None:
            carried |= {hedge.start} if condition else {h.start for h in _hedges_in(source, line)}
            plain = _plain(source, Span(start=line.start, end=line.end), modality=Modality.CONDITIONAL if condition else None)
            found.append(_renewed(plain, hedges=_hedges_in(source, line)))
    return found


def _of_occurrences(source: _Source) -> list[Claim]:
    found = mentions(source.page)
    focus = focus_of(source.page, found)
    made = [claim for i, mention in enumerate(found) for claim in _of_mention(source, mention, focus=focus[i])]
    credited = list(source.attributions.values())
    taken = list(about_the_subject(source.page, taken_up(source.page, credited, found), found, focus))
    taken += culprits(source.page, credited, found, focus, told=doers_told(made, taken))
    return made + [_of_reference(source, each, found, focus) for each in taken]


def _of_reference(source: _Source, taken: TakenUp, found: Sequence[Mention], focus: Sequence[bool]) -> Claim:
    """Return the claim of words that go back to an occurrence: its frame, as far as these words bear on it."""
    frame = found[taken.mention].frame
    claim = _plain(source, taken.span, about=taken.about)
    if taken.subject is not None:
        frame = replace(frame, agent=(taken.subject,), victims=(), figures=(), cause=None, means=None)
    if taken.figure is not None:
        frame = replace(frame, agent=(), victims=(), figures=(taken.figure,), cause=None, means=None)
        claim = _renewed(claim, figures=(taken.figure,))
    by = taken.attribution if taken.about is QuestionKind.RESPONSIBILITY else None
    own = _source_slot(by, claim.chain) if by is not None else None
    if taken.denied:
        claim = _renewed(claim, kind=AttributionKind.DENIAL, polarity=Polarity.DENIED)
    return _renewed(claim, frame=frame, subject=taken.subject or own, focus=focus[taken.mention])


def _told(source: _Source, span: Span, without: Callable[[Attribution], bool] | None = None) -> _Told:
    """Return who stands behind a stretch, the attributions that `without` picks left out."""
    touching = {a.id: a for a in source.credited.touching(span.start, span.end)}.values()
    listed = [a for a in touching if without is None or not without(a)]
    chain, alternatives, attribution = chain_at(source.report, listed, span.start, span.end, source.posts)
    return _Told(chain, alternatives, attribution)


def _of_mention(source: _Source, mention: Mention, *, focus: bool) -> Iterator[Claim]:
    """Yield the claim that one mention makes, and the claim of responsibility where it stands in one.

    Who claims responsibility takes the occurrence for granted; that it happened is said by the voices outside that claim. What somebody is
    said to have said and another denies is a claim of each.
    """
    core = mention.frame.trigger
    taken = [a for a in source.takers if any(s.covers(core) for s in a.content)]
    for attribution in sorted(taken, key=lambda a: (-len(a.chain), a.id))[:1]:
        told = _Told(attribution.chain, attribution.chain_alt, attribution)
        yield _build(source, mention, told, about=QuestionKind.RESPONSIBILITY, focus=focus, media=None)
    aside = mention.aside  # the narrator's own words about a place, inside a sentence that somebody else is credited with
    said = None if aside is None else lambda a: any(s.start < aside < s.end for s in a.content)
    shown = (
        None if mention.side or mention.aside is not None else next(iter(source.shots.touching(core.start, core.start + 1)), None)
    )
    about = QuestionKind.MEDIA_SHOWS if shown else None
    told = _told(source, core, said)
    denial = denial_of(told.attribution, source.attributions, source.report.text)
    if denial is not None:
        yield _build(source, mention, _Told(denial.chain, denial.chain_alt, denial), about=about, focus=focus, media=shown)
        mention = mention._replace(stance=mention.stance._replace(polarity=Polarity.AFFIRMED))
    if denial is None or names_somebody(told.attribution):
        yield _build(source, mention, told, about=about, focus=focus, media=shown)


def _build(
    source: _Source, mention: Mention, told: _Told, *, about: QuestionKind | None, focus: bool, media: MediaMention | None
) -> Claim:
    attribution = told.attribution
    line = source.page.lines[mention.line]
    stretch = Span(start=mention.start, end=mention.end)
    limiting = hedges_on(source.hedges, line, stretch, mention.frame.trigger, attribution)
    modality = _modality(mention, told, limiting, media)
    disowned = is_disowned(line, line.index_at(mention.frame.trigger.start)) and (
        attribution is None or attribution.kind in _MAY_DISOWN
    )
    real = modality not in _UNREAL and not _is_forecast(mention, modality, source.page.text)
    about = (
        QuestionKind.RESPONSIBILITY if disowned and real and about is None else about
    )  # it denies a part in it, not the occurrence
    if not real:
        stretch = _whole(line, stretch, mention, attribution)
    owns_up = about is QuestionKind.RESPONSIBILITY and not disowned
    subject = _source_slot(attribution, told.chain) if owns_up and attribution else None
    return Claim(
        passage=passage(source.report.id, source.page.text, stretch.start, stretch.end),
        attribution=attribution.id if attribution else None,
        chain=told.chain,
        chain_alt=told.chain_alt,
        frame=mention.frame if real else None,
        about=about if about else None if real else QuestionKind.INTENT if modality is Modality.PLANNED else None,
        subject=subject or (mention.frame.agent[0] if mention.frame.agent and not real else None),
        kind=AttributionKind.DENIAL if disowned else _kind(source, attribution),
        modality=modality,
        polarity=Polarity.DENIED if disowned else _polarity(mention, attribution, line),
        hedges=limiting,
        figures=mention.frame.figures,
        times=mention.frame.times,
        places=mention.frame.places,
        addressee=attribution.addressee if attribution else None,
        focus=focus and real,
        self_citation=bool(attribution and attribution.self_citation),
        media=media.id if media else None,
        post=line.post,
        method=METHOD,
    )


def _kind(source: _Source, attribution: Attribution | None) -> AttributionKind | None:
    """Return how the words are put; whoever confirms them "citing" something else confirms them still."""
    above = source.attributions.get(attribution.parent or "") if attribution else None
    if attribution and above and above.kind is AttributionKind.CONFIRMATION and above.content == attribution.content:
        return above.kind
    return attribution.kind if attribution else None


def _whole(line: Line, stretch: Span, mention: Mention, attribution: Attribution | None) -> Span:
    """Return the words of a plan, a demand or a warning as a whole: the credited words, else the sentence up to its stop."""
    core = mention.frame.trigger
    if attribution is not None:
        held = next((s for s in attribution.content if s.covers(core) and s.start >= line.start and s.end <= line.end), None)
        if held is not None:
            return Span(start=min(held.start, stretch.start), end=max(held.end, stretch.end))
    return Span(start=line.start, end=max(stretch.end, line.end))


def _modality(mention: Mention, told: _Told, limiting: Sequence[Hedge], media: MediaMention | None) -> Modality:
    """Return how the claim stands to the world; what an outlet itself describes as seen, without a hedge, is observed."""
    kind = told.attribution.kind if told.attribution else None
    if mention.stance.modality is Modality.ASSERTED:
        own = len(told.chain) <= 1 and all(h.kind is HedgeClass.ALTERNATIVE for h in limiting)
        if own and (media is not None or kind is AttributionKind.OBSERVATION):
            return Modality.OBSERVED
        past = mention.frame.times or mention.toll
        if kind is AttributionKind.INTENTION and mention.frame.phase.value == "occurred" and not past:
            return Modality.PLANNED
    return mention.stance.modality


def _is_forecast(mention: Mention, modality: Modality, text: str) -> bool:
    """Say whether something possible lies ahead ("could escape") rather than behind ("may have escaped")."""
    if modality is not Modality.POSSIBLE:
        return False
    before = text[max(0, mention.frame.trigger.start - 24) : mention.frame.trigger.start].lower()
    return not before.rstrip().endswith(("have", "have been", "has", "has been")) and not mention.frame.figures


def _polarity(mention: Mention, attribution: Attribution | None, line: Line) -> Polarity:
    if holds_open(line.low[: line.index_at(mention.frame.trigger.start)]):
        return mention.stance.polarity
    if attribution is not None and attribution.kind is AttributionKind.DENIAL and mention.stance.polarity is Polarity.AFFIRMED:
        return Polarity.DENIED
    if attribution is not None and attribution.polarity is Polarity.DENIED and mention.stance.polarity is Polarity.AFFIRMED:
        return Polarity.DENIED
    return mention.stance.polarity


def _source_slot(attribution: Attribution, chain: Sequence[Voice]) -> Slot | None:
    voice = attribution.sources[0] if attribution.sources else attribution.chain[-1] if attribution.chain else None
    if voice is None:
        return None
    if voice.kind in _CARRIERS and chain:
        voice = chain[-1]  # "said through its news agency that it was behind it": the agency only carries it
    if voice.start is not None and voice.end is not None:
        return Slot(name=voice.name, start=voice.start, end=voice.end, kind=voice.kind)
    cue = attribution.cue[0] if attribution.cue else attribution.content[0]
    return Slot(name=voice.name, start=cue.start, end=cue.end, kind=voice.kind)


def _of_media(source: _Source, named: Sequence[Span]) -> list[Claim]:
    """Return who released or passed on a medium, and what a described shot shows where no occurrence (`named`) was read from it."""
    made = []
    for release in releases(source.items, source.media):
        span = Span(start=release.start, end=release.end)
        outside = _voices_outside(source, span, release.subject)
        made.append(
            _renewed(
                _plain(source, span, about=QuestionKind.MEDIA_SHOWS),
                subject=release.subject,
                media=release.media,
                kind=AttributionKind.MEDIA_POST,
                modality=Modality.ASSERTED,
                chain=outside.chain,
                chain_alt=outside.chain_alt,
                attribution=outside.attribution.id if outside.attribution else None,
                hedges=(),
            )
        )
    cores = sorted(core.start for core in named)
    for shot in described_shots(source.page, source.media):
        if bisect_left(cores, shot.start) == bisect_left(cores, shot.end):
            claim = _plain(source, Span(start=shot.start, end=shot.end), about=QuestionKind.MEDIA_SHOWS, figures=shot.figures)
            firm = [h for h in claim.hedges if h.kind is not HedgeClass.ALTERNATIVE]
            own = len(claim.chain) <= 1 and not firm  # described by the outlet itself
            made.append(_renewed(claim, media=shot.media, modality=Modality.OBSERVED if own else Modality.ASSERTED))
    return made


def _voices_outside(source: _Source, span: Span, subject: Slot) -> _Told:
    """Return the voices behind a release: never the releaser itself, whose posting is the act and not the source."""
    return _told(source, span, lambda a: any(v.start == subject.start or v.name == subject.name for v in a.sources))


def _renewed(claim: Claim, **changes: object) -> Claim:
    return replace(claim, **{"id": "", **changes})


def _plain(
    source: _Source,
    span: Span,
    *,
    figures: tuple[Figure, ...] = (),
    about: QuestionKind | None = None,
    modality: Modality | None = Modality.ASSERTED,
) -> Claim:
    """Return a claim without a frame for a stretch of words; `modality` `None` = read it from the words."""
    told = _told(source, span)
    line = source.page.line_at(span.start) or source.page.lines[0]
    limiting = hedges_on(source.hedges, line, span, span, told.attribution)
    way, polarity = stance_of(line, span, told.attribution, limiting)
    settled = way if modality is None else modality
    return Claim(
        passage=passage(source.report.id, source.page.text, span.start, span.end),
        attribution=told.attribution.id if told.attribution else None,
        chain=told.chain,
        chain_alt=told.chain_alt,
        about=about or (QuestionKind.INTENT if settled is Modality.PLANNED else None),
        kind=_kind(source, told.attribution),
        modality=settled,
        polarity=polarity,
        hedges=limiting,
        figures=figures,
        times=tuple(w for w in line.whens if span.start <= w.at < span.end),
        places=tuple(w for w in line.wheres if span.start <= w.start < span.end),
        addressee=told.attribution.addressee if told.attribution else None,
        self_citation=bool(told.attribution and told.attribution.self_citation),
        post=line.post,
        method=METHOD,
    )
