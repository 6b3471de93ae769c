"""Desk: what people do with a case, and the way back from any number to words.

In: records and decisions. Out: decisions to be sealed, readings as people have corrected them, and explanations that a person can
follow to characters.
Refuses: a decision without a name and a reason; words that a report does not hold; an explanation that ends in a number.
"""

from whence.desk.correct_apply import Change, Corrected, corrected
from whence.desk.correction import Wish, correct
from whence.desk.decisions import decide
from whence.desk.explain import Explanation, explain

__all__ = ["Change", "Corrected", "Explanation", "Wish", "correct", "corrected", "decide", "explain"]
