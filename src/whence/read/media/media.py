"""Media: the videos, images and recordings a report mentions, who released them, who passed them on, what is described as seen.

In: a report with its posts. Out: one `MediaMention` per distinct item, anchored at its first mention; described shots; releases.
Refuses: to conclude anything from footage beyond the words that describe it; to take who passed an item on for who released it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.captured import Post, Report
from whence.model.passage import passage
from whence.model.said import Attribution, Figure, MediaMention, Slot, Voice
from whence.model.vocabulary import SourceKind
from whence.read.lines.lines import Line, Page, page
from whence.read.media.footage import Act, Item, forms, media_first_words, media_nouns, name_words
from whence.read.media.handing import acts_around
from whence.read.media.shots import describe, goes_on
from whence.read.text.overlaps import Overlaps

METHOD = "read.media/1"
_ANOTHER = frozenset({"another", "second", "separate", "other", "third", "different"})
_REPORTERS = frozenset(
    [
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "correspondent",
        "correspondents",
        "newspaper",
        "agency",
        "channel",
        "broadcaster",
        "editor",
        "website",
        "daily",
        "magazine",
        "network",
        "station",
        "user",
        "users",
        "account",
        "accounts",
        "blogger",
        "covers",
    ]
)
_OFFICIALS = frozenset(["official", "officials", "spokesman", "spokeswoman", "spokesperson", "officer", "commander", "source"])


class ShownShot(NamedTuple):
    """A described shot with the figures in it and the item it is of."""

    media: str
    start: int
    end: int
    figures: tuple[Figure, ...]


class Release(NamedTuple):
    """An act with the item it is about."""

    media: str
    subject: Slot
    start: int
    end: int


def read_media(
    report: Report, posts: Sequence[Post], attributions: Sequence[Attribution], items: Sequence[Item] | None = None
) -> Iterator[MediaMention]:
    """Yield the media items of a report, each once, in the order of first mention; `attributions` lend names to releasers.

    `items` are what `media_items` gives for the report's page; they are found here where they are left out.
    """
    by_id = {p.id: p for p in posts}
    found = media_items(page(report, posts)) if items is None else items
    # "footage handed out by the force shows" has the footage for its source, which is nobody's name
    sources = (v for a in attributions if found for v in a.sources if v.kind is not SourceKind.MEDIA_ITEM)
    named = Overlaps((v.start, v.end or 0, v) for v in sources if v.start is not None)
    for item in found:
        releasers = _voices([a for a in item.acts if not a.passes_on], named)
        passed = _voices([a for a in item.acts if a.passes_on], named)
        hosts = [by_id[i] for i in dict.fromkeys(item.posts) if i in by_id]
        for post in hosts:
            name = post.author or post.handle
            if name and name not in {v.name for v in passed}:
                passed.append(Voice(name=name, kind=SourceKind.NAMED_PERSON, basis="post"))
        yield MediaMention(
            passage=passage(report.id, report.text, item.start, item.end),
            noun=item.noun,
            releasers=tuple(releasers),
            passed_on_by=tuple(passed),
            shown=tuple(item.shots),
            cut=item.cut,
            links=tuple(dict.fromkeys(link for post in hosts for link in post.media)),
            post=item.line.post,
            method=METHOD,
        )


def _voices(acts: Sequence[Act], named: Overlaps[Voice]) -> list[Voice]:
    """Return who acted, under the name that an attribution gives the same words, none twice."""
    found: dict[str, Voice] = {}
    for act in acts:
        known = named.touching(act.subject.start, act.subject.end)
        voice = (
            known[0]
            if known
            else Voice(
                name=act.subject.name,
                kind=_kind(act.subject.name),
                as_written=act.subject.name,
                start=act.subject.start,
                end=act.subject.end,
            )
        )
        found.setdefault(voice.name, voice)
    return list(found.values())


def _kind(name: str) -> SourceKind:
    words = name.lower().split()
    named = sum(w[0].isupper() for w in name.split()[1:]) >= 2
    if _OFFICIALS & set(words):
        return (
            SourceKind.NAMED_PERSON
            if named and words[0] not in ("a", "an", "one") and not {"of", "with", "from"} & set(words)
            else SourceKind.UNNAMED_OFFICIAL
        )
    if _REPORTERS & set(words):
        return SourceKind.NAMED_PERSON if named else SourceKind.OUTLET
    return SourceKind.ORGANISATION


def described_shots(read: Page, media: Sequence[MediaMention]) -> Iterator[ShownShot]:
    """Yield every described shot, with the figures in it counted as "shown"."""
    for item in media:
        for shot in item.shown:
            line = read.line_at(shot.start)
            if line is not None:
                figures = tuple(replace(f, of="shown") for f in line.figures if shot.start <= f.start < shot.end)
                yield ShownShot(item.id, shot.start, shot.end, figures)


def releases(items: Sequence[Item], media: Sequence[MediaMention]) -> Iterator[Release]:
    """Yield every act by which an item was released or passed on."""
    known = {(m.passage.start, m.passage.end): m.id for m in media}
    for item in items:
        identity = known.get((item.start, item.end))
        for act in item.acts if identity else ():
            yield Release(identity or "", act.subject, act.start, act.end)


def media_items(read: Page) -> list[Item]:
    """Return the media that a page speaks of, each with its acts and described shots, in the order of first mention."""
    found: list[Item] = []
    for number, line in enumerate(read.lines):
        seen = False
        for at, after, kind in _mentioned(line):
            seen = True
            acts = list(acts_around(read.text, line, at, after))
            item = _home(found, line, at, kind, acts)
            if item is None:
                item = Item(_written(line, at, after), kind, line, line.tokens[at].start, line.tokens[after - 1].end)
                found.append(item)
            _add(item, read.text, line, at, after, acts)
        if not seen and found and number and goes_on(line, read.lines[number - 1], found[-1]):
            describe(found[-1], read.text, line, 1)
    return [i for i in found if i.acts or i.shots or i.kind == "video"]


def _written(line: Line, at: int, after: int) -> str:
    return " ".join(w.text for w in line.tokens[at:after]).lower()


def _mentioned(line: Line) -> Iterator[tuple[int, int, str]]:
    """Yield where the line names a medium: tokens and kind; a loose word only beside a release or a showing."""
    loose = frozenset(load("media")["nouns"]["loose"])
    last = -1
    for at in range(len(line.low)):
        if at < last:
            continue
        if line.low[at] not in media_first_words():
            continue
        length = next((n for n in (2, 1) if tuple(line.low[at : at + n]) in media_nouns() and len(line.low[at : at + n]) == n), 0)
        if not length:
            continue
        last = at + length
        if length == 1 and line.low[at] in loose and not _beside_release(line, at):
            continue
        if line.low[at + length : at + length + 1] in (
            ("game",),
            ("games",),
            ("link",),
            ("conference",),
            ("call",),
            ("message",),
            ("address",),
        ):
            continue
        yield at, at + length, media_nouns()[tuple(line.low[at : at + length])]


def _beside_release(line: Line, at: int) -> bool:
    around = line.low[max(0, at - 5) : at + 6]
    return any(
        w in forms("release", "verbs") or w in forms("show", "verbs") or w in load("media")["show"]["participles"]
        for w in around
        if w != line.low[at]
    )


def _home(found: Sequence[Item], line: Line, at: int, kind: str, acts: Sequence[Act]) -> Item | None:
    """Return the item that a mention takes up again: the last of its kind, unless the words say that it is another."""
    if _ANOTHER & set(line.low[max(0, at - 3) : at]):
        return None
    same = [i for i in found if i.kind == kind]
    if not same:
        return None
    names = {w for a in acts if not a.passes_on for w in name_words(a.subject.name)}
    for item in reversed(same):
        if not names or not item.releasers or names & item.releasers:
            return item
    return None


def _add(item: Item, text: str, line: Line, at: int, after: int, acts: Sequence[Act]) -> None:
    for act in acts:
        reporter = bool(_REPORTERS & set(act.subject.name.lower().split()))
        passes_on = act.passes_on and (reporter or (bool(item.releasers) and not item.releasers & name_words(act.subject.name)))
        item.add(act._replace(passes_on=passes_on))
    if line.post:
        item.posts.append(line.post)
    describe(item, text, line, after)
    del at
