"""What kind of source a phrase makes: nouns by their lists, names by their shape, counted people by those heard before."""

import pytest
from read_build import read_attributions_of

from whence.model.vocabulary import SourceKind
from whence.read.text.grammar import word_class
from whence.read.text.kinds import kind_of_name, kind_of_outlet, singular

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
    ("A doctor at the clinic said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("A treasury source said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("A hydrologist said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("Engineers from the water board said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("Two lawyers said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("An officer there said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("The Minister of Trade said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("A lawyer for the owner, Osk Holdings, said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("An Osk & Roe spokeswoman said the wall fell.", SourceKind.UNNAMED_OFFICIAL),
    ("A priest said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("Residents said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("Fishermen said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("The families said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("A member of the family said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("An army deserter said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("Driver 4 said the wall fell.", SourceKind.UNNAMED_WITNESS),
    ("Rights groups said the wall fell.", SourceKind.COLLECTIVE),
    ("The owners said the wall fell.", SourceKind.ORGANISATION),
    ("The owner, Osk Handling, said the wall fell.", SourceKind.ORGANISATION),
    ("Station 7 said the wall fell.", SourceKind.ORGANISATION),
    ("The council's Pel Darro said the wall fell.", SourceKind.NAMED_PERSON),
    ("A foreign broadcaster, Kanal Vest, said the wall fell.", SourceKind.OUTLET),
    ("The weekly La Voz said the wall fell.", SourceKind.OUTLET),
    ("Oskposten said the wall fell.", SourceKind.OUTLET),
    ("The state agency said the wall fell.", SourceKind.AGENCY),
    ("According to a letter from the ministry, the wall fell.", SourceKind.DOCUMENT),
    ("The ministry's own bulletin said the wall fell.", SourceKind.DOCUMENT),
    ("The morning note said the wall fell.", SourceKind.DOCUMENT),
    ("He'd said the wall fell.", SourceKind.UNNAMED_WITNESS),
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
    ("A woman said the wall fell. A police officer came. The officer said nobody was hurt.", SourceKind.UNNAMED_OFFICIAL),
    ("Two officials said the wall fell. One of them said the man was hurt.", SourceKind.UNNAMED_OFFICIAL),
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
    assert kind_of_outlet("Strike Committee of the Osk Depots") is SourceKind.ORGANISATION
    assert kind_of_outlet("Osk Minerals plc") is SourceKind.ORGANISATION
    assert kind_of_outlet("Slovo") is SourceKind.OUTLET


@pytest.mark.parametrize(
    ("low", "one"),
    [
        ("agencies", "agency"),
        ("policemen", "policeman"),
        ("women", "woman"),
        ("witness", "witness"),
        ("armies", "army"),
        ("wives", "wife"),
        ("families'", "family"),
        ("vice-consuls", "consul"),
    ],
)
def test_a_plural_has_its_singular(low: str, one: str) -> None:
    assert singular(low) == one


def test_a_document_keeps_the_name_of_its_maker() -> None:
    voice = read_attributions_of("The ministry's own bulletin said the wall fell.")[0].sources[0]
    assert (voice.kind, voice.name) == (SourceKind.DOCUMENT, "the ministry")


_LISTS = ("unnamed_official", "unnamed_witness", "organisation", "outlet", "document", "media_item", "collective")


def test_every_noun_makes_one_kind_of_source() -> None:
    words = [word for name in _LISTS for word in word_class(name, "source_nouns")]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("word", sorted(word_class("crowds", "source_nouns") | word_class("bodies_together", "source_nouns")))
def test_the_nouns_of_several_are_given_by_their_singular(word: str) -> None:
    assert singular(word) == word


@pytest.mark.parametrize("name", ["-", "--", ""])
def test_a_name_without_a_word_is_some_body(name: str) -> None:
    assert kind_of_name(name) is SourceKind.ORGANISATION


def test_a_source_named_by_its_sort_alone_keeps_the_words_that_stand_there() -> None:
    said = read_attributions_of(
        "The militants settled twenty families in the village, adding that the fields were looted. The source further said that cables were stolen."
    )
    assert all(voice.name for attribution in said for voice in attribution.sources if voice.kind is not SourceKind.NONE)
