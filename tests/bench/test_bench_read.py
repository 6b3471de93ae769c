"""What bench/read.py prints: its own scores reach 1 on what is right and fall where it is not; the baseline sees direct quotations only."""

import importlib
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from conftest import ROOT

for folder in (ROOT, ROOT / "bench"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))

bench = importlib.import_module("read")
case2021 = importlib.import_module("case2021")
direct_quotes = importlib.import_module("direct_quotes")
read_gum = importlib.import_module("read_gum")
read_own = importlib.import_module("read_own")
own_records = importlib.import_module("training.own_records")

SHARED = Path(os.environ.get("WHENCE_SHARED") or ROOT.parent / "shared")
TEXT = "The Lantern reported that the army denied the raid. Two shells fell, residents said."


def spot(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def attribution(name: str, source: str, cue: str, content: str, parent: str | None = None, kind: str = "statement") -> object:
    return own_records.Attribution(
        id=name,
        source=(spot(source),),
        cue=(spot(cue),),
        content=(spot(content),),
        kind=kind,
        source_kind="organisation",
        parent=parent,
    )


PARAGRAPH = own_records.Paragraph(
    id="agency-900", manner="agency", number=900, outlet=None, published="2031-05-14", text=TEXT, where="x:1",
    attributions=(
        attribution("a1", "The Lantern", "reported", "that the army denied the raid"),
        attribution("a2", "the army", "denied", "the raid", parent="a1", kind="denial"),
        attribution("a3", "residents", "said", "Two shells fell"),
    ),
)  # fmt: skip


def scorer(name: str) -> ModuleType:
    if not (SHARED / "tools" / f"{name}.py").is_file():
        pytest.skip(f"the shared scorers are not at {SHARED}")
    return bench.shared_tool(SHARED, name)  # type: ignore[no-any-return]


def scores(line: dict[str, object]) -> dict[str, float | None]:
    found = read_own.score_attributions([PARAGRAPH], {"agency-900": line}, scorer("score_attribution"))
    return {name: score.value for name, score in found.items()}


def test_gold_scores_one_against_itself() -> None:
    assert set(scores(read_own.gold_line(PARAGRAPH)).values()) == {1.0}


def test_a_parent_left_out_costs_the_chain_and_nothing_else() -> None:
    line = read_own.gold_line(PARAGRAPH)
    line["attributions"][1]["parent"] = None
    found = scores(line)
    assert (found["linked"], found["chain"], found["kind"]) == (1.0, 0.0, 1.0)
    assert found["chain, all"] == pytest.approx(2 / 3)


def test_a_parent_that_is_not_linked_itself_is_no_chain() -> None:
    line = read_own.gold_line(PARAGRAPH)
    line["attributions"][0]["content"] = [list(spot("Two shells fell"))]
    found = scores(line)
    assert found["linked"] == pytest.approx(2 / 3)
    assert found["chain"] == 0.0


def test_bounds_agree_by_the_kind_of_figure() -> None:
    assert read_own.same_bounds("at_least", (40, None), (40.0, None))
    assert not read_own.same_bounds("at_least", (40, None), (41.0, None))
    assert read_own.same_bounds("about", (4000, 4000), (3600.0, 4400.0))
    assert not read_own.same_bounds("about", (4000, 4000), (4100.0, 4400.0))
    assert read_own.same_bounds("order_of_magnitude", (24, 99), (24.0, None))


CONLLU = """# newdoc id = toy
# sent_id = toy-1
1\tAmina\tAmina\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-x
2\tHarrow\tHarrow\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = toy-2
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj:pass\t_\tEntity=(1-person-giv-x)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\tOsk\tOsk\tPROPN\tNNP\t_\t2\tobj\t_\tEntity=(2-place-new-x)

"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "gum" / "dev").mkdir(parents=True)
    (tmp_path / "gum" / "dev" / "GUM_toy.conllu").write_text(CONLLU, encoding="utf-8")
    return tmp_path


def test_the_corpus_scores_one_against_itself(corpus: Path) -> None:
    gold = [read_gum.gold_parse(d) for d in read_gum.documents(corpus / "gum" / "dev")]
    assert gold[0].entities == [(0, 0, "person"), (1, 0, "person"), (1, 2, "place")]
    assert gold[0].clusters == [[(0, 0), (1, 0)]]
    found = read_gum.measure_gum(lambda words: gold[0], corpus, scorer("score_clusters"))
    assert set(found.values()) == {1.0}


def test_what_follows_the_colon_of_a_relation_counts_in_the_full_row_only(corpus: Path) -> None:
    gold = next(iter(read_gum.gold_parse(d) for d in read_gum.documents(corpus / "gum" / "dev")))
    plain = gold._replace(relations=[[r.partition(":")[0] for r in s] for s in gold.relations], clusters=[])
    found = read_gum.measure_gum(lambda words: plain, corpus, scorer("score_clusters"))
    assert found["labelled attachment"] == 1.0
    assert found["labelled attachment, full relations"] == pytest.approx(6 / 7)
    assert found["coreference"] == 0.0


def test_the_baseline_links_a_quotation_to_its_speaker() -> None:
    text = "“The gate was open all night,” said Amina Harrow, a guard. The ministry said it was shut."
    found = direct_quotes.quotations(text)
    assert [{role: [text[a:b] for a, b in one[role]] for role in one} for one in found] == [
        {"source": ["Amina Harrow"], "cue": ["said"], "content": ["“The gate was open all night,”"]}
    ]


def test_the_baseline_takes_no_quotation_without_a_verb_of_saying_near_it() -> None:
    assert direct_quotes.quotations('"The mill of Osk is ours," she said.') != []
    assert direct_quotes.quotations('They met at "the old mill of Osk" and went home.') == []


def test_weighted_f1_weighs_classes_by_their_share() -> None:
    total, by_class = case2021.weighted_f1([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")])
    assert by_class == {"a": (0.8, 3), "b": (pytest.approx(2 / 3), 1)}
    assert total == pytest.approx((0.8 * 3 + 2 / 3) / 4)


def test_every_label_is_folded_to_a_type_that_a_claim_can_have() -> None:
    types = {str(t) for t in case2021.IncidentType} | {case2021.RESPONSIBILITY}
    assert set(case2021.FOLD.values()) <= types
    assert len(set(case2021.FOLD.values())) == 20


def test_a_missing_corpus_is_one_sentence_and_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--only", "polnear", "case2021", "--mode", "rules", "--data", str(tmp_path), "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2
    assert all("is not there: say with WHENCE_DATA" in line for line in said.err.splitlines())


def test_a_row_says_how_it_stands_to_floor_and_aim() -> None:
    assert bench.Row("x", 0.7004, floor=0.70, aim=0.73).verdict() == "floor"
    assert bench.Row("x", 0.6996, floor=0.70, aim=0.73).verdict() == "below"
    assert bench.Row("x", 180.0, floor=300, aim=200, digits=0, less=True).verdict() == "aim"
    assert bench.Row("x", "no model", floor=0.7, aim=0.8).verdict() == ""
    assert json.loads(json.dumps(bench.Row("x", 1.0)._asdict()))["name"] == "x"
