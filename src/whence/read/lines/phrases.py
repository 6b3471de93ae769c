"""Phrases: where the noun phrases around a verb begin and end, by position and small words.

In: a line and its triggers. Out: ranges of tokens. Refuses: to cross a clause, another occurrence's verb, or a verb of saying.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.said import Slot
from whence.model.vocabulary import BlockKind, PlacePrecision
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar, verb_forms, word_classes

_LONGEST = 16
_APPOSED = 18  # words back from a verb over what is said of a person beside the name
_LONGEST_NAME = 5
_TIME_WORDS = frozenset(
    "noon midnight dawn dusk morning afternoon evening night nightfall sunset sunrise weekend end then now".split()  # noqa: SIM905
) | frozenset("day days week weeks month months year years hour hours minutes".split())  # noqa: SIM905
_PARTICLES = frozenset({"out", "off", "away", "down", "back", "up", "over", "in", "on"})
_STOPS = frozenset(';:—–"“”?!()')


class Range(NamedTuple):
    """Tokens `[first, after)` of a line."""

    first: int
    after: int


def head_word(line: Line, found: Range) -> str:
    """Return the noun a phrase is about: its last word before a preposition, a relative, a mark or a "fired by"."""
    last = line.low[found.first] if found.first < found.after else ""
    for j in range(found.first, found.after):
        if line.low[j] in grammar("prepositions") or line.low[j] in ("who", "which", "that", ",", "("):
            break
        if j > found.first and line.low[j + 1 : j + 2] == ("by",) and line.low[j].endswith(("ed", "own")):
            break
        last = line.low[j]
    return last


def is_name(line: Line, at: int) -> bool:
    """Say whether a token is written as a name: a capital on no small word and no day."""
    text = line.tokens[at].text
    return text[0].isupper() and line.low[at] not in grammar("determiners") and line.low[at] not in grammar("days")


def group_start(line: Line, at: int) -> int:
    """Return where the verb group begins: back over auxiliaries, negation and adverbs."""
    here = at
    steppable = grammar("auxiliaries") | grammar("adverbs") | grammar("reported") | {"not", "n't", "to"}
    while here > 0 and (line.low[here - 1] in steppable or line.low[here - 1].endswith("n't")) and here > at - 8:
        here -= 1
    if here > 1 and line.low[here] == "to" and line.low[here - 1] in _control_verbs():
        return group_start(line, here - 1)
    return here


@cache
def _control_verbs() -> frozenset[str]:
    """Return verbs that hand their subject on to an infinitive ("tried to", "plans to", "vowed to", "managed to")."""
    table = load("events_stance")
    listed = [c.split() for name in ("planned", "attempted", "normative") for c in table[name]["cues"]]
    verbs = {words[-2] for words in listed if len(words) >= 2 and words[-1] == "to"}
    return frozenset(verbs) | {"managed", "began", "started", "continued", "able", "continue", "continues", "used"}


def subject(line: Line, group: int, others: Sequence[Trigger], depth: int = 0) -> Range | None:
    """Return the noun phrase before a verb group; a shared subject ("fled and hid") is followed back, a relative to its noun."""
    after = group
    if after > 0 and line.low[after - 1] in ("who", "which", "that"):
        after -= 1
        while after > 0 and line.tokens[after - 1].text == ",":
            after -= 1
        if after > 0 and line.low[after - 1] in grammar("speech"):
            return None
    elif (named := _named_with_apposition(line, after)) is not None:
        return named
    elif after > 0 and line.low[after - 1] in ("and", "or", ",", "but") and depth < 3:
        earlier = [t for t in others if not t.noun and t.at < group - 1]
        if earlier and after - earlier[-1].at < 25:
            return subject(line, group_start(line, earlier[-1].at), others, depth + 1)
        return None
    first = after
    while first > 0 and after - first < _LONGEST and not _ends_left(line, first - 1, others):
        first = _over_bracket(line, first)
    first = _skip_adverbial(line, _after_neighbour(line, first, after), after)
    while first < after and (
        line.low[first] in grammar("conjunctions") or line.low[first] in grammar("adverbs") or line.tokens[first].text in "-–•*,"
    ):
        first += 1
    if (
        first < after and all(word in _PARTICLES for word in line.low[first:after]) and depth < 3
    ):  # "inmates who had got out were caught"
        relative = next((j for j in range(first - 1, max(-1, first - 6), -1) if line.low[j] in ("who", "which", "that")), None)
        return None if relative is None else subject(line, relative + 1, others, depth + 1)
    return Range(first, after) if _is_phrase(line, first, after) else None


def _named_with_apposition(line: Line, after: int) -> Range | None:
    """Return the name before "Omar Belg, 27, a bus conductor," or "Omar Belg, who had been ill,", where that ends at token `after`.

    Of "a journalist, Lina Dorn," both are returned.
    """
    if after < 4 or line.tokens[after - 1].text != ",":
        return None
    for comma in range(after - 3, max(1, after - _APPOSED), -1):
        if line.tokens[comma].text in _STOPS or line.tokens[comma].text == ".":
            return None
        opens = line.low[comma + 1]
        first = next(
            (at for at in range(comma - 1, max(-1, comma - _LONGEST_NAME), -1) if line.low[at] in ("a", "an", "the")), None
        )
        if first is not None and line.tokens[comma].text == "," and all(is_name(line, at) for at in range(comma + 1, after - 1)):
            return Range(first, after - 1)  # "a journalist, Lina Dorn,"
        if line.tokens[comma].text != "," or not (
            opens[0].isdigit() or opens in ("a", "an", "the", "who", "whose", "of", "father", "mother")
        ):
            continue
        first = comma
        while first > 0 and is_name(line, first - 1):
            first -= 1
        if 1 < comma - first < _LONGEST_NAME:
            return Range(first, comma)
    return None


def _after_neighbour(line: Line, first: int, after: int) -> int:
    """Step over a name that only stands before the phrase ("told Marlow the five got away"): an article begins a new one."""
    joins = grammar("prepositions") | grammar("conjunctions") | grammar("determiners") | grammar("adverbs")
    for j in range(after - 1, first, -1):
        if line.low[j] in ("the", "a", "an") and line.low[j - 1] not in joins and line.low[j - 1][0].isalnum():
            return j
    return first


def _over_bracket(line: Line, first: int) -> int:
    """Step one token to the left, over a short bracket ("(SDF)") as a whole."""
    if line.tokens[first - 1].text == ")":
        opening = next((j for j in range(first - 2, max(-1, first - 7), -1) if line.tokens[j].text == "("), None)
        if opening is not None:
            return opening
    return first - 1


def _ends_left(line: Line, at: int, others: Sequence[Trigger]) -> bool:
    """Say whether a noun phrase that is read leftwards ends before token `at`."""
    word = line.low[at]
    if line.tokens[at].text == ")" or (word == "that" and at + 1 < len(line.low) and line.low[at + 1] in grammar("determiners")):
        return word == "that" or at < 2
    if line.tokens[at].text in _STOPS or word == ",":
        return True
    if word in grammar("subordinators") - {"following"} or word in grammar("auxiliaries") or word in grammar("speech"):
        return True
    verbs, participles = verb_forms()
    acts = any(not t.noun and t.at <= at < t.after for t in others)
    if acts or word in verbs:
        return not (_is_reduced(line, at) and (acts or word in participles))
    return False


def _is_reduced(line: Line, at: int) -> bool:
    """Say whether a participle only describes the noun before it ("men arrested in the raid", "footage released by them")."""
    following = line.low[at + 1] if at + 1 < len(line.low) else ""
    before = line.low[at - 1] if at else ""
    plain = (
        before.isalpha()
        and before not in grammar("pronouns")
        and before not in grammar("auxiliaries")
        and before not in grammar("conjunctions")
    )
    return following in ("by", "in", "from", "at", "on", "of", "as", "with") and plain and not line.low[at].endswith("ing")


def _skip_adverbial(line: Line, first: int, after: int) -> int:
    """Step over "On Friday", "In Qamishli", "Late on Monday" at the head of a phrase."""
    for _ in range(3):
        if first >= after:
            break
        start = line.tokens[first].start
        ends = [w.until for w in line.whens if w.at <= line.tokens[min(first + 2, after - 1)].start and w.at >= start - 1]
        if line.low[first] in grammar("prepositions") and line.low[first] not in ("of", "about", "around", "over", "under", "up"):
            ends += [w.end for w in line.wheres if line.tokens[first].end <= w.start <= line.tokens[first].end + 5]
        elif not any(w.at <= start < w.until for w in line.whens):
            break
        if not ends:
            break
        first = next((j for j in range(first, after) if line.tokens[j].start >= max(ends)), after)
        while first < after and line.tokens[first].text == ",":
            first += 1
    return first


def object_of(line: Line, trigger: Trigger, others: Sequence[Trigger]) -> Range | None:
    """Return the noun phrase that follows a verb, or that a phrasal verb encloses ("took twelve people hostage")."""
    at = trigger.after
    if trigger.last > trigger.after:
        found = phrase(line, at, others)
        return Range(found.first, min(found.after, trigger.last)) if found and found.first < trigger.last else None
    if at < len(line.low) and line.low[at] in ("back", "down", "off", "out", "up", "away", "over") and at + 1 < len(line.low):
        at += 1
    return phrase(line, at, others)


def phrase(line: Line, first: int, others: Sequence[Trigger]) -> Range | None:
    """Return the noun phrase that begins at token `first`, if one does."""
    if line.low[first : first + 1] and line.low[first] in grammar("conjunctions"):
        return None
    while first < len(line.low) and (line.low[first] in grammar("adverbs") - {"all"} or line.low[first] in ("both",)):
        first += 1
    after = first
    while after < len(line.low) and after - first < _LONGEST and not _ends_right(line, first, after, others):
        after += 1
    while after > first and (
        line.low[after - 1] in grammar("conjunctions")
        or line.low[after - 1] in grammar("adverbs")
        or line.tokens[after - 1].text == ","
    ):
        after -= 1
    return Range(first, after) if _is_phrase(line, first, after) else None


def _ends_right(line: Line, first: int, at: int, others: Sequence[Trigger]) -> bool:
    word = line.low[at]
    text = line.tokens[at].text
    if text == "(" or text == ")":
        return not (text == "(" and at + 2 < len(line.tokens) and line.tokens[at + 2].text == ")")
    if text in _STOPS or text == "," or text == "." or word in grammar("auxiliaries"):
        return True
    if word in grammar("subordinators") or word in grammar("speech") - {"reported"}:
        return at > first or word not in ("that", "more")
    quantity = word in ("about", "around", "over", "under", "up", "between", "to", "at") and any(
        f.start <= line.tokens[at].start < f.end for f in line.figures
    )
    if word in grammar("prepositions") - {"of", "including"} and not quantity:
        return True
    if any(w.at <= line.tokens[at].start < w.until for w in line.whens):
        return True
    return any(t.at <= at < t.after and (not t.noun) for t in others)


def by_phrase(line: Line, start: int, others: Sequence[Trigger]) -> Range | None:
    """Return the phrase after the first "by" to the right, in the same clause and before the next occurrence."""
    for j in range(start, min(len(line.low), start + 14)):
        if (
            line.tokens[j].text in _STOPS
            or line.low[j] in grammar("subordinators")
            or line.low[j] == "according"
            or any(t.at == j and not t.noun for t in others)
        ):
            return None
        if line.low[j] == "by":
            found = phrase(line, j + 1, others)
            beside = found is not None and is_time_or_place(line, found) and not _is_country(line, found)
            return None if beside else found
    return None


def _is_country(line: Line, found: Range) -> bool:
    """Say whether a phrase is the name of a country, which acts ("fired by Norland") where a hill or a bridge only says beside what."""
    start, end = line.tokens[found.first].start, line.tokens[found.after - 1].end
    return any(w.start == start and w.end == end and w.precision is PlacePrecision.COUNTRY for w in line.wheres)


def is_time_or_place(line: Line, found: Range) -> bool:
    """Say whether a phrase only says when or where."""
    start, end = line.tokens[found.first].start, line.tokens[found.after - 1].end
    if any(w.at <= start + 4 and end <= w.until + 1 for w in line.whens):
        return True
    if head_word(line, found) in _TIME_WORDS:
        return True
    skip = 4 if line.low[found.first] == "the" else 0
    return any(w.start <= start + skip and end <= w.end + 1 for w in line.wheres)


def _is_phrase(line: Line, first: int, after: int) -> bool:
    """Say whether the range can be a noun phrase at all: not empty, not one small word alone."""
    if first >= after:
        return False
    words = [w for w in line.low[first:after] if w[0].isalnum()]
    if not words or (
        line.low[first] in grammar("prepositions") - {"over", "about", "around", "up", "under", "between"}
        and not _in_figure(line, first)
    ):
        return False
    small = grammar("determiners") | grammar("auxiliaries") | grammar("adverbs") | grammar("subordinators")
    return any(word not in small or word in grammar("quantifiers") or _in_figure(line, first) for word in words)


def _in_figure(line: Line, at: int) -> bool:
    start = line.tokens[at].start
    return any(f.start <= start < f.end for f in line.figures)


def is_nobody(line: Line, found: Range) -> bool:
    """Say whether the phrase names nobody: a pronoun alone, "no one", "nobody"."""
    words = [w for w in line.low[found.first : found.after] if w[0].isalnum()]
    empty = grammar("pronouns") | {
        "no",
        "one",
        "nobody",
        "none",
        "there",
        "here",
        "it",
        "anyone",
        "everyone",
        "someone",
        "others",
        "this",
        "that",
    }
    return all(word in empty for word in words)


def lead_names(line: Line, found: Range) -> Range | None:
    """Return the names that stand before a thing and own it ("Turkish" of "Turkish artillery"), if there are any."""
    first = found.first
    while first < found.after and (line.low[first] in grammar("determiners") or line.low[first][0].isdigit()):
        first += 1
    after = first
    while after < found.after - 1 and is_name(line, after) and line.low[after] not in word_classes():
        after += 1
    if after == first or (line.title_case and line.kind is BlockKind.HEADLINE and after - first > 2):
        return None
    if (
        first == 0
        and after - first == 1
        and not line.low[0].endswith(("ish", "ian", "ese", "li", "qi", "ni", "ench", "tch", "can", "-led", "-backed"))
    ):
        return None
    return Range(first, after)


def slot(line: Line, text: str, found: Range) -> Slot:
    """Return the range as a role's filler; its name leaves out an article before it."""
    first = found.first
    while first + 1 < found.after and line.low[first] in ("the", "a", "an"):
        first += 1
    start, end = line.tokens[first].start, line.tokens[found.after - 1].end
    return Slot(name=" ".join(text[start:end].split()), start=start, end=end)


def clause_from(line: Line, first: int, *, stops: Collection[str]) -> Range:
    """Return the words from `first` to the end of their clause, or to one of `stops`."""
    ends = grammar("speech") | grammar("auxiliaries") | _CLAUSE_STARTS | set(stops)
    after = first + 1
    while after < len(line.low) and line.tokens[after].text not in _CLAUSE_MARKS and line.low[after] not in ends:
        after += 1
    return Range(first, after)


_CLAUSE_MARKS = frozenset(',;:.!?—–"“”«»()')
_CLAUSE_STARTS = frozenset(["which", "who", "that", "and", "but", "when", "while"])
