"""In an exchange, bodies and wounded men that are handed over are not its dead and wounded."""

import pytest
from match_build import DAY, claim, figure, told

from whence.model.base import replace
from whence.model.vocabulary import IncidentType as T
from whence.weigh.questions.handed_over import as_handed_over


def _counted(words: str, number: str, of: str, kind: T = T.RELEASE_TRANSFER) -> set[str | None]:
    """Return what a number in a claim counts in an incident of a kind, where it was read as counting `of`."""
    report = told(words, outlet="Second Mirror", published=DAY)
    at = report.text.index(number)
    one = replace(figure(17, of=of), start=at, end=at + len(number), as_written=number)
    made = as_handed_over(claim(report, words, kind=T.KILLING, figures=(one,)), kind, report.text)
    assert made.frame is not None
    return {f.of for f in made.frame.figures}


@pytest.mark.parametrize(
    ("words", "number", "of", "meant"),
    [
        ("The Front handed over the bodies of 17 soldiers", "17", "killed", "remains"),
        ("it was given 17 of its own dead in return", "17", "killed", "remains"),
        ("17 coffins crossed the bridge after the buses", "17", "killed", "remains"),
        ("The remains of seventeen pilots went the other way", "seventeen", "killed", "remains"),
        ("17 wounded men were later put on an aircraft", "17", "wounded", "patients"),
        ("Seventeen badly injured prisoners went by ambulance", "Seventeen", "wounded", "patients"),
    ],
)
def test_bodies_and_wounded_men_in_an_exchange_are_none_of_its_own(words: str, number: str, of: str, meant: str) -> None:
    assert _counted(words, number, of) == {meant}
    assert _counted(words, number, of, T.SHELLING) == {of}


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("A shell killed 17 men at the crossing, whose bodies lay there till dusk", "killed"),
        ("17 prisoners died on the bus", "killed"),
        ("17 people were wounded when guards fired in the air", "wounded"),
    ],
)
def test_who_was_killed_or_hurt_while_others_were_let_go_is_counted_as_ever(words: str, of: str) -> None:
    assert _counted(words, "17", of) == {of}
