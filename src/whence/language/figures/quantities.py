"""Figures: the numbers that a text gives, with their bounds and what they count.

In: a text and a range of it. Out: `Figure` records in order.
Refuses: numbers that count or measure nothing of an incident (ages, dates, clock times, shares, money, distances, labels, list numbers), and to
turn vague words into more than the stated convention; "a small group" keeps its words and has no bounds.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from whence.language.figures.ages import is_age
from whence.language.figures.counted import Surroundings, counted, counted_in, is_vague_group, noun_after
from whence.language.figures.counted_standing import is_standing
from whence.language.figures.counted_taken import taken_over
from whence.language.figures.measured import MAGNITUDE, has_point, is_magnitude, unit_of, units
from whence.language.figures.number_words import is_numbering, is_one_in_hands, is_one_person, noun_of_one, rises_to
from whence.language.figures.parts import without_parts
from whence.language.words import trades
from whence.language.words.invisible import Plain, without_invisible
from whence.language.words.lexicon import load
from whence.language.words.normal import lowered
from whence.language.words.numerals import NUMERAL, numeral_value
from whence.model.base import replace
from whence.model.said import Figure
from whence.model.vocabulary import FigureModifier as Modifier

__all__ = ["counted", "figures"]

_NOTHING = re.compile(
    r"(?:\b(?=[nwz])(?:(?P<no>no|zero|without(?:\s+any)?)\s+(?=(?:reported\s+|immediate\s+|known\s+|civilian\s+|further\s+|serious\s+|human\s+|other\s+|confirmed\s+){0,2}"
    r"(?:casualt|deaths?\b|injur|fatalit|victims?\b|escapes?\b|prisoners?\b|detainees?\b|inmates?\b|civilians?\b|arrests?\b|wounded\b|dead\b|loss(?:es)?\s+of\s+life))"
    r"|(?P<kind>no)\s+(?=(?:(?!more\b|longer\b|other\b|two\b)[\w-]+\s+)?(?:m[ae]n|wom[ae]n|persons?|people|child(?:ren)?|fighters?|soldiers?|militants?|guards?|hostages?|passengers?"
    r"|villagers?|residents?|citizens?|workers?|students?|patients?|suspects?|attackers?|gunm[ae]n|officers?|drivers?|journalists?|sailors?|pupils?|teachers?|miners?|tourists?"
    r"|survivors?|firefighters?|motorists?|crew)\s+(?:is|are|was|were|has|have|had)\b)"
    r"|(?P<nobody>no\s?-?one|nobody|none|not\s+a\s+single\s+\w+)\b(?=(?:\s+(?:of|among|on|in|aboard|at)\s+(?:the|them|those|whom|his|her|their|its|board)(?:\s+\w+){0,3})?\s+(?:(?:(?:was|were|is|are|has|have|had|been|got|being)\s+){0,2}(?:seriously\s+|(?:reported|listed|recorded|registered|known|believed|thought|feared|confirmed)\s+(?:as\s+|to\s+be\s+|to\s+have\s+been\s+)?)?"
    r"(?:killed|hurt|injured|wounded|harmed|escaped|died|fled|arrested|detained|captured|missing|dead|lost\s+(?:their|his|her|a)\s+life|lost\s+their\s+lives|come\s+to\s+harm|came\s+to\s+harm)\b|(?:(?:has|have|had)\s+)?(?:was|were|is|are|been)\s+"
    r"(?:held|caught|freed|released|rescued|kidnapped|abducted|trapped|evacuated)\b))))"
)
_GROUP = re.compile(
    r"(?:\b(?=[alsgu])(?:(?:an?\s+)?(?P<group>(?:small|large|growing|unknown|unspecified|undisclosed|significant)\s+(?:group|number))s?|an?\s+(?P<plain>group|number))\s+of\s+"
    r"(?!the\b|its\b|their\b|(?:about|around|some|at|up|more|nearly|\d|two|three|four|five|six|seven|eight|nine|ten)\b))"
)
_THEM = re.compile(r"(?:them|those|these|whom)\b", re.IGNORECASE)
"""Behind "a number of": those that were told of before."""

_GLUED_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|[%‰°]|\s*(?:per\s?cent|percent|pct|[ap]\.\s?m\b|[ap]m\b|o['’]clock)|[:/]\d|[-‐–]?(?:year|month|week|day|hour|minute|mile|km|point|storey|story|foot|metre|meter|inch|page|time)s?(?:[-‐–]|\b)"
    r"|\s+in\s+the\s+(?:morning|afternoon|evening)\b|\s+at\s+night\b|[-‐](?!strong\b|odd\b|plus\b)[A-Za-z]|\s+(?:of\s+)?(?:thirds?|quarters?|fifths?|tenths?)\b|['’]s\b|[A-Za-z_]|\s*(?:€|\$|£)|[.,]?\d",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?:[$€£¥₺#@/+=&]\s?|[*_]|US\$\s?|[A-Za-z]-|\d[-.,:/]|:|\+[\d \u00a0-]{1,20})$")
_LIST_BRACKET = re.compile(r"(?:^|\n)\s*[(\[]\s?$")
_AGES = re.compile(r"\b(?:aged|ages)\s+\d{1,3}(?:\s*(?:,|and|to|or|-|–)\s*\d{0,3}){0,6}\s*$", re.IGNORECASE)
_AGES_OF_FEW = re.compile(
    r"\b(?:two|three|both|2|3)\s+(?:[a-z-]+\s+){0,2}[a-z-]+s,\s(?:\d{1,2}(?:,|\sand|,\sand)\s){0,2}$", re.IGNORECASE
)  # "two brothers, 29 and 33, have been in custody"
_AGE_LISTED = re.compile(r"(?:\s+and\s+\d{1,2})?\s*[,.;)]|,?\s\d{1,2}\b")
_REPEATED = re.compile(r"\s*\(\d+\)")
_AGE_AFTER = re.compile(r"\s*[,.;](?=\s|$)|\s*\)|\s+(?:of|from)\s+[A-Z]|$")
_AGE_BEFORE = re.compile(r"[A-Z][\w’'.-]+\s*[,(]\s*(?:also\s+)?$")
_PERSON_BEFORE = re.compile(r"\b([^\W\d_]+(?:-[^\W\d_]+)*)\s*[,(]\s*$")
_SET_OFF_AFTER = re.compile(r"[,);]|\.(?!\d)|$")
_YEARS_OF = re.compile(
    r"\b(?:an?|one|the|that)\s+(?:[\w-]+\s+){0,2}?(?!death|body|fatality|casualty|other)([A-Za-z]+)\s+of\s+(?:about\s+|some\s+|around\s+)?$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:)!?”\"]|$|(?:was|were|is|has|had|who|whom|whose|died|from|in|at|and|to|with|on|said|by|as)\b)", re.IGNORECASE
)
_PARENT_OF = re.compile(r"\b(?:father|mother|dad|mum|mom|parent|grandfather|grandmother|widow|widower)s?\s+of\s+$", re.IGNORECASE)
_SEPARATED = re.compile(r"\s[|–—-]\s+[A-Z][\w.]*\s+(?:[A-Z][\w.]*\s+)?$")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_RUNNING_BEFORE = re.compile(r"\b[a-z]{4,}\s+(?:[a-z]+\s+){0,2}$")
_NOT_A = re.compile(r"\bnot\s$", re.IGNORECASE)
_SITE_NAME_AFTER = re.compile(r"\s*(?:$|\n|[|–—-]\s)")
_SUFFIX = re.compile(
    r"(?:[-‐–\s]\s?(?:(?P<at_least>plus\b)|(?P<odd>odd\b))|\s+(?:(?P<about>or\s+(?:so|thereabouts)\b)|(?P<more>(?:or\s+more|and\s+(?:counting|rising))\b)|(?P<at_most>or\s+(?:fewer|less)\b))|(?P<plus>\+(?!\d)))"
    r"(?!\s+than\b)",
    re.IGNORECASE,
)
_NEEDS_NOUN = frozenset({"one", "a couple", "a pair", "a trio", "a score", "tens", "several", "a few", "zero"})
_MOVED = re.compile(
    r"\b(?:rose|rise|rises|risen|rising|climbed|climbing|jumped|grew|grown|increased|increasing|went|gone|raised|raising|up|fell|fallen|dropped|lowered|cut|down"
    r"|revised|doubled|changed)\s+(?:[\w'’]+\s+){0,16}from\s+$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s+and\s+")
_SCALED = re.compile(r"\b(dozen|hundred|thousand|million|billion)$")
_HANDED = re.compile(
    r"\b(?:hand|hands|handed|handing|turn|turns|turned|turning|took|takes|taking|taken|pass|passed|passing|sign|signed|bring|brought)\s+over\s+$",
    re.IGNORECASE,
)
_TIMES_AS = re.compile(r"\b(?:twice|half|thrice|times)\s+$", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\s*[.)]\s")
_MORE_DAYS = re.compile(
    r"(?:\s*,\s*\d{1,2}\b){0,12}\s*,?\s*(?:and|or|to|[-–])\s*\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Z][a-z]+)\b"
)


@cache
def _tables() -> dict[str, Any]:
    return load("quantities")


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in sorted(words, key=len, reverse=True))


@cache
def _figure_pattern() -> re.Pattern[str]:
    vague = _alternatives([row["words"] for row in _tables()["vague"]])
    return re.compile(
        rf"(?=[\dabdefhmnostz])(?<!\w)(?:(?:(?P<share>(?:one|1)\s+(?:in|out\s+of)\s+(?:every\s+)?{NUMERAL})|between\s+(?P<b1>{NUMERAL})\s+and\s+(?P<b2>{NUMERAL})"
        rf"|(?P<r1>{NUMERAL})(?:\s*(?:[-–—]\s*(?=\d)|\bto\b|\bor\b)\s*)(?P<r2>{NUMERAL})(?![\w%])"
        rf"|(?P<vague>{vague})\b(?:\s+(?:of\s+)?(?P<of>dozens?|hundreds?|thousands?|millions?)\b)?"
        rf"|(?P<n>{NUMERAL})))"
    )


@cache
def _modifier_pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{_alternatives(words)})" for name, words in _tables()["modifiers"].items())
    return re.compile(rf"(?i:(?<![\w])(?:{groups})\s*(?:(?:an\s+estimated|estimated|another|a|additional|the|about|some)\s+)?$)")


def figures(text: str, *, start: int = 0, end: int | None = None) -> list[Figure]:
    """Return the figures of `text[start:end]` in order, with inclusive bounds, modifier, counted noun and what is counted.

    Conventions for vague words (dozens, scores, hundreds, a handful) stand in data/en/quantities.toml. "More than 40" is [40, None]
    as news uses it, "fewer than 20" [0, 19]. "One" counts only before a noun for a person. Linear in the length of the range.
    """
    stop = len(text) if end is None else end
    plain = without_invisible(text, start, stop)
    if plain is not None:
        return [_as_it_stood(text, plain, each) for each in figures(plain.text)]
    low = lowered(text)
    around = Surroundings(text, start, stop)
    found: list[Figure] = []
    for match in _figure_pattern().finditer(low, start, stop):
        for part in _parts(text, low, match):
            figure = _figure(text, part, around, floor=start)
            if figure is not None:
                found.append(figure)
    found.extend(_nothing(text, start, stop, around))
    found.extend(_groups(text, start, stop, around))
    found.sort(key=lambda each: (each.start, each.end))
    kept: list[Figure] = []
    for figure in found:
        if not kept or (figure.start >= kept[-1].end and not _repeats(text, kept[-1], figure)):
            kept.append(figure)
    return without_parts(text, taken_over(text, [_complete(around, each) for each in kept]))


def _as_it_stood(text: str, plain: Plain, figure: Figure) -> Figure:
    start, end = plain.span(figure.start, figure.end)
    return replace(figure, start=start, end=end, as_written=text[start:end])


def _parts(text: str, low: str, match: re.Match[str]) -> Iterable[re.Match[str]]:
    """Return what a match holds: one figure, but two where a number moved from one to the other ("the toll rose from 41 to 47")."""
    if match["n"] is not None and numeral_value(match["n"]) is None and (joined := _JOINED.search(match["n"])) is not None:
        # "risen to nine and seven are missing": two numerals, not one
        ends = (match.start(), match.start() + joined.start()), (match.start() + joined.end(), match.end())
        return [each for span in ends if (each := _figure_pattern().fullmatch(low, *span)) is not None]
    if match["r1"] is None or _MOVED.search(text, max(0, match.start() - 140), match.start()) is None:
        return (match,)
    pattern = _figure_pattern()
    both = (pattern.match(low, *match.span("r1")), pattern.match(low, *match.span("r2")))
    return [each for each in both if each is not None]


def _repeats(text: str, before: Figure, figure: Figure) -> bool:
    """Say whether a figure only repeats the one before it: "five (5) prisoners"."""
    return figure.lo == before.lo and text[before.end : figure.start].strip() == "("


def _complete(around: Surroundings, figure: Figure) -> Figure:
    if figure.of == MAGNITUDE:
        return figure
    of = counted_in(around, figure)
    return replace(figure, of=of, standing=is_standing(around, figure, of))


def _figure(text: str, match: re.Match[str], around: Surroundings, *, floor: int) -> Figure | None:
    """Return the figure that `match` is, or `None` where it counts nothing."""
    start, end = match.span()
    if match["share"] is not None:
        return None
    if match["n"] is not None and is_magnitude(text, start, end):
        value = float(text[start:end])
        return Figure(
            lo=value,
            hi=value,
            modifier=Modifier.EXACT,
            as_written=text[start:end],
            start=start,
            end=end,
            of=MAGNITUDE,
            noun=MAGNITUDE,
        )
    if match["n"] is not None:
        if _counts_nothing(text, start, end):
            return None
    elif _follows_point(text, start) or (match["vague"] is None and _is_glued(text, start, end)) or is_age(text, start, end):
        return None
    bounds = _bounds(match)
    if bounds is None:
        return None
    suffix = _SUFFIX.match(text, end)
    end = suffix.end() if suffix is not None else end
    noun, _ = noun_after(around, end)
    if noun is None and match.group().lower() == "one":
        noun = noun_of_one(text, end)
    if not (
        _is_counted(match, noun) or (noun is None and match.group().lower() == "one" and is_one_person(text, start, end))
    ) or (has_point(text[start:end]) and unit_of(noun) is None):
        return None
    before = _modifier_pattern().search(text, max(floor, start - 40), start)
    if before is not None and _TIMES_AS.search(text, max(floor, before.start() - 12), before.start()):
        before = None  # "twice as many as the 60 of last year"
    if before is not None and rises_to(text, before.start()):
        before = None  # "has gone up to three"
    if before is not None and _HANDED.search(text, max(floor, before.start() - 14), before.end()):
        before = None  # "handed over 40 prisoners": forty, not more
    lo, hi, modifier = _modified(*bounds, word=before.lastgroup if before else suffix.lastgroup if suffix else None)
    first = before.start() if before else start
    if lo == hi == 1 and before is None and _NOT_A.search(text, max(floor, start - 5), start):
        lo, hi, modifier = 0.0, 0.0, Modifier.NONE  # "not one guard is in their hands"
    return Figure(lo=lo, hi=hi, modifier=modifier, as_written=text[first:end], start=first, end=end, noun=noun)


def _bounds(match: re.Match[str]) -> tuple[float, float, Modifier] | None:
    if match["vague"] is not None:
        words = " ".join(match["vague"].lower().split())
        row = next(row for row in _tables()["vague"] if row["words"] == words)
        return (
            float(row["bounds"][0]),
            float(row["bounds"][1]),
            Modifier.ORDER_OF_MAGNITUDE if row["bounds"][0] != row["bounds"][1] else Modifier.EXACT,
        )
    if match["n"] is not None:
        value = numeral_value(match["n"])
        return None if value is None else (value, value, Modifier.EXACT)
    first, second = match["b1"] or match["r1"], match["b2"] or match["r2"]
    low, high = numeral_value(first), numeral_value(second)
    if low is None or high is None:
        return None
    scale = _SCALED.search(second)
    shared = numeral_value(f"a {scale[1]}") if scale is not None and _SCALED.search(first) is None else None
    if shared is not None and low < high / shared:
        low *= shared  # "two to three hundred"
    if low >= high:
        return None
    return low, high, Modifier.RANGE


def _modified(lo: float, hi: float, modifier: Modifier, *, word: str | None) -> tuple[float | None, float | None, Modifier]:
    """Return the bounds after the words before the figure."""
    if word in ("at_least", "more", "plus"):
        return lo, None, Modifier.AT_LEAST
    if word == "at_most":
        return 0.0, hi, Modifier.AT_MOST
    if word == "fewer":
        return 0.0, max(hi - 1, 0.0), Modifier.AT_MOST
    if word in ("about", "odd") and modifier is Modifier.EXACT:
        return lo, hi, Modifier.ABOUT
    return lo, hi, modifier


def _is_glued(text: str, start: int, end: int) -> bool:
    return _GLUED_AFTER.match(text, end) is not None or _GLUED_BEFORE.search(text, max(0, start - 22), start) is not None


def _follows_point(text: str, start: int) -> bool:
    """Say whether a point right before makes the number a part of something ("v.12"); a capital begins a sentence ("left.Eight men")."""
    return start > 0 and text[start - 1] == "." and not (text[start].isupper() and text[max(0, start - 2)].islower())


def _counts_nothing(text: str, start: int, end: int) -> bool:
    """Say whether what stands right around the number makes it an age, a date, a time, a share, money or a label."""
    if _follows_point(text, start) or _is_glued(text, start, end):
        return True
    if _is_age(text, start, end) or is_age(text, start, end):
        return True
    if text[end : end + 2].strip()[:1] in (")", "]") and _LIST_BRACKET.search(text, max(0, start - 8), start):
        return True
    if _PARENT_OF.search(text, max(0, start - 24), start) or _is_label(text, start, end):
        return True
    line_start = text.rfind("\n", max(0, start - 3), start) >= 0 or start == 0
    if line_start and _LIST_NUMBER.match(text, end):
        return True
    labels = load("counted")["units"]
    previous = re.search(r"([A-Za-z'’]+)\.?\s*$", text[max(0, start - 16) : start])
    if previous is not None and previous[1].lower() in labels["before"] and not _is_no_day(previous[1], text[start:end]):
        return previous[1].lower() != "number" or not is_numbering(text, start)
    if (
        end - start < 3
        and text[start].isdigit()
        and _AGES_OF_FEW.search(text, max(0, start - 60), start)
        and _AGE_LISTED.match(text, end)
    ):
        return True
    if _AGES.search(text, max(0, start - 40), start) or _is_day_of_list(text, end):
        return True
    following = re.match(r"\s*[-–]?\s*([A-Za-z'’]+)", text[end : end + 24])
    return (
        following is not None
        and following[1].lower() in labels["after"]
        and following[1] != "may"
        and following[1].lower() not in units()
    )


def _is_day_of_list(text: str, end: int) -> bool:
    """Say whether a number is one of several days of a month: "on 11, 13 and 15 February"."""
    match = _MORE_DAYS.match(text, end, end + 90)
    return match is not None and match[1].lower() in load("dates")["months"]


def _is_age(text: str, start: int, end: int) -> bool:
    """Say whether a number set off behind a name or one person is an age: "Idris Kalo, 20.", "a woman, 29, who"."""
    if _YEARS_OF.search(text, max(0, start - 34), start) and _is_person(_YEARS_OF, text, start) and _NO_NOUN.match(text, end):
        return True  # "a man of 71 was found dead", "a girl of nine"
    if not text[start:end].isdigit() or end - start > 2:
        return False
    if _AGE_AFTER.match(text, end) and _AGE_BEFORE.search(text, max(0, start - 30), start):
        return True
    return _SET_OFF_AFTER.match(text, end) is not None and _is_person(_PERSON_BEFORE, text, start)


def _is_person(before: re.Pattern[str], text: str, start: int) -> bool:
    """Say whether the word that a pattern finds right before a number is a noun for one person."""
    found = before.search(text, max(0, start - 34), start)
    nouns = load("counted")["nouns"]
    return found is not None and found[1].lower() in {*nouns["person"], *nouns["kin"], *trades.singulars()}


def _is_label(text: str, start: int, end: int) -> bool:
    """Say whether a number is part of a name: a channel's behind a headline ("- Channel 8"), or a capital between small words ("near Six Oaks")."""
    if _SITE_NAME_AFTER.match(text, end) and _SEPARATED.search(text, max(0, start - 40), start):
        return True
    if not text[start].isupper() or not _NAME_AFTER.match(text, end):
        return False
    return _RUNNING_BEFORE.search(text, max(0, start - 40), start) is not None


