"""Hedging: words that limit commitment, with class and scope."""
