"""Roles: who did what to whom, by the line's syntax where a model read it, else by position and voice.

In: a line and the triggers in it. Out: per trigger the words around it that fill its roles; what the tree leaves open, position fills; whom
both leave unharmed, the model may see.
Refuses: to look for a role across another occurrence's verb; to make a toll's figure a role.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.trades import people_words
from whence.model.vocabulary import BlockKind
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import (
    Range,
    by_phrase,
    group_start,
    head_word,
    is_name,
    is_time_or_place,
    object_of,
    phrase,
    subject,
)
from whence.read.roles.aims import aimed_at
from whence.read.roles.instruments import instrument
from whence.read.roles.owners import body_before, layers, owners
from whence.read.roles.seen_victims import seen_victims
from whence.read.roles.syntax_roles import Sides, sides
from whence.read.text.senses import grammar, word_classes


class Cast(NamedTuple):
    """What fills the roles of one trigger; ranges of tokens, `None` where nothing does."""

    agent: tuple[Range, ...] = ()
    victims: tuple[Range, ...] = ()
    object: Range | None = None
    means: Range | None = None
    recipient: Range | None = None
    passive: bool = False
    relative: bool = False


_DEEDS = frozenset(
    {"air_strike", "shelling", "bombing", "killing", "chemical_attack", "armed_clash", "other", "ill_treatment", "abduction"}
)


_ON_SOMEBODY = frozenset({"air_strike", "shelling", "bombing"})
_AROUND_EVENTS = frozenset({("after",), ("amid",), ("during",), ("following",), ("despite",), ("before",)})
_WEAPONS = frozenset({"artillery", "weapon_object", "aircraft", "device"})


def _is_device(trigger: Trigger) -> bool:
    """Say whether a noun names what goes off, rather than that it went off."""
    lemma = trigger.lemma.split()[-1].lower()
    return trigger.noun and ("device" in word_classes().get(lemma, ()) and not lemma.endswith("ing"))


def _is_aged(line: Line, at: int) -> bool:
    """Say whether an age stands between commas: "Omar Belg, 22, drowned"."""
    behind = line.low[at : at + 3]
    return len(behind) > 1 and behind[0] == "," and behind[1].isdigit() and len(behind[1]) < 3 and behind[2:] in ((",",), ())


_THING_CLASSES = frozenset({"device", "artillery", "blast_word", "vehicle", "vessel", "aircraft", "flood"})


_PERSON_CLASSES = frozenset({"person", "civilian", "captive", "combatant", "guard", "police", "journalist"})


@cache
def roles_of(kind: str) -> tuple[str, str]:
    """Return the role of the subject and of the object of an active verb of this type."""
    entry = load("roles")["type"][kind]
    return entry["subject"], entry["object"]


def cast(line: Line, trigger: Trigger, others: Sequence[Trigger]) -> Cast:
    """Return who stands where around `trigger`; `others` are all triggers of the line."""
    read = sides(line, trigger)
    if trigger.noun:
        found = _of_noun(line, trigger, others) if read is None else _of_tied(line, trigger, others, read)
    else:
        found = _of_verb(line, trigger, others) if read is None else _of_sides(line, trigger, others, read)
    if trigger.sense.type == "territory_change" and trigger.lemma.endswith(" control of"):
        holder = phrase(line, trigger.last + 1, others)  # "the town is under the control of its forces"
        found = found._replace(agent=(holder,) if holder is not None else (), object=None)
    found = found if found.victims else found._replace(victims=seen_victims(line, trigger, found.agent))
    hit = aimed_at(line, trigger) if not (found.victims or found.passive) else None
    found = found._replace(victims=(hit,)) if hit is not None else found
    return found if found.means is not None else found._replace(means=instrument(line, trigger))


def _of_sides(line: Line, trigger: Trigger, others: Sequence[Trigger], read: Sides) -> Cast:
    """Return the roles around a verb as the tree has them; by position where it finds nobody."""
    stands = subject(line, group_start(line, trigger.at), others)
    before = _with_list(line, read.subject, stands) if read.subject or read.relative else _some(stands)
    before = () if not read.object and _is_event(line, trigger) else before
    follows = None if read.passive else object_of(line, trigger, others)
    after = _with_list(line, read.object, follows) if read.object else _some(follows)
    subject_role, object_role = roles_of(trigger.sense.type)
    subject_role = trigger.sense.subject or subject_role
    object_role = trigger.sense.object or object_role
    if trigger.last > trigger.after and after and object_role == "place":  # "forced hundreds of people to flee"
        subject_role, object_role = "agent", "victims"
    passive = read.passive
    form, verb = line.low[trigger.at], trigger.lemma.split()[0]
    bare = not passive and not after and before and form not in (verb, verb + "s", verb + "es") and not form.endswith("ing")
    bare = bare and not _goes_into(line, trigger)
    if bare and _takes_victims(trigger, object_role) and not _has_agent_words(line, before[-1]):
        passive = True
    placed: dict[str, list[Range]] = {}
    if passive:
        for found in before:
            placed.setdefault(_undergone(object_role, line, found), []).append(found)
        near = () if read.by else (by_phrase(line, trigger.after, others),)
        for by in (*read.by, *(r for r in near if r is not None)):
            placed.setdefault(_by_role(line, by), []).append(by)
            placed.setdefault("agent", []).extend(owners(line, by) if _by_role(line, by) == "means" else ())
    else:
        for found in before:
            role = (
                "victims"
                if _suffers(line, found, trigger, subject_role, after)
                else _means_or(subject_role, line, found, trigger)
            )
            placed.setdefault(role, []).append(found)
            placed.setdefault("agent", []).extend(owners(line, found) if role == "means" else ())
        for found in after:
            placed.setdefault(_object_or_means(object_role, line, found, trigger), []).append(found)
    return _cast(placed, passive=passive, relative=read.relative)


def _is_event(line: Line, trigger: Trigger) -> bool:
    """Say whether "shelling" after "after" names an occurrence: who "fled after shelling near the base" did not shell."""
    form = line.low[trigger.at].endswith("ing") and line.low[max(0, trigger.at - 1) : trigger.at] in _AROUND_EVENTS
    return form and trigger.sense.type in _ON_SOMEBODY


def _is_weapon(line: Line, found: Range) -> bool:
    return bool(_WEAPONS & word_classes().get(head_word(line, found), frozenset()))


def _some(found: Range | None) -> tuple[Range, ...]:
    return () if found is None else (found,)


def _with_list(line: Line, read: tuple[Range, ...], stands: Range | None) -> tuple[Range, ...]:
    """Return the phrases that the tree names, or the whole list where it named only some of what "and" joins there."""
    inside = [r for r in read if stands is not None and stands.first <= r.first and r.after <= stands.after]
    if stands is None or len(inside) != len(read) or not read:
        return read
    first, after = min(r.first for r in read), max(r.after for r in read)
    before = stands.first < first and line.low[first - 1] in ("and", ",")
    behind = after < stands.after and line.low[after] in ("and", ",")
    return (Range(stands.first if before else first, stands.after if behind else after),) if before or behind else read


def _of_tied(line: Line, trigger: Trigger, others: Sequence[Trigger], read: Sides) -> Cast:
    """Return the roles around a noun as the tree ties them to it; what the tree does not tie, position may."""
    near = _of_noun(line, trigger, others)
    subject_role, object_role = (
        a or b for a, b in zip((trigger.sense.subject, trigger.sense.object), roles_of(trigger.sense.type), strict=True)
    )
    agent, victims, means = list(near.agent), list(near.victims), [near.means] if near.means else []
    for by in (*read.by, *read.subject):
        role = _by_role(line, by)
        (
            means if role == "means" else victims if by in read.subject and subject_role in ("escapees", "victims") else agent
        ).append(by)
    weapons = [of for of in read.of if trigger.sense.type in _DEEDS and _is_weapon(line, of)]
    if weapons:  # whose guns fired "a salvo of the army's guns" did it, and they were hit by nothing
        agent += [r for of in weapons for r in owners(line, of)]
        victims = [r for r in victims if not any(of.first < r.after and r.first < of.after for of in weapons)]
    elif read.of and not near.victims and not near.agent:
        suffers = subject_role in ("escapees", "victims") or object_role in ("victims", "site", "recipients")
        suffers = suffers and not _is_device(trigger)
        (victims if suffers and not trigger.sense.participants else agent).extend(read.of)
    victims.extend(read.on if not near.victims else ())
    agent.extend(read.between if not near.agent else ())
    placed = {"agent": _apart(agent), "victims": _apart(victims), "means": means}
    if near.object:
        placed["object"] = [near.object]
    return _cast(placed, passive=False)


def _apart(ranges: Sequence[Range]) -> list[Range]:
    """Return ranges that do not overlap, the first of each place."""
    found: list[Range] = []
    for one in ranges:
        if not any(one.first < other.after and other.first < one.after for other in found):
            found.append(one)
    return found


def _of_verb(line: Line, trigger: Trigger, others: Sequence[Trigger]) -> Cast:
    group = group_start(line, trigger.at)
    passive = is_passive(line, trigger, group)
    after = object_of(line, trigger, others)
    before = None if after is None and _is_event(line, trigger) else subject(line, group, others)
    subject_role, object_role = roles_of(trigger.sense.type)
    subject_role = trigger.sense.subject or subject_role
    object_role = trigger.sense.object or object_role
    shared = line.low[trigger.after : trigger.after + 1] in (("and",), (",",)) and any(
        t.at in (trigger.after + 1, trigger.after + 2) for t in others
    )
    if (
        not passive
        and not shared
        and after is None
        and not _goes_into(line, trigger)
        and _takes_victims(trigger, object_role)
        and before
        and not _has_agent_words(line, before)
    ):
        passive = True  # "three people killed in a blast": a participle without its auxiliary
    by = by_phrase(line, trigger.after, others) if passive or after is None else None
    placed: dict[str, list[Range]] = {}
    if passive:
        if before:
            placed.setdefault(_undergone(object_role, line, before), []).append(before)
        if by:
            placed.setdefault(_by_role(line, by), []).append(by)
            placed.setdefault("agent", []).extend(owners(line, by) if _by_role(line, by) == "means" else ())
    else:
        if before:
            role = (
                "victims"
                if _suffers(line, before, trigger, subject_role, _some(after))
                else _means_or(subject_role, line, before, trigger)
            )
            placed.setdefault(role, []).append(before)
            placed.setdefault("agent", []).extend(owners(line, before) if role == "means" else ())
        if after:
            placed.setdefault(_object_or_means(object_role, line, after, trigger), []).append(after)
    relative = group > 0 and line.low[group - 1] in ("who", "which", "that", "whom")
    return _cast(placed, passive=passive, relative=relative)


def _cast(placed: dict[str, list[Range]], *, passive: bool, relative: bool = False) -> Cast:
    escapees = placed.get("escapees", [])
    return Cast(
        agent=tuple(placed.get("agent", [])),
        victims=tuple(placed.get("victims", []) + escapees),
        object=next(iter(placed.get("object", []) + placed.get("place", []) + placed.get("site", [])), None),
        means=next(iter(placed.get("means", [])), None),
        recipient=next(iter(placed.get("recipients", [])), None),
        passive=passive,
        relative=relative,
    )


def _goes_into(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb is one of moving here, by what follows it: who "stormed into the town" did it."""
    return line.low[trigger.after : trigger.after + 1] in (("into",), ("onto",), ("through",), ("past",))


def _takes_victims(trigger: Trigger, object_role: str) -> bool:
    form = trigger.lemma.split()[0]
    return object_role in ("victims", "object") and form not in ("die", "perish", "crash", "explode", "clash", "fight")


def _has_agent_words(line: Line, found: Range) -> bool:
    classes = word_classes()
    return any(
        {"device", "aircraft", "artillery", "police"} & classes.get(w, frozenset()) for w in line.low[found.first : found.after]
    )


def _means_or(role: str, line: Line, found: Range, trigger: Trigger) -> str:
    """Return "means" for a thing as subject ("a shell hit", "the bomb killed"), else `role`."""
    head = word_classes().get(head_word(line, found), frozenset())
    if (
        role in ("agent", "means")
        and {"device", "artillery", "blast_word", "vehicle", "flood", "aircraft"} & head
        and "combatant" not in head
    ):
        return "means"
    if role == "means" and trigger.lemma.split()[0] in ("set", "detonate", "blast", "blow", "fire", "drop"):
        return "agent"
    return role


def _suffers(line: Line, found: Range, trigger: Trigger, role: str, after: Sequence[Range]) -> bool:
    """Say whether people undergo what a verb of things tells of them: "seven campers drowned", "two women did not survive"."""
    return role == "means" and not after and not _goes_into(line, trigger) and _are_people(line, found)


