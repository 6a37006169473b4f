"""The offline bundle: a valid bag that unpacks anywhere, the same twice, and whatever changes in it is found."""

import os
import random
import shutil
import zipfile
from pathlib import Path

import bagit  # type: ignore[import-untyped]
import pytest

from generator.bagging import TAG_FILES, find_bag_faults, open_bag
from generator.cli import main
from generator.commands.bundle import pack_site
from generator.errors import UsageError
from generator.knowledge import ArchiveSettings
from generator.portable_names import LONGEST_PATH, ROOM, find_name_faults, name_folder

ARCHIVE = ArchiveSettings(name="某市报章库", paper="某市日报", rights="文字属某市日报。")
PLAUSIBLE_FOLDER = (
    "C:/Users/Administrator/Documents/WeChat Files/wxid_0123456789abcd/FileStorage/File/2026-11/site/"
)
"""Where a bundle that came by a messenger is unpacked on Windows: about as deep as it gets by itself."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    files = {"index.html": "<p>首页</p>", "archive/甲 乙.html": "<p>某文</p>", "data/articles.jsonl": "{}\n",
             "data/more/50%.csv": "a,b\n"}  # fmt: skip
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def packed(site: Path, tmp_path: Path) -> Path:
    pack_site(site, tmp_path / "site.zip", ARCHIVE)
    return tmp_path / "site.zip"


def unpack(packed: Path, folder: Path) -> Path:
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(folder)
    (top,) = folder.iterdir()
    return top


def test_it_is_the_same_on_any_day_and_under_any_name(site: Path, tmp_path: Path) -> None:
    for name, moment in (("one", 1_600_000_000), ("two", 1_700_000_000)):
        for path in site.rglob("*"):
            os.utime(path, (moment, moment))
        assert pack_site(site, tmp_path / f"{name}.zip", ARCHIVE) == 9
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_it_unpacks_into_one_folder_that_holds_the_site_as_it_is(
    site: Path, packed: Path, tmp_path: Path
) -> None:
    top = unpack(packed, tmp_path / "out")
    assert top.name == "某市报章库"
    names = {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}
    whole = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert names - whole == {"打开说明.txt", *TAG_FILES}
    assert all((top / name).read_bytes() == (site / name).read_bytes() for name in whole)


def test_names_that_are_not_ascii_are_marked_as_utf_8(packed: Path) -> None:
    with zipfile.ZipFile(packed) as opened:
        assert all(entry.flag_bits & 0x800 for entry in opened.infolist())


def test_the_note_opens_in_any_editor_of_windows(packed: Path, tmp_path: Path) -> None:
    note = (unpack(packed, tmp_path / "out") / "打开说明.txt").read_bytes()
    assert note.startswith(b"\xef\xbb\xbf")
    assert note.count(b"\n") == note.count(b"\r\n") > 10
    text = note.decode("utf-8-sig")
    assert "某市报章库" in text and "文字属某市日报。" in text and "先全部解压" in text
    assert max(len(line) for line in text.splitlines()) <= 50


def test_an_independent_reader_of_bags_finds_it_valid(site: Path, tmp_path: Path) -> None:
    (site / "data" / "more" / "50%.csv").unlink()  # the reader does not know RFC 8493's %25
    pack_site(site, tmp_path / "site.zip", ARCHIVE)
    top = unpack(tmp_path / "site.zip", tmp_path / "out")
    bag = bagit.Bag(str(top))
    bag.validate()
    assert list(bag.payload_files()) == ["data/articles.jsonl"]
    assert bag.info == {"External-Description": "某市报章库", "Payload-Oxum": "3.1"}
    (top / "index.html").write_text("<p>改</p>", encoding="utf-8")
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(top)).validate()


def test_one_changed_byte_anywhere_in_the_folder_is_named(packed: Path, tmp_path: Path) -> None:
    top, chance = unpack(packed, tmp_path / "out"), random.Random(7)
    assert list(find_bag_faults(open_bag(top))) == []
    for path in [path for path in sorted(top.rglob("*")) if path.is_file()]:
        whole, at = path.read_bytes(), chance.randrange(path.stat().st_size)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        faults = list(find_bag_faults(open_bag(top)))
        assert faults, path
        assert path.name in TAG_FILES or any(path.name in line for line in faults)
        path.write_bytes(whole)
    assert list(find_bag_faults(open_bag(top))) == []


def test_one_changed_byte_of_the_contents_of_the_zip_is_found(packed: Path) -> None:
    whole, chance = packed.read_bytes(), random.Random(7)
    with zipfile.ZipFile(packed) as opened:
        entries = opened.infolist()
    for entry in entries:
        start = entry.header_offset + 30 + len(entry.filename.encode("utf-8"))
        at = start + chance.randrange(entry.compress_size)
        packed.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        assert list(find_bag_faults(open_bag(packed))), entry.filename


def test_what_is_gone_and_what_was_added_is_named(packed: Path, tmp_path: Path) -> None:
    top = unpack(packed, tmp_path / "out")
    (top / "data" / "articles.jsonl").unlink()
    (top / "archive" / "more.html").write_text("", encoding="utf-8")
    faults = "\n".join(find_bag_faults(open_bag(top)))
    assert "data/articles.jsonl: 不在或读不出" in faults
    assert "archive/more.html: 清单里没有这个文件" in faults
    assert "bag-info.txt: 发现 data/ 为 4.1" in faults


def test_verify_reads_the_zip_and_the_folder(
    packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    top = unpack(packed, tmp_path / "out")
    for place in (packed, top):
        assert main(["verify", str(place)]) == 0
        assert capsys.readouterr().out == "离线包的 9 个文件，都与清单相符\n"
    (top / "index.html").write_text("<p>改</p>", encoding="utf-8")
    assert main(["verify", str(top)]) == 1
    assert "index.html: SHA-256 为" in capsys.readouterr().err


def test_verify_of_something_else_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("a.txt", "a")
    for name in ("text.zip", "other.zip", "gone.zip"):
        assert main(["verify", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_second_bundle_of_an_unpacked_one_does_not_take_its_manifests(packed: Path, tmp_path: Path) -> None:
    top = unpack(packed, tmp_path / "out")
    (top / "打开说明.txt").unlink()
    pack_site(top, tmp_path / "again.zip", ARCHIVE)
    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


@pytest.mark.parametrize(
    "names",
    [
        ("a/Tea.html", "a/tea.html"),
        ("A/one.html", "a/two.html"),
        ("straße.html", "STRASSE.html"),
        ("é.html", "e\u0301.html"),
        ("a/b", "A/b/c"),
        ("con.html",),
        ("a/LPT1/b.html",),
        ("a:b.html",),
        ("a./b.html",),
        ("长" * 160,),
    ],
)
def test_names_that_some_system_loses_or_refuses_are_told(names: tuple[str, ...]) -> None:
    assert list(find_name_faults(names))


def test_names_that_every_system_takes_are_not_told() -> None:
    names = ("a/console.html", "a/甲 乙.html", "com10.txt", "a.b/c..d", "a/x" * 50)
    assert list(find_name_faults(names)) == []


def test_the_longest_name_fits_below_a_plausible_folder() -> None:
    assert len(PLAUSIBLE_FOLDER) <= ROOM
    assert ROOM + (LONGEST_PATH - ROOM) < 260


def test_a_name_that_some_system_refuses_stops_the_bundle(site: Path, tmp_path: Path) -> None:
    (site / "archive" / "aux.html").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"archive/aux.html: 发现 Windows 不容的名字.*请改名"):
        pack_site(site, tmp_path / "site.zip", ARCHIVE)
    assert not (tmp_path / "site.zip").exists()


def test_the_folder_is_named_after_the_archive() -> None:
    assert name_folder("株洲两会报章库") == "株洲两会报章库"
    assert name_folder('a/b: "c"? ') == "a b c"
    assert name_folder("...") == name_folder("NUL") == "archive"
    assert len(name_folder("长" * 200)) == 40


def test_the_bundle_of_the_pages_that_ship_unpacks_where_case_does_not_count(
    seed_site: Path, tmp_path: Path
) -> None:
    pack_site(seed_site, tmp_path / "site.zip", ARCHIVE)
    with zipfile.ZipFile(tmp_path / "site.zip") as opened:
        names = opened.namelist()
    assert len({name.casefold() for name in names}) == len(names) > 500
    assert max(len(PLAUSIBLE_FOLDER) + len(name) for name in names) < 260
    bagit.Bag(str(unpack(tmp_path / "site.zip", tmp_path / "out"))).validate(processes=1)
    shutil.rmtree(tmp_path / "out")
