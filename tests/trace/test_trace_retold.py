import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.trace.retold import contradicts, gist_of, retold

BULLETIN = gist_of(
    "Our gauges at Odra Mill registered a wave of 4.7 metres at 03:12 on 9 June. Two barges tore loose from their moorings and sank beside "
    "the lower lock. The network cannot tell whether the lock gate failed before the wave or because of it."
)


@pytest.mark.parametrize(
    "passed",
    [
        "The gauges recorded a wave 4.7 metres high, the River Watch said, but could not tell whether the gate had failed before it.",
        "According to the River Watch, two barges had torn loose from their mooring and sunk by the lower lock.",
        "What the River Watch registered at 03:12 was a wave, and whether the lock gate failed first it does not say.",
    ],
)
def test_a_sentence_in_other_words_is_retold_where_it_keeps_what_matters(passed):
    assert retold(gist_of(passed).without(["river watch"]), BULLETIN) > 0


@pytest.mark.parametrize(
    "other",
    [
        "The River Watch wants three new stations on the upper river before the winter and has asked the province for money.",
        "Its director, Ana Brell, told us by telephone that she had slept four hours since Sunday.",
        "Eleven people drowned in the flood of Norrey, and the River Watch was blamed for it.",
    ],
)
def test_a_sentence_about_something_else_is_not(other):
    assert retold(gist_of(other).without(["river watch"]), BULLETIN) == 0


@pytest.mark.parametrize("number", ["71", "sixty-four", "12,000"])
def test_a_figure_that_the_other_text_does_not_give_is_from_another_report(number):
    passed = gist_of(f"The flood killed {number} people in the district of Norrey, the agency said.")
    bulletin = gist_of("The agency has registered 38 persons killed by the flood in the district of Norrey.")
    assert contradicts(passed, bulletin)
    assert retold(passed, bulletin) == 0
    right = gist_of(f"The agency has registered {number} persons killed by the flood in the district of Norrey.")
    assert not contradicts(passed, right)
    assert retold(passed, right) > 0


def test_dates_are_no_figures_and_numbers_are_one_in_words_and_in_figures():
    assert gist_of("on 14 March 2031, on June 12, in the night of 16 to 17 May").figures == frozenset()
    assert gist_of("Thirty-eight, a dozen, 12,000 and 5.9, at 20:40").figures == {"38", "12", "12000", "5.9", "20:40"}


@pytest.mark.parametrize(
    "when", ["eleven hours earlier", "12 days ago", "fourteen months before", "48 hours later", "twenty minutes afterwards"]
)
def test_how_long_before_something_was_given_out_is_no_figure_of_it(when):
    assert gist_of(f"The pictures that the guild had put out {when} show a bridge.").figures == frozenset()


@pytest.mark.parametrize(
    ("passed", "same"),
    [
        ("The bunk that the guard fell from is 45 centimetres high.", "The chief of 17 guards says that one fell from a bunk."),
        ("The ferry sank 14 km south of the lock with its guard.", "A ferry sank south of the lock, and 31 people were on it."),
        ("The guards walked 30 miles to the bunk.", "The guards, 26 of them, walked to a bunk."),
        ("A guard says the bunk was struck at 03:40.", "There were 23 bunks and a guard."),
    ],
)
def test_a_measure_or_an_hour_speaks_against_no_count(passed, same):
    assert not contradicts(gist_of(passed), gist_of(same))


@pytest.mark.parametrize(
    ("passed", "other"),
    [
        ("The bunk is 45 centimetres high.", "The bunk of the guard is 1.9 metres high, and there are 45 of them there."),
        ("The ferry lies 14 km off the lock.", "The ferry lies 40 miles off the lock."),
        ("It was struck at 03:40.", "It was struck at 05:15."),
    ],
)
def test_two_measures_or_two_hours_that_differ_speak_against_each_other(passed, other):
    assert contradicts(gist_of(passed), gist_of(other)) is ("45" not in gist_of(other).figures)


def test_forms_of_one_word_meet():
    for one, other in (("drones", "drone"), ("killing", "killed"), ("buses", "bus"), ("bodies", "body"), ("voters", "vote")):
        assert gist_of(one).weights == gist_of(other).weights


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_text_never_tells_more_of_another_than_that_holds(one, other):
    ours, theirs = gist_of(one), gist_of(other)
    assert 0 <= retold(ours, theirs) <= ours.size
    assert retold(ours, theirs, whole=True) <= retold(ours, theirs)
    assert not contradicts(ours, ours)
