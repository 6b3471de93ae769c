"""Every type of the ontology is told from ordinary news sentences, none of them from a real page."""

import pytest
from claims_build import told

from whence.model.vocabulary import IncidentType

SENTENCES = [
    ("escape", "Seven inmates tunnelled out of a jail on the outskirts of the capital overnight."),
    ("escape", "Three convicts are on the run after overpowering a guard at the county jail."),
    ("escape", "The warden admitted a mass breakout at Marrow Point prison."),
    (
        "escape",
        "Two detainees slipped away from the courthouse while their guards were asleep, and the prison opened an inquiry.",
    ),
    ("detention", "Police arrested eleven people in dawn raids across the port city."),
    ("detention", "The editor of a weekly was taken into custody on Monday."),
    ("detention", "A former minister was placed under house arrest."),
    ("release_transfer", "The rebels freed nine hostages on Saturday."),
    ("release_transfer", "Both sides exchanged 40 prisoners at the bridge."),
    ("release_transfer", "Kessland repatriated 23 women and children from the camp."),
    ("abduction", "Gunmen kidnapped a doctor on the road to Belmara."),
    ("abduction", "Armed men took twelve villagers hostage on Sunday."),
    ("abduction", "Masked men burst into a bank on the square and kept nine customers there."),
    ("abduction", "Two gunmen forced their way into the embassy and are holding the staff."),
    ("abduction", "The hostages were fed once a day; the siege lasted until Friday."),
    ("killing", "A councillor was shot dead outside her home on Tuesday."),
    ("killing", "Attackers with knives murdered a shopkeeper and his son."),
    ("killing", "The bodies of four men were found; they had been executed, a coroner said."),
    ("ill_treatment", "Former inmates described how guards tortured them with cables."),
    ("sexual_violence", "Soldiers raped at least six women in the village, a health worker said."),
    ("armed_clash", "Fierce fighting broke out between the army and militia fighters near Orlin."),
    ("armed_clash", "Insurgents ambushed a military convoy on the mountain road."),
    ("armed_clash", "Militants attacked an army checkpoint before dawn."),
    ("air_strike", "Fighter jets bombed a warehouse in the east of the town."),
    ("air_strike", "A drone strike hit a minibus on the coastal road."),
    ("air_strike", "Helicopters pounded positions in the valley for hours."),
    ("shelling", "Rockets landed in a residential district, wounding nine people."),
    ("shelling", "Artillery shelled the northern suburbs all night."),
    ("shelling", "The army fired dozens of missiles at the port."),
    ("bombing", "A suicide bomber struck a market in Tarnow on Thursday."),
    ("bombing", "A roadside bomb tore through a bus."),
    ("bombing", "Two car bombs exploded near the ministry within minutes."),
    ("bombing", "A boy was killed by a landmine while herding goats."),
    ("chemical_attack", "Doctors treated dozens after a chlorine gas attack on the rebel-held suburb."),
    ("territory_change", "Government troops recaptured the town of Sarvi from the insurgents."),
    ("territory_change", "The militia took control of three villages along the river."),
    ("force_movement", "The alliance deployed 800 soldiers to the border."),
    ("force_movement", "The last troops withdrew from the base on Friday."),
    ("force_movement", "Dozens of officers defected to the opposition brigade."),
    ("destruction", "Looters ransacked shops in the city centre."),
    ("destruction", "Settlers set fire to olive groves and two houses."),
    ("destruction", "The storming party destroyed the mosque's library and damaged a school."),
    ("weapons_intercepted", "Customs officers seized 40 rifles hidden in a lorry."),
    ("weapons_intercepted", "Sappers defused a bomb under the railway bridge."),
    ("weapons_intercepted", "Air defences shot down four drones over the harbour."),
    ("protest", "Thousands of teachers marched through the capital for higher pay."),
    ("protest", "Nurses went on strike at six hospitals on Monday."),
    ("protest", "Police used tear gas against demonstrators outside parliament."),
    ("riot", "Rioters threw petrol bombs and smashed windows."),
    ("riot", "An angry mob lynched a man accused of theft."),
    ("displacement", "More than 30,000 people fled their homes as the front moved closer."),
    ("displacement", "The authorities expelled 200 families from the valley."),
    ("restriction", "The governor imposed a curfew on the whole district."),
    ("restriction", "Troops besieged the town and cut off water and electricity."),
    ("agreement", "The two governments signed a ceasefire agreement on Sunday."),
    ("agreement", "Peace talks resumed in the lakeside resort."),
    ("decision_intent", "The council imposed sanctions on four generals."),
    ("decision_intent", "The republic expelled two diplomats from its neighbour's embassy."),
    ("accident_disaster", "A passenger train derailed near Hollin, killing five."),
    ("accident_disaster", "Floods swept through the delta and at least 60 people drowned."),
    ("accident_disaster", "A gas explosion flattened an apartment block."),
    ("accident_disaster", "An earthquake of magnitude 6.1 struck the islands."),
    ("accident_disaster", "Two cars collided on the motorway; a woman died in hospital."),
    ("accident_disaster", "A wildfire burned 3,000 hectares of forest."),
    ("accident_disaster", "A ferry capsized in rough seas with 90 people on board."),
    ("accident_disaster", "Six miners were trapped under rubble after the roof of a shaft gave way."),
    ("accident_disaster", "The operator blamed a short circuit."),
    ("accident_disaster", "Measles has returned to the upper valley, the clinic warned."),
    ("abduction", "Four nurses were taken at gunpoint on the road to Orvel."),
    ("bombing", "An explosion shook a covered market on Monday."),
    ("decision_intent", "The prosecutor opened a criminal case on Friday."),
    ("detention", "Two dockers were held for questioning on Tuesday."),
    ("displacement", "The evacuation of Lower Harn was ordered at dawn."),
    ("destruction", "Arson has not been ruled out in Hollin."),
    ("killing", "A stallholder said she heard shots near the bridge at noon."),
    ("protest", "Customs staff will hold an indefinite strike, and teachers stopped work for a day on Monday."),
    ("restriction", "The ring road was closed in both directions."),
    ("riot", "Post-election violence spread to three towns on Sunday."),
    ("territory_change", "The town was captured by the rebels."),
]


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES, ids=[f"{k}-{n}" for n, (k, _) in enumerate(SENTENCES)])
def test_a_plain_sentence_names_its_type(kind: str, sentence: str) -> None:
    assert kind in {m.frame.type.value for m in told(sentence)}


