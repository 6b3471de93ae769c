"""Elided: what a bare number counts whose noun stands elsewhere in the report.

"The owner says nine", "the hospital itself eight", "the Front stuck to 128", "not the 225 its envoy announced", "21 by the registry and 23 by the
lawyers": whoever gives a rival number leaves out the noun that everybody knows by then.
In: the sentences of a report in order, with their figures. Out: the same, bare numbers counting what the count that they lean on counts.
Refuses: a number that a preposition makes an hour or a label of; to lean on a count more than two sentences before, unless it is the same number.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from whence.language.figures.counted_apart import bare_total, last_state, states_counted
from whence.language.figures.parts import PART
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.base import replace
from whence.model.said import Figure
from whence.read.text.senses import grammar

if TYPE_CHECKING:
    from whence.read.lines.lines import Line

_BACK = 2  # sentences before its own in which the count stands that a number leans on
_SAME = 10  # from here on one number twice in a report is one count; smaller ones meet by chance
_HOURS = 24
_NEAR = 40  # words on either side that are looked at, so that a long list of numbers is read in linear time
_GAPPED = 9  # words between a count and the number that shares its verb: ", the hospital in Belmen of eight"
_CLOCK = frozenset({"at", "by", "since", "until", "till", "past", "from", "before", "after", "around", "about", "to"})
_POINTING = frozenset({"the", "these", "those", "all", "its", "their", "his", "her", "our", "that", "other", "remaining"})
_AND = frozenset({"and", "but", "then", ",", ";", "while", "whereas", "or"})
_BY = frozenset({"by", "if", "according", "in", "on", "at", "for", "from", "as", "where", "a", "after", "before", "with", "to"})
_FILLING = frozenset(
    {"only", "just", "now", "that", "still", "about", "it", "them", "there", "were", "was", "the", "figure", "number", "of", "at"}
)
_OF_WHOM = frozenset({"them", "those", "these", "whom"})
_HARMED = frozenset({"killed", "wounded"})
_DENYING = frozenset({"not", "never", "nor", "denied", "denies", "n't"})
_DENIED = 5  # words before a number in which it is said that nobody gave it ("I never said forty")
_AGES = frozenset({"youngest", "oldest", "eldest", "aged", "age"})
_TOTAL = 14  # words before a colon in which the total is named that ends in a number
_HEADS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "my", "another", "and"})
_NO_VERB = frozenset(
    "is are was were be been has have had do does did who which that will would not".split()  # noqa: SIM905
)


def settled(lines: Sequence["Line"]) -> list["Line"]:
    """Return the lines of a report, their bare numbers counting what the count that they lean on counts."""
    made: list[Line] = []
    told = _told(lines)
    for line in lines:
        if any(_is_bare(figure) for figure in line.figures):
            line = line._replace(figures=tuple(_figures(line, made, told)))
        made.append(line)
    return made


def _figures(line: "Line", before: Sequence["Line"], told: Mapping[float, str]) -> Iterator[Figure]:
    own: list[Figure] = []
    for figure in line.figures:
        if _is_bare(figure) and (of := _of(line, figure, own, before, told)) is not None:
            figure = replace(figure, of=of, standing=False)
        own.append(figure)
        yield figure


def _is_bare(figure: Figure) -> bool:
    return (
        figure.of is None
        and figure.lo is not None
        and (figure.noun is None or figure.noun in load("counted")["elided"]["naming"])
    )


def _told(lines: Sequence["Line"]) -> dict[float, str]:
    """Return what each larger number of the report counts wherever its own words say so, where they say one thing."""
    found: dict[float, set[str]] = {}
    for line in lines:
        for figure in line.figures:
            if figure.lo is not None and figure.lo == figure.hi and figure.lo >= _SAME and figure.of in states_counted():
                found.setdefault(figure.lo, set()).add(figure.of)
    return {number: next(iter(counted)) for number, counted in found.items() if len(counted) == 1}


def _of(line: "Line", figure: Figure, own: Sequence[Figure], before: Sequence["Line"], told: Mapping[float, str]) -> str | None:
    at, after = line.index_at(figure.start), line.index_at(figure.end - 1) + 1
    words, behind = list(line.low[max(0, at - _NEAR) : at]), list(line.low[after : after + _NEAR])
    if behind[:1] == ["of"] and behind[1:2] and behind[1] in _OF_WHOM and (figure.lo or 0) > 1:
        return _part_of_last(line, figure, own, before)
    if not words or not (_ends(behind) or _is_owned(line, at)):
        return None
    gapped = _shares_a_verb(line, figure, own, behind) or _is_listed(words, behind, own)
    if gapped is not None:
        return gapped
    given = behind[:1] != ["of"] and (_is_given(words) or _stands_at(words, figure)) and not _opens_a_clause(behind)
    if not given and (words[-1] in _CLOCK and (figure.lo or 0) <= _HOURS):
        return None
    same = told.get(figure.lo or 0) if figure.lo == figure.hi else None
    if same is not None and (given or _is_pointed_at(line, at)):
        return same
    owned = _is_owned(line, at) and behind[:1] != ["of"]
    return _last_told(line, figure, own, before) if given or owned else None


def _part_of_last(line: "Line", figure: Figure, own: Sequence[Figure], before: Sequence["Line"]) -> str | None:
    """Return that "seven of them" are a part where the last count told of dead or hurt who are more than that."""
    for figures in (own, *(b.figures for b in reversed(before[-1:]) if b.post == line.post)):
        last = next((f for f in reversed(figures) if f.of is not None or f.noun is not None), None)
        if last is not None:
            more = (last.hi or last.lo or 0) > (figure.lo or 0) or last.hi is None
            return PART if more and last.of in _HARMED else None
    return None


def _ends(behind: Sequence[str]) -> bool:
    """Say whether the number ends its phrase, so that no noun behind it is what it counts."""
    if not behind or not behind[0][0].isalnum():
        return behind[:1] != ["%"]
    return (
        behind[0] in grammar("prepositions") | grammar("subordinators") | grammar("conjunctions") | grammar("auxiliaries") | _BY
    )


def _opens_a_clause(behind: Sequence[str]) -> bool:
    """Say whether a number is the subject of what follows: "says eleven are fasting", "told four who had seen it"."""
    return behind[:1] != [] and behind[0] in grammar("auxiliaries") | {"who", "which", "that", "whom", "whose"}


def _is_pointed_at(line: "Line", at: int) -> bool:
    """Say whether a number is one that was told of before: "the 140", "all 13", "the Authority's 140", "and not 225"."""
    return line.low[at - 1] in _POINTING | {"not"} or _is_owned(line, at)


def _is_owned(line: "Line", at: int) -> bool:
    """Say whether a number is somebody's: "the minister's four", "the Movement's six"."""
    is_short_for_is = line.low[at - 1] in grammar("pronouns") | {"that", "there", "here", "what", "where"}
    return not is_short_for_is and line.tokens[at - 1].text.endswith(("'s", "’s", "s'", "s’"))


