"""A direct-quotation extractor in the manner of today's open tools: the baseline of bench/read.py.

What such tools have in common (textacy's `direct_quotations`, the direct part of CoreNLP's `quote` annotator): a content is what stands
between quotation marks, a cue the verb of saying nearest to it in the same paragraph, a source the noun phrase beside that verb.
Indirect speech, chains, hedges and kinds are not seen. No tagger is used: a noun phrase is a run of names, or a determiner and the words up to the
verb, or a pronoun. In: a text. Out: attributions as spans.
"""

import re
from collections.abc import Iterator
from typing import Any

Spot = tuple[int, int]

VERBS = frozenset(
    [
        "say",
        "says",
        "said",
        "saying",
        "tell",
        "tells",
        "told",
        "telling",
        "add",
        "adds",
        "added",
        "adding",
        "write",
        "writes",
        "wrote",
        "explain",
        "explains",
        "explained",
        "argue",
        "argues",
        "argued",
        "announce",
        "announces",
        "announced",
        "claim",
        "claims",
        "claimed",
        "insist",
        "insists",
        "insisted",
        "warn",
        "warns",
        "warned",
        "note",
        "notes",
        "noted",
        "state",
        "states",
        "stated",
        "declare",
        "declares",
        "declared",
        "reply",
        "replies",
        "replied",
        "respond",
        "responds",
        "responded",
        "ask",
        "asks",
        "asked",
        "call",
        "calls",
        "called",
        "continue",
        "continued",
        "conclude",
        "concluded",
        "tweet",
        "tweeted",
        "tweets",
        "comment",
        "commented",
        "confirm",
        "confirmed",
        "confirms",
        "deny",
        "denied",
        "denies",
        "recall",
        "recalled",
    ]
)
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "who"])
STARTERS = frozenset(
    ["a", "an", "the", "his", "her", "their", "its", "one", "another", "some", "several", "many", "two", "three", "this", "that"]
)
STOPS = frozenset(
    [
        "and",
        "but",
        "or",
        "when",
        "while",
        "as",
        "if",
        "because",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "to",
        "for",
        "that",
        "who",
        "which",
        "after",
        "before",
        "since",
    ]
)
SMALL = frozenset(["of", "for", "the", "de", "al", "bin", "van", "von"])

_QUOTED = re.compile(r"“([^“”\n]{1,2000})”|\"([^\"\n]{1,2000})\"")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_LEAST = 4  # words: shorter ones are scare quotes or titles, as in the tools themselves
_REACH = 120  # characters between a quotation and its verb


def quotations(text: str) -> list[dict[str, Any]]:
    """Return the direct quotations of `text` with cue and source; one without a verb of saying near it is left out."""
    found: list[dict[str, Any]] = []
    for start, end in _paragraphs(text):
        quoted = [m.span() for m in _QUOTED.finditer(text, start, end) if len(_WORD.findall(m.group())) >= _LEAST]
        words = [m.span() for m in _WORD.finditer(text, start, end) if not any(a <= m.start() < b for a, b in quoted)]
        by_cue: dict[Spot, list[Spot]] = {}
        for spot in quoted:
            verbs = [w for w in words if text[slice(*w)].lower() in VERBS and _gap(w, spot) <= _REACH]
            if verbs:
                by_cue.setdefault(min(verbs, key=lambda w, q=spot: (_gap(w, q), w)), []).append(spot)  # type: ignore[misc]
        for cue, contents in sorted(by_cue.items()):
            source = _beside(text, words, cue)
            found.append({"source": [list(source)] if source else [], "cue": [list(cue)], "content": [list(c) for c in contents]})
    return found


def _paragraphs(text: str) -> Iterator[Spot]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _gap(word: Spot, quoted: Spot) -> int:
    return max(quoted[0] - word[1], word[0] - quoted[1])


def _beside(text: str, words: list[Spot], cue: Spot) -> Spot | None:
    """Return the noun phrase before the verb, else the one after it ("said Amina Harrow")."""
    at = words.index(cue)
    before = _phrase_before(text, words, at)
    return before or _phrase_after(text, words, at)


def _phrase_before(text: str, words: list[Spot], at: int) -> Spot | None:
    start = None
    for i in range(at - 1, max(-1, at - 12), -1):
        word = text[slice(*words[i])]
        if re.search(r"[.;:!?\"“”]", text[words[i][1] : words[i + 1][0]]):
            break
        if word.lower() in PRONOUNS:
            return words[i] if i == at - 1 else None
        if word.lower() in STOPS:
            break
        start = i
        if word.lower() in STARTERS:
            break
    if start is None or not any(_is_name(text, words[i]) or text[slice(*words[i])].lower() in STARTERS for i in range(start, at)):
        return None
    return words[start][0], words[at - 1][1]


def _phrase_after(text: str, words: list[Spot], at: int) -> Spot | None:
    end = None
    for i in range(at + 1, min(len(words), at + 10)):
        word = text[slice(*words[i])]
        if re.search(r"[,.;:!?\"“”]", text[words[i - 1][1] : words[i][0]]):
            break
        if word.lower() in PRONOUNS:
            return words[i] if i == at + 1 else None
        named = _is_name(text, words[i]) or word.lower() in STARTERS | SMALL
        if word.lower() in STOPS or (not named and end is None):
            break
        end = i
    return None if end is None else (words[at + 1][0], words[end][1])


def _is_name(text: str, word: Spot) -> bool:
    return text[word[0]].isupper()
