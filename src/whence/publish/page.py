"""The report page: one self-contained HTML file, with the way from every number to the characters that it rests on.

In: a case view. Out: HTML that asks nothing of the network (its own content security policy forbids it), works without its script,
and prints. Refuses: to look complete when something failed; to link to words that the stored text does not hold.
"""

from typing import NamedTuple

from markupsafe import Markup

from whence.model.vocabulary import Standing
from whence.publish import edges, sections
from whence.publish.frame import asset, clean, environment, hashed
from whence.publish.passages import SHOWN, TEXTS, Citations, Paragraph, Ref, paragraphs
from whence.publish.pictures import Picture, graph_of, map_of, member_order, timeline_of
from whence.publish.view import CaseView, IncidentView
from whence.publish.wording import STANDINGS, Tile, day_words, five_numbers, incident_line, left_out

OTHERS, LISTED = 25, 400
"""So many other incidents are opened in short form, so many more are named with their numbers."""


class Focus(NamedTuple):
    """All that the page says of one incident. Short form leaves the pictures, edges and media empty."""

    name: str
    view: IncidentView
    tiles: tuple[Tile, ...]
    line: str
    families: tuple[sections.FamilyRow, ...]
    families_more: str
    utterances: tuple[sections.UtteranceRow, ...]
    utterances_more: str
    parties: tuple[sections.PartyRow, ...]
    interests: tuple[sections.PartyRow, ...]
    origins: tuple[sections.OriginRow, ...]
    number_reasons: tuple[sections.ReasonRow, ...]
    questions: tuple[sections.QuestionRow, ...]
    contradictions: tuple[tuple[str, str, str], ...]
    pseudo: tuple[tuple[Ref | None, str, str], ...]
    chains: tuple[sections.ChainRow, ...]
    chains_more: str
    hedges: tuple[edges.HedgeRow, ...]
    hedges_more: str
    caveats: tuple[edges.CaveatRow, ...]
    caveats_more: str
    edge_rows: tuple[edges.EdgeRow, ...]
    edges_more: str
    changes: tuple[edges.ChangeRow, ...]
    changes_more: str
    change_kinds: tuple[tuple[str, int], ...]
    media: tuple[edges.MediaRow, ...]
    flags: tuple[sections.ReasonRow, ...]
    as_of: tuple[tuple[str, ...], ...]
    graph: Picture
    timeline: Picture
    map: Picture


class Text(NamedTuple):
    """One report's stored text as the page shows it."""

    ref: Ref
    id: str
    key: str
    about: str
    lang: str
    dir: str
    url: str
    paragraphs: list[Paragraph]
    warnings: tuple[str, ...]
    cut: str
    read: str


def report_page(view: CaseView) -> str:
    """Return the whole page."""
    order = _order(view)
    cites = Citations(view, order)
    shown = [_focus(view, item, cites, f"i{n}", full=item.focus) for n, item in enumerate(view.incidents[: OTHERS + 1], 1)]
    texts = [_text(view, id_, number, cites) for id_, number in cites.numbers.items()]
    style, script = asset("page.css") + _print_footer(view), asset("page.js")
    return environment().get_template("page.html.j2").render(
        view=view,
        made=f"{day_words(view.made)}, {view.made:%H:%M %Z}".strip(),
        incidents=shown,
        named=[(i.weighing.title, i.incident.id, five_numbers(i.weighing.numbers)) for i in view.incidents[OTHERS + 1 : OTHERS + LISTED]],
        named_more=left_out(len(view.incidents) - OTHERS - LISTED, "incident", view.path, "show", option=""),
        texts=texts,
        texts_more=left_out(cites.without_text, "text of a report", view.path),
        standings=[(str(s), STANDINGS[s]) for s in Standing],
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{hashed(style)}'; script-src '{hashed(script)}'; img-src data:; base-uri 'none'; form-action 'none'",
    )  # fmt: skip


