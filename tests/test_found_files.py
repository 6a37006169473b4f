"""Files of our own that MkDocs does not see are in the site and linked to as if it had."""

from pathlib import Path

import pytest

from generator.errors import SiteError
from tests.small_site import project
from tests.test_pressing import append, build, swap

__all__ = ["project"]  # the fixture


def test_files_known_by_name_alone_are_linked_to_and_left_out_as_ever(project: Path) -> None:
    append(project / "mkdocs.yml", 'exclude_docs: "*.bak\\n!kept.bak"\n')
    for name in ("data/a.csv", "data/a.bak", "data/b/kept.bak", "data/.hidden", "archive/x/.y/a.txt"):
        (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "docs" / name).write_text("甲", encoding="utf-8")
    append(project / "docs" / "index.md", "\n[表](data/a.csv) [备份](data/b/kept.bak#x)\n")
    (project / "docs" / "data" / "page.md").write_text("# 页\n\n[表](a.csv)\n", encoding="utf-8")
    built = build(project)
    assert built == build(project, is_plain=True)
    assert {name for name in built if name.startswith(("data/", "archive/"))} == {
        "data/a.csv",
        "data/b/kept.bak",
        "data/page.html",
    }
    site, docs = project / "site" / "data" / "a.csv", project / "docs" / "data" / "a.csv"
    assert site.samefile(docs)


LINKS = ("data/none.csv", "data/a.bak", "/data/a.csv", "data/a", "a.csv")


@pytest.mark.parametrize("link", LINKS)
def test_a_link_to_no_such_file_is_told_in_the_same_words(project: Path, link: str) -> None:
    append(project / "mkdocs.yml", 'exclude_docs: "*.bak"\n')
    swap(project / "mkdocs.yml", "links: {", "links: {absolute_links: warn, unrecognized_links: warn, ")
    (project / "docs" / "data").mkdir()
    for name in ("a.csv", "a.bak"):
        (project / "docs" / "data" / name).write_text("甲", encoding="utf-8")
    append(project / "docs" / "a" / "one.md", f"\n[无](../{link}) [无]({link})\n")
    said = []
    for is_plain in (True, False):
        with pytest.raises(SiteError) as error:
            build(project, is_plain=is_plain)
        said.append(sorted(str(error.value).split("；")))
    assert said[0] == said[1]


def test_two_files_of_one_name_in_the_site_are_left_to_mkdocs(project: Path) -> None:
    (project / "docs" / "data").mkdir()
    (project / "docs" / "data" / "README.md").write_text("# 甲\n", encoding="utf-8")
    (project / "docs" / "data" / "index.html").write_text("乙", encoding="utf-8")
    said = []
    for is_plain in (True, False):
        with pytest.raises(SiteError, match=r"README\.md.*index\.html") as error:
            build(project, is_plain=is_plain)
        said.append(str(error.value))
    assert said[0] == said[1]
