import itertools
from datetime import timedelta

import pytest
from trace_build import ASIDE, DEPOT, LEAD, article, claim, crediting, edges, traced, unread, unseen

from whence.model.base import replace
from whence.model.captured import Moment
from whence.model.traced import Derivation, InferredReport
from whence.model.vocabulary import Certainty, DerivationType, Direction, IncidentType, ReportKind, SourceKind
from whence.trace.credits import credits_of
from whence.trace.likeness import same_telling
from whence.trace.names import name_of, names_in_credit, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Corvo Press Agency", "Corvo Press"),
        ("The Harbour Ledger", "Harbour Ledger"),
        ("Northern Field Bureau (NFB)", "NFB English"),
        ("Open Water", "Open Water Tonight"),
        ("CPA", "Corvo Press Agency"),
        ("Norrey's Ministry of the Interior", "Ministry of the Interior of Norrey"),
        ("River Watch", "River Watch Norrey"),
    ],
)
def test_names_of_one_outlet_are_recognised(one, other):
    assert same_name(name_of(one), name_of(other))
    assert same_name(name_of(other), name_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Times", "Times of Varnholm"),
        ("Corvo Press", "Corva Press"),
        ("Post", "Harbour Post"),
        ("agencies", "agencies"),
        ("Ministry of the Interior", "Ministry of the Interior of Norrey"),
        ("General Staff", "General Staff of Sorrel"),
    ],
)
def test_names_of_different_outlets_are_kept_apart(one, other):
    assert not same_name(name_of(one), name_of(other))


def test_a_credit_line_names_its_agencies_and_no_desk():
    assert [n.written for n in names_in_credit("Corvo Press and agencies")] == ["Corvo Press"]
    assert names_in_credit("Staff and wires") == []
    assert names_in_credit("وكالات") == []


def test_the_own_outlet_is_no_credit():
    item = article(DEPOT, "Corvo Press Agency", credits=["Corvo Press", "CPA", "Halm Wire"])
    assert [c.name.written for c in credits_of(item, ())] == ["Halm Wire"]


def test_a_page_that_says_where_it_first_appeared_credits_it():
    item = article(f"{DEPOT}\nThis story first appeared on Halm Wire.", "Second Mirror")
    (credit,) = credits_of(item, ())
    assert (credit.name.written, credit.whole) == ("Halm Wire", True)
    assert credit.where.quote == "Halm Wire"


def test_a_credited_outlet_that_tells_the_same_is_the_parent():
    first = article("Five inmates fled the old fort at Varnholm on Monday.", "Harbour Ledger", 0)
    other = article("Nine people died when a ferry sank off Norrey.", "Harbour Ledger", 1)
    child = article("Five inmates are gone from a fort at Varnholm, the Harbour Ledger reported.", "Second Mirror", 6)
    told = claim(first, "Five inmates fled", figure=(5, "escaped"), place="Varnholm")
    sunk = claim(other, "Nine people died", kind=IncidentType.ACCIDENT_DISASTER, figure=(9, "killed"), place="Norrey")
    retold = claim(child, "Five inmates are gone", figure=(5, "escaped"), place="Varnholm", via="Harbour Ledger")
    items = [
        (first, (), (told,)),
        (other, (), (sunk,)),
        (child, (), (retold, crediting(child, "Harbour Ledger", content="Five"))),
    ]
    (edge,) = edges(items)
    assert (edge.child, edge.parent, edge.certainty) == (child.id, first.id, Certainty.EXPLICIT)
    assert edge.type in (DerivationType.REWRITES, DerivationType.DIGESTS)
    assert edge.share is None
    # The credited report may come into the case later; the edge is made then.
    late = edges([items[2], items[0]])
    assert (child.id, first.id) in {(e.child, e.parent) for e in late}


