"""A build after no change writes nothing and says so; after any change it is done."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.sites import copy_program

PAGE = """\
# 春耕开始了

本报记者 张三

某市各乡镇的春耕开始了，种粮大户李四说今年要多种三百亩水稻，合作社也添了新的插秧机。
"""
ARCHIVE = "name: 某市报章库\npaper: 某市日报\nrights: 某报社\naccess: public\n"
SAID = "没有改动"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    copy_program(folder)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "archive.yml").write_text(ARCHIVE, encoding="utf-8")
    (folder / "seeds" / "a.txt").write_text(PAGE, encoding="utf-8")
    return folder


def build(project: Path, *options: str) -> int:
    return main(["build", "--config", str(project / "mkdocs.yml"), *options])


def read_state(project: Path) -> dict[str, tuple[int, bytes]]:
    files = (path for name in ("site", "docs") for path in (project / name).rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_nothing_is_done_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(project) == 0
    first, before = capsys.readouterr(), read_state(project)
    assert SAID not in first.out
    assert build(project) == 0
    again = capsys.readouterr()
    assert SAID in again.out
    assert again.err == first.err
    assert again.out.split("\n")[0] == first.out.split("\n")[0]
    assert read_state(project) == before


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(project: Path) -> None:
        path = project / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of a page": edit("seeds/a.txt", "三百", "五百"),
    "a setting": edit("seeds/archive.yml", "某报社", "另一报社"),
    "the site's settings": edit("mkdocs.yml", "favicon:", "icon: {}\n  favicon:"),
    "the theme": edit("overrides/main.html", "</title>", " </title>"),
    "a page by hand": edit("docs/about.md", "。", "！"),
    "a new page": lambda project: (project / "seeds" / "b.txt").write_text(PAGE.replace("春", "秋"), "utf-8"),
    "a page of the site is touched": lambda project: os.utime(project / "site" / "about.html", ns=(1, 1)),
    "a page of the site is gone": lambda project: (project / "site" / "about.html").unlink(),
    "something is added to the site": lambda project: (project / "site" / "x.txt").write_text("x"),
    "data are touched": edit("docs/data/articles.jsonl", "三百", "四百"),
    "the record is broken": lambda project: (project / ".site.built").write_bytes(b"\xff"),
    "the record is foreign": lambda project: (project / ".site.built").write_text('{"said": 1}'),
    "a killed build left its work": lambda project: (project / ".site-site").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_it_is_built(project: Path, capsys: pytest.CaptureFixture[str], change: str) -> None:
    build(project)
    CHANGES[change](project)
    capsys.readouterr()
    assert build(project) == 0
    assert SAID not in capsys.readouterr().out
    assert not (project / ".site-site").exists()
    site = {name: content for name, (_, content) in read_state(project).items() if "/site/" in name}
    build(project, "--plain")
    assert site == {name: content for name, (_, content) in read_state(project).items() if "/site/" in name}


def test_corrections_left_out_are_a_change(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(project)
    capsys.readouterr()
    build(project, "--no-corrections")
    assert SAID not in capsys.readouterr().out


def test_a_build_that_was_not_whole_stays_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "c.txt").write_bytes(b"\x00\xff" * 300)
    first = build(project)
    said = capsys.readouterr().err
    assert first == 1 and "c.txt" in said
    assert build(project) == 1
    again = capsys.readouterr()
    assert again.err == said and SAID in again.out
    record = json.loads((project / ".site.built").read_text(encoding="utf-8"))
    assert record["status"] == 1
