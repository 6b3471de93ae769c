"""Reach: how far a content goes, whose it is, and whom a cue addresses. The model's finds are given by hand here."""

import pytest
from read_build import names, read_attributions_of
from test_read_joining import at, learned, tokens, told

from whence.read.cues.cues import find_cues
from whence.read.cues.patterns import find
from whence.read.nesting.joining import joined

HEADLESS = [
    ("Two rangers of the park saw men burn the hut, the head of the lodge, Ivo Lind, told Radio Osk.", "the head of the lodge, Ivo Lind", "told", "saw men burn the hut"),
    ("A boy had opened the sluice, the miller's wife said.", "the miller's wife", "said", "had opened the sluice"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "source", "cue", "content"), HEADLESS, ids=[h[3] for h in HEADLESS])
def test_a_clause_before_the_speaker_has_its_subject(words: str, source: str, cue: str, content: str) -> None:
    line = tokens(words)
    found = {c: said for _, c, said in told(line, joined(line, find(line), [learned(line, source, cue, content)]))}
    assert found[cue].startswith(" ".join(words.split()[:2]))


PASSED_ON = [
    ("Surgeons at the clinic confirm that two men were stabbed, a cleaner said.", "Surgeons at the clinic", "confirm", "two men were stabbed", "a cleaner"),
    ("The bank admits that the vault was open, an auditor said.", "The bank", "admits", "the vault was open", "an auditor"),
    ("The union insists that nobody was warned, a foreman told Radio Osk.", "The union", "insists", "nobody was warned", "a foreman"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "inner", "verb", "content", "outer"), PASSED_ON, ids=[p[2] for p in PASSED_ON])
def test_who_tells_what_another_says_has_that_other_in_his_words(
    words: str, inner: str, verb: str, content: str, outer: str
) -> None:
    line = tokens(words)
    cue = "told" if "told" in words else "said"
    seen = [learned(line, inner, verb, content), learned(line, outer, cue, content)]
    found = {c: said for _, c, said in told(line, joined(line, find(line), seen))}
    assert found[cue] == f"{inner} {verb} that {content}"


def test_the_middle_of_a_clause_is_no_hole() -> None:
    line = tokens("Nine people were hurt when a heavy storm tore the roof off the market of Osk early on Sunday, rescuers said.")
    one = learned(line, "rescuers", "said", "Nine people were hurt when a")
    one = one._replace(content=(*one.content, at(line, "the market of Osk early on Sunday")))
    assert told(line, joined(line, find(line), [one]))[0][2].startswith(
        "Nine people were hurt when a heavy storm tore the roof off"
    )


def test_what_commas_set_off_inside_a_content_stays_out_of_it() -> None:
    line = tokens("The bridge, which nobody had checked for years, fell into the river, a guard said.")
    one = learned(line, "a guard", "said", "The bridge")
    one = one._replace(content=(*one.content, at(line, "fell into the river")))
    assert told(line, joined(line, find(line), [one]))[0][2] == "The bridge fell into the river"


def test_the_speaker_before_according_to_is_not_the_one_it_names() -> None:
    line = tokens("Forty men were taken, the Bureau for Rights has confirmed in a cable, according to an envoy who had read it.")
    seen = [learned(line, "the Bureau for Rights", "according to", "Forty men were taken")]
    found = {c: source for source, c, _ in told(line, joined(line, find(line), seen))}
    assert found["according to"].startswith("an envoy")


