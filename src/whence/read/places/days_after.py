"""Days after: when something happened that a day is counted from ("suspended on Tuesday, two days after officers fired on a crowd").

In: a line and a trigger. Out: the day that the words count back to, nothing where they count from no day of the sentence; `None` where the
trigger is not what is counted from. Refuses: hours, which may lead into the day before, spans longer than weeks, and the start of what lasts
("two days after the start of the offensive").
"""

from collections.abc import Sequence
from datetime import timedelta

from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import When
from whence.model.vocabulary import TimePrecision
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line

_REACH = 8  # words from "after" to what is counted from
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_SIGNS = {"after": -1, "before": 1}
_SPANS = frozenset({"start", "beginning", "launch", "outbreak", "onset"})  # of a war or offensive: no day on which it happened
_ENDS = frozenset(",;:()—–")


def day_counted_from(line: Line, trigger: Trigger) -> tuple[When, ...] | None:
    """Return the day of a trigger that "two days after" counts from."""
    at = next((n for n in range(trigger.at - 1, max(1, trigger.at - _REACH) - 1, -1) if line.low[n] in _SIGNS), None)
    if at is None or at < 2 or line.low[at - 1] not in _UNITS or _ENDS & {t.text for t in line.tokens[at + 1 : trigger.at]}:
        return None
    if _SPANS & set(line.low[at + 1 : trigger.after]):
        return ()
    numbers = load("dates")["numbers"]
    number = line.low[at - 2]
    if not number.isdigit() and number not in numbers:
        return None
    days = (int(number) if number.isdigit() else int(numbers[number])) * _UNITS[line.low[at - 1]] * _SIGNS[line.low[at]]
    until = line.tokens[min(trigger.after + 1, len(line.tokens) - 1)].start
    named = [when for when in line.whens if line.tokens[at].end <= when.at <= until]
    if named:
        return (named[0],)  # "three days after Saturday's massacre": the massacre's own day, or "after the massacre of Saturday"
    base = _nearest_day(line.whens, line.tokens[at - 2].start)
    if base is None or base.start is None or base.end is None:
        return ()
    start, end = line.tokens[at - 2].start, line.tokens[at].end
    step = timedelta(days=days)
    written = " ".join(token.text for token in line.tokens[at - 2 : at + 1])
    day = replace(base, start=base.start + step, end=base.end + step, as_written=written, at=start, until=end, anchor="text")
    return (replace(day, precision=TimePrecision.DAY),)


def _nearest_day(whens: Sequence[When], start: int) -> When | None:
    """Return the day of the sentence that is counted from: the last one before the words, else the first one after."""
    days = [
        when for when in whens if when.start is not None and when.end is not None and when.end - when.start < timedelta(days=1)
    ]
    before = [when for when in days if when.at < start]
    return max(before, key=lambda when: when.at) if before else min(days, key=lambda when: when.at, default=None)
