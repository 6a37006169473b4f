"""Pages made apart, in several processes, or taken from the last build are those that plain MkDocs makes."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.plugins import BasePlugin

from generator.errors import SiteError
from generator.pressing.blocks import put_back, set_aside
from generator.pressing.plugin import PagePlugin
from generator.pressing.stores import Shelf, list_shelf, open_shelf
from generator.site import _run_mkdocs, build_site
from tests.conftest import ROOT
from tests.test_site import CONFIG, read_times, read_tree

ARTICLE = """\
---
title: "{title}"
template: "{template}"
kind: "{kind}"
description: "“甲”与<乙>&丙"
---

# {title} {{: #title .parted }}

<div class="opening">
<p>引题</p>

<p>第二段</p>
</div>

某市各乡镇的<span class="gloss" title="说明">春耕</span>开始了。<a class="lines" href="x.html#L3"></a>
{{: #t3 data-lines="3,4" }}

## 小标题 {{: #s1 }}

<p class="a">一</p>
<ul>
<li>甲<b>乙</b></li>
</ul>
*着重* [某篇](two.md#title)
"""

ODD = """\
{% extends "main.html" %}
{% block content %}
{% if page.meta.kind == "甲" %}<b>甲类</b>{% endif %}{{ page.meta.description | upper }}
{% for heading in page.toc %}<i>{{ heading.title }}</i>{% endfor %}{{ page.file.src_uri }}{{ page.content }}
{% endblock %}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "overrides" / "odd.html").write_text(ODD, encoding="utf-8")
    config = CONFIG.format(overrides=(folder / "overrides").as_posix())
    config += "  - attr_list\n  - toc\nnav: [{首页: index.md}]\nnot_in_nav: /a/\n"
    config += "validation: {anchors: warn, links: {anchors: warn}}\n"
    texts = {
        "mkdocs.yml": config,
        "docs/index.md": '# 首页\n\n--8<-- "part.txt"\n\n[某文](a/one.md)\n',
        "docs/part.txt": "今日有一篇。\n",
        "docs/a/one.md": ARTICLE.format(title="春耕<b>开始</b> & 了", template="archive.html", kind="name"),
        "docs/a/two.md": ARTICLE.format(title="秋收", template="archive.html", kind="page"),
        "docs/a/three.md": ARTICLE.format(title="冬藏", template="odd.html", kind="甲"),
        "docs/a/four.md": ARTICLE.format(title="夏种", template="odd.html", kind="乙"),
        "docs/a/five.md": '# 五\n\n--8<-- "part.txt"\n',
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build(project: Path, *, is_plain: bool = False, workers: int = 1) -> dict[str, bytes]:
    site = project / ("plain" if is_plain else "site")
    build_site(project / "mkdocs.yml", project / "docs", site, is_plain=is_plain, workers=workers)
    return read_tree(site)


def test_every_page_of_the_archive_is_what_plain_mkdocs_makes(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("archive", "data", "search"))
    from generator.project import Project, read_archive, write_docs

    project = Project(ROOT / "seeds", docs, tmp_path / "site", ROOT / "mkdocs.yml")
    write_docs(project, read_archive(project))
    trees = []
    for number, (is_plain, workers) in enumerate(((True, 1), (False, 1), (False, 2))):
        site = tmp_path / f"site{number}"
        build_site(project.config, docs, site, is_plain=is_plain, workers=workers)
        trees.append(read_tree(site))
    assert len(trees[0]) > 500
    assert trees[0] == trees[1]
    assert trees[0] == trees[2]


def test_odd_templates_and_odd_pages_come_out_the_same(project: Path) -> None:
    plain = build(project, is_plain=True)
    assert build(project) == plain
    assert "<i>冬藏</i>a/three.md" in plain["a/three.html"].decode("utf-8").replace("\n", "")
    assert "甲类" not in plain["a/four.html"].decode("utf-8")


def count_made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from generator.pressing.press import Press

    made: list[str] = []
    make = Press.make
    monkeypatch.setattr(
        Press, "make", lambda press, file, key: made.append(file.src_uri) or make(press, file, key)
    )
    return made


def test_only_a_changed_page_is_made_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    made = count_made(monkeypatch)
    before = read_times(project / "site")
    build(project)
    assert made == []
    assert read_times(project / "site") == before
    page = project / "docs" / "a" / "one.md"
    page.write_text(page.read_text(encoding="utf-8").replace("春耕", "秋耕"), encoding="utf-8")
    assert build(project) == build(project, is_plain=True)
    assert made == ["a/one.md"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "template": lambda project: append(project / "overrides" / "main.html", "<!-- 新 -->"),
    "configuration": lambda project: append(project / "mkdocs.yml", "copyright: 某馆\n"),
    "navigation": lambda project: swap(project / "mkdocs.yml", "首页", "头版"),
    "list is foreign": lambda project: (project / ".site.pages").write_text('{"a/one.md": 3}'),
    "list is broken": lambda project: (project / ".site.pages").write_bytes(b"\xff{"),
    "list is gone": lambda project: (project / ".site.pages").unlink(),
    "site was touched": lambda project: append(project / "site" / "a" / "one.html", "x"),
    "page of the site is gone": lambda project: (project / "site" / "a" / "one.html").unlink(),
    "site is gone": lambda project: shutil.rmtree(project / "site"),
    "a page is new": lambda project: (project / "docs" / "a" / "six.md").write_text(
        "# 六\n", encoding="utf-8"
    ),
}


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def swap(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_site_is_that_of_a_clean_build(project: Path, change: str) -> None:
    build(project)
    CHANGES[change](project)
    assert build(project) == build(project, is_plain=True)


def test_what_mkdocs_warns_of_stops_the_build_all_the_same(project: Path) -> None:
    append(project / "docs" / "a" / "one.md", "\n[无](none.md) [锚](two.md#none)\n")
    said = []
    for is_plain in (True, False):
        with pytest.raises(SiteError) as error:
            build(project, is_plain=is_plain)
        said.append(str(error.value))
    assert sorted(said[0].split("；")) == sorted(said[1].split("；"))
    assert "none.md" in said[1] and "#none" in said[1]


def test_a_known_page_still_warns(project: Path) -> None:
    shelf = open_shelf(project / "site", project / "none")
    append(project / "docs" / "a" / "one.md", "\n[锚](two.md#later)\n")
    append(project / "docs" / "a" / "two.md", "\n## 后来 {: #later }\n")
    build(project)
    swap(project / "docs" / "a" / "two.md", "#later", "#sooner")
    with pytest.raises(SiteError, match="#later"):
        build(project)
    assert json.loads(list_shelf(shelf)) == {}


def test_another_plugin_that_changes_pages_is_heard(project: Path) -> None:
    class Loud(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
        def on_page_markdown(self, markdown: str, /, **_: object) -> str:
            return markdown.replace("春耕", "春耕大忙")

    site = project / "built"
    _run_mkdocs(project / "mkdocs.yml", project / "docs", site, [Loud(), PagePlugin(Shelf(site, {}))])
    assert "春耕大忙" in (site / "a" / "one.html").read_text(encoding="utf-8")


def test_single_pages_are_made_again_in_a_site_that_stands(project: Path) -> None:
    site = project / "site"
    plugin = PagePlugin(Shelf(site, {}))
    _run_mkdocs(project / "mkdocs.yml", project / "docs", site, [plugin])
    before = read_tree(site)
    swap(project / "docs" / "a" / "one.md", "春耕", "秋收")
    shutil.copy(project / "docs" / "a" / "one.md", project / "docs" / "a" / "new.md")
    other_name = project / "other"
    other_name.hardlink_to(site / "a" / "one.html")
    plugin.press_again(["a/one.md", "a/new.md"])
    after = read_tree(site)
    made = build(project, is_plain=True)
    assert {name for name in after if after[name] != before.get(name)} == {"a/one.html", "a/new.html"}
    assert (after["a/one.html"], after["a/new.html"]) == (made["a/one.html"], made["a/new.html"])
    assert other_name.read_bytes() == before["a/one.html"]


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n一\n\n二\n</div>\n\n尾",
        "头\n\n<p>一</p>\n<ul>\n<li>甲</li>\n</ul>\n\n尾\n",
        "<p>一</p><p>二</p>\n\n尾",
        "<p>一</p> 尾\n\n<div>没有完",
        "<div><div>一</div>\n</div><div>二</div>\n\n尾",
        "<pre>一\n</pre>\n\n<p>二</p>",
        "\n\n\n<p\nclass='a'>一</p>\n\n",
        "字<span class=\"a\">一</span>与<a href='b'>二</a>",
    ],
)
def test_what_is_set_aside_comes_back(text: str) -> None:
    kept, taken = set_aside(text)
    assert put_back(kept, taken) == text


def test_a_text_with_the_sign_is_left_alone() -> None:
    assert set_aside("<p>\ue000</p>") == ("<p>\ue000</p>", [])
