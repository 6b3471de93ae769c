"""`whence trace`: files and corpora traced without a case; what is printed, in which order, with which exit code, and the index."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from whence.cli import main

FIRST = (
    "Fire broke out late on Tuesday in the grain depot on the eastern quay of Varnholm after a crane cable snapped and fell across a power line. "
    "Harbour workers said they heard two dull bangs before the roof of the northern shed came down on the loading ramp beneath it."
)
OTHER = "Ferry services to the islands were running again by Thursday noon, the operator wrote on its own notice board beside the pier."

Run = Callable[..., Result]


@pytest.fixture
def whence() -> Run:
    def run(*arguments: object, text: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=text, prog_name="whence")

    return run


def corpus(folder: Path, name: str, *lines: dict[str, Any] | str) -> Path:
    file = folder / name
    file.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return file


def lines_of(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


ORIGINAL = {"id": 1, "ts": 1600000000, "outlet": "Varnholm Gazette", "text": FIRST}
COPY = {
    "doc_id": "copy",
    "published": "2020-09-14T10:00:00Z",
    "outlet": "Second Mirror",
    "text": FIRST.replace("two dull", "five dull"),
}


def test_edge_has_both_passages_direction_and_changes(whence: Run, tmp_path: Path) -> None:
    file = corpus(tmp_path, "c.jsonl", COPY, ORIGINAL, {"id": "else", "text": OTHER})
    result = whence("trace", file, "--jsonl")
    (edge,) = lines_of(result)
    assert result.exit_code == 0 and "3 texts, 1 edge (1 strong; direction unknown on 0); 0 failed" in result.stderr
    assert (edge["child"], edge["parent"], edge["type"], edge["direction"], edge["certainty"]) == (
        "copy",
        "1",
        "copies",
        "known",
        "strong",
    )
    for side, text in (("child", COPY["text"]), ("parent", FIRST)):
        assert edge[f"{side}_passages"] and all(text[p["start"] : p["end"]] == p["quote"] for p in edge[f"{side}_passages"])
    assert "count_changed" in {c["kind"] for c in edge["changes"]}
    assert {"shared_passage", "claimed_time"} <= {e["kind"] for e in edge["evidence"]}


def test_order_of_lines_and_files_is_irrelevant(whence: Run, tmp_path: Path) -> None:
    lines = [ORIGINAL, COPY, {"id": "third", "date": "2020-09-20", "text": f"{OTHER} {FIRST}"}, {"id": "else", "text": OTHER}]
    one = whence("trace", corpus(tmp_path, "a.jsonl", *lines), "--jsonl")
    turned = whence("trace", corpus(tmp_path, "b.jsonl", *reversed(lines)), "--jsonl")
    parts = whence("trace", corpus(tmp_path, "c.jsonl", *lines[2:]), corpus(tmp_path, "d.jsonl", *lines[:2]), "--jsonl")
    assert one.stdout == turned.stdout == parts.stdout and len(lines_of(one)) >= 3


def test_line_that_cannot_be_read_is_a_line_with_error_and_the_others_go_on(whence: Run, tmp_path: Path) -> None:
    file = corpus(
        tmp_path, "c.jsonl", ORIGINAL, "{broken", {"id": "x"}, {"text": OTHER}, {"id": 1, "text": OTHER}, ORIGINAL, COPY
    )
    result = whence("trace", file, "--jsonl")
    found = lines_of(result)
    errors = [line["error"] for line in found if "error" in line]
    assert result.exit_code == 1 and len(errors) == 4 and len(found) == 5
    assert (
        "line 2 cannot be read: it is no valid JSON" in errors[0]
        and "has no text" in errors[1]
        and "no doc_id or id" in errors[2]
    )
    assert "line 5 cannot be read: its id 1 is that of another text" in errors[3] and "1 held already" in result.stderr


def test_time_that_cannot_be_read_counts_as_none_and_is_said(whence: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "one", "text": "The ferry ran aground on Monday.", "ts": "soon"},
        {"id": "two", "text": "It was freed.", "ts": 9},
    ]
    file = tmp_path / "corpus.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = whence("trace", file, "--jsonl")
    assert done.exit_code == 0
    assert f"1 stated time cannot be read and counts as none, the first: {file}, line 1: its ts, 'soon'" in done.stderr


def test_least_certainty_leaves_out_what_is_less_certain(whence: Run, tmp_path: Path) -> None:
    file = corpus(tmp_path, "c.jsonl", ORIGINAL, COPY)
    assert len(lines_of(whence("trace", file, "--jsonl", "--min-certainty", "strong"))) == 1
    assert lines_of(whence("trace", file, "--jsonl", "--min-certainty", "explicit")) == []


def test_corpus_that_is_read_gives_the_same_edge_and_more(whence: Run, tmp_path: Path) -> None:
    crediting = {"id": 3, "ts": 1600100000, "outlet": "Third Page", "text": f"(Source: Halm Wire)\n{OTHER}"}
    file = corpus(tmp_path, "c.jsonl", ORIGINAL, COPY, crediting)
    found = lines_of(whence("trace", file, "--jsonl", "--read"))
    assert ("copy", "1") in {(e["child"], e["parent"]) for e in found}
    unseen = [e for e in found if e["parent"] == "inferred:1"]
    assert unseen and unseen[0]["parent_name"] == "Halm Wire" and "credited" in unseen[0]["parent_why"]


def test_pages_are_named_by_their_files_and_the_same_bytes_are_taken_once(whence: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Source: Example Gazette\nPublished: 2024-05-06T11:00:00+00:00\n\n{FIRST}\n")
    (tmp_path / "c.txt").write_text(f"Source: Second Mirror\nPublished: 2024-05-07T11:00:00+00:00\n\n{FIRST}\n")
    found = lines_of(whence("trace", tmp_path, "--jsonl"))
    assert {(e["child"], e["parent"], e["direction"]) for e in found} == {
        ("b.txt", "a.txt", "unknown"),
        ("c.txt", "a.txt", "known"),
    }
    assert "the same bytes as a.txt" in found[0]["evidence"][0]["note"]


def test_page_for_people_puts_copies_under_their_source_and_says_what_failed(whence: Run, tmp_path: Path) -> None:
    file = corpus(tmp_path, "c.jsonl", COPY, ORIGINAL, "{broken")
    result = whence("trace", file)
    lines = result.stdout.splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("1 (Varnholm Gazette"))
    assert (
        lines[head + 1].startswith("  ← copy (Second Mirror")
        and "copies" in lines[head + 2]
        and "1 text follows it" in lines[head]
    )
    assert "Not traced (1)" in result.stdout and result.exit_code == 1


def test_standard_input_may_be_a_corpus(whence: Run) -> None:
    assert len(lines_of(whence("trace", "-", "--jsonl", text=f"{json.dumps(ORIGINAL)}\n{json.dumps(COPY)}\n"))) == 1


# ---------------------------------------------------------------- the index


def test_later_call_finds_what_an_earlier_one_kept(whence: Run, tmp_path: Path) -> None:
    index, out = tmp_path / "held", tmp_path / "edges.jsonl"
    first, later = corpus(tmp_path, "a.jsonl", ORIGINAL), corpus(tmp_path, "b.jsonl", COPY)
    assert whence("trace", first, "--jsonl", "--index", index, "--out", out).exit_code == 0 and out.read_text() == ""
    whence("trace", later, "--jsonl", "--index", index, "--out", out)
    (edge,) = [json.loads(line) for line in out.read_text().splitlines()]
    assert (edge["child"], edge["parent"]) == ("copy", "1")
    again = whence("trace", first, later, "--jsonl", "--index", index)
    assert again.stdout == "" and "0 texts, 0 edges, 2 held already" in again.stderr


def test_earlier_copy_that_comes_in_late_is_still_the_source(whence: Run, tmp_path: Path) -> None:
    whence("trace", corpus(tmp_path, "a.jsonl", COPY), "--jsonl", "--index", tmp_path / "held")
    (edge,) = lines_of(whence("trace", corpus(tmp_path, "b.jsonl", ORIGINAL), "--jsonl", "--index", tmp_path / "held"))
    assert (edge["child"], edge["parent"]) == ("copy", "1")


def test_page_is_kept_in_the_index_whole(whence: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Source: Example Gazette\nPublished: 2020-01-06T11:00:00+00:00\n\n{FIRST}\n")
    whence("trace", page, "--index", tmp_path / "held")
    page.unlink()
    (edge,) = lines_of(whence("trace", corpus(tmp_path, "b.jsonl", COPY), "--jsonl", "--index", tmp_path / "held"))
    assert (edge["child"], edge["parent"]) == ("copy", "page.txt")


def test_file_that_moved_or_changed_is_named(whence: Run, tmp_path: Path) -> None:
    first, later = corpus(tmp_path, "a.jsonl", ORIGINAL), corpus(tmp_path, "b.jsonl", COPY)
    whence("trace", first, "--index", tmp_path / "held")
    text = first.read_text()
    first.write_text(text.replace("Fire broke", "Fire brake"))
    changed = whence("trace", later, "--index", tmp_path / "held")
    assert changed.exit_code == 1 and "a.jsonl has changed" in changed.output
    first.unlink()
    moved = whence("trace", later, "--index", tmp_path / "held")
    assert moved.exit_code == 2 and "a.jsonl, which is not there any more" in " ".join(moved.output.split())
    first.write_text(text)
    assert whence("trace", later, "--index", tmp_path / "held").exit_code == 0


def test_folder_of_something_else_is_no_index(whence: Run, tmp_path: Path) -> None:
    file = corpus(tmp_path, "a.jsonl", ORIGINAL)
    assert "is neither empty nor an index" in " ".join(whence("trace", file, "--index", tmp_path).output.split())


def test_kill_leaves_the_index_readable(whence: Run, tmp_path: Path) -> None:
    index = tmp_path / "held"
    first = corpus(tmp_path, "a.jsonl", ORIGINAL)
    assert whence("trace", first, "--jsonl", "--index", index).exit_code == 0
    more = [{"id": f"n{n}", "text": " ".join(f"word{n}x{k}" for k in range(40))} for n in range(3000)]
    big = corpus(tmp_path, "big.jsonl", *more)
    code = "from whence.cli import main; main()"
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen([sys.executable, "-c", code, "trace", str(big), "--jsonl", "--index", str(index)], env=env)
    places, deadline = index / "places.jsonl", time.monotonic() + 60
    while process.poll() is None and len(places.read_bytes()) < 2000 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    (edge,) = lines_of(whence("trace", corpus(tmp_path, "b.jsonl", COPY), "--jsonl", "--index", index))
    assert (edge["child"], edge["parent"]) == ("copy", "1")
    assert whence("trace", big, "--jsonl", "--index", index, "--quiet").exit_code == 0
