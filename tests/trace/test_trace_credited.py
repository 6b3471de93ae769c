import pytest
from trace_build import ASIDE, DEPOT, LEAD, article, claim, crediting, edges, traced, unseen

from whence.model.base import replace
from whence.model.traced import Derivation, InferredReport
from whence.model.vocabulary import Certainty, ChangeKind, DerivationType, IncidentType, SourceKind
from whence.trace import MemoryTraceIndex, trace
from whence.trace.credits import credits_of

GAUGE = "Our gauges at Odra Mill registered a wave of 4.7 metres at 03:12, and two barges tore loose from their moorings beside the lock."
OTHER = "The River Watch opens three new stations on the upper river and thanks the province of Norrey for the money."


def _edges_of(child, *parents):
    return [(e.parent, e.type, e.certainty) for e in edges([*parents, child]) if e.child == child[0].id]


@pytest.mark.parametrize(
    "text",
    [
        "The River Watch, an association of boatmen, said a wave 4.7 metres high had torn two barges from their moorings beside the lock.",
        "Two barges tore loose beside the lock after a wave of 4.7 metres, according to a note by the River Watch.",
        "Whether that was before 03:12, when the gauges of the River Watch registered a wave of 4.7 metres, nobody could say.",
    ],
)
def test_a_body_whose_own_statement_is_held_is_the_parent_of_what_is_passed_on_as_its(text):
    note, page = article(GAUGE, "River Watch", 0), article(OTHER, "River Watch", 1)
    child = article(f"{LEAD}\n{text}\n{ASIDE}", "Second Mirror", 9)
    said = (crediting(child, "River Watch", content=text[:12], kind=SourceKind.ORGANISATION),)
    for given, certainty in ((said, Certainty.EXPLICIT), ((), Certainty.LIKELY)):
        assert _edges_of((child, (), given), note, page) in (
            [(note.id, DerivationType.ATTRIBUTES, certainty)],
            [(note.id, DerivationType.ATTRIBUTES, Certainty.LIKELY)],
        )


@pytest.mark.parametrize(
    "text",
    [
        "The River Watch did not answer questions on Friday.",
        "Sailors of the River Watch pulled the two barges back to the lock.",
        "The River Watch said that 31 people were still missing below the mill.",
    ],
)
def test_a_body_that_says_nothing_of_its_statement_has_none_there_and_is_no_parent_that_nobody_captured(text):
    note = article(GAUGE, "River Watch", 0)
    child = article(f"{LEAD}\n{text}\n{ASIDE}", "Second Mirror", 9)
    heard = claim(child, text[:20], kind=IncidentType.OTHER, via="River Watch")
    said = (heard, crediting(child, "River Watch", content=text[:12], kind=SourceKind.ORGANISATION))
    assert traced([note, (child, (), said)]) == []


def test_of_two_reports_of_one_outlet_each_is_the_parent_of_the_paragraph_that_tells_what_it_tells():
    first = article(
        "Seven sailors were taken from a barge at Odra Mill, the owner's spokeswoman Halm Brell told the Harbour Ledger.",
        "Harbour Ledger",
        0,
    )
    second = article(
        "Nine sailors in all were seized, an official of the canal office told the Harbour Ledger on condition of silence.",
        "Harbour Ledger",
        8,
    )
    text = (
        "The number nine is now given at the canal office too: an official there has told the Harbour Ledger that nine sailors were seized.\n"
        f"{ASIDE}\n"
        "Good morning. Sailors were taken from a barge at Odra Mill, according to the owner, whose spokeswoman Halm Brell has told the Harbour Ledger that there were seven."
    )  # fmt: skip
    child = article(f"{LEAD}\n{text}", "Live Mirror", 12)
    said = (crediting(child, "Harbour Ledger", content="nine sailors"),)
    found = [e for e in edges([first, second, (child, (), said)]) if e.child == child.id]
    assert {e.parent for e in found} == {first.id, second.id}
    assert {e.type for e in found} == {DerivationType.ATTRIBUTES}


def test_an_agency_is_found_by_its_initials():
    wire = article(
        "At least 11 people died when two boats hit the pier of Norrey, the harbour's manager said.", "Kestrel Harbour Agency", 0
    )
    child = article(
        f"{LEAD}\nAt least 11 people have died at the pier of Norrey, KHA quotes the manager as saying.", "Second Mirror", 2
    )
    for kind in (SourceKind.AGENCY, SourceKind.ORGANISATION):
        said = (crediting(child, "KHA", content="At least 11", kind=kind),)
        assert _edges_of((child, (), said), wire) == [(wire.id, DerivationType.ATTRIBUTES, Certainty.EXPLICIT)]
    index = MemoryTraceIndex()
    index.add(wire)
    assert list(index.reports_of_outlet("kha", None)) == [wire.id]
    assert list(index.reports_of_outlet("kh", None)) == []


