"""Fillers: from the words beside an occurrence to who or what fills a role, by name and without what only counts.

In: a range of tokens that stands where a role is filled. Out: slots, one for each of several joined by "and".
Refuses: words that name nobody ("five of them", "no man"), and what cannot do or suffer such a thing ("the announcement"): the role
then stays open.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from whence.language.places.names import demonyms
from whence.model.said import Slot
from whence.model.vocabulary import BlockKind, IncidentType, SourceKind
from whence.read.counts.counts import people_nouns
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, is_name
from whence.read.roles.named_after import named_after
from whence.read.roles.named_beside import named_beside
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import word_class
from whence.read.text.senses import grammar, verb_forms, word_classes

_TABLE = "roles_fillers"
_NAME_WORDS = 8
_LEAST_NAMES, _MOST_NAMES = 2, 4
_IN_NAMES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "da", "dos", "van", "von", "ould", "bint"})
_JOINTS = frozenset({"and", "or", ",", "&", "nor"})
_T = IncidentType
_PEOPLE_ONLY = frozenset(
    {_T.ESCAPE, _T.ABDUCTION, _T.DETENTION, _T.RELEASE_TRANSFER, _T.DISPLACEMENT, _T.SEXUAL_VIOLENCE, _T.ILL_TREATMENT, _T.KILLING,
     _T.ARMED_CLASH}
)  # fmt: skip
_PERSON_CLASSES = frozenset(
    "captive guard combatant person civilian journalist official_word police diplomat group_word foreigners_word state_name".split()  # noqa: SIM905
)
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ing", "ance", "ence", "ism", "ship", "ure", "ency", "ly")
_NEVER = frozenset({"artillery", "device", "blast_word", "aircraft", "violence", "video", "document", "casualty_word"})
_MEASURES = frozenset({
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year",
    "years", "decade", "decades", "mile", "miles", "metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer",
    "kilometers", "count", "counts", "charge", "charges", "block", "blocks", "times",
})  # fmt: skip
_NO_CLASS: frozenset[str] = frozenset()
_PERSON_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "men", "man", "woman", "women", "folk", "ees", "ee")


def doers(line: Line, text: str, ranges: Sequence[Range]) -> tuple[Slot, ...]:
    """Return who acts: people, bodies and names; never a thing or an abstract noun."""
    return _slots(line, text, ranges, things=False)


def harmed(line: Line, text: str, ranges: Sequence[Range], kind: IncidentType) -> tuple[Slot, ...]:
    """Return who or what it happens to; people alone where only people can be meant (who escaped, who was taken), persons by their names."""
    return _slots(line, text, ranges, things=kind not in _PEOPLE_ONLY, suffers=True)


def _slots(line: Line, text: str, ranges: Sequence[Range], *, things: bool, suffers: bool = False) -> tuple[Slot, ...]:
    found: dict[int, Slot] = {}
    for each in ranges:
        for part in _parts(line, each):
            kept = _core(line, part)
            if kept is not None and _fits(line, kept, things=things, suffers=suffers):
                start, end = line.tokens[kept.first].start, line.tokens[kept.after - 1].end
                end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
                named = _person_name(line, kept, sure=not things) if suffers else None
                kind = None if named is None else SourceKind.NAMED_PERSON
                name = text[start if named is None else line.tokens[named].start : end]
                found.setdefault(start, Slot(name=" ".join(name.split()), start=start, end=end, kind=kind))
                for slot in _apposed(line, text, kept) if suffers and named is None else ():
                    found.setdefault(slot.start, slot)
    return tuple(found.values())


def _apposed(line: Line, text: str, found: Range) -> Iterator[Slot]:
    """Yield the person whose name commas put beside what he is ("a trader, Omar Belg,")."""
    person = is_people(line.low[found.after - 1]) or is_person_word(line.low[found.after - 1])
    beside = (named_after(line, found.after) or named_beside(line, found.first, found.after)) if person else None
    first = _person_name(line, beside, sure=True) if beside is not None else None
    if beside is not None and first is not None:
        start, end = line.tokens[first].start, line.tokens[beside.after - 1].end
        yield Slot(name=text[start:end], start=start, end=end, kind=SourceKind.NAMED_PERSON)


def _person_name(line: Line, found: Range, *, sure: bool) -> int | None:
    """Return where a person's name begins in a phrase for whom it happened to ("Sergeant Levan Orbel"), `None` where none stands there.

    `sure`: only people can suffer it; what shells hit has a person's name where a title stands before it, or an age or "a shepherd" behind.
    """
    first = found.first
    while first < found.after - 1 and (is_person_word(line.low[first]) or not line.tokens[first].text[:1].isupper()):
        first += 1
    called = [at + 1 for at in range(first, found.after - 1) if is_people(line.low[at]) and line.low[at] not in _IN_NAMES]
    first = called[-1] if called and (called[-1] - 1 == found.first or line.tokens[called[-1] - 1].text.islower()) else first
    words = range(first, found.after)
    if not _LEAST_NAMES <= len(words) <= _MOST_NAMES or (line.title_case and line.kind is BlockKind.HEADLINE):
        return None
    written = [line.tokens[at].text for at in words]
    capital = all(text.split("-")[-1][:1].isupper() and text[1:] and not text.isupper() for text in (written[0], written[-1]))
    small = all(text[:1].isupper() or text.lower().split("-")[0] in _IN_NAMES for text in written)
    other = any(
        is_body_word(line.low[at]) or is_people(line.low[at]) or _is_thing_word(line.low[at]) or line.low[at] in demonyms()
        for at in words
    )
    placed = any(w.start <= line.tokens[at].start < w.end for w in line.wheres for at in words)
    told = sure or first > found.first or _is_described(line, found.after)
    return first if told and capital and small and not other and not placed else None


def _is_described(line: Line, at: int) -> bool:
    """Say whether an age or what somebody is stands behind a name: ", 58,", ", a shepherd"."""
    behind = line.low[at : at + 4]
    if behind[:1] != (",",) or len(behind) < 3:
        return False
    return (behind[1].isdigit() and len(behind[1]) < 3) or (behind[1] in ("a", "an", "the") and any(map(is_people, behind[2:])))


def _parts(line: Line, found: Range) -> Iterator[Range]:
    """Yield what "and" and commas join; an "and" inside a body's name ("Ministry of Health and Labour") joins nothing."""
    first = found.first
    for at in range(found.first, found.after):
        if line.low[at] in _JOINTS and not _inside_name(line, found, at):
            if first < at:
                yield Range(first, at)
            first = at + 1
    if first < found.after:
        yield Range(first, found.after)


