"""The release bundle: what Windows needs is in it, and what is missing is named; nothing here asks the network."""

import importlib.util
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pack_release", ROOT / "tools" / "pack_release.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_wheel(folder: Path, name: str, *requirements: str) -> None:
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        lines = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {one}" for one in requirements)]
        wheel.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n\nText\n")


def test_what_windows_alone_needs_is_missed(tool: ModuleType, tmp_path: Path) -> None:
    make_wheel(tmp_path, "one_two", 'colour; platform_system == "Windows"', 'fork; sys_platform == "linux"',
               'old; python_version < "3.11"', 'more; extra == "all"', "Three.Four>=1")  # fmt: skip
    make_wheel(tmp_path, "three_four", "one-two")
    missing = list(tool.find_missing(tmp_path))
    assert {line.split(" needs ")[1].split(" on ")[0] for line in missing} == {"colour"}
    assert len(missing) == len(tool.VERSIONS)
    make_wheel(tmp_path, "colour")
    assert list(tool.find_missing(tmp_path)) == []


def test_it_holds_archive_program_and_packages_and_is_the_same_twice(
    tool: ModuleType, tmp_path: Path
) -> None:
    make_wheel(tmp_path, "one")
    files = dict(tool.list_files(tmp_path))
    for name in ("a.zip", "b.zip"):
        tool.pack(files, tmp_path / name, "release")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        names = packed.namelist()
        assert packed.read("release/建站.bat") == (ROOT / "建站.bat").read_bytes()
    wanted = ("wheels/one-1.0-py3-none-any.whl", "generator/cli.py", "seeds/archive.yml", "requirements.txt",
              "constraints.txt", "tools/windows/prepare.bat", "overrides/main.html", "docs/index.md")  # fmt: skip
    assert {f"release/{name}" for name in wanted} <= set(names)
    assert not any("__pycache__" in name or "/docs/archive/" in name for name in names)


def test_the_versions_are_those_that_the_batch_file_looks_for(tool: ModuleType) -> None:
    looked_for = (ROOT / "tools" / "windows" / "prepare.bat").read_text(encoding="ascii")
    minors = [version.rpartition(".")[0] for version in tool.VERSIONS]
    assert f"in ({' '.join(reversed(minors))})" in looked_for
