"""How values are put in words."""

from whence.publish.wording import unread_told


def test_reports_not_read_for_their_languages_are_told_in_one_sentence() -> None:
    rules = "whence has no rules for the language {!r}; names were noted."
    unread = [(rules.format("ar"), 9), ("The language is not known.", 1), (rules.format("fr"), 2)]
    assert unread_told(unread) == [
        "11 reports not read: whence has no rules for the languages ar (9), fr (2); names were noted.",
        "1 report not read: The language is not known.",
    ]
    assert unread_told([(rules.format("ar"), 1)]) == [f"1 report not read: {rules.format('ar')}"]
    assert unread_told([]) == []
