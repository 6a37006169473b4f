"""The command line: which commands there are, what they take, and how a mistake ends.

Nothing heavy is imported before a command is chosen, so that `--help` answers at once.
"""

import argparse
import importlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from generator.commands.console import Console, drop_output, prepare_streams
from generator.errors import ArchiveError
from generator.project import Project

INCOMPLETE = 1
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells expect it."""

READER_GONE = 141
"""Exit status when whoever reads our output has gone (`check | head`), as shells expect it."""


ADDRESS = re.compile(r"(?:tcp://|tls://)?[^/\s]+:[0-9]{1,5}")
LAST_PORT = 65535


@dataclass(frozen=True)
class Command:
    """One command as `--help` tells it."""

    name: str
    """Also the name of the function in its module."""
    module: str
    """Below `generator.commands`."""
    purpose: str
    example: str


COMMANDS = (
    Command(
        "build", "making", "读版面文本，写出页面和数据，建成网站", "python -m generator build --site site"
    ),
    Command(
        "generate",
        "making",
        "只写出 Markdown 页面和数据，不建网站",
        "python -m generator generate --seeds seeds",
    ),
    Command(
        "serve",
        "serve",
        "在本机预览；改了文本或 YAML，网页随即更新",
        "python -m generator serve --address 127.0.0.1:8000",
    ),
    Command(
        "bundle",
        "bundle",
        "建成网站并打成一个 zip，拷走即可离线看",
        "python -m generator bundle --output build/site.zip",
    ),
    Command(
        "export",
        "export",
        "写出数据库 archive.sqlite：各表连同中文全文检索，供 SQL、Datasette 等使用",
        "python -m generator export --to build/archive.sqlite",
    ),
    Command(
        "check",
        "making",
        "把全部文本和 YAML 读一遍，只报告（发布过而今没有的地址也报告），不写任何文件",
        "python -m generator check --verbose",
    ),
    Command(
        "explain",
        "explain",
        "说明一篇文章为何这样切、这样定日期、这样归类",
        "python -m generator explain 003_3e21:15",
    ),
    Command(
        "mint",
        "mint",
        "把文章、版面、人名、机构、主题、县市区与目录的地址定下来，写入 seeds/ids.csv",
        "python -m generator mint --seeds seeds",
    ),
    Command(
        "release",
        "release",
        "记下本次发布：有哪些文章、版面、更正、地址，与上次比改了什么，写入 seeds/releases/",
        "python -m generator release --seeds seeds",
    ),
    Command(
        "review",
        "review",
        "按每千字的存疑列出版面，最该校对的在前",
        "python -m generator review --seeds seeds",
    ),
    Command(
        "verify",
        "verify",
        "重算 SHA-256，把源文件与网站的数据、或离线包的每个文件与清单核对，说出哪里不同",
        "python -m generator verify site",
    ),
    Command(
        "init",
        "init",
        "新建一个库：另一家报纸、另一个地方，附两个样例版面，马上可以建站",
        "python -m generator init ../某市报章库 --name 某市报章库 --paper 某市日报",
    ),
    Command(
        "suggest",
        "suggest",
        "列出常见而没有规则认得的行式，各附一行可写进 archive.yml 的 YAML",
        "python -m generator suggest --seeds seeds",
    ),
)


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """End with status 2 and say where help is."""
        self.exit(2, f"{self.prog}: 用法有误：{message}；请运行 {self.prog} --help 看用法。\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status: 0 whole, 1 something missing, 2 wrong usage or settings."""
    prepare_streams()
    options = make_parser().parse_args(arguments)
    console = Console(quiet=options.quiet, verbose=options.verbose)
    try:
        status: int = _find_runner(options.command)(find_project(options), options, console)
    except ArchiveError as error:
        console.complain(str(error))
        return error.exit_status
    except BrokenPipeError:
        drop_output()
        return READER_GONE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        console.complain(f"{place}{error.strerror or error}；请检查路径、权限、磁盘空间或端口。")
        return INCOMPLETE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _find_runner(name: str) -> Callable[[Project, argparse.Namespace, Console], int]:
    module = next(command.module for command in COMMANDS if command.name == name)
    runner: Callable[[Project, argparse.Namespace, Console], int]
    runner = getattr(importlib.import_module(f"generator.commands.{module}"), name)
    return runner


