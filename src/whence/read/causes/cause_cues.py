"""Cues of causes: what a report outright says that a mishap, a death or an outbreak came of, whoever says so.

In: a line and a stretch of its tokens. Out: per cause the tokens that name it, and those of the words that say so: "a burst tyre was to blame", "the
cause, according to the ministry, is a short circuit", "a leaking can had set the boat ablaze", "put the fire down to a torch".
The hints of cause_hints.py are asked for behind these.
Refuses: what is denied, ruled out or not known; persons and bodies; a "cause" of damage, delay or concern.
"""

from collections.abc import Callable, Iterator
from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.read.causes.cause_hints import after_taking, began_when, lightning_struck, softly, was_found, what_killed
from whence.read.causes.cause_words import (
    MARKS,
    Told,
    clause_end,
    has_cause_word,
    is_be,
    is_denied,
    is_thing,
    mishaps_and_craft,
    phrase_at,
    phrase_before,
    phrase_behind,
    phrases,
    words,
)
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, group_start
from whence.read.text.senses import grammar

_BETWEEN = 5  # words between "was" and "cause", and between a verb and its tail
_TO_BE = 14  # words from "the cause" to what it was
_BACK = 12  # words of one clause before a cue in which a denial reaches it
_TO_BLAME = (("to", "blame"), ("at", "fault"), ("the", "one", "to", "blame"))


def causes_in(line: Line, first: int, after: int) -> Iterator[Told]:
    """Yield what the tokens from `first` to `after` say that something came of, the earliest first."""
    done, within = first, Range(first, after)
    for at in range(first, after):
        if at < done or line.low[at] not in _openers():
            continue
        found = next((told for rule in _rules() if (told := rule(line, at, within)) is not None), None)
        if found is not None and _stands(line, found, first, at):
            yield found
            done = max(found.cause.after, at + 1)


def _stands(line: Line, told: Told, first: int, at: int) -> bool:
    cause = told.cause
    if set(line.low[cause.first : cause.after]) <= words("nothing"):
        return False
    return not is_denied(line, max(first, min(cause.first, at) - _BACK), cause.first) and not is_denied(
        line, at, min(at + 3, told.whole.after)
    )


def _was_the_cause(line: Line, at: int, within: Range) -> Told | None:
    """Find "a cracked rail was to blame", "a heater left on was the likely cause", "staff shortages were the reason"."""
    if not is_be(line.low[at]):
        return None
    until = _verdict(line, at, within.after)
    found = (
        None
        if until is None
        else phrase_before(line, group_start(line, at), within.first, several=line.low[at] in ("were", "are"))
    )
    if found is None or until is None or not is_thing(line, found):
        return None
    return Told(found, Range(found.first, until))


def _verdict(line: Line, at: int, after: int) -> int | None:
    """Return where the words end that say behind "was" that something is the cause."""
    if any(line.low[at + 1 : at + 1 + len(steps)] == steps for steps in _TO_BLAME):
        return at + 3
    here = at + 1
    while here < min(after, at + _BETWEEN) and (
        line.low[here] in words("verdict_between") or line.low[here] in grammar("adverbs")
    ):
        here += 1
    if here >= after:
        return None
    if line.low[here] in words("verdict_nouns"):
        return here + 1
    if line.low[here : here + 2] == ("to", "blame"):
        return here + 2
    if line.low[here] == "responsible" and line.low[here + 1 : here + 2] != ("to",):
        return here + 1
    if line.low[here] == "behind" and any(w in words("mishaps") | {"it"} for w in line.low[here + 1 : here + 4]):
        return min(after, here + 3)
    return None


