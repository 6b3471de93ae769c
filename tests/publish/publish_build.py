"""A case made by hand for the publishers' tests: one alleged break-out from a depot, told by invented outlets, and a smaller fire."""

from datetime import UTC, datetime, timedelta, timezone

from whence.model.base import Record, replace
from whence.model.captured import Block, Failure, Moment, Post, Report
from whence.model.evidence import Evidence as Bundle
from whence.model.matched import Incident, Membership
from whence.model.passage import Passage, Span
from whence.model.said import (
    Attribution,
    Caveat,
    Claim,
    Figure,
    Frame,
    Hedge,
    MediaMention,
    PlaceName,
    Reading,
    Repeat,
    Shot,
    Slot,
    Voice,
    When,
    Where,
)
from whence.model.traced import Change, Derivation, Evidence, InferredReport
from whence.model.vocabulary import (
    AttributionKind,
    Bearing,
    BlockKind,
    CaveatStatus,
    Certainty,
    ChangeKind,
    DerivationType,
    Direction,
    EvidenceKind,
    FigureModifier,
    HedgeClass,
    IncidentType,
    Independence,
    MembershipRole,
    Modality,
    PlacePrecision,
    PlaceRelation,
    Polarity,
    QuestionKind,
    SourceKind,
    Standing,
    TimePrecision,
)
from whence.model.weighed import (
    ActorInterest,
    Answer,
    Contradiction,
    Footage,
    Numbers,
    Origin,
    PseudoConfirmation,
    Question,
    Reason,
    ReportCounts,
    Utterance,
    Value,
    Weighing,
)
from whence.publish.view import CaseView, IncidentView, MemoryRecords, reader_note

DAY = datetime(2031, 4, 7, 8, 0, tzinfo=UTC)
LEAD = "Four detainees reportedly got out of the Ostrava Road depot on Monday, an official of the Harbour Guard told {agency}."
BOMB = "In another incident, a bomb near Velm market killed three, the Lowland Ministry said."


def _report(
    n: int, outlet: str | None, text: str, *, hours: float | None = 0.0, lang: str = "en", title: str | None = None
) -> Report:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            kind = BlockKind.HEADLINE if not blocks else BlockKind.BODY
            blocks.append(Block(kind=kind, start=at, end=at + len(line), path=f"line {len(blocks) + 1}"))
        at += len(line) + 1
    zone = timezone(timedelta(hours=3))
    at_ = None if hours is None else (DAY + timedelta(hours=hours)).astimezone(zone if n % 2 else UTC)
    return Report(
        capture="cap_" + "0" * 24, digest=f"{n:064x}", key=f"P{n:02}.html", outlet=outlet, title=title or text.split("\n")[0], lang=lang,
        url=f"https://outlet{n}.example/story", text=text, blocks=tuple(blocks), method="tests/1",
        published=None if at_ is None else Moment(at=at_, as_written=at_.isoformat(), basis="meta", day_only=n == 6),
    )  # fmt: skip


def part(report: Report, words: str) -> Passage:
    """Return the passage of `report` where `words` first stand."""
    start = report.text.index(words)
    return Passage(report=report.id, start=start, end=start + len(words), quote=words)


def _span(report: Report, words: str) -> Span:
    return part(report, words).span


AGENCIES = ["North Wire", "North Wire", "North Wire", "Coast Press", "Coast Press", "North Wire"]
OUTLETS = [
    "Example Gazette",
    "Harbour Daily",
    "The Inland Post",
    "Meridian Times",
    "Quay Radio",
    "Lantern Weekly",
    "Tidewater Online",
]


