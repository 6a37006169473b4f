"""The schemas of the data: Table Schema for every table, JSON Schema for lines of JSON, with the descriptions of both."""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.tables.resources import Field, Resource, read_resources

FOLDER = Path(__file__).parent

NESTED = frozenset({"array", "object"})
"""Types that a cell of a table holds as text."""

TRUE, FALSE = ["true", "是"], ["false"]
"""How tables write that something is so, or is not."""


def write_schema(name: str) -> str:
    """Return the JSON Schema of a resource with what each key holds."""
    resource = read_resources()[name]
    schema = json.loads((FOLDER / resource.schema).read_text(encoding="utf-8"))
    for field in resource.fields:
        schema["properties"][field.name]["description"] = f"{field.chinese} / {field.english}"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def make_table_schema(resource: Resource) -> dict[str, object]:
    """Return the Table Schema of a resource."""
    is_lines = resource.path.endswith(".jsonl")
    schema: dict[str, object] = {"fields": [make_field(field, is_lines) for field in resource.fields]}
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.references:
        schema["foreignKeys"] = [make_reference(*pair) for pair in resource.references.items()]
    return schema


def make_field(field: Field, is_lines: bool) -> Mapping[str, object]:
    """Return a field of a Table Schema; `is_lines` tells that it is a key of a line of JSON."""
    kind = "string" if field.type in NESTED and not is_lines else field.type
    words = {"description": field.chinese, "description_en": field.english}
    values = {"trueValues": TRUE, "falseValues": FALSE} if kind == "boolean" and not is_lines else {}
    return {"name": field.name, "type": kind, **words, **values}


def make_reference(name: str, target: str) -> Mapping[str, object]:
    """Return that a field points to the key of another resource."""
    (key,) = read_resources()[target].key
    return {"fields": [name], "reference": {"resource": target, "fields": [key]}}
