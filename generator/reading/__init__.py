"""Reads what is on disk: the source pages, and what an archivist writes beside them."""
