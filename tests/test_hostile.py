"""Whatever lies among the seeds: no crash, no hang, little memory, nothing written elsewhere, no line lost."""

import csv
import random
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.describe import DescribedPage, Tools, compile_tools, describe_page
from generator.model import Page
from generator.reading.knowledge_files import read_knowledge
from generator.reading.source_pages import LARGEST_FILE, UnreadablePageError, decode, split_lines
from tests.conftest import ROOT, SeedsMaker

SLOWEST = 10.0
"""Seconds of the processor that one input may take."""

MOST_MEMORY = 1_000_000
"""Kilobytes that the program may take."""

KILLERS = (
    *" 、，。：；·　\t\"'“”‘’（()[{<#*_`|\\/-—…0一年月日张摄讯电□▶\u200b\u202e\u0301\ufffd😀",
    *(
        "张三 ",
        "张三、",
        "张 三(女) ",
        "记者/张三 ",
        "记者张三 ",
        "讯(",
        "电（记者",
        "（上接",
        "——访",
        "市人大代表",
    ),
    *(
        "董事长张三 ",
        "市长张三",
        "张三说",
        "有限公司",
        "12月24日",
        "2024年",
        "明年",
        "某市",
        "召开会议",
        "会 ",
    ),
    *(
        "<b>",
        "</script>",
        "{{ x }}",
        "{% for x in y %}",
        "](",
        "![",
        "<!--",
        "--8<--",
        "&lt;",
        "$\\sum$",
        "../",
        "C:\\",
    ),
)
"""Pieces that make patterns go back and forth, or that mean something to a program behind us."""

LONG_RUN = 100_000
"""Characters of a run of one piece."""


@cache
def make_tools() -> Tools:
    """Compile the knowledge of the shipped archive: more words to look for than an invented one has."""
    return compile_tools(read_knowledge(ROOT / "seeds"))


def describe_lines(lines: tuple[str, ...]) -> DescribedPage:
    """Cut, date and file a page; every line that holds anything must have its one place."""
    described = describe_page(Page("page.txt", "", "utf-8", lines), make_tools())
    numbers = [number for number, line in enumerate(lines, 1) if line.strip()]
    assert [role.line for role in described.cut_page.roles] == numbers
    inside = {role.line for role in described.cut_page.roles if role.article is not None}
    assert inside == {role.line for article in described.articles for role in article.cut.roles}
    return described


def describe_bytes(data: bytes) -> None:
    """Read and describe a file as the program does; a file that is no text must be refused with a message."""
    try:
        text, _ = decode(data)
    except UnreadablePageError as error:
        assert str(error)
        return
    describe_lines(split_lines(text))


def run_piece(piece: str, length: int) -> str:
    """Return a run of one piece."""
    return (piece * (length // len(piece) + 1))[:length]


PIECES = st.one_of(
    st.sampled_from(KILLERS),
    st.text(max_size=12),
    st.text(
        "记者张三李四通讯员摄图讯电（）()、，。：“”一二三年月日0123456789版上接下转市县区 \n", max_size=30
    ),
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
INPUTS = st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=300))
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=300, deadline=None, suppress_health_check=CHECKS)
@given(INPUTS)
def test_no_input_crashes_the_reading_and_no_line_is_lost(data: bytes) -> None:
    describe_bytes(data)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None, suppress_health_check=CHECKS)
@given(INPUTS)
def test_ten_thousand_inputs_crash_nothing(data: bytes) -> None:
    describe_bytes(data)