QUOTED_ON = [
    ("Two clerks died, Osk Press reports, and the mill burned down, according to the council as quoted by Lindo News.", ["Lindo News", "the council"]),
    ("The mill burned down, according to a watchman as cited by the Dorn Herald.", ["Dorn Herald", "a watchman"]),
    ("The mill burned down, according to two millers, quoted by Radio Osk.", ["Radio Osk", "two millers"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "voices"), QUOTED_ON, ids=[v[0] for _, v in QUOTED_ON])
def test_who_quotes_a_voice_stands_before_it(words: str, voices: list[str]) -> None:
    chains = [
        names(a.chain)[1:] for a in read_attributions_of(words) if "mill burned" in words[a.content[0].start : a.content[-1].end]
    ]
    assert voices in chains


def test_a_preposition_behind_somebody_credits_nobody() -> None:
    line = tokens("They asked for somebody who had left that morning.")
    assert joined(line, (), [learned(line, "who", "for", "somebody")]) == []


WHEN = [
    ("A smith told the Dorn Herald earlier this week that the forge was cold.", "Dorn Herald"),
    ("The vicar told the Lindo Gazette yesterday that the bell had cracked.", "Lindo Gazette"),
    ("Two maids told the Lake Tribune last month that the safe was empty.", "Lake Tribune"),
]


@pytest.mark.parametrize(("words", "outlet"), WHEN)
def test_when_somebody_was_told_is_no_part_of_the_name(words: str, outlet: str) -> None:
    (one,) = read_attributions_of(words)
    assert one.addressee is not None and one.addressee.name == outlet
    assert names(one.chain)[1] == outlet


@pytest.mark.parametrize(
    ("words", "cites"),
    [
        ("The board confirmed that nine died, referring to the list that the League had published.", True),
        ("The envoy said the dam held, pointing to pictures of a satellite.", True),
        ("Osk Press reports that the pass is closed with reference to the road office.", True),
        ("The board met in silence, referring to the raid as an accident.", False),
        ("He spoke for an hour, pointing to the river.", False),
    ],
)
def test_who_refers_to_a_paper_cites_it(words: str, cites: bool) -> None:
    assert any(cue.cites for cue in find_cues(tokens(words))) is cites


REFERRED = [
    "The town board, which is run by the Lake League, confirmed that nine died, referring to the list that the party had sent.",
    "The Lake League runs the town. Its clerk confirmed that nine died, referring to the register that the League had published.",
]


@pytest.mark.parametrize("words", REFERRED)
def test_who_confirms_by_anothers_paper_hands_on_that_others_word(words: str) -> None:
    deepest = max(read_attributions_of(words), key=lambda a: len(a.chain))
    assert names(deepest.chain)[-1] == "Lake League"
    assert str(deepest.kind) == "confirmation"


def test_the_hospital_is_no_party_named_before_it() -> None:
    found = read_attributions_of("The Lake League spoke of nine dead.", "The hospital said that it had counted six.")
    assert found[-1].sources[0].name == "the hospital"


NAMED_BEHIND = [
    ("A relief group, the Lake Aid Network, says the camp is empty.", "Lake Aid Network"),
    ("A local union, the Society of the Ferrymen, said that the pier was shut.", "Society of the Ferrymen"),
    ("An institute, the Osk Observatory, warned that the dam was cracked.", "Osk Observatory"),
]


@pytest.mark.parametrize(("words", "name"), NAMED_BEHIND, ids=[n for _, n in NAMED_BEHIND])
def test_a_body_is_called_by_the_name_behind_what_it_is(words: str, name: str) -> None:
    assert names(read_attributions_of(words)[0].sources) == [name]


def test_bodies_in_a_row_do_not_name_one_another() -> None:
    assert names(read_attributions_of("The army, the Osk Ministry, and the police said nothing moved.")[0].sources) != [
        "Osk Ministry"
    ]


THROUGH = [
    ("Nine men were beaten in the jail, two warders told the Osk Rights Monitor.", ["Osk Rights Monitor", "two warders"]),
    ("A teacher told Lindo Human Rights Watch that the school had been shelled.", ["Lindo Human Rights Watch", "a teacher"]),
    ("The ferry was full, a stoker told the Lake Observatory for Justice.", ["Lake Observatory for Justice", "a stoker"]),
    ("The bailiff declared at noon to the channel Harbour Light that nobody was held.", ["Harbour Light", "the bailiff"]),
    ("The governor affirmed on Sunday to the newspaper Slovo that the bridge stood.", ["Slovo", "the governor"]),
    ("The mayor stated in the evening to state radio that the wall had held.", ["state radio", "the mayor"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "voices"), THROUGH, ids=[v[0] + v[1] for _, v in THROUGH])
def test_what_is_told_to_a_medium_or_to_who_collects_testimony_came_through_it(words: str, voices: list[str]) -> None:
    assert names(max(read_attributions_of(words), key=lambda a: len(a.chain)).chain)[1:] == voices


def test_a_court_or_a_commission_passes_nothing_on() -> None:
    (one,) = read_attributions_of("A clerk told the Commission of Inquiry that the book was lost.")
    assert names(one.chain)[1:] == ["a clerk"]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Nine are missing, according to the Ministry of Ports, whose spokeswoman Mara Dorn has told Osk Radio that the search goes on.", "Mara Dorn"),
        ("The barracks belong to the Hill Guard, whose deputy commander told Osk Radio that the gate was locked.", "deputy commander"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_body_named_before_is_the_speaker(words: str, speaker: str) -> None:
    found = [a for a in read_attributions_of(words) if a.addressee is not None]
    assert names(found[0].chain)[1:] == ["Osk Radio", speaker]


def test_the_first_word_of_an_agency_stands_for_it() -> None:
    found = read_attributions_of(
        "A guard has told Levanter News Agency that nine fled.", "The mayor told Levanter that two fled."
    )
    assert names(found[1].chain)[1:] == ["Levanter News Agency", "the mayor"]


UNHEARD = [
    ("The tug had reported a mine, according to Lowland Shipping, which owns it.", True),
    ("Nine men were held in the fort, according to a lawyer of the families.", True),
    ("The crates were moved at six, according to police.", True),
    ("The crates were moved at six, according to plan.", False),
    ("The buses ran all night, according to the winter timetable.", False),
    ("The sand was sold, according to custom rather than law.", False),
]


@pytest.mark.parametrize(("words", "kept"), UNHEARD)
def test_according_to_somebody_stands_where_the_model_does_not_hear_it(words: str, kept: bool) -> None:
    line = tokens(words)
    assert ("according to" in [cue for _, cue, _ in told(line, joined(line, find(line), []))]) is kept
