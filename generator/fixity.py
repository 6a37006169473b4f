"""Compare a built site with its manifest: every source and every data file computed anew."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from generator.errors import UsageError
from generator.writing.manifest import MANIFEST


def read_manifest(site: Path) -> dict[str, dict[str, str]]:
    """Return the manifest of a site, its tables `sources` and `data`.

    Raises UsageError where there is none, or where it cannot be read.
    """
    path = site / MANIFEST
    try:
        manifest = json.loads(path.read_bytes())
        tables = {name: dict(manifest[name]) for name in ("sources", "data")}
    except FileNotFoundError:
        raise UsageError(
            f"{path.as_posix()}: 没有这个文件；应为建好的网站的清单；请先运行 build，或写明网站在哪里。"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise UsageError(
            f"{path.as_posix()}: 读不懂；应为含 sources 与 data 的 JSON；请重新运行 build。"
        ) from None
    return tables


def find_differences(site: Path, seeds: Path) -> Iterator[str]:
    """Yield what differs, in Chinese, file by file: changed, gone, or there without being in the manifest."""
    manifest = read_manifest(site)
    yield from compare_files(seeds, manifest["sources"])
    yield from compare_files(site, manifest["data"])
    known = {*manifest["data"], MANIFEST}
    for path in sorted((site / "data").iterdir()):
        if f"data/{path.name}" not in known:
            yield f"{path.as_posix()}: 清单里没有这个文件"
    yield from compare_articles(site, manifest["sources"])


def compare_files(folder: Path, table: Mapping[str, str]) -> Iterator[str]:
    """Yield what differs between the files below a folder and the digests stated of them."""
    for name, stated in sorted(table.items()):
        path = folder / name
        if not path.is_file():
            yield f"{path.as_posix()}: 不在；清单记 SHA-256 为 {stated}"
            continue
        found = sha256(path.read_bytes()).hexdigest()
        if found != stated:
            yield f"{path.as_posix()}: SHA-256 为 {found}，清单记 {stated}"


def compare_articles(site: Path, sources: Mapping[str, str]) -> Iterator[str]:
    """Yield each article whose page is not there, or whose source is not the one of the manifest."""
    path = site / "data" / "articles.jsonl"
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        place = f"{path.as_posix()}:{number}"
        try:
            article = json.loads(line)
            url, parts = article["url"], [article["source"], *article["continued"]]
            stated = [(part["file"], part["sha256"]) for part in parts]
        except (ValueError, KeyError, TypeError):
            yield f"{place}: 读不懂这一行"
            continue
        if not (site / url).is_file():
            yield f"{place}: 网站里没有 {url}"
        for file, digest in stated:
            if sources.get(file) != digest:
                yield f"{place}: {file} 的 SHA-256 与清单不同"
