"""A second look at the training annotation: where a reader that learned it still reads something else.

    python bench/second_look.py --out FOLDER [--manner NAME ...] [--shared DIR]

In: the training two thirds of the own set and the installed model. Out: one text file a manner with every paragraph in doubt: what is annotated and
was not seen so, what was seen and is not annotated so, where parents differ. The network's own finds are taken, no rule's. Refuses to change
anything, and to look at a measuring paragraph: a person, or a third hand by the guide alone, settles each.

The idea is that of confident learning (Northcutt, Jiang and Chuang 2021): labels that a model does not keep although it was taught them are
wrong far more often than others.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.own_records import Paragraph
from training.own_set import load_set, split

from read import shared_tool
from read_lines import Line, read_all
from read_own import documents, gold_line
from whence.read.cues.finds import Find
from whence.read.voices import drafts


def network_alone(
    _: Sequence[Any], rules: Sequence[Find], learned: Sequence[Find] | None, *__: object, **___: object
) -> list[Find]:
    """Return what the network found in a sentence; in place of `whence.read.nesting.joining.joined`."""
    return list(rules if learned is None else learned)


def differences(paragraph: Paragraph, line: Line, scorer: ModuleType) -> Iterator[str]:
    """Yield one sentence for each attribution that the annotation and a reading do not share, and for each parent that differs."""
    words = scorer.Words(paragraph.text)
    gold = scorer.tokenise(words, gold_line(paragraph)["attributions"])
    seen = scorer.tokenise(words, line["attributions"])
    pairs = scorer.match(gold, seen, scorer.linked)
    by_id = {one["raw"].get("id"): one["raw"] for one in seen}
    names = {gold[g]["raw"]["id"]: seen[s]["raw"].get("id") for g, s in pairs.items()}
    for g in range(len(gold)):
        if g not in pairs:
            yield f"ANNOTATED, not seen so: {gold[g]['raw']['id']} {_told(paragraph.text, gold[g]['raw'])} parent={gold[g]['raw']['parent']}"
    for s in sorted(set(range(len(seen))) - set(pairs.values())):
        above = by_id.get(seen[s]["raw"].get("parent"))
        yield f"SEEN, not annotated so: {_told(paragraph.text, seen[s]['raw'])} under={_cue(paragraph.text, above)}"
    for g, s in pairs.items():
        wanted, found = gold[g]["raw"]["parent"], by_id.get(seen[s]["raw"].get("parent"))
        there = found["id"] if found else None
        if (wanted is None) != (found is None) or (wanted in names and names[wanted] != there):
            yield f"PARENT differs: {_cue(paragraph.text, gold[g]['raw'])} annotated={wanted} seen under={_cue(paragraph.text, found)}"


def _told(text: str, one: Mapping[str, Any]) -> str:
    return " ".join(f"{role}=[{' / '.join(text[a:b] for a, b in one[role])}]" for role in ("source", "cue", "content"))


def _cue(text: str, one: Mapping[str, Any] | None) -> str:
    return "none" if one is None else f"[{' / '.join(text[a:b] for a, b in one['cue'])}]"


def main() -> None:
    """Write the doubts of every manner asked for."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--out", type=Path, required=True, help="the folder for one file a manner")
    given.add_argument("--manner", action="append", default=[], help="only this manner (may be repeated)")
    given.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("WHENCE_SHARED", "../shared")), help="where the scorer lies"
    )
    asked = given.parse_args()
    scorer = shared_tool(asked.shared, "score_attribution")
    drafts.joined = network_alone
    paragraphs = [p for p in split(load_set())[0] if not asked.manner or p.manner in asked.manner]
    said = read_all(documents(paragraphs), "model")
    doubted: dict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        found = list(differences(paragraph, said[paragraph.id].line, scorer))
        if found:
            doubted[paragraph.manner].append("\n".join([f"## {paragraph.id}", paragraph.text, *(f"  {one}" for one in found)]))
    asked.out.mkdir(parents=True, exist_ok=True)
    for manner, entries in doubted.items():
        (asked.out / f"{manner}.txt").write_text("\n\n".join(entries) + "\n", encoding="utf-8")
    print(f"{sum(map(len, doubted.values()))} of {len(paragraphs)} paragraphs in doubt, in {asked.out}")


if __name__ == "__main__":
    main()
