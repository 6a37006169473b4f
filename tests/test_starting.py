"""`init`: an archive of another paper and place that builds at once, with nothing of the one here in it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.cli import COMMANDS, main
from generator.errors import UsageError
from generator.starting import check_name
from tests.conftest import ROOT
from tests.sites import find_pages, read_tree

BATCH_FILES = ("建站.bat", "预览.bat", "打包.bat", "tools/windows/prepare.bat")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new archive in a folder with Chinese and a space in its name."""
    folder = tmp_path_factory.mktemp("某处 新库") / "某市 报章库"
    assert main(["init", str(folder), "--name", "清平 报章库", "--paper", "清平晚报"]) == 0
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program of a new archive in its folder."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, timeout=120)


def test_two_commands_later_there_is_a_site(started: Path) -> None:
    done = run(started, "build")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    said = done.stdout.decode()
    assert "版面 2 个，文章 4 篇" in said
    assert "其中 0 行未认出用途" in said and "未归类文章 0 篇" in said
    home = (started / "site" / "index.html").read_text(encoding="utf-8")
    assert "清平 报章库" in home and "清平晚报" in home
    assert len(find_pages(started / "site")) > 50


def test_its_sample_pages_show_what_the_program_can_do(started: Path) -> None:
    assert run(started, "generate").returncode == 0
    text = (started / "docs" / "data" / "articles.jsonl").read_text(encoding="utf-8")
    articles = [yaml.safe_load(line) for line in text.splitlines()]
    assert sorted(article["date"] for article in articles) == ["2024-01-08"] * 2 + ["2024-01-09"] * 2
    assert {article["source"]["page"] for article in articles} == {"A01", "A02"}
    assert {article["genre"] for article in articles} == {"消息", "访谈"}
    assert all(article["themes"] and article["people"] for article in articles)
    assert {one["name"] for article in articles for one in article["districts"]} == {
        "甲区",
        "乙县",
        "丙县",
        "市级",
    }
    assert {article["newspaper"] for article in articles} == {"清平晚报"}


def test_nothing_of_the_archive_here_is_in_it(started: Path) -> None:
    here = yaml.safe_load((ROOT / "seeds" / "archive.yml").read_text(encoding="utf-8"))
    districts = yaml.safe_load((ROOT / "seeds" / "districts.yml").read_text(encoding="utf-8"))
    names = [here["name"], here["paper"], here["city"], districts["city"]["name"][:2]]
    names += [district["name"] for district in districts["districts"]]
    found = [
        f"{path}: {name}"
        for path, content in read_tree(started).items()
        if not path.startswith(("site/", "docs/archive/", "docs/data/", "docs/search/"))
        for name in names
        if name.encode("utf-8") in content
    ]
    assert found == []


def test_it_is_whole_and_can_start_another(started: Path) -> None:
    assert run(started, "build").returncode == 0
    assert run(started, "init", "../again").returncode == 0
    subprocess.run(["git", "init", "--quiet"], cwd=started, check=True)
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=started, capture_output=True, check=True).stdout
    first = set(listed.decode("utf-8").split("\0")) - {""}
    assert first == set(read_tree(started.parent / "again"))
    assert {".github/workflows/pages.yml", "docs/web.config", "GUIDE.zh-CN.md", "LICENSE"} <= first


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        assert main(["init", str(folder)]) == 2
        assert "发现已有内容" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "name: x", "库#1", "<b>", "长" * 61, "{{ x }}", "'"])
def test_a_name_that_would_break_yaml_or_a_page_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"--name 发现.*请改写"):
        check_name("--name", name)


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert main(["init", str(tmp_path / "new"), "--quiet"]) == 0
    assert (tmp_path / "new" / "mkdocs.yml").is_file()


def test_each_file_of_yaml_says_what_it_is_for(started: Path) -> None:
    files = sorted((started / "seeds").glob("*.yml"))
    assert len(files) == 8
    for path in files:
        assert re.match(r"# .*[：。，]", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("name", BATCH_FILES)
def test_batch_files_are_ascii_with_the_line_ends_of_windows(name: str) -> None:
    content = (ROOT / name).read_bytes()
    content.decode("ascii")
    assert content.count(b"\n") == content.count(b"\r\n") > 5


@pytest.mark.parametrize("name", BATCH_FILES[:3])
def test_a_batch_file_minds_code_page_and_folder_and_passes_the_status_on(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="ascii").splitlines()
    assert (
        lines.index("chcp 65001 >nul")
        < lines.index('cd /d "%~dp0"')
        < lines.index('call "tools\\windows\\prepare.bat"')
    )
    assert lines[-2:] == ["if not defined CI pause", "exit /b %STATUS%"]
    (command,) = [found for line in lines for found in re.findall(r"-m generator (\w+) %\*", line)]
    assert command in {one.name for one in COMMANDS}


@pytest.mark.parametrize("name", BATCH_FILES)
def test_batch_files_name_what_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="ascii")
    named = [part.replace("\\", "/") for part in re.findall(r'"(tools\\[^"%]+)"', text)]
    assert [part for part in named if not (ROOT / part).is_file()] == []
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert set(re.findall(r"goto :?(\w+)", text)) <= labels
    assert len(re.findall(r"\($", text, re.MULTILINE)) == len(re.findall(r"^\)", text, re.MULTILINE))


COMMAND_LINES = {
    "build": [], "generate": [], "bundle": [], "check": ["--verbose"], "explain": ["20240108_A01:4"], "mint": [],
    "release": [], "review": [], "verify": [], "export": [], "suggest": [], "init": ["../新 库 二"],
    "serve": ["--address", "无:0"],
}  # fmt: skip
"""Each command with what it takes; `serve` with an address that ends it."""


@pytest.mark.parametrize("encoding", ["gbk", "cp936"])
def test_no_command_ends_in_a_crash_on_a_console_of_code_page_936(
    started: Path, tmp_path: Path, encoding: str
) -> None:
    assert set(COMMAND_LINES) == {command.name for command in COMMANDS}
    folder = tmp_path / "某市 报章库"
    shutil.copytree(started, folder, ignore=shutil.ignore_patterns("site"))
    page = folder / "seeds" / "20240109_A02.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("孙八", "孙\U00020bb7é"), encoding="utf-8")
    for name, arguments in COMMAND_LINES.items():
        for words in (arguments, ["--help"]):
            done = run(folder, name, *words, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
            said = done.stdout.decode(encoding) + done.stderr.decode(encoding)
            assert "Traceback" not in said, said
            assert done.returncode == 0 or name == "serve", said
            assert re.search(r"[\u4e00-\u9fff]", said), name
