"""Jumps: both ends are one article where they agree, linked where that is probable, else said to be missing."""

import pytest

from generator.assembly.jump_marks import Jump, normalize_number, read_jumps
from generator.knowledge import SourceEntry
from tests.assembling import list_kinds, make_texts, read_data

FRONT = """渔港新码头开航

海州日报记者/李四

昨日上午，渔港新码头开航，第一班渡船载客四十二人，船票两元，乘客多是

{jump}

夜校开课

海州日报记者/王小禾

3月2日，东丘夜校开课，首批学员四十人，学的是记账和修船。
"""
BACK = """{jump}

赶早市的菜农。渡船每天往返十六趟，末班船晚上八点开，两岸各有候船室一间。

船长周原说，过去绕桥要走一个小时，如今一刻钟就到，老人和孩子都省力。

灯塔点亮

海州日报记者/赵六

昨日，北角灯塔点亮，十里之外都看得见，渔船夜里进港不再摸黑。
"""


def make_issue(out: str, back: str, *, second: str = "2030/0303/02.txt", **files: str) -> dict[str, str]:
    return {"2030/0303/01.txt": FRONT.format(jump=out), second: BACK.format(jump=back)} | files


AGREEING = [
    ("▶▶下转02版①", "（上接第一版①）"),
    ("（下转第二版）", "（上接第一版）"),
    ("（下转第2版）", "（上接第1版《渔港新码头开航》）"),
    ("▶▶下转A2版", "[上接A1版]"),
]


@pytest.mark.parametrize(("out", "back"), AGREEING)
def test_two_ends_that_agree_are_one_article_in_reading_order(out: str, back: str) -> None:
    archive = make_texts(make_issue(out, back))
    records, rows, _ = read_data(archive)
    (whole,) = [record for record in records if record["title"] == "渔港新码头开航"]
    assert len(records) == 3
    assert whole["completeness"] == "whole"
    assert whole["source"]["file"] == "2030/0303/01.txt"
    (part,) = whole["continued"]
    assert (part["file"], part["page"]) == ("2030/0303/02.txt", "02")
    assert whole["paragraphs"][0].endswith(
        "船票两元，乘客多是赶早市的菜农。渡船每天往返十六趟，末班船晚上八点开，两岸各有候船室一间。"
    )
    assert whole["paragraphs"][1].startswith("船长周原说")
    inside = {row["text"] for row in rows if row["article_id"] == whole["id"]}
    assert {
        "渔港新码头开航",
        "船长周原说，过去绕桥要走一个小时，如今一刻钟就到，老人和孩子都省力。",
    } <= inside
    assert "jump-joined" in list_kinds(archive)


@pytest.mark.parametrize(
    "opening",
    [
        "（上接第一版①）赶早市的菜农。",
        "渔港新码头开航\n\n（上接第一版①）\n\n赶早市的菜农。",
        "渔港新码头昨日开航\n\n（上接第一版）赶早市的菜农。",
        "# 渔港新码头开航\n\n（紧接第一版）\n\n赶早市的菜农。",
    ],
)
def test_a_continuation_is_joined_with_and_without_a_headline_of_its_own(opening: str) -> None:
    back = BACK.replace("{jump}\n\n赶早市的菜农。", opening)
    front = FRONT.format(jump="▶▶下转02版①" if "①" in opening else "（下转第二版）")
    archive = make_texts({"2030/0303/01.txt": front, "2030/0303/02.txt": back})
    (whole,) = [article for article in archive.articles if article.continued]
    assert (whole.cut.title, whole.completeness) == ("渔港新码头开航", "whole")
    assert whole.cut.paragraphs[0].text.startswith("昨日上午，渔港新码头开航")
    assert "乘客多是赶早市的菜农。" in whole.cut.paragraphs[0].text
    assert len(archive.articles) == 3


def test_the_lines_of_a_part_are_those_of_its_own_file() -> None:
    records, rows, _ = read_data(make_texts(make_issue(*AGREEING[0])))
    for record in records:
        for source in (record["source"], *record["continued"]):
            lines = {
                int(row["line"])
                for row in rows
                if row["file"] == source["file"] and row["article_id"] == record["id"]
            }
            assert lines
            assert all(any(first <= line <= last for first, last in source["line_ranges"]) for line in lines)


DISAGREEING = {
    "another page": ("▶▶下转03版①", "（上接第一版①）"),
    "another number": ("▶▶下转02版①", "（上接第一版②）"),
    "another headline": ("▶▶下转02版", "（上接第一版《春耕用上插秧机》）"),
    "from another page": ("▶▶下转02版①", "（上接第四版①）"),
}


@pytest.mark.parametrize("case", DISAGREEING)
def test_ends_that_contradict_each_other_stay_apart_and_say_what_is_missing(case: str) -> None:
    archive = make_texts(make_issue(*DISAGREEING[case]))
    found = {article.cut.title: article.completeness for article in archive.articles}
    assert found == {"渔港新码头开航": "continues", "夜校开课": "whole", "": "continued", "灯塔点亮": "whole"}
    assert not any(article.links or article.continued for article in archive.articles)


def test_pages_of_two_days_or_two_papers_are_never_joined() -> None:
    for second, sources in (
        ("2030/0304/02.txt", ()),
        ("2030/0303/02.txt", (SourceEntry("2030/0303/02.txt", newspaper="海州晚报"),)),
    ):
        archive = make_texts(make_issue(*AGREEING[0], second=second), *sources)
        assert not any(article.continued for article in archive.articles)


