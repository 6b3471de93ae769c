"""The own annotated set: every line grounds, it is large enough, and the loader refuses what does not hold."""

import copy
import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

own_set = importlib.import_module("training.own_set")

LINE: dict[str, Any] = {
    "id": "agency-901",
    "manner": "agency",
    "outlet": "Meridian Wire",
    "published": "2031-05-14T09:00",
    "text": "Five people drowned near Osk on Friday, the coast guard said. The harbour office said it had reportedly warned the crew.",
    "attributions": [
        {"id": "a1", "source": ["the coast guard"], "cue": ["said"], "content": ["Five people drowned near Osk on Friday"], "parent": None,
         "kind": "statement", "source_kind": "organisation", "who": None, "hedges": []},
        {"id": "a2", "source": ["The harbour office"], "cue": ["said@2"], "content": ["it had reportedly warned the crew"], "parent": None,
         "kind": "statement", "source_kind": "organisation", "who": None, "hedges": [{"words": "reportedly", "class": "hearsay"}]},
        {"id": "a3", "source": [], "cue": ["reportedly"], "content": ["it had", "warned the crew"], "parent": "a2", "kind": "statement",
         "source_kind": "none", "who": None, "hedges": []},
    ],
    "hedges": [{"words": "reportedly", "class": "hearsay"}],
    "caveats": [],
    "frames": [
        {"words": "drowned", "type": "accident_disaster", "mode": "transport", "modality": "asserted", "polarity": "affirmed",
         "phase": "occurred", "focus": True, "attribution": "a1", "agent": [], "victims": ["Five people"], "places": ["Osk"],
         "times": ["on Friday"], "figures": ["Five"], "means": None}
    ],
    "places": [{"words": "near Osk", "name": "Osk", "relation": "near"}],
    "dates": [{"words": "on Friday", "start": "2031-05-09", "end": "2031-05-09", "precision": "day"}],
    "figures": [{"words": "Five", "lo": 5, "hi": 5, "modifier": "exact", "of": "killed"}],
}  # fmt: skip


def read(changed: dict[str, Any]) -> Any:
    return own_set.read_line(json.dumps(changed), "corpus/en/agency.jsonl:7")


def with_first(layer: str, **changes: Any) -> dict[str, Any]:
    made = copy.deepcopy(LINE)
    made[layer][0] |= changes
    return made


def test_every_paragraph_of_the_set_grounds() -> None:
    assert [str(item) for item in own_set.check_set() if isinstance(item, own_set.SetError)] == []


def test_the_set_is_large_enough_and_what_measures_is_measured_in_every_manner() -> None:
    paragraphs = own_set.load_set()
    training, measuring = own_set.split(paragraphs)
    assert len(paragraphs) >= 300
    assert len(measuring) == 1280, "what is added is for training alone (decision 16)"
    assert {p.manner for p in measuring} == {p.manner for p in training}
    assert len(training) + len(measuring) == len(paragraphs)


def test_chains_hedges_and_paragraphs_without_any_attribution_are_in_both_parts() -> None:
    for part in own_set.split(own_set.load_set()):
        counts = own_set.counts(part)
        assert counts["with a parent"] >= 40
        assert counts["hedges"] >= 25
        assert counts["no attribution"] >= 5


def test_a_paragraph_may_be_annotated_with_some_layers_only_and_says_which() -> None:
    some = {k: v for k, v in LINE.items() if k not in ("frames", "places", "dates", "figures")}
    made = read(some | {"layers": ["attributions", "hedges", "caveats"]})
    assert (made.layers, made.places) == (("attributions", "hedges", "caveats"), ())
    assert read(LINE).layers == ("attributions", "hedges", "caveats", "frames", "places", "dates", "figures")
    with pytest.raises(own_set.SetError, match="lacks frames"):
        read(some)
    with pytest.raises(own_set.SetError, match="which the guide does not know"):
        read(LINE | {"layers": ["attributions", "hedges", "caveats"]})
    with pytest.raises(own_set.SetError, match="layers"):
        read(some | {"layers": ["hedges", "attributions"]})


def test_an_annotation_becomes_the_span_of_its_words() -> None:
    made = read(LINE)
    assert [made.text[slice(*s)] for s in made.attributions[0].source] == ["the coast guard"]
    assert made.attributions[1].cue == ((made.text.rindex("said"), made.text.rindex("said") + 4),)
    assert made.attributions[2].parent == "a2"
    assert made.doubts == ("cue of a1 'said' stands 2 times and is not numbered; the first is taken",)


