import random

import pytest
from archive_build import PIECES, rows, same, stream, streams, take
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trace_build import ASIDE, DEPOT, LEAD

from whence.settings import TraceSettings
from whence.trace.archive import Archive, Text, lone


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(streams, st.integers(1, 6), st.integers(1, 400))
def test_both_ways_find_the_same_whatever_the_batches_and_segments(given_texts, batch, room):
    pytest.importorskip("numba")
    (_, plain), (_, fast) = take(given_texts, plain=True, batch=batch, room=room), take(given_texts, batch=batch, room=room)
    for one, other in zip(plain, fast, strict=True):
        same(one, other)
    _, whole = take(given_texts, batch=100)
    assert rows(whole) == rows(fast)


def test_both_ways_find_the_same_where_there_are_more_texts_and_marks_than_are_looked_at():
    pytest.importorskip("numba")
    chance = random.Random(2)
    for few in (
        TraceSettings(newest=2, candidates=1),
        TraceSettings(newest=1, candidates=3, min_words=6),
        TraceSettings(gram=3, window=2),
    ):
        given_texts = [Text(" ".join(chance.choices(PIECES, k=chance.randrange(1, 5))), n % 4) for n in range(120)]
        (_, plain), (_, fast) = (take(given_texts, plain=p, room=300, settings=few) for p in (True, False))
        for one, other in zip(plain, fast, strict=True):
            same(one, other)


@pytest.mark.parametrize("plain", [True, False])
def test_source_of_most_words_comes_first_and_the_next_must_add(plain):
    _, (links,) = take(
        [Text(LEAD, 1), Text(f"{LEAD} {ASIDE}", 2), Text(DEPOT.split("\n")[0], 3), Text(f"{ASIDE} {LEAD} {DEPOT}", 4)],
        plain=plain,
    )
    assert [pair[1] for pair in links.pairs.tolist() if pair[0] == 3] == [1, 2]


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize(
    "trick",
    [
        lambda text: "\u200b".join(text),
        lambda text: text.replace("a", "а").replace("o", "о").replace("e", "е"),
        lambda text: text.upper().replace("THREE", "three"),
        lambda text: text.replace("t", "t\u0301\u00ad"),
        lambda text: text.replace("7", "٧").replace("3", "۳"),
    ],
    ids=["zero-width", "look-alikes", "case", "accents", "digits"],
)
def test_tricks_of_writing_hide_no_copy(plain, trick):
    text = (
        "At 7.30 on 3 May the grain depot on the eastern quay of Varnholm burned to the ground, said 37 witnesses who were asked."
    )
    _, (links,) = take([Text(text, 1), Text(trick(text), 2)], plain=plain)
    ((_, source, added, *_),) = links.pairs.tolist()
    assert source == 0 and added == links.facts[0, 0]


@pytest.mark.parametrize("plain", [True, False])
def test_what_a_house_says_on_every_page_is_nobodys_copy(plain):
    own = "Ask our desk and write to the night editor at the address below or call the number that is printed on every page."
    _, (links,) = take([Text(f"{own} {LEAD} {ASIDE}", 1), Text(f"{own} {DEPOT}", 1), Text(f"{DEPOT} {LEAD}", 2)], plain=plain)
    assert [pair[:2] for pair in links.pairs.tolist()] == [[2, 1], [2, 0]]
    assert links.facts[1, 1] == len(own.split())


def test_pair_that_rests_on_a_lone_sentence_is_weak_and_a_longer_copy_is_not():
    archive, (links,) = take(
        [Text(f"{DEPOT} {ASIDE}", 1), Text(f"{ASIDE} {' '.join(w.text for w in stream(2))}", 2), Text(DEPOT, 3)]
    )
    assert lone(links, archive.counted.numbers).tolist() == [True, False]


@pytest.mark.parametrize("batch", [1, 7, 400])
def test_posts_of_a_few_words_are_found_though_many_begin_in_one_stretch_of_words(batch):
    pytest.importorskip("numba")
    chance, given_texts = random.Random(8), []
    for n in range(400):
        long = n % 90 == 0  # a text of several stretches now and then, and some without a word
        text = " ".join(f"w{chance.randrange(300)}" for _ in range(700 if long else chance.choice((0, 1, 8, 12, 30))))
        given_texts.append(Text(chance.choice(given_texts).text if given_texts and n % 3 == 0 and not long else text, n % 5))
    (_, plain), (_, fast) = (take(given_texts, plain=p, batch=batch) for p in (True, False))
    for one, other in zip(plain, fast, strict=True):
        same(one, other)
    assert sum(len(links.pairs) for links in fast) > 60


def test_more_pairs_than_fit_at_once_are_all_there():
    given_texts = stream(300)
    _, parts = take(given_texts, batch=7)
    (whole,) = [Archive().add(given_texts)]
    assert rows([whole]) == rows(parts) and len(whole.pairs) > 100
