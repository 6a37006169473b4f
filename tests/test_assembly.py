"""Whatever pages are put beside each other: no line is lost, every id leads somewhere, and nothing depends on luck."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assembling import make_texts, read_data
from tests.test_copies import LIGHT, NIGHT, SHIP

BLOCKS = (
    *(SHIP, LIGHT, NIGHT),
    *("▶▶下转02版①", "（下转第一版）", "（上接第一版①）", "（上接第二版）", "（上接第一版①） ▶▶下转02版①"),
    *(
        "赶早市的菜农。渡船每天往返十六趟，末班船晚上八点开，",
        "老街的夜晚（上）",
        "老街的夜晚（下）",
        "某某某",
        "。",
    ),
)
FOLDERS = ("2030/0303/01.txt", "2030/0303/02.txt", "2030/0304/01.txt", "a.txt", "某 版/02.txt", "e\u0301.txt")
pages = st.dictionaries(
    st.sampled_from(FOLDERS), st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6).map("\n\n".join)
)


@settings(deadline=None, max_examples=120)
@given(pages)
def test_every_line_of_every_file_is_in_the_ledger_once_and_in_order(files: dict[str, str]) -> None:
    _, rows, _ = read_data(make_texts(files))
    for file, text in files.items():
        printed = [(str(n), line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        assert [(row["line"], row["text"]) for row in rows if row["file"] == file] == printed


@settings(deadline=None, max_examples=120)
@given(pages)
def test_every_id_of_the_ledger_is_published_and_every_article_has_its_lines(files: dict[str, str]) -> None:
    archive = make_texts(files)
    records, rows, _ = read_data(archive)
    ids = {record["id"] for record in records}
    assert len(ids) == len(records)
    assert {row["article_id"] for row in rows} - {""} == ids
    assert {link.article for article in archive.articles for link in article.links} <= ids
    for record in records:
        for source in (record["source"], *record["continued"]):
            for first, last in source["line_ranges"]:
                inside = [
                    row for row in rows if row["file"] == source["file"] and first <= int(row["line"]) <= last
                ]
                assert {row["article_id"] for row in inside if row["article_id"]} == {record["id"]}


@settings(deadline=None, max_examples=60)
@given(pages)
def test_links_go_both_ways(files: dict[str, str]) -> None:
    archive = make_texts(files)
    links = Counter(
        (article.id, link.article, link.kind) for article in archive.articles for link in article.links
    )
    assert all(links[other, one, kind] == count for (one, other, kind), count in links.items())


@settings(deadline=None, max_examples=40)
@given(pages)
def test_the_same_files_give_the_same_archive(files: dict[str, str]) -> None:
    assert make_texts(files) == make_texts(dict(reversed(files.items())))
