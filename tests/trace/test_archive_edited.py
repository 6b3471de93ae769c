import random

import numpy as np
import pytest
from archive_build import same, take
from hypothesis import given, settings
from hypothesis import strategies as st
from trace_build import ASIDE, DEPOT

from whence.settings import TraceSettings
from whence.trace.archive import Text, lone
from whence.trace.archive.edited import Run, passages
from whence.trace.archive.limits import Limits

LIMITS = Limits.of(TraceSettings())
TOLD = (
    "Fire took the old customs house at Lowmere on Friday night and spread to two barges that lay beside it, the harbour office said. "
    "Crews from three towns fought it until dawn while the ferry stayed in port and the bridge was shut to lorries."
)
EDITED = (
    "Fire took the former customs house at Lowmere late on Friday and spread to a pair of barges that lay beside it, the port office said. "
    "Crews from three villages fought it until dawn while the ferry stayed in port and the bridge was closed to lorries."
)


def covered(own: list[int], others: list[int], runs: list[Run]) -> list[tuple[int, int]]:
    some = passages(np.array(own, np.uint16), np.array(others, np.uint16), runs, LIMITS)
    return [(begin, end) for begin, end, _ in some]


def counted(links, child: int) -> tuple[int, int]:
    """Return how many words of a text count, and how many are its own."""
    return int(links.facts[child, 0] - links.facts[child, 1]), int(links.facts[child, 2])


RUN = list(range(1, 11))


def test_passage_goes_on_behind_a_word_that_was_changed():
    assert covered([*RUN, 90, 11, 12, 13], [*RUN, 80, 11, 12, 13], [Run(0, 0, 10)]) == [(0, 14)]


def test_passage_goes_on_before_a_word_that_was_changed():
    assert covered([50, 51, 52, 90, *RUN], [50, 51, 52, 80, *RUN], [Run(4, 4, 10)]) == [(0, 14)]


def test_passage_goes_on_behind_words_put_in_or_left_out():
    assert covered([*RUN, 90, 91, 11, 12, 13, 14], [*RUN, 11, 12, 13, 14], [Run(0, 0, 10)]) == [(0, 16)]
    assert covered([*RUN, 11, 12, 13, 14], [*RUN, 90, 91, 11, 12, 13, 14], [Run(0, 0, 10)]) == [(0, 14)]


def test_passage_ends_where_the_texts_do_not_go_on_alike():
    own, others = [*RUN, *range(90, 97), 11, 12], [*RUN, *range(80, 87), 11, 12]
    assert covered(own, others, [Run(0, 0, 10)]) == [(0, 10)]


def test_one_word_alike_behind_another_is_chance():
    assert covered([*RUN, 90, 11, 92, 93], [*RUN, 80, 11, 82, 83], [Run(0, 0, 10)]) == [(0, 10)]


def test_more_changed_than_kept_is_no_passage():
    own, others = [*RUN, 90, 91, 92, 11, 12, 93, 94, 95, 13, 14], [*RUN, 80, 81, 82, 11, 12, 83, 84, 85, 13, 14]
    assert covered(own, others, [Run(0, 0, 10)]) == [(0, 10)]


def test_passage_does_not_go_over_a_place_where_two_words_are_no_neighbours():
    assert covered([*RUN, 0, 11, 12, 13], [*RUN, 80, 11, 12, 13], [Run(0, 0, 10)]) == [(0, 10)]
    assert covered([*RUN, 90, 11, 12, 13], [*RUN, 0, 11, 12, 13], [Run(0, 0, 10)]) == [(0, 10)]


def test_runs_that_go_on_alike_are_one_passage_and_others_are_two():
    between, other = list(range(90, 100)), list(range(80, 90))
    more = list(range(21, 31))
    assert covered([*RUN, *between, *more], [*RUN, *other, *more], [Run(0, 0, 10), Run(20, 20, 10)]) == [(0, 30)]
    assert covered([*RUN, *between, *more], [*more, *other, *RUN], [Run(0, 20, 10), Run(20, 0, 10)]) == [(0, 10), (20, 30)]


