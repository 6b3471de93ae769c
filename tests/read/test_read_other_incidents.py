"""Floods, bombings, abductions, protests and sinkings, in the style of agencies, live pages and translations: who says what, on whose word."""

from read_build import names, report

from whence.model.captured import Report
from whence.model.said import Attribution, Caveat, Claim
from whence.model.vocabulary import BlockKind, CaveatStatus, Polarity, QuestionKind, SourceKind
from whence.read import read
from whence.settings import ReadSettings

RULES = ReadSettings(mode="rules")

HEAD = (BlockKind.HEADLINE,)


def claims(host: Report) -> list[Claim]:
    return [r for r in read(host, settings=RULES) if isinstance(r, Claim)]


def attributions(host: Report) -> list[Attribution]:
    return [r for r in read(host, settings=RULES) if isinstance(r, Attribution)]


def counted(host: Report, of: str) -> dict[str, tuple[float | None, float | None]]:
    """Return what each last voice counts as `of`."""
    return {c.chain[-1].name: (f.lo, f.hi) for c in claims(host) if c.frame for f in c.frame.figures if f.of == of}


FLOOD = report(
    "Flood toll rises to 31 in Lower Karst",
    "KARST (Corvex) - At least 31 people have died in floods that swept through Lower Karst on Sunday night, the civil protection agency "
    "said on Tuesday, up from 19 a day earlier.",
    "More than 40 people are still missing and about 6,500 have been moved to schools, agency head Mira Solen told reporters.",
    "The governor's office put the number of dead at 27.",
    "Residents of Lower Brin blamed the operator of the dam. The company denied this.",
    "A video shared on social media, which Corvex could not verify, appeared to show two cars being carried away by brown water.",
    kinds=HEAD,
)


def test_two_tolls_of_one_flood_stand_under_the_two_who_give_them() -> None:
    assert counted(FLOOD, "killed") == {
        "Harbour Gazette": (31, 31),
        "the civil protection agency": (31, None),
        "the governor's office": (27, 27),
    }
    assert counted(FLOOD, "missing") == {"Mira Solen": (40, None)} or counted(FLOOD, "missing")["Mira Solen"][0] in (40, 41)


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    agency = next(a for a in attributions(FLOOD) if a.chain[-1].name == "the civil protection agency")
    assert agency.content[0].of(FLOOD.text).startswith("At least 31 people")


def test_the_company_that_denies_is_heard_itself() -> None:
    denial = next(a for a in attributions(FLOOD) if a.polarity is Polarity.DENIED)
    assert names(denial.chain) == ["Harbour Gazette", "the company"]


def test_what_an_agency_could_not_verify_it_does_not_show() -> None:
    shown = [c for c in claims(FLOOD) if c.about is QuestionKind.MEDIA_SHOWS and "two cars" in c.passage.quote]
    assert shown and all("Corvex" not in names(c.chain) for c in shown)


BOMB = report(
    "Both sides trade blame for blast at Orlin market",
    "A bomb in a parked van exploded at a market in Orlin on Thursday, killing 14 people and wounding more than 30, hospital officials said.",
    "The army accused fighters of the Northern River Front (NRF) of carrying out the attack. The NRF said it had nothing to do with the "
    "bombing and blamed agents of the government.",
    '"This is the work of the regime," NRF spokesman Dorin Vale said in a statement posted online.',
    "No group has claimed responsibility. Neither account could be independently confirmed.",
    kinds=HEAD,
)


def test_who_blames_whom_is_kept_on_both_sides() -> None:
    blamed = {c.chain[-1].name: c.subject.name for c in claims(BOMB) if c.about is QuestionKind.WHO and c.subject}
    assert blamed == {
        "the army": "fighters of the Northern River Front (NRF)",
        "Northern River Front": "agents of the government",
    }


def test_to_have_nothing_to_do_with_it_denies_responsibility() -> None:
    denied = [c for c in claims(BOMB) if c.about is QuestionKind.RESPONSIBILITY and c.polarity is Polarity.DENIED]
    assert [c.subject.name for c in denied if c.subject] == ["Northern River Front"]


def test_a_quotation_is_what_was_said_and_not_where_it_was_posted() -> None:
    spokesman = next(a for a in attributions(BOMB) if a.chain[-1].name == "Dorin Vale")
    assert spokesman.content[0].of(BOMB.text) == '"This is the work of the regime,"'


def test_trading_blame_is_no_accusation_by_anybody() -> None:
    assert all(a.content[0].start > len("Both sides trade blame for blast at Orlin market") for a in attributions(BOMB))


