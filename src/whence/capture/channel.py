"""Know a page of posts for what it is: a channel's preview, a timeline, one post on its platform's own page.

In: a layout with its posts, and what the page says of itself. Out: the same facts, with the author of the posts as the outlet.
Refuses: pages that are not the platform's own, and pages with posts of several authors.
"""

from whence.capture.addresses import address_of
from whence.capture.facts import Facts, Layout
from whence.model.vocabulary import BlockKind, ReportKind

_MOSTLY = 0.8
_SAID = (BlockKind.BODY, BlockKind.QUOTE, BlockKind.EMBEDDED_POST)


def name_channel(layout: Layout, facts: Facts) -> None:
    """Name kind, outlet, handle and time of a page that is made of one author's posts; any other page stays as it is.

    Its time is that of the newest post: a page of posts is no older than that, and says no other time of its own.
    """
    posts = layout.posts
    platform = address_of(facts.url).platform
    said = sum(block.end - block.start for block in layout.blocks if block.kind in _SAID)
    shown = sum(post.end - post.start for post in posts)
    if not posts or platform is None or shown < _MOSTLY * said or len({post.handle or post.author for post in posts}) > 1:
        return
    if any(post.platform != platform for post in posts):
        return
    facts.kind = ReportKind.POST if len(posts) == 1 else ReportKind.DIGEST_PAGE
    facts.platform, facts.handle = platform, posts[0].handle
    if posts[0].author:
        facts.outlet, facts.outlet_basis = posts[0].author, "post author"
    times = [post.published for post in posts if post.published is not None]
    if times:
        facts.published = [max(times, key=lambda time: time.at)]
