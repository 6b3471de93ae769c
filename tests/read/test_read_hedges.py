"""Words that limit commitment: class, words and scope."""

import pytest
from read_build import report

from whence.model.vocabulary import HedgeClass
from whence.read.hedging.hedges import hedges, hedges_of
from whence.read.text.layout import read_sentences

HEDGED = [
    ("Two boats reportedly sank off Dorn.", HedgeClass.HEARSAY, "reportedly"),
    ("The pilot is said to have fled.", HedgeClass.HEARSAY, "is said to"),
    ("Guards allegedly opened fire.", HedgeClass.ALLEGATION, "allegedly"),
    ("The alleged arsonist was held.", HedgeClass.ALLEGATION, "alleged"),
    ("Footage purports to show the blast.", HedgeClass.ALLEGATION, "purports to"),
    ("The wall appears to have given way.", HedgeClass.APPEARANCE, "appears to"),
    ("It seems the pumps failed.", HedgeClass.APPEARANCE, "It seems"),
    ("The slide could bury the road.", HedgeClass.PROBABILITY, "could"),
    ("Ten people may have drowned.", HedgeClass.PROBABILITY, "may have"),
    ("The toll is likely to rise.", HedgeClass.PROBABILITY, "is likely to"),
    ("The toll, a figure yet to be confirmed, stands at six.", HedgeClass.NEEDS_CONFIRMATION, "yet to be confirmed"),
    ("Unconfirmed accounts speak of ten dead.", HedgeClass.NEEDS_CONFIRMATION, "Unconfirmed"),
    ("If true, this is the worst flood in years.", HedgeClass.CONDITIONAL, "If true"),
    ("The toll, if confirmed, would be the highest since 1970.", HedgeClass.CONDITIONAL, "if confirmed"),
    ("The shell hit a courtyard or outdoor space.", HedgeClass.ALTERNATIVE, "a courtyard or outdoor space"),
    ("A rumour that the lock had burst spread on Monday.", HedgeClass.HEARSAY, "A rumour"),
    ("The ferry is rumoured to have left early.", HedgeClass.HEARSAY, "is rumoured"),
    ("A voice said to belong to the harbour master is heard.", HedgeClass.HEARSAY, "said to belong"),
    ("Two clashes were reported on Sunday.", HedgeClass.HEARSAY, "were reported"),
    ("A baker is being held on suspicion of arson.", HedgeClass.ALLEGATION, "on suspicion of"),
    ("The clinic has been accused of hiding the toll.", HedgeClass.ALLEGATION, "has been accused of"),
    ("The gate is alleged to have been locked.", HedgeClass.ALLEGATION, "is alleged to"),
    ("The pilots are widely believed to be alive.", HedgeClass.APPEARANCE, "are widely believed"),
    ("The raid bears the hallmarks of the Fen Brigade.", HedgeClass.APPEARANCE, "bears the hallmarks of"),
    ("The letter may not have reached the crew.", HedgeClass.PROBABILITY, "may not have"),
    ("Divers will probably not go down today.", HedgeClass.PROBABILITY, "probably"),
    ("Twelve sailors are presumed lost.", HedgeClass.PROBABILITY, "are presumed"),
    ("Six divers are feared dead.", HedgeClass.PROBABILITY, "are feared"),
    ("The blast could conceivably have been a gas pipe.", HedgeClass.PROBABILITY, "could conceivably"),
    ("Early indications point to a broken axle.", HedgeClass.NEEDS_CONFIRMATION, "Early indications"),
    ("The provisional toll stands at six.", HedgeClass.NEEDS_CONFIRMATION, "provisional toll"),
    ("The picture, if genuine, is the first of the wreck.", HedgeClass.CONDITIONAL, "if genuine"),
]


@pytest.mark.parametrize(("sentence", "kind", "cue"), HEDGED, ids=[h[2] for h in HEDGED])
def test_a_hedge_is_found_with_its_class(sentence: str, kind: HedgeClass, cue: str) -> None:
    assert (kind, cue) in [(h.kind, h.cue) for h in hedges(sentence)]


