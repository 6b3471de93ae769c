"""Frames: what a report alleges to have happened, one mention after the other.

In: a page. Out: `Mention`s in order: the frame, how it is put, and the words that make it. A toll ("killing three") is part of the
occurrence that it stands beside; a bare toll or "the attack" in a later sentence takes the type of the occurrence before it.
Refuses: to join two occurrences of one sentence unless they are of one kind and put in one way.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from whence.language.places.headings import heading_at
from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Frame, Where
from whence.model.vocabulary import IncidentType, Modality, Phase, Polarity
from whence.read.causes.causes import is_measured_from, with_causes
from whence.read.causes.dying import is_an_ailment
from whence.read.causes.reasons import with_reasons
from whence.read.claims.dead_taken import takes_the_dead
from whence.read.claims.leaks import is_a_leak
from whence.read.claims.spent import is_spent
from whence.read.counts.counts import share_figures
from whence.read.counts.extents import aside, extent, is_idle, is_side
from whence.read.counts.lone_living import with_lone_people
from whence.read.lines.events import Trigger, is_noun_use
from whence.read.lines.happened import named as named_in
from whence.read.lines.keeping import custodian
from whence.read.lines.lines import Line, Page
from whence.read.lines.modality import is_talk_of, stance
from whence.read.lines.phrases import Range, head_word, is_nobody, slot
from whence.read.people.fillers import doers, harmed, is_people
from whence.read.places.places_left import are_free, elsewhere, left, left_after, left_before
from whence.read.places.scenery import clauses, governors, is_told_on, nearest_times, share_out
from whence.read.places.witnesses import without_witness_place
from whence.read.roles.instruments import kinds_of_means
from whence.read.roles.mention import HOSTS, VIOLENT, Mention, Part, T
from whence.read.roles.owners import is_of_a_state
from whence.read.roles.roles import Cast, cast
from whence.read.roles.sorts import told_behind
from whence.read.text.senses import grammar, patterns_by_word, word_classes

METHOD = "read.frames/1"
_NO_OCCURRENCE = (is_a_leak, is_an_ailment, takes_the_dead)
_LOOK_BACK, _AHEAD = 4, 8  # mentions before, and behind an escape, among which those that belong together stand
_FULL = 2
_THINGS = frozenset(
    {"device", "artillery", "aircraft", "vehicle", "vessel", "blast_word", "flood", "weapon_object", "chemical", "building"}
)
_BY_MEANS = (
    ("aircraft", T.AIR_STRIKE), ("artillery", T.SHELLING), ("device", T.BOMBING), ("blast_word", T.BOMBING), ("flood", T.ACCIDENT_DISASTER),
    ("vehicle", T.ACCIDENT_DISASTER),
)  # fmt: skip


def mentions(page: Page) -> list[Mention]:
    """Return every occurrence the page mentions, in order, types and places carried over between sentences."""
    found: list[Mention] = []
    about = _topic(page)
    for number, line in enumerate(page.lines):
        for mention in _of_line(page, number, line, about):
            found.append(_headed(_carried(mention, found, page), page))
    found = with_lone_people(found, page)
    found = [left_after(m, found[at + 1 : at + 1 + _AHEAD], page.lines) for at, m in enumerate(found)]
    return [m for m in found if not is_idle(page.lines[m.line], m)]


def _topic(page: Page) -> frozenset[str]:
    """Return the classes of words that at least two sentences of a page have: what it is full of."""
    counts = Counter(c for line in page.lines for c in {c for low in line.low for c in word_classes().get(low, ())})
    return frozenset(c for c, n in counts.items() if n >= _FULL)


def _of_line(page: Page, number: int, line: Line, topic: frozenset[str]) -> list[Mention]:
    named = [t for t in _without_epithets(line, named_in(line, topic)) if not any(is_not(line, t) for is_not in _NO_OCCURRENCE)]
    named = [t for t in named if not is_spent(line, t, named)]
    if not named:
        return []
    clause = clauses(line)
    casts = [cast(line, t, named) for t in named]
    kept = [
        t for i, t in enumerate(named) if _may_escape(page.text, line, t, casts[i]) and not _is_somebody(line, i, named, casts)
    ]
    if len(kept) < len(named):
        named = kept
        casts = [cast(line, t, named) for t in named]
    if not named:
        return []
    figures = share_figures(line, named, casts, clause)
    places, sites = share_out(line, named, clause)
    hung = governors(line, named, [w.at for w in line.whens])
    parts = [
        Part(
            t,
            casts[i],
            stance(line, t, named),
            tuple(figures[i]),
            tuple(places[i]),
            tuple(sites[i]),
            nearest_times(line, t, clause, {at: None if n is None else n == i for at, n in hung.items()}),
        )
        for i, t in enumerate(named)
    ]
    groups = _grouped(line, parts)
    made = [_mention(page.text, number, line, group, named) for group in groups]
    return with_reasons(page.text, line, with_causes(page.text, line, _share_scenery(line, made), groups))


def _without_epithets(line: Line, named: Sequence[Trigger]) -> list[Trigger]:
    """Leave out a participle that only says which place or people are meant ("the besieged town"), where the line tells of something else."""
    kept = [t for t in named if not _is_epithet(line, t)]
    return kept or list(named)


def _is_epithet(line: Line, trigger: Trigger) -> bool:
    if trigger.noun or trigger.last > trigger.at or not line.low[trigger.at].endswith(("ed", "en")) or trigger.casualty:
        return False
    if trigger.sense.type is not T.TERRITORY_CHANGE:
        return False
    if line.tree is not None:
        return line.tree.relations[trigger.at] == "amod" and line.tree.heads[trigger.at] > trigger.at
    led = line.low[max(0, trigger.at - 1) : trigger.at] in (("the",), ("a",), ("an",))
    return led and line.low[trigger.at + 1 : trigger.at + 2] not in ((), ("by",), ("in",))


def _may_escape(text: str, line: Line, trigger: Trigger, found: Cast) -> bool:
    """Say whether what "went out" or "got away" can be people at all; a riot, an announcement or a moment cannot."""
    if trigger.sense.type is not T.ESCAPE or trigger.noun or not found.victims or _is_noun(line, trigger.at):
        return True
    between = line.low[found.victims[-1].after : trigger.at]
    if any(w not in grammar("auxiliaries") | grammar("adverbs") for w in between):  # "men came through a door and fled"
        return True
    words = [w for r in found.victims for w in line.low[r.first : r.after]]
    counted = any(
        f.start <= line.tokens[j].start < f.end for r in found.victims for j in range(r.first, r.after) for f in line.figures
    )
    vague = counted or any(w in grammar("pronouns") | grammar("quantifiers") | {"those", "these", "no"} for w in words)
    return vague or bool(harmed(line, text, found.victims, T.ESCAPE)) or is_nobody(line, found.victims[0])


def _is_noun(line: Line, at: int) -> bool:
    _, _, nouns = patterns_by_word()
    return line.low[at] in nouns and is_noun_use(line, at)


def _is_somebody(line: Line, at: int, named: Sequence[Trigger], casts: Sequence[Cast]) -> bool:
    """Say whether a noun only says who is meant in another occurrence ("three protesters were shot")."""
    trigger = named[at]
    if not trigger.noun or not is_people(line.low[trigger.last]):
        return False
    ranges = [
        r
        for i, c in enumerate(casts)
        if i != at and not (named[i].noun and is_people(line.low[named[i].last]))
        for r in (*c.agent, *c.victims)
    ]
    return any(r.first <= trigger.last < r.after for r in ranges)


def _grouped(line: Line, parts: Sequence[Part]) -> list[list[Part]]:
    """Return the parts that are one occurrence: a host first, then its tolls and its other words."""
    hosts = [p for p in parts if not p.trigger.casualty]
    groups: list[list[Part]] = []
    for part in hosts:
        home = next((g for g in groups if _is_same(line, g[0], part)), None)
        if home is None:
            groups.append([part])
        elif _outranks(part, home[0]):
            home.insert(0, part)
        else:
            home.append(part)
    for toll in (p for p in parts if p.trigger.casualty):
        home = _host_of(line, groups, toll)
        if home is None:
            groups.append([toll])
        else:
            home.append(toll)
    return sorted(groups, key=lambda g: min(p.trigger.at for p in g))


def _outranks(part: Part, first: Part) -> bool:
    """Say whether a later part names the occurrence better: a definite type before "attack"."""
    kind = part.trigger.sense.type
    return (first.trigger.sense.type is T.OTHER and kind is not T.OTHER) or kind is T.CHEMICAL_ATTACK


def _is_same(line: Line, one: Part, other: Part) -> bool:
    """Say whether two triggers of a sentence are one occurrence."""
    a, b = one.trigger, other.trigger
    same_way = (one.stance.modality, one.stance.polarity, one.stance.phase) == (
        other.stance.modality,
        other.stance.polarity,
        other.stance.phase,
    )
    if not same_way or (one.stance.apart is None) != (other.stance.apart is None):
        return False
    kinds = {a.sense.type, b.sense.type}
    vague = T.OTHER in kinds and kinds <= HOSTS and "crime" not in (a.sense.mode, b.sense.mode)
    vague = vague or (
        T.CHEMICAL_ATTACK in kinds and kinds <= {T.CHEMICAL_ATTACK, T.SHELLING, T.AIR_STRIKE, T.BOMBING, T.ARMED_CLASH}
    )
    if a.sense.type is not b.sense.type and not vague:
        return False
    if a.sense.type is T.ESCAPE and {a.sense.mode, b.sense.mode} & {"recapture"} and a.sense.mode != b.sense.mode:
        return False
    between = line.low[a.last + 1 : b.at]
    return not (vague and any(w in ("after", "following", "amid") for w in between))


def _host_of(line: Line, groups: Sequence[list[Part]], toll: Part) -> list[Part] | None:
    """Return the occurrence of the sentence that a toll belongs to: the nearest that can have one."""
    able = [g for g in groups if g[0].trigger.sense.type in HOSTS and g[0].stance.modality is not Modality.PLANNED]
    near = [g for g in able if any(abs(p.trigger.at - toll.trigger.at) < 25 and not _said_by_others(line, p, toll) for p in g)]
    return min(
        near,
        key=lambda g: (
            g[0].trigger.sense.type is T.TERRITORY_CHANGE,
            _is_aside_of(line, g, toll),
            min(_apart(p.trigger, toll.trigger) for p in g),
        ),
        default=None,
    )


def _is_aside_of(line: Line, group: Sequence[Part], toll: Part) -> bool:
    """Say whether ", killing three" speaks past a relative clause or an attempt before it: "fired on a crowd that tried to storm ..."."""
    trails = line.low[toll.trigger.at].endswith("ing") and toll.trigger.at > 0 and line.tokens[toll.trigger.at - 1].text == ","
    return trails and all(p.cast.relative or p.stance.phase is Phase.ATTEMPTED for p in group)


def _said_by_others(line: Line, part: Part, toll: Part) -> bool:
    """Say whether a noun for a toll stands in somebody else's words: "killed 12, but residents said the dead were farmers"."""
    first, last = sorted((part.trigger.at, toll.trigger.at))
    return toll.trigger.noun and any(low in grammar("speech") for low in line.low[first:last])


