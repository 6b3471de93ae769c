"""Who speaks in the first sentence without a name and is named in those behind it is one voice."""

import pytest
from read_build import names, read_attributions_of

NAMED = [
    ("Ten men were shot, a doctor on the recovery team said Wednesday.", "They had been bound, Dr. Mara Osk told Radio Nord.", "Mara Osk"),
    ("The governor said on Monday that the dam would hold.", "It was built in 1990, Governor Jan Petak added.", "Jan Petak"),
    ("Nine bodies were lifted from the well, the head of the team that is digging there told reporters.",
     "Paul Lind, of the Northern Forensic Team, said that the number would change.", "Paul Lind"),
    ("The regional fire chief said that dust had set off the blast.", "The chief, Colm Adair, told a news conference that the line ran on.",
     "Colm Adair"),
    ("A spokesman for the Valley Front claimed a border post.", "The spokesman, Tad Wuro, said 60 soldiers had fled.", "Tad Wuro"),
]  # fmt: skip

NOT_NAMED = [
    ("The mayor said that the shelter would not open.", "The mayor's chief of staff, Paul Reyes, said he was in the room."),
    ("A doctor at the clinic said that nine had died.", "Dr. Mara Osk counted ten. Dr. Jan Petak said it was eleven."),
    ("A guard said that the gate was shut.", "Mara Osk, a baker, said that she had seen it open."),
    ("Two officials said that the road was cut.", "Jan Petak, an official of the district, said it was not."),
    ("The mayor, Ida Brandt, said that a judge had told her so.", "Judge Ida Brandt said nothing else."),
]


def voices_of(*lines: str) -> list[str]:
    return [names(a.chain)[-1] for a in read_attributions_of(*lines)]


@pytest.mark.parametrize(("lead", "later", "name"), NAMED, ids=[n for _, _, n in NAMED])
def test_who_speaks_first_without_a_name_is_the_one_named_behind_whom_the_description_fits(
    lead: str, later: str, name: str
) -> None:
    assert set(voices_of(lead, later)) == {name}


@pytest.mark.parametrize(("lead", "later"), NOT_NAMED, ids=[lead[:30] for lead, _ in NOT_NAMED])
def test_somebody_of_another_calling_or_one_of_several_whom_it_fits_is_not_meant(lead: str, later: str) -> None:
    assert voices_of(lead, later)[0] == voices_of(lead)[0]


def test_the_words_that_the_report_wrote_stay_with_the_voice() -> None:
    first = read_attributions_of("The governor said that the dam would hold.", "Governor Jan Petak added that it was old.")[0]
    assert (first.sources[0].name, first.sources[0].as_written) == ("Jan Petak", "The governor")