PLAIN = [
    "Two boats sank off Dorn on Monday.",
    "About ten people drowned, at least two of them children.",
    "The talks in May ended without a deal.",
    "The military might of the north is known to its neighbours.",
    "Two or three boats sank.",
    "No boat or house was lost.",
    "The mayor could not be reached.",
    "None of the lists could be checked.",
    "Only the miller could open the sluice.",
    "The judge asked her whether she could swim.",
    "Passengers may not leave the platform.",
    "No house has been reported damaged.",
    "The men are presumed innocent until a court rules.",
    "Preliminary talks open in Dorn on Friday.",
    "A widow appeared before the court on Monday.",
    "It became apparent that the gate was open.",
    "The train is supposed to leave at nine.",
    "We are told by the lock keeper, whom we trust.",
    "If you hear the siren, go to the cellar.",
]


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_words_are_no_hedge(sentence: str) -> None:
    assert [h.cue for h in hedges(sentence)] == []


SHAPED = [
    ("The screenshot now looks doctored.", HedgeClass.APPEARANCE, "looks"),
    ("The vault was robbed twice, if Radio Osk is to be believed.", HedgeClass.CONDITIONAL, "if Radio Osk is to be believed"),
    ("The dark patch is either a bog or a pond.", HedgeClass.ALTERNATIVE, "either a bog or"),
    ("A mortar round fell in the yard or on the roof of the mill.", HedgeClass.ALTERNATIVE, "in the yard or on the roof"),
    ("They met near the fountain or the barracks.", HedgeClass.ALTERNATIVE, "the fountain or the barracks"),
]


@pytest.mark.parametrize(("sentence", "kind", "cue"), SHAPED, ids=[s[2] for s in SHAPED])
def test_a_word_that_limits_only_beside_others_is_found_by_its_shape(sentence: str, kind: HedgeClass, cue: str) -> None:
    assert [kind] == [h.kind for h in hedges(sentence)]
    assert hedges(sentence)[0].cue.startswith(cue)


SHAPELESS = [
    "Engineers who have looked at the trusses left on Monday.",
    "Come and look, she said.",
    "They altered the list to make the toll look smaller.",
    "Police named three suspects.",
    "A murder suspect fled the court.",
    "Had the cook seen it?",
    "The consul denied that a ransom or a swap was involved.",
    "He failed either to call or to write.",
]


@pytest.mark.parametrize("sentence", SHAPELESS)
def test_the_same_word_beside_others_is_no_hedge(sentence: str) -> None:
    assert [h.cue for h in hedges(sentence)] == []


def test_the_words_are_kept_as_written() -> None:
    text = "On Monday two boats REPORTEDLY sank."
    (one,) = hedges(text)
    assert text[one.start : one.end] == one.cue == "REPORTEDLY"


def test_a_hedge_bears_on_its_clause_only() -> None:
    text = "Two boats reportedly sank, but the ferry reached the port."
    (one,) = hedges(text)
    assert one.scope is not None
    assert "sank" in one.scope.of(text)
    assert "ferry" not in one.scope.of(text)


def test_alleged_bears_on_what_follows_it() -> None:
    text = "The police held the alleged arsonist of the granary."
    (one,) = hedges(text)
    assert one.scope is not None
    assert one.scope.of(text) == "alleged arsonist of the granary."


def test_the_longest_hedge_is_taken() -> None:
    assert [h.cue for h in hedges("The man is alleged to have fled.")] == ["is alleged to"]


def test_a_remark_on_verification_is_a_caveat_and_no_hedge() -> None:
    assert not hedges("The toll could not be independently verified.")


def test_a_range_of_the_text_is_read_with_places_in_the_whole() -> None:
    text = "Two boats sank. A third reportedly burned."
    (one,) = hedges(text, 16)
    assert text[one.start : one.end] == "reportedly"


def test_this_as_needing_confirmation_bears_on_the_sentence_before() -> None:
    host = report("Ten men fled the mine. I was away, so treat this as needing confirmation.")
    (one,) = hedges_of(host.text, read_sentences(host))
    assert one.scope is not None
    assert one.scope.of(host.text).startswith("Ten men fled")


def test_a_hedge_with_its_own_subject_does_not_reach_back() -> None:
    host = report("Ten men fled the mine. The toll of the flood is a figure needing confirmation.")
    (one,) = hedges_of(host.text, read_sentences(host))
    assert one.scope is not None
    assert "fled" not in one.scope.of(host.text)
