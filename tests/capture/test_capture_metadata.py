"""Title, outlet, people, times, language and address of a page, each with its basis."""

import json
from datetime import UTC, datetime

import pytest
from capture_build import BODY, page, report

LD = '<script type="application/ld+json">{}</script>'


def ld(**fields) -> str:
    return LD.format(json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **fields}))


def test_json_ld_states_outlet_people_time_and_language():
    found = report(
        page(
            lang="",
            head=ld(
                headline="Crane falls at Varn port, four hurt",
                publisher={"@type": "Organization", "name": "Lowland Herald"},
                author=[{"@type": "Person", "name": "Ines Toral"}, {"@type": "Organization", "name": "Tolm Press Agency"}],
                datePublished="2024-05-05T18:10:00+02:00",
                dateModified="2024-05-05T20:00:00+02:00",
                inLanguage="en-GB",
                mainEntityOfPage={"@id": "https://herald.example/crane"},
            ),
        )
    )
    assert (found.outlet, found.outlet_basis) == ("Lowland Herald", "json-ld publisher")
    assert found.authors == ("Ines Toral",) and found.credits == ("Tolm Press Agency",)
    assert found.published.at.isoformat() == "2024-05-05T18:10:00+02:00" and found.published.basis == "json-ld"
    assert found.modified.at.isoformat() == "2024-05-05T20:00:00+02:00"
    assert (found.lang, found.lang_basis) == ("en", "json-ld inLanguage")
    assert found.url == "https://herald.example/crane"


def test_json_ld_inside_a_graph_is_found_and_a_broken_block_costs_only_itself():
    graph = LD.format(
        json.dumps(
            {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "publisher": {"name": "Lowland Herald"}}]}
        )
    )
    found = report(page(head=LD.format('{"@type": "NewsArticle", "head') + graph))
    assert found.outlet == "Lowland Herald"
    assert any("1 of the page's JSON-LD blocks could not be read" in w for w in found.warnings)


def test_site_name_stands_above_the_publisher_and_a_credit_is_never_the_outlet():
    head = '<meta property="og:site_name" content="Lowland Herald">' + ld(publisher={"name": "Lowland Media Group"})
    found = report(page('<div class="byline"><span class="credit">Tolm Press Agency</span></div>' + BODY, head=head))
    assert found.outlet == "Lowland Herald" and found.credits == ("Tolm Press Agency",)
    assert found.authors == ()


@pytest.mark.parametrize("mark", ["|", "-", "–", "·", "—"])
def test_the_outlet_is_read_from_the_suffix_of_the_page_title(mark):
    html = page().replace(
        "<title>Crane falls at Varn port, four hurt</title>",
        f"<title>Crane falls at Varn port, four hurt {mark} Lowland Herald</title>",
    )
    assert (report(html).outlet, report(html).outlet_basis) == ("Lowland Herald", "title suffix")


def test_a_page_that_names_no_outlet_has_none():
    assert report(page()).outlet is None


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ('<meta property="article:published_time" content="2024-05-05T18:10:00+02:00">', "meta article:published_time"),
        ('<meta name="DC.date.issued" content="2024-05-05T18:10:00+02:00">', "meta dc.date.issued"),
        ('<meta itemprop="datePublished" content="2024-05-05T18:10:00+02:00">', "meta datepublished"),
        ('<meta name="parsely-pub-date" content="2024-05-05T18:10:00+02:00">', "meta parsely-pub-date"),
    ],
)
def test_published_times_in_meta_elements_keep_their_offset(head, basis):
    found = report(page(head=head)).published
    assert (found.at.isoformat(), found.basis, found.zone_assumed) == ("2024-05-05T18:10:00+02:00", basis, False)


def test_a_time_element_states_the_time_where_the_head_does_not():
    found = report(page('<time datetime="2024-05-05T18:10:00+02:00">5 May</time>' + BODY)).published
    assert (found.at.isoformat(), found.basis) == ("2024-05-05T18:10:00+02:00", "time element")


def test_a_visible_date_is_the_last_resort_and_its_zone_is_assumed_openly():
    html = page('<p class="meta-line">5 May 2024, 18:10</p>' + BODY)
    found = report(html)
    assert (found.published.at, found.published.basis, found.published.zone_assumed) == (
        datetime(2024, 5, 5, 18, 10, tzinfo=UTC),
        "visible text",
        True,
    )
    assert any("states no zone" in w for w in found.warnings)
    assert report(html, tz="+03:00").published.at.isoformat() == "2024-05-05T18:10:00+03:00"


def test_a_bare_day_is_a_day():
    found = report(page('<p class="date">5 May 2024</p>' + BODY)).published
    assert found.day_only and found.at == datetime(2024, 5, 5, tzinfo=UTC)


def test_no_date_is_none_with_a_warning():
    found = report(page())
    assert found.published is None and "no publication time is stated" in found.warnings


def test_dates_in_the_body_are_not_the_publication_time():
    assert (
        report(page("<p>On 3 March 2021 another crane had fallen in the same port, the office said.</p>" + BODY)).published
        is None
    )


