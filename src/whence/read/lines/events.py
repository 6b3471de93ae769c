"""Events: the words of a sentence that name an occurrence, with the type they mean beside the words around them.

In: a line. Out: `Trigger`s in order, at most one per stretch of words. The lexicon is language/data/en/events.toml.
Refuses: a weak word ("hit", "fall", "gone") without the class of words beside it that makes it an occurrence.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from whence.language.places.names import demonyms
from whence.model.vocabulary import BlockKind, IncidentType
from whence.read.lines.lines import Line
from whence.read.lines.takings import takes_place
from whence.read.text.senses import Pattern, Sense, grammar, idle_pairs, patterns_by_word, verb_forms, word_classes
from whence.read.text.syntax import tellers

METHOD = "read.events/1"
_GAP = 5
_REACH = 14
_CLOSE = 8
# Past forms that look like the noun, so that only the words before them tell.
_UNCHANGED = frozenset({"hurt", "hit", "shot", "cut", "set", "burst", "split", "shut"})
_NO_ONE = frozenset({"nobody", "no-one", "one", "anyone", "anybody", "everyone", "everybody"})
_QUANTIFYING = frozenset({"over", "about", "up", "under", "around"})
_AWAY = frozenset({"from", "of", "out"})
_STAFFS = frozenset({"defence", "defense", "general", "joint", "army"})
_NO_CLASS: frozenset[str] = frozenset()
_MARKS = frozenset('.,;:!?()—–"“”')
_BEARERS = frozenset({"person", "civilian", "captive", "combatant", "police", "official_word", "journalist"})


class Trigger(NamedTuple):
    """The words that name an occurrence: tokens `[at, after)` without a gap, the last of them `last` where one was bridged."""

    at: int
    after: int
    last: int
    sense: Sense
    noun: bool
    lemma: str
    score: float

    @property
    def casualty(self) -> bool:
        """Say whether the words state a toll, which belongs to the occurrence beside it."""
        return self.sense.casualty is not None


def triggers(line: Line, topic: frozenset[str] = frozenset()) -> list[Trigger]:
    """Return what the line names as occurrences, in order; where stretches overlap the surer and longer one stays.

    `topic` are the classes of words that the whole report is full of: a weak word ("got away") may lean on them.
    """
    classes, (index, _, _) = word_classes(), patterns_by_word()
    able = [at for at, low in enumerate(line.low) if low in index]
    if not able:
        return []
    marks = [classes.get(low, _NO_CLASS) for low in line.low]
    for when in line.whens if "march" in line.low else ():
        for at in range(line.index_at(when.at), line.index_at(when.until - 1) + 1):
            marks[at] = _NO_CLASS  # the month is no crowd
    for at in tellers(line.tree, line.low, grammar("speech")) if line.tree is not None else ():
        marks[at] = _NO_CLASS  # "residents said": who tells of an occurrence is no company of its words
    for at in range(1, len(marks)):
        if line.low[at] == "staff" and line.low[at - 1] in _STAFFS:
            marks[at] = _NO_CLASS  # "the Defence Staff" commands forces, and goes on no strike
    found = [trigger for at in able for trigger in _best_at(line, at, marks, topic)]
    kept: list[Trigger] = []
    taken = [False] * len(line.low)
    ends: set[int] = set()
    for trigger in sorted(found, key=lambda t: (-(t.after - t.at), -t.score, t.at)):
        own = trigger.noun and trigger.at in ends  # "set the tents on fire": the fire is no occurrence of its own
        if not own and not any(taken[trigger.at : trigger.after]):
            kept.append(trigger)
            ends.add(trigger.last)
            taken[trigger.at : trigger.after] = [True] * (trigger.after - trigger.at)
    return sorted(kept, key=lambda t: t.at)


def _best_at(line: Line, at: int, marks: Sequence[frozenset[str]], topic: frozenset[str]) -> Iterator[Trigger]:
    """Yield the best reading of the words that begin at token `at`, if there is one."""
    index, verbs, nouns = patterns_by_word()
    patterns = index.get(line.low[at])
    if not patterns or is_name_or_date(line, at):
        return
    if line.low[at + 1 : at + 2] and (line.low[at], line.low[at + 1]) in idle_pairs():
        return
    both = line.low[at] in nouns or (line.low[at] in word_classes() and not line.low[at].endswith("ed"))
    as_noun = _noun_by_tag(line, at) if line.tree is not None else None
    if as_noun is None and line.low[at] in verbs and both:
        as_noun = is_noun_use(line, at)
    follows = line.low[at + 1] if at + 1 < len(line.low) else ""
    able = (p for p in patterns if not p.tail or p.tail[0] == follows or p.tail[0][0] in "*@")
    readings = [t for t in (_reading(line, at, pattern, as_noun, marks, topic=topic) for pattern in able) if t is not None]
    if readings:
        yield max(readings, key=lambda t: (t.score, t.after - t.at))


def _noun_by_tag(line: Line, at: int) -> bool | None:
    """Return whether a word is a noun here by its tag, `None` where the tag says neither or capitals tell nothing."""
    if line.tree is None or (line.title_case and line.kind is BlockKind.HEADLINE):
        return None
    if line.tree.upos[at] == "VERB":
        return False
    return True if line.tree.upos[at] in ("NOUN", "PROPN") else None


def is_name_or_date(line: Line, at: int) -> bool:
    """Say whether the word is part of a date ("16 March") or of a name ("the Daily Punch") rather than of an occurrence."""
    start = line.tokens[at].start
    if line.whens and any(w.at <= start < w.until for w in line.whens):
        return True
    if line.low[at] == "march" and line.tokens[at].text == "March" and at and not line.title_case:
        return True
    _, verbs, nouns = patterns_by_word()
    written = line.tokens[at].text
    if written[0].isupper() and not written.isupper() and not line.title_case and line.low[at] in nouns and _in_name(line, at):
        return True
    inside = at > 0 and line.tokens[at - 1].text not in ".:\"“”'‘’—–-•!?"
    return (
        inside
        and written[0].isupper()
        and not written.isupper()
        and line.low[at] in verbs
        and line.low[at] not in nouns
        and not line.title_case
    )


def _in_name(line: Line, at: int) -> bool:
    """Say whether a capitalised noun is a piece of a longer name ("Amnesty Watch", "the Riot Squad")."""
    after = line.tokens[at + 1].text if at + 1 < len(line.tokens) else ""
    before = line.tokens[at - 1].text if at else ""
    opens = at > 1 and before[:1].isupper() and not before.isupper() and line.low[at - 1] not in grammar("determiners")
    return (after[:1].isupper() and not after.isupper()) or opens


def _reading(
    line: Line, at: int, pattern: Pattern, as_noun: bool | None, marks: Sequence[frozenset[str]], *, topic: frozenset[str]
) -> Trigger | None:
    """Return the trigger that `pattern` gives at token `at`, or `None` where its words or its conditions do not hold."""
    if as_noun is not None and not pattern.tail and pattern.noun != as_noun:
        return None
    if not pattern.noun and pattern.sense.type is IncidentType.DETENTION and at and "captive" in marks[at - 1]:
        return None  # "the prisoners held there": a state, nobody is being arrested
    if (
        not pattern.noun
        and not pattern.tail
        and (_describes(line, at, marks, pattern.sense) or not takes_place(line, at, pattern.sense, marks))
    ):
        return None
    matched = _match_tail(line.low, marks, at, pattern.tail)
    if matched is None:
        return None
    after, last = matched
    if (line.low[last], *line.low[last + 1 : last + 2]) in idle_pairs():
        return None
    sense = pattern.sense
    if pattern.tail and any(
        f.start <= word.start < f.end
        for f in line.figures
        for word in line.tokens[at + 1 : last + 1]
        if word.low in _QUANTIFYING.intersection(pattern.tail)
    ):
        return None  # "run over two dozen jails": the particle belongs to the figure
    beside = _beside(line, at, last, marks)
    if sense.close and not sense.need & _near(line, at, last, marks):
        return None
    need = sense.need | (frozenset() if pattern.noun and sense.need_verb else sense.need_verb)
    if (
        sense.far & beside
        or (need and not need & (beside | topic if sense.topic else beside))
        or ((sense.right or sense.spared) and not _strikes(sense, _struck(line, at, last, marks)))
    ):
        return None
    score = (
        sense.rank
        + 0.2 * len(pattern.tail)
        + (2.0 if sense.near & beside else 0.0)
        - (1.5 if sense.near and not sense.near & beside else 0.0)
    )
    return Trigger(at, after, last, sense, pattern.noun, pattern.lemma, score + (0.5 if sense.need else 0.0))


def _describes(line: Line, at: int, marks: Sequence[frozenset[str]], sense: Sense) -> bool:
    """Say whether a participle is the adjective of the people after it ("other displaced people", "the arrested men").

    Who was displaced before is called so ("nine displaced people were killed"); "three wounded men" tells of what happened.
    """
    tree = line.tree
    if is_called(line, at) and _BEARERS & marks[tree.heads[at] if tree is not None else at + 1]:
        if sense.type is IncidentType.DISPLACEMENT:
            return True
        return not any(f.end <= line.tokens[at].start <= f.end + 12 for f in line.figures)  # "three wounded men" tells of them
    if _is_of_a_place(line, at, marks):
        return True
    if not line.low[at].endswith("ed") or at + 1 >= len(marks) or not {"person", "civilian", "captive"} & marks[at + 1]:
        return False
    before = line.low[at - 1] if at else ""
    small = (
        grammar("determiners")
        | grammar("prepositions")
        | grammar("conjunctions")
        | {"", "other", "internally", "newly", "recently"}
    )
    return before in small or before[0].isdigit() or before in _MARKS


def is_called(line: Line, at: int) -> bool:
    """Say whether a participle is the adjective of a noun behind it, by the syntax ("displaced people")."""
    tree = line.tree
    return tree is not None and tree.relations[at] == "amod" and tree.heads[at] > at and line.low[at].endswith("ed")


def _is_of_a_place(line: Line, at: int, marks: Sequence[frozenset[str]]) -> bool:
    """Say whether a participle only says in what state a place is ("the besieged town of Koundjar")."""
    stands = at and at + 1 < len(marks) and line.low[at].endswith("ed") and "settlement" in marks[at + 1]
    return bool(stands) and line.low[at - 1] in grammar("determiners") | grammar("prepositions")


def _match_tail(low: Sequence[str], marks: Sequence[frozenset[str]], at: int, tail: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the unbroken first words end and which token is the last, or `None` where the words do not follow."""
    here = at + 1
    after = 0
    gap = False
    for step in tail:
        if step == "*":
            after, gap = after or here, True
            continue
        stop = min(len(low), here + (_GAP + 1 if gap else 1))
        place = next((j for j in _until_mark(low, here, stop) if _is_step(low[j], marks[j], step)), None)
        if place is None or (gap and step in _AWAY and low[here] in grammar("place_prepositions")):
            return None  # "drove over a mine left from the war": nobody is driven from anywhere
        here, gap = place + 1, False
    return (after or here, here - 1)


