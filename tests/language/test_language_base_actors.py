"""The base of actors: who somebody is without any actors file, and how a case's own file overrides it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from whence.errors import UsageError
from whence.language.actors.base_actors import base_actors, base_data, beside
from whence.language.actors.register import Register
from whence.language.places.gazetteer import Gazetteer
from whence.language.words.normal import key
from whence.model.matched import Actor, Interest
from whence.model.vocabulary import InterestRole

BASE = base_actors()
ALONE = Register(base=BASE)
KINDS = {"state", "armed group", "agency", "monitor", "analyst", "body"}


def own(slug: str, name: str, *aliases: str, party: bool = False) -> Actor:
    interest = Interest(conflict="a war", role=InterestRole.PARTY, side="one", why="fights it")
    return Actor(slug=slug, name=name, aliases=aliases, interests=(interest,) if party else ())


def beside_own(*actors: Actor) -> Register:
    return Register(actors, base=beside(actors, BASE))


def test_the_base_says_who_somebody_is_and_never_who_is_a_party() -> None:
    assert len(BASE) >= 150
    assert {actor.kind for actor in BASE} <= KINDS
    assert not any(actor.interests or actor.unnamed for actor in BASE)
    assert not ALONE.has_interests and all(ALONE.role(actor.slug) is None for actor in BASE)


def test_a_base_with_an_interest_is_refused() -> None:
    wrong = base_data() + b'\n[[actor.interest]]\nconflict = "a war"\nrole = "party"\n'
    with pytest.raises(UsageError, match="has an interest"):
        base_actors(wrong)


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        (("the SDF", "Syrian Democratic Forces", "قسد", "قوات سوريا الديمقراطية", "Syrian Democratic Forces (SDF)"), "sdf"),
        (("Houthis", "Ansar Allah", "أنصار الله"), "ansar_allah"),
        (("Pentagon", "the US Department of Defense"), "us_defense_department"),
        (("Russia's Defence Ministry", "Минобороны России"), "russian_defence_ministry"),
        (("Daesh", "ISIS", "Islamic State", "داعش"), "islamic_state"),
        (("UN", "the United Nations"), "united_nations"),
    ],
)
def test_two_names_of_one_body_are_one_actor(names: tuple[str, ...], slug: str) -> None:
    assert {ALONE.settled(name) for name in names} == {slug}


@pytest.mark.parametrize(
    "name", ["a critic of the SDF", "a resident of Turkey", "Hamas and Fatah", "former UN inspector Ada Marten", "sdf", "who"]
)
def test_a_name_of_the_base_must_be_the_whole_name(name: str) -> None:
    assert ALONE.settled(name) is None


@pytest.mark.parametrize("name", ["RSF", "SNA", "ADF", "AA"])
def test_a_name_that_two_bodies_bear_settles_nothing(name: str) -> None:
    assert len(ALONE.means(name)) == 2 and ALONE.settled(name) is None


def test_two_ministries_of_a_state_stay_two_speakers_without_a_file() -> None:
    assert ALONE.root("russian_defence_ministry") == "russian_defence_ministry"


def test_a_party_of_the_case_takes_in_its_ministries_and_its_own_agency() -> None:
    register = beside_own(own("turkey", "Turkey", "Türkiye", party=True))
    assert register.party("turkish_defence_ministry") == "Turkey" and register.root("turkish_defence_ministry") == "turkey"
    assert register.party("anadolu") == "Turkey" and register.role("anadolu") is InterestRole.ALLY
    assert register.party("russian_defence_ministry") is None


def test_an_actor_of_the_case_that_claims_a_name_overrides_the_entry_as_a_whole() -> None:
    register = beside_own(own("front", "Sabine Democratic Front", "SDF"))
    assert register.settled("SDF") == "front"
    assert register.settled("Syrian Democratic Forces") is None and register.actor("sdf") is None


def test_a_link_to_an_overridden_entry_goes_to_what_took_its_place() -> None:
    renamed = beside_own(own("ankara", "Turkey", party=True))
    assert renamed.party("anadolu") == "Turkey"
    narrower = beside_own(own("guards", "The Guards", "Pasdaran"))
    found = narrower.actor("quds_force")
    assert (
        found is not None and found.part_of == "iran"
    )  # the entry overridden by one of its aliases is not the same body for sure


def test_no_agency_of_the_base_bears_the_name_of_a_town() -> None:
    gazetteer = Gazetteer.load()
    names = [name for actor in BASE if actor.kind == "agency" for name in (actor.name, *actor.aliases) if not name.isupper()]
    found = [name for name in names if any(place.certain for place in gazetteer.lookup(name))]
    assert found == ["Xinhua"]  # whoever writes so hardly means the county


def test_the_base_knows_itself_by_every_name_but_the_shared_ones() -> None:
    shared = {key("RSF"), key("SNA"), key("ADF"), key("AA")}
    wrong = [
        (actor.slug, name, ALONE.settled(name))
        for actor in BASE
        for name in (actor.name, *actor.aliases)
        if key(name) not in shared and ALONE.settled(name) != actor.slug
    ]
    assert wrong == []


NAMES = sorted({name for actor in BASE for name in (actor.name, *actor.aliases)})


@hypothesis_settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique_by=key), st.sampled_from(NAMES))
def test_what_the_case_says_of_a_name_is_never_changed_by_the_base(names: list[str], asked: str) -> None:
    actors = [own(f"own{at}", name, party=True) for at, name in enumerate(names)]
    with_base, without = beside_own(*actors), Register(actors)
    for name in names:
        assert with_base.settled(name) == without.settled(name)
    found = with_base.settled(asked)
    assert found is None or key(asked) not in {key(name) for name in names} or not with_base.is_base(found)
    links = {other for actor in with_base for other in (actor.part_of, *actor.aligned_with) if other}
    assert all(with_base.actor(other) is not None for other in links)


def test_an_actor_that_is_its_own_parent_is_its_own_root_and_ends(tmp_path: Path) -> None:
    circle = Actor(slug="self", name="Self Council", part_of="self", aligned_with=("self",))
    register = Register([circle, own("north", "North", party=True)])
    assert register.root("self") == "self" and register.party("self") is None and register.role("self") is None
    assert register.explain("self") == "The register records no interest of Self Council."
