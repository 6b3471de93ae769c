"""Whom a report credits: through which agency or outlet it says that its words or its news came.

In: a report and what was read in it. Out: `Credit`s, the name with the passage and the claims that came that way.
Refuses: the report's own outlet, credits that name nobody, persons and bodies that are no media (those are sources, not parents).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.model.base import Record
from whence.model.captured import Report
from whence.model.passage import Passage, passage
from whence.model.said import Attribution, Claim, PlaceName, Reading, Voice
from whence.model.vocabulary import BlockKind, SourceKind
from whence.trace.names import Name, name_of, name_table, names_in_credit, same_name

_MEDIA = (SourceKind.AGENCY, SourceKind.OUTLET)
_MAYBE = (SourceKind.ORGANISATION, SourceKind.NAMED_PERSON)
_TOP = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY)
_MOST = 24
# Voices at a report's top besides a medium and those it quotes: with so many the report is a survey, no retelling of one.
_OTHERS = 2
_UNNAMED = ("a ", "an ", "one ", "another ", "some ", "several ", "our ", "this ")
# "the Northern Field Bureau (NFB) reports": the short form stands right behind the name.
_SHORT = re.compile(r"\s*\((?P<short>[A-Z]{2,6})\)")
# "the Harbour Board and the Coast Guard": two that say one thing.
_TWO = re.compile(r"\s+and\s+the\s+(?=[A-Z])")
# What a page says of itself when it is somebody else's: "Reposted in full from ...", "first appeared on ...".
_REPOST = re.compile(
    r"(?:(?:\b(?:[Rr]e-?posted|[Rr]e-?published|[Rr]eprinted|[Rr]eproduced|syndicated|(?:text|article|story|dispatch)\s+(?:(?:is|was)\s+)?taken)"
    r"|(?<=\n)[Tt]aken|(?<=\()[Tt]aken)(?:\s+[a-z]+){0,3}?\s+(?:from|courtesy\s+of|by\s+permission\s+of)"
    r"|(?:first|originally)\s+(?:appeared|published|posted|ran|aired)\s+(?:on|in|at|by)|courtesy\s+of)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w&'’.-]*(?:\s+[A-Z][\w&'’-]*){0,4})",
)


class Credit(NamedTuple):
    """A medium that a report credits. `whole`: for the report as a whole (a credit line, the lead), else for `claims` only.

    `line` is true where it stands in a byline, dateline or credit line. `sure` is false for names that may be no medium at all:
    they count only where a captured outlet or an earlier credit bears them. `named`: found by its name alone (`mentioned`), not read.
    """

    name: Name
    whole: bool
    line: bool
    sure: bool
    where: Passage | None
    claims: tuple[str, ...]
    named: bool = False


def credits_of(report: Report, said: Sequence[Record]) -> list[Credit]:
    """Return the media that `report` credits, each once, those of credit lines first."""
    own = name_of(report.outlet) if report.outlet else None
    found: list[Credit] = []
    for line in report.credits:
        for name in names_in_credit(line):
            add_credit(found, own, Credit(name, True, True, True, _place_of(report, name), ()), most=_MOST)
    for match in _REPOST.finditer(report.text):
        name = name_of(match["name"].rstrip("."))
        if name.forms:
            where = passage(report.id, report.text, *match.span("name"))
            add_credit(found, own, Credit(name, True, True, True, where, ()), most=_MOST)
    top = _top(report)
    aliases, through, at_top = _aliases(said), _claims_by_voice(said), _voices_at_top(said, top)
    for attribution in (r for r in said if isinstance(r, Attribution) and not r.self_citation and r.post is None):
        for voice, sure, name in _voiced(report, attribution, aliases):
            lead = sure and any(span.start < top for span in attribution.content) and not _is_survey(voice, at_top)
            claims = through.get(fold(voice.name), ())
            add_credit(found, own, Credit(name, lead, False, sure, _passage_of(report, voice), claims), most=_MOST)
    for name in _unread(said):
        add_credit(found, own, Credit(name, False, False, False, _place_of(report, name), ()), most=_MOST)
    return found


def add_credit(found: list[Credit], own: Name | None, credit: Credit, *, most: int | None = None) -> None:
    """Add a credit to those found; one of the same name is made one with it, the own outlet's is left out, and a new one above `most`.

    So a page that names thousands is not compared name by name.
    """
    if own is not None and (same_name(own, credit.name, within=True) or _is_word_of(credit.name, own)):
        return
    for at, earlier in enumerate(found):
        if same_name(earlier.name, credit.name, within=True):
            # The longer name is the fuller one; what either says of the report holds for both.
            name = max((earlier.name, credit.name), key=lambda n: (len(n.written) > 5, n is earlier.name))
            forms = tuple(dict.fromkeys((*name.forms, *earlier.name.forms, *credit.name.forms)))
            merged = name._replace(
                forms=tuple(f for f in forms if f not in name_table()["plain"]) or forms,
                acronyms=earlier.name.acronyms | credit.name.acronyms,
                initials=earlier.name.initials | credit.name.initials,
            )
            claims = tuple(dict.fromkeys((*earlier.claims, *credit.claims)))
            found[at] = Credit(
                merged,
                earlier.whole or credit.whole,
                earlier.line,
                earlier.sure or credit.sure,
                earlier.where or credit.where,
                claims,
                earlier.named and credit.named,
            )
            return
    if most is None or len(found) < most:
        found.append(credit)


def _is_word_of(name: Name, own: Name) -> bool:
    """Say whether a page calls its own outlet by a word from the middle of its name ("told Insider", in Business Insider Norrey)."""
    return any(len(form) > 3 and f" {form} " in f" {whole} " for form in name.forms for whole in own.forms)


def _top(report: Report) -> int:
    """Return where the report's top ends: headline, summary and the first paragraph of more than a few words."""
    end = 0
    for block in report.blocks:
        if block.kind in _TOP or fold(report.text[block.start : block.end]) == fold(report.title or ""):
            end = block.end
        elif block.kind is BlockKind.BODY and len(report.text[block.start : block.end].split()) >= 8:
            return block.end
    return end or len(report.text) // 4


