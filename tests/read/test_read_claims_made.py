"""Claims: passages, chains, and what is no occurrence."""

import pytest
from claims_build import claims, credited, post_in, report
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model.base import replace
from whence.model.said import Claim, Hedge, Voice
from whence.model.vocabulary import AttributionKind, BlockKind, HedgeClass, Modality, Polarity, QuestionKind, SourceKind
from whence.read import read
from whence.read.claims.claims import read_claims
from whence.settings import ReadSettings


def kinds(found) -> list[str]:
    return [c.frame.type.value for c in found if c.frame]


def test_every_passage_is_verbatim() -> None:
    host = report("Five prisoners escaped from Marrow prison on Friday after shelling nearby.", "The army denied it.")
    for claim in claims(host):
        assert host.text[claim.passage.start : claim.passage.end] == claim.passage.quote


def test_several_occurrences_in_a_sentence_are_several_claims() -> None:
    host = report("Five prisoners escaped after shelling near the jail, and gunmen kidnapped a doctor.")
    assert kinds(claims(host)) == ["escape", "shelling", "abduction"] or sorted(kinds(claims(host))) == [
        "abduction",
        "escape",
        "shelling",
    ]


def test_a_claim_stands_under_its_innermost_attribution() -> None:
    host = report("The daily reported that the guards' union said five prisoners escaped from the jail.")
    outer = credited(host, "that the guards' union said five prisoners escaped from the jail", "The daily")
    inner = credited(host, "five prisoners escaped from the jail", "The daily", "the guards' union")
    made = [c for c in claims(host, outer, inner) if c.frame]
    assert [v.name for v in made[0].chain] == ["The Harbour Wire", "The daily", "the guards' union"]
    assert made[0].attribution == inner.id


def kinds_of_saying(words: str) -> set[AttributionKind | None]:
    said = read(report(words), settings=ReadSettings(mode="rules"))
    return {c.kind for c in said if isinstance(c, Claim) and c.frame is not None}


@pytest.mark.parametrize(
    "words",
    [
        "The mayor's office confirmed on Friday that five prisoners escaped from the jail, citing a tape of the Red Hand.",
        "Five prisoners escaped from the jail, the regional court has confirmed, citing the union's list.",
        "The prison service confirms that gunmen killed two guards at the jail, quoting a statement by the Red Hand.",
    ],
)
def test_who_confirms_something_citing_others_confirms_it_still(words: str) -> None:
    assert kinds_of_saying(words) == {AttributionKind.CONFIRMATION}


def test_who_cites_others_without_confirming_anything_confirms_nothing() -> None:
    words = "The mayor's office said on Friday that five prisoners escaped from the jail, citing a tape of the Red Hand."
    assert kinds_of_saying(words) == {AttributionKind.STATEMENT}


def test_a_plan_is_a_claim_without_an_occurrence() -> None:
    host = report("The Red Hand plans to stage prison breaks across the country.")
    made = claims(host)
    assert [(c.frame, c.modality, c.about) for c in made] == [(None, Modality.PLANNED, QuestionKind.INTENT)]


def test_a_claim_of_responsibility_is_apart_from_the_occurrence_itself() -> None:
    host = report("The Red Hand claimed responsibility for two car bombings that killed three, the agency reported.")
    agency = credited(host, "The Red Hand claimed responsibility for two car bombings that killed three", "the agency")
    group = credited(
        host, "two car bombings that killed three", "the agency", "The Red Hand", kind=AttributionKind.RESPONSIBILITY_CLAIM
    )
    made = [c for c in claims(host, agency, group) if c.frame]
    taken = next(c for c in made if c.about is QuestionKind.RESPONSIBILITY)
    plain = next(c for c in made if c.about is None)
    assert [v.name for v in taken.chain][-1] == "The Red Hand"
    assert taken.subject is not None and taken.subject.name == "The Red Hand"
    assert [v.name for v in plain.chain] == ["The Harbour Wire", "the agency"]
    assert all(s.name != "The Red Hand" for s in plain.frame.agent)


