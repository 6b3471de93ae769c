"""E-mail messages."""

from email.message import EmailMessage

import pytest
from capture_build import failure, report

TEXT = "Four dockers were hurt on Tuesday, the harbour office said.\n\nThe operator is silent.\n"


def message(*, html: bool = False, plain: bool = True) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Harbour Office of Varn <press@port.example>"
    made["To"] = "desk@herald.example"
    made["Date"] = "Sun, 05 May 2024 18:10:00 +0200"
    made["Subject"] = "Crane accident: första uppgifter"
    if plain:
        made.set_content(TEXT)
    if html:
        made.add_alternative(
            "<html><body><h1>Crane</h1><p>Four dockers were hurt in HTML, the office said.</p></body></html>", subtype="html"
        )
    return made


def test_sender_subject_date_and_text_of_a_message():
    found = report(message().as_bytes(), "note.eml")
    assert found.title == "Crane accident: första uppgifter"
    assert (found.outlet, found.outlet_basis, found.authors) == (
        "Harbour Office of Varn",
        "e-mail sender",
        ("Harbour Office of Varn",),
    )
    assert found.published.at.isoformat() == "2024-05-05T18:10:00+02:00"
    assert found.text.replace("\r\n", "\n") == TEXT


def test_the_plain_part_is_preferred_and_html_is_read_where_it_stands_alone():
    assert "in HTML" not in report(message(html=True).as_bytes(), "note.eml").text
    made = message(plain=False)
    made.set_content("<html><body><p>Four dockers were hurt in HTML, the office said.</p></body></html>", subtype="html")
    assert "in HTML" in report(made.as_bytes(), "note.eml").text


def test_attachments_are_named_and_not_read():
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    found = report(made.as_bytes(), "note.eml")
    assert any("1 attachment not read (application/pdf)" in w for w in found.warnings)


@pytest.mark.parametrize(
    "data",
    [
        "Subject: x\n\n",
        "Content-Type: multipart/mixed; boundary=a\n\nno parts\n",
        "From: \x00=?bad?=\nContent-Type: image/png\n\nxx",
    ],
)
def test_a_message_without_text_is_a_failure(data):
    assert "cannot be read" in failure(data, "note.eml").reason


def test_a_message_with_broken_headers_is_still_read():
    raw = b"From: =?utf-8?q?=ff=fe?= <<<\nDate: yesterday\nSubject: =?x?y?z\n\nFour dockers were hurt, the office said.\n"
    found = report(raw, "note.eml")
    assert "Four dockers" in found.text and any("date" in w for w in found.warnings)
