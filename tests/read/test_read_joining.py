"""Joining: what the rules and the model found in one sentence, as one list. The model's finds are given by hand here."""

import pytest
from read_build import report

from whence.model.vocabulary import AttributionKind
from whence.read.cues.finds import Find, Range
from whence.read.cues.patterns import find
from whence.read.nesting.joining import joined
from whence.read.text.layout import Token, read_sentences


def tokens(words: str) -> tuple[Token, ...]:
    return tuple(read_sentences(report(words), ())[0].tokens)


def at(line: tuple[Token, ...], words: str) -> Range:
    """Return the tokens that `words` are."""
    wanted = [t.low for t in tokens(words)] if words else []
    first = next(n for n in range(len(line)) if [t.low for t in line[n : n + len(wanted)]] == wanted)
    return first, first + len(wanted)


def learned(line: tuple[Token, ...], source: str | None, cue: str, content: str, *, under: str | None = None) -> Find:
    return Find(
        AttributionKind.STATEMENT,
        "learned",
        (at(line, cue),),
        at(line, source) if source else None,
        (at(line, content),),
        under=at(line, under) if under else None,
    )


def told(line: tuple[Token, ...], finds: list[Find]) -> list[tuple[str, str, str]]:
    """Return source, cue and content of every find in words."""

    def words(pieces: tuple[Range, ...]) -> str:
        return " ".join(t.text for first, after in pieces for t in line[first:after])

    return [(words((f.source,)) if f.source else "", words(f.cue), words(f.content)) for f in finds]


PLAIN = "The ministry said the army had warned residents."


def test_without_a_model_the_rules_stand_as_they_are() -> None:
    line = tokens(PLAIN)
    assert joined(line, find(line), None) == list(find(line))


def test_a_voice_that_the_model_alone_hears_stays_under_the_one_it_names() -> None:
    line = tokens(PLAIN)
    outer = learned(line, "The ministry", "said", "the army had warned residents")
    inner = learned(line, "the army", "had warned", "residents", under="said")
    both = joined(line, find(line), [outer, inner])
    assert ("The ministry", "said", "the army had warned residents") in told(line, both)
    assert [f.under for f in both if f.cue[0] == at(line, "had warned")] == [at(line, "said")]


def test_the_model_says_how_far_source_and_content_reach_without_the_that_before_it() -> None:
    line = tokens("The mayor of Osk said on Monday that the bridge was closed because of ice.")
    one = learned(line, "The mayor of Osk", "said", "that the bridge was closed because of ice")
    assert told(line, joined(line, find(line), [one])) == [("The mayor of Osk", "said", "the bridge was closed because of ice")]


def test_a_content_cut_short_by_a_word_stays_whole() -> None:
    line = tokens("A survivor told of a loud bang.")
    one = learned(line, "A survivor", "told", "bang")
    assert told(line, joined(line, find(line), [one]))[0][2] == "a loud bang"


def test_words_before_the_that_of_a_clause_are_not_part_of_what_is_said() -> None:
    line = tokens("A guard told the agency some time before the escape that the gate was open.")
    one = learned(line, "A guard", "told", "some time before the escape that the gate was open")
    assert told(line, joined(line, find(line), [one])) == [("A guard", "told", "the gate was open")]


def test_a_relative_clause_of_the_one_who_is_cited_is_not_what_is_said() -> None:
    line = tokens("Five men have left a prison, the agency reported, citing the forces that guard them.")
    rules = find(line)
    inner = learned(line, "the forces", "citing", "guard them", under="reported")
    citing = [f for f in joined(line, rules, [inner]) if f.cites]
    assert told(line, citing) == told(line, [f for f in rules if f.cites])


def test_an_aside_inside_a_relative_clause_stays_where_the_model_hears_nothing() -> None:
    line = tokens("An official has shared a video with reporters which he says shows a group of men leaving the jail.")
    one = learned(line, "An official", "has shared", "a video with reporters")
    assert ("he", "says") in [t[:2] for t in told(line, joined(line, find(line), [one]))]


