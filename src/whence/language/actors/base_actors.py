"""The base: well-known conflict actors, agencies and monitors that whence knows by name without any actors file.

In: the actors of a case's own file. Out: the entries of the base that stand beside them, as data that a case seals with itself.
An entry is overridden as a whole by an actor of the case with the same id, or one that claims any of its names; what pointed to it
points to that actor where it is the same body, else to what the entry was part of.
Refuses: an interest. The base says who somebody is, never who is a party to what; only the case's own file does.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files

from whence.errors import UsageError
from whence.language.actors.actors_file import actors_in
from whence.language.words.normal import key
from whence.model.base import replace
from whence.model.matched import Actor


def base_data() -> bytes:
    """Return the base as it ships: the bytes of a file in the form of an actors.toml."""
    return files("whence.language").joinpath("data", "actors.toml").read_bytes()


def base_actors(data: bytes | None = None) -> tuple[Actor, ...]:
    """Return the actors of a base, the shipped one without `data`. Raises `UsageError` where an entry has an interest."""
    actors = actors_in(base_data() if data is None else data, "the base of actors")
    for actor in actors:
        if actor.interests:
            raise UsageError(
                f"the base of actors: {actor.slug!r} has an interest; only a case's own file says who is a party to what"
            )
    return actors


def beside(own: Sequence[Actor], base: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the entries of `base` that `own` does not override, their links led to what took the place of those that it does."""
    ids = {actor.slug for actor in own}
    claimed: dict[str, set[str]] = {}
    for actor in own:
        for name in (actor.name, *actor.aliases):
            claimed.setdefault(key(name), set()).add(actor.slug)
    gone = {
        each.slug: each for each in base if each.slug in ids or any(key(name) in claimed for name in (each.name, *each.aliases))
    }

    def led(slug: str) -> str | None:
        seen: set[str] = set()
        while slug in gone and slug not in seen:
            seen.add(slug)
            instead = _instead(gone[slug], ids, claimed)
            if instead is not None:
                return instead
            above = gone[slug].part_of
            if above is None:
                return None
            slug = above
        return None if slug in gone else slug

    return tuple(
        replace(
            each,
            part_of=led(each.part_of) if each.part_of else None,
            aligned_with=tuple(other for slug in each.aligned_with if (other := led(slug)) is not None),
        )
        for each in base
        if each.slug not in gone
    )


def _instead(entry: Actor, ids: set[str], claimed: Mapping[str, set[str]]) -> str | None:
    """Return the one actor of the case that is the same body: it has the id, or claims the main name."""
    if entry.slug in ids:
        return entry.slug
    by_name = claimed.get(key(entry.name), set())
    return next(iter(by_name)) if len(by_name) == 1 else None
