"""The own annotated set: paragraphs of `corpus/en/*.jsonl` as checked records with spans.

    python training/own_set.py --check [--doubts] [FOLDER]

In: JSON lines as docs/annotation-guide.md describes them, every annotation a verbatim string of its paragraph. Out: `Paragraph`
records whose annotations are spans in code points. Refuses, with one sentence that begins `file:line`: a string that the text does
not hold, a word outside the closed lists, an attribution that names no such parent, an id used twice. It never repairs anything.
`split` parts training from measuring by the number of the id alone, so that an added paragraph moves no other.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parents[1]
if __package__ in (None, ""):  # run by its path, not as a module
    sys.path.insert(0, str(ROOT))

from training.own_doubts import doubts, occurrences, pieces_overlap  # noqa: E402
from training.own_records import LAYERS, Attribution, Caveat, Date, Figure, Frame, Hedge, Paragraph, Place, Spot  # noqa: E402
from whence.model import vocabulary as words_of  # noqa: E402

CORPUS = ROOT / "corpus" / "en"

_NAME = re.compile(r"(?P<manner>[a-z][a-z_-]*)-(?P<number>\d+)")
_COUNTED = re.compile(r"(?P<words>.*)@(?P<which>[1-9]\d?)", re.DOTALL)


class SetError(Exception):
    """A defect of the set; the message begins with the file and the line."""


class Line:
    """One line of the set while it is read: grounds strings, checks words, and words each defect."""

    def __init__(self, where: str, text: str) -> None:
        self.where = where
        self.text = text
        self.doubts: list[str] = []

    def fail(self, what: str) -> SetError:
        """Return the defect `what` with its place."""
        return SetError(f"{self.where}: {what}")

    def keys(self, item: object, role: str, needed: Sequence[str], allowed: Sequence[str] = ()) -> Mapping[str, Any]:
        """Return `item` where it is an object with all the `needed` keys and no others than the `allowed`."""
        if not isinstance(item, dict):
            raise self.fail(f"{role} is no object")
        if missing := [k for k in needed if k not in item]:
            raise self.fail(f"{role} lacks {', '.join(missing)}")
        if strange := [k for k in item if k not in needed and k not in allowed]:
            raise self.fail(f"{role} has {', '.join(strange)}, which the guide does not know")
        return item

    def ground(self, given: object, role: str, *, quiet: bool = False) -> Spot:
        """Return where the verbatim string `given` stands ("said@2": its second occurrence)."""
        if not isinstance(given, str) or not given.strip():
            raise self.fail(f"{role} holds {given!r} instead of words")
        if given != given.strip():
            raise self.fail(f"{role} {given!r} begins or ends with a blank")
        counted = _COUNTED.fullmatch(given)
        wanted, which = (counted["words"], int(counted["which"])) if counted else (given, 1)
        spots = occurrences(self.text, wanted)
        if not spots:
            raise self.fail(f"{role} {wanted!r} does not stand in the text as whole words")
        if which > len(spots):
            raise self.fail(f"{role} {given!r} asks for occurrence {which}, but the text holds {len(spots)}")
        if counted is None and len(spots) > 1 and not quiet:
            self.doubts.append(f"{role} {wanted!r} stands {len(spots)} times and is not numbered; the first is taken")
        return spots[which - 1]

    def ground_all(self, given: object, role: str) -> tuple[Spot, ...]:
        """Return where each of a list of strings stands, in the order of the text."""
        if not isinstance(given, list):
            raise self.fail(f"{role} is {given!r}, not a list")
        spots = sorted(self.ground(g, role) for g in given)
        if pieces_overlap(spots):
            raise self.fail(f"{role} {given!r} has pieces that overlap")
        return tuple(spots)

    def one_of(self, given: object, kinds: Iterable[str], role: str) -> str:
        """Return `given` where it is a word of the closed list."""
        if not isinstance(given, str) or given not in list(kinds):
            raise self.fail(f"{role} {given!r} is not one of {', '.join(kinds)}")
        return str(given)

    def name(self, given: object, role: str) -> str | None:
        """Return a name or `None`."""
        if given is not None and (not isinstance(given, str) or not given.strip()):
            raise self.fail(f"{role} {given!r} is neither a name nor null")
        return given


def load_set(folder: Path = CORPUS) -> list[Paragraph]:
    """Return every paragraph of `folder`, by file and line; raise `SetError` at the first defect."""
    made, found = [], check_set(folder)
    for item in found:
        if isinstance(item, SetError):
            raise item
        made.append(item)
    return made


def check_set(folder: Path = CORPUS) -> Iterator[Paragraph | SetError]:
    """Yield every paragraph of `folder`, and a `SetError` in the place of each line that has a defect."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        yield SetError(f"{folder}: holds no .jsonl file")
    seen: dict[str, str] = {}
    told: dict[str, str] = {}
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                where = f"{_short(file)}:{number}"
                try:
                    made = read_line(line, where, manner=file.stem)
                    if made.id in seen:
                        raise SetError(f"{where}: id {made.id} is used at {seen[made.id]} already")
                    if made.text in told:
                        raise SetError(f"{where}: the text of {made.id} stands at {told[made.text]} already")
                except SetError as error:
                    yield error
                else:
                    seen[made.id] = told[made.text] = where
                    yield made


