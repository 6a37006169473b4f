"""Work shared among copies of this process, which inherit all that is loaded: nothing is handed over but results.

Where processes cannot be copied (Windows, or beside other threads) the work is done here; the results are the same.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

from generator.errors import WorkerError

Item = TypeVar("Item")
Made = TypeVar("Made")

_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What the copies work on; empty but while they are started."""


def map_forked(
    function: Callable[[Item], Made], items: Sequence[Item], workers: int, *, portion: int = 1
) -> Iterator[Made]:
    """Yield what the function makes of each item, in order; `portion` items go to a process at a time.

    What the function raises is raised here; raises WorkerError where a process ended in the middle of its work.
    """
    if workers < 2 or len(items) < 2 or not can_fork():
        yield from map(function, items)
        return
    _inherited[:] = [(function, items)]
    try:
        with ProcessPoolExecutor(workers, get_context("fork")) as pool:
            yield from pool.map(_work, range(len(items)), chunksize=portion)
    except BrokenExecutor as error:
        raise WorkerError() from error
    finally:
        _inherited.clear()


def can_fork() -> bool:
    """Tell whether processes can start as copies of this one: not on Windows, and not beside other threads."""
    return "fork" in get_all_start_methods() and threading.active_count() == 1


def _work(number: int) -> Any:
    function, items = _inherited[0]
    return function(items[number])
