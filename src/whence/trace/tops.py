"""What the top of a retelling says otherwise than what it retells: its headline and its first paragraph.

In: child and parent of an edge by which the child as a whole retells the parent. Out: `Change`s, with both passages.
A claim read at the top is compared in `changes`; this looks at words alone, for tops that no claim was read in.
Refuses: languages other than English, for which there are no word lists; a headline whose words the own text or the parent's bears out.
"""

import re
from collections.abc import Iterator

from whence.language.words.normal import fold
from whence.language.words.numerals import NUMERAL, numeral_value
from whence.model.captured import Block, Report
from whence.model.passage import Passage, passage
from whence.model.traced import Change
from whence.model.vocabulary import BlockKind, ChangeKind
from whence.trace.wordlists import kinds_in, word_table

_LEAST = 8
_SAME_MATTER = 3  # words that two headlines share which tell of one thing
_NEW = 0.4  # of a headline's words: with fewer of its own it is the other's, cut or turned
_NUMBER = re.compile(NUMERAL, re.IGNORECASE)
_STEM = 5  # letters with which two forms of one word begin alike
# "...: police", "Syrian Kurds: ..."
_LABEL = re.compile(r":\s*[a-z][\w'’-]*(?:\s[\w'’-]+){0,2}$|^[A-Z][\w'’-]*(?:\s[\w'’-]+){0,2}:\s")


def changes_at_top(child: Report, parent: Report, *, copied: bool = False) -> Iterator[Change]:
    """Yield what the child's headline and first paragraph say otherwise; `copied`: the child's text is the parent's."""
    if not (_is_english(child) and _is_english(parent)):
        return
    ours, theirs = _body(child), _body(parent)
    if not ours or not theirs:
        return
    yield from _headline(child, parent, ours, theirs, copied=copied)
    old, new = (kinds_in("sites", _words(r, b[0])) for r, b in ((parent, theirs), (child, ours)))
    if len(old) == len(new) == 1 and old != new and not (old & kinds_in("sites", child.title or "")):
        note = f"{', '.join(old)} became {', '.join(new)}"
        yield Change(
            kind=ChangeKind.PLACE_CHANGED, note=note, child=_site(child, ours[0], new), parent=_site(parent, theirs[0], old)
        )


def _headline(child: Report, parent: Report, ours: list[Block], theirs: list[Block], *, copied: bool) -> Iterator[Change]:
    """Yield the headline that credits nobody, names a kind of cause which neither text names, or is put in the place of a copied text's."""
    block = next((b for b in child.blocks if b.kind is BlockKind.HEADLINE or _is_title(child, b)), None)
    title = _words(child, block) if block else child.title or ""
    where = passage(child.id, child.text, block.start, block.end) if block else None
    first = passage(parent.id, parent.text, theirs[0].start, theirs[0].end)
    if (credit := _credit_left_out(title, parent.title or "")) is not None:
        note = f"headline: the parent's credits somebody ({credit}), the child's nobody"
        yield Change(kind=ChangeKind.HEADLINE_DIFFERS, note=note, child=where, parent=first)
        return
    named = kinds_in("causes", title)
    own, other = (
        set().union(*(kinds_in("causes", _words(r, b)) for b in blocks)) for r, blocks in ((child, ours), (parent, theirs))
    )
    if named and own and other and not named & (own | other):
        note = f"headline: a cause ({', '.join(sorted(named))}) that neither text names"
        yield Change(kind=ChangeKind.HEADLINE_DIFFERS, note=note, child=where, parent=first)
    elif copied and _is_another(title, parent.title or ""):
        note = f"headline: another than that of the text it stands over, {parent.title!r}"
        yield Change(kind=ChangeKind.HEADLINE_DIFFERS, note=note, child=where, parent=first)


def _is_another(ours: str, theirs: str) -> bool:
    """Say whether a headline is no shorter or turned form of another: two fifths of what it says are not in that one."""
    (words, numbers), (others, counted) = _told(ours), _told(theirs)
    new = [word for word in words if not any(_is_one_word(word, other) for other in others)]
    said = len(words) + len(numbers)
    return bool(others) and said >= _SAME_MATTER and len(new) + len(numbers - counted) >= _NEW * said


def _credit_left_out(ours: str, theirs: str) -> str | None:
    """Return the words by which the parent's headline credits somebody, where the child's tells the same and credits nobody."""
    credit = _credit_in(theirs)
    return credit if credit is not None and _credit_in(ours) is None and _in_common(ours, theirs) >= _SAME_MATTER else None


def _in_common(ours: str, theirs: str) -> int:
    """Return how many words two headlines share: "seize" and "seized" are one, a number is one in words or figures and weighs two."""
    (words, numbers), (others, counted) = _told(ours), _told(theirs)
    shared = [word for word in words if any(_is_one_word(word, other) for other in others)]
    return len(shared) + 2 * len(numbers & counted)


def _told(title: str) -> tuple[set[str], set[float]]:
    """Return the words of a headline that say something, and its numbers."""
    written = [word.strip(".,;:!?'’\"“”()") for word in title.split()]
    values = {word: numeral_value(word) if _NUMBER.fullmatch(word) else None for word in written}
    words = {part for word in written if values[word] is None for part in fold(word).split()}
    return words - word_table("small")["words"], {value for value in values.values() if value is not None}


def _is_one_word(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= _STEM and long.startswith(short))


def _credit_in(title: str) -> str | None:
    """Return the words of a headline that leave it to somebody: a verb of saying, "according to", a hedge, "...: police", "Police: ...".

    "Earthquake blamed" says not by whom.
    """
    words = fold(title).split()
    said = next(
        (w for at, w in enumerate(words) if w in word_table("headline_credits")["words"] and not _by_nobody(words, at)), None
    )
    label = _LABEL.search(title)
    return said or (label.group().strip(" :") if label else None)


def _by_nobody(words: list[str], at: int) -> bool:
    return words[at] in word_table("headline_credits")["agentless"] and words[at + 1 : at + 2] != ["by"]


def _is_english(report: Report) -> bool:
    return (report.lang or "en").startswith("en")


def _body(report: Report) -> list[Block]:
    body = (b for b in report.blocks if b.kind is BlockKind.BODY and not _is_title(report, b))
    return [b for b in body if len(_words(report, b).split()) >= _LEAST]


def _is_title(report: Report, block: Block) -> bool:
    return bool(report.title) and fold(_words(report, block)) == fold(report.title or "")


def _words(report: Report, block: Block) -> str:
    return report.text[block.start : block.end]


def _site(report: Report, block: Block, kinds: set[str]) -> Passage:
    """Return the word that names the place."""
    for word in re.finditer(r"\w+", report.text[block.start : block.end]):
        if kinds & kinds_in("sites", fold(word.group())):
            return passage(report.id, report.text, block.start + word.start(), block.start + word.end())
    return passage(report.id, report.text, block.start, block.end)
