"""One command writes at a time: the second says so and waits, and a killed one is in nobody's way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import WriteError
from generator.locking import PAUSE, hold_lock, ignore, lock_beside
from tests.conftest import ROOT

HOLDER = """\
import os, sys, time
from pathlib import Path
from generator.locking import hold_lock
with hold_lock(Path(sys.argv[1]), print):
    if len(sys.argv) > 2:
        worker = os.fork()
        if not worker:
            time.sleep(60)
        print(worker, end=" ")
    print("held", flush=True)
    sys.stdin.read()
"""


def start_holder(path: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a process that holds a lock until its standard input ends."""
    command = [sys.executable, "-c", HOLDER, str(path), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".docs.lock"


def test_the_second_says_so_once_and_waits_for_the_first(path: Path) -> None:
    with start_holder(path) as first:
        assert read_line(first) == "held"
        with start_holder(path) as second:
            assert "另一个命令正在写这里" in read_line(second)
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(PAUSE * 5)
            first.communicate("")
            assert read_line(second) == "held"
            assert second.communicate("")[0] == ""


def test_a_killed_holder_holds_nothing(path: Path) -> None:
    with start_holder(path) as first:
        assert read_line(first) == "held"
        first.kill()
        first.wait()
    said: list[str] = []
    with hold_lock(path, said.append):
        assert said == []
    assert not path.exists() or sys.platform == "win32"


def test_a_worker_that_outlives_its_killed_parent_holds_nothing(path: Path) -> None:
    with start_holder(path, "with a worker") as first:
        worker, _ = read_line(first).split()
        first.kill()
        first.wait()
        said: list[str] = []
        with hold_lock(path, said.append):
            assert said == []
        os.kill(int(worker), signal.SIGKILL)


def test_many_take_turns_and_none_comes_between(tmp_path: Path) -> None:
    """Each adds a line when it begins and when it ends; who deletes the lock file takes no other's lock away."""
    code = (
        "import sys; from pathlib import Path; from generator.locking import hold_lock, ignore\n"
        "for turn in range(30):\n"
        "    with hold_lock(Path(sys.argv[1]), ignore), open(sys.argv[2], 'a') as log:\n"
        "        print(sys.argv[3], 'begins', file=log, flush=True)\n"
        "        print(sys.argv[3], 'ends', file=log, flush=True)\n"
    )
    log = tmp_path / "log"
    command = [sys.executable, "-c", code, str(tmp_path / "lock"), str(log)]
    started = [subprocess.Popen([*command, str(number)], cwd=ROOT) for number in range(3)]
    assert [process.wait(120) for process in started] == [0, 0, 0]
    lines = log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3 * 30 * 2
    assert all(
        begin.replace("begins", "ends") == end for begin, end in zip(lines[::2], lines[1::2], strict=True)
    )


def test_one_folder_has_one_lock_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "docs", target_is_directory=True)
    assert lock_beside(tmp_path / "link") == lock_beside(tmp_path / "docs" / ".." / "docs")


def test_a_folder_made_for_the_lock_alone_goes_with_it(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "no" / "where" / ".docs.lock", ignore):
        pass
    assert list(tmp_path.iterdir()) == []


def test_where_no_lock_file_can_be_made_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(WriteError, match="file"), hold_lock(tmp_path / "file" / ".docs.lock", ignore):
        pass
