"""The picture of a page: found by its name, copied only when it changed, linked from the page."""

from dataclasses import replace
from pathlib import Path

from generator.knowledge import ArchiveSettings, Knowledge
from generator.model import Facsimile
from generator.pipeline import make_archive
from generator.reading.facsimiles import find_facsimiles
from generator.withholding import withhold_text
from generator.writing.facsimiles import list_facsimiles
from generator.writing.files import Tree, WriteReport, write_tree
from generator.writing.outputs import CopiedFile
from generator.writing.pages import render_pages
from tests.conftest import SeedsMaker
from tests.invented import ARTICLE, KNOWLEDGE
from tests.invented import make_archive as invent_archive
from tests.rendering import links, read

TEXT = "夜校开课\n\n海州日报记者/李四\n\n3月2日，东丘夜校开课，首批学员四十人，学的是记账和修船。\n"
PICTURE = b"\xff\xd8\xff\xe0 not really a picture"
PLAIN = Knowledge(ArchiveSettings("某市报章库", "海州日报", rights="某报", access="public"))


def test_a_picture_of_the_same_name_in_the_same_folder_is_the_page(tmp_path: Path) -> None:
    names = "a.txt a.jpg b.txt other/b.png e\u0301.txt \u00e9.png c.txt c.pdf c.png d.txt d.tif"
    for name in names.split():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PICTURE)
    (tmp_path / "d.jpg").mkdir()
    pages = ["a.txt", "b.txt", "c.txt", "d.txt", "e\u0301.txt"]
    assert find_facsimiles(tmp_path, pages) == {
        "a.txt": "a.jpg",
        "c.txt": "c.png",
        "e\u0301.txt": "\u00e9.png",
    }


def test_a_page_in_a_folder_with_spaces_finds_its_picture(tmp_path: Path) -> None:
    (tmp_path / "年 月").mkdir()
    (tmp_path / "年 月" / "某 版.PDF").write_bytes(PICTURE)
    assert find_facsimiles(tmp_path, ["年 月/某 版.txt"]) == {"年 月/某 版.txt": "年 月/某 版.PDF"}


def test_the_picture_is_taken_along_under_an_address_in_ascii(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"某 版.txt": TEXT, "某 版.JPG": PICTURE})
    archive = make_archive(seeds, PLAIN).archive
    (copy,) = list_facsimiles(archive, seeds)
    assert copy.path == f"archive/facsimiles/{archive.pages[0].id}.jpg"
    assert copy.source == seeds / "某 版.JPG"
    pages = {file.path: file.text for file in render_pages(archive, PLAIN)}
    assert f'href="../../{copy.path}"' in pages[archive.pages[0].url.replace(".html", ".md")]


def test_a_published_page_borrows_the_picture_of_its_copy(make_seeds: SeedsMaker) -> None:
    text = TEXT + "\n还办了织网班，教员是老渔民，晚上上课，白天出海，风雨不停。\n"
    archive = make_archive(make_seeds({"a.txt": text, "b.txt": text, "b.jpg": PICTURE}), PLAIN).archive
    assert [page.facsimile.file for page in archive.pages if page.facsimile] == ["b.jpg"]


def test_an_archive_of_metadata_shows_no_picture(make_seeds: SeedsMaker) -> None:
    closed = replace(PLAIN, archive=replace(PLAIN.archive, access="metadata"))
    archive = make_archive(make_seeds({"a.txt": TEXT, "a.jpg": PICTURE}), closed).archive
    assert [*list_facsimiles(withhold_text(archive, closed), Path())] == []
    assert not any("facsimiles/" in file.text for file in render_pages(archive, closed))


def test_a_copy_is_made_only_when_the_picture_changed_and_goes_with_it(tmp_path: Path) -> None:
    source, docs = tmp_path / "a.jpg", tmp_path / "docs"
    source.write_bytes(PICTURE)
    copy = CopiedFile("archive/facsimiles/p1.jpg", source)
    assert write_tree(Tree(docs, ("archive",)), [copy]) == WriteReport(1, 0, 0)
    assert write_tree(Tree(docs, ("archive",)), [copy]) == WriteReport(0, 1, 0)
    source.write_bytes(PICTURE + b"!")
    assert write_tree(Tree(docs, ("archive",)), [copy]) == WriteReport(1, 0, 0)
    assert (docs / copy.path).read_bytes() == PICTURE + b"!"
    assert write_tree(Tree(docs, ("archive",)), []) == WriteReport(0, 0, 1)


def test_a_page_without_a_picture_has_no_link_to_one() -> None:
    archive = invent_archive(ARTICLE)
    assert "看原版图像" not in links(read(archive, "archive/pages/page-a.md"))
    pictured = replace(archive.pages[0], facsimile=Facsimile("a.jpg", "archive/facsimiles/page-a.jpg"))
    shown = read(replace(archive, pages=(pictured,)), "archive/pages/page-a.md", KNOWLEDGE)
    assert links(shown)["看原版图像"] == "../../archive/facsimiles/page-a.jpg"
