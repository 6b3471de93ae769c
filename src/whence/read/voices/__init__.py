"""Voices: who is credited with which words, through whom, and what is remarked on sourcing.

In: sentences, with what the model found in each. Out: `Attribution`, `Caveat`.
Refuses: to credit a source that the text does not name.
"""