def _voiced(report: Report, attribution: Attribution, aliases: dict[str, str]) -> Iterator[tuple[Voice, bool, Name]]:
    """Yield the voices of an attribution that may be media, whether they are, and the names of each."""
    for voice, sure in _media_voices(attribution):
        short = aliases.get(voice.name) or _short_behind(report, voice)
        written = [f"{voice.name} ({short})"] if short else _TWO.split(voice.name)
        for name in (name_of(each) for each in written):
            if name.forms and not voice.name.lower().startswith(_UNNAMED):
                yield voice, sure, name


def _voices_at_top(said: Sequence[Record], top: int) -> dict[str, set[str]]:
    """Return the voices that stand in chains at the top of a report, each with those that stand in one chain with it, itself among them."""
    along: dict[str, set[str]] = {}
    for r in said:
        if isinstance(r, Attribution) and r.post is None and any(span.start < top for span in r.content):
            chain = [v.name for v in r.chain[1:] if v.start is not None]
            for name in chain:
                along.setdefault(name, set()).update(chain)
    return along


def _is_survey(voice: Voice, at_top: Mapping[str, set[str]]) -> bool:
    """Say whether the top of the report sets others beside this voice: "nine, said the director; six, said the minister"."""
    return len(at_top) - len(at_top.get(voice.name, ())) >= _OTHERS


def _media_voices(attribution: Attribution) -> Iterator[tuple[Voice, bool]]:
    for voice in attribution.chain[1:]:
        if voice.basis == "metadata" or voice.start is None:
            continue
        if voice.kind in _MEDIA:
            yield voice, True
        elif voice.kind in _MAYBE:
            words = fold(voice.name).split()
            ends = {" ".join(words[-1:]), " ".join(words[-2:])}
            yield voice, not ends.isdisjoint(name_table()["media"]) and voice.kind is SourceKind.ORGANISATION
    heard = attribution.addressee
    if heard is not None and heard.start is not None and heard.kind in (*_MEDIA, *_MAYBE):
        yield heard, heard.kind in _MEDIA


def _aliases(said: Sequence[Record]) -> dict[str, str]:
    """Return short forms that the report itself introduces: "Northern Agency (NA)"."""
    return {r.names[0]: r.names[1] for r in said if isinstance(r, PlaceName) and r.kind == "actor" and len(r.names) > 1}


def _short_behind(report: Report, voice: Voice) -> str | None:
    """Return the initials that stand in brackets right behind a credited name, inside the words that name it or after them."""
    if voice.start is None or voice.end is None:
        return None
    found = _SHORT.search(report.text, voice.start, voice.end) or _SHORT.match(report.text, voice.end)
    return found["short"] if found else None


def _claims_by_voice(said: Sequence[Record]) -> dict[str, tuple[str, ...]]:
    """Return, for each voice by its folded name, the claims that came through it or were told to it."""
    through: dict[str, dict[str, None]] = {}
    for claim in (r for r in said if isinstance(r, Claim)):
        for voice in (*claim.chain[1:], *((claim.addressee,) if claim.addressee else ())):
            through.setdefault(fold(voice.name), {})[claim.id] = None
    return {name: tuple(ids) for name, ids in through.items()}


def _unread(said: Sequence[Record]) -> Iterator[Name]:
    """Yield the names of a report that could not be read: any may be a credit, none is one by itself."""
    for reading in (r for r in said if isinstance(r, Reading) and not r.read):
        for written in reading.names[:_MOST]:
            if (name := name_of(written)).forms:
                yield name


def _passage_of(report: Report, voice: Voice) -> Passage | None:
    if voice.start is None or voice.end is None or not 0 <= voice.start < voice.end <= len(report.text):
        return None
    return passage(report.id, report.text, voice.start, voice.end)


def _place_of(report: Report, name: Name) -> Passage | None:
    at = report.text.find(name.written)
    return passage(report.id, report.text, at, at + len(name.written)) if at >= 0 and name.written else None
