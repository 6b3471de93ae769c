"""The projection's tables. Made from the log, never believed, dropped and made again by `whence rebuild`."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table

# Raised whenever a table changes its form or what is kept in it: a database made by an earlier version is then dropped and made again from the log.
LAYOUT = "5"

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

# The bodies lie in the order of the log and only the small index of ids is in random order: with the bodies filed by id, every report
# of a large case would have dirtied a page per record.
record = Table(
    "record", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("report", String),
    Column("body", LargeBinary, nullable=False),
    Index("record_by_id", "id", unique=True),
    Index("record_by_report", "report", "kind"),
    Index("record_by_kind", "kind"),
)  # fmt: skip

report = Table(
    "report", metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("key", String, nullable=False),
    Column("capture", String, nullable=False),
    Column("outlet_key", String),
    Column("version_key", String),
    Column("published", String),
    Column("placed", Integer, nullable=False),
    Column("hidden", Integer, nullable=False),
    Index("report_by_key", "key"),
    Index("report_by_version", "version_key"),
    Index("report_by_outlet", "outlet_key", "published", "id"),
    Index("report_unplaced", "placed", "published", "id"),
    Index("report_by_number", "number"),
    Index("report_hidden", "hidden", sqlite_where=Column("hidden") == 1),
)  # fmt: skip

post = Table("post", metadata, Column("id", String, primary_key=True), Column("post_key", String, nullable=False),
             Column("host", String, nullable=False), Index("post_by_key", "post_key"), Index("post_by_host", "host"))  # fmt: skip

edge = Table("edge", metadata, Column("id", String, primary_key=True), Column("child", String, nullable=False),
             Column("parent", String, nullable=False), Index("edge_by_child", "child"), Index("edge_by_parent", "parent"))  # fmt: skip

inferred = Table(
    "inferred",
    metadata,
    Column("id", String, primary_key=True),
    Column("name_key", String),
    Index("inferred_by_name", "name_key"),
)

# `incident` is where the membership is shown, `given` where match put it: people make incidents one or two, and take it back
member = Table(
    "member", metadata,
    Column("incident", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("report", String, nullable=False),
    Column("role", String, nullable=False),
    Column("given", String, nullable=False),
    Index("member_by_report", "report"),
    Index("member_by_given", "given"),
)  # fmt: skip

# one tree and no heap beside it: the key is the whole row
mark = Table("mark", metadata, Column("hash", BigInteger, primary_key=True), Column("number", Integer, primary_key=True),
             Column("position", Integer, primary_key=True), sqlite_with_rowid=False)  # fmt: skip

# `filed` is the entry of the log that first filed the incident under the key; newest first is how match asks
incident_key = Table("incident_key", metadata, Column("key", String, primary_key=True), Column("incident", String, primary_key=True),
                     Column("weight", Float, nullable=False), Column("filed", Integer, nullable=False),
                     Index("key_by_incident", "incident"), Index("key_newest", "key", "filed"), sqlite_with_rowid=False)  # fmt: skip

profile = Table("profile", metadata, Column("incident", String, primary_key=True), Column("body", LargeBinary, nullable=False))

weighing = Table("weighing", metadata, Column("incident", String, primary_key=True), Column("body", LargeBinary, nullable=False))

# what is compared after a rebuild: everything but the cache of weighings, which is made again on demand
COMPARED = (meta, record, report, post, edge, inferred, member, mark, incident_key, profile)
SEARCH = "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(report UNINDEXED, words, tokenize='unicode61 remove_diacritics 0')"