def test_a_lead_that_sets_several_voices_beside_each_other_retells_none_of_them():
    text = "Seven, said the mayor; nine, said the master of the port; eleven, an official told the Harbour Ledger."
    child = article(f"{text}\n{ASIDE}", "Second Mirror", 9)
    ledger = crediting(child, "Harbour Ledger", content="eleven")
    others = [
        crediting(child, name, content=what, kind=SourceKind.UNNAMED_OFFICIAL)
        for name, what in (("the mayor", "Seven"), ("the master", "nine"))
    ]
    assert [c.whole for c in credits_of(child, (ledger,))] == [True]
    assert [c.whole for c in credits_of(child, (ledger, *others)) if c.name.written == "Harbour Ledger"] == [False]


def test_two_bodies_that_say_one_thing_are_two_credits():
    child = article("The Canal Board and the River Watch agree on it.", "Second Mirror", 9)
    said = (crediting(child, "Canal Board and the River Watch", kind=SourceKind.ORGANISATION),)
    assert [c.name.written for c in credits_of(child, said)] == ["Canal Board", "River Watch"]


@pytest.mark.parametrize(
    "text",
    [
        "Four sailors were taken from Odra Mill on Sunday.",
        "Of the men taken from Lower Norrey none has come home.",
        "Money taken from Halm Wire was found in the boat.",
    ],
)
def test_what_was_taken_from_a_place_is_no_reprint(text):
    assert credits_of(article(text, "Second Mirror"), ()) == []


@pytest.mark.parametrize(
    "text", ["This text was taken from Halm Wire.", "Taken in full from Halm Wire.", "(taken from Halm Wire)"]
)
def test_a_text_that_was_taken_from_somewhere_is(text):
    assert [c.name.written for c in credits_of(article(f"{DEPOT}\n{text}", "Second Mirror"), ())] == ["Halm Wire"]


def test_what_a_body_says_in_several_paragraphs_is_attributed_and_what_a_medium_says_is_a_digest():
    note = article(
        f"{GAUGE}\nThe watchmen saw nobody on the gangway of the Halm when she broke away from the pier.", "River Watch", 0
    )
    text = (
        "The river rose by 4.7 metres at the mill, the River Watch said of the wave that its gauges registered at 03:12.\n"
        f"{ASIDE}\n"
        "When the Halm broke away from her pier there was nobody on the gangway, the River Watch said."
    )
    child = article(f"{LEAD}\n{text}", "Second Mirror", 9)
    rose = claim(child, "The river rose by 4.7 metres", kind=IncidentType.ACCIDENT_DISASTER, via="River Watch")
    nobody = claim(child, "there was nobody on the gangway", kind=IncidentType.OTHER, via="River Watch")
    for kind, expected in ((SourceKind.ORGANISATION, DerivationType.ATTRIBUTES), (SourceKind.OUTLET, DerivationType.DIGESTS)):
        said = (rose, nobody, crediting(child, "River Watch", content="The river", kind=kind))
        (edge,) = [e for e in edges([note, (child, (), said)]) if e.child == child.id]
        assert (edge.type, set(edge.about)) == (expected, {rose.id, nobody.id})


def test_a_credit_for_a_sentence_without_a_claim_alters_nothing():
    note = article(GAUGE, "River Watch", 0)
    told = claim(note, "two barges tore loose", kind=IncidentType.ACCIDENT_DISASTER, figure=(2, "boats"))
    child = article(
        f"{LEAD}\nThe River Watch put the wave at 4.7 metres.\nFive barges tore loose at the mill.", "Second Mirror", 9
    )
    mine = claim(child, "Five barges tore loose", kind=IncidentType.ACCIDENT_DISASTER, figure=(5, "boats"))
    said = (mine, crediting(child, "River Watch", content="the wave", kind=SourceKind.ORGANISATION))
    (edge,) = [e for e in edges([(note, (), (told,)), (child, (), said)]) if e.child == child.id]
    assert (edge.parent, edge.about, edge.changes) == (note.id, (), ())


