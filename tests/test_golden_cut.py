"""Pages with one oddity each, and what is cut out of them: `tests/golden/cut/*.txt`.

To add a case, write a page into a new file there and run `pytest tests/test_golden_cut.py --rewrite-golden`;
then read what was written below the line: it must be what a reader of the newspaper expects.
"""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.cutting import cut_text, render_cut

FOLDER = ROOT / "tests" / "golden" / "cut"
SEPARATOR = "\n======== cut ========\n"
CASES = sorted(FOLDER.glob("*.txt"))


def split_case(text: str) -> tuple[str, str]:
    """Return the page and the expectation of a golden file, the latter empty in a new one."""
    page, _, expected = text.partition(SEPARATOR)
    return page, expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_golden_page_is_cut_as_written_below_it(path: Path, rewrite_golden: bool) -> None:
    page, expected = split_case(path.read_text(encoding="utf-8"))
    found = render_cut(cut_text(page))
    if rewrite_golden:
        path.write_text(page.rstrip("\n") + "\n" + SEPARATOR + found, encoding="utf-8", newline="\n")
        return
    assert found == expected


def test_every_file_among_the_golden_pages_is_read_and_holds_a_page() -> None:
    strange = [path.name for path in FOLDER.iterdir() if path not in CASES]
    empty = [path.name for path in CASES if not split_case(path.read_text(encoding="utf-8"))[0].strip()]
    assert (strange, empty) == ([], [])


def test_every_oddity_has_its_page() -> None:
    assert len(CASES) >= 30
