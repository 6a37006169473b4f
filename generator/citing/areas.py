"""The areas that articles are filed under, as catalogues outside know them: by name and code."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.filing.districts import CITY
from generator.knowledge import DistrictGuide
from generator.model import Article


@dataclass(frozen=True)
class Area:
    """A district or the city as a whole."""

    name: str
    code: str
    """GB/T 2260; "" for a functional zone."""


def list_areas(guide: DistrictGuide) -> dict[str, Area]:
    """Return the areas that have a name of their own, by the ids of labels; the label of the whole city names the city."""
    areas = {one.id: Area(one.name, one.code) for one in guide.districts}
    return areas | ({CITY[0]: Area(guide.city, guide.city_code)} if guide.city else {})


def find_areas(article: Article, areas: Mapping[str, Area]) -> list[Area]:
    """Return what an article is about, not what it only mentions."""
    labels = (one for one in article.districts if one.relation == "about")
    return [areas.get(one.id) or Area(one.name, "") for one in labels]