def _inside_name(line: Line, found: Range, at: int) -> bool:
    if not (at > 0 and at + 1 < found.after and line.tokens[at - 1].text[0].isupper() and line.tokens[at + 1].text[0].isupper()):
        return False
    before = line.low[found.first : at]
    return "of" in before and any(is_body_word(low) for low in before)


def _core(line: Line, part: Range) -> Range | None:
    """Return the head noun phrase of a part with the name it is tied to, without counting words; `None` where it names nobody."""
    first = _after_lead(line, part)
    if first is None or first >= part.after:
        return None
    after = first
    while after < part.after and not _ends(line, first, after, part.after):
        after += 1
    last = after
    while last > first and (not line.tokens[last - 1].text[0].isalnum() or line.low[last - 1] in _trailing()):
        last -= 1
    while last - 1 > first and _is_act(line, last - 1) and not line.tokens[last - 1].text[0].isupper():
        last -= 1
    if last <= first or (last - first > 1 and _is_act(line, first) and line.low[first].endswith(("ed", "ing")) is False):
        return None
    opened = next((j for j in range(last - 1, first, -1) if line.tokens[j].text == "("), None)
    if opened is not None and ")" not in [w.text for w in line.tokens[opened:last]]:
        last = last + 1 if line.tokens[last : last + 1] and line.tokens[last].text == ")" else opened
    if last == after:
        last = _over_tie(line, after, part.after)
    return Range(first, last)


def _after_lead(line: Line, part: Range) -> int | None:
    """Return the first token that does not only count or point, `None` where what is left is "them" or nobody."""
    lead, quantities, pronouns = word_class("lead", _TABLE), word_class("quantities", _TABLE), grammar("pronouns")
    at = part.first
    if line.low[at] in ("no", "nobody", "none", "no-one"):
        return None
    while at < part.after:
        low = line.low[at]
        if low in grammar("prepositions") and low != "of" and not _counts(line, at):
            return None
        ahead = line.low[at + 1 : at + 2] if at + 1 < part.after else ()
        plain = not line.tokens[at].text[0].isupper() or at == part.first
        if low in ("of",) or not line.tokens[at].text[0].isalnum() or _counts(line, at):
            at += 1
        elif ahead == ("of",) and low in quantities:
            at += 2
        elif (plain and low in lead) or (plain and ahead and ahead[0] in quantities and line.low[at + 2 : at + 3] == ("of",)):
            at += 1
        elif low in ("them", "whom", "which", "us") or (low in pronouns and at + 1 == part.after):
            return None
        else:
            return at
    return None


def _counts(line: Line, at: int) -> bool:
    start, end = line.tokens[at].start, line.tokens[at].end
    return any(f.start <= start and end <= f.end for f in line.figures)


def _ends(line: Line, first: int, at: int, stop: int) -> bool:
    """Say whether the noun phrase that began at `first` ends before token `at`."""
    low, text = line.low[at], line.tokens[at].text
    if not text[0].isalnum():
        return not (text in "-.&/'’()" and at > first and at + 1 < stop and line.tokens[at + 1].text[0].isupper()) and not (
            text == ")" and at > first and line.tokens[at - 1].text.isupper()
        )
    if at == first:
        return False
    if low in ("of", "from"):
        return not _names_within(line, at + 1, stop)
    if low in grammar("prepositions"):
        return not (low in ("for", "on") and line.tokens[at - 1].text[0].isupper() and _names_within(line, at + 1, stop))
    if low in _closers():
        return True
    return is_people(line.low[at - 1]) and _is_act(line, at) and not text[0].isupper()


