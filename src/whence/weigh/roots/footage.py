"""Footage: one media item as the reports together describe it, and whose hands it went through.

In: media mentions, captions, the register. Out: `Footage`. Mentions with the same noun and the same releaser are one item; a mention
without a releaser joins the only item of its kind that has one.
Refuses: to conclude anything from footage nobody here has seen: what is only described shows neither place, nor date, nor identity.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from whence.language.words.normal import fold
from whence.model.base import make_id
from whence.model.said import MediaMention, Voice
from whence.model.vocabulary import Modality
from whence.model.weighed import Footage, Value
from whence.weigh.scope.scope import View

NOT_SHOWN = ("place", "date", "identity")
UNKNOWN_OPERATOR = "unknown camera operator"
MOST_CAPTIONS, MOST_PASSAGES = 24, 12

_STILL = frozenset(
    ["image", "images", "photo", "photos", "picture", "pictures", "photograph", "photographs", "still", "stills", "frame"]
)
_SOUND = frozenset(["audio", "recording", "call", "phone"])


def footage_of(view: View) -> tuple[Footage, ...]:
    """Return the media items that the incident's reports mention."""
    groups: defaultdict[tuple[str, str], list[MediaMention]] = defaultdict(list)
    for mention in view.evidence.media.values():
        groups[_sort(mention.noun), _releaser(view, mention)].append(mention)
    seen = _seen(view)
    made = [_footage(view, key, mentions, seen) for key, mentions in sorted(_folded(groups).items())]
    return tuple(sorted(made, key=lambda f: (-len(f.mentions), f.id)))


def _sort(noun: str) -> str:
    words = set(fold(noun).split())
    return "image" if words & _STILL else "recording" if words & _SOUND and "video" not in words else "video"


def _releaser(view: View, mention: MediaMention) -> str:
    for voice in mention.releasers:
        return view.names.party(voice.name) or view.names.key(voice.name)
    return ""


def _folded(groups: Mapping[tuple[str, str], list[MediaMention]]) -> dict[tuple[str, str], list[MediaMention]]:
    folded = {key: list(mentions) for key, mentions in groups.items()}
    for sort in {sort for sort, _ in groups}:
        released = [key for key in groups if key[0] == sort and key[1]]
        if len(released) == 1 and (sort, "") in folded:
            folded[released[0]] += folded.pop((sort, ""))
    return folded


def _seen(view: View) -> dict[str, set[tuple[int, int]]]:
    """Return, per media mention, the passages that tell what is seen in it."""
    found: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for claim in view.evidence.claims.values():
        if claim.media is not None and claim.modality is Modality.OBSERVED:
            found[claim.media].add((claim.passage.start, claim.passage.end))
    return dict(found)


def _footage(
    view: View, key: tuple[str, str], mentions: Sequence[MediaMention], seen: Mapping[str, set[tuple[int, int]]]
) -> Footage:
    ordered = sorted(mentions, key=lambda m: _order(view, m))
    releasers = tuple(dict.fromkeys(view.names.main(v.name) for m in ordered for v in m.releasers))
    described = max((_described(m, seen.get(m.id, ())) for m in ordered), default=0)
    cut = any(m.cut for m in ordered)
    return Footage(
        id=make_id("ftg", [view.incident.id, *key]),
        noun=ordered[0].noun,
        releasers=releasers,
        releaser_is_party=_is_party(view, ordered),
        shots=described or None,
        edited=True if cut else None,
        not_shown=NOT_SHOWN,
        custody=_custody(view, ordered),
        original_held=False,
        captions=_captions(view, ordered),
        mentions=tuple(m.id for m in ordered),
        passages=tuple(m.passage for m in ordered[:MOST_PASSAGES]),
        warnings=_warnings(ordered, cut=cut),
    )


def _described(mention: MediaMention, seen: Collection[tuple[int, int]]) -> int:
    """Return how many shots one report describes as seen. What somebody says a video shows is a caption, and no shot."""
    return len([shot for shot in mention.shown if any(shot.start <= start and end <= shot.end + 1 for start, end in seen)])


def _order(view: View, mention: MediaMention) -> tuple[str, str, int]:
    report = view.evidence.reports.get(mention.passage.report)
    moment = report.published.at.isoformat() if report and report.published else "9"
    return moment, mention.passage.report, mention.passage.start


def _is_party(view: View, mentions: Sequence[MediaMention]) -> bool | None:
    releasers = [v for m in mentions for v in m.releasers]
    if not releasers or not view.register.has_interests:
        return None
    return any(_party_of(view, voice) is not None for voice in releasers)


def _party_of(view: View, voice: Voice) -> str | None:
    return view.names.party(voice.name) or (view.names.party(voice.affiliation) if voice.affiliation else None)


def _custody(view: View, mentions: Sequence[MediaMention]) -> tuple[str, ...]:
    """Return the hands the item went through in the report that says most of them, earliest first."""
    fullest = max(
        mentions, key=lambda m: len(m.releasers) + 2 * len(m.passed_on_by) + bool(_poster(view, m))
    )  # the first of several
    steps = [UNKNOWN_OPERATOR]
    releasers = fullest.releasers or next((m.releasers for m in mentions if m.releasers), ())
    steps += [view.names.main(voice.name) for voice in releasers]
    steps += [view.names.main(voice.name) for voice in fullest.passed_on_by]
    poster = _poster(view, fullest)
    if poster:
        steps.append(view.names.main(poster))
    steps.append(view.outlet_of(fullest.passage.report))
    return tuple(dict.fromkeys(steps))


def _poster(view: View, mention: MediaMention) -> str | None:
    post = view.evidence.posts.get(mention.post) if mention.post else None
    return (post.author or post.handle) if post else None


def _captions(view: View, mentions: Sequence[MediaMention]) -> tuple[tuple[str, Value], ...]:
    """Return what place each voice says the item shows, once per voice and place."""
    ids = {m.id for m in mentions}
    found: dict[tuple[str, str], Value] = {}
    for claim in view.evidence.claims.values():
        if claim.media not in ids or len(found) >= MOST_CAPTIONS:
            continue
        by = claim.chain[-1].name if claim.chain else view.outlet_of(claim.report)
        frame = claim.frame
        for where in frame.sites or frame.places if frame else claim.places:
            found.setdefault((by, where.name), Value(place=where.name))
    return tuple((by, value) for (by, _), value in sorted(found.items(), key=lambda entry: entry[0]))


def _warnings(mentions: Sequence[MediaMention], *, cut: bool) -> tuple[str, ...]:
    noun = mentions[0].noun
    found = [f"Nobody here holds the {noun}; only descriptions of it do. Place, date and identity are not shown by them."]
    if cut:
        found.append(f"The {noun} is cut or from more than one camera: that one shot led to the next is not shown.")
    return tuple(found)
