"""Turns values into blocks of HTML by the templates beside this package; every value is escaped."""

import re
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from generator.program import COMPILED, find_version
from generator.writing.escaping import BREAKS, UNPRINTABLE, clean_text

TEMPLATES = Path(__file__).parent.parent / "templates"

_UNLIKE_TEXT = re.compile(f"[&<>\"'{BREAKS}{UNPRINTABLE}]")
"""What cannot stand in a page as it is."""


def render_block(template: str, **values: object) -> Markup:
    """Fill a template of `generator/templates`; raise jinja2.UndefinedError for a value that is missing."""
    return Markup(_load_template(template).render(values))


@cache
def _load_template(name: str) -> Template:
    return _environment().get_template(name)


class _Generator(CodeGenerator):
    """Has a template write a value by one call, `finalize`: Jinja would escape what that returns once more."""

    def _output_child_pre(self, node: object, frame: object, finalize: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: object, frame: object, finalize: object) -> None:
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Generator


class _Compiled(FileSystemBytecodeCache):
    """Templates as Python can run them, beside what Python itself compiled of the program."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, unless the program lies where nothing may be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _open_compiled() -> BytecodeCache | None:
    """Return where templates are kept that were compiled by the same Jinja and this module; None after `python -B`."""
    if sys.dont_write_bytecode:
        return None
    compiler = sha256(find_version("jinja2").encode() + Path(__file__).read_bytes()).hexdigest()
    folder = TEMPLATES / COMPILED
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    return _Compiled(str(folder), f"%s.{compiler[:12]}") if folder.is_dir() else None


@cache
def _environment() -> Environment:
    environment = _Environment(
        bytecode_cache=_open_compiled(),
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,
        finalize=_write_value,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.clear()  # no template asks for them, and filling one would copy them each time
    return environment


def _write_value(value: object) -> str:
    """Clean and escape plain strings only: markup of our own is a subclass and stays as it is."""
    if type(value) is str:
        return escape(clean_text(value)) if _UNLIKE_TEXT.search(value) else value
    return str(value) if type(value) is int else escape(value)