def _texts() -> list[Report]:
    reports = [
        _report(1, "Example Gazette", "Four said to be out after depot blast\n" + LEAD.format(agency="North Wire") + "\nThe account could not be independently verified.\n" + BOMB, hours=1),
        _report(2, "Harbour Daily", "Four detainees escape depot\n" + LEAD.format(agency="North Wire") + "\n" + BOMB, hours=3),
        _report(3, "The Inland Post", "Four detainees out\nFour detainees got out of the Ostrava Road depot on Monday.\n" + BOMB, hours=9.5),
        _report(4, "Meridian Times", "At least ten gone, group says\nAt least 10 detainees got out of Kessel Gate depot near Velm, a Harbour Guard spokeswoman told Coast Press.\nA video shared by the spokeswoman allegedly shows men running through a gate. Then the picture cuts to a yard.", hours=5),
        _report(5, "Quay Radio", "Guard posts video of depot\nHarbour Guard spokeswoman: A small group got out at Kessel Gate. I was not there.\n— Ada Wren (@adawren) April 7, 2031\nThe Guard and its allies are the only source of these reports, said the Institute for Plain Dealing.", hours=6),
        _report(6, "Lantern Weekly", "Dozens free, says weekly\nDozens of detainees are free after shelling, according to the Harbour Guard. Ministry officials denied it.", hours=30),
        _report(7, "صحيفة المثال", "فرار أربعة محتجزين\nقال مسؤول في حرس الميناء إن أربعة محتجزين فروا يوم الاثنين.", hours=4, lang="ar"),
        _report(8, None, "Undated note\nFour detainees got out, it was reported.", hours=None),
        _report(9, "Later Ledger", "The depot break, five months on\nFour detainees got out of the Ostrava Road depot in April.", hours=24 * 150),
    ]  # fmt: skip
    for n in range(10, 16):
        outlet = f"{OUTLETS[n % len(OUTLETS)]} {['North', 'South', 'East', 'West', 'Sunday', 'Evening'][n - 10]}"
        reports.append(
            _report(n, outlet, "Four detainees reported out\n" + LEAD.format(agency="North Wire"), hours=2 + (n - 10) * 1.3)
        )
    return reports


def _where(report: Report, words: str, **more: object) -> Where:
    at = part(report, words)
    fields = {"precision": PlacePrecision.SETTLEMENT, "lat": 53.1, "lon": 8.4, "place": "gn:100", "country": "XX", **more}
    return Where(name=str(fields.pop("name", words)), as_written=words, start=at.start, end=at.end, **fields)


def _claim(report: Report, words: str, chain: list[Voice], **more: object) -> Claim:
    at = part(report, words)
    frame = Frame(
        type=IncidentType.ESCAPE,
        trigger=at.span,
        predicate="got out",
        **{k: more.pop(k) for k in list(more) if k in ("agent", "victims", "sites", "places", "times", "figures", "cause")},
    )
    return Claim(passage=at, chain=tuple(chain), frame=frame, focus=True, method="tests/1", **more)


