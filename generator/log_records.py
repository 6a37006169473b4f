"""Keeps what MkDocs says instead of printing it."""

import logging


class Collector(logging.Handler):
    """Keeps level and message of every warning and error."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(logging.WARNING)
        self.found: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.found.append((record.levelno, record.getMessage()))
