"""Find the other end of a jump where the recogniser lost its mark: never sure, only probable."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.assembly.agreement import End, are_alike, is_torn
from generator.assembly.issues import Issues
from generator.assembly.jump_marks import are_one_page, digits_of, normalize_number
from generator.assembly.printed import Place, PrintedArticle, are_of_two_days
from generator.folding import fold


def find_unmarked(
    ends: Iterable[End], articles: Sequence[PrintedArticle], issues: Issues
) -> Iterator[tuple[Place, Place, str]]:
    """Yield beginning, continuation and reason for each end whose page has one article that can be the other end."""
    bare: defaultdict[tuple[str, str], list[PrintedArticle]] = defaultdict(list)
    for printed in articles:
        number = digits_of(normalize_number(printed.page.number))
        if number and not printed.article.cut.jump:
            for issue in issues.keys_of(printed.page):
                bare[issue, number].append(printed)
    for end in ends:
        keys = [(issue, digits_of(end.jump.page)) for issue in issues.keys_of(end.printed.page)]
        found = {printed.place: printed for key in keys for printed in bare.get(key, ())}
        answers = [
            (place, reason) for place, printed in found.items() if (reason := tell_reason(end, printed))
        ]
        if len(answers) == 1:
            (place, reason) = answers[0]
            yield (end.place, place, reason) if end.jump.is_out else (place, end.place, reason)


def tell_reason(end: End, other: PrintedArticle) -> str:
    """Return why an article without a mark may be the other end of a jump, "" where nothing says so."""
    page = normalize_number(other.page.number)
    is_same_page = other.page.file == end.printed.page.file
    if is_same_page or are_of_two_days(end.printed.page, other.page) or not are_one_page(end.jump.page, page):
        return ""
    titles = (end.jump.headline or fold(end.printed.article.cut.title), fold(other.article.cut.title))
    if are_alike(*titles):
        return "同一期，版次与标题相合，那一处没有转版说明"
    first, second = (end.printed, other) if end.jump.is_out else (other, end.printed)
    if is_torn(first) and not second.article.cut.title and second.article.cut.paragraphs:
        return "同一期，版次相合，一处断开，一处无题，那一处没有转版说明"
    return ""
