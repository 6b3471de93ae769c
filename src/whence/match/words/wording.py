"""The words of a report, weighed by how rare they are, and how alike two such bags are.

In: a report's text. Out: its telling words and its proper words and numbers, as bounded counters of thousandths, unit length before rounding.
How rare a word is comes from a table that ships (`data/rarity.tsv`): statistics of the case itself would change with every report, and with
them every join. Refuses: to speak of a text with too few words to be told by; to keep their order, so no text can be read back.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from whence.match.words.background import background_words

MOST_TELLING, MOST_PROPER = 64, 24
"""Words kept of one report; measured on the training topics: 40 to 160 are alike."""

LEAST_TELLING = 10
"""A text of fewer different words ("Men got away.") says nothing by its choice of them."""

LONGEST = 20_000
"""Characters of a report that are looked at: its subject is told by then."""

COMMON = 0.5
"""How much of a word's weight goes where every incident that is looked at holds it; all of it would part reports of one split incident."""

_WORD = re.compile(r"[^\W_]+")
_PROPER = re.compile(r"[^\W\d_a-z][a-z’']+\w*|\d[\d,.]*\d|\d")
_LOWER = re.compile(r"(?<!\w)[a-z][a-z]+")
_UNIT = 1000

SHORT = 85
"""Different words of a text below which its names of days and months are left out: among few names they weigh as much as a town's."""


def plain_words(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters; single letters and possessive endings are none."""
    return (word for word in _WORD.findall(text.lower()) if len(word) > 1)


@cache
def _table() -> tuple[float, dict[str, int]]:
    lines = (files("whence.match") / "data" / "rarity.tsv").read_text(encoding="utf-8").split("\n")
    total = int(lines[0].split("\t")[1])
    return total, {word: int(n) for word, n in (line.split("\t") for line in lines[1:] if line)}


def rarity(word: str) -> float:
    """Return how telling a word is: the logarithm of how few documents hold it."""
    total, counts = _table()
    return math.log((1 + total) / (1 + counts.get(word, 0)))


def words_of(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the telling words and the proper words and numbers of a report's text; both empty where its words are too few."""
    text = text[:LONGEST]
    telling = Counter(plain_words(text))
    if len(telling) < LEAST_TELLING:
        return {}, {}
    proper = Counter(_proper_words(text))
    if len(telling) < SHORT:
        proper = Counter({word: n for word, n in proper.items() if word not in background_words("calendar")})
    return _weighed(telling, MOST_TELLING), _weighed(proper, MOST_PROPER)


def _proper_words(text: str) -> Iterator[str]:
    """Yield names and numbers: words with a capital that the text never writes without one."""
    common = set(_LOWER.findall(text))
    for found in _PROPER.findall(text):
        word = found.lower().replace("’", "'").removesuffix("'s").strip("'.,")
        if len(word) > 1 and word not in common:
            yield word


def _weighed(counts: Mapping[str, int], most: int) -> dict[str, int]:
    weights = {word: (1 + math.log(n)) * rarity(word) for word, n in counts.items()}
    kept = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:most]
    length = math.sqrt(math.fsum(weight * weight for _, weight in kept)) or 1.0
    return {word: n for word, weight in kept if (n := round(_UNIT * weight / length)) > 0}


Bag = Mapping[str, float]


def telling_here(bags: Sequence[Bag]) -> dict[str, float]:
    """Return by how much to discount each word that several of these bags hold: among rivals, what all of them share tells nothing."""
    held = Counter(word for bag in bags for word in bag)
    return {word: 1.0 - COMMON * (n - 1) / len(bags) for word, n in held.items() if n > 1}


def likeness(new: Bag, old: Bag, texts: int, here: Bag = MappingProxyType({})) -> tuple[float, list[str]]:
    """Return the mean cosine of a text's bag with those of `texts` texts, summed in `old`, and the words shared, the most telling first.

    The mean, for the cosine with the sum grows with how many there are. Words weigh what `here` leaves of them.
    """
    ours, theirs = _discounted(new, here), _discounted(old, here)
    shared = {word: n * theirs[word] for word, n in ours.items() if n and word in theirs}
    if not shared:
        return 0.0, []
    lengths = _length(ours) * texts * _UNIT * _length(theirs) / _length(old)
    if not lengths:
        return 0.0, []
    return min(1.0, math.fsum(shared.values()) / lengths), sorted(shared, key=lambda word: (-shared[word], word))


def _length(bag: Bag) -> float:
    return math.sqrt(math.fsum(n * n for n in bag.values()))


def _discounted(bag: Bag, here: Bag) -> Bag:
    return {word: n * here.get(word, 1.0) for word, n in bag.items()} if here else bag
