"""Builders for the archive: any text at all, streams of texts with copies, and links in a form that compares."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from trace_build import ASIDE, DEPOT, LEAD

from whence.trace.archive import Archive, Links, Text

_ODD = [
    "l'agence",
    "dell’esercito",
    "qu'il",
    "d'\u200bun",
    "L'E",
    "l'",
    "'n",
    "o'c",
    "aujourd'hui",
    "东京火灾",
    "港口の倉庫",
    "ไฟไหม้ท่าเรือ",
    "่้",
    "๑๒๓",
    "٣٤٥",
    "۱۲",
    "१२",
    "раураl",
    "pаypal",
    "аеорс",
    "Фёдор",
    "ςίγμα",
    "ﷺ",
    "ﬁre",
    "ﬃ",
    "Straße",
    "İstanbul",
    "ʼʼ",
    "ـ",
    "ـا",
    "الميناء",
    "zero\u200bwidth",
    "á̧",
    "½",
    "²",
    "x²",
    "�",
    "�",
    "🔥",
    "_",
    "-",
    "\xad",
    "“",
    "”",
    "„",
    "«",
    "»",
    '"',
    ".",
    "!",
    "…",
    "。",
    "?",
    "\n",
    "\u2028",
    "\t",
    "'",
    "’",
    "a_b",
    "é",
    "क्षेत्र।",
]
PIECES = (*DEPOT.split("\n"), LEAD, ASIDE, "东京湾的货运码头发生火灾，港务局关闭了内港并要求船长们保持三海里的距离。")

texts = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(), max_size=80),  # lone surrogates too
    st.lists(st.one_of(st.sampled_from(_ODD), st.text(st.characters(), max_size=4)), max_size=30).map("".join),
    st.lists(st.sampled_from(_ODD), max_size=30).map(" ".join),
)

passages = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES).map(lambda piece: f"“{piece[10:-7]}”"), texts),
    min_size=0,
    max_size=5,
).map(" ".join)


@st.composite
def given_texts(draw):
    """Draw a text to take in: passages that others have too, an outlet, sometimes stretches of it."""
    text = draw(passages)
    stretches = None
    if draw(st.booleans()):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        stretches = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    return Text(text, draw(st.integers(0, 3)), stretches)


streams = st.lists(given_texts(), max_size=12)


def stream(count: int, *, seed: int = 1) -> list[Text]:
    """Return texts of some 80 words, of which half have passages of earlier ones; every seventh is wholly another's."""
    chance = random.Random(seed)
    words = [f"w{n}" for n in range(4000)]
    made: list[Text] = []
    for n in range(count):
        own = chance.choices(words, k=60)
        if made and n % 7 == 0:
            own = chance.choice(made).text.split()
        elif made and n % 2:
            taken = chance.choice(made[-20:]).text.split()
            at = chance.randrange(len(taken) - 20)
            own[20:20] = taken[at : at + 20]
        made.append(Text(" ".join(own), chance.randrange(5)))
    return made


def rows(links: Sequence[Links], since: int = 0) -> list[list[list[int]]]:
    """Return every pair of children from `since` on with its runs, whatever batches they came in."""
    found = []
    for some in links:
        ends = [*some.pairs[:, 5].tolist()[1:], len(some.runs)]
        for pair, end in zip(some.pairs.tolist(), ends, strict=False):
            if pair[0] >= since:
                found.append([pair[:5] + pair[6:], *some.runs[pair[5] : end].tolist()])
    return found


def take(given: Sequence[Text], folder: Path | None = None, *, batch: int = 5, **options) -> tuple[Archive, list[Links]]:
    """Return an archive of `given`, and what it found."""
    archive = Archive(folder, **options)
    return archive, [archive.add(given[at : at + batch]) for at in range(0, len(given), batch)]


def same(one: Links, other: Links) -> None:
    """Hold two links to be the same to the last number."""
    for name in Links._fields:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)