def test_dates_that_disagree_by_more_than_a_day_are_all_stated():
    html = page(
        '<p class="date">5 May 2024</p>' + BODY, head='<meta property="article:published_time" content="2023-12-01T10:00:00Z">'
    )
    found = report(html)
    assert found.published.at == datetime(2023, 12, 1, 10, tzinfo=UTC)
    assert {m.basis for m in found.disagreeing_dates} == {"meta article:published_time", "visible text"}
    assert any("dates disagree" in w for w in found.warnings)


def test_a_day_and_a_time_on_it_agree_and_the_finer_one_is_kept():
    html = page('<time datetime="2024-05-05T18:10:00+02:00">x</time>' + BODY, head='<meta name="date" content="2024-05-05">')
    found = report(html)
    assert found.published.at.isoformat() == "2024-05-05T18:10:00+02:00" and found.disagreeing_dates == ()


def test_what_a_person_gives_stands_above_the_page_and_says_so():
    found = report(
        page(head=ld(publisher={"name": "Lowland Herald"}, datePublished="2024-05-05")),
        outlet="Herald Archive",
        published="2024-05-05T09:00Z",
        author="I. Toral",
    )
    assert (found.outlet, found.outlet_basis, found.authors) == ("Herald Archive", "given", ("I. Toral",))
    assert found.published.basis == "given"


def test_an_unreadable_time_given_by_a_person_is_warned_about():
    assert any("cannot be read" in w for w in report(page(), published="yesterday-ish").warnings)


def test_an_unknown_zone_is_warned_about():
    assert any("time zone 'Nowhere/Atall'" in w for w in report(page(), tz="Nowhere/Atall").warnings)


def test_the_canonical_address_is_the_reports_and_versions_share_a_key():
    one = report(page(head='<link rel="canonical" href="https://www.herald.example/crane/?utm_source=x">'))
    two = report(page(BODY * 2, head='<link rel="canonical" href="http://herald.example/crane#top">'))
    assert one.url == "https://www.herald.example/crane/?utm_source=x"
    assert one.version_key == two.version_key == "herald.example/crane"


def test_a_fetched_page_without_an_address_of_its_own_has_the_one_it_came_from():
    assert report(page(), origin="https://herald.example/a").url == "https://herald.example/a"


def test_a_label_that_the_text_contradicts_yields_to_it_with_a_warning():
    french = (
        "<p>Quatre dockers ont été blessés mardi dans le port de Varn, selon la capitainerie, quand une grue est tombée sur le quai.</p>"
        * 3
    )
    found = report(page(french, lang="en"))
    assert found.lang == "fr" and any("the label says en" in w for w in found.warnings)


def test_a_language_given_by_a_person_is_never_overruled():
    french = (
        "<p>Quatre dockers ont été blessés mardi dans le port de Varn, selon la capitainerie, quand une grue est tombée sur le quai.</p>"
        * 3
    )
    found = report(page(french, lang="fr"), lang="en")
    assert (found.lang, found.lang_basis) == ("en", "given") and any("reads as fr" in w for w in found.warnings)


def test_language_is_read_from_the_text_where_nothing_states_it():
    found = report(page(lang=""))
    assert (found.lang, found.lang_basis) == ("en", "text")


def test_linked_data_names_the_kind_of_item():
    assert report(page(head=LD.format(json.dumps({"@type": "LiveBlogPosting", "headline": "x"})))).kind == "live_page"
    assert report(page(headline="Statement by the harbour office on the crane")).kind == "statement"
    assert report(page()).kind == "article"


@pytest.mark.parametrize(
    ("first", "credit"),
    [
        ("VARN (Tolm Press) — Four dockers were hurt when a crane came down, the office said.", ("Tolm Press",)),
        ("VARN, May 5 (TPA) - Four dockers were hurt when a crane came down, the office said.", ("TPA",)),
        ("Four dockers were hurt when a crane (built in 1971) came down, the office said.", ()),
    ],
)
def test_an_agency_in_the_dateline_is_a_credit(first, credit):
    assert report(page(f"<p>{first}</p>" + BODY)).credits == credit


@pytest.mark.parametrize(
    ("note", "credit"),
    [("(Source: Tolm Press)", "Tolm Press"), ("(With files from Tolm Press)", "Tolm Press"), ("With agencies.", "agencies")],
)
def test_a_closing_note_credits_an_agency(note, credit):
    found = report(page(BODY + f"<p>{note}</p>"))
    assert found.credits == (credit,) and found.blocks[-1].kind == "byline_note"


@pytest.mark.parametrize("agency", ["Latch Wire", "Orne News Agency", "Associated Press", "Delta News Service"])
def test_a_byline_that_is_an_agencys_name_credits_it(agency):
    found = report(page(f'<p class="byline"><span class="author">{agency}</span></p>{BODY}'))
    assert (found.credits, found.authors) == ((agency,), ())


@pytest.mark.parametrize("person", ["Rosa Lind", "Mara Press-Holm"])
def test_a_person_before_an_agency_in_a_byline_is_the_author(person):
    found = report(page(f'<p class="byline"><span class="author">{person}, Latch Wire</span></p>{BODY}'))
    assert (found.credits, found.authors) == (("Latch Wire",), (person,))
