"""Clauses of what somebody is credited with that no other claim has: each is a claim of its own, on the word of who said it."""

import pytest
from read_build import names, report

from whence.model.said import Claim
from whence.read.claims.claims import read_claims
from whence.read.hedging.hedges import hedges_by_sentence, reaching_back
from whence.read.text.layout import read_sentences
from whence.read.voices.attributions import attributions

# sentence, words of one of its clauses, who stands behind them
LEFT = [
    ("Six men were shot in the yard and all of them had belonged to the guard, Major Ruben Osk told the Dorn Herald.", "belonged to the guard", ["Dorn Herald", "Ruben Osk"]),
    ('"There was no shooting. The boats had left and the pier was empty," the harbour master said.', "the pier was empty", ["the harbour master"]),
    ("The prefect said that the bus burned because it had been hit by a lorry without lights.", "hit by a lorry", ["the prefect"]),
    ("A miner told reporters that he had carried out four wounded men and that the lamps had failed.", "the lamps had failed", ["a miner"]),
    ('"Nobody was shot. There were sailors and there were dockers," the captain said.', "there were dockers", ["the captain"]),
    ("The keeper, two neighbours said, took it away.", "took it away", ["two neighbours"]),
]  # fmt: skip


def claims_of(*lines: str) -> list[Claim]:
    host = report(*lines)
    sentences = read_sentences(host)
    limits = reaching_back(sentences, hedges_by_sentence(host.text, sentences))
    return list(read_claims(host, [], attributions(host), limits))


@pytest.mark.parametrize(("sentence", "words", "voices"), LEFT, ids=[words for _, words, _ in LEFT])
def test_a_clause_beside_the_occurrence_is_a_claim_of_its_own(sentence: str, words: str, voices: list[str]) -> None:
    start = sentence.index(words)
    found = [c for c in claims_of(sentence) if c.passage.start <= start < c.passage.end]
    assert [v.lower() for v in voices] in [[n.lower() for n in names(c.chain)[1:]] for c in found]


@pytest.mark.parametrize("sentence", [sentence for sentence, _, _ in LEFT])
def test_no_two_claims_without_an_occurrence_have_the_same_words(sentence: str) -> None:
    plain = [(c.passage.start, c.passage.end) for c in claims_of(sentence) if c.frame is None]
    assert len(set(plain)) == len(plain)


@pytest.mark.parametrize(
    ("sentence", "words", "voice"),
    [
        ("A former clerk says he signed for 20 crates; a guard says the shed burned down in spring.", "signed for 20 crates", "a former clerk"),
        ("Nine men were shot, the clinic said on Monday, while the prefect spoke of a quarrel and the army denied an attack.", "Nine men", "the clinic"),
        ("A porter told the Log that the barge had left at noon; a stoker told it that shots were fired from the bank.", "the barge had left", "a porter"),
        ("The harbour master counted 31 boats.", "31 boats", "the harbour master"),
    ],
)  # fmt: skip
def test_a_claim_in_another_voice_leaves_the_clause_unclaimed(sentence: str, words: str, voice: str) -> None:
    start = sentence.index(words)
    found = [c for c in claims_of(sentence) if c.passage.start <= start < c.passage.end]
    assert voice in {names(c.chain)[-1].lower() for c in found}


def test_words_that_nobody_is_credited_with_make_no_further_claim() -> None:
    assert [c for c in claims_of("The road was cut and the pier was empty.") if c.frame is None] == []


def test_a_clause_of_the_voice_inside_is_not_claimed_twice() -> None:
    sentence = "The mayor said that the pier was closed and that a fisherman had told him of a second boat."
    found = [c for c in claims_of(sentence) if "second boat" in c.passage.quote]
    assert len(found) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll has yet to be checked, but if true this is a heavy blow for the guard, the major said.",
        "Nobody has reached the pier and, if confirmed, the loss would be bitter, the harbour master told the Dorn Herald.",
    ],
)
def test_what_is_put_under_a_condition_is_no_claim_apart_from_its_sentence(sentence: str) -> None:
    assert not [c for c in claims_of(sentence) if c.frame is None and c.passage.start >= sentence.index("if ")]
