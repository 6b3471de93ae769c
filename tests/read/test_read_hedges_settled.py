"""The settled cases of the annotation guide's section on hedges: the same word as a hedge and as none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.vocabulary import HedgeClass
from whence.read.hedging.hedges import hedges

HEARSAY, ALLEGATION, PROBABILITY = HedgeClass.HEARSAY, HedgeClass.ALLEGATION, HedgeClass.PROBABILITY
UNCONFIRMED, CONDITIONAL, ALTERNATIVE = HedgeClass.NEEDS_CONFIRMATION, HedgeClass.CONDITIONAL, HedgeClass.ALTERNATIVE

# (a sentence with the hedge, its class, the words it begins with; a sentence where the same words limit nothing)
PAIRS = [
    ("Nine men are feared dead in the shaft.", PROBABILITY, "are feared", "The mayor feared that nine men were dead."),
    ("Six dockers feared drowned after the squall.", PROBABILITY, "feared", "She feared for her brother."),
    ("Guards stopped a suspected bomber.", ALLEGATION, "suspected", "The warden said he suspected a guard."),
    ("The alleged buyer has not been found.", ALLEGATION, "alleged", "The party alleged on Sunday that boxes were burned."),
    ("An officer suspected of selling rifles was held.", ALLEGATION, "suspected of", "The union suspects a rival crew."),
    ("The cook, accused of theft, wept.", ALLEGATION, "accused of", "The sultanate expelled a consul it accused of theft."),
    ("The supposed incursion worried him.", ALLEGATION, "supposed", "He supposed they were burying cable."),
    ("It is claimed that the dyke leaked.", HEARSAY, "It is claimed", "It was reported by the harbour master that a crane fell."),
    ("The consul knew of the reported coup.", HEARSAY, "reported", "The captain reported engine trouble."),
    ("The ministry denied rumours.", HEARSAY, "rumours", "Reports that the dam had burst spread on Monday."),
    ("He called it gossip.", HEARSAY, "gossip", "He read the gossip columns."),
    ("Talk of a second crest is out of place.", HEARSAY, "Talk of", "It is too early to talk of a cause."),
    ("On our street they say the wall was thin.", HEARSAY, "they say", "The skippers are back; they say the fish have gone."),
    ("Talks may resume on Monday.", PROBABILITY, "may", "Families may call the number below."),
    ("Three sailors may be alive.", PROBABILITY, "may be", "The list may be inspected at the town hall."),
    ("It might, she allowed, be lower.", PROBABILITY, "might", "The northern might, he said, was known."),
    ("A second slope could give way.", PROBABILITY, "could", "The foreman died before he could be questioned."),
    ("It could be a long weekend.", PROBABILITY, "could be", "Could the tower have been saved?"),
    ("The frost could have jammed the points.", PROBABILITY, "could have", "He could have left earlier, he said."),
    ("He must be speaking from another city.", PROBABILITY, "must be", "The list must be handed in by noon."),
    ("She put the likelihood of a match at half.", PROBABILITY, "likelihood", "He is expected to repeat it on Friday."),
    ("Unconfirmed accounts spoke of shots.", UNCONFIRMED, "Unconfirmed", "Reports of an explosion remain unconfirmed."),
    ("It is a toll yet to be confirmed.", UNCONFIRMED, "yet to be confirmed", "The toll has yet to be confirmed."),
    ("An early review found two errors.", UNCONFIRMED, "early review", "The early train left without her."),
    ("The force withdrew its initial account.", UNCONFIRMED, "initial account", "The initial shock wore off."),
    ("The observers issued a preliminary statement.", UNCONFIRMED, "preliminary", "Preliminary talks open on Friday."),
    ("It is not clear whether a ransom was paid.", UNCONFIRMED, "not clear whether", "It is not clear who was paid."),
    ("Whether he was answered is not known.", UNCONFIRMED, "not known", "The cause is not yet known."),
    ("It's unclear if the raft was theirs.", UNCONFIRMED, "unclear if", "It is unclear how the men died."),
    ("The toll is lower if the ledger is right.", CONDITIONAL, "if the ledger is right", "They will strike if the pay is cut."),
    ("If that is so, who counted the votes?", CONDITIONAL, "If that is so", "If they come again, take their picture."),
    ("The men left by boat, if the count holds.", CONDITIONAL, "if the count holds", "They go home if the ceasefire holds."),
    (
        "He is descended from one, if she is telling the truth.",
        CONDITIONAL,
        "if she",
        "If it goes, it goes at the second gallery.",
    ),
    (
        "If, as the owners insist, nobody complained, why strike?",
        CONDITIONAL,
        "If",
        "Had the barge gone down, the quay would have gone.",
    ),
    ("It is a grave matter should the offer be proven.", CONDITIONAL, "should the", "A strike looms should the bill pass."),
    ("A mine, or possibly a shell, killed a goat.", ALTERNATIVE, "A mine, or possibly", "He had shown them no mine or shell."),
    ("Gunfire or fireworks, it was not clear which, woke them.", ALTERNATIVE, "Gunfire or", "Bring water or bread."),
    ("The film shows the mayor, or someone very like him.", ALTERNATIVE, "or someone", "Ask the mayor or someone in his office."),
    (
        "We cannot say whether it was an order or an error.",
        ALTERNATIVE,
        "an order or",
        "He asked whether it was an order or an error.",
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "cue"), [pair[:3] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_a_settled_hedge_is_found(sentence: str, kind: HedgeClass, cue: str) -> None:
    assert [True for h in hedges(sentence) if h.kind is kind and h.cue.startswith(cue)], hedges(sentence)


@pytest.mark.parametrize("sentence", [pair[3] for pair in PAIRS])
def test_its_neighbour_is_none(sentence: str) -> None:
    assert [h.cue for h in hedges(sentence)] == []


NONE = [
    "A technical fault was not ruled out.",
    "The prosecutor did not rule out a criminal motive.",
    "The wounds are consistent with a fall.",
    "A self-styled engineer rang the desk.",
    "The call came from a man claiming to be the duty judge.",
    "The claim has not been confirmed.",
    "All of this needs confirmation.",
    "Treat with caution.",
    "Satellite pictures suggest that a third of the roofs have burned.",
    "Shops may open at nine.",
    "He asked whether they may think about it.",
    "The technicians could open only one of the boxes.",
    "As soon as he could, he rang his wife.",
    "Nobody is suspected of stealing the till.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_the_guide_calls_none_is_none(sentence: str) -> None:
    assert [h.cue for h in hedges(sentence)] == []


def test_a_condition_of_truth_may_hold_another_hedge() -> None:
    assert [(h.kind, h.cue) for h in hedges("If the rumours are true, he will go.")] == [
        (CONDITIONAL, "If the rumours are true"),
        (HEARSAY, "rumours"),
    ]


_WORDS = (
    "if",
    "or",
    "may",
    "could",
    "not",
    "whether",
    "clear",
    "the",
    "a",
    "it",
    "they",
    "say",
    "reported",
    "suspected",
    ",",
    ".",
    '"',
    "right",
)


@given(
    st.lists(
        st.sampled_from(_WORDS),
        max_size=9,
    )
)
def test_any_order_of_the_words_gives_hedges_in_order_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = hedges(text)
    assert [(h.start, h.end) for h in found] == sorted((h.start, h.end) for h in found)
    assert all(text[h.start : h.end] == h.cue and h.cue for h in found)