def _until_mark(low: Sequence[str], start: int, stop: int) -> Iterable[int]:
    for j in range(start, stop):
        if low[j] in _MARKS:
            return
        yield j


def _is_step(word: str, classes: frozenset[str], step: str) -> bool:
    return step[1:] in classes if step[0] == "@" else word == step


def _beside(line: Line, at: int, last: int, marks: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the classes of the words around a trigger, with those of its own further words and of what directly follows it."""
    found: set[str] = set()
    for j in range(max(0, at - _REACH), min(len(marks), last + _REACH)):
        if j != at:
            found |= marks[j]
    ahead = range(last + 1, min(len(marks), last + 7))
    for j in ahead:
        if line.low[j] in grammar("subordinators") and j > last + 1:
            break
        if "settlement" in marks[j] or "military_target" in marks[j]:
            found.add("settlement_object")
        if "strategic" in marks[j]:
            found.add("strategic_object")
        if "captive" in marks[j]:
            found.add("captive_object")
        if "weapon_object" in marks[j]:
            found.add("weapon_object_ahead")
    if line.wheres:
        found.add("any_place")
        if _place_follows(line, last):
            found.add("settlement_object")
    if any(low in grammar("be") for low in line.low[max(0, at - 3) : at]):
        found |= _taken_before(line, at, marks)
    return frozenset(found)


def _taken_before(line: Line, at: int, marks: Sequence[frozenset[str]]) -> set[str]:
    """Return what of a place stands as the subject of a passive ("after the city was captured")."""
    found: set[str] = set()
    for j in range(at - 1, max(-1, at - 7), -1):
        if line.low[j] in _MARKS or line.low[j] in grammar("prepositions") or line.low[j] in grammar("subordinators"):
            break
        if "settlement" in marks[j] or "military_target" in marks[j] or _is_place(line, j):
            found.add("settlement_object")
        if "strategic" in marks[j]:
            found.add("strategic_object")
    return found


def _is_place(line: Line, at: int) -> bool:
    return any(where.start <= line.tokens[at].start < where.end for where in line.wheres)


def _strikes(sense: Sense, struck: frozenset[str]) -> bool:
    """Say whether what an act strikes is what the sense wants, and nothing that another sense has ("shot a film")."""
    return (not sense.right or bool(sense.right & struck)) and not sense.spared & struck


def _struck(line: Line, at: int, last: int, marks: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the classes of what an act strikes: the words right after it, before a passive those on its left."""
    found: set[str] = set()
    for j in range(last + 1, min(len(marks), last + 8)):
        if line.low[j] in _MARKS or line.low[j] in grammar("subordinators"):
            break
        found |= marks[j]
    if any(low in grammar("be") for low in line.low[max(0, at - 3) : at]) or line.low[at] == "come":
        for j in range(max(0, at - 7), at):
            found |= marks[j]
    return frozenset(found)


def _near(line: Line, at: int, last: int, marks: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the classes of the words close to a trigger, none beyond a subordinating word."""
    found: set[str] = set()
    for j in range(at - 1, max(-1, at - _CLOSE), -1):
        if line.low[j] in grammar("subordinators") - {"that", "which", "who"}:
            break
        found |= marks[j]
    for j in range(last + 1, min(len(marks), last + 1 + _CLOSE)):
        if line.low[j] in grammar("subordinators"):
            break
        found |= marks[j]
    return frozenset(found)


def _place_follows(line: Line, last: int) -> bool:
    """Say whether the words right after a trigger name a place ("captured Dabiq", "the recapture of Palmyra")."""
    end = line.tokens[last].end
    return any(0 <= where.start - end <= 16 and _only_small_words(line, last + 1, where.start) for where in line.wheres)


def _only_small_words(line: Line, first: int, position: int) -> bool:
    small = grammar("determiners") | {"of", "control", "back", "again", "city", "town", "village", "parts"}
    for j in range(first, len(line.tokens)):
        if line.tokens[j].start >= position:
            return True
        if line.low[j] not in small:
            return False
    return True


def is_noun_use(line: Line, at: int) -> bool:
    """Say whether a word that can be verb or noun ("attack", "strikes", "shelling") is used as a noun here."""
    low = line.low
    before = low[at - 1] if at else ""
    after = low[at + 1] if at + 1 < len(low) else ""
    if before in grammar("modals") or before in grammar("subject_pronouns"):
        return before == "that" and after in grammar("prepositions")
    if before in demonyms() and not before.endswith("s") and after in patterns_by_word()[1] | verb_forms()[0]:
        return True  # "Turkish shelling killed three": an adjective does nothing, and "killed" is no object
    if low[at] in _UNCHANGED and _is_participle(line, at):
        return False
    if low[at].endswith("ing"):
        if before in grammar("be"):
            return after in ("of", "by")
        if before in grammar("determiners") or after in ("of", "by", "in", "near", "on", "against", "and"):
            return True
        return not _opens_object(line, at + 1)
    if (
        before in grammar("determiners")
        or before in grammar("possessives")
        or line.tokens[at - 1].text.endswith(("'s", "’s", "s’", "s'"))
    ):
        return True
    if before in grammar("prepositions"):
        return True
    if low[at].endswith("ed"):
        return False
    return not (_opens_object(line, at + 1) and at > 0 and before not in _MARKS)


def _is_participle(line: Line, at: int) -> bool:
    """Say whether an auxiliary or who was hit stands before a form that could be a noun ("was badly hurt", "nobody hurt")."""
    j = at - 1
    while j > 0 and line.low[j] in grammar("adverbs"):
        j -= 1
    return j >= 0 and (line.low[j] in grammar("auxiliaries") or line.low[j] in _NO_ONE)


def _opens_object(line: Line, at: int) -> bool:
    """Say whether a noun phrase that can be an object begins at token `at`."""
    if at >= len(line.low):
        return False
    word = line.low[at]
    start = line.tokens[at].start
    if word in grammar("determiners") or word in grammar("pronouns") or any(f.start <= start < f.end for f in line.figures):
        return True
    if word in grammar("prepositions") or word in grammar("subordinators") or word in grammar("auxiliaries"):
        return False
    if word in _MARKS or word in grammar("conjunctions") or word in grammar("speech"):
        return False
    return line.tokens[at].text[0].isupper() or bool(word_classes().get(word))
