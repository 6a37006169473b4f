"""What several tests share: a folder of seeds made from a few texts."""

from collections.abc import Callable
from pathlib import Path

import pytest

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
