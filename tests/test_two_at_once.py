"""Two commands at once in one folder do not mix, whichever begins, and neither stops at the other."""

import time
from pathlib import Path

import pytest

from tests.states import build_clean, end, make_states, read_made, run, start

pytestmark = pytest.mark.long


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    clean = build_clean(tmp_path / "clean")
    project = tmp_path / "project"
    project.mkdir()
    make_states(project)
    beside = sorted([*(path.name for path in project.iterdir()), "site"])
    for pause in (0.0, 0.1, 0.3, 0.6, 0.9):
        first = start(project, "build", "one")
        time.sleep(pause)
        second = start(project, "build", "two")
        assert [end(process) for process in (first, second)] == [(0, "")] * 2
        assert read_made(project) in clean.values()
        assert sorted(path.name for path in project.iterdir()) == beside
        assert run(project, "verify", "one")[0] + run(project, "verify", "two")[0] == 1


def test_other_commands_at_once_with_a_build_end_well(tmp_path: Path) -> None:
    project = make_states(tmp_path)
    commands = ("build", "generate", "bundle", "mint", "mint")
    processes = [start(project, command, "one") for command in commands]
    assert [end(process) for process in processes] == [(0, "")] * len(commands)
    assert run(project, "build", "one") == (0, "")
    assert run(project, "verify", "one")[0] == 0
