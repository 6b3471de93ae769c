"""Scores of the own annotated set: linked attributions, chains, hedges, kinds, frames, figures, places, dates.

In: the paragraphs of one part of the set, and what a reader read in each. Out: name -> `Score`. Everything is counted over all paragraphs
together; every matching is one to one.

- linked: the shared scorer's own measure (cues overlap, contents and sources agree by half of their words).
- chain: over attributions that have a parent in gold or in what was read. One is right if it is linked, and its parent is linked to gold's.
- chain, all: over all attributions: linked, and the parents agree, also in there being none.
- hedge class: the words overlap and the class is the same.
- frame type: the triggers overlap and the type is the same. Types in a paragraph: the set of them, wherever their triggers stand.
- figures: the words overlap and both bounds are the same; orders of magnitude ("dozens") within 12 % or with the same lower bound,
  "about" with any interval of at most 15 % on each side.
- dates: the words overlap, and the days agree as `same_days` says. A time that the paragraph does not settle is not to be answered.
- places: the set of names in a paragraph.
- accuracies are over what was matched in the line above them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from types import ModuleType
from typing import Any, NamedTuple

from training.own_records import Date, Paragraph, Spot

from read_lines import Document, Said
from whence.language.words.normal import key


class Score(NamedTuple):
    """Counts of one measure. `accuracy` marks a share of `gold` instead of an F1."""

    right: int
    gold: int
    read: int
    accuracy: bool = False

    @property
    def value(self) -> float | None:
        """Return F1, or the share that is right."""
        if self.accuracy:
            return self.right / self.gold if self.gold else None
        total = self.gold + self.read
        return 2 * self.right / total if total else None


def documents(paragraphs: Iterable[Paragraph]) -> list[Document]:
    """Return the paragraphs as documents to read."""
    return [Document(p.id, p.text, p.outlet, p.published) for p in paragraphs]


def gold_line(paragraph: Paragraph) -> dict[str, Any]:
    """Return a paragraph's attributions in the shared scorer's form."""
    made = [
        {"id": a.id, "source": _pieces(a.source), "cue": _pieces(a.cue), "content": _pieces(a.content), "parent": a.parent,
         "kind": a.kind, "source_kind": a.source_kind}
        for a in paragraph.attributions
    ]  # fmt: skip
    return {"doc_id": paragraph.id, "text": paragraph.text, "attributions": made}


def _pieces(spots: Iterable[Spot]) -> list[list[int]]:
    return [list(s) for s in spots]


def score_attributions(
    paragraphs: Sequence[Paragraph], lines: Mapping[str, Mapping[str, Any]], scorer: ModuleType
) -> dict[str, Score]:
    """Return the measures that need attributions only; `lines` are readings in the shared scorer's form, by id."""
    tally = {name: [0, 0, 0] for name in ("linked", "chain", "chain, all", "kind", "source kind")}
    for paragraph in paragraphs:
        gold_doc, read_doc = gold_line(paragraph), lines[paragraph.id]
        words = scorer.Words(paragraph.text)
        gold = scorer.tokenise(words, gold_doc["attributions"])
        read = scorer.tokenise(words, read_doc["attributions"])
        pairs = scorer.match(gold, read, scorer.linked)
        _add(tally["linked"], len(pairs), len(gold), len(read))
        names = {gold[g]["raw"]["id"]: read[r]["raw"].get("id") for g, r in pairs.items()}
        held = {item["raw"].get("id") for item in read}
        nested = agreed = 0
        for g, r in pairs.items():
            wanted, found = gold[g]["raw"]["parent"], read[r]["raw"].get("parent")
            found = found if found in held else None
            same = found is None if wanted is None else found is not None and names.get(wanted) == found
            agreed += same
            nested += same and wanted is not None
        has_parent = sum(a["raw"]["parent"] is not None for a in gold)
        _add(tally["chain"], nested, has_parent, sum(a["raw"].get("parent") in held - {None} for a in read))
        _add(tally["chain, all"], agreed, len(gold), len(read))
        for name, field in (("kind", "kind"), ("source kind", "source_kind")):
            same_kind = sum(gold[g]["raw"][field] == read[r]["raw"].get(field) for g, r in pairs.items())
            _add(tally[name], same_kind, len(pairs), 0)
    return {name: Score(t[0], t[1], t[2], accuracy=name.endswith("kind")) for name, t in tally.items()}


def _add(into: list[int], *counts: int) -> None:
    for i, count in enumerate(counts):
        into[i] += count


def score_layers(paragraphs: Sequence[Paragraph], said: Mapping[str, Said]) -> dict[str, Score]:
    """Return the measures of the other layers."""
    tally: dict[str, list[int]] = {}
    for paragraph in paragraphs:
        for name, counts in _layers(paragraph, said[paragraph.id]):
            _add(tally.setdefault(name, [0, 0, 0]), *counts)
    return {name: Score(t[0], t[1], t[2], accuracy=", " in name) for name, t in tally.items()}


Counts = tuple[str, tuple[int, int, int]]


def _layers(paragraph: Paragraph, said: Said) -> list[Counts]:
    hedges = sorted({(h.at, h.kind) for h in (*paragraph.hedges, *(h for a in paragraph.attributions for h in a.hedges))})
    read_hedges = [((start, end), kind) for start, end, kind in sorted(said.hedges())]
    pairs = _pairs(hedges, read_hedges, lambda g, r: _meet(g[0], r[0]) and g[1] == r[1])
    found: list[Counts] = [("hedge class", (len(pairs), len(hedges), len(read_hedges)))] if "hedges" in paragraph.layers else []
    for layer, score in (("frames", _frames), ("figures", _figures), ("dates", _times), ("places", _places)):
        if layer in paragraph.layers:
            found += score(paragraph, said)
    return found