def test_a_caveat_that_stands_with_something_else_stays_where_the_model_hears_nothing() -> None:
    line = tokens("A reporter shared the video on Friday, with the caveat that the escape has not been confirmed.")
    one = learned(line, "A reporter", "shared", "the video")
    assert ("A reporter", "caveat") in [t[:2] for t in told(line, joined(line, find(line), [one]))]


def test_a_scrap_of_the_speaker_is_not_the_speaker() -> None:
    line = tokens('"The gate is open," said the official, who did not want to be named, of a jail in the city of Osk.')
    one = learned(line, "city", "said", '"The gate is open,"')
    assert told(line, joined(line, find(line), [one]))[0][0].startswith("the official")


def test_in_a_headline_the_rules_reach_stands() -> None:
    line = tokens("Ransom was never paid, says ministry after five fishermen freed")
    rules = find(line)
    one = learned(line, "fishermen", "says", "Ransom was never paid")
    assert told(line, joined(line, rules, [one], headline=True)) == told(line, list(rules))


def test_two_verbs_of_one_speaker_keep_their_own_words() -> None:
    line = tokens("The front said it had nothing to do with the bombing and blamed agents of the government.")
    one = learned(line, "The front", "said", "it had nothing to do with the bombing and blamed agents of the government")
    found = {cue: content for _, cue, content in told(line, joined(line, find(line), [one]))}
    assert found == {"said": "it had nothing to do with the bombing", "blamed": "agents of the government"}


@pytest.mark.parametrize(
    ("words", "source", "cue", "content"),
    [
        ("No group has claimed responsibility for the blast.", "No group", "has claimed", "responsibility for the blast"),
        ("A video appeared to show two cars.", "A video", "appeared", "to show two cars"),
        ("Five men fled in the alleged escape.", None, "alleged", "escape"),
        ("Reports of the escape came late.", None, "Reports", "the escape"),
        ("Reporters say it shows a small group.", "Reporters", "shows", "a small group"),
        ("The official has a small boat.", "The official", "has", "a"),
    ],
)
def test_what_credits_nobody_with_anything_is_no_voice(words: str, source: str | None, cue: str, content: str) -> None:
    line = tokens(words)
    assert cue not in [c for _, c, _ in told(line, joined(line, (), [learned(line, source, cue, content)]))]


def test_an_ordinary_find_that_the_model_does_not_see_falls_and_a_silence_stays() -> None:
    line = tokens("The company did not respond to questions, and the union said nothing new.")
    kinds = {f.kind for f in joined(line, find(line), [])}
    assert AttributionKind.NO_COMMENT in kinds and AttributionKind.STATEMENT not in kinds


def test_what_somebody_named_wants_in_anothers_quotation_stays() -> None:
    line = tokens("The secretary said that “the president wants to make it clear.”")
    one = learned(line, "The secretary", "said", "“the president wants to make it clear")
    assert ("the president", "wants") in [(s, c) for s, c, _ in told(line, joined(line, find(line), [one]))]


def test_a_phrase_that_the_model_does_not_hear_is_no_voice() -> None:
    line = tokens("The depots opened according to plan.")
    assert "according to" in [cue for _, cue, _ in told(line, find(line))]
    assert joined(line, find(line), []) == []


def test_who_passes_it_on_has_the_words_that_are_passed_on_and_not_the_speaker() -> None:
    line = tokens("A corporal quoted by Radio Osk said his patrol had been ordered to wait.")
    outer = learned(line, "Radio Osk", "quoted by", "his patrol had been ordered to wait")
    inner = learned(line, "A corporal", "said", "his patrol had been ordered to wait", under="quoted by")
    assert ("Radio Osk", "quoted by", "his patrol had been ordered to wait") in told(
        line, joined(line, find(line), [outer, inner])
    )


def test_a_content_goes_on_behind_the_cue_of_another_that_the_model_hears() -> None:
    line = tokens("The captain, according to her, heard from the harbourmaster of ice, and went to bed and blamed nobody.")
    one = learned(line, "her", "according to", "heard from the harbourmaster of ice, and went to bed and blamed nobody")
    inner = learned(line, "The captain", "blamed", "nobody", under="according to")
    contents = [content for _, cue, content in told(line, joined(line, find(line), [one, inner])) if cue == "according to"]
    assert contents == ["heard from the harbourmaster of ice , and went to bed and blamed nobody"]


