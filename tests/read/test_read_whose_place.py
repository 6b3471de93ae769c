"""Places that are a ship's flag or where somebody told it from: no place of what happened."""

from claims_build import claims, report


def places(*paragraphs: str) -> set[str]:
    return {w.name for c in claims(report(*paragraphs)) if c.frame is not None for w in c.frame.places}


def test_where_somebody_telephoned_from_is_not_where_it_happened() -> None:
    told = "One of those freed told The Harbour Wire by telephone from a hotel in Muscat that guards had beaten them."
    assert "Muscat" not in places(told)
    assert "Muscat" in places("Guards in Muscat beat two prisoners to death, she said by telephone.")


def test_a_flag_is_not_where_a_ship_was_seized() -> None:
    assert "Panama" not in places("Gunmen seized a trawler with the flag of Panama and killed its cook.")
    assert "Panama" not in places("The flag registry of Panama said that gunmen had killed the cook of the trawler.")
    assert "Panama" in places("Gunmen killed two people in Panama.")
