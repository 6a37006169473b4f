"""Work shared among copies of the process comes out as if it were done here."""

import os
import subprocess
import sys
import threading
import time

import pytest

from generator.forking import can_fork, map_forked
from tests.conftest import ROOT


def test_results_come_in_order_from_this_process_and_others() -> None:
    base = 10

    def make(number: int) -> tuple[int, int]:
        time.sleep(0.01)
        return number + base, os.getpid()

    made = list(map_forked(make, range(40), 2, portion=3))
    assert [number for number, _ in made] == list(range(10, 50))
    assert len({process for _, process in made}) == (2 if can_fork() else 1)
    assert made[-1][1] == os.getpid()


def test_what_is_raised_there_is_raised_here() -> None:
    def fail(number: int) -> int:
        if number == 3:
            raise ValueError("三")
        return number

    with pytest.raises(ValueError, match="三"):
        list(map_forked(fail, range(9), 2))
    assert list(map_forked(str, range(3), 2)) == ["0", "1", "2"]


ENDING = """\
import os
from multiprocessing import parent_process
from generator.errors import WorkerError
from generator.forking import map_forked
try:
    print(list(map_forked(lambda _: os._exit(1) if parent_process() else 0, range(2), 2)))
except WorkerError as error:
    print("--workers 1" in str(error))
"""


def test_a_process_that_ends_in_the_middle_is_told() -> None:
    """Seen in a process of its own, which has no other threads."""
    answer = subprocess.run(
        [sys.executable, "-c", ENDING], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout.strip() == ("True" if hasattr(os, "fork") else "[0, 0]")


def test_no_process_is_copied_beside_other_threads() -> None:
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert not can_fork()
        assert set(map_forked(lambda _: os.getpid(), range(4), 2)) == {os.getpid()}
    finally:
        end.set()
        other.join()
