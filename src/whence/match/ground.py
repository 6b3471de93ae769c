"""Distance over the ground."""

import math

NEAR_KM, FAR_KM = 12.0, 30.0
"""A town and its outskirts; two towns that reports do not take for one another."""


def kilometres_between(lat_a: float | None, lon_a: float | None, lat_b: float | None, lon_b: float | None) -> float | None:
    """Return the great-circle distance in kilometres, `None` where a position is not known."""
    if lat_a is None or lon_a is None or lat_b is None or lon_b is None:
        return None
    north, east = math.radians(lat_b - lat_a), math.radians(lon_b - lon_a)
    chord = math.sin(north / 2) ** 2 + math.cos(math.radians(lat_a)) * math.cos(math.radians(lat_b)) * math.sin(east / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(chord)))
