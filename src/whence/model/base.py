"""What every record shares: frozen, strict, tagged, named by its content.

In: field values. Out: a record whose `id` is the SHA-256 of its identifying fields.
Refuses: unknown fields, mutation, an id of another kind of record.
"""

import hashlib
from typing import Any, ClassVar, TypeVar

import msgspec

_DIGITS = 24
_canonical = msgspec.json.Encoder(order="deterministic")


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A piece of a record that has no id of its own."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="record"):
    """A record with an id made from the fields that `IDENTITY` names.

    Leave `id` out to have it made. A given id must carry the right prefix; `identity()` says what it should be,
    and the property tests hold every record to it.
    """

    PREFIX: ClassVar[str] = ""
    IDENTITY: ClassVar[tuple[str, ...]] = ()

    id: str = ""

    def __post_init__(self) -> None:
        """Make the id, or refuse one of another kind."""
        if not self.id:
            msgspec.structs.force_setattr(self, "id", self.identity())
        elif not self.id.startswith(f"{self.PREFIX}_"):
            raise ValueError(f"id {self.id!r} is not that of a {type(self).__name__}: it must start with {self.PREFIX}_")

    def identity(self) -> str:
        """Return the id that this record's identifying fields give."""
        return make_id(self.PREFIX, [getattr(self, name) for name in self.IDENTITY])


def make_id(prefix: str, fields: Any) -> str:
    """Return `prefix_` and the first 96 bits of SHA-256 over the canonical JSON of `fields`.

    Never over a joined string: "a.b" + "c" and "a" + "b.c" must differ.
    """
    return f"{prefix}_{hashlib.sha256(_canonical.encode(fields)).hexdigest()[:_DIGITS]}"


def make_float(part: msgspec.Struct, *names: str) -> None:
    """Turn whole numbers in float fields into floats, so that a record is the same before and after it was stored.

    JSON would give `3` back as `3.0`, and with it another id.
    """
    for name in names:
        value = getattr(part, name)
        if type(value) is int:
            msgspec.structs.force_setattr(part, name, float(value))


_Some = TypeVar("_Some", bound=msgspec.Struct)


def replace(record: _Some, **changes: Any) -> _Some:
    """Return a copy of `record` with `changes`, its invariants checked again; its id is kept unless changed too."""
    return msgspec.structs.replace(record, **changes)
