"""Who speaks in a chain, to whom, and how exactly that is known.

In: a claim's chain, its report, the register. Out: `Spoken`, one per voice of the chain that makes a statement: the farthest one,
and voices between that are sources themselves and pass it on. Carriers (outlets, agencies, reporters) make none of their own.
Refuses: to give an outlet's own words a source; to take a media item for a speaker.
"""

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.actors.register import Register
from whence.language.words.normal import fold, key
from whence.model.captured import Report
from whence.model.matched import Actor
from whence.model.said import Claim, Voice
from whence.model.vocabulary import ReportKind, SourceKind

NAMED, OFFICE, UNPLACED, BODY, MANY, NOBODY = 5, 4, 3, 2, 1, 0
"""How exactly a speaker is known: by name, by office, by an office of no known body, as a body, as a collective, not at all."""

UNNAMED = "UNNAMED"
POST = "a post"

AROUND, WORDS_AFTER = 160, 2
"""Characters beside a voice in which its body is looked for, and words after it that say whose people are meant."""

_THINGS = (SourceKind.MEDIA_ITEM, SourceKind.DOCUMENT)
_CARRIER_KINDS = (SourceKind.OUTLET, SourceKind.AGENCY)
_BODIES = frozenset({"state", "armed group", "body", "monitor", "person"})
"""Kinds of actors that speak for themselves on their own pages; outlets, agencies and analysts write of others."""

_UNNAMED_KINDS = (SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS)


class Spoken(NamedTuple):
    """One voice that makes a statement. `speaker` and `addressee` are keys to compare, `label` and `told` the words to show.

    A `soft` addressee is the report's own outlet or the agency on its byline: a parent may know better. `home` is the outlet that an
    unnamed voice without a body is known through; it tells two such voices apart.
    """

    speaker: str
    label: str
    slug: str | None
    root: str
    party: str | None
    rank: int
    kind: SourceKind
    addressee: str | None
    told: str | None
    relays: bool
    through_post: bool
    soft: bool
    home: str | None
    housed: str | None