def test_a_credit_to_an_outlet_that_tells_something_else_points_at_a_report_nobody_captured():
    other = article("Nine people died when a ferry sank off Norrey.", "Harbour Ledger", 0)
    child = article("Five inmates are gone from a fort at Varnholm, the Harbour Ledger reported.", "Second Mirror", 6)
    sunk = claim(other, "Nine people died", kind=IncidentType.ACCIDENT_DISASTER, figure=(9, "killed"), place="Norrey")
    retold = claim(child, "Five inmates are gone", figure=(5, "escaped"), place="Varnholm", via="Harbour Ledger")
    found = traced([(other, (), (sunk,)), (child, (), (retold, crediting(child, "Harbour Ledger", content="Five")))])
    (parent,) = [r for r in found if isinstance(r, InferredReport)]
    assert parent.name == "Harbour Ledger"
    assert parent.latest == child.published.at
    assert [e.parent for e in found if isinstance(e, Derivation)] == [parent.id]


def test_a_passing_credit_holds_only_for_the_claims_that_came_that_way():
    child = article(f"{LEAD}\n{ASIDE}\nTwo guards were hurt, the Harbour Ledger reported.", "Second Mirror", 6)
    hurt = claim(child, "Two guards were hurt", kind=IncidentType.KILLING, figure=(2, "wounded"), via="Harbour Ledger")
    (edge,) = edges([(child, (), (hurt, crediting(child, "Harbour Ledger", content="Two guards")))])
    assert edge.about == (hurt.id,)
    assert edge.type is DerivationType.ATTRIBUTES


def test_siblings_by_a_wire_nobody_captured_meet_at_one_inferred_report_in_any_order():
    items = [
        article(DEPOT, "First Mirror", 2, credits=["Halm Wire"]),
        article(f"{LEAD}\n{DEPOT}", "Second Mirror", 4, credits=["Halm Wire Service"]),
        article(f"{DEPOT}\n{ASIDE}", "Third Mirror", 30, credits=["Halm Wire"]),
    ]
    for order in itertools.permutations(items):
        (parent,) = unseen(order)
        found = edges(order)
        assert {e.child for e in found if e.parent == parent.id} == {i.id for i in items}
        assert all(e.direction is Direction.UNKNOWN for e in found if e.parent != parent.id)


def test_one_that_is_silent_about_the_wire_of_its_words_may_have_them_from_it_too():
    silent = article(DEPOT, "First Mirror", 1)
    credited = article(f"{LEAD}\n{DEPOT}", "Second Mirror", 9, credits=["Halm Wire"])
    found = edges([silent, credited])
    (parent,) = unseen([silent, credited])
    assert {(e.child, e.certainty) for e in found if e.parent == parent.id and e.share} == {
        (silent.id, Certainty.INFERRED),
        (credited.id, Certainty.STRONG),
    }


def test_a_later_report_without_credit_took_from_the_one_it_shares_words_with():
    credited = article(DEPOT, "First Mirror", 1, credits=["Halm Wire"])
    later = article(DEPOT, "Second Mirror", 9)
    found = [e for e in edges([credited, later]) if e.child == later.id]
    assert [(e.parent, e.direction) for e in found] == [(credited.id, Direction.KNOWN)]


def test_one_wire_on_two_matters_is_two_inferred_reports():
    one = article("Five inmates fled the old fort at Varnholm on Monday.", "First Mirror", 0, credits=["Halm Wire"])
    other = article("Nine people died when a ferry sank off Norrey.", "Second Mirror", 1, credits=["Halm Wire"])
    fled = claim(one, "Five inmates fled", figure=(5, "escaped"), place="Varnholm")
    sunk = claim(other, "Nine people died", kind=IncidentType.ACCIDENT_DISASTER, figure=(9, "killed"), place="Norrey")
    assert len(unseen([(one, (), (fled,)), (other, (), (sunk,))])) == 2


def test_a_body_that_makes_news_is_no_parent():
    child = article("Two guards were hurt, the Interior Ministry reported.", "Second Mirror", 6)
    hurt = claim(child, "Two guards were hurt", speaker="Interior Ministry")
    said = (hurt, crediting(child, "Interior Ministry", content="Two", kind=SourceKind.ORGANISATION))
    assert traced([(child, (), said)]) == []


