"""A Dask cluster makes the same bytes, also when a worker is killed; what is wrong with it is said in one line."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import distributed
import pytest

from generator import clusters
from generator.cli import main
from generator.clusters import reach_cluster, refuse_strangers
from generator.errors import ClusterError, ProgramMismatchError
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from tests.conftest import ROOT, SeedsMaker
from tests.seed_pages import FILES, SEEDS
from tests.test_executors import digest_outputs, expect_outputs

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
COPIES = 6


LOCAL_CLUSTER = """\
import sys
from distributed import LocalCluster
options = {"threads_per_worker": 1, "processes": True, "protocol": "tcp", "host": "127.0.0.1"}
with LocalCluster(n_workers=int(sys.argv[1]), dashboard_address="127.0.0.1:0", **options) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""
"""In a process of its own: it leaves threads behind, beside which no test could copy this process."""


@contextmanager
def start_cluster(workers: int) -> Iterator[str]:
    """Start a scheduler, and worker processes that talk over TCP; yield its address."""
    command = [sys.executable, "-c", LOCAL_CLUSTER, str(workers)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout and process.stdin
        yield process.stdout.readline().strip()
        process.stdin.close()


@contextmanager
def start_dask(role: str, *arguments: str, folder: Path = ROOT) -> Iterator[subprocess.Popen[bytes]]:
    """Run a scheduler or a worker as its own program in a folder."""
    command = [sys.executable, "-m", "dask", role, *arguments, "--host", "127.0.0.1", "--no-dashboard"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def find_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with start_cluster(2) as started:
        yield started


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Return a folder of the seeds' pages, several times."""
    for number in range(COPIES):
        (tmp_path / str(number)).mkdir()
        for file in FILES:
            shutil.copy(SEEDS / file, tmp_path / str(number))
    return tmp_path


def test_a_cluster_makes_the_same(address: str) -> None:
    assert digest_outputs(partial(reach_cluster, address)) == expect_outputs()


def test_a_worker_killed_in_the_middle_loses_nothing(address: str, copies: Path) -> None:
    killed: list[int] = []

    def kill_busiest(done: int, _: int) -> None:
        if done == 1:
            work = client.processing()
            busiest = max(work, key=lambda worker: len(work[worker]))
            assert work[busiest]
            killed.append(client.run(os.getpid)[busiest])
            os.kill(killed[0], KILL)

    with reach_cluster(address) as team, distributed.Client(address, set_as_default=False) as client:
        result = make_archive(
            copies, read_knowledge(SEEDS), executor=team.executor, workers=8, progress=kill_busiest
        )
        client.wait_for_workers(2, timeout=30)
        assert killed[0] not in client.run(os.getpid).values()
    assert result == make_archive(copies, read_knowledge(SEEDS))


def test_a_scheduler_that_goes_in_the_middle_is_told(copies: Path) -> None:
    port = find_port()
    address = f"tcp://127.0.0.1:{port}"
    with (
        start_dask("scheduler", "--port", str(port)) as scheduler,
        start_dask("worker", address, "--nthreads", "1"),
        pytest.raises(ClusterError, match=f"{address}: 发现与调度器的连接断了"),
        reach_cluster(address) as team,
    ):
        make_archive(
            copies, read_knowledge(SEEDS), executor=team.executor, progress=lambda *_: scheduler.kill()
        )


def test_without_a_scheduler_nothing_is_written(
    make_seeds: SeedsMaker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clusters, "ANSWER_WITHIN", 1)
    seeds = make_seeds({"a.txt": "渔港开航\n\n昨日开航。\n"})
    shutil.copy(ROOT / "mkdocs.yml", seeds.parent)
    before = sorted(seeds.parent.rglob("*"))
    address = f"tcp://127.0.0.1:{find_port()}"
    assert main(["generate", "--config", str(seeds.parent / "mkdocs.yml"), "--dask", address]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith(f"{address}: 发现1 秒内没有应答；")
    assert complaint.count("\n") == 1
    assert [path for path in sorted(seeds.parent.rglob("*")) if path.suffix != ".lock"] == before


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "ANSWER_WITHIN", 1)
    with (
        start_cluster(0) as address,
        pytest.raises(ClusterError, match=f"没有工作机.*dask worker {address}"),
        reach_cluster(address),
    ):
        pass


def test_a_worker_elsewhere_must_have_the_program(tmp_path: Path) -> None:
    with (
        start_cluster(0) as address,
        start_dask("worker", address, "--nthreads", "1", folder=tmp_path),
        pytest.raises(ClusterError, match=r"^tcp://127.*找不到本程序.*generator.*python -m dask"),
        reach_cluster(address),
    ):
        pass


def test_a_worker_elsewhere_must_have_the_same_program(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("*.yml"))
    with (
        start_cluster(0) as address,
        start_dask("worker", address, "--nthreads", "1", folder=tmp_path),
        pytest.raises(ProgramMismatchError, match=r"^tcp://127.*发现 generator \w+；应与本机相同：generator"),
        reach_cluster(address),
    ):
        pass


class _Strange:
    """A client of a cluster that has one worker with an older Dask."""

    def get_versions(self) -> dict[str, object]:
        ours = {"packages": {"python": "3.11.7.final.0", "dask": "2026.8.0", "distributed": "2026.8.0"}}
        older = {"packages": {**ours["packages"], "dask": "2026.3.0"}}
        return {"client": ours, "scheduler": ours, "workers": {"tcp://b:1": older, "tcp://a:1": ours}}


def test_a_worker_must_have_the_same_dask() -> None:
    with pytest.raises(
        ProgramMismatchError, match=r"^tcp://b:1: 发现 dask 2026\.3\.0；应与本机相同：dask 2026\.8"
    ):
        refuse_strangers(_Strange())


def test_where_dask_is_not_installed_it_says_how_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ClusterError, match=r"没有安装 Dask.*pip install -r requirements-dask\.txt"),
        reach_cluster("tcp://127.0.0.1:1"),
    ):
        pass
