"""Placeforms: where a sentence names a place, told by the words around a name and not by a list of places.

In: the tokens of a sentence. Out: `Form`s: the name, the noun beside it ("Karsh district"), how fine it is, how firmly it is told.
Refuses: names that own something ("Ostra's mayor"), names of bodies and days, a bare name behind words that lead to persons as well.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whence.language.places.names import demonyms, form_of, is_name_word
from whence.language.places.sites import is_description
from whence.language.words.lexicon import load
from whence.model.vocabulary import PlacePrecision
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import is_adverb, is_finite, word_class
from whence.read.text.layout import Token
from whence.read.text.senses import grammar, verb_forms

_TABLE = "placeforms"
_INNER = frozenset({"al", "el", "de", "la", "del", "le", "du", "di", "da", "es", "ez"})
_LONGEST_NAME = 4
_ARTICLES = frozenset({"the", "a", "an"})
_FINE = ("settlement", "district", "province", "region", "point", "site", "country")
_AREAS = frozenset({PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE})


class Run(NamedTuple):
    """Capitalised words in a row, tokens `[first, after)`; `owned` where the last has a possessive ending."""

    first: int
    after: int
    owned: bool


class Told(IntEnum):
    """How firmly words tell a name for a place.

    `WEAK` words ("from X") need other words of the report that tell it better, `LED` ones ("between X and Y", "at X") hold where
    the name speaks nowhere, `IN` ones ("in X", "the road to X") unless it is known for a person, `CALLED` ones ("the town of X",
    "X district") always.
    """

    WEAK = 0
    LED = 1
    IN = 2
    CALLED = 3


class Form(NamedTuple):
    """A name told for a place: tokens `[first, after)`, with its noun `[first, until)`, and how firmly it is told."""

    first: int
    after: int
    until: int
    precision: PlacePrecision
    told: Told


@cache
def words(section: str, name: str) -> frozenset[str]:
    """Return a list of the lexicon."""
    return frozenset(load(_TABLE)[section][name].split())


@cache
def _kinds(section: str) -> dict[str, PlacePrecision]:
    rows = load(_TABLE)[section]
    return {word: PlacePrecision(fine) for fine in reversed(_FINE) for word in rows.get(fine, "").split()}


@cache
def person_titles() -> frozenset[str]:
    """Return the words behind which a name is a person's."""
    return frozenset(load("places")["before"]["person_titles"])


def bare(low: str) -> str:
    """Return a lower-case token without a possessive ending."""
    return low.removesuffix("'s").removesuffix("’s")


def runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """Yield the names of a sentence: capitalised words in a row, without days, nations and words that only begin a sentence."""
    at = 0
    while at < len(tokens):
        if not _names(tokens, at):
            at += 1
            continue
        after = at + 1
        while after < len(tokens) and after - at < _LONGEST_NAME and not _owns(tokens[after - 1]):
            if _names(tokens, after) and _beside(tokens, after) and tokens[after].low not in person_titles():
                after += 1
            elif _is_inner(tokens, after):
                after += 2
            else:
                break
        if after < len(tokens) and tokens[after - 1].low in words("numbered", "words") and tokens[after].text.isdigit():
            after += 1
        yield Run(at, after, _owns(tokens[after - 1]) or (after < len(tokens) and tokens[after].text in ("'", "’")))
        at = after


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a small word or point at `at` stands inside a name: "Puerto de Sal", "St. Orme"."""
    inner = tokens[at].low in _INNER or (tokens[at].text == "." and tokens[at - 1].low in ("st", "ste", "mt"))
    inner = inner or (tokens[at].low == "of" and tokens[at - 1].low in {**_kinds("features"), **_kinds("leading")})  # "Gulf of X"
    return inner and at + 1 < len(tokens) and _names(tokens, at + 1)


def _beside(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].start - tokens[at - 1].end <= 1


def _names(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token is written as a name that may be a place's."""
    token = tokens[at]
    if token.low == token.text or not token.word or not is_name_word(token.text) or not token.text[0].isalpha():
        return False
    low = bare(token.low)
    if (
        len(low) < 2
        or (at == 0 and (is_adverb(token) or low in word_class("openers")))
        or any(low in grammar(name) for name in ("prepositions", "subordinators", "determiners"))
    ):
        return False
    if low in words("never", "words") or is_description(token.text) or form_of(token.text).key in demonyms():
        return False
    return not (token.text.isupper() and len(token.text) > 1)


def _owns(token: Token) -> bool:
    return token.low.endswith(("'s", "s'", "’s"))


