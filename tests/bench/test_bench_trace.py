"""What bench/trace.py prints of trace, on 400 texts of the generated stream, and how it counts: roots, cuts, peers' n-grams, the picture."""

import importlib
import os
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT

for folder in (ROOT, ROOT / "bench"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))

trace_growth = importlib.import_module("trace_growth")
trace_input = importlib.import_module("trace_input")
trace_passim = importlib.import_module("trace_passim")
trace_picture = importlib.import_module("trace_picture")
trace_process = importlib.import_module("trace_process")
trace_scores = importlib.import_module("trace_scores")
trace_tools = importlib.import_module("trace_tools")

SHARED = Path(os.environ.get("WHENCE_SHARED") or ROOT.parent / "shared")
COUNT = 400


@pytest.fixture(scope="module")
def stream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (SHARED / "tools" / "make_corpus.py").is_file():
        pytest.skip(f"the generator of the stream and its scorer are not at {SHARED} (set WHENCE_SHARED)")
    path = tmp_path_factory.mktemp("stream") / "stream.jsonl"
    trace_input.write_stream(path, SHARED, trace_growth.needed([COUNT]), trace_input.Setting())
    return path


@pytest.fixture(scope="module")
def job(stream: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    return trace_process.Job("whence", {}, str(stream), COUNT, str(tmp_path_factory.mktemp("out")))


@pytest.fixture(scope="module")
def ran(job: object) -> object:
    return trace_process.run(job)


def found(pairs: list[tuple[int, int, float]], own: tuple[float, ...] = ()) -> object:
    return trace_tools.Found(np.array(pairs, trace_tools.PAIR), np.array(own, np.float32))


# ------------------------------------------------------------------------------------------ the measured process


def test_whence_finds_the_copies_of_a_stream_and_links_no_strangers(stream: Path, job: object, ran: object) -> None:
    said = trace_process.found(job)
    truth = trace_scores.Truth(SHARED, stream, COUNT)
    scored = truth.scored(said, cut=0.5)
    assert ran.texts == truth.size == len(said.own) == COUNT
    assert scored.measures["family all"]["r"] > 0.9
    assert scored.measures["family all"]["p"] > 0.9
    assert scored.measures["family quoted"]["r"] > 0.8
    assert scored.exact > truth.scored(found([])).exact
    titles = dict(trace_scores.rows([scored, None]))
    assert titles["family, quoted: recall"] == [scored.measures["family quoted"]["r"], None]


def test_the_last_tenth_is_timed_apart_and_memory_is_looked_at(ran: object) -> None:
    assert COUNT // 10 <= ran.last <= COUNT // 5
    assert 0 < ran.last_cpu < ran.cpu
    assert ran.rate > 0
    assert 0 < ran.anonymous <= ran.peak


def test_growth_keeps_whence_in_a_folder_and_opens_it_anew(stream: Path, tmp_path: Path) -> None:
    tools = {"whence": {}, "rensa": {"ngram": 2, "bands": 64}}
    row, absent = trace_growth.growth(stream, [COUNT], tools, tmp_path, peers_to=0, memory=8)
    assert row.size == row.ran.texts == COUNT
    assert 0 < row.bytes_each < 10_000
    assert row.opened is not None
    assert row.opened.open_ms > 0
    assert row.opened.more_cpu_ms > 0
    assert absent == "rensa, 400 texts: not measured (--peers-to 0)"
    assert not (tmp_path / "archive").exists()
    assert trace_growth.shown(row, row.ran.last_rate).split()[:2] == ["whence", "400"]


def test_a_tool_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(trace_process.Failed, match="no-such-stream"):
        trace_process.run(trace_process.Job("whence", {}, str(tmp_path / "no-such-stream"), 1, str(tmp_path)))


def test_work_outside_the_clock_does_not_count() -> None:
    clock = trace_process.Clock()
    with clock.outside():
        before = time.thread_time()
        while time.thread_time() - before < 0.05:
            sum(range(1000))
    assert clock.spent()[0] < 0.04


# ------------------------------------------------------------------------------------------ the stream


@pytest.mark.parametrize("seed", [1, 77])
def test_a_seed_on_which_constants_were_seen_is_refused(tmp_path: Path, seed: int) -> None:
    with pytest.raises(ValueError, match=f"seed {seed}"):
        trace_input.write_stream(tmp_path / "stream", SHARED, 1, trace_input.Setting(seed=seed))


def test_every_batching_gives_the_same_items_and_outlets(stream: Path) -> None:
    def items(**how: int) -> list[object]:
        return [item for batch in trace_input.batches(stream, **how) for item in batch]

    whole = items(count=90)
    assert len(whole) == 90
    assert items(count=90, size=7) == whole
    assert items(count=60, skip=30, size=1) == whole[30:]


# ------------------------------------------------------------------------------------------ roots and cuts


def test_a_text_with_a_source_has_its_roots_and_is_one_itself_from_the_cut_on() -> None:
    said = found([(1, 0, 9), (2, 1, 9)], own=(1.0, 0.1, 0.5))
    assert trace_scores.roots(said, 3, 0.5) == [{0}, {0}, {0, 2}]
    assert trace_scores.roots(said, 3, 0.65) == [{0}, {0}, {0}]
    assert trace_scores.roots(said, 3, None) == [{0}, {0}, {0}]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.integers(1, 20), st.integers(0, 19)).filter(lambda pair: pair[1] < pair[0])))
