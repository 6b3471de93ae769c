"""Sites by form: a place told by how it is called ("the Velmora arsenal", "hostel 4", "Mount Sabatu") or by what befell it ("a footbridge gave way").

In: the words of a claim, the type of what it tells. Out: places as answers to "at which place exactly", in the order of the words.
Refuses: names of towns and people without a kind of place; bodies that speak ("the Halm ministry"); a kind so plain that it says nothing;
"the market collapsed" of prices, where nothing that was broken or burned is told; what had not happened ("could collapse").
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from tomllib import loads

from whence.language.places.names import demonyms
from whence.language.words.normal import fold
from whence.model.vocabulary import IncidentType as T

_BEFALLS = frozenset([T.ACCIDENT_DISASTER, T.DESTRUCTION, T.BOMBING, T.AIR_STRIKE, T.SHELLING, T.OTHER, T.KILLING, T.ARMED_CLASH])


def befallen(quote: str, kind: T, kinds: frozenset[str], vehicles: frozenset[str], plain: frozenset[str]) -> Iterator[str]:
    """Yield the kinds of place that broke, burned, sank or were hit by the words ("the cloth market burned down")."""
    if kind not in _BEFALLS or not _befalls().search(quote):
        return
    for match in _subject(kinds | vehicles).finditer(quote):
        between = match["between"].split()
        if any(word[:1].isupper() and fold(word) not in demonyms() for word in between) or _SMALL.search(f" {match['between']}"):
            continue
        kept = [word for word in between if word[:1].islower() and fold(word) not in plain][-2:]
        if kept or match["kind"].lower() not in _table()["bare"]:
            yield " ".join([*kept, match["kind"].lower()])


def called(quote: str, kinds: frozenset[str], after: frozenset[str]) -> Iterator[str]:
    """Yield the places that the words call by a name and a kind, a kind and a number, or a mountain's or a house's name."""
    held = _table()
    for match in _named((kinds | held["wild"]) - held["bodies"]).finditer(quote):
        first = fold(match["name"].split()[0])
        nation = first in demonyms() or first.endswith(("ian", "ish", "ese", "-run", "-held"))
        if _ends(quote, match.end(), after) and not nation and first not in held["never_first"]:
            yield match["whole"]
    for pattern in (_titled(), _numbered()):
        for match in pattern.finditer(quote):
            if _ends(quote, match.end(), after):
                yield match["whole"]


def _ends(quote: str, at: int, after: frozenset[str]) -> bool:
    """Say whether the name ends here: a mark, a small word or a verb follows, and no noun that the place only describes."""
    rest = fold(quote[at:]).split()
    follows = rest[0].strip(".,;:") if rest else ""
    return not rest or not quote[at].isspace() or follows in after or follows in _table()["verbs"] or follows.endswith("ed")


_SMALL = re.compile(
    r" (?:of|in|at|on|and|or|to|from|for|with|by|near|that|which|who|where|when|was|were|is|had|has|said) ", re.IGNORECASE
)
_OTHERS = "".join(rf"(?<!\b{word} )" for word in ("of", "near", "beside", "from", "by", "behind", "outside", "opposite", "to"))
"""Words before a place that is no subject: "the head of the school was attacked"."""
_STANDS = r"(?: (?:in|at|of|near|on) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})?"
"""Where it stands, between a place and what befell it: "a warehouse in Port Halm blew up"."""
_NAME = r"[A-Z][\w'’-]*[\w](?: (?:de|del|la|al|el) [A-Z][\w'’-]+| [A-Z][\w'’-]+){0,2}"


@cache
def _table() -> dict[str, frozenset[str]]:
    raw = loads((files("whence.weigh") / "data" / "sites_by_form.toml").read_text(encoding="utf-8"))
    return {name: frozenset(word.replace("-", " ") for word in words.split()) for name, words in raw.items()}


def _any(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _befalls() -> re.Pattern[str]:
    held = _table()
    return re.compile(rf"\b(?:{_any(held['befell'])}|(?:was|were) (?:\w+ly )?(?:{_any(held['suffered'])}))\b")


@cache
def _subject(kinds: frozenset[str]) -> re.Pattern[str]:
    held = _table()
    verb = rf"(?:{_any(held['befell'])}|(?:was|were) (?:\w+ly )?(?:{_any(held['suffered'])}))\b"
    between = r"(?P<between>(?:[^\W\d_][\w'’-]* ){0,3}?)"
    return re.compile(
        rf"{_OTHERS}\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts) {between}(?P<kind>(?i:{_any(kinds)})){_STANDS} (?:\w+ly )?{verb}"
    )


@cache
def _led() -> str:
    return rf"\b(?i:{_any(_table()['leads'])}) (?:the )?"


@cache
def _named(kinds: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"{_led()}(?P<whole>(?P<name>{_NAME}) (?:[a-z-]+ )?(?:{_any(kinds)}))\b")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?:\bof (?:the )?|{_led()})(?P<whole>(?:{_any(_table()['titles'])}) {_NAME})")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"{_led()}(?P<whole>(?i:{_any(_table()['numbered'])}) (?:[Nn]o\.? )?\d{{1,3}})\b(?![.,]\d)")
