"""A project of one page by hand and one that is pressed, which a test may change."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_site import CONFIG

PAGE = '---\ntitle: "{title}"\n---\n\n# {title}\n\n某市的春耕开始了。\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "docs" / "a").mkdir(parents=True)
    config = CONFIG.format(overrides=(ROOT / "overrides").as_posix())
    config += "  - attr_list\n  - toc\nnav: [{首页: index.md}]\nnot_in_nav: '*'\nvalidation: {links: {anchors: warn}}\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    (folder / "docs" / "a" / "one.md").write_text(PAGE.format(title="春耕"), encoding="utf-8")
    return folder
