"""Remarks about sourcing: status, question, and who says so."""

import pytest
from read_build import names, post_in, report

from whence.model.captured import Report
from whence.model.said import Caveat
from whence.model.vocabulary import BlockKind, CaveatStatus, QuestionKind
from whence.read.text.layout import read_sentences
from whence.read.voices.attributions import attributions
from whence.read.voices.caveats import caveats


def caveats_of(host: Report) -> list[Caveat]:
    return list(caveats(host, read_sentences(host), attributions(host)))


STATUS = [
    ("The toll has not been independently verified.", CaveatStatus.UNVERIFIED),
    ("The accounts remain unconfirmed.", CaveatStatus.UNVERIFIED),
    ("No independent account of the raid was to be had.", CaveatStatus.UNVERIFIED),
    ("The report could not immediately be verified.", CaveatStatus.COULD_NOT_VERIFY),
    ("The Harbour Gazette was unable to verify the account.", CaveatStatus.COULD_NOT_VERIFY),
    ("Independent verification of the raid is not yet available.", CaveatStatus.NOT_VERIFIABLE_NOW),
    ("The company declined to comment.", CaveatStatus.NO_COMMENT),
    ("The embassy did not immediately respond.", CaveatStatus.NO_COMMENT),
    ("I'm not on the ground, so take care.", CaveatStatus.NOT_PRESENT),
    ("The footage was verified by two cartographers.", CaveatStatus.VERIFIED),
    ("The army denied the reports.", CaveatStatus.DENIED),
    ("There were conflicting accounts of the raid.", CaveatStatus.DISPUTED),
    ("An earlier version of this article gave a wrong toll.", CaveatStatus.CORRECTED),
    ("The agency withdrew its report on Monday.", CaveatStatus.RETRACTED),
    ("The letter has yet to be verified.", CaveatStatus.UNVERIFIED),
    ("The owner rejects it.", CaveatStatus.DENIED),
    ("The harbour office rejected talk of sabotage.", CaveatStatus.DENIED),
    ("The bank rejects as slander the clerk's allegation that it lost the money.", CaveatStatus.DENIED),
    ("Rumours of a second bomb were rejected by the sheriff.", CaveatStatus.DENIED),
    ("A villager's claim that the dam was opened was laughed off by the engineer.", CaveatStatus.DENIED),
    ("The firm denied overloading the barge.", CaveatStatus.DENIED),
    ("The league's denial, spread online, came on Friday.", CaveatStatus.DENIED),
    ("The union distanced itself from the deed.", CaveatStatus.DENIED),
    ('Its chairman told us this was "a lie by the mayor".', CaveatStatus.DENIED),
    ("The mayor of Tarn does not buy it.", CaveatStatus.DISPUTED),
    ("The operator's claim that a hose failed does not convince us.", CaveatStatus.DISPUTED),
    ("The city's theory of a broken pipe is doubted by the water company.", CaveatStatus.DISPUTED),
    ("The sheriff considers the paper fake.", CaveatStatus.DISPUTED),
    ("Four people died, not three.", CaveatStatus.DISPUTED),
    ("We could not see the papers ourselves.", CaveatStatus.COULD_NOT_VERIFY),
    ("Our reporters had no access to the place.", CaveatStatus.COULD_NOT_VERIFY),
    ("The claim was not borne out.", CaveatStatus.UNVERIFIED),
    ("The police are assessing whether the text was authentic.", CaveatStatus.UNVERIFIED),
    ("Vertica does not answer our calls.", CaveatStatus.NO_COMMENT),
    ("We count nine people shot, not seven as first reported.", CaveatStatus.CORRECTED),
    ("We did not succeed in checking the story of the ferryman.", CaveatStatus.COULD_NOT_VERIFY),
    ("To corroborate these accounts the desk has not succeeded.", CaveatStatus.COULD_NOT_VERIFY),
    ("To establish that from here is impossible.", CaveatStatus.NOT_VERIFIABLE_NOW),
    ("The station had no independent means of checking either list.", CaveatStatus.COULD_NOT_VERIFY),
    ("To our paper it was not possible to confirm the count.", CaveatStatus.COULD_NOT_VERIFY),
    ("The wire has been unable to speak to the crew.", CaveatStatus.COULD_NOT_VERIFY),
    ("The measurements have not been reviewed by anybody.", CaveatStatus.UNVERIFIED),
    ("Please treat as unconfirmed.", CaveatStatus.UNVERIFIED),
    ("It is a claim for which we have found no support.", CaveatStatus.UNVERIFIED),
    ("Neither account could be independently verified.", CaveatStatus.COULD_NOT_VERIFY),
    ("We have not been able to check the sound.", CaveatStatus.COULD_NOT_VERIFY),
    ("The institute has no means of authenticating the tape.", CaveatStatus.NOT_VERIFIABLE_NOW),
    ("The harbour office would not say how many boats were out.", CaveatStatus.NO_COMMENT),
    ("The mayor declined to elaborate.", CaveatStatus.NO_COMMENT),
    ("We asked the port office which list holds and have had no answer.", CaveatStatus.NO_COMMENT),
    ("None of this has been independently confirmed.", CaveatStatus.UNVERIFIED),
    ("We had nobody in the harbour and have verified none of this.", CaveatStatus.UNVERIFIED),
    ("It was not possible for us to check her story.", CaveatStatus.COULD_NOT_VERIFY),
    ("It was not possible to reconcile the two tolls.", CaveatStatus.COULD_NOT_VERIFY),
    ("This version corrects a report of Sunday.", CaveatStatus.CORRECTED),
    ("Both explanations of the blast still come from ministries at war.", CaveatStatus.PARTIES_ONLY),
    ("The union has not returned our calls.", CaveatStatus.NO_COMMENT),
    ("The brigade would neither confirm nor deny it.", CaveatStatus.NO_COMMENT),
    ("The navy has yet to respond.", CaveatStatus.NO_COMMENT),
    ("We were able to verify six of the nine clips.", CaveatStatus.PARTLY_VERIFIED),
    ("The union disputes the count.", CaveatStatus.DISPUTED),
    ("The two accounts could not be reconciled.", CaveatStatus.DISPUTED),
    ("The consulate called the letter a forgery.", CaveatStatus.DENIED),
    ("Reports that the lock was captured are false.", CaveatStatus.DENIED),
    ("We regret the error.", CaveatStatus.CORRECTED),
    ("The coast guard amended its statement in the evening.", CaveatStatus.CORRECTED),
    ("By noon the ministry had deleted its message.", CaveatStatus.RETRACTED),
    ("The newspaper has taken the article down.", CaveatStatus.RETRACTED),
    ("All the accounts so far come from the Valley Front or the DLF.", CaveatStatus.PARTIES_ONLY),
    ("The number, she adds, remains to be confirmed.", CaveatStatus.UNVERIFIED),
    ("Nothing has been established by anybody neutral.", CaveatStatus.UNVERIFIED),
    ("The panel says that it has verified no claim.", CaveatStatus.UNVERIFIED),
    ("The auditors had verified nothing by Tuesday.", CaveatStatus.UNVERIFIED),
    ("The laboratory is not able to attribute the shell to either army.", CaveatStatus.COULD_NOT_VERIFY),
    ("The board could not determine which gate gave way first.", CaveatStatus.COULD_NOT_VERIFY),
    ("We cannot say who cut the cable.", CaveatStatus.COULD_NOT_VERIFY),
    ("The group was unable to tell when the picture was taken.", CaveatStatus.COULD_NOT_VERIFY),
    ("Who opened the lock remains disputed.", CaveatStatus.DISPUTED),
    ("Cause: disputed.", CaveatStatus.DISPUTED),
    ("The course of the march is hotly contested.", CaveatStatus.DISPUTED),
    ("14:20 Correction", CaveatStatus.CORRECTED),
    ("The prefecture lowered its count of the missing from 40 to 12.", CaveatStatus.CORRECTED),
    ("Late in the evening the hospital revised the number of people wounded to nine.", CaveatStatus.CORRECTED),
    ("Both stories are told by men with guns; both accounts come from parties to the war.", CaveatStatus.PARTIES_ONLY),
    ("The first two come from the belligerents.", CaveatStatus.PARTIES_ONLY),
    ("The claim rests on the word of a single trader.", CaveatStatus.UNVERIFIED),
    ("It remains unclear who opened fire.", CaveatStatus.UNVERIFIED),
    ("The province gave no details of how it arrived at the figure.", CaveatStatus.UNVERIFIED),
    ("The recording's authenticity is in doubt.", CaveatStatus.UNVERIFIED),
    ("Reporters have been kept away from the valley.", CaveatStatus.NOT_VERIFIABLE_NOW),
    ("No outsider has been allowed into the camp.", CaveatStatus.NOT_VERIFIABLE_NOW),
    ("Access to the mine remains blocked.", CaveatStatus.NOT_VERIFIABLE_NOW),
    ("We have asked the airline for comment.", CaveatStatus.NO_COMMENT),
    ("Clarification: the bishop was not there.", CaveatStatus.CORRECTED),
    ("The daily has taken down its story.", CaveatStatus.RETRACTED),
    ("The guild gave a different toll.", CaveatStatus.DISPUTED),
    ("The two stories do not match.", CaveatStatus.DISPUTED),
    ("All figures so far come from the two sides in the strike.", CaveatStatus.PARTIES_ONLY),
    ("Our reporters did not succeed in confirming the porter's story.", CaveatStatus.COULD_NOT_VERIFY),
    ("To verify her words the editors have not managed.", CaveatStatus.COULD_NOT_VERIFY),
    ("The Gazette had no independent means of checking either list.", CaveatStatus.COULD_NOT_VERIFY),
    ("To our correspondent it was not possible to establish the number of rafts.", CaveatStatus.COULD_NOT_VERIFY),
    ("The agency has been unable to speak to the pilot.", CaveatStatus.COULD_NOT_VERIFY),
    ("To check this is at present impossible.", CaveatStatus.NOT_VERIFIABLE_NOW),
    ("The readings were not checked by any outside laboratory.", CaveatStatus.UNVERIFIED),
    ("There is little to go by but the word of the warring parties.", CaveatStatus.PARTIES_ONLY),
    ("So far there are only the claims of both sides.", CaveatStatus.PARTIES_ONLY),
    ("The clinic withdrew word of an outbreak in the evening.", CaveatStatus.RETRACTED),
    ("Two days later the rebels took the claim back.", CaveatStatus.RETRACTED),
    ("Three lists are going round, none of which our desk has been able to confirm.", CaveatStatus.COULD_NOT_VERIFY),
    ("The institute is not in a position to say who laid the mine.", CaveatStatus.COULD_NOT_VERIFY),
    ("We are in no position to judge which of the two is right.", CaveatStatus.COULD_NOT_VERIFY),
    ("There is no way of knowing how many were on the raft.", CaveatStatus.COULD_NOT_VERIFY),
    ("It was not possible for the weekly to reach the porter.", CaveatStatus.COULD_NOT_VERIFY),
    ("The auditors have not checked whether the crates were full.", CaveatStatus.UNVERIFIED),
    ("The commission has drawn no conclusion as to who fired.", CaveatStatus.UNVERIFIED),
    ("The pictures do not show who opened the gate.", CaveatStatus.UNVERIFIED),
    ("We have no second source for this.", CaveatStatus.UNVERIFIED),
    ("The desk is treating the landing as unconfirmed.", CaveatStatus.UNVERIFIED),
    ("The navy hasn't replied to us.", CaveatStatus.NO_COMMENT),
    ("The bishop has not answered our letters.", CaveatStatus.NO_COMMENT),
    ("The skipper left our questions without answer.", CaveatStatus.NO_COMMENT),
    ("The news of the landing turned out to be a rumour.", CaveatStatus.CORRECTED),
    ("The station has since taken the story back.", CaveatStatus.RETRACTED),
    ("For the toll the two sides are the only source.", CaveatStatus.PARTIES_ONLY),
]