def _stands_at(words: Sequence[str], figure: Figure) -> bool:
    """Say whether somebody has a number or is at it ("the watch has five", "the rescuers are at 780"), or a total ends in it ("put right: 223")."""
    if words[-1] == ":":
        return not _totals().isdisjoint(words[-_TOTAL:])
    if list(words[-1:]) in (["has"], ["had"], ["have"]):
        return len(words) > 1 and words[-2] not in grammar("pronouns")
    return words[-1] == "at" and len(words) > 1 and words[-2] in grammar("be") and (figure.lo or 0) > _HOURS


def _is_given(words: list[str]) -> bool:
    """Say whether the words before a number say that somebody gives it: "the owner says", "puts it at", "stuck to", "there were"."""
    if not _DENYING.isdisjoint(words[-_DENIED:]) or ("of" in words[-_DENIED:-1] and _names_other_things(words)):
        return False
    if bare_total(words) or (words[-2:-1] == ["there"] and words[-1] in ("were", "are")):
        return True
    for length in range(1, 4):
        lead = words[-length:]
        if " ".join(lead) in _giving():
            return True
        if lead[0] in _giving() and all(low in _FILLING for low in lead[1:]):
            return True
    return " ".join(words[-3:-1]) in _giving() and words[-1] in _FILLING


def _names_other_things(words: Sequence[str]) -> bool:
    """Say whether a total says of what it is one, and that is no state of people ("the number of arrivals at")."""
    at = len(words) - 1 - list(reversed(words)).index("of")
    return words[at - 1] in ("number", "total", "tally", "count") and last_state(words[at:]) is None


def _shares_a_verb(line: "Line", figure: Figure, own: Sequence[Figure], behind: Sequence[str]) -> str | None:
    """Return what the count before it in the sentence counts where a number only repeats its verb: "two dead, the hospital of eight"."""
    last = next((f for f in reversed(own) if f.of in states_counted() or _is_bare(f)), None)
    if last is None or last.of is None:
        return None
    between = list(line.low[line.index_at(last.end - 1) + 1 : line.index_at(figure.start)])
    if not 0 < len(between) <= _GAPPED or not _AGES.isdisjoint(between):
        return None
    if between[-1] == "and" and behind and behind[0] in grammar("prepositions") and behind[0] in between:
        return last.of  # "31 were hurt on Monday and eight on Tuesday"
    if not _NO_VERB.isdisjoint(between):
        return None
    if between[-1] in ("and", ",", "but"):
        return last.of if not behind or behind[0] in _BY | {".", ",", ";", "and"} else None
    opens = next((i for i in range(len(between) - 1, -1, -1) if between[i] in (",", ";", "and", "but", "while", "against")), None)
    if opens is None or opens + 1 >= len(between):
        return None
    owner = between[opens + 1 :]
    return last.of if owner[0] in _HEADS and len(owner) > 1 and (not behind or not behind[0][0].isalnum()) else None


def _is_listed(words: Sequence[str], behind: Sequence[str], own: Sequence[Figure]) -> str | None:
    """Return what a number counts that goes on a list of who counts what: "14 if one asks the mayor, 17 by the register and 19 by the priest"."""
    if words[-1] not in _AND or behind[:1] not in (["if"], ["by"], ["according"]):
        return None
    last = next((f for f in reversed(own) if f.of is not None or f.noun is not None), None)
    return last.of if last is not None and last.of in states_counted() else None


def _last_told(line: "Line", figure: Figure, own: Sequence[Figure], before: Sequence["Line"]) -> str | None:
    """Return what was counted last before a number, in its own sentence or the two before it in the same paragraph or post."""
    near = [b for b in reversed(before[-_BACK:]) if b.post == line.post]
    for back, (here, figures) in enumerate([(line, own), *((b, b.figures) for b in near)]):
        floor = figures[-1].end if figures else here.start
        since = here.words_in(floor, figure.start)
        if (back == 0 or not figures) and (named := last_state(since)) is not None:
            return named
        last = next((f for f in reversed(figures) if f.of is not None or f.noun is not None), None)
        if last is not None:  # of a number of other things it is another one
            return last.of if last.of in states_counted() else None
    return None


@cache
def _giving() -> frozenset[str]:
    """Return the forms of verbs whose object is a number that somebody gives; of several words, with their preposition."""
    return frozenset(form for verb in load("counted")["elided"]["giving"] for form in lemma_forms(verb))


@cache
def _totals() -> frozenset[str]:
    return frozenset(load("counted")["apart"]["totals"])
