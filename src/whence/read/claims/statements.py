"""Statements: claims that name no occurrence: plans, demands, opinions, warnings, and how many are held or live somewhere.

In: a page, its attributions, the stretches already claimed. Out: stretches that make a claim of their own.
Refuses: a statement whose words another claim has already.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.figures.measured import MAGNITUDE, is_lost, is_of_aftershock, is_told_as_loss, measures
from whence.language.figures.parts import LONE
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Attribution, Claim, Figure, Hedge
from whence.model.vocabulary import AttributionKind, HedgeClass, Modality, Polarity
from whence.read.counts.counts import OF_OCCURRENCE, is_whole, meaning, noun_after
from whence.read.counts.told_before import settled_before
from whence.read.lines.lines import Line, Page
from whence.read.lines.modality import find_cue
from whence.read.text.overlaps import Overlaps
from whence.read.text.senses import grammar

_SILENT = frozenset({AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY})
_BY_KIND = {
    AttributionKind.INTENTION: Modality.PLANNED,
    AttributionKind.DEMAND: Modality.NORMATIVE,
}
_COVERED = 0.3
_PASSED_ON = 0.55
_SHORTEST = 4
_AHEAD = frozenset({"would", "could", "will", "may", "might", "shall", "should", "must", "can"})
_NOT_STANDING = frozenset({"killed", "wounded", "missing", "aboard", "underground", "rescued", "detained", "released"})
_EVIDENCE = frozenset({"samples", "fragments"})
_LOSABLE = frozenset({"houses", "facilities", "vehicles", "boxes"})
_TOTAL_BEFORE, _LOST_BEHIND = 6, 16
_DISPLACED = frozenset({"refugees", "refugee", "displaced", "idps", "evacuees"})
_SAVING = frozenset(
    "rescued rescue rescuers survivors survivor survived alive saved surface safety ashore rubble water sea river lake wreck wreckage debris".split()  # noqa: SIM905
) | frozenset("launch lifeboat helicopter tug trawler ferry coastguard dinghy".split())  # noqa: SIM905
_OWN = ("it", "them", "us", "its", "our", "their")


class Standing(NamedTuple):
    """A stretch that says how many are held, guarded or live somewhere."""

    start: int
    end: int
    figures: tuple[Figure, ...]


def standing_figures(page: Page, taken: Collection[int]) -> Iterator[Standing]:
    """Yield the standing figures that no occurrence has: "holds some 11,000 men in seven centres"."""
    for line in page.lines:
        if not line.figures or not _stands(line):
            continue
        free = [
            f
            for at, f in enumerate(line.figures)
            if f.start not in taken and _is_stock(line, f) and not (f.of in _NOT_STANDING and _is_no_count(line, at))
        ]
        if free:
            start, end = free[0].start, _phrase_end(line, free[-1])
            yield Standing(start, end, tuple(_standing(line, figure) for figure in free))


def _standing(line: Line, figure: Figure) -> Figure:
    of = _of(line, figure)
    stands = of not in _NOT_STANDING and not _were_moved(figure) and not (figure.of == of == "held" and not figure.standing)
    return replace(figure, of=of, noun=noun_after(line, figure)[0], standing=stands)


def _were_moved(figure: Figure) -> bool:
    """Say whether a figure counts people who were brought away, not a number of displaced who live somewhere."""
    return figure.of == "displaced" and _DISPLACED.isdisjoint((figure.noun or "").lower().split())


def counts_left(page: Page, taken: Collection[int]) -> Iterator[Standing]:
    """Yield the counts of those killed, missing, saved or aboard, and of things lost, that no occurrence of their sentence has.

    "151 people were on the ferry", "900 people had been brought to higher ground", "eleven villages were under water".
    """
    for number, line in enumerate(page.lines):
        for at, written in enumerate(line.figures):
            figure = settled_before(page, number, written)
            if (
                figure.start in taken
                or is_whole(line, figure)
                or not _is_of_an_occurrence(page.text, line, figure)
                or _is_no_count(line, at)
            ):
                continue
            own = replace(figure, noun=noun_after(line, figure)[0], standing=False)
            yield Standing(figure.start, _phrase_end(line, figure), (own,))
        yield from (Standing(lone.start, lone.end, (lone,)) for lone in line.lone if lone.start not in taken)


def _is_of_an_occurrence(text: str, line: Line, figure: Figure) -> bool:
    """Say whether a figure counts who was there, or measures what was lost, or how strong a quake was."""
    if figure.of in measures():
        return not is_of_aftershock(text, figure.start) if figure.of == MAGNITUDE else is_told_as_loss(line.low)
    if figure.of in _LOSABLE:
        return _is_lost_thing(line, figure)
    if figure.of in _EVIDENCE:
        return True  # what was taken there, and may be fewer where it arrives
    if figure.of == "held":
        return figure.noun is None and not figure.standing  # "held 112 on Wednesday and 86 on Friday"
    return figure.of in OF_OCCURRENCE or figure.of in LONE.values() or (_were_moved(figure) and "live" not in line.low)


def _is_lost_thing(line: Line, figure: Figure) -> bool:
    """Say whether counted houses, villages or the like were lost, by the figure's own words or those of the one it leans on."""
    at, after = line.index_at(figure.start), line.index_at(figure.end - 1) + 1
    noun = _phrase_end(line, figure)
    behind = line.index_at(noun - 1) + 1 if noun > figure.end else after
    if is_lost(line.low[max(0, at - _TOTAL_BEFORE) : at], line.low[after:behind], line.low[behind : behind + _LOST_BEHIND]):
        return True
    last = next((f for f in reversed(line.figures) if f.end <= figure.start), None)
    return figure.noun is None and last is not None and last.of == figure.of and _is_lost_thing(line, last)


