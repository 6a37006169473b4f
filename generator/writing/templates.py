"""Turns values into blocks of HTML by the templates beside this package; every value is escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.writing.escaping import clean_text

TEMPLATES = Path(__file__).parent.parent / "templates"


def render_block(template: str, **values: object) -> Markup:
    """Fill a template of `generator/templates`; raise jinja2.UndefinedError for a value that is missing."""
    return Markup(_load_template(template).render(values))


@cache
def _load_template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,
        finalize=_clean_value,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _clean_value(value: object) -> object:
    """Clean plain strings only: markup of our own is a subclass and stays as it is."""
    return clean_text(value) if type(value) is str else value
