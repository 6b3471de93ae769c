"""Happened: triggers of the lexicon and of the model as one list; the lexicon alone where no model reads."""

import pytest
from claims_build import report
from syntax_build import parsed

from whence.model.vocabulary import IncidentType
from whence.read.lines.happened import Happened, named
from whence.read.lines.lines import Line, page

T = IncidentType
TEXT = "Soldiers torched the huts and shelled the mill ."
TREE = "Soldiers/NNS>1:nsubj torched/VBD>1:root the/DT>3:det huts/NNS>1:obj and/CC>5:cc shelled/VBD>1:conj the/DT>7:det mill/NN>5:obj ./.>1:punct"


def line(*seen: tuple[str, IncidentType, float]) -> Line:
    """Return the text's one line as a model that saw `seen` reads it."""
    happened = [Happened(TEXT.index(words), TEXT.index(words) + len(words), kind, score) for words, kind, score in seen]
    (only,) = page(report(TEXT), parse=parsed(TREE, TEXT), happened=sorted(happened)).lines
    return only


def found(where: Line) -> list[tuple[str, IncidentType]]:
    return [(where.low[t.at], t.sense.type) for t in named(where)]


def test_without_a_model_the_lexicon_stands() -> None:
    (plain,) = page(report(TEXT)).lines
    assert plain.happened is None
    assert ("shelled", T.SHELLING) in found(plain)


def test_a_word_that_only_the_model_sees_is_a_trigger() -> None:
    assert found(line(("torched", T.DESTRUCTION, 0.9), ("shelled", T.SHELLING, 0.9))) == [
        ("torched", T.DESTRUCTION),
        ("shelled", T.SHELLING),
    ]


def test_a_word_of_the_lexicon_stands_where_the_model_sees_nothing() -> None:
    assert found(line(("torched", T.DESTRUCTION, 0.9))) == [("torched", T.DESTRUCTION), ("shelled", T.SHELLING)]


def test_where_both_see_one_the_lexicon_says_what_it_is() -> None:
    assert ("shelled", T.SHELLING) in found(line(("shelled", T.OTHER, 0.9)))


def test_in_whose_hands_people_are_is_no_occurrence() -> None:
    text = "Four captives escaped from a jail guarded by the Front ."
    tree = (
        "Four/CD>1:nummod captives/NNS>2:nsubj escaped/VBD>2:root from/IN>5:case a/DT>5:det jail/NN>2:obl guarded/VBN>5:acl "
        "by/IN>9:case the/DT>9:det Front/NNP>6:obl ./.>2:punct"
    )
    seen = [Happened(text.index("guarded"), text.index("guarded") + 7, T.DETENTION, 0.9)]
    (only,) = page(report(text), parse=parsed(tree, text), happened=seen).lines
    assert found(only) == [("escaped", T.ESCAPE)]


def test_what_a_picture_shows_is_described_and_given_no_type() -> None:
    text = "The video shows men torching a shed ."
    seen = [Happened(text.index("torching"), text.index("torching") + 8, T.ACCIDENT_DISASTER, 0.9)]
    tree = (
        "The/DT>1:det video/NN>2:nsubj shows/VBZ>2:root men/NNS>4:nsubj torching/VBG>2:ccomp a/DT>6:det shed/NN>4:obj ./.>2:punct"
    )
    (only,) = page(report(text), parse=parsed(tree, text), happened=seen).lines
    assert T.ACCIDENT_DISASTER not in {kind for _, kind in found(only)}


def test_a_word_in_the_name_of_a_body_is_no_occurrence() -> None:
    text = "On Friday the Joint Centre for War Damage confirmed that a rocket had destroyed the mill."
    seen = [Happened(text.index("Damage"), text.index("Damage") + 6, T.DESTRUCTION, 0.97)]
    (only,) = page(report(text), happened=seen).lines
    assert found(only) == [("destroyed", T.DESTRUCTION)]


@pytest.mark.parametrize(
    ("text", "tree", "words", "kind"),
    [
        ("prisons holding 900 men", "prisons/NNS>0:root holding/VBG>0:acl 900/CD>3:nummod men/NNS>1:obj", "holding", T.ABDUCTION),
        ("facilities holding men", "facilities/NNS>0:root holding/VBG>0:acl men/NNS>1:obj", "holding", T.DETENTION),
        (
            "Norland took in families",
            "Norland/NNP>1:nsubj took/VBD>1:root in/RP>1:compound:prt families/NNS>1:obj",
            "took",
            T.ABDUCTION,
        ),
    ],
)
def test_where_people_are_kept_or_taken_in_nobody_is_taken(text: str, tree: str, words: str, kind: IncidentType) -> None:
    at = text.index(words)
    (only,) = page(report(text), parse=parsed(tree, text), happened=[Happened(at, at + len(words), kind, 0.99)]).lines
    assert named(only) == []


