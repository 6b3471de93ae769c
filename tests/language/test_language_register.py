from itertools import permutations
from pathlib import Path

import pytest

from whence.errors import UsageError
from whence.language.actors.actors_file import load_actors
from whence.language.actors.register import Register
from whence.model.matched import Actor, Interest
from whence.model.vocabulary import InterestRole


def _party(side: str) -> Interest:
    return Interest(conflict="river war", role=InterestRole.PARTY, side=side, why="fights it")


ACTORS = (
    Actor(slug="union", name="River Union", aliases=("RU", "Union forces"), interests=(_party("river"),)),
    Actor(slug="press", name="River Press Office", aliases=("RU spokesman", "spokesman"), part_of="union"),
    Actor(slug="council", name="Valley Council", aligned_with=("union",), interests=(_party("river"),)),
    Actor(slug="paper", name="The Bank", aligned_with=("union",)),
    Actor(slug="state", name="Hillland", aliases=("Norcastle", "US"), interests=(_party("hill"),)),
    Actor(slug="ministry", name="Hill Ministry", aliases=("Norcastle", "spokesman"), part_of="state"),
    Actor(slug="watch", name="Camp Watch"),
    Actor(slug="envoy", name="the envoy", interests=(Interest(conflict="river war", role=InterestRole.STAKEHOLDER),)),
    Actor(slug="guess", name="a senior source", unnamed=True, part_of="union"),
)
REGISTER = Register(ACTORS)


def test_a_name_is_found_folded_and_without_its_article() -> None:
    assert REGISTER.means("the river union") == ("union",)


def test_the_longest_alias_inside_a_name_counts() -> None:
    assert REGISTER.means("RU spokesman Ada Marten") == ("press",)
    assert REGISTER.means("commander of the Union forces") == ("union",)


def test_a_name_with_small_words_in_it_is_found_in_a_longer_one() -> None:
    sons = Register([Actor(slug="sons", name="Sons of the Valley"), Actor(slug="valley", name="Valley")])
    assert sons.means("a little-known group that calls itself the Sons of the Valley") == ("sons",)
    assert sons.mentions("The Sons of the Valley of") == [(4, 22, ("sons",))]
    assert sons.mentions("in the Valley of the Sons")[0] == (7, 13, ("valley",))


def test_a_name_is_never_found_inside_a_word() -> None:
    assert REGISTER.means("a Hilllander") == ()
    assert REGISTER.means("BRUNO") == ()


def test_an_acronym_must_be_written_in_capitals() -> None:
    assert REGISTER.means("one of us") == ()
    assert REGISTER.means("us") == ()
    assert REGISTER.means("US") == ("state",)


def test_an_alias_of_several_actors_settles_nothing() -> None:
    assert REGISTER.means("spokesman") == ("ministry", "press")
    assert REGISTER.settled("spokesman") is None
    assert REGISTER.means("a spokesman on the phone") == ()


def test_an_alias_of_a_body_and_of_what_it_is_part_of_means_the_whole() -> None:
    assert REGISTER.settled("Norcastle") == "state"


def test_unnamed_entries_are_kept_and_never_found() -> None:
    assert REGISTER.means("a senior source") == ()
    assert REGISTER.actor("guess") is not None


def test_interests_are_inherited() -> None:
    assert REGISTER.role("press") is InterestRole.PARTY
    assert REGISTER.role("paper") is InterestRole.ALLY
    assert REGISTER.role("envoy") is InterestRole.STAKEHOLDER
    assert REGISTER.role("watch") is None
    assert REGISTER.party("press") == REGISTER.party("paper") == REGISTER.party("council") == "River Union"
    assert REGISTER.party("envoy") is None and REGISTER.party("watch") is None
    assert REGISTER.sides("paper") == ("river",)
    assert REGISTER.root("press") == "union" and REGISTER.root("nobody") == "nobody"


def test_circles_end() -> None:
    actors = (
        Actor(slug="a", name="Aaa", part_of="b", aligned_with=("c",)),
        Actor(slug="b", name="Bbb", part_of="a", interests=(_party("x"),)),
        Actor(slug="c", name="Ccc", aligned_with=("d",), interests=(_party("x"),)),
        Actor(slug="d", name="Ddd", aligned_with=("c",), interests=(_party("x"),)),
    )
    register = Register(actors)
    assert register.party("a") == register.party("c") == register.party("d") == "Ccc"
    assert register.role("a") is InterestRole.PARTY


def test_order_of_the_actors_does_not_matter() -> None:
    names = ["RU spokesman Ada Marten", "Norcastle", "spokesman", "The Bank"]
    expected = [REGISTER.means(name) for name in names]
    for order in list(permutations(ACTORS))[::5000]:
        assert [Register(order).means(name) for name in names] == expected


def test_an_explanation_names_the_way_an_interest_came() -> None:
    assert REGISTER.explain("paper") == "The Bank (aligned with River Union) is recorded as ally in “river war”: fights it."
    assert REGISTER.explain("watch") == "The register records no interest of Camp Watch."


def test_without_interests_nobody_can_be_judged() -> None:
    assert REGISTER.has_interests
    assert not Register([Actor(slug="x", name="X")]).has_interests


GOOD = """
[[actor]]
id = "union"
name = "River Union"
aliases = ["RU"]
[[actor.interest]]
conflict = "river war"
role = "party"
side = "river"
[[actor]]
id = "press"
name = "Press office"
part_of = "union"
"""


def test_an_actors_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(GOOD, encoding="utf-8")
    union, press = load_actors(path)
    assert union.aliases == ("RU",) and union.interests[0].role is InterestRole.PARTY
    assert press.part_of == "union"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[actor]\n", "not valid TOML"),
        ('[[actor]]\nname = "x"\n', "[[actor]] 1 has no id"),
        ('[[actor]]\nid = "x"\n', "[[actor]] 1 (x) has no name"),
        ('[[actor]]\nid = "x"\nname = "X"\ncolour = "red"\n', "unknown key 'colour'"),
        ('[[actor]]\nid = "x"\nname = "X"\naliases = "A"\n', "aliases must be a list"),
        ('[[actor]]\nid = "x"\nname = "X"\npart_of = "y"\n', "points to 'y'"),
        ('[[actor]]\nid = "x"\nname = "X"\n[[actor]]\nid = "x"\nname = "Y"\n', "two actors have the id 'x'"),
        ('[[actor]]\nid = "x"\nname = "X"\n[[actor.interest]]\nconflict = "c"\nrole = "judge"\n', "role 'judge' is none of"),
        ('[[actor]]\nid = "x"\nname = "X"\n[[actor.interest]]\nrole = "party"\n', "needs the conflict"),
        ("actors = 3\n", "expected only [[actor]] entries"),
    ],
)
def test_a_faulty_actors_file_is_refused_with_the_entry(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        load_actors(path)
    assert says in str(refused.value) and str(path) in str(refused.value)


def test_a_missing_actors_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_actors(tmp_path / "none.toml")
