"""Reads the YAML that comes with the program: wordings, rules, descriptions. What an archivist writes is read elsewhere."""

from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_shipped(package: str, name: str) -> Any:
    """Return what a YAML file of a package holds."""
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), _LOADER)
