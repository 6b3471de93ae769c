"""Known: what is known of a report's voices while it is read, and a voice with the words that it is written with.

In: the cast of the report, the voices heard. Out: long forms of short ones, voices with their span.
Refuses: to look anything up outside the report.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.text.cast import Cast, plain_body
from whence.read.text.kinds import is_agency, kind_of_name
from whence.read.text.layout import Token
from whence.read.text.nouns import phrase_text

_SHORT = 3  # letters of a short form that may be known by its words alone


class Known(NamedTuple):
    """What is known while reading: the cast, the voices heard so far (oldest first), the report's own names."""

    cast: Cast
    heard: Sequence[Voice]
    own: frozenset[str]
    credited: frozenset[str]


def expanded(name: str, known: Known) -> str:
    """Return the long form of a short form that the report introduces: an acronym, or the end of a body's name ("the Times")."""
    low = name.lower()
    return (
        known.cast.short.get(low) or known.cast.parts.get(low) or _by_initials(name, known) or _by_beginning(name, known) or name
    )


def _by_beginning(name: str, known: Known) -> str | None:
    """Return the one agency or outlet of the report whose name a single word begins: "Sirocco" of "Sirocco News Agency"."""
    if " " in name or not name[:1].isupper() or name.lower() in known.cast.surnames:
        return None
    long = known.cast.beginnings.get(name)
    media = (SourceKind.AGENCY, SourceKind.OUTLET)
    return long if long and kind_of_name(long.lower()) in media else None


def _by_initials(name: str, known: Known) -> str | None:
    """Return the one body of the report whose words begin with the letters of a short form that no bracket introduces ("MNA")."""
    if len(name) < _SHORT or not name.isalpha() or not name.isupper():
        return None
    bodies = {plain_body(body.text) for body in known.cast.bodies if body.body and not body.text.isupper()}
    long = [body for body in bodies if "".join(word[0] for word in body.split() if word[0].isupper()) == name]
    return long[0] if len(long) == 1 else None


def spanned(tokens: Sequence[Token], start: int, end: int, name: str, kind: SourceKind, **more: str | None) -> Voice:
    """Return the voice that the words `tokens[start:end]` name."""
    first, last = tokens[start].start, tokens[end - 1].end
    return Voice(name=name, kind=kind, as_written=phrase_text(tokens, start, end), start=first, end=last, **more)  # type: ignore[arg-type]


def full_name(low: str, known: Known) -> str:
    """Return the full name that a surname or, where only one person has it, a first name stands for."""
    if low in known.cast.surnames:
        return known.cast.surnames[low]
    first = {full for full in known.cast.surnames.values() if full.split()[:1] and full.split()[0].lower() == low}
    return first.pop() if len(first) == 1 else ""


def is_known(low: str, known: Known) -> bool:
    """Say whether a folded word is a name that the report introduces, or that of an agency."""
    return low in known.cast.surnames or low in known.cast.parts or low in known.cast.short or is_agency(low)
