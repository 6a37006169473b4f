"""Work shared among copies of this process, which inherit all that is loaded: nothing is handed over but results.

Where processes cannot be copied (Windows, or beside other threads) the work is done here; the results are the same.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

from generator.errors import WorkerError

Item = TypeVar("Item")
Made = TypeVar("Made")

_inherited: list[tuple[Callable[[Any], Any], Sequence[Sequence[Any]]]] = []
"""What the copies work on; empty but while they are started."""


def map_forked(
    function: Callable[[Item], Made], items: Sequence[Item], workers: int, *, portion: int = 1
) -> Iterator[Made]:
    """Yield what the function makes of each item, in order; a process takes `portion` items at a time.

    This process is one of the `workers`: a copy less is memory of a whole archive less. What the function raises is
    raised here; raises WorkerError where a process ended in the middle of its work.
    """
    if workers < 2 or len(items) < 2 or not can_fork():
        yield from map(function, items)
        return
    portions = [items[start : start + portion] for start in range(0, len(items), portion)]
    _inherited[:] = [(function, portions)]
    try:
        with ProcessPoolExecutor(workers - 1, get_context("fork")) as pool:
            yield from _share(function, portions, [pool.submit(_work, n) for n in range(len(portions))])
    except BrokenExecutor as error:
        raise WorkerError() from error
    finally:
        _inherited.clear()


def _share(
    function: Callable[[Item], Made], portions: Sequence[Sequence[Item]], begun: list[Future[list[Made]]]
) -> Iterator[Made]:
    """Yield what comes from the copies; instead of waiting, do the last portion that none of them has begun."""
    own, last = dict[int, list[Made]](), len(portions) - 1
    try:
        for number in range(len(begun)):
            while not begun[number].done() and last >= number:
                if begun[last].cancel():
                    own[last] = list(map(function, portions[last]))
                last -= 1
            yield from own.pop(number) if number in own else begun[number].result()
            begun[number] = Future()  # lets go of what came out
    finally:
        for future in begun:
            future.cancel()


def can_fork() -> bool:
    """Tell whether processes can start as copies of this one: not on Windows, and not beside other threads."""
    return "fork" in get_all_start_methods() and threading.active_count() == 1


def _work(number: int) -> list[Any]:
    function, portions = _inherited[0]
    return list(map(function, portions[number]))
