"""Where a body spoke, and what a clause behind "with which" says of something else, is no answer to where it happened."""

import pytest
from match_build import DAY, claim, place, told, voice

from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Claim, Voice
from whence.weigh.places.set_off import set_off


def _made(text: str, words: str, town: str, speaker: str | None = None) -> tuple[Claim, str]:
    """Return a claim on `words` that names the town, and where it stands in its sentence."""
    report = told(text, outlet="Second Mirror", published=DAY)
    at = report.text.index(town)
    by: tuple[Voice, ...] = ()
    if speaker is not None:
        start = report.text.index(speaker)
        by = (replace(voice(speaker), start=start, end=start + len(speaker)),)
    made = claim(report, words, by=by, places=(place(town, start=at),))
    assert made.frame is not None
    core = words.split()[0]
    start = report.text.index(core)
    return replace(made, frame=replace(made.frame, trigger=Span(start=start, end=start + len(core)))), report.text


def _dropped(text: str, words: str, town: str, speaker: str | None = None) -> bool:
    """Say whether the town is set off where two reports name another one plainly."""
    one, _ = _made(text, words, town, speaker)
    plain = [_made(f"Mirror {n}: five men fled in Dorvan.", "fled in Dorvan", "Dorvan")[0] for n in range(2)]
    reports = {c.report: told_again for c, told_again in ((one, told(text, outlet="Second Mirror", published=DAY)),)}
    reports |= {
        c.report: told(f"Mirror {n}: five men fled in Dorvan.", outlet="Second Mirror", published=DAY)
        for n, c in enumerate(plain)
    }
    return set_off({"a": (town, [one]), "b": ("Dorvan", plain)}, reports) == ["a"]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Across the pass, in Ostra, the Frontier Board acknowledged six dead.", "dead", "Frontier Board"),
        ("In Ostra, the water ministry said that a dam had burst.", "burst", "water ministry"),
        ("The rebels were silent; in Ostra the General Staff claimed 40 killed.", "killed", "General Staff"),
        ("But in Ostra, a senior official spoke of nine drowned.", "drowned", "official"),
        ("They shot down an aircraft with which the staff supplied its garrison at Ostra.", "shot down", None),
        ("Raiders burned the depot from which the army had fed its posts in Ostra.", "burned", None),
    ],
)
def test_a_town_where_somebody_spoke_or_behind_with_which_is_set_off(text: str, words: str, speaker: str | None) -> None:
    assert _dropped(text, words, "Ostra", speaker)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("In an explosion in Ostra, the Frontier Board said, six died.", "died", "Frontier Board"),
        ("Six died in Ostra, the Frontier Board said.", "died", "Frontier Board"),
        ("The Frontier Board said six men had died in Ostra.", "died", "Frontier Board"),
        ("Raiders burned the depot at Ostra, which fed the posts.", "burned", None),
    ],
)
def test_a_town_where_it_happened_by_the_words_is_not(text: str, words: str, speaker: str | None) -> None:
    assert not _dropped(text, words, "Ostra", speaker)


def test_the_town_that_most_reports_name_is_never_set_off() -> None:
    one, _ = _made("In Ostra, the water ministry said that a dam had burst.", "burst", "Ostra", "water ministry")
    report = told("In Ostra, the water ministry said that a dam had burst.", outlet="Second Mirror", published=DAY)
    assert set_off({"a": ("Ostra", [one])}, {one.report: report}) == []
