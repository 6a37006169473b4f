"""A picture of a word through the years: bars in SVG, drawn when the site is built; the table stands beside it."""

from dataclasses import dataclass

from generator.counting.years import CountedWord, WordCounts
from generator.writing.labels import Labels
from generator.writing.templates import render_block

STEP, BAR, HEIGHT = 64, 28, 96
"""Width of a year, width of its bar, height of the highest one, in units of the picture."""


@dataclass(frozen=True)
class Bar:
    """A year of the picture."""

    year: str
    middle: int
    top: int
    height: int
    value: str
    """Occurrences for 10,000 characters; "" for a year of which the archive has no page."""


def draw_trend(word: CountedWord, counts: WordCounts, labels: Labels) -> str:
    """Draw all years from the first to the last; "" where there is only one, which is no trend."""
    if len(counts.years) < 2:
        return ""
    rates = {int(year.year): counts.rate(word, year) for year in counts.years}
    most = max(rates.values()) or 1.0
    bars = [
        _draw_bar(place, year, rates.get(year), most)
        for place, year in enumerate(range(min(rates), max(rates) + 1))
    ]
    described = labels["comma"].join(
        labels["trend_year"].format(year=year, rate=f"{rate:.1f}") for year, rate in sorted(rates.items())
    )
    title = labels["trend_title"].format(word=word.word, years=described)
    return render_block(
        "trend.html", bars=bars, title=title, width=STEP * len(bars), bar=BAR, base=HEIGHT + 18, labels=labels
    )


def _draw_bar(place: int, year: int, rate: float | None, most: float) -> Bar:
    height = round(HEIGHT * (rate or 0.0) / most)
    value = "" if rate is None else f"{rate:.1f}"
    return Bar(str(year), place * STEP + STEP // 2, HEIGHT + 18 - height, height, value)
