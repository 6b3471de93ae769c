"""Compiled ways: how loops are made machine code, where numba is installed (`pip install whence[fast]`).

In: functions over arrays. Out: what runs without Python's lock.
Refuses: to notice that a file which a compiled one reads has changed.
"""

from typing import Any

from numba import njit

# What numba compiled lies beside the source and is made anew when *this* file changes, not when one that it imports from does: whoever
# changes a number in layout, letters, mixing or texts touches the compiled files too (or removes __pycache__).
fast = njit(cache=True, nogil=True)
# Takes no memory, and so counts no references: counting those of arrays that are handed around took a fifth of the time of finding links.
_BARE: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
bare: Any = njit(**_BARE)
# Put into the loop that calls it: handing arrays over to a function costs more than what the small ones do.
inlined = njit(inline="always", nogil=True)