def _is_no_count(line: Line, number: int) -> bool:
    """Say whether a figure is denied ("and not 210"), lies ahead ("would be pulled out"), or is the share or the total of another.

    Not everybody who is pulled or brought out is saved: troops are as well.
    """
    figure = line.figures[number]
    at, after = line.index_at(figure.start), line.index_at(figure.end - 1) + 1
    before = line.low[max(0, at - 1) : at]
    if not _AHEAD.isdisjoint(line.low[after : after + 6]) or (figure.of == "rescued" and _SAVING.isdisjoint(line.low)):
        return True
    if line.low[after : after + 1] in (("higher",), ("lower",), ("fewer",), ("less",)) or line.low[after : after + 2] == (
        "more",
        "than",
    ):
        return True
    share = line.low[after : after + 2] in (("of", "them"), ("of", "whom"), ("of", "those"))
    whole = line.figures[number - 1].of if number else None
    before = line.low[max(0, at - 2) : at - 1] if before == ("the",) else before  # "and not the 225 that were announced"
    denied = before in (("not",), ("from",), ("than",)) and figure.hi != 0  # "not one of them" is nobody
    return denied or (share and whole == figure.of)


def _stands(line: Line) -> bool:
    table = load("events_stance")["standing"]
    text = " ".join(line.low)
    stands = any(low in _standing_verbs() and not _helps(line, at) for at, low in enumerate(line.low))
    return stands or any(phrase in text for phrase in table["phrases"])


def _helps(line: Line, at: int) -> bool:
    """Say whether "have" only helps another verb ("had been brought in")."""
    after = line.low[at + 1] if at + 1 < len(line.low) else ""
    return line.low[at] in ("have", "has", "had", "having") and (after in ("been", "not", "also") or after.endswith(("ed", "en")))


@cache
def _standing_verbs() -> frozenset[str]:
    return frozenset(form for verb in load("events_stance")["standing"]["verbs"] for form in lemma_forms(verb))


def _is_stock(line: Line, figure: Figure) -> bool:
    noun, people = noun_after(line, figure)
    of, _ = meaning(line, figure, None)
    return people or of in ("facilities", "groups") or ((figure.hi or figure.lo or 0) >= 100 and noun is not None)


def _of(line: Line, figure: Figure) -> str | None:
    noun, people = noun_after(line, figure)
    of, _ = meaning(line, figure, None)
    if of in ("facilities", "houses", "vehicles"):
        return of
    low = (noun or "").lower()
    if people and figure.of in OF_OCCURRENCE:
        return figure.of
    if people and any(w in line.low for w in ("live", "lives", "living", "home", "population", "inhabitants")):
        return "residents"
    if low in _DISPLACED:
        return "displaced"
    if people and figure.of is not None and not figure.standing:
        return figure.of
    return "held" if people else of


def _phrase_ends() -> frozenset[str]:
    return (grammar("prepositions") | grammar("auxiliaries") | grammar("subordinators") | grammar("adverbs")) - {"of"}


def _phrase_end(line: Line, figure: Figure) -> int:
    at = line.index_at(figure.end)
    last = figure.end
    for j in range(at, min(len(line.tokens), at + 5)):
        if not line.tokens[j].text[0].isalnum() or line.low[j] in _phrase_ends():
            break
        last = line.tokens[j].end
    return last


