"""Whole cases, from files to numbers, against what a person expected before looking at the program's output.

Seven cases of our own (market-fire, river-flood, aid-abduction, bus-convoy, hospital-ward, ferry, village-raid), the demo that whence ships, and the founding report. What is
compared and with which tolerances: golden_case.py. What is not reached yet stands in `known_misses` of the case's
expected.json; the list is checked both ways, so it can only shrink (`python tests/cases/shrink_misses.py` does that).
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from golden_case import CASES, HERE, Told, misses, told_case

from whence.case import Case
from whence.model.captured import Given, Post
from whence.model.vocabulary import MembershipRole
from whence.model.weighed import Weighing
from whence.publish import score_lines

DEMO = Path(__file__).resolve().parents[2] / "src" / "whence" / "demo"


@pytest.fixture(scope="module")
def own_keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's signing key out of what is set up once per module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WHENCE_CONFIG_DIR", str(tmp_path_factory.mktemp("keys")))
        yield


@pytest.fixture(scope="module", params=[*CASES, "demo"])
def told(request: pytest.FixtureRequest, own_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return one case after everything in its folder was read."""
    if request.param == "demo":
        found: Told = request.getfixturevalue("demo")
        return found
    return told_case(request.param, tmp_path_factory.mktemp("case") / "case")


def test_case_reaches_what_a_person_expected(told: Told) -> None:
    new = sorted(set(misses(told)) - set(told.want["known_misses"]))
    assert not new, f"{told.name} no longer reaches:\n  " + "\n  ".join(new)


def test_known_misses_are_still_missed(told: Told) -> None:
    gone = sorted(set(told.want["known_misses"]) - set(misses(told)))
    assert not gone, (
        f"{told.name} reaches these now; remove it from known_misses (tests/cases/shrink_misses.py):\n  " + "\n  ".join(gone)
    )


def test_every_file_is_captured_without_a_failure(told: Told) -> None:
    held = 58 if told.name == "demo" else len(set(told.want["seen"]) | {f for g in told.want["apart"] for f in g["files"]})
    assert len(told.reports) == held and not told.view.failures


def test_every_number_has_its_reasons_and_every_quote_is_the_text(told: Told) -> None:
    codes = {reason.code for reason in told.weighing.number_reasons}
    assert codes >= {f"number.{n}" for n in ("reports", "utterances", "parties", "independent", "verified_by")}
    texts = {r.id: r.text for r in told.reports.values()}
    passages = [p for q in told.weighing.questions for a in q.answers for p in a.passages]
    assert passages and all(texts[p.report][p.start : p.end] == p.quote for p in passages)


def test_every_statement_counted_leads_to_a_report(told: Told) -> None:
    ids = {r.id for r in told.reports.values()}
    assert all(set(u.reports) <= ids and (u.reports or u.posts) for u in told.weighing.utterances)


# ------------------------------------------------------------------------------------------------ the demo


@pytest.fixture(scope="module")
def demo(own_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return the demo after everything in it was read."""
    return told_case("demo", tmp_path_factory.mktemp("demo") / "case")


def test_demo_posts_are_all_found_under_their_hosts(demo: Told) -> None:
    truth = json.loads((HERE / "demo" / "truth.json").read_text(encoding="utf-8"))
    hosts = sorted(host for post in truth["posts"] for host in post["hosts"])
    found = sorted(demo.keys[r.host].split(".")[0] for r in demo.records if isinstance(r, Post))
    assert len(hosts) == 5 and found == hosts


@pytest.fixture(scope="module")
def actors_later(demo: Told, tmp_path_factory: pytest.TempPathFactory) -> tuple[Weighing, Weighing]:
    """Return the demo's focus without actors, and after the actors were given to the same case."""
    with Case.open(tmp_path_factory.mktemp("later") / "case", write=True, create=True) as case:
        case.add(DEMO / "reports")
        before = case.view().incidents[0].weighing
        case.add(actors=DEMO / "actors.toml")
        return before, case.view().incidents[0].weighing


def test_without_actors_parties_and_independence_of_the_demo_read_unknown(actors_later: tuple[Weighing, Weighing]) -> None:
    assert actors_later[0].numbers.parties is None and actors_later[0].numbers.independent is None


def test_actors_given_later_say_who_the_parties_are(demo: Told, actors_later: tuple[Weighing, Weighing]) -> None:
    late, at_once = actors_later[1].numbers, demo.weighing.numbers
    assert (late.parties, late.independent, late.verified_by) == (at_once.parties, at_once.independent, at_once.verified_by)


def test_actors_given_later_count_as_if_they_had_been_there(demo: Told, actors_later: tuple[Weighing, Weighing]) -> None:
    assert actors_later[1].numbers == demo.weighing.numbers


def test_demo_with_its_files_in_another_order_has_the_same_focus(demo: Told, tmp_path: Path) -> None:
    files = sorted((DEMO / "reports").iterdir(), reverse=True)
    with Case.open(tmp_path / "case", write=True, create=True) as case:
        case.add(*files, actors=DEMO / "actors.toml")
        view = case.view()
        numbers, members = view.incidents[0].weighing.numbers, view.incidents[0].evidence.memberships
    assert numbers == demo.weighing.numbers
    assert {demo.keys[m.report] for m in members if m.role is MembershipRole.FOCUS} == demo.members(MembershipRole.FOCUS)


# ------------------------------------------------------------------------------------------------ the founding report


def test_founding_report_passes_as_many_items_of_its_oracle_as_before(shared: Path, tmp_path: Path) -> None:
    folder = shared / "cases" / "founding"
    if not folder.is_dir():
        pytest.skip(f"needs the founding report, which is not at {folder}")
    floor = tomllib.loads((HERE.parent / "gate" / "floors.toml").read_text())["founding"]["floors"]["oracle_pass"]
    with Case.open(tmp_path / "case", write=True, create=True) as case:
        case.add(
            folder / "report.txt",
            given=Given(outlet="Insider", published="2019-10-11"),
            actors=shared / "cases" / "qamishli-2019" / "actors.public.toml",
        )
        lines = [json.dumps(line, ensure_ascii=False) for line in score_lines(case.view())]
    (tmp_path / "predictions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    scorer = [
        sys.executable,
        str(shared / "tools" / "score_oracle.py"),
        str(folder / "oracle.jsonl"),
        str(tmp_path / "predictions.jsonl"),
        "--json",
    ]
    rows = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    passed = [row["id"] for row in rows if row["level"] == "M" and row["result"] == "pass"]
    failed = [f"{row['id']} {row['cue']}" for row in rows if row["level"] == "M" and row["result"] == "fail"]
    assert len(passed) >= floor, f"{len(passed)} items of the oracle pass, the floor is {floor}; failed: {'; '.join(failed)}"