def test_a_believer_whom_the_model_names_is_not_nobody() -> None:
    line = tokens("He carried the books for a consignee he believed to be a bishop.")
    believer = (line.index(line[-1]) - 6, line.index(line[-1]) - 5)  # the second "he"
    one = learned(line, None, "believed", "to be a bishop")._replace(source=believer)
    assert [f.source for f in joined(line, find(line), [one])] == [believer]


TORN = [
    (
        "Nine people drowned when the dike broke in the night, the mayor of the district, Kyo Lan, told Radio Mong.",
        "of the district, Kyo Lan",
        "the mayor of the district , Kyo Lan",
    ),
    (
        "The cranes were lost to the fire, Greta Holm, who runs the desk, the lead insurer, told Radio Mong.",
        "the lead insurer",
        "Greta Holm , who runs the desk , the lead insurer",
    ),
    (
        "A slide killed two diggers who had been there since dawn, Hill Aid, to whose team they belonged, told Radio Mong.",
        "dawn, Hill Aid, to whose team they belonged",
        "Hill Aid , to whose team they belonged",
    ),
]


@pytest.mark.parametrize(("words", "torn", "whole"), TORN)
def test_a_scrap_of_who_speaks_is_no_speaker(words: str, torn: str, whole: str) -> None:
    line = tokens(words)
    content = words[: words.index(",")]
    assert told(line, joined(line, find(line), [learned(line, torn, "told", content)]))[0][0] == whole


def test_scraps_of_a_clause_before_the_speaker_are_the_whole_clause() -> None:
    line = tokens(
        "Four clerks were killed when the roof of the river port fell in before dawn, a guard told Radio Mong, in what was a heavy blow."
    )
    scraps = learned(line, "a guard", "told", "of the river port")._replace(
        content=(at(line, "of the river port"), at(line, "in what"))
    )
    (found,) = told(line, joined(line, find(line), [scraps]))
    assert found[2] == "Four clerks were killed when the roof of the river port fell in before dawn"


def test_what_somebody_adds_behind_the_cue_does_not_take_the_clause_before_it_away() -> None:
    line = tokens(
        "It was 40, not 45, boys who had left the home, Lidia Monk, the secretary, said in a note, because five were found asleep."
    )
    (found,) = told(
        line, joined(line, find(line), [learned(line, "Lidia Monk, the secretary", "said", "because five were found asleep")])
    )
    assert found[2] == "It was 40 , not 45 , boys who had left the home because five were found asleep"


def test_what_another_told_somebody_else_before_is_no_word_of_this_speaker() -> None:
    line = tokens("The coast guard told Radio Mong of a collision at noon, the navy told Lake Television of an arrest at dusk.")
    first, second = find(line)
    both = learned(line, "the navy", "told", "of an arrest at dusk")._replace(
        cue=second.cue, content=(at(line, "of a collision at noon"), at(line, "of an arrest at dusk"))
    )
    inner = learned(line, "The coast guard", "told", "of a collision at noon")._replace(cue=first.cue, under=second.cue[0])
    found = joined(line, find(line), [both, inner])
    assert [content for _, _, content in told(line, found)] == ["of a collision at noon", "an arrest at dusk"]
    assert [one.under for one in found] == [None, None]


def test_a_phrase_that_commas_set_off_behind_that_stands_under_who_speaks() -> None:
    line = tokens("Captain Dorn said that, according to the harbour office, the men had been taken off the ship.")
    said = learned(line, "Captain Dorn", "said", "the men had been taken off the ship")
    found = joined(line, find(line), [said])
    assert [(source, content) for source, _, content in told(line, found)] == [
        ("Captain Dorn", "the men had been taken off the ship"),
        ("the harbour office", "the men had been taken off the ship"),
    ]
    assert found[1].under == said.cue[0]
