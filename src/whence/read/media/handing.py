"""Handing: who released a medium or passed it on, by the words around its mention.

In: a line and the tokens that name a medium. Out: acts. Refuses: a pronoun as the one who acts.
"""

from collections.abc import Iterator
from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.said import Slot
from whence.read.lines.lines import Line
from whence.read.media.footage import Act, forms
from whence.read.text.senses import grammar


def acts_around(text: str, line: Line, at: int, after: int) -> Iterator[Act]:
    """Yield the acts around one mention: "a video released by X", "X has shared the video", "footage from X"."""
    verbs = forms("release", "verbs")
    by = next((j for j in range(after, min(len(line.low), after + 7)) if line.low[j] == "by"), None)
    lead = [w for w in line.low[after : by or after] if w in verbs]
    if by is not None and lead:
        subject = _phrase(line, text, by + 1)
        if subject:
            yield Act(subject, line.tokens[at].start, subject.end, lead[0] in _pass_forms())
        return
    for j in range(at - 1, max(-1, at - 9), -1):
        if line.tokens[j].text in ";:—–." or line.low[j] in ("which", "that", "who", "after", "when"):
            return
        if line.low[j] in verbs and not _is_adjective(line, j):
            tail, _ = verbs[line.low[j]]
            if not tail or tail == tuple(line.low[j + 1 : j + 1 + len(tail)]):
                subject = _subject(line, text, j)
                if subject:
                    yield Act(subject, subject.start, line.tokens[after - 1].end, line.low[j] in _pass_forms())
                return


@cache
def _pass_forms() -> frozenset[str]:
    return frozenset(f for verb in load("media")["release"]["pass_on"] for f in lemma_forms(verb.split()[0]))


def _is_adjective(line: Line, at: int) -> bool:
    """Say whether a participle only describes ("recently released footage", "the shared video")."""
    return at > 0 and (line.low[at - 1] in grammar("determiners") or line.low[at - 1] in ("recently", "newly"))


def _subject(line: Line, text: str, verb: int) -> Slot | None:
    """Return the noun phrase before a release verb."""
    after = verb
    steppable = grammar("auxiliaries") | grammar("adverbs")
    while after > 0 and line.low[after - 1] in steppable:
        after -= 1
    if after > 1 and line.tokens[after - 1].text == ",":  # "Petra Lind, who covers the group, posted ..."
        opening = next((j for j in range(after - 2, max(-1, after - 16), -1) if line.tokens[j].text == ","), None)
        after = opening if opening is not None else after - 1
    first = after
    stops = grammar("subordinators") | grammar("auxiliaries") | {"and", "but"} | grammar("speech")
    while (
        first > 0 and line.tokens[first - 1].text not in ',;:—–."“”' and line.low[first - 1] not in stops and after - first < 14
    ):
        first -= 1
    return _slot(line, text, first, after)


def _phrase(line: Line, text: str, first: int) -> Slot | None:
    after = first
    stops = (grammar("subordinators") | grammar("auxiliaries") | grammar("speech") | grammar("prepositions") | {"and"}) - {
        "of",
        "from",
    }
    shows = forms("show", "verbs")
    while after < len(line.low) and after - first < 12:
        if line.tokens[after].text in ",;:—–." or line.low[after] in stops or line.low[after] in grammar("adverbs"):
            break
        if (
            line.low[after] in shows
            or line.low[after] in load("media")["show"]["participles"]
            or any(w.at <= line.tokens[after].start < w.until for w in line.whens)
        ):
            break
        after += 1
    return _slot(line, text, first, after)


def _slot(line: Line, text: str, first: int, after: int) -> Slot | None:
    while first < after and (line.low[first] in ("the", "a", "an") or not line.tokens[first].text[0].isalnum()):
        first += 1
    if first >= after or all(w in grammar("pronouns") or w in grammar("determiners") for w in line.low[first:after]):
        return None
    start, end = line.tokens[first].start, line.tokens[after - 1].end
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    return Slot(name=" ".join(text[start:end].split()), start=start, end=end)