def takes_responsibility(line: Line, span: Span, kind: AttributionKind, *, named: bool) -> bool:
    """Say whether credited words claim an act for their own speaker: by their kind, or "it was behind", "its men had planted it"."""
    if kind is AttributionKind.RESPONSIBILITY_CLAIM:
        return not named
    if kind in (AttributionKind.DENIAL, AttributionKind.ACCUSATION):
        return False
    words = line.words_in(span.start, span.end)[:14]
    text = " ".join(words)
    own = bool({"it", "they", "its", "we", "our", "he", "she", "their", "fighters"} & set(words[:4]))
    table = load("events_stance")["responsibility"]
    told = (own and any(cue in text for cue in table["cues"])) or _is_own_deed(text, table["deeds"])
    return told or _points_back(words, table["pointing_back"], table["selves"])


def _is_own_deed(text: str, deeds: Sequence[str]) -> bool:
    """Say whether a passive names the speaker as its doer: "the device was placed by it", "it was the work of its men"."""
    led = (deed if deed.endswith(" of") else f"{deed} by" for deed in deeds if deed in text)
    return any(f" {words} {own} " in f" {text} " for words in led for own in _OWN)


def _points_back(words: Sequence[str], verbs: Sequence[str], selves: Sequence[str]) -> bool:
    """Say whether a few words say that the speaker did what was told before: "its men did so", "it was they"."""
    said = list(words[1:] if words[:1] == ["that"] else words)
    if any(" ".join(said).startswith(own) for own in selves):
        return True
    first, last = (2, 3) if said[:1] and said[0] in ("its", "our", "their") else (1, 1)
    led = bool(said) and said[0] in (*_OWN, "they", "we")
    return led and any(" ".join(said[at : at + 3]).startswith(verb) for at in range(first, last + 1) for verb in verbs)


def plain_statements(page: Page, attributions: Sequence[Attribution], made: Sequence[Claim]) -> list[Attribution]:
    """Return the attributions whose words no claim in `made` has yet, or has only in another mood; of nested ones the innermost."""
    found: list[Attribution] = []
    inner: dict[str, list[Span]] = {}
    for attribution in attributions:
        if attribution.parent is not None:
            inner.setdefault(attribution.parent, []).extend(attribution.content)
    framed = {c.attribution for c in made if c.frame is not None}
    claimed = Overlaps((c.passage.start, c.passage.end, c) for c in made)
    for attribution in sorted(attributions, key=lambda a: (a.content[0].start, a.content[0].end, a.id)):
        span = attribution.content[0]
        line = page.line_at(span.start)
        if (
            line is None
            or attribution.kind in _SILENT
            or _is_passed_on(attribution, inner.get(attribution.id, ()))
            or len(span.of(page.text).split()) < _SHORTEST
        ):
            continue
        modality, _ = stance_of(line, span, attribution, attribution.hedges)
        here = claimed.touching(span.start, span.end)
        inside = {c.modality for c in here}
        told = attribution.id in framed or _is_covered(span, [c.passage.span for c in here])
        if not told or modality not in inside | {Modality.ASSERTED, Modality.OBSERVED}:
            found.append(attribution)
    return found


def _is_passed_on(attribution: Attribution, inner: Sequence[Span]) -> bool:
    """Say whether most of what is said is what somebody else is quoted with in it."""
    inside = sum(max(0, min(s.end, own.end) - max(s.start, own.start)) for s in inner for own in attribution.content)
    return bool(inner) and inside > _PASSED_ON * sum(s.end - s.start for s in attribution.content)


def _is_covered(span: Span, taken: Sequence[Span]) -> bool:
    inside = sum(max(0, min(span.end, t.end) - max(span.start, t.start)) for t in taken)
    return inside > _COVERED * (span.end - span.start)


def stance_of(line: Line, span: Span, attribution: Attribution | None, hedges: Sequence[Hedge]) -> tuple[Modality, Polarity]:
    """Return how a statement without an occurrence is put, by its kind, its hedges and the words in it."""
    kind = attribution.kind if attribution else None
    words = line.words_in(span.start, span.end)
    polarity = Polarity.DENIED if kind is AttributionKind.DENIAL else Polarity.AFFIRMED
    if kind in _BY_KIND:
        return _BY_KIND[kind], polarity
    if kind is AttributionKind.OBSERVATION:
        return Modality.OBSERVED, polarity
    for name, modality in (("normative", Modality.NORMATIVE), ("possible", Modality.POSSIBLE), ("planned", Modality.PLANNED)):
        if find_cue(words, name):
            return modality, polarity
    if any(h.kind is HedgeClass.CONDITIONAL for h in hedges):
        return Modality.CONDITIONAL, polarity
    if any(h.kind is HedgeClass.PROBABILITY for h in hedges) or _warns(line, span):
        return Modality.POSSIBLE, polarity
    return Modality.ASSERTED, polarity


def _warns(line: Line, span: Span) -> bool:
    at = line.index_at(span.start)
    before = line.low[max(0, at - 5) : at]
    return any(w in ("warned", "warns", "warn", "warning", "predicted", "predict", "feared", "fear") for w in before)
