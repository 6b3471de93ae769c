"""What bears on one incident, gathered for weighing: plain mappings of records, nothing derived."""

from collections.abc import Mapping
from typing import NamedTuple

from whence.model.captured import Post, Report
from whence.model.matched import Membership
from whence.model.said import Attribution, Caveat, Claim, MediaMention, PlaceName
from whence.model.traced import Derivation, InferredReport


class Evidence(NamedTuple):
    """The records behind one incident, by id. `claims` holds the incident's own claims only; `attributions` those they stand in.

    `caveats` are those whose neighbourhood or whole report bears on the incident. `derivations` have a child among `reports`
    or `posts` or `inferred`. Order of insertion carries no meaning.
    """

    reports: Mapping[str, Report]
    memberships: tuple[Membership, ...]
    claims: Mapping[str, Claim]
    attributions: Mapping[str, Attribution]
    caveats: Mapping[str, Caveat]
    posts: Mapping[str, Post]
    media: Mapping[str, MediaMention]
    derivations: Mapping[str, Derivation]
    inferred: Mapping[str, InferredReport]
    names: Mapping[str, PlaceName]
