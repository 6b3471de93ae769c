import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.errors import CaseDamaged
from whence.trace.archive.segment import Postings, kept, merged, ordered, ranges, read, write

_keys = st.lists(st.one_of(st.integers(0, 5), st.integers(0, 2**32 - 1), st.just(2**32 - 1)), max_size=120)


def _postings(keys: list[int], base: int = 0) -> Postings:
    count = np.arange(len(keys), dtype=np.uint32)
    return ordered(np.array(keys, np.uint32), base + count, count % 7)


def _listed(held: Postings) -> list[list[int]]:
    return np.stack(held, axis=1).tolist()


@settings(max_examples=200, deadline=None)
@given(_keys, _keys, st.booleans())
def test_two_runs_merged_are_one_run_of_both(one, later, plain):
    made = merged(_postings(one), _postings(later, len(one)), plain=plain)
    assert sorted(_listed(made)) == sorted(_listed(_postings(one)) + _listed(_postings(later, len(one))))
    assert [row[:2] for row in _listed(made)] == sorted(row[:2] for row in _listed(made))


@settings(max_examples=200, deadline=None)
@given(_keys, _keys)
def test_both_ways_find_the_same_postings(held, wanted):
    pytest.importorskip("numba")
    segment = kept("000001", _postings(held))
    asked = np.array(wanted + held, np.uint32)
    plain, fast = ranges(segment, asked, plain=True), ranges(segment, asked)
    for first, after, key in zip(*(some.tolist() for some in fast), asked.tolist(), strict=True):
        assert after - first == held.count(key) and set(segment.held.keys[first:after].tolist()) <= {key}
    for k in range(2):
        some = plain[1] > plain[0]
        np.testing.assert_array_equal(plain[k][some], fast[k][some])


def test_segment_on_disk_reads_as_it_was_written(tmp_path):
    held = _postings([7, 3, 3, 9])
    write(tmp_path / "000001", held)
    again = read(tmp_path / "000001")
    assert again.name == "000001" and _listed(again.held) == _listed(held)


@pytest.mark.parametrize("harm", ["cut", "gone", "other"])
def test_segment_that_is_not_whole_is_refused_in_a_sentence(tmp_path, harm):
    write(tmp_path / "000001", _postings([7, 3, 3, 9]))
    file = tmp_path / "000001" / "texts.npy"
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-4])
    elif harm == "gone":
        file.unlink()
    else:
        np.save(file, np.zeros(9, np.uint32))
    with pytest.raises(CaseDamaged, match="make the index anew"):
        read(tmp_path / "000001")
