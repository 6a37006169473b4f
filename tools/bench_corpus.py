"""Archives of any size for measuring, the same everywhere: pages of the seeds, body lines dealt from a shuffled pack."""

import random
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.pipeline import make_archive  # noqa: E402
from generator.reading.knowledge_files import read_knowledge  # noqa: E402

SEEDS = ROOT / "seeds"
KEPT = ("archive", "aliases", "columns", "districts", "people", "phrases", "sessions", "themes")
"""What the archivist knows that holds of other pages too; dates, corrections and addresses are of the seeds alone."""

PATTERN = "file_patterns: ['{year}/{month}/{day}_{page}.txt']"
FIRST_ISSUE = date(1976, 1, 1)
PAGES_AN_ISSUE = 8
SHORTEST_BODY_LINE = 20
"""Characters below which a body line stays: it may be a sign of the article's form."""

Page = tuple[tuple[str, bool], ...]
"""Lines of a page; whether another body line may stand in its place."""


def make_corpus(folder: Path, articles: int) -> None:
    """Write pages that hold about so many articles, and the archivist's knowledge, into a new folder."""
    models, per_page = read_models()
    folder.mkdir(parents=True)
    copy_knowledge(folder)
    for number, text in enumerate(make_pages(models, max(len(models), round(articles / per_page)))):
        day = FIRST_ISSUE + timedelta(days=number // PAGES_AN_ISSUE)
        path = (
            folder / f"{day.year}" / f"{day.month:02}" / f"{day.day:02}_{number % PAGES_AN_ISSUE + 1:02}.txt"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def copy_knowledge(folder: Path) -> None:
    """Take the archivist's knowledge along, and tell how the files are named."""
    for path in sorted(SEEDS.iterdir()):
        if path.stem in KEPT or path.name == "divisions.csv":
            shutil.copy(path, folder)
    settings = folder / "archive.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("file_patterns: []", PATTERN), encoding="utf-8"
    )


def read_models() -> tuple[list[Page], float]:
    """Return the seeds' pages and how many articles one of them holds."""
    archive = make_archive(SEEDS, read_knowledge(SEEDS)).archive
    pages = []
    for page in archive.pages:
        bodies = {found.line for found in page.cut_page.roles if found.role == "body"}
        lines = enumerate(page.cut_page.page.lines, 1)
        pages.append(
            tuple((text, line in bodies and len(text) >= SHORTEST_BODY_LINE) for line, text in lines)
        )
    return pages, len(archive.articles) / len(pages)


def make_pages(models: list[Page], count: int) -> Iterator[str]:
    """Yield the text of so many pages: the seeds in turn, each body line dealt from a pack of all of them."""
    dice, pack = random.Random(7), list[str]()
    pool = [text for page in models for text, is_body in page if is_body]
    for number in range(count):
        lines = []
        for text, is_body in models[number % len(models)]:
            if is_body and not pack:
                pack = dice.sample(pool, len(pool))
            lines.append(pack.pop() if is_body else text)
        yield "\n".join(lines) + "\n"


if __name__ == "__main__":
    make_corpus(Path(sys.argv[1]), int(sys.argv[2]))
