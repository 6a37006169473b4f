"""What the names of files say of date, page and edition."""

import pytest

from generator.knowing.file_names import NamedParts, read_file_name

NAMES = {
    ("2024/1225/A03.txt", "{year}/{month}{day}/{page}.txt"): ("2024-12-25", "A03", ""),
    ("20241225_A03.txt", "{year}{month}{day}_{page}.txt"): ("2024-12-25", "A03", ""),
    ("海州 日报/20241225_A03.txt", "{year}{month}{day}_{page}.txt"): ("2024-12-25", "A03", ""),
    ("2024-2-3-4.txt", "{year}-{month}-{day}-{page}.txt"): ("2024-02-03", "4", ""),
    ("2024年12月25日 第03版.TXT", "{year}年{month}月{day}日 第{page}版.txt"): ("2024-12-25", "03", ""),
    ("2024-12-25/A03_晚报.txt", "{year}-{month}-{day}/{page}_{edition}.txt"): ("2024-12-25", "A03", "晚报"),
    ("1987.txt", "{year}.txt"): ("1987", "", ""),
    ("1987-06.txt", "{year}-{month}.txt"): ("1987-06", "", ""),
    ("A03.txt", "{page}.txt"): ("", "A03", ""),
    ("12月25日.txt", "{month}月{day}日.txt"): ("", "", ""),
    ("2024/25.txt", "{year}/{day}.txt"): ("2024", "", ""),
}


@pytest.mark.parametrize(("file", "pattern"), NAMES)
def test_a_pattern_reads_a_name(file: str, pattern: str) -> None:
    assert read_file_name(file, [pattern]) == NamedParts(*NAMES[file, pattern], pattern)


@pytest.mark.parametrize(
    ("file", "pattern"),
    [
        ("20241325_A03.txt", "{year}{month}{day}_{page}.txt"),
        ("20240230_A03.txt", "{year}{month}{day}_{page}.txt"),
        ("0000-01-01.txt", "{year}-{month}-{day}.txt"),
        ("x1987.txt", "{year}.txt"),
        ("1987/notes.txt", "{year}.txt"),
        ("c5759fb0.txt", "{year}{month}{day}.txt"),
    ],
)
def test_what_fits_no_pattern_or_no_calendar_says_nothing(file: str, pattern: str) -> None:
    assert read_file_name(file, [pattern]) == NamedParts("", "", "", "")


def test_the_first_pattern_that_fits_decides() -> None:
    patterns = [
        "{year}-{month}-{day}.txt",
        "{year}{month}{day}_{page}.txt",
        "{year}{month}{day}_{edition}.txt",
    ]
    assert read_file_name("20241225_A03.txt", patterns).page == "A03"


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert read_file_name("e\u0301dition-1987.txt", ["édition-{year}.txt"]).date == "1987"


def test_a_pattern_for_texts_fits_pages_in_markdown_and_alto() -> None:
    for ending in ("txt", "md", "XML"):
        assert read_file_name(f"20241225_A03.{ending}", ["{year}{month}{day}_{page}.txt"]).page == "A03"
    assert read_file_name("20241225_A03.jpg", ["{year}{month}{day}_{page}.txt"]).page == ""
