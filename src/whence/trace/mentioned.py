"""Captured outlets, bodies and people that a text names as having given something out, whether or not a reader took it for a credit.

In: a report, what was read in it, the index, the register. Out: `Credit`s, each for one name beside a word of saying, hearing or publishing.
The names of those whose reports are in the case are known: "the count published by the River Watch" needs no reading to be found.
Refuses: names beside no such word ("soldiers of the River Command fired"), names that only capitals make, languages other than English.
A credit of this kind never makes a parent that nobody captured.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.actors.register import Register
from whence.language.words.normal import fold, key
from whence.language.words.sentences import sentences
from whence.model.base import Record
from whence.model.captured import Report
from whence.model.passage import passage
from whence.model.said import Claim, Voice
from whence.model.vocabulary import BlockKind
from whence.trace.called import NOBODY, calls_itself_medium, held_of, keys_of, listed
from whence.trace.credits import Credit, add_credit
from whence.trace.index import TraceIndex
from whence.trace.names import Name, name_of, name_table, same_name
from whence.trace.wordlists import all_words, word_table

_CAPITAL = r"[A-Z][\w&’'-]*"
_AT_WORD = r"(?<![\w&’'-])"  # else a word of capitals as long as a page is tried from each of its letters
_RUN = re.compile(rf"{_CAPITAL}(?:\.?\s+(?:(?:of|for|and|the|de|du|la|del|al)\s+){{0,2}}{_CAPITAL}){{0,7}}")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_READ = (BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.SUMMARY)
_ASKED = 60
_LEAD = 5  # words between a word of hearing or publishing and the name: "told another agency, NAME"
# "NAME, on whose bulletin he relied, told ...", "NAME (NFB) said", "NAME's statement", "..., writes NAME."
_APPOSITION = re.compile(r",[^,;:]{1,90},")
_BRACKET = re.compile(r"^\s*\([^()]{1,12}\)")
_OWN = re.compile(r"[’']s?\s+(.*)", re.DOTALL)
_MADE_KNOWN = re.compile(
    r"(?:has |have |had )?(?:let(?:s|ting)? it be known|(?:made|makes) (?:it )?(?:known|public|clear)|put it about|ha[sd] it|went public)\b",
    re.IGNORECASE,
)
# "NAME has matched the cylinder. It said in a statement ..."
_GOES_ON = re.compile(r"\s*(?:It|They|He|She)\b")
_STOPS = re.compile(r"\s*(?:[,.;:”\"]|$)")
_BEING = frozenset(["is", "are", "was", "were", "been"])
_HEAD = 40  # characters before a name that is still what its sentence is about
_BESIDE = 200
_HELD = 12
_SHORT = 4
_LONGEST = 200_000


class _Place(NamedTuple):
    """A name in a text: its sentence, and where in the text it stands. `listed`: it is a name of the register, to be taken as it stands."""

    sentence: tuple[int, int]
    start: int
    end: int
    listed: bool = False


def with_named(
    found: Sequence[Credit], report: Report, said: Sequence[Record], index: TraceIndex, register: Register = NOBODY
) -> list[Credit]:
    """Return the credits with those for captured outlets, bodies and people that only the text names, by their own name or the register's."""
    own = name_of(report.outlet) if report.outlet else None
    credits = list(found)
    if not (report.lang or "en").startswith("en"):
        return credits
    claims = [c for c in said if isinstance(c, Claim) and c.post is None]
    asked: dict[str, bool] = {}
    full: dict[str, str] = {}
    for place in _places(report, register):
        for start, end in _variants(report.text, place):
            short = report.text[start:end]
            if short not in full and len(full) < _ASKED:
                full[short] = _full_name(report.text, short)
            name = name_of(full.get(short, short))
            if not name.forms or (asked.get(name.forms[0]) is None and len(asked) >= _ASKED):
                continue
            if asked.get(name.forms[0]) is None:
                asked[name.forms[0]] = _is_captured(name, index) or _is_known(name, report, index, register)
            if asked[name.forms[0]]:
                where = passage(report.id, report.text, start, end)
                told = tuple(c.id for c in claims if _is_of(c, name))
                own_words = told or tuple(c.id for c in claims if _stands_in(c, place))
                add_credit(credits, own, Credit(name, False, False, False, where, own_words, named=not told))
                break
    return credits