def test_it_said_it_was_behind_it_means_the_occurrence_before() -> None:
    host = report("A car bomb killed three people in the market. The Red Hand said it had planted the device.")
    said = credited(host, "it had planted the device", "The Red Hand")
    taken = [c for c in claims(host, said) if c.about is QuestionKind.RESPONSIBILITY]
    assert len(taken) == 1
    assert taken[0].frame is not None and taken[0].frame.type.value == "bombing"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("it was behind the blast", SourceKind.AGENCY),
        ("it had planted the device", SourceKind.OUTLET),
        ("it carried it out", SourceKind.AGENCY),
    ],
)
def test_an_agency_that_carries_a_claim_of_responsibility_takes_nothing_upon_itself(content: str, kind: SourceKind) -> None:
    host = report("A blast killed three people in Orlin.", f"The Front said through its Dawn agency that {content}.")
    said = credited(host, content, "Front")
    carrier = Voice(name="Dawn agency", kind=kind)
    inner = replace(said, sources=(carrier,), chain=(*said.chain[:1], carrier, *said.chain[1:]), id="")
    taken = [c for c in claims(host, inner) if c.about is QuestionKind.RESPONSIBILITY]
    assert {c.subject.name for c in taken if c.subject is not None} <= {"Front"}


@pytest.mark.parametrize(
    ("content", "blamed"),
    [
        ("Norland of shelling the Marrow jail", "Norland"),
        ("the Front of killing two millers in Orlin", "Front"),
        ("Southern troops of having hit a clinic", "Southern troops"),
    ],
)
def test_who_is_accused_is_named_without_the_deed(content: str, blamed: str) -> None:
    host = report(f"The council of Orlin accused {content} on Monday.")
    told = claims(host, credited(host, content, "council", kind=AttributionKind.ACCUSATION))
    assert {c.subject.name for c in told if c.about is QuestionKind.WHO and c.subject is not None} == {blamed}


def test_what_was_placed_by_it_was_placed_by_whoever_says_so() -> None:
    host = report("A car bomb killed three people in the market. The Red Hand said that the device was placed by it.")
    said = credited(host, "the device was placed by it", "The Red Hand")
    taken = [c for c in claims(host, said) if c.about is QuestionKind.RESPONSIBILITY]
    assert [(c.subject.name, c.frame.type.value) for c in taken if c.subject and c.frame] == [("The Red Hand", "bombing")]


@pytest.mark.parametrize(
    "content",
    [
        "to have abducted two engineers",
        "abducted two engineers",
        "its northern unit had abducted two engineers",
        "it had abducted two engineers",
    ],
)
def test_who_claims_to_have_done_it_takes_it_upon_itself(content: str) -> None:
    lead = "claimed to have " if content.startswith("abducted") else "claimed "
    host = report(f"The Red Hand {lead}{content} near Dorn.")
    said = credited(host, content, "The Red Hand")
    taken = [c for c in claims(host, said) if c.about is QuestionKind.RESPONSIBILITY]
    assert [(c.subject.name, c.frame.type.value) for c in taken if c.subject and c.frame] == [("The Red Hand", "abduction")]


@pytest.mark.parametrize("content", ["rebels had killed two miners", "it had been attacked"])
def test_what_others_or_one_of_its_men_did_is_no_claim_of_responsibility(content: str) -> None:
    host = report(f"The Red Hand said {content} near Dorn.")
    assert not [c for c in claims(host, credited(host, content, "The Red Hand")) if c.about is QuestionKind.RESPONSIBILITY]


