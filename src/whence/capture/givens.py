"""What a person says of an item on the command line, checked before any work is done.

In: a `Given`. Out: nothing, or one sentence that says what is wrong with it.
"""

import re

from whence.capture.moments import moment, zone
from whence.errors import UsageError
from whence.model.captured import Given


def check_given(given: Given) -> None:
    """Raise `UsageError` for a time, zone or language that means nothing."""
    if given.published and moment(given.published, "given") is None:
        raise UsageError(f"--published {given.published!r} is no time; write 2019-10-11 or 2019-10-11T18:00+02:00")
    if given.tz and zone(given.tz) is None:
        raise UsageError(f"--tz {given.tz!r} is no zone; write Europe/Paris or +02:00")
    if given.lang and not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", given.lang):
        raise UsageError(f"--lang {given.lang!r} is no language code; write en, fr, ar ...")
