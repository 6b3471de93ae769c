"""Learn what likeness of words weighs beside the matcher's other signals, from the training topics of ECB+.

In: reports with the incident that each is told about. Out: the weights for src/whence/match/data/told.toml, printed: a person puts them there,
rounded. Each report is compared with the incidents that the matcher looks up for it, kept as the corpus groups them; the logistic
regression has likeness of words and of names as numbers and every other signal as present or not. Run: python training/learn_told.py DATA
Refuses: to learn what places and days weigh; this corpus states no days of publication, and its reports are not of one place.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from whence.cli.corpus import Document, Ways, document
from whence.match import MemoryIncidentIndex
from whence.match.incidents import METHOD, _ranked, _subject
from whence.match.likeness.told import alike, rivals
from whence.match.report.groups import Group, occurrences, plain_subject
from whence.match.sketches.sketch import unpack
from whence.model.captured import Given, Report
from whence.model.matched import Membership
from whence.model.said import Claim
from whence.model.vocabulary import MembershipRole
from whence.read import read
from whence.settings import CaptureSettings, MatchSettings

SETTINGS = MatchSettings(subjects=True)
ORDERS = 3
Pair = tuple[float, float, frozenset[str], bool]


def documents(file: Path) -> Iterator[tuple[Report, list[Claim], str]]:
    """Yield the corpus's reports with their claims and incident."""
    ways = Ways(Given(), datetime(2020, 1, 1, tzinfo=UTC), CaptureSettings())
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        made = document(json.dumps({"doc_id": row["doc_id"], "text": row["text"]}).encode(), "corpus", ways)
        if isinstance(made, Document):
            yield made.report, [r for r in read(made.report, made.posts) if isinstance(r, Claim)], row["incident"]


def pairs(rows: list[tuple[Report, list[Claim], str]]) -> Iterator[Pair]:
    """Yield each report with each incident that is looked up for it: likeness of words and names, signals, and whether it is the one."""
    index = MemoryIncidentIndex()
    for report, claims, gold in rows:
        groups, scene = occurrences(report, claims)
        plain = plain_subject(report, claims, groups)
        main = _subject(report, [*groups, *([plain] if plain else [])], [], index, SETTINGS, scene=scene)
        if main is None or not main.sketch.words:
            continue
        found = _ranked(report, main, [], index, SETTINGS, scene=scene)
        known = {incident: unpack(index.profile(incident)) for _, incident, _ in found}
        among = rivals(list(known.values()))
        for _, incident, signals in found:
            (words, _), (names, _) = alike(main.sketch, known[incident], among)
            yield words, names, frozenset(s.name for s in signals), incident == gold
        _keep(index, report, main, gold)


def _keep(index: MemoryIncidentIndex, report: Report, main: Group, gold: str) -> None:
    member = Membership(
        incident=gold,
        report=report.id,
        role=MembershipRole.FOCUS,
        claims=tuple(c.id for c in main.claims),
        score=1.0,
        method=METHOD,
    )
    index.keep([member], main.claims, report)


def fit(made: list[Pair], names: list[str], *, ridge: float = 0.3) -> np.ndarray:
    """Return the weights of a logistic regression by Newton's steps: words, names, each signal, bias."""
    x = np.array([[words, proper, *(name in signals for name in names), 1.0] for words, proper, signals, _ in made], dtype=float)
    y = np.array([same for *_, same in made], dtype=float)
    held = np.full(x.shape[1], ridge)
    held[-1] = 1e-9
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ weights))
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(held), x.T @ (p - y) + held * weights)
    return weights


def main(data: Path) -> None:
    """Learn and print."""
    rows = list(documents(data / "ecbplus" / "train.jsonl"))
    made = []
    for seed in range(1, ORDERS + 1):
        random.Random(seed).shuffle(rows)
        made += pairs(rows)
    counts = Counter(name for *_, signals, _ in made for name in signals)
    names = sorted(n for n, k in counts.items() if k >= 30 and n not in ("same words", "other words", "same proper words"))
    weights = fit(made, names)
    sys.stdout.write(f"{len(made)} pairs, {sum(same for *_, same in made)} of one incident\n")
    for name, weight in zip(["words", "names", *names, "bias"], weights, strict=True):
        sys.stdout.write(f"{name:24} {weight:6.2f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
