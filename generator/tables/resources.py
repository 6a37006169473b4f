"""What the files of `data/` hold, field by field, from `resources.yml`: the one place that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.shipped import read_shipped


@dataclass(frozen=True)
class Field:
    """A column of a table, or a key of a line of JSON."""

    name: str
    type: str
    """A type of Table Schema: string, integer, number, boolean, array, object or any."""
    chinese: str
    english: str


@dataclass(frozen=True)
class Resource:
    """A file of `data/`."""

    name: str
    path: str
    """Below `data/`."""
    chinese: str
    english: str
    fields: tuple[Field, ...] = ()
    """() for a file that is no table."""
    key: tuple[str, ...] = ()
    """Fields that tell its rows apart; () where nothing does."""
    references: Mapping[str, str] = field(default_factory=dict)
    """Name of the resource, with a key of one field, that a field points to."""
    schema: str = ""
    """File with the JSON Schema of its lines; "" where it has none."""

    @property
    def header(self) -> tuple[str, ...]:
        """Names of its columns."""
        return tuple(one.name for one in self.fields)


@cache
def read_resources() -> Mapping[str, Resource]:
    """Read all descriptions, by the names of the resources, in the order in which a reader should meet them."""
    entries = read_shipped("generator.tables", "resources.yml")
    return {
        name: Resource(
            name=name,
            path=entry["path"],
            chinese=entry["zh"],
            english=entry["en"],
            fields=tuple(Field(key, *words) for key, words in entry.get("fields", {}).items()),
            key=tuple(entry.get("key", ())),
            references=entry.get("references", {}),
            schema=entry.get("schema", ""),
        )
        for name, entry in entries.items()
    }
