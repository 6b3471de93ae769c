"""Nesting: what the rules and the model found in one sentence, as one, and in whose words each of it stands.

In: finds, the tokens and the tree of a sentence. Out: finds with whole sources, their contents where they end, and the cue above each.
Refuses: to credit a source that the sentence does not name.
"""
