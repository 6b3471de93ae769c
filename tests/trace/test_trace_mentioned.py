import time

import pytest
from trace_build import article, claim

from whence.trace import MemoryTraceIndex
from whence.trace.credits import credits_of
from whence.trace.mentioned import names_beside, with_named

HELD = ("River Watch", "Sons of the Ford", "Harbour Ledger", "Ana Brell", "The Slip", "Ministry of Defence of Norrey", "Watch")


def _named(text, *, held=HELD, lang="en", outlet="Second Mirror", said=()):
    """Return the names that `text` credits where a report of each of these outlets is in the case."""
    index = MemoryTraceIndex()
    for name in held:
        index.add(article("Nothing of note today.", name, 0))
    item = article(text, outlet, 5, lang=lang)
    return [c.name.written for c in with_named(credits_of(item, said), item, said, index)]


@pytest.mark.parametrize(
    "text",
    [
        "A rights group, the River Watch, has quoted a nurse as saying that two of them were shot.",
        "The mayor, citing the footage that the River Watch had published, spoke of two boats.",
        "Asked about the 17 dead whom counts the organisation River Watch, he shook his head.",
        "Two of them were shot, according to a page of the River Watch that was seen on Friday.",
        "The figures of the River Watch are lower.",
        "The report in the River Watch is false.",
        "A nurse who spoke to the River Watch puts it at two.",
        "The River Watch, on whose bulletin the mayor relied, told us that it had spoken of no wave.",
        "It is the same official who gave another office, River Watch, the number eleven.",
    ],
)
def test_one_whose_report_is_held_is_credited_beside_a_word_of_saying_hearing_or_publishing(text):
    assert _named(text) == ["River Watch"]


@pytest.mark.parametrize(
    "text",
    [
        "Boats of the River Watch lay across the channel all night.",
        "The mayor said that the River Watch had fired first.",
        "Guards who named the River Watch have withdrawn their words.",
        "He was once a member of the River Watch, and later of the council.",
    ],
)
def test_a_name_beside_no_such_word_is_no_credit(text):
    assert _named(text) == []


def test_a_name_is_found_behind_a_title_an_owner_a_day_and_a_body():
    assert _named("Two are dead, Captain Ana Brell said.") == ["Ana Brell"]
    assert _named("On Friday Harbour Ledger reported two dead.") == ["Harbour Ledger"]
    assert _named("The Front's Ana Brell calls it a tale.") == ["Ana Brell"]
    assert _named("Two are dead, said Halm Corvin of the River Watch.") == ["River Watch"]
    assert _named("An engineer who spoke to The Slip is right.") == ["Slip"]
    assert _named("A group calling itself the Sons of the Ford claimed to hold the boat.") == ["Sons of the Ford"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody had slept in the house of Ana Brell that night. There is no word from the mill, Brell wrote on Sunday.",
        "The mayor is Ana Brell. In a post by Brell there is talk of twelve dead.",
        "The Brell page counts twelve dead. Ana Brell is the mayor of Norrey.",
    ],
)
def test_the_last_word_of_a_name_that_stands_in_full_elsewhere_is_that_name(text):
    assert _named(text) == (["Ana Brell"] if "page" not in text else [])


def test_a_part_of_a_name_is_nobody():
    assert _named("Two are dead, the Ministry of Defence of Sorrel said.") == []
    assert _named("Two are dead, Lower River Watch said.") == []
    assert _named("Two are dead, the Ministry of Defence said.") == []


def test_a_longer_name_of_which_the_text_gives_the_head_is_the_one():
    assert _named("Detention Watch said that guards had fired.", held=("Detention Watch Norrey",)) == ["Detention Watch"]


def test_the_own_outlet_and_a_text_in_another_language_give_no_credit():
    assert _named("The River Watch has published two figures.", outlet="River Watch") == []
    assert _named("The River Watch has published two figures.", lang="nl") == []


def test_the_claims_are_those_that_came_through_a_voice_of_that_name_else_those_of_the_sentence():
    text = "A group calling itself the Sons of the Ford said five men fled. Later nine ships sank, the Harbour Ledger reported."
    item = article(text, "Second Mirror", 5)
    fled = claim(item, "five men fled", figure=(5, "escaped"), via="a group calling itself the Sons of the Ford")
    sank = claim(item, "nine ships sank", figure=(9, "sunk"))
    index = MemoryTraceIndex()
    for name in HELD:
        index.add(article("Nothing of note today.", name, 0))
    found = {c.name.written: c for c in with_named((), item, (fled, sank), index)}
    assert (found["Sons of the Ford"].claims, found["Sons of the Ford"].named) == ((fled.id,), False)
    assert (found["Harbour Ledger"].claims, found["Harbour Ledger"].named) == ((sank.id,), True)


def test_a_word_of_capitals_as_long_as_a_page_is_gone_over_once_for_a_short_name():
    text = "It is over, Brell said. " + "A" * 150_000
    began = time.process_time()
    assert [name.written for name, _ in names_beside(article(text, "Second Mirror", 5))] == ["Brell"]
    assert time.process_time() - began < 5  # hours where each of its letters may begin a name


def test_a_text_of_names_alone_is_read_in_bounded_time():
    assert _named("Odra Brell " * 30_000) == []
    assert _named("told the Odra Brell, " * 20_000) == []
    assert _named("told Brell. " * 20_000) == []
    assert _named(" ".join(f"told A{chr(97 + n % 26) * (4 + n // 26)}." for n in range(4_000))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The River Watch let it be known this morning that it holds nine jars.",
        "The station River Watch is carrying a message by the mayor.",
        "By then the River Watch had made public that two boats were lost.",
        "On the upper river the River Watch was already reporting two dead.",
        "The River Watch has matched the oar to a boat. It said in a statement that the boat was sold in May.",
        "The River Watch concluded that the gate had failed first.",
    ],
)
def test_what_one_lets_be_known_is_carrying_or_goes_on_to_say_is_given_out(text):
    assert _named(text) == ["River Watch"]


@pytest.mark.parametrize(
    "text",
    [
        "Men of the River Watch carrying oars stood by the lock.",
        "The River Watch has three boats. Nobody said that they were new.",
        "The mayor, who fears the River Watch, left. He said that he was ill.",
        "Behind the lock and the long grey wall of the mill waits the River Watch. They were said to be armed.",
    ],
)
def test_those_who_only_stand_there_give_nothing_out(text):
    assert _named(text) == []
