"""Bad input at the level of the command line: one clear sentence each, the rest of the run goes on, nothing stored is lost.

What fails is listed (what, where, what to do), the run ends with a count and exit code 1. What can be read with a loss or a doubt is read, and the
report says so; that is no failure.
"""

import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from capture_site import Net, served
from click.testing import CliRunner, Result

from whence.case import Case
from whence.cli import main
from whence.settings import CaptureSettings, Settings

GOOD = """Source: Example Gazette
Published: 2024-05-06T11:00:00+00:00
Language: en
Title: Four prisoners escape from jail in Mosul

Four prisoners escaped from a jail in Mosul on Sunday, an official of the Northern Brigade told reporters.
"""
CLAIM = "Four prisoners escaped from a jail in Mosul on Sunday, an official of the Northern Brigade told reporters."
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Escape in Mosul</title>'
    '<meta property="og:site_name" content="Example Gazette">{}</head><body><article><h1>Escape in Mosul</h1>'
)
TEN_LINES = "".join(
    json.dumps({"id": f"r{n}", "text": f"{CLAIM} It was jail number {n}.", "outlet": "Gazette"}) + "\n" for n in range(10)
)

Run = Callable[..., Result]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder with one good report, to which each test adds something bad."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


@pytest.fixture
def whence(tmp_path: Path) -> Run:
    def run(*arguments: object, text: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=text, prog_name="whence")

    return run


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    """Serve good and bad answers, and let the case's fetcher reach them."""
    with served() as found:
        monkeypatch.setattr("whence.case.Fetcher", lambda _settings: found.fetcher)
        yield found


def contract(result: Result) -> dict[str, Any]:
    """Return the object that a run printed; it must have printed nothing else."""
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def reports_in(whence: Run, case: Path) -> dict[str, dict[str, Any]]:
    """Return the case's reports by key, as exported."""
    records = map(json.loads, whence("export", case).stdout.splitlines())
    return {record["key"]: record for record in records if record["record"] == "report"}


def the_only_failure(whence: Run, pages: Path, *more: object) -> dict[str, Any]:
    """Run over a folder with one good report and one bad item; the good one is kept, the bad one is one sentence with what to do."""
    case = pages.parent / "case"
    result = whence("run", pages, *more, "--case", case, "--json")
    found = contract(result)
    (failure,) = found["failures"]
    assert result.exit_code == 1 and found["reports"] == 1 and len(found["incidents"]) == 1
    said = failure["reason"]
    assert failure["origin"] in said and "\n" not in said and len(said) < 400 and failure["remedy"] and "Error" not in said
    people = whence("run", pages, *more, "--case", pages.parent / "again")
    assert people.exit_code == 1 and "1 new report, 1 failure" in people.output and "Traceback" not in people.output
    assert whence("verify", case).exit_code == 0
    assert isinstance(failure, dict)
    return failure


def warnings_of(whence: Run, pages: Path, name: str) -> str:
    """Run over a folder whose items can all be read; return what the report `name` says of its losses and doubts."""
    case = pages.parent / "case"
    result = whence("run", pages, "--case", case, "--json")
    assert result.exit_code == 0 and contract(result)["failures"] == [], result.output
    found = reports_in(whence, case)
    assert set(found) == {p.name for p in pages.iterdir()}
    return " | ".join(found[name]["warnings"])


def test_empty_file(whence: Run, pages: Path) -> None:
    (pages / "empty.html").write_bytes(b"")
    assert "is empty" in the_only_failure(whence, pages)["reason"]


def test_binary_file(whence: Run, pages: Path) -> None:
    (pages / "noise.bin").write_bytes(bytes(range(256)) * 400)
    assert "is binary data" in the_only_failure(whence, pages)["reason"]


