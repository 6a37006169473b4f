"""Which characters a reader may not know how to read: those outside the first level of GB 2312."""

COMMON = range(0xB0, 0xD8)
"""First byte of the 3,755 characters of its first level, which are ordered by how they are read."""


def is_rare(char: str) -> bool:
    """Tell whether a Chinese character is not of the first level; other signs are none."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return "\u3400" <= char <= "\u9fff"
    return len(code) > 1 and "\u4e00" <= char <= "\u9fff" and code[0] not in COMMON
