"""One module a command or a few that are alike; `console` is the only one that prints."""
