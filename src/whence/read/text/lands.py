"""Lands: names that a report uses as those of countries, whatever lists know.

In: a report's text and the places that only the form of its words told. Out: the same places, a land's as wide as a country.
Whose people and forces the text calls by the name's own adjective ("Ostravian officials", "the Ostravian city of Karsh") is a land: what lies
"in eastern Ostravia" is told to lie in no town of that name, and does not differ in place from what lies in Karsh.
Refuses: a name that the text calls a town, a district, a site, and one that the gazetteer knows.
"""

import re
from collections.abc import Sequence

from whence.model.base import replace
from whence.model.said import Where
from whence.model.vocabulary import PlacePrecision

_SHORTEST = 5  # letters of a land's name: below, too many words are another's adjective by chance
_ADJECTIVE = re.compile(r"\b([A-Z][a-z]{4,}(?:an|ese|ish|ic|i))(?=[ -][a-z])")


def as_lands(text: str, made: Sequence[Where]) -> list[Where]:
    """Return the places, those as wide as a country whose name has an adjective that the text uses of people and things."""
    names = {w.name for w in made if _may_be_land(w)}
    if not names:
        return list(made)
    adjectives = set(_ADJECTIVE.findall(text))
    lands = {name for name in names if adjectives & _adjectives(name)}
    called = {w.name for w in made if w.as_written != w.name}  # "Ostravia district", "Ostravia city": the text says what it is
    lands -= called
    return [replace(w, precision=PlacePrecision.COUNTRY) if w.name in lands and _may_be_land(w) else w for w in made]


def _may_be_land(where: Where) -> bool:
    """Say whether a place is one bare word that its form alone took for a town."""
    plain = where.place is None and where.precision is PlacePrecision.SETTLEMENT and not where.inside
    return plain and len(where.name) >= _SHORTEST and where.name.isalpha()


def _adjectives(name: str) -> set[str]:
    """Return what may be called by the name of a land: "Ostravian" of Ostravia, "Kelmari" and "Kelmarian" of Kelmar, "Norlandic" of Norland."""
    if name.endswith("a"):
        return {name + "n", name[:-1] + "ese", name[:-1] + "ish"}
    stem = name.removesuffix("e")
    return {stem + ending for ending in ("ian", "an", "ese", "ish", "ic", "i")}
