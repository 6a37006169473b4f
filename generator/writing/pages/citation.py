"""How an article is cited, by GB/T 7714: 责任者. 题名[N]. 报名, 日期(版次); what is inferred stands in brackets."""

from generator.knowledge import ArchiveSettings
from generator.model import Article
from generator.writing.labels import Labels

MOST_NAMES = 3
"""Names that the standard gives before 等."""


def cite_article(article: Article, title: str, settings: ArchiveSettings, labels: Labels) -> str:
    """Return the citation; the address stands beside it, for an archive may be read from a disk."""
    names = [one.name for one in article.cut.signatures if one.relation == "reporter"]
    shown = labels["cite_comma"].join(names[:MOST_NAMES])
    author = (
        shown + (labels["cite_others"] if len(names) > MOST_NAMES else "") + labels["cite_stop"]
        if names
        else ""
    )
    date = article.dating.date or labels["date_unknown"]
    issued = date if article.dating.certainty == "given" else f"[{date.strip('[]')}]"
    page = f"({article.page})" if article.page else ""
    return labels["cite_form"].format(
        author=author,
        title=title,
        newspaper=article.newspaper or labels["newspaper_unknown"],
        date=issued.replace("?", ""),
        page=page,
        archive=settings.name,
        id=article.id,
    )