def _is_no_day(word: str, number: str) -> bool:
    """Say whether a number behind a month's name cannot be its day or year ("On 12 October 300 people fled"), or "may" is a verb."""
    if word == "may":
        return True
    return word.lower() in load("dates")["months"] and number.isdigit() and int(number) > 31 and not 1900 <= int(number) <= 2099


def _is_counted(match: re.Match[str], noun: str | None) -> bool:
    """Say whether the number counts: a bare year, "one" without a person, and "several" without a noun do not."""
    written = match.group().lower()
    nouns = load("counted")["nouns"]
    head = noun.split()[-1] if noun else ""
    if head in nouns["told"]:
        return False
    several = head in nouns["people"] or head in trades.several()
    if written in _NEEDS_NOUN:
        if written == "one" and not head:
            return is_one_in_hands(match.string, match.start(), match.end())
        one = head in nouns["person"] or head in nouns["lone"] or head in nouns["kin"] or head in trades.singulars()
        return one or several or (written != "one" and head in nouns["things"])
    if match["n"] is not None and re.fullmatch(r"(?:1[5-9]|20)\d\d", written):
        return several
    return True


def _nothing(text: str, start: int, stop: int, around: Surroundings) -> list[Figure]:
    found = []
    for match in _NOTHING.finditer(lowered(text), start, stop):
        led = match["no"] or match["kind"]
        noun, until = noun_after(around, match.end()) if led else (None, match.end())
        last = until if led and noun else match.end()
        found.append(
            Figure(lo=0.0, hi=0.0, modifier=Modifier.NONE, as_written=text[match.start() : last].rstrip(), start=match.start(),
                   end=match.start() + len(text[match.start() : last].rstrip()), noun=noun)
        )  # fmt: skip
    return found


def _groups(text: str, start: int, stop: int, around: Surroundings) -> list[Figure]:
    found = []
    for match in _GROUP.finditer(lowered(text), start, stop):
        noun, _ = noun_after(around, match.end())
        named = "group" if match["group"] else "plain"
        words = " ".join(match[named].lower().split())
        if (noun is not None and is_vague_group(words, noun)) or (match["plain"] == "number" and _THEM.match(text, match.end())):
            last = match.end(named)
            found.append(
                Figure(lo=None, hi=None, modifier=Modifier.ORDER_OF_MAGNITUDE, as_written=text[match.start() : last], start=match.start(), end=last,
                       noun=words)
            )  # fmt: skip
    return found
