"""Builders for trace: articles of invented outlets, and a case filled in a given order."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from build import WHEN, capture, report
from whence.model.base import Record, replace
from whence.model.captured import Block, Link, Moment, Post, Report
from whence.model.passage import Span, passage
from whence.model.said import Attribution, Claim, Figure, Frame, Hedge, Reading, Slot, Voice, Where
from whence.model.traced import Derivation, InferredReport
from whence.model.vocabulary import (
    AttributionKind,
    BlockKind,
    FigureModifier,
    HedgeClass,
    IncidentType,
    PlacePrecision,
    SourceKind,
)
from whence.read import read
from whence.trace import MemoryTraceIndex, trace

DEPOT = (
    "Fire broke out late on Tuesday in the grain depot on the eastern quay of Varnholm after a crane cable snapped and fell across a power line.\n"
    "Harbour workers said they heard two dull bangs before the roof of the northern shed came down on the loading ramp beneath it.\n"
    "The port authority closed the inner basin to all traffic and asked captains waiting off the bar to keep a distance of three miles."
)
LEAD = "A warehouse burned down in a northern port this week and the mayor has some explaining to do about missing inspections."
ASIDE = "Ferry services to the islands were running again by Thursday noon, the operator wrote on its own notice board."


def article(
    text: str, outlet: str | None = "Varnholm Gazette", hours: float | None = 0, *, credits: Sequence[str] = (), lang: str = "en", url: str | None = None,
    links: Sequence[str] = (), title: str | None = None, day_only: bool = False, basis: str = "given",
) -> Report:  # fmt: skip
    """Return a report published `hours` after the builders' own moment (`None` = undated)."""
    made = report(text, outlet=outlet, published=None, lang=lang, url=url, title=title, key=f"{outlet}.txt")
    moment = None
    if hours is not None:
        at = WHEN + timedelta(hours=hours)
        moment = Moment(at=at, as_written=at.isoformat(), basis=basis, day_only=day_only)
    digest = capture(f"{outlet}|{url}|{hours}|{text}".encode()).digest
    return Report(
        capture=made.capture, digest=digest, key=made.key, outlet=outlet, title=title, lang=lang, url=url, version_key=made.version_key,
        published=moment, text=text, blocks=made.blocks, credits=tuple(credits),
        links=tuple(Link(url=u, start=0, end=4) for u in links), method="tests/1",
    )  # fmt: skip


def with_block(item: Report, words: str, kind: BlockKind) -> Report:
    """Return the report with the block that holds `words` made one of `kind`."""
    at = item.text.index(words)
    blocks = tuple(Block(kind=kind if b.start <= at < b.end else b.kind, start=b.start, end=b.end) for b in item.blocks)
    return replace(item, blocks=blocks)


def post_in(
    host: Report, words: str, *, author: str = "Mara Quell", key: str | None = None, platform_id: str | None = None
) -> Post:
    """Return the post of `host` whose text is `words`."""
    at = host.text.index(words)
    return Post(
        host=host.id, start=at, end=at + len(words), text_start=at, text_end=at + len(words), text=words, post_key=key or f"post_{author}",
        author=author, platform="chirp", platform_id=platform_id, method="tests/1",
    )  # fmt: skip


def claim(
    item: Report, words: str, *, kind: IncidentType = IncidentType.ESCAPE, figure: tuple[float, str] | None = None, place: str | None = None,
    hedge: str | None = None, cause: str | None = None, speaker: str | None = None, victims: str | None = None, via: str | None = None,
) -> Claim:  # fmt: skip
    """Return a claim of an occurrence whose passage is `words`."""
    start = item.text.index(words)
    figures: tuple[Figure, ...] = ()
    if figure is not None:
        figures = (
            Figure(
                lo=figure[0],
                hi=figure[0],
                modifier=FigureModifier.EXACT,
                as_written=f"{figure[0]:g}",
                start=start,
                end=start + 1,
                of=figure[1],
            ),
        )
    places = (
        (
            Where(
                name=place,
                as_written=place,
                start=start,
                end=start + 1,
                precision=PlacePrecision.SETTLEMENT,
                place=f"test:{place.lower()}",
            ),
        )
        if place
        else ()
    )
    chain = [Voice(name=item.outlet or "unknown", kind=SourceKind.OUTLET, basis="metadata")]
    if via:
        chain.append(Voice(name=via, kind=SourceKind.OUTLET))
    if speaker:
        chain.append(Voice(name=speaker, as_written=speaker, kind=SourceKind.UNNAMED_OFFICIAL))
    hedges = (Hedge(kind=HedgeClass.ALLEGATION, start=start, end=start + 1, cue=hedge),) if hedge else ()
    frame = Frame(
        type=kind, trigger=Span(start=start, end=start + 1), predicate="happened", figures=figures, places=places,
        cause=Slot(name=cause, start=start, end=start + 1) if cause else None,
        victims=(Slot(name=victims, start=start, end=start + 1),) if victims else (),
    )  # fmt: skip
    return Claim(
        passage=passage(item.id, item.text, start, start + len(words)), attribution="att_x" if speaker or via else None, chain=tuple(chain), frame=frame,
        figures=figures, hedges=hedges, focus=True, method="tests/1",
    )  # fmt: skip


def crediting(item: Report, name: str, *, content: str | None = None, kind: SourceKind = SourceKind.OUTLET) -> Attribution:
    """Return the attribution by which `item` credits `name`, which must stand in its text."""
    at = item.text.index(name)
    inside = item.text.index(content) if content else at
    voice = Voice(name=name, as_written=name, kind=kind, start=at, end=at + len(name))
    outlet = Voice(name=item.outlet or "unknown", kind=SourceKind.OUTLET, basis="metadata")
    return Attribution(
        report=item.id, kind=AttributionKind.STATEMENT, sources=(voice,), content=(Span(start=inside, end=inside + 4),), chain=(outlet, voice),
        method="tests/1",
    )  # fmt: skip


def unread(item: Report, *, names: Sequence[str] = ()) -> Reading:
    """Return the reading of a report whose language was not read."""
    return Reading(report=item.id, read=False, reason="not read", names=tuple(names), method="tests/1")


Item = tuple[Report, Sequence[Post], Sequence[Record]]


def as_read(item: Report, posts: Sequence[Post] = ()) -> Item:
    """Return a report with what the reader reads in it."""
    return item, posts, tuple(read(item, posts))


def traced(items: Iterable[Report | Item], index: MemoryTraceIndex | None = None) -> list[Derivation | InferredReport]:
    """Trace `items` in the order given and return what came out, each record once."""
    index = index or MemoryTraceIndex()
    found: dict[str, Derivation | InferredReport] = {}
    for item in items:
        made, posts, said = item if isinstance(item, tuple) else (item, (), ())
        records = list(trace(made, posts, said, index))
        index.add(made, posts, said, records)
        found.update({r.id: r for r in records})
    return list(found.values())


def edges(items: Iterable[Report | Item]) -> list[Derivation]:
    """Return the edges of `items` traced in the order given."""
    return [r for r in traced(items) if isinstance(r, Derivation)]


def unseen(items: Iterable[Report | Item]) -> list[InferredReport]:
    """Return the inferred reports of `items` traced in the order given."""
    return list({r.id: r for r in traced(items) if isinstance(r, InferredReport)}.values())
