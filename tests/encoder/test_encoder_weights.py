from pathlib import Path

import pytest

from whence.encoder.choose import chosen
from whence.encoder.weights import ModelFile
from whence.errors import ModelError, UsageError


def test_the_shipped_file_is_at_most_25_megabytes_and_names_its_corpora(model_file: Path) -> None:
    file = ModelFile(model_file)
    assert model_file.stat().st_size <= 25_000_000
    assert {"gum", "minilm"} <= set(file.head["about"]["corpora"])
    assert file.name.endswith(file.digest[:12])


def test_one_changed_byte_is_refused_in_one_sentence(model_file: Path, tmp_path: Path) -> None:
    raw = bytearray(model_file.read_bytes())
    raw[len(raw) // 2] ^= 1
    damaged = tmp_path / "reader.model"
    damaged.write_bytes(raw)
    with pytest.raises(ModelError, match="is damaged: its bytes do not have the hash"):
        ModelFile(damaged)


@pytest.mark.parametrize(
    "raw", [b"", b"hello", b"whence model 2\n" + bytes(64), b"whence model 3\n", b"whence model 4\n" + bytes(64)]
)
def test_a_file_that_is_no_model_is_refused(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "reader.model"
    file.write_bytes(raw)
    with pytest.raises(ModelError):
        ModelFile(file)


def test_a_file_of_an_earlier_layout_is_told_from_one_that_is_none_and_the_remedy_is_named(tmp_path: Path) -> None:
    file = tmp_path / "reader.model"
    file.write_bytes(b"whence model 2\n" + bytes(64))
    with pytest.raises(ModelError, match=r"of another layout .* pip install -U 'whence\[en\]'"):
        ModelFile(file)
    file.write_bytes(b"a photograph")
    with pytest.raises(ModelError, match=r"reader\.model is no model file$"):
        ModelFile(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.model cannot be read"):
        ModelFile(tmp_path / "nowhere.model")


def test_a_way_of_reading_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match='"magic"'):
        chosen("magic")


def test_rules_need_no_model() -> None:
    assert chosen("rules") is None
