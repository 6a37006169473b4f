"""`verify`: whatever changes in sources or data after the build is named; an untouched site is whole."""

import json
import random
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.errors import UsageError
from generator.fixity import find_differences, read_manifest
from generator.reading.knowledge_files import read_knowledge
from generator.writing.data import render_data
from generator.writing.files import Tree, write_tree
from generator.writing.pages import render_pages
from tests.seed_pages import FILES, SEEDS, make_whole_archive


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with the data of the seeds and a page for each article, beside a copy of the seeds."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    write_tree(
        Tree(tmp_path / "site", ("data", "archive")),
        [*render_data(archive, knowledge), *render_pages(archive, knowledge)],
    )
    for page in (tmp_path / "site" / "archive" / "articles").glob("*.md"):
        page.rename(page.with_suffix(".html"))
    return tmp_path / "site"


def compare(site: Path) -> list[str]:
    return list(find_differences(site, site.parent / "seeds"))


def test_an_untouched_site_is_whole(site: Path) -> None:
    assert compare(site) == []
    manifest = read_manifest(site)
    assert sorted(manifest["sources"]) == list(FILES)
    assert {"data/articles.jsonl", "data/lines.csv", "data/apparatus.csv"} <= manifest["data"].keys()


def test_one_changed_byte_anywhere_is_named_with_its_file(site: Path) -> None:
    chance = random.Random(7)
    files = [*(site / "data").iterdir(), *(site.parent / "seeds" / file for file in FILES)]
    for path in (path for path in files if path.name != "manifest.json"):
        whole = path.read_bytes()
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert any(path.as_posix() in line for line in compare(site))
        path.write_bytes(whole)
    assert compare(site) == []


def test_what_is_gone_and_what_was_added_is_named(site: Path) -> None:
    (site / "data" / "lines.csv").unlink()
    (site / "data" / "more.csv").write_text("x", encoding="utf-8")
    (site.parent / "seeds" / FILES[0]).unlink()
    page = min((site / "archive" / "articles").glob("*.html"))
    page.unlink()
    said = compare(site)
    assert len(said) == 4
    for words in (
        "lines.csv: 不在",
        "more.csv: 清单里没有",
        f"{FILES[0]}: 不在",
        f"没有 archive/articles/{page.name}",
    ):
        assert any(words in line for line in said)


@pytest.mark.parametrize("text", ["", "[]", '{"sources": 1}', '{"sources": {}, "data": [1]}'])
def test_a_manifest_that_cannot_be_read_is_one_clear_error(site: Path, text: str) -> None:
    (site / "data" / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"manifest\.json: 读不懂"):
        compare(site)


def test_the_command_says_whether_the_site_is_whole(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["verify", str(site), "--seeds", str(site.parent / "seeds")]
    assert main(arguments) == 0
    assert "都与清单相符" in capsys.readouterr().out
    manifest = json.loads((site / "data" / "manifest.json").read_text(encoding="utf-8"))
    manifest["sources"][FILES[0]] = "0" * 64
    (site / "data" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert main(arguments) == 1
    assert FILES[0] in capsys.readouterr().err
    assert main(["verify", str(site.parent / "nowhere")]) == 2


def test_review_lists_every_page_the_most_doubtful_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--seeds", str(SEEDS)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "每千字存疑" in line]
    rates = [float(line.split("每千字存疑 ")[1].split("（")[0]) for line in lines]
    assert len(lines) == len(FILES)
    assert rates == sorted(rates, reverse=True)
    assert all("未逐字校对" in line for line in lines)
