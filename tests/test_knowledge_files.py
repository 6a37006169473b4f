"""What an archivist writes is read as written; a mistake ends with file, line, finding and remedy."""

import codecs
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import ConfigurationError, UsageError
from generator.knowledge import DistrictGuide, Knowledge, KnownPerson, SourceEntry
from generator.reading import yaml_nodes
from generator.reading.knowledge_files import read_knowledge
from tests.conftest import ROOT, SMALLEST_ARCHIVE, SeedsMaker
from tests.mistakes import DISTRICTS, MISTAKES, THEMES


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_file_line_and_remedy(mistake: str, make_seeds: SeedsMaker) -> None:
    name, content, line, found, remedy = MISTAKES[mistake]
    seeds = make_seeds({name: content})
    with pytest.raises(ConfigurationError) as caught:
        read_knowledge(seeds)
    message = str(caught.value)
    assert message.startswith(f"{(seeds / name).as_posix()}:{line}: ")
    assert found in message.partition("应为")[0]
    assert remedy in message.partition("；请")[2]
    assert "\n" not in message
    assert caught.value.exit_status == 2


@pytest.mark.parametrize("mistake", [name for name, row in MISTAKES.items() if row[0].endswith(".yml")])
def test_the_slower_loader_finds_the_same_line(
    mistake: str, make_seeds: SeedsMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    test_a_mistake_is_named_with_file_line_and_remedy(mistake, make_seeds)


def test_a_folder_without_archive_yml_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="archive.yml: 发现没有这个文件"):
        read_knowledge(tmp_path)


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--seeds"):
        read_knowledge(tmp_path / "nowhere")


def test_two_forms_of_one_file_are_refused(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"people.yml": "- {name: 张三}\n", "people.csv": "name\n李四\n"})
    with pytest.raises(ConfigurationError, match="people.yml、people.csv"):
        read_knowledge(seeds)


def test_a_misspelt_file_name_is_not_passed_over(make_seeds: SeedsMaker) -> None:
    with pytest.raises(ConfigurationError, match="改名为 themes.yml"):
        read_knowledge(make_seeds({"theme.yml": THEMES}))


def test_only_archive_yml_is_needed(make_seeds: SeedsMaker) -> None:
    knowledge = read_knowledge(make_seeds())
    assert knowledge == Knowledge(archive=replace(knowledge.archive, name="某市报章库", paper="某市日报"))
    assert knowledge.archive.access == ""
    assert knowledge.districts == DistrictGuide()


def test_themes_keep_weights_groups_and_the_state_councils_names(make_seeds: SeedsMaker) -> None:
    farming, meetings = read_knowledge(make_seeds({"themes.yml": THEMES})).themes
    assert farming.terms == (("稻谷", 1.0), ("春耕", 2.5))
    assert farming.govcn == (("农业", "种植"),)
    assert meetings.cross_cutting
    assert not farming.cross_cutting


def test_districts_and_zones_stand_in_one_list(make_seeds: SeedsMaker) -> None:
    guide = read_knowledge(make_seeds({"districts.yml": DISTRICTS})).districts
    east, park = guide.districts
    assert (guide.city, guide.masks, guide.tile_caption) == ("某市", ("东某大桥",), "示意图")
    assert [(clue.text, clue.use, clue.level) for clue in east.clues] == [
        ("东某", "name", "certain"),
        ("某东", "name", "certain"),
    ]
    assert (east.tile, east.old_names, east.code) == ((1, 2), ("东乡县",), "000001")
    assert (park.same_as, park.tile) == ("east", None)


def test_values_stay_as_written(make_seeds: SeedsMaker) -> None:
    entry = read_knowledge(
        make_seeds({"sources.yml": "a.txt: {date: 2024-12-25, certainty: given, page: 02, edition: 1.10}\n"})
    ).sources
    assert entry == (SourceEntry("a.txt", "2024-12-25", "given", "02", "1.10"),)


def test_a_folded_text_gets_no_spaces_between_chinese_characters(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"archive.yml": SMALLEST_ARCHIVE + "rights: >-\n  前半句，\n  后半句 in\n  English\n"})
    assert read_knowledge(seeds).archive.rights == "前半句，后半句 in English"


PEOPLE = (
    KnownPerson("张三", ("某局局长", "某县副县长"), "注", False),
    KnownPerson("李四", (), "", True),
)
SHEET = (
    "name{0}posts{0}note{0}hidden\r\n张三{0}某局局长|某县副县长{0}注{0}\r\n{0}{0}{0}\r\n李四{0}{0}{0}是\r\n"
)


def test_a_mark_of_byte_order_in_another_encoding_is_no_part_of_the_first_column(
    make_seeds: SeedsMaker,
) -> None:
    table = "\ufefffile;page\na.txt;A3\n".encode("gb18030")
    assert read_knowledge(make_seeds({"sources.csv": table})).sources[0].page == "A3"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_however_excel_saved_it(
    delimiter: str, encoding: str, make_seeds: SeedsMaker
) -> None:
    table = SHEET.format(delimiter).encode(encoding)
    assert read_knowledge(make_seeds({"people.csv": table})).people == PEOPLE


def test_yaml_and_table_of_the_same_people_are_equal(make_seeds: SeedsMaker) -> None:
    text = "- {name: 张三, posts: [某局局长, 某县副县长], note: 注}\n- {name: 李四, hidden: true}\n"
    assert read_knowledge(make_seeds({"people.yml": text})).people == PEOPLE


def test_a_dotted_column_is_a_key_inside(make_seeds: SeedsMaker) -> None:
    table = "file,proofread.by,proofread.date\na.txt,张三,2026-01-02\n"
    assert read_knowledge(make_seeds({"sources.csv": table})).sources == (
        SourceEntry("a.txt", proofread_by="张三", proofread_date="2026-01-02"),
    )


def test_line_numbers_of_a_table_count_breaks_inside_cells(make_seeds: SeedsMaker) -> None:
    table = codecs.BOM_UTF8 + 'name,note,hidden\n张三,"一\n二",\n李四,,大概\n'.encode()
    with pytest.raises(ConfigurationError, match=r"people\.csv:4: "):
        read_knowledge(make_seeds({"people.csv": table}))


PHRASES = ("三不两要", "东、西、南")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("phrases.yml", "- 三不两要\n- 东、西、南\n"),
        ("phrases.yml", "version: 1\nphrases: [三不两要, 东、西、南]\n"),
        ("phrases.yaml", "phrases: [三不两要, 东、西、南]\n"),
        ("phrases.csv", "phrase\n三不两要\n东、西、南\n"),
    ],
)
def test_phrases_come_as_list_key_or_table(name: str, text: str, make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({name: text})
    assert read_knowledge(seeds).phrases == PHRASES


def test_the_shipped_files_are_read_whole() -> None:
    knowledge = read_knowledge(ROOT / "seeds")
    written: Any = yaml.safe_load((ROOT / "seeds" / "themes.yml").read_text(encoding="utf-8"))
    assert [theme.id for theme in knowledge.themes] == [theme["id"] for theme in written["themes"]]
    assert knowledge.archive.access == "public"
    assert knowledge.archive.rights
    assert all(source.certainty == "inferred" and source.reason for source in knowledge.sources)
