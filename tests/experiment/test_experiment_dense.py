"""The experiment on dense data: it finds planted copiers, refuses thin data, and prints no scores."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from whence.cli import main
from whence.errors import UsageError
from whence.experiment import majority, pick, read_observations
from whence.experiment.observations import Observations, observations

Rows = list[tuple[str, str, str]]


def world(seed: int, *, honest: int = 12, copiers: int = 8, objects: int = 60) -> Rows:
    """Return what honest sources (right in 8 of 10), one careless one and its copiers say of many objects, whose right value is `right`."""
    chance = random.Random(seed)
    careless = {at: "right" if chance.random() < 0.4 else f"wrong {chance.randrange(20)}" for at in range(objects)}
    rows = [(f"h{n}", f"o{at:02}", "right" if chance.random() < 0.8 else f"wrong {chance.randrange(20)}") for n in range(honest) for at in range(objects)
            if chance.random() < 0.5]  # fmt: skip
    rows += [(f"c{n}", f"o{at:02}", careless[at]) for n in range(copiers + 1) for at in range(objects)]
    return rows


def right(said: Observations, answer: object) -> int:
    return sum(said.answers[int(at)] == "right" for at in answer)  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_votes_of_copiers_are_seen_through_where_the_vote_is_not(seed: int) -> None:
    said = observations(world(seed), "test")
    picked = pick(said)
    assert right(said, majority(said)) < 45 and right(said, picked.answer) >= 57
    assert picked.copied_pairs >= 36  # nine sources with one another's values
    assert right(said, picked.answer) > right(said, pick(said, copies=False).answer)


def test_a_vote_that_is_copied_counts_about_once() -> None:
    said = observations(world(4), "test")
    answers = [said.answers[int(at)] for at in majority(said)]
    picked = pick(said)
    assert any(answer != "right" for answer in answers)
    assert all(alone <= votes for alone, votes in zip(picked.alone, picked.votes, strict=True))


@hypothesis_settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_the_rows_is_irrelevant(chance: random.Random) -> None:
    rows = world(5, objects=30)
    turned = rows[:]
    chance.shuffle(turned)
    one, other = (pick(observations(each, "test")) for each in (rows, turned))
    assert one.answer.tolist() == other.answer.tolist() and one.copied_pairs == other.copied_pairs


def test_values_that_share_parts_support_each_other() -> None:
    rows = [(f"s{n}", f"o{at:02}", f"a{at}|b{at}" if n < 5 else f"a{at}|c{at}" if n < 9 else f"x{at} {n % 2}") for n in range(15) for at in range(30)]  # fmt: skip
    split = observations(rows, "test")
    assert {split.answers[int(at)][0] for at in pick(split, copies=False, parts="|").answer} == {"a"}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("a", f"o{n}", "x") for n in range(50)], "1 sources on 50 objects"),
        ([(f"s{n}", f"o{n % 40}", "x") for n in range(400)], "only 0 of 400"),
        ([(f"s{n % 12}", f"o{n}", "x") for n in range(240)], "1.0 sources on the average"),
        ([("a", "o", "x"), ("a", "o", "y")], "two values"),
    ],
)
def test_thin_or_contradictory_data_is_refused_with_the_reason(rows: Rows, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        observations(rows, "test")


def written(folder: Path, rows: Rows, head: str = "source,object,value") -> Path:
    path = folder / "said.csv"
    path.write_text("\n".join([head, *(",".join(row) for row in rows)]) + "\n", encoding="utf-8")
    return path


def test_columns_are_taken_by_name_and_a_missing_one_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, [(v, s, o) for s, o, v in world(6, objects=30)], "what,who,thing")
    assert "right" in read_observations(path, ("who", "thing", "what")).answers
    with pytest.raises(UsageError, match="no column 'whom'"):
        read_observations(path, ("whom", "thing", "what"))
    with pytest.raises(UsageError, match="cannot be read"):
        read_observations(tmp_path / "none.csv")
    path.write_text("source,object,value\na,b\n")
    with pytest.raises(UsageError, match="line 2"):
        read_observations(path)


def test_the_command_says_that_it_is_no_part_of_a_case_and_prints_no_score(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["experiment", "dense", str(written(tmp_path, world(7)))])
    assert done.exit_code == 0, done.output
    assert "no part of any case" in done.output and "the vote: wrong" in done.output
    assert "%" not in done.output and "0." not in done.stdout.replace("about 0.", "")
    thin = CliRunner().invoke(main, ["experiment", "dense", str(written(tmp_path, [("a", "b", "c")]))])
    assert thin.exit_code == 2 and "not dense enough" in thin.output and "Traceback" not in thin.output


def test_nothing_in_whence_but_its_command_asks_the_experiment() -> None:
    source = Path(__file__).resolve().parents[2] / "src" / "whence"
    asking = [p for p in source.rglob("*.py") if "whence.experiment" in p.read_text(encoding="utf-8")]
    assert {p.relative_to(source).parts[0] for p in asking} == {"experiment", "cli"}
    assert [p.name for p in asking if p.parent.name == "cli"] == ["experiment.py"]
