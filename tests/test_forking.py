"""Work shared among copies of the process comes out as if it were done here."""

import os
import threading

import pytest

from generator.errors import WorkerError
from generator.forking import can_fork, map_forked


def test_results_come_in_order_from_other_processes() -> None:
    base = 10
    made = list(map_forked(lambda number: (number + base, os.getpid()), range(40), 2, portion=3))
    assert [number for number, _ in made] == list(range(10, 50))
    assert (os.getpid() in {process for _, process in made}) is not can_fork()


def test_what_is_raised_there_is_raised_here() -> None:
    def fail(number: int) -> int:
        if number == 3:
            raise ValueError("三")
        return number

    with pytest.raises(ValueError, match="三"):
        list(map_forked(fail, range(9), 2))
    assert list(map_forked(str, range(3), 2)) == ["0", "1", "2"]


def test_a_process_that_ends_in_the_middle_is_told() -> None:
    if not can_fork():
        pytest.skip("no process is copied here")
    with pytest.raises(WorkerError, match="--workers 1"):
        list(map_forked(lambda _: os._exit(1), range(4), 2))


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
