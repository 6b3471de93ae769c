"""Likeness: how alike two sketches are, as named signals."""
