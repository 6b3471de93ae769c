import pytest
from trace_build import article, as_read, edges

from whence.model.vocabulary import ChangeKind, DerivationType, Direction
from whence.trace.wording import caveat_in

CLIP = "The clip comes from a street camera. A truck bursts into flames at the gate, and a few men seem to jump over the wall and run to the harbour."
OWN = (
    "Four ships left Norrey at noon on Sunday, and none of the crews would say where they were going or who had paid them for the trip.\n"
    "{clip}\nThe weather will turn on Monday, the harbour master said, and boats should stay in port until the storm has passed the islands."
)
CHECKED = f"Guards say that a truck was set on fire.\n{CLIP}\nWhat the clip shows could not be verified by the paper."


def _changes(parent, child):
    (edge,) = [e for e in edges([as_read(parent), as_read(child)]) if e.child == child.id and e.direction is Direction.KNOWN]
    return edge, {c.kind for c in edge.changes}


def test_words_taken_without_the_remark_that_nobody_verified_them_lost_a_hedge():
    _, found = _changes(article(CHECKED, "Harbour Ledger"), article(OWN.format(clip=CLIP), "Second Mirror", 9))
    assert found == {ChangeKind.HEDGE_LOST, ChangeKind.CREDIT_REMOVED}


def test_a_child_that_says_so_in_its_own_words_lost_nothing():
    clip = f"{CLIP} Nobody has confirmed it."
    _, found = _changes(article(CHECKED, "Harbour Ledger"), article(OWN.format(clip=clip), "Second Mirror", 9))
    assert found == {ChangeKind.CREDIT_REMOVED}


def test_an_outlet_of_one_plain_word_is_named_where_it_is_read_as_the_source():
    parent = article(CHECKED, "The Times")
    child = article(
        OWN.format(clip=f"The Times was among the first with details:\n{CLIP}\nNo one has verified it, the Times reported."),
        "Second Mirror",
        9,
    )
    assert _changes(parent, child)[1] == set()


def test_silence_about_a_source_is_no_removed_credit_in_a_language_that_is_not_read():
    words = "الحريق اندلع في مستودع الحبوب عند الرصيف الشرقي بعد سقوط رافعة على خط الكهرباء مساء الثلاثاء وأغلقت سلطة الميناء الحوض الداخلي أمام الحركة"
    edge, found = _changes(article(words, "صحيفة الميناء", lang="ar"), article(words, "صحيفة الرصيف", 9, lang="ar"))
    assert (edge.type, found) == (DerivationType.COPIES, set())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("it could not be verified", True),
        ("neither has been confirmed", True),
        ("the unverified clip", True),
        ("nobody has confirmed it", True),
        ("the paper could not independently establish how many died", True),
        ("it was not possible to determine independently who fired", True),
        ("nobody independent has ascertained it", True),
        ("the guard confirmed it", False),
        ("they could not establish a camp there", False),
        ("it was verified by the paper", False),
    ],
)
def test_a_remark_on_verification_denies_it(words, said):
    assert (caveat_in(words.split()) is not None) is said


FRAME = (
    "The ferry that left Norrey at noon was stopped off Dorn Head by {words} and towed to the fishing harbour of Velan before the tide turned.\n"
    "A crane was waiting on the quay, and by the evening two of its hatches stood open while men with lamps went up and down the ladder."
)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("guards who claim that they found rifles", "guards who found rifles"),
        ("a cutter that alleged it carried fuel", "a cutter that carried fuel"),
        ("men whom the crew mistook for pilots", "men of the pilots"),
        ("rebels who insist they own the strait", "rebels who own the strait"),
        ("what fishermen believe was a cutter", "a cutter"),
        ("what it called a patrol", "a patrol"),
        ("what sailors call pirates", "pirates"),
    ],
)
def test_words_taken_without_the_verb_of_distance_lost_a_hedge(theirs, ours):
    parent, child = article(FRAME.format(words=theirs), "Harbour Ledger"), article(FRAME.format(words=ours), "Second Mirror", 9)
    assert ChangeKind.HEDGE_LOST in _changes(parent, child)[1]


def test_a_question_of_what_was_said_is_no_hedge():
    parent = article(FRAME.format(words="guards who asked what was loaded"), "Harbour Ledger")
    child = article(FRAME.format(words="guards who asked"), "Second Mirror", 9)
    assert ChangeKind.HEDGE_LOST not in _changes(parent, child)[1]


def test_claims_that_are_things_and_no_verbs_are_no_hedge():
    parent = article(FRAME.format(words="guards with claims on the ship"), "Harbour Ledger")
    child = article(FRAME.format(words="guards on the ship"), "Second Mirror", 9)
    assert ChangeKind.HEDGE_LOST not in _changes(parent, child)[1]
