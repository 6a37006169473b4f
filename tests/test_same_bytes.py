"""The same input gives the same bytes: in another folder, on another day, with other workers and hash seeds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.long

LATER = """\
import datetime
import time

DAYS = 40
real_now = datetime.datetime.now
real_time = time.time


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return real_now(tz) + datetime.timedelta(DAYS)


datetime.datetime = Later
time.time = lambda: real_time() + DAYS * 86400
"""
"""A clock that goes forty days ahead, for a whole process."""

IGNORED = shutil.ignore_patterns("__pycache__", "archive", "data", "search")


def build_copy(folder: Path, *options: str, hash_seed: str, later: bool = False) -> dict[str, bytes]:
    for name in ("seeds", "docs", "overrides", "generator"):
        shutil.copytree(ROOT / name, folder / name, ignore=IGNORED if name == "docs" else None)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    if later:
        clock = folder.parent / "clock"
        clock.mkdir()
        (clock / "sitecustomize.py").write_text(LATER, encoding="utf-8")
        environment |= {"PYTHONPATH": str(clock), "TZ": "Pacific/Auckland"}
    command = [sys.executable, "-m", "generator", "build", "--quiet", *options]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    made = (path for part in ("site", "docs") for path in (folder / part).rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in made if path.is_file()}


OPTIONS = {
    "two workers by fork": ("--workers", "2", "--start-method", "fork"),
    "two workers by spawn": ("--workers", "2", "--start-method", "spawn"),
    "two workers by forkserver": ("--workers", "2", "--start-method", "forkserver"),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_copy(tmp_path_factory.mktemp("first") / "project", "--workers", "1", hash_seed="1")


@pytest.mark.parametrize("how", OPTIONS)
def test_workers_change_no_byte(how: str, first: dict[str, bytes], tmp_path: Path) -> None:
    if "fork" in how and not hasattr(os, "fork"):
        how = "two workers by spawn"
    assert build_copy(tmp_path / "another folder", *OPTIONS[how], hash_seed="2") == first


def test_another_day_and_another_time_zone_change_no_byte(first: dict[str, bytes], tmp_path: Path) -> None:
    assert build_copy(tmp_path / "later", hash_seed="3", later=True) == first
