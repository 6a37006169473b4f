"""Whatever executor does the work, and however many workers it has, the archive is the same."""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.dispatch import LEAST_UNDER_WAY, Team, deal_evenly, map_portions
from generator.errors import ProgramMismatchError, WorkerError
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from tests.seed_pages import SEEDS, make_whole_archive

EXECUTORS: dict[str, Callable[[], AbstractContextManager[Executor]]] = {
    "one thread": lambda: ThreadPoolExecutor(1),
    "three threads": lambda: ThreadPoolExecutor(3),
    "two processes": lambda: ProcessPoolExecutor(2),
    "one spawned process": lambda: ProcessPoolExecutor(1, get_context("spawn")),
}


@pytest.mark.parametrize("kind", EXECUTORS)
def test_the_archive_is_the_same_through_any_executor(kind: str) -> None:
    with EXECUTORS[kind]() as executor:
        assert make_archive(SEEDS, read_knowledge(SEEDS), executor=executor) == make_whole_archive()


class _Waiting(Executor):
    """Does a piece of work only when its result is asked for."""

    def __init__(self) -> None:
        self.sent = self.done = self.most = 0

    def submit(self, function: Callable[..., object], /, *arguments: object, **_: object) -> Future[object]:  # type: ignore[override]
        outer = self
        self.sent += 1
        self.most = max(self.most, self.sent - self.done)

        class Late(Future[object]):
            def result(self, timeout: float | None = None) -> object:
                outer.done += 1
                return function(*arguments)

        return Late()


def multiply(factor: int, numbers: Sequence[int]) -> Iterator[int]:
    return (factor * number for number in numbers)


def test_only_so_many_portions_are_under_way_and_results_come_in_order() -> None:
    executor = _Waiting()
    made = map_portions(Team(executor), multiply, deal_evenly(range(400), 3), prepare=partial(int, "7"))
    assert list(made) == [7 * number for number in range(400)]
    assert executor.most == LEAST_UNDER_WAY < executor.sent


def kill_self(_: object, numbers: Sequence[int]) -> list[int]:
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait()
    return [*numbers]


def test_a_worker_that_ends_in_the_middle_is_told() -> None:
    with ProcessPoolExecutor(2) as pool, pytest.raises(WorkerError, match="--workers 1"):
        list(map_portions(Team(pool), kill_self, [[1], [2]], prepare=int))


def test_a_worker_with_another_program_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = iter([{"Python": "3.11", "jieba": "0.42.1"}, {"Python": "3.11", "jieba": "0.39"}])
    monkeypatch.setattr("generator.dispatch.identify_program", lambda: next(programs))
    with ThreadPoolExecutor(1) as executor, pytest.raises(ProgramMismatchError) as raised:
        list(map_portions(Team(executor), multiply, [[1]], prepare=int))
    assert str(raised.value).startswith(
        f"{socket.gethostname()}: 发现 jieba 0.39；应与本机相同：jieba 0.42.1；"
    )


def test_a_worker_needs_no_folder_of_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SEEDS.parent)
    seeds = Path(SEEDS.name)
    with ProcessPoolExecutor(1, initializer=os.chdir, initargs=(tmp_path,)) as elsewhere:
        assert not elsewhere.submit(seeds.exists).result()
        assert make_archive(seeds, read_knowledge(seeds), executor=elsewhere) == make_whole_archive()
