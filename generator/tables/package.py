"""`data/datapackage.json`: a Frictionless Data Package of all files of `data/`, with schema, size and digest of each."""

import json
from collections.abc import Iterable, Mapping

from generator.knowledge import Knowledge
from generator.tables.resources import Resource, read_resources
from generator.tables.schemas import make_table_schema
from generator.writing.manifest import FileFacts

PACKAGE = "data/datapackage.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "schema.json": "application/schema+json",
    "xml": "application/atom+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "dc.xml": "application/xml",
    "cff": "application/yaml",
}
"""By all that follows the first dot of a path; programs read JSON lines under the name jsonl."""


def write_package(knowledge: Knowledge, written: Iterable[FileFacts]) -> str:
    """Return the descriptor; what is written below `data/` without a description is left out."""
    facts = {file.path.removeprefix("data/"): file for file in written}
    settings = knowledge.archive
    package = {
        "name": "newspaper-archive",
        "title": settings.name,
        "description": f"{settings.paper}：{settings.rights}" if settings.rights else settings.paper,
        "version": knowledge.releases[-1].date if knowledge.releases else "",
        "rights": settings.rights,
        "rights_holder": settings.rights_holder,
        "access": settings.access,
        "contact": settings.contact,
        "resources": [
            make_resource(resource, facts[resource.path])
            for resource in read_resources().values()
            if resource.path in facts
        ],
    }
    stated = {key: value for key, value in package.items() if value}
    return json.dumps(stated, ensure_ascii=False, indent=1) + "\n"


def make_resource(resource: Resource, facts: FileFacts) -> Mapping[str, object]:
    """Return what the descriptor says of a file."""
    ending = resource.path.rpartition(".")[2]
    described: dict[str, object] = {
        "name": resource.name,
        "path": resource.path,
        "title": resource.chinese,
        "description": resource.english,
        "format": ending,
        "mediatype": MEDIA_TYPES[resource.path.partition(".")[2]],
        "encoding": "utf-8",
        "bytes": facts.size,
        "hash": f"sha256:{facts.digest}",
    }
    described["type"] = "table" if resource.fields and facts.size else "file"  # no line of JSON tells no keys
    if resource.fields:
        described["schema"] = make_table_schema(resource)
    return described