class Made:
    """Everything of the hand-made case, before it is put into a view."""

    def __init__(self) -> None:
        self.reports = _texts()
        self.by = dict(enumerate(self.reports, 1))
        self.records: list[Record] = list(self.reports)
        self.claims: list[Claim] = []
        self.posts = self._posts()
        self.inferred = InferredReport(
            name="North Wire", day="2031-04-07", stem="four", why="7 reports credit it and nobody captured it", method="tests/1"
        )
        self._read()
        self.caveats = self._caveats()
        self.media = self._media()
        self.derivations = self._edges()
        self.names = [
            PlaceName(
                passage=part(self.by[4], "Kessel Gate depot near Velm"),
                names=("Velm", "Velmstad"),
                kind="place",
                method="tests/1",
            )
        ]
        self.repeats = [
            Repeat(
                a=part(self.by[2], "Four detainees escape depot"),
                b=part(self.by[2], "Four detainees reportedly got out"),
                exact=False,
                method="tests/1",
            )
        ]
        self.readings = [
            Reading(report=r.id, read=r.lang == "en", reason=None if r.lang == "en" else "no rules for ar", method="tests/1")
            for r in self.reports
        ]
        self.incident = Incident(
            seed=self.claims[0].id,
            type=IncidentType.ESCAPE,
            title="Alleged escape from a depot near Velm",
            places=(_where(self.by[4], "Velm"),),
            when=When(
                start=DAY.replace(hour=0),
                end=DAY.replace(hour=23),
                precision=TimePrecision.DAY,
                as_written="Monday",
                at=0,
                until=6,
                anchor="publication",
            ),
            method="tests/1",
        )
        self.weighing = self._weighing()
        self.records += [*self.posts, *self.claims, *self.attributions, *self.caveats, *self.media, *self.derivations, self.inferred, *self.names, *self.repeats, *self.readings]  # fmt: skip

    def _posts(self) -> list[Post]:
        host = self.by[5]
        start, end = host.text.index("Harbour Guard spokeswoman: A"), host.text.index("\nThe Guard and its allies")
        text_end = host.text.index("\n— Ada")
        return [Post(host=host.id, start=start, end=end, text_start=start, text_end=text_end, text=host.text[start:text_end], post_key="x", author="Ada Wren", handle="@adawren",
                     platform="x", platform_id="1234567890", media=("pic.example/abc",), thread_index=1,
                     published=Moment(at=DAY + timedelta(hours=4), as_written="April 7, 2031", basis="signature"), method="tests/1")]  # fmt: skip

    def _read(self) -> None:
        self.attributions: list[Attribution] = []
        velm = {"place": "gn:100", "lat": 53.1, "lon": 8.4}
        for n in (1, 2, *range(10, 16)):
            r = self.by[n]
            official = "an official of the Harbour Guard"
            at = part(r, official)
            chain = [Voice(name=r.outlet or "", kind=SourceKind.OUTLET, basis="metadata"), Voice(name="North Wire", kind=SourceKind.AGENCY, as_written="North Wire", start=r.text.rindex("North Wire"), end=r.text.rindex("North Wire") + 10),
                     Voice(name=official, kind=SourceKind.UNNAMED_OFFICIAL, as_written=official, start=at.start, end=at.end)]  # fmt: skip
            words = "Four detainees reportedly got out of the Ostrava Road depot on Monday"
            hedge = Hedge(
                kind=HedgeClass.HEARSAY,
                start=part(r, "reportedly").start,
                end=part(r, "reportedly").end,
                cue="reportedly",
                scope=_span(r, words),
            )
            told = Attribution(
                report=r.id,
                kind=AttributionKind.STATEMENT,
                sources=(chain[-1],),
                cue=(_span(r, "told"),),
                content=(_span(r, words),),
                chain=tuple(chain),
                hedges=(hedge,),
                method="tests/1",
            )
            self.attributions.append(told)
            four = Figure(
                lo=4,
                hi=4,
                modifier=FigureModifier.EXACT,
                as_written="Four",
                start=part(r, "Four").start,
                end=part(r, "Four").end,
                of="escaped",
                noun="detainees",
            )
            self.claims.append(_claim(r, words, chain, attribution=told.id, hedges=(hedge,), victims=(Slot(name="detainees", start=part(r, "detainees").start, end=part(r, "detainees").end),),
                                      figures=(four,), sites=(_where(r, "Ostrava Road depot", precision=PlacePrecision.SITE, lat=None, lon=None, place=None),),
                                      times=(When(start=DAY.replace(hour=0), end=DAY.replace(hour=23), precision=TimePrecision.DAY, as_written="Monday", at=part(r, "Monday").start, until=part(r, "Monday").end, anchor="publication"),)))  # fmt: skip
        for n, words, lo, hi in (
            (3, "Four detainees got out of the Ostrava Road depot on Monday", 4, 4),
            (8, "Four detainees got out", 4, 4),
            (9, "Four detainees got out of the Ostrava Road depot in April", 4, 4),
        ):
            r = self.by[n]
            figure = Figure(
                lo=lo,
                hi=hi,
                modifier=FigureModifier.EXACT,
                as_written="Four",
                start=part(r, "Four").start,
                end=part(r, "Four").end,
                of="escaped",
            )
            self.claims.append(
                _claim(
                    r,
                    words,
                    [Voice(name=r.outlet or "outlet unknown", kind=SourceKind.OUTLET, basis="metadata")],
                    figures=(figure,),
                )
            )
        r = self.by[4]
        chain = [
            Voice(name="Meridian Times", kind=SourceKind.OUTLET, basis="metadata"),
            Voice(name="Coast Press", kind=SourceKind.AGENCY),
            Voice(name="a Harbour Guard spokeswoman", kind=SourceKind.UNNAMED_OFFICIAL),
        ]
        ten = Figure(
            lo=10,
            hi=None,
            modifier=FigureModifier.AT_LEAST,
            as_written="At least 10",
            start=part(r, "At least 10").start,
            end=part(r, "At least 10").end,
            of="escaped",
        )
        self.claims.append(_claim(r, "At least 10 detainees got out of Kessel Gate depot near Velm", chain, figures=(ten,), sites=(_where(r, "Kessel Gate depot", precision=PlacePrecision.SITE, lat=53.3, lon=8.9, place="gn:101"),),
                                  places=(_where(r, "Velm", relation=PlaceRelation.NEAR, **velm),)))  # fmt: skip
        r = self.by[6]
        dozens = Figure(
            lo=24,
            hi=99,
            modifier=FigureModifier.ORDER_OF_MAGNITUDE,
            as_written="Dozens",
            start=part(r, "Dozens of").start,
            end=part(r, "Dozens of").start + 6,
            of="escaped",
        )
        chain = [
            Voice(name="Lantern Weekly", kind=SourceKind.OUTLET, basis="metadata"),
            Voice(name="the Harbour Guard", kind=SourceKind.ORGANISATION),
        ]
        self.claims.append(
            _claim(
                r,
                "Dozens of detainees are free after shelling",
                chain,
                figures=(dozens,),
                cause=Slot(name="shelling", start=part(r, "shelling").start, end=part(r, "shelling").end),
            )
        )
        self.claims.append(
            Claim(
                passage=part(r, "Ministry officials denied it"),
                chain=(chain[0], Voice(name="Ministry officials", kind=SourceKind.COLLECTIVE)),
                about=QuestionKind.HAPPENED,
                polarity=Polarity.DENIED,
                kind=AttributionKind.DENIAL,
                method="tests/1",
            )
        )
        r = self.by[5]
        self.claims.append(_claim(r, "A small group got out at Kessel Gate", [Voice(name="Quay Radio", kind=SourceKind.OUTLET), Voice(name="Ada Wren", kind=SourceKind.NAMED_PERSON, basis="post"), Voice(name="Harbour Guard spokeswoman", kind=SourceKind.UNNAMED_OFFICIAL)],
                                  post=self.posts[0].id, figures=(Figure(lo=None, hi=None, modifier=FigureModifier.NONE, as_written="A small group", start=part(r, "A small group").start, end=part(r, "A small group").end, of="escaped"),)))  # fmt: skip
        self.plan = Claim(
            passage=part(self.by[6], "Dozens free"),
            chain=(chain[0],),
            modality=Modality.PLANNED,
            about=QuestionKind.INTENT,
            method="tests/1",
        )
        self.stock = Claim(passage=part(self.by[3], "Four detainees out"), chain=(chain[0],), about=QuestionKind.HOW_MANY, method="tests/1",
                           figures=(Figure(lo=11000, hi=11000, modifier=FigureModifier.ABOUT, as_written="Four", start=0, end=4, of="held", standing=True),))  # fmt: skip
        self.records += [self.plan, self.stock]

    def _caveats(self) -> list[Caveat]:
        one, five = self.by[1], self.by[5]
        outlet = Voice(name="Example Gazette", kind=SourceKind.OUTLET)
        return [
            Caveat(passage=part(one, "The account could not be independently verified"), status=CaveatStatus.UNVERIFIED, about=QuestionKind.HAPPENED, by=(outlet,), method="tests/1"),
            Caveat(passage=part(five, "The Guard and its allies are the only source of these reports"), status=CaveatStatus.PARTIES_ONLY, all_reports=True, parties=("Harbour Guard",),
                   by=(Voice(name="Quay Radio", kind=SourceKind.OUTLET), Voice(name="Institute for Plain Dealing", kind=SourceKind.ORGANISATION)), method="tests/1"),
            Caveat(passage=part(five, "I was not there"), status=CaveatStatus.NOT_PRESENT, by=(Voice(name="Ada Wren", kind=SourceKind.NAMED_PERSON),), post=self.posts[0].id, method="tests/1"),
        ]  # fmt: skip

    def _media(self) -> list[MediaMention]:
        r = self.by[4]
        shots = [part(r, "men running through a gate"), part(r, "a yard")]
        return [MediaMention(passage=part(r, "A video"), noun="video", releasers=(Voice(name="a Harbour Guard spokeswoman", kind=SourceKind.UNNAMED_OFFICIAL),), cut=True,
                             shown=tuple(Shot(start=s.start, end=s.end, words=s.quote) for s in shots), method="tests/1")]  # fmt: skip

    def _edges(self) -> list[Derivation]:
        made = []
        for n in (1, 2, *range(10, 16)):
            r = self.by[n]
            evidence = Evidence(
                kind=EvidenceKind.CREDIT, note="the text says that North Wire was told", child=part(r, "North Wire")
            )
            made.append(
                Derivation(
                    child=r.id,
                    parent=self.inferred.id,
                    type=DerivationType.COPIES if n != 1 else DerivationType.ATTRIBUTES,
                    certainty=Certainty.EXPLICIT,
                    share=0.9 if n != 1 else None,
                    evidence=(evidence,),
                    method="tests/1",
                )
            )
        two, three, nine, eight = self.by[2], self.by[3], self.by[9], self.by[8]
        shared = Evidence(
            kind=EvidenceKind.SHARED_PASSAGE, note="14 words in a row", child=part(three, BOMB), parent=part(two, BOMB)
        )
        changes = (
            Change(
                kind=ChangeKind.HEDGE_LOST,
                note="“reportedly” is gone",
                child=part(three, "Four detainees got out"),
                parent=part(two, "Four detainees reportedly got out"),
            ),
            Change(kind=ChangeKind.CREDIT_REMOVED, note="North Wire is no longer credited", parent=part(two, "told North Wire")),
        )
        made.append(
            Derivation(
                child=three.id,
                parent=two.id,
                type=DerivationType.REWRITES,
                certainty=Certainty.LIKELY,
                share=0.55,
                evidence=(shared,),
                changes=changes,
                method="tests/1",
            )
        )
        made.append(
            Derivation(
                child=nine.id,
                parent=three.id,
                type=DerivationType.COPIES,
                certainty=Certainty.STRONG,
                share=0.7,
                evidence=(shared,),
                method="tests/1",
            )
        )
        made.append(
            Derivation(
                child=eight.id,
                parent=three.id,
                type=DerivationType.COPIES,
                direction=Direction.UNKNOWN,
                certainty=Certainty.LIKELY,
                share=0.6,
                evidence=(shared,),
                method="tests/1",
            )
        )
        made.append(
            Derivation(
                child=self.by[5].id,
                parent=self.posts[0].id,
                type=DerivationType.EMBEDS,
                certainty=Certainty.EXPLICIT,
                evidence=(Evidence(kind=EvidenceKind.EMBED, note="embeds the post"),),
                method="tests/1",
            )
        )
        return made

    def _weighing(self) -> Weighing:
        inc = self.incident.id
        carriers = tuple(self.by[n].id for n in (1, 2, 3, 9, *range(10, 16)))
        four = [c for c in self.claims if c.frame and c.frame.figures and c.frame.figures[0].lo == 4]
        ten, small, dozens, denial = (
            next(c for c in self.claims if c.passage.quote.startswith(w))
            for w in ("At least 10", "A small", "Dozens", "Ministry")
        )
        utts = (
            Utterance(incident=inc, speaker="an official of the Harbour Guard", speaker_kind=SourceKind.UNNAMED_OFFICIAL, party="Harbour Guard", addressee="North Wire", day="2031-04-07", bearing=Bearing.ASSERTS, bearing_reason="says so on its own word", claims=tuple(c.id for c in four), reports=carriers, wordings=(four[0].passage, four[1].passage)),
            Utterance(incident=inc, speaker="a Harbour Guard spokeswoman", speaker_kind=SourceKind.UNNAMED_OFFICIAL, party="Harbour Guard", addressee="Coast Press", day="2031-04-07", bearing=Bearing.ASSERTS, bearing_reason="says so on its own word", claims=(ten.id,), reports=(self.by[4].id,), wordings=(ten.passage,)),
            Utterance(incident=inc, speaker="Harbour Guard spokeswoman", party="Harbour Guard", addressee="Ada Wren", day="2031-04-07", bearing=Bearing.PARTLY, bearing_reason="speaks of a small group only", claims=(small.id,), reports=(self.by[5].id,), posts=(self.posts[0].id,), wordings=(small.passage,)),
            Utterance(incident=inc, speaker="Ministry officials", party=None, day="2031-04-08", bearing=Bearing.DENIES, bearing_reason="denies that it happened", claims=(denial.id,), reports=(self.by[6].id,), wordings=(denial.passage,)),
        )  # fmt: skip
        origins = (
            Origin(incident=inc, label="Harbour Guard", party="Harbour Guard", independence=Independence.SHOWN_DEPENDENT, basis_shown=True, reason="speaks for a party that holds the depot", utterances=tuple(u.id for u in utts[:3])),
            Origin(incident=inc, label="whoever told Later Ledger", independence=Independence.NOT_SHOWN_DEPENDENT, reason="nothing shows how the voice knows, so it does not count", utterances=()),
        )  # fmt: skip
        answers = (
            Answer(value=Value(number=(4, 4)), claims=tuple(c.id for c in four), passages=tuple(c.passage for c in four[:9]), utterances=(utts[0].id,), reports=carriers, chains=(("Example Gazette", "North Wire", "an official of the Harbour Guard"), ("Harbour Daily", "North Wire", "an official of the Harbour Guard")), parties=("Harbour Guard",), standing=Standing.SINGLE_ORIGIN),
            Answer(value=Value(number=(10, None)), claims=(ten.id,), passages=(ten.passage,), utterances=(utts[1].id,), reports=(self.by[4].id,), chains=(("Meridian Times", "Coast Press", "a Harbour Guard spokeswoman"),), parties=("Harbour Guard",), standing=Standing.SINGLE_ORIGIN),
            Answer(value=Value(number=(24, 99)), claims=(dozens.id,), passages=(dozens.passage,), reports=(self.by[6].id,), chains=(("Lantern Weekly", "the Harbour Guard"),), standing=Standing.REPORTED),
        )  # fmt: skip
        happened = (
            Answer(value=Value(text="it happened"), claims=tuple(c.id for c in four), passages=(four[0].passage, ten.passage), utterances=(utts[0].id, utts[1].id), reports=carriers, chains=(("Example Gazette", "North Wire", "an official of the Harbour Guard"),), parties=("Harbour Guard",), standing=Standing.ONE_SIDED, denied_by=(utts[3].id,)),
            Answer(value=Value(text="it did not happen"), claims=(denial.id,), passages=(denial.passage,), reports=(self.by[6].id,), chains=(("Lantern Weekly", "Ministry officials"),), standing=Standing.REPORTED),
        )  # fmt: skip
        one_party = Reason(
            code="one-party",
            sentence="All 2 statements come from one party, Harbour Guard, or its allies.",
            passages=(four[0].passage,),
            records=(utts[0].id,),
        )
        questions = (
            Question(incident=inc, question=QuestionKind.HAPPENED, answers=happened, standing=Standing.ONE_SIDED, contradicted=True, reasons=(one_party,), would_change=("a witness who is no party", "the full length of the video")),
            Question(incident=inc, question=QuestionKind.HOW_MANY, of="escaped", answers=answers, standing=Standing.ONE_SIDED, contradicted=True, reasons=(one_party,), would_change=("a list of names",)),
            Question(incident=inc, question=QuestionKind.SITE, standing=Standing.SINGLE_ORIGIN, answers=(
                Answer(value=Value(place="Ostrava Road depot"), claims=(four[0].id,), passages=(four[0].passage,), utterances=(utts[0].id,), reports=carriers, standing=Standing.SINGLE_ORIGIN),
                Answer(value=Value(place="Kessel Gate depot"), claims=(ten.id,), passages=(ten.passage,), utterances=(utts[1].id,), reports=(self.by[4].id,), standing=Standing.SINGLE_ORIGIN))),
            Question(incident=inc, question=QuestionKind.INTENT, answers=(Answer(value=Value(text="nobody says"), claims=(), standing=Standing.UNSUPPORTED, not_asserted=True),), standing=Standing.UNSUPPORTED),
        )  # fmt: skip
        return Weighing(
            incident=inc, title="Alleged escape from a depot near Velm", type=IncidentType.ESCAPE, place="Velm", date=("2031-04-07", "2031-04-07"),
            numbers=Numbers(reports=ReportCounts(seen=15, embedded=1, inferred=1), utterances=(2, 3), parties=("Harbour Guard",), independent=(0, 0)),
            number_reasons=(one_party,), questions=questions, utterances=utts, origins=origins,
            contradictions=(Contradiction(question=QuestionKind.HOW_MANY, of="escaped", values=(Value(number=(4, 4)), Value(number=(10, None))), within_party=True, note="4 and at least 10: all from one party (Harbour Guard)."),),
            pseudo_confirmations=(PseudoConfirmation(report=self.by[4].id, by="Meridian Times", why="its grounds are the same party's video", passage=part(self.by[4], "A video shared by the spokeswoman")),),
            footage=(Footage(id="footage:1", noun="video", releasers=("a Harbour Guard spokeswoman",), releaser_is_party=True, shots=2, edited=True, not_shown=("place", "date", "identity"), custody=("somebody unnamed", "Harbour Guard", "Meridian Times"),
                             captions=(("Meridian Times", Value(text="men running through a gate")), ("Quay Radio", Value(place="Kessel Gate"))), mentions=tuple(m.id for m in self.media), passages=tuple(m.passage for m in self.media)),),
            custodians=("Harbour Guard",), interests=(ActorInterest(actor="Harbour Guard", role="party", conflict="harbour dispute", why="holds the depot"), ActorInterest(actor="Lowland Ministry", role="party", conflict="harbour dispute", why="claims the harbour")),
            caveats=tuple(c.id for c in self.caveats), gaps=("a witness who is no party", "which of the two depots", "the original of the video"),
            flags=(Reason(code="hedge-dropped", sentence="One report states as plain fact what its parent hedged.", passages=(part(self.by[3], "Four detainees got out"),)),),
            finding="The Harbour Guard alleges that detainees got out of a depot near Velm. The account is not independently verified; all that is reported leads to one party. The video is cut.",
            links=(("inc_" + "f" * 24, "same_town"),),
        )  # fmt: skip

    def evidence(self) -> Bundle:
        roles = {7: MembershipRole.UNREAD}
        of: dict[str, list[str]] = {}
        for claim in self.claims:
            of.setdefault(claim.report, []).append(claim.id)
        members = tuple(
            Membership(
                incident=self.incident.id,
                report=r.id,
                role=roles.get(n, MembershipRole.FOCUS),
                claims=tuple(of.get(r.id, ())),
                score=0.9,
                method="tests/1",
            )
            for n, r in self.by.items()
        )
        return Bundle(
            reports={r.id: r for r in self.reports}, memberships=members, claims={c.id: c for c in self.claims}, attributions={a.id: a for a in self.attributions},
            caveats={c.id: c for c in self.caveats}, posts={p.id: p for p in self.posts}, media={m.id: m for m in self.media}, derivations={d.id: d for d in self.derivations},
            inferred={self.inferred.id: self.inferred}, names={n.id: n for n in self.names},
        )  # fmt: skip

    def other(self) -> IncidentView:
        """Return the smaller incident."""
        claims = [Claim(passage=part(self.by[n], "a bomb near Velm market killed three"), chain=(Voice(name=self.by[n].outlet or "", kind=SourceKind.OUTLET), Voice(name="the Lowland Ministry", kind=SourceKind.ORGANISATION)), method="tests/2",
                        frame=Frame(type=IncidentType.BOMBING, trigger=_span(self.by[n], "bomb"), predicate="bomb", figures=(Figure(lo=3, hi=3, modifier=FigureModifier.EXACT, as_written="three", start=part(self.by[n], "three").start, end=part(self.by[n], "three").end, of="killed"),))) for n in (1, 2, 3)]  # fmt: skip
        incident = Incident(
            seed=claims[0].id, type=IncidentType.BOMBING, title="Alleged bombing near Velm market", method="tests/1"
        )
        weighing = Weighing(incident=incident.id, title=incident.title, type=incident.type, numbers=Numbers(reports=ReportCounts(seen=3, embedded=0, inferred=0), utterances=(1, 1), parties=None, independent=None),
                            questions=(Question(incident=incident.id, question=QuestionKind.HOW_MANY, of="killed", standing=Standing.REPORTED, answers=(Answer(value=Value(number=(3, 3)), claims=(claims[0].id,), passages=(claims[0].passage,), reports=(self.by[1].id,), standing=Standing.REPORTED),)),),
                            finding="The Lowland Ministry alleges that a bomb killed three near Velm market.")  # fmt: skip
        members = tuple(
            Membership(
                incident=incident.id,
                report=self.by[n].id,
                role=MembershipRole.BACKGROUND,
                claims=(claims[n - 1].id,),
                method="tests/1",
            )
            for n in (1, 2, 3)
        )
        empty: dict[str, object] = {}
        evidence = Bundle(
            reports={self.by[n].id: self.by[n] for n in (1, 2, 3)},
            memberships=members,
            claims={c.id: c for c in claims},
            attributions=empty,
            caveats=empty,
            posts=empty,
            media=empty,
            derivations=empty,
            inferred=empty,
            names=empty,
        )  # type: ignore[arg-type]
        self.records += [c for c in claims if c not in self.records]
        return IncidentView(incident=incident, focus=False, weighing=weighing, evidence=evidence)


