"""Named after: occurrences called by the place where they happened ("the Karsh landslide", "Karsh deaths rise to six").

In: the tokens of a sentence, a name in it. Out: whether the words behind the name make it the place of an occurrence.
Refuses: by itself, nouns before which a person, a body or a craft stands as often ("the Merrow shooting", "the Albatross crash"): they hold only
for a name that the report tells for a place elsewhere; names of several words, which are as often a firm's or a hotel's ("Sundara Mills fire");
a word at the head of a line ("Rubbish avalanche kills two").
"""

from collections.abc import Sequence

from whence.model.vocabulary import PlacePrecision
from whence.read.lines.placeforms import Form, Run, Told, words
from whence.read.text.layout import Token
from whence.read.text.senses import grammar

_SECTION = "called_by_place"


def is_before_occurrence(tokens: Sequence[Token], run: Run, name: str = "any") -> bool:
    """Say whether a noun for an occurrence, of the list `name`, stands right behind a name that owns nothing."""
    if run.owned or run.after >= len(tokens):
        return False
    noun = tokens[run.after]
    beside = noun.start - tokens[run.after - 1].end <= 1
    return beside and noun.text.islower() and noun.low in words(_SECTION, name) and not _acts(tokens, run.after)


def form_before_occurrence(tokens: Sequence[Token], run: Run) -> Form | None:
    """Return the form of a single name that an occurrence of the ground or of many is called by, `None` for other words."""
    # At the head of a line any noun has a capital: "Clinic blaze contained".
    single = run.after - run.first == 1 and run.first > 0 and tokens[run.first - 1].low not in grammar("speech")
    if not single or not is_before_occurrence(tokens, run, "of_a_place"):
        return None
    return Form(run.first, run.after, run.after, PlacePrecision.SETTLEMENT, Told.LED)


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word at `at` is a verb of the name before it, as before an object ("Karsh floods the market")."""
    return at + 1 < len(tokens) and (tokens[at + 1].low in grammar("determiners") or tokens[at + 1].text[0].isdigit())
