"""The pages worth a look: worst first, with reasons and the line where to begin, in the data and in the summary."""

from pathlib import Path

from generator.knowledge import Knowledge
from generator.pipeline import Result
from generator.project import Reading
from generator.summary import PAGES_SHOWN, summarize
from generator.writing.review import REVIEW_BELOW, list_review
from tests.assembling import SETTINGS, make_texts, read_data
from tests.seed_pages import make_whole_archive
from tests.test_copies import LIGHT, NIGHT, SHIP

BROKEN = "，船票两元，往返一趟要半个小时，两岸都有候船室。\n\n某某某\n"


def test_a_doubtful_page_is_listed_with_its_reasons_and_its_first_line_to_look_at() -> None:
    (row,) = list_review(make_texts({"a.txt": LIGHT, "b.txt": BROKEN}))
    assert (row.file, row.line) == ("b.txt", 3)
    assert row.confidence < REVIEW_BELOW
    assert {"没有标题", "文首不成句", "1行未认出用途"} <= set(row.reasons)


def test_the_worst_page_comes_first() -> None:
    rows = list_review(make_texts({"a.txt": LIGHT + "\n某某某\n", "b.txt": BROKEN}))
    assert [row.file for row in rows] == ["b.txt", "a.txt"]
    assert [row.confidence for row in rows] == sorted(row.confidence for row in rows)


def test_a_copy_is_listed_however_sure_its_cut_is() -> None:
    _, _, review = read_data(make_texts({"a.txt": LIGHT + NIGHT, "b.txt": LIGHT + NIGHT}))
    assert [row["file"] for row in review] == ["b.txt"]
    assert "a.txt是同一版" in review[0]["reasons"]


def test_the_five_pages_are_all_sure() -> None:
    assert list_review(make_whole_archive().archive) == []


def test_the_summary_begins_with_the_worst_pages_and_names_a_few() -> None:
    files = {f"{number}.txt": f"第{number}号，{BROKEN}" for number in range(PAGES_SHOWN + 3)}
    reading = Reading(Knowledge(SETTINGS), Result(make_texts(files | {"a.txt": SHIP}), ()))
    lines = summarize(reading)
    assert f"版面 {len(list_review(reading.result.archive))} 个" in lines[0]
    assert sum("把握" in line for line in lines[1:]) == PAGES_SHOWN
    assert Path("data/review.csv").name in lines[0]
