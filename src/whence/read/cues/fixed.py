"""Fixed cues: phrases and nouns that credit somebody without a verb of saying.

In: the tokens of a sentence and such a cue. Out: the find of "according to X", "citing X", "in his telling", "the claim that",
"declined to comment". Refuses: a phrase after which nobody is named.
"""

from collections.abc import Sequence

from whence.read.cues.adverbials import skip_time_and_place
from whence.read.cues.cues import Cue
from whence.read.cues.finds import (
    Find,
    Range,
    as_saying,
    clause_end,
    content_start,
    ends_here,
    main_subject,
    shared_source,
    subject,
    trim,
    with_appositive,
)
from whence.read.text.grammar import has_clause, phrase_end, subject_start, verb_group_start, word_class
from whence.read.text.layout import Token

_ARTICLES = frozenset({"a", "an", "the"})
_JOINTS = frozenset({"and", "but", "or", "so", "yet", "while", "whereas", "though", "although"})
_NOBODYS = frozenset({"reports", "rumours", "rumors", "accounts", "claims", "speculation", "hearsay"})
_LOOSE = frozenset("unconfirmed unverified some early initial first various several media press many conflicting other".split())  # noqa: SIM905


def match_phrase(tokens: Sequence[Token], cue: Cue, _: Sequence[Find]) -> Find | None:
    """Match "according to X", "citing X", "as reported by X" on either side of the content."""
    start = cue.last + 1
    end = phrase_end(tokens, start)
    if end == start or (end == start + 1 and tokens[start].low in _ARTICLES):
        return None
    if tokens[cue.last].low == "by" and (told := as_saying(tokens, end)) is not None:
        content = trim(tokens, told, clause_end(tokens, told))
        return (
            Find(cue.kind, "quotes", ((cue.first, cue.last + 1),), (start, end), (content,)) if content[0] < content[1] else None
        )
    inserted = _after_inserted(tokens, cue.first, end) if tokens[cue.last].low == "by" else None
    if inserted is not None:
        content = trim(tokens, inserted, clause_end(tokens, inserted))
        told_of = tokens[cue.first - 1].low != ","
        quotes = Find(cue.kind, "quotes", ((cue.first, cue.last + 1),), (start, end), (content,), chain=told_of)
        return quotes if content[0] < content[1] else None
    said = next((k for k in range(start, min(start + 4, len(tokens))) if tokens[k].low in _NOBODYS), None)
    if said is not None and all(tokens[k].low in _LOOSE for k in range(start, said)):
        return _nobodys(tokens, cue, said + 1)
    if not cue.cites:
        added = with_appositive(tokens, end, closed=cue.first == 0)
        end = added if cue.first == 0 or ends_here(tokens, added) else end
    source = (start, end)
    if cue.first == 0 or (cue.first == 1 and tokens[0].low in word_class("openers")):
        rest = end
        while rest < len(tokens) and tokens[rest].low in (",", ":"):
            rest += 1
        content = trim(tokens, rest, len(tokens))
    else:
        content = trim(tokens, content_start(tokens, cue.first), cue.first)
        if (
            cue.cites
            and end < len(tokens)
            and tokens[end].low == ","
            and end + 1 < len(tokens)
            and not ends_here(tokens, end + 1)
        ) or _is_behind_that(tokens, cue.first, end):
            content = trim(tokens, end + 1, len(tokens))
    if content[0] >= content[1]:
        return None
    return Find(cue.kind, "phrase", ((cue.first, cue.last + 1),), source, (content,), cites=cue.cites, chain=cue.chain)


