"""What an archivist knows of the sessions and of the columns of the paper: the shape of two YAML files."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownSession:
    """sessions.yml: a session of a congress, and of the conference that meets with it."""

    id: str
    name: str
    """Short name, as pages show it."""
    titles: tuple[str, ...]
    """Full names as printed."""
    period: str = ""
    """EDTF: when special pages that name no session are about this one; "" where none is taken for it."""
    reason: str = ""


@dataclass(frozen=True)
class KnownColumn:
    """columns.yml: a column (栏目) of the paper."""

    id: str
    name: str
    printed: tuple[str, ...] = ()
    """Rubrics by which the paper heads it."""
    text: tuple[str, ...] = ()
    """Words by which a text says that it belongs there."""
