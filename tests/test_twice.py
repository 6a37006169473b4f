"""A page that stands twice in its file is published once, and no line of it is lost."""

import pytest

from tests.cutting import cut_text
from tests.seed_pages import FILES, cut_seed, fold_articles, read_lines


@pytest.mark.parametrize("file", FILES)
def test_a_page_given_twice_gives_each_article_once(file: str) -> None:
    lines = read_lines(file)
    found = cut_text("\n".join((*lines, *lines)), file)
    once = cut_seed(file)
    assert fold_articles(found) == fold_articles(once)
    assert len(found.roles) == 2 * len(once.roles)
    assert [role.role for role in found.roles[: len(once.roles)]] == [role.role for role in once.roles]
    assert {role.role for role in found.roles[len(once.roles) :] if role.article} == {"repeat"}
    assert [notice.kind for notice in found.notices].count("page-twice") == 1
