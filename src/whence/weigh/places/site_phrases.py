"""Site phrases: the phrases of a sentence that say at which kind of place, or at which named one, something happened.

"At the Orlova tea factory", "inmates of the remand prison", "fire gutted a cloth market", "when a footbridge gave way", "seized from a school".
In: a sentence. Out: `Phrase`s in the order of the words: what the place is called, where it stands, how it is led to.
Refuses: where somebody works, speaks, is looked after, is kept or took refuge; what stands before a further noun ("a hospital manager");
kinds that say nothing by themselves ("a building"); vehicles in which nobody was said to be.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.places.names import demonyms
from whence.language.places.sites import is_description
from whence.language.words.normal import fold
from whence.weigh.places.places import kinds_of_site
from whence.weigh.places.site_roles import Led, Token, led_by, words


class Phrase(NamedTuple):
    """A place that a sentence tells of: `start` is where its own words begin."""

    shown: str
    start: int


class _Noun(NamedTuple):
    """The noun of a place: tokens `[first, after)`, its kind, and whether it is one by its name alone ("Hotel Sol")."""

    first: int
    after: int
    kind: str
    titled: bool


_TOKEN = re.compile(r"\d+(?:[:.,]\d+)*|[^\W_](?:[\w’'-]*[^\W_])?(?:(?<=s)['’](?=\s))?|[^\w\s]")
_MOST_WORDS = 200
"""Words of a sentence that are looked at."""
_MOST_BETWEEN = 6
_KEPT = 2
_SHORT = 3
"""Letters up to which a word in capitals may be an abbreviation."""
_MOVED = 8


def phrases(sentence: str, *, title: bool = False) -> Iterator[Phrase]:
    """Yield the places at which the sentence says that something happened; a title leaves out articles and "was"."""
    tokens = tokens_of(sentence)
    until = 0
    for at in range(len(tokens)):
        noun = _noun_at(tokens, at)
        if noun is None or noun.first < until or not (noun.titled or _ends(tokens, noun.after)) or _is_part(tokens, noun):
            continue
        first = noun.first if noun.titled else _first(tokens, noun.first)
        determined, before = _determined(tokens, first)
        if until and before == until and tokens[before].low in words("lies"):
            continue  # "a footbridge over a canal gave way"
        after = noun.after + len(_number(tokens, noun)) + len(_called_after(tokens, noun))
        led = led_by(tokens, before, after, noun.kind, _kinds())
        if led is None and title and (before < 0 or not tokens[before].text[0].isalnum()) and _suffers(tokens, after):
            led = Led("")
        counted = determined or title or tokens[before].low == "of"  # "a row of dwellings"
        shown = _shown(tokens, first, noun, determined=counted) if led is not None else None
        if led is None or shown is None or not _fits(tokens, noun, led, before):
            continue
        until = after
        whole = f"{led.part} of {shown}" if led.part else shown
        yield Phrase(f"{led.beside} {whole}" if led.beside else whole, tokens[first].start)


def tokens_of(sentence: str) -> list[Token]:
    """Return the words and marks of a sentence, up to as many as are looked at."""
    found: list[Token] = []
    for match in _TOKEN.finditer(sentence):
        if len(found) == _MOST_WORDS:
            break
        text = match.group()
        found.append(Token(text, (fold(text) or text).replace("-", " "), match.start(), match.end()))
    return found


def _suffers(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a title tells right behind a noun what was done to it: "coaster boarded", "dormitory gutted at Orlova"."""
    return at < len(tokens) and tokens[at].low in words("suffered")


def _is_part(tokens: Sequence[Token], noun: _Noun) -> bool:
    """Say whether a noun is only a part of the place that "of" leads to ("the shore of the lake"), or of its own ("emptied its wards")."""
    part = noun.kind in words("parts") or f"{noun.kind}s" in words("parts")
    after = tokens[noun.after].low if noun.after < len(tokens) else ""
    return part and (after == "of" or (noun.first > 0 and tokens[noun.first - 1].low == "its"))


