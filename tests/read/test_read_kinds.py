"""What kind of source a phrase makes: nouns by their lists, names by their shape, counted people by those heard before."""

import pytest
from read_build import read_attributions_of

from whence.model.vocabulary import SourceKind
from whence.read.kinds import kind_of_name, kind_of_outlet, singular

PHRASES = [
    ("A shepherd said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("Survivors said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("A boy selling matches said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("According to a porter I met at the gate, the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("Two officials said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("The Interior Minister said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("A security source said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("A source close to the inquiry said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("The chief engineer said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("Hauliers said the wall fell.", SourceKind.COLLECTIVE),
    ("Lawyers said the wall fell.", SourceKind.COLLECTIVE),
    ("Both armies said the wall fell.", SourceKind.ORGANISATION),
    ("The energy regulator said the wall fell.", SourceKind.ORGANISATION),
    ("The roads authority said the wall fell.", SourceKind.ORGANISATION),
    ("The general staff said the wall fell.", SourceKind.ORGANISATION),
    ("Osk Shipping said the wall fell.", SourceKind.ORGANISATION),
    ("The relief agency Wide Door said the wall fell.", SourceKind.ORGANISATION),
    ("The Osk Messenger said the wall fell.", SourceKind.OUTLET),
    ("@oskbridge says the wall fell.", SourceKind.OUTLET),
    ("According to a police memo seen by Osk Radio, the wall fell.", SourceKind.DOCUMENT),
    ("The company's website says the wall fell.", SourceKind.DOCUMENT),
    ("Footage checked by the agency shows that the wall fell.", SourceKind.MEDIA_ITEM),
    ("Quarry owner Pel Darro said the wall fell.", SourceKind.NAMED_PERSON),
    ("The envoy of the volunteers Pel Darro said the wall fell.", SourceKind.NAMED_PERSON),
    ("Pel Darro of the Osk Institute said the wall fell.", SourceKind.NAMED_PERSON),
    ("One, Pel Darro, said the wall fell.", SourceKind.NAMED_PERSON),
    ("One of them, a potter, said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("He said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("They said the wall fell.", SourceKind.COLLECTIVE),
]


@pytest.mark.parametrize(("paragraph", "kind"), PHRASES, ids=[p for p, _ in PHRASES])
def test_a_phrase_makes_a_kind_of_source(paragraph: str, kind: SourceKind) -> None:
    assert read_attributions_of(paragraph)[0].sources[0].kind is kind


FOLLOWING = [
    ("Two officials said the wall fell. They said nobody was hurt.", SourceKind.UNNAMED_OFFICIAL),
    ("Two officials said the wall fell. One said nobody was hurt.", SourceKind.UNNAMED_OFFICIAL),
    ("Hauliers said the wall fell. One of them said nobody was hurt.", SourceKind.UNNAMED_WITNESS),
    ("A ministry clerk said the wall fell. The ministry said nobody was hurt.", SourceKind.ORGANISATION),
    ("The governor said the wall fell. The governor, Pel Darro, said nobody was hurt.", SourceKind.NAMED_PERSON),
    ("Women left the mill. Pel Darro said the wall fell. He said nobody was hurt.", SourceKind.NAMED_PERSON),
    ("Pel Darro runs the quarry. Pel said nobody was hurt.", SourceKind.NAMED_PERSON),
]


@pytest.mark.parametrize(("paragraph", "kind"), FOLLOWING, ids=[p for p, _ in FOLLOWING])
def test_who_is_taken_up_has_the_kind_of_those_before(paragraph: str, kind: SourceKind) -> None:
    assert read_attributions_of(paragraph)[-1].sources[0].kind is kind


def test_a_name_is_an_outlet_by_its_words_and_else_a_body() -> None:
    assert kind_of_name("osk tribune") is SourceKind.OUTLET
    assert kind_of_name("osk news agency") is SourceKind.AGENCY
    assert kind_of_name("osk rights watch") is SourceKind.ORGANISATION


def test_a_body_that_publishes_for_itself_is_no_outlet() -> None:
    assert kind_of_outlet("Osk Rights Watch") is SourceKind.ORGANISATION
    assert kind_of_outlet("Slovo") is SourceKind.OUTLET


@pytest.mark.parametrize(
    ("low", "one"),
    [("agencies", "agency"), ("policemen", "policeman"), ("women", "woman"), ("witness", "witness"), ("armies", "army")],
)
def test_a_plural_has_its_singular(low: str, one: str) -> None:
    assert singular(low) == one
