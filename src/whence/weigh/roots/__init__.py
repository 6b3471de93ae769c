"""Roots: what is left when everything explained by a parent is dropped: origins, the five numbers, standing, flags."""
