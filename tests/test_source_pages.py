"""Reading files: every encoding that pages come in, and one clear line for what is no page."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Page
from generator.reading.source_pages import (
    Failure,
    UnreadablePageError,
    decode,
    find_pages,
    read_page,
    split_lines,
)

TEXT = "渔港新码头开航\n\n海州日报记者/李四\n\n昨日上午，渔港新码头开航，第一班渡船载客42人。\n"

ENCODINGS = {
    "utf-8": TEXT.encode("utf-8"),
    "utf-8-sig": TEXT.encode("utf-8-sig"),
    "gb18030": TEXT.encode("gb18030"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-32": TEXT.encode("utf-32"),
}


def read(folder: Path, data: bytes) -> Page | Failure:
    (folder / "page.txt").write_bytes(data)
    return read_page(folder, "page.txt")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_is_read_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    page = read(tmp_path, ENCODINGS[encoding])
    assert isinstance(page, Page)
    assert page.lines == tuple(TEXT.split("\n"))
    assert page.encoding == encoding
    assert page.sha256 == hashlib.sha256(ENCODINGS[encoding]).hexdigest()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n乙\n", ("甲", "乙", "")),
        ("甲\r\n乙\r\n", ("甲", "乙", "")),
        ("甲\r乙", ("甲", "乙")),
        ("甲\r\n乙\n丙", ("甲", "乙", "丙")),
        ("甲\u2028乙\n丙\x0b丁\x85", ("甲\u2028乙", "丙\x0b丁\x85")),
        ("", ("",)),
    ],
)
def test_only_line_ends_end_lines(text: str, lines: tuple[str, ...]) -> None:
    assert split_lines(text) == lines


def test_a_file_cut_off_inside_a_character_is_read(tmp_path: Path) -> None:
    page = read(tmp_path, TEXT.strip().encode("utf-8")[:-2])
    assert isinstance(page, Page)
    assert page.lines[0] == "渔港新码头开航"


def test_a_few_controls_are_no_obstacle(tmp_path: Path) -> None:
    page = read(tmp_path, (TEXT + "\x00\x0c\u200b\u202e").encode("utf-8"))
    assert isinstance(page, Page)
    assert page.encoding == "utf-8"


BAD = {
    "nothing": b"",
    "blanks": b" \n\t\r\n ",
    "a lone byte order mark": b"\xef\xbb\xbf",
    "an empty file of UTF-16": b"\xff\xfe",
    "zero bytes": bytes(400),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "an archive": b"PK\x03\x04" + bytes(range(255, -1, -1)) * 4,
    "a picture behind a mark of UTF-16": b"\xff\xfe" + bytes(range(256)) * 4,
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_text_fails_with_one_line_that_says_what_to_do(kind: str, tmp_path: Path) -> None:
    failure = read(tmp_path, BAD[kind])
    assert isinstance(failure, Failure)
    assert failure.file == "page.txt"
    assert "\n" not in failure.message
    assert "请" in failure.message


def test_a_file_that_is_gone_or_a_folder_fails_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("gone.txt", "folder.txt"):
        failure = read_page(tmp_path, name)
        assert isinstance(failure, Failure)
        assert "无法读取" in failure.message


def test_pages_are_found_in_every_folder_in_order(tmp_path: Path) -> None:
    others = ("README.md", "themes.yml", "mets.xml", ".git/a.txt", "a/._1.txt", "a/1.jpg")
    for name in ("b.txt", "a/2.TXT", "a/1.txt", "年 月/某版.txt", "a/3.md", *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    assert find_pages(tmp_path) == ("a/1.txt", "a/2.TXT", "a/3.md", "b.txt", "年 月/某版.txt")


def test_a_path_of_two_hundred_characters_and_names_apart_only_in_case_are_pages(tmp_path: Path) -> None:
    deep = "/".join(["某报一九八七年三月的版面" * 4] * 4) + "/版.txt"
    names = sorted([deep, "a.txt", "A.txt", "e\u0301.txt", "\u00e9.txt"])
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = find_pages(tmp_path)
    assert {name.casefold() for name in found} == {name.casefold() for name in names}
    assert all(isinstance(read_page(tmp_path, name), Page) for name in found)


def test_a_name_that_is_no_text_fails_with_one_line(tmp_path: Path) -> None:
    failure = read_page(tmp_path, os.fsdecode("版.txt".encode("gb18030")))
    assert isinstance(failure, Failure)
    assert "文件名" in failure.message
    failure.file.encode("utf-8")


def test_a_source_is_never_changed(tmp_path: Path) -> None:
    data = TEXT.encode("gb18030")
    read(tmp_path, data)
    assert (tmp_path / "page.txt").read_bytes() == data


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except UnreadablePageError as error:
        assert str(error)
    else:
        assert text.strip()
        assert encoding


@given(st.text(st.characters(categories=["Lo", "Nd", "Po", "Zs"]), min_size=1).filter(str.strip))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "utf-8")