def test_file_of_a_hundred_megabytes_is_refused_unread(whence: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (pages / "huge.html").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    failure = the_only_failure(whence, pages)
    assert "104,857,600 bytes, more than the" in failure["reason"] and "cut it" in failure["remedy"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 90 * 1024


def test_zip_that_calls_itself_a_page(whence: Run, pages: Path) -> None:
    with zipfile.ZipFile(pages / "page.html", "w") as archive:
        archive.writestr("page.html", HEAD.format("") + f"<p>{CLAIM}</p>")
    failure = the_only_failure(whence, pages)
    assert "ZIP archive" in failure["reason"] and "export or save" in failure["remedy"]


def test_no_date_is_said_and_none_is_made_up(whence: Run, pages: Path) -> None:
    (pages / "undated.html").write_text(HEAD.format("") + f"<p>{CLAIM}</p>")
    assert "no publication time is stated" in warnings_of(whence, pages, "undated.html")
    assert reports_in(whence, pages.parent / "case")["undated.html"].get("published") is None


def test_two_dates_that_disagree_are_both_said(whence: Run, pages: Path) -> None:
    stated = '<meta property="article:published_time" content="2024-05-06T10:00:00Z"><meta name="dc.date" content="2023-01-02">'
    (pages / "two.html").write_text(HEAD.format(stated) + f"<p>{CLAIM}</p>")
    said = warnings_of(whence, pages, "two.html")
    assert "dates disagree" in said and "2024-05-06T10:00:00Z" in said and "2023-01-02" in said


def test_wrong_encoding_label_costs_no_name(whence: Run, pages: Path) -> None:
    (pages / "label.html").write_bytes(
        (HEAD.format("").replace("utf-8", "iso-8859-1") + f"<p>{CLAIM} Müller of Çınar did not answer.</p>").encode()
    )
    assert "valid UTF-8" in warnings_of(whence, pages, "label.html")
    assert "Müller of Çınar" in reports_in(whence, pages.parent / "case")["label.html"]["text"]


def test_label_beyond_the_first_stretch_of_a_page_is_checked_too(whence: Run, pages: Path) -> None:
    long = "<p>The office said that it would not say more before the inquiry ends next year.</p>" * 1200
    (pages / "late.html").write_bytes(
        (HEAD.format("").replace("utf-8", "iso-8859-1") + long + "<p>Müller of Çınar did not answer.</p>").encode()
    )
    warnings_of(whence, pages, "late.html")
    assert "Müller of Çınar" in reports_in(whence, pages.parent / "case")["late.html"]["text"]


def test_wide_text_without_a_byte_order_mark(whence: Run, pages: Path) -> None:
    (pages / "wide.txt").write_bytes(f"{CLAIM}\nThe escape could not be independently verified.\n".encode("utf-16-le"))
    assert "no byte order mark" in warnings_of(whence, pages, "wide.txt")
    assert CLAIM in reports_in(whence, pages.parent / "case")["wide.txt"]["text"]


def test_nul_characters_are_replaced_one_for_one_and_counted(whence: Run, pages: Path) -> None:
    (pages / "nul.txt").write_bytes(f"{CLAIM}\nThe office did\0not\0answer on Monday.\n".encode())
    assert "2 NUL characters replaced" in warnings_of(whence, pages, "nul.txt")


def test_claim_three_thousand_elements_deep_is_read(whence: Run, pages: Path) -> None:
    (pages / "deep.html").write_text(HEAD.format("") + "<div>" * 3000 + f"<p>{CLAIM}</p>" + "</div>" * 3000)
    warnings_of(whence, pages, "deep.html")
    (incident,) = contract(whence("show", pages.parent / "case", "--json"))["incidents"]
    assert incident["numbers"]["reports"]["seen"] == 2


def test_page_nested_without_end_is_a_failure(whence: Run, pages: Path) -> None:
    (pages / "abyss.html").write_text(HEAD.format("") + "<div>" * 100_000 + f"<p>{CLAIM}</p>")
    assert "nested about 100,00" in the_only_failure(whence, pages)["reason"]


@pytest.mark.parametrize("markup", ["<p>{}</p>", "<p>{}"])
def test_page_in_one_line_longer_than_the_cap_is_cut_and_says_so(tmp_path: Path, markup: str) -> None:
    page = tmp_path / "line.html"
    page.write_text(HEAD.format("") + "".join(markup.format(f"{CLAIM} It was jail number {n}.") for n in range(16_000)))
    settings = Settings(capture=CaptureSettings(max_text=60_000))
    with Case.open(tmp_path / "case", write=True, create=True, settings=settings) as case:
        added = case.add(page)
        (report,) = case.reports()
    assert page.stat().st_size > 2_000_000 and added.failures == () and len(report.text) == 60_000
    assert any("only the first 60,000 of more than" in warning for warning in report.warnings)


MEASURED = """
import resource, sys, time
from whence.cli import main
main(sys.argv[1:], standalone_mode=False)
used = resource.getrusage(resource.RUSAGE_SELF)
# not ru_maxrss: a child starts with its parent's mark, here that of the whole test run
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(peak / 1024, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


@pytest.mark.slow
@pytest.mark.skipif(CaptureSettings().max_text > 500_000, reason="the cap on a report's text decides this; it is above 500,000")
@pytest.mark.parametrize(("name", "how"), [("line.html", []), ("line.txt", ["--rules"])])
def test_twenty_megabytes_in_one_line_cost_little_time_and_memory(tmp_path: Path, name: str, how: list[str]) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("needs /proc/self/status to measure memory")
    lead = HEAD.format("") + "<p>" if name.endswith("html") else "Source: Example Gazette\n\n"
    (tmp_path / name).write_text(lead + f"{CLAIM} " * (20_000_000 // len(CLAIM)))
    command = [sys.executable, "-c", MEASURED, "run", str(tmp_path / name), *how, "--case", str(tmp_path / "case"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    megabytes, seconds = map(float, done.stderr.split()[-2:])
    assert json.loads(done.stdout)["reports"] == 1
    # 90,000 words through the model; 210 MB and 6 s by rules. What grows faster than the text takes hours; a slow machine took 117 s
    assert megabytes < 450 and seconds < 180


def test_entries_that_cannot_be_read_are_failures_each_and_the_rest_goes_on(whence: Run, pages: Path) -> None:
    (pages / "gone.txt").symlink_to(pages / "nowhere.txt")
    os.mkfifo(pages / "pipe.txt")
    if os.geteuid() != 0:
        (pages / "closed.txt").write_text(GOOD)
        (pages / "closed.txt").chmod(0)
    result = whence("run", pages, "--case", pages.parent / "case", "--json")
    found = {Path(f["origin"]).name: f["reason"] for f in contract(result)["failures"]}
    assert result.exit_code == 1 and contract(result)["reports"] == 1
    assert "points nowhere" in found["gone.txt"] and "no regular file but a pipe" in found["pipe.txt"]
    assert os.geteuid() == 0 or "cannot be read" in found["closed.txt"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing", "answered 404"),
        ("to?http://127.0.0.1:{port}/secret", "not a public address"),
        ("to?http://localhost:{port}/secret", "not a public address"),
        ("drip", "not finished after 1 seconds"),
        ("bomb", "more than 1,000,000 bytes"),
        ("loop", "more than 3 redirects"),
        ("cut", "cut short"),
    ],
)
def test_url_that_answers_badly(whence: Run, pages: Path, net: Net, path: str, words: str) -> None:
    url = net.url(path.format(port=net.port))
    result = whence("run", url, pages, "--case", pages.parent / "case", "--json")
    found = contract(result)
    (failure,) = found["failures"]
    assert result.exit_code == 1 and found["reports"] == 1
    assert words in failure["reason"] and failure["origin"] == url and "\n" not in failure["reason"] and failure["remedy"]


def test_url_that_answers_well_is_a_report(whence: Run, pages: Path, net: Net) -> None:
    result = whence("run", net.url("packed"), pages, "--case", pages.parent / "case", "--json")
    assert result.exit_code == 0 and contract(result)["reports"] == 2


def test_broken_line_in_the_middle_of_json_lines_costs_that_line(whence: Run, pages: Path) -> None:
    lines = TEN_LINES.splitlines(keepends=True)
    (pages / "ten.jsonl").write_text("".join([*lines[:5], '{"id": "r5", "text": "cut,\n', *lines[6:]]))
    result = whence("run", pages, "--case", pages.parent / "case", "--json")
    found = contract(result)
    (failure,) = found["failures"]
    assert (
        result.exit_code == 1
        and found["reports"] == 10
        and "line 6" in failure["reason"]
        and "no valid JSON" in failure["reason"]
    )


def test_usage_that_is_not_understood_is_two(whence: Run) -> None:
    assert whence("run").exit_code == 2 and whence("run", "x", "--frob").exit_code == 2


def test_item_that_is_not_there_is_a_failure(whence: Run, pages: Path) -> None:
    failure = the_only_failure(whence, pages, pages.parent / "not-there.html")
    assert "cannot be read: no such file" in failure["reason"]


@pytest.mark.parametrize("command", [("run", "{pages}", "--case", "{case}"), ("show", "{case}"), ("rebuild", "{case}")])
def test_case_of_a_newer_version_is_refused_whole(whence: Run, pages: Path, command: tuple[str, ...]) -> None:
    case = pages.parent / "case"
    whence("run", pages, "--case", case, "--json")
    (case / "case.json").write_text('{"whence": "case", "format": 99}')
    before = {p: p.read_bytes() for p in case.rglob("*") if p.is_file()}
    result = whence(*(part.format(pages=pages, case=case) for part in command))
    assert result.exit_code == 1 and "newer version of whence" in result.output and "Traceback" not in result.output
    assert {p: p.read_bytes() for p in case.rglob("*") if p.is_file()} == before
    assert whence("verify", case).exit_code == 1


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_log_with_a_flipped_byte_is_named_and_nothing_is_thrown_away(whence: Run, pages: Path, where: float) -> None:
    case = pages.parent / "case"
    whence("run", pages, "--case", case, "--json")
    log = case / "log" / "entries"
    data = bytearray(log.read_bytes())
    data[int(where * len(data))] ^= 0x01
    log.write_bytes(data)
    checked = whence("verify", case)
    assert checked.exit_code == 1 and "NOT as sealed" in checked.output and "Traceback" not in checked.output
    assert contract(whence("show", case, "--json"))["reports"] == 1
    rebuilt = whence("rebuild", case)
    assert rebuilt.exit_code == 1 and "Run `whence verify`" in rebuilt.output and len(rebuilt.output.strip().splitlines()) == 1
    assert log.read_bytes() == bytes(data)


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from whence.cli import main
main(sys.argv[2:])
"""


@pytest.mark.parametrize("room", [3_000, 30_000])
def test_full_disk_is_one_sentence_and_the_same_command_goes_on(whence: Run, pages: Path, room: int) -> None:
    case = pages.parent / "case"
    whence("run", pages / "good.txt", "--case", case, "--json")
    for n in range(12):
        (pages / f"more{n}.txt").write_text(GOOD.replace("Mosul", f"Mosul {n}") + "The mayor did not answer. " * 400)
    command = [sys.executable, "-c", FULL, str(room), "run", str(pages), "--case", str(case), "--quiet"]
    full = subprocess.run(command, capture_output=True, text=True, check=False)
    assert full.returncode == 1 and "Traceback" not in full.stderr and len(full.stderr.strip().splitlines()) == 1, full.stderr
    assert "room" in full.stderr or "disk" in full.stderr
    after = whence("run", pages, "--case", case, "--json")
    assert after.exit_code == 0 and contract(after)["reports"] == 13
    assert whence("verify", case).exit_code == 0