def test_who_was_seized_and_who_was_taken_prisoner_are_one_matter():
    note = article("We hold the four men of the Norrey road. They are in our hands.", "Sons of the Ford", 0)
    held = claim(note, "We hold the four men", kind=IncidentType.DETENTION, figure=(4, "held"), place="Norrey")
    text = "A group calling itself the Sons of the Ford said it had abducted four masons near Norrey."
    child = article(f"{LEAD}\n{text}", "Second Mirror", 9)
    group = "A group calling itself the Sons of the Ford"
    taken = claim(
        child, "it had abducted four masons", kind=IncidentType.ABDUCTION, figure=(4, "abducted"), place="Norrey", via=group
    )
    assert _edges_of((child, (), (taken,)), (note, (), (held,))) == [(note.id, DerivationType.ATTRIBUTES, Certainty.EXPLICIT)]


def test_an_outlet_that_runs_its_own_earlier_text_again_has_it_from_itself_too():
    wire = article(f"{DEPOT}\n{ASIDE}", "Halm Wire", 0)
    before = article(f"(Halm Wire) {DEPOT}", "Second Mirror", 3, credits=["Halm Wire"])
    again = article(DEPOT, "Second Mirror", 3000)
    other = article(DEPOT, "Third Mirror", 3001)
    found = edges([wire, before, again, other])
    assert {(e.parent, e.type) for e in found if e.child == again.id} == {
        (wire.id, DerivationType.COPIES),
        (before.id, DerivationType.REVISES),
    }
    assert [e.parent for e in found if e.child == other.id] == [wire.id]


def test_a_report_is_found_whatever_the_order_of_arrival_where_a_medium_is_credited():
    first = article(
        "Eleven people drowned when the Halm sank off the pier of Norrey, the harbour's manager said.", "Harbour Ledger", 0
    )
    child = article(
        f"{LEAD}\nEleven people drowned when the Halm sank off Norrey, the Harbour Ledger reported.", "Second Mirror", 6
    )
    sank = claim(child, "Eleven people drowned", kind=IncidentType.ACCIDENT_DISASTER, via="Harbour Ledger")
    item = (child, (), (sank, crediting(child, "Harbour Ledger", content="Eleven")))
    for order in ([first, item], [item, first]):
        (edge,) = [e for e in edges(order) if e.parent == first.id]
        assert (edge.child, edge.type, edge.about) == (child.id, DerivationType.ATTRIBUTES, (sank.id,))
    assert unseen([item, first])[0].name == "Harbour Ledger"


def test_a_credit_left_out_is_none_where_the_paragraph_names_the_person():
    first = article("Five men fled the fort of Norrey, Halm Brell told the Harbour Ledger.", "Harbour Ledger", 0)
    told = claim(first, "Five men fled the fort", figure=(5, "escaped"), place="Norrey", speaker="Halm Brell")
    named = told.chain[-1].__class__(name="Halm Brell", kind=SourceKind.NAMED_PERSON, as_written="Halm Brell")
    told = replace(told, chain=(*told.chain[:-1], named))
    for text, kinds in (
        (
            "According to the owner, whose spokesman Brell has told the Harbour Ledger about it, five men fled the fort of Norrey.",
            set(),
        ),
        ("The Harbour Ledger has it that five men fled the fort of Norrey.", {ChangeKind.CREDIT_REMOVED}),
    ):
        child = article(f"{LEAD}\n{text}", "Second Mirror", 6)
        fled = claim(child, "five men fled the fort", figure=(5, "escaped"), place="Norrey")
        index = MemoryTraceIndex()
        index.add(first, (), (told,))
        (edge,) = [
            e
            for e in trace(child, (), (fled, crediting(child, "Harbour Ledger", content="five men")), index)
            if isinstance(e, Derivation)
        ]
        assert not isinstance(edge, InferredReport)
        assert {c.kind for c in edge.changes} == kinds


