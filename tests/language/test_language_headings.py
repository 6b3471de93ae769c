"""What heads an item of a digest."""

import pytest

from whence.language.places.headings import heading_at


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KESSAR ROAD, 16 February. Buses were hit.", "KESSAR ROAD"),
        ("KESSAR, February 16, 2031: Buses were hit.", "KESSAR"),
        ("Kessar, 16 February. Buses were hit.", None),
        ("KESSAR was hit on 16 February. Nobody died.", None),
        ("NDF, the army. Buses were hit.", None),
    ],
)
def test_a_place_in_capitals_and_a_date_head_an_item(text: str, place: str | None) -> None:
    found = heading_at(text, 0)
    assert (found.place if found else None) == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Goma, Congo: Nine people were shot.\n\nOrlit: A clinic was burned.", ["Goma, Congo", "Orlit"]),
        ("Mosul: A mine killed two.\n\nHasakah: Five were freed.\n\nNobody claimed it.", ["Mosul", "Hasakah", None]),
        ("Marta Ilo: We heard shots.\n\nAbel Dorn: I saw nobody.", [None, None]),
        ("Goma: Nine people were shot.\n\nA clinic was burned.", [None, None]),
    ],
)
def test_places_before_a_colon_head_items_where_there_are_several(text: str, places: list[str | None]) -> None:
    starts = [0, *(at + 2 for at in range(len(text)) if text.startswith("\n\n", at))]
    found = [heading_at(text, start) for start in starts]
    assert [heading.place if heading else None for heading in found] == places