def test_the_number_of_the_id_alone_decides_what_is_measured() -> None:
    assert not read(LINE).measured
    assert read(LINE | {"id": "agency-900"}).measured


def test_words_count_only_where_they_stand_whole() -> None:
    assert own_set.occurrences("five-year plan, twenty-five, fivefold, five", "five") == [(0, 4), (23, 27), (39, 43)]


def test_documents_for_training_leave_out_the_measuring_third(tmp_path: Path) -> None:
    lines = [LINE, LINE | {"id": "agency-900", "text": LINE["text"] + " It ended there."}]
    (tmp_path / "agency.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert [d["doc_id"] for d in own_set.training_documents(tmp_path)] == ["agency-901"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (with_first("attributions", cue=["stated"]), "cue of a1 'stated' does not stand in the text as whole words"),
        (with_first("attributions", cue=["sai"]), "cue of a1 'sai' does not stand in the text as whole words"),
        (with_first("attributions", cue=["said@3"]), "asks for occurrence 3, but the text holds 2"),
        (with_first("attributions", cue="said"), "cue of a1 is 'said', not a list"),
        (with_first("attributions", content=["Five people", "people drowned"]), "has pieces that overlap"),
        (with_first("attributions", parent="a9"), "a1 names the parent a9, which is not there"),
        (with_first("attributions", parent="a1"), "a1 is its own parent"),
        (with_first("attributions", kind="says"), "kind of a1 'says' is not one of"),
        (with_first("attributions", source_kind="ministry"), "source kind of a1 'ministry' is not one of"),
        (with_first("attributions", who="the harbour master"), "who of a1 'the harbour master' does not stand"),
        (with_first("hedges", **{"class": "doubt"}), "hedge class 'doubt' is not one of"),
        (with_first("frames", type="drowning"), "'drowning' is not one of"),
        (with_first("frames", mode="river"), "'river' is not one of transport, natural, industrial"),
        (with_first("frames", attribution="a7"), "attribution 'a7' of the frame 'drowned' is not there"),
        (with_first("frames", focus="yes"), "is neither true nor false"),
        (with_first("places", name="Osk Harbour"), "does not stand in the text as whole words"),
        (with_first("dates", end="2031-05-08"), "ends before it starts"),
        (with_first("dates", start="Friday"), "is no ISO date or time"),
        (with_first("figures", lo=6), "has its bounds the wrong way round"),
        (with_first("figures", lo="five"), "are no numbers"),
        (with_first("figures", unit="people"), "has unit, which the guide does not know"),
        (LINE | {"id": "agency 901"}, "must be the manner"),
        (LINE | {"published": "14 May"}, "is no ISO date or time"),
        ({k: v for k, v in LINE.items() if k != "caveats"}, "the paragraph lacks caveats"),
        (LINE | {"text": ""}, "has no text"),
    ],
)
def test_a_defect_is_named_with_its_file_and_line(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(own_set.SetError) as caught:
        read(changed)
    assert str(caught.value).startswith("corpus/en/agency.jsonl:7: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_id_used_twice_names_both_lines(tmp_path: Path) -> None:
    (tmp_path / "agency.jsonl").write_text(json.dumps(LINE) + "\n" + json.dumps(LINE) + "\n", encoding="utf-8")
    with pytest.raises(own_set.SetError, match=r"agency\.jsonl:2: id agency-901 is used at .*agency\.jsonl:1 already"):
        own_set.load_set(tmp_path)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "agency.jsonl").write_text("{not json\n", encoding="utf-8")
    with pytest.raises(own_set.SetError, match=r"agency\.jsonl:1: is no JSON"):
        own_set.load_set(tmp_path)


def test_the_check_prints_counts_and_fails_on_a_defect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "agency.jsonl"
    file.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    assert own_set.main(["--check", str(tmp_path)]) == 0
    assert "paragraphs by manner: agency 1" in capsys.readouterr().out
    file.write_text(json.dumps(LINE | {"hedges": None}) + "\n", encoding="utf-8")
    assert own_set.main(["--check", str(tmp_path)]) == 1
    assert "agency.jsonl:1: hedges must be a list" in capsys.readouterr().err
