"""What was published when, and what has changed since: the releases of an archive."""
