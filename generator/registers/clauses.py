"""What a part of a sentence asks for or promises: its concrete clauses, without attitude before and purpose behind."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile

from generator.registers.speech import read_rules_of_speech
from generator.registers.tables import match_any
from generator.registers.text import Span, split_clauses, trim

SHORTEST = 5
"""Characters of the shortest measure: 推进物管立法 has six."""

SHORTEST_TRIMMED = 12
"""Characters that must be left of a measure whose purpose is cut off."""

ITEM = re.compile(r"[^、]+")
MEANS = re.compile("依托|借助")
CIRCUMSTANCE = re.compile(
    "(?:同时|还|并|要|应|将|可)*(?:抢抓|抓住|发挥|充分发挥|立足|聚焦|利用|用好|借助|依托|结合)"
)
WORTH = re.compile("[“‘]?值得")


@dataclass(frozen=True)
class ClauseRules:
    """The compiled rules of proposals.yml that judge clauses."""

    head: re.Pattern[str]
    """What may stand before the verb: marks, links, whose it is, modal; groups `mark`, `modal`."""
    action: re.Pattern[str]
    attitudes: tuple[re.Pattern[str], ...]
    purposes: re.Pattern[str]
    facts: re.Pattern[str]
    listed: re.Pattern[str]
    again: re.Pattern[str]
    future: re.Pattern[str]
    own_future: re.Pattern[str]
    modal: re.Pattern[str]
    settings: re.Pattern[str]
    mark: re.Pattern[str]
    """A mark or a link alone: 三是, 同时."""
    led: re.Pattern[str]
    """Who is going to do it, up to 将: 某区将."""


@cache
def compile_clause_rules() -> ClauseRules:
    """Compile the rules once."""
    rules = read_rules_of_speech()
    actions = match_any(tuple(rules["actions"].split()))
    modal = rules["modal"]
    lead = rf"[“‘\s]*(?P<mark>{rules['marks']})?(?:{rules['links']})?(?P<link>(?:还|也|更|又|就|则|只|都)*)"
    after_future = rf"(?:{actions}|在|以|对|从|按|由|聚|围|严|认真|紧|抢|锚|再|更|与|和|为)"
    return ClauseRules(
        head=re.compile(rf"{lead}(?P<modal>{modal})?(?:还|也|更|又)*(?={actions})"),
        action=re.compile(rf"(?:{actions})"),
        attitudes=tuple(re.compile(pattern) for pattern in rules["attitudes"]),
        purposes=re.compile(rules["purposes"]),
        facts=re.compile(rules["facts"]),
        listed=re.compile(r"即(?P<items>[^,。;:]*、[^,。;:]*、[^,。;:]*)"),
        again=re.compile(r"^[“‘]?(?:也|还|又|同时也|同时还|更)(?:要|应|需|须|可)"),
        future=re.compile(
            rf"(?:(?<![即必])将(?:进一步|继续|会|要)?|会(?=主动|继续|积极|进一步|全力|努力)|计划|拟|打算|准备)(?={after_future})"
        ),
        own_future=re.compile(
            rf"(?:^|[,;“‘:])(?:[^,;“”]{{0,4}})?(?:{rules['own']})(?:还|也|们)*(?:将|会|愿|计划|打算|准备)(?={after_future}|主动|在)"
            rf"|(?:{rules['pronoun']})?(?:表示|承诺|表态)(?:将|会|愿|要)(?={after_future}|主动|在)"
        ),
        modal=re.compile(
            rf"(?:{rules['modals']})[^,;。]{{0,12}}?(?:{actions})|(?:^|[,“])(?:要|应|须|必须|需)(?:以|把|对|从|由|让)|(?:值得|需要)(?:我们|大家)?(?:思考|借鉴|学习)"
        ),
        settings=re.compile(rules["settings"]),
        mark=re.compile(rf"[“‘\s]*(?:{rules['marks']}|{rules['links']})"),
        led=re.compile(rf"[“‘]?[^,;“‘]{{0,12}}?将(?:会|要)?(?={after_future})"),
    )


def is_attitude(clause: str) -> bool:
    """Tell whether a clause only shows an attitude, names a slogan or sums up."""
    words = balance(clause)
    return any(pattern.search(words) for pattern in compile_clause_rules().attitudes)


def balance(clause: str) -> str:
    """Return the clause without the marks around it, and without a quotation mark whose partner is elsewhere."""
    words = clause.strip(" ,;。!")
    for opening, closing in ("“”", "‘’"):
        if words.count(opening) < words.count(closing):
            words = words.removesuffix("”").removesuffix("’") if words.endswith(("”", "’")) else words
        elif words.count(opening) > words.count(closing):
            words = words.lstrip("“‘") if words.startswith(("“", "‘")) else words
    return words.strip(" ,;。!")


def find_head(clause: str) -> re.Match[str] | None:
    """Return what stands before the verb of a clause that says what to do; None for another clause."""
    return compile_clause_rules().head.match(clause)


def has_modal(text: str) -> bool:
    """Tell whether some clause says that something is to be done: 要加快, 应建立, 可借鉴."""
    return bool(compile_clause_rules().modal.search(text))


def find_measures_in(
    text: str, span: Span, *, is_modal: bool = False, is_promise: bool = False
) -> list[Span]:
    """Return the spans of the measures in a part of a sentence: one, more where a list or 也要 sets them apart.

    With `is_modal` a measure begins where something is said to be done: 要, 应, 可; with `is_promise` where someone
    says what he will do.
    """
    listed = compile_clause_rules().listed.search(text, *span)
    if listed:
        return _split_items(text, listed.span("items"))
    clauses = drop_settings(text, split_clauses(text, span))
    groups: list[list[Span]] = [[]]
    for clause in clauses:
        if groups[-1] and opens_measure(text[slice(*groups[-1][-1])], text[slice(*clause)]):
            groups.append([])
        groups[-1].append(clause)
    if is_modal:
        groups = [begin_with_modal(text, group) for group in groups]
    if is_promise:
        groups = [begin_with_promise(text, group) for group in groups]
    return [found for group in groups if (found := trim_measure(text, group))]


def opens_measure(before: str, clause: str) -> bool:
    """Tell whether a clause begins another measure than the one before: 也要…, or by other means: 依托…."""
    rules = compile_clause_rules()
    is_concrete = find_head(before) and not is_attitude(before) and not CIRCUMSTANCE.match(before)
    return bool(rules.again.match(clause) or (is_concrete and MEANS.match(clause)))


def begin_with_promise(text: str, clauses: list[Span]) -> list[Span]:
    """Return the clauses from the one on that says what someone will do, all where none does."""
    rules = compile_clause_rules()
    said = (rules.future, rules.own_future)
    rest = list(dropwhile(lambda one: not any(rule.search(text[slice(*one)]) for rule in said), clauses))
    return rest or clauses


def begin_with_modal(text: str, clauses: list[Span]) -> list[Span]:
    """Return the clauses from the one on that says that something is to be done: with what it says it of, 甲,值得借鉴."""
    rest = list(dropwhile(lambda one: not has_modal(text[slice(*one)]), clauses))
    kept = [clause for clause in rest if not is_attitude(text[slice(*clause)])]
    words = text[slice(*kept[0])] if kept else ""
    if not (has_modal(words) or find_head(words)):
        return []
    before = clauses[: len(clauses) - len(rest)]
    return [*before[-1:], *rest] if WORTH.match(words) else rest


def drop_settings(text: str, clauses: list[Span]) -> list[Span]:
    """Return the clauses without those at the head that only say when and where."""
    return list(
        dropwhile(lambda one: compile_clause_rules().settings.match(balance(text[slice(*one)])), clauses)
    )


def _split_items(text: str, span: Span) -> list[Span]:
    return [found.span() for found in ITEM.finditer(text, *span)]


def trim_measure(text: str, clauses: list[Span]) -> Span | None:
    """Return the span from the first concrete clause to the last, None where all is attitude or too short."""
    kept = [clause for clause in clauses if not is_attitude(text[slice(*clause)])]
    while (
        len(kept) > 1 and is_purpose(text[slice(*kept[-1])]) and kept[-2][1] - kept[0][0] >= SHORTEST_TRIMMED
    ):
        kept.pop()
    if not kept:
        return None
    start, end = kept[0][0], kept[-1][1]
    head = find_head(text[start : kept[0][1]]) or compile_clause_rules().led.match(text[start : kept[0][1]])
    head = head or compile_clause_rules().mark.match(text[start : kept[0][1]])
    start += head.end() if head else 0
    span = trim(text, (start, end))
    return span if span[1] - span[0] >= SHORTEST else None


def is_purpose(clause: str) -> bool:
    """Tell whether a clause says what for."""
    return bool(compile_clause_rules().purposes.match(balance(clause)))
