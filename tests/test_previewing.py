"""A preview tells an edit from what it wrote itself."""

from pathlib import Path

from generator.previewing import fingerprint
from generator.program import COMPILED


def test_an_edit_is_told(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("一", encoding="utf-8")
    before = fingerprint([tmp_path])
    page.write_text("一二", encoding="utf-8")
    assert fingerprint([tmp_path]) != before


def test_what_is_compiled_of_the_program_is_no_edit_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("", encoding="utf-8")
    before = fingerprint([tmp_path])
    compiled = tmp_path / COMPILED / "a.html.c0ffee"
    compiled.parent.mkdir()
    compiled.write_bytes(b"")
    assert fingerprint([tmp_path]) == before
