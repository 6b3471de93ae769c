"""What escapes, what is shot down, what is fired and what is captured: senses told apart by the kind of thing that is meant."""

import pytest
from claims_build import told


def types(*paragraphs: str) -> set[str]:
    """Return the types of what the paragraphs mention."""
    return {str(mention.frame.type) for mention in told(*paragraphs)}


@pytest.mark.parametrize(
    "text",
    [
        "Gas escaped from the wagon for two hours.",
        "Chlorine is said to have escaped from a tank at the waterworks.",
        "Residents smelled ammonia that had escaped from the cooling plant.",
        "The escape of methane was noticed at dawn.",
    ],
)
def test_a_gas_that_escapes_is_nobodys_escape(text: str) -> None:
    assert "escape" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Six detainees escaped from the prison at dawn.",
        "Prisoners escaped while guards fired tear gas.",
        "The escape of eleven prisoners was noticed at dawn.",
    ],
)
def test_people_who_escape_beside_gas_do(text: str) -> None:
    assert "escape" in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shot down a transport plane near Melka.",
        "An army helicopter was shot down on Friday.",
        "The militia brought down an Il-76 with a missile.",
        "The airliner was shot down by soldiers, officials said.",
    ],
)
def test_an_aircraft_with_people_in_it_that_is_shot_down_is_a_clash(text: str) -> None:
    found = told(text)
    assert ("armed_clash", "shot_down") in {(str(m.frame.type), m.frame.mode) for m in found}


@pytest.mark.parametrize(
    "text", ["Air defences shot down eleven drones overnight.", "The battery shot down two missiles over the port."]
)
def test_what_flies_without_anybody_is_intercepted(text: str) -> None:
    assert types(text) == {"weapons_intercepted"}


@pytest.mark.parametrize(
    "text",
    [
        "Police fired live rounds at the crowd, and four people died.",
        "One unit had fired rubber bullets and two men died.",
        "Guards fired live rounds over the heads of miners.",
        "Soldiers fired warning rounds at the buses.",
    ],
)
def test_rounds_of_small_arms_are_no_shelling(text: str) -> None:
    assert "shelling" not in types(text)


def test_mortar_rounds_are() -> None:
    assert "shelling" in types("Eleven mortar rounds hit the village.")


@pytest.mark.parametrize(
    "text",
    [
        "The plane was hit by a missile and seven survivors were captured.",
        "Rebels with rifles captured nine soldiers.",
        "Four guards were captured and a mortar was destroyed.",
    ],
)
def test_people_beside_weapons_are_captured_as_people(text: str) -> None:
    assert "weapons_intercepted" not in types(text)


def test_captured_weapons_are_seized() -> None:
    assert "weapons_intercepted" in types("Soldiers captured 40 rifles and two mortars.")
