"""When a page was printed: what the archivist or the file's name says, else what the text proves; always with evidence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.knowing.file_names import NamedParts
from generator.knowing.file_names import is_possible as day_exists
from generator.knowing.printed import Printed
from generator.knowing.times import RELATIVE, TODAY, Moment, Word, find_moments, find_words
from generator.knowledge import SourceEntry
from generator.model import CutPage, Dating, Evidence, Notice

LATE = 10
"""From this month on, a year spoken of as coming is the next one."""

EARLY = 3
"""Up to this month, the last year spoken of as past is the one before."""

FEWEST_NAMED = 3
"""Times that a page of the first months names the year it looks back on; a single 1998年 is somebody's past. The one
page of the seeds that is dated so names its year 14 times, other past years at most once."""

WHOLE_DAY = 10
"""Characters of a date with year, month and day."""

OLDEST_NEWS = timedelta(days=2)
"""How much later than its news leads to a daily may be dated: a weekend. More is said."""

UNKNOWN = Dating("", "unknown", ())
NEXT_DAY = Evidence("", 0, "", "日报次日刊出前一天的新闻，由此推断")
ONLY_MONTH = Evidence("", 0, "", "那一天只是采访之日，见报日不能确定，只记到月")


@dataclass(frozen=True)
class Times:
    """All expressions of time of a page."""

    moments: tuple[Moment, ...]
    todays: tuple[Word, ...]
    relatives: tuple[Word, ...]

    @property
    def days(self) -> tuple[Moment, ...]:
        """The days that are not spoken of as still to come."""
        return tuple(moment for moment in self.moments if moment.month and moment.day and not moment.is_ahead)


def date_page(
    cut: CutPage, entry: SourceEntry, named: NamedParts, printed: Printed
) -> tuple[Dating, tuple[Notice, ...]]:
    """Return the date of a page: of sources.yml, else of the file's name, else printed, else of the text; any clash."""
    file = cut.page.file
    candidates = [*from_entry(entry), *from_name(named), *from_print(file, printed), *from_text(cut)]
    chosen = candidates[0] if candidates else UNKNOWN
    clashes = [other for other in candidates[1:] if not agree(chosen, other)]
    notices = [
        Notice(file, line_of(other), "date-clash", f"{chosen.date} 与 {other.date} 不合", reason_of(other))
        for other in clashes
    ]
    if not candidates:
        notices += earliest_year(cut)
    return chosen, tuple(notices)


def from_entry(entry: SourceEntry) -> Iterator[Dating]:
    """Yield the date that sources.yml states."""
    if entry.date:
        certainty = entry.certainty or "given"
        text = entry.date if certainty == "given" or entry.date[-1] in "?~%]" else entry.date + "?"
        yield Dating(text, certainty, (Evidence("", 0, "", entry.reason or "档案员在 sources.yml 中注明"),))


def from_name(named: NamedParts) -> Iterator[Dating]:
    """Yield the date that the file's name states."""
    if named.date:
        yield Dating(
            named.date, "given", (Evidence("", 0, "", f"文件名符合 archive.yml 的样式 {named.pattern}"),)
        )


def from_print(file: str, printed: Printed) -> Iterator[Dating]:
    """Yield the date that the page prints."""
    if printed.date:
        yield Dating(printed.date, "given", (Evidence(file, printed.line, printed.text, "版面印有日期"),))


def from_text(cut: CutPage) -> Iterator[Dating]:
    """Yield the date that the text proves, where it proves one."""
    times = gather_times(cut)
    year, month, proof = infer_year(times)
    latest = latest_day(times.days, year, month)
    if latest:
        yield conclude(cut.page.file, times, latest, proof)


def gather_times(cut: CutPage) -> Times:
    """Return the expressions of time of all articles of a page."""
    return Times(
        tuple(moment for article in cut.cuts for moment in find_moments(article)),
        tuple(word for article in cut.cuts for word in find_words(article, TODAY)),
        tuple(word for article in cut.cuts for word in find_words(article, RELATIVE)),
    )


def infer_year(times: Times) -> tuple[int, int, tuple[Moment, ...]]:
    """Return the year and month around which the page's days lie, and what proves the year; zeros where nothing does."""
    bare = Counter(moment.month for moment in times.days if not moment.year)
    newest = newest_whole(times)
    if newest and (newest.month in bare or newest.in_news or newest.in_headline):
        return newest.year or 0, newest.month or 0, (newest,)
    month = bare.most_common(1)[0][0] if bare else None
    year, proof = infer_from_years(times, month) if month else (0, ())
    return year, month or 0, proof


def newest_whole(times: Times) -> Moment | None:
    """Return the last day given with its year, None where there is none or a later year is spoken of as past."""
    whole = [moment for moment in times.days if moment.year]
    newest = max(
        whole, key=lambda moment: (moment.year or 0, moment.month or 0, moment.day or 0), default=None
    )
    past, _ = split_years(times.moments)
    return (
        newest
        if newest and (newest.year or 0) >= max((moment.year or 0 for moment in past), default=0)
        else None
    )


def infer_from_years(times: Times, month: int) -> tuple[int, tuple[Moment, ...]]:
    """Return the year of a month from the years that the text speaks of as past and as coming."""
    past, ahead = split_years(times.moments)
    last = past[0] if past else None
    coming = next((moment for moment in ahead if last and moment.year == (last.year or 0) + 1), None)
    if last and coming and month >= LATE:
        return last.year or 0, (last, coming)
    if last and month <= EARLY and count_year(times.moments, last.year) >= FEWEST_NAMED:
        return (last.year or 0) + 1, (last,)
    return 0, ()


