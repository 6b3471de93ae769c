"""Counts: which figure counts what, and in which occurrence.

In: a line's figures and its triggers with their roles. Out: per trigger its figures with `of` and `noun`.
Refuses: to give one figure to two occurrences; to take an age, a time or a list number for a toll (the resolver left those out).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from whence.language.figures.counted import lifeless
from whence.language.figures.counted_apart import CAPACITY, TWICE, WHOLE
from whence.language.figures.measured import MAGNITUDE, is_told_as_loss, measures
from whence.language.figures.parts import LONE, PART
from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.base import replace
from whence.model.said import Figure
from whence.model.vocabulary import FigureModifier
from whence.read.counts.lone_dead import one_dead
from whence.read.counts.old_totals import is_old_total
from whence.read.counts.predicates import predicate_of
from whence.read.counts.toll_reach import is_told_of_else, reaches
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range
from whence.read.roles.mention import VIOLENT, T
from whence.read.roles.roles import Cast
from whence.read.text.senses import grammar

_WOUNDING = frozenset({"shoot", "shooting", "gunshot", "gunfire", "shootout", "stab", "stabbing", "beat", "beating", "attack"})
_DEATHLY = frozenset(
    "dead death deaths deadly die dies died dying kill kills killed killing slain murder murdered body bodies corpse corpses execute executed".split()  # noqa: SIM905
)
_STATES = {"injured": "wounded", "wounded": "wounded", "hurt": "wounded", "dead": "killed"}
_UNCAUGHT = frozenset({"killed", "wounded", "missing", "escaped"})
_OWNER = 5  # words from "of" to the number behind somebody's name: "of the coal company's 40"
_WHOSE = frozenset({"the", "its", "her", "his", "their", "those", "these", "all"})
_VAGUE = frozenset({"affected", "participants", "hit", "hurt"})
_TELLING = frozenset(
    "killed wounded missing displaced rescued escaped trapped infected abducted aboard underground raped detained released dismissed charged".split()  # noqa: SIM905
) | {"sentenced", "cut off"}
OF_OCCURRENCE = frozenset(
    "killed wounded missing rescued aboard underground trapped abducted escaped detained released".split()  # noqa: SIM905
) | {"cut off"}
"""What a number counts that was there at an occurrence or suffered by it, as against what stands (how many a camp holds)."""

NO_COUNT = frozenset({CAPACITY, TWICE, WHOLE, PART, *LONE.values()})
THINGS = frozenset({"bombs", "vehicles", "facilities", "houses", "groups", "incidents", "animals"})
_HARMING = VIOLENT | {T.ACCIDENT_DISASTER, T.KILLING, T.DESTRUCTION, T.ILL_TREATMENT, T.RIOT, T.PROTEST, T.OTHER} - {T.DETENTION}
_MOVING = frozenset({T.DETENTION, T.ABDUCTION, T.RELEASE_TRANSFER, T.DISPLACEMENT})
_TAKING = frozenset({T.DETENTION, T.ABDUCTION})
_FATES = frozenset({"released", "rescued", "recaptured"})
_ANOTHER = frozenset({"one", "another", "others", "other"})
_REFLEXIVE = frozenset({"themselves", "himself", "herself", "itself", "ourselves", "myself"})
_TOLLS = {"killed": "killed", "wounded": "wounded", "casualties": "casualties", "missing": "missing"}


@cache
def _nouns() -> tuple[Mapping[str, str], frozenset[str]]:
    """Return what counted nouns mean, and which nouns are people; plurals included."""
    table = load("roles")
    counted: dict[str, str] = {}
    for meaning, listed in table["counted"].items():
        for noun in listed.split():
            counted[noun] = counted[noun + "s"] = counted[noun + "es"] = meaning
    people = table["people"]["words"].lower().split()
    several = {word + "s" for word in people} | {word[:-1] + "ies" for word in people if word.endswith("y")}
    return counted, frozenset(people) | several | trades.singulars() | trades.several()


def people_nouns() -> frozenset[str]:
    """Return the nouns that count people, plurals included."""
    return _nouns()[1]


def noun_after(line: Line, figure: Figure) -> tuple[str | None, bool]:
    """Return the noun a figure counts (the last word of its phrase) and whether it is people."""
    counted, people = _nouns()
    at = line.index_at(figure.end)
    stops = (
        grammar("prepositions") | grammar("auxiliaries") | grammar("subordinators") | grammar("conjunctions") | grammar("speech")
    )
    last: str | None = None
    for j in range(at, min(len(line.low), at + 6)):
        low = line.low[j]
        if low == "of" and j == at:
            continue
        if low in stops or low in _REFLEXIVE or not low[0].isalnum():
            break
        if low not in people and low in counted and line.low[j + 1 : j + 2] and line.low[j + 1] in people:
            continue  # "eight prison officers" counts officers
        if low in people or low in counted:
            return low, low in people
        if low in load("quantities")["units"]:
            break  # "the Front's 128 leaves out four"
        last = low
    if figure.noun:
        low = figure.noun.lower().split()[-1]
        return figure.noun, low in people
    return last, False


def meaning(line: Line, figure: Figure, trigger: Trigger | None) -> tuple[str | None, str | None]:
    """Return what a figure counts, as one word, and the noun beside it, in the light of the occurrence it belongs to."""
    counted, _ = _nouns()
    noun, people = noun_after(line, figure)
    low = (noun or "").lower().split()[-1] if noun else ""
    if figure.of in measures():
        return figure.of, figure.of
    if figure.of == "displaced" and trigger is not None and _are_called_displaced(line, figure) and not _displaces(trigger):
        figure = replace(figure, of=None)  # "nine displaced people were hit": it counts those who were hit
    if trigger is None:
        return (counted.get(low) or (low or None)), noun
    if figure.of in NO_COUNT:
        return figure.of, noun
    if low in _STATES and (trigger.casualty or not _calls_people(line, figure, low)):
        return _STATES[low], noun
    if figure.of is None and trigger.sense.mode == "disappearance" and "missing" in trigger.lemma.split():
        return "missing", noun
    if figure.of == "recaptured":
        return figure.of, noun  # "ninety fled and 63 of them are back behind bars"
    if figure.of == "missing" and trigger.sense.mode == "disappearance":
        return figure.of, noun  # "three students are missing since soldiers came": nobody says that they were taken
    if figure.of == "displaced" and trigger.sense.type is T.DETENTION and trigger.lemma.split()[0] in ("led", "lead"):
        return figure.of, noun  # "were led out through the cellar"
    if (figure.of in ("rescued", "escaped") and trigger.sense.type in _MOVING) or _is_picked_up(line, trigger):
        return (figure.of if figure.of == "escaped" else "rescued"), noun  # "were taken off by a tug", "freed from stuck lifts"
    if figure.of == "detained" and trigger.sense.type is T.ABDUCTION and low in load("counted")["ordered"]:
        return figure.of, noun  # soldiers who are taken captive are prisoners
    if trigger.casualty and (figure.of in THINGS or low in lifeless()):
        return figure.of or low, noun  # "forty tents", "will test 11 rifles", in a sentence that goes on from a toll
    if line.low[trigger.last + 1 : trigger.last + 2] and line.low[trigger.last + 1] in load("counted")["of"]["animals"]["things"]:
        return "animals", noun  # "the number of dead animals"
    if trigger.casualty:
        return _of_toll(line, figure, trigger), noun
    if not noun and figure.of in OF_OCCURRENCE:
        return figure.of, noun  # "the ministry says 12, by a bomb": twelve of those that were counted before
    if low in counted and not people:
        told = figure.of in _FATES or (counted[low] == "groups" and figure.of in OF_OCCURRENCE)
        return (figure.of if told else counted[low]), noun  # "two of the party were dug out"
    if figure.of in THINGS and not people:
        return figure.of, noun  # "put the number of rockets at nine"
    persons = load("roles")["type"][trigger.sense.type]["persons"]
    if low in lifeless():
        return figure.of or low, noun  # "the bloodshed, and will test 11 rifles"
    if trigger.sense.counts and not people and trigger.sense.counts != "recaptured":
        return trigger.sense.counts, noun
    if trigger.sense.counts == "recaptured":
        return (figure.of if figure.of in _UNCAUGHT else "recaptured"), noun
    if persons == "killed" and _may_have_survived(line, trigger):
        persons = "hit"
    if persons == "killed" and figure.of in OF_OCCURRENCE:
        return figure.of, noun  # "19 of the survivors were treated for injuries"
    if persons in _VAGUE | {"troops"} and figure.of in _TELLING:
        return figure.of, noun  # "more than a dozen fishermen drowned": the verb says more than the type
    return (persons if people or not noun else figure.of or low), noun


def _is_picked_up(line: Line, trigger: Trigger) -> bool:
    """Say whether those were picked up by a vessel, who were in the water: nobody holds them."""
    picked = trigger.sense.type is T.DETENTION and trigger.lemma.split()[0].startswith("pick")
    return picked and not set(load("counted")["moved"]["vessels"]).isdisjoint(line.low[trigger.at : trigger.at + 7])


def _calls_people(line: Line, figure: Figure, state: str) -> bool:
    """Say whether "wounded" or "dead" stands before the people who are counted ("took eleven of our wounded brothers")."""
    after = line.low[line.index_at(figure.end - 1) + 1 :]
    at = next((at for at, low in enumerate(after) if low == state), None)
    return (
        at is not None
        and after[at + 1 : at + 2] != ()
        and after[at + 1] in trades.people_words()
        and after[at + 1] not in _STATES
    )


def _are_called_displaced(line: Line, figure: Figure) -> bool:
    return line.low[line.index_at(figure.end - 1) + 1 :][:1] in (("displaced",), ("evacuated",))


def _displaces(trigger: Trigger) -> bool:
    return trigger.sense.type is T.DISPLACEMENT


def _of_toll(line: Line, figure: Figure, trigger: Trigger) -> str | None:
    """Return what a figure counts in a sentence with a toll: where its own clause says that they are missing or were saved, those."""
    toll = _TOLLS[trigger.sense.casualty or "killed"]
    at = line.tokens[trigger.at].start
    between = line.words_in(figure.end, at) if figure.end <= at else ()
    alone = not any(figure.end <= f.start < at for f in line.figures) and _ANOTHER.isdisjoint(between)
    if figure.of == "detained" and figure.end <= at and alone:
        return toll  # "twelve were led away and killed"
    own = figure.of if figure.of in OF_OCCURRENCE | {"displaced"} else None
    if own is None and trigger.noun and is_told_of_else(line, figure, trigger):
        return None
    return own or toll


def _may_have_survived(line: Line, trigger: Trigger) -> bool:
    """Say whether people were only shot at or stabbed: no word of the sentence says that anybody died."""
    return trigger.lemma.split()[0].rstrip("s") in _WOUNDING and not any(
        low in _DEATHLY or low.startswith("fatal") for low in line.low
    )


def share_figures(line: Line, triggers: Sequence[Trigger], casts: Sequence[Cast], clause: Sequence[int]) -> list[list[Figure]]:
    """Return per trigger its figures: those inside its roles first, then those of its clause, nearest first."""
    found: list[list[Figure]] = [[] for _ in triggers]
    for figure in (*line.figures, *line.lone):
        owner = None if is_whole(line, figure) else _owner(line, figure, triggers, casts, clause)
        if owner is not None and figure in line.lone and triggers[owner].sense.type not in _HARMING:
            owner = None  # "a man who was being held died": he is no part of an arrest
        told = None if owner is None or figure.of in NO_COUNT else predicate_of(line, figure, triggers)
        described = told is not None and owner in (told.told, *told.described)
        if told is not None and described:
            owner, figure = told.told, figure if figure.of in _FATES else replace(figure, of=None)
        if (
            owner is not None
            and not (triggers[owner].casualty and _is_part_of_total(line, figure))
            and not is_old_total(line, figure)
        ):
            of, noun = meaning(line, figure, triggers[owner])
            doers = figure.of not in OF_OCCURRENCE and _is_doers(
                line, figure, casts[owner]
            )  # "two drivers suffered burns" are hurt
            by_those = triggers[owner].sense.type in _TAKING and line.low[line.index_at(figure.start) - 1] == "by"
            shared = triggers[owner].casualty and figure.of not in NO_COUNT and (_is_share(line, figure) or doers)
            if shared or by_those:
                of = noun.lower() if noun else None
            of = figure.of if figure.of == "animals" else of
            if of != "animals" and _counts_noun(line, figure, triggers[owner]):
                of = figure.of if figure.of in OF_OCCURRENCE | NO_COUNT else _of_noun(triggers[owner], of)
                noun = line.tokens[triggers[owner].last].text
            found[owner].append(replace(_denied(line, figure), of=of, noun=noun, standing=False))
    for i, trigger in enumerate(triggers):
        lone = one_dead(line, trigger, casts[i])
        if lone is not None and not any(f.of == "killed" for f in found[i]):
            found[i].append(lone)
        single = one_device(line, trigger)
        if single and not any(f.of == "bombs" for f in found[i]):
            found[i].append(single)
    return found


def _owner(line: Line, figure: Figure, triggers: Sequence[Trigger], casts: Sequence[Cast], clause: Sequence[int]) -> int | None:
    if figure.of in measures():
        return _measured_by(line, figure, triggers)
    at = min(line.index_at(figure.start), len(line.low) - 1)
    after = min(line.index_at(figure.end - 1), len(line.low) - 1)
    counts_trigger = [i for i, t in enumerate(triggers) if t.noun and 0 <= t.at - after <= 4 and _is_counted_by(line, after, t)]
    if counts_trigger:
        return counts_trigger[0]
    inside = [i for i, c in enumerate(casts) if any(r.first <= at < r.after and _heads(line, r, at) for r in _ranges(c))]
    if inside:
        return min(inside, key=lambda i: (not triggers[i].casualty, _says_little(triggers[i]), abs(triggers[i].at - at)))
    tolls = [i for i, t in enumerate(triggers) if t.casualty and reaches(line, t, at)]
    if tolls:
        return min(tolls, key=lambda i: abs(triggers[i].at - at))
    own = [i for i, t in enumerate(triggers) if clause[t.at] == clause[at] and abs(t.at - at) < 9]
    return min(own, key=lambda i: abs(triggers[i].at - at), default=None)


def _says_little(trigger: Trigger) -> bool:
    """Say whether an occurrence counts its people only as there: of "forty inmates beat the guards and fled" it counts who fled."""
    return trigger.sense.counts is None and load("roles")["type"][trigger.sense.type]["persons"] in _VAGUE


def _measured_by(line: Line, figure: Figure, triggers: Sequence[Trigger]) -> int | None:
    """Return the occurrence that a measure belongs to: the nearest that is no toll; a magnitude only that of a disaster."""
    if figure.of != MAGNITUDE and not is_told_as_loss(line.low):
        return None
    at = min(line.index_at(figure.start), len(line.low) - 1)
    kinds = {T.ACCIDENT_DISASTER} if figure.of == MAGNITUDE else VIOLENT
    able = [i for i, t in enumerate(triggers) if not t.casualty and t.sense.type in kinds]
    return min(able, key=lambda i: abs(triggers[i].at - at), default=None)


def _is_part_of_total(line: Line, figure: Figure) -> bool:
    """Say whether a figure only says how a toll grew ("risen to 22 after eight of the wounded died"): the total holds it."""
    at, after = line.index_at(figure.start), line.index_at(figure.end - 1) + 1
    if line.low[max(0, at - 1) : at] == ("from",) and line.low[after : after + 1] == ("to",):
        return not _growing().isdisjoint(line.low[max(0, at - 4) : at])  # "from 14 to 22": the total before
    if not any(low in ("after", "when", "as") for low in line.low[max(0, at - 3) : at]):
        return False
    for total in line.figures:
        first = line.index_at(total.start)
        if (
            total.end < figure.start
            and line.low[first - 1 : first] == ("to",)
            and not _growing().isdisjoint(line.low[max(0, first - 4) : first])
        ):
            return True
    return False


def is_whole(line: Line, figure: Figure) -> bool:
    """Say whether a figure only says of how many the one before it is a part ("nine of the 23 crew", "six of the ship's 18 men")."""
    at = line.index_at(figure.start)
    before = next((f for f in reversed(line.figures) if f.end <= figure.start), None)
    if before is None or at < 2:
        return False
    of = line.index_at(before.end - 1) + 1
    owned = line.tokens[at - 1].text.endswith(("'s", "’s", "s'", "s’")) and at - of < _OWNER
    led = (line.low[at - 1] in _WHOSE and of == at - 2) or owned
    return line.low[of] == "of" and led and (figure.lo or 0) > (before.lo or 0)


@cache
def _growing() -> frozenset[str]:
    return frozenset(form for verb in load("roles")["toll"]["grows"].split() for form in lemma_forms(verb))


def _is_share(line: Line, figure: Figure) -> bool:
    """Say whether a figure is a part of the one before it ("11 people, including two children")."""
    at = line.index_at(figure.start)
    before = line.low[max(0, at - 2) : at]
    return before[-1:] == ("including",) or before == ("among", "them")


def _is_doers(line: Line, figure: Figure, found: Cast) -> bool:
    """Say whether a figure counts those who act, not those who suffer ("two gunmen killed a man"); "17 others hurt" hurt nobody."""
    at = line.index_at(figure.start)
    return (
        bool(found.victims)
        and any(r.first <= at < r.after for r in found.agent)
        and not any(r.first <= at < r.after for r in found.victims)
    )


def _denied(line: Line, figure: Figure) -> Figure:
    """Return "not one" as none."""
    at = line.index_at(figure.start)
    if at and line.low[at - 1] == "not" and figure.lo == figure.hi == 1:
        return replace(figure, lo=0, hi=0, modifier=FigureModifier.NONE)
    return figure


def _counts_noun(line: Line, figure: Figure, trigger: Trigger) -> bool:
    after = min(line.index_at(figure.end - 1), len(line.low) - 1)
    return trigger.noun and 0 <= trigger.at - after <= 4 and _is_counted_by(line, after, trigger)


def _of_noun(trigger: Trigger, otherwise: str | None) -> str | None:
    """Return what the count of an occurrence's own noun means: bombs, strikes, or the noun itself."""
    if trigger.casualty or trigger.sense.participants:
        return otherwise
    counted, _ = _nouns()
    last = trigger.lemma.split()[-1].lower()
    return trigger.sense.counts or counted.get(last) or last