@pytest.mark.parametrize("width", [0, 40], ids=["in one line", "in short lines"])
def test_long_runs_of_a_few_pieces_take_no_time(width: int) -> None:
    for piece in (" ", "、", "张三 ", "董事长张三 ", "明年", "“", "（", "召开会议"):
        check_run(piece, LONG_RUN // 5, width)


@pytest.mark.long
@pytest.mark.parametrize("width", [0, 40, 400], ids=["in one line", "in short lines", "in long lines"])
def test_no_long_run_takes_ten_seconds(width: int) -> None:
    for piece in KILLERS:
        check_run(piece, LONG_RUN, width)


def check_run(piece: str, length: int, width: int) -> None:
    """Describe a run of a piece, whole or in lines of a width, and look at the clock."""
    run = run_piece(piece, length)
    lines = tuple(run[at : at + width] for at in range(0, length, width)) if width else (f"标题{run}。",)
    start = time.process_time()
    describe_lines(("某地的标题", *lines, "完。"))
    assert time.process_time() - start < SLOWEST, piece


LINES = {
    "headings": "# 某标题",
    "sentences": "某人走来了，又走去了。",
    "torn lines": "某人走来了，又走去",
    "names": "张三",
    "captions": "某地的照片。 记者/张三 摄",
    "continuations": "（上接第二版）某人走来了，又走去了。",
    "colons": "某地：",
    "bylines": "本报记者 张三",
}


@pytest.mark.long
@pytest.mark.parametrize("kind", LINES)
def test_fifty_thousand_lines_of_a_kind_take_no_more_than_a_few_pages(kind: str) -> None:
    start = time.process_time()
    describe_lines((LINES[kind],) * 50_000)
    assert time.process_time() - start < 2 * SLOWEST


def make_damaged_files() -> dict[str, str | bytes]:
    """Return files as damaged disks, wrong programs and bad jokes leave them."""
    page = (ROOT / "tests" / "archives" / "county" / "seeds" / "2010" / "0408" / "A1.txt").read_bytes()
    chance = random.Random(3)
    return {
        "truncated.txt": page[:-1],
        "nul.txt": page.replace("。".encode(), b"\x00", 3),
        "zeros.txt": bytes(5000),
        "noise.txt": chance.randbytes(20_000),
        "punctuation.txt": "。，、；：？！…—\n" * 300,
        "bidirectional.txt": f"\u202e{page.decode()}\u202c\u2066\u2069",
        "html.txt": "<html><body onload=alert(1)>\n<h1>标题</h1>\n<script>alert(1)</script>\n</body>\n",
        "markdown.txt": '# 标题\n\n```\n[a](javascript:alert(1)) ![x](../../x)\n\n--8<-- "/etc/passwd"\n<!--\n',
        "jinja.txt": "{{ config }}\n{% include '/etc/passwd' %}\n某人说，{{ 7*7 }}。\n",
        "paths.txt": "../../../../etc/passwd\nC:\\Windows\\win.ini\n/dev/null\nCON\n",
        "nested.txt": "“（" * 3000 + "正文。" + "）”" * 3000,
        "front-matter.txt": "---\ntitle: x\nurl: ../../x\n---\n正文在这里。\n",
        "line-separators.txt": "标题\u2028正文在这里，有一句，还有很长很长的一句。\u2029又一段在这里，写了又写。\x85完。\n",
        "carriage-returns.txt": "标题\r正文。\r\r完。\r",
        "deep/" * 20 + "page.txt": "标题\n正文在这里，有一句。\n",
        "空 格 & ' #%?.txt": "标题\n正文在这里，有一句。\n",
        "-rf.txt": "标题\n正文在这里，有一句。\n",
        "empty.txt": "",
        "blank.txt": " \n\u3000\n",
    }


def list_tree(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_damaged_files_are_written_or_named_and_nothing_else_is_touched(
    make_seeds: SeedsMaker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds, docs = make_seeds(make_damaged_files()), tmp_path / "docs"
    before = list_tree(tmp_path)
    assert main(["generate", "--quiet", "--workers", "1", "--seeds", str(seeds), "--docs", str(docs)]) == 1
    complaints = capsys.readouterr().err
    after = list_tree(tmp_path)
    ours = (f"{docs.as_posix()}/", f"{tmp_path.as_posix()}/.docs.")
    made = {name for name in after if name.startswith(ours)}
    assert {name: after[name] for name in after if name not in made} == before
    with (docs / "data" / "lines.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for name in make_damaged_files():
        read = [row for row in rows if row["file"] == name]
        assert bool(read) != (name in complaints), name
        if read:
            lines = split_lines(decode((seeds / name).read_bytes())[0])
            assert len(read) == sum(bool(line.strip()) for line in lines), name


BOMBS = {
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "python object": "name: !!python/object/apply:os.system ['touch owned']\n",
    "deep nesting": "name: " + "[" * 20_000 + "]" * 20_000,
    "deep mapping": "name: " + "{a: " * 5_000 + "}" * 5_000,
    "endless quotation": "name: '" + "甲" * 200_000,
    "many documents": "---\nname: 甲\n" * 2_000,
    "control characters": "name: 甲\x00\x1b[2J\n",
    "not utf-8": "name: \xff\xfe",
    "a million keys": "\n".join(f"k{number}: 1" for number in range(50_000)),
}


@pytest.mark.parametrize("file", ["archive.yml", "themes.yml", "districts.yml", "sources.yml", "phrases.yml"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_yaml_file_ends_in_one_line(
    file: str, bomb: str, make_seeds: SeedsMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    encoding = "latin-1" if bomb == "not utf-8" else "utf-8"
    seeds = make_seeds({"page.txt": "标题\n正文。\n", file: BOMBS[bomb].encode(encoding)})
    start = time.process_time()
    assert main(["check", "--quiet", "--seeds", str(seeds)]) == 2
    assert time.process_time() - start < SLOWEST
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert file in line
    assert not (Path.cwd() / "owned").exists()


MEASURED = (
    "import resource, sys; from generator.cli import main; status = main(sys.argv[1:]); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss); sys.exit(status)"
)


def measure_run(seeds: Path, docs: Path) -> tuple[int, int, str]:
    """Run `generate` in a process of its own; return its status, its memory in kilobytes, its complaints."""
    command = [
        sys.executable,
        "-c",
        MEASURED,
        "generate",
        "--quiet",
        "--seeds",
        str(seeds),
        "--docs",
        str(docs),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, int(done.stdout.split()[-1]), done.stderr


@pytest.mark.long
def test_a_hundred_megabytes_in_one_line_are_refused_by_name(make_seeds: SeedsMaker, tmp_path: Path) -> None:
    seeds = make_seeds({"page.txt": "标题\n正文在这里，有一句。\n"})
    (seeds / "huge.txt").write_bytes("某人走来了，又走去了。".encode() * 3_030_000)
    status, memory, complaints = measure_run(seeds, tmp_path / "docs")
    assert (status, memory < MOST_MEMORY) == (1, True)
    assert "huge.txt" in complaints and "99 MB" in complaints


@pytest.mark.long
def test_the_largest_file_that_is_read_stays_below_a_gigabyte(make_seeds: SeedsMaker, tmp_path: Path) -> None:
    text = "某人走来了，又走去了。".encode()
    seeds = make_seeds({"large.txt": text * (LARGEST_FILE // len(text))})
    status, memory, _ = measure_run(seeds, tmp_path / "docs")
    assert (status, memory < MOST_MEMORY) == (0, True)
