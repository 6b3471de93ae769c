"""Build the table of how common words are that the matcher weighs likeness by: src/whence/match/data/rarity.tsv.

In: documents of GUM and of the English Web Treebank (each counts one), and the training topics of ECB+, where a word counts by the share of
an incident's reports that hold it: what all reports of one incident repeat is not common. Out: words with rounded counts, written
atomically; the same input gives the same bytes. Run: python training/build_rarity.py DATA
Refuses: a word of fewer than two documents, and one that no text writes in small letters (a name; nobody named in a corpus is listed here): the
matcher takes either for as rare as an unknown one.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from whence.match.words.wording import plain_words

TABLE = Path(__file__).resolve().parent.parent / "src" / "whence" / "match" / "data" / "rarity.tsv"
NEWS_WEIGHT = 2
"""An incident of the news counts as this many documents of other kinds: what whence reads is news."""

LEAST = 1.5


def main(data: Path) -> None:
    """Count and write."""
    files = sorted([*(data / "gum").rglob("*.conllu"), *(data / "ewt").rglob("*.conllu")])
    counts: Counter[str] = Counter()
    total = 0.0
    for words in _documents(files):
        total += 1
        counts.update(dict.fromkeys(words, 1))
    for shares in _incidents(data / "ecbplus" / "train.jsonl"):
        total += NEWS_WEIGHT
        for word, share in shares.items():
            counts[word] += NEWS_WEIGHT * share  # type: ignore[assignment]
    small = set(_small(files, data / "ecbplus" / "train.jsonl"))
    kept = {word: round(n) for word, n in counts.items() if n >= LEAST and (word in small or word.isdigit())}
    lines = [f"\t{round(total)}\n", *(f"{word}\t{n}\n" for word, n in sorted(kept.items()))]
    new = TABLE.with_suffix(".new")
    new.write_text("".join(lines), encoding="utf-8")
    new.replace(TABLE)
    sys.stdout.write(f"{len(kept):,} words of {round(total):,} documents, {TABLE.stat().st_size:,} bytes\n")


def _small(files: list[Path], news: Path) -> Iterator[str]:
    """Yield every word that some text writes in small letters."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text ="):
                yield from _in_small_letters(line[8:])
    for line in news.read_text(encoding="utf-8").splitlines():
        yield from _in_small_letters(json.loads(line)["text"])


def _in_small_letters(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text) if word == word.lower())


def _documents(files: list[Path]) -> Iterator[set[str]]:
    for file in files:
        found: set[str] | None = None
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc"):
                if found:
                    yield found
                found = set()
            elif line.startswith("# text =") and found is not None:
                found.update(plain_words(line[8:]))
        if found:
            yield found


def _incidents(file: Path) -> Iterator[dict[str, float]]:
    held: defaultdict[str, Counter[str]] = defaultdict(Counter)
    reports: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reports[row["incident"]] += 1
        held[row["incident"]].update(set(plain_words(row["text"])))
    for incident, words in sorted(held.items()):
        yield {word: n / reports[incident] for word, n in words.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