def _apart(one: Trigger, other: Trigger) -> int:
    return min(abs(other.at - one.last), abs(one.at - other.last))


def _mention(text: str, number: int, line: Line, group: Sequence[Part], named: Sequence[Trigger]) -> Mention:
    first = group[0]
    trigger = first.trigger
    casts = [p.cast for p in group]
    taken = [Range(p.trigger.at, p.trigger.last + 1) for p in group]
    kind, mode = _settled_type(line, group)
    agent = doers(line, text, _free(line, [r for c in casts for r in c.agent], taken))
    victims = harmed(line, text, _free(line, [r for c in casts for r in c.victims], taken), kind)
    agent = tuple(s for s in agent if s.start not in {v.start for v in victims})
    means = next((slot(line, text, c.means) for c in casts if c.means and _is_thing(line, c.means)), None)
    recipient = next(iter(doers(line, text, [c.recipient for c in casts if c.recipient])), None)
    if not victims and trigger.sense.type not in (T.ESCAPE, T.TERRITORY_CHANGE):
        victims = harmed(line, text, [c.object for c in casts if c.object], kind)[:1]
    if not victims and kind is T.RELEASE_TRANSFER and trigger.last > trigger.at and is_people(line.low[trigger.last]):
        victims = harmed(line, text, [Range(trigger.last, trigger.last + 1)], kind)  # "traded 200 prisoners"
    victims += harmed(line, text, told_behind(line, [p.trigger for p in group], named), kind) if victims else ()
    sites = _once(w for p in group for w in p.sites)
    places = _once(w for p in group for w in p.places)
    figures = tuple(sorted({f.start: f for p in group for f in p.figures}.values(), key=lambda f: f.start))
    times = tuple({w.at: w for p in group for w in p.times}.values())
    keeper = custodian(line, text) if sites or trigger.sense.type in (T.ESCAPE, T.DETENTION, T.RIOT) else None
    frame = Frame(
        type=kind,
        mode=mode,
        trigger=Span(start=line.tokens[trigger.at].start, end=line.tokens[trigger.last].end),
        predicate=trigger.lemma.replace(" *", "").replace("@", ""),
        agent=agent,
        victims=victims,
        recipient=recipient,
        custodian=keeper,
        sites=sites,
        places=places,
        times=times,
        figures=figures,
        means=means,
        phase=first.stance.phase,
        apart=first.stance.apart,
    )
    start, end = extent(line, frame, group)
    before = line.low[max(0, trigger.at - 3) : trigger.at]
    return Mention(
        frame, number, first.stance, start, end,
        aside=aside(line, trigger),
        side=all(is_side(line, p.trigger) or _is_who(line, p.trigger) for p in group), toll=all(p.trigger.casualty for p in group),
        acted=any(c.agent for c in casts),
        definite=trigger.noun and bool({"the", "this", "these", "that"} & set(before)) and not sites and not places,
        mass=all(p.trigger.sense.mass for p in group),
    )  # fmt: skip


