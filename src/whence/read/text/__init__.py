"""Text: a report before anybody reads it: which stretches are read, its names, and the small words and kinds of words that all rules share."""
