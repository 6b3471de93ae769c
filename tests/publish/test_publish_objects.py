import json

import msgspec
from publish_build import case_view, hostile_view

from whence.model.base import replace
from whence.model.codec import decode_lines
from whence.model.weighed import Value
from whence.publish import record_lines, run_contract, score_lines
from whence.publish.contract import value_object
from whence.publish.score import file_names
from whence.publish.wording import value_words


def test_contract_has_its_keys_and_no_others() -> None:
    made = run_contract(case_view())
    assert set(made) == {"case", "reports", "failures", "incidents"}
    assert made["reports"] == 15
    assert set(made["failures"][0]) == {"origin", "stage", "reason", "remedy"}
    first, second = made["incidents"]
    assert set(first) == {"id", "title", "type", "focus", "numbers", "questions", "caveats"}
    assert (first["focus"], second["focus"]) == (True, False)
    assert first["numbers"] == {
        "reports": {"seen": 15, "embedded": 1, "inferred": 1}, "utterances": [2, 3], "parties": ["Harbour Guard"], "independent": [0, 0], "verified_by": [],
    }  # fmt: skip


def test_unknown_is_a_word_and_never_an_empty_list() -> None:
    numbers = run_contract(case_view())["incidents"][1]["numbers"]
    assert numbers["parties"] == "unknown" and numbers["independent"] == "unknown"


def test_answers_have_values_utterances_and_chains() -> None:
    how_many = run_contract(case_view())["incidents"][0]["questions"][1]
    assert how_many["question"] == "how_many" and how_many["standing"] == "one_sided"
    assert how_many["answers"][1] == {
        "value": {"number": [10, None]},
        "utterances": 1,
        "chains": [["Meridian Times", "Coast Press", "a Harbour Guard spokeswoman"]],
    }


def test_contract_is_json_whatever_the_reports_say() -> None:
    assert (
        json.loads(json.dumps(run_contract(hostile_view())))["incidents"][0]["title"]
        == hostile_view().incidents[0].weighing.title
    )


def test_values_in_words_and_as_objects() -> None:
    for value, words, made in (
        (Value(number=(5, 5)), "5", {"number": [5, 5]}),
        (Value(number=(10, None)), "at least 10", {"number": [10, None]}),
        (Value(number=(None, 800)), "at most 800", {"number": [None, 800]}),
        (Value(number=(0, 800)), "at most 800", {"number": [0, 800]}),
        (Value(number=(0, 0)), "0", {"number": [0, 0]}),
        (Value(number=(4000, 4000), approx=True), "about 4,000", {"number": [4000, 4000]}),
        (Value(number=(24, 99)), "24 to 99", {"number": [24, 99]}),
        (Value(time=("2031-04-07", "2031-04-07")), "2031-04-07", {"text": "2031-04-07"}),
        (Value(time=("2031-04-07", None)), "2031-04-07", {"text": "2031-04-07/"}),
        (Value(place="Velm"), "Velm", {"place": "Velm"}),
    ):
        assert (value_words(value), value_object(value)) == (words, made)


def lines(kind: str) -> list[dict]:
    return [line for line in score_lines(case_view()) if next(iter(line)) == kind]


def test_score_has_one_line_per_report_also_where_nothing_was_found() -> None:
    assert sorted(line["report"] for line in lines("report")) == sorted(r.key for r in case_view().reports.values())


def test_quotes_are_verbatim_at_their_offsets() -> None:
    texts = {r.key: r.text for r in case_view().reports.values()}
    claims = [(line["report"], c) for line in lines("report") for c in line["claims"]]
    assert len(claims) > 30
    for report, claim in claims:
        assert texts[report][claim["start"] : claim["end"]] == claim["quote"]


def test_claim_is_spread_over_its_questions() -> None:
    claims = next(line for line in lines("report") if line["report"] == "P04.html")["claims"]
    got = {(c["question"], json.dumps(c["value"]), c.get("of")) for c in claims}
    assert ("how_many", '{"number": [10, null]}', "escaped") in got
    assert ("site", '{"place": "Kessel Gate depot"}', None) in got
    assert ("where", '{"place": "Velm"}', None) in got
    assert claims[0]["chain"] == ["Meridian Times", "Coast Press", "a Harbour Guard spokeswoman"]
    assert claims[0]["frame"]["place_relation"] == "near"


def test_plans_belong_to_no_incident_and_standing_figures_are_stock() -> None:
    by_name = {line["report"]: line for line in lines("report")}
    plan = next(c for c in by_name["P06.html"]["claims"] if c["modality"] == "planned")
    stock = next(c for c in by_name["P03.html"]["claims"] if c.get("of") == "held")
    assert plan["incident"] is None
    assert stock["incident"] == "stock" and stock["approx"] is True


def test_report_line_has_posts_caveats_blocks_and_repeats() -> None:
    by_name = {line["report"]: line for line in lines("report")}
    five = by_name["P05.html"]
    assert five["posts"][0]["handle"] == "@adawren" and five["posts"][0]["thread_index"] == 1
    assert {c["status"]: c["about"] for c in five["caveats"]}["parties_only"] == "all_reports"
    assert any(c.get("in_post") == 0 for c in five["claims"])
    assert by_name["P02.html"]["repeats"][0]["relation"] == "paraphrase"
    assert by_name["P01.html"]["blocks"][0]["kind"] == "headline"
    assert by_name["P07.html"]["incidents"][0]["role"] == "unread"


def test_edges_name_files_inferred_parents_and_utterances() -> None:
    edges = lines("child")
    rewrite = next(e for e in edges if e["type"] == "rewrites")
    assert (rewrite["child"], rewrite["parent"]) == ("P03.html", "P02.html")
    assert {c["kind"] for c in rewrite["changes"]} == {"hedge_lost", "credit_removed"}
    assert any(e["parent"].startswith("inferred:") for e in edges)
    assert any(e["parent"].startswith("utterance:") for e in edges)
    assert next(e for e in edges if e["child"] == "P08.html" and e["type"] == "copies")["direction"] == "unknown"


def test_incident_is_printed_once_more_per_moment() -> None:
    focus = [line for line in lines("incident") if line["title"].startswith("Alleged escape")]
    assert ["as_of" in line for line in focus] == [False, True]
    assert focus[0]["interests"][0] == {"actor": "Harbour Guard", "role": "party", "in": "harbour dispute"}
    assert {a["status"] for a in focus[0]["answers"]} >= {"one_sided", "not_asserted"}


def test_spellings_that_a_report_gives_for_one_place_stand_together() -> None:
    places = lines("place")
    assert any({"Velm", "Velmstad"} <= set(p["names"]) for p in places)
    assert not any({"Velm", "Kessel Gate depot"} <= set(p["names"]) for p in places)


def test_media_line_has_custody_and_what_is_not_shown() -> None:
    (media,) = lines("media")
    assert media["custody"][-1] == "Meridian Times" and media["original_held"] is False and "place" in media["not_shown"]


def test_two_files_of_one_name_stay_two() -> None:
    one, two = list(case_view().reports.values())[:2]
    names = file_names({one.id: replace(one, key="a/x.html"), two.id: replace(two, key="b/x.html")})
    assert sorted(names.values()) == ["x.html", "x.html#2"]


def test_record_lines_decode_to_the_records() -> None:
    records = case_view().records.records
    assert tuple(decode_lines(b"".join(record_lines(records)))) == records


def test_score_lines_are_json() -> None:
    assert all(msgspec.json.decode(json.dumps(line)) for line in score_lines(hostile_view()))
