"""References: credited words that go back to an occurrence named before without naming it again.

In: a page, its attributions and its mentions. Out: `TakenUp`s: who takes or denies responsibility, who is blamed, a figure without a noun.
Refuses: to go back further than a few sentences; to make two occurrences one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from whence.language.figures.counted import lifeless
from whence.language.figures.counted_apart import last_state
from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Attribution, Figure, Slot
from whence.model.vocabulary import AttributionKind, Polarity, QuestionKind
from whence.read.claims.statements import takes_responsibility
from whence.read.counts.counts import NO_COUNT, OF_OCCURRENCE, THINGS, people_nouns
from whence.read.lines.lines import Line, Page
from whence.read.lines.phrases import Range, phrase
from whence.read.people.blame import is_for_another_thing
from whence.read.people.fillers import doers
from whence.read.people.identities import identified
from whence.read.roles.mention import HOSTS, Mention, T
from whence.read.text.overlaps import Overlaps
from whence.read.text.senses import grammar, word_classes

_LOOK_BACK = 3
_SHORT = 7
_DISOWNING, _BETWEEN = 9, 4  # words before an occurrence that may disown it; words between those and it
_SUM = 1_000_000
"""From here on a bare number is money."""

_PARTS = frozenset({"and", "but", "while", "who", "which", "that", "when", "after"})
_LEAD = 4  # words of credited words before the verb for the speaker's own deed
_WHOSE = frozenset({"its", "our", "their"})
_OWN = frozenset({"it", "they", "we"}) | _WHOSE
_TO_HAVE = ("to", "have")
_DEEDS = frozenset({T.ABDUCTION, T.KILLING, T.BOMBING, T.SHELLING, T.AIR_STRIKE, T.DESTRUCTION})
_PLACES = frozenset({"houses", "facilities", "vehicles"})
_GIVES = frozenset({AttributionKind.STATEMENT, AttributionKind.ESTIMATE})
_SAYS = frozenset({AttributionKind.STATEMENT, AttributionKind.ACCUSATION, AttributionKind.CONFIRMATION, AttributionKind.BELIEF})


class TakenUp(NamedTuple):
    """Credited words `span` about the mention number `mention`: what they answer, and with whom or with which figure.

    `subject` is `None` where the speaker means itself.
    """

    attribution: Attribution | None
    span: Span
    mention: int
    about: QuestionKind | None
    denied: bool = False
    subject: Slot | None = None
    figure: Figure | None = None


def taken_up(page: Page, attributions: Sequence[Attribution], found: Sequence[Mention]) -> Iterator[TakenUp]:
    """Yield what the credited words of a page say of occurrences that were named before them, or in them by a noun alone."""
    named = Overlaps((m.frame.trigger.start, m.frame.trigger.end, i) for i, m in enumerate(found))
    for attribution in attributions:
        span = attribution.content[0]
        number = page.number_at(span.start)
        if number is None:
            continue
        line = page.lines[number]
        inside = [i for s in attribution.content for i in named.touching(s.start, s.end)]
        near = range(
            bisect_left(found, number - _LOOK_BACK, key=attrgetter("line")), bisect_right(found, number, key=attrgetter("line"))
        )
        hosts = [i for i in near if _may_be_meant(found[i], span.end)]
        ends = _ends_in_a_number(page, number, span)  # "caught between two armies" counts nobody who fled
        counting = [i for i in near if i in hosts or (ends and _may_be_counted(found[i], span.end))]
        if not hosts:
            yield from _counted_on(page, number, attribution, found, counting, inside=bool(inside))
            continue
        own_deed = next((i for i in inside if i in hosts and _is_own_deed(line, span, found[i])), None)
        if own_deed is not None and attribution.kind in _GIVES:
            yield TakenUp(attribution, span, own_deed, QuestionKind.RESPONSIBILITY)
        elif takes_responsibility(line, span, attribution.kind, named=bool(inside)):
            if not (inside and attribution.kind is AttributionKind.RESPONSIBILITY_CLAIM):
                yield TakenUp(attribution, span, hosts[-1], QuestionKind.RESPONSIBILITY)
        elif _disowns(line, span, attribution.kind):
            named_by_it = [
                i for i in inside if found[i].line == number and is_disowned(line, line.index_at(found[i].frame.trigger.start))
            ]
            yield TakenUp(attribution, span, (named_by_it or hosts)[-1], QuestionKind.RESPONSIBILITY, denied=True)
        elif (
            attribution.kind is AttributionKind.ACCUSATION
            and (blamed := _blamed(page.text, line, span, named=bool(inside))) is not None
        ):
            own = [i for i in inside if i in hosts]
            yield TakenUp(attribution, span, own[0] if own else hosts[-1], QuestionKind.WHO, subject=blamed)
        elif attribution.kind in _SAYS and (body := identified(page.text, line, span)) is not None:
            yield TakenUp(attribution, span, hosts[-1], QuestionKind.WHO, subject=body)
        else:
            yield from _counted_on(page, number, attribution, found, counting, inside=bool(inside))


def _counted_on(
    page: Page, number: int, attribution: Attribution, found: Sequence[Mention], counting: Sequence[int], *, inside: bool
) -> Iterator[TakenUp]:
    """Yield a figure that a few credited words give for what was counted before."""
    span = attribution.content[0]
    if inside or attribution.kind not in _GIVES:
        return
    figure = _bare_figure(page, number, span, [found[i] for i in counting])
    if figure is not None:
        counted = next(i for i in reversed(counting) if found[i].frame.figures)
        yield TakenUp(attribution, span, counted, None, figure=figure)


def _ends_in_a_number(page: Page, number: int, span: Span) -> bool:
    """Say whether credited words end in their number, so that no noun behind it says that something else is counted ("a figure of 63")."""
    last = max((f.end for f in page.lines[number].figures if span.start <= f.start < span.end), default=span.end)
    return not any(character.isalnum() for character in page.text[last : span.end])


def _may_be_counted(mention: Mention, before: int) -> bool:
    """Say whether an occurrence counted those it happened to, whatever its type: those who escaped, fled or were freed."""
    affirmed = mention.stance.polarity is Polarity.AFFIRMED and mention.frame.trigger.start < before
    return affirmed and any(figure.of in OF_OCCURRENCE for figure in mention.frame.figures)


def _may_be_meant(mention: Mention, before: int) -> bool:
    affirmed = mention.frame.type in HOSTS and mention.stance.polarity is Polarity.AFFIRMED
    return affirmed and mention.frame.trigger.start < before


def _is_own_deed(line: Line, span: Span, mention: Mention) -> bool:
    """Say whether a speaker tells of its own deed: "it had abducted four workers", "its fighters killed him"; never "it had been attacked".

    "To have abducted" has no subject but the speaker's, "its northern unit" acts for the speaker.
    """
    first, at = line.index_at(span.start), line.index_at(mention.frame.trigger.start)
    before = [low for low in line.low[first:at] if low != "that"]
    if mention.frame.type not in _DEEDS or len(before) > _LEAD:
        return False
    if mention.frame.agent:
        return before[:1] != [] and before[0] in _WHOSE and _is_own_force(line, first, mention.frame.agent)
    if (tuple(before) or line.low[max(0, first - 2) : first]) == _TO_HAVE:
        return True
    if not before or before[0] not in _OWN:
        return False
    return all(low in ("had", "have", "has") or (low in people_nouns() and before[0] in _WHOSE) for low in before[1:])


def _is_own_force(line: Line, first: int, agents: Sequence[Slot]) -> bool:
    """Say whether the one doer stands right behind the "its" that opens credited words, and is a force: "its northern unit"."""
    opens = {line.tokens[at].start for at in range(first + 1, min(first + 3, len(line.tokens)))}
    words = [word for agent in agents for word in agent.name.lower().split()[-1:]]
    return len(agents) == 1 and agents[0].start in opens and "combatant" in word_classes().get(words[0], frozenset())


def _disowns(line: Line, span: Span, kind: AttributionKind) -> bool:
    """Say whether a speaker says that it had no part in it ("it had nothing to do with the bombing")."""
    words = line.words_in(span.start, span.end)[:14]
    if kind is AttributionKind.ACCUSATION or _is_of_any(line, span):
        return False
    if not {"it", "they", "its", "we", "our", "he", "she", "their", "any", "no"} & set(words[:4]):
        return False
    text = " ".join(words)
    table = load("events_stance")["responsibility"]
    denies = kind is AttributionKind.DENIAL and any(cue in text for cue in table["part"])
    return denies or any(cue in text for cue in table["disowning"])


def _is_of_any(line: Line, span: Span) -> bool:
    """Say whether credited words speak of deeds of a kind, none of them meant ("attacks that it had nothing to do with")."""
    at = line.index_at(span.start)
    pointed = grammar("determiners") | grammar("quantifiers")
    plural = line.low[at].endswith("s") and line.low[at] not in pointed | grammar("pronouns")
    return (
        plural
        and line.low[at + 1 : at + 2] in (("that",), ("which",))
        and line.low[at - 1 : at] not in {(low,) for low in pointed}
    )


def _blamed(text: str, line: Line, span: Span, *, named: bool) -> Slot | None:
    """Return who is accused: the first noun phrase of the credited words ("blamed the rebels for it")."""
    found = phrase(line, line.index_at(span.start), ())
    if found is None or is_for_another_thing(line, found) or (not named and _goes_into_detail(line, span, found)):
        return None
    return next(iter(doers(line, text, [_before_the_deed(line, found)])), None)


def _before_the_deed(line: Line, found: Range) -> Range:
    """Return who is accused without what of: "Norland of shelling the jail" is Norland."""
    for at in range(found.first + 1, found.after - 1):
        if line.low[at] in ("of", "for") and line.low[at + 1].endswith("ing"):
            return Range(found.first, at)
    return found


def _goes_into_detail(line: Line, span: Span, found: Range) -> bool:
    """Say whether an accusation says what was done ("of having hit a school"): then that is meant, and nothing named before."""
    rest = line.words_in(line.tokens[found.after - 1].end, span.end)
    return len(rest) > _SHORT or any(word.endswith("ing") or word in grammar("auxiliaries") for word in rest)


def _bare_figure(page: Page, number: int, span: Span, hosts: Sequence[Mention]) -> Figure | None:
    """Return the figure that a few words give for what was counted before ("police say 12,000", "put the figure at 27")."""
    line = page.lines[number]
    words = line.words_in(span.start, span.end)
    inside = [f for f in line.figures if span.start <= f.start < span.end]
    counting = [counted for m in hosts if (counted := [f for f in m.frame.figures if f.of not in NO_COUNT])]
    before = counting[-1] if counting else ()
    if len(inside) != 1 or len(words) > _SHORT or not before or (people_nouns() - {"figure", "number"}) & set(words):
        return None
    if inside[0].of in OF_OCCURRENCE | NO_COUNT | THINGS:
        return replace(inside[0], standing=False)  # its own words say what it counts ("puts the missing at 51")
    if _counts_things(inside[0]) or (inside[0].lo or 0) >= _SUM:
        return None  # "the mayor counts 85 houses"
    since = _told_since(page, number, inside[0])
    if since is not None:
        return replace(inside[0], of=since, noun=None, standing=False)  # "We have no count of the dead. The council says 87."
    last = _last_counted(page, number, inside[0])
    if last is not None and last.of in OF_OCCURRENCE | {"displaced"} and last.of not in {f.of for f in before}:
        return replace(inside[0], of=last.of, noun=last.noun, standing=False)  # "210 were aboard. The owner says it was 151."
    first = next((f for f in before if f.of != "bombs" and f.start < inside[0].start), None)
    return replace(inside[0], of=first.of, noun=first.noun, standing=False) if first is not None else None


def _counts_things(figure: Figure) -> bool:
    noun = (figure.noun or "").lower().split()
    return bool(noun) and noun[-1] in lifeless()


def _last_counted(page: Page, number: int, figure: Figure) -> Figure | None:
    """Return the last figure before another; of a sentence that counts people and then things, that of the people."""
    for line in (page.lines[number], page.lines[max(0, number - 1)]):
        told = [f for f in line.figures if f.start < figure.start]
        people = [f for f in told if f.of in OF_OCCURRENCE | {"displaced"}]
        if told:
            return people[-1] if people and told[-1].of in _PLACES else told[-1]
    return None


def _told_since(page: Page, number: int, figure: Figure) -> str | None:
    """Return of whose state the words between the figure before and this one speak: the dead, the missing."""
    lines = [page.lines[at] for at in range(max(0, number - 1), number + 1)]
    floor = max((f.end for line in lines for f in line.figures if f.end <= figure.start), default=0)
    return last_state([w.low for line in lines for w in line.tokens if floor <= w.start < figure.start])


def is_disowned(line: Line, at: int) -> bool:
    """Say whether the occurrence at token `at` is what somebody is said to have no part in ("had nothing to do with the raid")."""
    first = max(0, at - _DISOWNING)
    before = line.low[first:at]
    stop = max((i + 1 for i, low in enumerate(before) if low in _PARTS or not low[0].isalnum()), default=0)
    text = " ".join(before[stop:])
    found = (text.rfind(cue) + len(cue) for cue in load("events_stance")["responsibility"]["disowning"] if cue in text)
    return any(len(text[end:].split()) <= _BETWEEN for end in found)
