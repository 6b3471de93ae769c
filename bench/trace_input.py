"""The stream that trace is measured on, and how every tool is given it.

In: the folder of reference material with its generator, a seed and settings. Out: a file of the stream, made once; its texts, batch by batch.
The first n lines of a longer stream are the stream of n, so that one file serves every size.
Refuses: the seeds on which whence's constants were seen.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SEEN = (1, 77)
"""Seeds on which the constants of `whence.trace` were seen; nothing is measured on them."""
BATCH = 500


class Setting(NamedTuple):
    """How the stream is made; the defaults are settings that no constant was fitted on."""

    seed: int = 4242
    edit_rate: float = 0.14
    drop_rate: float = 0.15
    background: float = 0.5
    quote: tuple[int, int] = (12, 40)
    footer_rate: float = 0.9


class Item(NamedTuple):
    """One text with the number of its outlet, from 1."""

    text: str
    outlet: int


def write_stream(path: Path, shared: Path, count: int, setting: Setting) -> None:
    """Write the first `count` items of the stream, page heads on, one JSON object a line."""
    if setting.seed in SEEN:
        raise ValueError(f"seed {setting.seed}: the constants of whence were seen on it; take another")
    from read import shared_tool  # here, so that a measured process does not load the reader

    made = setting._asdict()
    generator = shared_tool(shared, "make_corpus").Gen(made.pop("seed"), **made)
    with path.open("w", encoding="utf-8") as file:
        for item in generator.stream(count):
            file.write(json.dumps(item) + "\n")


def batches(path: Path, count: int, *, skip: int = 0, size: int | None = None) -> Iterator[list[Item]]:
    """Yield the items `[skip, skip + count)` of a stream in batches; outlets are numbered as they come, the skipped ones' too."""
    size = size or max(1, min(BATCH, count // 20))
    outlets: dict[str, int] = {}
    batch: list[Item] = []
    with path.open(encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n == skip + count:
                break
            said = json.loads(line)
            item = Item(said["text"], outlets.setdefault(said["outlet"], len(outlets) + 1))
            if n >= skip:
                batch.append(item)
            if len(batch) == size:
                yield batch
                batch = []
    if batch:
        yield batch
