"""From pages described one by one to one archive: copies, jumps, series, ids."""
