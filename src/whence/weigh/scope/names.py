"""One name for one actor or place wherever answers are compared or sentences written.

In: words as a report has them. Out: the register's main name and a key to compare. Refuses: to merge names that no register equates.
"""

from whence.language.actors.register import Register
from whence.language.words.normal import key
from whence.weigh.scope.whose import adjectives, owner_among


class Names:
    """Resolves names against one register, keeping what it found."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._found: dict[str, str | None] = {}
        self._parties: dict[str, str | None] = {}
        self._adjectives = adjectives(register)

    def slug(self, name: str) -> str | None:
        """Return the one actor that the name means, or `None`."""
        if name not in self._found:
            self._found[name] = self.register.settled(name)
        return self._found[name]

    def main(self, name: str) -> str:
        """Return the main name of the actor, or the name as written."""
        slug = self.slug(name)
        actor = self.register.actor(slug) if slug is not None else None
        return actor.name if actor else name

    def key(self, name: str) -> str:
        """Return what two names of one actor share."""
        return self.slug(name) or key(name)

    def is_armed_group(self, name: str) -> bool:
        """Say whether the actor that a name means, or the party behind it, is an armed group."""
        slugs = filter(None, (self.slug(name), self.slug(self.party(name) or name)))
        actors = (self.register.actor(slug) for slug in slugs)
        return any(actor is not None and actor.kind == "armed group" for actor in actors)

    def owner(self, written: str) -> str | None:
        """Return the main name of the one actor whose adjective stands among the words ("Norlandic drones"), or `None`."""
        slug = owner_among(written, self._adjectives)
        actor = self.register.actor(slug) if slug is not None else None
        return actor.name if actor else None

    def party(self, name: str) -> str | None:
        """Return the party behind a name, or `None`."""
        if name not in self._parties:
            slug = self.slug(name)
            self._parties[name] = self.register.party(slug) if slug is not None else None
        return self._parties[name]


def listed(names: list[str] | tuple[str, ...], *, at_most: int = 4) -> str:
    """Return names as a list in words: "A, B and C"; a long list says how many more."""
    shown = list(names[:at_most])
    if len(names) > at_most:
        return f"{', '.join(shown)} and {len(names) - at_most} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def counted(n: int, noun: str) -> str:
    """Return "1 report", "2 reports"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun[:-1]}ies" if noun.endswith("y") else f"{n} {noun}s"