def names_beside(report: Report) -> Iterator[tuple[Name, int]]:
    """Yield every name that stands beside a word of saying, hearing or publishing, with its place, whether or not it is captured."""
    if not (report.lang or "en").startswith("en"):
        return
    full: dict[str, str] = {}
    for place in _places(report, NOBODY):
        for start, end in _variants(report.text, place):
            short = report.text[start:end]
            if short not in full and len(full) < _ASKED:
                full[short] = _full_name(report.text, short)
            yield name_of(full.get(short, short)), start


def _full_name(text: str, short: str) -> str:
    """Return the name, of one word the longer one that it ends elsewhere in the text: "Brell wrote", after "Ana Brell"."""
    if len(short) < _SHORT or not short.isalpha():
        return short
    found = re.search(
        rf"{_AT_WORD}(?:{_CAPITAL}\s+(?:(?:of|for|and|the|de|du|la|del|al)\s+){{0,2}}){{1,5}}{short}\b", text[:_LONGEST]
    )
    return re.sub(r"^The\s+", "", found.group()) if found is not None else short


def _places(report: Report, register: Register) -> Iterator[_Place]:
    """Yield the capitalised names of the text, and those of the register, that stand beside a word of saying, hearing or publishing."""
    for block in report.blocks:
        if block.kind in _READ and block.end <= _LONGEST:
            spans = sentences(report.text, block.start, block.end)
            for at, span in enumerate(spans):
                after = report.text[spans[at + 1].start : spans[at + 1].end] if at + 1 < len(spans) else ""
                runs = [m.span() for m in _RUN.finditer(report.text, span.start, span.end)]
                known = set(listed(report.text, span.start, span.end, register))
                for start, end in sorted({*runs, *known}):
                    before = report.text[max(span.start, start - _BESIDE) : start]
                    behind = report.text[end : min(span.end, end + _BESIDE)]
                    name = report.text[start:end]
                    if _gives_out(before, behind, name) or _goes_on(before, behind, after) or _is_paper(before, name):
                        yield _Place((span.start, span.end), start, end, (start, end) in known)


def _variants(text: str, place: _Place) -> Iterator[tuple[int, int]]:
    """Yield the name as it stands, then without what may stand before a name: an article, a day, a title, whose it is.

    "Ana Brell of the Harbour Guard" is two names, and so is "the Ledger and the Post".
    """
    if place.listed:
        yield place.start, place.end
        return
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, place.start, place.end)]
    ends = [*(words[at - 1][1] for at, (start, end) in enumerate(words) if at and text[start:end] == "and"), words[-1][1]]
    head = True
    for start, stop in words:
        word = text[start:stop]
        if head and word[0].isupper() and word != "The":
            yield from ((start, _bare_end(text, end)) for end in reversed(ends) if end > start)
        head = word.endswith(("'s", "’s")) or not word[0].isupper() or fold(word) in _before()


