"""What a reader takes away from an article: a quotation with its proof, and a correction slip to send in.

The slip is an entry of corrections.yml; a script fills in what the reader selects (overrides/assets/javascripts/slip.js).
"""

import json
from urllib.parse import quote

from generator.model import Article
from generator.writing.compact import write_compact
from generator.writing.dates import word_date
from generator.writing.escaping import clean_text
from generator.writing.labels import Labels
from generator.writing.outputs import OutputFile

SLIP = """\
- file: {file}
  sha256: {sha256}
  line: {line}
  expected: {expected}
  replacement: {replacement}
  kind: recognition
  certainty: proposed
  reason: {reason}
  by: {by}
  date: {date}
  # {address}"""


WORDING = "archive/wording.js"

LONGEST_ISSUE = 7000
"""Characters of the address of a prefilled issue: servers refuse more than some eight thousand."""


def write_wording(labels: Labels) -> OutputFile:
    """Write what is the same for every slip and quotation, once for all articles: their wordings and the empty slip."""
    keys = {
        "replacement": "slip_replacement",
        "reason": "slip_reason",
        "by": "slip_by",
        "raw": "quote_raw",
        "line": "source_line",
        "copied": "slip_copied",
        "changed": "quote_changed",
        "missing": "quote_missing",
        "long": "issue_long",
    }
    words = {name: labels[key] for name, key in keys.items()}
    values = {"words": words, "slip": SLIP, "longest": LONGEST_ISSUE}
    return OutputFile(WORDING, f"archiveWording = {json.dumps(values, ensure_ascii=False)}\n")


def describe_slip(article: Article, title: str, labels: Labels, *, repository: str) -> dict[str, object]:
    """Give what the template and the script need: sources, citation, and the slip as it is without a script."""
    sources = [(article.file, article.sha256), *((part.file, part.sha256) for part in article.continued)]
    slip = write_empty_slip(article, labels)
    heading = labels["issue_heading"].format(title=clean_text(title).strip(), id=article.id)
    issue = f"{repository}/issues/new?title={quote(heading, safe='')}&body=" if repository else ""
    data = {"sources": sources, "citation": cite(article, title, labels), "issue": issue}
    return {
        "slip_data": write_compact(data),
        "slip_lines": slip.split("\n"),
        "slip_issue": issue + quote(f"```yaml\n{slip}\n```", safe="") if issue else "",
    }


def write_empty_slip(article: Article, labels: Labels) -> str:
    """Return the slip of an article as it is before anything is selected."""
    return SLIP.format(
        file=quote_yaml(article.file),
        sha256=article.sha256,
        line=article.cut.line_ranges[0][0] if article.cut.line_ranges else 1,
        expected=quote_yaml(labels["slip_expected"]),
        replacement=quote_yaml(labels["slip_replacement"]),
        reason=quote_yaml(labels["slip_reason"]),
        by=quote_yaml(labels["slip_by"]),
        date=labels["slip_date"],
        address=article.url,
    )


def cite(article: Article, title: str, labels: Labels) -> str:
    """Word where an article was printed: paper, date with its certainty, page, headline, its number in the archive."""
    page = labels["page_number"].format(page=article.page) if article.page else labels["page_number_unknown"]
    paper = article.newspaper or labels["newspaper_unknown"]
    date = word_date(article.dating, labels)
    number = labels["article_number"] + article.id
    return labels["quote_comma"].join((paper, date, page, f"《{clean_text(title).strip()}》", number))


def quote_yaml(text: str) -> str:
    """Return a text as a YAML scalar in single quotes."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
