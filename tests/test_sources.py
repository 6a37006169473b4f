"""A page is known again without being read only where no state of its file can pass for another."""

import os
from pathlib import Path
from time import sleep

import pytest

from generator import file_states
from generator.pressing import plugin, sources
from tests.small_site import project
from tests.test_pressing import append, build, swap

__all__ = ["project"]  # the fixture


def count_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    monkeypatch.setattr(plugin, "read_source", lambda text: read.append(text) or sources.read_source(text))
    return read


@pytest.mark.parametrize("tick", [file_states.TICK, 0])
def test_a_page_written_at_once_with_the_same_size_and_time_is_read(
    project: Path, monkeypatch: pytest.MonkeyPatch, tick: int
) -> None:
    """Without the tick it is the time of the entry that tells, which no program can set back."""
    monkeypatch.setattr(file_states, "TICK", tick)
    (project / "docs" / "archive").mkdir()
    page = project / "docs" / "archive" / "one.md"
    page.write_text("# 春耕\n", encoding="utf-8")
    before = page.stat()
    sleep(0.05)
    build(project)
    page.write_text("# 秋收\n", encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "秋收" in build(project)["archive/one.html"].decode("utf-8")


def test_our_own_pages_are_read_again_only_where_they_may_have_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "docs" / "archive").mkdir()
    for name in ("one", "two"):
        (project / "docs" / "archive" / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    read = count_read(monkeypatch)
    monkeypatch.setattr(file_states, "TICK", 10**15)
    build(project)
    build(project)
    assert read.count("# one\n") == 2  # written within a tick
    monkeypatch.setattr(file_states, "TICK", 0)
    sleep(0.05)
    build(project)
    read.clear()
    append(project / "docs" / "archive" / "two.md", "\n二\n")
    assert build(project) == build(project, is_plain=True)
    assert [text for text in read if text.startswith(("# one", "# two"))] == ["# two\n\n二\n"]


@pytest.mark.parametrize("is_settled", [True, False])
def test_a_page_of_the_site_that_was_touched_is_made_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch, is_settled: bool
) -> None:
    if is_settled:
        monkeypatch.setattr(file_states, "TICK", 0)
    build(project)
    sleep(0.05)
    build(project)
    swap(project / "site" / "a" / "one.html", "春耕", "秋耕")
    assert build(project) == build(project, is_plain=True)