def _after_inserted(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """Return where the clause goes on behind "quoted by X" that commas set off after a subject, `None` where they do not.

    "Officials, quoted by X, said"; "Mara Dorn, who was quoted by X on Monday, said".
    """
    opens = first
    while opens > 1 and tokens[opens - 1].low in word_class("be") | {"has", "have", "had"}:
        opens -= 1
    if opens > 2 and tokens[opens - 1].low in ("who", "which") and opens < first:
        opens -= 1
    elif opens < first:
        return None
    if opens < 2 or tokens[opens - 1].low != ",":
        return None
    close = end if opens == first else skip_time_and_place(tokens, end)
    told = (
        opens < first and tokens[close + 1 : close + 2] and tokens[close + 1].low == "that"
    )  # "told X, which was quoted by Y, that"
    return close if close + 1 < len(tokens) and tokens[close].low == "," and not told else None


def _is_behind_that(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Say whether commas set a phrase off behind the "that" of another cue: "said that, according to X, the bridge fell"."""
    opens = first > 1 and tokens[first - 1].low == "," and tokens[first - 2].low == "that"
    return opens and end + 1 < len(tokens) and tokens[end].low == ","


def _nobodys(tokens: Sequence[Token], cue: Cue, end: int) -> Find | None:
    """Return the find of "according to unconfirmed reports": words that nobody is named for."""
    after = trim(tokens, end, len(tokens))
    content = trim(tokens, content_start(tokens, cue.first), cue.first)
    if after[0] < after[1] and (cue.first == 0 or not ends_here(tokens, end)):
        content = after
    return Find(cue.kind, "passive", ((cue.first, end),), None, (content,)) if content[0] < content[1] else None


def match_own(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "in his telling it is ...", "by the ministry's count": the content is the clause in which it stands, behind the last speaker's cue."""
    source = (cue.first + 1, cue.last)
    before = trim(tokens, _clause_start(tokens, cue.first, found), cue.first)
    behind = trim(tokens, cue.last + 1, clause_end(tokens, cue.last + 1))
    content: tuple[Range, ...] = (before,)
    if before[1] - before[0] < 2:
        content = (behind,)
    elif not has_clause(tokens, *before) and has_clause(tokens, *behind):
        content = (before, behind)  # "the sea, in her opinion, was calm"
    if content[0][1] - content[0][0] < 2:
        return None
    return Find(cue.kind, "own", ((cue.first, cue.first + 1), (cue.last, cue.last + 1)), source, content)


def _clause_start(tokens: Sequence[Token], end: int, found: Sequence[Find]) -> int:
    """Return where the clause begins that ends at `end`: behind a stop, an earlier speaker's cue, or the ", and" that joins it to another."""
    ranges = (r for one in found for r in (one.source, one.addressee, *one.cue) if r is not None)
    floor = max((after for _, after in ranges if after <= end), default=0)
    if floor < end and tokens[floor].low == "that":
        floor += 1
    for at in range(end - 1, floor, -1):
        if tokens[at].low in (";", ":", "—", "–"):
            return at + 1
        if tokens[at].low in _JOINTS and tokens[at - 1].low == "," and has_clause(tokens, at + 1, end):
            return at + 1 if at - 1 == floor or has_clause(tokens, floor, at - 1) else floor
    return floor


def match_noun(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "the ministry's claim that", "with the caveat that", "a report from X that"."""
    content = trim(tokens, cue.last + 1, clause_end(tokens, cue.last + 1))
    if content[1] - content[0] < 2:
        return None
    at = cue.first - 1
    while (
        at >= 0
        and tokens[at].text.islower()
        and tokens[at].low not in word_class("determiners") | word_class("prepositions") | {"and"}
    ):
        if tokens[at].low.endswith(("'s", "s'")):
            break
        at -= 1
    if at >= 0 and (tokens[at].low.endswith(("'s", "s'")) or tokens[at].low in ("his", "her", "their", "its", "our", "my")):
        start = at if tokens[at].low in ("his", "her", "their", "its", "our", "my") else subject_start(tokens, at + 1)
        if start is not None:
            return Find(cue.kind, "noun", ((cue.first, cue.first + 1),), (start, at + 1), (content,))
    source = (
        main_subject(tokens, 0, cue.first) if at >= 0 and any(t.low in word_class("carry") for t in tokens[: cue.first]) else None
    )
    if source is None:
        source = (
            next((f.source for f in reversed(found) if f.source is not None), None)
            if at >= 0 and tokens[at - 1].low == "with"
            else None
        )
    return Find(cue.kind, "noun", ((cue.first, cue.first + 1),), source, (content,)) if source else None


def match_silence(tokens: Sequence[Token], cue: Cue, found: Sequence[Find]) -> Find | None:
    """Match "declined to comment", "could not verify": the content is what nothing is said about, or the words themselves."""
    source = subject(tokens, verb_group_start(tokens, cue.first), found)
    shared = False
    if source is None:
        source, shared = shared_source(tokens, cue.first, found)
    if source is None:
        return None
    content = trim(tokens, cue.last + 1, clause_end(tokens, cue.last + 1))
    if content[0] >= content[1]:
        content = (cue.first, cue.last + 1)
    return Find(cue.kind, "silence", ((cue.first, cue.last + 1),), source, (content,), shared=shared)
