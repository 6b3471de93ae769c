"""The register: who the actors are, by which names, and who has an interest.

In: `Actor` records, as read from an actors.toml, and those of the shipped base. Out: which actors a name may mean, and how an actor
stands in the conflict.
Refuses: to settle a name that several unrelated actors bear; to find a name inside a longer word; to call anybody a party whom no
entry makes one; to let the base say more than who bears a name ("a critic of the SDF" is not the SDF because the base knows the SDF).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from whence.language.words.normal import fold, key
from whence.language.words.words import words
from whence.model.matched import Actor, Interest
from whence.model.vocabulary import InterestRole

_RANK = (InterestRole.PARTY, InterestRole.ALLY, InterestRole.CUSTODIAN, InterestRole.STAKEHOLDER)
_SHORT = 5  # an all-capitals alias up to this long is an acronym: "IS" and "US" are not the words "is" and "us"


class _Standing(NamedTuple):
    """An interest and how an actor came by it: the actors between, nearest first, each with the link followed."""

    interest: Interest
    holder: Actor
    path: tuple[str, ...]


class Register:
    """The actors of a case, looked up by name and by interest. Order of the actors does not matter.

    Entries marked `unnamed` describe voices that a text leaves unnamed: they are kept, and no name leads to them. `base` holds what
    whence knows without the case: of actors of the same id the case's own is taken. A name of the base must be the whole name.
    """

    def __init__(self, actors: Iterable[Actor] = (), *, base: Iterable[Actor] = ()) -> None:
        own = {actor.slug: actor for actor in actors}
        known = {actor.slug: actor for actor in base} | own
        self._actors: Mapping[str, Actor] = {slug: known[slug] for slug in sorted(known)}
        self._base = frozenset(known) - frozenset(own)
        self._by_key: dict[str, list[tuple[str, str]]] = {}
        self._longest = 1
        self._firsts: set[str] = set()
        """The first words of all names, folded: where none of them stands, no name begins."""
        for actor in self._actors.values():
            for alias in () if actor.unnamed else dict.fromkeys((actor.name, *actor.aliases)):
                self._enter(actor.slug, alias)
        self._means: dict[str, tuple[str, ...]] = {}
        self._standings: dict[str, tuple[_Standing, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def _enter(self, slug: str, alias: str) -> None:
        name = key(alias)
        if name:
            self._by_key.setdefault(name, []).append((slug, alias))
            self._longest = max(self._longest, len(name.split()))
            self._firsts.add(name.split()[0])

    def actor(self, slug: str) -> Actor | None:
        """Return the actor with this slug, or `None`."""
        return self._actors.get(slug)

    def is_base(self, slug: str) -> bool:
        """Say whether only the shipped base knows this actor."""
        return slug in self._base

    @cached_property
    def has_interests(self) -> bool:
        """Whether any interest at all is recorded; without one, nobody can be called independent."""
        return any(actor.interests for actor in self)

    def means(self, name: str) -> tuple[str, ...]:
        """Return the slugs of the actors that `name` may mean: none, one, or several (then nothing is settled).

        First the whole name is looked up (folded, without articles); else the longest alias that stands in it as whole words,
        the earlier one of two equally long ("SDF spokesman Hozan X" is a longer alias than "SDF"). An alias that several actors
        bear counts only where it is the whole name. An acronym must be written in capitals. The base is asked for whole names only,
        or for a name said twice ("Syrian Democratic Forces (SDF)").
        """
        found = self._means.get(name)
        if found is None:
            found = self._means[name] = self._look_up(name)
        return found

    def settled(self, name: str) -> str | None:
        """Return the one actor that `name` means, or `None`.

        Where all candidates but one are part of that one ("Ankara": the state and its government), it is that one.
        """
        found = self.means(name)
        if len(found) == 1:
            return found[0]
        for slug in found:
            if all(slug == other or slug in self._ancestors(other) for other in found):
                return slug
        return None

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return where in `text[start:end]` actors are named: `(start, end, slugs)`, longest name first at each place.

        States of the base are left out: their names are those of countries, which stand in every text.
        """
        if not self._actors:
            return []
        pieces = [(word.start, word.end, key(word.text)) for word in words(text, start, end)]
        found: list[tuple[int, int, tuple[str, ...]]] = []
        at = 0
        while at < len(pieces):
            width, slugs = self._longest_at(pieces, at, text)
            if slugs:
                found.append((pieces[at][0], pieces[at + width - 1][1], slugs))
            at += max(width, 1)
        return found

    def _longest_at(self, pieces: list[tuple[int, int, str]], at: int, text: str) -> tuple[int, tuple[str, ...]]:
        joined = ""
        best: tuple[int, tuple[str, ...]] = (0, ())
        first = pieces[at][2].split(" ", 1)[0]
        if first and first not in self._firsts:
            return best
        for width in range(1, min(self._longest + 3, len(pieces) - at) + 1):
            if width > 1 and _is_small(pieces[at + width - 1][2]):  # a key has no "of the": no name ends there either
                continue
            joined = f"{joined} {pieces[at + width - 1][2]}".strip()
            if joined in self._by_key:
                slugs = self._bearers(joined, text[pieces[at][0] : pieces[at + width - 1][1]])
                if slugs and not all(self._is_country(slug) for slug in slugs):
                    best = (width, slugs)
        return best

    def _look_up(self, name: str) -> tuple[str, ...]:
        whole = self._bearers(key(name), name.removeprefix("the ").removeprefix("The "))
        if whole:
            return whole
        named = self.mentions(name)
        inside = [(len(fold(name[a:b])), -a, slugs) for a, b, slugs in named if len(slugs) == 1 and slugs[0] not in self._base]
        return max(inside)[2] if inside else self._said_twice(name, named)

    def _said_twice(self, name: str, named: list[tuple[int, int, tuple[str, ...]]]) -> tuple[str, ...]:
        """Return the actor of the base whose names are all that a name consists of, by two of them or more."""
        means = {slugs for _, _, slugs in named}
        covered = " ".join(key(name[start:end]) for start, end, _ in named)
        return means.pop() if len(named) > 1 and len(means) == 1 and covered == key(name) else ()

    def _is_country(self, slug: str) -> bool:
        return slug in self._base and self._actors[slug].kind == "state"

    def _bearers(self, folded: str, written: str) -> tuple[str, ...]:
        slugs = {slug for slug, alias in self._by_key.get(folded, ()) if _case_fits(alias, written)}
        return tuple(sorted(slugs))

    def _ancestors(self, slug: str) -> tuple[str, ...]:
        """Return the actors that `slug` is part of, nearest first; a circle ends where it closes."""
        seen: list[str] = []
        actor = self._actors.get(slug)
        while actor is not None and actor.part_of and actor.part_of != slug and actor.part_of not in seen:
            seen.append(actor.part_of)
            actor = self._actors.get(actor.part_of)
        return tuple(seen)

    def root(self, slug: str) -> str:
        """Return the slug at the end of the `part_of` chain: the actor itself where it is part of nothing.

        What only the base knows of is outermost to nothing: two ministries of a state are two speakers unless the case says otherwise.
        """
        known = [above for above in self._ancestors(slug) if above in self._actors and above not in self._base]
        return known[-1] if known else slug

    def standings(self, slug: str) -> tuple[_Standing, ...]:
        """Return the interests of `slug`, its own and inherited, nearest first.

        Along `part_of` an interest is inherited as it is, along `aligned_with` a party's or ally's as `ally`.
        """
        found = self._standings.get(slug)
        if found is None:
            found = self._standings[slug] = tuple(self._walk(slug, (), frozenset()))
        return found

    def _walk(self, slug: str, path: tuple[str, ...], seen: frozenset[str]) -> Iterator[_Standing]:
        actor = self._actors.get(slug)
        if actor is None or slug in seen:
            return
        for interest in actor.interests:
            yield _Standing(interest, actor, path)
        seen |= {slug}
        if actor.part_of:
            yield from self._walk(actor.part_of, (*path, "part of"), seen)
        for other in actor.aligned_with:
            for standing in self._walk(other, (*path, "aligned with"), seen):
                if standing.interest.role in (InterestRole.PARTY, InterestRole.ALLY):
                    yield standing._replace(interest=_as_ally(standing.interest))

    def role(self, slug: str) -> InterestRole | None:
        """Return the strongest role of `slug` in any conflict (party, ally, custodian, stakeholder), own or inherited."""
        roles = {standing.interest.role for standing in self.standings(slug)}
        return next((role for role in _RANK if role in roles), None)

    def party(self, slug: str) -> str | None:
        """Return the main name of the party that `slug` is, is part of, or speaks for; `None` where it is none of these.

        A party aligned with another party is folded into it: two names of one side count once.
        """
        found = self.party_slug(slug)
        return self._actors[found].name if found is not None else None

    def party_slug(self, slug: str) -> str | None:
        """Return the slug of the party that `party` names. Two that are aligned with each other are the first of them by slug."""
        walked: list[str] = []
        here: str | None = slug
        while here is not None and here not in walked:
            walked.append(here)
            here = self._aligned_party(here)
        circle = walked[walked.index(here) :] if here is not None else walked[-1:]
        parties = [found for found in map(self._own_party, circle) if found is not None]
        return min(parties, default=None)

    def _line(self, slug: str) -> list[str]:
        return [each for each in (slug, *self._ancestors(slug)) if each in self._actors]

    def _own_party(self, slug: str) -> str | None:
        """Return the outermost party in the `part_of` line of `slug`, itself included."""
        parties = [
            each for each in self._line(slug) if any(one.role is InterestRole.PARTY for one in self._actors[each].interests)
        ]
        return parties[-1] if parties else None

    def _aligned_party(self, slug: str) -> str | None:
        """Return the first actor that `slug`, or what it is part of, is aligned with and that leads to a party."""
        aligned = (other for each in self._line(slug) for other in self._actors[each].aligned_with)
        return next((other for other in aligned if self.role(other) in (InterestRole.PARTY, InterestRole.ALLY)), None)

    def sides(self, slug: str) -> tuple[str, ...]:
        """Return the sides that `slug` stands on as a party or ally, sorted; none where no entry says so."""
        return tuple(
            sorted(
                {
                    standing.interest.side
                    for standing in self.standings(slug)
                    if standing.interest.side and standing.interest.role in (InterestRole.PARTY, InterestRole.ALLY)
                }
            )
        )

    def explain(self, slug: str) -> str:
        """Return one sentence on what the register says of the actor's interest, and through whom."""
        actor = self._actors.get(slug)
        if actor is None:
            return f"The register has no actor {slug!r}."
        standings = sorted(self.standings(slug), key=lambda one: (len(one.path), _RANK.index(one.interest.role)))
        if not standings:
            return f"The register records no interest of {actor.name}."
        nearest = standings[0]
        through = "" if not nearest.path else f" ({' and '.join(dict.fromkeys(nearest.path))} {nearest.holder.name})"
        reason = f": {nearest.interest.why}" if nearest.interest.why else ""
        return f"{actor.name}{through} is recorded as {nearest.interest.role} in “{nearest.interest.conflict}”{reason}."


@cache
def _is_small(word: str) -> bool:
    """Say whether the key of a longer name leaves a word out ("of", "the")."""
    return key(f"x {word}") == "x"


def _as_ally(interest: Interest) -> Interest:
    return Interest(conflict=interest.conflict, role=InterestRole.ALLY, side=interest.side, why=interest.why)


def _case_fits(alias: str, written: str) -> bool:
    """Say whether `written` may be `alias` as far as capitals go: an acronym must be one in the text as well."""
    letters = [letter for letter in alias if letter.isalpha()]
    acronym = 1 < len(letters) <= _SHORT and all(letter.isupper() for letter in letters)
    return not acronym or not any(letter.islower() for letter in written.removesuffix("'s").removesuffix("’s"))
