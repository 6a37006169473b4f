"""An archivist's corrections: where they belong on a page, and the page as they make it read."""