def test_a_passage_does_not_go_into_the_next():
    own = [*RUN, 90, 11, 12, *range(31, 41)]
    others = [*RUN, 80, 11, 12, 31, 32, 33, 34, *range(60, 90), *range(31, 41)]
    assert covered(own, others, [Run(0, 0, 10), Run(13, 46, 10)]) == [(0, 13), (13, 23)]


@pytest.mark.parametrize("plain", [True, False])
def test_an_edited_copy_has_few_words_of_its_own(plain):
    _, (links,) = take([Text(TOLD, 1), Text(EDITED, 2)], plain=plain)
    words, own = counted(links, 1)
    assert links.pairs[:, :2].tolist() == [[1, 0]] and own <= 0.1 * words


@pytest.mark.parametrize("plain", [True, False])
def test_a_report_that_takes_one_sentence_keeps_its_own_words(plain):
    _, (links,) = take([Text(f"{DEPOT} {ASIDE}", 1), Text(f"{TOLD} {ASIDE}", 2)], plain=plain)
    words, own = counted(links, 1)
    assert own == words - len(ASIDE.split())


@pytest.mark.parametrize("plain", [True, False])
def test_a_passage_that_was_edited_all_over_is_found_without_a_long_run(plain):
    words = [f"w{n}" for n in range(60)]
    retold = [word if n % 9 else f"x{n}" for n, word in enumerate(words)]
    phrases = [*words[10:18], *(f"y{n}" for n in range(30)), *words[30:38], *(f"z{n}" for n in range(30)), *words[50:58]]
    given_texts = [Text(" ".join(text), n + 1) for n, text in enumerate((words, retold, phrases))]
    _, (links,) = take(given_texts, plain=plain)
    assert links.pairs[:, :2].tolist() == [[1, 0]]  # stock phrases, however many, are no passage
    assert links.facts[1, 2] <= 2


def test_an_edited_copy_whose_runs_are_short_does_not_rest_on_a_lone_passage():
    words = [f"w{n}" for n in range(120)]
    edited = [word if n % 8 or 60 < n < 72 else f"x{n}" for n, word in enumerate(words)]
    alone = [*(f"y{n}" for n in range(120)), *edited[60:72]]
    archive, (links,) = take([Text(" ".join(text), n + 1) for n, text in enumerate((words, edited, alone))])
    assert links.pairs[:, :2].tolist() == [[1, 0], [2, 0]]
    assert lone(links, archive.counted.numbers).tolist() == [False, True]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 30))
def test_both_ways_take_the_same_words_of_edited_copies(seed):
    pytest.importorskip("numba")
    chance = random.Random(seed)
    words = [f"w{n}" for n in range(chance.choice((30, 300)))]
    some: list[list[str]] = []
    for _n in range(8):
        own = chance.choices(words, k=chance.randrange(5, 90))
        for other in some[-2:]:
            at = chance.randrange(len(other))
            taken = other[at : at + chance.randrange(60)]
            for _ in range(chance.randrange(8)):
                at = chance.randrange(len(taken) + 1)
                taken[at : at + chance.randrange(3)] = chance.choices(words, k=chance.randrange(3))
            own[chance.randint(1, len(own)) :] = taken
        some.append(own)
    given_texts = [Text(" ".join(text), n % 3) for n, text in enumerate(some)]
    given_texts += [Text(t.text, t.outlet, ((0, len(t.text) // 2), (len(t.text) // 2, len(t.text)))) for t in given_texts]
    (_, plain), (_, fast) = (take(given_texts, plain=p) for p in (True, False))
    for one, other in zip(plain, fast, strict=True):
        same(one, other)


def test_a_long_text_with_a_word_changed_here_and_there_costs_what_its_length_costs():
    words = [f"w{n}" for n in range(30_000)]
    changed = [word if n % 13 else f"x{n}" for n, word in enumerate(words)]
    _, (links,) = take([Text(" ".join(words), 1), Text(" ".join(changed), 2)], plain=True, batch=2)
    assert links.facts[1, 2] == 1  # the first word has nothing before it
