"""The neutral form that scorers read: what was read, traced, matched and weighed, in plain lines.

In: a case view. Out: one object per report, per edge, per incident (and per moment asked for), per place, per medium.
Nothing about the inside of whence is in it. Refuses: offsets that do not give the quote; a quote is always `text[start:end]`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any

from whence.model.base import Record
from whence.model.captured import Block, Post, Report
from whence.model.matched import Membership
from whence.model.said import Attribution, Caveat, Claim, PlaceName, Repeat, Where
from whence.model.traced import Derivation, InferredReport
from whence.model.vocabulary import BlockKind, DerivationType, PlacePrecision
from whence.model.weighed import Contradiction, Footage, Question, Weighing
from whence.publish.contract import about_words, numbers_object, value_object
from whence.publish.expand import date_of, frame_object, lines_of
from whence.publish.people import named_value
from whence.publish.view import CaseView
from whence.publish.wording import is_site


def score_lines(view: CaseView) -> Iterator[dict[str, Any]]:
    """Yield the lines of the whole case: reports, edges, incidents, places, media."""
    keys = file_names(view.reports)
    members: dict[str, list[Membership]] = {}
    for item in view.incidents:
        for membership in item.evidence.memberships:
            members.setdefault(membership.report, []).append(membership)
    wheres: list[Where] = []
    names: list[PlaceName] = []
    for id_ in sorted(view.reports, key=lambda i: keys[i]):
        report, posts, said = view.records.whole(id_)
        wheres += [w for record in said if isinstance(record, Claim) for w in _wheres(record)]
        names += [record for record in said if isinstance(record, PlaceName) and record.kind == "place"]
        yield _report_line(report, keys[id_], posts, said, members.get(id_, ()))
    yield from _edge_lines(view, keys)
    for item in view.incidents:
        for weighing in (item.weighing, *item.as_of):
            yield _incident_line(weighing, keys)
    yield from _place_lines(wheres, names)
    for item in view.incidents:
        yield from (_media_line(footage) for footage in item.weighing.footage)


def file_names(reports: Mapping[str, Report]) -> dict[str, str]:
    """Return the name under which each report is printed, without its folder; a name used twice gets a number."""
    made: dict[str, str] = {}
    used: dict[str, int] = {}
    for id_ in sorted(reports, key=lambda i: (reports[i].key, i)):
        name = reports[id_].key.replace("\\", "/").rsplit("/", 1)[-1] or id_
        used[name] = used.get(name, 0) + 1
        made[id_] = name if used[name] == 1 else f"{name}#{used[name]}"
    return made


def _wheres(claim: Claim) -> tuple[Where, ...]:
    return (*claim.places, *(claim.frame.places if claim.frame else ()), *(claim.frame.sites if claim.frame else ()))


# ---------------------------------------------------------------- reports


def _report_line(
    report: Report, name: str, posts: Sequence[Post], said: Sequence[Record], members: Sequence[Membership]
) -> dict[str, Any]:
    incident_of = {claim: m.incident for m in members for claim in m.claims}
    claims = [record for record in said if isinstance(record, Claim)]
    order = {post.id: at for at, post in enumerate(posts)}
    carried = {str(h.kind) for claim in claims for h in claim.hedges}
    loose = {str(h.kind) for record in said if isinstance(record, Attribution) for h in record.hedges} - carried
    return {
        "report": name,
        **({report.key_field: report.key} if report.key_field != "report" else {}),
        "outlet": report.outlet,
        "published": _published(report),
        "lang": report.lang,
        "title": report.title,
        "incidents": [{"incident": m.incident, "role": str(m.role)} for m in sorted(members, key=lambda m: (m.incident, m.role))],
        "claims": [line for claim in claims for line in _claim_lines(report, claim, incident_of.get(claim.id), order)],
        "posts": [_post(post) for post in posts],
        "caveats": [_caveat(record) for record in said if isinstance(record, Caveat)],
        "hedges": sorted(loose),
        "blocks": [_block(report, block) for block in report.blocks if block.kind is not BlockKind.BODY],
        "repeats": [
            {"a": r.a.quote, "b": r.b.quote, "relation": "exact" if r.exact else "paraphrase"} for r in said if isinstance(r, Repeat)
        ],
    }  # fmt: skip


def _published(report: Report) -> str | None:
    if report.published is None:
        return None
    return report.published.at.date().isoformat() if report.published.day_only else report.published.at.isoformat()


def _claim_lines(report: Report, claim: Claim, incident: str | None, posts: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    chain = [v.name for v in claim.chain] or [report.outlet or "UNNAMED"]
    shared: dict[str, Any] = {
        "quote": claim.passage.quote,
        "start": claim.passage.start,
        "end": claim.passage.end,
        "chain": chain,
        "hedges": sorted({str(h.kind) for h in claim.hedges}),
        "modality": str(claim.modality),
        "frame": frame_object(claim),
        "date": date_of(claim),
    }
    if claim.chain_alt:
        shared["chain_alt"] = [[v.name for v in chain] for chain in claim.chain_alt]
    if claim.self_citation:
        shared["self_citation"] = True
    if claim.post is not None and claim.post in posts:
        shared["in_post"] = posts[claim.post]
    for line in lines_of(claim, report.text):
        made = {
            "incident": "stock" if line.stock else incident,
            **shared,
            "value": line.value,
            "polarity": str(line.polarity or claim.polarity),
        }
        if line.question is not None:
            made["question"] = str(line.question)
        if line.of is not None:
            made["of"] = line.of
        if line.approx:
            made["approx"] = True
        yield made


def _post(post: Post) -> dict[str, Any]:
    return {
        "author": post.author,
        "handle": post.handle,
        "platform": post.platform,
        "id": post.platform_id,
        "time": (post.published.at.date() if post.published.day_only else post.published.at).isoformat()
        if post.published
        else None,
        "text": post.text,
        "quote": post.text,
        "thread_index": post.thread_index,
        "media": list(post.media),
    }


def _caveat(caveat: Caveat) -> dict[str, Any]:
    made: dict[str, Any] = {
        "about": about_words(caveat),
        "status": str(caveat.status),
        "by": [v.name for v in caveat.by],
        "quote": caveat.passage.quote,
    }
    return made | ({"parties": list(caveat.parties)} if caveat.parties else {})


def _block(report: Report, block: Block) -> dict[str, Any]:
    quote = report.text[block.start : block.end]
    made: dict[str, Any] = {"kind": str(block.kind), "quote": quote}
    if block.kind is BlockKind.BYLINE_NOTE:
        made["actor"] = next((name for name in (*report.authors, *report.credits) if name in quote), quote)
        made["role"] = "contributor" if "contribut" in quote.lower() else "byline"
    return made


# ---------------------------------------------------------------- edges


def _edge_lines(view: CaseView, keys: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    nodes = dict(keys)
    edges: dict[str, Derivation] = {}
    for record in view.records.all_records():
        if isinstance(record, Derivation):
            edges[record.id] = record
        elif isinstance(record, InferredReport):
            nodes[record.id] = f"inferred:{record.id}"
        elif isinstance(record, Post):
            nodes[record.id] = f"post:{record.id}"
    for edge in sorted(edges.values(), key=lambda e: (nodes.get(e.child, e.child), nodes.get(e.parent, e.parent), e.type, e.id)):
        if edge.child in nodes and edge.parent in nodes:
            yield {
                "child": nodes[edge.child],
                "parent": nodes[edge.parent],
                "type": str(edge.type),
                "direction": str(edge.direction),
                "share": edge.share,
                "changes": [{"kind": str(change.kind)} for change in edge.changes],
            }
    yield from _utterance_edges(view, nodes)


def _utterance_edges(view: CaseView, nodes: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    seen: set[tuple[str, str]] = set()
    for item in view.incidents:
        for utterance in item.weighing.utterances:
            for report in utterance.reports:
                if report in nodes and (report, utterance.id) not in seen:
                    seen.add((report, utterance.id))
                    yield {
                        "child": nodes[report],
                        "parent": f"utterance:{utterance.id}",
                        "type": str(DerivationType.ATTRIBUTES),
                        "direction": "known",
                    }


# ---------------------------------------------------------------- incidents, places, media


def _incident_line(weighing: Weighing, keys: Mapping[str, str]) -> dict[str, Any]:
    as_of = {"as_of": weighing.as_of.astimezone(UTC).isoformat()} if weighing.as_of else {}
    return {
        "incident": weighing.incident,
        **as_of,
        "title": weighing.title,
        "type": str(weighing.type),
        "place": weighing.place,
        "date": list(weighing.date) if weighing.date else None,
        "numbers": numbers_object(weighing.numbers),
        "answers": [answer for question in weighing.questions for answer in _answers(question, keys)],
        "contradictions": [_contradiction(c) for c in weighing.contradictions],
        "pseudo_confirmations": [
            {"report": keys.get(p.report, p.report), "by": p.by, "why": p.why} for p in weighing.pseudo_confirmations
        ],
        "custodians": list(weighing.custodians),
        "interests": [{"actor": i.actor, "role": i.role, "in": i.conflict} for i in weighing.interests],
        "gaps": list(weighing.gaps),
        "finding": weighing.finding,
        "links": [{"incident": other, "relation": relation} for other, relation in weighing.links],
    }


def _answers(question: Question, keys: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for answer in question.answers:
        yield {
            "question": str(question.question),
            **({"of": question.of} if question.of else {}),
            "value": named_value(value_object(answer.value)),
            **({"approx": True} if answer.value.approx else {}),
            "utterances": len(answer.utterances),
            "reports": [keys[r] for r in answer.reports if r in keys],
            "status": "not_asserted" if answer.not_asserted else str(answer.standing),
        }


def _contradiction(contradiction: Contradiction) -> dict[str, Any]:
    return {
        "question": str(contradiction.question),
        **({"of": contradiction.of} if contradiction.of else {}),
        "values": [named_value(value_object(v)) for v in contradiction.values],
        "within_party": contradiction.within_party,
        "kind": contradiction.kind,
    }


def _media_line(footage: Footage) -> dict[str, Any]:
    return {
        "media": footage.id,
        "releaser": footage.releasers[0] if footage.releasers else None,
        "releaser_is_party": footage.releaser_is_party,
        "shots": footage.shots,
        "edited": footage.edited,
        "not_shown": list(footage.not_shown),
        "custody": list(footage.custody),
        "original_held": footage.original_held,
        "captions": [{"by": by, "value": value_object(value)} for by, value in footage.captions],
    }


def _place_lines(wheres: Sequence[Where], names: Sequence[PlaceName]) -> Iterator[dict[str, Any]]:
    """Yield one line per place: spellings that the gazetteer or a report itself says are one."""
    group: dict[str, str] = {}

    def root(of: str) -> str:
        while group.get(of, of) != of:
            of = group[of]
        return of

    spelled: dict[str, set[str]] = {}
    kinds: dict[str, PlacePrecision] = {}
    inside: dict[str, tuple[str, ...]] = {}
    for where in wheres:
        id_ = where.place or f"name:{where.name.casefold()}"
        group.setdefault(id_, id_)
        spelled.setdefault(id_, set()).update((where.name, where.as_written))
        kinds.setdefault(id_, where.precision)
        inside.setdefault(id_, where.inside)
    by_name = {spelling.casefold(): id_ for id_ in sorted(spelled) for spelling in sorted(spelled[id_])}
    for name in sorted(names, key=lambda n: n.id):
        ids = [by_name.get(n.casefold(), f"name:{n.casefold()}") for n in name.names]
        for id_, spelling in zip(ids, name.names, strict=True):
            group.setdefault(id_, id_)
            spelled.setdefault(id_, set()).add(spelling)
        for id_ in ids[1:]:
            one, other = sorted((root(ids[0]), root(id_)))
            group[other] = one
    merged: dict[str, set[str]] = {}
    for id_, found in spelled.items():
        merged.setdefault(root(id_), set()).update(found)
    for id_ in sorted(merged):
        precision = kinds.get(id_)
        kind = (
            "region"
            if precision is None
            else "site"
            if is_site(precision)
            else "town"
            if precision is PlacePrecision.SETTLEMENT
            else "region"
        )
        part_of = next((w for w in inside.get(id_, ()) if w in merged), None)
        yield {"place": id_, "names": sorted(merged[id_]), "part_of": part_of, "kind": kind}
