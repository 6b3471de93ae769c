import time

import pytest
from trace_build import article, crediting

from whence.language.actors.register import Register
from whence.model.matched import Actor
from whence.model.traced import Derivation
from whence.model.vocabulary import SourceKind
from whence.trace import MemoryTraceIndex, trace
from whence.trace.called import keys_of, listed
from whence.trace.names import name_of

ACTORS = (
    Actor(slug="guild", name="Guild of Ferrymen", aliases=("the ferrymen's guild", "the Guild"), kind="body"),
    Actor(slug="voice", name="Voice of the Quays", aliases=("the Guild's station", "the ferrymen's radio"), kind="outlet", part_of="guild"),
    Actor(slug="health", name="Ministry of Health of Norrey", aliases=("Norrey's health ministry", "the health ministry", "the government"), kind="state"),
    Actor(slug="brell", name="Ana Brell", aliases=("the station's head",), kind="person", part_of="voice"),
    Actor(slug="north", name="Northern Watch", aliases=("the observers",), kind="monitor"),
    Actor(slug="south", name="Southern Watch", aliases=("the observers",), kind="monitor"),
)  # fmt: skip
WORDS = "Four ferries were set alight at the Odra landing before dawn, and a watchman named Corvin Halm jumped into the river and was saved."


def _parents(text, *held, said=None, register=None, outlet="Second Mirror"):
    """Return the keys of the captured reports that a report of this text, hours later, is traced to."""
    index, child = MemoryTraceIndex(), article(f"Nobody slept by the river last night.\n{text}", outlet, 9)
    for item in held:
        index.add(item)
    found = trace(child, (), said(child) if said else (), index, register=Register(ACTORS) if register is None else register)
    return [index.report(r.parent).outlet for r in found if isinstance(r, Derivation) and index.report(r.parent)]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The Guild's station says that four ferries were set alight at the Odra landing.", "Voice of the Quays"),
        ("Four ferries had been set alight at the Odra landing, the ferrymen's radio reported.", "Voice of the Quays"),
        (
            "In a bulletin the health ministry put it down to the watchman, Corvin Halm, who jumped into the river.",
            "Ministry of Health of Norrey",
        ),
        ("According to Norrey's health ministry a watchman jumped into the river and was saved.", "Ministry of Health of Norrey"),
    ],
)
def test_an_outlet_or_body_is_credited_by_any_name_that_the_register_gives_it(text, outlet):
    assert _parents(text, article(WORDS, outlet, 1)) == [outlet]
    assert _parents(text, article(WORDS, outlet, 1), register=Register()) == []


def test_a_reader_s_voice_of_such_a_name_is_followed_too():
    text = "Four ferries were set alight at the Odra landing, the ferrymen's radio had it on Friday."

    def said(child):
        return (crediting(child, "the ferrymen's radio", content="Four ferries", kind=SourceKind.OUTLET),)

    assert _parents(text, article(WORDS, "Voice of the Quays", 1), said=said) == ["Voice of the Quays"]


@pytest.mark.parametrize(
    "text",
    [
        "The observers said that four ferries were set alight at the Odra landing.",
        "The station's head said that four ferries were set alight at the Odra landing.",
        "The government said that four ferries were set alight at the Odra landing.",
        "The Guild said that four ferries were set alight at the Odra landing.",
    ],
)
def test_a_name_of_two_a_plain_word_and_one_who_belongs_to_an_outlet_are_not_the_outlet(text):
    held = [
        article(WORDS, outlet, 1)
        for outlet in ("Ministry of Health of Norrey", "Voice of the Quays", "Northern Watch", "Southern Watch")
    ]
    assert _parents(text, *held) == []


def test_an_outlet_that_calls_itself_by_such_a_name_is_not_its_own_parent():
    text = "The Guild's station says that four ferries were set alight at the Odra landing."
    assert _parents(text, article(WORDS, "Voice of the Quays", 1), outlet="Voice of the Quays") == []


def test_what_the_register_s_name_is_credited_for_must_be_told_there():
    text = "The Guild's station says that the price of bread will rise again in spring."
    assert _parents(text, article(WORDS, "Voice of the Quays", 1)) == []


def test_the_register_is_asked_for_whole_names():
    register = Register(ACTORS)
    assert "voice quays" in keys_of(name_of("the Guild's station"), register)
    assert keys_of(name_of("a clerk of the Guild's station"), register) == ()
    assert keys_of(name_of("the observers"), register) == ()


def test_one_word_as_long_as_a_page_is_looked_at_once():
    register = Register((Actor(slug="guild", name="Northern Guild"),))
    before = time.process_time()
    assert list(listed("A" * 200_000 + "'s", 0, 200_002, register)) == []
    assert time.process_time() - before < 5
