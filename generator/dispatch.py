"""Work sent through an executor of `concurrent.futures`: portion by portion, so many under way, results in order.

Nothing here knows what kind of executor it is; what is sent and what comes back is pickled on the way.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import TypeVar

from generator.errors import WorkerError

Item = TypeVar("Item")
Made = TypeVar("Made")

LEAST_UNDER_WAY = 32
"""Portions sent before the first result is needed: enough for some dozen workers whose number nobody told."""

PORTIONS_PER_WORKER = 3
"""Portions under way for each worker: one in work, one waiting, one whose result is on its way."""


def map_portions(
    executor: Executor,
    function: Callable[[Sequence[Item]], Iterable[Made]],
    portions: Iterable[Sequence[Item]],
    *,
    workers: int = 1,
) -> Iterator[Made]:
    """Yield what the function makes of each portion, one by one and in order.

    A portion is taken when it is sent: only a few are held at a time. What the function raises is raised here;
    raises WorkerError where a worker ended in the middle of its work and the executor gives up.
    """
    under_way: deque[Future[Iterable[Made]]] = deque()
    most = max(LEAST_UNDER_WAY, PORTIONS_PER_WORKER * workers)
    try:
        for portion in portions:
            if len(under_way) == most:
                yield from under_way.popleft().result()
            under_way.append(executor.submit(function, portion))
        while under_way:
            yield from under_way.popleft().result()
    except (BrokenExecutor, CancelledError) as error:
        raise WorkerError() from error
    finally:
        for future in under_way:
            future.cancel()
