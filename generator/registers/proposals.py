"""Read the proposals of an article: who asks for what, who promises what, each with the words that say it."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.folding import fold
from generator.model import Article
from generator.model.registers import Proposal
from generator.registers.clauses import compile_clause_rules, find_head, find_measures_in, has_modal
from generator.registers.facts import Facts
from generator.registers.figures import DIGEST_DIGITS
from generator.registers.speech import (
    ORDERING,
    PROMISING,
    PROPOSING,
    TELLING,
    Cast,
    Voice,
    hear,
    is_official,
    name_capacity,
    read_rules_of_speech,
)
from generator.registers.text import Passage, Span, read_passages, split_clauses, split_parts, split_sentences

RESTATED = 0.6
"""Share of a statement that stands word for word in the headline, from which on it only restates it."""

PROMISES = ("承诺", "将做", "接着承诺")
"""The rules that find promises; the others find proposals."""

LISTING = ("说建议", "接着建议", "分条")
"""Rules behind whose measure the parts after a semicolon go on proposing."""

SHORTEST = 4
"""Characters of what is said at least behind the word of speaking."""

TO_COME = re.compile("[将会愿要划拟算备]")
"""One of the characters without which nothing is promised: 将, 会, 计划, 打算."""

LEAD_SENTENCE = 22
"""Characters of a first sentence of one clause that is the heading of its paragraph."""


@dataclass(frozen=True)
class Found:
    """A measure as found, before it becomes a row."""

    passage: Passage
    span: Span
    voice: Voice
    rule: str
    addressee: str = ""
    is_open: bool = False
    """True for a numbered measure of one clause: sentences that go on from it are its details."""


def read_proposals(article: Article, facts: Facts) -> list[Proposal]:
    """Return the proposals and promises of an article, in the order of its text."""
    cast = Cast(article)
    passages = [*read_passages(article)]
    found = drop_restated(article, [*find_proposals(passages, cast, facts)])
    found = found or [*find_dockets(passages, cast)]
    docket = re.compile(read_rules_of_speech()["docket"])
    is_docket = bool(found and docket.search("".join(passage.text for passage in passages)))
    rows = [make_row(one, cast, facts, is_docket=is_docket) for one in found]
    return list({row.id: row for row in rows}.values())


def find_proposals(passages: Iterable[Passage], cast: Cast, facts: Facts) -> Iterator[Found]:
    """Yield the measures of some passages: sentence by sentence, with who speaks and how."""
    voice = Voice(cast.subjects) if len(cast.subjects) == 1 else Voice()
    for passage in passages:
        yield from find_titled(passage, cast)
        voice = Voice(voice.who, TELLING if voice.mode == PROPOSING else voice.mode)
        sentences = split_sentences(passage.text)
        measures: list[Found] = []
        for number, sentence in enumerate(sentences):
            if is_heading(passage.text, sentence, number, len(sentences)):
                continue
            is_listed = False
            for part in split_parts(passage.text, sentence):
                voice, found = read_part(passage, part, cast, voice, facts, is_listed=is_listed)
                is_listed = is_listed or any(one.rule in LISTING for one in found)
                measures = [*measures, *found] if found else add_details(measures, part)
        yield from measures


def add_details(measures: list[Found], part: Span) -> list[Found]:
    """Return the measures, the last one with the part that says how, where it is open: 一是培育人才。…组建一支队伍."""
    if not measures or not measures[-1].is_open:
        return measures
    last = measures[-1]
    words = last.passage.text[slice(*part)]
    if compile_clause_rules().facts.search(words) or not has_action(words):
        return [*measures[:-1], replace(last, is_open=False)]
    return [*measures[:-1], replace(last, span=(last.span[0], part[1]))]


def is_heading(text: str, sentence: Span, number: int, count: int) -> bool:
    """Tell whether a sentence is the heading of its paragraph: the first of several, one clause, no mark, no modal."""
    words = text[slice(*sentence)]
    return (
        number == 0
        and count > 1
        and len(words) <= LEAD_SENTENCE
        and not re.search("[,;:“?]", words)
        and not has_modal(words)
    )


def read_part(
    passage: Passage, part: Span, cast: Cast, voice: Voice, facts: Facts, *, is_listed: bool = False
) -> tuple[Voice, list[Found]]:
    """Return who speaks after a part of a sentence, and the measures in it.

    `is_listed` says that it stands behind a semicolon in a sentence that proposes.
    """
    words = passage.text[slice(*part)]
    voice, *said = hear(words, cast, voice)
    if words.rstrip("”’").endswith("?"):
        asked = re.search("如何|怎么|怎样|哪些", words) and voice.who and not cast.is_news
        return Voice(voice.who, PROPOSING if asked else voice.mode), []
    rule = judge_part(words, said[1] >= 0, cast, voice, facts)
    if rule in ("", "说要") and is_listed and voice.mode == PROPOSING:
        rule = "并列"
    if rule == "":
        is_over = voice.mode == PROMISING and compile_clause_rules().facts.search(words)
        return Voice(voice.who, "" if is_over else voice.mode), []
    is_promise = rule in PROMISES
    spoken = Voice(voice.who, PROMISING if is_promise else PROPOSING)
    content = find_content(passage.text, part, said[0], said[1])
    spans = find_measures_in(passage.text, content, is_modal=rule == "说要", is_promise=is_promise)
    goes_on = Voice(voice.who, PROMISING if is_promise else voice.mode)
    marked = find_head(words)
    is_open = bool(marked and marked["mark"]) and "," not in words.partition(marked[0] if marked else "")[2]
    return goes_on, [Found(passage, span, spoken, rule, name_addressee(words), is_open) for span in spans]


def find_content(text: str, part: Span, first: int, last: int) -> Span:
    """Return what is said: behind the word of speaking, or before the name where that comes last."""
    start, end = part
    if last < 0:
        return part
    behind = text[start + last : end].strip("“”‘’。,;: !")
    return (start, start + first) if len(behind) < SHORTEST else (start + last, end)


def judge_part(words: str, is_said: bool, cast: Cast, voice: Voice, facts: Facts) -> str:
    """Return the rule by which a part of a sentence holds a proposal or a promise, "" where it holds none."""
    rules = compile_clause_rules()
    if not voice.who:
        return ""
    if promises(words, cast, voice, facts):
        return "承诺" if rules.own_future.search(words) else "将做"
    if voice.mode == ORDERING:
        return ""
    is_fact = bool(rules.facts.search(words))
    if is_said and voice.mode == PROPOSING:
        return "说建议"
    if voice.mode == PROMISING:
        return "接着承诺" if not is_fact and has_action(words) else ""
    if voice.mode == PROPOSING:
        head = find_head(words)
        if head and (head["mark"] or not is_fact):
            return "接着建议"
        if re.match(rf"[“‘]*(?:{read_rules_of_speech()['marks']})", words):
            return "分条"
    if voice.mode in (PROPOSING, TELLING) and not cast.is_news and has_modal(words) and not is_fact:
        return "说要"
    return ""


def has_action(words: str) -> bool:
    """Tell whether some clause of a part begins with what is to be done."""
    clauses = (words[slice(*clause)] for clause in split_clauses(words, (0, len(words))))
    return any(find_head(clause) for clause in clauses)


def promises(words: str, cast: Cast, voice: Voice, facts: Facts) -> bool:
    """Tell whether someone says what he or the body that he leads is going to do."""
    if voice.who[0] not in cast.people or not TO_COME.search(words):
        return False
    rules = compile_clause_rules()
    future, own = rules.future.search(words), rules.own_future.search(words)
    if own and not re.search("建议|希望|呼吁|应|(?:我们|大家)要", words):
        return True
    if not (future and is_official(cast, voice.who)):
        return False
    names = [form for form in facts.districts if form in words[: future.start()]]
    later = re.search(read_rules_of_speech()["promise"], words[: future.start()])
    is_led = bool(names or later) or not words[: future.start()].strip("“”‘’,同时此外")
    return is_led or voice.mode == PROMISING or bool(re.search("说|介绍|表示", words[: future.start()]))


def find_titled(passage: Passage, cast: Cast) -> Iterator[Found]:
    """Yield proposals that are named by their title with the one who made them: 张三领衔提出的《关于…的建议》."""
    titled = re.compile(read_rules_of_speech()["titled"])
    for found in titled.finditer(passage.text) if "《" in passage.text else ():
        before = passage.text[max(0, found.start() - 16) : found.start() + 2]
        who = [name for name in cast.people if name in before]
        if who:
            yield Found(passage, found.span("title"), Voice((who[-1],), PROPOSING), "题名")


def find_dockets(passages: Iterable[Passage], cast: Cast) -> Iterator[Found]:
    """Yield what a motion is about, where the article says no more of it than that: 她带来的提案聚焦…问题."""
    for passage in passages if cast.subjects else ():
        for found in re.finditer(read_rules_of_speech()["about"], passage.text):
            yield Found(passage, found.span("what"), Voice(cast.subjects, PROPOSING), "提案题目")


def name_addressee(words: str) -> str:
    """Return who is to act, as printed."""
    found = re.search(read_rules_of_speech()["addressees"], words)
    return next(filter(None, found.groups()), "") if found else ""


def drop_restated(article: Article, found: list[Found]) -> list[Found]:
    """Return the measures without those of one clause that only restate the headline, where others stand beside them."""
    title = fold(article.cut.title)
    kept = [one for one in found if not is_restated(one, title)]
    return kept or found


def is_restated(one: Found, title: str) -> bool:
    """Tell whether a measure of one clause says little more than the headline."""
    words = fold(one.passage.text[slice(*one.span)])
    if "," in words:
        return False
    common = SequenceMatcher(None, words, title, autojunk=False).find_longest_match().size
    return common / max(1, len(words)) >= RESTATED


def make_row(one: Found, cast: Cast, facts: Facts, *, is_docket: bool) -> Proposal:
    """Return the row of a measure."""
    article = one.passage.article
    quotation = one.passage.quote(one.span)
    is_promise = one.voice.mode == PROMISING
    words = "|".join((quotation.text, *one.voice.who))
    digest = hashlib.sha256(words.encode("utf-8")).hexdigest()[:DIGEST_DIGITS]
    return Proposal(
        id=f"{article.id}-p{digest}",
        quotation=quotation,
        who=one.voice.who,
        capacity=name_capacity(cast, one.voice.who, is_promise=is_promise),
        kind="表态承诺" if is_promise else "提案" if is_docket else "建议",
        theme=facts.theme_of(article, quotation.text),
        districts=facts.districts_of(article, quotation.text),
        addressee=one.addressee,
        date=article.dating.date,
        rule=one.rule,
        doubt=find_doubt(one),
    )


def find_doubt(one: Found) -> str:
    """Return why a row is doubtful: what has no word of proposing or promising beside it."""
    return "只凭“要、应、可”等字断为建议" if one.rule == "说要" else ""
