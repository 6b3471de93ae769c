"""The gazetteer: places named in a text, and names looked up.

In: a text, or a name with the countries in play. Out: `Where` records with id, position and wider places; `Place` records.
Refuses: to settle a name that could be several places; to turn a site into the town it stands in, or a region into a town; to give
a position to what has none. A name met only by its consonants is never certain, and never met without a country in play.

Places are GeoNames' (CC BY 4.0) and our own (data/places/*.toml); see docs/decisions/0004-language.md.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from whence.language.places.choice import Choice, Votes, choose, contains, count_votes, persons
from whence.language.places.index import ARTICLE, EXACT, SKELETON, SKELETON_MARK, Place, PlaceIndex, open_index
from whence.language.places.keys import place_key, skeleton, sounds_alike, without_articles
from whence.language.places.names import Candidate, Lines, Reader, Scan, demonyms
from whence.language.places.relations import relation_before
from whence.language.places.sites import Site, believed, family_words, heads_line, sites
from whence.language.words.invisible import Plain, without_invisible
from whence.language.words.lexicon import load
from whence.language.words.normal import fold
from whence.language.words.words import Word
from whence.model.base import replace
from whence.model.said import Where
from whence.model.vocabulary import PlacePrecision as Precision
from whence.model.vocabulary import PlaceRelation

__all__ = ["Gazetteer", "Place"]

_PRECISION = {
    "settlement": Precision.SETTLEMENT,
    "site": Precision.SITE,
    "district": Precision.DISTRICT,
    "province": Precision.PROVINCE,
    "region": Precision.REGION,
    "country": Precision.COUNTRY,
}


_STATE = re.compile(r", ?((?:[NSRW]\. ?[A-Z][a-z]?\.)|[A-Z][a-z]{1,4}\.|[A-Z]{2}(?![A-Za-z]))")


@cache
def _states() -> dict[str, str]:
    return {short: name for name, row in load("places")["states"].items() for short in row}


class _Named(NamedTuple):
    candidate: Candidate
    choice: Choice


class Gazetteer:
    """Places by name. `Gazetteer.load()` shares one; the index behind it is read a block at a time."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._numbers = index.numbers
        self._reader = Reader(index, lru_cache(maxsize=8_192)(self._usable))

    @staticmethod
    @cache
    def load() -> "Gazetteer":
        """Return the gazetteer that ships with whence."""
        return Gazetteer(open_index())

    @property
    def attribution(self) -> str:
        """Whose data the places are; to be shown wherever they are."""
        return self._index.attribution

    def lookup(self, name: str, countries: Sequence[str] = ()) -> list[Place]:
        """Return the places called `name`, best first: by how the name was met, then by size.

        `countries` (two-letter codes) are those in play: their places come before all others, and only among them is a name looked
        for by its consonants; such a place has `certain` false. Names that only such a place bears elsewhere are not returned.
        """
        played = frozenset(code.upper() for code in countries)
        found = dict(self._ranked(place_key(name)))
        bones = skeleton(place_key(name))
        if played and bones and not any(self._index.place(number).country in played for number in found):
            for number, _ in self._numbers(SKELETON_MARK + bones):
                place = self._index.place(number)
                if place.country in played and sounds_alike(place_key(name), place_key(place.name)):
                    found.setdefault(number, SKELETON)
        places = [self._index.place(number, rank) for number, rank in found.items()]
        return sorted(
            places,
            key=lambda place: (
                bool(played) and place.country not in played,
                place.rank,
                _order(place),
                -place.population,
                place.id,
            ),
        )

    def _ranked(self, key: str) -> Iterable[tuple[int, int]]:
        """Return the places of a key, also without its articles, each with its closest rank."""
        found: dict[int, int] = {}
        bare = without_articles(key)
        for each, least in ((key, EXACT), (bare, ARTICLE)):
            for number, rank in self._numbers(each) if each else ():
                found[number] = min(found.get(number, SKELETON), max(rank, least))
        return found.items()

    def _usable(self, key: str) -> tuple[tuple[int, int], ...]:
        """Return what a key met in running text may be: exact names, and names but for the article."""
        return tuple(self._ranked(key))

    def find(self, text: str, *, start: int = 0, end: int | None = None, context: Sequence[str] = ()) -> list[Where]:
        """Return the places that `text[start:end]` names, in order, none overlapping.

        `context` says which countries are in play beside those the stretch names: two-letter codes, or names of places.
        Whoever reads a report sentence by sentence gives the countries of the whole (`countries`).
        """
        stop = len(text) if end is None else end
        plain = without_invisible(text, start, stop)
        if plain is not None:
            return [_as_it_stood(text, plain, where) for where in self.find(plain.text, context=context)]
        scan = self._reader.scan(text, start, stop)
        pieces, candidates = scan.pieces, self._reader.named(text, scan)
        votes = count_votes(scan.nations, candidates, self._index, self._codes(context), states=self._states(text, start, stop))
        named = self._chosen(text, candidates, votes)
        sited = [site for site in self._sites(text, scan, named, votes) if not _is_of_nation(site, named)]
        found = [self._site(text, pieces, site, named, votes) for site in sited]
        for at, each in enumerate(named):
            if not _inside_site(each.candidate, sited) and not _is_container(text, named, at):
                found.append(self._where(text, pieces, each))
        return sorted(found, key=lambda where: (where.start, where.end))

    def _sites(self, text: str, scan: Scan, named: Sequence[_Named], votes: Votes) -> Iterator[Site]:
        """Yield the named sites; in headlines only those that the index, a place named right there, or the body bears out."""
        lines = Lines(text, scan.pieces)
        spans = {(each.candidate.start, each.candidate.end) for each in named}

        def known(site: Site) -> bool:
            begin = site.start + text[site.start : site.end].find(site.name)
            return (begin, begin + len(site.name)) in spans or self._known_site(text, site, votes) is not None

        for site in sites(text, scan.pieces, scan.heads):
            kept = believed(text, scan.pieces, site, known) if lines.titled(site.first) or heads_line(text, site) else site
            if kept is not None:
                yield kept

    def countries(self, text: str, *, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """Return the codes of the countries that a text speaks of, most often named first: the context for its sentences."""
        stop = len(text) if end is None else end
        plain = without_invisible(text, start, stop)
        if plain is not None:
            return self.countries(plain.text)
        scan = self._reader.scan(text, start, stop)
        states = self._states(text, start, stop)
        votes = count_votes(scan.nations, self._reader.named(text, scan), self._index, frozenset(), states=states)
        return tuple(
            code for code, _ in sorted(votes.counts.items(), key=lambda row: (-row[1], row[0])) if votes.share(code) >= 0.1
        )

    def _codes(self, context: Iterable[str]) -> frozenset[str]:
        codes = set()
        for each in context:
            if len(each) == 2 and each.isupper():
                codes.add(each)
            else:
                codes.update(place.country for place in self.lookup(each)[:1] if place.country)
        return frozenset(codes)

    def _chosen(self, text: str, candidates: list[Candidate], votes: Votes) -> list[_Named]:
        """Choose from the back, so that "Qamishli, Syria" is chosen with Syria known."""
        surnames = persons(candidates, self._index)
        named: list[_Named] = []
        for candidate in reversed(candidates):
            container = named[-1] if named and _tells_where(text, candidate, named[-1]) else None
            outer = container.choice.place if container else self._state(text, candidate.end)
            choice = choose(candidate, self._index, votes, container=outer, surnames=surnames)
            if choice is not None:
                named.append(_Named(candidate, choice))
        return named[::-1]

    def _state(self, text: str, end: int) -> Place | None:
        """Return the US state whose abbreviation stands behind a town ("Springfield, Ill.")."""
        match = _STATE.match(text, end)
        return self._named_state(match[1]) if match is not None else None

    def _states(self, text: str, start: int, stop: int) -> list[Place]:
        """Return the US state of every abbreviation with its points behind a comma; two bare capitals may be many things."""
        found = (self._named_state(match[1]) for match in _STATE.finditer(text, start, stop) if "." in match[1])
        return [state for state in found if state is not None]

    def _named_state(self, short: str) -> Place | None:
        name = _states().get(short)
        found = [self._index.place(number) for number, _ in self._numbers(place_key(name))] if name else []
        return next((place for place in found if place.kind == "province" and place.country == "US"), None)

    def _where(self, text: str, pieces: list[Word], named: _Named) -> Where:
        candidate, (place, certain) = named
        first, end, precision = candidate.first, candidate.end, _PRECISION[place.kind]
        relation = relation_before(pieces, first)
        following = pieces[candidate.last + 1] if candidate.last + 1 < len(pieces) else None
        after = load("places")["after"]
        direct = following is not None and text[end : following.start] == " " and candidate.end == pieces[candidate.last].end
        if (
            direct
            and following is not None
            and following.text.lower() in (*after["province"], *after["district"])
            and place.kind != "country"
        ):
            return self._area(text, named, following, relation)
        before = pieces[first - 1].text.lower() if first else ""
        if place.kind in ("country", "province") and before in load("places")["directions"]["words"]:
            start = pieces[first - 1].start
            inside = (place.name, *place.inside)
            return Where(
                name=text[start:end], as_written=text[start:end], start=start, end=end, precision=Precision.REGION, relation=relation,
                country=place.country, inside=inside, certain=certain,
            )  # fmt: skip
        return _make(text, place, candidate.start, end, precision=precision, relation=relation, certain=certain)

    def _area(self, text: str, named: _Named, word: Word, relation: PlaceRelation) -> Where:
        """Return the province or district that is called after a place; a town's own entry is not its province's."""
        place, start, end = named.choice.place, named.candidate.start, word.end
        small = word.text.lower() in load("places")["after"]["district"]
        precision = Precision.DISTRICT if small else Precision.PROVINCE
        if place.kind != "settlement":
            return _make(
                text,
                place,
                start,
                end,
                precision=precision,
                relation=relation,
                certain=named.choice.certain,
                name=text[start : named.candidate.end],
            )
        inside = (place.name, *place.inside) if small else place.inside[-1:]
        return Where(
            name=text[start : named.candidate.end], as_written=text[start:end], start=start, end=end, precision=precision, relation=relation,
            country=place.country, inside=inside, certain=named.choice.certain,
        )  # fmt: skip

    def _site(self, text: str, pieces: list[Word], site: Site, named: list[_Named], votes: Votes) -> Where:
        relation = relation_before(pieces, site.first)
        known = self._known_site(text, site, votes)
        if known is not None:
            return _make(
                text, known, site.start, site.end, precision=Precision.SITE, relation=relation, certain=True, name=site.name
            )
        around = _place_around(text, site, named)
        inside = tuple(dict.fromkeys((around.name, *around.inside))) if around is not None else ()
        return Where(
            name=site.name, as_written=text[site.start : site.end], start=site.start, end=site.end, precision=Precision.SITE, relation=relation,
            country=around.country if around is not None else None, inside=inside,
        )  # fmt: skip

    def _known_site(self, text: str, site: Site, votes: Votes) -> Place | None:
        """Return the site of the index with this name, under any word for its kind; of several, one of a country in play."""
        keys = [
            place_key(text[site.start : site.end]),
            *(place_key(f"{site.name} {word}") for word in family_words(site.family)),
            place_key(site.name),
        ]
        for key in dict.fromkeys(keys):
            places = [self._index.place(number, rank) for number, rank in self._ranked(key)]
            sited = [place for place in places if place.kind == "site"]
            played = [place for place in sited if votes.supports(place.country)] or sited
            if len(played) == 1:
                return played[0]
        return None


def _as_it_stood(text: str, plain: Plain, where: Where) -> Where:
    start, end = plain.span(where.start, where.end)
    return replace(where, start=start, end=end, as_written=text[start:end])


def _order(place: Place) -> int:
    return ("country", "settlement", "site", "province", "region", "district").index(place.kind)


def _make(
    text: str,
    place: Place,
    start: int,
    end: int,
    *,
    precision: Precision,
    relation: PlaceRelation,
    certain: bool,
    name: str | None = None,
) -> Where:
    written = text[start:end]
    shouted = written.isupper() and place.kind != "country"  # a dateline: "GAZA, Oct. 11"
    return Where(
        name=name or (place.name if shouted else written), as_written=written, start=start, end=end, precision=precision,
        relation=relation, place=place.id, lat=place.lat, lon=place.lon, country=place.country, inside=place.inside, certain=certain,
    )  # fmt: skip


def _comma_between(text: str, end: int, start: int) -> bool:
    return text[end:start].replace("'s", "").strip(" \u00a0") in (",", "(") and start - end < 4


def _tells_where(text: str, candidate: Candidate, outer: _Named) -> bool:
    """Say whether the place behind a name tells where it lies: after a comma, or a country or province right behind."""
    if _comma_between(text, candidate.end, outer.candidate.start):
        return True
    return text[candidate.end : outer.candidate.start] == " " and outer.choice.place.kind in ("country", "province")


def _inside_site(candidate: Candidate, sited: Sequence[Site]) -> bool:
    """Say whether a name stands in one of the sites, which follow each other in the text."""
    at = bisect_left(sited, candidate.end, key=attrgetter("start")) - 1
    return at >= 0 and candidate.start < sited[at].end


def _is_container(text: str, named: Sequence[_Named], at: int) -> bool:
    """Say whether a place is only named to say where the one right before it lies."""
    if at == 0 or not _comma_between(text, named[at - 1].candidate.end, named[at].candidate.start):
        return False
    return contains(named[at].choice.place, named[at - 1].choice.place)


def _is_of_nation(site: Site, named: Sequence[_Named]) -> bool:
    """Say whether a site's name is only a country's or province's: "a Syria jail" has no name of its own."""
    return any(
        fold(site.name) == each.candidate.key and each.choice.place.kind in ("country", "province", "region")
        for each in _named_from(named, site.start, site.start + 1)
    )


def _named_from(named: Sequence[_Named], start: int, end: int) -> Sequence[_Named]:
    """Return the names that begin in `[start, end)`; names follow each other in the text."""
    first = bisect_left(named, start, key=_begin)
    return named[first : bisect_left(named, end, first, key=_begin)]


def _begin(named: _Named) -> int:
    return named.candidate.start


def _place_around(text: str, site: Site, named: Sequence[_Named]) -> Place | None:
    """Return the place that the words tie a site to: its own name's town, "in X" or ", X" behind it, "X's" before it."""
    before = bisect_left(named, site.start, key=_begin) - 1
    end = named[before].candidate.end if before >= 0 else site.end
    if end <= site.start <= end + 4 and text[end : site.start].strip() in ("'s", "’s", "'", "’"):
        return named[before].choice.place
    for each in _named_from(named, site.end, site.end + 40):
        if _ties(text[site.end : each.candidate.start]):
            return each.choice.place
    for each in _named_from(named, site.start, site.end):
        candidate, place = each.candidate, each.choice.place
        own = candidate.end <= site.end and place.kind != "site" and "area word" not in candidate.support
        if own and candidate.key in (place_key(place.name), without_articles(place_key(place.name))):
            return place
    return None


def _ties(between: str) -> bool:
    words = fold(between).split()
    if not words:
        return between.strip() in (",", "(")
    allowed = {
        "in",
        "near",
        "outside",
        "at",
        "of",
        "inside",
        "around",
        "on",
        *load("places")["before"]["descriptors"],
        *demonyms(),
    }
    return (
        not set(between) & set(".;:!?\n")
        and words[0] in ("in", "near", "outside", "at", "of", "inside", "on")
        and all(word in allowed for word in words)
    )
