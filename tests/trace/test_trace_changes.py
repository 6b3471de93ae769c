import pytest
from trace_build import ASIDE, DEPOT, LEAD, article, claim, edges, post_in

from whence.model.base import replace
from whence.model.said import Figure
from whence.model.vocabulary import ChangeKind, FigureModifier, IncidentType

_BASE = (
    "Five inmates allegedly fled the old fort at Varnholm on Monday after shells fell nearby, an official of the island guard said in the evening.\n"
    "The guard has held the fort since the spring and has asked the mainland more than once to send men and lamps.\n"
    "Boats were sent out along the northern shore to look for the men before the tide turned and the fog came in."
)


def _changes(parent, child, said_parent=(), said_child=()):
    found = edges([(parent, (), said_parent), (child, (), said_child)])
    return {c.kind: c for e in found for c in e.changes}


def test_a_hedge_that_a_copy_leaves_out_is_a_change_with_both_passages():
    parent, child = article(_BASE), article(_BASE.replace("allegedly ", ""), "Second Mirror", 4)
    change = _changes(parent, child)[ChangeKind.HEDGE_LOST]
    assert "allegedly" in change.parent.quote
    assert "allegedly" not in change.child.quote


def test_a_count_that_a_copy_alters_is_a_change_without_any_reading():
    parent, child = article(_BASE), article(_BASE.replace("Five inmates", "Nine inmates"), "Second Mirror", 4)
    child = article("Varnholm: " + _BASE.replace("Five inmates", "Nine inmates"), "Second Mirror", 4)
    parent = article("Varnholm: " + _BASE)
    assert ChangeKind.COUNT_CHANGED in _changes(parent, child)


def test_another_name_in_the_same_words_is_a_change():
    child = article(_BASE.replace("island guard", "island guard").replace("at Varnholm on", "at Varnheim on"), "Second Mirror", 4)
    assert _changes(article(_BASE), child)[ChangeKind.NAME_CHANGED].note == "'Varnholm' became 'Varnheim'"


def test_a_copy_that_names_its_source_nowhere_removed_the_credit():
    assert ChangeKind.CREDIT_REMOVED in _changes(article(_BASE), article(_BASE, "Second Mirror", 4))
    named = article(f"From the Varnholm Gazette:\n{_BASE}", "Second Mirror", 4)
    assert ChangeKind.CREDIT_REMOVED not in _changes(article(_BASE), named)


def test_an_exact_copy_that_credits_its_source_changed_nothing():
    assert _changes(article(_BASE), article(f"From the Varnholm Gazette:\n{_BASE}", "Second Mirror", 4)) == {}


def _pair(**altered):
    parent = article(_BASE)
    child = article(f"The Varnholm Gazette had it first.\n{_BASE}", "Second Mirror", 4)
    told = {
        "figure": (5, "escaped"),
        "place": "Varnholm",
        "hedge": "allegedly",
        "cause": "shells fell nearby",
        "speaker": "an official",
        "victims": "the Island men",
    }
    words = "Five inmates allegedly fled the old fort"
    return _changes(parent, child, (claim(parent, words, **told),), (claim(child, words, **{**told, **altered}),))


def test_claims_that_agree_are_no_change():
    assert _pair() == {}


def test_what_claims_say_differently_is_a_change_of_its_kind():
    assert set(_pair(hedge=None)) == {ChangeKind.HEDGE_LOST}
    assert set(_pair(figure=(9, "escaped"))) == {ChangeKind.COUNT_CHANGED}
    assert set(_pair(cause="an air raid")) == {ChangeKind.CAUSE_CHANGED}
    assert set(_pair(cause="shells hit the fort")) == {ChangeKind.CAUSE_CHANGED}
    assert set(_pair(place="Norrey")) == {ChangeKind.PLACE_CHANGED}
    assert set(_pair(speaker="the commander of the guard")) == set(_pair(speaker="a senior official")) == {ChangeKind.RANK_RAISED}
    assert set(_pair(victims="the Mainland men")) == {ChangeKind.NAME_CHANGED}
    assert set(_pair(speaker=None)) == {ChangeKind.CREDIT_REMOVED}


def test_a_speaker_of_lower_rank_is_no_rank_raised():
    for speaker in ("a resident", "a medical source", "a doctor of the guard"):
        assert ChangeKind.RANK_RAISED not in _pair(speaker=speaker)


@pytest.mark.parametrize("speaker", ["doctors at the hospital", "an official of the port", "two residents"])
def test_a_source_that_somebody_made_a_doctor_or_an_official_rose(speaker):
    parent, child = article(_BASE), article(f"The Varnholm Gazette had it first.\n{_BASE}", "Second Mirror", 4)
    words = "Five inmates allegedly fled the old fort"
    told = [
        claim(item, words, figure=(5, "escaped"), speaker=voice)
        for item, voice in ((parent, "a medical source"), (child, speaker))
    ]
    assert ChangeKind.RANK_RAISED in _changes(parent, child, (told[0],), (told[1],))


