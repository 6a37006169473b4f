"""Numbers with a unit in a text: what is printed in numerals, and what is said in words that mean a number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from generator.registers.numerals import DIGITS, MORE, POWER, POWERS, plain, read_number, scale
from generator.registers.tables import Unit, match_any, read_rules, read_units
from generator.registers.text import Span

HIDDEN = "\n"
"""Stands for each character of what is no figure: no rule matches it."""

DIGIT = re.compile(r"\d")
BIG = "十百千万亿"
STREAK = "连"
"""Stands in 连续三年, a number to whoever looks for streaks."""

TEN_OR_MORE = re.compile(f"[{BIG}]")
HAN_NUMBER = re.compile(r"[十百千万亿]?(?:[一二两三四五六七八九]?[十百千万亿])*[一二两三四五六七八九]?")
SHARED = re.compile(rf"分别[^,。;]*?(?<![\d.])(?P<number>{DIGITS})[、和及与]$")
"""A number in front of the one that has the unit of both."""


@dataclass(frozen=True)
class Measure:
    """A number with its unit, where it stands in a text."""

    span: Span
    """With the words that say how exact it is."""
    value: Decimal
    unit: str
    normal_value: Decimal
    normal_unit: str
    sort: str
    """Sort of the unit; `rank` for a place in an order."""
    is_approximate: bool
    rule: str
    note: str = ""
    kind: str = ""
    """The kind that the rule gives; "" where the words around decide."""


@dataclass(frozen=True)
class Mask:
    """A rule for what holds a number and is no figure."""

    needs: re.Pattern[str]
    """One of the characters without which the pattern matches nothing; most clauses hold none of them."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Looked for in what the pattern matches."""

    def hide(self, found: re.Match[str]) -> str:
        """Return what stands for a match."""
        return found[0] if self.unless and self.unless.search(found[0]) else HIDDEN * len(found[0])


@dataclass(frozen=True)
class Spoken:
    """A rule for words that mean a number."""

    id: str
    needs: re.Pattern[str]
    """As in `Mask`."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Looked for in what stands before."""
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Rules:
    """The compiled rules of figures.yml that find numbers."""

    signs: re.Pattern[str]
    """One of the characters without which a text holds no number."""
    masks: tuple[Mask, ...]
    printed: re.Pattern[str]
    han: re.Pattern[str]
    spoken: tuple[Spoken, ...]
    steps: re.Pattern[str]


@cache
def compile_rules() -> Rules:
    """Compile the rules once."""
    rules = read_rules("figures.yml")
    before, after = match_any(rules["approx_before"]), match_any(rules["approx_after"])
    units = "|".join(
        re.escape(name) + (f"(?![{unit_stop}])" if unit_stop else "")
        for name, unit_stop in sorted(_list_stops().items(), key=lambda item: (-len(item[0]), item[0]))
    )
    tail = rf"(?P<unit>{units})(?!级)(?P<per>/(?:{match_any(tuple(read_units()))}))?(?P<after>{after})?"
    return Rules(
        signs=_match_one_of(
            DIGIT.pattern + BIG + STREAK + "".join(rule["needs"] for rule in rules["spoken"])
        ),
        masks=tuple(_compile_mask(rule) for rule in rules["masks"]),
        printed=re.compile(
            rf"(?P<before>{before})?(?<![\d.])(?<!\d )(?:(?P<low>{DIGITS})(?:%|{units})?[—―~至到-]+)?"
            rf"(?P<number>{DIGITS})(?P<more>[{MORE}])?(?P<power>{POWER})?(?P<more2>[{MORE}])?{tail}"
        ),
        han=re.compile(
            rf"(?P<before>{before}|数|几|成|上)?(?P<number>[一二两三四五六七八九十百千万亿]+)"
            rf"(?P<more>[{MORE}])?(?P<power>)(?P<more2>)(?P<low>)?{tail}"
        ),
        spoken=tuple(_compile_spoken(rule) for rule in rules["spoken"]),
        steps=re.compile(rf"(?:{rules['steps']})(?:了|约|近|至)?(?:\d+[位名][、和及与])*$"),
    )