FOOTAGE = "Video: thirty seconds, ours. A barge drifts past the lock of Odra Mill without lights; somebody calls from the bank."


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office confirmed that a barge had gone past the lock, citing the footage that the River Watch published on Monday.",
        "Contrary to what the River Watch wrote on Monday, the mill had its lights on and lost nothing, an engineer insists.",
        "The owner, in a letter to his insurers, relies for the barge on a video released Monday by the River Watch.",
        "The mayor spoke on Tuesday of one barge and not two; on Monday the River Watch had posted that very barge, drifting.",
    ],
)
def test_the_one_report_of_the_day_on_which_one_published_something_is_the_one_that_is_meant(text):
    note, page = article(FOOTAGE, "River Watch", 3), article(OTHER, "River Watch", -90)
    child = article(f"{LEAD}\n{text}", "Second Mirror", 30)
    assert [parent for parent, *_ in _edges_of((child, (), ()), note, page)] == [note.id]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office confirmed that a barge had been lost, citing the footage that the River Watch published on Thursday.",
        "Sailors of the River Watch, who came on Monday, pulled a barge from the lock.",
        "The River Watch did not answer on Monday when it was asked about the barge.",
        "The River Watch published on Monday the salaries of its staff.",
        "The Canal Office wrote on Monday that the River Watch had no boat, no barge and no lights.",
        "On Monday the River Watch put out that 61 sailors and 14 boys were on the barge.",
    ],
)
def test_another_day_another_matter_and_what_others_published_make_no_edge(text):
    note = article(f"{FOOTAGE} There were 12 men and 27 women.", "River Watch", 3)
    child = article(f"{LEAD}\n{text}", "Second Mirror", 30)
    assert _edges_of((child, (), ()), note) == []


@pytest.mark.parametrize(
    "text",
    [
        "The River Watch, a club of retired boatmen that lives on small gifts, put the height of the wave at 4.7 metres.",
        "The River Watch, which rows the upper river on Sundays and sells postcards, said two barges tore loose.",
        "Two barges tore loose, according to the River Watch, one of the many small societies on those banks, at 03:12.",
    ],
)
def test_what_a_text_says_of_the_credited_themselves_is_not_what_they_said(text):
    note = article(GAUGE, "River Watch", 0)
    child = article(f"{LEAD}\n{text}", "Second Mirror", 9)
    assert [parent for parent, *_ in _edges_of((child, (), ()), note)] == [note.id]


TOLD = (
    "The ferry Halm broke from her pier at Norrey before dawn, says Corvin Adler, a rope maker from Lower Odra. The soldiers had left the quay hours before, "
    "he told us, and a lorry took the ropes away."
)


def _named_medium(text, *, outlet="Harbour Gazette", hours=4, more=()):
    held = article(TOLD, outlet, hours)
    words = f"{LEAD}\nAt Norrey they still speak of the ferry Halm; Corvin Adler and the people of Lower Odra do, and the soldiers do not.\n{text}"
    child = article(words, "Second Mirror", 60)
    return [e.certainty for e in edges([held, *more, child]) if (e.child, e.parent) == (child.id, held.id)]


@pytest.mark.parametrize(
    "text",
    [
        "That is more or less what a rope maker told the Harbour Gazette while the soldiers on the quay denied that a lorry had come.",
        "Be careful with the Harbour Gazette, which has the soldiers gone in its headline and a lorry, a pier and ropes in its picture.",
        "The soldiers were gone from the quay with their lorry, if the Harbour Gazette is right; we could not see the ropes.",
        "No lorry, no ropes, no quay: the Harbour Gazette had it, and the soldiers call it gossip.",
    ],
)
def test_a_report_that_names_a_medium_means_its_one_report_of_these_days_on_the_same_matter(text):
    assert _named_medium(text) == [Certainty.LIKELY]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Gazette will move to the old customs house in spring, its owner says.",
        "The film that the Harbour Gazette put out on 1 May is short. It has a lorry, some ropes, a pier and a rope maker.",
        "The Harbour Gazette counted 61 fishermen and 17 horses there, lorry or no lorry, ropes or no ropes, soldiers or none.",
    ],
)
def test_another_matter_another_day_and_other_figures_of_a_medium_do_not(text):
    counted = article(f"{TOLD} There were 12 of them and 23 others.", "Harbour Gazette", 4)
    child = article(f"{LEAD}\nCorvin Adler, Norrey, Lower Odra and the ferry Halm are one story.\n{text}", "Second Mirror", 60)
    assert [e.parent for e in edges([counted, child]) if e.child == child.id] == []


def test_a_body_an_older_report_and_one_of_two_are_not_meant_by_the_name_alone():
    text = "Be careful with the Harbour Gazette and its habit of printing any breathless caller. You have heard of it: ferry, lorry, pier, ropes."
    assert _named_medium(text) == [Certainty.LIKELY]
    assert _named_medium(text.replace("Gazette", "Watch"), outlet="Harbour Watch") == []
    assert _named_medium(text, hours=-300) == []
    other = article("Norrey has a new ferry, and Lower Odra a new mayor, Corvin Adler.", "Harbour Gazette", 5)
    assert _named_medium(text, more=(other,)) == []
