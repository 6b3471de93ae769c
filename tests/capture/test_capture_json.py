"""JSON: reports, lists, lines, posts of platforms, items of content systems."""

import json

import pytest
from capture_build import failure, records, report

from whence.model.captured import Failure, Report

TEXT = "Four dockers were hurt on Tuesday, the harbour office said."


def test_one_object_is_one_report_named_by_its_file():
    found = report(
        json.dumps(
            {
                "text": TEXT,
                "title": "Crane falls",
                "outlet": "Lowland Herald",
                "published": "2024-05-05T18:10:00+02:00",
                "lang": "en",
                "url": "https://herald.example/c",
            }
        ),
        "crane.json",
    )
    assert (found.key, found.key_field, found.title, found.outlet, found.text) == (
        "crane.json",
        "report",
        "Crane falls",
        "Lowland Herald",
        TEXT,
    )
    assert found.published.at.isoformat() == "2024-05-05T18:10:00+02:00" and found.url == "https://herald.example/c"


@pytest.mark.parametrize("key", ["id", "doc_id"])
@pytest.mark.parametrize("time", ["published", "time", "ts", "dct"])
def test_json_lines_keep_their_id_and_the_key_it_came_under(key, time):
    lines = "\n".join(json.dumps({key: f"d{n}", "text": TEXT, time: "2024-05-05"}) for n in (1, 2))
    found = records(lines, "reports.jsonl")
    assert [(r.key, r.key_field, r.text) for r in found] == [("d1", key, TEXT), ("d2", key, TEXT)]
    assert all(r.published.day_only for r in found) and found[0].id != found[1].id


def test_numbers_as_ids_and_times_are_read():
    (found,) = records(json.dumps({"id": 7, "text": TEXT, "ts": 1714932600}), "reports.jsonl")
    assert found.key == "7" and found.published.at.isoformat() == "2024-05-05T18:10:00+00:00"


def test_a_broken_line_costs_only_itself():
    lines = (
        json.dumps({"id": "a", "text": TEXT})
        + "\n{broken\n\n[1]\n"
        + json.dumps({"id": "b", "text": TEXT})
        + "\n"
        + json.dumps({"id": "c"})
    )
    found = records(lines, "reports.jsonl")
    assert [type(r) for r in found] == [Report, Failure, Failure, Report, Failure]
    assert "line 2" in found[1].reason and "none of its fields holds a text" in found[4].reason
    assert len({r.id for r in found}) == 5


def test_a_list_gives_a_report_each():
    found = records(json.dumps([{"id": "a", "text": TEXT}, {"id": "b", "body": TEXT}]), "all.json")
    assert [(r.key, r.key_field) for r in found] == [("a", "id"), ("b", "id")]


def test_an_object_that_holds_a_list_gives_its_items():
    assert len(records(json.dumps({"reports": [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}]}), "all.json")) == 2


def test_the_stored_text_of_json_is_its_field_as_it_stands():
    text = "  Four were hurt.\n\n- So it is said.  "
    assert report(json.dumps({"text": text}), "x.json").text == text


def test_a_platforms_post_is_a_report_of_kind_post():
    post = {"id_str": str((1714924800000 - 1288834974657) << 22), "id": 1, "full_text": TEXT, "created_at": "Sun May 05 16:00:00 +0000 2024",
            "user": {"name": "Ines Toral", "screen_name": "itoral"}, "url": "https://twitter.com/itoral/status/" + str((1714924800000 - 1288834974657) << 22)}  # fmt: skip
    found = report(json.dumps(post), "post.json")
    assert (found.kind, found.platform, found.handle, found.authors, found.outlet) == (
        "post",
        "twitter",
        "itoral",
        ("Ines Toral",),
        "Ines Toral",
    )
    assert found.platform_id == post["id_str"] and found.published.basis == "post id"
    assert found.published.at.isoformat() == "2024-05-05T16:00:00+00:00"


def test_ids_that_a_float_has_rounded_are_warned_about():
    found = report('{"platform": "twitter", "id": 1.7869999999e18, "text": "The crane at Varn is down."}', "post.json")
    assert found.platform_id is None and any("rounded number" in w for w in found.warnings)


def test_long_whole_ids_stay_exact():
    assert (
        report(
            '{"platform": "mastodon", "id": 112388000000000001, "text": "The crane at Varn is down."}', "post.json"
        ).platform_id
        == "112388000000000001"
    )


def test_an_item_of_a_content_system_is_an_article_with_its_own_offset():
    item = {"type": "post", "date": "2024-05-05T18:10:00", "date_gmt": "2024-05-05T16:10:00", "site_name": "Lowland Herald",
            "title": {"rendered": "Crane falls"}, "content": {"rendered": f"<p>{TEXT}</p>\n<p>The operator is silent, the office said.</p>"}}  # fmt: skip
    found = report(json.dumps(item), "wp.json")
    assert (found.kind, found.title, found.outlet) == ("article", "Crane falls", "Lowland Herald")
    assert found.published.at.isoformat() == "2024-05-05T18:10:00+02:00" and not found.published.zone_assumed
    assert found.text == f"Crane falls\n{TEXT}\nThe operator is silent, the office said."


@pytest.mark.parametrize(
    ("data", "why"),
    [('{"text": NaN}', "no valid JSON"), ("[" * 100_000, "too deep"), ('{"text": "x', "no valid JSON"), ('{"a": 1}', "none of its fields"), ("3", "neither an object"), ('{"text": ' + "1" * 5000 + "}", "no valid JSON")],
)  # fmt: skip
def test_json_that_cannot_be_read_is_a_failure(data, why):
    assert why in failure(data, "x.json").reason


def test_repeated_keys_are_said():
    assert any("repeats a key" in w for w in report('{"text": "x was here.", "text": "Four were hurt."}', "x.json").warnings)


def test_lone_surrogates_become_replacement_characters():
    found = report('{"text": "Four \\ud800 were hurt."}', "x.json")
    assert "\ufffd" in found.text and any("surrogate" in w for w in found.warnings)


def test_the_report_of_a_line_does_not_depend_on_the_path():
    data = json.dumps({"id": "a", "text": TEXT})
    assert records(data, "one.jsonl")[0].id == records(data, "two.jsonl", origin="elsewhere/two.jsonl")[0].id