def count_year(moments: Sequence[Moment], year: int | None) -> int:
    """Return how often a year is named."""
    return sum(moment.year == year for moment in moments)


def split_years(moments: Sequence[Moment]) -> tuple[list[Moment], list[Moment]]:
    """Return one moment for each year spoken of as past, newest first, and for each spoken of as coming."""
    groups: dict[int, list[Moment]] = {}
    for moment in moments:
        if moment.year:
            groups.setdefault(moment.year, []).append(moment)
    past: list[Moment] = []
    ahead: list[Moment] = []
    for year in sorted(groups, reverse=True):
        coming = [moment for moment in groups[year] if moment.is_ahead]
        done = [moment for moment in groups[year] if not moment.is_ahead]
        (ahead if len(coming) >= len(done) else past).append(
            (coming if len(coming) >= len(done) else done)[0]
        )
    return past, ahead


def latest_day(days: Sequence[Moment], year: int, month: int) -> Moment | None:
    """Return the last day that the page reports, with its year; None where the year is unknown or no day is named."""
    placed = [replace(moment, year=moment.year or year_of(moment, year, month)) for moment in days if year]
    own = [moment for moment in placed if moment.year in (year, year - 1) and is_possible(moment)]
    return max(
        own,
        key=lambda moment: (moment.year, moment.month, moment.day, moment.in_news, -moment.line),
        default=None,
    )


def year_of(moment: Moment, year: int, month: int) -> int:
    """Return the year of a day without one: on a page of January, December is the one before."""
    return year - 1 if month <= EARLY and (moment.month or 0) >= LATE else year


def is_possible(moment: Moment) -> bool:
    """Tell whether the calendar has the day."""
    return day_exists(moment.year or 0, moment.month or 0, moment.day or 0)


def conclude(file: str, times: Times, latest: Moment, proof: Sequence[Moment]) -> Dating:
    """Return the date of print: the day after the last day of news, or only the month where no news is that day's."""
    day = date(latest.year or 0, latest.month or 0, latest.day or 0)
    evidence = tuple(prove(file, times, day, latest, proof))
    next_day = day + timedelta(days=1)
    if times.todays or any(moment.in_news and same_day(moment, latest) for moment in times.days):
        return Dating(f"{next_day.isoformat()}?", "inferred", (*evidence, NEXT_DAY))
    months = sorted({f"{day:%Y-%m}", f"{next_day:%Y-%m}"})
    text = f"{months[0]}?" if len(months) == 1 else f"[{','.join(months)}]"
    return Dating(text, "inferred", (*evidence, ONLY_MONTH))


def prove(file: str, times: Times, day: date, latest: Moment, proof: Sequence[Moment]) -> Iterator[Evidence]:
    """Yield what proves the last day of a page: itself, its year, and a 今日 that is another day."""
    last = f"版面所记最晚的一天是{day.year}年{day.month}月{day.day}日"
    yield Evidence(file, latest.line, latest.text, last)
    for moment in proof:
        if (moment.line, moment.text) != (latest.line, latest.text):
            yield Evidence(file, moment.line, moment.text, tell_year(moment, day.year))
    for word in times.todays[:1]:
        yield Evidence(file, word.line, word.text, "“今日”不是前述那一天，当为见报之日")


def tell_year(moment: Moment, year: int) -> str:
    """Return what a moment says about the year of print."""
    if moment.year == year:
        return "文中以此年为当年"
    return "文中把此年当作已过去的一年" if (moment.year or 0) < year else "文中把此年当作将来的一年"


def same_day(one: Moment, other: Moment) -> bool:
    """Tell whether two moments are the same day of the year."""
    return (one.month, one.day) == (other.month, other.day)


def agree(one: Dating, other: Dating) -> bool:
    """Tell whether two EDTF dates can both be true: the one of the paper, and the one that its news lead to.

    One is the other, less exactly; or the paper is of the day of its last news, or of some days later.
    """
    options = [re.findall(r"[\d-]{4,}", text) for text in (one.date, other.date)]
    if other.certainty == "inferred" and all(
        len(points) == 1 and len(points[0]) == WHOLE_DAY for points in options
    ):
        after_news = date.fromisoformat(options[0][0]) - date.fromisoformat(options[1][0])
        return timedelta(days=-1) <= after_news <= OLDEST_NEWS
    return any(
        first.startswith(second) or second.startswith(first) for first in options[0] for second in options[1]
    )


def line_of(dating: Dating) -> int:
    """Return the line of the first evidence that has one."""
    return next((evidence.line for evidence in dating.evidence if evidence.line), 0)


def reason_of(dating: Dating) -> str:
    """Return the reasons of a date in one sentence."""
    return "；".join(evidence.reason for evidence in dating.evidence)


def earliest_year(cut: CutPage) -> list[Notice]:
    """Return a notice of the last year that the text speaks of as past, where nothing more is known."""
    past, _ = split_years(gather_times(cut).moments)
    if not past:
        return []
    text = f"不早于{past[0].year}年"
    return [
        Notice(
            cut.page.file,
            past[0].line,
            "date-unknown",
            text,
            f"文中提到“{past[0].text}”，此外没有可据以推断刊期的文字",
        )
    ]
