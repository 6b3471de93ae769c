"""From whom a speaker has what he told, and whom a sentence says somebody reached."""

import pytest
from read_build import names, read_attributions_of

HAD = [
    ("Two boys drowned in the lock, a verger told the Osk Herald. The verger was away and said that he had this from a cousin.", "Two boys drowned", ["Osk Herald", "a verger", "a cousin"]),
    ("Six boats were lost, the mayor said. She said she had been told so by a fisherman.", "Six boats", ["the mayor", "a fisherman"]),
    ("The roof fell at noon, a clerk said. He said he had heard it from two porters.", "The roof", ["a clerk", "two porters"]),
    ("A trader said that forty cows were taken. He had the story from a herdsman.", "forty cows", ["a trader", "a herdsman"]),
    ("Nine houses burned, Ivo Lund said. He said he had been told by a shepherd.", "Nine houses", ["Ivo Lund", "a shepherd"]),
    ("Ina Lind put the dead at 41, a figure she attributed to the list of the parish.", "the dead at 41", ["Ina Lind", "the list of the parish"]),
    ("The prefect put the toll at nine, a number he credited to the district clinic.", "the toll at nine", ["the prefect", "the district clinic"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "voices"), HAD, ids=[v[-1] for _, _, v in HAD])
def test_whom_a_speaker_has_it_from_stands_behind_him(text: str, words: str, voices: list[str]) -> None:
    start = text.index(words)
    found = [a for a in read_attributions_of(text) if any(s.start <= start < s.end for s in a.content)]
    assert names(max(found, key=lambda a: len(a.chain)).chain)[1:] == voices


@pytest.mark.parametrize(
    "text",
    [
        "The roof fell at noon, a clerk said. He said he had not heard this from a porter.",
        "The roof fell at noon, a clerk said. He said he had known it from the start.",
        "The roof fell at noon, a clerk said. A baker said that she had her bread from a cousin.",
        "The roof fell at noon, a clerk said.\nThe mayor said she had this from a cousin.",
        "The roof fell at noon, a clerk said. He had been told by a cousin, he says, that it was old.",
        "The roof fell at noon, a clerk said. He said he had been told by a cousin to stay at home.",
    ],
)
def test_what_nobody_has_from_anybody_adds_no_voice(text: str) -> None:
    found = [a for a in read_attributions_of(*text.split("\n")) if a.content[0].start == 0]
    assert {len(a.chain) for a in found} == {2}


def test_reportedly_falls_where_the_speaker_says_from_whom_he_has_it() -> None:
    text = "A barge reportedly sank off Osk, an agent said. He said that he had this from a diver."
    assert "UNNAMED" not in [name for a in read_attributions_of(text) for name in names(a.chain)]


REACHED = [
    ("The head of the clinic, Ivo Lind, said nine were hurt.", "We have now had Major Otto Brandt, who runs the fort, on the line. He told us that nobody was hurt.", "Otto Brandt"),
    ("A nurse said nine were hurt.", "Lake Lines said it had spoken to the skipper by radio. He said the hold was dry.", "the skipper"),
    ("The sexton said nine were hurt.", "The Harbour Gazette reached Mara Dorn, a midwife, by telephone. She said the road was open.", "Mara Dorn"),
    ("The sexton said nine were hurt.", "When the bells of Osk began to ring on Sunday, Mara Dorn hid in the barn. She said she heard shots.", "Mara Dorn"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "text", "speaker"), REACHED, ids=["line", "spoken", "reached", "fronted"])
def test_who_was_reached_or_acts_is_who_speaks_next(before: str, text: str, speaker: str) -> None:
    found = [a for a in read_attributions_of(before, text) if a.sources[0].as_written in ("He", "he", "She", "she")]
    assert found[0].sources[0].name == speaker


def test_whom_a_person_spoke_to_may_not_be_meant() -> None:
    found = read_attributions_of(
        "The mayor said nine were hurt.", "The mayor spoke to the skipper by radio. He said the hold was dry."
    )
    assert found[-1].sources[0].name != "the skipper"


QUOTED = [
    ("Mara Dorn of the Relief Office, who was quoted by Osk News Agency on Monday, had spoken of nine dead.", ["Osk News Agency", "Mara Dorn"]),
    ("A warder, who was cited by the Osk Herald, said nine had fled.", ["Osk Herald", "a warder"]),
    ("The guild, quoted by Radio Osk, said the mill stood.", ["Radio Osk", "guild"]),
    ("A monk told the Lake Post, which was quoted by Osk News Agency, that the bell had cracked.", ["Lake Post", "a monk"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "voices"), QUOTED, ids=[v[1] for _, v in QUOTED])
def test_who_quotes_a_speaker_in_an_aside_stands_before_him(text: str, voices: list[str]) -> None:
    chains = [[n.removeprefix("the ") for n in names(a.chain)] for a in read_attributions_of(text)]
    assert any([n for n in chain if n in voices] == voices for chain in chains)


MADE = [
    ("A barge sank off the fort, according to a notice that Major Otto Brandt made public at noon.", "Otto Brandt"),
    ("Nine men are held, according to a list which the Osk Prison Service released.", "Osk Prison Service"),
    ("The gate was open, according to a letter that the Guard Union sent to the court.", "Guard Union"),
    ("The gate was open, according to a leaked report that the Osk Herald published.", "a leaked report that the Osk Herald published"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "maker"), MADE, ids=[m for _, m in MADE])
def test_who_made_a_paper_speaks_by_it(text: str, maker: str) -> None:
    found = [a for a in read_attributions_of(text) if a.content[0].start == 0]
    assert any(maker in name or name in maker for name in (names(a.chain)[-1] for a in found))


TOLD = [
    ("Ina Lind runs the camp, she said.", "A cook had told her that the well was dry.", ["Ina Lind", "a cook"]),
    ("Pavel Osk said that he had left the mill.", "His son had told him that the guards were firing.", ["Pavel Osk", "his son"]),
    ("The warden, Mara Dorn, said she was asleep.", "Two porters have told her that the gate stood open.", ["Mara Dorn", "two porters"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "text", "voices"), TOLD, ids=[v[1] for _, _, v in TOLD])
def test_what_a_speaker_was_told_came_through_the_speaker(before: str, text: str, voices: list[str]) -> None:
    found = [a for a in read_attributions_of(before, text) if a.addressee is not None]
    assert [n.lower() for n in names(found[-1].chain)[-2:]] == [v.lower() for v in voices]


BEHIND = [
    ("Nine dead at noon, confided to the Courrier du Lac the head of the camp, Ina Lind.", "Courrier du Lac", "Ina Lind"),
    ("The bridge fell at noon, declared to Radio Osk the mayor of the town.", "Radio Osk", "mayor of the town"),
    ("Two clerks were freed, said to the Lake Tribune a lawyer of the families.", "Lake Tribune", "lawyer"),
]


@pytest.mark.parametrize(("text", "outlet", "speaker"), BEHIND, ids=[o for _, o, _ in BEHIND])
def test_a_speaker_may_stand_behind_whom_he_tells(text: str, outlet: str, speaker: str) -> None:
    (one,) = read_attributions_of(text)
    assert names(one.chain)[1] == outlet
    assert speaker in names(one.chain)[2]


BETWEEN = [
    ("Our volunteer left the school at noon. She said that stones flew in the yard. Four officers fired from the steps. She said three men lay on the ground.", "Four officers fired"),
    ("A porter said the ward was dark. Masked men ran down the stairs. He said that two of them limped.", "Masked men ran"),
    ("Mara Dorn said the boat was full. Water came over the side at once. She added that nobody steered.", "Water came over"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BETWEEN, ids=[w for _, w in BETWEEN])
def test_a_sentence_between_two_of_one_speaker_is_carried(text: str, words: str) -> None:
    start = text.index(words)
    found = [a for a in read_attributions_of(text) if a.content[0].start == start]
    assert [a.certainty for a in found] == ["carried over"]


@pytest.mark.parametrize(
    "text",
    [
        "A porter said the ward was dark. Elsewhere masked men ran down the stairs. He said that two of them limped.",
        "A porter said the ward was dark. Masked men ran down the stairs. A nurse said that two of them limped.",
        "A porter said the ward was dark.\nMasked men ran down the stairs.\nHe said that two of them limped.",
    ],
)
def test_a_sentence_is_not_carried_past_a_turn_another_speaker_or_a_paragraph(text: str) -> None:
    found = read_attributions_of(*text.split("\n"))
    assert "carried over" not in {a.certainty for a in found}


OF_SEVERAL = [
    ("Two officials close to the talks told Reuters that a deal was near. One of them said it would be signed on Friday.", ["Reuters", "one of two officials close to the talks"]),
    ("Three nurses told the Lake Tribune that the ward was locked. Two of them said that nothing moved.", ["Lake Tribune", "two of them"]),
    ("Two drivers told the BBC's Swahili service that the road was mined. One of them said a bus had burned.", ["BBC's Swahili service", "one of two drivers"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "voices"), OF_SEVERAL, ids=[v[1] for _, v in OF_SEVERAL])
def test_some_of_several_are_heard_through_the_same_outlet(text: str, voices: list[str]) -> None:
    assert names(read_attributions_of(text)[-1].chain)[1:] == voices


def test_some_of_others_who_were_reached_since_are_not() -> None:
    text = "Two clerks told Reuters that the mill burned. The Harbour Gazette spoke to two survivors. One of them said that nobody came."
    assert "Reuters" not in names(read_attributions_of(text)[-1].chain)
