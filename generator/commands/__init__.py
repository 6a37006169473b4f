"""One module a command, each with `run`; `console` is the only one that prints."""
