"""What went wrong: the clauses in which somebody tells of a fault, a state or a slip that a mishap came of, without saying "cause".

In: a line and a stretch of its tokens in the report of a mishap. Out: the clause: "the rope was frayed", "eleven bolts had been sawn off", "a mouse
had gnawed through a cable", "the operator had fallen asleep", "the express was doing 128 kilometres an hour on a curve limited to 80".
Refuses: what is denied; a siren, an exit or a mask that failed those inside; a plan or a condition; the words of the mishap itself.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.verbs import conjugate, lemma_forms
from whence.model.vocabulary import BlockKind
from whence.read.causes.cause_words import clause_end, clause_start, is_be, is_somebody, phrase_at, phrases, words
from whence.read.lines.lines import Line, Page
from whence.read.lines.phrases import Range
from whence.read.text.senses import grammar

_TABLE = "wrongs"
_GAP = 5  # words that may stand between the steps of an act: "pressed the | wrong"
_HEAD = 3  # lines of body that say what a report is about
_LONGEST = 22


class Matters(NamedTuple):
    """What the first sentences of a report tell of: a mishap, people who came to harm, a death; a deed or a quake, which breaks things by itself."""

    mishap: bool
    harm: bool
    death: bool
    deed: bool
    fire: bool
    ill: bool
    riding: bool
    lone: bool


def told_at_first(page: Page) -> Matters:
    """Return what a report's heading and first sentences tell of."""
    heard: set[str] = set()
    deeds: frozenset[str] = frozenset()
    body, several = 0, False
    for line in page.lines:
        body += line.kind is BlockKind.BODY
        if body > _HEAD:
            break
        heard |= set(line.low)
        several = several or any(f.of == "killed" and (f.hi or f.lo or 2) > 1 for f in line.figures)
        if body <= 1:
            deeds |= words("deed", _TABLE) & heard
    deeds -= words("other_strikes", _TABLE) if "lightning" in heard or "hunger" in heard else set()
    return Matters(
        mishap=not heard.isdisjoint(words("mishap", _TABLE)),
        harm=not heard.isdisjoint(words("harm", _TABLE)),
        death=not heard.isdisjoint(words("death", _TABLE)),
        deed=bool(deeds),
        fire=not heard.isdisjoint(words("fire", _TABLE)),
        ill=not heard.isdisjoint(words("ill", _TABLE)),
        riding=not heard.isdisjoint(words("riding", _TABLE)),
        lone=not heard.isdisjoint(words("death", _TABLE)) and not several,
    )


def went_wrong(line: Line, first: int, after: int, *, shut: bool = False, ill: bool = False) -> Range | None:
    """Return the first clause that tells of what went wrong. `shut`: a way out that was locked is told as well: nothing burned there."""
    for at in range(first, after):
        if line.low[at] not in _openers() or not _tells(line, at, after, shut=shut, ill=ill):
            continue
        found = Range(clause_start(line, at, first), clause_end(line, at, after))
        if _stands(line, found, at, shut=shut):
            return found
    return None


def _tells(line: Line, at: int, after: int, *, shut: bool, ill: bool) -> bool:
    """Say whether the words at token `at` are of something that went wrong."""
    if line.low[at] == "had":
        return _part_had(line, at, after) or _operator_had(line, at, after)
    done = _broke(line, at, after) or _was_damaged(line, at, shut=shut)
    return (
        done
        or _was_so(line, at)
        or _did(line, at, after)
        or (ill and _did(line, at, after, "taken"))
        or _too_fast(line, at, after)
    )


def _stands(line: Line, found: Range, at: int, *, shut: bool) -> bool:
    before, whole = line.low[found.first : at], line.low[found.first : found.after]
    if not {"has", "have"}.isdisjoint(before):
        return False  # what has been done since
    if not before or not 3 <= len(whole) <= _LONGEST or not words("unreal", _TABLE).isdisjoint(before):
        return False
    small = {
        w
        for w, token in zip(before, line.tokens[found.first : at], strict=True)
        if token.text[0].islower() or token is line.tokens[found.first]
    }
    if not words("rescue", _TABLE).isdisjoint(small) and not (shut and not words("ways_out", _TABLE).isdisjoint(before)):
        return False
    if line.low[found.first] in ("to", "who", "which", "whose") or "?" in (
        t.text for t in line.tokens[found.after : found.after + 1]
    ):
        return False
    if not words("untrue", _TABLE).isdisjoint(whole[-1:]):
        return False
    denied = [w for w in before[-4:] if w in words("denied", _TABLE) or w.endswith("n't")]
    return not denied or any(phrase_at(line, j, "damaged_phrases", _TABLE) for j in range(max(found.first, at - 2), at + 1))


def _broke(line: Line, at: int, after: int) -> bool:
    """Say whether a thing breaks or stops at token `at`: "a railing had given way", "the oxygen ran out"."""
    steps = phrase_at(line, at, "break_phrases", _TABLE)
    if steps is not None:
        rest = line.low[at + len(steps) : at + len(steps) + 2]
        return rest[:1] != ("of",) or not words("fuel", _TABLE).isdisjoint(rest)
    if line.low[at] not in _break_forms() or at == 0 or line.low[at - 1] in grammar("determiners"):
        return False
    behind = line.low[at + 1] if at + 1 < after else ""
    subject = (
        line.low[at - 1]
        if not is_be(line.low[at - 1]) and line.low[at - 1] not in ("had", "has", "have")
        else line.low[max(0, at - 2)]
    )
    return behind not in words("break_not_behind", _TABLE) and not is_somebody(subject)


