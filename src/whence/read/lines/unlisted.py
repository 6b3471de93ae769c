"""Unlisted: villages, quarters, camps and crossings that no gazetteer holds, read by the words around their names.

In: the sentences of a report and the places that the gazetteer knows in it. Out: both together, in order, none overlapping.
Refuses: names of the report's persons, bodies and outlets; to give a position, a country or an id to a place so read, whatever
place elsewhere bears a like name: `place` is `None` and `certain` false. Only a town that the report itself names in another spelling is that
town. A part of a longer name is no place of its own
("Ashby" in "Port Ashby"), unless it is a country, a province or a large town.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from whence.language.places.gazetteer import Gazetteer
from whence.language.places.relations import relation_after
from whence.language.words.lexicon import load
from whence.language.words.normal import fold
from whence.model.base import replace
from whence.model.said import Where
from whence.model.vocabulary import PlacePrecision, PlaceRelation
from whence.read.lines.called_by_place import form_before_occurrence, is_before_occurrence
from whence.read.lines.placeforms import Form, Run, Told, bare, forms, is_placelike, person_titles, runs, words
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import word_class
from whence.read.text.lands import as_lands
from whence.read.text.layout import Sentence, Token
from whence.read.text.openings import seats
from whence.read.text.senses import grammar

_LARGE = 150_000  # a town of this size is meant even where another capitalised word stands behind it
_WORDS_BEFORE = 12
_LONG_NAME, _ALIKE = 6, 0.88  # letters of a name that may be another's spelling, and how alike the two are then
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.REGION})
_END, _START = attrgetter("end"), attrgetter("start")


class _Names(NamedTuple):
    sentence: Sentence
    runs: tuple[Run, ...]


class _Found(NamedTuple):
    sentence: Sentence
    form: Form
    key: str


class _Others(NamedTuple):
    """Names of the report that are no places: words of persons' names, and whole names of bodies and outlets."""

    persons: frozenset[str]
    speakers: frozenset[str]
    bodies: frozenset[str]


def with_unlisted(text: str, sentences: Sequence[Sentence], known: Sequence[Where]) -> list[Where]:
    """Return the `known` places of a report and those that only the form of its words tells."""
    plain = [_Names(s, tuple(runs(s.tokens))) for s in sentences if not _in_title_case(s)]
    others = _others(plain)
    found = [f for names in plain for f in _formed(names) if not _is_other(f, others)]
    firm = {f.key for f in found if f.form.told is not Told.WEAK} | {fold(seat) for seat in seats(text)}
    taken = [f for f in found if f.key in firm]
    spans = {f.sentence.tokens[f.form.first].start for f in taken}
    again = [f for names in plain if firm for f in _again(names, firm) if f.sentence.tokens[f.form.first].start not in spans]
    sites = _sites(taken, known)
    made = [where for f in (*taken, *again) if (where := _where(text, f, known, sites)) is not None]
    made = as_lands(text, _respelled(_told_inside(sorted(made, key=_START)), known))
    kept = [w for w in known if not _within_another(w, made)]
    return sorted((*kept, *made), key=lambda w: (w.start, w.end))


def _sites(taken: Sequence[_Found], known: Sequence[Where]) -> frozenset[str]:
    """Return the names that the report gives to sites and to no town: "at Navin" is the prison where it speaks of "Navin prison"."""
    named = {fold(w.name) for w in known if w.precision is PlacePrecision.SITE}
    named |= {f.key for f in taken if f.form.precision is PlacePrecision.SITE}
    towns = {f.key for f in taken if f.form.told is Told.CALLED and f.form.precision is PlacePrecision.SETTLEMENT}
    return frozenset(named - towns - {f.key for f in taken if _owns_it(f)})


def _owns_it(found: _Found) -> bool:
    """Say whether a name is a town's by something that every town has one of: "the police station of Dorn", "the hospital of Dorn"."""
    tokens, first = found.sentence.tokens, found.form.first
    of = first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].low in words("leads", "of_a_town")
    return of and found.form.precision is PlacePrecision.SETTLEMENT


def _told_inside(made: Sequence[Where]) -> list[Where]:
    """Return the places, each inside what the report says of its name anywhere ("the Ghorat district of Ostra")."""
    told = {fold(w.name): w for w in reversed(made) if w.inside}
    return [
        replace(w, inside=told[fold(w.name)].inside, country=told[fold(w.name)].country)
        if not w.inside and fold(w.name) in told
        else w
        for w in made
    ]


