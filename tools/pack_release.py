"""Packs this archive with its program and the packages for Windows, so that it is installed there without a network.

Needs the network and pip; `make release-bundle` calls it. What it fetches goes to build/, nothing of it into git.
"""

import argparse
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.starting import list_taken  # noqa: E402

VERSIONS = ("3.11.9", "3.12.10", "3.13.9")
"""Versions of Python for which packages are taken along; to the last number, since packages ask for that much."""

ON_WINDOWS = ("colorama",)
"""What packages need on Windows alone: pip judges that by the machine on which it fetches."""

WITHOUT_WHEEL = ("jieba",)
"""What is published without a wheel; it is plain Python, so one made here serves everywhere."""

OWN = ("seeds", "Makefile", "README.md", "README.zh-CN.md")
"""What belongs to the archive itself, as far as it is there."""

EARLIEST = (1980, 1, 1, 0, 0, 0)


def fetch_wheels(folder: Path) -> None:
    """Fetch the packages of requirements.txt for 64-bit Windows and every version."""
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    pinned = ["-c", str(ROOT / "constraints.txt")]
    subprocess.run([*pip, "wheel", *pinned, "--no-deps", "-w", str(folder), *WITHOUT_WHEEL], check=True)
    for version in VERSIONS:
        target = ["--only-binary=:all:", "--platform=win_amd64", f"--python-version={version}"]
        wanted = ["-r", str(ROOT / "requirements.txt"), *ON_WINDOWS]
        command = [
            *pip,
            "download",
            *target,
            "--find-links",
            str(folder),
            "-d",
            str(folder),
            *pinned,
            *wanted,
        ]
        subprocess.run(command, check=True)


def find_missing(folder: Path) -> Iterator[str]:
    """Yield what a package in the folder needs on Windows and is not in it."""
    found = {canonicalize_name(wheel.name.split("-")[0]) for wheel in folder.glob("*.whl")}
    for wheel in sorted(folder.glob("*.whl")):
        for requirement in read_requirements(wheel):
            for version in VERSIONS:
                if is_needed(requirement, version) and canonicalize_name(requirement.name) not in found:
                    yield f"{wheel.name} needs {requirement.name} on Windows with Python {version}"


def read_requirements(wheel: Path) -> list[Requirement]:
    """Return what a wheel says that it needs."""
    with zipfile.ZipFile(wheel) as opened:
        (name,) = [one for one in opened.namelist() if one.endswith(".dist-info/METADATA")]
        metadata = Parser().parsestr(opened.read(name).decode("utf-8"))
    return [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]


def is_needed(requirement: Requirement, version: str) -> bool:
    """Tell whether a requirement holds on 64-bit Windows, without extras."""
    machine = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64",
               "implementation_name": "cpython", "platform_python_implementation": "CPython",
               "python_version": version.rpartition(".")[0], "python_full_version": version, "extra": ""}  # fmt: skip
    return requirement.marker is None or requirement.marker.evaluate(machine)


def list_files(wheels: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name in the zip and the place of every file."""
    for path in list_taken():
        yield path, ROOT / path
    for part in (ROOT / name for name in OWN):
        for file in part.rglob("*") if part.is_dir() else [part]:
            if file.is_file():
                yield file.relative_to(ROOT).as_posix(), file
    for wheel in wheels.glob("*.whl"):
        yield f"wheels/{wheel.name}", wheel


def pack(files: dict[str, Path], target: Path, folder: str) -> None:
    """Write the zip: wheels as they are, since they are packed already."""
    with zipfile.ZipFile(target, "w") as packed:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EARLIEST)
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".whl" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, path.read_bytes())


def main() -> int:
    """Fetch, check, pack; say how big it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "release.zip")
    options = parser.parse_args()
    wheels = options.output.parent / "wheels"
    fetch_wheels(wheels)
    missing = list(find_missing(wheels))
    for line in missing:
        sys.stderr.write(f"{line}\n")
    if missing:
        return 1
    files = dict(list_files(wheels))
    pack(files, options.output, options.output.stem)
    size = sum(wheel.stat().st_size for wheel in wheels.glob("*.whl"))
    sys.stdout.write(
        f"{options.output}: {len(files)} files, {options.output.stat().st_size / 1e6:.1f} MB, "
        f"of them {len(list(wheels.glob('*.whl')))} packages of {size / 1e6:.1f} MB\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