def _bare_end(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in ("'s", "’s") else end


@cache
def _before() -> frozenset[str]:
    return all_words("frame", file="retold") | all_words("small", file="retold")


def _is_captured(name: Name, index: TraceIndex) -> bool:
    """Say whether a report of somebody of this name is in the case. One word must be the whole name."""
    form = name.forms[0]
    if all(word in name_table()["plain"] for word in form.split()):
        return False
    for id_ in index.reports_of_outlet(form, None)[:_HELD]:
        held = index.report(id_)
        called = key(held.outlet) if held is not None and held.outlet else ""
        if called == form or (called.startswith(f"{form} ") and " " in form and same_name(name_of(called), name)):
            return True
    return False


def _is_known(name: Name, report: Report, index: TraceIndex, register: Register) -> bool:
    """Say whether the register calls one so whose report is in the case, and who is not the text's own outlet."""
    keys = keys_of(name, register)
    own = key(report.outlet) if report.outlet else ""
    return own not in keys and next(held_of(keys, index), None) is not None


def _is_of(claim: Claim, name: Name) -> bool:
    """Say whether a voice by which the claim came has this name in its own ("an armed group calling itself the Sons of the Ford")."""
    voices: list[Voice] = [*claim.chain[1:], *((claim.addressee,) if claim.addressee else ())]
    return any(f" {form} " in f" {key(v.name)} " for v in voices for form in name.forms)


def _stands_in(claim: Claim, place: _Place) -> bool:
    return place.sentence[0] <= claim.passage.start < place.sentence[1]


# ------------------------------------------------------------------------------------------------ words beside the name


def _gives_out(before: str, behind: str, name: str) -> bool:
    """Say whether the words before or behind a name make it the name of somebody who gave something out."""
    ahead = [fold(m.group()) for m in _WORD.finditer(before)][-2 * _LEAD :]
    return (_does(behind, name) and not _is_object(ahead)) or _is_used(ahead, behind)


def _is_paper(before: str, name: str) -> bool:
    """Say whether a name is a newspaper's or station's by its words, or by what stands before it: "the newsletter NAME"."""
    words = [fold(m.group()) for m in _WORD.finditer(before)][-1:]
    return (len(name.split()) > 1 and calls_itself_medium(fold(name).split())) or any(
        word in word_table("media_nouns", file="mentions")["words"] for word in words
    )


def _goes_on(before: str, behind: str, after: str) -> bool:
    """Say whether the next sentence goes on with the one this sentence is about, and has them say something: "... They said that"."""
    found = _GOES_ON.match(after)
    return (
        found is not None
        and len(before) <= _HEAD
        and behind[:1] == " "
        and "," not in before
        and _says(after[found.end() :].lstrip(" ,"))
    )


def _is_object(ahead: Sequence[str]) -> bool:
    """Say whether the name is what a verb of saying is about: "the man who named NAME has withdrawn it"."""
    last = next((word for word in reversed(ahead) if word not in ("the", "a", "an")), "")
    return last in word_table("saying", file="mentions")["words"]


def _does(behind: str, name: str) -> bool:
    """Say whether the one named says or publishes something: behind the name, a bracket, an apposition, an adverb or two."""
    rest = _BRACKET.sub("", behind)
    own = _OWN.match(rest)
    if own is not None or name.endswith(("'s", "’s")):
        words = [fold(m.group()) for m in _WORD.finditer(own[1] if own else rest)][:3]
        return any(word in word_table("papers", file="mentions")["words"] for word in words)
    if _says(rest.lstrip(" ,")):
        return True
    apposition = _APPOSITION.match(rest)
    return apposition is not None and _says(rest[apposition.end() :])


def _says(rest: str) -> bool:
    if _MADE_KNOWN.match(rest):
        return True
    kinds, runs = word_table("saying", file="mentions"), False
    for match in _WORD.finditer(rest[:80]):
        word = fold(match.group())
        if word in kinds["words"] or (runs and word in kinds["running"]):
            return True
        runs = runs or word in _BEING
        if word not in _between() or any(mark in rest[: match.start()] for mark in ";:("):
            return False
    return False


@cache
def _between() -> frozenset[str]:
    return all_words("between", file="mentions")


def _is_used(ahead: Sequence[str], behind: str) -> bool:
    """Say whether something is told to the one named, taken from them, or given out by them, in the words ahead of the name."""
    near = ahead[-_LEAD:]
    if {"that", "whether", "if"} & set(near[-2:]):
        return False
    if any(word in word_table(kind, file="mentions")["words"] for kind in ("heard", "citing") for word in near):
        return True
    kinds = word_table("papers", file="mentions")
    for at in range(len(ahead) - len(near), len(ahead)):
        if ahead[at] in kinds["joints"] and any(
            w in kinds["words"] or w in kinds["deeds"] for w in ahead[max(0, at - _LEAD) : at]
        ):
            return True
    said = any(word in word_table("saying", file="mentions")["words"] for word in near[-3:])
    return said and _STOPS.match(behind) is not None
