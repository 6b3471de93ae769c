"""Who a source is: kinds, roles, affiliations, and whom a pronoun or short form stands for."""

import pytest
from read_build import names, read_attributions_of

from whence.model.said import Voice
from whence.model.vocabulary import SourceKind


def source_of(paragraph: str, number: int = 0) -> Voice:
    return read_attributions_of(paragraph)[number].sources[0]


KINDS = [
    ("Mira Solt said the wards were full.", SourceKind.NAMED_PERSON),
    ("A senior official said the wards were full.", SourceKind.UNNAMED_OFFICIAL),
    ("A witness said the wards were full.", SourceKind.UNNAMED_WITNESS),
    ("Analysts said the wards were full.", SourceKind.COLLECTIVE),
    ("The health ministry said the wards were full.", SourceKind.ORGANISATION),
    ("The Dorn Herald said the wards were full.", SourceKind.OUTLET),
    ("The Pallas news agency said the wards were full.", SourceKind.AGENCY),
    ("A leaked memo says the wards were full.", SourceKind.DOCUMENT),
    ("The video shows that the wards were full.", SourceKind.MEDIA_ITEM),
]


@pytest.mark.parametrize(("paragraph", "kind"), KINDS, ids=[k.value for _, k in KINDS])
def test_a_source_has_a_kind(paragraph: str, kind: SourceKind) -> None:
    assert source_of(paragraph).kind is kind


AFFILIATIONS = [
    ("An official with the Dorn Guard said the road was cut.", "Dorn Guard"),
    ("A DLF official said the road was cut.", "DLF"),
    ("Dorn Herald reporter Mira Solt said the road was cut.", "Dorn Herald"),
    ("Jan Petak, a spokesman for the Valley Front, said the road was cut.", "Valley Front"),
    ("The ministry's spokesman said the road was cut.", "the ministry"),
]


@pytest.mark.parametrize(("paragraph", "affiliation"), AFFILIATIONS, ids=[a for _, a in AFFILIATIONS])
def test_a_source_has_an_affiliation(paragraph: str, affiliation: str) -> None:
    assert source_of(paragraph).affiliation == affiliation


OWN_BODIES = [
    ("The Red Front has spoken. Its Bureau Abroad says that the dead are its men.", "Bureau Abroad", "Red Front"),
    ("The army denied it. Its Southern Command said that no shot was fired.", "Southern Command", "the army"),
    ("The Marsh League fled, and its Relief Committee swore that nobody was left.", "Relief Committee", "Marsh League"),
    ("The Pact met at noon. Nine had died, its Harbour Office said.", "Harbour Office", "Pact"),
]


@pytest.mark.parametrize(("paragraph", "name", "owner"), OWN_BODIES, ids=[n for _, n, _ in OWN_BODIES])
def test_a_body_called_its_own_is_named_without_the_pronoun_and_affiliated_to_its_owner(
    paragraph: str, name: str, owner: str
) -> None:
    source = read_attributions_of(paragraph)[-1].sources[0]
    assert (source.name, source.affiliation) == (name, owner)


PRESENTED = [
    ("And here is Jan Dorn, who was mayor until May. There were ten tonnes of powder, he says.", "Jan Dorn"),
    ("Quite differently speaks Jan Dorn. In the cellar, he told us, there were ten tonnes of powder.", "Jan Dorn"),
    ("Then came Jan Dorn, the baker. The gate stood open, he said.", "Jan Dorn"),
    ("There was a guard at the gate. He said that it was dark.", "a guard at the gate"),
    ("There was a bang. He said that it was dark.", "Ivo Lenk"),
]


@pytest.mark.parametrize(("paragraph", "name"), PRESENTED, ids=[p[:30] for p, _ in PRESENTED])
def test_whoever_a_sentence_presents_behind_its_verb_is_he_or_she_after_it(paragraph: str, name: str) -> None:
    assert read_attributions_of("Ivo Lenk said that the gate was shut.", paragraph)[-1].sources[0].name == name


BESIDE = [
    ("Ana Dorn runs a shop. Her upstairs neighbour says that the wall fell.", "her upstairs neighbour"),
    ("Jan Petak was asleep. His downstairs tenant swore that there were two bangs.", "his downstairs tenant"),
    ("A nearby resident said that the roof burned.", "a nearby resident"),
    ("The tenants upstairs said that the roof burned.", "the tenants upstairs"),
]


