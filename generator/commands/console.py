"""What a person at the terminal sees: progress, results, complaints. The one module that prints."""

import io
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO


def prepare_streams() -> None:
    """Let characters that a console's code page lacks come out escaped instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Send what is still to be printed nowhere: nobody reads it any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@dataclass(frozen=True)
class Console:
    """How much to say."""

    quiet: bool = False
    verbose: bool = False

    def say(self, lines: Iterable[str]) -> None:
        """Print results to standard output, unless quiet."""
        if not self.quiet:
            _print_lines(sys.stdout, lines)

    def answer(self, lines: Iterable[str]) -> None:
        """Print what was asked for, quiet or not."""
        _print_lines(sys.stdout, lines)

    def complain(self, line: str) -> None:
        """Print what went wrong to standard error, quiet or not."""
        self.clear_progress()
        _print_lines(sys.stderr, [line])

    def remark(self, line: str) -> None:
        """Print to standard error what whoever waits should know, unless quiet."""
        if not self.quiet:
            self.complain(line)

    def show_progress(self, done: int, total: int) -> None:
        """Overwrite one line on a terminal; say nothing in a pipe."""
        if self._has_terminal():
            sys.stderr.write(f"\r读版面 {done}/{total}")
            sys.stderr.flush()

    def clear_progress(self) -> None:
        """Take the progress line away."""
        if self._has_terminal():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _has_terminal(self) -> bool:
        return not self.quiet and sys.stderr.isatty()


def _print_lines(stream: TextIO, lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=stream)
    stream.flush()
