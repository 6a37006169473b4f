"""The site is put in place whole or not at all, and is the same whoever builds it, wherever and whenever."""

import gzip
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.errors import ConfigurationError, SiteError, UsageError
from generator.site import BUILD_MOMENT, build_site, read_address
from tests.conftest import ROOT

CONFIG = """\
site_name: 某市报章库
site_url: https://example.org/archive/
use_directory_urls: false
theme: {{name: material, custom_dir: '{overrides}', language: zh, font: false}}
plugins: []
markdown_extensions:
  - pymdownx.snippets: {{base_path: [docs], check_paths: false}}
"""
HOME = '# 首页\n\n--8<-- "part.md"\n\n[某文](a/one.md)\n'
ARTICLE = "# 春耕开始\n\n某市各乡镇的春耕开始了，种粮大户张三说今年要多种三百亩水稻。\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name, text in {
        "mkdocs.yml": CONFIG.format(overrides=(ROOT / "overrides").as_posix()),
        "docs/index.md": HOME,
        "docs/part.md": "今日有一篇。\n",
        "docs/a/one.md": ARTICLE,
        "docs/data/articles.jsonl": "{}\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build(project: Path) -> None:
    build_site(project / "mkdocs.yml", project / "docs", project / "site")


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def read_times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_plain_mkdocs_makes_the_same_bytes(project: Path) -> None:
    build(project)
    environment = os.environ | {"SOURCE_DATE_EPOCH": BUILD_MOMENT, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "plain"]
    subprocess.run(command, cwd=project, env=environment, check=True)
    assert read_tree(project / "site") == read_tree(project / "plain")
    assert "今日有一篇" in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_no_file_knows_the_day_of_the_build(project: Path) -> None:
    build(project)
    tree = read_tree(project / "site")
    today = date.today().isoformat().encode()
    assert [name for name, content in tree.items() if today in content] == []
    packed = tree["sitemap.xml.gz"]
    assert int.from_bytes(packed[4:8], "little") == int(BUILD_MOMENT)
    assert gzip.decompress(packed) == tree["sitemap.xml"]


def test_a_build_after_no_change_touches_nothing(project: Path) -> None:
    build(project)
    before = read_times(project / "site")
    report = build_site(project / "mkdocs.yml", project / "docs", project / "site")
    assert read_times(project / "site") == before
    assert (report.written, report.removed) == (0, 0)


def test_a_change_touches_its_own_files_and_removes_what_is_gone(project: Path) -> None:
    build(project)
    before = read_times(project / "site")
    (project / "docs" / "a" / "one.md").unlink()
    (project / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    build(project)
    after = read_times(project / "site")
    assert not (project / "site" / "a").exists()
    assert after["assets"] == before["assets"]
    assert after["data/articles.jsonl"] == before["data/articles.jsonl"]
    assert after["index.html"] != before["index.html"]


def test_a_failed_build_leaves_the_old_site_whole(project: Path) -> None:
    build(project)
    before = read_times(project / "site")
    (project / "docs" / "index.md").write_text("[无此页](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(SiteError, match=r"index\.md.*nowhere\.md"):
        build(project)
    assert read_times(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site-")] == []


def test_a_mistake_in_mkdocs_yml_is_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\nplugins: [no-such-plugin]\n", encoding="utf-8")
    with pytest.raises(SiteError, match="no-such-plugin"):
        build(project)


def test_a_folder_that_is_no_site_is_left_alone(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="--site"):
        build(project)
    assert (project / "site" / "letters.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("site_name: x\n", ""),
        ("site_url: ''\n", ""),
        ("site_url: https://example.org/a\n", "https://example.org/a/"),
        ("site_url: https://example.org/a/\n", "https://example.org/a/"),
        ('site_url: !ENV [ADDRESS_OF_TESTS, ""]\n', "https://example.org/env/"),
        ("INHERIT: base.yml\nsite_name: x\n", "https://example.org/base/"),
        ("site_url: https://example.org/a\nx: !!python/name:os.path\n", "https://example.org/a/"),
    ],
)
def test_the_address_of_the_site_is_the_one_that_mkdocs_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, address: str
) -> None:
    monkeypatch.setenv("ADDRESS_OF_TESTS", "https://example.org/env")
    (tmp_path / "base.yml").write_text("site_url: https://example.org/base/\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert read_address(tmp_path / "mkdocs.yml") == address


@pytest.mark.parametrize(
    ("settings", "line"), [("a: b\nc: [\n", ":3:"), ("- a\n", ":"), ("INHERIT: no.yml\n", ":")]
)
def test_settings_that_cannot_be_read_are_told_with_their_line(
    tmp_path: Path, settings: str, line: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"mkdocs.yml{line} 发现"):
        read_address(tmp_path / "mkdocs.yml")


def test_where_there_are_no_settings_there_is_no_address(tmp_path: Path) -> None:
    assert read_address(tmp_path / "mkdocs.yml") == ""
