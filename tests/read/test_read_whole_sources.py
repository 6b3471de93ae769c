"""Whole sources, orders, papers that quote, whom something is from, and finds that credit nobody. The model's finds are given by hand here."""

import pytest
from syntax_build import sentence
from test_read_joining import learned, tokens, told

from whence.read.nesting.from_whom import with_from_whom
from whence.read.nesting.orders import with_orders
from whence.read.nesting.quoted_in import with_quoting_papers
from whence.read.nesting.untold import without_untold
from whence.read.nesting.whole_sources import with_whole_sources


def test_who_alone_is_named_with_whom_its_clause_tells_of() -> None:
    text = "She met a guard, who swore the gate was shut."
    line = tokens(text)
    outer = learned(line, "She", "met", "a guard, who swore the gate was shut")
    tree = (
        sentence(
            text,
            "She/PRP>1:nsubj met/VBD>1:root a/DT>3:det guard/NN>1:obj ,/,>6:punct who/WP>6:nsubj swore/VBD>3:acl:relcl the/DT>8:det "
            "gate/NN>10:nsubj was/VBD>10:cop shut/JJ>6:ccomp ./.>1:punct",
        )
        .lines[0]
        .tree
    )
    inner = learned(line, "who", "swore", "the gate was shut", under="met")
    assert told(line, with_whole_sources(line, [outer, inner], tree))[1][0] == "a guard , who"
    assert told(line, with_whole_sources(line, [inner._replace(under=None)], tree))[0][0] == "who"


def test_a_passive_has_whoever_stands_behind_its_by_as_its_source() -> None:
    text = "The crew was told by the harbour master to wait."
    line = tokens(text)
    tree = (
        sentence(
            text,
            "The/DT>1:det crew/NN>3:nsubj:pass was/VBD>3:aux:pass told/VBN>3:root by/IN>7:case the/DT>7:det harbour/NN>7:compound "
            "master/NN>3:obl:agent to/TO>9:mark wait/VB>3:xcomp ./.>3:punct",
        )
        .lines[0]
        .tree
    )
    found = with_whole_sources(line, [learned(line, "The crew", "was told by", "to wait")], tree)
    assert told(line, found)[0][0] == "the harbour master"


def test_a_word_of_the_speakers_verb_is_no_source() -> None:
    text = "The cook remembers seeing smoke."
    line = tokens(text)
    tree = (
        sentence(text, "The/DT>1:det cook/NN>2:nsubj remembers/VBZ>2:root seeing/VBG>2:xcomp smoke/NN>3:obj ./.>2:punct")
        .lines[0]
        .tree
    )
    seen = [
        learned(line, "The cook", "remembers", "seeing smoke"),
        learned(line, "remembers", "seeing", "smoke", under="remembers"),
    ]
    assert [found[0] for found in told(line, with_whole_sources(line, seen, tree))] == ["The cook", "The cook"]


def test_an_active_verb_without_a_source_has_its_subject() -> None:
    text = "He said they noticed smoke."
    line = tokens(text)
    tree = (
        sentence(text, "He/PRP>1:nsubj said/VBD>1:root they/PRP>3:nsubj noticed/VBD>1:ccomp smoke/NN>3:obj ./.>1:punct")
        .lines[0]
        .tree
    )
    seen = [learned(line, "He", "said", "they noticed smoke"), learned(line, None, "noticed", "smoke", under="said")]
    assert told(line, with_whole_sources(line, seen, tree))[1][0] == "they"


PAPER = "An article in which a guard is quoted as saying the gate was open was withdrawn."


def test_a_paper_and_whom_it_quotes_are_two_voices_of_the_same_words() -> None:
    line = tokens(PAPER)
    seen = [
        learned(line, "An article", "in which", "a guard is quoted"),
        learned(line, "a guard", "quoted as saying", "the gate was open", under="in which"),
    ]
    found = told(line, with_quoting_papers(line, seen))
    assert found == [("An article", "in which is quoted", "the gate was open"), ("a guard", "as saying", "the gate was open")]


def test_whom_a_speaker_has_it_from_is_a_voice_in_his_words() -> None:
    text = "He said he had it from a porter."
    line = tokens(text)
    tree = (
        sentence(
            text,
            "He/PRP>1:nsubj said/VBD>1:root he/PRP>3:nsubj had/VBD>1:ccomp it/PRP>3:obj from/IN>7:case a/DT>7:det porter/NN>3:obl ./.>1:punct",
        )
        .lines[0]
        .tree
    )
    found = with_from_whom(line, [learned(line, "He", "said", "he had it from a porter")], tree)
    assert told(line, found)[1] == ("a porter", "from", "it")
    assert with_from_whom(line, [], tree) == []


@pytest.mark.parametrize(("before", "found"), [("an", 2), ("in", 1)])
def test_an_order_in_somebodys_words_is_a_demand_and_in_order_to_is_none(before: str, found: int) -> None:
    text = f"He said he passed on {before} order to fire."
    line = tokens(text)
    tree = (
        sentence(
            text,
            "He/PRP>1:nsubj said/VBD>1:root he/PRP>3:nsubj passed/VBD>1:ccomp on/RP>3:compound:prt "
            f"{before}/DT>6:det order/NN>3:obj to/TO>8:mark fire/VB>6:acl ./.>1:punct",
        )
        .lines[0]
        .tree
    )
    made = with_orders(line, [learned(line, "He", "said", f"he passed on {before} order to fire")], tree)
    assert len(made) == found
    assert ("", "order", "to fire") in told(line, made) or found == 1


def test_the_finding_of_an_inquiry_is_its_own() -> None:
    text = "He rejected the finding of the inquiry that nobody knew."
    line = tokens(text)
    tree = (
        sentence(
            text,
            "He/PRP>1:nsubj rejected/VBD>1:root the/DT>3:det finding/NN>1:obj of/IN>6:case the/DT>6:det inquiry/NN>3:nmod that/IN>9:mark "
            "nobody/NN>9:nsubj knew/VBD>3:acl ./.>1:punct",
        )
        .lines[0]
        .tree
    )
    made = with_orders(line, [learned(line, "He", "rejected", "the finding of the inquiry that nobody knew")], tree)
    assert ("the inquiry", "finding of", "that nobody knew") in told(line, made)


@pytest.mark.parametrize(
    ("text", "cue", "content", "kept"),
    [
        ("He said she asked whether it was over.", "asked", "whether it was over", False),
        ("He said she asked for water.", "asked for", "water", True),
        ("He said she was told nothing.", "was told", "nothing", False),
        ("He said she knew the way.", "knew", "the way", False),
    ],
)
def test_a_question_and_a_silence_credit_nobody(text: str, cue: str, content: str, *, kept: bool) -> None:
    line = tokens(text)
    outer, inner = learned(line, "He", "said", text[8:-1]), learned(line, "she", cue, content, under="said")
    assert (inner in without_untold(line, [outer, inner])) is kept
    assert outer in without_untold(line, [outer, inner])
