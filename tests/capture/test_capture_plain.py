"""Plain and pasted text: the head, the text as it is, and its blocks."""

import pytest
from capture_build import assert_tiled, failure, kinds, of_kind, report

HEAD = """Notice: invented for a test
Source: Lowland Herald
URL: https://herald.example/crane
Published: 2024-05-05T18:10:00+02:00
By: Ines Toral and P. Senn
Language: en
Credit: Tolm Press/TPA
Title: Crane falls at Varn port

"""
TEXT = "VARN (TPA) - Four dockers were hurt, the office said.\n\nThe operator did not answer.\n"


def test_a_head_says_who_where_and_when():
    found = report(HEAD + TEXT, "crane.txt")
    assert (found.outlet, found.outlet_basis) == ("Lowland Herald", "head")
    assert found.title == "Crane falls at Varn port"
    assert found.authors == ("Ines Toral", "P. Senn") and found.credits == ("Tolm Press", "TPA")
    assert found.published.at.isoformat() == "2024-05-05T18:10:00+02:00"
    assert (found.url, found.lang, found.lang_basis) == ("https://herald.example/crane", "en", "head")


def test_the_stored_text_is_the_files_text_after_the_head_character_for_character():
    assert report(HEAD + TEXT, "crane.txt").text == TEXT
    assert report("\n  " + TEXT + "\n\n", "crane.txt").text == "\n  " + TEXT + "\n\n"
    assert report(TEXT.replace("\n", "\r\n"), "crane.txt").text == TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "head",
    [
        "SOURCE: Lowland Herald\nTITLE: Crane falls\n\n",
        "outlet: Lowland Herald\ndate: 5 May 2024\n\n",
        "Source: Lowland Herald\n\n",
    ],
)
def test_keys_of_the_head_are_read_in_any_case(head):
    found = report(head + TEXT, "crane.txt")
    assert found.outlet == "Lowland Herald" and found.text == TEXT


@pytest.mark.parametrize(
    "first",
    [
        "By: nobody knows how it fell.\nThe office is silent.\n",
        "Varn: four dockers were hurt.\nThe office is silent.\n",
        "Note: this is a story.\n\nIt goes on.\n",
    ],
)
def test_a_sentence_with_a_colon_is_no_head(first):
    assert report(first, "crane.txt").text == first


def test_the_dates_of_a_head_that_cannot_be_read_are_said():
    found = report("Source: Lowland Herald\nDate: 05/06/2024\n\n" + TEXT, "crane.txt")
    assert found.published is None and any("cannot be read" in w for w in found.warnings)


def test_each_line_is_a_block_that_says_its_line():
    found = report(TEXT, "crane.txt")
    assert [b.path for b in found.blocks] == ["line 1", "line 3"]
    assert_tiled(found)


def test_a_bullet_list_at_the_top_is_a_summary_and_self_promotion_in_it_is_not():
    text = "- Four dockers were hurt.\n- The operator is silent.\n- Visit the Lowland Herald's home page for more stories.\nFour dockers were hurt on Tuesday, the office said.\n"
    assert [kind for kind, _ in kinds(report(text, "pasted text"))] == ["summary", "summary", "boilerplate", "body"]


@pytest.mark.parametrize(
    "line",
    ["Subscribe to our newsletter", "Sign up for the morning letter here", "Follow us on Telegram", "Download our app", "Advertisement", "© 2024 Lowland Herald. All rights reserved.", "Read our app terms. All rights reserved"],
)  # fmt: skip
def test_lines_that_ask_the_reader_for_something_are_boilerplate(line):
    assert of_kind(report(TEXT + line, "x.txt"), "boilerplate") == [line]


@pytest.mark.parametrize(
    "line", ["Related: Ferry lost off Tolm", "Read more: Port strike ends", "Related stories: Weather / Sport"]
)
def test_pointers_to_other_stories_are_related(line):
    assert of_kind(report(TEXT + line, "x.txt"), "related") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Staff writer Marek Oll contributed to this article.",
        "Reporting by Ines Toral; editing by P. Senn",
        "(Source: Tolm Press)",
        "(With files from agencies)",
        "The harbour desk in Varn contributed to this report.",
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
    ],
)
def test_notes_on_who_made_the_report_are_byline_notes(line):
    assert of_kind(report(TEXT + line, "x.txt"), "byline_note") == [line]


