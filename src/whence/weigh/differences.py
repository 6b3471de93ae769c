"""What is different between two states of a case's incidents.

In: weighings by incident, before and after. Out: sentences, one per incident that came, went or changed a number. Refuses: to say which is right.
"""

from collections.abc import Iterator, Mapping

from whence.model.weighed import Weighing


def differences(before: Mapping[str, Weighing], after: Mapping[str, Weighing]) -> Iterator[str]:
    """Yield what is different between two states of a case's incidents."""
    for gone in sorted(before.keys() - after.keys()):
        yield f"gone: {before[gone].title} ({gone})"
    for new in sorted(after.keys() - before.keys()):
        yield f"new: {after[new].title} ({new})"
    for both in sorted(before.keys() & after.keys()):
        if before[both].numbers != after[both].numbers:
            yield f"changed: {after[both].title} ({both}): {before[both].numbers} is now {after[both].numbers}"
