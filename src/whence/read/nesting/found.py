"""Found: all that is found in one sentence, rule by rule: the main path from its words to its finds.

In: a sentence, what the model found in it, its tree. Out: the finds in the order of their cues. Refuses: to say who a source is; `drafts` does.
"""

from collections.abc import Collection, Sequence

from whence.model.vocabulary import AttributionKind, BlockKind
from whence.read.cues.cue_kinds import settled
from whence.read.cues.finds import Find
from whence.read.cues.headlines import headline_finds, with_headline
from whence.read.cues.patterns import find
from whence.read.cues.shares import find_shares
from whence.read.nesting.cited_talks import with_talks
from whence.read.nesting.colons import parted_at_colons
from whence.read.nesting.conjoined import with_joined_verbs
from whence.read.nesting.from_whom import with_from_whom
from whence.read.nesting.joining import joined
from whence.read.nesting.misread import with_makers
from whence.read.nesting.orders import with_orders
from whence.read.nesting.quoted_in import with_quoting_papers
from whence.read.nesting.records import with_records
from whence.read.nesting.untold import without_untold
from whence.read.nesting.whole_sources import with_whole_sources
from whence.read.text.layout import Sentence
from whence.read.text.syntax import Tree


def finds_of(sentence: Sentence, learned: Sequence[Find] | None, tree: Tree | None, own: Collection[str]) -> list[Find]:
    """Return what rules and model find in a sentence, as one. `own` are the words by which the report calls its own outlet."""
    tokens = sentence.tokens
    # 1 both readings as one
    rules = with_headline(tokens, find(tokens), headline_finds(sentence))
    finds = joined(tokens, rules, learned, own, headline=sentence.kind is BlockKind.HEADLINE)
    # 2 papers, records and talks
    finds = with_talks(tokens, with_records(tokens, [settled(tokens, one) for one in with_makers(tokens, finds)]))
    # 3 whole sources, and whose words each stands in
    finds = with_joined_verbs(tokens, with_whole_sources(tokens, finds, tree), tree)
    finds = with_quoting_papers(tokens, finds)
    finds = with_orders(tokens, with_from_whom(tokens, finds, tree), tree)
    if learned is not None:
        finds = without_untold(tokens, parted_at_colons(tokens, finds))
    # 4 what is passed on
    shares = [share for share in find_shares(tokens) if share.content]
    finds = [one for one in finds if not any(_is_what_is_shared(one, share) for share in shares)]
    return sorted([*finds, *shares], key=lambda f: f.cue[0])


def _is_what_is_shared(one: Find, share: Find) -> bool:
    """Say whether "showing ..." is no saying of its own but what a shared video is said to show."""
    first, last = share.content[0]
    return one.kind is AttributionKind.OBSERVATION and first <= one.cue[0][0] <= min(first + 3, last)
