"""Media: the videos, images and recordings a report mentions, who released them, who passed them on, what is described as seen.

In: a report with its posts. Out: one `MediaMention` per distinct item, anchored at its first mention; described shots; releases.
Refuses: to conclude anything from footage beyond the words that describe it; to take who passed an item on for who released it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from whence.language.lexicon import load
from whence.language.verbs import lemma_forms
from whence.model.base import replace
from whence.model.captured import Post, Report
from whence.model.passage import passage
from whence.model.said import Attribution, Figure, MediaMention, Shot, Slot, Voice
from whence.model.vocabulary import BlockKind, SourceKind
from whence.read.events import grammar
from whence.read.lines import Line, Page, page

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


class Act(NamedTuple):
    """One act of releasing or passing on: who, in which words."""

    subject: Slot
    start: int
    end: int
    passes_on: bool


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


@dataclass
class _Item:
    """One media item while the report is being read."""

    noun: str
    kind: str
    line: Line
    start: int
    end: int
    acts: list[Act] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    cut: bool = False
    posts: list[str] = field(default_factory=list)


@cache
def _nouns() -> dict[tuple[str, ...], str]:
    """Return the words that name a medium, by kind, as word tuples."""
    table = load("media")["nouns"]
    return {tuple(n.split()): kind for kind in ("video", "image", "audio") for n in table[kind]}


@cache
def _forms(table: str, key: str) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return verb forms of a list: first word -> (further words, lemma)."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for verb in load("media")[table][key]:
        first, *tail = verb.split()
        for form in lemma_forms(first):
            found.setdefault(form, (tuple(tail), verb))
    return found


def read_media(report: Report, posts: Sequence[Post], attributions: Sequence[Attribution]) -> Iterator[MediaMention]:
    """Yield the media items of a report, each once, in the order of first mention; `attributions` lend names to releasers."""
    read = page(report, posts)
    by_id = {p.id: p for p in posts}
    for item in _items(read):
        releasers = _voices([a for a in item.acts if not a.passes_on], attributions)
        passed = _voices([a for a in item.acts if a.passes_on], attributions)
        hosts = [by_id[i] for i in dict.fromkeys(item.posts) if i in by_id]
        for post in hosts:
            name = post.author or post.handle
            if name and name not in {v.name for v in passed}:
                passed.append(Voice(name=name, kind=SourceKind.NAMED_PERSON, basis="post"))
        yield MediaMention(
            passage=passage(report.id, read.text, item.start, item.end),
            noun=item.noun,
            releasers=tuple(releasers),
            passed_on_by=tuple(passed),
            shown=tuple(item.shots),
            cut=item.cut,
            links=tuple(dict.fromkeys(link for post in hosts for link in post.media)),
            post=item.line.post,
            method=METHOD,
        )


def _voices(acts: Sequence[Act], attributions: Sequence[Attribution]) -> list[Voice]:
    """Return who acted, under the name that an attribution gives the same words, none twice."""
    found: dict[str, Voice] = {}
    for act in acts:
        known = next(
            (
                v
                for a in attributions
                for v in a.sources
                if v.start is not None and v.start < act.subject.end and act.subject.start < (v.end or 0)
            ),
            None,
        )
        voice = known or Voice(
            name=act.subject.name,
            kind=_kind(act.subject.name),
            as_written=act.subject.name,
            start=act.subject.start,
            end=act.subject.end,
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


def media_at(media: Sequence[MediaMention], position: int) -> MediaMention | None:
    """Return the item in whose described shots a position stands."""
    return next((m for m in media if any(s.start <= position < s.end for s in m.shown)), None)


def described_shots(read: Page, media: Sequence[MediaMention]) -> Iterator[ShownShot]:
    """Yield every described shot, with the figures in it counted as "shown"."""
    for item in media:
        for shot in item.shown:
            line = next((x for x in read.lines if x.start <= shot.start < x.end), None)
            if line is not None:
                figures = tuple(replace(f, of="shown") for f in line.figures if shot.start <= f.start < shot.end)
                yield ShownShot(item.id, shot.start, shot.end, figures)


def releases(read: Page, media: Sequence[MediaMention]) -> Iterator[Release]:
    """Yield every act by which an item was released or passed on."""
    known = {(m.passage.start, m.passage.end): m.id for m in media}
    for item in _items(read):
        identity = known.get((item.start, item.end))
        for act in item.acts if identity else ():
            yield Release(identity or "", act.subject, act.start, act.end)


def _items(read: Page) -> list[_Item]:
    found: list[_Item] = []
    for number, line in enumerate(read.lines):
        seen = False
        for at, after, kind in _mentioned(line):
            seen = True
            acts = list(_acts(read.text, line, at, after))
            item = _home(found, line, at, kind, acts)
            if item is None:
                item = _Item(_written(line, at, after), kind, line, line.tokens[at].start, line.tokens[after - 1].end)
                found.append(item)
            _add(item, read.text, line, at, after, acts)
        if not seen and found and number and _goes_on(line, read.lines[number - 1], found[-1]):
            _describe(found[-1], read.text, line, 1)
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
        length = next((n for n in (2, 1) if tuple(line.low[at : at + n]) in _nouns() and len(line.low[at : at + n]) == n), 0)
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
        yield at, at + length, _nouns()[tuple(line.low[at : at + length])]


def _beside_release(line: Line, at: int) -> bool:
    around = line.low[max(0, at - 5) : at + 6]
    return any(
        w in _forms("release", "verbs") or w in _forms("show", "verbs") or w in load("media")["show"]["participles"]
        for w in around
        if w != line.low[at]
    )


def _home(found: Sequence[_Item], line: Line, at: int, kind: str, acts: Sequence[Act]) -> _Item | None:
    """Return the item that a mention takes up again: the last of its kind, unless the words say that it is another."""
    if _ANOTHER & set(line.low[max(0, at - 3) : at]):
        return None
    same = [i for i in found if i.kind == kind]
    if not same:
        return None
    names = {w for a in acts if not a.passes_on for w in _name_words(a.subject.name)}
    for item in reversed(same):
        known = {w for a in item.acts if not a.passes_on for w in _name_words(a.subject.name)}
        if not names or not known or names & known:
            return item
    return None


def _name_words(name: str) -> set[str]:
    """Return the distinguishing words of a name: capitalised ones and short forms, no titles."""
    return {w.strip("(),.'’").lower() for w in name.split() if w[:1].isupper() or w.startswith("(")} - {
        "a",
        "an",
        "the",
        "leadership",
    }


def _add(item: _Item, text: str, line: Line, at: int, after: int, acts: Sequence[Act]) -> None:
    for act in acts:
        known = {w for a in item.acts if not a.passes_on for w in _name_words(a.subject.name)}
        reporter = bool(_REPORTERS & set(act.subject.name.lower().split()))
        passes_on = act.passes_on and (reporter or (bool(known) and not known & _name_words(act.subject.name)))
        item.acts.append(act._replace(passes_on=passes_on))
    if line.post:
        item.posts.append(line.post)
    _describe(item, text, line, after)
    del at


def _acts(text: str, line: Line, at: int, after: int) -> Iterator[Act]:
    """Yield the acts around one mention: "a video released by X", "X has shared the video", "footage from X"."""
    verbs = _forms("release", "verbs")
    by = next((j for j in range(after, min(len(line.low), after + 7)) if line.low[j] == "by"), None)
    lead = [w for w in line.low[after : by or after] if w in verbs]
    if by is not None and lead:
        subject = _phrase(line, text, by + 1)
        if subject:
            yield Act(subject, line.tokens[at].start, subject.end, lead[0] in _pass_forms())
        return
    for j in range(at - 1, max(-1, at - 9), -1):
        if line.tokens[j].text in ";:—–." or line.low[j] in ("which", "that", "who", "after", "when"):
            return
        if line.low[j] in verbs and not _is_adjective(line, j):
            tail, _ = verbs[line.low[j]]
            if not tail or tail == tuple(line.low[j + 1 : j + 1 + len(tail)]):
                subject = _subject(line, text, j)
                if subject:
                    yield Act(subject, subject.start, line.tokens[after - 1].end, line.low[j] in _pass_forms())
                return


@cache
def _pass_forms() -> frozenset[str]:
    return frozenset(f for verb in load("media")["release"]["pass_on"] for f in lemma_forms(verb.split()[0]))


def _is_adjective(line: Line, at: int) -> bool:
    """Say whether a participle only describes ("recently released footage", "the shared video")."""
    return at > 0 and (line.low[at - 1] in grammar("determiners") or line.low[at - 1] in ("recently", "newly"))


def _subject(line: Line, text: str, verb: int) -> Slot | None:
    """Return the noun phrase before a release verb."""
    after = verb
    steppable = grammar("auxiliaries") | grammar("adverbs")
    while after > 0 and line.low[after - 1] in steppable:
        after -= 1
    if after > 1 and line.tokens[after - 1].text == ",":  # "Petra Lind, who covers the group, posted ..."
        opening = next((j for j in range(after - 2, max(-1, after - 16), -1) if line.tokens[j].text == ","), None)
        after = opening if opening is not None else after - 1
    first = after
    stops = grammar("subordinators") | grammar("auxiliaries") | {"and", "but"} | grammar("speech")
    while (
        first > 0 and line.tokens[first - 1].text not in ',;:—–."“”' and line.low[first - 1] not in stops and after - first < 14
    ):
        first -= 1
    return _slot(line, text, first, after)


def _phrase(line: Line, text: str, first: int) -> Slot | None:
    after = first
    stops = (grammar("subordinators") | grammar("auxiliaries") | grammar("speech") | grammar("prepositions") | {"and"}) - {
        "of",
        "from",
    }
    shows = _forms("show", "verbs")
    while after < len(line.low) and after - first < 12:
        if line.tokens[after].text in ",;:—–." or line.low[after] in stops or line.low[after] in grammar("adverbs"):
            break
        if (
            line.low[after] in shows
            or line.low[after] in load("media")["show"]["participles"]
            or any(w.at <= line.tokens[after].start < w.until for w in line.whens)
        ):
            break
        after += 1
    return _slot(line, text, first, after)


def _slot(line: Line, text: str, first: int, after: int) -> Slot | None:
    while first < after and (line.low[first] in ("the", "a", "an") or not line.tokens[first].text[0].isalnum()):
        first += 1
    if first >= after or all(w in grammar("pronouns") or w in grammar("determiners") for w in line.low[first:after]):
        return None
    start, end = line.tokens[first].start, line.tokens[after - 1].end
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    return Slot(name=" ".join(text[start:end].split()), start=start, end=end)


def _goes_on(line: Line, before: Line, item: _Item) -> bool:
    """Say whether a line without the noun goes on describing: "It shows", "They show", "Then the picture cuts"."""
    if item.line.paragraph != before.paragraph and before.paragraph != line.paragraph:
        return False
    starts = " ".join(line.low[:4])
    if line.low[:1] in (("it",), ("they",)) and any(w in _forms("show", "verbs") for w in line.low[1:4]):
        return True
    return any(starts.startswith(cue) for cue in load("media")["cut"]["cues"])


def _describe(item: _Item, text: str, line: Line, after: int) -> None:
    """Add the shots that the rest of the line describes after a verb of showing."""
    start = _description_start(line, after)
    if start is None:
        return
    last = len(line.tokens)
    while last > start and line.tokens[last - 1].text in '.!?"”':
        last -= 1
    begin = start
    for at in range(start, last):
        cue = _cut_at(line, at)
        if cue and at > begin + 1:
            _shot(item, text, line, begin, at)
            begin = at + cue[0]
            item.cut = item.cut or cue[1]
    _shot(item, text, line, begin, last)
    item.cut = item.cut or any(_cut_at(line, at) == (n, True) for at in range(min(2, len(line.low))) for n in (2, 3, 4))


def _description_start(line: Line, after: int) -> int | None:
    shows, participles = _forms("show", "verbs"), load("media")["show"]["participles"]
    for j in range(after, len(line.low)):
        if line.tokens[j].text in ";—–":
            return None
        tail = line.low[j + 1 : j + 2]
        if line.low[j] in participles:
            return j + 3 if line.low[j + 1 : j + 3] == ("to", "show") else j + 1
        if line.low[j] in shows and line.low[j] not in ("open", "record", "document", "picture", "see", "seen"):
            return j + 2 if tail == ("that",) else j + 1
        if line.low[j : j + 2] in (("in", "which"), ("of", "which")):
            return j + 2
    if line.low[:1] and " ".join(line.low[:4]).startswith(tuple(load("media")["cut"]["cues"])):
        return 0
    if line.kind is BlockKind.CAPTION and line.low[after : after + 1] == ("of",):
        return after + 1
    return None


def _cut_at(line: Line, at: int) -> tuple[int, bool] | None:
    for cue in sorted(load("media")["cut"]["cues"], key=lambda c: (-len(c), c)):
        words = tuple(cue.split())
        if line.low[at : at + len(words)] == words:
            return len(words), cue in load("media")["cut"]["hard"]
    return None


def _shot(item: _Item, text: str, line: Line, first: int, after: int) -> None:
    while after > first and (line.tokens[after - 1].text in ",;" or line.low[after - 1] in ("and", "then", "before")):
        after -= 1
    while (
        first < after
        and (line.tokens[first].text in ",;" or line.low[first] in ("and", "then", "to", "a", "view", "of"))
        and after - first > 3
    ):
        first += 1
    if after - first >= 2:
        start, end = line.tokens[first].start, line.tokens[after - 1].end
        if not any(s.start < end and start < s.end for s in item.shots):
            item.shots.append(Shot(start=start, end=end, words=text[start:end]))