def _noun_at(tokens: Sequence[Token], at: int) -> _Noun | None:
    """Return the noun of a place that ends at a token, or that begins there as a part of a name ("Hotel Sol", "Camp 5")."""
    word = tokens[at]
    if word.text in words("titles") and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
        after = at + 1
        while after < len(tokens) and after - at < 4 and _is_of_a_name(tokens[after]):
            after += 1
        if after > at + 1 and not _is_of_a_name(tokens[at - 1] if at else word._replace(text="-")):
            return _Noun(at, after, "mountain" if word.low in ("mount", "mt", "monte") else word.low, titled=True)
    if not _may_end(word.low.rpartition(" ")[2]):
        return None
    for length in (3, 2):
        whole = " ".join(token.low for token in tokens[max(0, at + 1 - length) : at + 1])
        if at + 1 >= length and whole in words("compounds"):
            return _Noun(at + 1 - length, at + 1, whole, titled=False)
    if word.low in words("compounds"):
        return _Noun(at, at + 1, word.low, titled=False)
    kind = _kind(word.low)
    return _Noun(at, at + 1, kind, titled=False) if kind is not None else None


def _may_end(low: str) -> bool:
    """Say whether a kind of place can end with a word: most words are told by that, many times cheaper than by what stands before them."""
    return any(one in _lasts() for one in (low, low.removesuffix("s"), low.removesuffix("es")))


@cache
def _lasts() -> frozenset[str]:
    return frozenset(each.split()[-1] for each in _kinds() | words("compounds"))


def _kind(low: str) -> str | None:
    known = _kinds()
    if low in known:
        return low
    return next((one for one in (low.removesuffix("s"), low.removesuffix("es")) if one != low and one in known), None)


@cache
def _kinds() -> frozenset[str]:
    return (words("kinds") | kinds_of_site() | words("vehicles") | words("occasions")) - words("never")


