"""Who is credited with which words: paragraphs of our own, on incidents that never happened."""

import pytest
from read_build import names, read_attributions_of, report, words_of

from whence.model.vocabulary import AttributionKind, BlockKind, Polarity, SourceKind
from whence.read.voices.attributions import attributions
from whence.read.voices.chains import chain_at

# paragraph, words that are credited, voices after the outlet
CREDITED = [
    ("The dam at Velm burst before dawn, the interior ministry said.", "The dam at Velm burst before dawn", ["interior ministry"]),
    ("The interior ministry said that the dam at Velm burst before dawn.", "the dam at Velm burst before dawn", ["interior ministry"]),
    ("The interior ministry said on Tuesday the dam had burst.", "the dam had burst", ["interior ministry"]),
    ("Nine houses were swept away, said Ana Belic, mayor of Velm.", "Nine houses were swept away", ["Ana Belic"]),
    ("“We had ten minutes,” said Goran Petak, a farmer who lost his barn.", "We had ten minutes", ["Goran Petak"]),
    ("“We had ten minutes,” Petak said. “Then the water came.”", "Then the water came", ["Petak"]),
    ("“The bridge,” the engineer said, “was never inspected.”", "was never inspected", ["The engineer"]),
    ("According to the Red Lantern relief group, 40 families fled.", "40 families fled", ["Red Lantern relief group"]),
    ("Forty families fled the valley, according to relief workers.", "Forty families fled the valley", ["relief workers"]),
    (
        "As a result of the raid two clerks were hurt, the head of the district, Pavo Lint, said at a briefing by video link, adding that the road was shut.",
        "As a result of the raid two clerks were hurt",
        ["Pavo Lint"],
    ),
    ("In a statement, the army said its guns had not fired.", "its guns had not fired", ["army"]),
    ("The army said in a statement on Sunday that its guns had not fired.", "its guns had not fired", ["army"]),
    ("A police report says the bus left the road at a bend.", "the bus left the road at a bend", ["A police report"]),
    ("A report by the Tarn Institute says the bus left the road.", "the bus left the road", ["Tarn Institute"]),
    ("The Tarn Institute's report found that the brakes had failed.", "the brakes had failed", ["Tarn Institute"]),
    ("An official, who asked not to be named, said two boats sank.", "two boats sank", ["An official"]),
    ("Mira Solt, 34, a nurse at the clinic, said the wards were full.", "the wards were full", ["Mira Solt"]),
    ("A shell hit the market at noon, and residents said three people died.", "three people died", ["residents"]),
    ("Police have confirmed the kidnapping of two engineers near Dorn.", "the kidnapping of two engineers near Dorn", ["Police"]),
    ("The rebels denied that they had shelled the school.", "they had shelled the school", ["rebels"]),
    ("The governor accused the rebels of burning the granary.", "the rebels of burning the granary", ["governor"]),
    ("Rescuers estimated that 200 people were still trapped.", "200 people were still trapped", ["Rescuers"]),
    ("The union vowed to block the port until the men are freed.", "to block the port until the men are freed", ["union"]),
    ("The mayor urged residents to leave the lower town.", "to leave the lower town", ["mayor"]),
    ("By the union's count, 60 workers were hurt.", "60 workers were hurt", ["union"]),
    ("In the driver's telling, the soldiers fired first.", "the soldiers fired first", ["driver"]),
    ("The ministry put the number of missing at 31.", "the number of missing at 31", ["ministry"]),
    ("The militia that guards the crossing says two of its men fell.", "two of its men fell", ["militia"]),
    ("Fishermen who were out that night told the court they saw flares.", "they saw flares", ["Fishermen"]),
    ("As the coast guard put it, the ferry simply vanished.", "the ferry simply vanished", ["coast guard"]),
    ("The ferry sank within minutes, as the coast guard reported.", "The ferry sank within minutes", ["coast guard"]),
    ("The prosecutor's claim that the guards opened the gate drew jeers.", "the guards opened the gate", ["prosecutor"]),
    ("Villagers fear that the second dam may go too.", "the second dam may go too", ["Villagers"]),
    ("The harbour master said, without giving details, that a crane fell.", "a crane fell", ["harbour master"]),
    ("Most of the houses, the mayor said, were empty at the time.", "were empty at the time", ["mayor"]),
    ("The mayor said the road was cut, adding that no one was hurt.", "no one was hurt", ["mayor"]),
    ("The mayor said the road was cut and warned that more rain was coming.", "more rain was coming", ["mayor"]),
    ("The mayor — a former miner — says the shaft was sealed.", "the shaft was sealed", ["mayor"]),
    ("Both the mayor and the bishop said the shaft was sealed.", "the shaft was sealed", ["mayor"]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "credited", "voices"), CREDITED, ids=[c[0][:48] for c in CREDITED])
