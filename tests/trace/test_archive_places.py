import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.errors import CaseDamaged, UsageError
from whence.trace.archive import places
from whence.trace.archive.layout import EDGE, LINE
from whence.trace.archive.marks import Marks
from whence.trace.archive.pages import room_for
from whence.trace.archive.places import MOST, Places, _spread
from whence.trace.archive.speed import compiled_places

_keys = st.one_of(st.integers(0, 5), st.integers(0, 2**32 - 1), st.sampled_from([2**32 - 1, 2**32 - 2, 2**31]))
_texts = st.lists(st.lists(_keys, max_size=40), max_size=30)
_SIZE = 50  # words of a text


def _marks(texts: list[list[int]]) -> tuple[Marks, np.ndarray]:
    keys = [key for keys in texts for key in keys]
    places = [n for keys in texts for n in range(len(keys))]
    found = Marks(np.array(keys, np.uint32), np.array(places, np.int32), np.cumsum([0, *map(len, texts)]).astype(np.int64))
    return found, _SIZE * np.arange(len(texts) + 1)


def _filed(texts: list[list[int]], newest: int, *, plain: bool, size: int = 3) -> Places:
    made = Places(newest, plain=plain)
    for at in range(0, len(texts), size):
        found, bounds = _marks(texts[at : at + size])
        made.reserve(len(found.keys), 1)
        made.file_all(found, bounds + at * _SIZE)
        made.texts += len(texts[at : at + size])
    return made


def _wanted(texts: list[list[int]], newest: int) -> dict[int, list[int]]:
    """Return what is to stand under every mark, said in the plainest way."""
    held: dict[int, list[int]] = {}
    for n, keys in enumerate(texts):
        for key in dict.fromkeys(keys):
            held.setdefault(key, []).insert(0, n * _SIZE + keys.index(key))
    return {key: words[:newest] + words[newest:][-1:] for key, words in held.items()}


def _held(places: Places, texts: list[list[int]]) -> dict[int, list[int]]:
    return {key: places.under(key) for keys in texts for key in keys}


@settings(max_examples=80, deadline=None)
@given(_texts, st.integers(1, 18), st.booleans())
def test_table_has_the_newest_places_of_every_mark_and_the_first(texts, newest, plain):
    made = _filed(texts, newest, plain=plain)
    wanted = _wanted(texts, newest)
    assert _held(made, texts) == wanted and made.size == len(wanted)
    assert made.under(77) == wanted.get(77, [])


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("newest", [1, 2, 3, 5, 16])
def test_marks_of_very_many_texts_keep_as_many_places_and_lists_that_grow_are_used_again(plain, newest):
    chance = random.Random(3)
    texts = [chance.sample(range(60), 12) + chance.sample(range(10**9), 3) for _ in range(400)]
    made = _filed(texts, newest, plain=plain)
    assert _held(made, texts) == _wanted(texts, newest)
    assert made._state[0] < 60 * (newest + 2) * 3


@settings(max_examples=40, deadline=None)
@given(_texts, _texts, st.integers(1, 6), st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_table_on_disk_reads_as_it_was_written_by_either_way_and_goes_on(tmp_path_factory, texts, more, newest, ways):
    folder = tmp_path_factory.mktemp("places") / "000001"
    said = _filed(texts, newest, plain=ways[0]).write(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    made = Places.read(folder, said, plain=ways[1])
    assert _held(made, texts) == _wanted(texts, newest)
    found, bounds = _marks(more)
    made.reserve(len(found.keys), 1)
    made.file_all(found, bounds + len(texts) * _SIZE)
    assert _held(made, texts + more) == _wanted(texts + more, newest)
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}


@settings(max_examples=150, deadline=None)
@given(
    st.sets(st.one_of(_keys, st.integers(2**32 - 40, 2**32 - 1), st.integers(0, 40)), max_size=160),
    st.integers(1, 12),
    st.integers(1, 9),
    st.lists(st.integers(0, 11), max_size=3),
    st.randoms(),
)
def test_both_ways_spread_a_table_that_grew_so_that_every_mark_is_found_at_every_step(keys, before, more, steps, chance):
    pytest.importorskip("numba")
    order = list(keys)
    chance.shuffle(order)
    early, late = order[: 2 * len(order) // 3], order[2 * len(order) // 3 :]
    for spread in (_spread, compiled_places.spread):
        made = Places(2, plain=True)
        made._slots = room_for((before + more + 30) * LINE, np.uint64)
        made._span[:] = before, before, 0
        _put(made, early)
        made._span[:] = before, before + more, before
        for until in sorted((n for n in steps if n < before), reverse=True):
            spread(made._slots.array, made._span, until)
            assert made._span[EDGE] == until and all(made.under(key) == [6] for key in early)
        _put(made, late)
        spread(made._slots.array, made._span, 0)
        assert np.count_nonzero(made._slots.array) == len(keys) and all(made.under(key) == [6] for key in keys)


def _put(made: Places, keys: list[int]) -> None:
    for key in keys:
        made._slots.array[made._slot(key)] = key << 32 | 7


@pytest.mark.parametrize("plain", [True, False])
def test_marks_that_are_all_at_home_in_the_last_line_find_room_behind_it(plain):
    texts = [list(range(2**32 - 1 - 20 * n, 2**32 - 21 - 20 * n, -1)) for n in range(60)]
    made = _filed(texts, 2, plain=plain)
    assert _held(made, texts) == _wanted(texts, 2)


def test_large_table_grows_little_by_little_and_loses_no_mark_meanwhile(monkeypatch):
    pytest.importorskip("numba")
    monkeypatch.setattr(places, "_LARGE", 1)
    chance, edges = random.Random(4), set()
    made, texts = Places(2, plain=False), [chance.sample(range(2**32), 200) for _ in range(60)]
    for n, keys in enumerate(texts):
        found, bounds = _marks([keys])
        made.reserve(len(keys), 1)
        edges.add(int(made._span[EDGE]) > 0)
        made.file_all(found, bounds + 1000 * n)
        assert all(made.under(key) for key in chance.sample(texts[chance.randrange(n + 1)], 20))
    assert edges == {True, False} and made.size == 60 * 200
    assert all(made.under(key) for keys in texts for key in keys)


@pytest.mark.parametrize("harm", ["cut", "gone", "longer"])
@pytest.mark.parametrize("name", ["slots", "lists"])
def test_table_that_is_not_whole_is_refused_in_a_sentence(tmp_path, name, harm):
    said = _filed([[7, 3, 3, 9], [7]], 4, plain=True).write(tmp_path / "000001")
    file = tmp_path / "000001" / name
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-4])
    elif harm == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + bytes(8))
    with pytest.raises(CaseDamaged, match="make the index anew"):
        Places.read(tmp_path / "000001", said, plain=True)


def test_more_words_than_an_index_counts_are_refused_in_a_sentence():
    with pytest.raises(UsageError, match="begin another index"):
        Places(16, plain=True).reserve(10, MOST + 1)
