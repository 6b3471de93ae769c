"""With what a deed was done, where no role of its verb says so."""

import pytest
from claims_build import told


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("The rebels had set off explosives in the gallery of the bridge.", "explosives"),
        ("The rebels blew up the bridge by means of explosives that they had laid.", "explosives"),
        ("Men forced the gate of the school and threw burning rags into the room.", "burning rags"),
        ("Warders had whipped the men with a rubber hose in Orvel.", "rubber hose"),
        ("Nine people died in an attack with machetes in Homs.", "machetes"),
        ("The assault, in which mortars were used, killed nine people in Homs.", "mortars"),
        ("A raid by night using hand grenades killed two guards in Homs.", "hand grenades"),
        ("Police officers poured petrol over the benches at the school.", "petrol"),
    ],
)
def test_the_thing_that_a_deed_was_done_with_is_its_means(words: str, means: str) -> None:
    assert means in {m.frame.means.name for m in told(words) if m.frame.means is not None}


def test_whoever_came_along_is_no_means() -> None:
    assert all(m.frame.means is None for m in told("The rebels burned the school with two friends."))
