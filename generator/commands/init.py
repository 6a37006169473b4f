"""Start an archive of another paper and place: a folder with everything in it, that builds at once."""

import argparse
from pathlib import Path

from generator.commands.console import Console
from generator.commands.steps import WHOLE
from generator.errors import UsageError
from generator.project import Project
from generator.starting import list_starting_files
from generator.writing.files import write_if_changed


def init(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write the files of a new archive into a folder that is empty or not there; return the exit status."""
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder.as_posix()}: 发现已有内容；应为空文件夹，或还没有的；请另指一处，原有的没有动。"
        )
    files = list(list_starting_files(options.name, options.paper))
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(str(folder / file.path), file.content)
    console.answer(
        [
            f"{folder.as_posix()}：{options.name}，{len(files)} 个文件，有两个样例版面。接着：",
            "  Windows 双击其中的 建站.bat；macOS、Linux 在其中运行 make site",
            "  以后每一步见其中的 GUIDE.zh-CN.md",
        ]
    )
    return WHOLE
