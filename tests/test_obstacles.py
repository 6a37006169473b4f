"""A full disk and a closed folder end in one line with the path; the site and the pages are as they were."""

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.errors import WriteError
from generator.writing import files
from tests.states import make_states, read_made, run

Fail = Callable[..., None]

WITHOUT_PRIVILEGE = (
    ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    if hasattr(os, "geteuid") and os.geteuid() == 0
    else ()
)
"""Root passes all permissions; without these capabilities they are real to root as well."""

LIMITED = """\
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The command in a process that the system lets write no file larger than so many bytes."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_states(tmp_path_factory.mktemp("built"))
    assert run(project, "build", "one") == (0, "")
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A project whose site is built from the first state."""
    return shutil.copytree(built, tmp_path / "project")


def list_all(project: Path) -> list[str]:
    return sorted(path.relative_to(project).as_posix() for path in project.rglob("*"))


def build(project: Path, state: str) -> int:
    return main(
        ["build", "--quiet", "--config", str(project / "mkdocs.yml"), "--seeds", str(project / state)]
    )


def fail_at(call: int, real: Fail) -> Fail:
    """Return a stand-in for a function that writes, for which the disk is full at a call."""
    calls = []

    def write(*arguments: object, **options: object) -> None:
        calls.append(arguments)
        if len(calls) == call:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(*arguments, **options)

    return write


@pytest.mark.parametrize("call", [1, 2, 9])
def test_a_disk_that_fills_up_under_the_pages_changes_nothing(
    call: int, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made, listed = read_made(project), list_all(project)
    monkeypatch.setattr(files, "_write", fail_at(call, files._write))
    assert build(project, "two") == 1
    assert re.fullmatch(r".*/docs: 写不进去：发现磁盘已满；.*请腾出空间.*\n", capsys.readouterr().err)
    assert (read_made(project), list_all(project)) == (made, listed)


@pytest.mark.parametrize("call", [1, 5])
@pytest.mark.parametrize("function", ["write_file", "copy_file"])
def test_a_disk_that_fills_up_under_the_site_leaves_the_old_one(
    function: str,
    call: int,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from mkdocs import utils

    site = read_made(project)[1]
    listed = [path.name for path in project.iterdir()]
    monkeypatch.setattr(utils, function, fail_at(call, getattr(utils, function)))
    assert build(project, "two") == 1
    assert re.fullmatch(r".*/site: 写不进去：发现磁盘已满；.*\n", capsys.readouterr().err)
    assert read_made(project)[1] == site
    assert [path.name for path in project.iterdir()] == listed
    monkeypatch.undo()
    assert build(project, "two") == 0


@pytest.mark.parametrize(("most", "place"), [(2_000, "docs"), (125_000, "site")])
def test_a_limit_of_the_system_on_writing_is_met_alike(most: int, place: str, project: Path) -> None:
    """Real refusals by the system in the midst of a file, first among the pages, then in the site."""
    made = read_made(project)
    command = [sys.executable, "-c", LIMITED, str(most), "build", "--quiet", "--seeds", "two"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(rf"(.*/)?{place}: 写不进去：发现文件大于这里所许；.*\n", done.stderr)
    assert read_made(project)[1] == made[1]
    if place == "docs":
        assert read_made(project) == made


@pytest.mark.parametrize(
    "place", ["site", "site/archive/articles", "docs/archive/articles", "docs/data", "."]
)
def test_a_closed_folder_is_named_and_all_stays(place: str, project: Path) -> None:
    """`.` is the folder in which docs and site lie."""
    made, listed = read_made(project), list_all(project)
    closed = project / place
    rights = stat.S_IMODE(closed.stat().st_mode)
    closed.chmod(0o555)
    try:
        status, complaint = run(project, "build", "two", launcher=WITHOUT_PRIVILEGE)
    finally:
        closed.chmod(rights)
    assert status == 1
    assert re.fullmatch(rf"(.*/)?{re.escape(closed.name)}: 写不进去：发现没有写的权限；.*\n", complaint)
    assert read_made(project)[1] == made[1]
    if not place.startswith("site"):
        assert (read_made(project), list_all(project)) == (made, listed)
    assert build(project, "two") == 0


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EFBIG, errno.EIO]
)
def test_every_obstacle_is_told_in_one_line(number: int) -> None:
    line = str(WriteError("docs", OSError(number, os.strerror(number))))
    assert re.fullmatch(r"docs: 写不进去：发现.+；应为.+；请.+再运行；原有的内容没有丢。", line)


def test_a_bundle_that_finds_no_room_leaves_the_old_one(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import zipfile

    target = project / "out" / "site.zip"
    arguments = ["bundle", "--quiet", "--config", str(project / "mkdocs.yml"), "--output", str(target)]
    assert main([*arguments, "--seeds", str(project / "one")]) == 0
    before = target.read_bytes()
    monkeypatch.setattr(zipfile.ZipFile, "writestr", fail_at(3, zipfile.ZipFile.writestr))
    capsys.readouterr()
    assert main([*arguments, "--seeds", str(project / "two")]) == 1
    assert re.fullmatch(r".*/out: 写不进去：发现磁盘已满；.*\n", capsys.readouterr().err)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["site.zip"]
