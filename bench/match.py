"""Which reports are about one incident: `whence match` against TF-IDF at its best threshold, on two corpora, in the order of arrival.

    python bench/match.py [--data DIR] [--shared DIR] [--speed N]

Reads `gvc/` (fit) and `ecbplus/` (dev) of the data folder: `--data`, else WHENCE_DATA, else `../shared/data` beside the checkout; the scorer
is `tools/score_clusters.py` of the folder beside it. The texts of gvc name real victims: this prints sums only. Nothing that ships is
fitted on gvc or on the dev topics; the baseline's threshold is, on the very texts that it is scored on. `--speed N` times N reports.
"""

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

from phrases import data_folder
from whence.cli.matcher import Matcher
from whence.language.actors.register import Register
from whence.publish.match_lines import Matched
from whence.settings import ReadSettings

THRESHOLDS = [step / 100 for step in range(6, 50, 2)]
_WORD = re.compile(r"[a-z0-9]{2,}")


class Document(NamedTuple):
    """One line of a corpus and the incident that it is told about."""

    key: str
    incident: str
    line: dict[str, Any]


class Scores(NamedTuple):
    """B3 and pairs by the scorer; of joins made without asking, how many are right; the share of reports sent to review."""

    b3: tuple[float, float, float]
    pairs: tuple[float, float, float]
    joins: int = 0
    right: int = 0
    review: float = 0.0


def gvc(data: Path, split: str = "fit") -> list[Document]:
    """Return the reports of single shootings in the order of publication."""
    rows = [json.loads(line) for line in (data / "gvc" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()]
    kept = [{"doc_id": r["doc_id"], "title": r["title"], "text": r["text"], "published": r["dct"]} for r in rows]
    made = [Document(row["doc_id"], row["incident"], line) for row, line in zip(rows, kept, strict=True)]
    return sorted(made, key=lambda document: (document.line["published"], document.key))


def ecbplus(data: Path, split: str = "dev") -> list[Document]:
    """Return the reports of news of all sorts in the corpus's own order; it states no days."""
    rows = (json.loads(line) for line in (data / "ecbplus" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Document(r["doc_id"], r["incident"], {"doc_id": r["doc_id"], "text": r["text"]}) for r in rows]


def matched(documents: Sequence[Document]) -> Iterator[Matched]:
    """Yield what `whence match` says of each document, in order."""
    matcher = Matcher(datetime.now(UTC), register=Register(()), subjects=True, reading=ReadSettings())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        file.write_text("".join(json.dumps(document.line) + "\n" for document in documents), encoding="utf-8")
        for found in matcher.match([str(file)]):
            if not isinstance(found, Matched):
                raise SystemExit(f"a document could not be matched: {found.reason}")
            yield found


def measured(documents: Sequence[Document], scorer: Path) -> Scores:
    """Score `whence match`. A join is right where most of the incident's reports so far are about the same."""
    gold = {document.key: document.incident for document in documents}
    held: defaultdict[str, Counter[str]] = defaultdict(Counter)
    clusters: dict[str, str] = {}
    joins = right = review = 0
    for found in matched(documents):
        key = str(found.key)
        main = found.members[0] if found.members and found.why_none is None else None
        clusters[key] = main.incident if main else f"none {key}"
        if main is None:
            continue
        review += main.review
        if main.incident not in found.opened and not main.review:
            joins += 1
            right += max(held[main.incident].items(), key=lambda row: (row[1], row[0]), default=("", 0))[0] == gold[key]
        held[main.incident][gold[key]] += 1
    return scored(gold, clusters, scorer)._replace(joins=joins, right=right, review=review / len(documents))


def scored(gold: Mapping[str, str], clusters: Mapping[str, str], scorer: Path) -> Scores:
    """Return what the scorer says."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("key.jsonl", "response.jsonl")]
        for path, assigned in zip(paths, (gold, clusters), strict=True):
            path.write_text("".join(json.dumps({"id": i, "cluster": c}) + "\n" for i, c in assigned.items()), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(scorer), *map(str, paths), "--json"], capture_output=True, text=True, check=True
        )
    said = json.loads(done.stdout)
    b3, pairs = ((said[row]["p"], said[row]["r"], said[row]["f1"]) for row in ("b3", "pairs"))
    return Scores(b3, pairs)


def best_tfidf(documents: Sequence[Document], scorer: Path) -> tuple[float, Scores]:
    """Return the baseline at the threshold that is best for these very texts: mean cosine with a cluster's reports, in order."""
    gold = {document.key: document.incident for document in documents}
    vectors = _vectors([f"{d.line.get('title', '')} {d.line['text']}" for d in documents])
    tried = [(threshold, scored(gold, _grouped(documents, vectors, threshold), scorer)) for threshold in THRESHOLDS]
    return max(tried, key=lambda row: row[1].b3[2])


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    counts = [Counter(_WORD.findall(text.lower())) for text in texts]
    held = Counter(word for count in counts for word in count)
    made = []
    for count in counts:
        weights = {word: (1 + math.log(n)) * (math.log((1 + len(texts)) / (1 + held[word])) + 1) for word, n in count.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        made.append({word: weight / length for word, weight in weights.items()})
    return made


def _grouped(documents: Sequence[Document], vectors: Sequence[dict[str, float]], threshold: float) -> dict[str, str]:
    sums: list[tuple[Counter[str], int]] = []
    clusters: dict[str, str] = {}
    for document, vector in zip(documents, vectors, strict=True):
        alike = [sum(weight * total[word] for word, weight in vector.items() if word in total) / n for total, n in sums]
        best = max(range(len(alike)), key=alike.__getitem__, default=-1)
        if best < 0 or alike[best] < threshold:
            best = len(sums)
            sums.append((Counter(), 0))
        total, n = sums[best]
        total.update(vector)  # type: ignore[arg-type]
        sums[best] = total, n + 1
        clusters[document.key] = str(best)
    return clusters


def seconds(documents: Sequence[Document], reports: int) -> float:
    """Return the processor time of reading and matching so many reports; texts come again under other ids."""
    again = islice(cycle(documents), reports)
    numbered = [d._replace(key=f"{at}", line={**d.line, "doc_id": f"{at}"}) for at, d in enumerate(again)]
    started = time.process_time()
    for _ in matched(numbered):
        pass
    return time.process_time() - started


def main() -> None:
    """Measure and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--shared", type=Path, default=None)
    parser.add_argument("--speed", type=int, default=0)
    given = parser.parse_args()
    data = data_folder(given.data)
    scorer = (given.shared or data.parent) / "tools" / "score_clusters.py"
    for name, read in (("gvc fit", gvc), ("ecb+ dev", ecbplus)):
        try:
            documents = read(data)
        except FileNotFoundError as absent:
            sys.exit(f"{absent.filename} is not there: say with WHENCE_DATA or --data where the folder of corpora is.")
        found = measured(documents, scorer)
        threshold, baseline = best_tfidf(documents, scorer)
        print(
            f"{name}, {len(documents)} reports", _row("whence match", found), _row(f"TF-IDF at {threshold}", baseline), sep="\n"
        )
        print(f"  joined without asking {found.joins}, right {found.right}; to review {100 * found.review:.1f} %")
        if given.speed:
            print(f"  {given.speed} reports read and matched: {seconds(documents, given.speed):.1f} s of one core")


def _row(name: str, score: Scores) -> str:
    b3, pairs = ("/".join(f"{100 * value:.1f}" for value in row) for row in (score.b3, score.pairs))
    return f"  {name:<16} B3 P/R/F1 {b3}   pairs P/R/F1 {pairs}"


if __name__ == "__main__":
    main()
