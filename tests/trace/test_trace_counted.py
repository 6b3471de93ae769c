from trace_build import article, as_read, edges

from whence.model.vocabulary import ChangeKind

PARENT = (
    "Three Orne rebels fled from a jail in the port of Tobruk on Friday after rockets landed close by, the Harbour Guard said."
)


def _renamed(lead):
    parent = article(PARENT, "Harbour Ledger")
    child = article(f"{lead}\nThe guard gives no name of the building.", "Second Mirror", 6, credits=["Harbour Ledger"])
    found = edges([as_read(parent), as_read(child)])
    return [c.note.replace("'", "") for e in found for c in e.changes if c.kind is ChangeKind.NAME_CHANGED]


def test_another_name_beside_the_same_figure_is_a_change():
    assert _renamed("Three Velan fighters have fled from a jail in the port of Tobruk on Friday.") == ["Orne became Velan"]
    assert _renamed("Three rebels of Velan have fled from a jail in the port of Tobruk on Friday.") == ["Orne became Velan"]


def test_a_name_that_the_other_text_has_too_or_a_form_of_it_is_none():
    assert _renamed("Three Orne fighters have fled from a jail in the port of Tobruk on Friday.") == []
    assert _renamed("Three ORNE fighters have fled from a jail in the port of Tobruk on Friday.") == []
    assert _renamed("Three Ornean fighters have fled from a jail in the port of Tobruk on Friday.") == []
    assert (
        _renamed("Three Velan fighters have fled from a jail in the port of Tobruk on Friday. They are called Orne rebels.") == []
    )


def test_another_figure_is_another_count_and_no_other_name():
    assert _renamed("Seven Velan fighters have fled from a jail in the port of Tobruk on Friday.") == []
