"""Who speaks in an article: roles, posts and offices that say nothing about its subject."""

import re

from generator.folding import fold

POST_WORDS = (
    "书记|省长|市长|区长|县长|镇长|乡长|局长|厅长|处长|科长|股长|所长|院长|校长|园长|馆长|台长|社长|行长|部长|队长"
    "|会长|组长|厂长|站长|主任|主席|主委|委员(?!会)|代表(?!团|大会|联络|建议|性|着|们|作)|常委(?!会)|理事长|理事(?!会)|秘书长"
    "|检察长|董事长|董事(?!会)|监事|总监|经理|总裁|教授|研究员|专家|工程师|律师|负责人|发言人|传承人|创始人"
)
"""Alternatives of a pattern: words that end a post and stand before a name."""

SPEECH_WORDS = "说|表示|认为|介绍|告诉|坦言|建议|指出|强调|呼吁|透露|看来|接受"
"""Alternatives of a pattern: words between a speaker and what is said."""

ROLE_AND_POST = re.compile(
    rf"(?:人大代表|政协委员)[、,](?:(?!{SPEECH_WORDS})[^。;“”!?:]){{0,60}}(?:{POST_WORDS})"
)
"""The speaker's role and post, wherever they stand."""

POST_AND_NAME = re.compile(rf"(?:{POST_WORDS})[^、,。;“”!?:]{{2,4}}(?={SPEECH_WORDS})")
"""A post and a name before a word of saying; the office before it, back to a mark, belongs to it."""

CLAUSE = re.compile(r"[^、,。;“”!?:]{0,30}$")

NAMED_POST = re.compile(rf"(?:{POST_WORDS})(?:\([^)]*\))?[^、,，。:]{{0,5}}[:：]?$")
"""A line that ends in a post and a name."""

ROLE_FIRST = re.compile(r"^(?:—|-|访|对话)*[^、,。]{0,6}(?:代表|委员)(?:[、,]|[^、,。]{2,4}[:]?$)")
"""A line that begins with a role: 某市人大代表、某厂厂长张三."""

INTERVIEW = re.compile(r"^[—―–-]+(?:访|对话)")
"""A deck that names the person spoken to."""


def find_speakers(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a folded text only says who speaks: from the role or the office to the name."""
    roles = [match.span() for match in ROLE_AND_POST.finditer(text)]
    return (*roles, *(_office(text, match) for match in POST_AND_NAME.finditer(text)))


def is_post(text: str) -> bool:
    """Tell whether a lead-in or deck only names a person and the post."""
    folded = fold(text)
    return bool(INTERVIEW.match(folded) or ROLE_FIRST.match(folded) or NAMED_POST.search(folded))


def _office(text: str, match: re.Match[str]) -> tuple[int, int]:
    before = CLAUSE.search(text, max(0, match.start() - 30), match.start())
    return (before.start() if before else match.start()), match.end()
