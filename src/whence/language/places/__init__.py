"""Places: where, in words, and the index of known places."""