@cache
def _list_stops() -> Mapping[str, str]:
    return {name: unit.not_before for name, unit in read_units().items()}


def _compile_mask(rule: Mapping[str, Any]) -> Mask:
    return Mask(_match_one_of(rule["needs"]), re.compile(rule["pattern"]), _compile_unless(rule))


def _compile_spoken(rule: Mapping[str, Any]) -> Spoken:
    needs = _match_one_of(rule["needs"])
    return Spoken(rule["id"], needs, re.compile(rule["pattern"]), _compile_unless(rule), rule)


def _match_one_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{characters}]")


def _compile_unless(rule: Mapping[str, Any]) -> re.Pattern[str] | None:
    return re.compile(rule["unless"]) if "unless" in rule else None


def mask(text: str) -> str:
    """Return the text with everything hidden whose numbers are no figures: dates, names, addresses; same length."""
    for rule in compile_rules().masks:
        if rule.needs.search(text):
            text = rule.pattern.sub(rule.hide, text)
    return text


def may_count(text: str, span: Span) -> bool:
    """Tell whether a span of a text may hold a number or a streak: most hold none of their characters."""
    return bool(compile_rules().signs.search(text, *span))


def find_measures(text: str) -> list[Measure]:
    """Return every number with a unit, from left to right; of two that overlap the one that begins first."""
    hidden = mask(text)
    found = [*find_spoken(hidden), *find_printed(hidden), *find_han(hidden)]
    chosen: list[Measure] = []
    for measure in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if not chosen or measure.span[0] >= chosen[-1].span[1]:
            chosen.append(measure)
    return give_shared_units(hidden, chosen)


def find_printed(text: str) -> Iterator[Measure]:
    """Yield what is printed in Arabic numerals."""
    rules = compile_rules()
    for found in rules.printed.finditer(text) if DIGIT.search(text) else ():
        before = text[: found.start("low" if found["low"] else "number")]
        is_step = found["unit"] in ("位", "名") and rules.steps.search(before)
        yield make_measure(found, "step" if is_step else "")


def find_han(text: str) -> Iterator[Measure]:
    """Yield what is printed in Chinese numerals of ten and more: 三百名, 上千位, 数十家."""
    for found in compile_rules().han.finditer(text) if TEN_OR_MORE.search(text) else ():
        number, lead = found["number"], found["before"]
        if not TEN_OR_MORE.search(number) or not HAN_NUMBER.fullmatch(number):
            continue
        is_bare = len(number) == 1 and not (lead or found["more"])
        if is_bare or read_units()[found["unit"]].sort in ("time", "share", "ratio"):
            continue
        yield make_measure(found, "", is_vague=lead in ("数", "几", "成", "上"))


def make_measure(found: re.Match[str], sort: str, *, is_vague: bool = False) -> Measure:
    """Return the measure of a match of one of the two patterns."""
    unit = read_units()[found["unit"]]
    value = read_number(found["low"] or found["number"])
    power = found["power"] or ""
    name = "位" if unit.sort == "step" else unit.name
    normal = scale(value, power) * unit.factor
    notes = []
    if found["low"]:
        notes.append(f"区间“{found[0]}”记其下限")
    if is_vague:
        notes.append(f"“{found[0]}”记作 {plain(value)} 以上")
    elif not found["number"][0].isdigit():
        notes.append(f"“{found['number']}”即 {plain(value)}")
    words = (found["before"], found["more"], found["more2"], found["after"], found["low"])
    per = found["per"] or ""
    return Measure(
        span=found.span(),
        value=plain(value),
        unit=power + name + per,
        normal_value=plain(normal),
        normal_unit=unit.normal + per,
        sort=sort or unit.sort,
        is_approximate=any(words),
        rule="数字" if found["number"][0].isdigit() else "汉字数目",
        note="；".join(notes),
    )