class Speakers:
    """Resolves voices against one register; keeps what it found, since many reports name the same few."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._slugs: dict[str, str | None] = {}
        self._aliases: dict[str, frozenset[str]] = {}
        self._initials: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for actor in register:
            for alias in (actor.name, *actor.aliases) if actor.kind == "person" else ():
                words = fold(alias).split()
                if len(words) == 2:
                    self._initials[words[1], words[0][0]].add(actor.slug)

    def slug(self, name: str) -> str | None:
        """Return the one actor that `name` means, also by initial and surname, or `None`."""
        if name not in self._slugs:
            self._slugs[name] = self.register.settled(name) or self._by_initial(name) or self._inside_hyphens(name)
        return self._slugs[name]

    def _by_initial(self, name: str) -> str | None:
        words = fold(name).split()
        if len(words) != 2 or len(words[0]) != 1:
            return None
        found = self._initials.get((words[1], words[0]), set())
        return next(iter(found)) if len(found) == 1 else None

    def _inside_hyphens(self, name: str) -> str | None:
        """Look for a body inside a compound ("an NDF-linked official"), never for a person or a state's adjective."""
        return self.register.settled(name.replace("-", " ")) if "-" in name else None

    def is_carrier(self, voice: Voice) -> bool:
        """Say whether a voice passes words on for an outlet and is itself bound to no party."""
        slug = self.slug(voice.name)
        if slug is not None and self.register.role(slug) is not None:
            return False
        actor = self.register.actor(slug) if slug is not None else None
        if voice.kind in _CARRIER_KINDS or (actor is not None and actor.kind in ("outlet", "agency")):
            return True
        said = set(fold(f"{voice.role or ''} {voice.as_written or ''}").split())
        return voice.kind is SourceKind.NAMED_PERSON and bool(said & words_of("carriers"))

    def spoken(self, claim: Claim, report: Report) -> list[Spoken]:
        """Return who makes a statement in this claim: the farthest voice first; nothing where it is the outlet's own word."""
        voices = [voice for voice in claim.chain if voice.kind not in _THINGS]
        if not voices:
            return []
        a_body = self._is_no_medium(report.outlet)
        speaks = a_body or report.kind in (ReportKind.STATEMENT, ReportKind.POST)
        own = [voice.basis == "metadata" and not speaks for voice in voices]
        last = len(voices) - 1
        itself = a_body and voices[last].basis == "metadata" and self._same(voices[last].name, report.outlet or "")
        if own[last] or (not itself and self.is_carrier(voices[last]) and voices[last].kind is not SourceKind.NONE):
            return []
        found = [self._spoken(claim, report, voices, last, relays=False)]
        for at in range(last - 1, -1, -1):
            voice = voices[at]
            passes_on = voice.basis == "post" and self._role(voice) is None
            if not own[at] and not passes_on and voice.kind is not SourceKind.NONE and not self.is_carrier(voice):
                found.append(self._spoken(claim, report, voices, at, relays=True))
        return found

    def _is_no_medium(self, outlet: str | None) -> bool:
        """Say whether whoever publishes a page is known as a body of its own kind: what an army or a ministry writes on its page, it says."""
        slug = self.register.settled(outlet) if outlet else None
        actor = self.register.actor(slug) if slug is not None else None
        if actor is None or self.register.is_base(actor.slug) or not self._is_exactly(actor, outlet or ""):
            return False
        return actor.kind is not None and fold(actor.kind) in _BODIES

    def _role(self, voice: Voice) -> object:
        slug = self.slug(voice.name)
        return self.register.role(slug) if slug is not None else None

    def _spoken(self, claim: Claim, report: Report, voices: list[Voice], at: int, *, relays: bool) -> Spoken:
        voice = voices[at]
        slug, label = self.slug(voice.name), voice.name
        affiliation = slug
        if slug is None and voice.affiliation and not self._is_of_those_held(voice, report):
            affiliation = self.slug(voice.affiliation)
        outlet = self.slug(report.outlet) if report.outlet else None
        speaker, rank = self._key(voice, slug, affiliation)
        told, soft = self._told(claim if at == len(voices) - 1 else None, report, voices, at)
        party = self.register.party(affiliation) if affiliation else None
        home = housed = None
        if affiliation is None and _is_source_of_the_house(voice):
            # "Our sources": all that is known of them is who writes so, and that is what tells them apart.
            home = outlet or key(report.outlet or voices[0].name)
            housed = self._name(report.outlet or voices[0].name)
            party = self.register.party(outlet) if outlet else None
        return Spoken(
            speaker=speaker,
            label=self._label(label, slug, rank),
            slug=slug or affiliation,
            root=self.register.root(affiliation) if affiliation else self.register.root(outlet) if home and outlet else speaker,
            party=party,
            rank=rank,
            kind=voice.kind,
            addressee=None if told is None else (self.slug(told) or key(told)),
            told=None if told is None else self._name(told),
            relays=relays,
            through_post=voice.basis == "post",
            soft=soft,
            home=home,
            housed=housed,
        )

    def _is_of_those_held(self, voice: Voice, report: Report) -> bool:
        """Say whether the body that a voice is given stands beside it only as the one whose people are held or sought.

        "Thousands of Northern Front captives sit in jails, fighters of the valley say": the fighters are not the front's.
        """
        if voice.start is None or voice.end is None or voice.affiliation is None:
            return False
        slug = self.slug(voice.affiliation)
        low, high = max(0, voice.start - AROUND), min(len(report.text), voice.end + AROUND)
        beside = [(end, slugs) for start, end, slugs in self.register.mentions(report.text, low, high) if slug in slugs]
        after = [fold(report.text[end : end + AROUND]).split()[:WORDS_AFTER] for end, _ in beside]
        return bool(after) and all(set(words) & words_of("held") for words in after)

    def _label(self, written: str, slug: str | None, rank: int) -> str:
        return self._name(written) if slug is not None and rank in (NAMED, BODY) else written

    def _name(self, written: str) -> str:
        slug = self.slug(written)
        actor = self.register.actor(slug) if slug is not None else None
        return actor.name if actor else written

    def _key(self, voice: Voice, slug: str | None, affiliation: str | None) -> tuple[str, int]:
        """Return the key that two mentions of one speaker share, and how exactly the speaker is known."""
        actor = self.register.actor(slug) if slug is not None else None
        if voice.kind is SourceKind.NONE or voice.name == UNNAMED:
            return UNNAMED, NOBODY
        if actor is not None and (actor.kind == "person" or self._is_exactly(actor, voice.name)):
            return f"actor:{actor.slug}", NAMED if actor.kind == "person" else self._rank(actor, voice)
        if voice.kind in _UNNAMED_KINDS and not is_many(voice):
            body = self.register.root(affiliation) if affiliation else key(voice.affiliation or _proper(voice.name))
            return f"unnamed:{body}:{_office(voice)}", OFFICE if affiliation else UNPLACED
        if actor is not None and voice.kind is not SourceKind.NAMED_PERSON:
            return f"actor:{actor.slug}", self._rank(actor, voice)
        named = NAMED if voice.kind is SourceKind.NAMED_PERSON else MANY if is_many(voice) else OFFICE
        return f"name:{key(voice.name)}", named

    def _is_exactly(self, actor: Actor, name: str) -> bool:
        """Say whether a name is the actor's own, rather than one that stands inside ("the NDF's deputy commander")."""
        if actor.slug not in self._aliases:
            self._aliases[actor.slug] = frozenset(key(alias) for alias in (actor.name, *actor.aliases))
        return key(name) in self._aliases[actor.slug]

    def _rank(self, actor: Actor, voice: Voice) -> int:
        if is_many(voice):
            return MANY
        return OFFICE if actor.kind in ("body", "outlet") and self.register.root(actor.slug) != actor.slug else BODY

    def _told(self, claim: Claim | None, report: Report, voices: list[Voice], at: int) -> tuple[str | None, bool]:
        """Return whom the voice told, and whether that is only how the page has it: its own outlet, or the credit on its byline."""
        if voices[at].basis == "post":
            return POST, False
        before = voices[at - 1] if at else None
        if claim is not None and claim.addressee is not None and not _is_press(claim.addressee.name):
            name = claim.addressee.name
            return name, bool(report.outlet) and self._same(name, report.outlet or "")
        if before is None or (before.kind is SourceKind.NONE or is_many(before)):
            return None, False
        if before.basis == "metadata":
            credited = before.kind is SourceKind.AGENCY and not self._same(before.name, report.outlet or "")
            return (before.name, True) if credited else (None, False)
        # "The Standard quotes the official" does not say that the official told the Standard: it may have taken it from a wire.
        return before.name, before.kind is SourceKind.OUTLET

    def _same(self, a: str, b: str) -> bool:
        return key(a) == key(b) or (self.slug(a) is not None and self.slug(a) == self.slug(b))


