"""Measure the whole build beside plain MkDocs with Material on the same articles, in turn, on archives of growing size.

    .venv/bin/python tools/bench_build.py [SIZE ...] [--pairs N]

Prints a table of wall, CPU and memory of the process tree, and of ratios; writes JSON and a picture into build/, and adds
to a history there, so that a slower build shows. Zensical is measured on the plain site where it is installed.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.bench_corpus import make_corpus  # noqa: E402

SIZES = (43, 500, 2_000, 10_000)
PAIRS = 3
REPORT = ROOT / "build" / "bench-build.json"
HISTORY = ROOT / "build" / "bench-build-history.jsonl"
PICTURE = ROOT / "build" / "bench-build.svg"
SETTLING = 6
"""Seconds after thousands of files were deleted: for that long ext4 gives no inode a second time, and looks for others."""

SLOWER = 1.15
"""Times the ratio of the run before from which a build counts as slower; machines differ by a tenth from run to run."""

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # both builds are measured as they run a second time
PLAIN_SETTINGS = r"""site_name: plain
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.top, search.highlight, search.suggest]
plugins:
  - search:
      lang: zh
      separator: '[\s\u200b\-]'
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, toc]
not_in_nav: /articles/
nav:
"""
STAGES = """
import json, os, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from generator.project import Project, count_processors, read_archive, write_docs
from generator.site import build_site
project = Project(Path({seeds!r}), Path({docs!r}), Path({site!r}), Path({config!r}))
marks = []
def mark(name):
    spent = os.times()
    marks.append((name, time.perf_counter(), sum(spent[:4])))
mark("")
reading = read_archive(project)
mark("parse")
write_docs(project, reading)
mark("generate")
build_site(project.config, project.docs, project.site, workers=count_processors())
mark("site")
print(json.dumps({{name: [wall - before[1], cpu - before[2]]
                  for before, (name, wall, cpu) in zip(marks, marks[1:])}}))