@pytest.mark.parametrize(
    "line",
    ["The visitors follow us on foot, said the guide at the port of Varn.", "Sources: two men who stood on the quay, and they are the union's own.", "The paper is read by all who work there.", "The mayor contributed to the report of the inquiry, an official said, and then left."],
)  # fmt: skip
def test_ordinary_sentences_stay_body(line):
    assert line in of_kind(report(TEXT + line, "x.txt"), "body")


def test_a_closing_note_in_brackets_is_cut_off_its_paragraph():
    found = report(
        "Four dockers were hurt. The office is silent. (This story was auto-generated from a syndicated feed.)", "x.txt"
    )
    assert kinds(found) == [
        ("body", "Four dockers were hurt. The office is silent."),
        ("byline_note", "(This story was auto-generated from a syndicated feed.)"),
    ]


def test_wrapped_lines_are_one_paragraph_and_the_text_stays_as_it_is():
    text = "Four dockers were hurt on Tuesday when a crane came down at the port\nof Varn, the harbour office said in a note that it sent to reporters\nin the evening.\n\nThe operator did not answer any of the questions that were sent to\nit, and neither did the maker of the crane, which closed long ago.\n"
    found = report(text, "x.txt")
    assert found.text == text and [b.path for b in found.blocks] == ["lines 1-3", "lines 5-6"]


def test_addresses_in_a_text_are_links():
    found = report("The note is at https://port.example/note.pdf.\nNobody signed it, the office said.", "x.txt")
    assert [(k.url, found.text[k.start : k.end]) for k in found.links] == [("https://port.example/note.pdf",) * 2]


def test_a_head_without_a_text_is_a_failure():
    assert "no text after the head" in failure(HEAD, "crane.txt").reason


MARKDOWN = '---\ntitle: "Crane falls"\nauthor: [Ines Toral, P. Senn]\ndate: 2024-05-05\nsource: Lowland Herald\n---\n\n# Crane falls at Varn\n\nFour dockers were [hurt](https://port.example/note), the office said.\n\n> We wrote twice.\n\n## What next\n\nNobody knows.\n'


def test_markdown_front_matter_is_a_head_and_its_marks_stay_in_the_text():
    found = report(MARKDOWN, "crane.md")
    assert (found.title, found.outlet, found.authors) == ("Crane falls", "Lowland Herald", ("Ines Toral", "P. Senn"))
    assert found.published.day_only
    assert found.text == MARKDOWN[MARKDOWN.index("# Crane") :]
    assert [(kind, b.level) for (kind, _), b in zip(kinds(found), found.blocks, strict=True)] == [
        ("headline", 1),
        ("body", 0),
        ("quote", 0),
        ("body", 2),
        ("body", 0),
    ]
    assert [(k.url, found.text[k.start : k.end]) for k in found.links] == [("https://port.example/note", "hurt")]


def test_markdown_without_front_matter_takes_its_title_from_its_heading():
    assert report("# Crane falls\n\nFour were hurt, it said.\n", "crane.md").title == "Crane falls"


def test_a_text_without_a_name_that_says_so_is_sniffed():
    assert (
        report(
            "<!doctype html><html lang=en><body><h1>Crane falls at Varn</h1><p>Four were hurt, the office said.</p></body></html>",
            "download",
        ).method
        == "capture.page/1"
    )
    assert report('{"text": "Four were hurt, the office said."}', "download").method == "capture.json/1"
    assert report("Four were hurt, the office said.", "download").method == "capture.plain/1"


def test_invisible_characters_inside_words_are_kept_and_warned_about():
    found = report("The off\u200bice said that \u202efour\u202c men were hurt.", "x.txt")
    assert "off\u200bice" in found.text and any("invisible or direction-changing" in w for w in found.warnings)


def test_joiners_that_a_script_needs_are_not_warned_about():
    assert not any(
        "invisible" in w for w in report("می‌خواهند که چهار نفر در بندر زخمی شده‌اند، گفت سخنگوی بندر.", "x.txt").warnings
    )