def test_a_page_whose_number_nobody_knows_is_linked_both_ways_with_the_reason() -> None:
    files = {
        "甲.txt": FRONT.format(jump="▶▶下转02版①"),
        "乙.txt": BACK.format(jump="（上接第一版①）"),
    }
    archive = make_texts(files)
    linked = {article.id: article for article in archive.articles if article.links}
    assert {article.cut.title for article in linked.values()} == {"渔港新码头开航", ""}
    for article in linked.values():
        (link,) = article.links
        assert link.kind == "jump"
        assert linked[link.article] is not article
        assert "转版号相合" in link.reason
    assert {article.completeness for article in linked.values()} == {"continues", "continued"}
    assert "jump-probable" in list_kinds(archive)


def test_what_the_archivist_knows_of_date_and_page_settles_it() -> None:
    files = {"甲.txt": FRONT.format(jump="▶▶下转02版①"), "乙.txt": BACK.format(jump="（上接第一版①）")}
    sources = [
        SourceEntry(file, date="2030-03-03", certainty="given", page=page)
        for file, page in (("甲.txt", "1"), ("乙.txt", "2"))
    ]
    assert any(article.continued for article in make_texts(files, *sources).articles)


def test_two_jumps_between_the_same_pages_are_told_apart_by_their_numbers() -> None:
    front = FRONT.format(jump="▶▶下转02版①").replace("学的是记账和修船。", "学的是记账，\n\n▶▶下转02版②")
    back = BACK.format(jump="（上接第一版①）") + "\n（上接第一版②）\n\n也学修船和织网，教员是退休的老船工。\n"
    records, _, _ = read_data(make_texts({"2030/0303/01.txt": front, "2030/0303/02.txt": back}))
    ends = {record["title"]: record["paragraphs"][-1][-6:] for record in records if record["continued"]}
    assert ends == {"渔港新码头开航": "孩子都省力。", "夜校开课": "退休的老船工。"[-6:]}


def test_two_equal_claims_to_one_continuation_settle_nothing() -> None:
    front = FRONT.format(jump="▶▶下转02版").replace("学的是记账和修船。", "学的是记账，\n\n▶▶下转02版")
    archive = make_texts({"2030/0303/01.txt": front, "2030/0303/02.txt": BACK.format(jump="（上接第一版）")})
    assert not any(article.continued for article in archive.articles)
    assert sum(bool(article.links) for article in archive.articles) == 3


def test_an_article_may_go_on_over_three_pages() -> None:
    middle = BACK.format(jump="（上接第一版①）").replace(
        "都省力。\n", "都省力，候船室里\n\n（下转第三版②）\n", 1
    )
    last = "（上接第二版②）\n\n还摆了两排长椅，雨天也不漏，冬天生着炉子。\n"
    files = {"2030/0303/01.txt": FRONT.format(jump="▶▶下转02版①")}
    archive = make_texts(files | {"2030/0303/02.txt": middle, "2030/0303/03.txt": last})
    (whole,) = [article for article in archive.articles if article.continued]
    assert [part.page for part in whole.continued] == ["02", "03"]
    assert whole.completeness == "whole"
    assert whole.cut.paragraphs[-1].text.endswith("冬天生着炉子。")
    assert [piece.source for piece in whole.cut.paragraphs[-1].pieces] == [1, 2]


def test_a_continuation_does_not_change_the_id_of_its_article() -> None:
    alone = make_texts({"2030/0303/01.txt": FRONT.format(jump="▶▶下转02版①")})
    both = make_texts(make_issue(*AGREEING[0]))
    assert {article.id for article in alone.articles} <= {article.id for article in both.articles}


def test_a_continuation_whose_mark_was_lost_is_linked_but_not_joined() -> None:
    back = BACK.replace("{jump}\n\n", "")
    archive = make_texts({"2030/0303/01.txt": FRONT.format(jump="（下转第二版）"), "2030/0303/02.txt": back})
    linked = [article for article in archive.articles if article.links]
    assert sorted(article.cut.title for article in linked) == ["", "渔港新码头开航"]
    assert "没有转版说明" in linked[0].links[0].reason
    assert not any(article.continued for article in archive.articles)


def test_a_beginning_whose_mark_was_lost_is_linked_by_its_headline() -> None:
    back = "渔港新码头开航\n\n" + BACK.format(jump="（上接第一版）")
    archive = make_texts({"2030/0303/01.txt": FRONT.format(jump=""), "2030/0303/02.txt": back})
    linked = [article.file for article in archive.articles if article.links]
    assert sorted(linked) == ["2030/0303/01.txt", "2030/0303/02.txt"]


@pytest.mark.parametrize(
    ("text", "jumps"),
    [
        ("▶▶下转02版①", [Jump(True, "2", "1", "")]),
        ("（下轉第二版）", [Jump(True, "2", "", "")]),
        ("（緊接第一版）", [Jump(False, "1", "", "")]),
        ("（上接第一版）", [Jump(False, "1", "", "")]),
        ("(上接A03版《渔港 开航》)", [Jump(False, "A3", "", "渔港开航")]),
        ("（紧接第十二版） ▶▶下转第4版②", [Jump(False, "12", "", ""), Jump(True, "4", "2", "")]),
        ("", []),
    ],
)
def test_a_jump_line_is_read(text: str, jumps: list[Jump]) -> None:
    assert [*read_jumps(text)] == jumps


def test_numbers_of_pages_are_compared_without_noughts_and_in_figures() -> None:
    assert [normalize_number(text) for text in ("02", "二", "a03", "第十一版", "二十", "")] == [
        "2",
        "2",
        "A3",
        "11",
        "20",
        "",
    ]
