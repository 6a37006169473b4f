"""What several tests share: a folder of seeds made from a few texts."""

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)  # how long one example takes says more of the machine
settings.load_profile("project")

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from generator.project import Project

ROOT = Path(__file__).parent.parent
"""The folder of the project."""

SMALLEST_ARCHIVE = "name: 某市报章库\npaper: 某市日报\n"

SeedsMaker = Callable[..., Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the switch that rewrites what golden pages expect."""
    parser.addoption("--rewrite-golden", action="store_true", help="write what is cut now into tests/golden/")


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether the expectations of golden pages are to be rewritten."""
    return bool(request.config.getoption("--rewrite-golden"))


@pytest.fixture
def make_seeds(tmp_path: Path) -> SeedsMaker:
    """Return a function that writes files into a seeds folder; archive.yml is there unless given."""

    def make(files: dict[str, str | bytes] | None = None) -> Path:
        seeds = tmp_path / "seeds"
        seeds.mkdir(exist_ok=True)
        for name, content in ({"archive.yml": SMALLEST_ARCHIVE} | (files or {})).items():
            path = seeds / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return seeds

    return make


@pytest.fixture
def project(tmp_path: Path) -> "Project":
    """Return an archive of the five pages that a test may change; modules with another project have their own."""
    from generator.project import Project
    from tests.seed_pages import SEEDS

    shutil.copytree(SEEDS, tmp_path / "seeds")
    names = {name: tmp_path / name for name in ("seeds", "docs", "site")}
    return Project(**names, config=ROOT / "mkdocs.yml")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.sites import make_project, run_tool

    project = make_project(tmp_path_factory.mktemp("project"))
    run_tool(project, "mkdocs", "build", "--strict", "--site-dir", "root/archive-of-papers")
    return project / "root" / "archive-of-papers"


@pytest.fixture(scope="module")
def seed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the pages that ship."""
    from tests.sites import make_seed_project, run_tool

    project = make_seed_project(tmp_path_factory.mktemp("seed-project"))
    run_tool(project, "mkdocs", "build", "--strict")
    return project / "site"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    from tests.browsing import QUIET

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is needed for this test: `make test-all` installs it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield started
        started.close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve_site(site: Path) -> Iterator[str]:
    """Serve a site below a path of a host; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve_site(site) as served:
        yield served


@pytest.fixture(scope="module")
def served(seed_site: Path) -> Iterator[str]:
    """Return the address of the pages that ship."""
    with serve_site(seed_site) as address:
        yield address
