"""What heads an item of a digest."""

import pytest

from whence.language.headings import heading_at


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
