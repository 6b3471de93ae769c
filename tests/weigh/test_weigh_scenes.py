"""Scenes: at what kind of place something happened, where the words give it no name."""

import pytest
from match_build import claim, on, place, slot, told

from whence.model.base import replace
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, PlacePrecision
from whence.weigh.places.places import struck_sites
from whence.weigh.places.scenes import named_and_called, scenes_told

T = IncidentType


def of(words: str, kind: IncidentType, **more: object) -> Claim:
    return claim(told(f"{words}, the Herald says.", outlet="The Herald"), words, kind, times=(on(),), **more)


@pytest.mark.parametrize(
    ("words", "kind", "scene"),
    [
        ("Masked men took four nuns from a convent school in the hills", T.ABDUCTION, "convent school"),
        ("Raiders carried off six boys from their school", T.ABDUCTION, "school"),
        ("Two miners were kidnapped at the gate of a gold mine near Orsk", T.ABDUCTION, "gold mine"),
        ("A bomb killed nine shoppers in the covered market on Friday", T.BOMBING, "covered market"),
        ("soldiers shot three men in the courtyard of the church", T.KILLING, "church"),
        ("Eleven people were stabbed in a mosque courtyard", T.KILLING, "mosque"),
        ("Police opened fire outside a courthouse in Dorvan", T.KILLING, "outside courthouse"),
        ("The fire swept through a furniture showroom on Friday", T.ACCIDENT_DISASTER, "furniture showroom"),
        ("An explosion tore through the naval arsenal at noon", T.ACCIDENT_DISASTER, "naval arsenal"),
        ("A bomb went off on a crowded ring road on Friday", T.BOMBING, "ring road"),
        ("Nine died when a wall fell in a brick kiln near Orsk", T.ACCIDENT_DISASTER, "brick kiln"),
        ("Gunmen killed nine people on a city bus on Friday", T.KILLING, "city bus"),
        ("A mutiny broke out in the provincial prison", T.RIOT, "provincial prison"),
        ("INSIDE a convent school, eleven nuns were killed", T.KILLING, "convent school"),
        ("They were seized inside a Ruritanian hotel", T.DETENTION, None),
        ("The plane came down in a cassava field near Orsk", T.ACCIDENT_DISASTER, "cassava field"),
        ("Six mortar bombs landed on the post in the morning", T.SHELLING, "post"),
        ("Police shot two students in the village square", T.KILLING, "village square"),
        ("Nine guests were stabbed in a nightclub on Friday", T.KILLING, "nightclub"),
        ("A rocket struck a store of grain at dawn", T.SHELLING, "store"),
        ("The crew set fire to a hay barn near Orsk", T.DESTRUCTION, "hay barn"),
        ("The two sides swapped 40 captives across a river bridge", T.RELEASE_TRANSFER, "river bridge"),
        ("those who crossed the bridge on Friday were freed", T.RELEASE_TRANSFER, "bridge"),
        ("The army won back the airfield at noon", T.TERRITORY_CHANGE, "airfield"),
        ("Rebels were in control of the barracks", T.TERRITORY_CHANGE, "barracks"),
    ],
)
def test_a_kind_of_place_is_told_by_the_words_that_put_something_there(words: str, kind: IncidentType, scene: str | None) -> None:
    assert scenes_told(of(words, kind)) == ([scene] if scene else [])


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Three of the wounded died in a hospital in Dorvan", T.KILLING),
        ("The injured were taken to and treated at the clinic", T.KILLING),
        ("a doctor at the hospital counted nine dead", T.KILLING),
        ("Rockets fired from a school hit the town", T.SHELLING),
        ("Two men died in prison", T.KILLING),
        ("Nine men fled on a bus", T.ESCAPE),
        ("The girls were driven off in a white minibus", T.ABDUCTION),
        ("Two men were shot on the road", T.KILLING),
        ("The shot man was in fact taken to hospital", T.KILLING),
        ("Two men were shot in the Port Velna robbery", T.KILLING),
        ("No gun was fired at any school", T.KILLING),
        ("He was shot in the hotel manager's room", T.KILLING),
        ("Guns were found in a mosque", T.WEAPONS_INTERCEPTED),
        ("Four were killed, he wrote in the post", T.KILLING),
        ("Two aid workers were shot in the field", T.KILLING),
        ("Inmates rioted in the prison", T.RIOT),
        ("The army took four months to reach a hospital", T.TERRITORY_CHANGE),
        ("He was shot across the border", T.KILLING),
        ("an anaesthetist at the field hospital spoke of gas", T.CHEMICAL_ATTACK),
    ],
)
def test_where_people_were_brought_to_or_work_or_are_kept_is_no_scene(words: str, kind: IncidentType) -> None:
    assert scenes_told(of(words, kind)) == []


def test_a_kind_of_place_says_nothing_beside_the_name_of_a_site_in_the_same_words() -> None:
    words = "Shells hit the Velmar hospital and killed two in the hospital"
    named = replace(place("Velmar", start=words.index("Velmar")), precision=PlacePrecision.SITE)
    told_so = of(words, T.SHELLING)
    assert told_so.frame is not None
    assert scenes_told(replace(told_so, id="", frame=replace(told_so.frame, sites=(named,)))) == []
    elsewhere = replace(named, start=900, end=906)
    assert scenes_told(replace(told_so, id="", frame=replace(told_so.frame, sites=(elsewhere,)))) == ["hospital"]


def test_what_was_struck_says_where_although_an_earlier_sentence_named_the_site_around_it() -> None:
    hit = of("Two rockets hit the school and the people beside it", T.SHELLING)
    assert hit.frame is not None
    camp = replace(place("Velmar", start=900), precision=PlacePrecision.SITE)
    frame = replace(hit.frame, victims=(replace(slot("the school"), start=16, end=26),), sites=(camp,))
    assert struck_sites(hit, frame) == ["school"]


@pytest.mark.parametrize(
    ("name", "kind"), [("Chad camp", "camp"), ("Kenyan school", "school"), ("Mozambique's prison", "prison")]
)
def test_a_site_called_by_its_nation_alone_has_no_name(name: str, kind: str) -> None:
    assert named_and_called([place(name)]) == ([], [kind])


@pytest.mark.parametrize("name", ["Velmar camp", "Chad Street hospital", "Navkur", "Kenya"])
def test_a_site_with_a_name_of_its_own_keeps_it(name: str) -> None:
    assert named_and_called([place(name)]) == ([place(name)], [])


@pytest.mark.parametrize(
    ("before", "told_there"),
    [
        ("This version corrects a report of Monday, which said that", False),
        ("The paper wrongly wrote that", False),
        ("He said that", True),
    ],
)
def test_where_a_report_takes_back_that_it_was_is_no_scene(before: str, *, told_there: bool) -> None:
    words = "nine guests were shot in the village hall"
    host = told(f"Rain fell. {before} {words}.", outlet="The Herald")
    assert scenes_told(claim(host, words, T.KILLING, times=(on(),)), host.text) == (["village hall"] if told_there else [])