def forms(tokens: Sequence[Token], named: Sequence[Run]) -> list[Form]:
    """Return the forms among the names of a sentence: told by a noun, by what leads to them, or by the place they are listed with."""
    found: list[Form] = []
    for run in named:
        if run.owned or _is_numbered(tokens, run.after) or _is_never(tokens, run):
            continue
        form = _told(tokens, run)
        if form is None and found:
            form = _joined(tokens, found[-1], run)
        if form is not None:
            found.append(form)
    return found


def _is_never(tokens: Sequence[Token], run: Run) -> bool:
    """Say whether a name is one of those that mean a body or a trade ("Wall Street"), or joined to another by "&"."""
    name = " ".join(t.low for t in tokens[run.first : run.after])
    return name in load(_TABLE)["never"]["names"] or (run.after < len(tokens) and tokens[run.after].text == "&")


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a number stands right behind a name: "Exhibit 40", "Resolution 2254"; not one that counts ("in Karsh 12 people died")."""
    if at >= len(tokens) or not tokens[at].text[0].isdigit():
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not after.text.islower() or is_finite(tokens, at + 1) or after.low in word_class("prepositions")


def _told(tokens: Sequence[Token], run: Run) -> Form | None:
    if _is_body(tokens, run) or is_person_word(tokens[run.first].low):
        return None
    before, article = _before(tokens, run.first)
    called = _called(tokens, run)
    behind = _behind(tokens, run, article=tokens[run.first - 1].low if article else "")
    if called is not None:
        until = behind.until if behind else run.after
        return Form(run.first, run.after, until, behind.precision if behind else called, Told.CALLED)
    feature = _feature(tokens, run)
    leads = _leads(tokens, before)
    loosely = before >= 0 and tokens[before].low in words("leads", "loose")  # "under the Carrow flyover"
    if leads is None and (behind is not None or feature is not None or _starts(tokens, run)) and loosely:
        leads = Told.IN
    if behind is not None and (behind.told is not Told.WEAK or leads is not None):
        return behind._replace(told=max(behind.told, Told.IN))
    apposed = _apposed(tokens, run.after)
    if apposed is not None:
        return Form(run.first, run.after, run.after, apposed, Told.CALLED)
    if article and feature is None and _leads_to_river(tokens, before):
        return Form(run.first, run.after, run.after, PlacePrecision.REGION, Told.IN)
    if leads is None or (article and feature is None) or _follows_body(tokens, run.after):
        return None
    if feature is not None:
        leads = Told.CALLED
    elif _starts(tokens, run):
        leads = max(leads, Told.IN)
    elif _describes(tokens, run.after):
        leads = Told.WEAK
    several = tokens[before].low == "at" and before > 0 and _kinds("plurals").get(tokens[before - 1].low) is PlacePrecision.SITE
    plain = PlacePrecision.SITE if several else PlacePrecision.SETTLEMENT  # "the camps at X and Y" are called X and Y
    return Form(run.first, run.after, run.after, feature or plain, leads)


def _leads_to_river(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the words before "the X" are those before a river: "crossed the Dorn", "on the banks of the Dorn"."""
    at -= at > 0 and tokens[at].low == "of"
    return at >= 0 and tokens[at].low in words("leads", "river")


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a noun follows at `at` that the name before it only describes ("in Merrow polls")."""
    if at >= len(tokens) or not tokens[at].text.islower() or is_finite(tokens, at) or is_adverb(tokens[at]):
        return False
    low = tokens[at].low
    small = (
        grammar(name) for name in ("prepositions", "determiners", "subordinators", "conjunctions", "auxiliaries", "pronouns")
    )
    acts = low in grammar("speech") or low in verb_forms()[0] or low.endswith(("ed", "ing"))
    return not (acts or low in words("behind", "words") or any(low in each for each in small))


def _starts(tokens: Sequence[Token], run: Run) -> bool:
    """Say whether a name begins as names of places do: "Tel Sarif", "Saint-Orme"."""
    first, hyphen, _ = tokens[run.first].low.partition("-")
    return first in words("starts", "words") and (bool(hyphen) or run.after - run.first > 1)


def is_placelike(tokens: Sequence[Token], run: Run) -> bool:
    """Say whether a name by itself is written as that of a place: "Tel Sarif", "Kestrel Bay"."""
    return _starts(tokens, run) or _feature(tokens, run) is not None


def _is_body(tokens: Sequence[Token], run: Run) -> bool:
    """Say whether a name is that of a body or an outlet; "Karsh City" and "Mission Bay" are not."""
    if _kinds("features").get(tokens[run.after - 1].low) is not None:
        return False
    return any(is_body_word(bare(tokens[at].low)) for at in range(run.first, run.after))


def _feature(tokens: Sequence[Token], run: Run) -> PlacePrecision | None:
    """Return what a word of the name itself calls it: "Lake Dorn", "Kestrel Bay"."""
    if run.after - run.first < 2:
        return None
    first = "features" if tokens[run.first + 1].low == "of" else "leading"
    found = _kinds("features").get(tokens[run.after - 1].low) or _kinds(first).get(tokens[run.first].low)
    return found or _kinds("leading").get(tokens[run.first].low)


def _before(tokens: Sequence[Token], first: int) -> tuple[int, bool]:
    """Return the token before a name and what describes it ("central", "the outskirts of"), and whether an article stands there."""
    descriptors = load("places")["before"]["descriptors"]
    at = first - 1
    article = at >= 0 and tokens[at].low in _ARTICLES
    while at >= 0 and first - at <= 6:
        low = tokens[at].low
        if low not in _ARTICLES and (low not in descriptors or low in ("of", "port") or low in words("leads", "away")):
            break
        at -= 1
    return at, article


def _leads(tokens: Sequence[Token], at: int) -> Told | None:
    """Return how firmly the word at `at` leads to a place, `None` where it does not."""
    if at < 0:
        return None
    low = tokens[at].low
    one = tokens[at - 1].low if at else ""
    if low in words("leads", "plain"):
        return Told.IN
    if any(low in words("leads", name) for name in ("firm", "list_of_places", "verbs")):
        return Told.LED
    if low == "of":
        if one in ("station", "stations") and tokens[at - 2].low not in words("leads", "stations"):
            return None  # "the power station of X" may have a name of its own
        return Told.IN if any(one in words("leads", name) for name in ("away", "measures", "of")) else None
    if low == "to":
        return Told.IN if one in words("leads", "to") else None
    if low == "from":
        if one in words("leads", "measures") or one in words("leads", "from"):
            return Told.IN
        if one in words("leads", "not_from") or is_person_word(one):
            return None
        return Told.LED if _goes_to(tokens, at + 1) else Told.WEAK
    if low == "at":
        return None if one in words("leads", "not_at") else Told.LED
    if low in ("on", "over"):
        return Told.LED if one in words("leads", low) else Told.WEAK
    if low == "for":
        return Told.LED if one in words("leads", "for") else None
    if low in words("leads", "weak"):
        goes_on = any(one.low == "the" and other.low in words("apposed", "words") for one, other in pairwise(tokens[at + 2 :]))
        return Told.LED if goes_on else Told.WEAK  # "attacked X and said that it had entered the town"
    return Told.WEAK if low == "against" else None


def _goes_to(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a name at `at`, behind "from", is followed by "to" and another ("from Karsh to Dumat")."""
    while at < len(tokens) and tokens[at].word and is_name_word(tokens[at].text):
        at += 1
    return at + 1 < len(tokens) and tokens[at].low == "to" and _names(tokens, at + 1)


