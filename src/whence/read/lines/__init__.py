"""Lines: one sentence with its words, places, times, figures and the words that name an occurrence, found once for all who read it."""