def _the_cause_was(line: Line, at: int, within: Range) -> Told | None:
    """Find "the cause, according to the ministry, is a short circuit", "cause: a leaking pipe", "the cause was given as heart failure"."""
    led = line.low[max(within.first, at - 4) : at]
    if line.low[at] not in words("cause_heads") or any(map(is_be, led)) or (led and led[-1] in words("no_cause_led")):
        return None
    to_be = range(at + 1, min(within.after - 1, at + _TO_BE))
    be = next((j for j in to_be if is_be(line.low[j]) or line.tokens[j].text in ":.;—"), None)
    if be is None:
        return None
    aside = (
        line.low[at + 1] == "of" or line.low[at + 2 : at + 3] == ("according",) or {line.low[at + 1], line.low[be - 1]} == {","}
    )
    if not (be == at + 1 or aside or line.low[at + 1] in grammar("auxiliaries")):
        return None
    if line.tokens[be].text in ".;—" or (line.tokens[be].text == ":" and be != at + 1):
        return None
    begin = be + 1
    while begin < within.after and (
        line.low[begin] in grammar("adverbs")
        or line.low[begin] in ("been", "thought", "believed", "to", "be", "said", "suspected")
    ):
        begin += 1
    if line.low[begin : begin + 1] and line.low[begin] in words("given_as"):
        begin = begin + 2 if line.low[begin + 1 : begin + 2] == ("as",) else begin
    if begin >= within.after or line.low[begin] in words("no_cause") or line.low[begin] in grammar("pronouns"):
        return None
    found = phrase_behind(line, begin, within.after)
    if found is None or (
        line.tokens[be].text == ":"
        and found.after < within.after
        and line.low[found.after] in grammar("auxiliaries") | {"that", "and"}
    ):
        return None  # "Cause: the army now says that ..."
    return Told(found, Range(at, found.after)) if is_thing(line, found) else None


def _brought_it_about(line: Line, at: int, within: Range) -> Told | None:
    """Find "a charcoal stove caused it", "a rumour set off the rush", "the towing overturned the boat", "a can had set the boat ablaze"."""
    steps = phrase_at(line, at, "bring_phrases")
    begin = at + (len(steps) if steps else 1)
    if line.low[at] in words("set_verbs") and _alight(line, at, within.after):
        end = _alight(line, at, within.after)
    elif (steps or line.low[at] in _bring_verbs()) and _is_a_mishap(line, begin, within.after):
        end = min(within.after, begin + 3)
    else:
        return None
    group = group_start(line, at)
    if group > 0 and (is_be(line.low[at - 1]) or line.low[at - 1] in ("to", "not", "could", "would", "can", "will")):
        return None
    group += line.low[group] == "can" and group + 1 < at  # "a leaking fuel can had set"
    relative = group > within.first and line.low[group - 1] in ("that", "which")
    found = phrase_before(line, group - 1 if relative else group, within.first)
    if found is None or not is_thing(line, found):
        return None
    return Told(found, Range(found.first, end))


def _alight(line: Line, at: int, after: int) -> int:
    """Return where "set the boat ablaze", "set fire to" ends, 0 where "set" is something else."""
    if line.low[at + 1 : at + 3] == ("fire", "to"):
        return min(after, at + 6)
    for j in range(at + 1, min(after, at + _BETWEEN + 2)):
        if line.tokens[j].text in MARKS:
            return 0
        if line.low[j] in words("alight") or line.low[j : j + 2] == ("on", "fire"):
            return min(after, j + 2) if line.low[j] == "on" else j + 1
    return 0


def _is_a_mishap(line: Line, begin: int, after: int) -> bool:
    """Say whether "it", "the blaze", "a deadly crush", "Monday's crash" stands at token `begin`."""
    if begin >= after:
        return False
    if line.low[begin] in ("it", "this") and (
        begin + 1 >= after or not line.low[begin + 1][0].isalpha() or line.low[begin + 1] in words("after_it")
    ):
        return True
    led = (
        line.low[begin] in ("the", "this", "that", "a", "an", "its", "his", "her", "their")
        or line.tokens[begin].text[0].isupper()
    )
    return led and any(line.low[j] in mishaps_and_craft() for j in range(begin + 1, min(after, begin + 4)))


def _by_it(line: Line, at: int, within: Range) -> Told | None:
    """Find "death was caused by internal bleeding", "an explosion triggered by a gas leak"; not "the damage caused by the fire"."""
    steps = phrase_at(line, at, "by_cues")
    begin = at + (len(steps) if steps else 0)
    if steps is None or at <= within.first or begin >= within.after:
        return None
    before = line.low[at - 1]
    passive = is_be(before) or (before in grammar("adverbs") and at > 1 and is_be(line.low[at - 2]))
    if passive:
        caused = phrase_before(line, group_start(line, at), within.first)
        told = caused is not None and any(
            w in words("mishaps") or w in ("it", "this", "that") for w in line.low[caused.first : caused.after]
        )
    else:
        told = before in words("mishaps") or (steps[-1] == "of" and is_be(before))
    found = phrase_behind(line, begin, within.after) if told else None
    return Told(found, Range(at, found.after)) if found is not None and is_thing(line, found) else None


