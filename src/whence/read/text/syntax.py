"""Syntax: the tree of one line, word by word, as the model reads it.

In: a parse of the whole text and the tokens of its lines. Out: a `Tree` per line in that line's token numbers, and what hangs on what in it.
Refuses: to say anything of a line that the parse does not cover; such a line is read by position alone.
"""

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from whence.read.text.layout import Token
from whence.read.text.senses import grammar
from whence.read.text.syntax_mend import Links, mend

if TYPE_CHECKING:
    from whence.encoder.parse import Parse

_DEEPEST = 24  # steps up or across that any question takes; prose needs a handful, hostile text gets no more
_CLAUSES = frozenset({"root", "ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
_CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "xcomp", "nmod"})
_JOINED = frozenset(
    {"conj", "appos", "list", "parataxis", "acl:relcl", "advcl:relcl", "cc", "punct", "discourse", "dep", "orphan"}
)
_OWN = frozenset({"aux", "aux:pass", "cop", "advmod", "mark", "expl", "compound:prt", "cc:preconj"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})


class Tree:
    """The syntax of one line: for each token its head (its own number where it has none here), relation and parts of speech.

    `heads`, `relations` (Universal Dependencies), `upos`, `xpos` and `kinds` (entity types of head words) run over the line's tokens;
    `first` and `after` bound what hangs below each of them, and `children` list what hangs on it directly, in order.
    """

    __slots__ = ("after", "children", "first", "heads", "kinds", "relations", "upos", "xpos")

    def __init__(
        self, heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], xpos: Sequence[str], *, kinds: Sequence[str]
    ) -> None:
        self.heads, self.relations, self.upos, self.xpos, self.kinds = heads, relations, upos, xpos, kinds
        self.children: list[list[int]] = [[] for _ in heads]
        for at, head in enumerate(heads):
            if head != at:
                self.children[head].append(at)
        self.first, self.after = list(range(len(heads))), list(range(1, len(heads) + 1))
        for at in reversed(_downwards(heads, self.children)):
            for child in self.children[at]:
                self.first[at] = min(self.first[at], self.first[child])
                self.after[at] = max(self.after[at], self.after[child])

    def child(self, at: int, *relations: str) -> int | None:
        """Return the first token that hangs on `at` by one of `relations`."""
        return next((c for c in self.children[at] if self.relations[c] in relations), None)

    def listed(self, at: int, *relations: str) -> list[int]:
        """Return the tokens that hang on `at` by one of `relations`."""
        return [c for c in self.children[at] if self.relations[c] in relations]

    def is_verb(self, at: int) -> bool:
        """Say whether a token is used as a verb, by its tags."""
        return self.upos[at] == "VERB" or self.xpos[at].startswith("VB")

    def is_noun(self, at: int) -> bool:
        """Say whether a token is used as a noun or a name, by its tags."""
        return self.upos[at] in ("NOUN", "PROPN") or self.xpos[at].startswith("NN")

    def subject_of(self, at: int) -> int | None:
        """Return the token that is the subject of `at` itself, not through another verb."""
        return next((c for c in self.children[at] if self.relations[c] in _SUBJECTS), None)

    def all_of(self, at: int) -> list[int]:
        """Return a noun and those that "and" joins to it."""
        found = [at]
        for one in found:
            if len(found) > _DEEPEST:
                break
            found.extend(c for c in self.children[one] if self.relations[c] == "conj" and not self.is_verb(c))
        return found

    def phrase(self, at: int) -> tuple[int, int]:
        """Return the tokens `[first, after)` of the noun phrase that `at` heads, without what is joined to it or told of it aside."""
        first, after = at, at + 1
        for child in self.children[at]:
            if self.relations[child] in _JOINED or (child < at and self.relations[child] == "case"):
                continue
            first, after = min(first, self.first[child]), max(after, self.after[child])
        skipped = [c for c in self.children[at] if c < at and (self.relations[c] in _JOINED or self.relations[c] == "case")]
        first = max([first, *(self.after[c] for c in skipped if self.after[c] <= at)])
        cut = [
            self.first[c] for c in self.children[at] if c > at and self.relations[c] in _JOINED and self.relations[c] != "punct"
        ]
        return first, min([after, *(c for c in cut if c > at)])


