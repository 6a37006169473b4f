"""What the documents say is there is there."""

import re

import pytest

from tests.conftest import ROOT

DOCUMENTS = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")
PATH = re.compile(
    r"`((?:generator|seeds|tests|docs|overrides|tools|\.github)/[\w./-]*|[\w-]+\.(?:yml|md|txt|toml))`"
)
LINK = re.compile(r"\]\(([^)#:]+)\)")
MADE = ("docs/archive/", "docs/data/", "docs/search/", "docs/robots.txt", "robots.txt", "docs/NAME.md")
TARGET = re.compile(r"`?make ([a-z-]+)")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(PATH.findall(text)) | set(LINK.findall(text))
    gone = [path for path in named if not (ROOT / path).exists() and not (ROOT / "seeds" / path).exists()]
    assert sorted(path for path in gone if path not in MADE) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_that_a_document_names_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = "\n".join(re.findall(r"`+[^`]*`+", (ROOT / document).read_text(encoding="utf-8")))
    assert set(TARGET.findall(code)) <= targets


def test_the_two_readmes_show_the_same_commands() -> None:
    blocks = [
        [
            line.split("#")[0].strip()
            for block in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
            for line in block.split("\n")
        ]
        for text in ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))
    ]
    assert blocks[0] == blocks[1]
