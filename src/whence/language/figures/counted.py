"""What a figure counts: the noun beside it and the verb that governs it.

In: a text and a figure's place. Out: the counted noun phrase, one word for what is counted, whether it is a standing number.
Refuses: to look beyond the clause; where the clause does not say, the answer is `None`.
"""

import re
from bisect import bisect_left
from functools import cache

from whence.language.figures.counted_apart import beasts, last_state, of_place, of_total, set_apart
from whence.language.figures.counted_asides import whose, without_aside
from whence.language.figures.counted_care import in_care
from whence.language.figures.counted_hurt import is_hurt, state_behind_whose
from whence.language.figures.counted_moved import moved
from whence.language.figures.counted_state import state
from whence.language.figures.counted_total import of_list, of_names, of_received, of_subject, of_those, without_those
from whence.language.figures.counted_verbs import BE as _BE
from whence.language.figures.counted_verbs import Verb, inverted, parted, verbs, words_of
from whence.language.figures.measured import unit_of
from whence.language.figures.remains import in_a_grave
from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.words import Word, tokens
from whence.model.said import Figure

_WINDOW = 110
_LONGEST_VERB = 5
STOPS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "who", "whom", "whose", "which", "where", "when", "while", "and",
    "or", "but", "nor", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on", "onto", "out", "over", "per",
    "since", "than", "through", "to", "toward", "towards", "under", "until", "up", "upon", "via", "with", "within",
    "without", "after", "before", "during", "near", "is", "are", "was", "were", "be", "been", "being", "am", "has",
    "have", "had", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not",
    "it", "he", "she", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "also", "against", "across",
    "around", "because", "if", "so", "then", "there", "reportedly", "allegedly", "including", "them", "us", "me", "him",
    "himself", "themselves", "taken",
})  # fmt: skip
_ADVERBS = frozenset(
    {"more", "other", "another", "additional", "further", "new", "alleged", "suspected", "so-called", "mostly", "mainly"}
)
PREPOSITIONS = frozenset({
    "in", "at", "on", "near", "by", "from", "to", "of", "for", "with", "during", "after", "when", "as", "outside",
    "inside", "across", "over", "under", "along", "into", "since", "while", "and", "or", "but", "amid",
})  # fmt: skip
_HAVE = frozenset({"have", "has", "had", "who"})
_SPEECH = frozenset({"said", "says", "told", "added", "wrote", "stated", "announced", "estimated", "estimates"})
_CLAUSE_END = frozenset(".;:!?\n—–")
_MOUNTING = frozenset({"rose", "risen", "climbed", "reached", "stands", "stood", "passed", "hit", "increased", "grew", "jumped"})
_LEADING = frozenset({"other", "crew", "police", "staff", "cattle", "livestock", "dead", "wounded", "injured", "head"})
_WHEN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight earlier late early there here so since".split()  # noqa: SIM905
)
_SPANS = frozenset(
    "day days week weeks month months year years hour hours night evening morning afternoon weekend".split()  # noqa: SIM905
)
_ARE_PEOPLE = frozenset({"participants", "rescued", "displaced"})
_TAKEN = frozenset({"detained", "abducted", "held"})
_BEFALL = frozenset({"killed", "wounded", "missing", "detained"})
_LOST = frozenset({"lost", "buried"})
_LOSING = frozenset({"loss", "lost", "claimed", "claiming", "claims", "cost", "costing", "took", "taking", "taken"})


def states() -> frozenset[str]:
    """Return the words that say in what state those are who are counted: dead, wounded, missing."""
    return frozenset(words_of("state"))


@cache
def states_of_people() -> frozenset[str]:
    """Return what only people are: killed, wounded, missing, ..., as `of` says it."""
    return frozenset(load("counted")["apart"]["states"])


@cache
def lifeless() -> frozenset[str]:
    """Return the nouns for what is no people, whose number is no toll: "two bottles", "eight bridges are gone", "lost two fingers"."""
    nouns = load("counted")["nouns"]
    return frozenset((*nouns["things"], *nouns["lifeless"], *load("counted")["harmed"]["body"]))


@cache
def _nouns() -> frozenset[str]:
    table = load("counted")["nouns"]
    return frozenset((*table["people"], *table["person"], *table["things"])) | trades.several() | trades.singulars()