def test_words_are_credited_to_who_says_them(paragraph: str, credited: str, voices: list[str]) -> None:
    host = report(paragraph)
    start = paragraph.index(credited)
    chain, _, attribution = chain_at(host, attributions(host), start, start + len(credited))
    assert attribution is not None
    assert [name.lower().removeprefix("the ") for name in names(chain)[1:]] == [v.lower().removeprefix("the ") for v in voices]


UNCREDITED = [
    "Three houses burned down in Dorn on Monday.",
    "The reports of the fire filled two shelves.",
    "He went on to the next village after the meeting.",
    "The claims department of the insurer stands empty.",
    "Twenty states signed the treaty last year.",
    "The rescuers refused to be named.",
]


@pytest.mark.parametrize("paragraph", UNCREDITED)
def test_words_without_a_source_are_credited_to_nobody(paragraph: str) -> None:
    assert read_attributions_of(paragraph) == []


KINDS = [
    ("The army denied shelling the bakery.", AttributionKind.DENIAL),
    ("The army confirmed that a depot blew up.", AttributionKind.CONFIRMATION),
    ("The mayor blamed the company for the leak.", AttributionKind.ACCUSATION),
    ("The Black Oak group claimed responsibility for the blast.", AttributionKind.RESPONSIBILITY_CLAIM),
    ("Engineers estimated that a third of the wall was gone.", AttributionKind.ESTIMATE),
    ("Residents believe that the well was poisoned.", AttributionKind.BELIEF),
    ("The colonel threatened to close the strait.", AttributionKind.INTENTION),
    ("The bishop called for an inquiry into the fire.", AttributionKind.DEMAND),
    ("The footage shows two trucks on fire.", AttributionKind.OBSERVATION),
    ("The company declined to comment on the leak.", AttributionKind.NO_COMMENT),
    ("The newspaper could not verify the recording.", AttributionKind.COULD_NOT_VERIFY),
]


@pytest.mark.parametrize(("paragraph", "kind"), KINDS, ids=[k.value for _, k in KINDS])
def test_the_cue_says_what_the_source_does(paragraph: str, kind: AttributionKind) -> None:
    assert kind in {a.kind for a in read_attributions_of(paragraph)}


def test_a_denial_is_denied() -> None:
    (denial,) = read_attributions_of("The rebels denied that they had shelled the school.")
    assert denial.polarity is Polarity.DENIED


def test_who_did_not_confirm_says_nothing_either_way() -> None:
    found = read_attributions_of("The ministry did not confirm the strike on the depot.")
    assert {a.kind for a in found} == {AttributionKind.COULD_NOT_VERIFY}


def test_a_quotation_over_two_sentences_belongs_to_one_speaker() -> None:
    host = report("“It was dark. Nobody saw the truck,” the watchman said.")
    (one,) = attributions(host)
    assert words_of(one, host).startswith("“It was dark.")
    assert one.quoted


def test_quoted_first_person_is_no_source_of_its_own() -> None:
    found = read_attributions_of("“I think the wall was weak,” the mason said.")
    assert [names(a.chain)[1:] for a in found] == [["the mason"]]


def test_a_headline_names_its_source_before_a_colon() -> None:
    host = report("Coast guard: ferry sank after engine fire", kinds=[BlockKind.HEADLINE])
    (one,) = attributions(host)
    assert names(one.chain)[1:] == ["Coast guard"]
    assert "ferry sank" in words_of(one, host)


def test_a_headline_names_its_source_after_a_dash() -> None:
    host = report("Ferry sank after engine fire - coast guard", kinds=[BlockKind.HEADLINE])
    (one,) = attributions(host)
    assert names(one.chain)[1:] == ["coast guard"]


def test_a_place_before_a_colon_is_no_source() -> None:
    host = report("Velm: nine houses swept away by flood", kinds=[BlockKind.HEADLINE])
    assert attributions(host) == []


def test_nobody_is_credited_by_reportedly_and_it_says_so() -> None:
    (one,) = read_attributions_of("Two aid workers have reportedly been taken from their car.")
    assert names(one.chain)[1:] == ["UNNAMED"]
    assert one.sources[0].kind is SourceKind.NONE
    assert one.sources[0].basis == "hedge"


def test_passive_saying_credits_nobody() -> None:
    (one,) = read_attributions_of("The pilot is said to have left the country.")
    assert names(one.chain)[1:] == ["UNNAMED"]


def test_every_span_is_words_of_the_report() -> None:
    host = report(*(paragraph for paragraph, _, _ in CREDITED))
    for one in attributions(host):
        for span in (*one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(host.text)
        for voice in one.sources:
            if voice.start is not None and voice.end is not None:
                assert host.text[voice.start : voice.end] == voice.as_written


def test_reading_twice_gives_the_same_records() -> None:
    host = report(*(paragraph for paragraph, _, _ in CREDITED))
    assert attributions(host) == attributions(host)
    assert len({a.id for a in attributions(host)}) == len(attributions(host))