"""


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes."""
    memory: float
    """MB of all its processes at once, at the most; pages that they share count once for each."""
    output: str


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; raise subprocess.CalledProcessError where it fails."""
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    peaks = [0.0]
    done = threading.Event()
    watcher = threading.Thread(target=watch_memory, args=(process.pid, peaks, done))
    watcher.start()
    output, errors = process.communicate()
    done.set()
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output, errors)
    wall, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, peaks[0], output)


def watch_memory(process: int, peaks: list[float], done: threading.Event) -> None:
    """Keep the most memory that a process and its children had at once, in MB; 0 where the system does not tell."""
    while not done.wait(0.1):
        peaks[0] = max(peaks[0], sum(map(read_memory, list_tree(process))) / 1024)


def list_tree(process: int) -> Iterable[int]:
    """Yield a process and all below it."""
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = tasks.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from list_tree(int(child))


def read_memory(process: int) -> int:
    """Return the memory of a process in kB, what it shares with others in part; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def write_plain(records: Path, folder: Path) -> int:
    """Write the articles of an archive as a plain MkDocs project, one page an article; return their number."""
    (folder / "docs" / "articles").mkdir(parents=True)
    themes: dict[str, list[str]] = {}
    count = 0
    for line in records.read_text(encoding="utf-8").split("\n"):
        if line:
            article = json.loads(line)
            count += 1
            write_plain_article(article, folder / "docs" / "articles" / f"{article['id']}.md")
            for theme in article["themes"]:
                themes.setdefault(theme["name"], []).append(
                    f"- [{article['title'] or '无题'}](articles/{article['id']}.md)"
                )
    (folder / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    names = ["index.md"]
    for number, (theme, rows) in enumerate(sorted(themes.items())):
        names.append(f"t{number}.md")
        (folder / "docs" / names[-1]).write_text(f"# {theme}\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    nav = "".join(f"  - {name}\n" for name in names)
    (folder / "mkdocs.yml").write_text(PLAIN_SETTINGS + nav, encoding="utf-8")
    return count


def write_plain_article(article: dict[str, Any], path: Path) -> None:
    """Write an article as a page of plain Markdown with its facts as front matter."""
    facts = {
        "title": article["title"],
        "date": article["date"],
        "themes": [one["name"] for one in article["themes"]],
        "districts": [one["name"] for one in article["districts"]],
        "people": [one["name"] for one in article["people"]],
        "source": article["source"]["file"],
    }
    front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    text = "\n\n".join(article["paragraphs"] or article["roster"])
    path.write_text(f"---\n{front}\n---\n\n# {article['title']}\n\n## 正文\n\n{text}\n", encoding="utf-8")


@dataclass(frozen=True)
class Bench:
    """The folders of an archive that is measured."""

    folder: Path

    def prepare(self, size: int) -> int:
        """Make the pages, build them once, write the plain project; return the number of articles."""
        make_corpus(self.folder / "seeds", size)
        for name in ("docs", "overrides"):
            ignored = shutil.ignore_patterns("archive", "data", "search") if name == "docs" else None
            shutil.copytree(ROOT / name, self.folder / name, ignore=ignored)
        shutil.copy(ROOT / "mkdocs.yml", self.folder)
        self.build()
        return write_plain(self.folder / "docs" / "data" / "articles.jsonl", self.folder / "plain")

    def clear(self) -> None:
        """Delete everything that a build of the archive made."""
        for name in ("docs/archive", "docs/data", "docs/search", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for path in self.folder.glob(".*.*"):
            path.unlink()
        time.sleep(SETTLING)

    def build(self) -> Run:
        """Build the archive as it stands."""
        command = [
            sys.executable,
            "-m",
            "generator",
            "build",
            "--quiet",
            "--config",
            str(self.folder / "mkdocs.yml"),
        ]
        return run(command, ROOT)

    def build_whole(self) -> Run:
        """Build the archive from nothing."""
        self.clear()
        return self.build()

    def build_stages(self) -> dict[str, list[float]]:
        """Build the archive from nothing; return wall and CPU of each stage."""
        self.clear()
        names = {name: str(self.folder / name) for name in ("seeds", "docs", "site")}
        script = STAGES.format(root=str(ROOT), config=str(self.folder / "mkdocs.yml"), **names)
        stages: dict[str, list[float]] = json.loads(run([sys.executable, "-c", script], ROOT).output)
        return stages

    def change_one(self) -> Run:
        """Change a word of one page, and build."""
        page = min(self.folder.glob("seeds/**/*.txt"))
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("发展", "发达", 1) if "发展" in text else text + "\n", encoding="utf-8")
        return self.build()

    def build_plain(self) -> Run:
        """Build the plain project with MkDocs."""
        shutil.rmtree(self.folder / "plain" / "site", ignore_errors=True)
        time.sleep(SETTLING)
        return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], self.folder / "plain")

    def build_zensical(self) -> Run:
        """Build the plain project with Zensical."""
        shutil.rmtree(self.folder / "plain" / "site", ignore_errors=True)
        return run([sys.executable, "-m", "zensical", "build", "--clean"], self.folder / "plain")


def measure_size(folder: Path) -> float:
    """Return the MB of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def measure(size: int, pairs: int) -> dict[str, Any]:
    """Return all figures of an archive of about so many articles."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        articles = bench.prepare(size)
        ours, plain = [], []
        for _ in range(pairs):  # in turn, so that a busy minute falls on both
            ours.append(bench.build_whole())
            plain.append(bench.build_plain())
        row: dict[str, Any] = {
            "articles": articles,
            "ours": summarize(ours),
            "plain": summarize(plain),
            "stages": bench.build_stages(),
            "pages": sum(1 for _ in (bench.folder / "seeds").rglob("*.txt")),
            "files": sum(path.is_file() for path in (bench.folder / "site").rglob("*")),
            "records MB": (bench.folder / "site" / "data" / "articles.jsonl").stat().st_size / 1e6,
            "ours MB": measure_size(bench.folder / "site"),
            "plain MB": measure_size(bench.folder / "plain" / "site"),
        }
        bench.build()
        row["unchanged"] = summarize([bench.build() for _ in range(pairs)])
        row["changed"] = summarize([bench.change_one() for _ in range(pairs)])
        row["zensical"] = measure_zensical(bench) if is_installed("zensical") else None
    base = row["plain"]
    row["ratios"] = {
        name: {key: row[name][key] / base[key] for key in ("wall", "cpu")}
        for name in ("ours", "changed", "unchanged", "zensical")
        if row[name]
    }
    for name, (wall, cpu) in row["stages"].items():
        row["ratios"][name] = {"wall": wall / base["wall"], "cpu": cpu / base["cpu"]}
    return row


def measure_zensical(bench: Bench) -> dict[str, float] | None:
    """Return the figures of Zensical; say what it said where it fails."""
    try:
        return summarize([bench.build_zensical()])
    except subprocess.CalledProcessError as error:
        print(f"zensical failed: {(error.stderr or error.output).strip().splitlines()[-1:]}")  # noqa: T201
        return None


