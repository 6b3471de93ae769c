import json
import subprocess
import sys

import numpy as np
import pytest
from archive_build import rows, same, stream, streams, take
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.errors import CaseDamaged, UsageError
from whence.settings import TraceSettings
from whence.trace.archive import Archive, Text
from whence.trace.archive.cut import cut

BOTH = pytest.mark.parametrize("plain", [True, False])


def _tables(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


@BOTH
def test_on_disk_and_in_memory_give_the_same(tmp_path, plain):
    given_texts = stream(80)
    (archive, found), (_, wanted) = (take(given_texts, folder, plain=plain, room=400) for folder in (tmp_path / "index", None))
    archive.close()
    for one, other in zip(found, wanted, strict=True):
        same(one, other)


@BOTH
@pytest.mark.parametrize(("count", "every"), [(16, 1), (80, 9)])
def test_closed_and_opened_again_goes_on_the_same(tmp_path, plain, count, every):
    given_texts = stream(count)
    _, wanted = take(given_texts, plain=plain)
    found = []
    for at in range(0, count, every):
        with Archive(tmp_path / "index", plain=plain, room=250) as archive:
            assert archive.size == at
            found.append(archive.add(given_texts[at : at + every]))
    assert rows(found) == rows(wanted)


def test_table_of_marks_is_written_at_closing_and_replaces_the_one_before(tmp_path):
    given_texts = stream(200)
    _, wanted = take(given_texts)
    found, tables = [], []
    for at in range(0, 200, 50):
        with Archive(tmp_path / "index", room=300) as archive:
            found += [archive.add(given_texts[n : n + 5]) for n in range(at, at + 50, 5)]
        tables.append(_tables(tmp_path / "index"))
        assert tables[-1] == [json.loads((tmp_path / "index" / "index.json").read_bytes())["table"]["name"]]
    assert rows(found) == rows(wanted) and len(set(map(tuple, tables))) == 4


def test_few_texts_more_are_marked_again_at_an_opening_and_no_table_is_written(tmp_path):
    given_texts = stream(60)
    _, wanted = take(given_texts)
    take(given_texts[:40], tmp_path / "index", room=300)[0].close()
    before, found = _tables(tmp_path / "index"), []
    for n in range(40, 60):
        with Archive(tmp_path / "index") as archive:
            found.append(archive.add(given_texts[n : n + 1]))
    assert rows(found) == rows(wanted, 40) and _tables(tmp_path / "index") == before


@BOTH
def test_index_is_opened_by_the_other_way_too(tmp_path, plain):
    given_texts = stream(60)
    _, wanted = take(given_texts)
    take(given_texts[:30], tmp_path / "index", room=300, plain=plain)[0].close()
    with Archive(tmp_path / "index", plain=not plain) as archive:
        assert rows([archive.add(given_texts[30:])]) == rows(wanted, 30)


def test_marks_are_made_anew_where_another_number_of_places_is_asked_for(tmp_path):
    given_texts, few = [*stream(40), *stream(40)] * 3, TraceSettings(newest=2)
    _, wanted = take(given_texts, settings=few)
    take(given_texts[:200], tmp_path / "index", room=300)[0].close()
    with Archive(tmp_path / "index", settings=few) as archive:
        assert rows([archive.add(given_texts[200:])]) == rows(wanted, 200)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(streams, st.integers(1, 5))
def test_where_says_at_which_characters_every_word_stands(given_texts, batch):
    archive, _ = take(given_texts, batch=batch)
    for n, text in enumerate(given_texts):
        found = cut([text.text], [text.stretches if text.stretches is not None else ((0, len(text.text)),)])
        starts, ends = archive.where(n)
        assert starts.tolist() == found.starts.tolist() and ends.tolist() == found.ends.tolist()


def test_where_holds_behind_wide_gaps_and_long_words_and_pairs_of_characters_cost_no_more():
    text = f"one{' ' * 500}two {'x' * 300} three {'y' * 254} {'z' * 255}{'.' * 61}four{'.' * 62}five{'.' * 63}six 东京湾的货运码头发生火灾"
    archive, _ = take([Text(text)])
    found = cut([text])
    starts, ends = archive.where(0)
    assert starts.tolist() == found.starts.tolist() and ends.tolist() == found.ends.tolist()
    assert archive.far.size <= 3 * 6


def test_nothing_added_counts_until_it_is_committed(tmp_path):
    given_texts = stream(40)
    archive, _ = take(given_texts[:20], tmp_path / "index")
    archive.commit()
    archive.add(given_texts[20:])
    del archive
    with Archive(tmp_path / "index") as again:
        assert again.size == 20
        assert rows([again.add(given_texts[20:])]) == rows(take(given_texts)[1], 20)


def test_block_that_ends_in_an_error_leaves_what_was_committed(tmp_path):
    with pytest.raises(KeyError), Archive(tmp_path / "index") as archive:
        archive.add(stream(10))
        archive.commit()
        archive.add(stream(10, seed=3))
        raise KeyError
    with Archive(tmp_path / "index") as again:
        assert again.size == 10


def test_batch_that_was_broken_off_is_refused_from_then_on_and_nothing_of_it_is_kept(tmp_path):
    archive, _ = take(stream(10), tmp_path / "index")
    archive.commit()
    with pytest.raises(OverflowError):
        archive.add([Text("one of an outlet that no number says", 1 << 40)])
    archive.add(stream(5, seed=2))  # that one was refused before anything was done
    archive._keep = None  # as a Ctrl-C in the middle
    with pytest.raises(TypeError):
        archive.add(stream(5, seed=4))
    with pytest.raises(UsageError, match="broken off"):
        archive.commit()
    archive.close()
    with Archive(tmp_path / "index") as again:
        assert again.size == 10


def test_closed_archive_says_so_and_can_be_closed_again(tmp_path):
    with Archive(tmp_path / "index") as archive:
        archive.add(stream(3))
    archive.close()
    with pytest.raises(UsageError, match="is closed"):
        archive.add(stream(3))


def test_program_that_forgets_to_close_an_archive_ends(tmp_path):
    program = (
        "import sys; from pathlib import Path; from archive_build import stream, take\n"
        "archive, _ = take(stream(60), Path(sys.argv[1]), room=200)\n"
        "print(archive.size)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "index")],
        env={"PYTHONPATH": ":".join(sys.path)},
        timeout=60,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "60\n", "")


def test_no_texts_are_fine(tmp_path):
    with Archive(tmp_path / "index") as archive:
        assert archive.add([]).facts.shape == (0, 3)
        assert archive.size == 0
    with Archive(tmp_path / "index") as archive:
        assert archive.size == 0


# ---------------------------------------------------------------------------------------------- a folder that is not right


def _bytes(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _refused(folder, error, match, **options):
    before = _bytes(folder) if folder.is_dir() else folder.read_bytes()
    with pytest.raises(error, match=match):
        Archive(folder, **options)
    assert before == (_bytes(folder) if folder.is_dir() else folder.read_bytes())


@pytest.fixture
def index(tmp_path):
    with Archive(tmp_path / "index", room=300) as archive:
        for at in range(0, 40, 20):
            archive.add(stream(40)[at : at + 20])
    return tmp_path / "index"


def test_folder_that_is_no_index_is_refused_and_left_alone(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "000001").mkdir()
    (tmp_path / "letters" / "000001" / "dear.txt").write_text("Dear all")
    _refused(tmp_path / "letters", UsageError, "neither empty nor an index")
    _refused(tmp_path / "letters" / "000001" / "dear.txt", UsageError, "is a file")


def test_index_of_other_settings_or_another_format_is_refused(index):
    _refused(index, UsageError, "made with gram 6, this is 5", settings=TraceSettings(gram=5))
    file = index / "index.json"
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"format": 2, "colour": "green"}))
    _refused(index, UsageError, "made with format 2, this is 3")


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": 3, "gram": 6, "window": 5, "texts": -4}'])
def test_manifest_that_says_nothing_is_refused(index, said):
    (index / "index.json").write_bytes(said)
    _refused(index, CaseDamaged, "make the index anew")


