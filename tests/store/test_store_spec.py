"""A stranger's check: docs/formats/case.md followed with the standard library and the openssl program, nothing of ours."""

import base64
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from store_cases import OTHER_KEY, add, opened

DER = bytes.fromhex("302a300506032b6570032100")  # what RFC 8410 puts before an Ed25519 public key


def strangers_check(case: Path, scratch: Path) -> None:
    """Follow the page step by step; an AssertionError says which step failed."""
    lines = (case / "log" / "entries").read_bytes().split(b"\n")
    assert lines.pop() == b""
    entries = [json.loads(line) for line in lines]
    prev = "0" * 64
    for number, (line, entry) in enumerate(zip(lines, entries, strict=True)):  # steps 1 and 2
        again = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
        assert (again, entry["seq"], entry["prev"], entry["act"] == "open") == (line, number, prev, number == 0)
        prev = hashlib.sha256(line).hexdigest()
    assert json.loads((case / "case.json").read_bytes())["format"] == entries[0]["body"]["format"] == 1
    assert check_note((case / "log" / "checkpoint").read_bytes(), lines, entries, scratch) == len(lines)  # step 3
    for entry in entries:  # step 4
        if entry["act"] == "key":
            assert check_note(entry["body"]["checkpoint"].encode(), lines, entries, scratch) <= entry["seq"]
    named = {e["body"]["digest"] for e in entries if e["act"] == "capture"}
    named |= {o["digest"] for e in entries if e["act"] == "run" for o in e["body"].get("outputs", ())}
    held = {p.name for p in (case / "objects").glob("??/*")}
    assert named == held and all(hashlib.sha256(p.read_bytes()).hexdigest() == p.name for p in (case / "objects").glob("??/*"))


def check_note(note: bytes, lines: list[bytes], entries: list[dict], scratch: Path) -> int:  # type: ignore[type-arg]
    origin, size, root, empty, signed, end = note.decode().split("\n")
    dash, name, signature = signed.split(" ")
    count, raw = int(size), base64.b64decode(signature)
    assert (
        (empty, end, dash, name) == ("", "", "\u2014", origin) and len(raw) == 68 and base64.b64encode(raw).decode() == signature
    )
    assert origin == "whence/case/" + hashlib.sha256(lines[0]).hexdigest()[:16]
    assert root == base64.b64encode(tree(lines[:count])).decode()
    key = bytes.fromhex([e["body"]["key"] for e in entries[:count] if e["act"] in ("open", "key")][-1])
    assert raw[:4] == hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]
    (scratch / "key").write_bytes(DER + key)
    (scratch / "signature").write_bytes(raw[4:])
    (scratch / "text").write_text(f"{origin}\n{size}\n{root}\n")
    command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
    assert subprocess.run(command.split(), cwd=scratch, capture_output=True, check=False).returncode == 0
    return count


def tree(lines: list[bytes]) -> bytes:
    if len(lines) == 1:
        return hashlib.sha256(b"\x00" + lines[0]).digest()
    split = 1 << (len(lines) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + tree(lines[:split]) + tree(lines[split:])).digest()


def test_a_stranger_can_check_a_case_from_the_page_alone(tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl program, which this machine does not have (apt-get install openssl)")
    with opened(tmp_path / "case") as case:
        for n in range(4):
            add(case, f"word{n} happened", f"{n}.txt")
    with opened(tmp_path / "case", key=OTHER_KEY) as case:
        add(case, "more – ünïcode \u2028 happened", "m.txt")
    strangers_check(tmp_path / "case", tmp_path)
    log = tmp_path / "case" / "log" / "entries"
    log.write_bytes(log.read_bytes().replace(b"word2", b"word9"))
    log.write_bytes(log.read_bytes().replace(b"2.txt", b"9.txt", 1))
    with pytest.raises(AssertionError):
        strangers_check(tmp_path / "case", tmp_path)
