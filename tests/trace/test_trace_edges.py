import pytest
from trace_build import ASIDE, DEPOT, LEAD, article, edges, post_in, traced, unseen, with_block

from whence.model.traced import Derivation
from whence.model.vocabulary import BlockKind, Certainty, ChangeKind, DerivationType, Direction, EvidenceKind
from whence.trace import MemoryTraceIndex, trace


def test_a_copy_gives_one_edge_with_equal_words_on_both_sides():
    first, copy = article(DEPOT), article(DEPOT, "Second Mirror", 5)
    (edge,) = edges([first, copy])
    assert (edge.child, edge.parent, edge.type, edge.direction) == (copy.id, first.id, DerivationType.COPIES, Direction.KNOWN)
    assert edge.share == 1.0
    spans = [e for e in edge.evidence if e.kind is EvidenceKind.SHARED_PASSAGE]
    assert [e.child.quote for e in spans] == [e.parent.quote for e in spans] == [DEPOT.rstrip(".")]


def test_the_child_is_found_by_time_whichever_comes_first_into_the_case():
    first, copy = article(DEPOT), article(f"{LEAD}\n{DEPOT}", "Second Mirror", 5)
    assert {e.id for e in edges([first, copy])} == {e.id for e in edges([copy, first])}
    assert edges([copy, first])[0].child == copy.id


def test_a_report_takes_from_the_best_earlier_source_only():
    first, second, third = article(DEPOT), article(DEPOT, "Second Mirror", 5), article(DEPOT, "Third Mirror", 9)
    found = {(e.child, e.parent) for e in edges([first, second, third])}
    assert found == {(second.id, first.id), (third.id, first.id)}


def test_a_report_has_a_parent_for_each_part_that_it_took():
    one, other = article(DEPOT), article(ASIDE, "Island Bulletin", 1)
    both = article(f"{DEPOT}\n{ASIDE}", "Second Mirror", 5)
    assert {e.parent for e in edges([one, other, both])} == {one.id, other.id}


def test_an_edge_in_order_of_publication_is_there_in_every_order():
    items = [
        article(DEPOT),
        article(f"{LEAD}\n{DEPOT}", "Second Mirror", 3),
        article(DEPOT[:300], "Third Mirror", 7),
        article(ASIDE, "Fourth", 8),
    ]
    in_order = {e.id for e in edges(items)}
    assert len(in_order) == 2
    for order in ([3, 2, 1, 0], [1, 0, 3, 2], [2, 0, 1, 3], [0, 2, 3, 1]):
        assert in_order <= {e.id for e in edges([items[n] for n in order])}


def test_a_quoted_block_of_a_credited_report_is_a_quotation():
    first = article(DEPOT)
    lines = "\n".join(
        [LEAD] + [f"{LEAD} Number {n} of our notes adds that nothing else is known about the {n} matters." for n in range(9)]
    )
    host = with_block(
        article(f"{lines}\nThe Varnholm Gazette had this:\n{DEPOT[:130]}", "Second Mirror", 5), DEPOT[:130], BlockKind.QUOTE
    )
    (edge,) = edges([first, host])
    assert (edge.type, edge.certainty) == (DerivationType.QUOTES, Certainty.EXPLICIT)
    assert edge.share < 0.3


def test_two_reports_that_quote_one_speaker_are_not_shown_to_have_taken_from_each_other():
    words = '"We shut the basin at once and nobody was on the quay when the shed came down," the harbour master said.'
    one = article(
        f"{LEAD} {LEAD}\n{words}\n{ASIDE}\n{ASIDE} It gave no more details of any kind to anybody that day or later.",
        "Varnholm Gazette",
        0,
    )
    other = article(
        f"{words} He spoke for ten minutes in the rain.\n"
        + "Nothing here was told by others before, and much of it is about boats. " * 6,
        "Second Mirror",
        4,
    )
    (edge,) = edges([one, other])
    assert (edge.type, edge.direction, edge.certainty) == (DerivationType.QUOTES, Direction.UNKNOWN, Certainty.INFERRED)


def test_a_later_version_of_a_page_revises_it():
    one = article(DEPOT, url="example.org/depot")
    other = article(f"{DEPOT}\n{ASIDE}", "Varnholm Gazette", 2, url="example.org/depot")
    (edge,) = edges([one, other])
    assert (edge.type, edge.child) == (DerivationType.REVISES, other.id)
    assert ChangeKind.CREDIT_REMOVED not in {c.kind for c in edge.changes}


