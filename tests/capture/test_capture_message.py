"""E-mail messages."""

from email.message import EmailMessage

import pytest
from capture_build import failure, report

from whence.settings import CaptureSettings

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


FLOWED = (
    "Subject: Crane\nFrom: press@port.example\nDate: Sun, 05 May 2024 18:10:00 +0200\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8; format=flowed{}\n\n"
)


def test_flowed_lines_are_joined_as_their_sender_wrote_them():
    text = "Four dockers were hurt on Tuesday when a crane came down at \nthe port of Varn, the office said.\n\n> Who says \n> so?\n>> Nobody.\n From here on it is quiet.\n-- \nHarbour Office\n"
    found = report(FLOWED.format("") + text, "note.eml")
    assert (
        found.text
        == "Four dockers were hurt on Tuesday when a crane came down at the port of Varn, the office said.\n\n> Who says so?\n>> Nobody.\nFrom here on it is quiet.\n-- \nHarbour Office\n"
    )


def test_flowed_words_that_were_cut_are_whole_again():
    found = report(
        FLOWED.format("; delsp=yes") + "Four dockers were hurt in the har \nbour of Varn, the office said.\n", "note.eml"
    )
    assert found.text == "Four dockers were hurt in the harbour of Varn, the office said.\n"


def test_soft_line_ends_of_quoted_printable_leave_no_trace_and_wrapped_lines_are_one_paragraph():
    raw = "Subject: x\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nFour dockers were hurt in Ki=C5=BE=\neva, the office said on Tuesday in the evening, when a=\n crane came down.\n"
    assert (
        report(raw, "note.eml").text
        == "Four dockers were hurt in Kiževa, the office said on Tuesday in the evening, when a crane came down.\n"
    )
    wrapped = "Subject: x\nFrom: a@b.example\n\nFour dockers were hurt on Tuesday when a crane came down at the port\nof Varn, the harbour office said in a note that it sent to reporters\nin the evening.\n\nThe operator did not answer.\n"
    assert [b.path for b in report(wrapped, "note.eml").blocks] == ["lines 1-3", "line 5"]


def test_a_long_message_says_how_much_of_it_is_kept():
    found = report(
        "Subject: x\nFrom: a@b.example\n\n" + "Four were hurt. " * 100, "note.eml", settings=CaptureSettings(max_text=500)
    )
    assert len(found.text) == 500 and any("first 500 of 1,600 characters" in w for w in found.warnings)
