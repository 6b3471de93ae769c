"""The base of actors in a case: one speaker under two names, sealed with the case, and switched off where somebody wants it so."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from whence.case import Case, verify
from whence.settings import MatchSettings, Settings

Clock = Callable[[], datetime]

HEAD = "Outlet: {outlet}\nPublished: 2024-05-06\n\n{words}\n"
ACRONYM = "Five detainees escaped from a prison in Qamishli on Monday, the SDF said."
IN_FULL = "The Syrian Democratic Forces said five detainees escaped from a prison in Qamishli on Monday."


def pages(folder: Path) -> Path:
    folder.mkdir()
    for name, outlet, words in (("a.txt", "Example Gazette", ACRONYM), ("b.txt", "Hill Post", IN_FULL)):
        (folder / name).write_text(HEAD.format(outlet=outlet, words=words))
    return folder


def speakers(case: Case) -> list[str]:
    (incident,) = case.incidents()
    assert (incident.weighing.numbers.parties, incident.weighing.numbers.independent) == (None, None)
    return [utterance.speaker for utterance in incident.weighing.utterances]


def test_a_body_under_two_names_is_one_speaker_without_any_actors_file(tmp_path: Path, clock: Clock) -> None:
    with Case.open(tmp_path / "case", write=True, create=True, now=clock) as case:
        case.add(pages(tmp_path / "pages"))
        assert speakers(case) == ["Syrian Democratic Forces"]
    assert verify(tmp_path / "case").faults == ()


def test_a_case_without_the_base_knows_names_only_as_they_are_written(tmp_path: Path, clock: Clock) -> None:
    settings = Settings(match=MatchSettings(base_actors=False))
    with Case.open(tmp_path / "case", write=True, create=True, now=clock, settings=settings) as case:
        case.add(pages(tmp_path / "pages"))
        assert sorted(speakers(case)) == ["SDF", "Syrian Democratic Forces"]


def test_the_base_is_switched_off_and_on_for_a_case_and_the_case_says_so(tmp_path: Path, clock: Clock) -> None:
    with Case.open(tmp_path / "case", write=True, create=True, now=clock) as case:
        case.add(pages(tmp_path / "pages"))
        assert case.note is None
        case.add(base=False)
        assert case.note is not None and len(speakers(case)) == 2
        case.add(base=True)
        assert speakers(case) == ["Syrian Democratic Forces"]
        before = speakers(case)
        case.rebuild()
        assert speakers(case) == before


def test_a_case_made_before_there_was_a_base_stays_as_it_was(tmp_path: Path, clock: Clock) -> None:
    with Case.open(tmp_path / "case", write=True, create=True, now=clock) as case:
        case.add(base=False)
        case.add(pages(tmp_path / "pages"))
        assert case._store.fact("base_actors_object") is None
        assert len(speakers(case)) == 2