def _frames(paragraph: Paragraph, said: Said) -> list[Counts]:
    frames = list(said.frames().items())
    pairs = _pairs(paragraph.frames, frames, lambda g, r: _meet(g.at, r[0][:2]) and g.type == r[0][2])
    n = len(pairs)
    matched = [(g, frames[r][1]) for g, r in ((paragraph.frames[g], r) for g, r in pairs.items())]
    types, read_types = {g.type for g in paragraph.frames}, {at[2] for at, _ in frames}
    made = [
        ("frame type", (n, len(paragraph.frames), len(frames))),
        ("types in a paragraph", (len(types & read_types), len(types), len(read_types))),
    ]
    for name in ("modality", "polarity"):
        made.append((f"frame, {name}", (sum(getattr(g, name) == getattr(c, name) for g, c in matched), n, 0)))
    made.append(("frame, phase", (sum(c.frame is not None and g.phase == c.frame.phase for g, c in matched), n, 0)))
    made.append(("frame, focus", (sum(g.focus == c.focus for g, c in matched), n, 0)))
    for name in ("agent", "victims"):
        right = gold = read = 0
        for g, claim in matched:
            slots = [(s.start, s.end) for s in getattr(claim.frame, name)]
            spots = getattr(g, name)
            right += len(_pairs(spots, slots, _meet))
            gold, read = gold + len(spots), read + len(slots)
        made.append((f"frame {name}", (right, gold, read)))
    return made


def _figures(paragraph: Paragraph, said: Said) -> list[Counts]:
    read = list(said.figures().items())
    gold = paragraph.figures
    pairs = _pairs(gold, read, lambda g, r: _meet(g.at, r[0]) and same_bounds(g.modifier, (g.lo, g.hi), (r[1].lo, r[1].hi)))
    matched = [(gold[g], read[r][1]) for g, r in pairs.items()]
    return [
        ("figures", (len(pairs), len(gold), len(read))),
        ("figures, modifier", (sum(g.modifier == r.modifier for g, r in matched), len(pairs), 0)),
        ("figures, of", (sum(g.of == r.of for g, r in matched if g.of), sum(bool(g.of) for g, _ in matched), 0)),
    ]


def same_bounds(modifier: str, gold: tuple[float | None, float | None], read: tuple[float | None, float | None]) -> bool:
    """Say whether the bounds agree; conventions for vague words differ, so those are given room."""
    if modifier == "order_of_magnitude":
        return gold[0] == read[0] or all(_close(g, r, 0.12) for g, r in zip(gold, read, strict=True))
    if modifier == "about" and None not in (*gold, *read):
        value = (gold[0] + gold[1]) / 2  # type: ignore[operator]
        return all(_close(value, r, 0.15) for r in read) and read[0] <= value <= read[1]  # type: ignore[operator]
    return gold == read


def _close(one: float | None, other: float | None, share: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= share * abs(one) + 1e-9


def _times(paragraph: Paragraph, said: Said) -> list[Counts]:
    read = list(said.times().items())
    gold = [g for g in paragraph.dates if g.start or g.end]
    pairs = _pairs(gold, read, lambda g, r: _meet(g.at, r[0]) and same_days(g, (r[1].start, r[1].end)))
    precise = sum(gold[g].precision == read[r][1].precision for g, r in pairs.items())
    return [("dates", (len(pairs), len(gold), len(read))), ("dates, precision", (precise, len(pairs), 0))]


def same_days(gold: Date, read: tuple[datetime | None, datetime | None]) -> bool:
    """Say whether a time agrees: a day or part of one has the same first day and ends at most a day later, a longer one begins and
    ends within a day.
    """
    if (gold.start is None, gold.end is None) != (read[0] is None, read[1] is None):
        return False
    first, last = (
        (r.date() - date.fromisoformat(g[:10])).days if g is not None and r is not None else 0
        for g, r in zip((gold.start, gold.end), read, strict=True)
    )
    if gold.precision in ("moment", "part_of_day", "day"):
        return first == 0 and 0 <= last <= 1
    return abs(first) <= 1 and abs(last) <= 1


def _places(paragraph: Paragraph, said: Said) -> list[Counts]:
    gold = {key(p.name): p.relation for p in reversed(paragraph.places)}
    read: dict[str, set[str]] = {}
    related: dict[str, set[str]] = {}
    for where in said.places().values():
        names = {key(where.name), key(where.as_written)}
        name = min(names & gold.keys(), default=key(where.as_written))
        read.setdefault(name, set()).update(names)
        related.setdefault(name, set()).add(str(where.relation))
    common = gold.keys() & read.keys()
    return [
        ("places", (len(common), len(gold), len(read))),
        ("places, relation", (sum(gold[n] in related[n] for n in common), len(common), 0)),
    ]


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _pairs(gold: Sequence[Any], read: Sequence[Any], fits: Callable[[Any, Any], bool]) -> dict[int, int]:
    """Return a largest one-to-one matching: index in `gold` -> index in `read`."""
    edges = [[r for r, item in enumerate(read) if fits(g, item)] for g in gold]
    owner: dict[int, int] = {}

    def place(g: int, tried: set[int]) -> bool:
        for r in edges[g]:
            if r not in tried:
                tried.add(r)
                if r not in owner or place(owner[r], tried):
                    owner[r] = g
                    return True
        return False

    for g in range(len(gold)):
        place(g, set())
    return {g: r for r, g in owner.items()}