@pytest.mark.parametrize(("paragraph", "name"), BESIDE, ids=[n for _, n in BESIDE])
def test_a_word_for_where_somebody_lives_stands_before_or_behind_his_noun(paragraph: str, name: str) -> None:
    assert source_of(paragraph).name == name


def test_a_persons_name_is_without_title_and_role_is_kept() -> None:
    source = source_of("Treasury Minister Jan Petak said the road was cut.")
    assert source.name == "Jan Petak"
    assert source.role is not None and "minister" in source.role.lower()


FOLLOWED = [
    ("Mira Solt runs the clinic. She said the wards were full.", "Mira Solt"),
    ("Mira Solt said the wards were full. Solt said more beds were coming.", "Mira Solt"),
    ("The Dorn Liberation Front (DLF) left the town. The DLF said it had lost two men.", "Dorn Liberation Front"),
    ("The Tarn Institute studies dams. The institute said the wall was weak.", "Tarn Institute"),
    ("The Tarn Institute said the wall was weak. It said no one had listened.", "Tarn Institute"),
    ("A police officer said a bus had crashed. The officer said nine people died.", "a police officer"),
    ("Residents said a bus had crashed. They said nine people died.", "Residents"),
    ("The Dorn Herald said a bus had crashed. The newspaper said nine people died.", "Dorn Herald"),
    ("A report from the Tarn Institute says the wall was weak.", "Tarn Institute"),
]


@pytest.mark.parametrize(("paragraph", "name"), FOLLOWED, ids=[f[0][-44:] for f in FOLLOWED])
def test_short_forms_stand_for_whom_the_report_named(paragraph: str, name: str) -> None:
    assert read_attributions_of(paragraph)[-1].sources[0].name == name


def test_a_pronoun_without_anybody_before_it_stays_as_written() -> None:
    assert source_of("She said the wards were full.").name == "She"


def test_the_words_of_the_source_are_kept_beside_its_name() -> None:
    source = read_attributions_of("Mira Solt runs the clinic. She said the wards were full.")[-1].sources[0]
    assert (source.name, source.as_written) == ("Mira Solt", "She")


def test_two_sources_joined_by_and_are_two() -> None:
    (one,) = read_attributions_of("Engineers and local officials warned that the wall was weak.")
    assert [v.name for v in one.sources] == ["Engineers", "local officials"]
    assert [names(c)[-1] for c in (one.chain, *one.chain_alt)] == ["Engineers", "local officials"]


def test_a_name_with_and_inside_is_one_source() -> None:
    (one,) = read_attributions_of("The Ministry of Health and Population said the wards were full.")
    assert len(one.sources) == 1


def test_two_persons_of_one_surname_are_not_confused() -> None:
    last = read_attributions_of("Mira Solt met Jan Solt. Solt said the road was cut.")[-1]
    assert last.sources[0].name == "Solt"


CALLED = [
    ("Norland's Chief Auditor, Ivo Dorn, said on Monday that nine clerks had been arrested.", "Ivo Dorn"),
    ("The country's Public Defender, Mina Faro, said that two men were beaten.", "Mina Faro"),
    ("The commander of the third battalion, comrade Ilo Marsk, said that the fort had been taken.", "Ilo Marsk"),
    ("The manager whom the front appointed for the valley, Ora Kass, said that six had died.", "Ora Kass"),
    ("Nine had died, related the soba, Ora Tam.", "Ora Tam"),
    ("One, a trader in palm oil, said the wing was low.", "a trader in palm oil"),
    ("Another, a nurse, said that two men ran.", "a nurse"),
]


@pytest.mark.parametrize(("paragraph", "name"), CALLED, ids=[n for _, n in CALLED])
def test_what_somebody_is_called_does_not_hide_who_it_is(paragraph: str, name: str) -> None:
    assert source_of(paragraph).name == name


def test_a_body_of_many_is_no_office() -> None:
    assert (
        source_of("Norland's National Council, which met on Monday, said that nine clerks had been arrested.").kind
        is SourceKind.ORGANISATION
    )
