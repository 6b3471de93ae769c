import numpy as np
import pytest

from whence.trace.archive.pages import opened, room_for
from whence.trace.archive.scratch import Scratch

SIZES = (3, 5000, 600_000, 3_000_000)


@pytest.mark.parametrize("looked_at", [False, True])
def test_array_that_grows_keeps_its_numbers_and_goes_on_with_zeros(looked_at):
    numbers, before, views = room_for(SIZES[0], np.uint32), SIZES[0], []
    numbers.array[:] = 7
    for size in SIZES[1:]:
        if looked_at:  # by somebody else, who goes on seeing what was there
            views.append(numbers.array)
        numbers.grow(size)
        assert len(numbers.array) == size
        assert (numbers.array[:before] == 7).all() and not numbers.array[before:].any()
        numbers.array[:] = 7
        before = size
    assert all((view == 7).all() for view in views)


def test_array_of_a_file_grows_and_leaves_the_file_as_it_is(tmp_path):
    file = tmp_path / "numbers"
    file.write_bytes(np.arange(2000, dtype=np.uint32).tobytes())
    numbers = opened(file, 2000, np.uint32)
    numbers.grow(3000)
    numbers.array[:] += 1
    assert numbers.array[:2000].tolist() == list(range(1, 2001)) and (numbers.array[2000:] == 1).all()
    assert file.read_bytes() == np.arange(2000, dtype=np.uint32).tobytes()


def test_scratch_gives_the_same_memory_again_until_more_is_asked_for():
    scratch = Scratch()
    first = scratch.room("words", 100, np.uint32)
    assert len(scratch.room("words", 60, np.uint32)) == 60 and np.shares_memory(first, scratch.room("words", 60, np.uint32))
    assert len(scratch.room("words", 1000, np.uint32)) == 1000
    assert not np.shares_memory(first, scratch.room("others", 100, np.uint32))
