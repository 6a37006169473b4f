"""From files to the archive: the same with any workers, whole without the files that cannot be read."""

import subprocess
import sys

import pytest

from generator.knowledge import ArchiveSettings, Knowledge, SourceEntry
from generator.pipeline import Result, make_archive
from generator.reading.knowledge_files import read_knowledge
from tests.conftest import ROOT, SeedsMaker
from tests.seed_pages import FILES, SEEDS, make_whole_archive

FIRST = "夜校开课\n\n海州日报讯（记者/李四） 3月2日，东丘夜校开课，首批学员四十人。\n\n▶▶下转02版①\n"
SECOND = "渔港开航\n\n海州日报记者/赵六\n\n（上接第一版）\n\n昨日上午，渔港新码头开航。\n"
LOOP = "昨日上午，渔港新码头开航，第一班渡船载客四十二人，船票两元。\n\n"
KNOWLEDGE = Knowledge(
    ArchiveSettings(
        "某市报章库", "海州日报", rights="某报", file_patterns=("{year}/{month}{day}/{page}.txt",)
    ),
    sources=(
        SourceEntry(
            "b.txt", page="A3", edition="晨", newspaper="海州晚报", proofread_by="张三", proofread_date="2031"
        ),
    ),
)


@pytest.mark.parametrize("start_method", ["fork", "spawn"])
def test_the_archive_is_the_same_with_two_workers(start_method: str) -> None:
    assert (
        make_archive(SEEDS, read_knowledge(SEEDS), workers=2, start_method=start_method)
        == make_whole_archive()
    )


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_cannot_be_read_fails_and_the_rest_is_there(make_seeds: SeedsMaker, workers: int) -> None:
    seeds = make_seeds({"a.txt": FIRST, "b.txt": b"", "c.txt": bytes(range(256)) * 8, "d.txt": SECOND})
    result = make_archive(seeds, KNOWLEDGE, workers=workers)
    assert [failure.file for failure in result.failures] == ["b.txt", "c.txt"]
    assert [page.cut_page.page.file for page in result.archive.pages] == ["a.txt", "d.txt"]
    assert {article.cut.title for article in result.archive.articles} == {"夜校开课", "渔港开航"}


def test_progress_is_told_for_every_file_even_a_bad_one(make_seeds: SeedsMaker) -> None:
    told: list[tuple[int, int]] = []
    seeds = make_seeds({"a.txt": FIRST, "b.txt": b""})
    make_archive(seeds, KNOWLEDGE, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_folder_without_pages_gives_an_empty_archive(make_seeds: SeedsMaker) -> None:
    result = make_archive(make_seeds(), KNOWLEDGE, workers=2)
    assert (result.archive.pages, result.archive.articles, result.failures) == ((), (), ())


def make(make_seeds: SeedsMaker, files: dict[str, str | bytes]) -> Result:
    return make_archive(make_seeds(files), KNOWLEDGE)


def test_what_archivist_and_file_name_say_of_a_page_is_with_its_articles(make_seeds: SeedsMaker) -> None:
    articles = make(make_seeds, {"b.txt": SECOND, "2030/0303/A2.txt": FIRST}).archive.articles
    facts = {
        article.file: (
            article.page,
            article.edition,
            article.newspaper,
            article.dating.date,
            article.proofread,
        )
        for article in articles
    }
    assert facts == {
        "b.txt": ("A3", "晨", "海州晚报", "", ("张三", "2031")),
        "2030/0303/A2.txt": ("A2", "", "海州日报", "2030-03-03", None),
    }
    assert {article.rights for article in articles} == {"某报"}


def test_jump_lines_and_lost_text_tell_how_whole_an_article_is(make_seeds: SeedsMaker) -> None:
    lost = f"渡船开航\n\n海州日报记者/李四\n\n{LOOP}{LOOP}{LOOP.strip()[:-8]}"
    whole = "灯塔点亮\n\n海州日报记者/李四\n\n昨日，灯塔点亮。\n"
    files = {"a.txt": FIRST, "b.txt": SECOND, "c.txt": lost, "d.txt": whole}
    found = {article.file: article.completeness for article in make(make_seeds, files).archive.articles}
    assert found == {"a.txt": "continues", "b.txt": "continued", "c.txt": "text_lost", "d.txt": "whole"}


def test_every_notice_of_a_page_is_told_once(make_seeds: SeedsMaker) -> None:
    archive = make(
        make_seeds, {"a.txt": "昨日上午，渔港，新码头和\n\n旧码头开航。\n\n某某某\n", "b.txt": SECOND}
    ).archive
    from_parts = [notice for page in archive.pages for notice in page.notices]
    from_parts += [notice for article in archive.articles for notice in article.notices]
    assert sorted(map(str, from_parts)) == sorted(map(str, archive.notices))
    kinds = [(notice.file, notice.line, notice.kind) for notice in archive.notices]
    assert kinds == sorted(kinds)
    about_lines = [kind for _, _, kind in kinds if kind not in ("unfiled", "no-district")]
    assert about_lines == ["untitled", "join", "unassigned"]


def test_articles_and_pages_stand_in_order() -> None:
    archive = make_whole_archive().archive
    assert [page.cut_page.page.file for page in archive.pages] == list(FILES)
    ids = [article.id for article in archive.articles]
    assert ids == sorted(set(ids))


def test_the_seeds_are_only_read(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"a.txt": FIRST})
    before = {path: path.read_bytes() for path in seeds.rglob("*") if path.is_file()}
    make_archive(seeds, KNOWLEDGE)
    assert {path: path.read_bytes() for path in seeds.rglob("*") if path.is_file()} == before


BUSY = """\
import sys, time
from generator.pipeline import open_pool
pool = open_pool(2, sys.argv[1])
list(pool.map(time.sleep, [0.1] * 4))
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("start_method", ["fork", "spawn", "forkserver"])
def test_workers_end_with_a_killed_main_process(start_method: str) -> None:
    """They hold its standard output open: it ends when the last of them does."""
    command = [sys.executable, "-c", BUSY, start_method]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready"
        process.kill()
        assert process.communicate(timeout=20)[0] == b""
