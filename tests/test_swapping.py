"""The new site takes the place of the old one as one: at no operation does an end or an error leave a mixture."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import swapping
from generator.locking import ignore
from generator.swapping import SiteReport, hold_place, list_files, put_in_place, recover_site
from tests.conftest import ROOT
from tests.killed_swap import WAYS, refuse

Files = dict[str, str]

OLD: Files = {
    "404.html": "甲",
    "assets/a.css": "乙",
    "index.html": "旧",
    "gone/b.html": "旧",
    "c": "旧",
    "e/f": "旧",
}
NEW: Files = {
    "404.html": "甲",
    "assets/a.css": "乙",
    "index.html": "新",
    "d/e.html": "新",
    "c/g": "新",
    "e": "新",
}
"""Kept, changed, removed, added; a file becomes a folder and a folder a file."""


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> Files:
    return {name: (folder / name).read_text(encoding="utf-8") for name in list_files(folder)}


def put(site: Path, files: Files) -> SiteReport:
    with hold_place(site, ignore) as place:
        write(place.new, files)
        return put_in_place(place)


def list_beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path != site)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write(site, OLD)
    return site


def kill_at(site: Path, way: str, last: int) -> str:
    """Put NEW in place of OLD in a process that ends at an operation; return what it printed."""
    write(site.parent / "next", NEW)
    command = [sys.executable, "-m", "tests.killed_swap", str(site), way, str(last)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (9 if last else 0), done.stderr
    return done.stdout


@pytest.mark.parametrize("way", WAYS)
def test_a_process_that_ends_at_any_operation_leaves_one_whole_site(way: str, tmp_path: Path) -> None:
    write(tmp_path / "counted" / "site", OLD)
    count = int(kill_at(tmp_path / "counted" / "site", way, 0))
    found = []
    for last in range(1, count + 1):
        site = tmp_path / str(last) / "site"
        write(site, OLD)
        kill_at(site, way, last)
        if way == "exchanged":
            assert read(site) in (OLD, NEW), last
        recover_site(site, ignore)
        found.append(read(site))
        assert found[-1] in (OLD, NEW), last
        with hold_place(site, ignore):
            assert list_beside(site) in ([".site.lock"], [".site.lock", "next"])
    assert count > 10
    assert found[0] == OLD
    assert found[-1] == NEW


def raise_after(calls: int, done: list[str], name: str) -> Callable[..., object]:
    """Return a stand-in for a method of Path that fails after so many calls, of all methods together."""
    real = getattr(Path, name)

    def fail_in_time(*arguments: object) -> object:
        done.append(name)
        if len(done) == calls + 1:
            raise OSError(f"call {calls + 1}")
        return real(*arguments)

    return fail_in_time


@pytest.mark.parametrize("way", WAYS)
def test_an_error_at_any_operation_leaves_one_whole_site(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for calls in range(1000):
        site = tmp_path / str(calls) / "site"
        write(site, OLD)
        done: list[str] = []
        with monkeypatch.context() as patch:
            for name, stand_in in WAYS[way].items():
                patch.setattr(swapping, name, stand_in)
            for name in ("rename", "replace", "unlink", "rmdir"):
                patch.setattr(Path, name, raise_after(calls, done, name))
            with contextlib.suppress(OSError):
                put(site, NEW)
        recover_site(site, ignore)
        assert read(site) in (OLD, NEW), calls
        if len(done) <= calls:
            break
    assert 0 < calls < 1000
    assert read(site) == NEW


def test_what_did_not_change_keeps_its_times_and_rights(site: Path) -> None:
    kept = ("404.html", "assets/a.css", "assets")
    (site / "404.html").chmod(0o640)
    for name in (*kept, "index.html"):
        os.utime(site / name, ns=(10**18, 10**18))
    assert put(site, NEW) == SiteReport(4, 2, 3)
    times = {name: (site / name).stat().st_mtime_ns for name in (*kept, "index.html")}
    assert {name for name, time in times.items() if time == 10**18} == set(kept)
    assert (site / "404.html").stat().st_mode & 0o777 == 0o640


def test_no_change_touches_nothing(site: Path) -> None:
    before = site.stat()
    assert put(site, OLD) == SiteReport(0, len(OLD), 0)
    assert site.stat().st_ino == before.st_ino
    assert site.stat().st_mtime_ns == before.st_mtime_ns
    assert list_beside(site) == []


def test_a_link_to_the_site_stays_a_link(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link"
    link.parent.mkdir()
    link.symlink_to(site, target_is_directory=True)
    put(link, NEW)
    assert link.is_symlink()
    assert read(site) == NEW
    assert list_beside(link) == []


def test_a_mounted_folder_stays_the_same_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is said to be mounted; that it cannot be renamed into itself is the system's own answer."""
    monkeypatch.setattr(swapping.os.path, "ismount", lambda path: Path(path) == site)
    before = site.stat().st_ino
    assert put(site, NEW) == SiteReport(4, 2, 3)
    assert site.stat().st_ino == before
    assert read(site) == NEW
    assert sorted(path.name for path in site.iterdir()) == ["404.html", "assets", "c", "d", "e", "index.html"]
    assert list_beside(site) == []


def test_where_a_folder_cannot_be_renamed_files_are_moved(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a server or a window that has the folder open forbids it."""
    monkeypatch.setattr(swapping, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    os.utime(site / "404.html", ns=(10**18, 10**18))
    assert put(site, NEW) == SiteReport(4, 2, 3)
    assert read(site) == NEW
    assert (site / "404.html").stat().st_mtime_ns == 10**18
    assert list_beside(site) == []


def test_leftovers_go_but_not_those_of_another_site(site: Path, tmp_path: Path) -> None:
    write(tmp_path / ".site-site" / "new", {"half": "半"})
    write(tmp_path / ".site-other" / "new", {"half": "半"})
    put(site, NEW)
    assert list_beside(site) == [".site-other"]


def test_a_site_that_two_renames_left_nowhere_is_put_back(site: Path, tmp_path: Path) -> None:
    (tmp_path / ".site-site").mkdir()
    site.rename(tmp_path / ".site-site" / "old")
    recover_site(site, ignore)
    assert read(site) == OLD
    assert list_beside(site) == []
