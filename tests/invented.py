"""An invented archive for the tests of writing: a city, a paper and people that do not exist."""

from dataclasses import replace

from generator.knowledge import (
    ArchiveSettings,
    District,
    DistrictGuide,
    Knowledge,
    KnownPerson,
    Theme,
    ThemeGroup,
)
from generator.model import (
    Archive,
    Article,
    Caption,
    Cut,
    CutPage,
    Dating,
    DistrictLabel,
    Evidence,
    LineRole,
    NewspaperPage,
    Notice,
    Organisation,
    Page,
    Paragraph,
    Person,
    Piece,
    RosterName,
    Signature,
    Subhead,
    ThemeLabel,
)

FILE = "a.txt"
PROOF = (Evidence(FILE, 7, "茶叶"), Evidence(FILE, 9, "茶叶"))

CUT = Cut(
    number=1,
    lead_in="市人大代表、某厂厂长张三",
    title="让茶叶走出山门",
    subtitle="——访张三",
    column=("代表说",),
    keyword="茶",
    dateline="",
    signatures=(Signature(5, "李四", "reporter"),),
    captions=(Caption(8, "张三 王五 摄", "王五"),),
    paragraphs=(
        Paragraph((Piece(7, "茶叶卖得好，"), Piece(9, "还要卖得远。"))),
        Paragraph((Piece(11, "明年再种一千亩。"),)),
    ),
    subheads=(Subhead(10, "再种一千亩", 1),),
    roster=(),
    jump="",
    text_lost=False,
    roles=(
        LineRole(3, "heading", 1),
        LineRole(7, "body", 1),
        LineRole(9, "body", 1),
        LineRole(11, "body", 1),
    ),
    line_ranges=((3, 3), (5, 11)),
)

ARTICLE = Article(
    id="aaaa",
    url="archive/articles/aaaa.html",
    file=FILE,
    sha256="0" * 64,
    page="",
    edition="",
    newspaper="某市日报",
    session="",
    dating=Dating("2023-12?", "inferred", (Evidence(FILE, 7, "年末", "文中说年末"),)),
    completeness="whole",
    genre="访谈",
    cut=CUT,
    subjects=("张三",),
    people=(
        Person("张三", "市人大代表", "某厂厂长", "subject", 3),
        Person("李四", "", "", "reporter", 5),
        Person("王五", "", "", "photographer", 8),
        Person("小六", "", "", "mentioned", 9),
    ),
    organisations=(Organisation("某厂", 3),),
    themes=(ThemeLabel("tea", "茶业", "产业", 5.0, PROOF),),
    districts=(DistrictLabel("east", "东区", "about", PROOF), DistrictLabel("west", "西区", "mentioned", ())),
    keywords=("茶叶",),
    rights="文字归某市日报社。",
    proofread=None,
    notices=(Notice(FILE, 9, "join", "第7行接第9行", "句子被照片隔断"),),
)

KNOWLEDGE = Knowledge(
    archive=ArchiveSettings(
        name="某市报章库", paper="某市日报", rights="文字归某市日报社。", access="public", contact="请来信。"
    ),
    theme_groups=(ThemeGroup("trade", "产业"),),
    themes=(
        Theme("upgrade", "升级", "trade", cross_cutting=True),
        Theme("tea", "茶业", "trade", definition="种茶与卖茶"),
        Theme("rail", "铁路", "trade", reserved=True),
    ),
    districts=DistrictGuide(
        city="某市",
        districts=(
            District("east", "东区", tile=(2, 1), old_names=("老东区",)),
            District("west", "西区", tile=(1, 1)),
        ),
    ),
)


def make_article(identifier: str, *, number: int = 1, title: str = CUT.title, **changes: object) -> Article:
    """Give the invented article under another id, with some fields changed."""
    cut = replace(CUT, number=number, title=title)
    url = f"archive/articles/{identifier}.html"
    return replace(ARTICLE, **{"id": identifier, "url": url, "cut": cut} | changes)  # type: ignore[arg-type]


def make_roster_article(names: tuple[str, ...]) -> Article:
    """Give an article that is a list of names."""
    roster = tuple(RosterName(20, name, "女", "") for name in names)
    cut = replace(CUT, number=2, title="主席团名单", paragraphs=(), subheads=(), captions=(), roster=roster)
    people = tuple(Person(name, "", "", "roster", 20) for name in names)
    return make_article("bbbb", cut=cut, people=people, subjects=(), genre="名单")


def make_page(articles: tuple[Article, ...], file: str = FILE, identifier: str = "page-a") -> NewspaperPage:
    """Give the newspaper page that holds the articles."""
    lines = tuple("" if number % 2 == 0 else f"第{number}行 <b>文字</b>" for number in range(1, 22))
    cuts = tuple(article.cut for article in articles)
    roles = (LineRole(1, "banner", None), *CUT.roles)
    cut_page = CutPage(Page(file, "0" * 64, "utf-8", lines), ("两会特刊",), cuts, roles, ())
    url = f"archive/pages/{identifier}.html"
    return NewspaperPage(identifier, url, cut_page, "某市日报", "", "", ARTICLE.dating, ())


def make_archive(*articles: Article) -> Archive:
    """Give an archive of one page."""
    return Archive((make_page(articles),), tuple(sorted(articles, key=lambda article: article.id)), ())


def hide(name: str) -> Knowledge:
    """Give the knowledge with one name hidden."""
    return replace(KNOWLEDGE, people=(KnownPerson(name, hidden=True),))
