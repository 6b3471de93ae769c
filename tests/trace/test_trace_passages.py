from hypothesis import given, settings
from hypothesis import strategies as st
from trace_build import ASIDE, DEPOT, LEAD, post_in, with_block

from build import report
from whence.model.vocabulary import BlockKind
from whence.trace import fingerprints, marks
from whence.trace.passages import covered, joined, passage_at, shared_runs, size, without
from whence.trace.texts import words_in, words_of

_WORDS = st.lists(
    st.sampled_from(
        [
            "ash",
            "brick",
            "cold",
            "dune",
            "east",
            "ferry",
            "gull",
            "harbour",
            "ice",
            "jetty",
            "kelp",
            "lamp",
            "mast",
            "north",
            "oar",
            "pier",
            "quay",
            "rope",
            "salt",
            "tide",
        ]
    ),
    max_size=60,
)


def test_fingerprints_are_the_same_in_every_run():
    # Stored cases hold these numbers: a change of the hash would hide every copy of what was captured before.
    assert fingerprints("one two three four five six") == ((821412821664433872, 0),)


def test_case_accents_hyphens_and_zero_width_characters_do_not_hide_a_copy():
    plain = words_in("The cafe on Al Nour street was closed after the fire in the old town")
    other = words_in("THE CAFÉ on al\u2011Nour street was clo\u200bsed after the\u00a0fire in the old town")
    assert [r.length for r in shared_runs(plain, other, least=10)] == [15]


@settings(max_examples=150)
@given(
    _WORDS, _WORDS, _WORDS, _WORDS, st.lists(st.sampled_from([f"w{n}" for n in range(40)]), min_size=10, max_size=25, unique=True)
)
def test_any_ten_words_that_two_texts_share_are_found(a, b, c, d, run):
    # of a phrase that one text says again and again only the first places are tried (`passages._PLACES`): here none recurs
    one, other = " ".join([*a, *run, *b]), " ".join([*c, *run, *d])
    runs = shared_runs(words_in(one), words_in(other), least=10)
    first = len(a)
    assert any(r.a <= first and r.a + r.length >= first + len(run) for r in runs)
    assert {h for h, _ in fingerprints(one)} & {h for h, _ in fingerprints(other)}


@settings(max_examples=150)
@given(_WORDS, _WORDS)
def test_shared_runs_are_the_same_words_on_both_sides_and_the_same_from_either_side(a, b):
    one, other = words_in(" ".join([*a, *b])), words_in(" ".join([*b, *a, *b]))
    runs = shared_runs(one, other, least=10)
    for run in runs:
        assert one.folded[run.a : run.a + run.length] == other.folded[run.b : run.b + run.length]
    mirrored = shared_runs(other, one, least=10)
    assert covered(runs) == covered(r.turned() for r in mirrored) or size(covered(runs)) == size(
        covered(r.turned() for r in mirrored)
    )


def test_a_run_ends_at_the_edge_of_a_post():
    item = report(f"{LEAD}\n{ASIDE}\n{LEAD}")
    words = words_of(item, [post_in(item, ASIDE)])
    runs = shared_runs(words, words_in(f"{LEAD}\n{ASIDE}"), least=10)
    assert all(len({words.unit(w) for w in range(r.a, r.a + r.length)}) == 1 for r in runs)
    assert words.sizes() == [2 * len(words_in(LEAD).folded), len(words_in(ASIDE).folded)]


def test_boilerplate_is_not_fingerprinted():
    item = report(f"{LEAD}\n{ASIDE}")
    assert marks(with_block(item, ASIDE, BlockKind.BOILERPLATE)) == marks(report(LEAD))


def test_passages_come_back_as_they_are_written():
    item = report("« Le dépôt — dit-on — brûle depuis l’aube, et le port reste fermé aux navires. »")
    words = words_of(item)
    assert passage_at(item, words, 0, 5).quote == "Le dépôt — dit-on — brûle"


def test_scripts_without_blanks_are_compared_by_pairs_of_characters():
    one = "港口管理局星期二晚上关闭了内港并要求船只保持距离以便消防队员工作"
    runs = shared_runs(words_in(one + "。记者不在现场"), words_in("据报道，" + one), least=10)
    assert [r.length for r in runs] == [len(one) - 1]
    assert not shared_runs(words_in(one[:10]), words_in(one[:10]), least=10)


def test_texts_under_six_words_have_no_marks_and_share_nothing():
    assert fingerprints("only five words stand here") == ()
    assert fingerprints("") == ()
    assert shared_runs(words_in("one two"), words_in("one two"), least=10) == ()


def test_a_page_that_says_one_thing_three_thousand_times_stays_cheap():
    text = "all work and no play makes a dull day " * 3_000
    assert len(fingerprints(text)) < 20
    assert len(shared_runs(words_in(text), words_in(text), least=10)) <= 400


def test_stretches_are_joined_and_taken_away_as_sets():
    assert joined([(0, 5), (9, 12)], [(4, 9)]) == [(0, 12)]
    assert without([(0, 10), (20, 30)], [(3, 5), (25, 40)]) == [(0, 3), (5, 10), (20, 25)]
    assert DEPOT.count("\n") == 2
