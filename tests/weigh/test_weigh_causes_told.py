"""Causes as they are outright told: shown in their own words, and of no kind that they only happen to name."""

from whence.weigh.values.causes import causes_conflict, told_cause


def test_a_clause_is_shown_as_it_stands() -> None:
    told = told_cause("A mouse had gnawed through a cable")
    assert told is not None and told.shown == "a mouse had gnawed through a cable"


def test_old_shells_in_a_clause_tell_of_no_shelling() -> None:
    told = told_cause("burning grass reached old shells stacked outdoors")
    assert told is not None and told.key.startswith("t:")


def test_what_broke_is_the_same_cause_in_a_clause_and_in_a_phrase() -> None:
    one, other = told_cause("the rail had buckled in the heat"), told_cause("a cracked rail")
    assert one is not None and other is not None and one.key == other.key


def test_two_wordings_of_unknown_kind_contradict_nothing() -> None:
    one, other = told_cause("the rope was frayed"), told_cause("a swarm of bees")
    assert one is not None and other is not None and not causes_conflict(one.key, other.key)


def test_burst_before_a_noun_does_not_end_the_phrase() -> None:
    told = told_cause("a burst water main")
    assert told is not None and told.shown == "a burst water main"