def summarize(runs: Sequence[Run]) -> dict[str, float]:
    """Return the medians of some runs."""
    fields: dict[str, Callable[[Run], float]] = {
        "wall": lambda one: one.wall,
        "cpu": lambda one: one.cpu,
        "memory": lambda one: one.memory,
    }
    return {name: statistics.median(map(read, runs)) for name, read in fields.items()}


def is_installed(module: str) -> bool:
    """Tell whether a module can be run."""
    found = subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, check=False)
    return found.returncode == 0


def describe(row: dict[str, Any]) -> Iterable[str]:
    """Yield the table of an archive."""
    yield f"{row['articles']} articles; site {row['ours MB']:.1f} MB, plain {row['plain MB']:.1f} MB"
    yield f"{'':12}{'wall s':>9}{'CPU s':>9}{'MB':>7}{'wall/plain':>12}{'CPU/plain':>11}"
    for name in ("plain", "ours", "parse", "generate", "site", "changed", "unchanged", "zensical"):
        if name in row["stages"]:
            wall, cpu, memory = *row["stages"][name], ""
        elif row[name]:
            wall, cpu, memory = row[name]["wall"], row[name]["cpu"], f"{row[name]['memory']:.0f}"
        else:
            continue
        ratio = row["ratios"].get(name, {"wall": 1.0, "cpu": 1.0})
        yield f"{name:12}{wall:9.2f}{cpu:9.2f}{memory:>7}{ratio['wall']:12.3f}{ratio['cpu']:11.3f}"


def draw(rows: Sequence[dict[str, Any]]) -> str:
    """Return a picture of the ratios to plain MkDocs, one group of bars an archive."""
    names, width = ("ours", "changed", "unchanged"), 640
    most = max([1.0, *(row["ratios"][name]["wall"] for row in rows for name in names)])
    lines, top = [], 30
    for row in rows:
        lines.append(f'<text x="8" y="{top}">{row["articles"]} articles</text>')
        for name in names:
            ratio = row["ratios"][name]["wall"]
            top += 18
            length = ratio / most * (width - 200)
            lines.append(f'<rect x="110" y="{top - 10}" width="{length:.1f}" height="12"/>')
            lines.append(f'<text x="16" y="{top}">{name}</text>')
            lines.append(f'<text x="{118 + length:.1f}" y="{top}">{ratio:.3f}</text>')
        top += 30
    title = "Wall time of a build, plain MkDocs with Material = 1"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top}" font-family="sans-serif" font-size="12">'
        f'<title>{title}</title><text x="8" y="14">{title}</text>{"".join(lines)}</svg>\n'
    )


def compare_with_history(rows: Sequence[dict[str, Any]]) -> Iterable[str]:
    """Yield what is slower than in the run before on this kind of machine; add this run to the history."""
    machine = f"{platform.machine()} {os.cpu_count()} {platform.python_version()}"
    past = [json.loads(line) for line in HISTORY.read_text().splitlines()] if HISTORY.is_file() else []
    with HISTORY.open("a", encoding="utf-8") as history:
        for row in rows:
            before = [one for one in past if (one["machine"], one["articles"]) == (machine, row["articles"])]
            for name, ratio in row["ratios"].items():
                old = before[-1]["ratios"].get(name) if before else None
                if old and ratio["cpu"] > old["cpu"] * SLOWER:
                    change = f"{old['cpu']:.3f} → {ratio['cpu']:.3f} of plain MkDocs' CPU"
                    yield f"slower at {row['articles']} articles: {name} {change}"
            entry = {"machine": machine, "articles": row["articles"], "ratios": row["ratios"]}
            history.write(json.dumps(entry) + "\n")


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="runs of each, in turn")
    options = parser.parse_args()
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    rows = []
    for size in options.sizes:
        rows.append(measure(size, options.pairs))
        print("\n".join(describe(rows[-1])), flush=True)  # noqa: T201
        REPORT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    first, last = rows[0], rows[-1]
    growth = last["ours"]["cpu"] / first["ours"]["cpu"]
    print(f"CPU({last['articles']}) / CPU({first['articles']}): {growth:.2f}")  # noqa: T201
    for line in compare_with_history(rows):
        print(line)  # noqa: T201
    PICTURE.write_text(draw(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
