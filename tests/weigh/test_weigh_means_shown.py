"""How a means is shown that reports have several forms for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.weigh.places.places import _one_site
from whence.weigh.values.means import plainest


@pytest.mark.parametrize(
    ("forms", "shown"),
    [
        ({"missiles": {"a", "b", "c"}, "missile": {"d"}}, "missiles"),
        ({"drone": {"a", "b"}, "drones": {"a"}}, "drone"),
        ({"drones of the army": {"a", "b", "c"}, "drones": {"d"}}, "drones"),
        ({"knife": {"a"}, "knives": {"b"}}, "knife"),
    ],
)
def test_a_means_is_shown_in_the_plainest_form_that_most_reports_have(forms: dict[str, set[str]], shown: str) -> None:
    assert plainest(forms) == shown


@given(st.dictionaries(st.sampled_from(["bomb", "bombs", "a bomb", "time bomb"]), st.sets(st.text(max_size=3)), min_size=1))
def test_the_form_shown_is_one_that_was_told(forms: dict[str, set[str]]) -> None:
    assert plainest(forms) in forms


@pytest.mark.parametrize(
    ("noun", "one"),
    [("substations", "substation"), ("churches", "church"), ("nurseries", "nursery"), ("works", "works"), ("buses", "buses")],
)
def test_several_places_of_a_kind_are_that_kind(noun: str, one: str) -> None:
    assert _one_site(noun) == one