def _order(view: CaseView) -> list[str]:
    """Return the ids of all reports, those of the focus first, so that its texts are on the page if any are.

    Beyond as many as the page has texts for, the order is that of arrival: a large case is not read whole for it.
    """
    order: dict[str, None] = {}
    for item in view.incidents[: OTHERS + 1]:
        order |= dict.fromkeys(i for i in member_order(item) if i in view.reports)
    if len(view.reports) <= TEXTS:
        order |= dict.fromkeys(sorted(view.reports, key=lambda i: (view.reports[i].key, i)))
    return list(order | dict.fromkeys(view.reports))


def _focus(view: CaseView, item: IncidentView, cites: Citations, name: str, *, full: bool) -> Focus:
    weighing = item.weighing
    families, families_more = sections.report_rows(view, item, cites)
    utterances, utterances_more = sections.utterance_rows(view, item, cites, name)
    chains, chains_more = sections.chain_rows(view, item, cites)
    hedges, hedges_more = edges.hedge_rows(view, item, cites) if full else ((), "")
    caveats, caveats_more = edges.caveat_rows(view, item, cites)
    edge_rows, edges_more = edges.edge_rows(view, item, cites) if full else ((), "")
    changes, changes_more = edges.change_rows(view, item, cites) if full else ((), "")
    return Focus(
        name=name, view=item, tiles=five_numbers(weighing.numbers), line=incident_line(weighing),
        families=families, families_more=families_more, utterances=utterances, utterances_more=utterances_more,
        parties=sections.party_rows(item), interests=sections.interest_rows(item), origins=sections.origin_rows(weighing.origins),
        number_reasons=sections.reason_rows(weighing.number_reasons, cites), questions=sections.question_rows(view, item, cites),
        contradictions=sections.contradiction_rows(item), pseudo=sections.pseudo_rows(item, cites),
        chains=chains, chains_more=chains_more, hedges=hedges, hedges_more=hedges_more, caveats=caveats, caveats_more=caveats_more,
        edge_rows=edge_rows, edges_more=edges_more, changes=changes, changes_more=changes_more, change_kinds=edges.change_kinds(item) if full else (),
        media=edges.media_rows(item, cites), flags=sections.reason_rows(weighing.flags, cites), as_of=sections.as_of_rows(item),
        graph=graph_of(item, cites, name) if full else Picture(""),
        timeline=timeline_of(item, cites, name) if full else Picture(""),
        map=map_of(item, name) if full else Picture(""),
    )  # fmt: skip


def _text(view: CaseView, id_: str, number: int, cites: Citations) -> Text:
    report, _posts, said = view.records.whole(id_)
    reading = next((r for r in said if r.PREFIX == "rdg"), None)
    unread = getattr(reading, "read", True) is False
    ref = cites.report(id_)
    shown = paragraphs(report, said, cites.anchors(id_), number)
    over = len(report.text) > SHOWN
    dated = f"from {report.published.basis}" if report.published else "no date stated"
    why = getattr(reading, "reason", None) or "the reason is not recorded"
    return Text(
        ref=ref, id=id_, key=report.key, about=f"{ref.when} ({dated})", lang=report.lang or "", dir=ref.dir, url=report.url or "",
        paragraphs=shown, warnings=report.warnings,
        cut=f"Only the first {SHOWN:,} of {len(report.text):,} characters are shown; the case holds all of them." if over else "",
        read=f"Not read: {why}. Only names, places, figures and times were found." if unread else "",
    )  # fmt: skip


def _print_footer(view: CaseView) -> str:
    """Return the rule that prints the notice at the foot of every sheet; each character of it is written as its code point."""
    words = " · ".join(line for line in (view.notice or f"whence, case {view.path}").splitlines() if line.strip())
    escaped = "".join(f"\\{ord(c):06x}" for c in clean(words))
    return f'@page {{ @bottom-center {{ content: "{escaped}"; font: 7pt/1.3 sans-serif; color: #444; }} }}\n'
