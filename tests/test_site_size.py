"""The size of a site is said beside what GitHub Pages takes; what is too big is said with what to do."""

from pathlib import Path

from generator.file_states import read_states
from generator.site_size import PAGES_FILE, PAGES_SITE, SiteSize, describe_size, measure_site


def test_a_site_is_measured_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_bytes(b"12345")
    (tmp_path / "c.html").write_bytes(b"123")
    assert measure_site(read_states(str(tmp_path))) == SiteSize(2, 8, 5, "a/b.html")


def test_a_site_that_fits_is_one_line() -> None:
    (line,) = describe_size(SiteSize(600, 9_900_000, 700_000, "assets/a.js"))
    assert line == (
        "网站大小：600 个文件，共 9.9 MB，最大的 assets/a.js 0.7 MB（GitHub Pages 限每站 1,000.0 MB、每个文件 100.0 MB）"
    )


def test_what_is_too_big_is_said_with_what_to_do() -> None:
    _, whole, file = describe_size(SiteSize(9, PAGES_SITE + 1, PAGES_FILE + 1, "data/lines.csv"))
    assert "放不下" in whole and "请分成几个库" in whole
    assert file.startswith("data/lines.csv: 100.0 MB") and "请" in file