def case_view(*, notice: str | None = "Invented for the tests.\nNobody said any of this.", failures: bool = True) -> CaseView:
    """Return the hand-made case, whole."""
    made = Made()
    other = made.other()
    earlier = replace(
        made.weighing,
        id="",
        as_of=DAY + timedelta(hours=4),
        numbers=Numbers(
            reports=ReportCounts(seen=5, embedded=0, inferred=1),
            utterances=(1, 1),
            parties=("Harbour Guard",),
            independent=(0, 0),
        ),
    )
    failed = (
        Failure(
            origin="pages/broken.html",
            stage="capture",
            reason="no text was found in 912 bytes",
            remedy="open the file and paste its text with `whence run -`",
            at=DAY,
        ),
    )
    return CaseView(
        reader=reader_note({("rules", None): 2}),
        title="Depot near Velm", notice=notice, made=DAY + timedelta(days=200), version="0.0", path="/cases/velm depot",
        incidents=(IncidentView(made.incident, True, made.weighing, made.evidence(), (earlier,)), other),
        failures=failed if failures else (), reports={r.id: r for r in made.reports}, records=MemoryRecords(tuple(made.records)),
    )  # fmt: skip


HOSTILE = "<script>alert(1)</script> \x1b[31mred\x1b[0m [bold]x[/bold] </script> ‮evil &amp; \" ' `{{ 7*7 }}`"