def _respelled(made: Sequence[Where], known: Sequence[Where]) -> list[Where]:
    """Return the places, each a town that the report names as well where it is that town but for a letter ("Dorwan" beside "Dorvan")."""
    towns: dict[tuple[str, str], dict[str, Where]] = {}
    for town in known:
        name = fold(town.name)
        if town.place is not None and town.precision is PlacePrecision.SETTLEMENT and name:
            towns.setdefault((name[0], name[-1]), {})[name] = town
    out = []
    for where in made:
        name = fold(where.name)
        alike = towns.get((name[:1], name[-1:]), {}) if where.precision is PlacePrecision.SETTLEMENT else {}
        able = [town for written, town in alike.items() if _is_respelled(name, written)]
        out.append(replace(able[0], **_as_written(where)) if len(able) == 1 else where)
    return out


def _as_written(where: Where) -> dict[str, object]:
    return {field: getattr(where, field) for field in ("as_written", "start", "end", "relation", "certain")}


def _is_respelled(one: str, other: str) -> bool:
    """Say whether two longer names, which begin and end alike, differ by a letter."""
    close = abs(len(one) - len(other)) < 2 and min(len(one), len(other)) >= _LONG_NAME
    return close and one != other and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _in_title_case(sentence: Sentence) -> bool:
    """Say whether capitals mean nothing in a line: most of its longer words have them, and no full stop ends it."""
    if any(t.text in ".!?" for t in sentence.tokens[-2:]):
        return False
    long = [t.text for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _formed(names: _Names) -> Iterator[_Found]:
    tokens = names.sentence.tokens
    for form in forms(tokens, names.runs):
        yield _Found(names.sentence, form, _key(tokens, form.first, form.after))
    for form in filter(None, (form_before_occurrence(tokens, run) for run in names.runs)):
        yield _Found(names.sentence, form, _key(tokens, form.first, form.after))


def _key(tokens: Sequence[Token], first: int, after: int) -> str:
    return fold(" ".join(t.text for t in tokens[first:after]).removesuffix("'s").removesuffix("’s"))


def _again(names: _Names, firm: set[str]) -> Iterator[_Found]:
    """Yield the names that are told for places elsewhere in the report, where a preposition leads to them or an occurrence is called by them."""
    tokens = names.sentence.tokens
    for run in names.runs:
        key = _key(tokens, run.first, run.after)
        placed = _follows_preposition(tokens, run) or is_before_occurrence(tokens, run)
        if key in firm and not run.owned and placed:
            yield _Found(names.sentence, Form(run.first, run.after, run.after, PlacePrecision.SETTLEMENT, Told.IN), key)


def _follows_preposition(tokens: Sequence[Token], run: Run) -> bool:
    if not run.first or (run.after < len(tokens) and is_person_word(bare(tokens[run.after].low))):
        return False
    return tokens[run.first - 1].low in grammar("place_prepositions") | {"for", "against", "above", "below"}


def _others(listed: Sequence[_Names]) -> _Others:
    """Return who is named in the report: by a title or office, an age or a first name beside, by speaking, by a body's noun."""
    persons: set[str] = set()
    speakers: set[str] = set()
    bodies: set[str] = set()
    alone = {_key(n.sentence.tokens, r.first, r.after) for n in listed for r in n.runs if r.after - r.first == 1}
    for sentence, found in listed:
        tokens = sentence.tokens
        for run in found:
            names = [fold(bare(t.text)) for t in tokens[run.first : run.after] if not is_person_word(bare(t.low))]
            if any(is_body_word(bare(t.low)) for t in tokens[run.first : run.after]):
                continue
            if _is_labelled(tokens, run):
                bodies.add(_key(tokens, run.first, run.after))
            elif _is_person(tokens, run) or _is_shortened(tokens, run, names, alone):
                persons.update(n for n in names if n not in words("starts", "words"))
            elif _speaks(tokens, run):
                (persons if len(names) > 1 and not _is_led_to(tokens, run) else speakers).update(names)
    return _Others(frozenset(persons), frozenset(speakers), frozenset(bodies))


def _is_person(tokens: Sequence[Token], run: Run) -> bool:
    before = tokens[run.first - 1].low if run.first else ""
    if before == "." and run.first > 1:
        before = tokens[run.first - 2].low
    if is_person_word(before) or is_person_word(tokens[run.first].low) or before in person_titles():
        return True
    if fold(tokens[run.first].text) in _given_names() and run.after - run.first > 1:
        return True
    after = tokens[run.after : run.after + 3]
    if len(after) < 2 or after[0].text not in (",", "("):
        return False
    return after[1].low in ("who", "whose") or (
        after[1].text.isdigit() and len(after[1].text) < 3 and len(after) > 2 and not after[2].word
    )


def _is_shortened(tokens: Sequence[Token], run: Run, names: Sequence[str], alone: set[str]) -> bool:
    """Say whether the report calls somebody by the last of two or three names as well, as it does with persons and not with places."""
    return 1 < len(names) < 4 and names[-1] in alone and not is_placelike(tokens, run)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(load("places")["common"]["names_of_people"])


def _speaks(tokens: Sequence[Token], run: Run) -> bool:
    speech = grammar("speech")
    before = tokens[run.first - 1].low if run.first else ""
    return (run.after < len(tokens) and tokens[run.after].low in speech) or before in speech


def _is_led_to(tokens: Sequence[Token], run: Run) -> bool:
    """Say whether a preposition leads to a name, so that somebody before it is who speaks ("a resident of Tel Sarif said")."""
    return run.first > 0 and tokens[run.first - 1].low in grammar("prepositions")


def _is_labelled(tokens: Sequence[Token], run: Run) -> bool:
    """Say whether the report itself calls a name a body or an outlet: "the Red Sun group", "Crestview, a charity"."""
    labels = word_class("labelling", "sources")
    if run.after < len(tokens) and tokens[run.after].low in labels and tokens[run.after].text.islower():
        return True
    if run.first and tokens[run.first - 1].low in labels and tokens[run.first - 1].text.islower():
        return True
    ahead = tokens[run.after : run.after + 6]
    if len(ahead) < 3 or ahead[0].text != "," or ahead[1].low not in ("a", "an"):
        return False
    if any(t.low in words("apposed", "words") for t in ahead[2:5]):
        return False  # "Dorn, a port city" is no body
    return any(t.text.islower() and is_body_word(t.low) for t in ahead[2:5])


def _is_other(found: _Found, others: _Others) -> bool:
    if found.key in others.bodies:
        return not _owns_it(found)  # "the Dorn station" is a police station where there is talk of "the police station of Dorn"
    if found.form.told is Told.CALLED:
        return False
    names = found.key.split()
    if names[-1] in others.persons or found.key in others.persons or names[0] in others.persons:
        return True
    return found.form.told < Told.IN and bool(others.speakers & set(names))


def _where(text: str, found: _Found, known: Sequence[Where], sites: frozenset[str]) -> Where | None:
    """Return the place of a form, `None` where the gazetteer's own reading stands."""
    tokens, form = found.sentence.tokens, found.form
    start, end, name_end = tokens[form.first].start, tokens[form.until - 1].end, tokens[form.after - 1].end
    first = bisect_right(known, start, key=_END)
    met = known[first : bisect_left(known, end, first, key=_START)]
    if any(_stands(text, w, start, name_end) for w in met) or (met and tokens[form.after - 1].low in ("city", "town")):
        return None
    outer = _outer(text, start, end, known)
    site = form.told is not Told.CALLED and form.precision is PlacePrecision.SETTLEMENT and found.key in sites
    return Where(
        name=text[start:name_end],
        as_written=text[start:end],
        start=start,
        end=end,
        precision=PlacePrecision.SITE if site else form.precision,
        relation=PlaceRelation.IN
        if _is_at_sea(found)
        else relation_after([t.low for t in tokens[max(0, form.first - _WORDS_BEFORE) : form.first]]),
        country=outer.country if outer else None,
        inside=(outer.name, *outer.inside) if outer else (),
        certain=False,
    )


def _is_at_sea(found: _Found) -> bool:
    """Say whether a point of the shore is how a place on the water is called ("sank off Marlow Point"), not what it lies beside."""
    first = found.form.first
    return found.form.precision is PlacePrecision.POINT and first > 0 and found.sentence.tokens[first - 1].low == "off"


def _stands(text: str, where: Where, start: int, end: int) -> bool:
    """Say whether a known place is not only a part of the name at `[start, end)`, or too well known to be one."""
    if (where.start <= start and end <= where.end) or where.start < start or where.end > end or where.place is None:
        return True
    if where.precision in _WIDE:
        return True
    before = {word.lower() for word in text[start : where.start].split()}
    return before <= frozenset(load("places")["directions"]["words"]) and _is_large(where)


def _is_large(where: Where) -> bool:
    return any(p.id == where.place and p.population >= _LARGE for p in Gazetteer.load().lookup(where.name))


def _within_another(where: Where, made: Sequence[Where]) -> bool:
    at = bisect_left(made, where.end, key=_START) - 1
    return at >= 0 and made[at].end > where.start


def _outer(text: str, start: int, end: int, known: Sequence[Where]) -> Where | None:
    """Return the place that the words right beside a name put it in: "Karsh, Syria", "Ostra's Ghorat district"."""
    first = bisect_left(known, end, key=_START)
    if first < len(known) and known[first].place is not None:
        between = text[end : known[first].start].strip()
        if between == "," and known[first].precision in _WIDE:
            return known[first]
    before = bisect_left(known, start, key=_START) - 1
    if before >= 0 and known[before].place is not None and text[known[before].end : start] in ("'s ", "’s "):
        return known[before]
    return None