@pytest.mark.parametrize(
    ("title", "first"), [("UPDATE 2 - Depot fire toll falls", ""), ("Depot fire toll falls", "(Lowers toll in paragraph 1)\n")]
)
def test_a_text_that_calls_itself_an_update_revises_with_a_third_of_its_words(title, first):
    more = "\n".join(
        f"Sentence {n} of the new version tells of something that the older one does not tell at all." for n in range(7)
    )
    one, plain = article(DEPOT), article(f"{DEPOT}\n{more}", "Varnholm Gazette", 2, title="Depot fire toll falls")
    other = article(f"{first}{DEPOT}\n{more}", "Varnholm Gazette", 2, title=title)
    (edge,) = edges([one, other])
    assert (edge.type, edge.child) == (DerivationType.REVISES, other.id)
    assert edges([one, plain]) == []


def test_an_outlet_that_repeats_its_own_background_took_from_nobody():
    long = "\n".join(
        f"Paragraph {n} tells of something that no other paragraph of this long report tells at all." for n in range(20)
    )
    assert (
        edges([article(f"{DEPOT[:140]}\n{long}"), article(f"{DEPOT[:140]}\n{LEAD}\n{long[::-1]}", "Varnholm Gazette", 30)]) == []
    )


def test_a_report_is_not_its_own_parent():
    item = article(f"{DEPOT}\n{DEPOT}")
    index = MemoryTraceIndex()
    index.add(item)
    assert list(trace(item, (), (), index)) == []
    assert edges([item, item]) == []


def test_a_paragraph_that_a_copy_says_twice_counts_twice():
    first, copy = article(DEPOT), article(f"{DEPOT}\n{DEPOT}", "Second Mirror", 5)
    (edge,) = edges([first, copy])
    assert edge.share == 1.0


def test_texts_under_ten_words_share_nothing():
    short = "Fire broke out in the grain depot on Tuesday"
    assert edges([article(short), article(short, "Second Mirror", 2)]) == []


def test_standing_text_of_many_outlets_over_days_is_no_firm_edge():
    def page(n):
        own = " ".join(f"item{n}x{k} word{n}y{k} thing{n}z{k}" for k in range(40))
        return article(f"{own}\n{ASIDE}", f"Outlet Number{n}", n * 48)

    found = edges([page(n) for n in range(8)])
    late = [e for e in found if e.certainty is Certainty.INFERRED]
    assert late
    assert all(e.direction is Direction.UNKNOWN and e.share < 0.3 for e in late)


def test_embedded_posts_are_parents_of_their_hosts_and_not_of_each_other():
    words = "Shed three is gone and the crane with it, no word yet on who was inside when it fell."
    one, other = article(f"{LEAD}\n{words}"), article(f"{ASIDE}\n{words}", "Second Mirror", 3)
    posts = [post_in(one, words), post_in(other, words)]
    found = edges([(one, posts[:1], ()), (other, posts[1:], ())])
    assert {(e.child, e.parent, e.type) for e in found} == {
        (one.id, posts[0].id, DerivationType.EMBEDS),
        (other.id, posts[1].id, DerivationType.EMBEDS),
    }


def test_words_of_a_post_without_the_post_are_taken_from_the_post():
    words = "Shed three is gone and the crane with it, no word yet on who was inside when it fell."
    host, copy = article(f"{LEAD}\n{words}"), article(f"{ASIDE}\n{words}", "Second Mirror", 3)
    post = post_in(host, words)
    found = [e for e in edges([(host, [post], ()), copy]) if e.type is not DerivationType.EMBEDS]
    assert [(e.child, e.parent) for e in found] == [(copy.id, post.id)]


def test_a_link_to_a_captured_page_is_an_edge_unless_a_stronger_one_says_more():
    page = article(DEPOT, url="www.example.org/depot/")
    host = article(LEAD, "Second Mirror", 2, links=["https://example.org/depot?utm_source=x", "https://example.org/other"])
    page = article(DEPOT, url="example.org/depot")
    (edge,) = edges([page, host])
    assert (edge.type, edge.child, edge.parent) == (DerivationType.LINKS, host.id, page.id)
    copy = article(DEPOT, "Second Mirror", -20, links=["https://www.example.org/depot"])
    (edge,) = edges([page, copy])
    assert (edge.type, edge.child, edge.certainty) == (DerivationType.COPIES, copy.id, Certainty.EXPLICIT)
    assert not unseen([page, copy])


def test_the_same_bytes_under_two_outlets_without_times_have_one_origin():
    (edge,) = edges([article(DEPOT, "One", None), article(DEPOT, "Two", None)])
    assert edge.direction is Direction.UNKNOWN
    assert edge.share == 1.0


def test_nothing_given_is_changed():
    first, copy = article(DEPOT), article(DEPOT, "Second Mirror", 5)
    before = (first.text, copy.blocks)
    assert all(isinstance(r, Derivation) for r in traced([first, copy]))
    assert before == (first.text, copy.blocks)
