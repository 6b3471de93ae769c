"""Actors: the register of who may be meant, and the file that extends it."""