def _undergone(role: str, line: Line, found: Range) -> str:
    """Return the role of what a passive is about: whoever "got out" of a site fled, people whom a mishap met ("were trapped") were harmed."""
    return "escapees" if role == "site" else "victims" if role == "none" and _are_people(line, found) else role


def _are_people(line: Line, found: Range) -> bool:
    low = head_word(line, found)
    if is_name(line, found.after - 1) and _is_aged(line, found.after):
        return True
    kinds = word_classes().get(low, frozenset())
    return (low in people_words() or bool(_PERSON_CLASSES & kinds)) and not _THING_CLASSES & kinds


def _object_or_means(role: str, line: Line, found: Range, trigger: Trigger) -> str:
    """Return "means" for a device as the object of what sets it off or lays it ("set off explosives in the gallery"), else `role`."""
    head = word_classes().get(head_word(line, found), frozenset())
    if role == "none" and _are_people(line, found):
        return "victims"
    return "means" if role == "victims" and trigger.sense.type == "bombing" and "device" in head else role


def _by_role(line: Line, found: Range) -> str:
    head = word_classes().get(head_word(line, found), frozenset())
    return "means" if {"device", "artillery", "blast_word", "vehicle", "aircraft", "flood"} & head else "agent"


def _of_noun(line: Line, trigger: Trigger, others: Sequence[Trigger]) -> Cast:
    placed: dict[str, list[Range]] = {}
    owner = modifier(line, trigger) or (body_before(line, trigger.at) if trigger.sense.type in _DEEDS else None)
    if owner:
        placed.setdefault("escapees" if (trigger.sense.subject or "") == "escapees" else "agent", []).append(owner)
    by = by_phrase(line, trigger.last + 1, others)
    if by:
        placed.setdefault(_by_role(line, by) if _by_role(line, by) == "agent" else "means", []).append(by)
    subject_role, object_role = roles_of(trigger.sense.type)
    subject_role = trigger.sense.subject or subject_role
    at = trigger.last + 1
    if at < len(line.low) and line.low[at] == "of":
        found = phrase(line, at + 1, others)
        if found and trigger.sense.type in _DEEDS and _is_weapon(line, found):  # "a salvo of the army's guns"
            placed.setdefault("agent", []).extend(owners(line, found))
        elif found:
            role = subject_role if subject_role in ("escapees", "victims") or trigger.sense.participants else object_role
            role = "agent" if _is_device(trigger) else role  # "a roadside bomb of the League"
            placed.setdefault("victims" if role == "site" else role, []).append(found)
    elif at < len(line.low) and line.low[at] in ("on", "against", "targeting", "at", "between", "with"):
        found = phrase(line, at + 1, others)
        if found and not is_time_or_place(line, found):
            placed.setdefault("agent" if line.low[at] in ("between", "with") else "victims", []).append(found)
    if _is_device(trigger):
        placed.setdefault("agent", []).extend(layers(line, trigger.last))
    if trigger.sense.type == "bombing" or trigger.sense.device:
        placed.setdefault("means", []).append(Range(trigger.at, trigger.last + 1))
    return _cast(placed, passive=False)


