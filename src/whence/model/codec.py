"""The only encoder: records to canonical JSON and back.

In: a record. Out: one line of JSON with the record's tag under `record`. Decoding is strict: an unknown field, a word outside a
closed list or a wrong type is refused with the path where it stands.
"""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

import msgspec

from whence.model.acts import Decision, Run
from whence.model.base import Record
from whence.model.captured import Capture, Failure, Post, Report
from whence.model.matched import Actor, Incident, Membership, Union
from whence.model.said import Attribution, Caveat, Claim, MediaMention, PlaceName, Reading, Repeat
from whence.model.traced import Derivation, InferredReport
from whence.model.weighed import Origin, Question, Utterance, Weighing

AnyRecord = (
    Capture
    | Report
    | Post
    | Failure
    | Reading
    | Attribution
    | Claim
    | Caveat
    | MediaMention
    | Repeat
    | PlaceName
    | Derivation
    | InferredReport
    | Actor
    | Membership
    | Incident
    | Union
    | Utterance
    | Origin
    | Question
    | Weighing
    | Run
    | Decision
)

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyRecord)


def encode(record: Record) -> bytes:
    """Return the record as one line of canonical JSON (sorted keys, no blanks, no newline)."""
    return _encoder.encode(record)


def decode(line: bytes | str) -> Any:
    """Return the record that `line` holds; raises `msgspec.ValidationError` with the path of what is wrong."""
    return _decoder.decode(line)


def encode_lines(records: Iterable[Record]) -> bytes:
    """Return the records as JSON Lines."""
    return b"".join(_encoder.encode(record) + b"\n" for record in records)


def decode_lines(data: bytes) -> Iterator[Any]:
    """Yield the records of JSON Lines."""
    for line in data.splitlines():
        if line.strip():
            yield _decoder.decode(line)


def record_types() -> tuple[type[Record], ...]:
    """Return every record type, in the order of the stages."""
    return get_args(AnyRecord)


def tag_of(record: Record | type[Record]) -> str:
    """Return the word under which a record is stored."""
    return str(record.__struct_config__.tag)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of every record (draft 2020-12), by `msgspec`."""
    components: dict[str, Any]
    _, components = msgspec.json.schema_components(record_types(), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "whence records",
        "oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in record_types()],
        "$defs": components,
    }
