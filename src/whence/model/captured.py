"""Capture's records: bytes as received, and the reports and posts found in them."""

from datetime import datetime
from typing import ClassVar

from whence.model.base import Part, Record
from whence.model.passage import Span
from whence.model.vocabulary import BlockKind, ReportKind


class Given(Part, frozen=True, kw_only=True):
    """What a person said about an item that its bytes do not say; `None` where nothing was said."""

    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None
    tz: str | None = None


class Capture(Record, frozen=True, kw_only=True, tag="capture"):
    """Bytes as received: their digest, where from, and when by which clock.

    `origin` is the path or URL as given; `name` the file's name or the URL's last step. The bytes lie in the case's
    objects under `digest`. `hops` are the URLs that redirects went through, `headers` the digest of the response head.
    """

    PREFIX: ClassVar[str] = "cap"
    IDENTITY: ClassVar[tuple[str, ...]] = ("digest", "origin", "given")

    digest: str
    size: int
    origin: str
    name: str
    captured: datetime
    clock: str = "this machine"
    media_type: str | None = None
    charset: str | None = None
    hops: tuple[str, ...] = ()
    headers: str | None = None
    given: Given = Given()

    def __post_init__(self) -> None:
        """Refuse a digest that is none and a time without a zone."""
        super().__post_init__()
        if len(self.digest) != 64 or set(self.digest) - set("0123456789abcdef"):
            raise ValueError(f"{self.digest!r} is no SHA-256 digest")
        if self.captured.tzinfo is None:
            raise ValueError("a capture's time needs its zone")


class Moment(Part, frozen=True, kw_only=True):
    """A time that a page or a person states, with the words or field it was read from.

    `at` is aware where the source gives an offset or `--tz` supplied one (`zone_assumed`); a bare day is `day_only`
    (then `at` is its first moment). `basis` names the field: "json-ld", "meta", "time element", "post id", "given", ...
    """

    at: datetime
    as_written: str
    basis: str
    day_only: bool = False
    zone_assumed: bool = False

    def __post_init__(self) -> None:
        """Refuse a time without a zone: an assumed zone is stated, never silent."""
        if self.at.tzinfo is None:
            raise ValueError(f"moment {self.as_written!r} has no zone; state the assumed one and set zone_assumed")


class Block(Part, frozen=True, kw_only=True):
    """A stretch of the stored text of one kind. `path` says where in the original it stood (an element path, or a line)."""

    kind: BlockKind
    start: int
    end: int
    path: str = ""
    level: int = 0

    @property
    def span(self) -> Span:
        """Return where the block stands."""
        return Span(start=self.start, end=self.end)


class Link(Part, frozen=True, kw_only=True):
    """A link in the main text: where it points and where its words stand."""

    url: str
    start: int
    end: int


class Report(Record, frozen=True, kw_only=True, tag="report"):
    """One published item as captured.

    `text` is the stored text that every passage refers to; `blocks` tile what was kept of the page, in order. `key` is
    the id echoed in output: a file's name, or the `id`/`doc_id` of a JSON line (`key_field` says which). `version_key`
    groups versions of one URL. `credit` holds agency credits that the page itself carries (byline, credit line).
    """

    PREFIX: ClassVar[str] = "rep"
    IDENTITY: ClassVar[tuple[str, ...]] = ("digest", "item", "given")

    capture: str
    digest: str
    item: str = ""
    given: Given = Given()
    key: str = ""
    key_field: str = "report"
    kind: ReportKind = ReportKind.ARTICLE
    outlet: str | None = None
    outlet_basis: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    version_key: str | None = None
    lang: str | None = None
    lang_basis: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    disagreeing_dates: tuple[Moment, ...] = ()
    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    platform: str | None = None
    platform_id: str | None = None
    handle: str | None = None
    warnings: tuple[str, ...] = ()
    method: str

    def __post_init__(self) -> None:
        """Refuse blocks that run out of the text or out of order."""
        super().__post_init__()
        at = 0
        for block in self.blocks:
            if block.start < at or block.end > len(self.text) or block.start >= block.end:
                raise ValueError(f"block [{block.start}, {block.end}) of report {self.id} is out of order or out of the text")
            at = block.end

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds the character at `position`."""
        return next((b for b in self.blocks if b.start <= position < b.end), None)


class Post(Record, frozen=True, kw_only=True, tag="post"):
    """A report embedded in another report: a record of its own under its host.

    Its words stand in the host's stored text at `[start, end)` (`text_start`, `text_end` leave out the signature line).
    `post_key` is the same for the same post under several hosts: platform and id where there is one, else author and words.
    """

    PREFIX: ClassVar[str] = "pst"
    IDENTITY: ClassVar[tuple[str, ...]] = ("host", "start", "end")

    host: str
    start: int
    end: int
    text_start: int
    text_end: int
    text: str
    post_key: str
    author: str | None = None
    handle: str | None = None
    platform: str | None = None
    platform_id: str | None = None
    url: str | None = None
    lang: str | None = None
    published: Moment | None = None
    thread_index: int | None = None
    media: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    method: str

    def __post_init__(self) -> None:
        """Refuse words that do not lie inside the post."""
        super().__post_init__()
        if not self.start <= self.text_start < self.text_end <= self.end or len(self.text) != self.text_end - self.text_start:
            raise ValueError(f"post {self.id}: its words do not lie inside its place in {self.host}")


class Failure(Record, frozen=True, kw_only=True, tag="failure"):
    """One item that could not be captured or read: what, where, why, and what to do. The bytes are kept where there were any."""

    PREFIX: ClassVar[str] = "fail"
    IDENTITY: ClassVar[tuple[str, ...]] = ("origin", "digest", "stage", "reason", "given")

    origin: str
    stage: str
    reason: str
    remedy: str
    digest: str | None = None
    given: Given = Given()
    at: datetime
