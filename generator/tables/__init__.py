"""The archive as tables: what each file of `data/` and each of its fields holds, their rows, the package, the database."""