def test_a_headline_that_says_more_than_the_words_taken_over_differs():
    parent = article(_BASE)
    child = article(
        f"Nine inmates flee the old fort\nThe Varnholm Gazette had it first.\n{_BASE}",
        "Second Mirror",
        4,
        title="Nine inmates flee the old fort",
    )
    told = claim(parent, "Five inmates allegedly fled the old fort", figure=(5, "escaped"))
    head = claim(child, "Nine inmates flee the old fort", figure=(9, "escaped"))
    assert set(_changes(parent, child, (told,), (head,))) == {ChangeKind.HEADLINE_DIFFERS}


def test_a_host_is_compared_with_the_post_it_holds():
    words = "Five men got out of the fort, an island official tells me."
    host = article(f"Nine men got out of the fort.\n{words}")
    post = post_in(host, words)
    inside = claim(host, words, figure=(5, "escaped"))
    inside = type(inside)(**{f: getattr(inside, f) for f in inside.__struct_fields__ if f != "id"} | {"post": post.id})
    own = claim(host, "Nine men got out of the fort", figure=(9, "escaped"))
    found = edges([(host, [post], (inside, own))])
    assert [c.kind for e in found for c in e.changes] == [ChangeKind.COUNT_CHANGED]


def test_no_change_is_claimed_where_direction_is_unknown():
    found = edges([article(DEPOT, "One", None), article(DEPOT.replace("two", "four"), "Two", None)])
    assert found
    assert all(e.changes == () for e in found)


def test_a_sentence_taken_over_alters_nothing_that_stands_elsewhere():
    shared = "The guard has held the fort since the spring and has asked the mainland more than once to send men and lamps."
    own = (
        "Nine inmates fled the new fort at Norrey on Sunday while the ferry was late again and the crews were asleep below deck."
    )
    more = "Nobody in the harbour office would say on Sunday night who had left the gate open or whether a boat was missing from the pier."
    parent = article(_BASE)
    child = article(f"{own}\n{shared}\n{more}\n{LEAD}\n{ASIDE}", "Second Mirror", 4, credits=["Varnholm Gazette"])
    told = claim(parent, "Five inmates allegedly fled the old fort", figure=(5, "escaped"), hedge="allegedly")
    other = claim(child, "Nine inmates fled the new fort", figure=(9, "escaped"))
    assert _changes(parent, child, (told,), (other,)) == {}


def test_what_the_child_has_from_another_medium_is_no_change_of_the_parent():
    parent = article(_BASE)
    child = article(
        f"The Varnholm Gazette had it first.\n{_BASE}\nNine inmates fled the old fort, the Norrey Courier reported.",
        "Second Mirror",
        4,
    )
    told = claim(parent, "Five inmates allegedly fled the old fort", figure=(5, "escaped"), hedge="allegedly")
    same = claim(child, "Five inmates allegedly fled the old fort", figure=(5, "escaped"), hedge="allegedly")
    other = claim(child, "Nine inmates fled the old fort", figure=(9, "escaped"), via="Norrey Courier")
    assert _changes(parent, child, (told,), (same, other)) == {}
    own = claim(child, "Nine inmates fled the old fort", figure=(9, "escaped"))
    assert set(_changes(parent, child, (told,), (own,))) == {ChangeKind.COUNT_CHANGED, ChangeKind.HEDGE_LOST}


def test_shells_near_a_building_that_become_a_hit_changed_the_cause():
    parent = article("Shells fell near the jail of Varnholm on Monday evening, the guard said.", credits=())
    child = article(
        "The jail of Varnholm was badly damaged by shells on Monday, the Varnholm Gazette reports.",
        "Second Mirror",
        4,
        credits=["Varnholm Gazette"],
    )
    told = claim(parent, "Shells fell near the jail of Varnholm", kind=IncidentType.SHELLING, place="Varnholm")
    hit = claim(child, "The jail of Varnholm was badly damaged by shells", kind=IncidentType.SHELLING, place="Varnholm")
    assert set(_changes(parent, child, (told,), (hit,))) == {ChangeKind.CAUSE_CHANGED}
    near = claim(parent, "Shells fell near the jail of Varnholm", kind=IncidentType.SHELLING, place="Varnholm")
    assert _changes(parent, article(parent.text, "Second Mirror", 4, credits=["Varnholm Gazette"]), (near,), ()) == {}


def test_a_town_that_becomes_the_country_around_it_changed_the_place_and_a_bare_number_the_count():
    parent = article("Five inmates fled from the fort at Varnholm on Monday, the guard said.")
    child = article(
        "A large number of inmates fled from forts in the countryside of Varnholm, the Varnholm Gazette reports.",
        "Second Mirror",
        4,
        credits=["Varnholm Gazette"],
    )
    told = claim(parent, "Five inmates fled from the fort at Varnholm", figure=(5, "escaped"), place="Varnholm")
    many = claim(child, "A large number of inmates fled from forts in the countryside of Varnholm", place="Varnholm")
    figure = Figure(
        lo=None, hi=None, modifier=FigureModifier.ORDER_OF_MAGNITUDE, as_written="A large number", start=0, end=14, of="number"
    )
    many = replace(many, frame=replace(many.frame, figures=(figure,)))
    assert set(_changes(parent, child, (told,), (many,))) == {ChangeKind.PLACE_CHANGED, ChangeKind.COUNT_CHANGED}
