"""The same page twice, the same article twice, a better recognition: published once, and every line kept."""

import random

from generator.knowledge import SourceEntry
from tests.assembling import list_kinds, make_texts, read_data
from tests.seed_pages import FILES, read_lines
from tests.test_jumps import BACK, FRONT
from tests.test_sketches import misread

SHIP = FRONT.format(jump="").replace("乘客多是", "乘客多是菜农。")
LIGHT = """灯塔点亮

海州日报记者/赵六

昨日，北角灯塔点亮，十里之外都看得见，渔船夜里进港不再摸黑，灯塔高十八米，石头砌成，工人干了两年。
"""
NIGHT = """夜市开张

海州日报记者/丁山

昨夜，老街夜市开张，八十个摊位卖小吃和旧书，热闹到半夜，邻居们说灯太亮。
"""


def printed_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def test_a_page_in_two_files_is_published_once_and_every_line_is_kept() -> None:
    archive = make_texts({"a.txt": SHIP, "b/某 版.txt": SHIP.replace("，", ",")})
    records, rows, review = read_data(archive)
    assert sorted(record["title"] for record in records) == ["夜校开课", "渔港新码头开航"]
    assert [page.cut_page.page.file for page in archive.pages] == ["a.txt"]
    assert [page.same_as for page in archive.copies] == ["a.txt"]
    for file in ("a.txt", "b/某 版.txt"):
        own = [row for row in rows if row["file"] == file]
        assert len(own) == len(printed_lines(SHIP))
        assert {row["article_id"] for row in own} == {record["id"] for record in records}
    assert "same-page" in list_kinds(archive)
    assert any(row["file"] == "b/某 版.txt" and "同一版" in row["reasons"] for row in review)


def test_of_two_equal_pages_the_one_with_a_date_is_published() -> None:
    archive = make_texts({"0.txt": SHIP, "2030/0303/A1.txt": SHIP})
    assert [page.cut_page.page.file for page in archive.pages] == ["2030/0303/A1.txt"]


def test_the_five_pages_given_twice_give_the_same_articles() -> None:
    once = {file: "\n".join(read_lines(file)) for file in FILES}
    twice = once | {f"again/{file}": text for file, text in once.items()}
    assert [a.id for a in make_texts(twice).articles] == [a.id for a in make_texts(once).articles]


def test_another_recognition_of_the_five_pages_is_reported_and_both_are_published() -> None:
    once = {file: "\n".join(read_lines(file)) for file in FILES}
    archive = make_texts(once | {f"z/{file}": misread(text, 0.01) for file, text in once.items()})
    assert len(archive.pages) == 10
    likely = {(n.file, n.text) for n in archive.notices if n.kind == "same-page-likely"}
    assert likely == {(f"z/{file}", f"与{file}可能是同一版") for file in once}


def test_the_better_recognition_stands_for_the_page_that_it_replaces() -> None:
    worse = misread(SHIP, 0.2)
    archive = make_texts({"a.txt": worse, "b.txt": SHIP}, SourceEntry("b.txt", replaces="a.txt"))
    records, rows, _ = read_data(archive)
    points = {row["article_id"] for row in rows if row["file"] == "a.txt" and row["role"] == "body"}
    assert points == {record["id"] for record in records}
    assert {article.file for article in archive.articles} == {"b.txt"}
    assert [page.same_as for page in archive.copies] == ["b.txt"]
    assert [row["text"] for row in rows if row["file"] == "a.txt"] == printed_lines(worse)
    assert "replaced" in list_kinds(archive)


def test_words_that_the_better_recognition_lacks_are_reported() -> None:
    archive = make_texts({"a.txt": f"{SHIP}\n{LIGHT}", "b.txt": SHIP}, SourceEntry("b.txt", replaces="a.txt"))
    (lost,) = [notice for notice in archive.notices if notice.kind == "replaced-unmatched"]
    assert (lost.file, lost.text) == ("a.txt", "“灯塔点亮”")


