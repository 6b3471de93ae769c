"""What can be told of a report that is not read."""

from claims_build import report

from whence.read.unread import mentions, summary


def test_an_unread_report_claims_nothing_and_says_why() -> None:
    found = mentions(report("Vijf gevangenen ontsnapten vrijdag uit de gevangenis van Marrow, zei het NRF.", lang="nl"))
    assert not found.read
    assert found.reason is not None and "'nl'" in found.reason


def test_names_inside_sentences_and_short_forms_are_noted() -> None:
    found = mentions(report("Vijf mannen ontsnapten uit de gevangenis van Marrow, zei het NRF.", lang="nl"))
    assert "Marrow" in found.names and "NRF" in found.names
    assert "Vijf" not in found.names


def test_only_digits_count_as_figures_without_reading() -> None:
    found = mentions(report("Vijf van de 11.000 gevangenen, in 2019 waren het 24.", lang="nl"))
    assert [f.lo for f in found.figures] == [11000, 24]


def test_only_dates_in_digits_count_as_times() -> None:
    found = mentions(report("Am Freitag, dem 2019-10-11, fiel ein Schuss.", lang="de"))
    assert [w.as_written for w in found.times] == ["2019-10-11"]


def test_an_unknown_language_is_said_to_be_unknown() -> None:
    found = mentions(report("Lorem ipsum.", lang=None))
    assert found.reason is not None and "not known" in found.reason


def test_a_read_report_lists_its_names_and_figures() -> None:
    found = summary(report("The Northern River Front (NRF) holds 40 prisoners in Marrow."))
    assert found.read
    assert {"Northern River Front", "NRF"} <= set(found.names)
    assert [f.lo for f in found.figures] == [40]