def modifier(line: Line, trigger: Trigger) -> Range | None:
    """Return the capitalised words that stand before a noun as its doer ("Turkish shelling", "an Army raid")."""
    if line.title_case and line.kind is BlockKind.HEADLINE:
        return None
    first = trigger.at
    while first > 0 and first > trigger.at - 4 and is_name(line, first - 1):
        first -= 1
    if first == trigger.at:
        return None
    begin = line.tokens[first].start
    if any(w.start <= begin < w.end for w in line.wheres) or any(w.at <= begin < w.until for w in line.whens):
        return None
    low = line.low[first]
    if first == 0 and (low in grammar("determiners") or low in grammar("prepositions") or low in grammar("subordinators")):
        return None
    return Range(first, trigger.at)


def is_passive(line: Line, trigger: Trigger, group: int) -> bool:
    """Say whether a verb is a passive: a participle after a form of `be` or `get`, reported or not."""
    form = line.low[trigger.at]
    if form.endswith("ing"):
        return False
    between = line.low[max(0, group) : trigger.at]
    if any(word in grammar("be") for word in between):
        return (
            form.endswith(("ed", "en", "t", "d", "n", "wn", "ng", "k", "ung", "ut", "et", "ot"))
            and form != trigger.lemma.split()[0]
        ) or form in ("hit", "shot", "set", "cut", "put", "hurt", "shut")
    return bool(trigger.at and line.low[trigger.at - 1] in grammar("reported") and line.low[trigger.at - 1].endswith("ed"))
