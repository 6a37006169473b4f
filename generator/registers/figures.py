"""Read the figures of an article: each number that tells a result or a target, with the words that hold it."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from generator.model import Article
from generator.model.registers import Figure
from generator.registers.facts import Facts, name_indicator, name_key, name_subject
from generator.registers.measures import Measure, find_measures, may_count
from generator.registers.numerals import read_number
from generator.registers.periods import Clock
from generator.registers.tables import read_rules
from generator.registers.text import (
    Passage,
    Span,
    read_passages,
    split_clauses,
    split_parts,
    split_sentences,
)

SEPARATOR = re.compile("以及|[、和及与]")
"""Parts the items of a list of figures."""

TOGETHER = re.compile("分别|双双")
"""Joins several figures to one statement."""

DIGEST_DIGITS = 8
"""Hexadecimal digits that tell the rows of one article apart."""

SHORTEST_ITEM = 2
"""Characters beside the number that a quotation needs to say what is counted: of less, the clause before is quoted too."""

NAMED_RULES = (
    "completed", "times", "streaks", "per", "qualifier", "personal", "lengths", "near", "baseline", "baseline_on",
    "narrated",
)  # fmt: skip
"""Rules of figures.yml that are one pattern each."""

LONG_RULES = ("连续几年", "翻番")
"""Rules whose figures tell of the years that the clause counts: 三年翻一番."""

BEFORE = "变动以前的数"

NARRATED = 8
"""Pronouns of single persons per 1,000 characters from which on a text tells of persons, not of places."""

WORD = re.compile(r"[\w“”]")


@dataclass(frozen=True)
class Item:
    """A measure with the words around it."""

    measure: Measure
    span: Span
    """The shortest words that hold the number and what it counts."""
    clause: Span
    part: Span
    sentence: Span


@dataclass(frozen=True)
class FigureRules:
    """The compiled rules of figures.yml that judge what a number tells."""

    kinds: tuple[tuple[str, str, re.Pattern[str]], ...]
    completed: re.Pattern[str]
    times: re.Pattern[str]
    streaks: re.Pattern[str]
    per: re.Pattern[str]
    qualifier: re.Pattern[str]
    personal: re.Pattern[str]
    lengths: re.Pattern[str]
    near: re.Pattern[str]
    baseline: re.Pattern[str]
    baseline_on: re.Pattern[str]
    narrated: re.Pattern[str]


@cache
def compile_figure_rules() -> FigureRules:
    """Compile the rules once."""
    rules = read_rules("figures.yml")
    return FigureRules(
        kinds=tuple((one["kind"], one["where"], re.compile(one["pattern"])) for one in rules["kinds"]),
        **{name: re.compile(rules[name]) for name in NAMED_RULES},
    )


def read_figures(article: Article, facts: Facts) -> list[Figure]:
    """Return the figures of an article, in the order of its text."""
    rows: list[Figure] = []
    clock = Clock.at(article.dating.date)
    for passage in read_passages(article):
        for sentence in split_sentences(passage.text):
            clock = clock.settle(passage.text, sentence)
            for item in find_items(passage.text, sentence):
                rows += make_rows(passage, item, clock.wind(passage.text, sentence[0], item.clause[1]), facts)
            clock = clock.wind(passage.text, *sentence)
    return list({row.id: row for row in rows}.values())


def find_items(text: str, sentence: Span) -> Iterator[Item]:
    """Yield each figure of a sentence with its quotation."""
    for part in split_parts(text, sentence):
        clauses = split_clauses(text, part) if may_count(text, part) else []
        for number, clause in enumerate(clauses):
            measures = find_in_clause(text, clause) if may_count(text, clause) else []
            for index, measure in enumerate(measures):
                span = find_item(text, clause, measures, index)
                if number and count_words_beside(text, span, measure) < SHORTEST_ITEM:
                    span = (clauses[number - 1][0], span[1])
                yield Item(measure, span, clause, part, sentence)


def find_in_clause(text: str, clause: Span) -> list[Measure]:
    """Return the measures of a clause that are figures."""
    found = [
        replace(one, span=(one.span[0] + clause[0], one.span[1] + clause[0]))
        for one in find_measures(text[slice(*clause)])
    ]
    return [one for one in (*found, *find_streaks(text, clause)) if is_figure(text, clause, one)]


def count_words_beside(text: str, span: Span, measure: Measure) -> int:
    """Return how many characters of words a quotation holds beside its number."""
    return len(WORD.findall(text[span[0] : measure.span[0]] + text[measure.span[1] : span[1]]))


def find_streaks(text: str, clause: Span) -> Iterator[Measure]:
    """Yield how many years in a row something was reached."""
    for found in compile_figure_rules().streaks.finditer(text, *clause):
        words = re.search(r"连续(\d+|[一二两三四五六七八九十]+)年", found[0])
        if words:
            start = found.start() + words.start()
            (measure,) = find_measures(f"用时{read_number(words[1])}年")
            yield replace(
                measure,
                span=(start, start + len(words[0])),
                kind="其他",
                rule="连续几年",
                note=f"“{words[0]}”即 {measure.value} 年",
            )


def is_figure(text: str, clause: Span, measure: Measure) -> bool:
    """Tell whether a number is a figure: no span of time without cause, no mere limit of what is counted."""
    rules = compile_figure_rules()
    start, end = measure.span
    words = text[clause[0] : clause[1]]
    if rules.personal.search(words):
        return False
    if measure.sort == "length":
        return bool(rules.lengths.search(words)) and not rules.near.search(words)
    if measure.sort == "time":
        return measure.rule == "连续几年" or bool(rules.times.search(words))
    if measure.sort == "money" and measure.is_approximate and rules.qualifier.match(text, end, clause[1]):
        return not re.search("以[上下]", text[start:end]) and text[end : end + 1] != "级"
    return True


def find_item(text: str, clause: Span, measures: Sequence[Measure], index: int) -> Span:
    """Return the shortest words that hold a figure: of several figures in a clause its item of the list."""
    words = text[clause[0] : clause[1]]
    if len(measures) == 1 or TOGETHER.search(words) or _is_sharing(text, measures, index):
        return clause
    start, end = clause
    if index:
        between = SEPARATOR.search(text, measures[index - 1].span[1], measures[index].span[0])
        start = between.end() if between else start
    if index + 1 < len(measures):
        between = SEPARATOR.search(text, measures[index].span[1], measures[index + 1].span[0])
        end = between.start() if between else end
    return start, end


def _is_sharing(text: str, measures: Sequence[Measure], index: int) -> bool:
    """Tell whether only a comma stands between the figure and a neighbour of the same unit: 200%、130%."""
    measure = measures[index]
    pairs = [(one, measure) for one in measures[max(0, index - 1) : index]]
    pairs += [(measure, one) for one in measures[index + 1 : index + 2]]
    return any(
        one.unit == other.unit and SEPARATOR.fullmatch(text[one.span[1] : other.span[0]])
        for one, other in pairs
    )


def make_rows(passage: Passage, item: Item, clock: Clock, facts: Facts) -> Iterator[Figure]:
    """Yield the row of a figure; several where one number is said of several things at once."""
    text = passage.text
    measure = price_each(text, item)
    quotation = passage.quote(item.span)
    indicators = name_indicator(text, item.span, measure)
    for indicator in indicators:
        yield Figure(
            id=make_id(passage.article.id, quotation.text, measure, indicator),
            quotation=quotation,
            subject=name_subject(passage, item.span, item.sentence, facts),
            indicator=indicator,
            key=name_key(indicator, facts),
            value=measure.value,
            unit=measure.unit,
            printed=passage.paragraph.text[item.measure.span[0] : item.measure.span[1]],
            normal_value=measure.normal_value,
            normal_unit=measure.normal_unit,
            kind=judge_kind(text, item, clock),
            period=clock.word(text, item.clause, is_long=measure.rule in LONG_RULES),
            is_approximate=measure.is_approximate or bool(re.search("力争|突破", text[slice(*item.clause)])),
            note=measure.note or (BEFORE if is_baseline(text, item) else ""),
            districts=facts.districts_of(passage.article, quotation.text),
            theme=facts.theme_of(passage.article, quotation.text),
            date=passage.article.dating.date,
            rule=measure.rule,
            doubt=find_doubt(passage, item, indicator),
        )


def make_id(article: str, quotation: str, measure: Measure, indicator: str) -> str:
    """Return an id that stays where lines move: by article, quotation, number and indicator."""
    words = "|".join((quotation, str(measure.value), measure.unit, indicator))
    return f"{article}-f{hashlib.sha256(words.encode('utf-8')).hexdigest()[:DIGEST_DIGITS]}"


def price_each(text: str, item: Item) -> Measure:
    """Return the measure by what it is counted, where it is: 1万元/亩 of 一亩地可以收入1万元."""
    measure = item.measure
    found = compile_figure_rules().per.search(text[item.clause[0] : measure.span[0]])
    if not found or measure.sort not in ("money", "mass"):
        return measure
    what = f"/{found['what']}"
    return replace(measure, unit=measure.unit + what, normal_unit=measure.normal_unit + what)


def judge_kind(text: str, item: Item, clock: Clock) -> str:
    """Return what a figure tells: target, result, forecast, rank, share, total or something else."""
    measure = item.measure
    if measure.sort in ("rank", "step"):
        return "排名"
    if measure.kind:
        return measure.kind
    if is_baseline(text, item):
        return "其他"
    rules = compile_figure_rules()
    where = {"item": item.span, "clause": item.clause, "part": (item.part[0], measure.span[1])}
    for kind, place, pattern in rules.kinds:
        if kind == "占比" and measure.sort != "share":
            continue
        found = pattern.search(text, *where[place])
        if found and not (kind == "目标" and rules.completed.search(text, found.end(), item.clause[1])):
            return kind
    return "目标" if clock.is_future else "实绩"


def is_baseline(text: str, item: Item) -> bool:
    """Tell whether the number is what it was before: 45天 of 从45天缩短到18天."""
    rules = compile_figure_rules()
    before = text[item.clause[0] : item.measure.span[0]]
    after = text[item.measure.span[1] : item.clause[1]]
    return bool(rules.baseline.search(before) and rules.baseline_on.match(after))


def find_doubt(passage: Passage, item: Item, indicator: str) -> str:
    """Return why a figure is doubtful, "" where nothing speaks against it."""
    if len(WORD.findall(indicator)) < SHORTEST_ITEM:
        return "没有说清数的是什么"
    whole = "".join(paragraph.text for paragraph in passage.article.cut.paragraphs)
    return "全篇多讲个人" if is_narrated(whole) else ""


@lru_cache(maxsize=16)
def is_narrated(text: str) -> bool:
    """Tell whether a text tells of persons more than of places: by the pronouns of single persons."""
    return 1000 * len(compile_figure_rules().narrated.findall(text)) > NARRATED * len(text)