def _is_who(line: Line, trigger: Trigger) -> bool:
    """Say whether a noun for an occurrence names people who were in it ("a convoy of evacuees"): that says who is meant, not what happened."""
    return trigger.noun and trigger.sense.type is T.DISPLACEMENT and is_people(line.low[trigger.last])


def _settled_type(line: Line, group: Sequence[Part]) -> tuple[IncidentType, str | None]:
    """Return type and mode in the light of the whole: an attack with deaths is a killing, a toll by its means what the means are.

    "A drone killed five" is an air strike, "troops killed ten fighters" a clash, "gunmen attacked a village, killing 20" a killing.
    """
    trigger = group[0].trigger
    kind, mode = trigger.sense.type, trigger.sense.mode
    if kind is T.BOMBING and trigger.noun and is_of_a_state(line, trigger.at, trigger.last + 1):
        return T.AIR_STRIKE, None  # a state's army bombs from the air
    means = {c for p in group if p.cast.means for c in kinds_of_means(line, p.cast.means)}
    toll = any(p.trigger.sense.casualty == "killed" for p in group)
    if kind is T.OTHER and mode == "attack" and toll:
        kind = T.KILLING
    if kind is T.KILLING and group[0].trigger.casualty:
        for name, settled in _BY_MEANS:
            if name in means:
                return settled, None
        doers, harmed = (
            any("combatant" in word_classes().get(head_word(line, r), ()) for p in group for r in ranges)
            for ranges in ([r for p in group for r in p.cast.agent], [r for p in group for r in p.cast.victims])
        )
        if doers and harmed:
            return T.ARMED_CLASH, None
    return kind, mode