QUIET = [
    "The fire chief praised his men and the fighting spirit of the team.",
    "Shares rallied after the bank raised its forecast for the year.",
    "The minister released a statement about the budget on 16 March.",
    "The bowler took three wickets and the crowd sang.",
    "Residents live in fear of rising prices, the survey found.",
    "The Daily Punch printed a long interview with the author.",
    "The governing bodies met an aide close to the premier.",
    "A leaked memo of the burns unit was shown on Monday.",
]


@pytest.mark.parametrize("sentence", QUIET)
def test_words_that_only_look_like_an_occurrence_are_left_alone(sentence: str) -> None:
    assert [m.frame.type.value for m in told(sentence)] == []


def test_a_sentence_of_two_occurrences_gives_two() -> None:
    kinds = [m.frame.type.value for m in told("Police arrested nine suspects and gunmen kidnapped a priest.")]
    assert kinds == ["detention", "abduction"]


def test_what_is_set_on_fire_is_no_fire_of_its_own() -> None:
    kinds = [m.frame.type.value for m in told("Looters set two shops on fire in the harbour district.")]
    assert "accident_disaster" not in kinds


def test_who_was_hurt_needs_no_noun_beside_it() -> None:
    assert [m.frame.predicate for m in told("Nobody was hurt in Orvel on Friday.")] == ["hurt"]


def test_only_people_in_office_are_dismissed() -> None:
    assert [m.frame.type.value for m in told("The premier dismissed the police chief on Monday.")] == ["decision_intent"]
    assert told("The premier dismissed the reports on Monday.") == []


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Five people were killed when buses from the besieged town of Kessar were hit.", {"killing"}),
        ("An air strike hit a convoy of evacuation buses.", {"air_strike"}),
        ("A jet bombed the depot on Friday, a strike for which the Defence Staff took responsibility.", {"air_strike"}),
        ("Four people were killed when a bus drove over a mine left from the old days.", {"bombing"}),
    ],
)
def test_what_only_describes_is_no_occurrence_of_its_own(sentence: str, types: set[str]) -> None:
    assert {mention.frame.type.value for mention in told(sentence)} == types


def test_the_day_that_heads_an_item_of_a_digest_is_that_of_what_it_tells() -> None:
    (strike,) = told("KESSAR, 16 February. An air strike hit a depot in the town.")
    assert [when.as_written for when in strike.frame.times] == ["16 February"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Separatists shot down a transport helicopter near Orvel on Monday.", IncidentType.ARMED_CLASH),
        ("The airliner was brought down by a missile near Orvel.", IncidentType.ARMED_CLASH),
        ("The air force shot down nine drones near Orvel.", IncidentType.WEAPONS_INTERCEPTED),
        ("The plane came down near Orvel on Monday.", IncidentType.ACCIDENT_DISASTER),
    ],
)
def test_who_sits_in_an_aircraft_says_whether_it_was_fought_or_stopped(words: str, kind: IncidentType) -> None:
    assert kind in {m.frame.type for m in told(words)}