@pytest.mark.parametrize(("sentence", "status"), STATUS, ids=[s.value + str(n) for n, (_, s) in enumerate(STATUS)])
def test_a_remark_on_sourcing_has_a_status(sentence: str, status: CaveatStatus) -> None:
    assert status in {c.status for c in caveats_of(report(sentence))}


NONE = [
    "The verification office opens on Monday.",
    "The army confirmed the strike.",
    "The bridge could not be seen from the boat, so the men swam.",
    "Two houses burned down.",
    "Neither side disputes the number.",
    "The clerk did not deny the report.",
    "Soldiers removed the bodies from the square.",
    "The council raised its toll to six.",
    "The guard lowered the flag over the fort.",
    "The guests came from parties in the hills.",
    "The clerk could not tell the brothers apart.",
    "She recalled the report of the gun.",
    "The observers were kept busy all day.",
    "The sky was clear when they left.",
    "The rebels did not succeed in taking the bridge.",
    "To reach the hut the climbers did not manage.",
    "The bags were checked by a guard at the gate.",
    "The soldiers took the town back in the night.",
    "The bank withdrew notes of that series.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_other_words_are_no_caveat(sentence: str) -> None:
    assert caveats_of(report(sentence)) == []


TWO = [
    "Accounts of the raid or whether the men belonged to the DLF have not been verified.",
    "Neither the breakout nor the men's membership of the DLF has been confirmed.",
    "The raid and the captives' affiliations have not been independently confirmed.",
]


@pytest.mark.parametrize("sentence", TWO)
def test_a_sentence_about_two_questions_gives_two_caveats(sentence: str) -> None:
    assert {c.about for c in caveats_of(report(sentence))} == {QuestionKind.HAPPENED, QuestionKind.VICTIMS}


def test_who_says_so_is_the_chain_of_the_words_it_stands_in() -> None:
    host = report("The Tarn Institute told the Harbour Gazette that no independent verification of the raid is available.")
    assert {tuple(names(c.by)) for c in caveats_of(host)} == {("Harbour Gazette", "Tarn Institute")}


def test_the_outlet_says_so_where_nobody_else_does() -> None:
    assert names(caveats_of(report("The toll has not been verified."))[0].by) == ["Harbour Gazette"]


def test_silence_is_told_by_the_outlet_not_by_who_is_silent() -> None:
    (one,) = caveats_of(report("The company declined to comment on the leak."))
    assert names(one.by) == ["Harbour Gazette"]


def test_a_denial_is_told_by_who_denies() -> None:
    found = [c for c in caveats_of(report("The army denied the reports.")) if c.status is CaveatStatus.DENIED]
    assert names(found[0].by) == ["Harbour Gazette", "the army"]


def test_parties_are_named() -> None:
    host = report("The Tarn Institute said all the accounts come from the Valley Front or the DLF, and nobody else was there.")
    (one,) = [c for c in caveats_of(host) if c.status is CaveatStatus.PARTIES_ONLY]
    assert one.parties == ("Valley Front", "DLF")
    assert one.all_reports


def test_a_posts_author_says_that_he_was_not_there() -> None:
    words = "I was not there, so this needs further confirmation."
    host = report(words, kinds=[BlockKind.EMBEDDED_POST])
    posts = [post_in(host, words)]
    found = list(caveats(host, read_sentences(host, posts), attributions(host, posts)))
    assert {c.status for c in found} == {CaveatStatus.NOT_PRESENT, CaveatStatus.UNVERIFIED}
    assert {tuple(names(c.by)) for c in found} == {("Harbour Gazette", "Lena Varga")}
    assert {c.post for c in found} == {posts[0].id}


def test_who_verified_is_kept() -> None:
    found = caveats_of(report("The footage was verified by two cartographers."))
    assert found[0].verifier == "two cartographers"


def test_a_remark_that_hangs_on_by_a_comma_leaves_the_main_clause_alone() -> None:
    host = report("Nine bodies have been recovered, not twelve as we wrote on Sunday.")
    (one,) = caveats_of(host)
    assert one.passage.quote == "not twelve as we wrote on Sunday"


def test_a_remark_between_commas_ends_at_the_second() -> None:
    host = report("The warden, who would not say how many men were missing, shut the gate.")
    (one,) = caveats_of(host)
    assert one.passage.quote == "who would not say how many men were missing"


LOWERED = [
    ("The clinic lowered its count of the drowned from 31 to 27.", "lowered its count"),
    ("Late on Sunday the province revised the number of people killed to nine.", "revised the number of people killed"),
    ("Prosecutors, revising their earlier figure of the injured, now speak of 12.", "revising their earlier figure"),
]


@pytest.mark.parametrize(("sentence", "words"), LOWERED)
def test_who_lowers_a_count_says_the_new_one_beside_the_remark(sentence: str, words: str) -> None:
    found = [c for c in caveats_of(report(sentence)) if c.status is CaveatStatus.CORRECTED]
    assert [c.passage.quote for c in found][:1] == [words]


def test_the_passage_holds_the_words() -> None:
    host = report("The road is cut. The toll has not been verified.")
    (one,) = caveats_of(host)
    assert host.text[one.passage.start : one.passage.end] == one.passage.quote


def test_one_or_the_other_means_those_named_before() -> None:
    (one,) = caveats_of(
        report("The army and the Valley Front blame each other, and all that was said of mines comes from one or the other.")
    )
    assert one.status is CaveatStatus.PARTIES_ONLY
    assert one.parties == ("army", "Valley Front")


def test_everything_said_by_two_sides_is_their_word() -> None:
    (one,) = caveats_of(
        report("Everything that has been said about the raid so far has been said by the League or by the Coast Guard.")
    )
    assert one.status is CaveatStatus.PARTIES_ONLY
    assert one.parties == ("League", "Coast Guard")


def test_the_two_sides_of_nobody_are_no_parties() -> None:
    assert not [c for c in caveats_of(report("All of it comes from one or the other.")) if c.status is CaveatStatus.PARTIES_ONLY]


@pytest.mark.parametrize(
    "text",
    [
        "The men rejected the offer of the company.",
        "Parliament rejected the bill on Friday.",
        "The court dismissed the officer from his post.",
        "The prisoners were denied food.",
        "The families were denied housing.",
        "The driver did not believe his eyes.",
        "The council ruled out a second vote.",
        "The mayor distanced himself from the party.",
        "Divers had no access to the hold.",
        "A clerk, who would not be named, opened the door.",
    ],
)
def test_rejecting_or_lacking_something_else_is_no_caveat(text: str) -> None:
    assert caveats_of(report(text)) == []


def test_a_word_after_a_gap_is_sought_until_the_rest_fits() -> None:
    assert [c.status for c in caveats_of(report("Rumours that the gate was open were dismissed by the warden."))] == [
        CaveatStatus.DENIED
    ]