def _is_of_a_name(token: Token) -> bool:
    return token.text[0].isupper() and token.low not in words("no_names") and token.low not in words("stops")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a phrase ends before a token: a mark, a name, a number, a small word or a verb follows, and no further noun."""
    if at >= len(tokens):
        return True
    word = tokens[at]
    if tokens[at - 1].text[0].isupper() and _is_of_a_name(word):
        return False  # "Mill Street"
    return not word.text[0].islower() or word.low in words("after") or word.low in words("does") or word.low.endswith("ed")


def _first(tokens: Sequence[Token], noun: int) -> int:
    """Return the token at which the words begin that say which place of its kind it is."""
    first = noun
    while first and noun - first < _MOST_BETWEEN:
        word = tokens[first - 1]
        acts = word.low in words("done_to") or word.low in words("stopped")
        small = word.low in words("stops") or (acts and not (first > 1 and tokens[first - 2].low in words("determiners")))
        if not word.text[0].isalpha() or small or _owns(word):
            break
        first -= 1
    while first < noun and tokens[first].text[0].isupper() and tokens[first].low in words("no_names"):
        first += 1
    return first


def _owns(word: Token) -> bool:
    return word.text.endswith(("'s", "’s", "s'", "s’")) and not (word.low in words("kind_owners") and word.text.islower())


def _determined(tokens: Sequence[Token], first: int) -> tuple[bool, int]:
    """Return whether an article, a number or an owner stands before a phrase, and the token before all of that."""
    at = first - 1
    determined = False
    while at >= 0 and first - at <= _MOST_BETWEEN:
        word = tokens[at]
        owned = _owns(word) and word.text[0].isalpha()
        if not (word.low in words("determiners") or word.text[0].isdigit() or owned):
            break
        determined = True
        at -= 1
        while owned and at >= 0 and tokens[at].text[0].isupper() and _is_of_a_name(tokens[at]):
            at -= 1
    return determined, at


def _shown(tokens: Sequence[Token], first: int, noun: _Noun, *, determined: bool) -> str | None:
    """Return what the place is called, `None` for a kind by itself that says nothing."""
    if noun.titled:
        return " ".join(token.text for token in tokens[noun.first : noun.after])
    between = [
        t
        for t in tokens[first : noun.first]
        if fold(t.text) not in demonyms() and not (t.text[0].isupper() and is_description(t.text))
    ]
    named = [t for t in between if t.text[0].isupper()]
    plain = [t for t in between if not t.text[0].isupper() and t.low not in words("plain") and not t.low.endswith("ly")][-_KEPT:]
    number, name = _number(tokens, noun), _called_after(tokens, noun)
    kind = " ".join(
        t.text if t.text[0].isupper() and (named or number or name) else t.text.lower() for t in tokens[noun.first : noun.after]
    )
    owner = tokens[first - 1].low if first else ""
    says = (
        named
        or plain
        or number
        or name
        or " " in noun.kind
        or (owner in words("whose") and noun.kind in words("owned"))
        or owner == "of"
    )
    if (noun.kind in words("qualified") and not says) or not (determined or named or number or plain):
        return None
    opens = not determined and not first and tokens[first].text[0].isupper() and kind.endswith("s")  # "Signal cables were cut"
    called = [t.text.lower() if opens and t is tokens[first] else t.text for t in between if t in named or t in plain]
    return " ".join([*called, kind, *number, *name])


def _number(tokens: Sequence[Token], noun: _Noun) -> list[str]:
    """Return the number by which a place of some kinds is called ("hostel 4")."""
    follows = tokens[noun.after].text if noun.after < len(tokens) else ""
    if noun.kind.split()[-1] not in words("numbered") or not follows.isdigit() or len(follows) > 3:
        return []
    return [follows] if noun.after + 1 >= len(tokens) or _ends(tokens, noun.after + 1) else []


def _called_after(tokens: Sequence[Token], noun: _Noun) -> list[str]:
    """Return the name behind a vessel, a hotel or a hall ("the coaster Mira Sol"), and what a capital makes one ("the Ministry of Works")."""
    last = tokens[noun.after - 1]
    behind = tokens[noun.after : noun.after + 3]
    if last.text[0].isupper() and noun.after > 1 and behind and behind[0].low == "of":
        named = [token.text for token in behind[1:] if _is_of_a_name(token)]
        return ["of", *named] if named and _is_of_a_name(behind[1]) else []
    if noun.kind.split()[-1] not in words("called_after"):
        return []
    found = []
    for token in tokens[noun.after : noun.after + 3]:
        if not _is_of_a_name(token):
            break
        found.append(token.text)
    return [word.title() for word in found] if any(word.isupper() and len(word) > _SHORT for word in found) else found


def _fits(tokens: Sequence[Token], noun: _Noun, led: Led, before: int) -> bool:
    """Say whether a kind can be where it happened when it is led to so: vehicles need people aboard, occasions "at"."""
    one = tokens[noun.after - 1].low.endswith(noun.kind.split()[-1])
    if (
        not one
        and noun.after < len(tokens)
        and (tokens[noun.after].text[0].isdigit() or tokens[noun.after].low in words("determiners"))
    ):
        return False  # "Orlova jails 31"
    owner = tokens[noun.first - 1].low if noun.first else ""
    if led.lead in ("from", "lost") and tokens[noun.after - 1].low in words("lost_or_left") and owner in words("whose"):
        return False  # "forced from their homes"
    if led.lead == "in" and before == noun.first - 1 and noun.kind in words("states"):
        return False  # "singer in hospital"
    if noun.kind in words("weapons"):
        return led.lead in words("weapon_leads") and tokens[noun.first - 1].low not in words("weapon_kinds")
    if noun.kind in words("vehicles"):
        came = any(token.low in words("moved") for token in tokens[max(0, before - _MOVED) : before])
        ridden = led.lead in words("carrying") and not (came and led.lead in ("in", "on"))
        got_off = led.lead == "from" and noun.kind not in words("flying")
        return ridden or got_off or led.lead == "there" or (one and (led.lead == "" or led.lead in words("stopped")))
    if noun.kind in words("occasions"):
        fell = led.lead == "on" and noun.kind in words("fallen_on")
        return fell or led.lead == "at" or led.lead in words("done_to")
    return True
