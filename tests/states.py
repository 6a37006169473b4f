"""A project with the seeds of two states of one small archive, for the tests that disturb its builds."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import SMALLEST_ARCHIVE
from tests.sites import copy_program, read_tree

PAGE = """\
某市日报

# 市人大代表、某市农机公司总经理{name}：让春耕更省力

某市日报记者/李四

“今年的春耕比往年早。”市人大代表、某市农机公司总经理{name}说，公司为种粮大户备好了{number}百台插秧机。

{name}建议，把农机合作社办到村里，让小户也用得上机器。
"""
NAMES = {"one": ("张三", "王五", "赵六"), "two": ("张三", "钱大", "孙二", "周七")}
"""Who speaks on the pages of a state: one page stays, one changes, one comes."""

Tree = dict[str, bytes]


def make_states(folder: Path) -> Path:
    """Lay out the program with the seeds of both states; return the folder."""
    copy_program(folder)
    for state, names in NAMES.items():
        seeds = folder / state
        seeds.mkdir()
        rights = "rights: 著作权属原作者\naccess: public\n"
        (seeds / "archive.yml").write_text(SMALLEST_ARCHIVE + rights, encoding="utf-8")
        for number, name in enumerate(names, 1):
            text = PAGE.format(name=name, number="一二三四"[number - 1])
            (seeds / f"page-{number}.txt").write_text(text, encoding="utf-8")
    return folder


def start(
    project: Path, command: str, state: str, *arguments: str, launcher: tuple[str, ...] = ()
) -> subprocess.Popen[str]:
    """Start a command on one of the states in a process of its own."""
    line = [*launcher, sys.executable, "-m", "generator", command, "--quiet", "--seeds", state, *arguments]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        line, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def run(
    project: Path, command: str, state: str, *arguments: str, launcher: tuple[str, ...] = ()
) -> tuple[int, str]:
    """Run a command on one of the states; return its status and its complaints."""
    return end(start(project, command, state, *arguments, launcher=launcher))


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a command; return its status and its complaints."""
    complaints = process.communicate(timeout=120)[1]
    return process.returncode, complaints


def read_made(project: Path) -> tuple[Tree, Tree]:
    """Read the pages and data, and the site."""
    return read_tree(project / "docs"), read_tree(project / "site")


def build_clean(folder: Path) -> dict[str, tuple[Tree, Tree]]:
    """Build each state in a project of its own; return what was made."""
    made = {}
    for state in NAMES:
        (folder / state).mkdir(parents=True)
        project = make_states(folder / state)
        assert run(project, "build", state) == (0, "")
        made[state] = read_made(project)
    return made
