"""Compiled, sight: many numbers looked at in one step.

In: an array and the place in it from which on to look. Out: bits, one for every number that was looked at, the first the lowest.
A loop over numbers has to guess at every one whether it is the last, and guessing wrong costs as much as looking at twenty; a look at all of them
at once guesses nothing.
Refuses: to ask whether there are so many; who looks sees to that.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

from whence.trace.archive.layout import LINE
from whence.trace.archive.letters import JOINS, SIGNS

STRIDE = 32
"""Words of two texts that are compared together."""
WINDOW = 64
"""Characters that are looked at together."""
OTHER = 0x80
"""Stands for a character that is none of ASCII."""
_HALF = 32
_SMALL = 0x20  # the bit that a small letter of ASCII has and a large one has not; digits have it
_BITS = ir.IntType(64)


def _load(context: Any, builder: Any, kind: Any, array: Any, at: Any, count: int) -> Any:
    """Return `count` numbers of an array from `at` on."""
    data = context.make_array(kind)(context, builder, array).data
    width = kind.dtype.bitwidth
    some = ir.VectorType(ir.IntType(width), count)
    return builder.load(builder.bitcast(builder.gep(data, [at]), some.as_pointer()), align=width // 8)


def _all(some: Any, number: Any) -> Any:
    """Return a vector like `some` that has one number everywhere."""
    return ir.Constant(some.type, [number] * some.type.count)


def _bits(builder: Any, some: Any) -> Any:
    """Return a vector of truths as the bits of one number."""
    made = builder.bitcast(some, ir.IntType(some.type.count))
    return made if some.type.count == _BITS.width else builder.zext(made, _BITS)


def _stops(_typing: Any, slots: Any, _at: Any, _key: Any) -> tuple[Any, Callable[..., Any]]:
    """Say of a line of slots which have this mark or are open."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        seen = _load(context, builder, signature.args[0], given[0], given[1], LINE)
        one = ir.Constant(ir.VectorType(_BITS, LINE), ir.Undefined)
        one = builder.insert_element(one, given[2], ir.Constant(ir.IntType(32), 0))
        wanted = builder.shuffle_vector(one, one, ir.Constant(ir.VectorType(ir.IntType(32), LINE), [0] * LINE))
        has = builder.icmp_unsigned("==", builder.lshr(seen, _all(seen, _HALF)), wanted)
        return _bits(builder, builder.or_(has, builder.icmp_unsigned("==", seen, _all(seen, 0))))

    return types.int64(slots, types.intp, types.uint64), build


def _parts(_typing: Any, words: Any, _at: Any, others: Any, _there: Any) -> tuple[Any, Callable[..., Any]]:
    """Say of the words from two places on where they are not the same word, or none."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        ours = _load(context, builder, signature.args[0], given[0], given[1], STRIDE)
        theirs = _load(context, builder, signature.args[2], given[2], given[3], STRIDE)
        differ = builder.icmp_unsigned("!=", ours, theirs)
        return _bits(builder, builder.or_(differ, builder.icmp_unsigned("==", ours, _all(ours, 0))))

    return types.int64(words, types.intp, others, types.intp), build


def _seen(_typing: Any, characters: Any, _at: Any) -> tuple[Any, Callable[..., Any]]:
    """Say of a window which are letters or digits, which may stand in a word beside them, which have a say in how words stand."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        seen = _load(context, builder, signature.args[0], given[0], given[1], WINDOW)

        def between(some: Any, first: str, last: str) -> Any:
            return builder.icmp_unsigned("<=", builder.sub(some, _all(seen, ord(first))), _all(seen, ord(last) - ord(first)))

        def one_of(some: str, made: Any) -> Any:
            for character in some:
                made = builder.or_(made, builder.icmp_unsigned("==", seen, _all(seen, ord(character))))
            return made

        word = builder.or_(between(builder.or_(seen, _all(seen, _SMALL)), "a", "z"), between(seen, "0", "9"))
        joins = one_of(JOINS, builder.icmp_unsigned(">=", seen, _all(seen, OTHER)))
        signs = one_of(SIGNS[1:], builder.icmp_unsigned("==", seen, _all(seen, ord(SIGNS[0]))))
        return context.make_tuple(builder, signature.return_type, [_bits(builder, some) for some in (word, joins, signs)])

    three: Any = types.UniTuple
    return three(types.uint64, 3)(characters, types.intp), build


def _eight(_typing: Any, characters: Any, _at: Any) -> tuple[Any, Callable[..., Any]]:
    """Return eight characters as one number, letters as small ones."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        seen = _load(context, builder, signature.args[0], given[0], given[1], 8)
        return builder.bitcast(builder.or_(seen, _all(seen, _SMALL)), _BITS)

    return types.uint64(characters, types.intp), build


def _first(_typing: Any, _some: Any) -> tuple[Any, Callable[..., Any]]:
    """Return the number of the lowest bit that is set; one must be."""

    def build(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        return builder.cttz(given[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), build


stops: Any = intrinsic(_stops)
"""`stops(slots, at, mark)`, in compiled code: which of the `LINE` slots from `at` on have this mark or are open."""
parts: Any = intrinsic(_parts)
"""`parts(words, at, others, there)`: at which of `STRIDE` words from two places on the words part, or end."""
seen: Any = intrinsic(_seen)
"""`seen(characters, at)`: which of the `WINDOW` bytes from `at` on are of a word, which may be, which are signs."""
eight: Any = intrinsic(_eight)
"""`eight(characters, at)`: the eight bytes from `at` on as one number, the first the lowest, letters and digits as they fold."""
first: Any = intrinsic(_first)
"""`first(bits)`: the number of the lowest bit that is set."""
