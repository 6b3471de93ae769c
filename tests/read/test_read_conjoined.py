"""Conjoined: whether a verb behind "and" stands in the speaker's words or beside the speaker's verb. The model's finds are given by hand here."""

import pytest
from syntax_build import sentence
from test_read_joining import learned, tokens, told

from whence.read.nesting.conjoined import with_joined_verbs


def read(text: str, written: str, *finds: tuple) -> list[tuple[str, str, str, str | None]]:
    """Return source, cue, content and the cue above, of each find once its verb's place is known."""
    line = tokens(text)
    made = with_joined_verbs(
        line, [learned(line, *find[:3], **dict(find[3:])) for find in finds], sentence(text, written).lines[0].tree
    )
    under = [" ".join(line[k].text for k in range(*f.under)) if f.under else None for f in made]
    return [(*said, above) for said, above in zip(told(line, made), under, strict=True)]


def test_a_verb_in_the_tense_of_the_words_before_it_goes_on_in_them() -> None:
    found = read(
        "The port says it lost the map and feared a leak.",
        "The/DT>1:det port/NN>2:nsubj says/VBZ>2:root it/PRP>4:nsubj lost/VBD>2:ccomp the/DT>6:det map/NN>4:obj and/CC>8:cc "
        "feared/VBD>2:conj a/DT>10:det leak/NN>8:obj ./.>2:punct",
        ("The port", "says", "it lost the map"),
        ("The port", "feared", "a leak"),
    )
    assert found[1] == ("it", "feared", "a leak", "says")
    assert found[0][2] == "it lost the map and feared a leak"


def test_a_verb_in_the_tense_of_the_speakers_verb_stands_beside_it() -> None:
    found = read(
        "The port says it lost the map and urges calm.",
        "The/DT>1:det port/NN>2:nsubj says/VBZ>2:root it/PRP>4:nsubj lost/VBD>2:ccomp the/DT>6:det map/NN>4:obj and/CC>8:cc "
        "urges/VBZ>4:conj calm/NN>8:obj ./.>2:punct",
        ("The port", "says", "it lost the map and urges calm"),
        ("The port", "urges", "calm"),
    )
    assert found == [("The port", "says", "it lost the map", None), ("The port", "urges", "calm", None)]


@pytest.mark.parametrize(
    ("head", "expected"), [(2, ("The port", "warned", "the crews", None)), (4, ("it", "warned", "the crews", "said"))]
)
def test_where_the_tenses_are_one_the_tree_says_which_verb_it_is_joined_to(head: int, expected: tuple) -> None:
    found = read(
        "The port said it shut the gate and warned the crews.",
        "The/DT>1:det port/NN>2:nsubj said/VBD>2:root it/PRP>4:nsubj shut/VBD>2:ccomp the/DT>6:det gate/NN>4:obj and/CC>8:cc "
        f"warned/VBD>{head}:conj the/DT>10:det crews/NNS>8:obj ./.>2:punct",
        ("The port", "said", "it shut the gate and warned the crews"),
        ("The port", "warned", "the crews"),
    )
    assert found[1] == expected


def test_nobody_goes_on_speaking() -> None:
    found = read(
        "The port says nobody lost the map and asked us to wait.",
        "The/DT>1:det port/NN>2:nsubj says/VBZ>2:root nobody/NN>4:nsubj lost/VBD>2:ccomp the/DT>6:det map/NN>4:obj and/CC>8:cc "
        "asked/VBD>4:conj us/PRP>8:obj to/TO>11:mark wait/VB>8:xcomp ./.>2:punct",
        ("The port", "says", "nobody lost the map"),
        ("The port", "asked", "to wait"),
    )
    assert found[1][0] == "The port"


def test_who_is_told_something_after_what_he_said_is_told_it_in_the_same_words_as_that() -> None:
    found = read(
        "The port said a guard had warned of smoke and had been told by the mayor to wait.",
        "The/DT>1:det port/NN>2:nsubj said/VBD>2:root a/DT>4:det guard/NN>6:nsubj had/VBD>6:aux warned/VBN>2:ccomp of/IN>8:case "
        "smoke/NN>6:obl and/CC>12:cc had/VBD>12:aux been/VBN>12:aux:pass told/VBN>6:conj by/IN>15:case the/DT>15:det "
        "mayor/NN>12:obl:agent to/TO>17:mark wait/VB>12:xcomp ./.>2:punct",
        ("The port", "said", "a guard had warned of smoke and had been told by the mayor to wait"),
        ("a guard", "had warned", "of smoke and had been told by the mayor to wait"),
        ("the mayor", "had been told by", "to wait"),
    )
    assert found[1][2] == "of smoke"
    assert found[2][0] == "the mayor"


def test_without_a_tree_everything_stays_as_it_is() -> None:
    line = tokens("The port says it lost the map and urges calm.")
    finds = [learned(line, "The port", "says", "it lost the map and urges calm"), learned(line, "The port", "urges", "calm")]
    assert with_joined_verbs(line, finds, None) == finds