class Surroundings:
    """The words of a stretch of text around any place in it: of the same line, at most 110 characters away.

    A line is split into words when a place in it is first asked for; most lines of a report hold no figure.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self._text = text
        self._range = (start, len(text) if end is None else end)
        self._lines: dict[int, tuple[list[Word], list[int]]] = {}
        self._line = (0, -1)

    def after(self, at: int) -> list[Word]:
        """Return the words from `at` on."""
        pieces, starts = self._words(at)
        first = bisect_left(starts, at)
        return pieces[first : bisect_left(starts, at + _WINDOW, first)]

    def before(self, at: int) -> list[Word]:
        """Return the words up to `at`."""
        pieces, starts = self._words(at)
        last = bisect_left(starts, at)
        return pieces[bisect_left(starts, at - _WINDOW, 0, last) : last]

    def _words(self, at: int) -> tuple[list[Word], list[int]]:
        first, last = self._line
        if not first <= at <= last:
            begin, stop = self._range
            first = max(begin, self._text.rfind("\n", begin, at) + 1)
            last = self._text.find("\n", at, stop)
            self._line = first, last = first, last if last >= 0 else max(stop, at)
        if first not in self._lines:
            pieces = tokens(self._text, first, min(last, self._range[1]))
            self._lines[first] = pieces, [piece.start for piece in pieces]
        return self._lines[first]


def noun_after(around: Surroundings, at: int) -> tuple[str | None, int]:
    """Return the noun phrase that a figure ending at `at` counts, lower-case, at most four words before its head, and its end.

    The head is the first listed noun; else the first word that looks like a plural. `(None, at)` where neither follows.
    """
    pieces = around.after(at)
    if pieces and pieces[0].text.lower() == "of":
        pieces = pieces[1:]
        if pieces and pieces[0].text.lower() in ("the", "these", "those", "his", "her", "its", "their", "our", "all"):
            pieces = pieces[1:]
    if len(pieces) > 2 and pieces[0].text == "(" and pieces[1].text.isdigit() and pieces[2].text == ")":
        pieces = pieces[3:]
    if len(pieces) > 1 and pieces[0].text in ("-", "‐", "–") and pieces[1].text.lower() in ("strong", "odd"):
        pieces = pieces[2:]
    phrase: list[Word] = []
    for count, word in enumerate(pieces[:5]):
        lower = word.text.lower()
        if word.text.isdigit() and count and pieces[count - 1].text.endswith(("'s", "’s")):
            continue  # "eleven of the train's 27 wagons"
        if lower in STOPS or not word.text[0].isalnum() or (word.text[0].isdigit() and not re.match(r"\d+-", word.text)):
            break
        if lower.endswith(("'s", "’s")):
            phrase.clear()  # "dozens of the group's men" counts men
            continue
        phrase.append(word)
        if lower in _nouns() and not (lower in _LEADING and _goes_on(pieces, word)):
            return _phrase(phrase), word.end
    for count, word in enumerate(phrase, 1):
        lower = word.text.lower()
        if len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "'s", "’s")) and lower not in verbs():
            return _phrase(phrase[:count]), word.end
    return None, at


def _goes_on(pieces: list[Word], lead: Word) -> bool:
    """Say whether another noun is the head ("seven other journalists", "two crew members"), so that this one only leads to it."""
    after = [word.text.lower() for word in pieces if word.start > lead.start][:2]
    return any(low in _nouns() for low in after[:1]) or (
        after[1:] != [] and after[0].isalpha() and after[0] not in STOPS and after[1] in _nouns()
    )


def _phrase(words: list[Word]) -> str:
    return " ".join(word.text.lower() for word in words if word.text.lower() not in _ADVERBS or len(words) == 1)


def counted(text: str, figure: Figure) -> str | None:
    """Return one word for what `figure` counts in its clause (killed, wounded, escaped, held, bombs, ...), or `None`.

    Looked for in this order: a thing that decides by itself ("three rockets", "two deaths"), a state beside it ("12 dead"), the verb
    that has it as object ("killing 12"), the verb that follows ("12 men escaped", "12 were killed"), a toll before it.
    """
    return counted_in(Surroundings(text, max(0, figure.start - _WINDOW), figure.end + _WINDOW), figure)


def counted_in(around: Surroundings, figure: Figure) -> str | None:
    """Return what `counted` returns, from a text whose words are split already."""
    noun, noun_end = noun_after(around, figure.end)
    head = (noun or figure.noun or "").split()[-1:]
    things = words_of("things")
    behind = around.after(max(noun_end, figure.end))
    before = around.before(figure.start)
    lower_before, lower_behind = [word.text.lower() for word in before], [word.text.lower() for word in behind]
    apart = set_apart(lower_before, lower_behind, head[0] if head else "")
    if apart is not None:
        return apart
    measured = unit_of(noun or figure.noun)
    if measured is not None:
        return measured
    if _is_loss(head[0] if head else "", lower_before):
        return "killed"
    if head and head[0] in things:
        return (
            _happened_to(things[head[0]], lower_before, without_aside(behind))
            if things[head[0]] in _ARE_PEOPLE
            else things[head[0]]
        )
    beside = None if head else last_state(lower_behind[:1])  # "Casualties: 8 killed"
    if beside is None and lower_before[-1:] == [":"] and (listed := of_list(lower_before[:-1])) is not None:
        return listed
    named = of_names(head[0] if head else "", lower_behind) or of_received(lower_before, lower_behind, noun)
    if named is not None:
        return named
    after = without_aside(behind)
    after = without_aside(after[whose(after) :]) if whose(after) else after
    in_part = [word.text for word in around.after(figure.end)[:1]] == ["of"]
    after = after[without_those([word.text.lower() for word in after]) if in_part else 0 :]
    behind_aside, one = [word.text.lower() for word in after], head[0] if head else ""
    found = state(figure.noun, behind_aside) or state_behind_whose(behind_aside, one)
    if found in (None, "held") and (in_care(lower_before, behind_aside, one) or is_hurt(behind_aside, one)):
        found = "wounded"
    found = found or moved(lower_before, behind_aside, one) or parted(lower_before, lower_behind, one)
    found = found or _governing(before, noun or "")
    found = found or _following_verb(after, things=bool(one) and one not in trades.people_words())
    found = found or inverted(lower_before, one) or _toll(before)
    found = found or (None if one else of_subject(lower_before) or of_those(lower_before))
    found = (
        found or of_total(lower_before, lower_behind) or of_place(lower_before, lower_behind, "crew" if _is_crew(noun) else one)
    )
    if found in ("held", "detained") and of_place(lower_before, [], "") is not None:
        return of_place(lower_before, [], "")  # "its crew of 23 are in our hands": how many were aboard
    return None if found in states_of_people() and head and head[0] in lifeless() else found


def _happened_to(called: str, before: list[str], behind: list[Word]) -> str:
    """Return what happened to those who are called by what they did or went through ("12 protesters were shot dead"), else what they are called."""
    end = next((at for at, word in enumerate(behind) if word.text in _CLAUSE_END or word.text == ","), len(behind))
    words = [word.text.lower() for word in behind[:end]]
    told = state(None, words) or ("wounded" if in_care(before, words, "") else None)
    told = told or ("wounded" if is_hurt(words) else None)
    told = told or state_behind_whose(words)
    if told is None:
        told = _following_verb(behind[:end])
        told = None if _BE.isdisjoint(words[:3]) and told not in ("killed", "wounded") else told
    return told if told in _BEFALL else called


def _is_crew(noun: str | None) -> bool:
    return noun is not None and "crew" in noun.split()


def _is_loss(head: str, before: list[str]) -> bool:
    """Say whether lives are lost here ("with the loss of 46 lives", "claimed 12 lives", "cost the lives of nine villagers")."""
    if before[-2:] == ["remains", "of"]:
        return not head or head in trades.people_words()
    if before[-2:] == ["lives", "of"]:
        return any(word in _LOSING for word in before[-6:-2])
    return head in words_of("lost") and any(word in _LOSING for word in before[-4:])


def _governing(before: list[Word], noun: str) -> str | None:
    """Return what the verb right before the figure counts: "killing 12", "wounded another 30", "left at least 9 dead"."""
    lower_before = [word.text.lower() for word in before]
    if " ".join(lower_before[-2:]) in words_of("sought"):
        return words_of("sought")[" ".join(lower_before[-2:])]
    joined = lower_before[-2:-1] == ["and"] and lower_before[-1] in ("her", "his", "their", "another", "at least")
    joined = joined or (
        lower_before[-1:] == ["and"] and noun.split()[:1] in (["other"], ["others"])
    )  # "killed the driver and seven others"
    most = 8 if joined else 3
    if lower_before[-1:] == [":"]:
        before = before[:-1]  # "killed: 12"
    for skipped, word in enumerate(reversed(before), 1):
        lower = word.text.lower()
        if lower in _SPEECH:
            return None  # "the Mine Rescue Service said nine miners were hurt"
        rows = verbs().get(lower)
        if rows is not None:
            row = next((each for each in rows if each.suffers), None)
            return in_a_grave(row.of, lower_before[:-skipped]) if row is not None and not _passive(before, word) else None
        if most == 8 and lower == "and":
            continue
        if skipped > most or lower in _CLAUSE_END or lower in PREPOSITIONS - {"of", "as"} or lower == ",":
            return None
        if lower == "of":
            return None
    return None


def _passive(before: list[Word], verb: Word) -> bool:
    at = before.index(verb)
    return at > 0 and before[at - 1].text.lower() in _BE and verb.text.lower().endswith("ed")


def _following_verb(after: list[Word], *, things: bool = False) -> str | None:
    """Return what the first listed verb behind the figure counts, if the figure is what it happens to or who does it."""
    passive = False
    for at, word in enumerate(after):
        lower = word.text.lower()
        if word.text in _CLAUSE_END:
            return None
        here = [each.text.lower() for each in after[at : at + _LONGEST_VERB]]
        rows = next((r for n in range(len(here), 0, -1) if (r := verbs().get(" ".join(here[:n])))), None)
        if lower in _BE and rows is None:
            passive = True
            continue
        number = (lower.isdigit() or lower in load("quantities")["units"]) and after[at - 1].text.lower() not in ("under", "over")
        if (at and number and not passive) or (lower in _SPEECH and at):
            return None
        if rows is not None and at and after[at - 1].text.lower() in ("the", "its", "their"):
            return None  # "the death toll stood at 14 and the injured at 60"
        if (
            rows is None
            and passive
            and lower in words_of("ending")
            and here[1:2] in ([], [","], ["."], [";"], ["and"], ["after"])
        ):
            return words_of("ending")[lower]  # "31 were treated, of whom 19", never "were treated as enemies"
        if rows is not None:
            length = next(n for n in range(len(here), 0, -1) if " ".join(here[:n]) in verbs())
            of = _subject(rows, after[at + length :], passive=passive)
            if things and lower in _LOST:
                return None  # "thirty copies were lost"
            return "killed" if of in _TAKEN and _and_killed(after[at + length :]) else of
    return None


def _and_killed(rest: list[Word]) -> bool:
    """Say whether those who were taken were killed next ("were captured and executed")."""
    low = [word.text.lower() for word in rest[:4]]
    rows = (
        verbs().get(next((word for word in low[1:] if word not in ("then", "later", "were", "was")), ""), ())
        if low[:1] == ["and"]
        else ()
    )
    return any(row.of == "killed" and row.suffers and row.form == "participle" for row in rows)


def _subject(rows: tuple[Verb, ...], rest: list[Word], *, passive: bool) -> str | None:
    does = next((row for row in rows if not row.suffers), None)
    if does is not None and not passive:
        return does.of
    suffers = next((row for row in rows if row.suffers and row.form == "participle"), None)
    if suffers is None:
        return does.of if does is not None else None
    follows = rest[0].text.lower() if rest else "."
    has_object = (
        follows[0].isalnum()
        and not _is_when([word.text.lower() for word in rest[:2]])
        and follows not in PREPOSITIONS
        and not follows.endswith("ly")
        and follows not in ("who", "that", "so", "there", "here")
    )
    return suffers.of if passive or not has_object else None


def _is_when(words: list[str]) -> bool:
    """Say whether words behind a verb say when, so that they are no object of it: "abducted last week", "killed Tuesday", "seized two days ago"."""
    return words[:1] != [] and (words[0] in _WHEN or (words[1:] != [] and words[1] in _SPANS))


def _toll(before: list[Word]) -> str | None:
    """Return what a toll before the figure counts: "the death toll rose to 12"."""
    lower = [word.text.lower() for word in before[-8:]]
    if not any(
        word in _MOUNTING or word in ("to", "at", "of", "is", "was", "number", "numbers", "numbered", "totalled", "totaled")
        for word in lower[-3:]
    ):
        return None
    tolls = words_of("tolls")
    for at in range(len(lower) - 1, -1, -1):
        pair = " ".join(lower[at - 1 : at + 1]) if at else lower[at]
        if any(low in beasts() for low in lower[at + 1 : at + 3]):
            return None  # "the number of dead animals"
        found = tolls.get(pair) or tolls.get(lower[at])
        if found is not None:
            return found
    return None


def is_vague_group(words: str, noun: str) -> bool:
    """Say whether "a small group of ..." counts people or things: its noun must be a listed one."""
    return words in load("counted")["nouns"]["vague_groups"] and noun.split()[-1] in _nouns()
