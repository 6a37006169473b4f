"""Work sent through an executor of `concurrent.futures`: portion by portion, so many under way, results in order.

What is sent is packed here and unpacked by the worker, so that any process, thread or machine can take it: a worker
needs the same program, and nothing of ours before its first portion. Nothing here knows what kind of executor it is.
"""

import os
import pickle
import platform
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

from generator.errors import ProgramMismatchError, WorkerError
from generator.program import identify_program

Tool = TypeVar("Tool")
Item = TypeVar("Item")
Made = TypeVar("Made")

LEAST_UNDER_WAY = 32
"""Portions sent before the first result is needed: enough for some dozen workers whose number nobody told."""

PORTIONS_PER_WORKER = 3
"""Portions under way for each worker: one in work, one waiting, one whose result is on its way."""


@dataclass(frozen=True)
class Team:
    """An executor, and how many workers it has as far as that is known."""

    executor: Executor
    workers: int = 1


Reach = Callable[[], AbstractContextManager[Team]]
"""Opens an executor for as long as one stage of the work needs it."""


@dataclass(frozen=True)
class Kit:
    """What a worker needs for every portion of one kind of work."""

    program: dict[str, str]
    """The program that sends it; the worker must be the same."""
    digest: str
    packed: bytes
    """The function, and the one that makes its tools."""


def map_portions(
    team: Team,
    function: Callable[[Tool, Sequence[Item]], Iterable[Made]],
    portions: Iterable[Sequence[Item]],
    *,
    prepare: Callable[[], Tool],
) -> Iterator[Made]:
    """Yield what the function makes of each portion, one by one and in order.

    `prepare` makes the tools that the function takes, once in each worker. All of it must be picklable. A portion is
    taken when it is sent: only a few are held at a time. What the function raises is raised here; raises WorkerError
    where a worker ended in the middle of its work and the executor gives up, ProgramMismatchError where one runs
    another program.
    """
    packed = zlib.compress(pickle.dumps((function, prepare)))
    kit = Kit(identify_program(), sha256(packed).hexdigest(), packed)
    under_way: deque[Future[list[Made]]] = deque()
    most = max(LEAST_UNDER_WAY, PORTIONS_PER_WORKER * team.workers)
    try:
        for portion in portions:
            if len(under_way) == most:
                yield from under_way.popleft().result()
            under_way.append(team.executor.submit(work_on, kit, pickle.dumps(portion)))
        while under_way:
            yield from under_way.popleft().result()
    except (BrokenExecutor, CancelledError) as error:
        raise WorkerError() from error
    finally:
        for future in under_way:
            future.cancel()


def take_no_tools() -> None:
    """Prepare nothing: for work that needs its portion alone."""


def deal_evenly(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield portions of so many items."""
    return (items[start : start + size] for start in range(0, len(items), size))


def work_on(kit: Kit, portion: bytes) -> list[Any]:
    """Return what is made of a portion, in whatever process or thread."""
    found = identify_program()
    if found != kit.program:
        raise ProgramMismatchError(word_mismatch(platform.node(), found, kit.program))
    function, tool = open_kit(kit)
    return list(function(tool, pickle.loads(portion)))


def word_mismatch(worker: str, found: dict[str, str], expected: dict[str, str]) -> str:
    """Say in what the program of a worker differs from ours."""
    names = [name for name in {**expected, **found} if found.get(name) != expected.get(name)]
    found_words, expected_words = (
        "、".join(f"{name} {program.get(name, '-')}" for name in names) for program in (found, expected)
    )
    return (
        f"{worker}: 发现 {found_words}；应与本机相同：{expected_words}；请在那台机器上换成同一份程序、"
        "用同一份 constraints.txt 安装，重启调度器与工作机后再运行。"
    )


_opened: dict[str, tuple[Callable[..., Iterable[Any]], Any]] = {}
"""The function of this process and its tools, by the digest of their kit: the last alone."""

_opening = threading.Lock()


def open_kit(kit: Kit) -> tuple[Callable[..., Iterable[Any]], Any]:
    """Return the function and its tools, made when they are needed first."""
    with _opening:
        if kit.digest not in _opened:
            function, prepare = pickle.loads(zlib.decompress(kit.packed))
            _opened.clear()
            _opened[kit.digest] = (function, prepare())
        return _opened[kit.digest]


def open_pool(workers: int, start_method: str | None) -> Executor:
    """Return processes on this machine, to be used as a context."""
    return ProcessPoolExecutor(workers, get_context(start_method), prepare_worker)


def prepare_worker() -> None:
    """Let a new worker process end when the main process is killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # Each worker holds the pipes of the others open: none would ever see that nobody reads its results.
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
