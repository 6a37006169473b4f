"""A Dask cluster as an executor: found, examined, let go again. The one module that knows Dask, which need not be there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator.dispatch import Team, word_mismatch
from generator.errors import ClusterError, ProgramMismatchError, WorkerError
from generator.program import identify_program

if TYPE_CHECKING:
    from distributed import Client

ANSWER_WITHIN = 10
"""Seconds in which a scheduler must answer, and in which its first worker must be there."""

SCHEDULER = "调度器"

GONE = "与调度器的连接断了；应为做完之前一直连着；请看调度器的日志，重启后再运行。"
KILLED = "同一份工作接连让几台工作机没了；应为每台都能做完；请给工作机更多内存（--memory-limit），再运行。"
NOT_INSTALLED = "没有安装 Dask；应为 requirements-dask.txt 的版本；请运行 python -m pip install -r requirements-dask.txt。"
NO_WORKER = "没有工作机；应为至少一台；请在本程序的文件夹里运行 python -m dask worker {address}。"
SILENT = (
    "{seconds} 秒内没有应答；应为正在运行的 Dask 调度器；"
    "请检查地址、端口与防火墙，或在本程序的文件夹里运行 python -m dask scheduler。"
)
NO_PROGRAM = "找不到本程序（{error}）；应为能导入 generator；请在本程序的文件夹里启动它：python -m dask …。"


@contextmanager
def reach_cluster(address: str) -> Iterator[Team]:
    """Connect to the cluster of a scheduler for as long as the context lasts.

    Raises ClusterError where Dask is not installed, the scheduler does not answer, has no worker, or is gone before the
    work is done; ProgramMismatchError where it or a worker runs another program, other packages or another Dask.
    """
    client = connect(address)
    from distributed import KilledWorker  # connect has said where it is missing

    try:
        find_workers(client, address)
        refuse_strangers(client)
        yield Team(client.get_executor(pure=False), sum(client.nthreads().values()))
    except WorkerError as error:
        raise complain(address, GONE) from error
    except KilledWorker as error:
        raise complain(address, KILLED) from error
    finally:
        client.close()


def complain(place: str, words: str) -> ClusterError:
    """Return the error that says what was found at a place."""
    return ClusterError(f"{place}: 发现{words}")


def connect(address: str) -> "Client":
    """Return a client of the scheduler."""
    try:
        from distributed import Client
    except ImportError as error:
        raise complain("--dask", NOT_INSTALLED) from error
    try:
        return Client(address, timeout=ANSWER_WITHIN, set_as_default=False)
    except OSError as error:
        raise complain(address, SILENT.format(seconds=ANSWER_WITHIN)) from error


def find_workers(client: "Client", address: str) -> None:
    """Wait for the first worker."""
    try:
        client.wait_for_workers(1, timeout=ANSWER_WITHIN)
    except TimeoutError as error:
        raise complain(address, NO_WORKER.format(address=address)) from error


def refuse_strangers(client: "Client") -> None:
    """Raise an error for the first machine that has another Dask or another program than this one, or none."""
    versions = client.get_versions()
    ours = list_versions(versions["client"])
    for place, found in ((SCHEDULER, versions["scheduler"]), *sorted(versions["workers"].items())):
        refuse_stranger(place, list_versions(found), ours)
    programs = client.run(identify_program, on_error="return")
    for place, program in ((SCHEDULER, ask_scheduler(client)), *sorted(programs.items())):
        if isinstance(program, BaseException):
            raise complain(place, NO_PROGRAM.format(error=" ".join(str(program).split())))
        refuse_stranger(place, program, identify_program())


def refuse_stranger(place: str, found: dict[str, str], expected: dict[str, str]) -> None:
    """Raise ProgramMismatchError where versions differ."""
    if found != expected:
        raise ProgramMismatchError(word_mismatch(place, found, expected))


def ask_scheduler(client: "Client") -> dict[str, str] | Exception:
    """Return the program of the scheduler, or what kept it from importing one."""
    try:
        program: dict[str, str] = client.run_on_scheduler(identify_program)
    except Exception as error:
        return error
    return program


def list_versions(found: dict[str, Any]) -> dict[str, str]:
    """Return what has to be the same for two machines to understand each other."""
    packages = found["packages"]
    python = ".".join(packages["python"].split(".")[:2])
    return {"Python": python, **{name: str(packages[name]) for name in ("dask", "distributed")}}
