from generator.cut.page import cut_page
from generator.cut.portions import MOST_LINES, cut_file
from generator.model import Page
from tests.cutting import SEGMENT

ITEM = ("新桥通车", "本报讯（记者张三）今天某市的新桥通车，车辆有序通过。", "")


def make_page(count: int) -> Page:
    """Make a page of equal short items."""
    return Page("long.txt", "", "utf-8", ITEM * count)


def test_a_page_of_print_is_cut_as_a_whole() -> None:
    page = make_page(MOST_LINES // len(ITEM))
    assert cut_file(page, SEGMENT) == cut_page(page, SEGMENT)


def test_a_file_of_many_pages_is_cut_in_portions_that_end_at_blank_lines() -> None:
    count = 2 * MOST_LINES // len(ITEM)
    found = cut_file(make_page(count), SEGMENT)
    assert [(cut.number, cut.title, len(cut.paragraphs)) for cut in found.cuts] == [
        (number, "新桥通车", 1) for number in range(1, count + 1)
    ]
    assert [notice.kind for notice in found.notices][0] == "portions"


def test_lines_keep_their_numbers_and_each_its_one_place() -> None:
    page = make_page(MOST_LINES)
    found = cut_file(page, SEGMENT)
    assert [role.line for role in found.roles] == [
        number for number, line in enumerate(page.lines, 1) if line
    ]
    for cut in found.cuts:
        assert {role.article for role in cut.roles} == {cut.number}
        assert cut.line_ranges == ((3 * cut.number - 2, 3 * cut.number - 1),)


def test_a_file_without_a_blank_line_is_cut_in_portions_all_the_same() -> None:
    page = Page("long.txt", "", "utf-8", ("某人走来了，又走去了。",) * (3 * MOST_LINES + 1))
    assert len(cut_file(page, SEGMENT).roles) == 3 * MOST_LINES + 1
