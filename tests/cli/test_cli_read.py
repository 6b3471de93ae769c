"""`whence read`: reports and corpora read without a case; what is printed, in which order, with which exit code."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whence.cli import main

PAGE = """Source: Example Gazette
Published: 2024-05-06T11:00:00+00:00
Language: en

The interior ministry said on Monday that five prisoners had escaped from a jail near the town of Arden.

(Reporting by Ada Venn; editing by Tom Hale)
"""
FRENCH = (
    "Le ministre a déclaré lundi que trois personnes étaient mortes dans l'explosion de la ville d'Arden, "
    "selon la police locale et les pompiers qui sont arrivés sur les lieux dans la nuit avec une équipe."
)
SAID = "The mayor of Arden said on Monday that three people had died in the flood."

Run = Callable[..., Result]


@pytest.fixture
def whence() -> Run:
    def run(*arguments: object, text: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=text, prog_name="whence")

    return run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lines = [
        json.dumps({"doc_id": "a", "text": SAID, "published": "2024-05-06", "outlet": "Example Gazette"}),
        "{broken",
        "",
        json.dumps({"doc_id": 7, "text": FRENCH}),
        json.dumps({"doc_id": "no text"}),
        json.dumps({"doc_id": "b", "text": f"\r\n  {SAID}\r\n\tIt\u200bs  end.\n"}),
    ]
    file = tmp_path / "corpus.jsonl"
    file.write_text("\n".join(lines) + "\n")
    return file


def lines_of(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_corpus_gives_one_line_per_document_in_its_order(whence: Run, corpus: Path) -> None:
    result = whence("read", corpus, "--jsonl", "--rules")
    found = lines_of(result)
    assert [d["doc_id"] for d in found] == ["a", None, 7, "no text", "b"]
    assert result.exit_code == 1 and "line 2 cannot be read: it is no valid JSON" in found[1]["error"]
    assert "has no text" in found[3]["error"] and "line 5" in found[3]["error"]
    assert result.stderr.count("cannot be read") == 2 and "2 read" in result.stderr and "2 failed" in result.stderr


def test_offsets_are_those_of_the_text_as_it_was_given(whence: Run, corpus: Path) -> None:
    given = {
        d["doc_id"]: d["text"]
        for line in corpus.read_text().splitlines()
        if line[:2] == '{"'
        for d in [json.loads(line)]
        if "text" in d
    }
    for document in lines_of(whence("read", corpus, "--jsonl", "--text")):
        if "error" in document:
            continue
        text = given[document["doc_id"]]
        assert document["text"] == text and document["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
        for attribution in document["attributions"]:
            assert [text[s:e] for s, e in attribution["cue"]] == ["said"]
            assert "three people had died" in "".join(text[s:e] for s, e in attribution["content"])
        assert bool(document["attributions"]) == (document["doc_id"] != 7)


def test_language_without_rules_is_not_read_and_says_so(whence: Run, corpus: Path) -> None:
    french = lines_of(whence("read", corpus, "--jsonl"))[2]
    assert french["read"] is False and "'fr'" in french["reason"] and french["attributions"] == french["claims"] == []
    assert french["mentions"] is not None


def test_metadata_of_a_line_stands_in_chain_and_head(whence: Run, corpus: Path) -> None:
    first = lines_of(whence("read", corpus, "--jsonl"))[0]
    assert first["outlet"] == "Example Gazette" and first["published"] == "2024-05-06"
    assert first["attributions"][0]["chain"][0] == "Example Gazette"
    given = lines_of(whence("read", corpus, "--jsonl", "--outlet", "Other Post", "--published", "2023-01-02"))[0]
    assert given["outlet"] == "Other Post" and given["published"] == "2023-01-02"


def test_rules_only_is_said_in_every_output(whence: Run, corpus: Path) -> None:
    result = whence("read", corpus, "--jsonl", "--rules")
    assert {d["reader"]["mode"] for d in lines_of(result) if d.get("read")} == {"rules"} and "rules only" in result.stderr
    assert "read by rules only" in whence("read", corpus, "--rules").stdout


def test_page_is_read_without_a_case_and_shown_by_who_says_what(whence: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    result = whence("read", page, "--rules")
    assert result.exit_code == 0, result.output
    assert "Example Gazette ← " in result.stdout and "five prisoners had escaped" in result.stdout
    assert "not read, as no part of what the report says: byline note" in result.stdout
    assert sorted(tmp_path.iterdir()) == [page]


def test_folder_and_pasted_text_are_read_alike(whence: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    folder = lines_of(whence("read", tmp_path, "--jsonl"))
    assert [d["doc_id"] for d in folder] == ["a", None, 7, "no text", "b", "page.txt"]
    pasted = lines_of(whence("read", "-", "--jsonl", text=PAGE))
    assert pasted[0]["attributions"] == [] or pasted[0]["attributions"][0]["cue"] == folder[-1]["attributions"][0]["cue"]
    piped = lines_of(whence("read", "-", "--jsonl", text=corpus.read_text()))
    assert [d["doc_id"] for d in piped] == ["a", None, 7, "no text", "b"]


def test_report_that_is_not_there_is_one_sentence_and_costs_nothing_else(whence: Run, corpus: Path) -> None:
    result = whence("read", "absent.txt", corpus, "--jsonl")
    found = lines_of(result)
    assert result.exit_code == 1 and "no such file" in found[0]["error"] and found[1]["doc_id"] == "a"


def test_nothing_is_asked_of_the_network(whence: Run) -> None:
    result = whence("read", "https://example.org/page", "--jsonl")
    assert result.exit_code == 1 and "not fetched" in lines_of(result)[0]["error"]


def test_out_writes_a_file_and_never_over_what_is_read(whence: Run, corpus: Path, tmp_path: Path) -> None:
    before = corpus.read_bytes()
    refused = whence("read", corpus, "--jsonl", "--out", corpus)
    assert refused.exit_code == 2 and "would write over" in refused.stderr and corpus.read_bytes() == before
    result = whence("read", corpus, "--jsonl", "--out", tmp_path / "out.jsonl", "--quiet")
    assert result.stdout == "" and len((tmp_path / "out.jsonl").read_text().splitlines()) == 5


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--rules", "--fast"), "exclude each other"),
        (("--text",), "goes with --jsonl"),
        (("--published", "soon"), "is no time"),
    ],
)
def test_options_that_make_no_sense_are_refused(whence: Run, corpus: Path, options: tuple[str, ...], sentence: str) -> None:
    result = whence("read", corpus, *options)
    assert result.exit_code == 2 and sentence in result.stderr


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b'{"doc_id": "x", "text": "caf\xe9"}', "not UTF-8"),
        (b'{"doc_id": NaN, "text": "said"}', "NaN"),
        (b'{"doc_id": true, "text": "said"}', "no doc_id"),
        (b'{"doc_id": "x", "text": " . "}', "holds no words"),
        (b'["x"]', "no JSON object"),
        (b'{"doc_id": "x", "text": ' + b"[" * 100_000, "nests too deep"),
    ],
)
def test_bad_line_is_one_clear_sentence(whence: Run, corpus: Path, line: bytes, sentence: str) -> None:
    corpus.write_bytes(json.dumps({"doc_id": "good", "text": SAID}).encode() + b"\n" + line + b"\n")
    good, bad = lines_of(whence("read", corpus, "--jsonl"))
    assert good["read"] and sentence in bad["error"] and "line 2" in bad["error"] and "\n" not in bad["error"]


def test_half_a_character_keeps_every_offset(whence: Run, corpus: Path) -> None:
    corpus.write_text(json.dumps({"doc_id": "x", "text": "\ud83d " + SAID}) + "\n")
    (found,) = lines_of(whence("read", corpus, "--jsonl"))
    assert "lone surrogates" in " ".join(found["warnings"])
    start, end = found["attributions"][0]["cue"][0]
    assert ("\ud83d " + SAID)[start:end] == "said"


def test_score_is_that_of_the_records(whence: Run, shared: Path, tmp_path: Path) -> None:
    """The public corpus read from the command line has the very attributions that `read` gives."""
    from whence.cli.corpus import Document, Ways, documents
    from whence.model.captured import Given
    from whence.publish.readings import reading_object
    from whence.read import read
    from whence.settings import CaptureSettings, ReadSettings

    corpus = shared / "data" / "polnear" / "dev.jsonl"
    if not corpus.exists():
        pytest.skip("needs the public corpus")
    few = tmp_path / "few.jsonl"
    with corpus.open("rb") as whole:
        few.write_bytes(b"".join(next(whole) for _ in range(3)))
    from build import WHEN

    with few.open("rb") as lines:
        direct = []
        for document in documents(lines, "few", Ways(Given(), WHEN, CaptureSettings())):
            assert isinstance(document, Document) and document.report.text == document.text
            said = tuple(read(document.report, document.posts, settings=ReadSettings(mode="rules")))
            direct.append(reading_object(document.report, said)["attributions"])
    printed = [d["attributions"] for d in lines_of(whence("read", few, "--jsonl", "--rules"))]
    assert printed == direct and sum(map(len, printed)) > 10
