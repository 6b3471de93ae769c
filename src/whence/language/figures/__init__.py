"""Figures: how many of whom, in words."""