def is_many(voice: Voice) -> bool:
    """Say whether a voice is several people of one sort ("officials", "two of the guards"), any of whom may be one named elsewhere."""
    if voice.kind is SourceKind.COLLECTIVE:
        return True
    words = fold(voice.role or voice.name).split()
    if voice.kind not in _UNNAMED_KINDS or not words:
        return False
    last = next((word for word in reversed(words) if word in words_of("heads")), "")
    return (last.endswith("s") and last[:-1] in words_of("heads")) or _is_plural(_head(words))


def _head(words: list[str]) -> str:
    """Return the last word of a description before it says of where or of whom: "fishermen from Dorvan"."""
    return next((words[n - 1] for n in range(1, len(words)) if words[n] in words_of("leads")), words[-1])


def _is_plural(word: str) -> bool:
    return word.endswith(("men", "children")) or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def _is_source_of_the_house(voice: Voice) -> bool:
    if is_many(voice):
        return bool({"source", "sources"} & set(fold(voice.name).split()))
    return voice.kind in _UNNAMED_KINDS and not _proper(voice.name)


def _proper(description: str) -> str:
    """Return the names inside a description ("a guard at Dorvan": Dorvan), which tell unnamed voices apart in any outlet."""
    return " ".join(word for word in description.split()[1:] if word[:1].isupper())


def _is_press(name: str) -> bool:
    words = [word for word in key(name).split() if word not in ("this", "our", "local", "several", "foreign")]
    return not words or all(word in words_of("press") for word in words)


def _office(voice: Voice) -> str:
    """Return the office of an unnamed voice: "official", or "second official" where the words tell two apart."""
    words = fold(f"{voice.name} {voice.role or ''}").split()
    role = next((word for word in reversed(fold(voice.role or "").split()) if word in words_of("heads")), None)
    head = role or next((word for word in words if word in words_of("heads")), "source")
    apart = next((word for word in words if word in words_of("other")), None)
    return f"{apart} {head.rstrip('s')}" if apart else head.rstrip("s")


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one list of data/voices.toml."""
    raw = tomllib.loads((files("whence.match") / "data" / "voices.toml").read_text(encoding="utf-8"))
    return frozenset(raw[name].split())
