"""A build killed at a hundred random moments leaves a whole site, old or new, and the next build is clean."""

import random
import time
from collections import Counter
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest

from tests.sites import read_tree
from tests.states import NAMES, build_clean, end, make_states, read_made, run, start

pytestmark = pytest.mark.long

KILLS = 100
STEP = 0.005
"""Seconds between two looks at a running build."""


@dataclass(frozen=True)
class Timing:
    """Seconds from the start of a build until pages change, until the site is begun, until the end."""

    pages: float
    site: float
    end: float


def read_time(path: Path) -> int:
    """Return when a file or folder was changed, 0 where there is none; a killed build may have left one."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def measure_build(project: Path, state: str) -> Timing:
    """Build a state and see when its stages come; pages that were written already do not change."""
    data, work = project / "docs" / "data" / "articles.jsonl", project / ".site-site"
    before = {0, read_time(data), read_time(work)}
    begin = time.monotonic()
    process = start(project, "build", state)
    pages = site = 0.0
    while process.poll() is None:
        pages = pages or (read_time(data) not in before and time.monotonic() - begin)
        site = site or (read_time(work) not in before and time.monotonic() - begin)
        time.sleep(STEP)
    assert end(process) == (0, "")
    return Timing(pages or site, site, time.monotonic() - begin)


def list_spans(timing: Timing) -> list[tuple[float, float]]:
    """List whence the moments are taken: the whole build, the writing of pages, the making of the site."""
    return [(0.0, timing.end), (max(0.0, timing.pages - 0.1), timing.pages + 0.1), (timing.site, timing.end)]


def kill_build(project: Path, state: str, moment: float) -> bool:
    """Start a build and kill it at a moment; tell whether it still ran."""
    process = start(project, "build", state)
    time.sleep(moment)
    process.kill()
    return end(process)[0] != 0


def test_a_build_killed_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    """The moments are drawn anew from how long the last build took: the machine may be busy with other things."""
    clean = build_clean(tmp_path / "clean")
    project = tmp_path / "project"
    project.mkdir()
    make_states(project)
    assert run(project, "build", "one") == (0, "")
    beside = sorted(path.name for path in project.iterdir())
    timing, dice = measure_build(project, "two"), random.Random(20)
    killed, seen = 0, Counter[bool]()
    for turn, target in zip(range(KILLS * 2), cycle(NAMES), strict=False):
        was_killed = kill_build(project, target, dice.uniform(*list_spans(timing)[turn % 3]))
        site = read_tree(project / "site")
        (state,) = [name for name in NAMES if clean[name][1] == site]
        killed += was_killed
        seen[state == target] += was_killed
        assert run(project, "verify", state) == (0, "")
        timing = measure_build(project, target)
        assert read_made(project) == clean[target], turn
        assert sorted(path.name for path in project.iterdir()) == beside
        if killed == KILLS:
            break
    assert killed == KILLS
    assert seen[False] > seen[True] > 0
