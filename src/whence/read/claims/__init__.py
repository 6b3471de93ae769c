"""Claims: what a report alleges, one checkable assertion after the other.

In: attributions, and sentences with their words, roles, places, counts and causes. Out: `Claim`.
Refuses: to assert what a voice plans, denies or only thinks possible.
"""
