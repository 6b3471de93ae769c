"""What is looked up once for speed equals what its plain definition says, on evidence drawn at random."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import Bench, edge, figure, slot, voice
from test_weigh_weighing import HALIM, VOICES, said, weighed

from whence.language.actors.register import Register
from whence.language.words.normal import _key, key
from whence.match import utterances
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.matched import Actor
from whence.model.passage import passage
from whence.model.said import Claim, MediaMention, Shot
from whence.model.vocabulary import DerivationType, Modality, QuestionKind
from whence.model.weighed import Answer, Weighing
from whence.weigh.questions.questions import MOST_CHAINS
from whence.weigh.values.altered import TAKES

Drawn = tuple[int, int, bool, bool]
DRAWN = st.tuples(st.integers(0, len(VOICES) - 1), st.integers(0, 3), st.booleans(), st.booleans())


def filmed(report: Report, claims: list[Claim], seen: int) -> list[object]:
    """Return a claim's report with footage of two shots, of which `seen` are told as seen."""
    shots = (Shot(start=0, end=4, words="a blast"), Shot(start=5, end=9, words="men at a door"))
    mention = MediaMention(passage=claims[0].passage, noun="video", releasers=(voice("NDF"),), shown=shots, method="tests/1")
    told = [
        replace(claims[0], id="", frame=None, about=QuestionKind.MEDIA_SHOWS, modality=Modality.OBSERVED, media=mention.id,
                passage=passage(report.id, report.text, shot.start, shot.end))
        for shot in shots[:seen]
    ]  # fmt: skip
    return [*claims, mention, *told]


def built(drawn: Sequence[Drawn]) -> Bench:
    bench, ids = Bench(), list[str]()
    for at, (by, count, film, took) in enumerate(drawn):
        report, claims = said(f"Leaf {at}", *VOICES[by], hours=10 + at, figures=(figure(count),), cause=slot("a riot"))
        edges = (
            [edge(report.id, ids[at // 2], DerivationType.LINKS if count == 3 else DerivationType.COPIES)] if took and ids else []
        )
        bench.add(report, filmed(report, claims, count % 3) if film else claims, edges)
        ids.append(report.id)
    return bench


def plain_chains(answer: Answer, evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    counts = Counter(tuple(v.name for v in evidence.claims[id].chain) for id in answer.claims)
    return tuple(sorted(counts, key=lambda chain: (-counts[chain], chain)))[:MOST_CHAINS]


def plain_shots(found: Weighing, evidence: Evidence, mentions: Sequence[str]) -> int | None:
    def seen(mention: MediaMention) -> int:
        spans = {
            (c.passage.start, c.passage.end)
            for c in evidence.claims.values()
            if c.media == mention.id and c.modality is Modality.OBSERVED
        }
        return sum(any(shot.start <= start and end <= shot.end + 1 for start, end in spans) for shot in mention.shown)

    return max((seen(evidence.media[id]) for id in mentions), default=0) or None


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.lists(DRAWN, min_size=1, max_size=9))
def test_answers_and_footage_are_as_plainly_defined(drawn: list[Drawn]) -> None:
    bench = built(drawn)
    incident = bench.index.incidents()[0]
    evidence, found = bench.evidence(incident), weighed(bench)
    taking = {e.child for e in evidence.derivations.values() if e.type in TAKES}
    for question in found.questions:
        mutations = [c for c in found.contradictions if c.question is question.question and c.kind == "mutation"]
        for values in (
            {str(v) for v in c.values} for c in mutations
        ):  # one value at least was altered on the way, by who took the words
            altered = [a for a in question.answers if str(a.value) in values and not a.utterances]
            assert any(set(answer.reports) <= taking for answer in altered)
        for answer in question.answers:
            assert answer.chains == plain_chains(answer, evidence)
    for item in found.footage:
        assert item.shots == plain_shots(found, evidence, item.mentions)
    statements = utterances(incident, evidence, register=bench.register)
    assert found.numbers.utterances[1] <= len(statements)


WORDS = st.lists(
    st.sampled_from(["the", "Northern", "Force", "NDF", "al-Hal", "of", "Ark", "ministry", "—", "U.N.", "x"]),
    min_size=1,
    max_size=6,
)


@hypothesis_settings(max_examples=60, deadline=None)
@given(WORDS, st.lists(WORDS, max_size=4))
def test_a_name_is_found_where_a_plain_search_finds_it(text: list[str], names: list[list[str]]) -> None:
    register = Register(Actor(slug=f"a{at}", name=" ".join(name)) for at, name in enumerate(names))
    whole = " ".join(text)
    quick = register.mentions(whole)
    register._firsts = {
        key(word).split(" ", 1)[0] for word in text
    }  # with every word a possible beginning, nothing is passed over
    assert register.mentions(whole) == quick
    assert key(whole) == _key(whole)


def test_a_worst_case_of_distinct_voices_and_figures_stays_linear_in_what_it_finds() -> None:
    drawn = [said(f"Leaf {n}", voice(f"a resident of street {n}"), figures=(figure(n),)) for n in range(60)]
    bench = Bench()
    for report, claims in drawn:
        bench.add(report, claims)
    found = weighed(bench)
    (how_many,) = [q for q in found.questions if q.question is QuestionKind.HOW_MANY]
    assert len(how_many.answers) == 60 and HALIM.name not in {u.speaker for u in found.utterances}
