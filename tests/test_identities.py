"""Ids come from what is said: not from names of files, order, width or spaces; equal articles are numbered."""

import re
from pathlib import Path

from generator.identities import fingerprint_article, fingerprint_page
from generator.knowledge import ArchiveSettings, Knowledge
from generator.pipeline import make_archive
from tests.cutting import cut_text

FIRST = "夜校开课\n\n海州日报记者/李四\n\n3月2日，东丘夜校开课，首批学员四十人。\n"
SECOND = "渔港开航\n\n海州日报记者/赵六\n\n昨日上午，渔港新码头开航。\n"
KNOWLEDGE = Knowledge(ArchiveSettings("某市报章库", "海州日报"))


def read_ids(folder: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the ids of articles and of pages of a folder with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    archive = make_archive(folder, KNOWLEDGE).archive
    return [article.id for article in archive.articles], sorted(page.id for page in archive.pages)


def test_names_and_order_of_files_do_not_change_ids(tmp_path: Path) -> None:
    one = read_ids(tmp_path / "one", {"a.txt": FIRST, "b.txt": SECOND})
    other = read_ids(tmp_path / "other", {"2030/z.txt": FIRST, "2030/b/a.txt": SECOND})
    assert one == other
    assert all(re.fullmatch(r"[a-z0-9-]{1,40}", identity) for identity in (*one[0], *one[1]))


def test_a_neighbour_on_the_page_does_not_change_the_id_of_an_article(tmp_path: Path) -> None:
    alone = read_ids(tmp_path / "one", {"a.txt": FIRST})[0]
    beside = read_ids(tmp_path / "two", {"a.txt": f"{SECOND}\n{FIRST}"})[0]
    assert set(alone) < set(beside)


def test_equal_articles_of_different_days_are_numbered(tmp_path: Path) -> None:
    files = {f"{day}.txt": f"2031年3月{day}日　第1版\n\n{FIRST}" for day in (3, 4, 5)}
    articles, pages = read_ids(tmp_path, files)
    assert articles == [articles[0], f"{articles[0]}-2", f"{articles[0]}-3"]
    assert len(set(pages)) == 3


def test_width_and_spaces_do_not_count() -> None:
    (cut,), (wide,) = (
        cut_text(FIRST).cuts,
        cut_text(FIRST.replace("，", ",").replace("夜校开课\n", "夜校 开课\n")).cuts,
    )
    assert fingerprint_article(cut) == fingerprint_article(wide)


def test_another_headline_is_another_article() -> None:
    assert len({fingerprint_article(cut_text(text).cuts[0]) for text in (FIRST, SECOND)}) == 2


def test_mending_the_text_far_down_keeps_the_id() -> None:
    long = FIRST + "".join(f"\n{number}号学员学得很认真，下课了也不肯走。\n" for number in range(20))
    ids = {fingerprint_article(cut_text(text).cuts[0]) for text in (long + "完。", long + "未完。")}
    assert len(ids) == 1


def test_a_list_of_names_and_a_lone_caption_have_ids_of_their_own() -> None:
    texts = ("主席团名单\n\n(2人)\n\n丁山 王小禾\n", "主席团名单\n\n(2人)\n\n丁山 李丰\n")
    assert len({fingerprint_article(cut_text(text).cuts[0]) for text in texts}) == 2
    pictures = ("渡船驶离码头。 周原 摄\n", "渡船停靠码头。 周原 摄\n")
    assert len({fingerprint_article(cut_text(text).cuts[0]) for text in pictures}) == 2


def test_pages_differ_by_any_word() -> None:
    assert fingerprint_page(cut_text("甲").page) != fingerprint_page(cut_text("乙").page)