def hostile_view() -> CaseView:
    """Return a small case whose every free text tries to break out."""
    text = f"{HOSTILE}\nFour got out, {HOSTILE} said."
    report = replace(_report(1, HOSTILE, text), url="javascript:alert(1)", lang='en" onload="alert(1)')
    claim = _claim(
        report, "Four got out", [Voice(name=HOSTILE, kind=SourceKind.OUTLET)], places=(_where(report, "Four", name=HOSTILE),)
    )
    incident = Incident(seed=claim.id, type=IncidentType.ESCAPE, title=HOSTILE, method="tests/1")
    utterance = Utterance(
        incident=incident.id,
        speaker=HOSTILE,
        addressee=HOSTILE,
        day="2031-04-07",
        bearing=Bearing.ASSERTS,
        wordings=(claim.passage,),
        reports=(report.id,),
    )
    answer = Answer(
        value=Value(text=HOSTILE),
        claims=(claim.id,),
        passages=(claim.passage,),
        chains=((HOSTILE, HOSTILE),),
        standing=Standing.REPORTED,
    )
    weighing = Weighing(incident=incident.id, title=HOSTILE, type=IncidentType.ESCAPE, place=HOSTILE, numbers=Numbers(reports=ReportCounts(seen=1, embedded=0, inferred=0), utterances=(1, 1), parties=(HOSTILE,), independent=(0, 1)),
                        questions=(Question(incident=incident.id, question=QuestionKind.HOW_MANY, of=HOSTILE, answers=(answer,), standing=Standing.REPORTED, would_change=(HOSTILE,)),), utterances=(utterance,), finding=HOSTILE, gaps=(HOSTILE,))  # fmt: skip
    member = Membership(incident=incident.id, report=report.id, role=MembershipRole.FOCUS, claims=(claim.id,), method="tests/1")
    evidence = Bundle({report.id: report}, (member,), {claim.id: claim}, {}, {}, {}, {}, {}, {}, {})
    failure = Failure(origin=HOSTILE, stage="capture", reason=HOSTILE, remedy=HOSTILE, at=DAY)
    return CaseView(title=HOSTILE, notice=HOSTILE, made=DAY, version="0.0", path=f"/tmp/{HOSTILE}", incidents=(IncidentView(incident, True, weighing, evidence),), failures=(failure,), reports={report.id: report}, records=MemoryRecords((report, claim)))  # fmt: skip
