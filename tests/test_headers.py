"""The head of a server's answer is kept beside the page, named by the capture, and checked with everything else."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from whence import case as door
from whence.capture import Fetched
from whence.case import Case, verify
from whence.model.captured import Capture


def test_head_of_an_answer_is_sealed_with_its_page(
    tmp_path: Path, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = b"Content-Type: text/html\r\nDate: Mon, 06 May 2024 09:00:00 GMT\r\n"
    page = b"<html><title>Fire</title><body><p>A fire closed the port of Goma on Monday, the mayor said.</p></body></html>"

    def fetch(url: str) -> Fetched:
        return Fetched(data=page, media_type="text/html", charset="utf-8", hops=(), headers=head, url=url)

    monkeypatch.setattr(door, "Fetcher", lambda settings: fetch)
    with Case.open(tmp_path / "case", write=True, create=True, now=clock) as case:
        assert case.add("https://gazette.example/fire").failures == ()
        (capture,) = case._store.records(Capture)
        assert capture.headers is not None and case._store.get(capture.headers) == head
    assert verify(tmp_path / "case").faults == ()
    case_object = tmp_path / "case" / "objects" / capture.headers[:2] / capture.headers
    case_object.write_bytes(b"another head")
    assert any(capture.headers in fault for fault in verify(tmp_path / "case").faults)
