"""The page that says how large an archive can be follows from what was measured."""

import json

import pytest

from tests.conftest import ROOT
from tools.write_capacity import (
    COMPUTED,
    FIELDS,
    FIGURES,
    PAGE,
    compute,
    find_end,
    select,
    word_time,
    write_page,
)


def make_row(articles: int) -> dict[str, float]:
    """Return figures that grow by one an article, from ten."""
    return dict.fromkeys(FIELDS, articles + 10) | {"articles": articles}


def test_the_page_is_made_from_the_figures_that_lie_here() -> None:
    measured = json.loads(FIGURES.read_text("utf-8"))
    assert len(measured) > 1
    assert PAGE.read_text("utf-8") == write_page(measured)
    assert str(PAGE.relative_to(ROOT).as_posix()) in (ROOT / "README.zh-CN.md").read_text("utf-8")


def test_larger_archives_lie_on_the_line_through_the_two_largest() -> None:
    rows = [dict.fromkeys(FIELDS, 1.0) | {"articles": 5}, make_row(100), make_row(300)]
    assert compute(rows, 1_000) == make_row(1_000)
    assert find_end(rows, "site", 4_321) == 4_000


def test_what_was_measured_is_not_called_computed() -> None:
    page = write_page([make_row(100), make_row(20_000)])
    assert ">20,000</th>" in page
    assert [f">{size:,}\N{NO-BREAK SPACE}推\N{WORD JOINER}算</th>" in page for size in COMPUTED] == [
        False,
        True,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.52, "0.5 秒"), (61, "61 秒"), (600, "10 分"), (9_000, "2.5 小时")]
)
def test_times_are_worded_as_one_looks_at_them(seconds: float, words: str) -> None:
    assert word_time(seconds) == words


def test_a_report_is_taken_in_order_of_size() -> None:
    run = {"wall": 2.0, "cpu": 3.0, "memory": 400.0}
    report = [
        {"articles": size, "pages": 1, "files": 9, "ours MB": 1.0, "records MB": 0.5}
        | dict.fromkeys(("ours", "changed", "unchanged", "plain"), run)
        for size in (500, 43)
    ]
    assert [(row["articles"], row["whole"], row["memory"]) for row in select(report)] == [
        (43, 2.0, 400.0),
        (500, 2.0, 400.0),
    ]