def test_one_more_link_adds_no_root_to_all_there_are(pairs: set[tuple[int, int]]) -> None:
    def distinct(some: list[tuple[int, int]]) -> int:
        return len(frozenset().union(*trace_scores.roots(found([(*pair, 1.0) for pair in some]), 21, None)))

    ordered = sorted(pairs)
    assert distinct(ordered) <= distinct(ordered[:-1])


def test_of_equal_matches_the_earliest_is_the_best() -> None:
    said = found([(3, 2, 0.5), (3, 1, 0.5), (3, 0, 0.2), (4, 3, 0.1)])
    assert trace_scores.above(said, 0.15, "best").pairs.tolist() == [(3, 1, 0.5)]
    assert len(trace_scores.above(said, 0.15, "all").pairs) == 3
    assert len(trace_scores.above(said, 0.05, "best").pairs) == 2


# ------------------------------------------------------------------------------------------ what peers are given


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["one", "two", "three", "four"]), min_size=1, max_size=9), max_size=4), st.integers(1, 5)
)
def test_hashed_ngrams_are_as_many_different_ones_as_joined(words: list[list[str]], n: int) -> None:
    texts = [" ".join(some) for some in words]
    hashed, joined = trace_tools.hashed_ngrams(texts, n), trace_tools.joined_ngrams(texts, n)
    assert [len(set(some.tolist())) for some in hashed] == [len(some) for some in joined]


def test_pairs_of_passim_are_read_from_what_it_writes(tmp_path: Path) -> None:
    (tmp_path / "align.json").mkdir()
    lines = ['{"id": "3", "id2": "7", "matches": 40}', '{"id": "7", "id2": "3", "matches": 20}']
    (tmp_path / "align.json" / "part-0.json").write_text("\n".join(lines))
    assert trace_passim.aligned(tmp_path).tolist() == [(7, 3, 60.0)]


# ------------------------------------------------------------------------------------------ the picture


def test_the_picture_has_a_dot_for_every_measured_point_and_names_its_units() -> None:
    drawn = trace_picture.picture({"whence": [(20_000, 9000.0), (100_000, 8000.0)], "a & b": [(20_000, 500.0)]}, "said")
    tree = ElementTree.fromstring(drawn)
    names = [element.tag.split("}")[1] for element in tree]
    words = [element.text for element in tree if element.text]
    assert names.count("circle") == 3
    assert {"whence", "a & b", "20,000", "100,000", "10,000"} <= set(words)
    assert "reports per second of CPU time, last tenth" in words


def test_no_picture_is_drawn_of_nothing() -> None:
    with pytest.raises(ValueError, match="no measured point"):
        trace_picture.picture({"whence": []}, "")
