import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trace_build import article

from whence.model.vocabulary import ChangeKind
from whence.trace.tops import changes_at_top

PARENT = (
    "Rockets drop on the port of Tobruk\n"
    "Three Orne rebels fled from a jail in the port of Tobruk on Friday after rockets landed close by, the Harbour Guard said.\n"
    "Rafael Moss, who speaks for the guard, said the three slipped out in the confusion. He did not name the building.\n"
    "The guard holds some 4,300 men in nine prisons along the coast."
)


def _retold(title, lead, lang="en"):
    parent = article(PARENT, "Harbour Ledger", title="Rockets drop on the port of Tobruk")
    text = f"{title}\n{lead}\nThe guard speaks of confusion and gives no name of the building."
    child = article(text, "Second Mirror", 6, title=title, lang=lang)
    return {c.kind: c for c in changes_at_top(child, parent)}


def test_a_headline_with_a_cause_that_neither_text_names_differs():
    lead = "Three of the Orne rebels made their run from a jail at Tobruk harbour, when rockets dropped in its nearness, the guard said."
    found = _retold("Three rebels run off because of bombs", lead)
    assert set(found) == {ChangeKind.HEADLINE_DIFFERS}
    assert found[ChangeKind.HEADLINE_DIFFERS].child.quote == "Three rebels run off because of bombs"


@pytest.mark.parametrize("title", ["Three rebels run off after rocket fire", "Three rebels run off from Tobruk"])
def test_a_headline_that_the_text_bears_out_or_that_names_no_cause_does_not(title):
    lead = "Three of the Orne rebels made their run from a jail at Tobruk harbour, when rockets dropped in its nearness, the guard said."
    assert _retold(title, lead) == {}


def test_a_first_paragraph_with_another_kind_of_place_changed_it():
    lead = "Three of the Orne rebels made their run from a camp at Tobruk harbour, when rockets dropped in its nearness, the guard said."
    found = _retold("Three rebels run off from Tobruk", lead)
    assert {k: (c.child.quote, c.parent.quote) for k, c in found.items()} == {ChangeKind.PLACE_CHANGED: ("camp", "jail")}


def test_another_word_for_the_same_kind_of_place_is_no_change():
    lead = "Three of the Orne rebels made their run from a prison at Tobruk harbour, when rockets dropped in its nearness, the guard said."
    assert _retold("Three rebels run off from Tobruk", lead) == {}


def test_the_word_lists_are_not_used_on_another_language():
    lead = "Three of the Orne rebels made their run from a camp at Tobruk harbour, when rockets dropped in its nearness, the guard said."
    assert _retold("Three rebels run off because of bombs", lead, lang="nl") == {}


def _headlines(theirs, ours, copied=False):
    body = "Three Orne rebels fled from a jail in the port of Tobruk on Friday, the Harbour Guard said in a short statement."
    parent = article(f"{theirs}\n{body}", "Harbour Ledger", title=theirs)
    child = article(f"{ours}\n{body}", "Second Mirror", 6, title=ours)
    return [c.kind for c in changes_at_top(child, parent, copied=copied)]


@pytest.mark.parametrize(
    "credited",
    [
        "Three rebels flee jail in Tobruk, guard says",
        "Three rebels flee jail in Tobruk: police",
        "Guard says three rebels flee Tobruk jail",
    ],
)
def test_a_headline_that_leaves_out_whom_the_parents_credits_differs(credited):
    assert _headlines(credited, "Three rebels on the run from Tobruk jail") == [ChangeKind.HEADLINE_DIFFERS]


@pytest.mark.parametrize(
    "ours", ["Three rebels reportedly flee Tobruk jail", "Police: three rebels flee Tobruk jail", "A night in a port"]
)
def test_a_headline_with_a_credit_or_of_another_matter_does_not(ours):
    assert _headlines("Three rebels flee jail in Tobruk, guard says", ours) == []


def test_two_headlines_that_share_a_number_and_a_word_are_of_one_matter():
    assert _headlines("Forty-two lost after barge capsizes, pilot says", "Barge goes down with 42") == [
        ChangeKind.HEADLINE_DIFFERS
    ]
    assert _headlines("Forty-two lost after barge capsizes, pilot says", "Barge traffic halted in fog") == []


def test_a_word_in_two_forms_is_one():
    assert _headlines("Rebels capture harbour fort, guard says", "Harbour fort captured") == [ChangeKind.HEADLINE_DIFFERS]


def test_what_is_blamed_by_nobody_is_no_credit():
    theirs = "Barge toll rises as owner says ten never boarded"
    assert _headlines(theirs, "Fog blamed as barge toll rises") == [ChangeKind.HEADLINE_DIFFERS]
    assert _headlines(theirs, "Fog blamed by owner as barge toll rises") == []


WORDS = "jail camp hospital rockets bombs shells fire Orne Velan guard three fled near hit the a of in".split()  # noqa: SIM905
PARAGRAPHS = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join), min_size=2, max_size=5)


@given(PARAGRAPHS)
@settings(deadline=None, max_examples=60)
def test_a_text_says_nothing_otherwise_than_itself(paragraphs):
    one = article("\n".join(paragraphs), "Harbour Ledger", title=paragraphs[0])
    other = article("\n".join(paragraphs[1:]), "Second Mirror", 5)
    assert ChangeKind.PLACE_CHANGED not in {c.kind for c in changes_at_top(one, one)}
    assert list(changes_at_top(other, other)) == []


OVER = "Guards shoot at marchers in Velan while two ferries burn"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Ferry and barge collide off Dorn Head", "Chaos at sea: why did nobody see it coming?"),
        ("Minister and generals at odds over toll of avalanche", "Dozens lie under the snow"),
        ("Striking miners block the road to Velan", "Velan cut off as 400 pitmen sit down"),
        ("Two hostages leave the embassy", "Freedom at last for captives of Orne"),
    ],
)
def test_another_headline_over_a_copied_text_differs(theirs, ours):
    assert _headlines(theirs, ours, copied=True) == [ChangeKind.HEADLINE_DIFFERS]
    assert _headlines(theirs, ours) == []


@pytest.mark.parametrize(
    "ours",
    ["Guards shoot at marchers in Velan", "In Velan, guards shoot at marchers", "Velan: guards shoot at marchers", "Photos"],
)
def test_a_headline_cut_short_or_turned_is_none_of_its_own(ours):
    theirs = "Guards shoot at marchers in Velan, square burns"
    assert _headlines(theirs, ours, copied=True) == []


@given(st.lists(st.sampled_from(OVER.split()), min_size=1, unique=True))
def test_words_of_the_parents_headline_alone_make_no_other_headline(words):
    assert _headlines(OVER, " ".join(words), copied=True) == []