@pytest.mark.parametrize("content", ["its men did so to stop a smuggler", "it was they", "it did it for the dead"])
def test_who_says_it_did_so_did_what_was_told_before(content: str) -> None:
    host = report(f"The ferry Alba was boarded by gunmen on Sunday. The Red Hand said that {content}.")
    taken = [c for c in claims(host, credited(host, content, "The Red Hand")) if c.about is QuestionKind.RESPONSIBILITY]
    assert [(c.subject.name, c.frame.type.value) for c in taken if c.subject and c.frame] == [("The Red Hand", "abduction")]


@pytest.mark.parametrize("content", ["rebels did so to stop a smuggler", "it was the rebels", "it asked who did it"])
def test_who_says_that_others_did_so_takes_nothing_upon_itself(content: str) -> None:
    host = report(f"The ferry Alba was boarded by gunmen on Sunday. The Red Hand said that {content}.")
    assert not [c for c in claims(host, credited(host, content, "The Red Hand")) if c.about is QuestionKind.RESPONSIBILITY]


def test_deeds_of_a_kind_that_somebody_had_no_part_in_are_not_this_one() -> None:
    host = report(
        "A car bomb killed three people in the market. The Red Hand has taken credit for raids that it had nothing to do with."
    )
    said = credited(host, "raids that it had nothing to do with", "The Red Hand", kind=AttributionKind.DENIAL)
    assert not [c for c in claims(host, said) if c.about is QuestionKind.RESPONSIBILITY]


def test_a_device_placed_by_somebody_else_is_no_claim_of_responsibility() -> None:
    host = report("A car bomb killed three people in the market. The police said that the device was placed by two men.")
    said = credited(host, "the device was placed by two men", "The police")
    assert not [c for c in claims(host, said) if c.about is QuestionKind.RESPONSIBILITY]


def test_who_empties_a_prison_lets_its_inmates_go() -> None:
    host = report(
        "The prison of Navin held 400 inmates. Troops reached the jail at noon. The Northern Front had emptied it, the governor said."
    )
    freed = next(c.frame for c in claims(host) if c.frame and c.frame.type.value == "release_transfer")
    assert [s.name for s in freed.agent] == ["Northern Front"]


def test_a_van_rigged_with_explosives_is_a_bombing() -> None:
    assert kinds(claims(report("A van rigged with explosives blew up outside a bank."))) == ["bombing"]


def test_a_denial_keeps_the_occurrence_and_denies_it() -> None:
    host = report("The army denied that its guns shelled the town.")
    said = credited(host, "that its guns shelled the town", "The army", kind=AttributionKind.DENIAL)
    made = [c for c in claims(host, said) if c.frame]
    assert [c.polarity for c in made] == [Polarity.DENIED]


def test_standing_figures_are_no_toll() -> None:
    host = report("The militia holds some 11,000 prisoners in seven centres.")
    made = claims(host)
    assert [c.frame for c in made] == [None]
    assert made[0].about is QuestionKind.HOW_MANY
    assert all(f.standing for f in made[0].figures)
    assert {f.of for f in made[0].figures} == {"held", "facilities"}


def test_words_in_an_embedded_post_carry_the_post() -> None:
    words = "Five prisoners escaped from Marrow prison."
    host = report("The reporter posted this:", words, kinds=(BlockKind.BODY, BlockKind.EMBEDDED_POST))
    post = post_in(host, words, "Ada Lind")
    made = [c for c in claims(host, posts=(post,)) if c.frame]
    assert [c.post for c in made] == [post.id]
    assert [v.name for v in made[0].chain] == ["The Harbour Wire", "Ada Lind"]


def test_boilerplate_and_related_links_claim_nothing() -> None:
    host = report("Gunmen kidnapped a doctor.", "More: bomb kills ten in market", kinds=(BlockKind.BODY, BlockKind.RELATED))
    assert kinds(claims(host)) == ["abduction"]


def test_the_report_is_about_its_headline_and_lead() -> None:
    host = report(
        "Five prisoners flee Marrow prison",
        "Five prisoners escaped from Marrow prison on Tuesday.",
        "Last month a car bomb killed three in the same town.",
        kinds=(BlockKind.HEADLINE,),
    )
    focus = {c.frame.type.value: c.focus for c in claims(host) if c.frame}
    assert focus == {"escape": True, "bombing": False}


