"""actors.toml: reading the file that tells who the actors of a case are.

In: the path or the bytes of an actors.toml. Out: `Actor`s, in the order of the file.
Refuses: a file that is no TOML; an entry without id or name, with an unknown key or role; a repeated id; a link that leads nowhere.
Each refusal names the file and the entry.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from whence.errors import UsageError
from whence.model.matched import Actor, Interest
from whence.model.vocabulary import InterestRole

_ACTOR_KEYS = {"id", "name", "aliases", "kind", "part_of", "aligned_with", "unnamed", "interest", "note"}
_INTEREST_KEYS = {"conflict", "role", "side", "why"}


def load_actors(path: Path) -> tuple[Actor, ...]:
    """Read the actors of an actors.toml.

    Raises `UsageError` that names the file and the entry where the file is no TOML, or an entry lacks its id or name, bears
    an unknown key or role, repeats an id, or names an actor that the file does not have.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give the path of an actors.toml") from error
    return actors_in(data, str(path))


def actors_in(data: bytes, path: str) -> tuple[Actor, ...]:
    """Return the actors that the bytes of an actors.toml hold; `path` is what the file is called in a refusal."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: is not valid TOML: {error}") from error
    entries = table.get("actor", [])
    if not isinstance(entries, list) or set(table) - {"actor"}:
        extra = ", ".join(sorted(set(table) - {"actor"})) or "actor"
        raise UsageError(f"{path}: expected only [[actor]] entries, found {extra}")
    actors = tuple(_actor(entry, f"{path}: [[actor]] {number}") for number, entry in enumerate(entries, 1))
    _check_links(actors, path)
    return actors


def _actor(entry: Mapping[str, Any], where: str) -> Actor:
    slug, name = entry.get("id"), entry.get("name")
    if not isinstance(slug, str) or not slug:
        raise UsageError(f"{where} has no id; give it one of letters, digits and underscores")
    where = f"{where} ({slug})"
    if not isinstance(name, str) or not name:
        raise UsageError(f"{where} has no name; give the main name of the actor")
    unknown = sorted(set(entry) - _ACTOR_KEYS)
    if unknown:
        raise UsageError(f"{where} has unknown key {unknown[0]!r}; known are {', '.join(sorted(_ACTOR_KEYS))}")
    try:
        return Actor(
            slug=slug,
            name=name,
            aliases=_strings(entry, "aliases", where),
            kind=_string(entry, "kind", where),
            part_of=_string(entry, "part_of", where),
            aligned_with=_strings(entry, "aligned_with", where),
            unnamed=bool(entry.get("unnamed", False)),
            interests=tuple(_interest(one, where) for one in entry.get("interest", [])),
            note=_string(entry, "note", where),
        )
    except TypeError as error:
        raise UsageError(f"{where} is not well formed: {error}") from error


def _string(entry: Mapping[str, Any], name: str, where: str) -> str | None:
    value = entry.get(name)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{where}: {name} must be text in quotes, not {value!r}")
    return value


def _strings(entry: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f"{where}: {name} must be a list of texts, not {value!r}")
    return tuple(value)


def _interest(entry: Mapping[str, Any], where: str) -> Interest:
    unknown = sorted(set(entry) - _INTEREST_KEYS)
    if unknown:
        raise UsageError(f"{where}: interest has unknown key {unknown[0]!r}; known are {', '.join(sorted(_INTEREST_KEYS))}")
    role = entry.get("role")
    if role not in {each.value for each in InterestRole}:
        raise UsageError(f"{where}: role {role!r} is none of {', '.join(each.value for each in InterestRole)}")
    conflict = _string(entry, "conflict", where)
    if not conflict:
        raise UsageError(f"{where}: an interest needs the conflict it lies in")
    return Interest(
        conflict=conflict, role=InterestRole(role), side=_string(entry, "side", where), why=_string(entry, "why", where) or ""
    )


def _check_links(actors: tuple[Actor, ...], path: str) -> None:
    slugs: set[str] = set()
    for actor in actors:
        if actor.slug in slugs:
            raise UsageError(f"{path}: two actors have the id {actor.slug!r}; ids must be unique")
        slugs.add(actor.slug)
    for actor in actors:
        for other in (actor.part_of, *actor.aligned_with):
            if other is not None and other not in slugs:
                raise UsageError(f"{path}: actor {actor.slug!r} points to {other!r}, which no entry has as id")