def _called(tokens: Sequence[Token], run: Run) -> PlacePrecision | None:
    """Return what the words before a name call it: "the town of X", "the port city X", "the capital, X"."""
    at = run.first - 1
    of = at >= 1 and tokens[at].low == "of"
    comma = at >= 1 and tokens[at].text == ","
    at -= of or comma
    if at < 0 or not tokens[at].text.islower():
        return None
    low = tokens[at].low
    if comma:
        ends = run.after >= len(tokens) or not tokens[run.after].word
        return PlacePrecision.SETTLEMENT if low == "capital" and ends else None
    if of and low in _kinds("plurals"):
        return PlacePrecision.SETTLEMENT if low == "districts" else _kinds("plurals")[low]
    fine = _kinds("nouns").get(low)
    if fine is None or not (of or low in words("apposed", "words")):
        return None
    if of and fine is PlacePrecision.DISTRICT and at and (is_name_word(tokens[at - 1].text) or tokens[at - 1].low == "market"):
        return PlacePrecision.SETTLEMENT  # "the Harrow district of X" lies in a town
    if of and low == "capital":
        return PlacePrecision.PROVINCE
    return fine if of or _is_noun_phrase(tokens, at) else None


def _is_noun_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the noun right before a name stands by itself ("the village X"), and is no office ("state senator X")."""
    return at > 0 and (tokens[at - 1].low in ("the", "a") or tokens[at - 1].low in load("places")["before"]["descriptors"])


def _behind(tokens: Sequence[Token], run: Run, *, article: str) -> Form | None:
    """Return the form that a noun behind a name makes: "Karsh district", "the Orun valley", "the Gorlin colliery"."""
    for at in (run.after, run.after + 1):
        if at >= len(tokens) or not tokens[at].text.islower() or not _beside(tokens, at):
            return None
        low = tokens[at].low
        fine = _kinds("nouns").get(low) or _kinds("plurals").get(low)
        if fine is None:
            continue
        if _follows_body(tokens, at + 1) or low in ("capital", "port", "post", "department", "state", "community"):
            return None
        area = fine in (PlacePrecision.DISTRICT, PlacePrecision.PROVINCE, PlacePrecision.REGION)
        if (at > run.after and (area or article != "the")) or (article == "a" and not area):
            continue
        if fine is PlacePrecision.SETTLEMENT and tokens[at + 1 : at + 2] and tokens[at + 1].low == "of":
            return None  # "the Ostravian city of Karsh": the town is Karsh
        fixed = article == "the" and low in words("nouns", "fixed")
        return Form(run.first, run.after, at + 1, fine, Told.CALLED if area else Told.IN if fixed else Told.WEAK)
    return None


def _follows_body(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word at `at` makes what stands before it a person's or a body's ("Karsh police", "Ostra Crown Court")."""
    if at >= len(tokens) or not tokens[at].word or not _beside(tokens, at):
        return False
    low = bare(tokens[at].low)
    return is_person_word(low) or (is_body_word(low) and low not in ("today", "city", "county", "defence", "state"))


