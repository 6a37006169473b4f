"""Themes against districts, and lists that are filtered in place."""

from dataclasses import replace

from generator.model import DistrictLabel
from generator.writing.pages.sheet import ENTRIES_IN_PLACE, ENTRIES_PER_SHEET, FEWEST_FILTERED
from tests.invented import KNOWLEDGE, make_archive, make_article
from tests.rendered import read_page, select
from tests.rendering import links, read, render, text_of

TABLE = "archive/crossings/index.md"


def test_every_number_of_the_table_opens_a_list_of_as_many_articles() -> None:
    west = (DistrictLabel("west", "西区", "about", ()),)
    archive = make_archive(make_article("one"), make_article("two"), make_article("far", districts=west))
    pages = render(archive)
    cells = [e for e in select(read_page(pages[TABLE])[1], "td") if e.text.strip() != "0"]
    assert [cell.text.strip() for cell in cells] == ["2", "1"]
    lists = {path: read_page(text)[1] for path, text in pages.items() if "crossings/tea--" in path}
    found = {path: len(list(select(page, "li"))) for path, page in lists.items()}
    assert found == {"archive/crossings/tea--east.md": 2, "archive/crossings/tea--west.md": 1}


def test_a_district_that_is_only_mentioned_has_no_column() -> None:
    page = read(make_archive(make_article("one")), TABLE)
    assert "东区" in links(page) and "西区" not in links(page)


def test_the_table_is_reached_from_themes_and_from_districts() -> None:
    archive = make_archive(make_article("one"))
    for folder in ("themes", "districts"):
        assert (
            "../../archive/crossings/index.html"
            in links(read(archive, f"archive/{folder}/index.md")).values()
        )


def make_list(count: int) -> dict[str, str]:
    return render(make_archive(*(make_article(f"n{number:03}", number=number) for number in range(count))))


def test_a_list_is_one_sheet_as_long_as_it_can_be_filtered_in_place() -> None:
    pages = make_list(ENTRIES_IN_PLACE)
    assert "archive/themes/tea_2.md" not in pages
    rows = [
        e for e in select(read_page(pages["archive/themes/tea.md"])[1], "li") if "data-year" in e.attributes
    ]
    assert len(rows) == ENTRIES_IN_PLACE
    assert {row.attributes["data-year"] for row in rows} == {"2023年"}


def test_a_longer_list_goes_on_and_hands_its_filter_to_the_search() -> None:
    pages = make_list(ENTRIES_IN_PLACE + 1)
    assert f"archive/themes/tea_{ENTRIES_IN_PLACE // ENTRIES_PER_SHEET + 1}.md" in pages
    for path in ("archive/themes/tea.md", "archive/themes/tea_2.md"):
        (form,) = select(read_page(pages[path])[1], "form")
        assert form.attributes["data-narrowing"] == "主题:茶业"


def test_long_headlines_make_a_list_go_on_before_it_grows_too_heavy() -> None:
    articles = [make_article(f"n{number:03}", number=number, title="长" * 110) for number in range(250)]
    assert "archive/themes/tea_2.md" in render(make_archive(*articles))


def test_a_short_list_has_nothing_to_filter() -> None:
    assert "<form" not in make_list(FEWEST_FILTERED - 1)["archive/themes/tea.md"]


def test_an_archive_without_districts_has_an_empty_table() -> None:
    page = read(make_archive(make_article("one", districts=())), TABLE, replace(KNOWLEDGE))
    assert text_of(page, "td") == ""
