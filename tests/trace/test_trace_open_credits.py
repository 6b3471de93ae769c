"""Open credits: a report that is added later than those that credit it is found by their names for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trace_build import article, as_read

from whence.language.actors.register import Register
from whence.model.matched import Actor
from whence.model.traced import Derivation
from whence.trace import MemoryTraceIndex, trace
from whence.trace.ends import ends_of
from whence.trace.open_credits import followed, names_given
from whence.trace.texts import words_of

OPENING = "Nobody slept by the river last night."
BULLETIN = "Four ferries were set alight at the Odra landing before dawn, and a watchman named Corvin Halm jumped into the river and was saved."
SLIDE = (
    "A slope of loose scree gave way above the Tarn quarry on Monday and buried two excavators and a weighbridge under rubble."
)
CREDITS = [
    ("Odra Harbour Board", BULLETIN, "Four ferries had been set alight at the Odra landing, the Odra Harbour Board said."),
    ("Odra Harbour Board", BULLETIN, "In a statement published by the Odra Harbour Board, a watchman jumped into the river and was saved."),
    ("Ministry of Works of Norrey", SLIDE, "Norrey's Ministry of Works announced that scree had buried two excavators and a weighbridge."),
    ("Kestrel Harbour Agency", SLIDE, "Two excavators and a weighbridge were buried under rubble, KHA reported on Tuesday."),
    ("Tarn Miners' Union", SLIDE, "What happened at the quarry was told to the Tarn Miners' Union: two excavators were buried by loose scree."),
    ("Halm Wire", BULLETIN, "According to Halm Wire, four ferries were set alight at the Odra landing and a watchman jumped into the river."),
]  # fmt: skip


def captured_edges(items, register=None):
    """Return the edges between captured reports of items traced in the order given, whole."""
    index, found = MemoryTraceIndex(), {}
    for made, posts, said in items:
        records = list(trace(made, posts, said, index, register=register or Register()))
        index.add(made, posts, said, records)
        found |= {r.id: r for r in records if isinstance(r, Derivation) and not r.parent.startswith("inf_")}
    return found


@pytest.mark.parametrize(("outlet", "told", "credit"), CREDITS)
def test_a_report_added_after_those_that_credit_it_gets_the_edge_that_it_would_have_had_before_them(outlet, told, credit):
    parent, child = as_read(article(told, outlet, 1)), as_read(article(f"{OPENING}\n{credit}", "Second Mirror", 9))
    in_order = captured_edges([parent, child])
    assert [(e.child, e.parent) for e in in_order.values()] == [(child[0].id, parent[0].id)]
    assert captured_edges([child, parent]) == in_order


def test_the_register_s_names_for_an_outlet_are_looked_for_too():
    guild = Actor(slug="voice", name="Voice of the Quays", aliases=("the Guild's Station",), kind="outlet")
    register = Register([guild])
    parent = as_read(article(BULLETIN, "Voice of the Quays", 1))
    child = as_read(article(f"{OPENING}\nThe Guild's Station says that four ferries were set alight at the Odra landing.", "Second Mirror", 9))  # fmt: skip
    in_order = captured_edges([parent, child], register)
    assert in_order
    assert captured_edges([child, parent], register) == in_order
    assert captured_edges([child, parent]) == captured_edges([parent, child]) == {}


def test_what_came_out_after_the_credit_or_tells_of_something_else_is_not_meant():
    child = as_read(article(f"{OPENING}\n{CREDITS[0][2]}", "Second Mirror", 9))
    assert captured_edges([child, as_read(article(BULLETIN, "Odra Harbour Board", 30))]) == {}
    assert captured_edges([child, as_read(article(SLIDE, "Odra Harbour Board", 1))]) == {}
    assert captured_edges([child, as_read(article(BULLETIN, "Odra Harbour Pilots", 1))]) == {}


@given(st.permutations(range(5)))
def test_any_order_of_arrival_gives_the_edges_of_the_canonical_order(order):
    items = [
        article(BULLETIN, "Odra Harbour Board", 1),
        article(SLIDE, "Kestrel Harbour Agency", 2),
        article(f"{OPENING}\n{CREDITS[0][2]}", "Second Mirror", 9),
        article(f"{OPENING}\n{CREDITS[3][2]}", "Third Mirror", 12),
        article(f"Both at once.\n{CREDITS[1][2]}\n{CREDITS[3][2]}", "Fourth Mirror", 15),
    ]
    whole = [(item, (), ()) for item in items]
    assert captured_edges(whole[at] for at in order).items() >= captured_edges(whole).items()


def test_of_many_that_name_an_outlet_a_few_are_followed():
    index = MemoryTraceIndex()
    for at in range(200):
        child = article(f"Day {at}. {OPENING}\n{CREDITS[0][2]}", f"Leaf {at}", 9 + at)
        index.add(child)
    parent = article(BULLETIN, "Odra Harbour Board", 1)
    own = ends_of(parent, (), words_of(parent))[0]
    assert 0 < len(list(followed(own, (), index))) <= 12


def test_each_name_that_gives_something_out_is_filed_once_where_it_stands():
    item = article(f"{OPENING}\n{CREDITS[0][2]}\n{CREDITS[0][2]}", "Second Mirror", 9)
    named = names_given(item, ())
    assert named and len({hash_ for hash_, _ in named}) == len(named)
    assert names_given(article("Four ferries of the Odra Harbour Board burned.", "Second Mirror", 9), ()) == []
