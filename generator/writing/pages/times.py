"""The pages of time: an index of years and months, one page each, and one for what has no date."""

from collections.abc import Iterator

from generator.model import Article
from generator.writing.addresses import DATES
from generator.writing.dates import read_date
from generator.writing.entries import Catalogue
from generator.writing.labels import Labels
from generator.writing.outputs import OutputFile
from generator.writing.pages.sheet import ROOT, Sheet, list_by_year, write_list, write_sheet
from generator.writing.templates import render_block

DATE_INDEX = f"{DATES}/index.html"
UNKNOWN = "unknown"

Months = dict[str, list[Article]]
"""Articles by `2024-12`, `2024` where no month is known, `unknown`."""


def write_times(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index, the years, the months, and the page of unknown dates where there is one."""
    months = gather_months(catalogue)
    years = {key[:4]: key for key in months if key != UNKNOWN}
    yield _write_index(months, sorted(years, reverse=True), catalogue)
    for year in sorted(years):
        articles = [article for key in sorted(months) if key[:4] == year for article in months[key]]
        yield from _write_time(year, articles, catalogue)
    for key in sorted(months):
        if key not in years:
            yield from _write_time(key, months[key], catalogue)


def gather_months(catalogue: Catalogue) -> Months:
    """Sort the articles into months by the earliest date that they can have."""
    months: Months = {}
    for article in catalogue.archive.articles:
        key = "-".join(read_date(article.dating.date)[:2]) or UNKNOWN
        months.setdefault(key, []).append(article)
    return months


def word_period(key: str, labels: Labels) -> str:
    """Word the key of a month, of a year, or of the unknown."""
    if key == UNKNOWN:
        return labels["year_unknown"]
    year, _, month = key.partition("-")
    return labels["date_month" if month else "date_year"].format(year=year, month=int(month or 0))


def _time_url(key: str) -> str:
    return f"{DATES}/{key}.html"


def _write_index(months: Months, years: list[str], catalogue: Catalogue) -> OutputFile:
    labels = catalogue.labels
    rows = [(year, [key for key in sorted(months, reverse=True) if key[:4] == year]) for year in years]
    rows += [(UNKNOWN, [UNKNOWN])] if UNKNOWN in months else []
    most = max(map(len, months.values()), default=1)
    sections = [
        (
            word_period(year, labels),
            _time_url(year),
            [(word_period(key, labels), _time_url(key), *_measure_month(months[key], most)) for key in keys],
        )
        for year, keys in rows
    ]
    block = render_block("date-index.html", sections=sections, labels=labels, root=ROOT)
    return write_sheet(Sheet(DATE_INDEX, labels["nav_time"], "dates"), block, catalogue)


def _measure_month(articles: list[Article], most: int) -> tuple[int, int, int, int]:
    """Give articles, those of an inferred date, and how long the bars of the printed dates and of all are, of 100."""
    uncertain = sum(1 for article in articles if article.dating.certainty != "given")
    count = len(articles)
    return count, uncertain, round(100 * (count - uncertain) / most), round(100 * count / most)


def _write_time(key: str, articles: list[Article], catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    year = key[:4]
    above = ((word_period(year, labels), _time_url(year)),) if "-" in key else ()
    sheet = Sheet(
        _time_url(key),
        word_period(key, labels),
        "date",
        ((labels["nav_time"], DATE_INDEX), *above),
        narrowing=f"{labels['facet_year']}:{year}" if year.isdigit() else "",
    )
    opening = render_block("date.html", count=len(articles), labels=labels)
    yield from write_list(sheet, opening, list_by_year(articles, catalogue), catalogue)