def test_names_in_a_report_that_was_not_read_credit_nobody_by_themselves():
    child = article("Kaksi vartijaa loukkaantui, kertoo Halm Wire.", "Toinen Peili", 6, lang="fi")
    assert traced([(child, (), (unread(child, names=["Halm Wire", "Varnholm"]),))]) == []


def test_the_short_form_in_brackets_behind_a_credited_name_is_the_outlet_that_calls_itself_so():
    first = article("Five inmates fled the old fort at Varnholm on Monday.", "NFB English", 0)
    child = article("Five inmates are gone from a fort at Varnholm, the Northern Field Bureau (NFB) reports.", "Second Mirror", 6)
    told = claim(first, "Five inmates fled", figure=(5, "escaped"), place="Varnholm")
    retold = claim(child, "Five inmates are gone", figure=(5, "escaped"), place="Varnholm", via="Northern Field Bureau")
    (edge,) = edges([(first, (), (told,)), (child, (), (retold, crediting(child, "Northern Field Bureau", content="Five")))])
    assert (edge.child, edge.parent) == (child.id, first.id)


def test_a_page_that_calls_its_outlet_by_a_word_of_its_name_credits_nobody():
    child = article("Two guards were hurt, the mayor told Courier.", "Norrey Courier Morning", 6)
    assert credits_of(child, (crediting(child, "Courier", content="Two"),)) == []


def test_figures_of_a_stock_passed_on_through_a_credit_show_which_report_is_meant_and_what_it_returns_to_is_a_digest():
    first = article(
        "Rockets fell on Friday.\nThe guard holds some 4,300 men, along the coast, 24 of them officers.", "Harbour Ledger", 0
    )
    for (men, officers), expected in (((4300, 24), DerivationType.DIGESTS), ((5200, 31), None)):
        child = article(
            "Ships were kept in port for a second day as the weather turned, the harbour master of Norrey said on Saturday.\n"
            "The Harbour Ledger wrote that a rocket landed close to a building.\n"
            f"Of some {men:,} men in the guard's hands {officers} are officers, according to the Harbour Ledger.",
            "Third Mirror", 20,
        )  # fmt: skip
        rocket = claim(child, "a rocket landed close to a building", kind=IncidentType.SHELLING, via="Harbour Ledger")
        mine = claim(child, f"Of some {men:,} men", figure=(men, "held"), via="Harbour Ledger")
        more = claim(child, f"{officers} are officers", figure=(officers, "held"), via="Harbour Ledger")
        told = [claim(first, "some 4,300 men", figure=(4300, "held")), claim(first, "24 of them officers", figure=(24, "held"))]
        stock = [
            c.__class__(**{**{f: getattr(c, f) for f in c.__struct_fields__ if f != "id"}, "frame": None})
            for c in (mine, more, *told)
        ]
        said = (rocket, *stock[:2], crediting(child, "Harbour Ledger", content="a rocket"))
        found = [e for e in edges([(first, (), tuple(stock[2:])), (child, (), said)]) if e.parent == first.id]
        assert [e.type for e in found] == ([expected] if expected else [])
        late = [e for e in edges([(child, (), said), (first, (), tuple(stock[2:]))]) if e.parent == first.id]
        assert [(e.type, e.about) for e in late] == [(e.type, e.about) for e in found]


def test_a_paragraph_credited_to_one_medium_was_not_taken_from_another_that_has_it_from_a_wire():
    first = article(DEPOT, "First Mirror", 1, credits=["Halm Wire"])
    quoted = DEPOT.splitlines()[1]
    later = article(f"{LEAD}\n{quoted} So reported the Harbour Ledger.\n{ASIDE}", "Second Mirror", 9)
    heard = claim(later, "heard two dull bangs", via="Harbour Ledger")
    found = edges([first, (later, (), (heard, crediting(later, "Harbour Ledger", content="Harbour workers")))])
    (edge,) = [e for e in found if e.child == later.id and e.parent == first.id]
    assert edge.direction is Direction.UNKNOWN
    assert any("Harbour Ledger" in e.note for e in edge.evidence)