def _once(wheres: object) -> tuple[Where, ...]:
    return tuple({w.start: w for w in wheres if isinstance(w, Where)}.values()) if hasattr(wheres, "__iter__") else ()


def _is_thing(line: Line, found: Range) -> bool:
    """Say whether the means is a thing: a weapon, a vehicle or a common noun, never an adjective or a name alone."""
    words = line.low[found.first : found.after]
    return any(_THINGS & word_classes().get(w, frozenset()) for w in words) or not any(
        w.text[0].isupper() for w in line.tokens[found.first : found.after]
    )


def _free(line: Line, ranges: Sequence[Range], taken: Sequence[Range]) -> list[Range]:
    """Return the ranges that name somebody and are not the occurrence's own words."""
    return [r for r in ranges if not is_nobody(line, r) and not any(r.first <= t.first < r.after for t in taken)]


def _share_scenery(line: Line, made: Sequence[Mention]) -> list[Mention]:
    """Give an occurrence without place or time those of its sentence; a side occurrence keeps to its own."""
    places = _once(w for m in made for w in m.frame.places)
    sites = left(line, _once(w for m in made if m.frame.type in (T.ESCAPE, T.RIOT) or m.side for w in m.frame.sites))
    struck = left(line, _once(w for m in made if m.frame.type in VIOLENT for w in m.frame.sites))
    times = tuple({w.at: w for m in made for w in m.frame.times}.values())
    filled = []
    for mention in made:
        frame = mention.frame
        if not frame.sites and frame.type is T.ESCAPE and not are_free(frame):
            frame = replace(frame, sites=sites or (struck if not frame.places else ()))
        if not frame.places and len(made) > 1:
            frame = replace(frame, places=places)
        at = line.index_at(frame.trigger.start)
        shared = frame.times or tuple(when for when in times if is_told_on(line, at, when))
        given = tuple(when for when in shared if when.anchor == "text") if is_measured_from(line, at) else shared
        frame = frame if given == frame.times else replace(frame, times=given)
        filled.append(mention._replace(frame=frame))
    return filled


