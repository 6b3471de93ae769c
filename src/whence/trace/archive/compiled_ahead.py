"""Compiled, ahead: memory is asked for before it is needed.

In: an array and an index. Out: nothing; what stands there is on its way when it is read a little later. An archive is larger than the processor's
caches, and a text is looked up at some two hundred places of it that have nothing to do with each other: asked for one by one, they are waited for
one by one.
Refuses: to read, and so to fail; an index may lie outside the array.
"""

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

_TO_READ, _TO_STAY, _DATA = (
    0,
    2,
    1,
)  # into the second cache: the way into the first is narrow, and what waits for it holds up all else


def _ask(_typing: Any, array: Any, _index: Any) -> Any:
    """Ask for the memory of `array[index]`."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, given[0]).data
        at = builder.bitcast(builder.gep(data, [given[1]]), ir.IntType(8).as_pointer())
        kind = ir.FunctionType(ir.VoidType(), [at.type, *[ir.IntType(32)] * 3])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [at.type], kind)
        builder.call(prefetch, [at, *(ir.IntType(32)(n) for n in (_TO_READ, _TO_STAY, _DATA))])
        return context.get_dummy_value()

    return types.void(array, types.intp), build


ask: Any = intrinsic(_ask)
"""`ask(array, index)`, in compiled code: ask for the memory of `array[index]`."""
