"""Cues: the words by which a text credits somebody, and how cue, source and content stand to each other around them.

In: the tokens of a sentence. Out: finds, in token numbers. Refuses: to say who a source is, and whose words a find stands in.
"""