def _short(file: Path) -> str:
    return str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else str(file)


def split(paragraphs: Iterable[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the paragraphs for training and those for measuring only (number of the id divisible by three)."""
    listed = list(paragraphs)
    return [p for p in listed if not p.measured], [p for p in listed if p.measured]


def training_documents(folder: Path = CORPUS) -> Iterator[dict[str, Any]]:
    """Yield the training two thirds as `doc_id`, `text` and `attributions` in spans, the form PolNeAR is kept in."""
    for paragraph in split(load_set(folder))[0]:
        yield _document(paragraph)


def corrected_documents(file: Path) -> Iterator[dict[str, Any]]:
    """Yield what people corrected, from an export of `whence correct`, in the same form; a day that nobody knows is no defect there."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        given = json.loads(line) if line.strip() else {"notice": ""}
        if "notice" not in given:
            kept = {key: value for key, value in given.items() if key not in ("original", "corrected")}
            yield _document(read_line(json.dumps(kept), f"{_short(file)}:{number}", undated=True))


def _document(paragraph: Paragraph) -> dict[str, Any]:
    made = [
        {
            "id": a.id,
            "parent": a.parent,
            "source": [list(s) for s in a.source],
            "cue": [list(s) for s in a.cue],
            "content": [list(s) for s in a.content],
        }
        for a in paragraph.attributions
    ]
    found: dict[str, Any] = {"doc_id": paragraph.id, "text": paragraph.text, "attributions": made}
    if "frames" in paragraph.layers:
        found["frames"] = [
            {"trigger": list(f.at), "type": f.type, "agent": [list(s) for s in f.agent], "victims": [list(s) for s in f.victims]}
            for f in paragraph.frames
        ]
    return found


def read_line(line: str, where: str, *, manner: str | None = None, undated: bool = False) -> Paragraph:
    """Return the paragraph of one JSON line, or raise `SetError` with its defect; `undated`: it may be published nobody knows when."""
    try:
        given = json.loads(line)
    except ValueError as error:
        raise SetError(f"{where}: is no JSON: {error}") from None
    first = ("id", "manner", "outlet", "published", "text")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str) or not given["text"].strip():
        raise SetError(f"{where}: has no text")
    at = Line(where, given["text"])
    lists = _layers(at, given.get("layers"))
    at.keys(given, "the paragraph", (*first, *lists), ("layers",))
    named = _NAME.fullmatch(str(given["id"]))
    if named is None or named["manner"] != given["manner"] or (manner is not None and named["manner"] != manner):
        raise at.fail(f"id {given['id']!r} must be the manner (the file's name), a hyphen and a number")
    if bad := [name for name in lists if not isinstance(given[name], list)]:
        raise at.fail(f"{', '.join(bad)} must be a list")
    _check_text(at, given, undated=undated)
    given = dict.fromkeys(LAYERS, ()) | given
    attributions = tuple(_attribution(at, item) for item in given["attributions"])
    _check_parents(at, attributions)
    made = Paragraph(
        id=given["id"], manner=given["manner"], number=int(named["number"]), outlet=at.name(given["outlet"], "outlet"),
        published=given["published"], text=given["text"], where=where, layers=lists, attributions=attributions,
        hedges=_hedges(at, given["hedges"], "hedges"),
        caveats=tuple(_caveat(at, item, given["outlet"]) for item in given["caveats"]),
        frames=tuple(_frame(at, item, {a.id for a in attributions}) for item in given["frames"]),
        places=tuple(_place(at, item) for item in given["places"]),
        dates=tuple(_date(at, item) for item in given["dates"]),
        figures=tuple(_figure(at, item) for item in given["figures"]),
    )  # fmt: skip
    return replace(made, doubts=(*at.doubts, *doubts(made)))


def _layers(at: Line, given: object) -> tuple[str, ...]:
    """Return the layers that a paragraph is annotated with: all where it does not say."""
    if given is None:
        return LAYERS
    if not isinstance(given, list) or "attributions" not in given or given != [layer for layer in LAYERS if layer in given]:
        raise at.fail(f"layers {given!r} are not attributions and others of {', '.join(LAYERS)}, in that order")
    return tuple(given)


def _check_text(at: Line, given: Mapping[str, Any], *, undated: bool) -> None:
    published = given["published"]
    known = isinstance(published, str) and _moment(published) is not None
    if not known and not (undated and published is None):
        raise at.fail(f"published {published!r} is no ISO date or time")
    if at.text != at.text.strip():
        raise at.fail("the text begins or ends with blanks")


def _attribution(at: Line, item: object) -> Attribution:
    needed = ("id", "source", "cue", "content", "parent", "kind", "source_kind", "who", "hedges")
    given = at.keys(item, "an attribution", needed)
    name = given["id"]
    if not isinstance(name, str) or not name:
        raise at.fail(f"an attribution's id is {name!r}")
    made = Attribution(
        id=name, source=at.ground_all(given["source"], f"source of {name}"), cue=at.ground_all(given["cue"], f"cue of {name}"),
        content=at.ground_all(given["content"], f"content of {name}"), parent=at.name(given["parent"], f"parent of {name}"),
        kind=at.one_of(given["kind"], words_of.AttributionKind, f"kind of {name}"),
        source_kind=at.one_of(given["source_kind"], words_of.SourceKind, f"source kind of {name}"),
        who=_who(at, given["who"], f"who of {name}"), hedges=_hedges(at, given["hedges"], f"hedges of {name}"),
    )  # fmt: skip
    if not made.cue and not made.content:
        raise at.fail(f"{name} has neither cue nor content")
    return made


def _who(at: Line, given: object, role: str) -> str | None:
    return None if given is None else at.text[slice(*at.ground(given, role, quiet=True))]


def _check_parents(at: Line, attributions: Sequence[Attribution]) -> None:
    parents = {a.id: a.parent for a in attributions}
    if len(parents) < len(attributions):
        raise at.fail("two attributions have the same id")
    for name, parent in parents.items():
        if parent is not None and parent not in parents:
            raise at.fail(f"{name} names the parent {parent}, which is not there")
        above = {name}
        while parent is not None:
            if parent in above:
                raise at.fail(f"{name} is its own parent, through {parent}")
            above.add(parent)
            parent = parents[parent]


def _hedges(at: Line, given: object, role: str) -> tuple[Hedge, ...]:
    if not isinstance(given, (list, tuple)):
        raise at.fail(f"{role} is {given!r}, not a list")
    items = [at.keys(item, f"one of {role}", ("words", "class")) for item in given]
    return tuple(Hedge(at.ground(i["words"], role), at.one_of(i["class"], words_of.HedgeClass, "hedge class")) for i in items)


def _caveat(at: Line, item: object, outlet: object) -> Caveat:
    given = at.keys(item, "a caveat", ("words", "status", "by"))
    by = at.name(given["by"], "by of a caveat")
    if by is not None and by != outlet and not occurrences(at.text, by):
        at.doubts.append(f"by of a caveat {by!r} is neither the outlet nor in the text")
    status = at.one_of(given["status"], words_of.CaveatStatus, "caveat status")
    return Caveat(at.ground(given["words"], "caveat"), status, by)


def _frame(at: Line, item: object, credited: set[str]) -> Frame:
    needed = ("words", "type", "mode", "modality", "polarity", "phase", "focus", "attribution", "agent", "victims", "places", "times",
              "figures", "means")  # fmt: skip
    given = at.keys(item, "a frame", needed)
    spot = at.ground(given["words"], "frame")
    role = f"of the frame {at.text[slice(*spot)]!r}"
    if given["attribution"] is not None and given["attribution"] not in credited:
        raise at.fail(f"attribution {given['attribution']!r} {role} is not there")
    if not isinstance(given["focus"], bool):
        raise at.fail(f"focus {role} is neither true nor false")
    means = given["means"] if isinstance(given["means"], list) else [] if given["means"] is None else [given["means"]]
    type_ = at.one_of(given["type"], words_of.IncidentType, f"type {role}")
    if given["mode"] is not None:
        at.one_of(given["mode"], modes().get(type_, ()), f"mode {role}")
    roles = {name: at.ground_all(given[name], f"{name} {role}") for name in ("agent", "victims", "places", "times", "figures")}
    return Frame(
        at=spot, type=type_, mode=given["mode"], modality=at.one_of(given["modality"], words_of.Modality, f"modality {role}"),
        polarity=at.one_of(given["polarity"], words_of.Polarity, f"polarity {role}"),
        phase=at.one_of(given["phase"], words_of.Phase, f"phase {role}"), focus=given["focus"], attribution=given["attribution"],
        means=at.ground_all(means, f"means {role}"), **roles,
    )  # fmt: skip


_MODES: dict[str, tuple[str, ...]] = {}


def modes() -> dict[str, tuple[str, ...]]:
    """Return the modes of each type, as the table of docs/ontology.md lists them."""
    if not _MODES:
        for line in (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8").splitlines():
            cells = [c.strip() for c in line.split("|")]
            if len(cells) > 3 and re.fullmatch(r"`[a-z_]+`", cells[1]):
                _MODES[cells[1].strip("`")] = tuple(m.strip() for m in cells[2].split(",") if m.strip())
    return _MODES


def _place(at: Line, item: object) -> Place:
    given = at.keys(item, "a place", ("words", "name", "relation"))
    spot = at.ground(given["words"], "place")
    name = at.text[slice(*at.ground(given["name"], f"name of the place {given['words']!r}", quiet=True))]
    return Place(spot, name, at.one_of(given["relation"], words_of.PlaceRelation, "place relation"))


def _date(at: Line, item: object) -> Date:
    given = at.keys(item, "a date", ("words", "start", "end", "precision"))
    for side in ("start", "end"):
        if given[side] is not None and (not isinstance(given[side], str) or _moment(given[side]) is None):
            raise at.fail(f"{side} {given[side]!r} of the date {given['words']!r} is no ISO date or time")
    start, end = given["start"], given["end"]
    if start is not None and end is not None and start[:10] > end[:10]:
        raise at.fail(f"the date {given['words']!r} ends before it starts")
    return Date(at.ground(given["words"], "date"), start, end, at.one_of(given["precision"], words_of.TimePrecision, "precision"))


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _figure(at: Line, item: object) -> Figure:
    given = at.keys(item, "a figure", ("words", "lo", "hi", "modifier", "of"))
    lo, hi = given["lo"], given["hi"]
    if any(side is not None and (isinstance(side, bool) or not isinstance(side, (int, float))) for side in (lo, hi)):
        raise at.fail(f"bounds {lo!r}, {hi!r} of the figure {given['words']!r} are no numbers")
    if lo is not None and hi is not None and lo > hi:
        raise at.fail(f"the figure {given['words']!r} has its bounds the wrong way round")
    modifier = at.one_of(given["modifier"], words_of.FigureModifier, "figure modifier")
    return Figure(at.ground(given["words"], "figure"), lo, hi, modifier, at.name(given["of"], "of of a figure"))


def counts(paragraphs: Sequence[Paragraph]) -> dict[str, int]:
    """Return how much of each layer `paragraphs` hold."""
    made = {"paragraphs": len(paragraphs), "words": sum(len(p.text.split()) for p in paragraphs)}
    made |= {layer: sum(len(getattr(p, layer)) for p in paragraphs) for layer in LAYERS}
    made["with a parent"] = sum(a.parent is not None for p in paragraphs for a in p.attributions)
    made["no attribution"] = sum(not p.attributions for p in paragraphs)
    return made


def _printer(stream: TextIO) -> Callable[[str], object]:
    return lambda words: stream.write(words + "\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Check the set and print what it holds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--check", action="store_true", help="check and count (what it does anyway)")
    parser.add_argument("--doubts", action="store_true", help="list what breaks no rule and is seldom meant")
    args = parser.parse_args(argv)
    checked = list(check_set(args.folder))
    errors = [c for c in checked if isinstance(c, SetError)]
    good = [c for c in checked if isinstance(c, Paragraph)]
    training, measuring = split(good)
    tables = {"all": counts(good), "training": counts(training), "measuring": counts(measuring)}
    say = _printer(sys.stdout)
    say(f"{'':<16}" + "".join(f"{name:>11}" for name in tables))
    for row in tables["all"]:
        say(f"{row:<16}" + "".join(f"{table[row]:>11}" for table in tables.values()))
    say("paragraphs by manner: " + ", ".join(f"{m} {n}" for m, n in sorted(Counter(p.manner for p in good).items())))
    for name, layer in (("kinds", "kind"), ("source kinds", "source_kind")):
        tally = Counter(getattr(a, layer) for p in good for a in p.attributions)
        say(f"{name}: " + ", ".join(f"{k} {n}" for k, n in tally.most_common()))
    doubts = [f"{p.where}: {d}" for p in good for d in p.doubts]
    say("\n".join(doubts) if args.doubts else f"doubts: {len(doubts)}")
    _printer(sys.stderr if errors else sys.stdout)("\n".join(map(str, errors)) or "no defect")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