@pytest.mark.parametrize("name", ["bounds", "outlets", "counted", "numbers", "gaps", "sizes", "near"])
@pytest.mark.parametrize("left", [0, 7, None])
def test_column_that_was_cut_short_is_refused(index, name, left):
    if left is None:
        (index / name).unlink()
    else:
        (index / name).write_bytes((index / name).read_bytes()[:left])
    _refused(index, CaseDamaged, f"{name}: .* make the index anew")


def test_table_that_was_cut_short_is_refused(index):
    file = index / _tables(index)[0] / "slots"
    file.write_bytes(file.read_bytes()[:-1])
    _refused(index, CaseDamaged, "make the index anew")


@pytest.mark.parametrize(
    "said", [{"name": "../x"}, {"texts": 41}, {"state": []}, {"slots": 0}, {"lines": 0}, {"lines": 10**9}, {"marks": -1}]
)
def test_table_of_which_the_manifest_says_nothing_sensible_is_refused(index, said):
    file = index / "index.json"
    whole = json.loads(file.read_bytes())
    file.write_text(json.dumps(whole | {"table": whole["table"] | said}))
    _refused(index, CaseDamaged, "make the index anew")


def test_what_lies_beside_the_table_is_not_touched(index):
    (index / "notes").mkdir()
    (index / "notes" / "own.txt").write_text("mine")
    (index / "000999").mkdir()
    with Archive(index) as archive:
        assert archive.size == 40
    assert (index / "notes" / "own.txt").read_text() == "mine" and not (index / "000999").exists()


def test_files_of_a_closed_archive_hold_what_counts_and_no_more(index):
    with Archive(index) as archive:
        words = int(archive.bounds.numbers[-1])
    assert (index / "numbers").stat().st_size == 2 * words and np.fromfile(index / "bounds", np.int64)[-1] == words
