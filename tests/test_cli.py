"""The command line: help, one-line complaints, exit statuses, and nothing written where nothing should be."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main, make_parser
from tests.conftest import ROOT, SMALLEST_ARCHIVE, SeedsMaker
from tests.sites import copy_program

PAGE = """\
某市日报

# 市人大代表、某市农机公司总经理张三：让春耕更省力

某市日报记者/李四

“今年的春耕比往年早。”市人大代表、某市农机公司总经理张三说，公司为种粮大户备好了二百台插秧机。

张三建议，把农机合作社办到村里，让小户也用得上机器。

# 两乡合办夜校

某市日报讯(记者/王五) 3月2日，东乡和西乡合办的夜校开课，首批学员四十人。
"""

RIGHTS = "rights: 著作权属原作者\naccess: public\n"

Project = Path
Run = Callable[..., int]


@pytest.fixture
def project(make_seeds: SeedsMaker) -> Path:
    """A project of one page, with the theme and the settings of the shipped site."""
    seeds = make_seeds({"archive.yml": SMALLEST_ARCHIVE + RIGHTS, "page.txt": PAGE})
    copy_program(seeds.parent)
    return seeds.parent


@pytest.fixture
def run(project: Path) -> Run:
    """Return a function that runs a command on the project and gives its exit status."""

    def run_command(name: str, *arguments: str) -> int:
        return main([name, "--config", str(project / "mkdocs.yml"), *arguments])

    return run_command


def list_files(folder: Path) -> dict[str, tuple[int, bytes]]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths
    }


def test_help_does_not_wait_for_what_a_command_needs() -> None:
    heavy = ("yaml", "jinja2", "mkdocs", "jieba", "rjieba", "multiprocessing", "generator.pipeline")
    code = f"import sys, generator.cli; print([name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_an_example(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    name = getattr(command, "name", "")
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"例：python -m generator {name}" in shown


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_every_command_example_and_option(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    wanted = {f"| `{command.name}` |" for command in COMMANDS} | {
        f"`{command.example}`" for command in COMMANDS
    }
    parser = make_parser()
    for command in COMMANDS:
        arguments = [command.name, "x"] if command.name in {"explain", "init"} else [command.name]
        wanted |= {f"`--{name.replace('_', '-')}`" for name in vars(parser.parse_args(arguments))}
    wanted -= {"`--command`", "`--article`", "`--built`", "`--folder`"}  # words without a dash
    assert sorted(piece for piece in wanted if piece not in text) == []


def test_the_chinese_readme_says_what_help_says() -> None:
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    assert [command.name for command in COMMANDS if command.purpose not in text] == []


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["frobnicate"], "frobnicate"),
        ([], "命令"),
        (["build", "--wrokers", "2"], "--wrokers"),
        (["build", "--workers", "0"], "'0'"),
        (["explain"], "文章"),
        (["build", "--quiet", "--verbose"], "--quiet"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    arguments: list[str], found: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    complaint = capsys.readouterr().err
    assert ended.value.code == 2
    assert complaint.count("\n") == 1
    assert found in complaint
    assert "--help" in complaint


def test_a_mistake_in_a_file_is_one_line_and_nothing_is_written(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "people.yml").write_text("- {nmae: 张三}\n", encoding="utf-8")
    before = list_files(project)
    status = run("build")
    assert status == 2
    assert list_files(project) == before
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert re.search(r"seeds/people\.yml:1: .*“nmae”.*改作 name", complaint)


def test_a_missing_folder_is_status_2(run: Run, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--seeds", str(project / "nowhere")) == 2
    assert "nowhere" in capsys.readouterr().err


def test_an_unreadable_file_is_named_and_the_rest_is_built(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "empty.txt").write_bytes(b"")
    assert run("build") == 1
    assert capsys.readouterr().err.startswith("empty.txt: ")
    assert "让春耕更省力" in (project / "site" / "data" / "articles.jsonl").read_text(encoding="utf-8")


def test_check_writes_nothing_and_tells_what_it_found(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    before = list_files(project)
    assert run("check") == 0
    assert list_files(project) == before
    told = capsys.readouterr()
    assert "版面 1 个，文章 2 篇" in told.out
    assert "行：7 行中 7 行有着落" in told.out
    assert told.err == ""


def test_quiet_says_nothing_and_verbose_lists_notices(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    run("check")
    short = capsys.readouterr().out
    run("check", "--verbose")
    assert len(capsys.readouterr().out) > len(short)


def test_rights_left_open_are_a_reminder(project: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "archive.yml").write_text(SMALLEST_ARCHIVE, encoding="utf-8")
    assert run("check") == 0
    assert "没有写 rights、access" in capsys.readouterr().err


def test_a_source_entry_for_no_file_is_a_reminder(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "sources.yml").write_text("- {file: gone.txt, page: 1}\n", encoding="utf-8")
    run("check")
    assert "gone.txt 不在文件夹里" in capsys.readouterr().err


def test_generate_stops_before_the_site(project: Path, run: Run) -> None:
    assert run("generate") == 0
    assert (project / "docs" / "data" / "lines.csv").is_file()
    assert not (project / "site").exists()


def test_a_second_build_writes_nothing(project: Path, run: Run) -> None:
    assert run("build") == 0
    before = list_files(project)
    assert run("build") == 0
    assert list_files(project) == before


@pytest.mark.parametrize("wanted", ["page.txt:7", "page:7", "春耕更省力"])
def test_explain_finds_an_article_by_place_or_title(
    wanted: str, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", wanted) == 0
    told = capsys.readouterr().out
    assert "标题  让春耕更省力" in told
    assert re.search(r"\n +7  正文\u3000 +“今年的春耕比往年早。”", told)
    assert all(part in told for part in ("日期：", "主题", "县市区：", "合并："))


def test_explain_takes_an_id_and_suggests_where_none_fits(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("explain", "夜校")
    told = capsys.readouterr().out
    identity = told.split()[0]
    assert run("explain", identity) == 0
    assert capsys.readouterr().out == told
    assert run("explain", "没有的标题") == 2
    assert "没有找到“没有的标题”" in capsys.readouterr().err


def test_explain_lists_the_articles_when_several_fit(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    again = PAGE.partition("# 两乡合办夜校")[2].replace("开课", "结业").replace("3月", "6月")
    (project / "seeds" / "again.txt").write_text(f"# 夜校结业\n{again}", encoding="utf-8")
    assert run("explain", "夜校") == 2
    assert "合于 2 篇" in capsys.readouterr().err


def test_a_console_of_another_code_page_gets_escapes_instead_of_a_crash(project: Path) -> None:
    (project / "seeds" / "page.txt").write_text(PAGE.replace("夜校", "夜校\U00020bb7é"), encoding="utf-8")
    for encoding in ("cp936", "ascii"):
        command = [sys.executable, "-m", "generator", "explain", "夜校"]
        environment = os.environ | {"PYTHONIOENCODING": encoding}
        done = subprocess.run(command, cwd=project, env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr
        assert b"\\U00020bb7" in done.stdout
        assert done.stderr == b""


def test_a_reader_who_has_gone_is_no_fault_of_ours(project: Path) -> None:
    command = [sys.executable, "-m", "generator", "check", "--verbose"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_path_that_cannot_be_written_is_one_line(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "archive").write_text("in the way", encoding="utf-8")
    assert run("generate") == 1
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "docs/archive" in complaint


def test_serve_refuses_a_mistake_before_it_starts(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "phrases.yml").write_text("phrase: [a]\n", encoding="utf-8")
    assert run("serve") == 2
    assert re.search(r"phrases\.yml:1: .*改作 phrases", capsys.readouterr().err)


def test_bundle_builds_and_packs_the_site(project: Path, run: Run) -> None:
    assert run("bundle", "--output", str(project / "out" / "site.zip")) == 0
    with zipfile.ZipFile(project / "out" / "site.zip") as bundle:
        packed = {name: bundle.read(name) for name in bundle.namelist()}
    site = {f"某市报章库/{name}": content for name, (_, content) in list_files(project / "site").items()}
    assert packed.items() >= site.items()
    assert run("verify", str(project / "out" / "site.zip")) == 0
