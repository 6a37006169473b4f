"""Turn the recognised text of newspaper pages into an archive that can be browsed, searched and checked."""

__version__ = "0.1.0"