def test_gunmen_holding_girls_hold_them() -> None:
    text, tree = "Gunmen holding girls", "Gunmen/NNS>0:root holding/VBG>0:acl girls/NNS>1:obj"
    (only,) = page(report(text), parse=parsed(tree, text), happened=[Happened(7, 14, T.ABDUCTION, 0.99)]).lines
    assert [t.sense.type for t in named(only)] == [T.ABDUCTION]


def test_people_who_are_called_displaced_were_not_displaced_by_what_hit_them() -> None:
    text = "Shells killed nine displaced people ."
    tree = "Shells/NNS>1:nsubj killed/VBD>1:root nine/CD>4:nummod displaced/VBN>4:amod people/NNS>1:obj ./.>1:punct"
    seen = [Happened(text.index("displaced"), text.index("displaced") + 9, T.DISPLACEMENT, 0.97)]
    (only,) = page(report(text), parse=parsed(tree, text), happened=seen).lines
    assert [kind for _, kind in found(only)] == [T.KILLING]


def test_aircraft_that_took_off_took_no_place() -> None:
    text = "Drones took off from Dumat and struck a camp ."
    tree = (
        "Drones/NNS>1:nsubj took/VBD>1:root off/RP>1:compound:prt from/IN>4:case Dumat/NNP>1:obl and/CC>6:cc struck/VBD>1:conj "
        "a/DT>8:det camp/NN>6:obj ./.>1:punct"
    )
    seen = [Happened(text.index("took"), text.index("took") + 4, T.TERRITORY_CHANGE, 0.97)]
    (only,) = page(report(text), parse=parsed(tree, text), happened=seen).lines
    assert T.TERRITORY_CHANGE not in {kind for _, kind in found(only)}


def rescued(text: str, tree: str) -> set[IncidentType]:
    seen = [Happened(text.index("rescued"), text.index("rescued") + 7, T.RELEASE_TRANSFER, 0.98)]
    (only,) = page(report(text), parse=parsed(tree, text), happened=seen).lines
    return {kind for _, kind in found(only)}


def test_people_saved_from_the_water_are_no_release() -> None:
    tree = "Fishermen/NNS>1:nsubj rescued/VBD>1:root nine/CD>3:nummod people/NNS>1:obj ./.>1:punct"
    assert T.RELEASE_TRANSFER not in rescued("Fishermen rescued nine people .", tree)


def test_hostages_who_are_rescued_are_released() -> None:
    tree = "Soldiers/NNS>1:nsubj rescued/VBD>1:root nine/CD>3:nummod hostages/NNS>1:obj ./.>1:punct"
    assert T.RELEASE_TRANSFER in rescued("Soldiers rescued nine hostages .", tree)


@pytest.mark.parametrize(
    ("text", "tree", "word", "kept"),
    [
        ("Halm fell in the cell .", "Halm/NNP>1:nsubj fell/VBD>1:root in/IN>4:case the/DT>4:det cell/NN>1:obl ./.>1:punct", "fell", False),
        ("A crane fell on the quay .", "A/DT>1:det crane/NN>2:nsubj fell/VBD>2:root on/IN>5:case the/DT>5:det quay/NN>2:obl ./.>2:punct", "fell", True),
        ("He was in one of the flooded villages .", "He/PRP>3:nsubj was/VBD>3:cop in/IN>3:case one/CD>3:root of/IN>7:case the/DT>7:det flooded/VBN>7:amod villages/NNS>3:nmod ./.>3:punct", "flooded", False),
    ],
)  # fmt: skip
def test_one_persons_fall_and_the_state_of_a_place_are_no_disasters_of_their_own(
    text: str, tree: str, word: str, kept: bool
) -> None:
    at = text.index(word)
    seen = [Happened(at, at + len(word), T.ACCIDENT_DISASTER, 0.97)]
    (only,) = page(report(text), parse=parsed(tree, text), happened=seen).lines
    assert any(only.low[t.at] == word for t in named(only)) is kept
