"""Through whom words reach the reader: nested sources, outlets told, citations, posts, self-citation."""

import pytest
from read_build import names, post_in, report

from whence.model.vocabulary import AttributionKind, BlockKind, SourceKind
from whence.read.voices.attributions import attributions
from whence.read.voices.chains import chain_at, collapse, credited_agency, outer_voices

# paragraph, words, voices after the outlet, nearest first
CHAINS = [
    ("Three men were taken, a local elder told the Northern Post.", "Three men were taken", ["Northern Post", "a local elder"]),
    ("The Northern Post reported, citing two diplomats, that talks had failed.", "talks had failed", ["Northern Post", "two diplomats"]),
    ("Talks had failed, the Northern Post reported, citing two diplomats.", "Talks had failed", ["Northern Post", "two diplomats"]),
    ("The army said a trader had told it that the bridge was mined.", "the bridge was mined", ["army", "a trader"]),
    ("Radio Dorn quoted the abbot as saying that the crypt had flooded.", "the crypt had flooded", ["Radio Dorn", "abbot"]),
    ("The Black Oak group claimed responsibility for the blast, the Pallas agency said.", "claimed responsibility", ["Pallas agency"]),
    ("Boats were burned, the fishermen say, according to the Dorn Herald.", "Boats were burned", ["Dorn Herald", "fishermen"]),
    ("The minister said the king wants to see an end to the siege.", "to see an end to the siege", ["minister", "the king"]),
    ("A miner has shared a video which he says shows water entering the shaft.", "shows water entering the shaft", ["A miner"]),
    ("The guild has posted footage purportedly showing guards firing at the crowd.", "guards firing at the crowd", ["guild"]),
    ("The mayor of Dorn told reporters that the fire was out.", "the fire was out", ["the mayor of Dorn"]),
    ("The mayor told the Harbour Gazette that the fire was out.", "the fire was out", ["mayor"]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "words", "voices"), CHAINS, ids=[c[0][:48] for c in CHAINS])
def test_a_chain_runs_from_the_nearest_voice_to_the_farthest(paragraph: str, words: str, voices: list[str]) -> None:
    host = report(paragraph)
    start = paragraph.index(words)
    chain, _, _ = chain_at(host, attributions(host), start, start + len(words))
    assert names(chain)[0] == host.outlet
    assert [n.lower().removeprefix("the ") for n in names(chain)[1:]] == [v.lower().removeprefix("the ") for v in voices]


def test_an_outlet_told_is_addressee_and_link() -> None:
    (one,) = attributions(report("Three men were taken, a local elder told the Northern Post."))
    assert one.addressee is not None
    assert one.addressee.kind is SourceKind.OUTLET
    assert one.chain[1].name == one.addressee.name


def test_hearers_who_publish_nothing_are_no_link() -> None:
    (one,) = attributions(report("The judge told parliament that the files were lost."))
    assert one.addressee is not None
    assert names(one.chain)[1:] == ["the judge"]


def test_without_a_known_outlet_the_chain_begins_with_the_source() -> None:
    host = report("The judge said the files were lost.", outlet=None)
    assert [v.kind for v in attributions(host)[0].chain] == [SourceKind.UNNAMED_OFFICIAL]
    assert outer_voices(host) == ()


def test_unattributed_words_are_the_outlets_own() -> None:
    host = report("The files were lost in the fire.")
    chain, alternatives, attribution = chain_at(host, attributions(host), 0, 20)
    assert names(chain) == ["Harbour Gazette"]
    assert alternatives == ()
    assert attribution is None


def test_a_post_puts_its_author_before_the_voices_inside_it() -> None:
    words = "A guard at the mine says two shafts are under water."
    host = report("The pictures came in at noon.", words, kinds=[BlockKind.BODY, BlockKind.EMBEDDED_POST])
    posts = [post_in(host, words)]
    start = host.text.index("two shafts")
    chain, _, found = chain_at(host, attributions(host, posts), start, start + 25, posts)
    assert names(chain) == ["Harbour Gazette", "Lena Varga", "a guard at the mine"]
    assert found is not None and found.post == posts[0].id


def test_i_in_a_post_is_its_author() -> None:
    words = "I was told that two shafts are under water. I believe the pumps have failed."
    host = report(words, kinds=[BlockKind.EMBEDDED_POST])
    found = attributions(host, [post_in(host, words)])
    assert all(names(a.chain)[-1] == "Lena Varga" for a in found)


def test_citing_its_own_earlier_report_is_no_second_voice() -> None:
    host = report("The guild has vowed to strike again, as the Harbour Gazette previously reported.")
    found = attributions(host)
    assert all(a.self_citation for a in found)
    assert {"Harbour Gazette"} <= {names(a.chain)[0] for a in found}
    assert all(names(a.chain).count("Harbour Gazette") == 1 for a in found)


def test_one_credited_agency_stands_between_outlet_and_source() -> None:
    host = report("The judge said the files were lost.", credits=("Pallas",))
    assert names(attributions(host)[0].chain)[:2] == ["Harbour Gazette", "Pallas"]


def test_several_credits_are_no_link() -> None:
    assert credited_agency(report("x y z.", credits=("Pallas", "Meridian"))) is None
    assert credited_agency(report("x y z.", credits=("staff and agencies",))) is None


