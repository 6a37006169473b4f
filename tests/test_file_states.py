"""What the system says of files is asked once for each file, whatever names it has."""

import os
from pathlib import Path

import pytest

from generator.file_states import read_states


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """One folder with a file that the other has too, and one of its own each."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "own").write_text(folder.name)
    (one / "shared").write_text("both")
    os.link(one / "shared", other / "deep" / "shared")
    return one, other


def test_a_second_name_of_a_file_is_known_without_asking(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = folders
    before, alone = read_states(str(one)), read_states(str(other))
    asked: list[str] = []
    ask = os.lstat
    monkeypatch.setattr(
        "generator.file_states.os.lstat", lambda path: asked.append(Path(path).name) or ask(path)
    )
    assert read_states(str(other), others=[before]) == alone
    assert ("shared" in asked) == (os.name == "nt")
    assert "own" in asked


def test_a_file_that_took_the_place_of_a_second_name_is_another(folders: tuple[Path, Path]) -> None:
    one, other = folders
    before = read_states(str(one))
    (other / "new").write_text("another")
    (other / "new").replace(other / "deep" / "shared")
    states = read_states(str(other), others=[before])
    assert states["deep/shared"].st_size == len("another")
    assert states == read_states(str(other))
