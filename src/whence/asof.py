"""Moments as people write them.

In: ISO 8601, a day or a time. Out: an aware moment. Refuses: anything else, with what to write.
"""

from datetime import UTC, datetime

from whence.errors import UsageError


def moment_of(text: str) -> datetime:
    """Return the moment that `text` (ISO 8601; a day means its last moment) names, UTC where it states no zone."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no moment; write 2019-10-11 or 2019-10-11T20:00Z") from error
    if len(text) <= 10:
        at = at.replace(hour=23, minute=59, second=59, microsecond=999999)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
