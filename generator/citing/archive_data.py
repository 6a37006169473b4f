"""The archive itself in JSON-LD, for its home page: a WebSite, and a Dataset with what of it can be downloaded."""

from generator.citing.linked_data import CONTEXT, drop_empty, name_thing, write_json
from generator.feeding.feed import LANGUAGE
from generator.writing.dates import read_date
from generator.writing.entries import Catalogue

DOWNLOADS = (
    ("data/articles.jsonl", "application/x-ndjson"),
    ("data/lines.csv", "text/csv"),
    ("data/articles.bib", "application/x-bibtex"),
    ("data/articles.ris", "application/x-research-info-systems"),
    ("data/articles.csl.json", "application/vnd.citationstyles.csl+json"),
    ("data/articles.dc.xml", "application/xml"),
)
"""Address below the root of the site and media type of what is offered."""


def describe_archive(catalogue: Catalogue, description: str) -> str:
    """Return both as JSON; addresses are relative where the site has none of its own."""
    settings, releases = catalogue.knowledge.archive, catalogue.knowledge.releases
    years = sorted({date[0] for page in catalogue.archive.pages if (date := read_date(page.dating.date))})
    site = {
        "@type": "WebSite",
        "name": settings.name,
        "url": settings.address,
        "inLanguage": LANGUAGE,
    }
    dataset = {
        "@type": "Dataset",
        "name": settings.name,
        "description": description,
        "url": settings.address,
        "inLanguage": LANGUAGE,
        "creator": name_thing("Organization", settings.sponsor),
        "copyrightHolder": name_thing("Organization", settings.rights_holder),
        "conditionsOfAccess": settings.rights,
        "dateModified": releases[-1].date if releases else "",
        "temporalCoverage": "/".join(dict.fromkeys((years[0], years[-1]))) if years else "",
        "spatialCoverage": name_thing("AdministrativeArea", settings.city),
        "distribution": [
            {"@type": "DataDownload", "contentUrl": settings.address + url, "encodingFormat": kind}
            for url, kind in DOWNLOADS
        ],
    }
    return write_json({"@context": CONTEXT, "@graph": [drop_empty(site), drop_empty(dataset)]})
