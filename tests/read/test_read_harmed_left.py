"""Harmed left: who was harmed, in words that no occurrence has for it."""

import pytest
from syntax_build import sentence

from whence.read.people.harm_words import harms_told, looks_aside, told_of_those
from whence.read.people.harmed_left import harmed_left
from whence.read.text.overlaps import Overlaps


def names(words: str, tree: str) -> list[str]:
    return [each.slot.name for each in harmed_left(sentence(words, tree), (), Overlaps(()), None)]


@pytest.mark.parametrize(
    ("words", "tree", "whom"),
    [
        (
            "Two novices of the abbey suffered burns when a lamp fell.",
            "Two/CD>1:nummod novices/NNS>5:nsubj of/IN>4:case the/DT>4:det abbey/NN>1:nmod suffered/VBD>5:root "
            "burns/NNS>5:obj when/WRB>10:advmod a/DT>9:det lamp/NN>10:nsubj fell/VBD>5:advcl ./.>5:punct",
            ["novices"],
        ),
        (
            "The potter is in intensive care.",
            "The/DT>1:det potter/NN>5:nsubj is/VBZ>5:cop in/IN>5:case intensive/JJ>5:amod care/NN>5:root ./.>5:punct",
            ["potter"],
        ),
        (
            "A weaver lost a foot on Friday.",
            "A/DT>1:det weaver/NN>2:nsubj lost/VBD>2:root a/DT>4:det foot/NN>2:obj on/IN>6:case Friday/NNP>2:obl ./.>2:punct",
            ["weaver"],
        ),
        (
            "The baker was found lifeless in the yard.",
            "The/DT>1:det baker/NN>3:nsubj:pass was/VBD>3:aux:pass found/VBN>3:root lifeless/JJ>3:xcomp "
            "in/IN>7:case the/DT>7:det yard/NN>4:obl ./.>3:punct",
            ["baker"],
        ),
        (
            "A clerk had his arm broken by raiders.",
            "A/DT>1:det clerk/NN>2:nsubj had/VBD>2:root his/PRP$>4:nmod:poss arm/NN>2:obj broken/VBN>2:xcomp "
            "by/IN>7:case raiders/NNS>5:obl:agent ./.>2:punct",
            ["clerk"],
        ),
        (
            "The body of Tessa Orlin was found at dawn.",
            "The/DT>1:det body/NN>6:nsubj:pass of/IN>3:case Tessa/NNP>1:nmod Orlin/NNP>3:flat was/VBD>6:aux:pass "
            "found/VBN>6:root at/IN>8:case dawn/NN>6:obl ./.>6:punct",
            ["Tessa Orlin"],
        ),
        (
            "We lost Dara Venn, 23, of the choir.",
            "We/PRP>1:nsubj lost/VBD>1:root Dara/NNP>1:obj Venn/NNP>2:flat ,/,>5:punct 23/CD>1:dep ,/,>9:punct "
            "of/IN>9:case the/DT>9:det choir/NN>2:nmod ./.>1:punct",
            ["Dara Venn"],
        ),
        (
            "The dead man was the miller's uncle.",
            "The/DT>2:det dead/JJ>2:amod man/NN>6:nsubj was/VBD>6:cop the/DT>6:det miller's/NN>6:nmod:poss "
            "uncle/NN>6:root ./.>6:punct",
            ["miller's uncle"],
        ),
        (
            "The porter was named by his wife as Oren Sul, 29.",
            "The/DT>1:det porter/NN>3:nsubj:pass was/VBD>3:aux:pass named/VBN>3:root by/IN>6:case "
            "his/PRP$>6:nmod:poss wife/NN>3:obl:agent as/IN>8:case Oren/NNP>3:obl Sul/NNP>8:flat ,/,>11:punct "
            "29/CD>8:nmod:unmarked ./.>3:punct",
            ["Oren Sul"],
        ),
        (
            "Three people were hurt, the driver and two nurses, the club said.",
            "Three/CD>1:nummod people/NNS>3:nsubj were/VBD>3:cop hurt/JJ>13:ccomp ,/,>6:punct the/DT>6:det "
            "driver/NN>3:obj and/CC>9:cc two/CD>9:nummod nurses/NNS>6:conj ,/,>13:punct the/DT>12:det "
            "club/NN>13:nsubj said/VBD>13:root ./.>13:punct",
            ["driver", "nurses"],
        ),
        (
            "Two youths threw acid at a seamstress near the bridge.",
            "Two/CD>1:nummod youths/NNS>2:nsubj threw/VBD>2:root acid/NN>2:obj at/IN>6:case a/DT>6:det "
            "seamstress/NN>2:obl near/IN>9:case the/DT>9:det bridge/NN>6:nmod ./.>2:punct",
            ["seamstress"],
        ),
        (
            "Two women did not survive the night.",
            "Two/CD>1:nummod women/NNS>4:nsubj did/VBD>4:aux not/RB>4:advmod survive/VB>4:root the/DT>6:det "
            "night/NN>4:obl:unmarked ./.>4:punct",
            ["women"],
        ),
        (
            "A student became the first to die of the fire.",
            "A/DT>1:det student/NN>2:nsubj became/VBD>2:root the/DT>4:det first/JJ>2:xcomp to/TO>6:mark "
            "die/VB>4:acl of/IN>9:case the/DT>9:det fire/NN>6:obl ./.>2:punct",
            ["student"],
        ),
        (
            "The funeral of Anton Velk took place on Friday.",
            "The/DT>1:det funeral/NN>5:nsubj of/IN>3:case Anton/NNP>1:nmod Velk/NNP>3:flat took/VBD>5:root "
            "place/NN>5:obj on/IN>8:case Friday/NNP>5:obl ./.>5:punct",
            ["Anton Velk"],
        ),
        (
            "Mourners were shot at the funeral of a shopkeeper.",
            "Mourners/NNP>2:nsubj:pass were/VBD>2:aux:pass shot/VBN>2:root at/IN>5:case the/DT>5:det "
            "funeral/NN>2:obl of/IN>8:case a/DT>8:det shopkeeper/NN>5:nmod ./.>2:punct",
            ["Mourners"],
        ),
        (
            "Five people were burned in Orvel, among them our partner Lena Markh.",
            "Five/CD>1:nummod people/NNS>3:nsubj:pass were/VBD>3:aux:pass burned/VBN>3:root in/IN>5:case "
            "Orvel/NNP>3:obl ,/,>8:punct among/IN>8:case them/PRP>3:obl our/PRP$>10:nmod:poss partner/NN>3:obl "
            "Lena/NNP>10:appos Markh/NNP>11:flat ./.>3:punct",
            ["Lena Markh"],
        ),
        (
            "Seven guests fell ill after the meal.",
            "Seven/CD>1:nummod guests/NNS>2:nsubj fell/VBD>2:root ill/JJ>2:xcomp after/IN>6:case the/DT>6:det "
            "meal/NN>2:obl ./.>2:punct",
            ["guests"],
        ),
        (
            "A girl was swept into a cellar.",
            "A/DT>1:det girl/NN>3:nsubj:pass was/VBD>3:aux:pass swept/VBN>3:root into/IN>6:case a/DT>6:det "
            "cellar/NN>3:obl ./.>3:punct",
            ["girl"],
        ),
    ],
)
def test_words_of_harm_name_whom_it_happened_to(words: str, tree: str, whom: list[str]) -> None:
    assert names(words, tree) == whom


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        (
            "The baker may have died in the fire.",
            "The/DT>1:det baker/NN>4:nsubj may/MD>4:aux have/VB>4:aux died/VBN>4:root in/IN>7:case the/DT>7:det "
            "fire/NN>4:obl ./.>4:punct",
        ),
        (
            "No miner was hurt in the fire.",
            "No/DT>1:det miner/NN>3:nsubj:pass was/VBD>3:aux:pass hurt/VBN>3:root in/IN>6:case the/DT>6:det "
            "fire/NN>3:obl ./.>3:punct",
        ),
        (
            "The baker was not hurt.",
            "The/DT>1:det baker/NN>4:nsubj:pass was/VBD>4:aux:pass not/RB>4:advmod hurt/VBN>4:root ./.>4:punct",
        ),
        (
            "Four people were killed, the hospital director said.",
            "Four/CD>1:nummod people/NNS>3:nsubj:pass were/VBD>3:aux:pass killed/VBN>8:ccomp ,/,>8:punct "
            "the/DT>6:det hospital/NN>7:compound director/NN>8:nsubj said/VBD>8:root ./.>8:punct",
        ),
        (
            "The clinic was treating patients on Friday.",
            "The/DT>1:det clinic/NN>3:nsubj was/VBD>3:aux treating/VBG>3:root patients/NNS>3:obj on/IN>6:case "
            "Friday/NNP>3:obl ./.>3:punct",
        ),
        (
            "The dead father's cousin, Rana Sul, spoke to reporters.",
            "The/DT>2:det dead/JJ>2:amod father's/NN>3:nmod:poss cousin/NN>8:nsubj ,/,>5:punct Rana/NNP>3:appos "
            "Sul/NNP>5:flat ,/,>3:punct spoke/VBD>8:root to/IN>10:case reporters/NNS>8:obl ./.>8:punct",
        ),
        (
            "The same day a clerk was poisoned.",
            "The/DT>2:det same/JJ>2:amod day/NN>6:obl:unmarked a/DT>4:det clerk/NN>6:nsubj:pass "
            "was/VBD>6:aux:pass poisoned/VBN>6:root ./.>6:punct",
        ),
    ],
)
def test_what_is_denied_may_be_or_harms_nobody_who_is_told_of_names_nobody(words: str, tree: str) -> None:
    assert names(words, tree) == []


def test_those_just_told_of_are_named_by_what_most_of_them_were() -> None:
    line = sentence("Most were miners.", "Most/JJS>2:nsubj were/VBD>2:cop miners/NNS>2:root ./.>2:punct").lines[0]
    told = told_of_those(line)
    assert told is not None
    assert [line.low[at] for at in told.whom] == ["miners"]
    assert not list(harms_told(line))


def test_a_sentence_that_opens_with_another_day_or_place_looks_aside() -> None:
    assert looks_aside(("the", "same", "day", "a", "clerk", "was", "poisoned"))
    assert looks_aside(("elsewhere", ",", "a", "clerk", "was", "poisoned"))
    assert not looks_aside(("a", "clerk", "was", "poisoned", "the", "same", "day"))


def test_whoever_was_taken_is_no_victim_where_the_report_tells_of_no_abduction() -> None:
    words = "Officers held a baker on Friday."
    tree = "Officers/NNS>1:nsubj held/VBD>1:root a/DT>3:det baker/NN>1:obj on/IN>5:case Friday/NNP>1:obl ./.>1:punct"
    assert names(words, tree) == []
