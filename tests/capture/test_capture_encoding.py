"""Bytes to characters, as browsers do."""

import pytest
from capture_build import report

from whence.capture.encoding import clean, decode

GERMAN = "Vier Hafenarbeiter wurden verletzt, hieß es am späten Abend in Wärn – „so“."
RUSSIAN = "Четыре докера пострадали во вторник в порту, сообщила портовая служба города. Кран упал на причал около полудня."


@pytest.mark.parametrize("bom", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(bom):
    assert decode(GERMAN.encode(bom), "latin-1").text == GERMAN


def test_latin_1_means_windows_1252_as_in_browsers():
    found = decode(GERMAN.encode("cp1252"), "ISO-8859-1")
    assert (found.text, found.charset, found.warnings) == (GERMAN, "cp1252", ())


def test_a_label_that_the_bytes_contradict_is_overruled_and_said():
    found = decode(GERMAN.encode(), "iso-8859-1")
    assert found.text == GERMAN and any("valid UTF-8" in w for w in found.warnings)


def test_a_utf_8_label_over_other_bytes_is_overruled_and_said():
    found = decode((RUSSIAN * 4).encode("cp1251"), "utf-8")
    assert "докера" in found.text and any("the bytes are none" in w for w in found.warnings)


def test_a_page_says_its_own_encoding():
    html = f'<html lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert "докера" in report(html.encode("cp1251")).text


def test_the_servers_label_stands_above_the_pages():
    html = f'<html><head><meta charset="koi8-r"></head><body><p>{RUSSIAN}</p></body></html>'
    found = report(html.encode("cp1251"), charset="windows-1251")
    assert "докера" in found.text and any("the server's label is followed" in w for w in found.warnings)


@pytest.mark.parametrize("codec", ["cp1251", "cp1252"])
def test_unlabelled_bytes_are_guessed_with_a_warning(codec):
    text = RUSSIAN * 3 if codec == "cp1251" else GERMAN * 3
    found = decode(text.encode(codec))
    assert found.text == text and any("guessed" in w for w in found.warnings)


def test_utf_16_without_a_mark_is_known_by_its_pattern():
    assert decode("Four dockers were hurt.".encode("utf-16-le")).text == "Four dockers were hurt."


@pytest.mark.parametrize("label", ["utf-7", "base64", "rot13", "nonsense-9", "unicode_escape"])
def test_labels_that_browsers_refuse_are_refused(label):
    assert decode(b"+ADw-script+AD4- four", label).text == "+ADw-script+AD4- four"


def test_a_stray_bad_byte_is_replaced_and_counted():
    found = decode((GERMAN * 5).encode() + b"\xff end", "utf-8")
    assert found.text.endswith("\ufffd end") and any("1 character could not be read" in w for w in found.warnings)


def test_nuls_are_replaced_one_for_one():
    assert clean("4\x007") == ("4\ufffd7", ["1 NUL character replaced by U+FFFD"])


def test_a_label_of_utf_16_inside_a_page_cannot_be_true():
    assert decode(f'<meta charset="utf-16">{GERMAN}'.encode(), markup=True).text.endswith(GERMAN)
