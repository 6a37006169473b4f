"""A folder or zip as a bag (BagIt, RFC 8493): what its tag files hold, and what differs from its manifests.

The payload of a bag lies in `data/`, which is where a site has its data; pages, styles and index are tag files of the bag,
as the standard allows, and stand in the manifest of those. So a bag is the site as it is, with a few files more.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageError

DECLARATION = "bagit.txt"
INFORMATION = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
TAG_FILES = (DECLARATION, INFORMATION, MANIFEST, TAG_MANIFEST)
PAYLOAD = "data/"
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ENTRY = re.compile(r"([0-9A-Fa-f]{64})[ \t]+\*?(\S.*)")
OXUM = re.compile(r"^Payload-Oxum:\s*(\d+)\.(\d+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class FileFact:
    """What a manifest knows of a file."""

    sha256: str
    size: int
    """In bytes."""


@dataclass(frozen=True)
class Bag:
    """The files of a bag, wherever they lie."""

    place: str
    names: tuple[str, ...]
    """Below the folder of the bag, with `/`, sorted."""
    read: Callable[[str], bytes]
    """Raises OSError, KeyError, or an error of zipfile or zlib where the zip is damaged."""


def describe_bytes(content: bytes) -> FileFact:
    """Return what a manifest keeps of some bytes."""
    return FileFact(hashlib.sha256(content).hexdigest(), len(content))


def make_tag_files(files: Mapping[str, FileFact], title: str) -> dict[str, bytes]:
    """Return the four tag files that make a bag of these files, by name; no clock in them.

    `files` has every other file of the bag by its path below the folder of the bag.
    """
    payload = {name: fact for name, fact in files.items() if name.startswith(PAYLOAD)}
    size = sum(fact.size for fact in payload.values())
    made = {
        DECLARATION: DECLARED,
        INFORMATION: f"External-Description: {title}\nPayload-Oxum: {size}.{len(payload)}\n".encode(),
        MANIFEST: _write_manifest(payload),
    }
    tags = {name: fact for name, fact in files.items() if name not in payload}
    tags |= {name: describe_bytes(content) for name, content in made.items()}
    return made | {TAG_MANIFEST: _write_manifest(tags)}


def _write_manifest(files: Mapping[str, FileFact]) -> bytes:
    lines = (f"{fact.sha256}  {_encode_path(name)}\n" for name, fact in sorted(files.items()))
    return "".join(lines).encode("utf-8")


def _encode_path(name: str) -> str:
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decode_path(name: str) -> str:
    return re.sub(r"%(0D|0A|25)", lambda found: chr(int(found[1], 16)), name, flags=re.IGNORECASE)


def is_bag(place: Path) -> bool:
    """Tell whether something is to be read as a bag: any zip, or a folder that declares itself one."""
    return place.suffix.lower() == ".zip" or (place / DECLARATION).is_file()


def open_bag(place: Path) -> Bag:
    """Open a folder or a zip that holds one bag. Raises UsageError."""
    if place.is_dir():
        found = (path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
        return Bag(place.as_posix(), tuple(sorted(found)), lambda name: (place / name).read_bytes())
    try:
        packed = zipfile.ZipFile(place)
    except (OSError, zipfile.BadZipFile) as error:
        raise UsageError(
            f"{place.as_posix()}: 打不开（{error}）；应为 bundle 打成的 zip；请核对路径，或重新拷一份。"
        ) from None
    entries = sorted(entry.filename for entry in packed.infolist() if not entry.is_dir())
    tops = {name.partition("/")[0] for name in entries}
    top = f"{min(tops, default='')}/"
    if len(tops) != 1 or top + DECLARATION not in entries:
        raise UsageError(
            f"{place.as_posix()}: 发现 {len(tops)} 个顶层名；应只有一个文件夹，内有 {DECLARATION}；"
            "请核对是不是 bundle 打成的 zip。"
        )
    names = tuple(name.removeprefix(top) for name in entries)
    return Bag(place.as_posix(), names, lambda name: packed.read(top + name))


def find_bag_faults(bag: Bag) -> Iterator[str]:
    """Yield what differs from the manifests of a bag, in Chinese: changed, gone, or there without being listed."""
    if _read(bag, DECLARATION) != DECLARED:
        yield f"{bag.place}/{DECLARATION}: 读不出或内容不对；应为 BagIt 1.0、UTF-8 的声明"
    listed: dict[str, str] = {}
    for manifest in (MANIFEST, TAG_MANIFEST):
        for number, line in enumerate(
            (_read(bag, manifest) or b"-").decode("utf-8", "replace").splitlines(), 1
        ):
            entry = ENTRY.fullmatch(line)
            if entry is None:
                yield f"{bag.place}/{manifest}:{number}: 读不懂这一行；应为 SHA-256 与路径"
            else:
                listed[_decode_path(entry[2])] = entry[1].lower()
    yield from _compare(bag, listed)
    yield from _check_size(bag)


def _compare(bag: Bag, listed: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*bag.names, *listed} - {TAG_MANIFEST}):
        if name not in listed:
            yield f"{bag.place}/{name}: 清单里没有这个文件"
            continue
        content = _read(bag, name)
        if content is None:
            yield f"{bag.place}/{name}: 不在或读不出；清单记 SHA-256 为 {listed[name]}"
        elif (found := describe_bytes(content).sha256) != listed[name]:
            yield f"{bag.place}/{name}: SHA-256 为 {found}，清单记 {listed[name]}"


def _check_size(bag: Bag) -> Iterator[str]:
    """Tell where the payload has another size than stated, which shows a manifest that was cut short."""
    stated = OXUM.search((_read(bag, INFORMATION) or b"").decode("utf-8", "replace"))
    sizes = [len(_read(bag, name) or b"") for name in bag.names if name.startswith(PAYLOAD)]
    found = f"{sum(sizes)}.{len(sizes)}"
    if stated is None or f"{stated[1]}.{stated[2]}" != found:
        yield f"{bag.place}/{INFORMATION}: 发现 {PAYLOAD} 为 {found}（字节.文件数）；应与 Payload-Oxum 相同"


def _read(bag: Bag, name: str) -> bytes | None:
    """Return the bytes of a file; None where it is not there or its zip is damaged there."""
    try:
        return bag.read(name)
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, EOFError):
        return None
