"""Habits of the code that a machine can watch: sizes, proper names, machine paths."""

import ast
import csv
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.reading.knowledge_files import read_knowledge
from tests.conftest import ROOT

LONGEST_FUNCTION = 40
NINE_OF_TEN = 25
MEDIAN_FUNCTION = 8
LONGEST_FILE = 300
TEXT_ENDINGS = {
    ".py",
    ".yml",
    ".css",
    ".js",
    ".html",
    ".md",
    ".csv",
    ".json",
    ".toml",
    ".xml",
    ".svg",
    ".txt",
}


def find_modules() -> list[Path]:
    return sorted((ROOT / "generator").rglob("*.py"))


@cache
def measure_functions() -> dict[str, int]:
    """Lines of every function, its docstring left out."""
    sizes = {}
    for path in find_modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                sizes[f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}"] = measure(node)
    return sizes


def measure(node: ast.FunctionDef) -> int:
    last = node.end_lineno or node.lineno
    first = node.body[0]
    has_docstring = ast.get_docstring(node) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0
    return last - node.lineno + 1 - docstring


def test_no_function_is_long() -> None:
    assert [name for name, size in measure_functions().items() if size > LONGEST_FUNCTION] == []


def test_functions_are_short_as_a_rule() -> None:
    sizes = sorted(measure_functions().values())
    assert statistics.median(sizes) <= MEDIAN_FUNCTION
    assert sizes[len(sizes) * 9 // 10] <= NINE_OF_TEN


def test_no_file_is_long() -> None:
    paths = [path for folder in ("generator", "tests") for path in (ROOT / folder).rglob("*.py")]
    long = [path.name for path in paths if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]
    assert long == []


def test_every_module_says_what_is_in_it() -> None:
    silent = [
        path.name for path in find_modules() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert [name for name in silent if name != "__init__.py"] == []


def read_proper_names() -> set[str]:
    """Names of the archive's places, people, papers and themes, as its own files have them."""
    knowledge = read_knowledge(ROOT / "seeds")
    names = {knowledge.archive.paper, knowledge.archive.city, knowledge.archive.province}
    names |= {person.name for person in knowledge.people}
    names |= {theme.name for theme in knowledge.themes}
    names |= {district.name for district in knowledge.districts.districts} - {"经开区", "高新区"}
    names |= {
        clue.text
        for district in knowledge.districts.districts
        for clue in district.clues
        if clue.use == "name"
    }
    names |= {name.removesuffix("市").removesuffix("省") for name in names}
    names |= set(read_divisions())
    return {name for name in names if len(name) > 1}


def read_divisions() -> Iterator[str]:
    with (ROOT / "tests" / "data" / "divisions.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["name"]


def test_the_program_and_the_theme_name_no_place_person_or_paper() -> None:
    pattern = re.compile("|".join(map(re.escape, sorted(read_proper_names()))))
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {hit[0]}"
        for folder in ("generator", "overrides")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in TEXT_ENDINGS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (hit := pattern.search(line))
    ]
    assert found == []


MADE = re.compile(r"(?:\.(?!github|ci/)|site/|build/|docs/(?:archive|data|search)/|seeds/)|.*__pycache__")
"""Paths of the project that are made by a tool, or are sources."""


def find_texts() -> list[Path]:
    paths = sorted(path for path in ROOT.rglob("*") if path.suffix in TEXT_ENDINGS and path.is_file())
    return [path for path in paths if not MADE.match(path.relative_to(ROOT).as_posix())]


MACHINE = re.compile(r"(?:^|[\s\"'=(])/(?:home|root|Users|work|tmp|opt)/\w|index-url\s*[=:]|file:///\w")


def test_no_file_knows_a_machine_or_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number}"
        for path in find_texts()
        if path.name != "test_style.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []
