"""The guide for archivists: every command of it is run, in its order, in both languages the same."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sites import find_pages, read_tree

GUIDES = ("GUIDE.md", "GUIDE.zh-CN.md")
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PREVIEW = "http://127.0.0.1:8000/"
TEXTS = Path("generator/starting/archive/seeds")
NETWORK = "make release-bundle"
"""Fetches some fifty megabytes; what it does without the network is in tests/test_pack_release.py."""

PYTHON = f"""#!/bin/sh
# Stands for the Python of a fresh machine: a virtual environment that it makes has our packages already.
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
else
  exec "{sys.executable}" "$@"
fi
"""


def read_commands(guide: str) -> list[str]:
    text = (ROOT / guide).read_text(encoding="utf-8")
    return [line for block in BLOCK.findall(text) for line in block.splitlines()]


def test_both_languages_have_the_same_commands_and_settings() -> None:
    assert read_commands(GUIDES[0]) == read_commands(GUIDES[1])
    settings = [
        re.findall(r"```nginx\n.*?```", (ROOT / guide).read_text(encoding="utf-8"), re.DOTALL)
        for guide in GUIDES
    ]
    assert settings[0] == settings[1] and len(settings[0]) == 1


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_and_address_that_the_guide_names_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = re.findall(r"`((?:seeds/)?[\w./-]+\.(?:yml|csv|bat|config))`", text)
    known = {path.name for folder in (TEXTS, "docs", ".") for path in (ROOT / folder).iterdir()} | {"ids.csv"}
    assert [name for name in named if name.rpartition("/")[2] not in known] == []
    assert re.findall(r"\]\(([^)]+)\)", text) == [GUIDES[1 - GUIDES.index(guide)]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the program, a folder of recognised texts beside it, and a repository that takes a push."""
    folder = tmp_path_factory.mktemp("某处 一地")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if not name.startswith("tests/"):
            (folder / "program" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / "program" / name)
    (folder / "识别文本").mkdir()
    for path in (ROOT / TEXTS).glob("*.txt"):
        shutil.copy(path, folder / "识别文本")
    (folder / "bin").mkdir()
    (folder / "bin" / "python3").write_text(PYTHON, encoding="utf-8")
    (folder / "bin" / "python3").chmod(0o755)
    subprocess.run(["git", "init", "--quiet", "--bare", str(folder / "remote.git")], check=True)
    return folder


def surroundings(place: Path) -> dict[str, str]:
    """Return what a command finds around it: our Python, a name for git, and the repository in place of GitHub's."""
    git = {
        "user.name": "某某",
        "user.email": "a@example.org",
        f"url.{place / 'remote.git'}.insteadOf": "https://github.com/NAME/REPO.git",
    }
    numbered = {
        f"GIT_CONFIG_{part}_{number}": value
        for number, pair in enumerate(git.items())
        for part, value in zip(("KEY", "VALUE"), pair, strict=True)
    }
    return (
        os.environ
        | numbered
        | {"GIT_CONFIG_COUNT": str(len(git)), "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    )


def preview(folder: Path, environment: dict[str, str]) -> None:
    """Start the preview, wait until it shows the home page, end it."""
    with subprocess.Popen(
        ["make", "serve"], cwd=folder, env=environment, start_new_session=True, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(300):
                try:
                    with urllib.request.urlopen(PREVIEW, timeout=10) as answer:
                        assert "某市报章库" in answer.read().decode()
                        return
                except OSError:
                    time.sleep(0.2)
            raise AssertionError("the preview did not answer")
        finally:
            os.killpg(process.pid, 15)


def read_home(folder: Path) -> str:
    return (folder / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.long
def test_every_command_of_the_guide_does_what_it_says(place: Path) -> None:
    environment, folder = surroundings(place), place / "program"
    commands = read_commands(GUIDES[0])
    assert commands.count("make site") == 2 and len(commands) == 23
    for command in commands:
        if command.startswith("cd "):
            folder = (folder / command[3:]).resolve()
        elif command == "make serve":
            preview(folder, environment)
        elif command != NETWORK:
            done = subprocess.run(
                ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, timeout=300
            )
            assert done.returncode == 0, f"{command}\n{done.stdout.decode()}{done.stderr.decode()}"
            if command.startswith("SITE_URL="):
                assert f'<link rel="canonical" href="{command[9:].split()[0]}' in read_home(folder)
    assert folder == place / "某市报章库"
    assert len(find_pages(folder / "site")) > 50
    assert (folder / "build" / "site.zip").is_file()
    pushed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "-z", "main"],
        cwd=place / "remote.git",
        capture_output=True,
        check=True,
    )
    names = pushed.stdout.decode().split("\0")
    assert {"seeds/ids.csv", "seeds/20240108_A01.txt", ".github/workflows/pages.yml", "建站.bat"} <= set(
        names
    )
    assert not any(name.startswith(("site/", ".venv/", "docs/archive/", "build/")) for name in names)
    assert [path for path in read_tree(folder / "seeds") if path.startswith("releases/")]