def find_spoken(text: str) -> Iterator[Measure]:
    """Yield what is said in words: 翻一番, 过半, 首位."""
    for rule in compile_rules().spoken:
        for found in rule.pattern.finditer(text) if rule.needs.search(text) else ():
            if rule.unless and rule.unless.search(text[: found.start()]):
                continue
            if rule.fields.get("listed") and not _has_sibling(rule.pattern, text, found):
                continue
            yield make_spoken(rule, found)


def _has_sibling(pattern: re.Pattern[str], text: str, found: re.Match[str]) -> bool:
    """Tell whether the words stand in a list of the same form, not alone as a saying."""
    near = text[max(0, found.start() - 10) : found.start()] + HIDDEN + text[found.end() : found.end() + 10]
    return bool(pattern.search(near))


def make_spoken(rule: Spoken, found: re.Match[str]) -> Measure:
    """Return the measure that a rule for spoken words makes of a match."""
    groups = {key: text for key, text in found.groupdict().items() if text is not None}
    value = read_spoken(rule, groups)
    unit = groups.get("u") or ("位" if rule.fields["unit"] == "u" else str(rule.fields["unit"]))
    words = {"n": "", "p": "", "of": "", "w": "", "hit": found[0], **groups, "value": value, "unit": unit}
    normal, normal_unit = normalise(value, unit)
    number = groups.get("n", "")
    is_said = "note" in rule.fields
    note = str(rule.fields.get("note", "")).format(**words) if is_said else ""
    if rule.fields.get("kind") == "排名" and number and not number.isdigit():
        note = f"“{found[0][found[0].index('第') :]}”即第 {value} {unit}"
    start = found.start() + found[0].index("第") if not is_said and "第" in found[0] else found.start()
    return Measure(
        span=found.span("hit") if "hit" in groups else (start, found.end()),
        value=value,
        unit=unit,
        normal_value=normal,
        normal_unit=normal_unit,
        sort="rank" if rule.fields.get("kind") == "排名" else "spoken",
        is_approximate=bool(rule.fields.get("approx")),
        rule=rule.id,
        note=note,
        kind=str(rule.fields.get("kind", "")),
    )


def read_spoken(rule: Spoken, groups: Mapping[str, str]) -> Decimal:
    """Return the number that the words mean."""
    value = rule.fields["value"]
    if value == "p":
        many = read_number(groups["n"]) if "n" in groups else Decimal(1)
        return plain(many * 10 ** (POWERS[groups["p"]] - POWERS["亿"]))
    if value == "share":
        return plain((100 * read_number(groups["n"]) / read_number(groups["of"])).quantize(Decimal("0.1")))
    if value == "n":
        return plain(read_number(groups["n"]) * rule.fields.get("times", 1))
    return Decimal(value)


def normalise(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return the value in the unit that figures are compared in."""
    units = read_units()
    for power, exponent in ({"": 0} | POWERS).items():
        known: Unit | None = units.get(unit.removeprefix(power)) if unit.startswith(power) else None
        if known:
            return plain(value * 10**exponent * known.factor), known.normal
    return value, unit


def give_shared_units(text: str, measures: list[Measure]) -> list[Measure]:
    """Return the measures with those before them that share their unit: 分别为 12、15 家."""
    result: list[Measure] = []
    for measure in measures:
        before = text[result[-1].span[1] if result else 0 : measure.span[0]]
        shared = SHARED.search(before)
        if shared and measure.rule == "数字":
            value = read_number(shared["number"])
            ratio = measure.normal_value / measure.value if measure.value else Decimal(1)
            span = (len(text[: measure.span[0]]) - len(before) + shared.start("number"),) * 2
            span = (span[0], span[0] + len(shared["number"]))
            note = f"单位同后：{measure.unit}"
            result.append(
                replace(measure, span=span, value=value, normal_value=plain(value * ratio), note=note)
            )
        result.append(measure)
    return result