def test_the_same_said_twice_is_marked_once() -> None:
    host = report(
        "Five prisoners escaped from Marrow prison.", "Five prisoners escaped from Marrow prison.", kinds=(BlockKind.SUMMARY,)
    )
    first, second = [c for c in claims(host) if c.frame]
    assert first.repeats is None
    assert second.repeats == first.id


def test_another_figure_is_no_repeat() -> None:
    host = report("Five prisoners escaped from Marrow prison.", "Eight prisoners escaped from Marrow prison.")
    assert [c.repeats for c in claims(host) if c.frame] == [None, None]


def test_ids_are_unique() -> None:
    host = report("Five prisoners escaped after shelling near Marrow prison. A bomb killed two. A bomb killed two.")
    made = claims(host)
    assert len({c.id for c in made}) == len(made)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "five",
                "prisoners",
                "escaped",
                "from",
                "the",
                "jail",
                "after",
                "a",
                "bomb",
                "killed",
                "police",
                "and",
                "(",
                ")",
                ",",
                ".",
                "“",
                "”",
                "—",
                "by",
                "was",
                "not",
                "to",
                "video",
                "shows",
                "Marrow",
                "12",
                "the",
                "army",
                "said",
                "on",
                "Friday",
            ]
        ),
        max_size=60,
    )
)
def test_any_jumble_of_words_is_read_without_an_error(words: list[str]) -> None:
    host = report(" ".join(words) or "empty")
    for claim in claims(host):
        assert host.text[claim.passage.start : claim.passage.end] == claim.passage.quote


def test_words_that_only_describe_a_place_are_the_narrators_own() -> None:
    host = report("The rebels released a video of the escape from a jail near Orlin, a town shelled by the army for days.")
    content = "the escape from a jail near Orlin, a town shelled by the army for days"
    made = {c.frame.type.value: c for c in claims(host, credited(host, content, "The rebels")) if c.frame}
    assert [v.name for v in made["escape"].chain] == ["The Harbour Wire", "The rebels"]
    assert [v.name for v in made["shelling"].chain] == ["The Harbour Wire"]


def test_what_is_said_only_on_a_condition_is_kept_with_its_hedge() -> None:
    host = report("This needs confirmation, but if true it is a blow to the mayor.")
    start = host.text.index("if true")
    hedge = Hedge(kind=HedgeClass.CONDITIONAL, start=start, end=start + 7, cue="if true")
    made = list(read_claims(host, (), (), (hedge,)))
    assert [(c.frame, c.modality, [h.cue for h in c.hedges]) for c in made] == [(None, Modality.CONDITIONAL, ["if true"])]


@pytest.mark.parametrize(
    ("content", "other"),
    [
        (
            "five inmates had escaped from the jail and that most of the guards were at the front",
            "most of the guards were at the front",
        ),
        ("gunmen had shot two nurses, that the clinic had no power", "the clinic had no power"),
        ("rebels shelled the mill, but that its owner still owed the port a fee", "its owner still owed the port a fee"),
    ],
)
def test_a_clause_beside_one_that_tells_of_an_occurrence_is_a_claim_too(content: str, other: str) -> None:
    host = report(f"The governor said that {content}.")
    told = claims(host, credited(host, content, "governor"))
    assert [[v.name for v in c.chain] for c in told if c.passage.quote == other] == [["The Harbour Wire", "governor"]]
    assert any(c.frame is not None for c in told)


def test_a_clause_that_tells_of_an_occurrence_is_claimed_once() -> None:
    host = report("The governor said that gunmen shot two nurses and that rebels burned the clinic.")
    told = claims(host, credited(host, "gunmen shot two nurses and that rebels burned the clinic", "governor"))
    assert all(c.frame is not None for c in told)