@pytest.mark.parametrize(
    ("outlet", "credit"),
    [
        ("Marsh Evening News", "Ceda News Agency"),
        ("The Quarry Press", "Orne Press Service"),
        ("Harbour Radio", "Radio Lindo"),
        ("Vale Daily Mail", "Meridian Daily Wire"),
    ],
)
def test_an_agency_that_shares_only_a_word_for_its_sort_with_the_outlet_is_another(outlet: str, credit: str) -> None:
    assert credited_agency(report("The judge said so.", outlet=outlet, credits=(credit,))) == credit


@pytest.mark.parametrize(("outlet", "credit"), [("Ceda News Agency", "Ceda"), ("Harbour Gazette", "The Gazette of Harbour")])
def test_an_outlet_that_credits_itself_by_another_form_of_its_name_has_no_agency(outlet: str, credit: str) -> None:
    assert credited_agency(report("The judge said so.", outlet=outlet, credits=(credit,))) is None


def test_told_the_credited_agency_counts_it_once() -> None:
    host = report("Three men were taken, a local elder told Pallas.", credits=("Pallas",))
    assert names(attributions(host)[0].chain) == ["Harbour Gazette", "Pallas", "a local elder"]


def test_a_claim_of_responsibility_does_not_make_the_claimant_the_witness() -> None:
    paragraph = "The Black Oak group claimed responsibility for a blast that killed two, the Pallas agency said."
    host = report(paragraph)
    found = attributions(host)
    start = paragraph.index("a blast that killed two")
    chain, _, _ = chain_at(host, found, start, start + 23)
    assert names(chain)[1:] == ["Pallas agency"]
    claimed = next(a for a in found if a.kind is AttributionKind.RESPONSIBILITY_CLAIM)
    assert names(claimed.chain)[1:] == ["Pallas agency", "Black Oak group"]


def test_a_block_quotation_belongs_to_who_is_introduced_by_a_colon() -> None:
    host = report(
        "The Miners' Guild issued a short statement:",
        "Two shafts are under water. Forty men are missing.",
        kinds=[BlockKind.BODY, BlockKind.QUOTE],
    )
    start = host.text.index("Forty men")
    chain, _, _ = chain_at(host, attributions(host), start, start + 20)
    assert names(chain) == ["Harbour Gazette", "Miners' Guild"]


def test_released_by_one_side_and_hedged_leaves_the_voice_open() -> None:
    paragraph = "A video released by the Miners' Guild reportedly shows guards opening fire."
    host = report(paragraph)
    start = paragraph.index("guards opening fire")
    chain, alternatives, _ = chain_at(host, attributions(host), start, start + 19)
    assert names(chain)[1:] == ["UNNAMED"]
    assert ["Harbour Gazette", "Miners' Guild"] in [names(a) for a in alternatives]


def test_what_footage_shows_is_seen_by_the_outlet() -> None:
    paragraph = "The footage shows two trucks on fire."
    host = report(paragraph)
    chain, _, found = chain_at(host, attributions(host), paragraph.index("two"), len(paragraph) - 1)
    assert names(chain) == ["Harbour Gazette"]
    assert found is not None and found.kind is AttributionKind.OBSERVATION


def test_collapse_drops_a_voice_that_repeats_its_neighbour() -> None:
    host = report("The judge said the files were lost.")
    (one,) = attributions(host)
    assert collapse((*one.chain, one.chain[-1])) == one.chain


CARRIED = [
    ("A report from the Tarn Institute says a dam broke at Velm. At least 10 houses were lost.", "At least 10 houses", True),
    ("The mayor said the road was cut. It was the third slide this year.", "the third slide", True),
    ("The mayor said the road was cut. Meanwhile, two bridges fell in Dorn.", "two bridges fell", False),
    ("The mayor said the road was cut. But nobody had seen him there.", "nobody had seen him", False),
    ("The mayor said the road was cut. The abbot said it was open. The monks left.", "The monks left", None),
]


@pytest.mark.parametrize(("paragraph", "words", "carried"), CARRIED, ids=[c[1] for c in CARRIED])
def test_details_that_follow_stay_with_the_source(paragraph: str, words: str, carried: bool | None) -> None:
    host = report(paragraph)
    start = paragraph.index(words)
    chain, _, found = chain_at(host, attributions(host), start, start + len(words))
    if carried is None:
        assert found is None or names(chain)[-1].lower().endswith("abbot")
    elif carried:
        assert found is not None
        assert found.certainty == "carried over"
        assert found.method == "read.carried/1"
        assert ["Harbour Gazette"] in [names(a) for a in found.chain_alt]
    else:
        assert found is None


def test_carrying_stops_at_a_paragraph() -> None:
    host = report("The mayor said the road was cut.", "It was the third slide this year.")
    assert all(a.certainty == "stated" for a in attributions(host))


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    host = report("“It was dark and the pumps had failed,” the watchman said.", "“Nobody came until dawn.”")
    start = host.text.index("Nobody came")
    chain, _, _ = chain_at(host, attributions(host), start, start + 20)
    assert names(chain)[-1].lower().removeprefix("the ") == "watchman"
