"""The shipped model, loaded once."""

from pathlib import Path

import pytest

from whence.encoder.weights import installed


@pytest.fixture(scope="session")
def model_file() -> Path:
    """Return the installed model file, or skip with a message."""
    file = installed()
    if file is None:
        pytest.skip("needs the package whence-model-en, which is not installed")
    return file
