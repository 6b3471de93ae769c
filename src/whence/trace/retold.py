"""What a stretch of text tells, as its words, names and figures, and how much of it another text tells too.

In: stretches of a report, and another report. Out: `Gist`s, and how much of one stands in the other.
It needs nothing that was read: a sentence that a reader took for something else keeps its words ("Two of them were shot dead behind the
laundry, the monitor said" and the monitor's alert share "shot", "dead", "behind", "laundry").
Refuses: figures that the other text does not give ("71 killed, the agency said", and its bulletin has 64): that is another report of it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.language.words.numerals import NUMERAL, numeral_value
from whence.trace.wordlists import all_words

_TOKEN = re.compile(
    rf"(?P<clock>\b\d{{1,2}}[:.]\d\d\b(?!\d))|(?P<number>\b(?:{NUMERAL}))|(?P<word>[^\W\d_][\w'’]*)", re.IGNORECASE
)
_MONTHS = "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?"
_MONTH = rf"(?:{'|'.join(_MONTHS.split())})\b\.?"
_DATED = re.compile(
    rf"(?:\b{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}(?:\s+(?:to|and)\s+\d{{1,2}}|-\d{{1,2}})?\s+{_MONTH}|\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
# "posted eleven hours earlier", "issued two days before": when something was given out is no figure of what it tells; nor is "at twenty to six".
_REMOVED = re.compile(
    r"\b(?:at|until|till|by|since|before|after)\s+(?:five|ten|twenty|twenty-five|(?:a\s+)?quarter|half)\s+(?:past|to)\s+(?:one|two|three|four|five|six|seven|eight"
    rf"|nine|ten|eleven|twelve)\b|\b(?:{NUMERAL})\s+(?:minute|hour|day|week|month|year)s?\s+(?:earlier|later|ago|before|after|afterwards|previously)\b",
    re.IGNORECASE,
)
# What stands behind the figure of something measured: 45 centimetres deny no number of prisoners.
_UNIT = re.compile(
    r"[\s-]?(?:percent|per cent|%|(?:kilo|centi|milli)?met(?:re|er)s?|km|cm|mm|m|feet|foot|ft|inch(?:es)?|miles?|yards?|hectares?|acres?|knots"
    r"|kph|mph|km/h|tons?|tonnes?|kilo(?:gram)?s?|kg|pounds?|lit(?:re|er)s?|degrees?|seconds?|minutes?|hours?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w-]{2,}")
# Figures below this may be equal by chance, and count for half a word; those from here on, decimals and clock times count for two.
_TELLING = 10
_LONGEST = 40_000
_SHORT = 3

# How much of what was passed on the other text must tell: so much in all, and such a part of it. Set on the golden cases' credits.
_ENOUGH = ((4.0, 0.4), (3.0, 0.6))
# With a telling figure in common less will do ("The institute put it at 6.1").
_WITH_FIGURE = (2.0, 0.5)
# For a whole report, nearly all of its lead; where both give figures and most are not the same, only a long sentence that is the same.
_NEARLY = (5.0, 0.6)
_SAME_WORDS = (8.0, 0.7)


class Gist(NamedTuple):
    """What a stretch tells: the roots of its words with the weight of each, and its telling figures; `measures` are those with a unit."""

    weights: dict[str, float]
    figures: frozenset[str]
    measures: frozenset[str] = frozenset()

    def without(self, names: Iterable[str]) -> "Gist":
        """Return the gist without the words of these folded names."""
        left_out = {_root(word) for name in names for word in name.split()}
        return self._replace(weights={w: n for w, n in self.weights.items() if w not in left_out})

    @property
    def size(self) -> float:
        """Return how much the stretch tells."""
        return sum(self.weights.values())


@lru_cache(maxsize=256)
def gist_of_all(title: str | None, text: str) -> Gist:
    """Return what a whole report tells, its headline too; kept, since many may be laid beside it."""
    return gist_of(f"{title or ''}\n{text}")


@lru_cache(maxsize=256)
def names_in(text: str) -> frozenset[str]:
    """Return the folded words of a text that only names are written like: capitals where no sentence begins; no days and months."""
    found = (fold(match.group()) for match in _NAME.finditer(text[:_LONGEST]))
    return frozenset(word for word in found if word not in all_words("small", file="retold"))


def gist_of(text: str) -> Gist:
    """Return what a text tells."""
    weights: dict[str, float] = {}
    figures: set[str] = set()
    measures: set[str] = set()
    bare = _REMOVED.sub(" ", _DATED.sub(" ", text[:_LONGEST]))
    for match in _TOKEN.finditer(bare):
        if match["clock"]:
            figures.add(match["clock"].replace(".", ":"))
        elif match["number"]:
            value = numeral_value(match["number"])
            if value is not None and (value >= _TELLING or value % 1):
                figures.add(f"{value:g}")
                if _UNIT.match(bare, match.end()):
                    measures.add(f"{value:g}")
            elif value is not None:
                weights[f"{value:g}"] = 0.5
        elif (root := _word(match["word"])) is not None:
            weights[root] = 1.0
    weights.update(dict.fromkeys(figures, 2.0))
    return Gist(weights, frozenset(figures), frozenset(measures))


def retold(ours: Gist, theirs: Gist, *, whole: bool = False) -> float:
    """Return how much of `ours` the other text tells, 0 where that is too little to say that it tells the same.

    What stands for a `whole` report must be told nearly so: two reports of one war share their names.
    """
    shared = {word for word in ours.weights if word in theirs.weights}
    total = sum(ours.weights[word] for word in shared)
    part = total / ours.size if ours.size else 0.0
    if contradicts(ours, theirs):
        wanted: tuple[tuple[float, float], ...] = (_SAME_WORDS,)
    elif whole:
        wanted = (_NEARLY,)
    else:
        wanted = (*_ENOUGH, _WITH_FIGURE) if ours.figures & theirs.figures else _ENOUGH
    return total if any(total >= least and part >= share for least, share in wanted) else 0.0


def contradicts(ours: Gist, theirs: Gist) -> bool:
    """Say whether both give telling figures of one sort, counts, measures or hours, and more than half of ours are not theirs."""
    sorts = zip(_by_sort(ours), _by_sort(theirs), strict=True)
    mine = [(own, own & theirs.figures) for own, other in sorts if own and other]
    return 2 * sum(len(common) for _, common in mine) < sum(len(own) for own, _ in mine)


def _by_sort(gist: Gist) -> tuple[frozenset[str], ...]:
    hours = frozenset(figure for figure in gist.figures if ":" in figure)
    return gist.figures - gist.measures - hours, gist.measures, hours


def touched(ours: Gist, theirs: Gist) -> float:
    """Return how much of `ours` stands in the other text, however little and whatever speaks against it."""
    return sum(weight for word, weight in ours.weights.items() if word in theirs.weights)


def _word(written: str) -> str | None:
    folded = fold(re.sub(r"['’]s?$", "", written))
    if len(folded) < _SHORT or folded in all_words("small", file="retold"):
        return None
    return _root(folded)


@lru_cache(maxsize=32_768)
def _root(word: str) -> str:
    """Return a word without its ending, roughly: "drones", "drone" and "killed", "killing", "kill" meet."""
    word = word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORT + 1 else word
    for ending in ("ing", "ed", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            word = word[: -len(ending)]
            break
    word = word[:-1] if word.endswith("e") and len(word) > _SHORT else word
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > _SHORT else word