def _headed(mention: Mention, page: Page) -> Mention:
    """Return the mention with the day that heads its item of a digest, where its own sentence states none."""
    if mention.frame.times:
        return mention
    paragraph = page.lines[mention.line].paragraph
    first = bisect_left(page.lines, paragraph, 0, mention.line, key=attrgetter("paragraph"))
    heading = heading_at(page.text, page.lines[first].start)
    if heading is None:
        return mention
    lines = page.lines[first : mention.line + 1]
    return mention._replace(
        frame=replace(mention.frame, times=tuple(w for line in lines for w in line.whens if w.until <= heading.end))
    )


def _carried(mention: Mention, before: Sequence[Mention], page: Page) -> Mention:
    """Return the mention with type and place of the occurrence that it takes up again."""
    line = page.lines[mention.line]
    first = bisect_left(before, mention.line - _LOOK_BACK, key=attrgetter("line"))
    near = [
        m for m in before[first:]
        if m.line < mention.line and page.lines[m.line].post == line.post
        and m.stance.modality in (Modality.ASSERTED, Modality.OBSERVED) and m.stance.polarity is not Polarity.DENIED
    ]  # fmt: skip
    frame = without_witness_place(mention.frame, line, (m.frame for m in before))
    bare = mention.toll and not mention.acted and (frame.means is None or frame.type is T.KILLING)  # "killed by drones"
    if mention.stance.apart is None and (bare or (mention.definite and frame.type is T.OTHER)):
        host = next(
            (m for m in reversed(near) if m.frame.type in HOSTS - {T.KILLING, T.OTHER} and not (m.side and not mention.definite)),
            None,
        )
        if host is not None and not elsewhere(frame, host.frame):
            frame = replace(frame, type=host.frame.type, mode=host.frame.mode)
    of_a_kind = is_talk_of(line, at := line.index_at(frame.trigger.start)) and line.low[at].endswith("s")
    if not frame.places and not frame.sites and mention.stance.apart is None and not of_a_kind:
        same = next((m for m in reversed(near) if m.frame.type is frame.type and (m.frame.places or m.frame.sites)), None)
        if same is not None:
            frame = replace(frame, places=same.frame.places, sites=() if are_free(frame) else same.frame.sites)
        frame = left_before(frame, [m for m in near if m.line == mention.line - 1], page.lines)
    return mention._replace(frame=frame)