RANSOM = report(
    "Ransom was never paid, says ministry after five fishermen freed",
    "A regional news site, citing a member of the kidnappers' clan, reported that a ransom had been paid.",
    "The ministry denied that any money had changed hands. The men's employer declined to comment.",
    "According to unconfirmed reports, one of the men was beaten.",
    kinds=HEAD,
)


def test_a_headline_ends_with_its_speaker_and_what_happened_before() -> None:
    first = attributions(RANSOM)[0]
    assert (names(first.chain)[-1], first.content[0].of(RANSOM.text)) == ("ministry", "Ransom was never paid")


def test_a_site_that_cites_somebody_stands_before_whom_it_cites() -> None:
    chains = [names(a.chain) for a in attributions(RANSOM) if "a ransom had been paid" in a.content[0].of(RANSOM.text)]
    assert ["Harbour Gazette", "a regional news site", "a member of the kidnappers' clan"] in chains


def test_unconfirmed_reports_are_nobodys() -> None:
    assert any(a.sources[0].kind is SourceKind.NONE and "beaten" in a.content[0].of(RANSOM.text) for a in attributions(RANSOM))


def test_a_denial_and_a_silence_are_a_remark_each() -> None:
    remarks = [(c.status, c.about) for c in read(RANSOM) if isinstance(c, Caveat)]
    assert (CaveatStatus.DENIED, QuestionKind.HAPPENED) in remarks
    assert len(remarks) == len(set(remarks))


LIVE = report(
    "LIVE: Protests in Kesland - latest updates",
    "14:52 Three protesters shot dead in Dorn, doctors say",
    "Police opened fire on a crowd that tried to storm the governor's office, killing three people, two doctors told Aldine news agency.",
    "The organisers of the march say 80,000 people took part. Police put the figure at 12,000.",
    "12:40 The president's spokesman told state television that foreign hands were behind the unrest.",
    kinds=HEAD,
)


def test_the_clock_of_a_live_page_belongs_to_nobodys_name() -> None:
    heard = {a.chain[-1].name for a in attributions(LIVE)}
    assert {"doctors", "the president's spokesman"} <= heard
    assert "LIVE" not in heard


def test_a_toll_belongs_to_the_main_clause_and_not_to_an_attempt_beside_it() -> None:
    shot = next(c for c in claims(LIVE) if c.frame and c.frame.predicate == "open fire on")
    assert [(f.of, f.lo) for f in shot.frame.figures] == [("killed", 3)]
    assert [s.name for s in shot.frame.agent] == ["Police"]


def test_a_bare_figure_counts_what_was_counted_before() -> None:
    assert counted(LIVE, "participants")["Police"] == (12000, 12000)


FERRY = report(
    "Ferry sinks off Lunde: eleven dead, says harbour master",
    "Eleven people are dead and six are missing after the ferry Seline capsized off the island of Lunde in the night to Monday, the harbour "
    "master of Lunde declared to the radio station Coast One.",
    "The shipping company let it be known that there had been 88 passengers. A survivor told of a loud bang.",
    kinds=HEAD,
    outlet="Norden Kurier",
)


def test_dead_and_missing_of_one_sentence_are_two_counts() -> None:
    toll = next(c for c in claims(FERRY) if c.frame and len(c.chain) == 3)
    assert {f.of: f.lo for f in toll.frame.figures} == {"killed": 11, "missing": 6}
    assert toll.frame.means is not None and toll.frame.means.name == "ferry Seline"


def test_translated_words_of_saying_have_their_speakers() -> None:
    heard = {a.chain[-1].name: a.content[0].of(FERRY.text) for a in attributions(FERRY)}
    assert heard["the shipping company"] == "there had been 88 passengers"
    assert heard["a survivor"] == "a loud bang"


RAID = report(
    "Army: 12 rebels killed in raid; rebels say dead were farmers",
    "The army said its troops killed 12 rebels in a raid on the village of Sella, but the Sella Farmers' League said the dead were farm workers.",
    kinds=HEAD,
)


def test_a_semicolon_gives_the_word_to_the_other_side() -> None:
    heard = [(names(a.chain)[-1], a.content[0].of(RAID.text)) for a in attributions(RAID)][:2]
    assert heard == [("Army", "12 rebels killed in raid"), ("rebels", "dead were farmers")]


def test_a_plural_owner_stays_in_the_name_of_a_body() -> None:
    assert "Sella Farmers' League" in {a.chain[-1].name for a in attributions(RAID)}


def test_an_outlets_we_is_the_outlet_itself() -> None:
    host = report(
        "In an article published on Friday we reported that six workers had been abducted near Orlin.",
        '"We ran," said a shepherd.',
    )
    ours, shepherds = attributions(host)
    assert names(ours.chain) == ["Harbour Gazette"]
    assert ours.self_citation
    assert names(shepherds.chain) == ["Harbour Gazette", "a shepherd"]