def _is_act(line: Line, at: int) -> bool:
    """Say whether a token is written as a verb that no noun phrase holds ("slipped", "tried")."""
    low = line.low[at]
    verbs, _ = verb_forms()
    if is_people(low) or line.tokens[at].text[0].isupper():
        return False
    return low in verbs or (low.endswith("ed") and len(low) > 4 and at > 0 and is_people(line.low[at - 1]))


def _names_within(line: Line, at: int, stop: int) -> bool:
    """Say whether a name follows within a few words ("of the so-called Islamic State group")."""
    for j in range(at, min(stop, at + 4)):
        if (line.tokens[j].text[0].isupper() and line.low[j] not in grammar("days")) or line.low[j] in word_class(
            "bodies", "sources"
        ):
            return True
        if line.low[j] in grammar("prepositions") or line.low[j] in grammar("subordinators"):
            return False
    return False


def _over_tie(line: Line, at: int, stop: int) -> int:
    """Return the end of "linked to the Front" behind a noun, else `at`."""
    if at + 1 >= stop or line.low[at] not in word_class("ties", _TABLE) or not _names_within(line, at + 2, stop):
        return at
    after = at + 2
    while (
        after < stop
        and after - at < _NAME_WORDS
        and (line.tokens[after].text[0].isupper() or line.low[after] in ("the", "of", "group"))
    ):
        after += 1
    return after if line.tokens[after - 1].text[0].isupper() or line.low[after - 1] == "group" else at


@cache
def _closers() -> frozenset[str]:
    return grammar("subordinators") | grammar("auxiliaries") | grammar("speech") | grammar("pronouns") | grammar("adverbs")


@cache
def _trailing() -> frozenset[str]:
    return _closers() | grammar("prepositions") | grammar("conjunctions")


@lru_cache(maxsize=4096)
def is_people(low: str) -> bool:
    """Say whether a word names people or a body of them."""
    if low in word_class("empty", _TABLE):
        return False
    if low in word_class("people", _TABLE) or is_person_word(low) or low in people_nouns():
        return True
    body = low in word_class("bodies", "sources") or bool(_PERSON_CLASSES & word_classes().get(low, frozenset()))
    return body and not _is_thing_word(low)


def _is_thing_word(low: str) -> bool:
    classes = word_classes().get(low, frozenset())
    return low in word_class("things", _TABLE) or (
        "person" not in classes and bool(classes & word_class("thing_classes", _TABLE))
    )


def _fits(line: Line, found: Range, *, things: bool, suffers: bool) -> bool:
    """Say whether the phrase can fill its role, by its head: a noun for people, a name, or, where things count too, a thing."""
    head = _head(line, found)
    low, text = line.low[head], line.tokens[head].text
    if low in word_class("empty", _TABLE) or low in grammar("days") or low in _MEASURES or _in_time(line, head):
        return False
    if is_people(low) or (text[0].isupper() and any(is_people(w) for w in line.low[found.first : head])):
        return True
    if _is_thing_word(low):
        return things
    if word_classes().get(low, _NO_CLASS) & _NEVER:
        return False
    joined, _, last = text.partition("-")
    if joined in _IN_NAMES and last[:1].isupper() and head > found.first and line.tokens[head - 1].text[:1].isupper():
        return True  # "Yusuf al-Hadi"
    if text[0].isupper() and (head > 0 or text.isupper() or len(text) > 3) and is_name(line, head):
        if suffers and not things and any(w.start <= line.tokens[head].start < w.end for w in line.wheres):
            return False  # a place is neither killed nor taken
        return _is_named(line, found, head, suffers=suffers)
    plural = suffers and low.endswith("s") and low not in verb_forms()[0]
    return not low.endswith(_ABSTRACT) and (plural or low.endswith(_PERSON_ENDINGS))


def _in_time(line: Line, at: int) -> bool:
    return any(w.at <= line.tokens[at].start < w.until for w in line.whens)


def _is_named(line: Line, found: Range, head: int, *, suffers: bool) -> bool:
    """Say whether a capital means a name here: not in a title-case headline, and an adjective alone suffers nothing."""
    if suffers and found.after - found.first == 1 and _is_nationality(line.low[head]):
        return False
    if line.title_case and line.kind is BlockKind.HEADLINE:
        return line.tokens[head].text.isupper() or any(w.start <= line.tokens[head].start < w.end for w in line.wheres)
    return not (head == 0 and line.low[0].endswith(_ABSTRACT))


def _is_nationality(low: str) -> bool:
    """Say whether a word only says of which country somebody or something is: "Iraqi", not "Iraqis"."""
    return low.endswith(("ish", "ian", "ese", "li", "qi", "ench")) or (low in demonyms() and not low.endswith("s"))


def _head(line: Line, found: Range) -> int:
    for at in range(found.first + 1, found.after):
        if line.low[at] in ("of", "from", "for", "on", "(") or line.low[at] in word_class("ties", _TABLE):
            return at - 1
    return found.after - 1
