"""Documentation that cannot drift: commands, records, words and settings must be described, and what is shown must be what is printed."""

import re
import subprocess
import sys

import pytest

from conftest import ROOT
from whence import settings
from whence.cli import COMMANDS
from whence.model import codec, vocabulary

DOCS = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))])
ENUMS = [
    v
    for v in vars(vocabulary).values()
    if isinstance(v, type) and issubclass(v, vocabulary.StrEnum) and v is not vocabulary.StrEnum
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert f"whence {command}" in DOCS


@pytest.mark.parametrize("words", ENUMS, ids=lambda e: e.__name__)
def test_every_word_of_every_closed_list_is_in_the_docs(words: type[vocabulary.StrEnum]) -> None:
    assert [w for w in words if not re.search(rf"\b{w}\b", DOCS)] == []


@pytest.mark.parametrize("kind", codec.record_types(), ids=lambda k: k.__name__)
def test_every_record_is_in_the_list_of_records(kind: type) -> None:
    assert f"`{codec.tag_of(kind)}`" in (ROOT / "docs" / "formats" / "records.md").read_text(encoding="utf-8")


def test_every_setting_is_described() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for kind in vars(settings).values():
        if isinstance(kind, type) and kind.__module__ == settings.__name__ and kind is not settings.Settings:
            for name in kind.__struct_fields__:  # type: ignore[attr-defined]
                assert f"`{name}`" in page, name


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_shown_output_is_what_is_printed() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout} (make docs writes it anew) {done.stderr}"


def test_first_screen_shows_the_command_and_its_output() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert any("whence run" in line for line in lines[:12]) and any("```text" in line for line in lines[:20])


def test_nothing_names_the_machine_it_was_made_on() -> None:
    for page in sorted(ROOT.rglob("*.md")):
        if not {".venv", "node_modules", "demo-case"} & set(page.parts):
            assert not re.search(r"(?<![\w.])/(?:home|root|tmp|Users|work)/\w", page.read_text(encoding="utf-8")), page


def test_public_names_are_ten_or_fewer_per_door() -> None:
    for door in sorted((ROOT / "src" / "whence").glob("*/__init__.py")):
        names = re.search(r"__all__ = \[(.*?)\]", door.read_text(encoding="utf-8"), re.DOTALL)
        assert names is None or len(re.findall(r'"\w+"', names[1])) <= 8, door