def _put_down(line: Line, at: int, within: Range) -> Told | None:
    """Find "put the fire down to a welding torch", "attributed the collapse to a gust", "laid the blame on forged tickets"."""
    if line.low[at] not in words("put_verbs"):
        return None
    for j in range(at + 1, min(within.after - 1, at + _BETWEEN + 3)):
        if line.tokens[j].text in MARKS:
            return None
        steps = phrase_at(line, j, "put_tails")
        if steps is None:
            continue
        between = line.low[at + 1 : j]
        about = (
            any(w in words("mishaps") or w in ("it", "this") for w in between) or steps[0] == "blame" or is_be(line.low[at - 1])
        )
        fits = {"to": line.low[at].startswith(("attrib", "ascrib", "link", "trac")), "on": line.low[at].startswith("blam")}
        if not about or not fits.get(steps[0], True):
            return None
        found = phrase_behind(line, j + len(steps), within.after)
        if found is None or not (is_thing(line, found) or _who_did(line, found, within.after)):
            return None
        if _who_did(line, found, within.after):
            found = Range(found.first, clause_end(line, found.after + 1, within.after))
        return Told(found, Range(at, found.after), own=True)
    return None


def _who_did(line: Line, found: Range, after: int) -> bool:
    """Say whether a phrase is followed by what its people did: "a group of fans | who had been jumping in rhythm"."""
    return found.after + 1 < after and line.low[found.after] == "who" and line.low[found.after + 1] in ("had", "were", "was")


def _blamed(line: Line, at: int, within: Range) -> Told | None:
    """Find "blamed a sudden squall", "blamed human error"; not "blamed a signalman", "blamed sanctions for"."""
    if (
        line.low[at] not in words("blame_verbs")
        or at + 1 >= within.after
        or (at > 0 and is_be(line.low[at - 1]))
        or line.low[at + 1] in ("on", "for", "by", "and")
    ):
        return None
    if at > 0 and line.low[at - 1] in ("to", "the", "of", "no"):
        return None
    found = phrase_behind(line, at + 1, within.after)
    if (
        found is None
        or not is_thing(line, found)
        or "for" in line.low[found.first : found.after]
        or "on" in line.low[found.first : found.first + 3]
    ):
        return None
    if line.low[at].startswith("cit") and not has_cause_word(line, found):
        return None
    return Told(found, Range(at, found.after), own=True)


def _is_suspected(line: Line, at: int, within: Range) -> Told | None:
    """Find "water in the fuel is suspected"."""
    if line.low[at] not in ("suspected", "blamed", "implicated") or not is_be(line.low[at - 1 : at][0] if at else ""):
        return None
    if at + 1 < within.after and line.low[at + 1] in ("of", "to", "at", "on"):
        return None
    found = phrase_before(line, group_start(line, at), within.first, several=line.low[at - 1] in ("were", "are"))
    return Told(found, Range(found.first, at + 1)) if found is not None and is_thing(line, found) else None


def _was_an_accident(line: Line, at: int, within: Range) -> Told | None:
    """Find "the blast was an accident with stored gas bottles"."""
    if not is_be(line.low[at]) or at <= within.first or line.low[at - 1] not in words("mishaps") or at + 1 >= within.after:
        return None
    found = phrase_behind(line, at + 1, within.after)
    if found is None or line.low[at + 1] not in ("a", "an") or not has_cause_word(line, found):
        return None
    return Told(found, Range(at - 1, found.after))


_Rule = Callable[[Line, int, Range], Told | None]


@cache
def _rules() -> tuple[_Rule, ...]:
    return (
        _was_the_cause,
        _the_cause_was,
        _brought_it_about,
        _by_it,
        _put_down,
        _blamed,
        _is_suspected,
        _was_an_accident,
        began_when,
        after_taking,
        softly,
        was_found,
        lightning_struck,
        what_killed,
    )


@cache
def _bring_verbs() -> frozenset[str]:
    return frozenset(form for verb in load("causes")["bring_verbs"].split() for form in lemma_forms(verb))


@cache
def _openers() -> frozenset[str]:
    """Return the words at which some rule may find a cause, so that no other word is asked about."""
    listed = ("be", "set_verbs", "put_verbs", "blame_verbs", "began", "came", "substances")
    led = [frozenset(phrases(name)) for name in ("bring_phrases", "by_cues", "soft_cues")]
    own = words("cause_heads") | frozenset(
        {"suspected", "blamed", "implicated", "broke", "after", "from", "by", "lightning", "what"}
    )
    return own.union(_bring_verbs(), *(words(name) for name in listed), *led)
