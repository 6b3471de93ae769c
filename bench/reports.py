"""A stream of templated English incident reports, wording ours: one large incident among many small ones.

Pseudo-words would give reading and matching nothing to do, so every report has outlets, officials, figures, places and hedges that
the stages have to work on. Copies are verbatim, cut, or edited; the rest is told anew from the same facts. Same seed, same stream.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

TOWNS = ["Qamishli", "Kharkiv", "Sana'a", "El Fasher", "Khan Younis", "Goma", "Kunduz", "Mosul", "Benghazi", "Mopti", "Maiduguri", "Mandalay",
         "Port-au-Prince", "Kramatorsk", "Aleppo", "Taiz", "Nyala", "Rafah", "Bunia", "Herat", "Kirkuk", "Misrata", "Gao", "Kano"]  # fmt: skip
OUTLETS = [f"{a} {b}" for a in ("Northern", "Harbour", "Daily", "River", "Meridian", "Evening", "Coast", "Valley", "Union", "Market")
           for b in ("Gazette", "Post", "Courier", "Observer", "Chronicle", "Mirror", "Herald", "Standard")]  # fmt: skip
WIRES = ["Aldine", "Ostrava Wire", "Corvex", "Tellus News"]
PEOPLE = [
    "Amina Harrow",
    "Jonas Weller",
    "Pavel Stradin",
    "Leila Osman",
    "Marta Quist",
    "Idris Kalo",
    "Selma Brandt",
    "Omar Reyes",
]
BODIES = [
    "Interior Ministry",
    "Civil Defence",
    "Governor's Office",
    "Northern Brigade",
    "Red Crescent",
    "Health Directorate",
    "Coast Guard",
]


class Kind(NamedTuple):
    """How one sort of incident is told: title, first sentence, and what a second sentence may add."""

    title: str
    lead: str
    more: tuple[str, ...]


KINDS = (
    Kind("{n} killed as shells hit market in {town}", "{N} people were killed when shells hit a market in {town} on {day}, {source} said.",
         ("At least {m} others were wounded, {pronoun} added.", "The shelling reportedly came from hills north of the town.",
          "The {body2} denied that its forces had fired on {town}.")),
    Kind("{n} prisoners escape from jail near {town}", "{N} prisoners escaped from a jail near {town} on {day}, {source} told {wire}.",
         ("Two of them were recaptured, {pronoun} said.", "The escape could not be independently verified.",
          "Guards allegedly left their posts after an explosion.")),
    Kind("Car bomb kills {n} in {town}", "A car bomb killed {n} people in {town} on {day}, according to {source}.",
         ("No group has claimed responsibility.", "At least {m} people were injured, a hospital official said.",
          "Local media put the number of dead at {m}.")),
    Kind("{n} aid workers abducted near {town}", "Gunmen abducted {n} aid workers near {town} on {day}, {source} said.",
         ("The {body2} said a search was under way.", "Their organisation declined to comment.",
          "A witness said the men wore uniforms.")),
    Kind("Flood kills {n} in {town}", "Floods killed {n} people in {town} on {day}, {source} told reporters.",
         ("About {m},000 people have been displaced, {pronoun} said.", "The figure could not be confirmed.",
          "The {body2} warned that water levels may rise further.")),
    Kind("Protesters clash with police in {town}", "Police fired tear gas at protesters in {town} on {day}, {source} said.",
         ("At least {m} people were arrested.", "Organisers said {m},000 had taken part.", "The {body2} said officers were attacked first.")),
)  # fmt: skip
BACKGROUND = (
    "The town has changed hands twice since the conflict began and most of its families have left at least once.",
    "Roads into the district were closed for much of the week and telephone lines were down, residents told local reporters.",
    "Rights groups have asked both sides to let aid convoys through before the winter, so far without an answer.",
    "A ceasefire agreed in the spring has been broken by each side, according to monitors who keep a list of complaints.",
    "Prices of bread and fuel have doubled since the crossing was shut, traders in the old market said.",
    "Schools in the area have been used as shelters and lessons take place in the afternoon only.",
)


class Fact(NamedTuple):
    """What one incident's reports tell."""

    number: int
    kind: Kind
    town: str
    day: datetime
    values: dict[str, str]


def stream(count: int, *, seed: int = 7, large: float = 0.5) -> Iterator[dict[str, Any]]:
    """Yield `count` reports in order of time; a share of `large` is about one incident, the others about ones of 1 to 6 reports."""
    rng = random.Random(seed)
    big = _fact(rng, 0)
    small, left = _fact(rng, 1), rng.randint(1, 6)
    earlier: dict[int, list[dict[str, Any]]] = {}
    made = 1
    for n in range(count):
        if rng.random() < large:
            fact = big
        else:
            if left == 0:
                made += 1
                small, left = _fact(rng, made), rng.randint(1, 6)
            fact, left = small, left - 1
        told = earlier.setdefault(fact.number, [])
        report = _copy(rng, rng.choice(told[-20:])) if told and rng.random() < 0.35 else _told(rng, fact)
        when = fact.day + timedelta(hours=2, minutes=rng.randint(0, 2800))
        told.append(report)
        del told[:-20]
        yield {"id": f"s{n:07d}", "outlet": rng.choice(OUTLETS), "published": when.isoformat(), "lang": "en", **report}


def _fact(rng: random.Random, number: int) -> Fact:
    day = datetime(2024, 3, 1, 8, tzinfo=UTC) + timedelta(days=number % 240)
    n = rng.randint(2, 9)
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    body = rng.choice(BODIES)
    source = rng.choice([f"an official of the {body}", f"{body} spokeswoman {rng.choice(PEOPLE)}", f"the {body}"])
    values = {
        "n": words[n],
        "N": words[n].capitalize(),
        "m": str(n + rng.randint(2, 30)),
        "wire": rng.choice(WIRES),
        "body2": rng.choice(BODIES),
        "source": source,
        "pronoun": "the official",
    }
    town = rng.choice(TOWNS)
    return Fact(number, rng.choice(KINDS), town, day, values | {"town": town, "day": day.strftime("%A")})


def _told(rng: random.Random, fact: Fact) -> dict[str, Any]:
    wire = rng.choice(WIRES)
    lead = fact.kind.lead.format(**fact.values)
    start = f"{fact.town.upper()} ({wire}) - " if rng.random() < 0.3 else ""
    more = [s.format(**fact.values) for s in rng.sample(fact.kind.more, rng.randint(1, len(fact.kind.more)))]
    back = rng.sample(BACKGROUND, rng.randint(1, 3))
    text = "\n\n".join([start + lead, " ".join(more), *back])
    return {"title": fact.kind.title.format(**fact.values), "text": text}


def _copy(rng: random.Random, report: dict[str, Any]) -> dict[str, Any]:
    paragraphs = report["text"].split("\n\n")
    if rng.random() < 0.4 and len(paragraphs) > 2:
        paragraphs = paragraphs[:-1]
    elif rng.random() < 0.5:
        paragraphs.append(rng.choice(BACKGROUND))
    return {"title": report["title"], "text": "\n\n".join(paragraphs)}
