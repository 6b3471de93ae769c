import pytest
from trace_build import ASIDE, DEPOT, LEAD, article, edges, with_block

from whence.model.vocabulary import BlockKind
from whence.trace.many import Item
from whence.trace.two import compare

REST = (
    "Nobody at the ferry company wanted to talk about the two boats that are still tied up behind the old fish hall this week.",
    "The council meets again when the new bridge is open, and until then the market will be held on the upper square as before.",
)


def _two(shared, one="{}", other="{}"):
    """Return two reports with nothing in common but these words."""
    first = article(f"{one.format(shared)}\n{REST[0]}\n{DEPOT}", "Harbour Ledger", 0)
    return first, article(f"{LEAD}\n{other.format(shared)}\n{REST[1]}\n{ASIDE}", "Second Mirror", 9)


@pytest.mark.parametrize(
    ("shared", "one", "other"),
    [
        ("in the village of Odra Mill in the night of 3 to 4 June", "Two barns burned {} and a third was saved.", "What happened {} is still open."),
        ("Colonel Ana Brell, the spokeswoman of the Northern Harbour Guard", "{} denied it.", "A letter from {} arrived late."),
        ("the Minister of the Interior of Norrey, Halm Corvin, said on Friday", "{} that no one was hurt.", "It was not so, {}."),
    ],
)  # fmt: skip
def test_words_that_only_say_who_where_and_when_are_not_taken_from_anybody(shared, one, other):
    assert edges(_two(shared, one, other)) == []


@pytest.mark.parametrize(
    "shared",
    [
        "the crane cable snapped and fell across the power line of the shed",
        "about 3,000 people were forced to leave the houses below the dam of Norrey",
        "was set alight by burning debris of a rocket that the guard shot down",
    ],
)
def test_ten_words_that_tell_something_are(shared):
    (edge,) = edges(_two(shared, "On Tuesday {}.", "We read that {}."))
    assert edge.share is not None


def test_a_name_and_a_date_that_make_a_large_part_of_a_short_text_are_looked_at_all_the_same():
    shared = "Colonel Ana Brell, the spokeswoman of the Northern Harbour Guard"
    first = article(f"{shared}, is dead.", "Harbour Ledger", 0)
    assert edges([first, article(f"{shared}, has died.", "Second Mirror", 9)])


def test_a_caption_and_a_text_in_another_language_are_left_as_they_are():
    shared = "in the village of Odra Mill in the night of 3 to 4 June"
    first, second = _two(shared, "Barns burned {} again.", "Smoke {} above us.")
    assert edges([first, with_block(second, shared, BlockKind.CAPTION)])
    foreign = [article(item.text, item.outlet, at, lang="nl") for at, item in enumerate((first, second))]
    assert edges(foreign)


def test_two_reports_side_by_side_show_no_edge_for_such_words():
    first, second = _two(
        "in the village of Odra Mill in the night of 3 to 4 June", "Barns burned {} again.", "Smoke {} above us."
    )
    found = compare(Item(first), Item(second))
    assert found.edge is None
    assert found.runs