def find_project(options: argparse.Namespace) -> Project:
    """Settle the folders: what is not named lies beside mkdocs.yml."""
    config: Path = getattr(options, "config", Path("mkdocs.yml"))
    named = {part: getattr(options, part, None) or config.parent / part for part in ("seeds", "docs", "site")}
    return Project(**named, config=config)


def make_parser() -> argparse.ArgumentParser:
    """Make the parser with one sub-parser for each command."""
    parser = Parser(prog="python -m generator", description="报纸版面的识别文本 → 可检索、可核对的文章库。")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for command in COMMANDS:
        _add_command(commands, command)
    return parser


def _add_command(commands: "argparse._SubParsersAction[Parser]", command: Command) -> None:
    parser = commands.add_parser(
        command.name,
        help=command.purpose,
        description=f"{command.purpose}。",
        epilog=f"例：{command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_talking(parser)
    if command.name == "init":
        _add_beginning(parser)
        return
    _add_folders(parser)
    if command.name not in ("serve", "verify"):
        _add_making(parser)
    if command.name == "serve":
        parser.add_argument("--address", metavar="主机:端口", help="预览的地址（默认 127.0.0.1:8000）")
    if command.name == "bundle":
        parser.add_argument("--output", type=Path, metavar="文件", help="zip 写到哪里（默认 build/site.zip）")
    if command.name == "export":
        parser.add_argument(
            "--to", type=Path, metavar="文件", help="数据库写到哪里（默认 build/archive.sqlite）"
        )
    if command.name == "verify":
        parser.add_argument(
            "built",
            nargs="?",
            type=Path,
            metavar="网站",
            help="建好的网站（默认同 --site），或离线包：zip 或解压出的文件夹",
        )
    if command.name == "explain":
        parser.add_argument("article", metavar="文章", help="文章编号，或 文件:行号，或标题中的几个字")


def _add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seeds", type=Path, metavar="文件夹", help="版面文本和 YAML 所在（默认 seeds）")
    parser.add_argument("--docs", type=Path, metavar="文件夹", help="Markdown 页面所在（默认 docs）")
    parser.add_argument("--site", type=Path, metavar="文件夹", help="网站建在哪里（默认 site）")
    parser.add_argument(
        "--config", type=Path, default=Path("mkdocs.yml"), metavar="文件", help="网站设置（默认 mkdocs.yml）"
    )


def _add_beginning(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="文件夹", help="新库放在哪里：空文件夹，或还没有的")
    parser.add_argument("--name", default="某市报章库", metavar="库名", help="新库的名称（默认 某市报章库）")
    parser.add_argument("--paper", default="某市日报", metavar="报名", help="报纸的名称（默认 某市日报）")


def _add_making(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-corrections", action="store_true", help="不用 corrections.yml 里的更正")
    parser.add_argument("--workers", type=_count, metavar="数", help="几个进程同时做（默认自动；页少时为 1）")
    parser.add_argument(
        "--dask", type=_address, metavar="地址", help="交给 Dask 集群做：调度器的地址，如 tcp://主机:8786"
    )
    parser.add_argument("--plain", action="store_true", help="网站由 MkDocs 从头逐页建，结果一样，只是慢")
    parser.add_argument("--start-method", choices=("fork", "spawn", "forkserver"), help="怎样启动这些进程")


def _add_talking(parser: argparse.ArgumentParser) -> None:
    talk = parser.add_mutually_exclusive_group()
    talk.add_argument("--quiet", action="store_true", help="只说错误")
    talk.add_argument("--verbose", action="store_true", help="逐条列出校勘记和未认出的行")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为 1 以上的整数")
    return int(text)


def _address(text: str) -> str:
    if not ADDRESS.fullmatch(text) or int(text.rpartition(":")[2]) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"发现 {text!r}，应为 tcp://主机:端口")
    return text
