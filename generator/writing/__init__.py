"""Everything that the archive is written to: Markdown pages, data, and the files on disk."""
