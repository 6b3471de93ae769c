"""Phrases that were written before the resolvers met them; the accuracy of that first reading stands in the decision record.

`unseen_*` were the first such set, `further_*` the second: its misses became rules, so that it guards them now.
"""

import csv
import math
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import pytest

from whence.language.dates.dates import times
from whence.language.figures.quantities import figures
from whence.language.places.gazetteer import Gazetteer
from whence.model.said import Figure, When

PHRASES = Path(__file__).parent / "phrases"


def _rows(name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for kind in ("unseen", "further"):
        path = PHRASES / f"{kind}_{name}.tsv"
        if path.exists():
            with path.open(encoding="utf-8") as file:
                found.extend(csv.DictReader(file, delimiter="\t"))
    return found


@pytest.mark.parametrize("row", _rows("dates"), ids=lambda row: str(row["phrase"]))
def test_an_unseen_time_is_resolved(row: dict[str, str]) -> None:
    found = times(row["sentence"], datetime.fromisoformat(row["base"]))
    assert found == [] if row["precision"] == "abstain" else any(_is_time(row, each) for each in found[:1]), found


def _is_time(row: dict[str, str], found: When) -> bool:
    if found.start is None or found.end is None:
        return False
    start, end = found.start.date(), found.end.date()
    for first, last in ((row["start"], row["end"]), (row["alt_start"], row["alt_end"])):
        if first == "-":
            continue
        a, b = date.fromisoformat(first), date.fromisoformat(last)
        if a == b and start == a and 0 <= (end - a).days <= 1:
            return True
        if a != b and abs((start - a).days) <= 1 and abs((end - b).days) <= 1:
            return True
    return False


_SENTENCES = [(text, list(rows)) for text, rows in groupby(_rows("quantities"), key=lambda row: row["sentence"])]


@pytest.mark.parametrize(("text", "rows"), _SENTENCES, ids=[text for text, _ in _SENTENCES])
def test_an_unseen_quantity_is_read(text: str, rows: list[dict[str, str]]) -> None:
    wanted = [row for row in rows if row["n"] != "0"]
    found = figures(text)
    assert len(found) == len(wanted) and all(map(_is_quantity, wanted, found)), found


def _is_quantity(row: dict[str, str], figure: Figure) -> bool:
    lo, hi = float(row["lo"]), float(row["hi"])
    low, high = figure.lo or 0.0, math.inf if figure.hi is None else figure.hi
    if row["modifier"] == "vague":
        return low == lo
    if row["modifier"] == "about":
        return low >= lo * 0.85 and high <= hi * 1.15 and figure.modifier.value == "about"
    return (low, high) == (lo, hi)


@pytest.mark.parametrize("row", _rows("places"), ids=lambda row: str(row["name"]))
def test_an_unseen_name_is_looked_up(row: dict[str, str]) -> None:
    found = next(iter(Gazetteer.load().lookup(row["name"], [row["country"]])), None)
    if row["kind"] != "town":  # a region or site never becomes a town
        assert found is None or found.kind in (row["kind"], "province")
        return
    assert found is not None and found.lat is not None and found.lon is not None
    east = (found.lon - float(row["lon"])) * math.cos(math.radians(found.lat))
    assert math.hypot(found.lat - float(row["lat"]), east) * 111 <= 15, found


@pytest.mark.parametrize("row", _rows("texts"), ids=lambda row: str(row["text"]))
def test_the_places_of_an_unseen_sentence_are_found(row: dict[str, str]) -> None:
    wanted = [] if row["places"] == "-" else row["places"].split("; ")
    found = Gazetteer.load().find(row["text"])
    assert [f"{each.as_written}:{each.precision.value}:{each.country}" for each in found] == wanted
