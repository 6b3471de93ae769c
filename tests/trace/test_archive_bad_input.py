"""What nobody meant to give: every limit that docs/trace.md states for the archive is held here."""

import random
import time

import pytest
from archive_build import same, take
from trace_build import DEPOT

from whence.trace.archive import Archive, Text

BOTH = pytest.mark.parametrize("plain", [True, False])


def _words(count: int, *, seed: int = 1, of: int = 50_000) -> str:
    return " ".join(f"w{n}" for n in random.Random(seed).choices(range(of), k=count))


@BOTH
def test_text_with_identical_bytes_is_the_later_ones_source_whole(plain):
    _, (links,) = take([Text(DEPOT, 1), Text(DEPOT, 2), Text(DEPOT, 3)], plain=plain)
    count = len(DEPOT.split())
    assert links.pairs[:, :5].tolist() == [[1, 0, count, count, count], [2, 0, count, count, count]]
    assert links.facts.tolist() == [[count, 0, count], [count, 0, 0], [count, 0, 0]]


@BOTH
def test_paragraph_that_is_said_a_thousand_times_is_compared_forty_eight_times(plain):
    paragraph = DEPOT.split("\n")[0]
    often = "".join(f"{paragraph} Item{n} ends. " for n in range(1000))
    before = time.process_time()
    _, (links,) = take([Text(paragraph, 1), Text(often, 2), Text(often, 3), Text(often.replace("Item", "Point"), 4)], plain=plain)
    assert time.process_time() - before < 20
    found = {tuple(pair[:2]): (pair[3], pair[4]) for pair in links.pairs.tolist()}
    count = len(paragraph.split())
    assert found[1, 0] == (48 * count, count)
    assert found[2, 1][1] == 1000 * (count + 2)
    assert max(shared for (child, _), (shared, _) in found.items() if child == 3) <= 48 * (count + 2)


@pytest.mark.slow
def test_text_of_five_megabytes_takes_seconds_and_its_copy_no_longer():
    pytest.importorskip("numba")
    take([Text(DEPOT)])  # compiled now
    text = _words(870_000)
    assert len(text) > 5_000_000
    archive = Archive()
    before = time.process_time()
    archive.add([Text(text, 1)])
    once = time.process_time() - before
    links = archive.add([Text(text, 2)])
    assert once < 5 and time.process_time() - before < 10
    assert links.pairs[0, 4] == 870_000 and links.facts[0, 2] == 0


def test_batch_that_is_larger_than_the_memory_for_marks_is_taken_whole():
    given_texts = [Text(_words(3000, seed=n), n) for n in range(4)]
    (_, few), (_, many) = take(given_texts, room=100, batch=4), take(given_texts, batch=4)
    same(few[0], many[0])


@pytest.mark.slow
def test_ten_thousand_copies_of_one_text_cost_the_same_each():
    pytest.importorskip("numba")
    take([Text(DEPOT)])
    archive, spent = Archive(room=1 << 16), []
    for n in range(50):
        copies = [Text(DEPOT, n * 200 + k) for k in range(200)]
        before = time.thread_time()
        links = archive.add(copies)
        spent.append(time.thread_time() - before)
        assert set(links.pairs[:, 1].tolist()) == {0}
    early, late = sorted(spent[5:15])[4], sorted(spent[-10:])[4]
    assert late < 2 * early + 0.01


@BOTH
def test_text_under_six_words_has_no_source_and_is_none(plain):
    _, (links,) = take([Text("Fire broke out last night", 1), Text("Fire broke out last night", 2)], plain=plain)
    assert not len(links.pairs) and links.facts.tolist() == [[5, 0, 5]] * 2


@BOTH
def test_short_text_needs_half_of_its_words_and_six(plain):
    short = "Fire broke out last night in Varnholm harbour"
    _, (links,) = take([Text(short, 1), Text(short, 2), Text(f"{short} {_words(60)}", 3)], plain=plain)
    assert links.pairs[:, :3].tolist() == [[1, 0, 8]]  # of a long text eight words are no passage


@BOTH
@pytest.mark.parametrize("nothing", ["", " \n\t", "... --- !!! ???", "\u200b\u200d\ufeff", "☃ ❄ 🔥🔥", "\ud800\udfff"])
def test_text_without_a_letter_counts_as_a_text_and_has_no_words(nothing, plain):
    archive, (links,) = take([Text(nothing, 1), Text(nothing, 2), Text(DEPOT, 3), Text(DEPOT, 4)], plain=plain)
    assert archive.size == 4 and links.facts[:2].tolist() == [[0, 0, 0]] * 2
    assert links.pairs[:, :2].tolist() == [[3, 2]]
    assert [len(edges) for edges in archive.where(0)] == [0, 0]


@BOTH
def test_words_longer_than_256_characters_are_one_word_each_by_their_beginning(plain):
    text = " ".join("x" * (255 + n) for n in range(1, 30))
    archive, (links,) = take([Text(text, 1), Text(text, 2)], plain=plain)
    assert links.facts[0, 0] == 29 and len(set(archive.tokens(0).tolist())) == 1
    starts, ends = archive.where(0)
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == text.split()


def test_passage_behind_the_65535th_word_is_found_at_its_place():
    lead = _words(70_000)
    archive, (links,) = take([Text(f"{lead} {DEPOT}", 1), Text(DEPOT, 2)])
    assert links.runs[:, :3].tolist() == [[0, 70_000, len(DEPOT.split())]]
    starts, _ = archive.where(0)
    assert starts[70_000] == len(lead) + 1
