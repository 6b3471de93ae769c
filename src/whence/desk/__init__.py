"""Desk: what people do with a case, and the way back from any number to words.

In: records and decisions. Out: decisions to be sealed, and explanations that a person can follow to characters.
Refuses: a decision without a name and a reason; an explanation that ends in a number.
"""

from whence.desk.decisions import decide
from whence.desk.explain import Explanation, explain

__all__ = ["Explanation", "decide", "explain"]