def _downwards(heads: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    """Return the tokens with every head before what hangs on it."""
    found = [at for at, head in enumerate(heads) if at == head]
    for at in found:
        found.extend(children[at])
    return found


def trees(parse: "Parse", lines: Sequence[Sequence[Token]]) -> list[Tree | None]:
    """Return the tree of each line, given by its tokens; `None` where the parse has no words of it."""
    starts = {word.start: n for n, word in enumerate(parse.words)}
    return [_tree(parse, starts, tokens) for tokens in lines]


def _tree(parse: "Parse", starts: Mapping[int, int], tokens: Sequence[Token]) -> Tree | None:
    """Return the tree of one line. Several words of the parse may be one token ("did|n't") and the other way round ("Mr.")."""
    unit = starts.get(tokens[0].start) if tokens else None
    if unit is None:
        return None
    held: list[list[int]] = []
    token_of: dict[int, int] = {}
    for at, token in enumerate(tokens):
        mine = []
        while unit < len(parse.words) and token.start <= parse.words[unit].start < token.end:
            mine.append(unit)
            token_of[unit] = at
            unit += 1
        held.append(mine)
    if not token_of:
        return None
    chosen = [_head_unit(parse, mine) for mine in held]
    heads = [_over(parse, token_of, at, unit) for at, unit in enumerate(chosen)]
    _break_circles(heads)
    relations = ["punct" if u is None else "root" if heads[at] == at else parse.relations[u] for at, u in enumerate(chosen)]
    upos = ["PUNCT" if u is None else parse.upos[u] for u in chosen]
    xpos = ["." if u is None else parse.xpos[u] for u in chosen]
    kinds = ["none" if u is None else parse.kinds[u] for u in chosen]
    mend(Links([token.low for token in tokens], heads, relations, upos, xpos, kinds=kinds))
    return Tree(heads, relations, upos, xpos, kinds=kinds)


def _head_unit(parse: "Parse", mine: Sequence[int]) -> int | None:
    """Return the word of the parse that stands for a token: the one whose head lies outside of it, marks last."""
    if len(mine) == 1:
        return mine[0]
    outside = [u for u in mine if parse.heads[u] not in mine or parse.heads[u] == u]
    return min(outside or mine, key=lambda u: (parse.upos[u] in ("PUNCT", "PART", "SYM"), u), default=None)


def _over(parse: "Parse", token_of: Mapping[int, int], at: int, unit: int | None) -> int:
    """Return the token that token `at` hangs on; a token that the parse writes to the one before it hangs on that one."""
    if unit is None:
        return max(0, at - 1)
    return token_of.get(parse.heads[unit], at)


def _break_circles(heads: list[int]) -> None:
    """Make a root of one token of every circle; joining words into tokens can close one."""
    done = [False] * len(heads)
    for start in range(len(heads)):
        path: dict[int, None] = {}
        at = start
        while not done[at] and at not in path:
            path[at] = None
            if heads[at] == at:
                break
            at = heads[at]
        if not done[at] and heads[at] != at:
            heads[at] = at
        for one in path:
            done[one] = True


def clause_heads(tree: Tree) -> list[int]:
    """Return for every token the head of its clause; verbs that share a subject by "and" are clauses of their own."""
    found = list(range(len(tree.heads)))
    for at in _downwards(tree.heads, tree.children):
        head = tree.heads[at]
        relation = tree.relations[at]
        own = relation in _CLAUSES or (relation == "conj" and tree.is_verb(at))
        found[at] = at if head == at or own else found[head]
    return found


def tellers(tree: Tree, low: Sequence[str], speech: Container[str]) -> list[int]:
    """Return the tokens that name who is credited with the words of the line: the subjects of its verbs of saying."""
    found: list[int] = []
    for at, word in enumerate(low):
        if word in speech and tree.is_verb(at):
            for subject in tree.listed(at, "nsubj"):
                if tree.after[subject] - tree.first[subject] <= _DEEPEST:
                    found.extend(range(tree.first[subject], tree.after[subject]))
    return found


def taken_by(tree: Tree, at: int) -> int | None:
    """Return the head of what a verb acts on: its object, the subject of its passive, or the noun that it describes as a participle."""
    found = tree.child(at, "obj", "nsubj:pass")
    if found is None and tree.relations[at] in ("acl", "amod") and tree.xpos[at] == "VBN":
        return tree.heads[at]
    return found


def governing(tree: Tree, at: int, anchors: Mapping[int, int], closed: Container[int]) -> int | None:
    """Return the anchor that a place, a time or a figure at token `at` hangs on: above it, or the argument of the verb above it.

    `anchors` gives a number for each token that is one; the words of speech in `closed` let nothing through to what was said.
    """
    here = at
    for _ in range(_DEEPEST):
        if here in anchors:
            return anchors[here]
        if here != at:
            beside = [c for c in tree.children[here] if c in anchors and tree.relations[c] in _CORE and c != at]
            if beside:
                return anchors[min(beside, key=lambda c: (abs(c - at), c))]
        head = tree.heads[here]
        if head == here or (head in closed and tree.relations[here] not in ("obj", "nsubj:pass")):
            return None
        here = head
    return None


def leading(tree: Tree, at: int, low: Sequence[str], closed: Container[str]) -> list[int]:
    """Return the words that say how `at` stands to the world, in order: those it is governed by, and what limits these.

    Auxiliaries, negations and marks of the word itself; the verbs that hand it their subject ("is expected to"), with theirs; a noun or
    adjective that it explains ("plans to", "unclear whether"); of a verb of saying (`closed`) the bare verb alone. Those before `at`
    first; last the participle behind a noun ("an attack planned for", "was foiled").
    """
    found: set[int] = set()
    here = at
    for _ in range(_DEEPEST):
        found |= {p for c in tree.children[here] for p in _limits(tree, c, low)}
        head, relation = tree.heads[here], tree.relations[here]
        if head == here or relation in ("acl:relcl", "advcl:relcl", "parataxis", "root", "appos"):
            break
        if relation == "conj":
            if tree.subject_of(here) is not None or _has_own(tree, here):
                break
        elif relation == "advcl":
            if not _is_bare(tree, here):
                break
        elif relation in ("ccomp", "csubj", "csubj:pass", "acl", "xcomp"):
            found.add(head)
            if low[head] in closed and relation != "xcomp":
                break
        elif not _passes(tree, here, low):
            break
        else:
            found.add(head)
        here = head
    right = [c for c in (*tree.listed(at, "acl"), tree.heads[at]) if c > at and tree.xpos[c] == "VBN" and not tree.is_verb(at)]
    return [*sorted(n for n in found if n < at), *right]


def _limits(tree: Tree, child: int, low: Sequence[str]) -> list[int]:
    """Return a word that limits its head: auxiliary, adverb, mark, "no"; with what hangs on it ("in case", "no longer")."""
    relation = tree.relations[child]
    if relation in _OWN:
        return [child, *(c for c in tree.children[child] if tree.relations[c] in ("advmod", "fixed", "mark"))]
    if low[child] == "no" and low[child + 1 : child + 2] == (".",):
        return []  # "train No. 114"
    if relation in ("det", "amod", "compound", "case") and not tree.is_verb(tree.heads[child]):
        return [child, *(c for c in tree.children[child] if tree.relations[c] == "fixed")]
    if relation in _SUBJECTS or relation == "expl":
        if low[child] in ("nobody", "none", "no-one", "neither", "no"):
            return [child]
        return [
            c
            for c in tree.children[child]
            if tree.relations[c] in ("det", "advmod") and low[c] in ("no", "not", "neither", "none")
        ]
    return []


def _has_own(tree: Tree, at: int) -> bool:
    return any(tree.relations[c] in ("aux", "aux:pass", "cop") for c in tree.children[at])


def _is_bare(tree: Tree, at: int) -> bool:
    """Say whether a clause has neither subject nor auxiliary nor mark of its own (", killing three")."""
    return not any(tree.relations[c] in _SUBJECTS or tree.relations[c] in ("aux", "cop", "mark") for c in tree.children[at])


def _passes(tree: Tree, at: int, low: Sequence[str]) -> bool:
    """Say whether what limits the head limits this noun too: a light verb or a word that is itself a cue, and no settled fact."""
    head = tree.heads[at]
    if tree.is_verb(at) and tree.relations[at] not in ("nmod", "obl", "obj"):
        return False
    if low[head] not in grammar("passes_on"):
        return False
    return tree.relations[at] in ("obj", "nsubj:pass", "obl", "nmod", "nsubj", "compound")
