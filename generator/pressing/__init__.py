"""The fast way from Markdown to the site: MkDocs' own steps, each page by itself, known pages not at all.

A plugin like any other, and the only package beside `generator.site` that knows MkDocs. The bytes are those of plain
`mkdocs build` (tests/test_pressing.py); without the plugin the same site is built, slower. Nothing here makes a page
that plain MkDocs would make otherwise: whatever is not understood is left to MkDocs.
"""