def _was_damaged(line: Line, at: int, *, shut: bool) -> bool:
    """Say whether something was done to a thing: "eleven anchor bolts had been sawn off", "the valve had been welded shut"."""
    if phrase_at(line, at, "damaged_phrases", _TABLE):
        return any(is_be(low) for low in line.low[max(0, at - 4) : at + 2])
    done = line.low[at] in words("damaged", _TABLE) or (shut and line.low[at] in words("shut", _TABLE))
    return done and any(is_be(low) for low in line.low[max(0, at - 3) : at])


def _was_so(line: Line, at: int) -> bool:
    """Say whether a state is told of something: "the planks were rotten", "the plane was three tonnes too heavy"."""
    be = next((j for j in range(at - 1, max(-1, at - 5), -1) if is_be(line.low[j])), None)
    if be is None:
        return False
    if phrase_at(line, at, "state_phrases", _TABLE) and "to" not in line.low[at + 2 : at + 4]:
        return line.low[at - 1] not in words("body", _TABLE)
    if line.low[be - 1 : be] and line.low[be - 1] in words("body", _TABLE):
        return False  # "her jaw is broken"
    return line.low[at] in words("states", _TABLE) and all(
        low in grammar("adverbs") or low in words("degrees", _TABLE) or is_be(low) for low in line.low[be + 1 : at]
    )


def _did(line: Line, at: int, after: int, name: str = "acts") -> bool:
    """Say whether somebody or something did what a mishap comes of: "pressed the wrong button", "had cut into a fuel tank"."""
    for steps in _acts(name).get(line.low[at], ()):
        here = at
        for step in steps:
            here = next(
                (j for j in range(here + 1, min(after, here + 1 + _GAP)) if line.low[j] == step or line.low[j] == f"{step}s"), -1
            )
            if here < 0:
                break
        if here >= 0 and _is_told(line, at):
            return True
    return False


def _part_had(line: Line, at: int, after: int) -> bool:
    """Say whether "had" tells what became of a part, a load or the ground: "the load had shifted", "ice had formed on the wings"."""
    here = at + 1
    while here < after and (is_be(line.low[here]) or line.low[here] in grammar("adverbs") or line.low[here] in ("not", "never")):
        here += 1
    done = here < after and line.low[here] not in words("part_stops", _TABLE) and line.low[here].endswith(_PARTICIPLES)
    if done and {"not", "never"} & set(line.low[at:here]) and line.low[here] in _break_forms():
        return False
    done = done and "no" not in line.low[here : here + 3]  # "had recorded no fault"
    return done and _head_before(line, at) in words("parts", _TABLE)


_PARTICIPLES = ("ed", "en", "wn", "pt", "lt", "nt", "st", "ught", "ung", "unk", "one", "ut", "id", "un", "ot", "own", "t")


def _operator_had(line: Line, at: int, after: int) -> bool:
    """Say whether "had" tells of a slip of those who drive, steer, build or look after something: "the pilot had not lowered the wheels"."""
    if _head_before(line, at) not in words("operators", _TABLE):
        return False
    behind = line.low[at + 1 : clause_end(line, at, after)]
    amiss = behind[:1] in (("not",), ("never",)) or not words("slips", _TABLE).isdisjoint(behind)
    return amiss and words("no_slips", _TABLE).isdisjoint(behind[:4]) and len(behind) > 1


def _head_before(line: Line, at: int) -> str:
    """Return the noun that "had" at token `at` is told of: the last before a preposition, "a tree beside the line had"."""
    begin = clause_start(line, at, 0)
    for j in range(begin + 1, at):
        if line.low[j] in grammar("prepositions") and line.low[j - 1] not in grammar("determiners"):
            return line.low[j - 1]
    return line.low[at - 1] if at else ""


def _is_told(line: Line, at: int) -> bool:
    """Say whether the verb at token `at` is told of as done: with a subject before it, no infinitive and no order."""
    before = line.low[at - 1] if at else ""
    if not before or before == "to" or before in grammar("determiners") or not before[0].isalnum():
        return False
    return line.low[at] not in _bare() or before in ("they", "we", "i", "you", "who")


def _too_fast(line: Line, at: int, after: int) -> bool:
    """Say whether a speed is told beside what is allowed or where it was: "was doing 128 kilometres an hour on a curve limited to 80"."""
    if line.low[at] not in words("speed_verbs", _TABLE):
        return False
    near = line.low[at + 1 : min(after, at + _LONGEST)]
    fast = any(w in words("speed_units", _TABLE) for w in near[:6]) and any(w[0].isdigit() for w in near[:5])
    return fast and not words("speed_limits", _TABLE).isdisjoint(near)


@cache
def _break_forms() -> frozenset[str]:
    forms: set[str] = set()
    for verb in load(_TABLE)["break_verbs"].split():
        made = conjugate(verb)
        forms |= {*made.past, *made.participle}
    return frozenset(forms)


@cache
def _acts(name: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the acts by every form of their verb."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for act in load(_TABLE)[name]:
        verb, *steps = act.split()
        for form in lemma_forms(verb):
            found.setdefault(form, []).append(tuple(steps))
    return found


@cache
def _bare() -> frozenset[str]:
    """Return base forms that are no past tense as well ("cut", "hit", "let" are both)."""
    verbs = {act.split()[0] for name in ("acts", "taken") for act in load(_TABLE)[name]}
    return frozenset(verb for verb in verbs if verb not in conjugate(verb).past)


@cache
def _openers() -> frozenset[str]:
    """Return the words that may tell of something that went wrong, so that no other word is asked about."""
    led = [
        frozenset({"had"}),
        *(frozenset(phrases(name, _TABLE)) for name in ("break_phrases", "damaged_phrases", "state_phrases")),
    ]
    listed = [words(name, _TABLE) for name in ("damaged", "shut", "states", "speed_verbs")]
    return frozenset().union(_break_forms(), _acts("acts"), _acts("taken"), *led, *listed)