def _is_counted_by(line: Line, after: int, trigger: Trigger) -> bool:
    """Say whether only adjectives stand between a figure and the noun it counts."""
    stops = grammar("prepositions") | grammar("auxiliaries") | grammar("subordinators") | grammar("conjunctions")
    _, people = _nouns()
    return all(w not in stops and w[0].isalnum() and w not in people for w in line.low[after + 1 : trigger.at])


def _heads(line: Line, found: Range, at: int) -> bool:
    """Say whether a figure counts the phrase itself, not a part deeper inside ("children under the age of", "of three tribes")."""
    before = line.low[found.first : at]
    return not any(
        word in grammar("prepositions") - {"of", "about", "around", "over", "between", "up", "to", "under", "at"}
        for word in before
    )


def _ranges(found: Cast) -> list[Range]:
    return [*found.victims, *found.agent, *[r for r in (found.object, found.means, found.recipient) if r]]


def one_device(line: Line, trigger: Trigger) -> Figure | None:
    """Return "a car bomb" as one: an article before a device's noun counts it."""
    if not trigger.sense.device or not trigger.noun:
        return None
    for j in range(trigger.at - 1, max(-1, trigger.at - 4), -1):
        if line.low[j] in ("a", "an"):
            words = line.tokens[j : trigger.last + 1]
            return Figure(
                lo=1,
                hi=1,
                modifier=FigureModifier.EXACT,
                as_written=" ".join(w.text for w in words),
                start=words[0].start,
                end=words[-1].end,
                of="bombs",
                noun=words[-1].text,
            )
        if line.low[j] in grammar("prepositions") or not line.low[j][0].isalnum():
            break
    return None
