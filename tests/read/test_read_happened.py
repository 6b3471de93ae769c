"""Happened: triggers of the lexicon and of the model as one list; the lexicon alone where no model reads."""

from claims_build import report
from syntax_build import parsed

from whence.model.vocabulary import IncidentType
from whence.read.happened import Happened, named
from whence.read.lines import Line, page

T = IncidentType
TEXT = "Soldiers torched the huts and shelled the mill ."
TREE = "Soldiers/NNS>1:nsubj torched/VBD>1:root the/DT>3:det huts/NNS>1:obj and/CC>5:cc shelled/VBD>1:conj the/DT>7:det mill/NN>5:obj ./.>1:punct"


def line(*seen: tuple[str, IncidentType, float]) -> Line:
    """Return the text's one line as a model that saw `seen` reads it."""
    happened = [Happened(TEXT.index(words), TEXT.index(words) + len(words), kind, score) for words, kind, score in seen]
    (only,) = page(report(TEXT), parse=parsed(TREE, TEXT), happened=sorted(happened)).lines
    return only


def found(where: Line) -> list[tuple[str, IncidentType]]:
    return [(where.low[t.at], t.sense.type) for t in named(where)]


def test_without_a_model_the_lexicon_stands() -> None:
    (plain,) = page(report(TEXT)).lines
    assert plain.happened is None
    assert ("shelled", T.SHELLING) in found(plain)


def test_a_word_that_only_the_model_sees_is_a_trigger_where_it_is_sure() -> None:
    assert found(line(("torched", T.DESTRUCTION, 0.9), ("shelled", T.SHELLING, 0.9))) == [
        ("torched", T.DESTRUCTION),
        ("shelled", T.SHELLING),
    ]
    assert ("mill", T.OTHER) not in found(line(("mill", T.OTHER, 0.3), ("shelled", T.SHELLING, 0.9)))


def test_a_word_of_the_lexicon_that_the_model_sees_nothing_in_is_none() -> None:
    assert found(line(("torched", T.DESTRUCTION, 0.9))) == [("torched", T.DESTRUCTION)]


def test_where_both_see_one_the_lexicon_says_what_it_is() -> None:
    assert found(line(("shelled", T.OTHER, 0.9))) == [("shelled", T.SHELLING)]