def test_replacements_that_go_round_or_name_no_file_are_notices() -> None:
    sources = (
        SourceEntry("a.txt", replaces="b.txt"),
        SourceEntry("b.txt", replaces="a.txt"),
        SourceEntry("c.txt", replaces="gone.txt"),
        SourceEntry("missing.txt", page="1"),
    )
    archive = make_texts({"a.txt": SHIP, "b.txt": LIGHT, "c.txt": NIGHT}, *sources)
    assert {"replaces-clash", "no-such-file"} <= list_kinds(archive)
    assert [page.cut_page.page.file for page in archive.pages] == ["a.txt", "c.txt"]
    assert {notice.file for notice in archive.notices if notice.kind == "no-such-file"} == {
        "c.txt",
        "missing.txt",
    }


def test_names_in_composed_and_taken_apart_form_are_one() -> None:
    archive = make_texts(
        {"e\u0301dition.txt": SHIP, "b.txt": LIGHT},
        SourceEntry("\u00e9dition.txt", page="7", replaces="b.txt"),
    )
    assert [page.number for page in archive.pages] == ["7"]
    assert "no-such-file" not in list_kinds(archive)


def test_an_article_on_two_pages_is_published_once_and_the_others_stay() -> None:
    archive = make_texts({"a.txt": f"{SHIP}\n{LIGHT}", "b.txt": f"{LIGHT}\n{NIGHT}"})
    records, rows, _ = read_data(archive)
    assert sorted(record["title"] for record in records) == [
        "夜市开张",
        "夜校开课",
        "渔港新码头开航",
        "灯塔点亮",
    ]
    light = next(record["id"] for record in records if record["title"] == "灯塔点亮")
    assert {row["file"] for row in rows if row["article_id"] == light} == {"a.txt", "b.txt"}
    assert "same-article" in list_kinds(archive)
    assert not archive.copies


def test_a_report_of_another_day_with_other_figures_is_an_article_of_its_own() -> None:
    files = {f"2030/030{day}/01.txt": LIGHT.replace("十八米", f"{day}米") for day in (3, 4)}
    archive = make_texts(files)
    assert len(archive.articles) == 2
    assert [link.kind for article in archive.articles for link in article.links] == ["same", "same"]


def test_a_form_filled_with_other_figures_is_an_article_of_its_own() -> None:
    weather = (
        "海州天气\n\n海州日报记者/赵六\n\n今天白天多云转晴，东北风转东风，海上浪不大，渔船可以出海，"
        "夜里有雾，行人小心路滑，明天起转阴，后天有小雨，气温{low}到{high}度，早晚添衣，老人少出门，"
        "农户抓紧收晒，港口照常开放，渡船照常开行，请大家留意新的预报。\n"
    )
    alone = {f"{n}.txt": weather.format(low=n, high=n + 9) for n in (3, 5)}
    assert len(make_texts(alone).pages) == 2
    files = {f"{n}.txt": weather.format(low=n, high=n + 9) + block for n, block in ((3, LIGHT), (5, NIGHT))}
    archive = make_texts(files)
    assert len(archive.pages) == 2
    assert sorted(a.cut.title for a in archive.articles) == ["夜市开张", "海州天气", "海州天气", "灯塔点亮"]


def test_pages_of_one_issue_with_different_news_are_no_copies() -> None:
    archive = make_texts({"2030/0303/01.txt": SHIP, "2030/0303/02.txt": BACK.format(jump="")})
    assert (len(archive.pages), archive.copies) == (2, ())


def test_time_grows_with_the_number_of_pages_and_not_with_its_square() -> None:
    chance = random.Random(1)
    words = "渔港码头渡船灯塔水位工人学员夜校茶叶山路桥梁电站粮仓果园陶器织布造纸修船养蜂植树挖渠"
    files = {}
    for number in range(300):
        text = "，".join("".join(chance.choices(words, k=9)) for _ in range(12))
        files[f"2030/{number // 28 + 1:02d}{number % 28 + 1:02d}/01.txt"] = (
            f"第{number}号新闻\n\n据了解，{text}。\n"
        )
    archive = make_texts(files)
    assert len(archive.pages) == 300
    assert not archive.copies
