"""Whatever executor does the work, and however many workers it has, the same bytes come out."""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import pytest

from generator.dispatch import LEAST_UNDER_WAY, Reach, Team, deal_evenly, map_portions
from generator.errors import ProgramMismatchError, WorkerError
from generator.pipeline import make_archive
from generator.project import Project, read_archive
from generator.reading.knowledge_files import read_knowledge
from generator.searching.index import write_search
from generator.writing.data import write_data
from generator.writing.entries import make_catalogue
from generator.writing.labels import read_labels
from generator.writing.pages import handle_pages, make_file
from tests.conftest import ROOT
from tests.seed_pages import SEEDS, make_whole_archive

PROJECT = Project(SEEDS, ROOT / "docs", ROOT / "site", ROOT / "mkdocs.yml")


def digest_outputs(
    reach: Reach | None = None, *, workers: int = 1, start_method: str | None = None
) -> dict[str, str]:
    """Return the digest of every page, list, data file and part of the search index of the seeds."""
    reading = read_archive(PROJECT, workers=workers, start_method=start_method, reach=reach)
    catalogue = make_catalogue(reading.result.archive, reading.knowledge, read_labels())
    files = handle_pages(
        catalogue, make_file, beside=(write_search, write_data), workers=workers, reach=reach
    )
    return {file.path: sha256(file.text.encode("utf-8")).hexdigest() for file in files}


@cache
def expect_outputs() -> dict[str, str]:
    """Return what one process makes."""
    return digest_outputs()


def open_threads(count: int) -> Reach:
    @contextmanager
    def reach() -> Iterator[Team]:
        with ThreadPoolExecutor(count) as executor:
            yield Team(executor, count)

    return reach


def open_processes(count: int, start_method: str) -> Reach:
    @contextmanager
    def reach() -> Iterator[Team]:
        with ProcessPoolExecutor(count, get_context(start_method)) as executor:
            yield Team(executor, count)

    return reach


@pytest.mark.parametrize("count", [1, 3])
def test_threads_make_the_same(count: int) -> None:
    assert digest_outputs(open_threads(count)) == expect_outputs()


@pytest.mark.parametrize("start_method", get_all_start_methods())
def test_processes_make_the_same_however_they_start(start_method: str) -> None:
    assert digest_outputs(open_processes(2, start_method)) == expect_outputs()


@pytest.mark.parametrize("workers", [2, 3])
def test_so_many_workers_of_our_own_make_the_same(workers: int) -> None:
    assert digest_outputs(workers=workers) == expect_outputs()


def test_a_bare_executor_will_do() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert make_archive(SEEDS, read_knowledge(SEEDS), executor=executor) == make_whole_archive()


class _Late(Executor):
    """Does a piece of work only when its result is asked for."""

    def __init__(self) -> None:
        self.sent = self.done = self.most = 0

    def submit(self, function: Callable[..., object], /, *arguments: object, **_: object) -> Future[object]:  # type: ignore[override]
        self.sent += 1
        self.most = max(self.most, self.sent - self.done)
        future: Future[object] = Future()
        future.result = partial(self._work, function, *arguments)  # type: ignore[method-assign]
        return future

    def _work(self, function: Callable[..., object], *arguments: object) -> object:
        self.done += 1
        return function(*arguments)


def multiply(factor: int, numbers: Sequence[int]) -> Iterator[int]:
    return (factor * number for number in numbers)


def test_only_so_many_portions_are_under_way_and_results_come_in_order() -> None:
    executor = _Late()
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
