"""Likeness of words: what it joins, what it keeps for a person, what it never costs; and the laws of order."""

from datetime import timedelta

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import DAY, Bench, claim, incidents_in, memberships_in, on, place, told

from whence.match import match, profile_after, subject_of
from whence.match.likeness.told import beside_words, word_signals
from whence.match.sketches.sketch import MOST_PROPER, MOST_WORDS, unpack
from whence.match.words.wording import likeness, rarity, telling_here, words_of
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType
from whence.settings import MatchSettings

BRIDGE = (
    "Masked riders set fire to the toll bridge of Dorvan before dawn, the ferryman Oskar Lund said. Timbers burned until noon and carters "
    "had to ford the river at Elmsgate with their grain."
)
BRIDGE_AGAIN = (
    "The toll bridge was set on fire by masked riders, ferryman Oskar Lund told carters who had to ford the river at Elmsgate. The timbers "
    "burned until noon and grain was late."
)
MILL = (
    "A boiler burst in the paper mill and scalded four apprentices, surgeon Greta Holm wrote. The owner had put off its yearly inspection, "
    "and the guild has asked for the ledgers."
)

ANGLE = (
    "Farmers of the upper valley lost a week of trade, the chamber reckoned, when fire closed the toll bridge. It wants a guard posted, and a "
    "fund for whoever had loaded grain that spoiled on the road."
)


def burning(outlet: str, text: str, kind: IncidentType = IncidentType.DESTRUCTION, **more: object) -> tuple[Report, list[Claim]]:
    report = told(text, outlet=outlet)
    words = text.split(",")[0]
    return report, [claim(report, words, kind, **more)]


def test_reports_in_the_same_words_are_one_incident_though_neither_names_town_or_day() -> None:
    bench = Bench()
    bench.add(*burning("Morning Leaf", BRIDGE))
    found = bench.add(*burning("Evening Leaf", BRIDGE_AGAIN))
    assert not incidents_in(found)
    assert {"same words", "same proper words"} <= {s.name for s in memberships_in(found)[0].signals}


def test_a_misread_town_does_not_part_reports_in_the_same_words() -> None:
    bench = Bench()
    bench.add(*burning("Morning Leaf", BRIDGE, places=(place("Dorvan"),)))
    assert not incidents_in(bench.add(*burning("Evening Leaf", BRIDGE_AGAIN, places=(place("Melka"),))))


def test_another_type_parts_occurrences_whatever_the_words_but_not_subjects() -> None:
    bench = Bench()
    bench.add(*burning("Morning Leaf", BRIDGE))
    report, said = burning("Noon Leaf", BRIDGE_AGAIN, IncidentType.AGREEMENT)
    counted, grouped = (
        list(match(report, said, [], bench.index, register=bench.register, settings=MatchSettings(subjects=flag)))
        for flag in (False, True)
    )
    assert incidents_in(counted) and not incidents_in(grouped)


def test_a_misread_town_does_part_reports_in_other_words() -> None:
    bench = Bench()
    bench.add(*burning("Morning Leaf", BRIDGE, places=(place("Dorvan"),), times=(on(),)))
    assert incidents_in(bench.add(*burning("Evening Leaf", MILL, places=(place("Melka"),), times=(on(),))))


def test_one_town_and_day_told_in_other_words_join_for_a_person_to_look_at() -> None:
    bench = Bench()
    bench.add(*burning("Morning Leaf", BRIDGE, places=(place("Dorvan"),), times=(on(),)))
    member = memberships_in(bench.add(*burning("Evening Leaf", ANGLE, places=(place("Dorvan"),), times=(on(),))))[0]
    assert member.review and "same words" not in {s.name for s in member.signals}


def test_a_text_of_few_words_says_nothing_by_its_choice_of_them() -> None:
    assert words_of(told("Men got away.", outlet="Morning Leaf").text) == ({}, {})


def test_a_word_that_many_documents_hold_tells_less() -> None:
    assert rarity("the") < rarity("police") < rarity("ferryman") <= rarity("elmsgate")


def test_what_all_rivals_share_tells_nothing_between_them() -> None:
    first, second = {"army": 500, "elmsgate": 500}, {"army": 500, "holm": 500}
    here = telling_here([first, second])
    assert here == {"army": 0.75}
    plain, narrowed = likeness(first, second, 1)[0], likeness(first, second, 1, here)[0]
    assert narrowed < plain


def test_only_the_subject_of_a_report_gets_its_words() -> None:
    report, said = burning("Morning Leaf", BRIDGE)
    beside, subject = (unpack(profile_after(None, "inc_x", said, report, subject=flag)) for flag in (False, True))
    assert not beside.words and subject.words and subject.told == 1


def test_of_two_groups_in_focus_the_subject_is_the_one_that_fits_a_known_incident() -> None:
    bench = Bench()
    opened = incidents_in(bench.add(*burning("Morning Leaf", BRIDGE)))[0]
    report = told(f"Riders were arrested in Melka, the sheriff said. {BRIDGE_AGAIN}", outlet="Evening Leaf")
    arrest = claim(report, "Riders were arrested in Melka", IncidentType.DETENTION, places=(place("Melka"),))
    fire = claim(report, "The toll bridge was set on fire by masked riders", IncidentType.DESTRUCTION)
    assert subject_of(memberships_in(bench.add(report, [arrest, fire]))) == opened.id


def test_bags_of_words_stay_bounded() -> None:
    profile: bytes | None = None
    for at in range(60):
        text = BRIDGE + " " + " ".join(f"Wordy{at}x{n}" for n in range(40))
        report, said = burning(f"Leaf {at}", text)
        profile = profile_after(profile, "inc_x", said, report, subject=True)
    sketch = unpack(profile)
    assert len(sketch.words) == MOST_WORDS and len(sketch.proper) == MOST_PROPER and len(profile or b"") < 8_000


@given(st.permutations(BRIDGE.split()))
@hypothesis_settings(max_examples=20, deadline=None)
def test_order_of_words_is_not_kept(words: list[str]) -> None:
    plain = words_of(BRIDGE.lower())[0]
    assert words_of(" ".join(words).lower())[0] == plain


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 900)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 900)),
)
@hypothesis_settings(max_examples=60, deadline=None)
def test_likeness_lies_between_none_and_all(a: dict[str, int], b: dict[str, int]) -> None:
    value, shared = likeness(a, b, 1)
    assert 0.0 <= value <= 1.0 and set(shared) == set(a) & set(b)


def test_the_reports_order_is_irrelevant_once_they_are_taken_in_canonical_order() -> None:
    made = [burning(f"Leaf {n}", text) for n, text in enumerate((BRIDGE, MILL, BRIDGE_AGAIN))]

    def placed(items: list[tuple[Report, list[Claim]]]) -> dict[str, str | None]:
        bench = Bench()
        ordered = sorted(items, key=lambda item: (item[0].published.at if item[0].published else DAY - timedelta(1), item[0].id))
        return {report.id: subject_of(memberships_in(bench.add(report, said))) for report, said in ordered}

    assert placed(made) == placed(made[::-1])


def test_without_words_on_either_side_the_other_signals_keep_their_weights() -> None:
    report, said = burning("Morning Leaf", BRIDGE, places=(place("Dorvan"),))
    sketch = unpack(profile_after(None, "inc_x", said, report, subject=True))
    words = word_signals(sketch, sketch)
    assert words[0].name == "same words" and beside_words([], words) == []
