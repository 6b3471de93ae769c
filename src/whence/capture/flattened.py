"""Find posts that lost their page: `text — Name (@handle) Month D, YYYY`, on one line or with the signature on a line of its own.

In: a stored text and its blocks. Out: the same layout with those blocks joined to one of kind embedded post, and the posts found.
Refuses: signatures without a date or a handle, quotations signed with a bare name.
"""

from datetime import tzinfo

from whence.capture.facts import Layout, PostFound
from whence.capture.moments import moment
from whence.capture.signature import Signature, post_words, signature, split_signature, thread_warning
from whence.model.captured import Block
from whence.model.vocabulary import BlockKind

METHOD = "capture.flattened/1"
_MAY_BE_POST = (BlockKind.BODY, BlockKind.QUOTE, BlockKind.SUMMARY)
_LONGEST_POST = 4000


def with_flattened_posts(layout: Layout, *, tz: tzinfo | None) -> Layout:
    """Return the layout with its flattened posts found. Never changes the text."""
    text, blocks, posts = layout.text, list[Block](), list(layout.posts)
    for block in layout.blocks:
        signed = _signature_of(text, block)
        if signed is None or block.kind not in _MAY_BE_POST:
            blocks.append(block)
            continue
        words_end, who = signed
        if words_end > block.start:
            blocks.append(_as_post(block, block.start, block.path))
            posts.append(_post(text, block.start, words_end, block.end, who=who, tz=tz))
        elif blocks and blocks[-1].kind in _MAY_BE_POST and blocks[-1].end - blocks[-1].start <= _LONGEST_POST:
            words = blocks.pop()
            blocks.append(_as_post(block, words.start, words.path))
            posts.append(_post(text, words.start, words.end, block.end, who=who, tz=tz))
        else:
            blocks.append(block)
    posts.sort(key=lambda post: post.start)
    return Layout(text, blocks, layout.links, posts)


def _signature_of(text: str, block: Block) -> tuple[int, Signature] | None:
    """Return where the post's words end and who signed; the end is the block's start where it is nothing but a signature."""
    if block.end - block.start > _LONGEST_POST:
        return None
    words = text[block.start : block.end]
    if words[:1] in "—–―-" and (alone := signature(words)) is not None:
        return block.start, alone
    last = words.rfind("\n") + 1
    if last and (alone := signature(words[last:])) is not None:
        return block.start + last - 1, alone
    found = split_signature(words)
    return (block.start + found[0], found[1]) if found else None


def _as_post(block: Block, start: int, path: str) -> Block:
    return Block(kind=BlockKind.EMBEDDED_POST, start=start, end=block.end, path=path)


def _post(text: str, start: int, words_end: int, end: int, *, who: Signature, tz: tzinfo | None) -> PostFound:
    words = post_words(text, start, words_end)
    lowered = " ".join(words.media).lower()
    return PostFound(
        start=start,
        end=end,
        text_start=words.start,
        text_end=words.end,
        author=who.author,
        handle=who.handle,
        platform="twitter" if "pic.twitter.com/" in lowered or "pic.x.com/" in lowered or "//t.co/" in lowered else None,
        published=moment(who.date, "signature", tz=tz),
        thread_index=words.thread_index,
        media=words.media,
        warnings=thread_warning(words.thread_index, words.thread_length),
        method=METHOD,
    )