@pytest.mark.parametrize("hours", [None, 8])
def test_a_live_page_credits_what_came_out_while_it_ran(hours):
    told = article("Two divers died off Varnholm.", "Harbour Ledger", 5)
    page = article("Two divers are dead off Varnholm, the Harbour Ledger reports.", "Second Mirror", 0)
    if hours is not None:
        until = page.published.at + timedelta(hours=hours)
        page = replace(page, modified=Moment(at=until, as_written="later", basis="given"), id="")
    died = claim(told, "Two divers died", figure=(2, "killed"), place="Varnholm")
    dead = claim(page, "Two divers are dead", figure=(2, "killed"), place="Varnholm", via="Harbour Ledger")
    found = edges([(told, (), (died,)), (page, (), (dead, crediting(page, "Harbour Ledger", content="Two")))])
    assert (told.id in [e.parent for e in found]) is (hours is not None)


@pytest.mark.parametrize(
    ("kind", "expected"), [(ReportKind.LIVE_PAGE, DerivationType.ATTRIBUTES), (ReportKind.ARTICLE, DerivationType.DIGESTS)]
)
def test_two_entries_of_a_live_page_that_credit_one_outlet_are_no_digest(kind, expected):
    told = article("Two divers died off Varnholm. Four boats searched the strait for the wreck.", "Harbour Ledger", 0)
    lead = "Ships were kept in port for a second day as the weather turned, the harbour master of Norrey said on Saturday."
    text = f"{lead}\nTwo divers died off Varnholm, the Harbour Ledger says.\nFour boats searched the strait for a wreck, says the Harbour Ledger."
    page = article(text, "Second Mirror", 5)
    page = replace(page, kind=kind, id="")
    died = claim(told, "Two divers died", figure=(2, "killed"), place="Varnholm")
    dead = claim(page, "Two divers died off Varnholm", figure=(2, "killed"), place="Varnholm", via="Harbour Ledger")
    boats = claim(page, "Four boats searched the strait for a wreck", figure=(4, "boats"), via="Harbour Ledger")
    found = edges([(told, (), (died,)), (page, (), (dead, boats, crediting(page, "Harbour Ledger", content="Two divers died")))])
    assert [e.type for e in found if e.parent == told.id] == [expected]


@pytest.mark.parametrize(("place", "same"), [("Varnholm", True), (None, False)])
def test_what_is_counted_in_one_place_is_the_same_whatever_kind_it_was_read_as(place, same):
    first = article("Two divers died off Varnholm.", "Harbour Ledger", 0)
    child = article("Two divers are dead off Varnholm, the Harbour Ledger reports.", "Second Mirror", 3)
    one = claim(first, "Two divers died", kind=IncidentType.ACCIDENT_DISASTER, figure=(2, "killed"), place="Varnholm")
    other = claim(child, "Two divers are dead", kind=IncidentType.KILLING, figure=(2, "killed"), place=place)
    assert same_telling([one], [other]) is same
    assert same_telling([other], [one]) is same


def test_a_page_speaking_of_itself_credits_nobody():
    item = article("The mayor told our newspaper that the depot had burned.", "Harbour Ledger")
    assert credits_of(item, [crediting(item, "our newspaper", content="the depot")]) == []


def said_by(name):
    child = article(f"Two guards were hurt, the {name} reported.", "Second Mirror", 6)
    return credits_of(child, [crediting(child, name, content="Two guards", kind=SourceKind.ORGANISATION)])


@pytest.mark.parametrize("name", ["Atomic Safety Agency", "Northern Refugee Agency", "Drug Control Agency"])
def test_an_agency_that_is_no_news_agency_is_no_parent(name):
    assert not any(credit.sure for credit in said_by(name))


@pytest.mark.parametrize("name", ["Northern News Agency", "Orland Press Agency", "Velna Telegraph Agency"])
def test_a_news_agency_is_one_by_its_name(name):
    assert any(credit.sure for credit in said_by(name))