def _apposed(tokens: Sequence[Token], at: int) -> PlacePrecision | None:
    """Return what "a town", "the river that ..." or "40 km north of" behind a comma at `at` call the name before it, `None` for other words."""
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return None
    if tokens[at + 1].low not in _ARTICLES:
        far = any(t.low in words("leads", "measures") for t in tokens[at + 1 : at + 4])
        away = any(t.low in words("leads", "away") | {"from", "outside"} for t in tokens[at + 1 : at + 6])
        return PlacePrecision.SETTLEMENT if far and away else None
    for j in range(at + 2, min(at + 2 + 4, len(tokens))):
        low, fine = tokens[j].low, _kinds("nouns").get(tokens[j].low)
        if low in words("apposed", "waters") and j + 1 < len(tokens) and _kinds("nouns").get(tokens[j + 1].low) in _AREAS:
            continue  # "a river town" is a town
        if fine in _AREAS or low in words("apposed", "waters"):
            whole = fine not in _AREAS or fine is PlacePrecision.SETTLEMENT or tokens[at + 1].low != "the"
            named = PlacePrecision.SETTLEMENT if fine in _AREAS else PlacePrecision.REGION
            return named if whole and not _follows_body(tokens, j + 1) else None
        if low in grammar("prepositions") or is_person_word(low) or not tokens[j].text.islower() or is_finite(tokens, j):
            return None  # "an elder of the village" calls somebody an elder
    return None


def _joined(tokens: Sequence[Token], last: Form, run: Run) -> Form | None:
    """Return the form of a name listed with a place: "in Karsh and Dumat", "the villages of A, B and C"."""
    between = [t.low for t in tokens[last.until : run.first]]
    while between and between[-1] in ("the", "in", "near", "around", "of", "nearby", "later", "from"):
        between.pop()
    way = between == ["to"] and last.first > 0 and tokens[last.first - 1].low == "from"
    listing = way or between in (["and"], ["or"], ["&"], [",", "and"]) or (between == [","] and _goes_on(tokens, run.after))
    if not listing or _is_body(tokens, run) or _follows_body(tokens, run.after) or is_person_word(tokens[run.first].low):
        return None
    if run.after < len(tokens) and tokens[run.after].low in grammar("speech"):
        return None  # "in Karsh, and Dursun said"
    return Form(run.first, run.after, run.after, last.precision, last.told)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a list goes on to its last member, "and C", behind the name that ends at `at`."""
    while at + 1 < len(tokens) and tokens[at].text == "," and is_name_word(tokens[at + 1].text):
        at += 1
        while at < len(tokens) and tokens[at].word and is_name_word(tokens[at].text):
            at += 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    return at + 1 < len(tokens) and tokens[at].low in ("and", "or", "&") and is_name_word(tokens[at + 1].text)
